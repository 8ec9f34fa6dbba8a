/**
 * The ticks of an axis: which times bear one, and what it says.
 *
 * It picks their units by the span that is seen, from millennia to minutes. Pure; called by engine.js.
 *
 * @import { Language } from "../languages.js"
 * @import { SceneFold } from "../scene.js"
 * @import { Axis } from "./axis.js"
 *
 * @typedef {object} Unit
 * @property {number} approximate milliseconds
 * @property {boolean} [onlyLinear] whether an elastic axis does without it
 * @property {(ms: number) => number} after its first time at or after a moment
 *
 * @typedef {Pick<SceneFold, "start"|"end">} Gap
 * @typedef {(ms: number) => number} Pixel where a moment is on the seen part of the axis
 *
 * @typedef {object} TickView
 * @property {number} [from] UTC milliseconds; the axis's beginning if not given
 * @property {number} [to] UTC milliseconds; the axis's end if not given
 * @property {number} width pixels from `from` to `to`
 * @property {Language} language
 * @property {number} [offset] minutes of local time from UTC: then days and hours are those of that clock, and the
 *   first hour says so
 */
import { dateFormat, HOURS, written, zoneText } from "./dates.js";

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30.44 * DAY;
const YEAR = 365.25 * DAY;

/** Pixels between two ticks at least. */
const TICK_GAP = 64;
/** A fold with room for so many ticks bears some, like any other stretch. */
const WIDE_FOLD = 3 * TICK_GAP;
/** A unit is not tried on a gap that holds more of it than this: nothing of it could fit. */
const MOST_CANDIDATES = 1500;

