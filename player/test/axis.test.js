/**
 * The axis of time: ticks on a part of it, and the sums of zooming.
 *
 * @import { SceneAxis, SceneFold } from "../src/scene.js"
 * @import { Part } from "../src/strip/zoom.js"
 * @import { Axis } from "../src/time/axis.js"
 * @import { TickView } from "../src/time/ticks.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as zoom from "../src/strip/zoom.js";
import { makeAxis } from "../src/time/axis.js";
import { zoneText } from "../src/time/dates.js";
import { createEngine } from "../src/time/engine.js";
import { parseTime } from "../src/time/instant.js";
import { ticksOf } from "../src/time/ticks.js";
import { assertNear, at, makeEvent, makeScene } from "./builders.js";

const HOUR = 3600000;
const DAY = 24 * HOUR;
const PERIOD = { start: at("2000-01-01"), end: at("2025-01-01") };
/** @type {SceneFold[]} */
const FOLDS = [{ start: at("2000-06-01"), end: at("2019-04-24") },
  { start: at("2019-04-29"), end: at("2024-06-01") }];
/** @type {SceneAxis} */
const AXIS = { knots: [[PERIOD.start, 0], [FOLDS[0].start, 0.1], [FOLDS[0].end, 0.12], [FOLDS[1].start, 0.86],
  [FOLDS[1].end, 0.9], [PERIOD.end, 1]], folds: FOLDS };
const elastic = makeAxis({ period: PERIOD, axis: AXIS }, "elastic");
const linear = makeAxis({ period: PERIOD, axis: AXIS }, "linear");

/** @param {Axis} axis @param {string} from @param {string} to @param {Partial<TickView>} [view] */
const labels = (axis, from, to, view = {}) => ticksOf(axis, {
  from: at(from), to: at(to), width: 800, language: "en", ...view }).map((tick) => tick.label);

// ---------------------------------------------------------------- ticks on a part

for (const [kind, axis] of Object.entries({ elastic, linear })) {
  test(`ticks: hours under a day, the first with its date (${kind})`, () => {
    assert.deepEqual(labels(axis, "2019-04-25T03:30Z", "2019-04-25T11:30Z"),
      ["25 Apr 2019, 04:00", "05:00", "06:00", "07:00", "08:00", "09:00", "10:00", "11:00"]);
    assert.deepEqual(labels(axis, "2019-04-25T03:30Z", "2019-04-25T11:30Z", { language: "zh" }).slice(1),
      ["05:00", "06:00", "07:00", "08:00", "09:00", "10:00", "11:00"]);
  });

  test(`ticks: at midnight the day, not the hour (${kind})`, () => {
    const found = labels(axis, "2019-04-25T10:00Z", "2019-04-26T14:00Z");
    assert.ok(found.includes("26 Apr") && found.includes("12:00"), found.join());
    assert.ok(!found.includes("00:00"), found.join());
  });

  test(`ticks: by the clock of the place, which the first hour names (${kind})`, () => {
    const ticks = ticksOf(axis, { from: at("2019-04-25T03:30Z"), to: at("2019-04-25T11:30Z"), width: 800, language: "en", offset: 600 });
    assert.equal(ticks[0].label, "25 Apr 2019, 14:00 UTC+10");
    assert.equal(ticks[0].time, at("2019-04-25T04:00Z"));
    assertNear(ticks[0].p, axis.position(at("2019-04-25T04:00Z")));
  });

  test(`ticks: years, months, days and hours, each at least 64 px apart (${kind})`, () => {
    for (const hours of [3, 8, 24, 72, 240, 24 * 90, 24 * 800]) {
      const from = at("2019-04-26") - (hours / 2) * HOUR;
      const ticks = ticksOf(axis, { from, to: from + hours * HOUR, width: 900, language: "en" });
      assert.ok(ticks.length >= 1, `${hours} hours`);
      const length = axis.position(from + hours * HOUR) - axis.position(from);
      for (let i = 1; i < ticks.length; i += 1) {
        assert.ok(((ticks[i].p - ticks[i - 1].p) / length) * 900 >= 64 - 1e-6, `${hours}: ${ticks[i].label}`);
      }
      for (const { time } of ticks) assert.ok(time >= from && time <= from + hours * HOUR);
    }
  });
}

/** @type {SceneAxis} */
const NO_KNOTS = { knots: [], folds: [] };
const year = (/** @type {number} */ number) => new Date(0).setUTCFullYear(number, 0, 1);

test("ticks: years before 1 are as round as they are written, each with its era", () => {
  const axis = makeAxis({ period: { start: year(-17000), end: year(2024) }, axis: NO_KNOTS }, "linear");
  assert.deepEqual(ticksOf(axis, { width: 800, language: "en" }).map(({ label }) => label),
    ["16000 BC", "14000 BC", "12000 BC", "10000 BC", "8000 BC", "6000 BC", "4000 BC", "2000 BC", "2000"]);
  assert.deepEqual(ticksOf(axis, { from: year(-3), to: year(4), width: 800, language: "zh" }).map(({ label }) => label),
    ["公元前4年", "公元前3年", "公元前2年", "公元前1年", "1年", "2年", "3年", "4年"]);
});

