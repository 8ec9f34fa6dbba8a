// Reads a payload from standard input and writes its events as JSON: what the page makes of packed columns.
import { readFileSync } from "node:fs";
import { unpack } from "../src/page/payload.js";
import { createEngine } from "../src/time/engine.js";

const { columns } = createEngine(await unpack(readFileSync(0, "utf-8")));
const events = Array.from({ length: columns.count }, (_, i) => columns.event(i));
const found = events.map(({ id }) => columns.indexOf(id));
process.stdout.write(JSON.stringify({ events, found, missing: columns.indexOf("no-such-event") }));