/** Sorted copy without duplicates. @param {number[]} numbers */
function distinct(numbers) {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
/**
 * Midnight UTC of a day. Date.UTC takes the years 0 to 99 for 1900 to 1999, this does not.
 *
 * @type {(year: number, month: number, day: number) => number}
 */
const utc = (year, month, day) => new Date(0).setUTCFullYear(year, month, day);

/**
 * The first year at or after another that counts as a multiple of n: of the years before 1, of which 0 is 1 BC, those
 * that are round as they are written.
 *
 * @param {number} year
 * @param {number} n
 */
function roundYear(year, n) {
  const old = 1 + Math.ceil((year - 1) / n) * n;
  return old < 1 ? old : Math.max(n, Math.ceil(year / n) * n);
}

/** @param {number} n @returns {Unit} */
function yearsBy(n) {
  return { approximate: n * YEAR, onlyLinear: /^[25]/.test(String(n)) && n !== 5, after(ms) {
    const year = roundYear(new Date(ms).getUTCFullYear(), n);
    const at = utc(year, 0, 1);
    return at >= ms ? at : utc(roundYear(year + 1, n), 0, 1);
  } };
}

/** @param {number} n @returns {Unit} */
function monthsBy(n) {
  return { approximate: n * MONTH, after(ms) {
    const date = new Date(ms);
    const month = Math.ceil(date.getUTCMonth() / n) * n;
    const at = utc(date.getUTCFullYear(), month, 1);
    return at >= ms ? at : utc(date.getUTCFullYear(), month + n, 1);
  } };
}

/**
 * Days 1, 1 + n, ... of a month, but none so late that the next month's first would crowd it.
 *
 * @param {number} n
 * @returns {Unit}
 */
function daysBy(n) {
  return { approximate: n * DAY, after(ms) {
    const date = new Date(Math.ceil(ms / DAY) * DAY);
    const last = n === 1 ? 31 : 31 - n;
    while ((date.getUTCDate() - 1) % n !== 0 || date.getUTCDate() > last) date.setUTCDate(date.getUTCDate() + 1);
    return date.getTime();
  } };
}

/** @param {number} step milliseconds @returns {Unit} */
function every(step) {
  return { approximate: step, after: (ms) => Math.ceil(ms / step) * step };
}

/** From coarse to fine. Each is a part of the one before, but for those that only a linear axis uses. */
const UNITS = [
  ...[1e5, 5e4, 2e4, 1e4, 5000, 2000, 1000, 100, 50, 20, 10, 5, 2, 1].map(yearsBy),
  ...[6, 3, 1].map(monthsBy),
  ...[10, 5, 1].map(daysBy),
  ...[12, 6, 3, 1].map((n) => every(n * HOUR)),
  ...[30, 10, 5, 1].map((n) => every(n * MINUTE)),
];

/**
 * The times of a unit within [low, high], without those inside a fold; null if there are too many to try.
 *
 * @param {Unit} unit
 * @param {number} low
 * @param {number} high
 * @param {Gap[]} folds
 */
function candidates(unit, low, high, folds) {
  const inside = folds.filter((fold) => fold.end > low && fold.start < high);
  const open = inside.reduce((sum, fold) => sum - (Math.min(fold.end, high) - Math.max(fold.start, low)), high - low);
  if (open / unit.approximate > MOST_CANDIDATES) return null;
  const times = [];
  for (let ms = unit.after(low); ms <= high; ms = unit.after(ms + 1)) {
    const fold = inside.find((one) => ms > one.start && ms < one.end);
    if (fold === undefined) times.push(ms);
    else ms = fold.end - 1;
  }
  return times;
}

/**
 * One unit for the whole axis: the finest whose ticks stand far enough apart.
 *
 * @param {number} low
 * @param {number} high
 * @param {Pixel} pixel
 */
function evenTicks(low, high, pixel) {
  /** @type {number[]} */
  let best = [];
  for (const unit of UNITS) {
    const times = candidates(unit, low, high, []);
    if (times === null) break;
    if (times.some((ms, i) => i > 0 && pixel(ms) - pixel(times[i - 1]) < TICK_GAP)) break;
    best = times;
  }
  return best;
}

/**
 * Whether a day is so long that its hours are of use, or an hour its minutes: beside a fold there is no 14:00.
 *
 * @param {number} ms
 * @param {Unit} unit
 * @param {Pixel} pixel
 */
function hasParts(ms, { approximate }, pixel) {
  if (approximate >= DAY) return true;
  const whole = approximate < HOUR ? HOUR : DAY;
  const start = Math.floor(ms / whole) * whole;
  return pixel(start + whole) - pixel(start) >= 2 * TICK_GAP;
}

/**
 * Where the axis stretches there is room for days, where it is folded not even for years: fill gap by gap.
 *
 * @param {number} low
 * @param {number} high
 * @param {Pixel} pixel
 * @param {Gap[]} folds
 */
function elasticTicks(low, high, pixel, folds) {
  /** @type {number[]} */
  let placed = [];
  for (const unit of UNITS.filter((one) => !one.onlyLinear)) {
    const walls = [low, ...placed, high];
    const found = [];
    for (let i = 1; i < walls.length; i += 1) {
      const isFirst = i === 1;
      const isLast = i === walls.length - 1;
      let left = isFirst ? -Infinity : pixel(walls[i - 1]);
      const right = isLast ? Infinity : pixel(walls[i]);
      if (right - left < 2 * TICK_GAP) continue;
      for (const ms of candidates(unit, walls[i - 1], walls[i], folds) ?? []) {
        const x = pixel(ms);
        if (x - left < TICK_GAP || right - x < TICK_GAP || !hasParts(ms, unit, pixel)) continue;
        found.push(ms);
        left = x;
      }
    }
    placed = distinct([...placed, ...found]);
  }
  return placed;
}

/** What a time is the beginning of: 0 a year, 1 a month, 2 a day, 3 less. @param {number} ms */
function level(ms) {
  const date = new Date(ms);
  if (ms % DAY !== 0) return 3;
  if (date.getUTCDate() !== 1) return 2;
  return date.getUTCMonth() === 0 ? 0 : 1;
}

/**
 * A tick says as much of its date as the tick before it leaves open.
 *
 * @param {number} ms
 * @param {number|null} before
 * @param {Language} language
 */
function tickLabel(ms, before, language) {
  const own = level(ms);
  const sameYear = before !== null && new Date(before).getUTCFullYear() === new Date(ms).getUTCFullYear();
  const sameDay = before !== null && Math.floor(before / DAY) === Math.floor(ms / DAY);
  if (own === 3 && sameDay) return dateFormat(language, HOURS).format(ms);
  /** @type {Intl.DateTimeFormatOptions} */
  const options = own === 3 ? { ...HOURS } : {};
  if (own === 0 || !sameYear) options.year = "numeric";
  if (own > 0) options.month = "short";
  if (own > 1) options.day = "numeric";
  return written(ms, language, options);
}

/** Estimated pixels of a label of 11 px: enough to keep labels apart without a DOM. @param {string} label */
function labelWidth(label) {
  let width = 10;
  for (const character of label) width += character > "\u2e80" ? 11.5 : 6.2;
  return width;
}

/**
 * Labels in order; of two that would touch, the finer one goes. The first hour says whose it is: `zone`.
 *
 * @param {number[]} times
 * @param {Pixel} pixel
 * @param {Language} language
 * @param {string} zone
 */
function labelTicks(times, pixel, language, zone) {
  /** @type {{time: number, label: string}[]} */
  const kept = [];
  const isFirstHour = (/** @type {number} */ ms) => level(ms) === 3 && !kept.some((tick) => level(tick.time) === 3);
  for (const ms of times) {
    const label = () => tickLabel(ms, kept.length > 0 ? kept[kept.length - 1].time : null, language)
      + (isFirstHour(ms) ? zone : "");
    let text = label();
    const touches = () => {
      const last = kept[kept.length - 1];
      return last !== undefined && pixel(ms) - pixel(last.time) < (labelWidth(text) + labelWidth(last.label)) / 2;
    };
    while (touches() && level(ms) < level(kept[kept.length - 1].time)) {
      kept.pop();
      text = label();
    }
    if (!touches()) kept.push({ time: ms, label: text });
  }
  return kept;
}

/**
 * Ticks for an axis.
 *
 * @param {Axis} axis
 * @param {TickView} view
 * @returns {{p: number, time: number, label: string}[]} p is the position on the whole axis, 0 to 1
 */
export function ticksOf({ kind, position, knots, folds }, { from, to, width, language, offset }) {
  const shift = (offset ?? 0) * MINUTE;
  const low = Math.ceil(Math.max(from ?? -Infinity, knots[0][0])) + shift;
  const high = Math.floor(Math.min(to ?? Infinity, knots[knots.length - 1][0])) + shift;
  const place = (/** @type {number} */ local) => position(local - shift);
  const span = place(high) - place(low);
  if (!(span > 0) || !(width > 0)) return [];
  const pixel = (/** @type {number} */ local) => ((place(local) - place(low)) / span) * width;
  const narrow = folds.map(({ start, end }) => ({ start: start + shift, end: end + shift }))
    .filter(({ start, end }) => pixel(end) - pixel(start) < WIDE_FOLD);
  const times = kind === "linear" ? evenTicks(low, high, pixel) : elasticTicks(low, high, pixel, narrow);
  const ticks = labelTicks(times, pixel, language, offset === undefined ? "" : ` ${zoneText(offset)}`);
  return ticks.map(({ time, label }) => ({ p: place(time), time: time - shift, label }));
}