test("ticks: a day before the year 1 has its era beside its year alone", () => {
  const period = { start: parseTime("-0043-03-14"), end: parseTime("-0043-03-17") };
  const axis = makeAxis({ period, axis: NO_KNOTS }, "linear");
  assert.deepEqual(ticksOf(axis, { width: 400, language: "en" }).map(({ label }) => label),
    ["14 Mar 44 BC", "12:00", "15 Mar", "12:00", "16 Mar", "12:00", "17 Mar"]);
});

test("ticks: a fold looked at from near bears ticks, from afar it does not", () => {
  assert.deepEqual(labels(elastic, "2005-01-01", "2013-01-01").slice(0, 3), ["2005", "2006", "2007"]);
  const times = ticksOf(elastic, { width: 800, language: "en" }).map((tick) => tick.time);
  assert.ok(times.every((ms) => FOLDS.every(({ start, end }) => ms <= start || ms >= end)));
});

test("zone: hours and minutes from UTC", () => {
  assert.deepEqual([0, 540, -210, 345].map(zoneText), ["UTC", "UTC+9", "UTC−3:30", "UTC+5:45"]);
});

// ---------------------------------------------------------------- zooming

test("zoomed: what is under the pointer stays under it", () => {
  const part = zoom.zoomed(zoom.WHOLE, 0.5, 0.3);
  assertNear(zoom.lengthOf(part), 0.5);
  assertNear(zoom.shareOf(part, 0.3), 0.3);
  const nearer = zoom.zoomed(part, 0.1, 0.4);
  assertNear(zoom.shareOf(nearer, 0.4), zoom.shareOf(part, 0.4));
  assertNear(zoom.positionAt(nearer, zoom.shareOf(nearer, 0.4)), 0.4);
});

test("zoomed: out again is the whole, and never beyond its ends", () => {
  const part = zoom.zoomed(zoom.WHOLE, 0.2, 0.95);
  assert.deepEqual(zoom.zoomed(part, 5, 0.95), zoom.WHOLE);
  const wider = zoom.zoomed(part, 3, 0.8);
  assert.ok(wider.from >= 0 && wider.to <= 1 + 1e-12);
  assertNear(zoom.lengthOf(wider), 0.6);
  assert.ok(zoom.isWhole(zoom.zoomed(zoom.WHOLE, 4, 0.5)));
});

test("zoomed: it stops where no nearer is allowed", () => {
  const isAllowed = (/** @type {Part} */ part) => zoom.lengthOf(part) >= 0.01;
  const part = zoom.zoomed(zoom.WHOLE, 1e-6, 0.5, isAllowed);
  assertNear(zoom.lengthOf(part), 0.01, 1e-6);
  assertNear(zoom.shareOf(part, 0.5), 0.5, 1e-6);
  assert.equal(zoom.zoomed({ from: 0.5, to: 0.505 }, 0.5, 0.502, isAllowed).from, 0.5);
});

test("panned: the ends of the axis stop it, and the whole stays", () => {
  const part = { from: 0.4, to: 0.6 };
  assertNear(zoom.panned(part, 0.1).from, 0.5);
  assertNear(zoom.panned(part, 7).to, 1);
  assertNear(zoom.panned(part, -7).from, 0);
  assertNear(zoom.lengthOf(zoom.panned(part, 7)), 0.2);
  assert.deepEqual(zoom.panned(zoom.WHOLE, 0.5), zoom.WHOLE);
});

test("pinched: what was between the fingers goes with them", () => {
  const part = zoom.pinched({ from: 0.2, to: 0.6 }, 0.5, 0.4, 0.25, () => true);
  assertNear(zoom.lengthOf(part), 0.2);
  assertNear(zoom.positionAt(part, 0.25), 0.4);
});

test("following: inside nothing moves; beyond an end the next page; far away around it", () => {
  const part = { from: 0.4, to: 0.5 };
  for (const position of [0.4, 0.45, 0.5]) assert.equal(zoom.following(part, position), part);
  const next = zoom.following(part, 0.501);
  assert.ok(next.from > 0.48 && next.from < 0.501 && next.to > 0.55);
  const last = zoom.following(part, 0.399);
  assert.ok(last.to < 0.42 && last.to > 0.399);
  assertNear(zoom.shareOf(zoom.following(part, 0.9), 0.9), 0.5);
  assertNear(zoom.following(part, 1).to, 1);
});

test("limit: hours only where something has a time of day, else days", () => {
  const events = [makeEvent({ start: at("2010-05-05") }), makeEvent({ start: at("2019-04-25T04:00Z"), precision: "minute" })];
  const isAllowed = zoom.limitOf(createEngine(makeScene({ period: PERIOD, axis: AXIS, events })), "linear");
  const length = (/** @type {string} */ around) => {
    const part = zoom.zoomed(zoom.WHOLE, 1e-9, linear.position(at(around)), isAllowed);
    return linear.time(part.to) - linear.time(part.from);
  };
  assertNear(length("2019-04-25"), 3 * HOUR, 1000);
  assertNear(length("2010-05-05"), 3 * DAY, 1000);
});
