/** Numbers, lists, plurals and dates: the cases on which Python and the page agree. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { joint, localeOf, numberText } from "../src/languages.js";
import { dateFormat, SAID } from "../src/time/dates.js";
import { cases } from "./builders.js";

/** @type {Record<string, Record<"plurals"|"numbers"|"dates", Record<string, string>> & {joint: string}>} */
const CASES = cases("cldr");
/** @type {Record<number, Intl.DateTimeFormatOptions|undefined>} */
const BY_LENGTH = { 4: SAID.year, 7: SAID.month, 10: SAID.day };

for (const [language, { plurals, numbers, joint: wanted, dates }] of Object.entries(CASES)) {
  test(`${language} is written as CLDR says`, () => {
    const rules = new Intl.PluralRules(localeOf(language));
    for (const [number, category] of Object.entries(plurals)) assert.equal(rules.select(Number(number)), category, number);
    for (const [number, text] of Object.entries(numbers)) assert.equal(numberText(Number(number), language), text);
    for (const [edtf, text] of Object.entries(dates)) {
      // Releases of CLDR differ in whether a space may break.
      const written = dateFormat(language, BY_LENGTH[edtf.length]).format(Date.parse(edtf));
      assert.equal(written.replace(/\s/g, " "), text.replace(/\s/g, " "));
    }
    assert.equal(joint(language), wanted);
  });
}
