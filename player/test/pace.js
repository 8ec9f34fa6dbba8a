// Reads a payload from standard input and writes at which pace the page plays it, on each clock.
import { readFileSync } from "node:fs";
import { paceOf } from "../src/page/clockwork.js";
import { unpack } from "../src/page/payload.js";
import { createEngine } from "../src/time/engine.js";
import { defaults } from "../src/time/settings.js";
import { CLOCKS } from "./builders.js";

const engine = createEngine(await unpack(readFileSync(0, "utf-8")));
const found = CLOCKS.map((clock) => {
  const { total, stays } = paceOf(engine, { ...defaults(), clock }, 1);
  return [clock, { total, stays: stays.length, moments: engine.moments(clock).length }];
});
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
