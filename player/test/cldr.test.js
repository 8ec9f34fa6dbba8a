/** Numbers, lists, plurals and dates: the cases on which Python and the page agree. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { joint, localeOf, numberText } from "../src/languages.js";
import { SAID, written } from "../src/time/dates.js";
import { numbersIn, parseTime } from "../src/time/instant.js";
import { cases } from "./builders.js";

/** @type {Record<string, Record<"plurals"|"numbers"|"dates", Record<string, string>> & {joint: string}>} */
const CASES = cases("cldr");
/** @type {Record<number, Intl.DateTimeFormatOptions|undefined>} */
const BY_COUNT = { 1: SAID.year, 2: SAID.month, 3: SAID.day };

for (const [language, { plurals, numbers, joint: wanted, dates }] of Object.entries(CASES)) {
  test(`${language} is written as CLDR says`, () => {
    const rules = new Intl.PluralRules(localeOf(language));
    for (const [number, category] of Object.entries(plurals)) assert.equal(rules.select(Number(number)), category, number);
    for (const [number, text] of Object.entries(numbers)) assert.equal(numberText(Number(number), language), text);
    for (const [edtf, told] of Object.entries(dates)) {
      // Releases of CLDR differ in whether a space may break.
      const text = written(parseTime(edtf), language, BY_COUNT[numbersIn(edtf).length] ?? {});
      assert.equal(text.replace(/\s/g, " "), told.replace(/\s/g, " "));
    }
    assert.equal(joint(language), wanted);
  });
}
