// Reads languages and dates as JSON from standard input and writes what the page says for them.
import { readFileSync } from "node:fs";
import { dateWords, edtfOf } from "../src/time/date-words.js";
import "./builders.js";

const { languages, dates, ruled } = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify({ edtf: ruled.map(edtfOf), words: Object.fromEntries(languages.map(
  (/** @type {string} */ language) => [language, dates.map((/** @type {string} */ edtf) => dateWords(edtf, language))])) }));
