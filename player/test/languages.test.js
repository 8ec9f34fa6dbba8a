/** The cases on which Python and the page agree about languages. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { chosen, direction } from "../src/languages.js";

const cases = JSON.parse(readFileSync(new URL("../../tests/cases/languages.json", import.meta.url), "utf-8"));

test("a reader gets the language that they read best", () => {
  for (const { wanted, offered, best } of cases.chosen) assert.equal(chosen(wanted, offered), best, `${wanted}`);
  assert.equal(chosen(["not a tag!"], ["en"]), null);
});

test("each language is read its own way", () => {
  for (const [tag, way] of Object.entries(cases.direction)) assert.equal(direction(tag), way, tag);
  assert.equal(direction("not a tag!"), "ltr");
});
