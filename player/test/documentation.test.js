/** The documentation names every key, call and setting of the player, and no other. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import { createKeys } from "../src/page/keys.js";
import { createStory } from "../src/page/story.js";
import { defaults } from "../src/time/settings.js";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
/** The first cells of the table below a heading. @param {string} path @param {string} heading */
const cells = (path, heading) => read(path).split(`## ${heading}\n`)[1].split("\n## ")[0].split("\n")
  .filter((line) => line.startsWith("| ")).slice(2).map((line) => line.split("|")[1]);
/** @type {Record<string, string>} */
const SPOKEN = { Left: "ArrowLeft", Right: "ArrowRight", Space: " " };
const PRINTED = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const NAMED = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", "Escape", "Enter",
  "Tab", "Backspace", "Delete", "Insert", ...Array.from({ length: 12 }, (_, i) => `F${i + 1}`)];

test("every key stands in the table of keys", () => {
  const target = { body: null };
  Object.assign(globalThis, { document: target, Element: class {} });
  const done = () => true;
  const press = createKeys(new Proxy(createStory(), { get: () => done }),
    { onStep: done, onJump: done, onFull: done, onBlack: done, onEscape: done, onCompare: done, onZoom: done, onWalk: done,
      onDate: done });
  const isHeard = (/** @type {string} */ key) => {
    const event = Object.assign(new Event("keydown", { cancelable: true }), { key });
    press(/** @type {KeyboardEvent} */ (Object.defineProperty(event, "target", { value: target })));
    return event.defaultPrevented;
  };
  const told = cells("docs/map.md", "Keys").flatMap((cell) => cell.trim().split(/[,;] /)).map((key) => SPOKEN[key] ?? key);
  const heard = [...PRINTED, ...NAMED].filter(isHeard).map((key) => (/^[a-z]$/.test(key) ? key.toUpperCase() : key));
  assert.deepEqual([...new Set(heard)].sort(), told.sort());
});

test("every call and every setting stands in the table of calls", () => {
  runInThisContext(read("src/geo_events/web/player.js"));
  const page = read("docs/embedding.md");
  for (const name of Object.keys(globalThis.geoEvents)) assert.match(page, new RegExp(`\`${name}[(\`]`), name);
  const set = cells("docs/embedding.md", "Calls").join().matchAll(/set\(\{(.*?)\}\)/g);
  const told = [...set].flatMap(([, names]) => names.split(", "));
  assert.deepEqual(told.sort(), [...Object.keys(defaults()), "map", "selected", "time"].sort());
});
