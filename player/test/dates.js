// Reads dates as JSON from standard input and writes what the page says for them.
import { readFileSync } from "node:fs";
import { dateTexts } from "../src/time/dates.js";

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(dateTexts)));
