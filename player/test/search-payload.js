// Reads a payload from standard input and queries as JSON from its arguments; writes which events the page finds.
import { readFileSync } from "node:fs";
import { unpack } from "../src/page/payload.js";
import { createEngine } from "../src/time/engine.js";

const { columns, search } = createEngine(await unpack(readFileSync(0, "utf-8")));
const found = JSON.parse(process.argv[2]).map((/** @type {string} */ query) => {
  const mask = search.matches(query);
  const passing = Array.from({ length: columns.count }, (_, i) => i).filter((i) => mask === null || mask[i] === 1);
  return passing.map((i) => columns.event(i).id).sort();
});
process.stdout.write(JSON.stringify({ found, isWhole: search.isWhole }));
