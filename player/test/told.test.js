/** Which language a reader is given: Python is held to the same cases. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { spoken, tagOf, textIn } from "../src/told.js";
import { cases } from "./builders.js";

for (const { name, texts, reader, told: [text, tag] } of cases("wording").cases) {
  test(`told: ${name}`, () => assert.deepEqual([textIn(texts, reader), tagOf(texts, reader)], [text, tag]));
}

test("told: another language is marked, and which way it runs", () => {
  assert.deepEqual(spoken({ ar: "قارب" }, "en"), { text: "قارب", lang: "ar", dir: "rtl" });
  assert.deepEqual(spoken({ en: "boat" }, "en"), { text: "boat", lang: null, dir: null });
  assert.deepEqual(spoken({}, "en"), { text: "", lang: null, dir: null });
});
