/* Generated from player/src/player.js by "npm run build" in player/: change that, not this. */
"use strict";
(() => {
  // ../src/geo_events/design/glyphs.json
  var glyphs_default = {
    side: 24,
    outlines: {
      circle: { circle: [12, 12, 8.5] },
      square: { rectangle: [4, 4, 16, 16, 3.6] },
      triangle: { polygon: [[12, 3.4], [21, 19.2], [3, 19.2]] },
      diamond: { polygon: [[12, 2.2], [21.8, 12], [12, 21.8], [2.2, 12]] },
      star: { polygon: [[12, 1.8], [14.9, 8.8], [22.5, 9.4], [16.7, 14.3], [18.5, 21.7], [12, 17.7], [5.5, 21.7], [7.3, 14.3], [1.5, 9.4], [9.1, 8.8]] },
      plus: { polygon: [[8.1, 2.5], [15.9, 2.5], [15.9, 8.1], [21.5, 8.1], [21.5, 15.9], [15.9, 15.9], [15.9, 21.5], [8.1, 21.5], [8.1, 15.9], [2.5, 15.9], [2.5, 8.1], [8.1, 8.1]] },
      "triangle-down": { polygon: [[12, 20.6], [3, 4.8], [21, 4.8]] },
      cross: { polygon: [[16.9, 2.2], [21.8, 7.1], [16.9, 12], [21.8, 16.9], [16.9, 21.8], [12, 16.9], [7.1, 21.8], [2.2, 16.9], [7, 12], [2.2, 7.1], [7.1, 2.2], [12, 7]] },
      bar: { polygon: [[1.8, 7.6], [22.2, 7.6], [22.2, 16.4], [1.8, 16.4]] },
      drop: { polygon: [[12, 1.6], [17.8, 9.8], [18.9, 11.6], [19.4, 13.6], [19.3, 15.7], [18.6, 17.6], [17.5, 19.4], [15.9, 20.7], [14, 21.5], [12, 21.8], [10, 21.5], [8.1, 20.7], [6.5, 19.4], [5.3, 17.6], [4.7, 15.7], [4.6, 13.6], [5.1, 11.6], [6.2, 9.8]] },
      arrow: { polygon: [[2.6, 5.6], [12.4, 5.6], [22, 12], [12.4, 18.4], [2.6, 18.4]] },
      dome: { polygon: [[2, 17], [2.3, 14.2], [3.3, 11.5], [4.9, 9.2], [7, 7.5], [9.4, 6.4], [12, 6], [14.6, 6.4], [17, 7.5], [19.1, 9.2], [20.7, 11.5], [21.7, 14.2], [22, 17]] },
      pillar: { polygon: [[7.6, 1.8], [16.4, 1.8], [16.4, 22.2], [7.6, 22.2]] },
      hourglass: { polygon: [[3.6, 3], [20.4, 3], [15.6, 12], [20.4, 21], [3.6, 21], [8.4, 12]] }
    },
    middles: {
      circle: [12, 12],
      square: [12, 12],
      triangle: [12, 14],
      diamond: [12, 12],
      star: [12, 12.8],
      plus: [12, 12],
      "triangle-down": [12, 10],
      cross: [12, 12],
      bar: [12, 12],
      drop: [12, 14.4],
      arrow: [12, 12],
      dome: [12, 13],
      pillar: [12, 12],
      hourglass: [12, 12]
    },
    fronted: "square",
    core: 2.6,
    cross: 2.6,
    strike: [[3, 21], [21, 3]],
    window: [[8.2, 7.8], [15.8, 7.8], [15.8, 11.4], [8.2, 11.4]],
    lamps: [[9, 16], [15, 16]],
    pieces: [[22.4, 24.8, 0.75], [26, 27.6, 0.4]],
    piece: 7
  };

  // ../src/geo_events/design/measures.json
  var measures_default = {
    earth_radius_km: 6371.0088,
    trail: 0.12,
    named: 0.35,
    new: 0.66,
    vague_halt_hours: 6,
    exact_km: 5,
    rough_km: 100,
    vague_km: 1e3,
    vast_km: 1500,
    symbol: 26,
    small_symbol: 16,
    mark: 28,
    apart: 2,
    towns: ["city", "town"],
    bend: 0.13,
    bend_step: 0.055,
    bend_span: 0.3,
    arcs: {
      new: { width: 3, opacity: 1 },
      recent: { width: 2, opacity: 0.85 },
      old: { width: 1.5, opacity: 0.4 }
    },
    areas: {
      meant: { fill: 0.32, width: 3, opacity: 1 },
      new: { fill: 0.24, width: 2, opacity: 1 },
      recent: { fill: 0.16, width: 1.6, opacity: 0.9 },
      old: { fill: 0.09, width: 1.3, opacity: 0.75 },
      past: { fill: 0.03, width: 1.1, opacity: 0.5 }
    },
    regions_from: 4.5,
    rivers_from: 3.5,
    opening: {
      spare: 0.24,
      most: 12,
      price_each: 0.06,
      price_all: 3,
      least_gain: 0.3,
      many: 1e3
    },
    ground_names: {
      country: { order: 0, zoom: 0.4, zoom_a_rank: 0.9, last_zoom: 8 },
      sea: { order: 1, zoom: 0.8, zoom_a_rank: 1, last_zoom: null },
      city: { order: 1.2, zoom: 1.8, zoom_a_rank: 1, last_zoom: null },
      region: { order: 1.6, zoom: 2.4, zoom_a_rank: 1, last_zoom: 9 }
    },
    place_order: 0.1,
    place_names: {
      city: { zoom: 4.5, rank: 2.2 },
      town: { zoom: 5.5, rank: 2.6 },
      oblast: { zoom: 5, rank: 3.4 },
      region: { zoom: 5, rank: 3.6 },
      site: { zoom: 6.5, rank: 3 },
      station: { zoom: 7, rank: 4.4 },
      area: { zoom: 9, rank: 5 }
    }
  };

  // src/memoize.js
  function memoize(make, most = Infinity) {
    const kept = /* @__PURE__ */ new Map();
    return (key) => {
      let value = kept.get(key);
      if (value === void 0) {
        value = make(key);
        if (kept.size >= most) kept.clear();
        kept.set(key, value);
      }
      return value;
    };
  }

  // src/languages.js
  var LOCALES = /* @__PURE__ */ new Map([["en", "en-GB"], ["ar", "ar-u-nu-latn"]]);
  var localeOf = (language) => LOCALES.get(language) ?? language;
  var marked = (tag) => tag === "zh" ? "zh-Hans" : tag;
  function ownName(language) {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(marked(language)) ?? language;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  }
  var joint = memoize((language) => new Intl.ListFormat(localeOf(language)).formatToParts(["a", "b", "c"])[1].value);
  var numbersOf = memoize((language) => new Intl.NumberFormat(localeOf(language), { useGrouping: true }));
  var numberText = (value, language) => numbersOf(language).format(value);
  var gapAfter = (label) => label.endsWith("：") ? "" : " ";
  var RIGHT_TO_LEFT = ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];
  var locale = memoize((tag) => {
    try {
      const given = new Intl.Locale(tag);
      return given.language === "und" ? { language: tag, script: given.script } : { language: given.language, script: given.maximize().script };
    } catch {
      return { language: tag, script: void 0 };
    }
  });
  var direction = (tag) => RIGHT_TO_LEFT.includes(locale(tag).script ?? "") ? "rtl" : "ltr";
  function distance(tag, one) {
    if (one.toLowerCase() === tag.toLowerCase()) return 0;
    const [wanted, offered] = [locale(tag), locale(one)];
    if (offered.language !== wanted.language) return 4;
    if (offered.script !== wanted.script) return 3;
    return tag.toLowerCase().startsWith(`${one.toLowerCase()}-`) || !/-[A-Z\d]{2,3}\b/.test(one) ? 1 : 2;
  }
  function chosen(wanted, offered) {
    for (const tag of wanted) {
      const [best] = offered.map((one) => ({ one, far: distance(tag, one) })).filter(({ far }) => far < 4).sort((a, b) => a.far - b.far);
      if (best) return best.one;
    }
    return null;
  }

  // src/translator.js
  var catalogues = /* @__PURE__ */ new Map();
  var addresses = /* @__PURE__ */ new Map();
  function addTexts(texts) {
    for (const [language, table] of Object.entries(texts)) catalogues.set(language, table);
  }
  function addAddresses(given) {
    for (const [language, address] of Object.entries(given)) addresses.set(language, address);
  }
  async function haveTexts(language) {
    const address = addresses.get(language);
    if (address === void 0 || catalogues.has(language)) return;
    addTexts({ [language]: await (await fetch(address)).json() });
  }
  var languagesHere = () => [...catalogues.keys()];
  var languagesOffered = () => addresses.size > 0 ? [...addresses.keys()] : languagesHere();
  var textsOf = (language) => catalogues.get(language) ?? {};
  var pluralsOf = memoize((language) => new Intl.PluralRules(localeOf(language)));
  var translatorOf = memoize((language) => (key, values = {}) => {
    const table = textsOf(language);
    const plural = typeof values.count === "number" ? `${key}.${pluralsOf(language).select(values.count)}` : key;
    return (table[plural] ?? table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
      if (!Object.hasOwn(values, name)) return whole;
      const value = values[name];
      return typeof value === "number" ? numberText(value, language) : value;
    });
  });

  // src/time/lasting.js
  var EDGES = ["known", "vague", "open"];
  var [, VAGUE, OPEN] = EDGES.keys();
  var DAY = 864e5;
  var EXACT = ["known", "known"];
  var edgesAt = (code) => [EDGES[Math.floor(code / EDGES.length)], EDGES[code % EDGES.length]];
  var firstOf = ({ start, edges }, i) => edges[i] >= OPEN * EDGES.length ? -Infinity : start[i];
  var lastOf = ({ end, edges }, i) => edges[i] % EDGES.length === OPEN ? Infinity : end[i];
  var lastsFrom = ({ start, edges }) => edges?.[0] === "open" ? -Infinity : start;
  var lastsUntil = ({ end, edges }) => edges?.[1] === "open" ? Infinity : end;
  var isAnyVague = ({ edges }) => edges.some((code) => Math.floor(code / EDGES.length) === VAGUE || code % EDGES.length === VAGUE);
  var isAnyLasting = (columns) => columns.start.some((_, i) => lastOf(columns, i) - firstOf(columns, i) > DAY);
  var isUndated = ({ edges }) => edges?.[0] === "open" && edges[1] === "open";

  // src/time/order.js
  var DIGIT_BITS = 16;
  var DIGITS = 1 << DIGIT_BITS;
  var FEW = 4096;
  function comparableBits(numbers3) {
    const doubles = new Float64Array(numbers3);
    const words2 = new Uint32Array(doubles.buffer);
    for (let i = 0; i < doubles.length; i += 1) {
      const [low, high] = [2 * i, 2 * i + 1];
      if (doubles[i] === 0) doubles[i] = 0;
      if (words2[high] >>> 31 === 1) {
        words2[low] = ~words2[low];
        words2[high] = ~words2[high];
      } else words2[high] |= 2147483648;
    }
    return words2;
  }
  function isAscending(numbers3) {
    for (let i = 1; i < numbers3.length; i += 1) if (numbers3[i - 1] > numbers3[i]) return false;
    return true;
  }
  function argsort(numbers3) {
    const { length } = numbers3;
    let order = new Uint32Array(length);
    for (let i = 0; i < length; i += 1) order[i] = i;
    if (isAscending(numbers3)) return order;
    if (length < FEW) return order.sort((a, b) => numbers3[a] - numbers3[b] || a - b);
    const words2 = comparableBits(numbers3);
    let spare = new Uint32Array(length);
    for (const [word, shift] of [[0, 0], [0, DIGIT_BITS], [1, 0], [1, DIGIT_BITS]]) {
      const starts = new Uint32Array(DIGITS + 1);
      for (let i = word; i < words2.length; i += 2) starts[(words2[i] >>> shift & DIGITS - 1) + 1] += 1;
      if (starts.includes(length)) continue;
      for (let digit = 1; digit <= DIGITS; digit += 1) starts[digit] += starts[digit - 1];
      for (let i = 0; i < length; i += 1) {
        const digit = words2[2 * order[i] + word] >>> shift & DIGITS - 1;
        spare[starts[digit]] = order[i];
        starts[digit] += 1;
      }
      [order, spare] = [spare, order];
    }
    return order;
  }
  function gather(numbers3, order) {
    const found = new /** @type {new (length: number) => T} */
    numbers3.constructor(order.length);
    for (let i = 0; i < order.length; i += 1) found[i] = numbers3[order[i]];
    return found;
  }
  function unique(numbers3) {
    let count = 0;
    const found = new Float64Array(numbers3.length);
    for (let i = 0; i < numbers3.length; i += 1) {
      if (i > 0 && numbers3[i] === numbers3[i - 1]) continue;
      found[count] = numbers3[i];
      count += 1;
    }
    return found.slice(0, count);
  }

  // src/time/clocks.js
  var STATES = ["confirmed", "reported", "expected", "cancelled", "unfulfilled", "unstated"];
  var STATUSES = ["confirmed", "reported", "cancelled", "unfulfilled", "unstated"];
  var isFilled = (state) => state === "confirmed" || state === "unstated";
  var STANCES = ["expects", "reports", "confirms", "cancels", "contradicts", "unaware", "denies"];
  var [CONFIRMED, REPORTED, EXPECTED, CANCELLED, UNFULFILLED] = STATES.keys();
  var [EXPECTS, , CONFIRMS, CANCELS, CONTRADICTS, UNAWARE, DENIES] = STANCES.keys();
  var isOpen = (stance) => stance === EXPECTS || stance === UNAWARE;
  var isAgainst = (stance) => stance === DENIES || stance === CONTRADICTS;
  function createKnowledge() {
    let last = -1;
    let decisive = -1;
    let isConfirmed = false;
    return {
      /** @param {number} stance index in STANCES */
      add(stance) {
        if (last < 0 || stance !== UNAWARE) last = stance;
        if (isOpen(stance) || isAgainst(stance)) return;
        decisive = stance;
        isConfirmed ||= stance === CONFIRMS;
      },
      reset() {
        last = -1;
        decisive = -1;
        isConfirmed = false;
      },
      /** @param {boolean} isOver @returns {number} index in STATES, -1 if nothing was known */
      state(isOver) {
        if (last < 0) return -1;
        if (decisive < 0) return isOver && isAgainst(last) ? UNFULFILLED : EXPECTED;
        if (decisive === CANCELS) return CANCELLED;
        return isConfirmed ? CONFIRMED : REPORTED;
      }
    };
  }
  function stateWithHindsight(status, isOnlyExpected) {
    return status === REPORTED && isOnlyExpected ? EXPECTED : status;
  }
  function gatherSpells({ event, from, next, anchor, state }, order) {
    return {
      event: gather(event, order),
      from: gather(from, order),
      next: gather(next, order),
      anchor: gather(anchor, order),
      state: gather(state, order)
    };
  }
  function spellsWithHindsight(columns) {
    const { count, start, status, claims } = columns;
    const anchor = new Float64Array(count);
    const state = new Uint8Array(count);
    for (let i = 0; i < count; i += 1) {
      anchor[i] = Math.max(start[i], lastOf(columns, i));
      let isOnlyExpected = claims.first[i] < claims.first[i + 1];
      for (let c = claims.first[i]; c < claims.first[i + 1]; c += 1) isOnlyExpected &&= isOpen(claims.stance[c]);
      state[i] = stateWithHindsight(status[i], isOnlyExpected);
    }
    const event = new Uint32Array(count);
    for (let i = 0; i < count; i += 1) event[i] = i;
    const next = new Float64Array(count).fill(Infinity);
    const from = start.map((ms, i) => firstOf(columns, i));
    if (from.every((ms, i) => ms === start[i])) return { event, from, next, anchor, state };
    return gatherSpells({ event, from, next, anchor, state }, argsort(from));
  }
  function createSpells(most) {
    const spells = {
      event: new Uint32Array(most),
      from: new Float64Array(most),
      next: new Float64Array(most).fill(Infinity),
      anchor: new Float64Array(most),
      state: new Uint8Array(most)
    };
    let count = 0;
    function add(event, from, anchor, state) {
      if (count > 0 && spells.event[count - 1] === event) spells.next[count - 1] = from;
      spells.event[count] = event;
      spells.from[count] = from;
      spells.anchor[count] = anchor;
      spells.state[count] = state;
      count += 1;
    }
    return { add, done: () => gatherSpells(spells, argsort(spells.from.subarray(0, count))) };
  }
  function spellsAsReported(columns) {
    const { count, start, end, claims } = columns;
    const { first, known: known2, stance } = claims;
    const spells = createSpells(3 * known2.length);
    const knowledge = createKnowledge();
    for (let i = 0; i < count; i += 1) {
      knowledge.reset();
      const over = Math.max(start[i], lastOf(columns, i));
      const anchorAt = (t, news) => t >= start[i] ? Math.max(news, over) : news;
      for (let c = first[i]; c < first[i + 1]; c += 1) {
        knowledge.add(stance[c]);
        const [from, until] = [known2[c], c + 1 < first[i + 1] ? known2[c + 1] : Infinity];
        if (from === until) continue;
        const cuts = [from];
        if (from < start[i] && start[i] < until) cuts.push(start[i]);
        if (from < end[i] && end[i] < until && knowledge.state(false) !== knowledge.state(true)) cuts.push(end[i]);
        for (const cut2 of cuts.sort((a, b) => a - b)) {
          spells.add(i, cut2, anchorAt(cut2, from), knowledge.state(cut2 >= end[i]));
        }
      }
    }
    return spells.done();
  }

  // src/time/instant.js
  var ISO = /^([+-]\d{6}|\d{4})(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
  var OLD = /^Y?-(\d{4,6})(?!\d)/;
  var NUMBERS = /^Y?(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?(?![\dX])/;
  var [FIRST_YEAR, LAST_YEAR] = [-271820, 9999];
  function parseTime(text) {
    const whole = text.replace(OLD, (_, year) => `-${year.padStart(6, "0")}`);
    const match = ISO.exec(whole);
    if (match === null) return NaN;
    const isLocal = match[4] !== void 0 && match[7] === void 0;
    return Date.parse(isLocal ? `${whole}Z` : whole);
  }
  function spelled(year, ...rest) {
    const digits = String(Math.abs(year)).padStart(4, "0");
    return [
      `${year < -LAST_YEAR ? "Y" : ""}${year < 0 ? "-" : ""}${digits}`,
      ...rest.map((part) => String(part).padStart(2, "0"))
    ].join("-");
  }
  var numbersIn = (edtf) => (NUMBERS.exec(edtf.replace(/(-XX)+$/, "")) ?? []).slice(1).filter((part) => part !== void 0).map(Number);
  function dayText(ms, parts = 3) {
    const date = new Date(ms);
    return spelled(.../** @type {[number]} */
    [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].slice(0, parts));
  }
  var writeTime = (ms) => `${dayText(ms)}${new Date(ms).toISOString().slice(-14)}`.replace(/(:00)?\.000Z$/, "Z");

  // src/time/period.js
  var MINUTE = 6e4;
  var DATE = /^(?:-?\d{4}|Y?-\d{5,6})(?:-\d\d(?:-\d\d)?)?$/;
  var ROUND = /^-?\d\d(?:\dX|XX)$/;
  var UNKNOWN = /(?:-XX)+$/;
  var SEASONS = /* @__PURE__ */ new Map([[21, [3, 5]], [22, [6, 8]], [23, [9, 11]], [24, [12, 12]]]);
  function dayStart(year, month = 1, day = 1) {
    const date = /* @__PURE__ */ new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return date.getTime();
  }
  var years = (first, last) => ({ start: dayStart(first), end: dayStart(last + 1) });
  function months(year, month) {
    const [first, last] = SEASONS.get(month) ?? [month, month];
    return first < 1 || last > 12 ? null : { start: dayStart(year, first), end: dayStart(year, last + 1) };
  }
  function oneDay(year, month, day) {
    const start = dayStart(year, month, day);
    const found = new Date(start);
    const isReal = found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
    return isReal ? { start, end: dayStart(year, month, day + 1) } : null;
  }
  function spanOf(text) {
    if (ROUND.test(text)) {
      const ends = ["0", "9"].map((digit) => Number(text.replaceAll("X", digit)));
      return years(Math.min(...ends), Math.max(...ends));
    }
    const [year, month, day] = DATE.test(text.replace(UNKNOWN, "")) ? numbersIn(text) : [];
    if (year === void 0 || year < FIRST_YEAR) return null;
    if (month === void 0) return years(year, year);
    return day === void 0 ? months(year, month) : oneDay(year, month, day);
  }
  var endsOf = ({ from, to }) => ({
    start: from === null ? null : spanOf(from)?.start ?? null,
    end: to === null ? null : spanOf(to)?.end ?? null
  });
  function isInside(columns, i, ends) {
    const { offset, endOffset } = columns;
    return (ends.end === null || firstOf(columns, i) + offset[i] * MINUTE < ends.end) && (ends.start === null || lastOf(columns, i) + endOffset[i] * MINUTE > ends.start);
  }
  function periodOf(period, columns, ends) {
    if (ends.start === null && ends.end === null) return period;
    const { count, offset, claims: { first, known: known2 } } = columns;
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < count; i += 1) {
      if (!isInside(columns, i, ends)) continue;
      const from2 = (ends.start ?? -Infinity) - offset[i] * MINUTE;
      const until2 = (ends.end ?? Infinity) - offset[i] * MINUTE;
      const take = (t) => {
        const inside = Math.min(until2, Math.max(from2, t));
        low = Math.min(low, inside);
        high = Math.max(high, inside);
      };
      take(firstOf(columns, i));
      take(lastOf(columns, i));
      for (let c = first[i]; c < first[i + 1]; c += 1) take(known2[c]);
    }
    if (low > high) return period;
    const from = ends.start === null ? period.start : Math.max(period.start, low);
    const until = ends.end === null ? period.end : Math.min(period.end, high);
    return { start: from, end: Math.max(until, from + 1) };
  }

  // src/time/comparison.js
  var PARTS = (
    /** @type {const} */
    ["now", "both", "then"]
  );
  var MINUTE2 = 6e4;
  var END = "end";
  var NOW = 1;
  var THEN = 2;
  var OF_SIDES = [null, "now", "then", "both"];
  var ABSENT = 255;
  function readEnd(text) {
    if (text === "" || text === "..") return null;
    return spanOf(text) === null ? void 0 : text;
  }
  function readPeriod([first, last]) {
    const [from, to] = [readEnd(first), readEnd(last)];
    if (from === void 0 || to === void 0 || from === null && to === null) return null;
    const ends = endsOf({ from, to });
    return (ends.start ?? -Infinity) < (ends.end ?? Infinity) ? { kind: "period", from, to } : null;
  }
  function readOther(text) {
    if (text === "clock") return { kind: "clock" };
    if (text === END) return { kind: "moment", t: Infinity, isLocal: false };
    const ends = text.split("/");
    if (ends.length > 1) return ends.length === 2 ? readPeriod(ends) : null;
    const day = spanOf(text);
    if (day !== null) return { kind: "moment", t: day.end - 1, isLocal: true };
    const t = parseTime(text);
    return Number.isNaN(t) ? null : { kind: "moment", t, isLocal: false };
  }
  function readComparison(text) {
    const [what, ...words2] = text.split(",");
    const other = readOther(what);
    if (other === null || words2.some((word) => !PARTS.some((part) => part === word))) return null;
    return { ...other, what, shown: words2.length === 0 ? PARTS : PARTS.filter((part) => words2.includes(part)) };
  }
  var writeComparison = ({ what, shown }) => [what, ...shown.length === PARTS.length ? [] : shown].join(",");
  var momentName = (t, { end }) => t >= end ? END : writeTime(t);
  function shareOf({ engine, view }) {
    const { position } = engine.axis(view.axis);
    const [start, end] = [position(engine.period.start), position(engine.period.end)];
    return end > start ? (position(view.t) - start) / (end - start) : 1;
  }
  function timeAt(engine, kind, share) {
    const { position, time } = engine.axis(kind);
    const { start, end } = engine.period;
    if (share >= 1) return end;
    const [from, to] = [position(start), position(end)];
    return Math.max(start, Math.min(end, Math.round(time(from + (to - from) * share))));
  }
  var within = ({ start, end }, t) => Math.max(start, Math.min(end, t));
  function otherSide(other, now, among) {
    const { engine, view } = now;
    if (other.kind === "clock") {
      return { engine, view: { ...view, clock: view.clock === "hindsight" ? "reported" : "hindsight" } };
    }
    if (other.kind === "moment") {
      const t = other.isLocal ? other.t - engine.offsetAt(other.t, view.clock) * MINUTE2 : other.t;
      return { engine, view: { ...view, t: within(engine.period, t) } };
    }
    const { from, to } = other;
    const chosen2 = among({ ...view, from, to });
    return { engine: chosen2, view: { ...view, from, to, t: timeAt(chosen2, view.axis, shareOf(now)) } };
  }
  var timeBeside = (then, engine) => timeAt(engine, then.view.axis, shareOf(then));
  function statesAt({ engine, view }) {
    const { event, from, leave, state } = engine.visibility(view);
    const states = new Uint8Array(engine.columns.count).fill(ABSENT);
    for (let k = 0; k < event.length && from[k] <= view.t; k += 1) if (leave[k] > view.t) states[event[k]] = state[k];
    return states;
  }
  function partBy(now, then) {
    const sides = statesAt(now);
    const others = statesAt(then);
    const counts = { now: 0, both: 0, then: 0 };
    let changed = 0;
    for (let i = 0; i < sides.length; i += 1) {
      const [here, there] = [sides[i], others[i]];
      const sum = (here === ABSENT ? 0 : NOW) + (there === ABSENT ? 0 : THEN);
      const part = OF_SIDES[sum];
      if (part !== null) counts[part] += 1;
      if (part === "both" && here !== there) changed += 1;
      sides[i] = sum;
    }
    return { counts, changed, partOf: (index) => OF_SIDES[sides[index]] };
  }

  // src/time/filters.js
  var NO_FILTERS = Object.freeze({ layers: null, statuses: STATUSES, from: null, to: null, query: "" });
  var FAILS = { layer: 1, status: 2 };
  var counted = (names, counts, all) => (
    /** @type {Record<Name, number>} */
    Object.fromEntries(names.map((name) => [name, counts[all.indexOf(name)]]))
  );
  function failing(all, chosen2, bit) {
    if (chosen2 === null) return new Uint8Array(256);
    const found = new Uint8Array(256).fill(bit);
    all.forEach((name, index) => {
      if (chosen2.includes(name)) found[index] = 0;
    });
    return found;
  }
  function createFilter(columns, search) {
    function keyOf2({ layers: layers2, statuses, from, to, query }) {
      return JSON.stringify([
        layers2 && columns.layers.filter((name) => layers2.includes(name)),
        STATUSES.filter((name) => statuses.includes(name)),
        from,
        to,
        search.keyOf(query)
      ]);
    }
    function passing(filters) {
      const { count, layer, layers: layers2, status } = columns;
      const ends = endsOf(filters);
      const hasWords = search.matches(filters.query);
      const byLayer = failing(layers2, filters.layers, FAILS.layer);
      const byStatus = failing(STATES, filters.statuses, FAILS.status);
      const layerCounts = new Uint32Array(256);
      const statusCounts = new Uint32Array(256);
      const mask = new Uint8Array(count);
      const rows = new Uint32Array(count);
      let passed = 0;
      for (let i = 0; i < count; i += 1) {
        if (hasWords !== null && hasWords[i] === 0 || !isInside(columns, i, ends)) continue;
        const failed = byLayer[layer[i]] | byStatus[status[i]];
        if ((failed & ~FAILS.layer) === 0) layerCounts[layer[i]] += 1;
        if ((failed & ~FAILS.status) === 0) statusCounts[status[i]] += 1;
        if (failed !== 0) continue;
        mask[i] = 1;
        rows[passed] = i;
        passed += 1;
      }
      return {
        key: keyOf2(filters),
        mask,
        rows: rows.slice(0, passed),
        ends,
        layerCounts: new Map(layers2.map((id, i) => [id, layerCounts[i]])),
        statusCounts: counted(STATUSES, statusCounts, STATES)
      };
    }
    return { keyOf: keyOf2, passing };
  }

  // src/page/standpoint.js
  var NUMBER = /^-?\d{1,3}(?:\.\d{1,9})?$/;
  var LEAST_ZOOM = 1;
  var MOST_ZOOM = 18;
  var WORLD = 256;
  function standpointOf(text) {
    if (typeof text !== "string") return null;
    const parts = text.split("/");
    if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return null;
    const [zoom, lat, lng] = parts.map(Number);
    const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && zoom >= LEAST_ZOOM && zoom <= MOST_ZOOM;
    return isOnEarth ? { zoom, lat, lng } : null;
  }
  var rounded = (number2, digits) => String(Number(number2.toFixed(digits)) + 0);
  function standpointText({ zoom, lat, lng }) {
    const digits = Math.max(0, Math.ceil(Math.log10(2 * WORLD * 2 ** zoom / 360)));
    const around2 = ((lng + 180) % 360 + 360) % 360 - 180;
    return [rounded(zoom, 2), rounded(lat, digits), rounded(around2, digits)].join("/");
  }

  // src/time/settings.js
  var SPEEDS = [0.25, 0.5, 1, 2, 4, 8];
  var MODES = ["trail", "upto", "window"];
  var LONGEST = 80;
  var oneOf = (...names) => ({
    wanted: `one of ${names.map((name) => `"${name}"`).join(", ")}`,
    fits: (value) => names.some((name) => name === value)
  });
  var anyOf = (names) => ({
    wanted: `a list of any of ${names.join(", ")}`,
    fits: (value) => Array.isArray(value) && value.every((name) => names.includes(name))
  });
  var END2 = {
    wanted: 'a year, month or day as text such as "2001-02", or null',
    fits: (value) => value === null || typeof value === "string" && spanOf(value) !== null
  };
  var isScene = (value) => Number.isFinite(value?.period?.start) && Number.isFinite(value?.period?.end) && (Array.isArray(value?.events) || value?.packed?.bytes instanceof Uint8Array) && typeof value.places === "object";
  var isOffered = (value) => typeof value === "string" && (languagesOffered().length === 0 || languagesOffered().includes(value));
  var isTextOrNull = (value) => value === null || typeof value === "string";
  var SETTINGS = {
    scene: { wanted: "a scene: an object with period, places and events", fits: isScene },
    language: { wanted: "the tag of a language of the page", fits: isOffered },
    clock: oneOf("hindsight", "reported"),
    theme: oneOf("light", "dark"),
    axis: oneOf("elastic", "linear"),
    mode: oneOf(...MODES),
    trail: {
      wanted: "a share of the axis, more than 0 and at most 1",
      fits: (value) => typeof value === "number" && value > 0 && value <= 1
    },
    window: {
      wanted: "a number of days, more than 0",
      fits: (value) => typeof value === "number" && value > 0 && value < Infinity
    },
    loop: { wanted: "true or false", fits: (value) => typeof value === "boolean" },
    layers: {
      wanted: "a list of ids of layers, or null for all",
      fits: (value) => value === null || Array.isArray(value) && value.every((id) => typeof id === "string")
    },
    statuses: anyOf(STATUSES),
    from: END2,
    to: END2,
    compare: {
      wanted: 'a time, "end", "clock", or a period such as "2001/2003", or null',
      fits: (value) => value === null || typeof value === "string" && readComparison(value) !== null
    },
    query: { wanted: "text", fits: (value) => typeof value === "string" },
    speed: {
      wanted: `a number from ${SPEEDS[0]} to ${SPEEDS[SPEEDS.length - 1]}`,
      fits: (value) => typeof value === "number" && value >= SPEEDS[0] && value <= SPEEDS[SPEEDS.length - 1]
    },
    selected: { wanted: "the id of an event, or null", fits: isTextOrNull },
    time: {
      wanted: "a time as ISO 8601 text or as UTC milliseconds, or null",
      fits: (value) => value === null || Number.isFinite(timeOf(value))
    },
    map: {
      wanted: 'zoom, latitude and longitude as text such as "5/43.1/131.9", or null',
      fits: (value) => value === null || standpointOf(value) !== null
    },
    opening: { wanted: "a link as text, or null", fits: isTextOrNull },
    nonce: { wanted: "a whole number", fits: Number.isInteger }
  };
  var NULLABLE = ["selected", "layers", "from", "to", "compare", "time", "map", "opening"];
  var fits = (name, value) => Object.hasOwn(SETTINGS, name) && SETTINGS[name].fits(value);
  var defaults = () => ({
    language: "en",
    clock: "hindsight",
    theme: null,
    axis: "elastic",
    mode: "trail",
    trail: measures_default.trail,
    window: 90,
    loop: false,
    speed: 1,
    compare: null,
    ...NO_FILTERS,
    statuses: [...STATUSES]
  });
  function describe(value) {
    const text = typeof value === "number" ? String(value) : JSON.stringify(value) ?? String(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
  }
  function check(changes) {
    if (typeof changes !== "object" || changes === null) {
      throw new TypeError(`set() wants an object of settings, got ${describe(changes)}`);
    }
    const unknown = Object.keys(changes).filter((name) => !Object.hasOwn(SETTINGS, name));
    if (unknown.length > 0) {
      throw new TypeError(`set() knows ${Object.keys(SETTINGS).join(", ")}; got ${unknown.map(describe).join(", ")}`);
    }
    const given = Object.entries(changes).filter(
      ([name, value]) => value !== void 0 && (value !== null || NULLABLE.includes(name))
    );
    const faults = given.filter(([name, value]) => !SETTINGS[name].fits(value)).map(([name, value]) => `${name} wants ${SETTINGS[name].wanted}, got ${describe(value)}`);
    if (faults.length > 0) throw new RangeError(faults.join("; "));
    return Object.fromEntries(given);
  }
  function timeOf(time) {
    if (typeof time === "number") return time;
    return typeof time === "string" ? parseTime(time) : NaN;
  }
  function milliseconds(time) {
    const wanted = 'seek() wants a time as ISO 8601 text such as "2001-02-03" or as UTC milliseconds';
    if (typeof time !== "number" && typeof time !== "string") throw new TypeError(`${wanted}, got ${describe(time)}`);
    const ms = timeOf(time);
    if (!Number.isFinite(ms)) throw new RangeError(`${wanted}, got ${describe(time)}`);
    return Math.round(ms);
  }

  // src/page/fault.js
  var messageOf = (fault) => fault instanceof Error ? fault.message : String(fault);

  // src/page/messages.js
  function createMessages(verbs2, questions) {
    const known2 = [...Object.keys(verbs2), ...Object.keys(questions)].join(", ");
    const isAnswer = ({ data, source }) => data.geoEvents === "error" || source === window && Object.hasOwn(questions, data.geoEvents) && Object.hasOwn(data, "value");
    return async (event) => {
      const { data, source } = event;
      if (source !== window.parent) return;
      if (typeof data !== "object" || data === null || !Object.hasOwn(data, "geoEvents") || isAnswer(event)) return;
      const { geoEvents: verb, value } = data;
      const isQuestion = Object.hasOwn(questions, verb);
      const answer = (name, text) => source?.postMessage({ geoEvents: name, value: text }, { targetOrigin: "*" });
      try {
        if (isQuestion) answer(verb, await questions[verb]() ?? null);
        else if (Object.hasOwn(verbs2, verb)) verbs2[verb](value);
        else throw new RangeError(`geoEvents wants one of ${known2}; got ${describe(verb)}`);
      } catch (fault) {
        answer("error", messageOf(fault));
      }
    };
  }

  // src/time/dates.js
  var MINUTE3 = 6e4;
  var SAID = {
    minute: { year: "numeric", month: "long", day: "numeric" },
    day: { year: "numeric", month: "long", day: "numeric" },
    month: { year: "numeric", month: "long" },
    season: void 0,
    year: { year: "numeric" },
    decade: void 0,
    century: void 0
  };
  var HOURS = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  var formatOf = memoize((key) => {
    const [locale2, options] = JSON.parse(key);
    return new Intl.DateTimeFormat(locale2, { timeZone: "UTC", ...options });
  });
  var dateFormat = (language, options) => formatOf(JSON.stringify([localeOf(language), options]));
  function written(ms, language, options, earlier = ms) {
    const hasEra = options.year !== void 0 && new Date(earlier).getUTCFullYear() < 1;
    return dateFormat(language, hasEra ? { ...options, era: "short" } : options).format(ms);
  }
  function datePattern(language, options) {
    const format = dateFormat(language, options);
    const parts = (month) => format.formatToParts(Date.UTC(2001, month, 1));
    return {
      template: parts(0).map(({ type, value }) => type === "literal" ? value : `{${type}}`).join(""),
      months: Array.from({ length: 12 }, (_, i) => parts(i).find(({ type }) => type === "month")?.value ?? "")
    };
  }
  function zoneText(offset) {
    if (offset === 0) return "UTC";
    const minutes = Math.abs(offset) % 60;
    const hours = Math.floor(Math.abs(offset) / 60);
    return `UTC${offset < 0 ? "−" : "+"}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
  }
  function dateText(ms, offset, language) {
    return written(ms + offset * MINUTE3, language, { year: "numeric", month: "long", day: "numeric" });
  }
  var timeText = (ms, offset, language) => dateFormat(language, HOURS).format(ms + offset * MINUTE3);
  var hoursText = (ms, offset, language) => `${timeText(ms, offset, language)} ${zoneText(offset)}`;

  // src/time/date-words.js
  var KEPT = 5e3;
  var BY_COUNT = [SAID.year, SAID.month, SAID.day];
  var isOld = (edtf) => /^(?:Y?-|00(?:00|0X|XX))/.test(edtf);
  function partsOf(edtf, language, hasEra) {
    const numbers3 = numbersIn(edtf);
    const [year, month = 1, day = 1] = numbers3;
    const at = (/* @__PURE__ */ new Date(0)).setUTCFullYear(year < 1 ? -4 : 2e3, month - 1, day);
    const said = BY_COUNT[numbers3.length - 1];
    return dateFormat(language, hasEra || year < 1 ? { ...said, era: "short" } : said).formatToParts(at).map(({ type, value }) => ({ type, value: type === "year" ? String(year < 1 ? 1 - year : year) : value }));
  }
  var written2 = (parts) => parts.map(({ value }) => value).join("");
  function oneDate(edtf, language, hasEra = isOld(edtf)) {
    const translate = translatorOf(language);
    if (edtf.includes("X", 2) && !edtf.includes("-XX")) {
      const [first, last] = ["0", "9"].map((digit) => Number(edtf.replaceAll("X", digit))).sort((a, b) => a - b);
      if (hasEra) return between(spelled(first), spelled(last), language);
      return translate(`date.${edtf.endsWith("XX") ? "century" : "decade"}`, { year: String(first), last: String(last) });
    }
    const [day, time] = edtf.split("T");
    if (time !== void 0) {
      const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time) ?? ["", "+", "0", "0"];
      return translate("date.minute", {
        day: written2(partsOf(day, language, hasEra)),
        time: time.slice(0, 5),
        zone: zoneText((sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)))
      });
    }
    const [, season = 0] = numbersIn(edtf);
    if (season <= 12) return written2(partsOf(edtf, language, hasEra));
    return translate(`date.season-${season}`, { year: written2(partsOf(edtf.slice(0, -3), language, hasEra)) });
  }
  function sharing(first, last) {
    const named2 = first.flatMap(({ type }, i) => type === "literal" ? [] : [i]);
    const other = named2.filter((i) => first[i].value !== last[i].value);
    const end = named2[named2.length - 1];
    if (["year", "era"].includes(first[named2[0]].type) && first[end].type !== "era") {
      return [written2(first), written2(last.slice(other[0]))];
    }
    const kept = other[other.length - 1];
    return [kept === end ? written2(first) : written2(first.slice(0, kept + 1)) + first[kept + 1].value.split(" ")[0], written2(last)];
  }
  function between(first, last, language) {
    const hasEra = isOld(first) || isOld(last);
    const isAlike = [first, last].every((one) => !/[TX]/.test(one.replaceAll("-XX", "")) && !(numbersIn(one)[1] > 12)) && numbersIn(first).length === numbersIn(last).length;
    const [start, end] = isAlike ? sharing(partsOf(first, language, hasEra), partsOf(last, language, hasEra)) : [oneDate(first, language, hasEra), oneDate(last, language, hasEra)];
    return translatorOf(language)(/\s/.test(start) ? "date.between" : "date.between.short", { first: start, last: end });
  }
  function inWords(edtf, language) {
    const translate = translatorOf(language);
    const ends = edtf.split("/");
    const plain2 = [...new Set(ends.filter((end) => end !== "..").map((end) => end.replace(/[~?%]$/, "")))];
    let date = plain2.length > 1 ? between(plain2[0], plain2[1], language) : oneDate(plain2[0], language);
    if (/[~%]/.test(edtf)) date = translate("date.approximate", { date });
    if (/[?%]/.test(edtf)) date = translate("date.uncertain", { date });
    if (ends[1] === "..") return translate("date.since", { date });
    return ends[0] === ".." ? translate("date.until", { date }) : date;
  }
  var wordsOf = memoize((key) => {
    const [, language, edtf, calendar, own] = /^(\S+) ([^@]*)@?(\S*) ?(.*)$/s.exec(key) ?? [];
    const translate = translatorOf(language);
    if (edtf === "") return translate("date.calendar", { date: own, calendar });
    const date = inWords(edtf, language);
    return own === "" ? date : translate("date.julian", { julian: inWords(own, language), date });
  }, KEPT);
  var dateWords = (date, language) => date === "" ? translatorOf(language)("player.undated") : wordsOf(`${language} ${date}`);
  function edtfOf({ start, precision, offset }) {
    const local = start + offset * 6e4;
    const day = dayText(local, { year: 1, month: 2 }[precision] ?? 3);
    if (precision !== "minute") return day;
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, "0"));
    return `${day}${new Date(local).toISOString().slice(-14, -5)}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
  }
  var gregorian = (date) => date.split("@")[0];
  function lengthText(milliseconds2, language) {
    const days = Math.round(milliseconds2 / 864e5);
    const month = 365.2425 / 12;
    const [years2, months2] = [Math.floor(Math.round(days / month) / 12), Math.round(days / month) % 12];
    const parts = days >= 365 ? [[years2, "year"], [months2, "month"]] : [[Math.floor(days / month), "month"], [Math.floor(days % month), "day"]];
    const told = parts.filter(([count]) => count > 0);
    const said = (told.length > 0 ? told : parts.slice(1)).map(([count, unit]) => new Intl.NumberFormat(localeOf(language), { style: "unit", unit, unitDisplay: "short" }).format(count));
    return new Intl.ListFormat(localeOf(language), { type: "unit", style: "narrow" }).format(said);
  }
  var foldText = ({ start, end }, language) => translatorOf(language)("axis.fold", { gap: lengthText(end - start, language) });

  // src/strip/shown-period.js
  var MINUTE4 = 6e4;
  var ALL_TIME = Object.freeze({ from: null, to: null });
  var isAllTime = ({ from, to }) => from === null && to === null;
  function endTime(end, { [end]: text, scene: { period }, engine }) {
    const span = text === null ? null : spanOf(text);
    if (span === null) return end === "from" ? period.start : period.end;
    const { start, end: until } = span;
    const at = end === "from" ? start : until - 1;
    const ms = at - engine.offsetAt(at, "hindsight") * MINUTE4;
    return Math.max(period.start, Math.min(period.end, end === "from" ? ms : ms + 1));
  }
  function endText(end, { [end]: text, scene: { period }, engine, language }) {
    const span = text === null ? null : spanOf(text);
    if (text !== null && span !== null) {
      return dateWords(dayText(span.start, Math.max(1, numbersIn(text).length)), language);
    }
    if (end === "from") return dateText(period.start, engine.offsetAt(period.start, "hindsight"), language);
    return dateText(period.end - 1, Math.min(0, engine.offsetAt(period.end, "hindsight")), language);
  }
  var chapterPeriod = ({ start, end }) => ({ from: dayText(start), to: dayText(end - 1) });
  function isOnly(chapter, { from, to }) {
    const own = chapterPeriod(chapter);
    return own.from === from && own.to === to;
  }
  function periodFor(chapter, chapters, period) {
    if (isAllTime(period) || isOnly(chapter, period)) return null;
    if (chapters.some((one) => isOnly(one, period))) return chapterPeriod(chapter);
    const start = period.from === null ? null : spanOf(period.from)?.start;
    const end = period.to === null ? null : spanOf(period.to)?.end;
    return chapter.end <= (start ?? -Infinity) || chapter.start >= (end ?? Infinity) ? ALL_TIME : null;
  }

  // src/compare/presets.js
  var PRESETS = (
    /** @type {const} */
    ["moment", "clock", "period"]
  );
  var MINUTE5 = 6e4;
  var DAY2 = 864e5;
  function createPresets(story2) {
    const { settings } = story2;
    let own = null;
    function middle({ engine, time }) {
      const { start, end: end2 } = engine.period;
      if (!story2.isOpening && time > start && time < end2) return time;
      const { position, time: timeAt2 } = engine.axis(settings.axis);
      const half = timeAt2((position(start) + position(end2)) / 2);
      return engine.previous(half + 1, settings.clock) ?? Math.round(half);
    }
    function periods(loaded) {
      const { scene, engine } = loaded;
      const { from, to } = settings;
      const end2 = to === null ? null : spanOf(to)?.end ?? null;
      if (end2 !== null && end2 < scene.period.end) return { from, to, compare: `${dayText(end2)}/` };
      const start = from === null ? null : spanOf(from)?.start ?? null;
      if (start !== null) return { from, to, compare: `/${dayText(start - 1)}` };
      const t = middle(loaded);
      const local = t + engine.offsetAt(t, "hindsight") * MINUTE5;
      return { ...ALL_TIME, to: dayText(local), compare: `${dayText(local + DAY2)}/` };
    }
    function press(preset) {
      if (story2.scene === null) return;
      const before = settings.compare === null ? null : readComparison(settings.compare);
      if (before?.kind === preset) return end();
      if (before?.kind === "period") end();
      if (preset === "period") {
        const { compare, ...period } = periods(story2);
        if (isAllTime(settings)) own = period;
        story2.adjust({ ...period, compare, mode: "upto" });
        story2.jump("end");
        return;
      }
      const t = middle(story2);
      if (t !== story2.time) story2.moveTo(t);
      story2.adjust({ compare: preset === "clock" ? "clock" : "end" });
    }
    function end() {
      if (settings.compare === null) return false;
      const isOurs2 = own !== null && settings.from === own.from && settings.to === own.to;
      own = null;
      story2.adjust({ compare: null, ...isOurs2 ? ALL_TIME : {} });
      return true;
    }
    return { press, end, toggle: () => settings.compare === null ? press("moment") : end() };
  }

  // src/motion.js
  var prefersReducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  // src/style-sheets.js
  var awaited = () => [.../** @type {NodeListOf<HTMLLinkElement>} */
  document.querySelectorAll("link[rel=stylesheet]")].filter((link2) => link2.sheet === null);
  var isStyled = () => awaited().length === 0;
  function onStyled(callback, signal) {
    for (const link2 of awaited()) link2.addEventListener("load", callback, { signal, once: true });
  }

  // src/told.js
  function tagOf(texts, language) {
    if (Object.hasOwn(texts, language)) return language;
    const tags = Object.keys(texts);
    return chosen([language], tags) ?? tags[0];
  }
  function textIn(texts = {}, language) {
    const tag = tagOf(texts, language);
    return tag === void 0 ? "" : texts[tag];
  }
  var english = (name) => textIn(name, "en");
  function spoken(texts = {}, language) {
    const tag = tagOf(texts, language);
    const isOwn = tag === void 0 || tag === "und" || tag === language;
    return { text: textIn(texts, language), lang: isOwn ? null : tag, dir: isOwn ? null : direction(tag) };
  }
  function writeIn(node, texts, language) {
    const { text, lang, dir } = spoken(texts, language);
    node.textContent = text;
    for (const [name, value] of Object.entries({ lang, dir })) {
      if (value === null) node.removeAttribute(name);
      else node.setAttribute(name, value);
    }
  }
  function translationOf({ translation, quote }, language) {
    const { text, lang } = spoken(translation, language);
    return lang === null && text !== "" && text !== quote ? text : null;
  }

  // src/layers.js
  var OTHER = "other";
  var layers = /* @__PURE__ */ new Map();
  function tellLayers(given) {
    layers = new Map(given.map((layer) => [layer.id, layer]));
  }
  var allLayers = () => [...layers.values()];
  var layerIds = () => [...layers.keys()];
  function outlineNameOf(id) {
    const name = layers.get(id)?.symbol ?? "";
    return Object.hasOwn(glyphs_default.outlines, name) ? name : Object.keys(glyphs_default.outlines)[0];
  }
  var layerName = (id, { language }) => textIn(layers.get(id)?.name, language) || id;
  function isFlow({ layer }, hasWay) {
    const form = layers.get(layer)?.form ?? null;
    return form === "flow" || form === null && !hasWay;
  }
  function layerCount(id, members, { language, translate }) {
    const count = members.length;
    const layer = layers.get(id);
    const hasMoved = members.every(({ event }) => event.origin !== null);
    const category = new Intl.PluralRules(localeOf(language)).select(count);
    for (const nouns of [hasMoved ? layer?.moved : void 0, layer?.counts]) {
      const forms = new Map(Object.entries(nouns?.[language] ?? {}));
      const text = forms.get(category) ?? forms.get("other");
      if (text !== void 0) return text.replace("{count}", numberText(count, language));
    }
    return translate("marks.count.layer", { name: textIn(layer?.all, language) || id, count });
  }
  function rules() {
    const all = allLayers();
    const shades = (theme) => all.map((layer, i) => `--ge-layer-${i}:${layer[theme]};`).join("");
    return [
      `.leaflet-container{${shades("light")}}`,
      `.leaflet-container[data-theme="dark"]{${shades("dark")}}`,
      ...all.map(({ id }, i) => `[data-layer="${CSS.escape(id)}"]{--ge-mark:var(--ge-layer-${i})}`)
    ].join("\n");
  }
  var sheet = null;
  function paintLayers() {
    if (sheet === null) {
      sheet = new CSSStyleSheet();
      document.adoptedStyleSheets.push(sheet);
    }
    sheet.replaceSync(rules());
  }

  // src/page/link.js
  var LONGEST2 = 1e3;
  var NONE = "none";
  var NUMBER2 = /^\d{1,6}(?:\.\d{1,6})?$/;
  var YEAR = "(?:-?\\d{4}|Y?-\\d{5,6})";
  var TIME = new RegExp([
    `^(?:(${YEAR}(?:-\\d\\d)?)|(${YEAR}-\\d\\d-\\d\\d)`,
    "(?:(T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,3})?)?)(Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)?)?)$"
  ].join(""));
  var FIRST = parseTime(spelled(FIRST_YEAR));
  var LAST = Date.UTC(LAST_YEAR + 1, 0) - 1;
  var LEGIBLE = /%(?:2C|2F|3A)/g;
  var RESERVED = /[!'()*]/g;
  var HALF = /\p{Surrogate}/gu;
  function timeOf2(text) {
    const [, month, day, hours = "T00:00", zone = "Z"] = TIME.exec(text) ?? [];
    const span = spanOf(month ?? day ?? "");
    if (span === null) return void 0;
    const ms = span.start + Date.parse(`1970-01-01${hours}${zone}`);
    return ms >= FIRST && ms <= LAST ? ms : void 0;
  }
  var timeText2 = (ms) => ms === null ? "" : writeTime(ms).replace(/T00:00Z$/, "");
  var dayOf = (text) => text.trim().replace(/[~?%]$/, "").split("T")[0];
  var row = (setting, parse = (text) => text, write2 = (value) => value ?? "") => ({ setting, write: write2, read(text) {
    const value = parse(text);
    return value !== void 0 && fits(setting, value) ? { value, lost: [] } : { lost: [text] };
  } });
  var languageOf = (text) => languagesOffered().length === 0 ? text : chosen([text], languagesOffered()) ?? void 0;
  var number = (setting) => row(
    setting,
    (text) => NUMBER2.test(text) ? Number(text) : void 0,
    (value) => String(Number(value.toFixed(6)))
  );
  function choiceOf(words2, all) {
    const known2 = all.filter((word) => words2.includes(word));
    const lost = [...new Set(words2)].filter((word) => !all.includes(word));
    return { value: known2.length > 0 ? known2 : void 0, lost };
  }
  var STATUS = {
    setting: "statuses",
    write: (picked) => STATUSES.every((word) => picked.includes(word)) ? "" : STATUSES.filter((word) => picked.includes(word)).join(",") || NONE,
    read: (text) => text === NONE ? { value: [], lost: [] } : choiceOf(text.split(","), STATUSES)
  };
  function coded(id) {
    const word = id.replaceAll("%", "%25").replaceAll(",", "%2C");
    return word === NONE ? "%6Eone" : word;
  }
  var CHOSEN_LAYERS = {
    setting: "layers",
    write: (picked) => picked === null ? "" : picked.map(coded).sort().join(",") || NONE,
    read(text, layers2) {
      const own = new Map(layers2.map((id) => [coded(id), id]));
      const words2 = text === NONE ? [] : text.split(",").filter((word) => word !== OTHER || own.has(OTHER));
      if (words2.length === 0) return { value: [], lost: [] };
      const { value, lost } = choiceOf(words2, [...own.keys()]);
      return { value: value?.length === own.size ? null : value?.map((word) => own.get(word)), lost };
    }
  };
  var NAMES = new Map(Object.entries({
    from: row("from", dayOf),
    to: row("to", dayOf),
    layers: CHOSEN_LAYERS,
    status: STATUS,
    clock: row("clock"),
    lang: row("language", languageOf),
    event: row("selected"),
    q: row("query"),
    time: row("time", timeOf2, timeText2),
    mode: row("mode"),
    trail: number("trail"),
    window: number("window"),
    axis: row("axis"),
    map: row("map", (text) => {
      const standpoint = standpointOf(text);
      return standpoint === null ? void 0 : standpointText(standpoint);
    }),
    speed: number("speed"),
    compare: row("compare")
  }));
  var isName = (name) => NAMES.has(name);
  var PLACE = ["event", "time", "map"];
  function unsaid() {
    const all = { ...defaults(), selected: null, time: null, map: null };
    return (
      /** @type {Linked} */
      Object.fromEntries([...NAMES.values()].map(({ setting }) => [setting, all[setting]]))
    );
  }
  function valueOf(name, text, layers2) {
    const known2 = NAMES.get(name);
    if (known2 === void 0) return { lost: [text] };
    if (text === "") return { value: unsaid()[known2.setting], lost: [] };
    return text.length > LONGEST2 ? { lost: [text] } : known2.read(text, layers2);
  }
  function read(text, layers2, opening = unsaid()) {
    const asked = new URLSearchParams(text);
    const isPlaced2 = PLACE.some((name) => asked.has(name));
    const view = { ...opening, ...isPlaced2 ? { selected: null, time: null, map: null } : {} };
    const lost = [];
    for (const [name, { setting }] of NAMES) {
      const given = asked.get(name);
      if (given === null) continue;
      const found = valueOf(name, given, layers2);
      if (found.value !== void 0) Object.assign(view, { [setting]: found.value });
      lost.push(...found.lost.map((value) => ({ name, value })));
    }
    const [from, to] = [view.from, view.to].map((end) => end === null ? null : spanOf(end));
    if (from !== null && to !== null && to.end <= from.start) {
      lost.push({ name: "to", value: String(view.to) });
      view.to = null;
    }
    return { view, lost };
  }
  var escaped = (text) => encodeURIComponent(text.replace(HALF, "?")).replace(LEGIBLE, decodeURIComponent).replace(RESERVED, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  function write(view, opening = unsaid()) {
    const nothing = unsaid();
    const isOther = (name, than) => {
      const known2 = NAMES.get(name);
      return known2 !== void 0 && known2.write(view[known2.setting]) !== known2.write(than[known2.setting]);
    };
    const isElsewhere = PLACE.some((name) => isOther(name, opening));
    const written3 = [...NAMES.keys()].filter((name) => PLACE.includes(name) ? isElsewhere && isOther(name, nothing) : isOther(name, opening));
    if (isElsewhere && !written3.some((name) => PLACE.includes(name))) written3.push("time");
    return written3.map((name) => {
      const known2 = NAMES.get(name);
      return `${name}=${known2 === void 0 ? "" : escaped(known2.write(view[known2.setting]))}`;
    }).join("&");
  }

  // src/page/address-bar.js
  function isOpen2(page) {
    try {
      return page.location.href !== "";
    } catch {
      return false;
    }
  }
  var EMBED = /(^|&)embed(_options)?=[^&]*/g;
  function openPage(kind) {
    const page = kind === "query" ? window.parent : window;
    return isOpen2(page) ? page : null;
  }
  var foreign = (query) => query.slice(1).split("&").filter((part) => part !== "" && !isName(part.split("=")[0]));
  function createAddressBar(kind) {
    const page = openPage(kind);
    if (page === null) return null;
    const { location, history } = page;
    const isHash = kind === "hash";
    const sign = isHash ? "hashchange" : "popstate";
    const read2 = () => (isHash ? location.hash : location.search).slice(1);
    let known2 = read2();
    function whole(link2) {
      const others = isHash ? location.search.slice(1) : [...foreign(location.search), link2].filter(Boolean).join("&");
      const fragment = isHash ? link2 : location.hash.slice(1);
      return [location.pathname, others && `?${others}`, fragment && `#${fragment}`].join("");
    }
    return Object.freeze({
      read: read2,
      isFramed: page.parent !== page,
      write(link2, isStep) {
        const url = whole(link2);
        if (location.protocol === "about:" || isHash && read2() !== known2) return;
        if (url === `${location.pathname}${location.search}${location.hash}`) return;
        if (isStep) history.pushState(history.state, "", url);
        else history.replaceState(history.state, "", url);
        known2 = read2();
      },
      url(link2) {
        if (location.protocol === "about:") return null;
        const url = new URL(whole(link2), location.href);
        if (!isHash) url.search = url.search.slice(1).replace(EMBED, "").replace(/^&/, "");
        return url.href;
      },
      listen(onMove, signal) {
        page.addEventListener(sign, (event) => {
          if (!isHash) event.stopImmediatePropagation();
          known2 = read2();
          onMove();
        }, { signal, capture: true });
      }
    });
  }

  // src/page/address.js
  var REST_MILLISECONDS = 200;
  var STEP_MILLISECONDS = 1500;
  function createAddress(story2, map, { place, standing: standing2, isQuiet: isQuiet2, onFollowed, onWritten }) {
    const bar2 = place === void 0 ? null : createAddressBar(place);
    let hasBegun = false;
    let timer;
    let isStep = false;
    let ongoing = -Infinity;
    const opening = () => story2.opening === null || story2.opening === "" ? unsaid() : read(story2.opening, layerIds()).view;
    function current2() {
      const { settings, selected, time, isOpening } = story2;
      const standpoint = standing2();
      const isOwn = isOpening || time === story2.firstOf(story2.find(selected));
      return {
        ...settings,
        selected,
        time: isOwn ? null : time,
        map: standpoint === null ? null : standpointText(standpoint)
      };
    }
    const link2 = () => write(current2(), opening());
    function plan(isOther) {
      isStep ||= isOther === true;
      if (story2.isPlaying) return;
      clearTimeout(timer);
      timer = setTimeout(put, isStep ? 0 : REST_MILLISECONDS);
    }
    function put() {
      if (bar2 === null || story2.opening === null || story2.scene === null || story2.isPlaying || isQuiet2()) return;
      const text = link2();
      bar2.write(text, isStep && !bar2.isFramed);
      onWritten(text);
      isStep = false;
    }
    function adjust(isOngoing) {
      const now = performance.now();
      plan(!isOngoing || now > ongoing);
      ongoing = isOngoing ? now + STEP_MILLISECONDS : -Infinity;
    }
    function follow(text) {
      story2.pause();
      const { view, lost } = read(text, layerIds(), opening());
      story2.set(view);
      const unmet = lost.map((one) => ({ ...one, why: "unknown" }));
      if (story2.selected !== view.selected) unmet.push({ name: "event", value: view.selected ?? "", why: "absent" });
      if (view.time !== null && story2.time !== view.time) {
        unmet.push({ name: "time", value: dayText(view.time), why: "outside" });
      }
      [isStep, ongoing] = [false, -Infinity];
      onFollowed(unmet);
      plan();
    }
    function open() {
      const text = bar2 === null || story2.opening === null ? "" : bar2.read();
      if (text !== "" || story2.opening) follow(text);
    }
    return {
      plan,
      adjust,
      follow,
      link: link2,
      /** Whether the reader sees the address that is written. */
      isWritten: bar2?.isFramed === false,
      /** Open where the address, or else the story, says; what comes with the scene is to be there before. */
      begin() {
        if (!hasBegun) queueMicrotask(open);
        hasBegun = true;
      },
      /** @param {() => void} onMove the reader went back or forward @param {AbortSignal} signal */
      listen(onMove, signal) {
        bar2?.listen(() => {
          if (story2.opening === null) return;
          follow(bar2.read());
          onMove();
        }, signal);
        map.on("moveend", plan);
        signal.addEventListener("abort", () => {
          map.off("moveend", plan);
          clearTimeout(timer);
        });
      },
      /** The address of this view, of what is selected, or of the moment; null where none leads here.
       * @param {"view"|"event"|"moment"} what */
      url(what) {
        if (bar2 === null || story2.opening === null) return null;
        const { language, clock, selected } = current2();
        const time = story2.isOpening ? null : story2.time;
        const part = { ...opening(), language, clock, map: null, selected: null, time: null };
        const views = { view: current2(), event: { ...part, selected }, moment: { ...part, time } };
        return bar2.url(write(views[what], opening()));
      }
    };
  }

  // src/time/moment.js
  var MINUTE6 = 6e4;
  var DAY3 = 864e5;
  var LONG = 2 * 365 * DAY3;
  var HOURS_SPAN = 3 * DAY3;
  var LINGER = 0.04;
  var TITLES = 3;
  var MOST = 12;
  var FOLD_SECONDS = 2.5;
  var PRECISIONS = ["minute", "day", "month", "season", "year", "decade", "century"];
  function givenDate(entries, language) {
    const dated = entries.find(({ claim }) => claim !== null && claim.on !== null && !claim.assumed);
    if (dated?.claim?.on) return dateWords(dated.claim.on, language);
    const events = entries.filter((entry) => entry.claim === null).map((entry) => entry.event);
    const rank = (event) => PRECISIONS.indexOf(event.precision);
    const [first] = [...events].sort((a, b) => rank(a) - rank(b));
    return first === void 0 ? null : dateWords(gregorian(first.when), language);
  }
  function computedDate({ engine, t, clock, language }) {
    const isEnd = t >= engine.period.end;
    const before = engine.previous(t, clock);
    const after = engine.next(t, clock);
    const isCrowded = !isEnd && before !== null && after !== null && after - before < HOURS_SPAN;
    const offset = engine.offsetAt(t, clock);
    const date = isEnd ? dateText(t - 1, Math.min(0, offset), language) : dateText(t, offset, language);
    return { date, hours: isCrowded ? hoursText(t, offset, language) : "" };
  }
  function momentAt(context) {
    const { engine, t, clock, language, axis } = context;
    const moment = engine.previous(t + 1, clock);
    const { position, folds } = engine.axis(axis);
    const isExact = moment === t;
    const isFolded = moment !== null && folds.some((fold) => moment <= fold.start && fold.start < t);
    const isNear = moment !== null && (isExact || !isFolded && t < engine.period.end && position(t) - position(moment) <= LINGER);
    const { entries, total } = isNear ? engine.happenings(moment, clock, MOST) : { entries: [], total: 0 };
    const given = isExact ? givenDate(entries, language) : null;
    const words2 = given === null ? computedDate(context) : { date: given, hours: "" };
    const events = [...new Set(entries.map(({ event }) => event))];
    return { ...words2, events, total: total > entries.length ? total : events.length };
  }
  function periodText({ engine, language, translate }) {
    const { period } = engine;
    const isLong = period.end - period.start > LONG;
    const write2 = (ms, offset) => isLong ? written(ms + offset * MINUTE6, language, { year: "numeric" }, period.start) : dateText(ms, offset, language);
    return translate(isLong ? "player.present.years" : "player.present.days", {
      from: write2(period.start, engine.offsetAt(period.start, "hindsight")),
      to: write2(period.end - 1, Math.min(0, engine.offsetAt(period.end, "hindsight")))
    });
  }
  var isTimeless = ({ period: { start, end } }) => start === 0 && end === 1;
  var openingMoment = (context) => ({ date: isTimeless(context.scene) ? "" : periodText(context), hours: "", events: [], total: 0 });
  function openingTitle({ translate }, count, total) {
    if (count > 0) return translate("player.opening.whole", { count });
    return total === 0 ? "" : translate("player.passing", { count, total });
  }
  function titleOf({ engine, t, clock, language, mode, translate }, { events, total }, count) {
    if (events.length === 0) {
      if (count === 0 && t < engine.period.end) return translate("player.quiet");
      return translate(mode === "upto" ? "player.sofar" : "player.there", { count });
    }
    const words2 = events.slice(0, TITLES).map((event) => {
      const state = engine.state(event, t, clock);
      const title = textIn(event.title, language);
      if (state === null || isFilled(state)) return title;
      return translate("player.titled", { title, state: translate(`player.state.${state}`) });
    });
    if (total > TITLES) words2.push(translate("player.more", { count: total - words2.length }));
    return words2.join(" · ");
  }
  function createFoldNote() {
    let last = null;
    return ({ engine, axis, t, language }, now) => {
      const fold = engine.axis(axis).folds.find((one) => one.start < t && t < one.end);
      if (fold !== void 0) last = { fold, until: now + FOLD_SECONDS * 1e3 };
      return last !== null && now < last.until ? foldText(last.fold, language) : "";
    };
  }

  // src/time/typed-date.js
  var MINUTE7 = 6e4;
  var HOUR = 60 * MINUTE7;
  var MARK = /[~?%]$/;
  var MOMENT = /^((?:-?\d{4}|Y?-\d{5,6})-\d\d-\d\d)[T ](\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?$/;
  var YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/;
  var DAY_FIRST = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
  var BETWEEN = /\s*[–—至~]\s*|\s+-\s+/;
  var PARTS2 = {
    day: "\\d{1,2}",
    month: "\\d{0,2}[^\\s\\d]+|\\d{1,2}",
    year: "\\d{3,4}",
    last: "\\d{3,4}",
    counted: "\\d{1,6}",
    time: "\\d{1,2}:\\d\\d",
    zone: "utc(?:[+-]\\d{1,2}(?::?\\d\\d)?)?|z",
    date: ".+?"
  };
  var WRAPPED = ["since", "until", "approximate", "uncertain"];
  var SEASONS2 = ["21", "22", "23", "24"];
  var LONGEST3 = 100;
  var plain = (text) => text.normalize("NFKC").replaceAll("−", "-").replace(/\s+/g, " ").replace(/ ?(\p{Script=Han}) ?/gu, "$1").trim().toLowerCase();
  var literal = (text) => text.replace(/[\\^$.*+?()[\]|/-]/g, "\\$&");
  function pattern(template, eras = []) {
    const escaped2 = literal(plain(template)).replace("{era}", `(?<era>${eras.map(literal).join("|")})`);
    const loose = escaped2.replace(/, /g, ",?\\s+").replace(/\\[()]/g, "$&?").replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>${PARTS2[name]})`);
    return new RegExp(`^${loose}$`);
  }
  function minutesOf(zone) {
    const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d?):?(\d\d)?/.exec(zone) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  function minuteOf(day, time, zone) {
    const [hours, minutes] = time.split(":").map(Number);
    const span = spanOf(day);
    if (span === null || hours > 23 || minutes > 59) return null;
    const start = span.start + hours * HOUR + minutes * MINUTE7;
    return { start, end: start + MINUTE7, offset: zone === void 0 ? null : minutesOf(zone) };
  }
  function spanned(edtf) {
    const span = spanOf(edtf);
    return span === null ? null : { ...span, offset: null };
  }
  var iso = (year, ...parts) => spelled(Number(year), ...parts.map(Number));
  function erasOf(language) {
    const [old, own] = [-1, 1].map((sign) => (
      /** @type {const} */
      ["long", "short", "narrow"].map((era) => plain(dateFormat(language, { era }).formatToParts(sign * 1e14).find(({ type }) => type === "era")?.value ?? ""))
    ));
    const added = old.flatMap((name, i) => name.startsWith(own[i]) ? [name.slice(own[i].length)] : []);
    const named2 = (names) => names.filter((name) => name !== "");
    return { old: new Set(named2([...old, ...added])), all: [...new Set(named2([...old, ...own, ...added]))] };
  }
  function joined(first, last) {
    return first === null || last === null || last.end <= first.start ? null : { start: first.start, end: Math.max(first.end, last.end), offset: first.offset };
  }
  function numbers(text) {
    const unmarked = text.replace(MARK, "");
    const [, date, hours, minutes, zone] = MOMENT.exec(unmarked) ?? [];
    if (date !== void 0) return minuteOf(date, `${hours}:${minutes}`, zone);
    const [, year, , month, day] = YEAR_FIRST.exec(unmarked) ?? [];
    if (year !== void 0) return spanned(iso(year, month, ...day === void 0 ? [] : [day]));
    const turned = DAY_FIRST.exec(unmarked);
    return spanned(turned === null ? unmarked : iso(turned[3], turned[2], turned[1]));
  }
  function readEdtf(text) {
    const ends = text.toUpperCase().split("/");
    if (ends.length !== 2) return numbers(text.toUpperCase());
    if (ends.includes("..")) return ends[0] === ends[1] ? null : numbers(ends[0] === ".." ? ends[1] : ends[0]);
    return joined(numbers(ends[0]), numbers(ends[1])) ?? numbers(text);
  }
  function readerOf(language, table) {
    const said = [SAID.day, SAID.month, SAID.year];
    const [ofDay, ofMonth, ofYear] = said.map((options) => datePattern(language, options));
    const eras = erasOf(language);
    const [oldDay, oldMonth, oldYear] = said.map((options) => datePattern(language, { ...options, era: "short" }).template.replace("{year}", "{counted}"));
    const names = ofDay.months.map((name, i) => [name, ofMonth.months[i]].map(plain));
    const monthOf = (word) => 1 + names.findIndex((both) => both.some((name) => name === word || word.length > 2 && name.startsWith(word.replace(/\.$/, ""))));
    const wrapped = WRAPPED.map((name) => pattern(table[`date.${name}`]));
    function edtfOf2({ counted: counted2, era, year, month, day: date }) {
      if (counted2 === "0") return "";
      if (counted2 !== void 0) year = String(eras.old.has(era) ? 1 - Number(counted2) : counted2);
      if (month === void 0) return iso(year);
      const number2 = monthOf(month);
      return number2 === 0 ? "" : iso(year, number2, ...date === void 0 ? [] : [date]);
    }
    const written3 = [
      ...[
        ofDay.template,
        "{month} {day}, {year}",
        ofMonth.template,
        ofYear.template,
        oldDay,
        oldMonth,
        oldYear,
        "{month} {day}, {counted} {era}",
        "{era} {counted}"
      ].map((text) => (
        /** @type {Written} */
        [text, (parts) => spanned(edtfOf2(parts))]
      )),
      ...[ofDay.template, oldDay].map((text) => (
        /** @type {Written} */
        [
          table["date.minute"].replace("{day}", text),
          (parts) => minuteOf(edtfOf2(parts), parts.time, parts.zone)
        ]
      )),
      ...SEASONS2.flatMap((season) => [ofYear.template, oldYear].map((text) => (
        /** @type {Written} */
        [
          table[`date.season-${season}`].replace("{year}", text),
          (parts) => spanned(`${edtfOf2(parts)}-${season}`)
        ]
      ))),
      [table["date.decade"], ({ year }) => year.endsWith("0") ? spanned(`${iso(year).slice(0, 3)}X`) : null],
      [table["date.century"], ({ year, last }) => joined(spanned(iso(year)), spanned(iso(last)))]
    ];
    const forms = written3.map(([text, mean]) => ({ form: pattern(text, eras.all), mean }));
    function one(text) {
      for (const { form, mean } of forms) {
        const parts = form.exec(text)?.groups;
        const found = parts === void 0 ? null : mean(parts);
        if (found !== null) return found;
      }
      return null;
    }
    function two(text) {
      const [first, last, ...more] = text.split(BETWEEN);
      if (last === void 0 || more.length > 0) return null;
      const tails = last.split(" ").map((_, i, words2) => ` ${words2.slice(i).join(" ")}`);
      const lefts = [...tails.slice(1), ""].map((tail) => one(first + tail)).filter((found) => found !== null);
      const heads = Array.from(first, (_, i) => first.slice(0, first.length - i)).filter((head) => !(/\d$/.test(head) && /^\d/.test(last)));
      const rights = (eras.all.some((era) => first.startsWith(era)) ? [...heads, ""] : ["", ...heads]).map((head) => one(head + last)).filter((found) => found !== null);
      return joined(lefts[0] ?? null, rights[0] ?? null);
    }
    function read2(text) {
      for (const form of wrapped) {
        const inner = form.exec(text)?.groups?.date;
        const found = inner === void 0 ? null : read2(inner);
        if (found !== null) return found;
      }
      return one(text) ?? two(text);
    }
    return read2;
  }
  function createDateReader() {
    const readers = languagesHere().map((language) => readerOf(language, textsOf(language)));
    return (text) => {
      if (text.length > LONGEST3) return null;
      const words2 = plain(text);
      return [readEdtf, ...readers].reduce((found, read2) => found ?? read2(words2), null);
    };
  }
  function momentIn({ start, end, offset }, { period, offsetAt, next }, clock) {
    const [from, until] = [start, end].map((ms) => ms - (offset ?? offsetAt(ms, clock)) * MINUTE7);
    if (until <= period.start || from >= period.end) return null;
    const first = next(from - 1, clock);
    return Math.max(period.start, first !== null && first < until ? first : from);
  }

  // src/page/date-entry.js
  var MINUTE8 = 6e4;
  function examples({ engine, t, clock, language }) {
    const at = Math.min(t, engine.period.end - 1);
    const offset = engine.offsetAt(at, clock);
    const [day, month] = ["day", "month"].map((precision) => dateWords(edtfOf({ start: at, offset, precision }), language));
    return { day, month, edtf: dayText(at + offset * MINUTE8) };
  }
  function createDateEntry(story2, reach) {
    let read2 = null;
    return (text) => {
      if (story2.scene === null) return "";
      const { frame, address } = reach();
      const context = frame.contextOf(story2);
      const { translate, engine, clock } = context;
      read2 ??= createDateReader();
      const typed = read2(text);
      if (typed === null) return translate("player.date.wrong", { text, ...examples(context) });
      const moment = momentIn(typed, engine, clock);
      if (moment === null) return translate("player.date.outside", { text, period: periodText(context) });
      story2.pause();
      story2.moveTo(moment);
      frame.telling.planSay();
      address.plan(true);
      return "";
    };
  }

  // src/elements.js
  var SVG = "http://www.w3.org/2000/svg";
  var ICONS = {
    previous: "M7 5v14M18 5.5v13L9.5 12z",
    next: "M17 5v14M6 5.5v13l8.5-6.5z",
    first: "M5 5v14M20 6v12l-7-6zM12.5 6v12l-7-6z",
    last: "M19 5v14M4 6v12l7-6zM11.5 6v12l7-6z",
    play: "M8 5.2v13.6L18.8 12z",
    pause: "M8.5 5.5v13M15.5 5.5v13",
    close: "M6 6l12 12M18 6L6 18",
    full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    sidebar: "M4 7h9M19 7h1M4 17h1M11 17h9M13 4.5v5h6v-5zM5 14.5v5h6v-5z",
    tick: "M5 12.5l4.5 4.5L19 7.5",
    black: "M4 6h16v11H4zM9 20h6",
    back: "M14.5 6L8.5 12l6 6",
    forward: "M9.5 6l6 6-6 6",
    loop: "M17 2.5l3.5 3.5L17 9.5M3.5 12V9a3 3 0 0 1 3-3h14M7 21.5L3.5 18 7 14.5M20.5 12v3a3 3 0 0 1-3 3h-14",
    nearer: "M12 6v12M6 12h12",
    further: "M6 12h12",
    whole: "M4 5v14M20 5v14M8 12h8M10.5 9L7.5 12l3 3M13.5 9l3 3-3 3",
    out: "M8 6.5h9.5V16M17 7L6.5 17.5",
    link: "M10.5 13.5a4 4 0 0 0 5.7 0l2.6-2.6a4 4 0 0 0-5.7-5.7l-1 1M13.5 10.5a4 4 0 0 0-5.7 0l-2.6 2.6a4 4 0 0 0 5.7 5.7l1-1",
    towards: "M5 12h13M12.5 6.5L18 12l-5.5 5.5"
  };
  var FILLED = ["play", "previous", "next", "first", "last"];
  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === void 0 || value === false) continue;
      if (typeof value === "function") node.addEventListener(name.slice("on".length), value);
      else if (name === "text") node.textContent = String(value);
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(...children.filter((child) => child !== null && child !== void 0));
    return node;
  }
  function element(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
  }
  function svgElement(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
  }
  function setAttributes(node, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
    }
  }
  function setLength({ style }, name, pixels) {
    if (style.getPropertyValue(name) !== `${pixels}px`) style.setProperty(name, `${pixels}px`);
  }
  function setText(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }
  function icon(name) {
    return svgElement("svg", {
      viewBox: "0 0 24 24",
      class: FILLED.includes(name) ? "ge-icon ge-icon-filled" : "ge-icon",
      "aria-hidden": "true",
      focusable: "false"
    }, svgElement("path", { d: ICONS[name] }));
  }
  function required(thing) {
    if (thing === null) throw new TypeError("a part of the page is missing, or this browser cannot make it");
    return thing;
  }
  var percent = (share) => `${(share * 100).toFixed(3)}%`;
  function setName(node, text) {
    node.setAttribute("aria-label", text);
    node.title = text;
  }

  // src/places.js
  var placeOf = ({ places }, id) => places[id ?? ""];
  var actorName = (actor, { scene: { people }, language }) => Object.hasOwn(people, actor) ? textIn(people[actor].name, language) : actor;

  // src/map/extent.js
  var boundsOf = (ring) => [Math.min, Math.max].map((most) => ring.reduce(([lat, lng], [north, east]) => [most(lat, north), most(lng, east)]));
  function cornersOf({ tracks = [], areas = [] }) {
    const drawn = /* @__PURE__ */ new Map();
    function add(id, corners2) {
      const list = drawn.get(id) ?? [];
      drawn.set(id, list);
      for (const [lat, lng] of corners2) list.push({ lat, lng, radius: 0 });
    }
    for (const { event, vertices } of tracks) add(event, vertices);
    for (const { event, polygons } of areas) for (const [outer] of polygons) add(event, boundsOf(outer));
    return drawn;
  }
  var shapedIn = ({ tracks = [], areas = [] }) => new Set(
    [...areas, ...tracks.filter(({ halts }) => halts.length === 0)].map(({ event }) => event)
  );
  var known = /* @__PURE__ */ new WeakMap();
  function extentOf(scene) {
    const drawn = known.get(scene) ?? cornersOf(scene);
    known.set(scene, drawn);
    return ({ id, place, origin }) => ({
      ends: [place, origin].map((end) => placeOf(scene, end)).filter((end) => end !== void 0),
      drawn: drawn.get(id) ?? []
    });
  }
  function whereabouts(scene, event) {
    const place = placeOf(scene, event?.place);
    if (place !== void 0 || event === null) return place;
    const { drawn } = extentOf(scene)(event);
    if (drawn.length === 0) return void 0;
    const [lat, lng] = (
      /** @type {const} */
      ["lat", "lng"].map((axis) => {
        const all = drawn.map((corner) => corner[axis]);
        return (Math.min(...all) + Math.max(...all)) / 2;
      })
    );
    return { name: event.title, spellings: [], lat, lng, radius: 0, kind: "" };
  }

  // src/page/frame-scheduler.js
  var CALM = 450;
  var SAYING = 100;
  var MOVING = 120;
  function createFrameScheduler(request) {
    let calmAt = 0;
    let saidAt = -Infinity;
    let movedAt = -Infinity;
    let time = null;
    let later;
    function beat(now, t) {
      const isMoving = now - movedAt < MOVING;
      const isMoved = t !== time;
      if (isMoved) [time, movedAt] = [t, now];
      const isInMotion = calmAt > now;
      if (!isInMotion) calmAt = now + CALM;
      const isSaying = !isInMotion || now >= saidAt + SAYING;
      if (isSaying) saidAt = now;
      clearTimeout(later);
      if (isInMotion || isMoving) later = setTimeout(request, Math.max(calmAt, movedAt + MOVING) - now);
      return { isMoved, isMoving, isInMotion, isSaying };
    }
    function rest() {
      calmAt = 0;
      movedAt = -Infinity;
    }
    return { beat, rest, stop: () => clearTimeout(later) };
  }

  // src/figures.js
  function figuresText(figures, language) {
    const translate = translatorOf(language);
    return figures.map(({ bound, number: number2, other, by }) => translate("figure", {
      by: textIn(by, language),
      number: translate(`figure.${bound}`, { number: number2, other: other ?? "" })
    })).join(translate("figure.joint"));
  }

  // src/map/event-text.js
  var MINUTE9 = 6e4;
  var WEIGHT = { confirms: 4, reports: 3, cancels: 2, denies: 2, contradicts: 2, expects: 1, unaware: 0 };
  var DECIDERS = { expected: ["expects"], cancelled: ["cancels"], unfulfilled: ["denies", "contradicts", "cancels"] };
  var HEAVIEST = 9;
  function stateOf(event, { engine, t, clock }) {
    const now = engine.state(event, t, clock);
    return now === null && clock === "hindsight" ? engine.state(event, event.start, clock) : now;
  }
  function leadingClaim(known2, state) {
    const deciders = (state === null ? void 0 : DECIDERS[state]) ?? [];
    const weight = ({ stance }) => deciders.includes(stance) ? HEAVIEST - deciders.indexOf(stance) : WEIGHT[stance];
    return known2.length === 0 ? null : known2.reduce((best, claim) => weight(claim) > weight(best) ? claim : best);
  }
  function whereabouts2({ name, kind, radius }, { language, translate }) {
    const isWide = radius >= measures_default.rough_km;
    if (!isWide) return textIn(name, language);
    return translate(
      kind === "country" ? "player.card.somewhere" : "player.card.inexact",
      { place: textIn(name, language) }
    );
  }
  var nowhere = ({ id }, { scene, translate }) => translate(shapedIn(scene).has(id) ? "player.card.drawn" : "player.card.unplaced");
  function placeText(event, view) {
    const { scene, language, translate } = view;
    const place = placeOf(scene, event.place);
    const origin = placeOf(scene, event.origin);
    let text = place === void 0 ? nowhere(event, view) : whereabouts2(place, view);
    if (origin !== void 0 && place !== void 0) {
      text = translate("player.card.journey", { origin: textIn(origin.name, language), place: text });
    } else if (origin !== void 0) {
      text = translate("player.card.from", { origin: textIn(origin.name, language) });
    }
    if (place === void 0 || place.radius < measures_default.exact_km || place.radius >= measures_default.rough_km) return text;
    return translate("player.card.rough", { place: text, km: Math.round(place.radius) });
  }
  function claimDate({ on }, { language, translate }) {
    return on === null ? translate("player.undated") : dateWords(on, language);
  }
  function readable(quote) {
    return quote.replace(/\[([^\][]*)\]\([^()\s]*(?: "[^"]*")?\)/g, "$1").replace(/<\/?a(?:\s[^<>]*)?>/g, "");
  }
  function sourceText(source, language) {
    return source === void 0 ? null : [textIn(source.publisher, language), source.title].filter(Boolean).join(" · ");
  }
  var MOST_NAMES = 5;
  function shortDate(event, language) {
    if (event.precision === "decade" || event.precision === "century") return dateWords(event.when, language);
    const options = { year: "numeric" };
    if (!["year", "season"].includes(event.precision)) options.month = "short";
    if (["day", "minute"].includes(event.precision)) options.day = "numeric";
    return written(event.start + event.offset * MINUTE9, language, options);
  }
  function placeName(place, { language, translate }) {
    const name = textIn(place.name, language);
    return place.kind === "country" ? translate("marks.country", { name }) : name;
  }
  function markText({ event, state, isOnly: isOnly2 }, place, words2, isVague2 = false) {
    const { language, translate } = words2;
    const where = place === void 0 ? void 0 : placeName(place, words2);
    return [
      textIn(event.title, language),
      dateWords(event.when, language),
      where,
      translate(`state.${state}`),
      isVague2 ? translate("marks.vague") : void 0,
      isOnly2 === true ? translate("player.compare.sign") : void 0
    ].filter((part) => part !== void 0).join(translate("player.comma"));
  }
  function listPlaces(places, { language, translate }) {
    const times = /* @__PURE__ */ new Map();
    for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
    const names = [...times].sort(([, a], [, b]) => b - a).map(([place]) => textIn(place.name, language));
    const left = names.length - MOST_NAMES;
    const named2 = names.slice(0, MOST_NAMES).join(joint(language));
    return left > 0 ? named2 + translate("marks.others", { count: left }) : named2;
  }
  function clusterText(layers2, places, only, words2) {
    const { translate } = words2;
    const parts = layers2.map(({ layer, members }) => layerCount(layer, members, words2));
    const isPlain2 = layers2.every(({ layer }) => layer === OTHER);
    const where = listPlaces(places, words2);
    const total = translate("marks.count.event", { count: places.length });
    const text = parts.length === 1 ? translate("marks.cluster.plain", { total: isPlain2 ? total : parts[0], where }) : translate("marks.cluster", {
      shown: layers2.map(({ members }) => members.length).join(" "),
      total,
      where,
      parts: parts.join(translate("player.comma"))
    });
    return only === 0 ? text : [text, translate("player.compare.signs", { count: only })].join(translate("player.comma"));
  }
  function labelText(event, { more, hasFigure, place }, words2) {
    const { language, translate } = words2;
    const title = textIn(event.title, language);
    const lines = [more > 0 ? translate("marks.more", { title, count: more }) : title];
    if (hasFigure && event.figure !== null) lines.push(figuresText(event.figure, language));
    if (place?.kind === "country") lines.push(placeName(place, words2));
    return lines.join("\n");
  }
  function yearsText({ start, end, offset, end_offset: endOffset }, { language, translate }) {
    const [from, to] = [start + offset * MINUTE9, Math.max(start, end - 1) + endOffset * MINUTE9].map((ms) => written(ms, language, { year: "numeric" }, start));
    return from === to ? from : translate("player.present.years", { from, to });
  }
  function arcText(event, { language, translate }) {
    const what = event.figure === null ? textIn(event.title, language) : figuresText(event.figure, language);
    return translate("marks.arc", { when: dateWords(event.when, language), what });
  }

  // src/panel/corner.js
  var CORNERS = ["bottom-left", "top-left", "top-right", "bottom-right"];
  function standAside(box2, marks) {
    const before = box2.dataset.corner;
    function covered(corner) {
      box2.dataset.corner = corner;
      const { left, top, right, bottom } = box2.getBoundingClientRect();
      return marks.filter((mark) => mark.left < right && mark.right > left && mark.top < bottom && mark.bottom > top).length;
    }
    const counts = CORNERS.map(covered);
    box2.dataset.corner = CORNERS[counts.indexOf(Math.min(...counts))];
    return box2.dataset.corner !== before;
  }

  // src/time/axis.js
  function firstWhere(length, isBeyond) {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = low + high >> 1;
      if (isBeyond(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
  function interpolate(points, x, from, to) {
    const last = points.length - 1;
    if (x <= points[0][from]) return points[0][to];
    if (x >= points[last][from]) return points[last][to];
    const next = firstWhere(points.length, (i) => points[i][from] > x);
    const a = points[next - 1];
    const b = points[next];
    return a[to] + (b[to] - a[to]) * (x - a[from]) / (b[from] - a[from]);
  }
  function makeAxis(scene, kind) {
    const given = scene.axis?.knots ?? [];
    const usable = given.length >= 2 ? given : [[scene.period.start, 0], [scene.period.end, 1]];
    const knots = kind === "linear" ? [[usable[0][0], 0], [usable[usable.length - 1][0], 1]] : usable;
    if (knots[0][0] === knots[1][0]) knots[1] = [knots[0][0] + 1, 1];
    return Object.freeze({
      kind,
      knots,
      /** @type {SceneFold[]} */
      folds: kind === "linear" ? [] : scene.axis?.folds ?? [],
      /** @param {number} ms @returns {number} 0 to 1 */
      position: (ms) => interpolate(knots, ms, 0, 1),
      /** @param {number} p 0 to 1 @returns {number} UTC milliseconds */
      time: (p) => interpolate(knots, p, 1, 0)
    });
  }

  // src/time/chapters.js
  var MINUTE10 = 6e4;
  var localTime = (engine, clock) => (t) => t + engine.offsetAt(t, clock) * MINUTE10;
  function chaptersOf({ chapters }, engine, clock, moments) {
    const local = localTime(engine, clock);
    const from = (t) => firstWhere(moments.length, (i) => local(moments[i]) >= t);
    return (chapters ?? []).map((chapter) => ({ chapter, first: from(chapter.start), until: from(chapter.end) })).filter(({ first, until }) => first < until).sort((a, b) => a.first - b.first || a.chapter.start - b.chapter.start || b.until - a.until);
  }
  function chapterAt({ chapters }, engine, clock, t) {
    const here = localTime(engine, clock)(t);
    const within3 = (chapters ?? []).filter(({ start, end }) => start <= here && here < end);
    return within3.reduce((last, chapter) => last === null || chapter.start >= last.start ? chapter : last, null);
  }
  function momentsIn(chapter, engine, clock) {
    const moments = engine.moments(clock);
    const [stretch] = chaptersOf({ chapters: [chapter] }, engine, clock, moments);
    if (stretch === void 0) return { first: chapter.start, last: chapter.start };
    return { first: moments[stretch.first], last: moments[stretch.until - 1] };
  }

  // src/page/telling.js
  var MOST_PLACES = 3;
  var MARKS = ".ge-mark, .ge-cluster, .ge-count-label:not([hidden])";
  function createTelling(parts, story2, { isPresenting }) {
    const { opening, chapterNote, eventList, follow, heard, map, viewport } = parts;
    let isAside = false;
    let closed = null;
    let ends = { engine: null, key: "", time: 0 };
    let wasPlaying = false;
    let isHeardDue = false;
    const isReading = () => story2.selected !== null || !eventList.root.hidden;
    const isAlone = () => isPresenting() || story2.settings.compare !== null;
    function explained({ engine, clock, t }) {
      const chapter = story2.currentChapter();
      if (chapter?.id !== closed) closed = null;
      if (chapter === null || closed !== null || isReading() || isAlone()) return null;
      return t < noteEnd(chapter, engine, clock) ? chapter : null;
    }
    function noteEnd(chapter, engine, clock) {
      const key = `${chapter.id} ${clock}`;
      if (ends.engine !== engine || ends.key !== key) {
        const { first } = momentsIn(chapter, engine, clock);
        const second = engine.next(first, clock) ?? Infinity;
        ends = { engine, key, time: engine.next(second, clock) ?? Infinity };
      }
      return ends.time;
    }
    function draw(context) {
      if (!story2.isOpening) isAside = false;
      if (isReading()) isAside = true;
      const isOpened = story2.isOpening && !isAside && !isAlone();
      const isOther = opening.draw(context, isOpened);
      const isNoted = chapterNote.draw(explained(context), context, story2.isPlaying);
      if (isOther || isNoted) viewport.invalidate();
      follow.hidden = !viewport.isMovedByReader || story2.isOpening || isPresenting();
      const name = context.translate("player.follow");
      if (follow.lastChild !== null && follow.title !== name) {
        follow.lastChild.textContent = name;
        setName(follow, name);
      }
      return isOther || isNoted;
    }
    function place() {
      const boxes = [...map.getContainer().querySelectorAll(MARKS)].map((one) => one.getBoundingClientRect());
      return standAside(opening.isShown ? opening.root : chapterNote.root, boxes);
    }
    function placesOf3(events, context) {
      return [...new Set(events.slice(0, MOST_PLACES).map((event) => placeText(event, context)))].join(", ");
    }
    function say({ spoken: spoken2, title, events }, context) {
      if (wasPlaying && !story2.isPlaying) isHeardDue = true;
      wasPlaying = story2.isPlaying;
      if (!isHeardDue || story2.isPlaying) return;
      isHeardDue = false;
      const { scene, language } = context;
      const chapter = explained(context);
      const said = story2.isOpening ? [textIn(scene.title, language), textIn(scene.about, language), `${spoken2}: ${title}`] : [textIn(chapter?.title, language), spoken2, title, placesOf3(events, context)];
      const text = said.filter((part) => part !== void 0 && part !== "").join(". ");
      heard.textContent = isPresenting() ? "" : text;
    }
    return {
      draw,
      place,
      say,
      /** The next moment at rest is to be said. */
      planSay: () => {
        isHeardDue = true;
      },
      closeNote: () => {
        closed = story2.currentChapter()?.id ?? null;
      },
      /** The reader is back at the opening. */
      reopen: () => {
        isAside = false;
      }
    };
  }

  // src/page/frame.js
  var DARK = "(prefers-color-scheme: dark)";
  function createFrame(parts, story2, { onLanguage, report, isPresenting }, host) {
    const { map, ui, viewport } = parts;
    const { settings } = story2;
    const scheduler = createFrameScheduler(request);
    const foldNote = createFoldNote();
    const telling = createTelling(parts, story2, { isPresenting });
    let translate = translatorOf(settings.language);
    let requested = null;
    let isStale = true;
    const due = { fit: true, uncover: false, show: false, focus: false, place: false };
    let look = null;
    let said = { date: "", hours: "", title: "", spoken: "", events: [] };
    function request() {
      requested ??= requestAnimationFrame(render);
    }
    function invalidate() {
      isStale = true;
      scheduler.rest();
      request();
    }
    function setScene({ scene, whole }) {
      paintLayers();
      parts.marks.setScene(scene, whole);
      parts.crowd.setScene(scene, whole);
    }
    function theme() {
      return settings.theme ?? (matchMedia(DARK).matches ? "dark" : "light");
    }
    function showTheme() {
      setAttributes(map.getContainer(), { "data-theme": theme() });
    }
    const contextOf2 = ({ scene, engine, time }) => ({ ...story2.viewing(time), scene, engine, translate });
    function layout(loaded) {
      const { scene, engine, whole } = loaded;
      const { language } = settings;
      translate = translatorOf(language);
      showTheme();
      onLanguage?.(marked(language), language);
      ui.dir = direction(language);
      setAttributes(map.getContainer(), { "data-direction": ui.dir });
      parts.label(translate, marked(language));
      ui.hidden = false;
      setAttributes(ui, { "data-timeless": isTimeless(scene), "data-clockless": scene.clocked === false });
      parts.controls.label(translate, engine !== whole);
      const isAsking = report !== void 0 && (scene.packed !== void 0 || whole.search.given !== "") && settings.query.trim() !== whole.search.given.trim();
      parts.sidebar.label(
        translate,
        { ...settings, mode: contextOf2(loaded).mode },
        { engine, whole, scene, isAsking }
      );
      parts.unmet.label(contextOf2(loaded));
      parts.guestCorner.label(contextOf2(loaded));
      parts.nothingFound.label(contextOf2(loaded), whole, { isAsking, undated: loaded.undated });
      parts.ground.label(translate, language, scene.rails === true);
      parts.crowd.label(translate, language);
      parts.timeline.layout(contextOf2(loaded));
      parts.eventList.refresh(contextOf2(loaded));
      parts.comparing.layout(contextOf2(loaded));
      viewport.invalidate();
      isStale = false;
    }
    const find = (id) => story2.find(id) ?? parts.comparing.find(id);
    function drawCard(context) {
      const event = isPresenting() ? null : find(story2.selected);
      const isRedrawn = event === null ? parts.card.hide() : parts.card.show(
        event,
        (isUndated(event) ? besideTime(context) : null) ?? parts.comparing.telling(context)
      );
      parts.eventList.cover(event);
      setAttributes(ui, { "data-card": event === null && parts.eventList.root.hidden ? "closed" : "open" });
      if (isRedrawn) viewport.invalidate();
      if (event !== null && due.focus) parts.card.focus();
      due.focus = false;
    }
    function lookThere(context, there) {
      look = null;
      Object.assign(due, { uncover: false, show: false });
      there(context);
    }
    function keepInView(context, isAtRest) {
      const { scene, engine } = context;
      if (viewport.width === 0) return;
      if (due.fit) due.fit = !viewport.fit(scene, engine, story2.isOpening);
      if (look !== null) return lookThere(context, look);
      if (isPresenting()) return;
      const event = find(story2.selected);
      const place = whereabouts(scene, event);
      if (due.show && event !== null) parts.camera.frameEvents([event], context);
      else if (due.uncover && place !== void 0) {
        parts.camera.hold(context);
        viewport.uncover(place);
      } else parts.camera.follow(context, isAtRest);
      Object.assign(due, { uncover: false, show: false });
    }
    function sayMoment(context, now, isSaying) {
      if (isSaying) {
        const moment = story2.isOpening ? openingMoment(context) : momentAt(context);
        const { date: date2, hours: hours2, events } = moment;
        const count = context.engine.visibleCount(context);
        const title2 = story2.isOpening ? openingTitle(context, count, story2.whole?.count ?? 0) : titleOf(context, moment, count);
        const spoken2 = hours2 === "" ? date2 : `${date2} ${hours2}`;
        said = { date: date2, hours: hours2, title: title2, spoken: spoken2, events };
        telling.say(said, context);
      }
      const { date, hours, title } = said;
      const fold = story2.isPlaying && said.events.length === 0 ? foldNote(context, now) : "";
      parts.controls.say({ date, hours, title, isPlaying: story2.isPlaying, fold });
      parts.timeline.move(story2.time ?? context.t, said.spoken, story2.currentChapter()?.id ?? null, context);
    }
    function drawSlide(context) {
      if (viewport.width === 0) return;
      keepInView(context, true);
      parts.presenter.draw({ ...context, theme: theme(), credits: parts.ground.lines() });
    }
    function besideTime(context) {
      if (story2.undated === null) return null;
      return {
        ...context,
        engine: story2.undated,
        mode: "upto",
        t: context.t >= context.engine.period.end ? Number.MAX_SAFE_INTEGER : context.t
      };
    }
    function drawMap(loaded, context, { isMoving, isInMotion, isSaying }) {
      const { comparing, crowd } = parts;
      const { meant } = parts.presenter;
      const selected = isPresenting() ? null : story2.selected;
      const own = [...meant ?? [], ...selected === null ? [] : [selected]];
      comparing.compare(context);
      const { marks: shown, left, ...without } = crowd.draw(context, own, { isMoving, isInMotion });
      const marks = comparing.isCrowd(crowd) ? shown : comparing.pick(shown, "now");
      parts.unplaced.draw({ ...without, left }, context);
      parts.undated.draw(besideTime(context), context);
      parts.marks.draw({ ...context, visible: marks, selected, meant }, isInMotion);
      comparing.draw(loaded, { own, beat: { isMoving, isInMotion }, isSaying, crowd });
      if (!isInMotion) parts.pointers.draw(parts.crowd.isCrowd ? [] : marks, context);
    }
    function placeNotes(isOther, isInMotion) {
      due.place ||= isOther;
      if (!due.place) return;
      due.place = isInMotion || viewport.isFlying();
      if (due.place) request();
      else if (telling.place()) invalidate();
    }
    function render(now) {
      requested = null;
      if (story2.scene === null) return;
      story2.advance(now);
      if (isStale) layout(story2);
      if (isPresenting()) drawSlide(contextOf2(story2));
      const context = contextOf2(story2);
      const beat = scheduler.beat(now, story2.time);
      if (beat.isMoved) parts.eventList.shut();
      sayMoment(context, now, beat.isSaying);
      drawCard(context);
      const isOther = telling.draw(context);
      keepInView(context, !beat.isMoving);
      drawMap(story2, context, beat);
      placeNotes(isOther, beat.isInMotion);
      host.show(context, said.events);
      if (story2.isPlaying) request();
    }
    function renderNow() {
      cancelAnimationFrame(requested ?? 0);
      render(performance.now());
    }
    function stop() {
      scheduler.stop();
      cancelAnimationFrame(requested ?? 0);
    }
    return Object.freeze({
      request,
      invalidate,
      setScene,
      contextOf: contextOf2,
      showTheme,
      renderNow,
      stop,
      telling,
      rest: scheduler.rest,
      find,
      /** Do something with the next frame. @param {"fit"|"uncover"|"show"|"focus"} what */
      plan(what) {
        due[what] = true;
      },
      /** The map is to stay where it is. */
      unplan() {
        look = null;
        Object.assign(due, { show: false, uncover: false });
      },
      /** Move the map with the next frame. @param {(context: Context) => void} there */
      look(there) {
        look = there;
        request();
      },
      get isFitDue() {
        return due.fit;
      },
      get translate() {
        return translate;
      }
    });
  }

  // src/page/keys.js
  var PRESSED = [" ", "Enter"];
  var FOCUS = ["Tab", "Shift", "Control", "Alt", "Meta"];
  function isPlain(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { target } = event;
    if (!(target instanceof Element)) return target === document;
    if (target instanceof HTMLElement && target.isContentEditable) return false;
    if (target.closest("input, textarea, select") !== null) return false;
    return !PRESSED.includes(event.key) || target.closest("button, a, summary") === null;
  }
  var isOurs = ({ key, shiftKey }) => !shiftKey || ["+", "F", "B", "D", "N", "P", "C"].includes(key);
  function createKeys(story2, {
    onStep,
    onJump,
    onFull,
    onBlack,
    onEscape,
    onCompare,
    onZoom,
    onWalk,
    onDate,
    isHosts = () => false,
    onUnused = () => {
    }
  }) {
    const more = (by) => ({ target }) => {
      if (target instanceof Element && target.closest(".ge-timeline") !== null) onZoom(by);
      else story2.changeSpeed(by);
    };
    const keys = {
      " ": story2.toggle,
      ArrowLeft: () => onStep("previous"),
      ArrowRight: () => onStep("next"),
      PageUp: () => onStep("previous"),
      PageDown: () => onStep("next"),
      Home: () => onJump("start"),
      End: () => onJump("end"),
      "+": more(1),
      "=": more(1),
      "-": more(-1),
      f: onFull,
      F: onFull,
      c: onCompare,
      C: onCompare,
      d: onDate,
      D: onDate,
      b: onBlack,
      B: onBlack,
      ".": onBlack,
      n: () => onWalk(1),
      N: () => onWalk(1),
      p: () => onWalk(-1),
      P: () => onWalk(-1),
      Escape: onEscape
    };
    const isUsed = (event) => Object.hasOwn(keys, event.key) && isOurs(event) && keys[event.key](event) !== false;
    return (event) => {
      if (story2.scene === null || !isPlain(event) || FOCUS.includes(event.key)) return;
      const isTheirs = isHosts(event);
      const isDone = isTheirs || isUsed(event);
      if (isTheirs || !isDone) onUnused(event);
      if (!isDone) return;
      event.preventDefault();
      event.stopPropagation();
    };
  }

  // src/page/hands.js
  var CLICKER = ["PageUp", "PageDown"];
  var ARROWS = ["ArrowLeft", "ArrowRight"];
  var OF_USE = ".ge-ui, button, a";
  var PANEL = ".ge-panel";
  var isIn = ({ target }, where) => target instanceof Element && target.closest(where) !== null;
  function listenToHands({ map, ui, sidebar, viewport }, story2, host, heard, signal) {
    const { isGuest, isPresenting } = heard;
    const container = map.getContainer();
    let isKeyboard = false;
    let isClicked = false;
    let unused = null;
    function isHosts(event) {
      if (!isGuest || isPresenting()) return false;
      return CLICKER.includes(event.key) || ARROWS.includes(event.key) && isClicked && !isIn(event, PANEL);
    }
    function onUnused(event) {
      if (!isGuest || event === unused) return;
      unused = event;
      const isTheirs = isHosts(event);
      setTimeout(() => {
        if (event.defaultPrevented && !isTheirs) return;
        const { key, code, keyCode, shiftKey } = event;
        host.tell("key", { key, code, keyCode, shiftKey });
      });
    }
    const onKey = createKeys(story2, { ...heard.keys, isHosts, onUnused });
    container.addEventListener(
      "keydown",
      (event) => {
        if (event.target === container) onKey(event);
      },
      { signal, capture: true }
    );
    document.addEventListener("keydown", ({ key }) => {
      isKeyboard = true;
      if (key === "Tab") isClicked = false;
    }, { signal, capture: true });
    document.addEventListener("pointerdown", () => {
      isKeyboard = false;
      isClicked = true;
    }, { signal, capture: true });
    container.addEventListener("pointerdown", ({ target }) => {
      if (viewport.kind === "narrow" && target instanceof Node && !ui.contains(target)) sidebar.open(false);
    }, { signal });
    container.addEventListener("click", (event) => {
      if (isGuest && !isPresenting() && !isIn(event, OF_USE)) host.focus();
    }, { signal });
    if (heard.hasNeighbours) container.addEventListener("keydown", onKey, { signal });
    else document.addEventListener("keydown", onKey, { signal });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) story2.pause();
    }, { signal });
    document.addEventListener("fullscreenchange", heard.onFullscreen, { signal });
    window.addEventListener("message", heard.onMessage, { signal });
    window.addEventListener("blur", () => {
      isClicked = false;
      heard.onLeave();
    }, { signal });
    document.documentElement.addEventListener("mouseleave", heard.onLeave, { signal });
    matchMedia(DARK).addEventListener("change", heard.onTheme, { signal });
    return { isKeyboard: () => isKeyboard };
  }

  // src/page/host.js
  var TIME_MILLISECONDS = 200;
  var RATIO = 9 / 16;
  var LEAST_HEIGHT = 480;
  function pageAround(address) {
    if (window.parent === window) return null;
    if (address !== "query") return window.parent;
    return window.top === window.parent ? null : window.top;
  }
  function createHost(story2, address) {
    const page = pageAround(address);
    const told = /* @__PURE__ */ new Map();
    let timer;
    function tell(name, value) {
      page?.postMessage({ geoEvents: name, value }, "*");
    }
    function tellNews(name, value) {
      const key = JSON.stringify(value);
      if (told.get(name) === key) return;
      told.set(name, key);
      tell(name, value);
    }
    function tellTime() {
      timer = void 0;
      tellNews("time", story2.time);
    }
    function show({ scene, language }, events) {
      if (page === null) return;
      tellNews("ready", textIn(scene.title, language));
      timer ??= setTimeout(tellTime, TIME_MILLISECONDS);
      if (events.length === 0 && !story2.isOpening) return;
      tellNews("step", {
        time: story2.isOpening ? null : story2.time,
        chapter: story2.currentChapter()?.id ?? null,
        events: events.map(({ id }) => id)
      });
    }
    return Object.freeze({
      tell,
      show,
      /** Whether there is anybody. */
      isThere: page !== null,
      /** The keys go back to that page, as they do after a click beside the map. */
      focus: () => page?.focus(),
      /** How high the map would like to be. @param {number} width */
      measure: (width) => {
        if (width > 0) tellNews("height", Math.max(LEAST_HEIGHT, Math.round(width * RATIO)));
      },
      stop: () => clearTimeout(timer)
    });
  }

  // src/page/leads.js
  var MINUTE11 = 6e4;
  function createLeads(story2, reach, { enterDate, onClaim }) {
    function seek(ms, offset, text) {
      if (text !== null && enterDate(text) === "") return;
      const behind = offset - (story2.engine?.offsetAt(ms, story2.settings.clock) ?? offset);
      story2.pause();
      story2.moveTo(ms + Math.max(0, behind) * MINUTE11);
      reach().frame.telling.planSay();
    }
    function showPlace() {
      const { frame } = reach();
      frame.plan("show");
      frame.request();
    }
    function search(query) {
      const { viewport, sidebar } = reach();
      if (viewport.hasRoom) sidebar.open(true);
      story2.adjust({ query });
    }
    return { onDate: seek, onPlace: showPlace, onSearch: search, onClaim };
  }

  // src/leaflet.js
  var L = (
    /** @type {typeof import("leaflet")} */
    Reflect.get(globalThis, "L")
  );

  // src/map/geometry.js
  var RADIANS = Math.PI / 180;
  var MAP_EDGE = 85;
  function box(x, y, width, height) {
    return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
  }
  function overlap(a, b, gap = 0) {
    return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
  }
  function within2(inner, outer) {
    return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
  }
  function contains(area, [x, y], gap = 0) {
    return x > area.left - gap && x < area.right + gap && y > area.top - gap && y < area.bottom + gap;
  }
  var round = (number2) => Math.round(number2 * 10) / 10;
  function pathData(points, view) {
    let data = "";
    let isDown = false;
    for (let i = 1; i < points.length; i += 1) {
      const [ax, ay] = points[i - 1];
      const [bx, by] = points[i];
      const isAway = ax < view.left && bx < view.left || ax > view.right && bx > view.right || ay < view.top && by < view.top || ay > view.bottom && by > view.bottom;
      if (isAway) {
        isDown = false;
        continue;
      }
      if (!isDown) data += `M${round(ax)} ${round(ay)}`;
      data += `L${round(bx)} ${round(by)}`;
      isDown = true;
    }
    return data;
  }
  function curve([ax, ay], [bx, by], bend) {
    const west = ax <= bx ? 1 : -1;
    const cx = (ax + bx) / 2 + (by - ay) * bend * west * 2;
    const cy = (ay + by) / 2 - (bx - ax) * bend * west * 2;
    const steps = Math.min(800, Math.max(40, Math.round(Math.hypot(bx - ax, by - ay) / 3)));
    return Array.from({ length: steps + 1 }, (_, i) => {
      const s = i / steps;
      const r = 1 - s;
      return [r * r * ax + 2 * r * s * cx + s * s * bx, r * r * ay + 2 * r * s * cy + s * s * by];
    });
  }
  function trim(points, startBox, endBox, gap) {
    let first = 0;
    let last = points.length - 1;
    while (first < last && contains(startBox, points[first], gap)) first += 1;
    while (last > first && contains(endBox, points[last], gap)) last -= 1;
    return points.slice(first, last + 1);
  }
  function arrowHead([fromX, fromY], [x, y], size) {
    const angle = Math.atan2(y - fromY, x - fromX);
    const corner = (turn) => `${round(x + size * Math.cos(angle + turn))} ${round(y + size * Math.sin(angle + turn))}`;
    return `M${corner(0)}L${corner(2.5)}L${corner(-2.5)}Z`;
  }
  function smallCircle(lat, lng, distance3) {
    const [sinLat, cosLat] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
    return Array.from({ length: 73 }, (_, i) => {
      const bearing = i / 36 * Math.PI;
      const sin = sinLat * Math.cos(distance3) + cosLat * Math.sin(distance3) * Math.cos(bearing);
      const turn = Math.atan2(Math.sin(bearing) * Math.sin(distance3) * cosLat, Math.cos(distance3) - sinLat * sin);
      return [Math.max(-MAP_EDGE, Math.min(MAP_EDGE, Math.asin(sin) / RADIANS)), lng + turn / RADIANS];
    });
  }
  function geodesicCircle({ lat, lng, radius }) {
    const distance3 = Math.min(radius / measures_default.earth_radius_km, 1.5);
    const points = smallCircle(lat, lng, distance3);
    if (Math.abs(lat) + distance3 / RADIANS < 90) return points;
    const edge = Math.sign(lat) * MAP_EDGE;
    const along2 = points.slice(0, -1).sort((a, b) => a[1] - b[1]);
    return [
      [edge, lng - 180],
      [along2[0][0], lng - 180],
      ...along2,
      [along2[along2.length - 1][0], lng + 180],
      [edge, lng + 180],
      [edge, lng - 180]
    ];
  }

  // src/map/aside.js
  var BUTTON = 110;
  var FAITH = 0.35;
  var DEPTH = 3;
  var GAP = 1;
  function moved({ left, top, right, bottom }, [x, y]) {
    return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
  }
  function waysOut(area, other) {
    return [
      [other.left - GAP - area.right, 0],
      [other.right + GAP - area.left, 0],
      [0, other.top - GAP - area.bottom],
      [0, other.bottom + GAP - area.top]
    ];
  }
  function stepAside(area, obstacles, last = [0, 0]) {
    const blocking = (place) => obstacles.find((other) => overlap(place, other));
    if (blocking(area) === void 0) return [0, 0];
    const found = [];
    let reached2 = [[0, 0]];
    for (let depth = 0; depth < DEPTH; depth += 1) {
      const next = [];
      for (const [x, y] of reached2) {
        const place = moved(area, [x, y]);
        const other = blocking(place);
        if (other === void 0) found.push([x, y]);
        else next.push(...waysOut(place, other).map(([dx, dy]) => (
          /** @type {Point} */
          [x + dx, y + dy]
        )));
      }
      reached2 = next;
    }
    found.push(...reached2.filter((by) => blocking(moved(area, by)) === void 0));
    const cost = ([x, y]) => Math.hypot(x, y) * (x * last[0] + y * last[1] > 0 ? 1 - FAITH : 1);
    return found.length === 0 ? [0, 0] : found.reduce((best, by) => cost(by) < cost(best) ? by : best);
  }
  function obstaclesAt(covers, point) {
    return covers.filter((one) => !contains(one, point) || one.right - one.left < BUTTON && one.bottom - one.top < BUTTON);
  }

  // src/map/covers.js
  var OVER = ".leaflet-control, .ge-second, .ge-side-name, .ge-side-note, .ge-ui > :not(.ge-left, .ge-pointers, .ge-slides), :is(.ge-left, .ge-slides) > *";
  var EDGE = 5;
  var FAR = 1e4;
  var relative = ({ left, top, right, bottom }, within3) => ({ left: left - within3.left, top: top - within3.top, right: right - within3.left, bottom: bottom - within3.top });
  function coversOf(container) {
    const map = container.getBoundingClientRect();
    return [...container.querySelectorAll(OVER)].map((node) => node.getBoundingClientRect()).filter(({ width, height }) => width > 1 && height > 1).map((box2) => relative(box2, map));
  }
  function pointersOf(container) {
    const map = container.getBoundingClientRect();
    return [...container.querySelectorAll(".ge-pointer:not([hidden])")].map((node) => relative(node.getBoundingClientRect(), map));
  }
  function edgesOf(width, height) {
    const [right, bottom] = [width - EDGE, height - EDGE];
    return [
      { left: -FAR, right: EDGE, top: -FAR, bottom: FAR },
      { left: right, right: FAR, top: -FAR, bottom: FAR },
      { left: -FAR, right: FAR, top: -FAR, bottom: EDGE },
      { left: -FAR, right: FAR, top: bottom, bottom: FAR }
    ];
  }

  // src/map/type-watch.js
  var SAMPLE = "Hamburg 0123456789 illWM 国界线";
  function watchType(pane, className, onChange) {
    const sample2 = element("span", { class: `${className} ge-type-sample`, "aria-hidden": "true", text: SAMPLE });
    sample2.style.visibility = "hidden";
    pane.append(sample2);
    let known2 = "";
    const observer = new ResizeObserver(([{ contentRect: { width, height } }]) => {
      const size = `${width} ${height}`;
      if (size === known2) return;
      const isFirst = known2 === "";
      known2 = size;
      if (!isFirst) onChange();
    });
    observer.observe(sample2);
    return () => {
      observer.disconnect();
      sample2.remove();
    };
  }

  // src/map/place-names.js
  var GAP2 = 3;
  var MARKED_FROM = 2;
  var COUNTRY_MARK_FROM = 3.5;
  var COUNTRY_MARK_RANK = 6;
  var TWICE = 150;
  var MINOR = 4;
  var ASIDE = 44;
  var { ground_names: GROUND, place_order: PLACE_ORDER } = measures_default;
  var PLACES = new Map(Object.entries(measures_default.place_names));
  function zoomsOf({ kind, rank }) {
    const { zoom, zoom_a_rank: step2, last_zoom: last } = GROUND[kind];
    return [zoom + step2 * rank, last ?? Infinity];
  }
  var weightOf = ({ kind, rank }) => (kind === "story" ? PLACE_ORDER : GROUND[kind].order) + rank;
  var isMinor = ({ kind, rank, mark }) => kind === "story" && mark === null && rank > MINOR;
  var isPoint = ({ kind }) => kind === "city" || kind === "story";
  function overlap2(a, b) {
    return a.left < b.right + GAP2 && b.left < a.right + GAP2 && a.top < b.bottom + 1 && b.top < a.bottom + 1;
  }
  function corners({ width: w, height: h, data }, x, y) {
    if (!isPoint(data)) {
      const far = [[0, -18], [0, 18], [-30, 0], [30, 0], [0, -36], [0, 36], [-60, 0], [60, 0], [-60, 30], [60, -30]];
      const moves = [[0, 0], ...data.kind === "country" ? far : [[0, -12], [0, 12]]];
      return moves.map(([dx, dy]) => [x - w / 2 + dx, y - h / 2 + dy]);
    }
    const near = data.mark ?? { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
    const middle = [(near.left + near.right - w) / 2, (near.top + near.bottom - h) / 2];
    const beside = [[near.right + 3, middle[1]], [near.left - 3 - w, middle[1]]];
    const stacked = [[middle[0], near.bottom + 1], [middle[0], near.top - 1 - h]];
    return data.mark === null ? [...beside, ...stacked] : [...stacked, ...beside];
  }
  function storyName({ name, at, kind, box: box2, isHalt }, ground) {
    const isCountry = kind === "country";
    if (box2 !== null) {
      const isTwice = isCountry && ground.get(english(name))?.kind === "country";
      const [from2, rank2] = isTwice ? [COUNTRY_MARK_FROM, COUNTRY_MARK_RANK] : [MARKED_FROM, 1];
      return { name, at, kind: "story", rank: rank2, zooms: [from2, 20], mark: box2, isDotted: false };
    }
    if (isCountry || ground.has(english(name))) return null;
    const { zoom: from, rank } = PLACES.get(kind) ?? measures_default.place_names.area;
    return { name, at, kind: "story", rank, zooms: [from, 20], mark: null, isDotted: !isHalt };
  }
  function createPlaceNames(map, pane, labels, first) {
    const ground = labels.map((one) => ({ ...one, zooms: zoomsOf(one), mark: null, isDotted: true }));
    const groundByName = new Map(ground.map((one) => [english(one.name), one]));
    const names = /* @__PURE__ */ new Map();
    let language = first;
    let taken = [];
    let [lines, pointers] = [[], []];
    let story2 = [];
    let request = 0;
    function move(item, scale, origin) {
      const [x, y] = item.data.at;
      L.DomUtil.setPosition(item.node, L.point(Math.round(x * scale - origin.x), Math.round(y * scale - origin.y)));
    }
    function make(data) {
      const text = element("span", { class: "ge-place-text" });
      const dot = element("i", { class: "ge-place-dot" });
      const node = element("div", { class: "ge-place-name leaflet-zoom-animated" }, text, dot);
      node.style.visibility = "hidden";
      pane.append(node);
      const item = { node, text, data, width: 0, height: 0, isShown: false, choice: 0 };
      describe2(item, data);
      return item;
    }
    function describe2(item, data) {
      Object.assign(item.text.dataset, { kind: data.kind, rank: data.rank });
      item.node.dataset.dotted = String(isPoint(data) && data.isDotted);
      item.data = data;
    }
    function collect() {
      const withMark = new Set(story2.filter((one) => one.mark !== null).map((one) => english(one.name)));
      const wanted = [...ground.filter((one) => one.kind === "country" || !withMark.has(english(one.name))), ...story2];
      const keys = /* @__PURE__ */ new Set();
      for (const data of wanted) {
        const key = `${data.kind} ${english(data.name)} ${data.at}`;
        keys.add(key);
        const item = names.get(key);
        if (item === void 0) names.set(key, make(data));
        else if (item.data !== data) describe2(item, data);
      }
      for (const [key, item] of names) {
        if (keys.has(key)) continue;
        item.node.remove();
        names.delete(key);
      }
    }
    function write2() {
      const changed = [...names.values()].filter((item) => item.height === 0 || item.text.textContent !== textIn(item.data.name, language));
      for (const item of changed) {
        item.text.textContent = textIn(item.data.name, language);
        item.text.lang = marked(tagOf(item.data.name, language) ?? language);
      }
      for (const item of changed) [item.width, item.height] = [item.text.offsetWidth, item.text.offsetHeight];
    }
    function isWanted(data, x, y, placed2) {
      if (isPoint(data) && data.mark === null && taken.some((area) => contains(area, [x, y], 4))) return false;
      const isNear = (reach) => ({ point }) => Math.hypot(x - point[0], y - point[1]) < reach;
      if (isMinor(data) && placed2.some(isNear(ASIDE))) return false;
      return !placed2.filter((other) => other.name === english(data.name)).some(isNear(TWICE));
    }
    function settle(item, x, y, placed2, edge) {
      if (!isWanted(item.data, x, y, placed2)) return false;
      const found = corners(item, x, y);
      const order = [...found.keys()];
      if (item.isShown && item.choice < found.length) order.unshift(item.choice);
      const free = [];
      for (const i of order) {
        const [left2, top2] = found[i];
        const area = { left: left2, top: top2, right: left2 + item.width, bottom: top2 + item.height };
        const isTaken = [placed2, taken, pointers].some((others) => others.some((other) => overlap2(area, other)));
        if (within2(area, edge) && !isTaken) free.push({ area, i });
      }
      const best = free.find(({ area }) => !lines.some((other) => overlap2(area, other))) ?? free[0];
      if (best === void 0) return false;
      placed2.push({ ...best.area, point: [x, y], name: english(item.data.name) });
      item.choice = best.i;
      const { left, top } = best.area;
      Object.assign(item.text.style, { left: `${Math.round(left - x)}px`, top: `${Math.round(top - y)}px` });
      return true;
    }
    function place() {
      request = 0;
      collect();
      write2();
      const zoom = map.getZoom();
      const scale = map.getZoomScale(zoom, 0);
      const origin = map.getPixelOrigin();
      const corner = map.containerPointToLayerPoint([0, 0]);
      const size = map.getSize();
      const edge = { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
      pointers = pointersOf(map.getContainer()).map((one) => moved(one, [corner.x, corner.y]));
      const placed2 = [];
      for (const item of [...names.values()].sort((a, b) => weightOf(a.data) - weightOf(b.data))) {
        const [from, to] = item.data.zooms;
        const [x, y] = [item.data.at[0] * scale - origin.x, item.data.at[1] * scale - origin.y];
        const isSeen = zoom >= from && zoom <= to && x > edge.left && x < edge.right && y > edge.top && y < edge.bottom;
        const isShown = isSeen && settle(item, x, y, placed2, edge);
        if (isShown) move(item, scale, origin);
        if (isShown !== item.isShown) item.node.style.visibility = isShown ? "" : "hidden";
        item.isShown = isShown;
      }
    }
    function requestPlacement() {
      if (request === 0) request = requestAnimationFrame(place);
    }
    function onMarks({ boxes, lines: rails, places }) {
      taken = boxes;
      lines = rails;
      story2 = places.map((one) => storyName(one, groundByName)).filter((one) => one !== null);
      requestPlacement();
    }
    const listeners = { geoeventsmarks: onMarks };
    map.on(listeners);
    const unwatch = watchType(pane, "ge-place-text", () => {
      for (const item of names.values()) item.height = 0;
      place();
    });
    return Object.freeze({
      requestPlacement,
      /** Without waiting for a frame: who prints gets none. */
      place() {
        cancelAnimationFrame(request);
        place();
      },
      /** Where they stand at another scale, until they are placed anew. @param {number} scale @param {L.Point} origin */
      follow(scale, origin) {
        for (const item of names.values()) if (item.isShown) move(item, scale, origin);
      },
      /** @param {Language} next */
      setLanguage(next) {
        if (next === language) return;
        language = next;
        requestPlacement();
      },
      remove() {
        map.off(listeners);
        unwatch();
        cancelAnimationFrame(request);
        for (const item of names.values()) item.node.remove();
        names.clear();
      }
    });
  }

  // src/map/surface.js
  function drawnItself(canvas) {
    const context = required(canvas.getContext("2d"));
    function clear(width, height) {
      [canvas.width, canvas.height] = [width, height];
    }
    return { context, clear, show() {
    } };
  }
  function shownFinished(canvas) {
    const drawing = new OffscreenCanvas(1, 1);
    const context = required(drawing.getContext("2d"));
    const shown = required(canvas.getContext("bitmaprenderer"));
    function clear(width, height) {
      [drawing.width, drawing.height] = [width, height];
    }
    function show() {
      [canvas.width, canvas.height] = [drawing.width, drawing.height];
      shown.transferFromImageBitmap(drawing.transferToImageBitmap());
    }
    return { context, clear, show };
  }
  function createSurface(name) {
    const canvas = element("canvas", { class: name });
    const isGecko = CSS.supports("-moz-appearance", "none");
    return Object.freeze({ canvas, ...(isGecko ? drawnItself : shownFinished)(canvas) });
  }

  // src/map/topology.js
  function decodeArcs({ arcs, transform: { scale, translate } }, project) {
    return arcs.map((arc) => {
      let [x, y] = [0, 0];
      return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return project(y * scale[1] + translate[1], x * scale[0] + translate[0]);
      });
    });
  }
  function joinArcs(arcs, numbers3) {
    return numbers3.flatMap((number2, i) => {
      const line3 = number2 >= 0 ? arcs[number2] : [...arcs[~number2]].reverse();
      return i === 0 ? line3 : line3.slice(1);
    });
  }
  function readTopology(topology, project) {
    const arcs = decodeArcs(topology, project);
    const join = (numbers3) => joinArcs(arcs, numbers3);
    const linesOf = (object) => {
      switch (object.type) {
        case "GeometryCollection":
          return object.geometries.flatMap(linesOf);
        case "LineString":
          return [join(object.arcs)];
        case "MultiLineString":
        case "Polygon":
          return object.arcs.map(join);
        case "MultiPolygon":
          return object.arcs.flat().map(join);
        default:
          return [];
      }
    };
    return (name) => topology.objects[name] === void 0 ? [] : linesOf(topology.objects[name]);
  }

  // src/map/basemap.js
  var MARGIN = 0.25;
  var FINEST = 0.7;
  var DENSEST = 3;
  var WORLD2 = 256;
  var densityOf = (isPrinted) => isPrinted ? DENSEST : Math.min(DENSEST, devicePixelRatio);
  function shape(points) {
    const flat = new Float64Array(points.length * 2);
    const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    points.forEach(([x, y], i) => {
      flat[2 * i] = x;
      flat[2 * i + 1] = y;
      bounds.left = Math.min(bounds.left, x);
      bounds.right = Math.max(bounds.right, x);
      bounds.top = Math.min(bounds.top, y);
      bounds.bottom = Math.max(bounds.bottom, y);
    });
    return { flat, ...bounds };
  }
  function createBasemap(map, topology, { language, isPrinted = false }) {
    const container = map.getContainer();
    const pane = (name, zIndex) => {
      const node = map.getPane(name) ?? map.createPane(name);
      node.style.zIndex = String(zIndex);
      node.classList.add(name);
      node.setAttribute("aria-hidden", "true");
      return node;
    };
    const { canvas, context, clear, show } = createSurface("ge-ground leaflet-zoom-animated");
    pane("ge-basemap", 200).append(canvas);
    const namePane = pane("ge-basemap-labels", 430);
    container.classList.add("ge-sea");
    const project = (lat, lng) => {
      const point = map.project([lat, lng], 0);
      return [point.x, point.y];
    };
    const linesOf = readTopology(topology, project);
    const ground = Object.fromEntries(["land", "lakes", "rivers", "regions", "borders", "disputed"].map((name) => [name, linesOf(name).map(shape)]));
    let drawn = null;
    let request = 0;
    let painted = null;
    const labels = (topology.labels ?? []).map((one) => ({ ...one, at: project(one.lat, one.lng) }));
    const names = createPlaceNames(map, namePane, labels, language);
    function view() {
      const size = map.getSize();
      const corner = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
      return { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
    }
    function trace(path, { flat }, isRing, { scale, left, top }) {
      const last = flat.length - 2;
      let x = flat[0] * scale - left;
      let y = flat[1] * scale - top;
      path.moveTo(x, y);
      for (let i = 2; i <= last; i += 2) {
        const nextX = flat[i] * scale - left;
        const nextY = flat[i + 1] * scale - top;
        if (i < last && Math.abs(nextX - x) < FINEST && Math.abs(nextY - y) < FINEST) continue;
        path.lineTo(nextX, nextY);
        x = nextX;
        y = nextY;
      }
      if (isRing) path.closePath();
    }
    function pathOf(shapes, isRing, area) {
      const path = new Path2D();
      const { scale } = area;
      const lastCopy = Math.floor(area.right / (WORLD2 * scale));
      for (let copy = Math.floor(area.left / (WORLD2 * scale)) - 1; copy <= lastCopy; copy += 1) {
        const shifted = { scale, left: area.left - copy * WORLD2 * scale, top: area.top };
        const right = area.right - copy * WORLD2 * scale;
        for (const one of shapes) {
          const isSeen = one.right * scale >= shifted.left && one.left * scale <= right && one.bottom * scale >= area.top && one.top * scale <= area.bottom;
          const isLarge = (one.right - one.left + one.bottom - one.top) * scale > FINEST;
          if (isSeen && isLarge) trace(path, one, isRing, shifted);
        }
      }
      return path;
    }
    function stroke(path, colour, width, dash = []) {
      context.setLineDash(dash);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke(path);
    }
    function paint(area, zoom) {
      const style = getComputedStyle(container);
      const colour = (name) => style.getPropertyValue(`--ge-map-${name}`).trim();
      painted = colour("land") === "" ? null : container.dataset.theme;
      context.lineJoin = "round";
      const land = pathOf(ground.land, true, area);
      context.fillStyle = colour("land");
      context.fill(land, "evenodd");
      if (zoom >= measures_default.regions_from) stroke(pathOf(ground.regions, false, area), colour("region"), 1);
      if (zoom >= measures_default.rivers_from) stroke(pathOf(ground.rivers, false, area), colour("river"), zoom < 6 ? 0.9 : 1.5);
      const lakes = pathOf(ground.lakes, true, area);
      context.fillStyle = colour("sea");
      context.fill(lakes, "evenodd");
      for (const shore of [land, lakes]) stroke(shore, colour("coast"), 0.8);
      stroke(pathOf(ground.borders, false, area), colour("border"), zoom < 4 ? 0.7 : 1.1);
      stroke(pathOf(ground.disputed, false, area), colour("disputed"), zoom < 4 ? 0.8 : 1.2, [4, 3]);
    }
    function redraw() {
      request = 0;
      const zoom = map.getZoom();
      const seen = view();
      const [wide, high] = [(seen.right - seen.left) * MARGIN, (seen.bottom - seen.top) * MARGIN];
      const area = {
        left: Math.round(seen.left - wide),
        top: Math.round(seen.top - high),
        right: Math.round(seen.right + wide),
        bottom: Math.round(seen.bottom + high),
        scale: map.getZoomScale(zoom, 0)
      };
      const [width, height] = [area.right - area.left, area.bottom - area.top];
      if (width <= 0 || height <= 0) return;
      const density = densityOf(isPrinted);
      clear(Math.round(width * density), Math.round(height * density));
      context.setTransform(density, 0, 0, density, 0, 0);
      paint(area, zoom);
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      show();
      drawn = { ...area, zoom, density };
      const origin = map.getPixelOrigin();
      L.DomUtil.setTransform(canvas, L.point(area.left - origin.x, area.top - origin.y), 1);
    }
    function requestRedraw() {
      if (request === 0) request = requestAnimationFrame(redraw);
    }
    function isCovered() {
      if (drawn === null || drawn.zoom !== map.getZoom() || drawn.density !== densityOf(isPrinted)) return false;
      const seen = view();
      return seen.left >= drawn.left && seen.right <= drawn.right && seen.top >= drawn.top && seen.bottom <= drawn.bottom;
    }
    function stretch(zoom, origin) {
      if (drawn === null) return;
      const factor = map.getZoomScale(zoom, drawn.zoom);
      L.DomUtil.setTransform(canvas, L.point(drawn.left * factor - origin.x, drawn.top * factor - origin.y), factor);
      names.follow(map.getZoomScale(zoom, 0), origin);
    }
    function onZoomAnimation({ center, zoom }) {
      const shift = map.layerPointToContainerPoint([0, 0]);
      stretch(zoom, map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(shift).round());
    }
    const onZoom = () => stretch(map.getZoom(), map.getPixelOrigin());
    const onMove = () => {
      if (drawn !== null && drawn.zoom === map.getZoom() && !isCovered()) requestRedraw();
    };
    function onMoveEnd() {
      if (drawn === null || !isCovered()) redraw();
      else {
        const origin = map.getPixelOrigin();
        L.DomUtil.setTransform(canvas, L.point(drawn.left - origin.x, drawn.top - origin.y), 1);
      }
      names.requestPlacement();
    }
    const listeners = {
      zoomanim: onZoomAnimation,
      zoom: onZoom,
      move: onMove,
      moveend: onMoveEnd,
      resize: onMoveEnd
    };
    map.whenReady(() => {
      map.on(listeners);
      map.fire("geoeventsground");
      redraw();
      names.requestPlacement();
    });
    return Object.freeze({
      setLanguage: names.setLanguage,
      placeNames: names.place,
      /** The colours are the stylesheet's: called after the theme was set on the container, it only draws anew. */
      setTheme() {
        if (drawn !== null && (painted === null || painted !== container.dataset.theme)) requestRedraw();
      },
      remove() {
        map.off(listeners);
        cancelAnimationFrame(request);
        canvas.remove();
        names.remove();
        container.classList.remove("ge-sea");
      }
    });
  }

  // src/map/symbols.js
  var outlines = glyphs_default.outlines;
  var middles = glyphs_default.middles;
  var BOX = `0 0 ${glyphs_default.side} ${glyphs_default.side}`;
  var FLAT = 0.75;
  var AREA = "M1.5 5.5L7 1l6 1.5 4 5-2.5 8-7 2-5.5-3z";
  var AREA_SIDE = 18;
  var INNER = 10;
  var FRONT = `M${glyphs_default.window.join(" ")}Z${glyphs_default.lamps.map(([x, y]) => `M${x} ${y}h.01`).join("")}`;
  function shapeOf({ circle, rectangle, polygon }) {
    if (circle !== void 0) return ["circle", { cx: circle[0], cy: circle[1], r: circle[2] }];
    if (rectangle === void 0) return ["path", { d: `M${polygon?.join(" ")}Z` }];
    const [x, y, width, height, rx] = rectangle;
    return ["rect", { x, y, width, height, rx }];
  }
  function symbol(layer, state, size = measures_default.symbol, isVague2 = false) {
    const kind = outlineNameOf(layer);
    const [tag, shape2] = shapeOf(outlines[kind]);
    const [x, y] = middles[kind];
    const reach = glyphs_default.cross;
    const whole = svgElement("svg", {
      viewBox: BOX,
      width: size,
      height: size,
      "aria-hidden": "true",
      focusable: "false"
    });
    whole.setAttribute("class", "ge-symbol");
    whole.dataset.layer = layer;
    whole.dataset.state = isFilled(state) ? "confirmed" : state;
    const add = (name, attributes, className) => whole.append(svgElement(name, { ...attributes, class: className }));
    for (const [near, far, opacity] of isVague2 ? glyphs_default.pieces : []) {
      for (const left of [near, glyphs_default.side - far]) {
        add("rect", { x: left, y: y - glyphs_default.piece / 2, width: far - near, height: glyphs_default.piece, opacity }, "ge-piece");
      }
    }
    add(tag, shape2, "ge-rim");
    add(tag, shape2, "ge-shape");
    if (state === "reported") add("circle", { cx: x, cy: y, r: glyphs_default.core }, "ge-core");
    if (state === "cancelled") add("path", { d: `M${glyphs_default.strike.join(" ")}` }, "ge-strike");
    if (state === "unfulfilled") {
      const arms = [[-reach, -reach, reach, reach], [reach, -reach, -reach, reach]];
      const d = arms.map(([left, top, right, bottom]) => `M${x + left} ${y + top}L${x + right} ${y + bottom}`).join("");
      add("path", { d }, "ge-cross");
    }
    return whole;
  }
  function rideHead(layer, state) {
    const head = symbol(layer, state);
    const hasFront = outlineNameOf(layer) === glyphs_default.fronted && state === "confirmed";
    if (hasFront) head.append(svgElement("path", { d: FRONT, class: "ge-front" }));
    return head;
  }
  function outlineIn(layer, x, y, width, height) {
    const { circle, polygon } = outlines[outlineNameOf(layer)];
    if (circle !== void 0) {
      const arc = `a${width / 2} ${height / 2} 0 0 1 `;
      return `M${x} ${y + height / 2}${arc}${width} 0${arc}${-width} 0Z`;
    }
    if (polygon === void 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
    const [xs, ys] = [0, 1].map((axis) => polygon.map((point) => point[axis]));
    const [wide, high] = [xs, ys].map((all) => Math.max(...all) - Math.min(...all));
    const most = Math.max(wide, high);
    const share = (value, all, span) => 0.5 + ((value - Math.min(...all)) / span - 0.5) * (span < FLAT * most ? span / most : 1);
    return `M${polygon.map(([px, py]) => `${x + share(px, xs, wide) * width} ${y + share(py, ys, high) * height}`).join("L")}Z`;
  }
  function areaSymbol(layer, size) {
    const inner = symbol(layer, "confirmed", INNER);
    setAttributes(inner, { x: (AREA_SIDE - INNER) / 2, y: (AREA_SIDE - INNER) / 2 });
    return svgElement("svg", {
      viewBox: `0 0 ${AREA_SIDE} ${AREA_SIDE}`,
      width: size,
      height: size,
      "aria-hidden": "true",
      "data-layer": layer
    }, svgElement("path", { d: AREA, class: "ge-sample-area" }), inner);
  }
  function closeSign() {
    return svgElement("svg", {
      viewBox: "0 0 24 24",
      width: 18,
      height: 18,
      class: "ge-cluster-close",
      "aria-hidden": "true"
    }, svgElement("path", { d: "M6 6l12 12M18 6l-12 12" }));
  }

  // src/map/clusters.js
  var STATES_BY_STRENGTH = ["confirmed", "unstated", "reported", "expected", "cancelled", "unfulfilled"];
  function layersOf(members) {
    return layerIds().map((layer) => ({ layer, members: members.filter((one) => one.event.layer === layer) })).filter((one) => one.members.length > 0);
  }
  function strongestState(members) {
    return STATES_BY_STRENGTH[Math.min(...members.map((one) => STATES_BY_STRENGTH.indexOf(one.state)))];
  }
  function clusterWidth(members) {
    return layersOf(members).reduce((sum, one) => sum + 24 + 8 * String(one.members.length).length, 12);
  }
  function boxOf(at, members, toLayer) {
    const isSingle = members.length === 1;
    return box(...toLayer(at), isSingle ? measures_default.mark - 2 : clusterWidth(members), measures_default.mark - (isSingle ? 2 : 0));
  }
  var isPlaced = (shown) => shown.location !== null;
  function makeGroups(visible2, toLayer) {
    const byPlace = /* @__PURE__ */ new Map();
    for (const shown of visible2.filter(isPlaced)) {
      byPlace.set(shown.location, [...byPlace.get(shown.location) ?? [], shown]);
    }
    const begin = ([place, members]) => ({ place, members, box: boxOf(place.at, members, toLayer), shift: [0, 0] });
    const made = [...byPlace].map(begin).sort((a, b) => b.place.weight - a.place.weight || (a.place.id < b.place.id ? -1 : 1));
    for (let i = 0; i < made.length; i += 1) {
      for (let j = 0; j < made.length; j += 1) {
        if (i === j || !overlap(made[i].box, made[j].box, measures_default.apart)) continue;
        const [keep, give] = i < j ? [made[i], made[j]] : [made[j], made[i]];
        keep.members = [...keep.members, ...give.members].sort((a, b) => a.index - b.index);
        keep.box = boxOf(keep.place.at, keep.members, toLayer);
        made.splice(Math.max(i, j), 1);
        i = -1;
        break;
      }
    }
    return made;
  }
  function keepClear(groups2, covers, toLayer) {
    for (const group2 of groups2) {
      const obstacles = obstaclesAt(covers, toLayer(group2.place.at));
      if (!obstacles.some((one) => overlap(group2.box, one))) continue;
      const others = groups2.filter((other) => other !== group2).map((other) => other.box);
      group2.shift = stepAside(group2.box, [...obstacles, ...others]);
      group2.box = moved(group2.box, group2.shift);
    }
  }
  function namingPlace({ members }) {
    const times = /* @__PURE__ */ new Map();
    for (const { location, isVague: isVague2 } of members) times.set(location, (times.get(location) ?? 0) + (isVague2 ? 0 : 1));
    const ranked = [...times].map(([place, count]) => ({ place, rank: (measures_default.towns.includes(place.kind) ? 1e6 : 0) + count }));
    return ranked.reduce((a, b) => b.rank > a.rank ? b : a).place;
  }
  function fillCluster(item, { members }, isOpen3) {
    const { node } = item;
    const parts = layersOf(members).map((one) => ({ layer: one.layer, state: strongestState(one.members), count: one.members.length }));
    const look = JSON.stringify([isOpen3, parts]);
    if (item.look === look) return;
    item.look = look;
    const width = isOpen3 ? measures_default.mark : clusterWidth(members);
    node.replaceChildren(...isOpen3 ? [closeSign()] : parts.flatMap(({ layer, state, count }) => [" ", element(
      "span",
      {},
      symbol(layer, state, measures_default.small_symbol),
      element("span", { text: count })
    )]));
    Object.assign(node.style, { width: `${width}px`, marginLeft: `${-width / 2}px` });
  }

  // src/panel/lists.js
  function stackWhere(group2, { language, translate }) {
    const place = textIn(namingPlace(group2).name, language);
    const isOnePlace = group2.members.every(({ location }) => location === group2.members[0].location);
    return isOnePlace ? place : translate("player.around", { place });
  }
  function stackList(group2) {
    const count = group2.members.length;
    return {
      entries: group2.members,
      count,
      at: group2.place,
      where: (words2) => stackWhere(group2, words2),
      title: (words2) => words2.translate("player.listed.where", { where: stackWhere(group2, words2), count })
    };
  }
  function crowdList(entries, count) {
    return {
      entries,
      count,
      at: null,
      where: () => null,
      title: ({ translate }) => translate("player.listed", { count })
    };
  }
  function unplacedList(entries, count) {
    return {
      entries,
      count,
      at: null,
      where: ({ translate }) => translate("player.card.unplaced"),
      title: ({ translate }) => translate("player.unplaced", { count })
    };
  }
  function undatedList(entries, count) {
    return {
      entries,
      count,
      at: null,
      where: ({ translate }) => translate("player.undated"),
      title: ({ translate }) => translate("player.dateless", { count })
    };
  }

  // src/compare/compare-bar.js
  var ENDS = (
    /** @type {const} */
    ["from", "to"]
  );
  function createCompareBar(host, { onPart, onPeriod, onEnd }) {
    const parts = PARTS.map((part) => {
      const name2 = element("span", { class: "ge-part-name" });
      const count = element("b");
      const more = element("small");
      const sign = part === "both" ? null : element("i", { class: "ge-only-sign" });
      const node2 = element("button", {
        type: "button",
        class: "ge-part",
        "data-part": part,
        onclick: () => onPart(part)
      }, icon("tick"), sign, element("span", {}, name2, " ", count, more));
      return { part, node: node2, name: name2, count, more };
    });
    const fields = ENDS.map((end) => element("input", {
      type: "text",
      class: "ge-end-field",
      size: 10,
      name: end,
      inputmode: "numeric",
      autocomplete: "off",
      spellcheck: "false",
      onchange: read2
    }));
    const period = element(
      "div",
      { class: "ge-period-fields", role: "group" },
      fields[0],
      element("span", { text: "–", "aria-hidden": "true" }),
      fields[1]
    );
    const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onEnd }, icon("close"));
    const heard = element("p", { class: "ge-heard", role: "status" });
    const name = element("p", { class: "ge-side-name" });
    const node = element(
      "section",
      { class: "ge-compare" },
      element("div", { class: "ge-parts", role: "group" }, ...parts.map((one) => one.node)),
      period,
      close,
      heard
    );
    host.append(node, name);
    function read2() {
      const texts = fields.map((field) => field.value.trim());
      const wrong = texts.map((text) => text !== "" && spanOf(text) === null);
      fields.forEach((field, i) => setAttributes(field, { "aria-invalid": wrong[i] }));
      if (wrong.includes(true) || texts.every((text) => text === "")) return;
      const [from, to] = texts.map((text) => text === "" ? null : text);
      onPeriod({ from, to });
    }
    function label(translate, comparison) {
      setAttributes(node, { "aria-label": translate("player.compare") });
      setName(close, translate("player.compare.end"));
      period.hidden = comparison.kind !== "period";
      setAttributes(period, { "aria-label": translate("player.compare.second") });
      fields.forEach((field, i) => {
        setName(field, translate(`player.period.${ENDS[i]}`));
        field.placeholder = "2001-02";
        if (comparison.kind !== "period" || field === document.activeElement) return;
        field.value = comparison[ENDS[i]] ?? "";
        setAttributes(field, { "aria-invalid": false });
      });
    }
    function say(translate, language, { names, parted, comparison, isCrowd, isResting }) {
      const { counts, changed } = parted;
      const write2 = (count) => numberText(count, language);
      const words2 = {
        now: translate("player.compare.only", { side: names.now }),
        both: translate("player.compare.both"),
        then: translate("player.compare.only", { side: names.then })
      };
      for (const one of parts) {
        setText(one.name, words2[one.part]);
        setText(one.count, write2(counts[one.part]));
        setText(one.more, one.part === "both" && changed > 0 ? translate("player.compare.otherwise", { count: write2(changed) }) : "");
        setAttributes(one.node, { "aria-pressed": comparison.shown.includes(one.part) });
        one.node.disabled = isCrowd;
        one.node.title = isCrowd ? translate("player.compare.many") : "";
      }
      setText(name, names.now);
      if (!isResting) return;
      setText(heard, parts.map((one) => `${one.node.textContent?.trim()}`).join(". "));
    }
    function place({ now, then, isBeside }) {
      Object.assign(node.style, { left: `${now.left}px`, width: `${(isBeside ? then.right : now.right) - now.left}px` });
      Object.assign(name.style, { left: `${now.left}px`, top: `${now.top}px`, width: `${now.right - now.left}px` });
    }
    return { node, close, label, say, place, remove() {
      node.remove();
      name.remove();
    } };
  }

  // src/compare/side-names.js
  var periodName = (context) => context.translate(
    "player.period",
    { from: endText("from", context), to: endText("to", context) }
  );
  function namesOf({ comparison: { kind }, now, then }) {
    if (kind === "clock") {
      const { translate } = now;
      return { now: translate(`player.clock.${now.clock}`), then: translate(`player.clock.${then.clock}`) };
    }
    if (kind === "period") return { now: periodName(now), then: periodName(then) };
    const [here, there] = [momentAt(now), momentAt(then)];
    const isOneDay = here.date === there.date;
    const write2 = ({ date, hours }) => isOneDay && hours !== "" ? `${date} ${hours}` : date;
    return { now: write2(here), then: write2(there) };
  }

  // src/time/counts.js
  function createCounts({ from, leave, byLeave }, keys, size) {
    const counts = new Uint32Array(size);
    const order = byLeave();
    const leaves = gather(leave, order);
    const leavingKeys = gather(keys, order);
    let entered = 0;
    let left = 0;
    let at = -Infinity;
    function moveTo(t) {
      const [wasEntered, wasLeft] = [entered, left];
      if (t >= at) {
        while (entered < from.length && from[entered] <= t) {
          counts[keys[entered]] += 1;
          entered += 1;
        }
        while (left < leaves.length && leaves[left] <= t) {
          counts[leavingKeys[left]] -= 1;
          left += 1;
        }
      } else {
        while (left > 0 && leaves[left - 1] > t) {
          left -= 1;
          counts[leavingKeys[left]] += 1;
        }
        while (entered > 0 && from[entered - 1] > t) {
          entered -= 1;
          counts[keys[entered]] -= 1;
        }
      }
      at = t;
      return entered !== wasEntered || left !== wasLeft;
    }
    return Object.freeze({ counts, moveTo });
  }
  function countAt(from, leaves, t) {
    return firstWhere(from.length, (i) => from[i] > t) - firstWhere(leaves.length, (i) => leaves[i] > t);
  }

  // src/crowd/bins.js
  var CELL_PIXELS = 11;
  var GROUP_CELL_PIXELS = 110;
  var LEAST_GROUP_DISTANCE = 70;
  function makeBins(xs, ys, { width, height }) {
    const columns = Math.ceil(width / CELL_PIXELS);
    const rows = Math.ceil(height / CELL_PIXELS);
    const binOfCell = new Int32Array(columns * rows).fill(-1);
    const binOf = new Int32Array(xs.length).fill(-1);
    const places = [];
    for (let place = 0; place < xs.length; place += 1) {
      const [x2, y2] = [xs[place], ys[place]];
      if (!(x2 >= 0 && y2 >= 0 && x2 < width && y2 < height)) continue;
      const cell = Math.floor(y2 / CELL_PIXELS) * columns + Math.floor(x2 / CELL_PIXELS);
      if (binOfCell[cell] < 0) {
        binOfCell[cell] = places.length;
        places.push([]);
      }
      binOf[place] = binOfCell[cell];
      places[binOfCell[cell]].push(place);
    }
    const mean = (of) => Float32Array.from(
      places,
      (list) => list.reduce((sum, place) => sum + of[place], 0) / list.length
    );
    const [x, y] = [mean(xs), mean(ys)];
    function binNear(px, py) {
      let best = -1;
      let nearest3 = CELL_PIXELS * CELL_PIXELS;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const [column, row2] = [Math.floor(px / CELL_PIXELS) + dx, Math.floor(py / CELL_PIXELS) + dy];
          const bin = column < 0 || row2 < 0 || column >= columns || row2 >= rows ? -1 : binOfCell[row2 * columns + column];
          const distance3 = bin < 0 ? Infinity : (x[bin] - px) ** 2 + (y[bin] - py) ** 2;
          if (distance3 < nearest3) [best, nearest3] = [bin, distance3];
        }
      }
      return best;
    }
    return { binOf, x, y, places, binNear };
  }
  function groupBins({ x, y }, weights) {
    const cells = /* @__PURE__ */ new Map();
    for (let bin = 0; bin < x.length; bin += 1) {
      const key = `${Math.floor(x[bin] / GROUP_CELL_PIXELS)} ${Math.floor(y[bin] / GROUP_CELL_PIXELS)}`;
      const cell = cells.get(key) ?? { x: 0, y: 0, weight: 0, bins: [] };
      cells.set(key, cell);
      cell.x += x[bin] * weights[bin];
      cell.y += y[bin] * weights[bin];
      cell.weight += weights[bin];
      cell.bins.push(bin);
    }
    const made = [];
    for (const { x: sumX, y: sumY, weight, bins } of [...cells.values()].sort((a, b) => b.weight - a.weight)) {
      if (weight === 0) continue;
      const one = { x: sumX / weight, y: sumY / weight, bins };
      const near = made.find((other) => Math.hypot(other.x - one.x, other.y - one.y) < LEAST_GROUP_DISTANCE);
      if (near === void 0) made.push(one);
      else near.bins.push(...bins);
    }
    return made;
  }

  // src/crowd/binning.js
  var MARGIN2 = 24;
  var kindsOf = ({ columns }) => 2 * columns.layers.length;
  function createBinner(map, scene, engine, padding) {
    const { place, layer, places } = engine.columns;
    const kinds = kindsOf(engine);
    const points = places.map((id) => map.project([scene.places[id].lat, scene.places[id].lng], 0));
    const xs = Float64Array.from(points, (point) => point.x);
    const ys = Float64Array.from(points, (point) => point.y);
    function layOut() {
      const size = map.getSize();
      const [, [, covered]] = padding();
      const corner = map.containerPointToLayerPoint([-MARGIN2, -MARGIN2]).round();
      const origin = map.getPixelOrigin().add(corner);
      const scale = map.getZoomScale(map.getZoom(), 0);
      const picture = { width: size.x + 2 * MARGIN2, height: Math.max(0, size.y - covered) + 2 * MARGIN2 };
      const bins = makeBins(xs.map((x) => x * scale - origin.x), ys.map((y) => y * scale - origin.y), picture);
      const isCurrent = () => padding()[1][1] === covered;
      return { corner, picture, bins, isCurrent };
    }
    function keysOf({ event, state }, { binOf, places: { length: count } }) {
      const keys = new Uint32Array(event.length);
      for (let k = 0; k < keys.length; k += 1) {
        const where = place[event[k]];
        const bin = where < 0 ? count + 1 : binOf[where] < 0 ? count : binOf[where];
        keys[k] = bin * kinds + 2 * layer[event[k]] + (isFilled(STATES[state[k]]) ? 0 : 1);
      }
      return keys;
    }
    function makeBinning(visibility) {
      const { corner, picture, bins, isCurrent } = layOut();
      const count = bins.places.length;
      const keys = keysOf(visibility, bins);
      const moving = createCounts(visibility, keys, (count + 2) * kinds);
      const weights = new Uint32Array(count + 2);
      for (const key of keys) weights[Math.floor(key / kinds)] += 1;
      const totals = new Uint32Array(count + 2);
      const { counts } = moving;
      const made = { visibility, bins, corner, picture, isCurrent, counts, totals, weights, inside: 0, moveTo };
      function moveTo(t) {
        if (!moving.moveTo(t)) return false;
        let inside = 0;
        for (let bin = 0, key = 0; bin < totals.length; bin += 1) {
          let total = 0;
          for (const end = key + kinds; key < end; key += 1) total += counts[key];
          totals[bin] = total;
          if (bin < count) inside += total;
        }
        made.inside = inside;
        return true;
      }
      return made;
    }
    const boundsOf4 = (indices) => L.latLngBounds([...indices].map((i) => map.unproject([xs[i], ys[i]], 0)));
    return { makeBinning, boundsOf: boundsOf4 };
  }

  // src/crowd/count-labels.js
  var MOST_LABELS = 36;
  var LEAST_COUNT = 12;
  function shortNumbers(language) {
    return new Intl.NumberFormat(localeOf(language), { notation: "compact", maximumSignificantDigits: 2 });
  }
  function createCountLabels(pane, { onPress }) {
    let shown = [];
    let numbers3 = shortNumbers("en");
    let translate = (key) => key;
    function setGroups(groups2, toLayer) {
      shown = groups2.slice(0, MOST_LABELS).map((group2) => {
        const button = element("button", {
          type: "button",
          class: "ge-count-label leaflet-zoom-hide",
          hidden: true,
          onclick: (event) => {
            event.stopPropagation();
            onPress(group2);
          }
        });
        button.addEventListener("dblclick", (event) => event.stopPropagation());
        const { x, y } = L.point(toLayer(group2)).round();
        Object.assign(button.style, { left: `${x}px`, top: `${y}px` });
        return { group: group2, button, text: null, total: null };
      });
      pane.replaceChildren(...shown.map((one) => one.button));
    }
    function setLanguage(next, language) {
      translate = next;
      numbers3 = shortNumbers(language);
      for (const one of shown) Object.assign(one, { text: null, total: null });
    }
    function count(totals) {
      for (const one of shown) {
        let total = 0;
        for (const bin of one.group.bins) total += totals[bin];
        if (total === one.total) continue;
        one.total = total;
        const text = total < LEAST_COUNT ? "" : numbers3.format(total);
        const name = translate("player.cluster", { count: total });
        one.button.setAttribute("aria-label", name.startsWith(text) ? name : `${text} · ${name}`);
        if (text === one.text) continue;
        one.text = text;
        one.button.hidden = text === "";
        one.button.textContent = text;
      }
    }
    return { setGroups, setLanguage, count, clear: () => setGroups([], () => [0, 0]) };
  }

  // src/crowd/sprites.js
  var RADII = [2.6, 3.2, 3.8, 4.6, 5.4, 6.3, 7.2];
  var GROWTH = 4;
  var LEAST_SHARE = 0.12;
  var RIM_PIXELS = 1;
  var SECTORS = 48;
  function discOf(radius, width) {
    const reach = Math.ceil(radius + RIM_PIXELS);
    const pixels = [];
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) {
        const distance3 = Math.hypot(dx, dy);
        if (distance3 > radius + RIM_PIXELS) continue;
        const turn = (Math.atan2(dx, -dy) / (2 * Math.PI) + 1) % 1;
        pixels.push({ offset: dy * width + dx, sector: Math.floor(turn * SECTORS), isRim: distance3 > radius });
      }
    }
    return {
      reach,
      offsets: Int32Array.from(pixels, (one) => one.offset),
      sectors: Int16Array.from(pixels, (one) => one.isRim ? -1 : one.sector)
    };
  }
  var pixelOf = ([red, green, blue, alpha]) => alpha << 24 | blue << 16 | green << 8 | red | 0;
  function createSprites(context, { width, height, ratio }) {
    const image = context.createImageData(width, height);
    const pixels = new Int32Array(image.data.buffer);
    const discs = RADII.map((radius) => discOf(radius * ratio, width));
    const pie2 = new Int32Array(SECTORS);
    function cutPie(counts, first, total, colours) {
      let present2 = 0;
      for (let kind = 0; kind < colours.length; kind += 1) if (counts[first + kind] > 0) present2 += 1;
      const spare = 1 - present2 * LEAST_SHARE;
      let until = 0;
      let part = 0;
      for (let kind = 0; kind < colours.length; kind += 1) {
        const count = counts[first + kind];
        if (count === 0) continue;
        until += LEAST_SHARE + spare * count / total;
        present2 -= 1;
        const end = present2 === 0 ? SECTORS : Math.round(until * SECTORS);
        while (part < end) {
          pie2[part] = colours[kind];
          part += 1;
        }
      }
    }
    function stamp(x, y, counts, first, total, colours, rim) {
      const size = Math.min(discs.length - 1, Math.ceil(Math.log(total) / Math.log(GROWTH)));
      const { reach, offsets, sectors } = discs[size];
      const [cx, cy] = [Math.round(x), Math.round(y)];
      if (cx < reach || cy < reach || cx >= width - reach || cy >= height - reach) return;
      const middle = cy * width + cx;
      cutPie(counts, first, total, colours);
      for (let i = 0; i < offsets.length; i += 1) {
        const sector = sectors[i];
        pixels[middle + offsets[i]] = sector < 0 ? rim : pie2[sector];
      }
    }
    return { stamp, clear: () => pixels.fill(0), show: () => context.putImageData(image, 0, 0) };
  }

  // src/crowd/crowd-colours.js
  var PALE_SHARE = 0.5;
  var contextOf = (canvas) => required(canvas.getContext("2d", { willReadFrequently: true }));
  function readColours(container) {
    const style = getComputedStyle(container);
    const probe = contextOf(element("canvas"));
    const read2 = (name) => {
      probe.fillStyle = style.getPropertyValue(name);
      probe.fillRect(0, 0, 1, 1);
      return [...probe.getImageData(0, 0, 1, 1).data];
    };
    const hollow = read2("--ge-map-hollow");
    const pale = (colour) => colour.map((part, i) => Math.round(part * PALE_SHARE + hollow[i] * (1 - PALE_SHARE)));
    const kinds = allLayers().flatMap((_, i) => [read2(`--ge-layer-${i}`), pale(read2(`--ge-layer-${i}`))]);
    return { kinds: Int32Array.from(kinds, pixelOf), rim: pixelOf(read2("--ge-map-rim")) };
  }

  // src/crowd/own-marks.js
  var MOST2 = 150;
  function createOwnMarks({ tracks = [], areas = [] }, engine) {
    const drawn = [...tracks, ...areas].map(({ event }) => engine.columns.indexOf(event));
    const shapes = shapedIn({ tracks, areas });
    let pinned = null;
    function visible2(view, visibility, chosen2) {
      const key = chosen2.join("\n");
      const indices = /* @__PURE__ */ new Set([...drawn, ...chosen2.map((id) => engine.columns.indexOf(id))]);
      if (pinned === null || pinned.key !== key || pinned.visibility !== visibility) {
        pinned = { key, visibility, spells: view.engine.spellsOf(view, indices) };
      }
      const all = view.engine.visibleAmong(view, pinned.spells);
      const mapped = new Set(all.filter(({ event }) => isMapped(event)).map(({ index }) => index));
      if (all.length <= MOST2) return { marks: all, left: 0, mapped };
      const first = [...all].reverse().sort((a, b) => b.fresh - a.fresh).slice(0, MOST2);
      const kept = /* @__PURE__ */ new Set([...first.map(({ event }) => event.id), ...chosen2]);
      const marks = all.filter(({ event }) => kept.has(event.id));
      return { marks, left: all.length - marks.length, mapped };
    }
    const isMapped = ({ id, place }) => place === null && shapes.has(id);
    return Object.freeze({ visible: visible2, isMapped });
  }

  // src/crowd/crowd-layer.js
  var CROWD_FROM = 150;
  var CROWD_UNTIL = 120;
  var CROWD_FROM_MOVING = 30;
  var CROWD_UNTIL_MOVING = 20;
  var LARGE_SCENE = 400;
  var MOST_LISTED = 60;
  var ZOOM_PADDING = 48;
  var MOST_ZOOM_LEVELS = 4;
  var SAME_PLACE_METRES = 1;
  function atMost(most, holds3) {
    let left = most;
    return (index) => {
      const is = left > 0 && holds3(index);
      left -= is ? 1 : 0;
      return is;
    };
  }
  function createCrowdLayer(map, { onList, onMove, padding }) {
    const container = map.getContainer();
    const pane = map.getPane("ge-crowd") ?? map.createPane("ge-crowd");
    const labelPane = map.getPane("ge-count-labels") ?? map.createPane("ge-count-labels");
    pane.style.zIndex = "610";
    labelPane.style.zIndex = "615";
    const canvas = element("canvas", { class: "ge-crowd leaflet-zoom-hide", hidden: true });
    pane.append(canvas);
    const context = contextOf(canvas);
    const countLabels = createCountLabels(labelPane, { onPress: (one) => open(one.bins) });
    let engine;
    let binner;
    let view;
    let binning = null;
    let palette = null;
    let isCrowd = false;
    let isPainted = false;
    let unplaced = [];
    let ownMarks;
    function setScene(scene, made) {
      engine = made;
      binner = createBinner(map, scene, made, padding);
      setAttributes(container, { "data-many": engine.columns.count > CROWD_FROM });
      binning = null;
      unplaced = [];
      ownMarks = createOwnMarks(scene, made);
      setCrowd(false);
    }
    function rebin(visibility) {
      const made = binner.makeBinning(visibility);
      const ratio = devicePixelRatio > 1 ? 2 : 1;
      const [width, height] = [made.picture.width * ratio, made.picture.height * ratio];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      Object.assign(canvas.style, { width: `${made.picture.width}px`, height: `${made.picture.height}px` });
      L.DomUtil.setPosition(canvas, made.corner);
      countLabels.setGroups(groupBins(made.bins, made.weights), ({ x, y }) => [x + made.corner.x, y + made.corner.y]);
      isPainted = false;
      return Object.assign(made, { ratio, sprites: createSprites(context, { width, height, ratio }) });
    }
    function paint({ sprites, bins: { x, y }, counts, totals, ratio }) {
      palette ??= readColours(container);
      const { kinds, rim } = palette;
      sprites.clear();
      for (let bin = 0; bin < x.length; bin += 1) {
        if (totals[bin] === 0) continue;
        sprites.stamp(x[bin] * ratio, y[bin] * ratio, counts, bin * kinds.length, totals[bin], kinds, rim);
      }
      sprites.show();
      isPainted = true;
    }
    function setCrowd(next) {
      if (next === isCrowd) return;
      isCrowd = next;
      canvas.hidden = !next;
      labelPane.hidden = !next;
      container.dataset.crowd = String(next);
    }
    function draw(next, ids, { isMoving, isInMotion }) {
      view = next;
      ({ engine } = next);
      const isLarge = isMoving && engine.count > LARGE_SCENE;
      const [from, until] = isLarge ? [CROWD_FROM_MOVING, CROWD_UNTIL_MOVING] : [CROWD_FROM, CROWD_UNTIL];
      const most = isCrowd ? until : from;
      if (engine.visibleCount(view) <= most) {
        setCrowd(false);
        const marks = engine.visible(view);
        const without = marks.filter(({ event }) => event.place === null && !ownMarks.isMapped(event));
        return { marks, unplaced: without, unplacedCount: without.length, left: 0 };
      }
      return drawMany(most, ids, isInMotion);
    }
    function drawMany(most, ids, isInMotion) {
      const visibility = engine.visibility(view);
      const { place } = engine.columns;
      if (binning?.visibility !== visibility || !binning.isCurrent()) binning = rebin(visibility);
      const isMoved = binning.moveTo(view.t);
      const { marks: own, left, mapped } = ownMarks.visible(view, visibility, ids);
      const unplacedCount = binning.totals[binning.bins.places.length + 1] - mapped.size;
      if (isMoved) {
        unplaced = unplacedCount === 0 ? [] : engine.visible(view, atMost(MOST_LISTED, (i) => place[i] < 0 && !mapped.has(i)));
      }
      setCrowd(binning.inside > most);
      if (isCrowd) {
        if (isMoved || !isPainted) paint(binning);
        if (!isInMotion) countLabels.count(binning.totals);
        return { marks: own, unplaced, unplacedCount, left };
      }
      isPainted = false;
      const kept = new Set(own.map((one) => one.index));
      const { binOf } = binning.bins;
      const marks = engine.visible(view, (i) => kept.has(i) || place[i] >= 0 && binOf[place[i]] >= 0);
      return { marks, unplaced, unplacedCount, left: 0 };
    }
    function open(bins) {
      if (binning === null) return;
      const { totals, bins: { places } } = binning;
      const inside = new Set(bins.filter((bin) => totals[bin] > 0).flatMap((bin) => places[bin]));
      if (inside.size === 0) return;
      const bounds = binner.boundsOf(inside);
      const isApart = bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > SAME_PLACE_METRES;
      if (isApart && map.getZoom() < map.getMaxZoom()) {
        zoomTo(bounds);
        return;
      }
      const { place } = engine.columns;
      const total = bins.reduce((sum, bin) => sum + totals[bin], 0);
      onList(engine.visible(view, atMost(MOST_LISTED, (i) => inside.has(place[i]))), total);
    }
    function zoomTo(bounds) {
      const [paddingTopLeft, paddingBottomRight] = padding().map((corner) => L.point(corner).add([ZOOM_PADDING, ZOOM_PADDING]));
      const maxZoom = Math.min(map.getMaxZoom(), map.getZoom() + MOST_ZOOM_LEVELS);
      map.flyToBounds(bounds, {
        paddingTopLeft,
        paddingBottomRight,
        maxZoom,
        duration: 0.6,
        animate: !prefersReducedMotion()
      });
    }
    function binUnder({ layerPoint }) {
      if (!isCrowd || binning === null) return -1;
      const bin = binning.bins.binNear(layerPoint.x - binning.corner.x, layerPoint.y - binning.corner.y);
      return bin >= 0 && binning.totals[bin] > 0 ? bin : -1;
    }
    function onClick(event) {
      const bin = binUnder(event);
      if (bin >= 0) open([bin]);
    }
    function onMoveEnd() {
      if (binning === null) return;
      binning = null;
      onMove();
    }
    const listeners = {
      moveend: onMoveEnd,
      resize: onMoveEnd,
      click: onClick,
      mousemove: (event) => setAttributes(container, { "data-over-bin": binUnder(event) >= 0 })
    };
    map.on(listeners);
    function label(translate, language) {
      palette = null;
      isPainted = false;
      countLabels.setLanguage(translate, language);
    }
    function remove() {
      map.off(listeners);
      canvas.remove();
      countLabels.clear();
      for (const name of ["crowd", "many", "overBin"]) delete container.dataset[name];
    }
    return Object.freeze({ setScene, draw, label, remove, get isCrowd() {
      return isCrowd;
    } });
  }

  // src/time/rides.js
  var VAGUE2 = measures_default.vague_halt_hours * 36e5;
  var isVague = (halt) => halt !== void 0 && (!halt.stated || halt.slack === null || halt.slack > VAGUE2);
  var unwrapLongitude = (from, to) => to + 360 * Math.round((from - to) / 360);
  function vagueAt({ halts = [] }, index) {
    return isVague(halts.findLast((halt) => halt.index <= index)) || isVague(halts.find((halt) => halt.index > index));
  }
  function rideAt(track, t, clock) {
    const { vertices } = track;
    const last = vertices.length - 1;
    if (last < 0 || t < vertices[0][2] || t >= vertices[last][2]) return null;
    const index = firstWhere(vertices.length, (i) => vertices[i][2] > t) - 1;
    if (clock === "reported") {
      const isKnown2 = track.stretches.some(({ first, last: end, known: known2 }) => first <= index && index < end && known2 <= t);
      if (!isKnown2) return null;
    }
    const [lat, lng, time] = vertices[index];
    const [north, east, until] = vertices[index + 1];
    const share = (t - time) / (until - time);
    return {
      lat: lat + (north - lat) * share,
      lng: lng + (unwrapLongitude(lng, east) - lng) * share,
      index,
      isVague: vagueAt(track, index)
    };
  }

  // src/map/naming.js
  function keyEventsAt(chapters, t) {
    return new Set(chapters.filter(({ start, end }) => start <= t && t <= end).flatMap(({ key }) => key));
  }
  function rankOf({ id, fresh, weight, key }, selected) {
    return [Number(id === selected), Number(key === true), Number(fresh > measures_default.new), weight, fresh];
  }
  function inNamingOrder(candidates2, selected) {
    return candidates2.filter(({ id, fresh }) => fresh > measures_default.named || id === selected).map((one, index) => ({ one, rank: [...rankOf(one, selected), index] })).sort((a, b) => {
      const first = a.rank.findIndex((value, i) => value !== b.rank[i]);
      return b.rank[first] - a.rank[first];
    }).map(({ one }) => one);
  }

  // src/time/visibility.js
  var DAY4 = 864e5;
  function expiry({ mode = "upto", trail = measures_default.trail, window: window2 = 1 }, { position, time }) {
    if (mode === "window") return (anchor) => anchor + window2 * DAY4;
    if (mode !== "trail") return () => Infinity;
    return (anchor) => {
      const share = position(anchor) + trail;
      return share >= 1 ? Infinity : Math.max(time(share), anchor + 1);
    };
  }
  function makeVisibility({ event, from, next, anchor, state }, view, axis) {
    const gone = expiry(view, axis);
    const leave = new Float64Array(from.length);
    for (let k = 0; k < leave.length; k += 1) leave[k] = Math.max(from[k], Math.min(next[k], gone(anchor[k])));
    let byLeave = null;
    return Object.freeze({
      event,
      from,
      leave,
      anchor,
      state,
      byLeave: () => {
        byLeave ??= argsort(leave);
        return byLeave;
      }
    });
  }
  function freshness({ mode = "upto", trail = measures_default.trail, window: window2 = 1 }, { position }) {
    if (mode === "window") return (anchor, t) => Math.max(0, 1 - Math.max(0, t - anchor) / (window2 * DAY4));
    return (anchor, t) => Math.max(0, 1 - (position(t) - position(Math.min(anchor, t))) / trail);
  }

  // src/time/stages.js
  function stagesAt(shapes, view, axis) {
    const begun = shapes.filter(({ start }) => start <= view.t);
    if (begun.length === 0) {
      const first = Math.min(...shapes.map(({ start }) => start));
      return shapes.filter(({ start }) => start === first).map((shape2) => ({ shape: shape2, isPast: false }));
    }
    const there = begun.filter(({ end }) => view.t < end);
    const last = Math.max(...begun.map(({ end }) => end));
    const fresh = freshness(view, axis);
    return begun.flatMap((shape2) => {
      const isPast = there.length > 0 ? !there.includes(shape2) : shape2.end !== last;
      const isGone = isPast && (view.mode ?? "upto") !== "upto" && fresh(shape2.end, view.t) === 0;
      return isGone ? [] : [{ shape: shape2, isPast }];
    });
  }

  // src/map/shapes.js
  var NEAR = 0.8;
  var LINES = [0.5, 0.65, 0.35, 0.8, 0.2];
  var WIDER = 1.2;
  function along(ring, visit) {
    let before = ring[ring.length - 1];
    for (const point of ring) {
      visit(before, point);
      before = point;
    }
  }
  function sizeOf(ring) {
    let sum = 0;
    along(ring, ([ax, ay], [bx, by]) => {
      sum += ax * by - bx * ay;
    });
    return Math.abs(sum);
  }
  function crossings(rings, y) {
    const found = [];
    for (const ring of rings) {
      along(ring, ([ax, ay], [bx, by]) => {
        if (ay > y !== by > y) found.push(ax + (y - ay) / (by - ay) * (bx - ax));
      });
    }
    return found.sort((a, b) => a - b);
  }
  var holds = (rings, [x, y]) => crossings(rings, y).filter((at) => at > x).length % 2 === 1;
  function innerPoint(rings) {
    const heights2 = rings[0].map(([, y2]) => y2);
    const [top, bottom] = [Math.min(...heights2), Math.max(...heights2)];
    let at = rings[0][0];
    let most = 0;
    for (const share of LINES) {
      const y2 = top + (bottom - top) * share;
      const found = crossings(rings, y2);
      for (let k = 0; k + 1 < found.length; k += 2) {
        const width = found[k + 1] - found[k];
        if (width <= most * WIDER) continue;
        most = width;
        at = [(found[k] + found[k + 1]) / 2, y2];
      }
    }
    const [x, y] = at;
    const across = crossings(rings.map((ring) => ring.map(([east, south]) => [south, east])), x);
    const below2 = across.findIndex((other, k) => k % 2 === 1 && other >= y);
    return below2 < 0 || across[below2 - 1] > y ? at : [x, (across[below2 - 1] + across[below2]) / 2];
  }
  function thinned(ring) {
    let [lastX, lastY] = [Infinity, Infinity];
    return ring.filter(([x, y]) => {
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < NEAR) return false;
      [lastX, lastY] = [x, y];
      return true;
    });
  }
  function cut(ring, inside) {
    const kept = [];
    along(ring, (a, b) => {
      const [from, to] = [inside(a), inside(b)];
      const share = from / (from - to);
      if (from < 0 !== to < 0) kept.push([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
      if (to >= 0) kept.push(b);
    });
    return kept;
  }
  function clipped(ring, { left, top, right, bottom }) {
    const lines = [([x]) => x - left, ([x]) => right - x, ([, y]) => y - top, ([, y]) => bottom - y];
    return lines.reduce((rest, inside) => rest.every((point) => inside(point) >= 0) ? rest : cut(rest, inside), ring);
  }

  // src/map/tracks.js
  var BOX_SIDE = 9;
  var HALTS_FROM = 6;
  var isKnown = (stretch, { clock, t }) => clock !== "reported" || stretch.known <= t;
  var routeAt = ({ route, named: named2 }, { clock, t }) => named2 !== null && (clock !== "reported" || named2 <= t) ? "named" : route;
  var isTimed = ({ vertices }) => vertices[0][2] !== vertices[vertices.length - 1][2];
  function reached({ vertices, stretches }, moment) {
    let last = null;
    for (const stretch of stretches) {
      if (!isKnown(stretch, moment)) break;
      last = stretch.last;
    }
    if (last === null) return null;
    return Math.min(last, vertices.findLastIndex((vertex) => vertex[2] <= moment.t));
  }
  function stretchAt({ stretches }, { index }) {
    return stretches.find((one) => one.first <= index && index < one.last);
  }
  function lastHalt(track, moment) {
    const { vertices, halts } = track;
    const at = isTimed(track) ? reached(track, moment) : null;
    if (at === null) return null;
    const upTo = at === vertices.length - 1 ? vertices.length : at;
    return halts.findLast((halt) => halt.index <= upTo) ?? halts[0] ?? null;
  }
  function lastVertex(track, moment) {
    if (track.halts.length > 0) return null;
    const at = isTimed(track) ? reached(track, moment) : track.vertices.length - 1;
    return at === null ? null : Math.max(0, at);
  }
  function createTracks(overlay) {
    const { map, toLayer, putLine } = overlay;
    function putRails(key, points, { route, track, part, isNear }, view) {
      const shared = {
        d: pathData(points.map(toLayer), view),
        "data-layer": track.layer,
        "data-part": part,
        "data-route": route,
        "data-near": isNear
      };
      const past = route === "inferred" ? "doubted" : "past";
      const stratum = isNear ? "tracks" : past;
      putLine(`${key} bed`, stratum, { ...shared, class: "ge-track-bed" });
      putLine(key, stratum, { ...shared, class: "ge-track" });
      if (!isNear || part === "ahead") putLine(`${key} ties`, stratum, { ...shared, class: "ge-ties" });
    }
    function drawStretch(frame, track, stretch, { ride, isNear }, view) {
      const { event, points } = track;
      const key = `${event} ${stretch.first}`;
      const whole = points.slice(stretch.first, stretch.last + 1);
      const route = routeAt(stretch, frame);
      const put = (part, line3) => putRails(`${key} ${part}`, line3, { route, track, part, isNear }, view);
      const came = ride?.index ?? (isTimed(track) ? reached(track, frame) ?? -1 : points.length - 1);
      if (came >= stretch.last) put("behind", whole);
      else if (came < stretch.first || ride === void 0) put("ahead", whole);
      else {
        put("ahead", [ride.at, ...points.slice(came + 1, stretch.last + 1)]);
        put("behind", [...points.slice(stretch.first, came + 1), ride.at]);
      }
    }
    function drawHalts(frame, track, isNear) {
      if (!isNear && map.getZoom() < HALTS_FROM) return;
      const { event, points, stretches, halts, layer } = track;
      for (const halt of halts) {
        const known2 = stretches.some((one) => isKnown(one, frame) && one.first <= halt.index && halt.index <= one.last);
        if (points[halt.index] === void 0 || !known2) continue;
        const [x, y] = toLayer(points[halt.index]).map(round);
        putLine(`${event} ${halt.index}`, "halts", {
          d: `M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z`,
          class: "ge-halt",
          "data-layer": layer,
          "data-stated": halt.stated
        });
      }
    }
    function lookOf({ visible: visible2, selected, rides }, { event: id }) {
      const shown = visible2.find((one) => one.event.id === id);
      if (shown === void 0) return null;
      return { ride: rides.get(id), isNear: shown.isMeant || shown.fresh > 0 || id === selected };
    }
    function drawTrack(frame, track, view) {
      const look = lookOf(frame, track);
      if (look === null) return;
      for (const stretch of track.stretches) if (isKnown(stretch, frame)) drawStretch(frame, track, stretch, look, view);
      drawHalts(frame, track, look.isNear);
    }
    function draw({ story: story2, frame }, view) {
      for (const track of story2.tracks) drawTrack(frame, track, view);
    }
    function lineBoxes({ frame, story: story2 }) {
      const view = overlay.viewBox(0);
      const found = [];
      for (const { stretches, points } of story2.tracks.filter((track) => lookOf(frame, track) !== null)) {
        let before = null;
        for (const stretch of stretches.filter((one) => isKnown(one, frame))) {
          for (const point of points.slice(stretch.first, stretch.last + 1).map(toLayer)) {
            if (before !== null && contains(before, point)) continue;
            before = box(...point, BOX_SIDE, BOX_SIDE);
            if (contains(view, point)) found.push(before);
          }
        }
      }
      return found;
    }
    function drawMoving({ frame }, track, { stretch }, view) {
      const look = lookOf(frame, track);
      if (stretch !== void 0 && look !== null) drawStretch(frame, track, stretch, look, view);
    }
    return Object.freeze({ draw, drawMoving, lineBoxes });
  }

  // src/map/standing.js
  function readAreas({ areas = [] }, world) {
    const found = /* @__PURE__ */ new Map();
    for (const area of areas) {
      const polygons = area.polygons.map((rings) => rings.map((ring) => ring.map(([lat, lng]) => world(lat, lng))));
      const [largest] = [...polygons].sort(([a], [b]) => sizeOf(b) - sizeOf(a));
      const shape2 = { ...area, rings: polygons.flat(), largest };
      found.set(area.event, [...found.get(area.event) ?? [], shape2]);
    }
    return found;
  }
  var stagesOf = (shapes, view) => shapes === void 0 ? void 0 : stagesAt(shapes, view, view.engine.axis(view.axis));
  var spot = ({ id, title }, place, number2, at) => ({
    lat: 0,
    lng: 0,
    spellings: [],
    name: place?.name ?? title,
    id: `${id} ${number2}`,
    at,
    radius: 0,
    kind: "",
    weight: 1,
    isHalt: false
  });
  function spotOf(event, { place, track, stages = [] }, moment) {
    const shapes = stages.filter(({ isPast }) => !isPast).map(({ shape: shape2 }) => shape2);
    if (shapes.length > 0 && !(place !== null && shapes.some(({ rings }) => holds(rings, place.at)))) {
      const [shape2] = [...shapes].sort((a, b) => sizeOf(b.largest[0]) - sizeOf(a.largest[0]));
      shape2.inside ??= innerPoint(shape2.largest);
      return spot(event, place, shape2.start, shape2.inside);
    }
    const vertex = track === void 0 ? null : lastVertex(track, moment);
    return track === void 0 || vertex === null ? place : spot(event, place, vertex, track.points[vertex]);
  }

  // src/map/picture.js
  var placeFor = (id, { places }) => id === null ? void 0 : places.get(id);
  function ageOf(fresh) {
    if (fresh > measures_default.new) return "new";
    return fresh > 0 ? "recent" : "old";
  }
  function weightsOf({ columns: { place, places } }) {
    const weights = new Uint32Array(places.length);
    for (const index of place) if (index >= 0) weights[index] += 1;
    return new Map(places.map((id, i) => [id, weights[i]]));
  }
  function unwrapped(vertices) {
    let before = vertices[0][1];
    return vertices.map(([lat, lng, time]) => {
      before = unwrapLongitude(before, lng);
      return [lat, before, time];
    });
  }
  function readStory(scene, engine, world) {
    const weights = weightsOf(engine);
    const halts = new Set(scene.tracks.flatMap((track) => track.halts.filter(({ index }) => track.vertices[index] !== void 0).map((halt) => halt.place)));
    const places = new Map(Object.entries(scene.places).map(([id, place]) => [
      id,
      { ...place, id, at: world(place.lat, place.lng), weight: weights.get(id) ?? 0, isHalt: halts.has(id) }
    ]));
    const tracks = scene.tracks.filter((track) => track.vertices.length > 0).map((track) => {
      const vertices = unwrapped(track.vertices);
      return {
        ...track,
        vertices,
        layer: engine.find(track.event)?.layer ?? "",
        points: vertices.map(([lat, lng]) => world(lat, lng))
      };
    });
    return { places, tracks, chapters: scene.chapters, areas: readAreas(scene, world) };
  }
  function ridesAt({ visible: visible2, t, clock, engine }, { tracks }, world) {
    const ids = new Set(visible2.map((one) => one.event.id));
    const found = /* @__PURE__ */ new Map();
    for (const track of tracks) {
      const ride = ids.has(track.event) ? engine.rideAt(track, t, clock) : null;
      if (ride === null) continue;
      found.set(track.event, { ...ride, at: world(ride.lat, ride.lng), stretch: stretchAt(track, ride) });
    }
    return found;
  }
  var isOf = ({ event }, { meant = null }) => meant?.includes(event.id) === true;
  var isQuiet = (shown, given) => (given.meant ?? null) !== null && !isOf(shown, given);
  function drawnEvents(given, story2) {
    const byEvent = new Map(story2.tracks.map((track) => [track.event, track]));
    return given.visible.map((one) => {
      const shown = isQuiet(one, given) ? { ...one, fresh: 0 } : one;
      const track = byEvent.get(shown.event.id);
      const halt = track === void 0 ? null : lastHalt(track, given);
      const isVague2 = halt !== null && (!halt.stated || halt.slack === null);
      const isMeant = isOf(shown, given);
      const stages = stagesOf(story2.areas.get(shown.event.id), given);
      const place = placeFor(halt?.place ?? null, story2) ?? placeFor(shown.event.place, story2) ?? null;
      return {
        ...shown,
        age: isMeant ? "new" : ageOf(shown.fresh),
        isMeant,
        isNamed: isMeant || shown.fresh > measures_default.named,
        isVague: isVague2,
        location: spotOf(shown.event, { place, track, stages }, given),
        shapes: stages
      };
    });
  }
  function namedEvents(visible2, { t, selected, meant }, { chapters }) {
    const keys = keyEventsAt(chapters, t);
    const candidates2 = visible2.filter(({ event, isNamed }) => isNamed || event.id === selected).map((shown) => ({ shown, id: shown.event.id, fresh: shown.fresh, weight: shown.event.weight, key: keys.has(shown.event.id) }));
    return inNamingOrder(candidates2, meant?.[0] ?? selected).map(({ shown }) => shown);
  }
  function readFrame(given, story2, world) {
    const visible2 = drawnEvents(given, story2);
    return { ...given, visible: visible2, named: namedEvents(visible2, given, story2), rides: ridesAt(given, story2, world) };
  }
  function keyOf({ visible: visible2, named: named2, t, clock, language, selected, rides }, { tracks }) {
    const stages = (shapes) => shapes.map(({ shape: shape2, isPast }) => `${shape2.start}${isPast}`);
    const parts = visible2.map(({ event: { id }, state, age, isNamed, isMeant, isOnly: isOnly2, location, shapes }) => [
      id,
      state,
      age,
      isNamed,
      isMeant,
      isOnly2,
      location?.id,
      rides.get(id)?.stretch?.first,
      rides.get(id)?.isVague,
      stages(shapes ?? [])
    ].join(" "));
    const known2 = clock !== "reported" ? [] : tracks.map((track) => track.stretches.filter((one) => one.known <= t).length);
    const names = named2.map(({ event }) => event.id).join(" ");
    return [language, selected, clock, names, ...known2, ...parts].join("\n");
  }

  // src/map/arcs.js
  var SHORTEST = 60;
  var BOX_EVERY = 3;
  var BOX_SIDE2 = 8;
  var ARROW_SIDE = 14;
  function createArcs(overlay) {
    const { toLayer, putLine } = overlay;
    function movementsOf(shown, story2) {
      const [from, to] = [shown.event.origin, shown.event.place].map((id) => placeFor(id, story2));
      if (from === to || from === void 0 || to === void 0) return [];
      const hasWay = shown.shapes !== void 0 || story2.tracks.some((track) => track.event === shown.event.id);
      return isFlow(shown.event, hasWay) ? [{ shown, from, to }] : [];
    }
    function groupAt({ groups: groups2, open }, place) {
      const point = toLayer(place.at);
      return groups2.find((one) => one.members.some((shown) => shown.location === place)) ?? groups2.find((one) => one !== open && contains(one.box, point));
    }
    function boxAt(picture, place) {
      return groupAt(picture, place)?.box ?? box(...toLayer(place.at), 8, 8);
    }
    function pairs(picture) {
      const found = /* @__PURE__ */ new Map();
      for (const movement of picture.frame.visible.flatMap((shown) => movementsOf(shown, picture.story))) {
        const ends = [movement.from, movement.to].map((place) => groupAt(picture, place)?.place ?? place);
        const key = ends.map((place) => place.id).sort().join("|");
        found.set(key, [...found.get(key) ?? [], movement]);
      }
      return found.values();
    }
    function drawArc(picture, { shown: { event, state, age }, from, to }, bend, view) {
      const [start, end] = [toLayer(from.at), toLayer(to.at)];
      if (Math.hypot(end[0] - start[0], end[1] - start[1]) < SHORTEST) return null;
      const points = trim(curve(start, end, bend), boxAt(picture, from), boxAt(picture, to), 5);
      if (points.length < 6) return null;
      const stroke = measures_default.arcs[event.id === picture.frame.selected ? "new" : age];
      const shared = { "data-layer": event.layer, "data-state": state };
      const data = pathData(points, view);
      putLine(`${event.id} under`, "arcs", { ...shared, d: data, class: "ge-arc-under" });
      putLine(event.id, "arcs", {
        ...shared,
        d: data,
        class: "ge-arc",
        "stroke-width": stroke.width,
        "stroke-opacity": stroke.opacity
      });
      const [before, tip] = [points[points.length - 5], points[points.length - 1]];
      putLine(`${event.id} arrow`, "arcs", {
        ...shared,
        d: arrowHead(before, tip, 7),
        class: "ge-arrow",
        "fill-opacity": stroke.opacity
      });
      return points;
    }
    function draw(picture, view) {
      const drawn = [];
      for (const list of pairs(picture)) {
        const step2 = Math.min(measures_default.bend_step, measures_default.bend_span / Math.max(1, list.length - 1));
        list.forEach((movement, i) => {
          const points = drawArc(picture, movement, measures_default.bend + step2 * i, view);
          if (points !== null) drawn.push({ shown: movement.shown, points });
        });
      }
      return drawn;
    }
    function arrowBoxes(drawn) {
      return drawn.map(({ points }) => box(...points[points.length - 1], ARROW_SIDE, ARROW_SIDE));
    }
    function lineBoxes(drawn) {
      return drawn.flatMap(({ points }) => points.filter((_, i) => i % BOX_EVERY === 0)).map((point) => box(...point, BOX_SIDE2, BOX_SIDE2));
    }
    function hasCircle({ event, age, isMeant: isOf2 }, place, { frame, hovered }) {
      if (place.radius <= measures_default.exact_km || place.kind === "country") return false;
      const isMeant = isOf2 || event.id === frame.selected || event.id === hovered;
      return isMeant || age === "new" && place.radius < measures_default.vast_km;
    }
    function drawCircles(picture, view) {
      const seen = /* @__PURE__ */ new Set();
      for (const shown of picture.frame.visible) {
        const place = shown.location;
        if (place === null || seen.has(place) || !hasCircle(shown, place, picture)) continue;
        seen.add(place);
        place.circle ??= geodesicCircle(place).map(([lat, lng]) => overlay.world(lat, lng));
        const points = place.circle.map(toLayer);
        const across = Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x));
        if (across > 3 * (view.right - view.left)) continue;
        const data = points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L");
        putLine(place.id, "circles", { d: `M${data}Z`, "data-layer": shown.event.layer });
      }
    }
    return Object.freeze({ draw, drawCircles, lineBoxes, arrowBoxes });
  }

  // src/map/areas.js
  var OVER2 = "button, .ge-ui, .ge-second, .leaflet-control";
  var ROOM = 8;
  var filled = (rings) => rings.filter((ring) => ring.length > 2).map((ring) => `M${ring.map((point) => point.map(round).join(" ")).join("L")}Z`).join("");
  function createAreas(overlay, { marked: marked2, onHover, onSelect }) {
    const { map, toLayer, toWorld, putLine } = overlay;
    const container = map.getContainer();
    let there = [];
    let over = null;
    function lookOf({ event: { id }, age, isMeant }, isPast, { frame, hovered }) {
      if (isPast) return "past";
      return isMeant || id === frame.selected || id === hovered ? "meant" : age;
    }
    function drawEvent(shown, picture, view) {
      const { event: { id, layer }, state, shapes = [] } = shown;
      shapes.forEach(({ shape: shape2, isPast }, i) => {
        const { fill: fill2, width, opacity } = measures_default.areas[lookOf(shown, isPast, picture)];
        const rings = shape2.rings.map((ring) => thinned(ring.map(toLayer)));
        const shared = { "data-layer": layer, "data-state": state, "data-past": isPast };
        putLine(`${id} ${i} fill`, "areas", {
          ...shared,
          class: "ge-area-fill",
          "fill-opacity": isFilled(state) ? fill2 : fill2 / 2,
          d: filled(rings.map((ring) => clipped(ring, view)))
        });
        putLine(`${id} ${i}`, "areas", {
          ...shared,
          class: "ge-area",
          "stroke-width": width,
          "stroke-opacity": opacity,
          d: rings.map((ring) => pathData([...ring, ring[0]], view)).join("")
        });
        if (!isPast) there.push({ id, area: shape2 });
      });
    }
    function draw(picture, view) {
      there = [];
      for (const shown of picture.frame.visible) drawEvent(shown, picture, view);
    }
    function areaAt({ layerPoint: { x, y }, originalEvent: { target } }) {
      if (target instanceof Element && target.closest(OVER2) !== null) return null;
      if (container.dataset.overBin === "true" || marked2().some((box2) => contains(box2, [x, y], ROOM))) return null;
      const point = toWorld([x, y]);
      const found = there.filter(({ area }) => holds(area.rings, point)).sort((a, b) => sizeOf(a.area.largest[0]) - sizeOf(b.area.largest[0]));
      return found[0]?.id ?? null;
    }
    function hover(id) {
      if (id === over) return;
      over = id;
      container.title = id === null ? "" : overlay.marks.get(`event ${id}`)?.node.title ?? "";
      setAttributes(container, { "data-over-area": id !== null });
      onHover(id);
    }
    const listeners = { mousemove: (event) => hover(areaAt(event)), mouseout: () => hover(null) };
    map.on(listeners);
    function pick(event) {
      const id = areaAt(event);
      if (id !== null) onSelect(id);
    }
    function remove() {
      map.off(listeners);
      delete container.dataset.overArea;
      container.title = "";
    }
    return Object.freeze({ draw, pick, remove });
  }

  // src/map/label-placement.js
  var SIDES = ["right", "left", "below", "above", "rightBelow", "rightAbove", "leftBelow", "leftAbove"];
  var ASIDE2 = 9;
  var BESIDE = {
    right: (near, w, h) => [near.right + 3, (near.top + near.bottom - h) / 2],
    left: (near, w, h) => [near.left - 3 - w, (near.top + near.bottom - h) / 2],
    below: (near, w) => [(near.left + near.right - w) / 2, near.bottom + 2],
    above: (near, w, h) => [(near.left + near.right - w) / 2, near.top - 2 - h],
    rightBelow: (near) => [near.right - 4, near.bottom],
    rightAbove: (near, w, h) => [near.right - 4, near.top - h],
    leftBelow: (near, w) => [near.left + 4 - w, near.bottom],
    leftAbove: (near, w, h) => [near.left + 4 - w, near.top - h]
  };
  function line(text, i) {
    const node = element("span", { text });
    return i === 0 ? [node] : [element("br"), node];
  }
  function createLabelPlacement({ labels, panes, toLayer, moveTo }, onType) {
    const sizes = /* @__PURE__ */ new Map();
    const unwatch = watchType(panes.labels, "ge-label", () => {
      sizes.clear();
      onType();
    });
    function put(kind, id, text, className) {
      const item = labels.put(`${kind} ${id}`, () => {
        const node = element("div", { "data-of": id });
        node.style.visibility = "hidden";
        panes.labels.append(node);
        return { node, event: id, text: "", className: "", side: null, at: void 0, dx: 0, dy: 0 };
      });
      if (item.text !== text || item.className !== className) {
        Object.assign(item, { text, className });
        item.node.className = `${className} leaflet-zoom-animated`;
        item.node.replaceChildren(...text.split("\n").flatMap(line));
        item.node.style.width = "";
      }
      return item;
    }
    function sizeOf3({ node, text, className }) {
      const key = `${className} ${text}`;
      const known2 = sizes.get(key);
      if (known2 !== void 0) return known2;
      node.style.width = "";
      const range = document.createRange();
      range.selectNodeContents(node);
      const { paddingLeft, paddingRight } = getComputedStyle(node);
      const lines = range.getBoundingClientRect().width + parseFloat(paddingLeft) + parseFloat(paddingRight);
      const [width, height] = [Math.ceil(lines) + 1, node.offsetHeight];
      if (height > 0 && isStyled()) sizes.set(key, [width, height]);
      return [width, height];
    }
    function fault(area, near, { taken, lineBoxes }) {
      const isAnothers = taken.some((other) => overlap(area, other, ASIDE2) && !overlap(near, other));
      const isOnLine = lineBoxes.some((other) => overlap(area, other));
      return (isAnothers ? 2 : 0) + (isOnLine ? 1 : 0);
    }
    function freeSide(item, near, sides, room) {
      const [w, h] = sizeOf3(item);
      const order = item.side !== null && sides.includes(item.side) ? [item.side, ...sides] : sides;
      const free = order.map((side) => {
        const [left, top] = BESIDE[side](near, w, h);
        return { side, area: { left, top, right: left + w, bottom: top + h } };
      }).filter(({ area }) => within2(area, room.view) && !room.taken.some((other) => overlap(area, other)));
      const faults = free.map(({ area }) => fault(area, near, room));
      return free[faults.indexOf(Math.min(...faults))];
    }
    function hide(item) {
      Object.assign(item, { side: null, at: void 0 });
      item.node.style.visibility = "hidden";
    }
    function settle(item, near, sides, at, room) {
      const found = freeSide(item, near, sides, room);
      if (found === void 0) {
        hide(item);
        return false;
      }
      room.taken.push(found.area);
      const [x, y] = toLayer(at);
      Object.assign(item, { side: found.side, at, dx: found.area.left - x, dy: found.area.top - y });
      moveTo(item);
      Object.assign(item.node.style, { visibility: "", width: `${found.area.right - found.area.left}px` });
      return true;
    }
    return Object.freeze({ put, sizeOf: sizeOf3, hide, settle, remove: unwatch });
  }

  // src/map/labels.js
  var MOST3 = 14;
  var MOST_NARROW = 4;
  var NARROW = 600;
  var SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
  var STEEP = 26;
  var SELECTED = 2;
  var DATED = 1.5;
  var FULL = "ge-label ge-arc-figure";
  var BRIEF = "ge-label ge-arc-figure ge-brief";
  var YEARS = "ge-label ge-arc-figure ge-years";
  function createLabels(overlay, onType) {
    const { map, labels, toLayer, toWorld, viewBox } = overlay;
    const { put, sizeOf: sizeOf3, hide, settle, remove } = createLabelPlacement(overlay, onType);
    const isNarrow = () => map.getSize().x < NARROW;
    function rank(shown, { named: named2, selected }) {
      if (shown.event.id === selected) return SELECTED;
      const at = named2.indexOf(shown);
      return at < 0 ? 0 : 1 - at / named2.length;
    }
    function anchorOf({ frame, groups: groups2, open }, { event }) {
      const item = overlay.marks.get(`event ${event.id}`);
      if (item?.role === "ride" || item?.role === "spread") {
        if (item.role === "spread" && event.id !== frame.selected) return null;
        const [x, y] = toLayer(item.at);
        return { key: event.id, at: item.at, near: box(x + item.dx, y + item.dy, measures_default.mark, measures_default.mark), more: 0 };
      }
      const group2 = groups2.find((one) => one.members.some((shown) => shown.event.id === event.id));
      if (group2 === void 0 || group2 === open) return null;
      const more = group2.members.filter((one) => one.isNamed && one.event.id !== event.id).length;
      return { key: group2.place.id, at: group2.place.at, near: group2.box, more, isShared: group2.members.length > 1 };
    }
    function titled(picture) {
      const { frame } = picture;
      const most = isNarrow() ? MOST_NARROW : MOST3;
      const seen = /* @__PURE__ */ new Set();
      const chosen2 = [];
      for (const shown of frame.named) {
        const anchor = anchorOf(picture, shown);
        if (anchor === null || seen.has(anchor.key)) continue;
        seen.add(anchor.key);
        chosen2.push({ shown, ...anchor });
        if (chosen2.length === most) break;
      }
      return chosen2;
    }
    function putTitle(frame, { shown: { event, location }, more, isShared }, arcs) {
      const isSelected = event.id === frame.selected;
      const hasFigure = event.figure !== null && !arcs.some((arc) => arc.shown.event.id === event.id);
      const place = isSelected || isShared && location?.kind === "country" ? location : null;
      const item = put("title", event.id, labelText(event, { more, hasFigure, place }, frame), "ge-label");
      item.node.dataset.selected = String(isSelected);
      return item;
    }
    function putFigure(frame, { event }, className) {
      const item = put("figure", event.id, (className === YEARS ? yearsText : arcText)(event, frame), className);
      item.node.dataset.layer = event.layer;
      return item;
    }
    function figureClass({ event, age }, { selected }) {
      if (age === "old" && event.id !== selected) return YEARS;
      return isNarrow() ? BRIEF : FULL;
    }
    function along2(points, [x, y], width) {
      const heights2 = points.filter((point) => Math.abs(point[0] - x) < width / 2).map((point) => point[1]);
      return {
        left: x - 1,
        right: x + 1,
        top: Math.max(Math.min(...heights2), y - STEEP),
        bottom: Math.min(Math.max(...heights2), y + STEEP)
      };
    }
    function settleOn(item, points, room) {
      const [width] = sizeOf3(item);
      for (const share of SHARES) {
        const middle = points[Math.round(share * (points.length - 1))];
        if (settle(item, along2(points, middle, width), ["above", "below"], toWorld(middle), room)) return true;
      }
      return false;
    }
    function settleFigure(frame, { shown, points }, item, room) {
      const seen = points.filter((point) => contains(room.view, point));
      if (seen.length === 0) hide(item);
      else if (!settleOn(item, seen, room) && item.className === FULL) {
        settleOn(putFigure(frame, shown, BRIEF), seen, room);
      }
    }
    function titleTask(title, frame, arcs, room) {
      const item = putTitle(frame, title, arcs);
      return { item, order: rank(title.shown, frame), settle: () => settle(item, title.near, SIDES, title.at, room) };
    }
    function figureTask(arc, frame, room) {
      const item = putFigure(frame, arc.shown, figureClass(arc.shown, frame));
      return { item, order: rank(arc.shown, frame), settle: () => settleFigure(frame, arc, item, room) };
    }
    function dateTask({ shown: { event }, at, box: near, sides }, language, room) {
      const item = put("date", event.id, shortDate(event, language), "ge-date");
      return { item, order: DATED, settle: () => settle(item, near, sides, at, room) };
    }
    function draw(picture, { arcs, spread: spread2, taken, lineBoxes }) {
      const { frame } = picture;
      labels.begin();
      const room = { taken: [...taken], lineBoxes, view: viewBox(-2) };
      const wide = { ...room, view: viewBox(0) };
      const titles = titled(picture).map((title) => titleTask(title, frame, arcs, room));
      const told = arcs.filter(({ shown }) => (frame.meant ?? null) === null || shown.isMeant);
      const figures = told.map((arc) => figureTask(arc, frame, room));
      const dates = spread2.filter(({ shown }) => shown.event.id !== frame.selected).map((mark) => dateTask(mark, frame.language, wide));
      const tasks = [...figures, ...titles, ...dates].sort((a, b) => b.order - a.order);
      for (const { item } of tasks) sizeOf3(item);
      for (const task of tasks) task.settle();
      labels.end();
      return room.taken;
    }
    function keepOnly(ids) {
      for (const item of labels.values()) if (item.side !== null && !ids.has(item.event)) hide(item);
    }
    return Object.freeze({ draw, keepOnly, remove });
  }

  // src/map/mark-keys.js
  var ARROWS2 = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  function listenToKeys(pane, { markOf, unspiderfy, members }) {
    function onKey(event) {
      if (event.key === "Enter" || event.key === " ") event.stopPropagation();
      if (event.key === "Escape" && unspiderfy()) {
        event.stopPropagation();
        event.preventDefault();
      }
      const around2 = members();
      const here = around2.findIndex((one) => markOf(one.event.id)?.node === event.target);
      const step2 = ARROWS2[event.key];
      if (here < 0 || step2 === void 0) return;
      event.stopPropagation();
      event.preventDefault();
      const next = around2[(here + step2 + around2.length) % around2.length];
      markOf(next.event.id)?.node.focus();
    }
    pane.addEventListener("keydown", onKey);
    return () => pane.removeEventListener("keydown", onKey);
  }

  // src/map/spiderfy.js
  var MOST_FANNED = 8;
  var SLOT = 40;
  var RADIUS = [46, 86];
  var ASIDE3 = 6;
  function spiderRadius(count) {
    return Math.max(RADIUS[0], Math.min(RADIUS[1], count * SLOT / (2 * Math.PI)));
  }
  function spiderSlots(count, isFree) {
    const slots = [];
    let radius = spiderRadius(count);
    for (let ring = 0; ring < 40 && slots.length < count; ring += 1) {
      const room = Math.floor(2 * Math.PI * radius / SLOT);
      const left = count - slots.length;
      const around2 = (number2) => Array.from({ length: number2 }, (_, i) => {
        const angle = i / number2 * 2 * Math.PI - Math.PI / 2;
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      });
      const even = around2(Math.min(room, left));
      const fit = even.every(isFree) ? even : around2(room).filter(isFree);
      slots.push(...fit.slice(0, left));
      radius += SLOT;
    }
    while (slots.length < count) slots.push([radius + SLOT * (slots.length % 7), 0]);
    return slots;
  }
  function shiftInto(view, [x, y], reach) {
    if (!contains(view, [x, y])) return [0, 0];
    const clamp = (value, low, high) => low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
    return [clamp(x, view.left + reach, view.right - reach) - x, clamp(y, view.top + reach, view.bottom - reach) - y];
  }
  var canOpen = ({ members: { length } }) => length > 1 && length <= MOST_FANNED;
  function createSpiderfier(overlay) {
    const { map, toLayer, viewBox, putLine } = overlay;
    let open = null;
    const groupOf = (id, groups2) => groups2.find((group2) => group2.members.some((one) => one.event.id === id)) ?? null;
    function openGroup(groups2) {
      const found = open === null ? null : groupOf(open.by, groups2);
      return found !== null && canOpen(found) ? found : null;
    }
    function openBy(id) {
      open = { by: id, shift: null, zoom: map.getZoom() };
    }
    function close() {
      open = null;
    }
    function onMoveEnd() {
      if (open !== null && map.getZoom() !== open.zoom) open = { ...open, zoom: map.getZoom(), shift: null };
    }
    function slotsAround([x, y], count, obstacles) {
      return spiderSlots(count, ([dx, dy]) => {
        const slot = box(x + dx, y + dy, measures_default.mark, measures_default.mark);
        return !obstacles.some((other) => overlap(slot, other, measures_default.apart));
      });
    }
    function spread2(group2, groups2, covers) {
      const { members } = group2;
      const [aside, below2] = group2.shift;
      const [placeX, placeY] = toLayer(group2.place.at);
      const centre = [placeX + aside, placeY + below2];
      const hub = box(...centre, measures_default.mark, measures_default.mark);
      const others = groups2.filter((other) => other !== group2).map((other) => other.box);
      const obstacles = [hub, ...obstaclesAt(covers, centre), ...others];
      const slotsFor = ([dx, dy]) => slotsAround([centre[0] + dx, centre[1] + dy], members.length, obstacles);
      let shift = open?.shift ?? null;
      if (shift === null) {
        const near = shiftInto(viewBox(-4), centre, spiderRadius(members.length) + measures_default.mark);
        const farthest = Math.max(...slotsFor(near).flat().map(Math.abs));
        shift = shiftInto(viewBox(-4), centre, farthest + measures_default.mark);
        if (open !== null) open = { ...open, shift };
      }
      const [shiftX, shiftY] = shift;
      const slots = slotsFor(shift);
      return { hub, spread: members.map((shown, i) => {
        const [x, y] = slots[i];
        const [dx, dy] = [x + shiftX + aside, y + shiftY + below2];
        const sides = y < 0 ? ["above", "below"] : ["below", "above"];
        sides.unshift(x >= -1 ? "right" : "left");
        return {
          shown,
          at: group2.place.at,
          dx,
          dy,
          sides,
          box: box(placeX + dx, placeY + dy, measures_default.mark, measures_default.mark)
        };
      }) };
    }
    function besides(group2, groups2, covers) {
      const { left, right, top, bottom } = group2.box;
      const [x, y] = toLayer(group2.place.at);
      const [beyond, above] = [(right - left + measures_default.mark) / 2 + ASIDE3, (bottom - top + measures_default.mark) / 2 + ASIDE3];
      const obstacles = [...obstaclesAt(covers, [x, y]), ...groups2.map((other) => other.box)];
      const sides = [[0, -above], [0, above], [beyond, 0], [-beyond, 0]];
      return sides.map(([sideX, sideY]) => {
        const [dx, dy] = [(left + right) / 2 - x + sideX, (top + bottom) / 2 - y + sideY];
        return { dx, dy, box: box(x + dx, y + dy, measures_default.mark, measures_default.mark) };
      }).find((one) => !obstacles.some((other) => overlap(one.box, other))) ?? null;
    }
    function drawLeaders({ place, members }) {
      const centre = toLayer(place.at);
      for (const { event, location } of members) {
        const item = overlay.marks.get(`event ${event.id}`);
        if (item === void 0 || item.role !== "spread") continue;
        const [x, y] = toLayer(location.at);
        putLine(event.id, "leaders", {
          class: "ge-leader",
          d: `M${round(x)} ${round(y)}L${round(centre[0] + item.dx)} ${round(centre[1] + item.dy)}`
        });
      }
    }
    return Object.freeze({ openGroup, groupOf, openBy, close, onMoveEnd, spread: spread2, besides, drawLeaders });
  }

  // src/map/mark-buttons.js
  var DRAG = 6;
  var AGES = ["new", "recent"];
  function setState(node, name, value) {
    node.removeAttribute(name === "aria-expanded" ? "aria-haspopup" : "aria-expanded");
    setAttributes(node, { [name]: value });
  }
  function createMarkButtons(overlay, { onSelect, onToggle, onHover }) {
    const { map, marks, panes, toLayer, moveTo } = overlay;
    const markOf = (id) => marks.get(`event ${id}`);
    function onMark(node, act) {
      let down = null;
      node.addEventListener("pointerdown", (event) => {
        down = [event.clientX, event.clientY];
      });
      node.addEventListener("click", (event) => {
        event.stopPropagation();
        const moved2 = event.detail > 0 && down !== null ? Math.hypot(event.clientX - down[0], event.clientY - down[1]) : 0;
        if (moved2 < DRAG) act(event.detail === 0);
      });
      node.addEventListener("dblclick", (event) => event.stopPropagation());
      node.addEventListener("focus", () => {
        if (node.matches(":focus-visible")) keepInView(node);
      });
    }
    function keepInView(node) {
      const item = [...marks.values()].find((one) => one.node === node);
      if (item === void 0) return;
      const [x, y] = toLayer(item.at);
      const edge = overlay.covered();
      map.panInside(map.layerPointToLatLng([x + item.dx, y + item.dy]), {
        paddingTopLeft: [edge.left + measures_default.mark, edge.top + measures_default.mark],
        paddingBottomRight: [edge.right + measures_default.mark, edge.bottom + measures_default.mark],
        animate: false
      });
    }
    function makeButton(className) {
      return element("button", { type: "button", class: `${className} leaflet-zoom-animated` });
    }
    function putInOrder(node, order) {
      if (node.dataset.order === String(order) || node === document.activeElement) return;
      node.dataset.order = String(order);
      const after = [...panes.marks.children].find((other) => other !== node && Number(other.getAttribute("data-order")) > order);
      panes.marks.insertBefore(node, after ?? null);
    }
    function makeMark({ event: { id } }) {
      const node = makeButton("ge-mark");
      node.dataset.event = id;
      onMark(node, () => onSelect(id));
      node.addEventListener("pointerenter", () => onHover(id));
      node.addEventListener("pointerleave", () => onHover(null));
      return node;
    }
    function putMark({ story: story2, frame }, shown, at, given) {
      const { dx = 0, dy = 0, order = shown.index, role, isVague: isVague2 = shown.isVague ?? false } = given;
      const { event, state, location } = shown;
      const { selected } = frame;
      const item = marks.put(`event ${event.id}`, () => ({ node: makeMark(shown), look: "", at, dx, dy, role, group: null }));
      const { node } = item;
      const isRide = role === "ride";
      const look = `${state} ${isRide}`;
      if (item.look !== look) {
        item.look = look;
        node.replaceChildren(isRide ? rideHead(event.layer, state) : symbol(event.layer, state, measures_default.symbol, event.edges.includes("vague")));
      }
      const text = markText(shown, placeFor(event.place, story2), frame, isVague2);
      setAttributes(node, {
        "aria-label": text,
        title: text,
        "data-age": shown.age,
        "data-meant": shown.isMeant,
        "data-only": shown.isOnly === true,
        "data-role": role,
        "data-layer": event.layer,
        "data-vague": String(isVague2),
        "aria-pressed": String(event.id === selected),
        // Around a cluster none stands at its place.
        "data-country": String(role === "single" && location?.kind === "country"),
        "data-rough": String(role === "single" && location !== null && location.radius >= measures_default.rough_km)
      });
      Object.assign(item, { at, dx, dy, role });
      putInOrder(node, order);
      moveTo(item);
    }
    function putCluster({ frame, open }, group2) {
      const { members, place: { id, at }, shift: [dx, dy] } = group2;
      const item = marks.put(`cluster ${id}`, () => {
        const made = {
          node: makeButton("ge-cluster"),
          look: "",
          at,
          dx: 0,
          dy: 0,
          role: "cluster",
          group: group2
        };
        onMark(made.node, (byKeyboard) => onToggle(made.group, byKeyboard));
        return made;
      });
      const isOpen3 = group2 === open;
      fillCluster(item, group2, isOpen3);
      const { selected } = frame;
      const only = members.filter((one) => one.isOnly === true).length;
      const text = clusterText(layersOf(members), members.map((one) => one.location), only, frame);
      item.node.style.setProperty("--ge-only", String(only / members.length));
      setState(item.node, canOpen(group2) ? "aria-expanded" : "aria-haspopup", canOpen(group2) ? String(isOpen3) : "dialog");
      setAttributes(item.node, {
        "aria-label": text,
        title: text,
        "data-only": only > 0,
        "data-age": AGES.find((age) => members.some((one) => one.age === age)) ?? "old",
        "data-selected": String(members.some((one) => one.event.id === selected)),
        "data-meant": members.some((one) => one.isMeant)
      });
      Object.assign(item, { at, dx, dy, group: group2 });
      putInOrder(item.node, members[0].index);
      moveTo(item);
    }
    return Object.freeze({ markOf, putMark, putCluster });
  }

  // src/map/overlay.js
  var BEYOND = 0.5;
  var STRATA = ["areas", "circles", "doubted", "past", "tracks", "halts", "arcs", "leaders"];
  function keyed() {
    const nodes = /* @__PURE__ */ new Map();
    let wanted = /* @__PURE__ */ new Set();
    return {
      begin() {
        wanted = /* @__PURE__ */ new Set();
      },
      /** @param {string} key */
      get(key) {
        return nodes.get(key);
      },
      /** @param {string} key @param {() => Item} make called when the key is new */
      put(key, make) {
        wanted.add(key);
        const item = nodes.get(key) ?? make();
        nodes.set(key, item);
        return item;
      },
      end() {
        for (const [key, item] of nodes) {
          if (wanted.has(key)) continue;
          item.node.remove();
          nodes.delete(key);
        }
      },
      values: () => nodes.values(),
      clear() {
        this.begin();
        this.end();
      }
    };
  }
  function createOverlay(map, padding) {
    const pane = (name, zIndex) => {
      const node = map.getPane(name) ?? map.createPane(name);
      node.style.zIndex = String(zIndex);
      node.classList.add(name);
      return node;
    };
    const linePane = pane("ge-lines", 420);
    const panes = { marks: pane("ge-marks", 620), labels: pane("ge-labels", 630) };
    panes.labels.setAttribute("aria-hidden", "true");
    const drawing = svgElement("svg", { class: "ge-drawing leaflet-zoom-animated", "aria-hidden": "true" });
    const strata = Object.fromEntries(STRATA.map((name) => [name, svgElement("g", { class: `ge-${name}` })]));
    drawing.append(...Object.values(strata));
    linePane.append(drawing);
    const marks = keyed();
    const labels = keyed();
    const lines = keyed();
    let scale = 1;
    let origin = [0, 0];
    let drawn = { scale, origin };
    function measure() {
      scale = map.getZoomScale(map.getZoom(), 0);
      const point = map.getPixelOrigin();
      origin = [point.x, point.y];
    }
    function world(lat, lng) {
      const point = map.project([lat, lng], 0);
      return [point.x, point.y];
    }
    const toLayer = ([x, y]) => [x * scale - origin[0], y * scale - origin[1]];
    const toWorld = ([x, y]) => [(x + origin[0]) / scale, (y + origin[1]) / scale];
    function covered() {
      const [[left, top], [right, bottom]] = padding?.() ?? [[0, 0], [0, 0]];
      return { left, top, right, bottom };
    }
    function viewBox(room) {
      const corner = map.containerPointToLayerPoint([0, 0]);
      const size = map.getSize();
      const edge = covered();
      return {
        left: corner.x + edge.left - room,
        top: corner.y + edge.top - room,
        right: corner.x + size.x - edge.right + room,
        bottom: corner.y + size.y - edge.bottom + room
      };
    }
    function lineView() {
      const size = map.getSize();
      return viewBox(BEYOND * Math.max(size.x, size.y));
    }
    function moveTo(item) {
      if (item.at === void 0) return;
      const [x, y] = toLayer(item.at);
      L.DomUtil.setPosition(item.node, L.point(Math.round(x + item.dx), Math.round(y + item.dy)));
    }
    function putLine(key, stratum, attributes) {
      const item = lines.put(`${stratum} ${key}`, () => {
        const node = svgElement("path");
        strata[stratum].append(node);
        return { node };
      });
      setAttributes(item.node, attributes);
    }
    function stretch(offset, factor) {
      const node = (
        /** @type {HTMLElement} */
        /** @type {Element} */
        drawing
      );
      L.DomUtil.setTransform(node, offset, factor);
    }
    function beginLines() {
      lines.begin();
    }
    function endLines() {
      lines.end();
      stretch(L.point(0, 0), 1);
      drawn = { scale, origin };
    }
    function follow() {
      const factor = scale / drawn.scale;
      const [x, y] = drawn.origin.map((value, i) => value * factor - origin[i]);
      stretch(L.point(x, y), factor);
      for (const nodes of [marks, labels]) for (const item of nodes.values()) moveTo(item);
    }
    const listeners = {
      zoom() {
        measure();
        follow();
      },
      /** Where all will be at the animation's end; the stylesheet moves it there. */
      zoomanim({ center, zoom }) {
        const now = { scale, origin };
        const half = map.getSize().divideBy(2);
        const point = map.project(center, zoom).subtract(half).add(map.layerPointToContainerPoint([0, 0])).round();
        scale = map.getZoomScale(zoom, 0);
        origin = [point.x, point.y];
        follow();
        ({ scale, origin } = now);
      }
    };
    map.on(listeners);
    function clear() {
      for (const nodes of [marks, labels, lines]) nodes.clear();
    }
    function remove() {
      map.off(listeners);
      clear();
      drawing.remove();
    }
    return Object.freeze({
      map,
      panes,
      marks,
      labels,
      measure,
      world,
      toLayer,
      toWorld,
      covered,
      viewBox,
      lineView,
      moveTo,
      putLine,
      beginLines,
      endLines,
      clear,
      remove
    });
  }

  // src/map/named-places.js
  var MOST_PLACES2 = 400;
  function placesThere({ story: story2, frame: { visible: visible2 } }) {
    const ids = new Set(visible2.flatMap(({ event: { place, origin } }) => [place, origin]));
    const there = new Set(visible2.map(({ event }) => event.id));
    for (const { event, halts } of story2.tracks) {
      if (there.has(event)) for (const halt of halts) ids.add(halt.place);
    }
    return [...ids].map((id) => placeFor(id, story2)).filter((place) => place !== void 0);
  }
  function namedPlaces(picture) {
    const { groups: groups2, open, story: story2 } = picture;
    const marked2 = new Map(groups2.filter((group2) => group2 !== open).map((group2) => [namingPlace(group2), group2.box]));
    for (const place of marked2.keys()) if (placeFor(place.id, story2) !== place) marked2.delete(place);
    const isMany = story2.places.size > MOST_PLACES2;
    const others = placesThere(picture).filter((place) => !isMany || place.isHalt);
    return [.../* @__PURE__ */ new Set([...marked2.keys(), ...others])].map((place) => ({ ...place, box: marked2.get(place) ?? null }));
  }

  // src/map/ride-marks.js
  function createRideMarks(overlay, { tracks, markOf, putMark }) {
    const { toLayer, moveTo } = overlay;
    function asideOf(id, ride, standing2) {
      const point = toLayer(ride.at);
      const area = box(...point, measures_default.mark, measures_default.mark);
      const { dx = 0, dy = 0 } = markOf(id) ?? {};
      const by = stepAside(area, obstaclesAt(standing2, point), [dx, dy]);
      return { by, area: moved(area, by) };
    }
    function put(picture, standing2) {
      const taken = [];
      for (const shown of picture.frame.visible) {
        const ride = picture.frame.rides.get(shown.event.id);
        if (ride === void 0) continue;
        const { by: [dx, dy], area } = asideOf(shown.event.id, ride, [...standing2, ...taken]);
        putMark(picture, shown, ride.at, { dx, dy, role: "ride", isVague: ride.isVague });
        taken.push(area);
      }
      return taken;
    }
    function move(picture, standing2) {
      if (picture.frame.rides.size === 0) return;
      overlay.measure();
      const view = overlay.lineView();
      const taken = [...standing2];
      for (const track of picture.story.tracks) {
        const ride = picture.frame.rides.get(track.event);
        const mark = markOf(track.event);
        if (ride === void 0 || mark === void 0) continue;
        tracks.drawMoving(picture, track, ride, view);
        const { by: [dx, dy], area } = asideOf(track.event, ride, taken);
        const step2 = [dx - mark.dx, dy - mark.dy];
        for (const one of [mark, overlay.labels.get(`title ${track.event}`)]) {
          if (one?.at === void 0) continue;
          Object.assign(one, { at: ride.at, dx: one.dx + step2[0], dy: one.dy + step2[1] });
          moveTo(one);
        }
        taken.push(area);
      }
    }
    return Object.freeze({ put, move });
  }

  // src/map/marks.js
  var UNDRAWN = Object.freeze({ groups: [], open: null, hovered: null });
  function createMarks(map, { onSelect, onList, onFan, padding }) {
    const overlay = createOverlay(map, padding);
    const spiderfier = createSpiderfier(overlay);
    const tracks = createTracks(overlay);
    const arcs = createArcs(overlay);
    const labels = createLabels(overlay, () => layout());
    const { markOf, putMark, putCluster } = createMarkButtons(overlay, { onSelect, onToggle: toggle, onHover: hover });
    let areas = null;
    const rideMarks = createRideMarks(overlay, { tracks, markOf, putMark });
    const { marks, panes, toLayer, world } = overlay;
    let story2 = { places: /* @__PURE__ */ new Map(), tracks: [], chapters: [], areas: /* @__PURE__ */ new Map() };
    let picture = null;
    let taken = [];
    let standing2 = [];
    let covers = [];
    let over = [];
    let lineBoxes = [];
    let drawnKey = "";
    let isComplete = true;
    let lastSelected = null;
    function hover(id) {
      if (picture === null) return;
      picture = { ...picture, hovered: id };
      drawLines(picture);
    }
    function toggle(group2, byKeyboard) {
      if (!canOpen(group2)) return onList(group2);
      const isOpen3 = group2 === picture?.open;
      if (!isOpen3) onFan(group2);
      const first = group2.members[0].event.id;
      if (isOpen3) spiderfier.close();
      else spiderfier.openBy(first);
      layout();
      if (!isOpen3 && byKeyboard) markOf(first)?.node.focus();
    }
    function unspiderfy() {
      const open = picture?.open ?? null;
      if (open === null) return false;
      const hadFocus = open.members.some((one) => markOf(one.event.id)?.node === document.activeElement);
      spiderfier.close();
      layout();
      if (hadFocus) marks.get(`cluster ${open.place.id}`)?.node.focus();
      return true;
    }
    function findCovers() {
      const { x, y } = map.containerPointToLayerPoint([0, 0]);
      const size = map.getSize();
      over = [...covers, ...edgesOf(size.x, size.y)].map((one) => moved(one, [x, y]));
    }
    function drawLines(drawing) {
      const view = overlay.lineView();
      overlay.beginLines();
      areas?.draw(drawing, view);
      arcs.drawCircles(drawing, view);
      tracks.draw(drawing, view);
      const drawn = arcs.draw(drawing, view);
      if (drawing.open !== null) spiderfier.drawLeaders(drawing.open);
      overlay.endLines();
      return drawn;
    }
    function followSelection(groups2, { selected, rides }) {
      if (selected === lastSelected) return;
      lastSelected = selected;
      const open = spiderfier.openGroup(groups2);
      if (selected === null && open === null) spiderfier.close();
      const group2 = selected === null || rides.has(selected) ? null : spiderfier.groupOf(selected, groups2);
      if (selected === null || group2 === null) return;
      if (group2.members.length === 1) spiderfier.close();
      else if (group2 !== open) spiderfier.openBy(selected);
    }
    function placeMarks(last) {
      const { frame } = last;
      const still = frame.visible.filter((one) => !frame.rides.has(one.event.id));
      overlay.measure();
      findCovers();
      const groups2 = makeGroups(still, toLayer);
      keepClear(groups2, over, toLayer);
      followSelection(groups2, frame);
      const open = spiderfier.openGroup(groups2);
      const next = { ...last, groups: groups2, open };
      picture = next;
      taken = groups2.filter((group2) => group2 !== open).map((group2) => group2.box);
      marks.begin();
      for (const group2 of groups2) {
        if (group2.members.length > 1) putCluster(next, group2);
        else putMark(next, group2.members[0], group2.place.at, { dx: group2.shift[0], dy: group2.shift[1], role: "single" });
      }
      const spread2 = open === null ? [] : putSpread(next, open);
      putSelected(next);
      standing2 = [...taken, ...over];
      taken.push(...rideMarks.put(next, standing2));
      marks.end();
      return { next, spread: spread2 };
    }
    function putSpread(next, open) {
      const { hub, spread: spread2 } = spiderfier.spread(open, next.groups, over);
      taken.push(hub, ...spread2.map((one) => one.box));
      spread2.forEach(({ shown, at, dx, dy }, i) => {
        const order = open.members[0].index + (i + 1) / (spread2.length + 1);
        putMark(next, shown, at, { dx, dy, order, role: "spread" });
      });
      return spread2;
    }
    function putSelected(next) {
      const { selected } = next.frame;
      const group2 = selected === null ? null : spiderfier.groupOf(selected, next.groups);
      const shown = group2?.members.find(({ event }) => event.id === selected);
      if (group2 === null || shown === void 0 || group2.members.length === 1 || canOpen(group2)) return;
      const found = spiderfier.besides(group2, next.groups, over);
      if (found === null) return;
      putMark(next, shown, group2.place.at, { dx: found.dx, dy: found.dy, role: "spread" });
      taken.push(found.box);
    }
    function layout() {
      if (picture === null) return;
      const { next, spread: spread2 } = placeMarks(picture);
      const drawn = drawLines(next);
      lineBoxes = [...tracks.lineBoxes(next), ...arcs.lineBoxes(drawn)];
      taken.push(...over, ...arcs.arrowBoxes(drawn));
      taken = labels.draw(next, { arcs: drawn, spread: spread2, taken, lineBoxes });
      isComplete = true;
      announce();
    }
    function layoutInMotion() {
      if (picture === null) return;
      isComplete = false;
      const { next } = placeMarks(picture);
      if (next.open !== null) drawLines(next);
      else for (const lines of [areas, tracks]) lines?.draw(next, overlay.lineView());
      labels.keepOnly(new Set(next.frame.visible.map((one) => one.event.id)));
    }
    function announce() {
      if (picture === null) return;
      map.fire("geoeventsmarks", { boxes: taken.slice(), lines: lineBoxes, places: namedPlaces(picture) });
    }
    function setScene(scene, engine) {
      story2 = readStory(scene, engine, world);
      if (story2.areas.size > 0) areas ??= createAreas(overlay, { marked: () => standing2, onHover: hover, onSelect });
      picture = null;
      drawnKey = "";
      lastSelected = null;
      overlay.clear();
    }
    function draw(given, isInMotion = false) {
      const frame = readFrame(given, story2, world);
      picture = { ...picture ?? UNDRAWN, story: story2, frame };
      setAttributes(panes.labels, { lang: marked(given.language) });
      if (!isInMotion) covers = coversOf(map.getContainer());
      const key = keyOf(frame, story2) + JSON.stringify(covers);
      const isSame2 = key === drawnKey;
      drawnKey = key;
      if (isSame2 && (isInMotion || isComplete)) rideMarks.move(picture, standing2);
      else map.whenReady(isInMotion ? layoutInMotion : layout);
    }
    function focus(id) {
      if (picture === null) return false;
      const group2 = spiderfier.groupOf(id, picture.groups);
      if (group2 !== null && canOpen(group2) && group2 !== picture.open) {
        spiderfier.openBy(id);
        layout();
      }
      const isStacked = group2 !== null && group2.members.length > 1 && !canOpen(group2);
      const item = isStacked ? marks.get(`cluster ${group2.place.id}`) : markOf(id);
      item?.node.focus();
      return item !== void 0;
    }
    function onMoveEnd() {
      spiderfier.onMoveEnd();
      layout();
    }
    function onClick(event) {
      if (!unspiderfy()) areas?.pick(event);
    }
    const stopListening = listenToKeys(panes.marks, { markOf, unspiderfy, members: () => picture?.open?.members ?? [] });
    const listeners = { moveend: onMoveEnd, resize: onMoveEnd, click: onClick, geoeventsground: announce };
    map.on(listeners);
    function remove() {
      map.off(listeners);
      stopListening();
      areas?.remove();
      labels.remove();
      overlay.remove();
      picture = null;
    }
    return Object.freeze({ setScene, draw, focus, boxes: () => taken.filter((one) => !over.includes(one)), remove });
  }

  // src/compare/tether.js
  var SETTLE_MILLISECONDS = 320;
  function shownIn({ map, middle }, { center, zoom }) {
    const aside = middle().subtract(map.getSize().divideBy(2));
    return { center: map.unproject(map.project(center, zoom).add(aside), zoom), zoom };
  }
  function viewFor({ map, middle }, { center, zoom }) {
    const aside = middle().subtract(map.getSize().divideBy(2));
    return { center: map.unproject(map.project(center, zoom).subtract(aside), zoom), zoom };
  }
  var current = ({ map }) => ({ center: map.getCenter(), zoom: map.getZoom() });
  function tether(first, second) {
    let leader = first;
    let isSyncing = false;
    let settling;
    const other = () => leader === first ? second : first;
    function led(how) {
      isSyncing = true;
      how();
      isSyncing = false;
    }
    function settle() {
      clearTimeout(settling);
      settling = void 0;
      const end = other();
      const { center, zoom } = viewFor(end, shownIn(leader, current(leader)));
      led(() => end.map.setView(center, zoom, { animate: false }));
    }
    function follow() {
      const end = other();
      const { center, zoom } = viewFor(end, shownIn(leader, current(leader)));
      const map = (
        /** @type {Led} */
        end.map
      );
      led(() => {
        if (zoom !== map.getZoom()) {
          map._move(center, zoom, { flyTo: true });
          return;
        }
        const offset = map.project(center, zoom).subtract(map.project(map.getCenter(), zoom)).round();
        if (offset.x === 0 && offset.y === 0) return;
        map._rawPanBy(offset);
        map.fire("move");
      });
    }
    function animate({ center, zoom }) {
      const end = other();
      const view = viewFor(end, shownIn(leader, { center, zoom }));
      led(() => end.map.setView(view.center, view.zoom, { animate: true }));
      clearTimeout(settling);
      settling = setTimeout(settle, SETTLE_MILLISECONDS);
    }
    function listen(end) {
      const isLeading = () => !isSyncing && leader === end;
      const take = ({ target }) => {
        const isSecond = target instanceof Node && second.map.getContainer().contains(target);
        leader = isSecond ? second : first;
      };
      const container = end.map.getContainer();
      const heard = {
        // What moves of itself leads: the camera flies the first map, a key pans it.
        movestart: () => {
          if (!isSyncing && end === first && settling === void 0) leader = first;
        },
        move: () => {
          if (isLeading() && settling === void 0) follow();
        },
        zoomanim: (event) => {
          if (isLeading()) animate(event);
        },
        moveend: () => {
          if (isLeading() && settling === void 0) settle();
        }
      };
      end.map.on(heard);
      for (const name of ["pointerdown", "wheel"]) container.addEventListener(name, take, { passive: true });
      return () => {
        end.map.off(heard);
        for (const name of ["pointerdown", "wheel"]) container.removeEventListener(name, take);
      };
    }
    const ends = [first, second].map(listen);
    return { settle, led, remove() {
      clearTimeout(settling);
      for (const stop of ends) stop();
    } };
  }

  // src/compare/windows.js
  var NAME = 30;
  var LOW = 1.15;
  function windowsOf({ width, height }, [[left], [right]], bottom, head) {
    const free = { left, top: head, right: width - right, bottom: height - bottom };
    const isBeside = free.bottom - free.top < LOW * (free.right - free.left);
    const x = Math.round((free.left + free.right) / 2);
    const y = Math.round((free.top + free.bottom) / 2);
    return {
      isBeside,
      now: { ...free, ...isBeside ? { right: x } : { bottom: y } },
      then: { ...free, ...isBeside ? { left: x } : { top: y } }
    };
  }
  var below = (window2) => ({ ...window2, top: window2.top + NAME });

  // src/compare/second-map.js
  var CREDITS = 24;
  var LIKE = (
    /** @type {const} */
    ["minZoom", "maxZoom", "zoomSnap", "zoomDelta", "worldCopyJump", "zoomAnimation"]
  );
  function createSecondMap(first, { topology, drawGround, window: window2, onSelect, onCrowd, onStack, onReady }) {
    const node = element("div", { class: "ge-second", role: "region" });
    const name = element("p", { class: "ge-side-name" });
    const note = element("p", { class: "ge-side-note", hidden: true });
    const container = first.getContainer();
    container.append(node);
    const { gestures } = container.dataset;
    if (gestures !== void 0) node.dataset.gestures = gestures;
    const like = Object.fromEntries(LIKE.map((option) => [option, first.options[option]]).filter(([, value]) => value !== void 0));
    const map = L.map(node, { ...like, attributionControl: false, zoomControl: false, keyboard: false }).setView(first.getCenter(), first.getZoom());
    node.append(name, note);
    L.DomEvent.disableClickPropagation(node);
    L.DomEvent.disableScrollPropagation(node);
    const middleOf = ({ left, top, right, bottom }) => L.point((left + right) / 2, (top + bottom) / 2);
    const bond = tether(
      { map: first, middle: () => middleOf(below(window2())) },
      { map, middle: () => middleOf(below({ left: 0, top: 0, right: map.getSize().x, bottom: map.getSize().y })) }
    );
    const padding = () => [[0, below({ left: 0, top: 0, right: 0, bottom: 0 }).top], [0, CREDITS]];
    const marks = createMarks(map, { onSelect, onList: onStack, onFan: () => {
    }, padding });
    const crowd = createCrowdLayer(map, { padding, onMove: onReady, onList: onCrowd });
    let ground = null;
    let isGone = false;
    let scene = null;
    let placed2 = "";
    topology?.then((data) => {
      if (!isGone) ground = drawGround(data, map);
    }).catch(() => {
    });
    function place(box2, isBeside) {
      const key = JSON.stringify([box2, window2()]);
      if (placed2 === key) return;
      placed2 = key;
      setAttributes(node, { "data-beside": isBeside });
      const { left, top, right, bottom } = box2;
      Object.assign(node.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${right - left}px`,
        height: `${bottom - top}px`
      });
      bond.led(() => map.invalidateSize({ animate: false, pan: false }));
      bond.settle();
    }
    function call(side, translate) {
      setAttributes(node, { "aria-label": translate("player.compare.region", { side }) });
      setText(name, side);
    }
    function layout(context) {
      setAttributes(node, { "data-theme": container.dataset.theme ?? "light" });
      ground?.setLanguage(context.language);
      ground?.setTheme();
      crowd.label(context.translate, context.language);
    }
    function draw(context, story2, { own, selected, beat, pick }) {
      if (scene !== story2.scene) {
        ({ scene } = story2);
        marks.setScene(story2.scene, story2.whole);
        crowd.setScene(story2.scene, story2.whole);
      }
      const { marks: shown, unplacedCount: count } = crowd.draw(context, own, beat);
      note.hidden = count === 0;
      setText(note, count === 0 ? "" : context.translate("player.unplaced", { count }));
      marks.draw({ ...context, visible: pick(shown), selected }, beat.isInMotion);
    }
    function remove() {
      isGone = true;
      bond.remove();
      marks.remove();
      crowd.remove();
      ground?.remove();
      map.remove();
      node.remove();
    }
    return { node, place, call, layout, draw, remove, get isCrowd() {
      return crowd.isCrowd;
    } };
  }

  // src/compare/comparing.js
  function createComparing(map, story2, options) {
    const { ui, viewport, isPresenting, onSelect, onReady, onWindows, onBeside } = options;
    const { settings } = story2;
    let made = null;
    let windows = null;
    let last = null;
    let chosenOn = "now";
    const comparisonNow = () => settings.compare === null || isPresenting() ? null : readComparison(settings.compare);
    function begin() {
      const second = createSecondMap(map, {
        topology: options.topology(),
        onReady,
        drawGround: (data, other) => createBasemap(other, data, { language: settings.language }),
        window: () => windows?.now ?? { left: 0, top: 0, right: viewport().width, bottom: viewport().height },
        onSelect(id) {
          chosenOn = "then";
          onSelect(id);
        },
        onStack: (group2) => options.onList(stackList(group2)),
        onCrowd: (entries, count) => options.onList(crowdList(entries, count))
      });
      const bar2 = createCompareBar(ui, {
        onPart: toggle,
        onEnd: options.onEnd,
        onPeriod: ({ from, to }) => change(`${from ?? ""}/${to ?? ""}`)
      });
      made = { second, bar: bar2 };
      viewport().invalidate();
      onWindows();
    }
    function clear() {
      if (made === null) return;
      made.second.remove();
      made.bar.remove();
      made = null;
      last = null;
      windows = null;
      chosenOn = "now";
      onBeside(null);
      delete map.getContainer().dataset.comparing;
      viewport().invalidate();
      onWindows();
    }
    function divide(padding, panel) {
      if (made === null) return padding;
      const { width, height } = viewport();
      const { bar: bar2 } = made;
      bar2.place(windowsOf({ width, height }, padding, panel, 0));
      windows = windowsOf({ width, height }, padding, panel, bar2.node.offsetTop + bar2.node.offsetHeight);
      bar2.place(windows);
      const container = map.getContainer();
      setAttributes(container, { "data-comparing": true });
      setLength(container, "--ge-compare-height", windows.now.top);
      setLength(container, "--ge-second-height", windows.isBeside ? 0 : height - panel - windows.then.top);
      const { left, top, right, bottom } = below(windows.now);
      return [[left, top], [width - right, Math.max(padding[1][1], height - bottom)]];
    }
    function change(what, shown = comparisonNow()?.shown ?? PARTS, isOngoing = false) {
      story2.adjust({ compare: writeComparison({ what, shown }) }, isOngoing);
    }
    function toggle(part) {
      const comparison = comparisonNow();
      if (comparison === null) return;
      const shown = PARTS.filter((one) => comparison.shown.includes(one) !== (one === part));
      change(comparison.what, shown.length === 0 ? PARTS : shown);
    }
    function moveThen(t) {
      if (last === null || story2.engine === null) return;
      const { comparison, then } = last;
      if (comparison.kind === "moment") return change(momentName(t, story2.engine.period), comparison.shown, true);
      if (comparison.kind === "period") story2.moveTo(timeBeside(sideOf({ ...then, t }), story2.engine));
    }
    function stepThen(to) {
      if (last === null) return;
      const { engine, t, clock } = last.then;
      const moment = to === "start" || to === "end" ? engine.period[to] : engine[to](t, clock);
      if (moment !== null) moveThen(moment);
    }
    const sideOf = (context) => ({ engine: context.engine, view: context });
    function compare(now) {
      const comparison = comparisonNow();
      if (comparison === null || story2.whole === null) return null;
      const { engine, view } = otherSide(comparison, sideOf(now), story2.whole.among);
      const then = { ...now, ...view, engine };
      const { clock, mode, trail, window: window2, axis } = now;
      const key = JSON.stringify([comparison.what, now.engine.key, now.t, then.t, clock, mode, trail, window2, axis]);
      const parted = last?.key === key && last.now.engine === now.engine ? last.parted : partBy(sideOf(now), sideOf(then));
      last = { key, comparison, now, then, parted };
      return last;
    }
    const isCrowd = (crowd) => crowd.isCrowd || made?.second.isCrowd === true;
    function pick(shown, side) {
      if (last === null) return shown;
      const { comparison, parted } = last;
      return shown.filter(({ index }) => comparison.shown.includes(parted.partOf(index) ?? side)).map((one) => parted.partOf(one.index) === side ? { ...one, isOnly: true } : one);
    }
    function layout(context) {
      const comparison = comparisonNow();
      if (comparison === null) return clear();
      if (made === null) begin();
      made?.bar.label(context.translate, comparison);
      compare(context);
      if (last !== null) made?.second.layout(last.then);
      viewport().invalidate();
    }
    function draw(loaded, { own, beat, isSaying, crowd }) {
      if (made === null || last === null || windows === null) return;
      const { comparison, now, then, parted } = last;
      const { second, bar: bar2 } = made;
      second.place(windows.then, windows.isBeside);
      second.draw(then, loaded, {
        own,
        selected: story2.selected,
        beat,
        pick: (shown) => isCrowd(crowd) ? shown : pick(shown, "then")
      });
      if (!isSaying) return;
      const names = namesOf(last);
      bar2.say(
        now.translate,
        now.language,
        { names, parted, comparison, isCrowd: isCrowd(crowd), isResting: !beat.isInMotion }
      );
      second.call(names.then, now.translate);
      const period = comparison.kind === "period" ? then.engine.period : null;
      onBeside({
        t: then.t,
        label: now.translate("player.compare.playhead"),
        words: names.then,
        period,
        isAlone: comparison.kind !== "clock"
      });
    }
    const find = (id) => id === null || last === null ? null : last.then.engine.find(id);
    return {
      divide,
      layout,
      compare,
      draw,
      moveThen,
      stepThen,
      find,
      clear,
      pick,
      isCrowd,
      /** As the side tells it on which an event was chosen. @param {Context} context */
      telling: (context) => chosenOn === "then" && last !== null ? last.then : context,
      /** An event was chosen on the first map, or anywhere else. */
      chooseHere: () => {
        chosenOn = "now";
      },
      /** Whether the other side has an event now. @param {SceneEvent} event */
      holds: (event) => last !== null && last.then.engine.isThere(event, last.then),
      get isOn() {
        return made !== null;
      }
    };
  }

  // src/map/shots.js
  var MANY = 1e3;
  var MOST_AT_ONCE = 20;
  var SHORT_STAY = 2;
  var LONG_RUN = 4;
  var NEARER = 0.5;
  var union = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
  function unionOf(all) {
    const known2 = all.filter((one) => one !== null);
    return known2.length === 0 ? null : known2.reduce(union);
  }
  var holds2 = (outer, inner) => outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
  var sizeOf2 = ([west, south, east, north]) => Math.max(east - west, 1.5 * (north - south));
  function boundsAt(engine, extent, clock, time) {
    const { entries } = engine.happenings(time, clock, MOST_AT_ONCE);
    const points = entries.flatMap(({ event }) => Object.values(extent(event)).flat()).map(({ lat, lng, radius }) => ({ isExact: radius < measures_default.vague_km, box: (
      /** @type {SceneBounds} */
      [lng, lat, lng, lat]
    ) }));
    return {
      bounds: unionOf(points.map(({ box: box2 }) => box2)),
      exact: unionOf(points.filter(({ isExact }) => isExact).map(({ box: box2 }) => box2))
    };
  }
  function excursions(takes) {
    const isOutside = ({ frame, exact }) => frame !== null && exact !== null && !holds2(frame, exact);
    const found = takes.map(() => null);
    for (let i = 0; i < takes.length; i += 1) {
      if (!isOutside(takes[i])) continue;
      let last = i;
      for (let k = i + 1; k < takes.length && k <= last + 1 + SHORT_STAY; k += 1) if (isOutside(takes[k])) last = k;
      const bounds = unionOf(takes.slice(Math.max(0, i - 1), last + 1).map((take) => take.exact));
      found.fill(bounds, i, last + 1);
      i = last;
    }
    return found;
  }
  function comeNearer(takes, found) {
    const frame = takes[0]?.frame ?? null;
    if (frame === null) return;
    const most = NEARER * sizeOf2(frame);
    for (let i = 0; i < takes.length; ) {
      let last = i - 1;
      let bounds = null;
      for (let k = i; k < takes.length && found[k] === null; k += 1) {
        const next = unionOf([bounds, takes[k].bounds]);
        if (next !== null && sizeOf2(next) > most) break;
        bounds = next;
        last = k;
      }
      if (bounds !== null && last - i + 1 >= LONG_RUN) found.fill(bounds, i, last + 1);
      i = Math.max(i, last) + 1;
    }
  }
  function shotsOfChapter(takes) {
    const found = excursions(takes);
    comeNearer(takes, found);
    return takes.flatMap(({ time, frame }, i) => {
      const bounds = found[i] ?? frame;
      return bounds === null || i > 0 && bounds === (found[i - 1] ?? frame) ? [] : [{ from: time, bounds }];
    });
  }
  function shotsOfTakes(takes) {
    const groups2 = [];
    for (const take of takes) {
      const group2 = groups2[groups2.length - 1];
      if (group2?.[0].chapter === take.chapter) group2.push(take);
      else groups2.push([take]);
    }
    return groups2.flatMap(shotsOfChapter);
  }
  function shotsOf(scene, engine, clock, whole) {
    const frames = new Map((scene.chapters ?? []).map((chapter) => [chapter.id, chapter.bounds ?? whole]));
    if (engine.count > MANY) {
      return (scene.chapters ?? []).map(({ start, bounds }) => ({ from: start, bounds: bounds ?? whole })).filter(
        /** @returns {shot is Shot} */
        (shot) => shot.bounds !== null
      ).sort((a, b) => a.from - b.from);
    }
    const extent = extentOf(scene);
    return shotsOfTakes(engine.moments(clock).map((time) => {
      const chapter = chapterAt(scene, engine, clock, time)?.id ?? null;
      return {
        time,
        chapter,
        frame: (chapter === null ? whole : frames.get(chapter)) ?? null,
        ...boundsAt(engine, extent, clock, time)
      };
    }));
  }

  // src/map/camera.js
  var SAME_KM = 3;
  var KM_A_DEGREE = 111;
  var MANY2 = 2e3;
  function createCamera(viewport, story2) {
    let made = null;
    let shown = null;
    let isCut = true;
    function shots({ scene, engine, clock }) {
      const whole = viewport.openingBounds();
      const key = JSON.stringify([clock, whole]);
      if (made?.engine !== engine || made.key !== key) {
        made = { engine, key, shots: shotsOf(scene, engine, clock, whole) };
      }
      return made.shots;
    }
    function shotAt(context) {
      const all = shots(context);
      return all[Math.max(0, firstWhere(all.length, (i) => all[i].from > context.t) - 1)] ?? null;
    }
    function follow(context, isAtRest) {
      if (story2.isOpening || viewport.isMovedByReader || viewport.width === 0) return;
      if (!story2.isPlaying && !isAtRest) return;
      const shot = shotAt(context);
      if (shot === null || shot.from === shown?.from && shot.bounds === shown.bounds) return;
      shown = shot;
      viewport.frame(shot.bounds, { isStill: isCut });
      isCut = false;
    }
    function eventsThere({ engine, ...view }) {
      return engine.visibleCount(view) > MANY2 ? null : engine.visible(view).map(({ event }) => event);
    }
    function boundsOf4(events, { scene }) {
      const extent = extentOf(scene);
      const points = events.flatMap((event) => Object.values(extent(event)).flat());
      const [lats, lngs] = [points.map(({ lat }) => lat), points.map(({ lng }) => lng)];
      return points.length === 0 ? null : [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
    }
    function frameEvents(events, context) {
      shown = shotAt(context);
      const found = events ?? eventsThere(context);
      const bounds = found === null ? viewport.openingBounds() : boundsOf4(found, context);
      if (bounds === null) return;
      const [first] = found ?? [];
      const place = placeOf(context.scene, first?.place) ?? { lat: bounds[1], lng: bounds[0] };
      viewport.frame(bounds, { apart: found?.length === 1 ? neighbourOf(place, context) : null, isStill: isCut });
      isCut = false;
    }
    function neighbourOf({ lat, lng }, { scene, engine, ...view }) {
      const away = (other) => Math.hypot(other.lat - lat, (other.lng - lng) * Math.cos(lat * Math.PI / 180));
      const own = new Set(engine.visibleCount(view) > engine.columns.places.length ? [] : engine.visible(view).map(({ event }) => event.place));
      const others = [...own].map((id) => placeOf(scene, id)).filter((other) => other !== void 0).filter((other) => away(other) * KM_A_DEGREE > SAME_KM).sort((a, b) => away(a) - away(b));
      return others[0] ?? null;
    }
    return {
      follow,
      frameEvents,
      /** Leave the map where it is until the story is told elsewhere. @param {Context} context */
      hold: (context) => {
        shown = shotAt(context);
      },
      /** Another window, or another story: the next picture is cut to. */
      reset() {
        shown = null;
        isCut = true;
      },
      /** Take the map back. */
      resume() {
        viewport.isMovedByReader = false;
        shown = null;
      },
      /** A chapter's own picture. @param {SceneChapter} chapter @returns {SceneBounds|null} */
      chapterBounds: (chapter) => chapter.bounds ?? viewport.openingBounds()
    };
  }

  // src/map/ground.js
  var LIBRARY = "Leaflet";
  async function fetchJson(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return response.json();
  }
  function createGround(map, { basemap, language, onReady, onFault }) {
    const line3 = element("div", { class: "leaflet-control-attribution ge-credits" });
    const control = new L.Control({ position: "bottomright" });
    let drawn = null;
    let loaded = null;
    let credits = [];
    let isGone = false;
    control.onAdd = () => line3;
    map.attributionControl?.remove();
    control.addTo(map);
    const topology = basemap === void 0 || basemap === null ? null : Promise.resolve(typeof basemap === "string" ? fetchJson(basemap) : basemap);
    async function load(source) {
      try {
        const data = await source;
        if (isGone) return;
        loaded = data;
        drawn = createBasemap(map, data, { language });
        credits = data.credits ?? [];
        onReady();
      } catch (fault) {
        if (!isGone) onFault(fault);
      }
    }
    function label(translate, next, hasRails) {
      drawn?.setLanguage(next);
      drawn?.setTheme();
      const parts = [element("span", { text: LIBRARY })];
      for (const { name, licence, covers } of credits) {
        const what = covers?.[next];
        const title = what === void 0 ? "" : [what, licence].filter((part) => part !== void 0).join(", ");
        parts.push(element("span", { text: translate("player.credits.map", { name }), title }));
      }
      if (hasRails) parts.push(element("span", { text: translate("player.credits.rails") }));
      line3.replaceChildren(...parts);
    }
    const lines = () => [...line3.children].map((part) => part.textContent);
    function remove() {
      isGone = true;
      control.remove();
      drawn?.remove();
    }
    if (topology !== null) load(topology);
    return {
      label,
      lines,
      remove,
      topology,
      /** What has come of it. */
      get data() {
        return loaded;
      }
    };
  }

  // src/map/flights.js
  var FLIGHT_SECONDS = 0.8;
  function createFlights(map, { onTaken }) {
    let isOurs2 = false;
    let landing = null;
    function move(how) {
      isOurs2 = true;
      how();
      isOurs2 = false;
    }
    function travel(land, fly, isStill) {
      if (isStill || prefersReducedMotion()) return move(land);
      landing = () => move(land);
      move(fly);
    }
    function boundsWithin({ paddingTopLeft, paddingBottomRight: [right, bottom] }) {
      return L.bounds(paddingTopLeft, map.getSize().subtract([right, bottom]));
    }
    function isInView(area, pads) {
      const corners2 = [area.getNorthWest(), area.getSouthEast()].map((one) => map.latLngToContainerPoint(one));
      return boundsWithin(pads).contains(L.bounds(corners2));
    }
    function targetOf(area, pads, { loose, air, closest, isKept }) {
      const [sum, shift] = [1, -1].map((sign) => L.point(pads.paddingBottomRight).add(L.point(pads.paddingTopLeft).multiplyBy(sign)));
      const fitting = Math.min(closest, map.getBoundsZoom(area, false, sum));
      const isLoose = map.getZoom() < fitting - loose;
      if (!isLoose && isInView(area, pads)) return null;
      const zoom = isLoose || !isKept ? fitting - air : Math.min(fitting, map.getZoom());
      return { zoom, middle: map.project(area.getCenter(), zoom).add(shift.divideBy(2)) };
    }
    function ease(area, pads, look, isStill) {
      const target = targetOf(area, pads, look);
      if (target === null) return;
      const { zoom, middle } = target;
      const center = map.unproject(middle, zoom);
      travel(
        () => map.setView(center, zoom, { animate: false }),
        () => map.flyTo(center, zoom, { duration: FLIGHT_SECONDS }),
        isStill
      );
    }
    function fit(area, options, isStill) {
      travel(
        () => map.fitBounds(area, { ...options, animate: false }),
        () => map.flyToBounds(area, { ...options, duration: FLIGHT_SECONDS }),
        isStill
      );
    }
    function end() {
      const arrive = landing;
      landing = null;
      arrive?.();
    }
    const onMoveStart = () => {
      if (!isOurs2) onTaken();
    };
    const forget = () => {
      landing = null;
    };
    const listeners = { movestart: onMoveStart, dragstart: onMoveStart, moveend: forget };
    map.on(listeners);
    return Object.freeze({
      get isUnderway() {
        return landing !== null;
      },
      move,
      boundsWithin,
      ease,
      fit,
      end,
      forget,
      remove: () => map.off(listeners)
    });
  }

  // src/map/opening-view.js
  var OPENING = measures_default.opening;
  var CLOSEST_OPENING = 6;
  var LEAST_SHARE2 = 0.5;
  var PRICE_BESIDE = 2.5;
  var CLOSEST_STRETCH = 5;
  var MOST_EDGES = 24;
  var NOTHING = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  var union2 = (a, b) => ({
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom)
  });
  var boxOfPoints = (points) => points.reduce(
    (box2, [x, y]) => union2(box2, { left: x, right: x, top: y, bottom: y }),
    NOTHING
  );
  var boxAround = (items) => items.map((item) => item.box).reduce(union2, NOTHING);
  var SIDES2 = [
    (a, b) => a.box.left - b.box.left,
    (a, b) => b.box.right - a.box.right,
    (a, b) => a.box.top - b.box.top,
    (a, b) => b.box.bottom - a.box.bottom
  ];
  function zoomOf(box2, room) {
    const width = Math.max(box2.right - box2.left, 1e-6);
    const height = Math.max(box2.bottom - box2.top, 1e-6);
    return Math.min(CLOSEST_OPENING, Math.log2(Math.min(room.width / width, room.height / height)));
  }
  function ways(most, sides = SIDES2.length) {
    if (sides === 0) return [[]];
    return Array.from({ length: most + 1 }, (_, count) => count).flatMap((count) => ways(most - count, sides - 1).map((rest) => [count, ...rest]));
  }
  function leftOut(items, room) {
    const most = Math.min(OPENING.most, Math.floor(2 * OPENING.spare * items.length));
    const outermost = SIDES2.map((side) => [...items].sort(side).slice(0, most));
    const movable = new Set(outermost.flat());
    const inner = boxAround(items.filter((item) => !movable.has(item)));
    const whole = zoomOf(boxAround(items), room);
    let best = { value: whole, out: /* @__PURE__ */ new Set() };
    for (const way of ways(most)) {
      const out = new Set(way.flatMap((count, side) => outermost[side].slice(0, count)));
      const share = [...out].reduce((sum, item) => sum + item.weight, 0) / items.length;
      if (share > OPENING.spare || out.size === items.length) continue;
      const box2 = union2(inner, boxAround([...movable].filter((item) => !out.has(item))));
      const zoom = zoomOf(box2, room);
      const value = zoom - OPENING.price_each * out.size - OPENING.price_all * share;
      if (value > best.value && zoom - whole >= OPENING.least_gain) best = { value, out };
    }
    return best.out;
  }
  function spaced(numbers3) {
    const sorted = [...new Set(numbers3)].sort((a, b) => a - b);
    if (sorted.length <= MOST_EDGES) return sorted;
    const step2 = (sorted.length - 1) / (MOST_EDGES - 1);
    return Array.from({ length: MOST_EDGES }, (_, i) => sorted[Math.round(i * step2)]);
  }
  function besideDensest(items, room) {
    const total = items.reduce((sum, item) => sum + item.weight, 0);
    const rights = spaced(items.map(({ box: box2 }) => box2.right));
    let best = { value: zoomOf(boxAround(items), room), out: /* @__PURE__ */ new Set(
      /** @type {Item[]} */
      []
    ) };
    for (const left of spaced(items.map(({ box: box2 }) => box2.left))) {
      for (const right of rights) {
        const kept = items.filter(({ box: box2 }) => box2.left >= left && box2.right <= right);
        const share = kept.reduce((sum, item) => sum + item.weight, 0) / total;
        if (share < LEAST_SHARE2) continue;
        const value = Math.min(CLOSEST_STRETCH, zoomOf(boxAround(kept), room)) - PRICE_BESIDE * (1 - share);
        if (value > best.value) best = { value, out: new Set(items.filter((item) => !kept.includes(item))) };
      }
    }
    return best.out;
  }
  function openingOfMany({ places }, { columns, rows }, project) {
    const isUsed = new Uint8Array(columns.places.length);
    for (const i of rows) if (columns.place[i] >= 0) isUsed[columns.place[i]] = 1;
    const points = columns.places.filter((_, index) => isUsed[index] === 1).map((id) => project(places[id].lat, places[id].lng));
    if (points.length === 0) return null;
    return { box: boxOfPoints(points), ids: { has: () => true } };
  }
  function chooseOpening(scene, engine, project, room, isPortrait) {
    if (engine.count > OPENING.many) return openingOfMany(scene, engine, project);
    const extent = extentOf(scene);
    const items = Array.from(engine.rows, engine.event).flatMap((event) => {
      const { ends, drawn } = extent(event);
      const known2 = [...ends.filter(({ radius }) => drawn.length === 0 || radius < measures_default.vague_km), ...drawn];
      const place = placeOf(scene, event.place);
      if (drawn.length === 0 && place === void 0) return [];
      const isVague2 = drawn.length === 0 && place !== void 0 && place.radius >= measures_default.vague_km;
      const box2 = boxOfPoints(known2.map(({ lat, lng }) => project(lat, lng)));
      return { id: event.id, box: box2, weight: isVague2 ? 0.5 : 1 };
    });
    if (items.length === 0) return null;
    const out = isPortrait ? besideDensest(items, room) : leftOut(items, room);
    const kept = items.filter((item) => !out.has(item));
    return { box: boxAround(kept), ids: new Set(kept.map((item) => item.id)) };
  }

  // src/map/looks.js
  var LOOSE_STEP = { loose: 1.4, air: 0.8, closest: CLOSEST_OPENING, isKept: true };
  var EXACT2 = { loose: 0.1, air: 0, closest: CLOSEST_OPENING };
  var LOOSE_SHOT = { loose: 0.6, air: 0 };
  var APART = 72;
  var CLOSEST_EVENT = 8;
  var CLOSEST_AREA = 11;
  var MOST_AROUND = 250;
  var ACROSS = 2e3;
  var areaOf = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);
  function around(places) {
    const area = L.latLngBounds([]);
    for (const { lat, lng, radius } of places) {
      area.extend(L.latLng(lat, lng).toBounds(Math.min(MOST_AROUND, radius) * ACROSS));
    }
    return area;
  }
  var closestTo = (area, hasAreas) => hasAreas && !area.getNorthEast().equals(area.getSouthWest()) ? CLOSEST_AREA : CLOSEST_OPENING;
  function lookAt(map, area, apart, most) {
    const pixels = apart === null ? 0 : map.project(area.getCenter(), 0).distanceTo(map.project(apart, 0));
    const closest = pixels === 0 || most > CLOSEST_EVENT ? most : Math.max(CLOSEST_OPENING - 1, Math.min(CLOSEST_EVENT, Math.log2(APART / pixels)));
    return { ...apart === null ? LOOSE_SHOT : EXACT2, closest };
  }

  // src/map/padding.js
  var BELOW_TOLD = 190;
  function takenBy(box2, width) {
    if (box2 === null || box2.offsetWidth === 0) return [0, 0];
    const { offsetLeft, offsetWidth } = box2;
    return offsetLeft + offsetWidth / 2 < width / 2 ? [offsetLeft + offsetWidth, 0] : [0, width - offsetLeft];
  }
  function createPadding(map, { panel, asides, caption, told, sidebar, divide }) {
    let cached = null;
    function toldBottom() {
      const { offsetTop, offsetHeight } = told();
      const bottom = offsetTop + offsetHeight;
      return offsetHeight > 1 && map.height - panel.offsetHeight - bottom > BELOW_TOLD ? bottom : 0;
    }
    function measure() {
      const isLine = map.kind !== "narrow";
      const words2 = caption();
      const sheet2 = isLine ? 0 : Math.max(
        ...[...asides, sidebar].map((one) => one.offsetHeight),
        words2?.offsetHeight ?? 0
      );
      const boxes = isLine ? [...asides, words2, sidebar].filter((one) => one !== null && one.offsetWidth > 0) : [];
      const [before, beside] = [0, 1].map((side) => Math.max(0, ...boxes.map((one) => takenBy(one, map.width)[side])));
      return [[before, isLine ? 0 : toldBottom()], [beside, panel.offsetHeight + sheet2]];
    }
    return {
      /** Asked often, so kept. @returns {Padding} */
      get: () => {
        cached ??= divide(measure(), panel.offsetHeight);
        return cached;
      },
      forget: () => {
        cached = null;
      }
    };
  }

  // src/map/viewport.js
  var MEDIUM = 560;
  var WIDE = 900;
  var ROOMY = 1080;
  var FIT_ROOM = { narrow: 36, medium: 56, wide: 64 };
  var SIDE_ROOM = 66;
  var BESIDE_ZOOM = 108;
  var FLAT2 = 320;
  var LOW2 = { narrow: 650, medium: 420, wide: 420 };
  var CLUSTER_ROOM = 110;
  var SEEN_ROOM = 16;
  var STRIP = 48;
  var LEAST_ROOM = 60;
  var ZOOM_SNAP = 0.1;
  function createViewport(map, { ui, panel, asides, caption, told, sidebar, onTaken, divide }) {
    const container = map.getContainer();
    const viewport = { width: 0, height: 0, kind: "wide", hasRoom: true, isMovedByReader: false, opening: null };
    const covered = createPadding(viewport, { panel, asides, caption, told, sidebar, divide });
    const padding = covered.get;
    const flights = createFlights(map, {
      onTaken() {
        standpoint = null;
        if (viewport.isMovedByReader) return;
        viewport.isMovedByReader = true;
        onTaken();
      }
    });
    const { move } = flights;
    let hasAreas = false;
    let fitted = { box: "", size: "" };
    let standpoint = (
      /** @type {Standpoint|null} */
      null
    );
    map.options.zoomSnap = ZOOM_SNAP;
    function paddings(room) {
      const [[left, top], [right, bottom]] = padding();
      const hasStrip = viewport.kind === "narrow" && bottom === panel.offsetHeight;
      const side = viewport.width - left - right < 4 * SIDE_ROOM ? room : Math.max(room, SIDE_ROOM);
      const west = viewport.height - bottom < FLAT2 && left === 0 ? Math.max(side, BESIDE_ZOOM) : side;
      return {
        paddingTopLeft: [left + west, top + room],
        paddingBottomRight: [right + side, bottom + room + (hasStrip ? STRIP : 0)]
      };
    }
    function roomFor({ paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] }) {
      return { width: viewport.width - left - right, height: viewport.height - top - bottom };
    }
    function hasRoom(pads) {
      const { width, height } = roomFor(pads);
      return width >= LEAST_ROOM && height >= LEAST_ROOM;
    }
    const fitting = () => [FIT_ROOM[viewport.kind], FIT_ROOM.narrow / 4].map(paddings).find(hasRoom);
    function bounds({ left, top, right, bottom }) {
      return L.latLngBounds(map.unproject([left, bottom], 0), map.unproject([right, top], 0));
    }
    function show(box2, isStill) {
      const area = bounds(box2);
      flights.fit(area, { ...fitting(), maxZoom: closestTo(area, hasAreas) }, isStill);
    }
    function fit(scene, engine, isOpening) {
      const pads = fitting();
      if (pads === void 0) return false;
      hasAreas = scene.areas !== void 0;
      const room = roomFor(pads);
      const project = (lat, lng) => {
        const { x, y } = map.project([lat, lng], 0);
        return [x, y];
      };
      viewport.opening = chooseOpening(scene, engine, project, room, viewport.height > viewport.width);
      if (!isOpening || viewport.isMovedByReader || viewport.opening === null) return true;
      const next = { box: JSON.stringify(viewport.opening.box), size: `${viewport.width} ${viewport.height}` };
      if (next.size !== fitted.size) show(viewport.opening.box, true);
      else if (next.box !== fitted.box) show(viewport.opening.box, false);
      fitted = next;
      return true;
    }
    function openingBounds() {
      if (viewport.opening === null) return null;
      const area = bounds(viewport.opening.box);
      return [area.getWest(), area.getSouth(), area.getEast(), area.getNorth()];
    }
    function uncover({ lat, lng }) {
      const [[left, top], [right, bottom]] = padding();
      const seen = L.bounds(
        [left + SEEN_ROOM, top + SEEN_ROOM],
        [viewport.width - right - SEEN_ROOM, viewport.height - bottom - SEEN_ROOM]
      );
      if (seen.contains(map.latLngToContainerPoint([lat, lng]))) return;
      const room = Math.min(CLUSTER_ROOM, Math.max(FIT_ROOM.narrow, (viewport.height - top - bottom) / 3));
      flights.end();
      move(() => map.panInside([lat, lng], { ...paddings(room), animate: false }));
    }
    function panInside(places) {
      if (viewport.isMovedByReader || viewport.width === 0) return;
      const pads = paddings(FIT_ROOM.narrow);
      const seen = flights.boundsWithin(pads);
      const points = places.map(({ lat: lat2, lng: lng2 }) => map.latLngToContainerPoint([lat2, lng2]));
      if (points.some((point) => seen.contains(point))) return;
      flights.end();
      const [{ lat, lng }] = places;
      move(() => map.panInside([lat, lng], { ...pads, animate: !prefersReducedMotion(), duration: FLIGHT_SECONDS }));
    }
    function ease(area, look, isStill) {
      if (viewport.width === 0) return;
      flights.end();
      standpoint = null;
      const pads = fitting();
      if (pads !== void 0) flights.ease(area, pads, look, isStill);
    }
    function flyTo(places, isStill = false) {
      const { opening } = viewport;
      if (places.length > 0) ease(around(places), LOOSE_STEP, isStill);
      else if (opening !== null) ease(bounds(opening.box), EXACT2, isStill);
    }
    function frame(box2, { apart = null, isStill = false } = {}) {
      const area = areaOf(box2);
      ease(area, lookAt(map, area, apart, closestTo(area, hasAreas)), isStill);
    }
    function standAround(box2) {
      const pads = fitting();
      if (pads === void 0) return;
      flights.end();
      move(() => map.fitBounds(areaOf(box2), { ...pads, animate: false }));
      put({ ...map.getCenter(), zoom: map.getZoom() });
    }
    function invalidate() {
      covered.forget();
      setLength(container, "--ge-panel-height", panel.offsetHeight);
      const taken = viewport.kind === "narrow" ? [0] : takenBy(sidebar, container.clientWidth);
      setLength(container, "--ge-left-width", Math.max(...taken));
    }
    function measure() {
      const { clientWidth: width, clientHeight: height } = container;
      viewport.kind = width >= WIDE ? "wide" : width >= MEDIUM ? "medium" : "narrow";
      const isLow = height < LOW2[viewport.kind] && width < ROOMY && container.dataset.presenting !== "true";
      Object.assign(ui.dataset, { width: viewport.kind, height: isLow ? "low" : "high" });
      invalidate();
      if (width === viewport.width && height === viewport.height) return false;
      Object.assign(viewport, { width, height, hasRoom: width >= ROOMY });
      move(() => map.invalidateSize({ animate: false }));
      if (viewport.isMovedByReader && standpoint !== null) put(standpoint);
      return true;
    }
    function put(next) {
      Object.assign(viewport, { isMovedByReader: true });
      standpoint = next;
      flights.forget();
      move(() => map.setView(next, next.zoom, { animate: false }));
    }
    const standing2 = () => viewport.isMovedByReader ? standpoint ?? { ...map.getCenter(), zoom: map.getZoom() } : null;
    return Object.assign(viewport, {
      isFlying: () => flights.isUnderway,
      padding,
      put,
      standing: standing2,
      fit,
      uncover,
      panInside,
      flyTo,
      frame,
      standAround,
      openingBounds,
      endFlight: flights.end,
      measure,
      invalidate,
      /** Be somewhere at once. @param {L.LatLngExpression} center @param {number} zoom */
      setView(center, zoom) {
        flights.forget();
        move(() => map.setView(center, zoom, { animate: false }));
      },
      /** Back to where the story plays. */
      resetView() {
        viewport.isMovedByReader = false;
        if (viewport.opening !== null) show(viewport.opening.box, false);
      },
      remove: flights.remove
    });
  }

  // src/panel/source-link.js
  var WEB = /^https?:\/\/\S+$/i;
  var isWeb = (address) => typeof address === "string" && WEB.test(address);
  function leading(address, name, content, translate) {
    return element("a", {
      class: "ge-out",
      href: address,
      target: "_blank",
      rel: "noopener noreferrer",
      "aria-label": translate("player.claim.elsewhere", { title: name })
    }, content, icon("out"));
  }
  function sourceParts({ language, url, archive_url: copy }, title, translate) {
    const cite = element("cite", { lang: language, title, text: title });
    const copied = copy && isWeb(copy) ? leading(copy, `${translate("player.claim.archived")}: ${title}`, translate("player.claim.archived"), translate) : null;
    if (url && isWeb(url)) return [leading(url, title, cite, translate), copied];
    return [cite, copied ?? element("span", { text: translate("player.claim.no-address") })];
  }

  // src/panel/card-claims.js
  var leading2 = (text, name, onClick) => onClick === null ? element("span", { text }) : element("button", { type: "button", class: "ge-lead", title: name, text, onclick: onClick });
  var searching = (text, name, { translate }, { onSearch }) => leading2(
    text,
    translate("player.card.search", { name: text }),
    () => onSearch(name)
  );
  function claimHead(claim, { offset }, words2, leads) {
    const [by, on] = [textIn(claim.by, words2.language), claimDate(claim, words2)];
    const phrase2 = by.includes('"') ? by : `"${by}"`;
    return [
      element("p", { class: "ge-claim-by" }, searching(by, phrase2, words2, leads)),
      element(
        "p",
        { class: "ge-claim-meta" },
        element("span", {
          class: `ge-stance ge-stance-${claim.stance}`,
          text: words2.translate(`player.stance.${claim.stance}`)
        }),
        " ",
        element("span", { class: "ge-claim-when" }, leading2(
          on,
          words2.translate("player.card.seek"),
          claim.on === null ? null : () => leads.onDate(claim.known, offset, on)
        ))
      )
    ];
  }
  function translationOf2(claim, { language, translate }) {
    const { text: words2, ...marks } = spoken(claim.translation, language);
    if (words2 === "" || words2 === claim.quote) return null;
    const text = element("p", { class: "ge-translation", text: words2, ...marks });
    if (marks.lang === null) return text;
    return element(
      "details",
      { class: "ge-fold" },
      element("summary", { text: translate("player.claim.translation") }),
      text
    );
  }
  function sourceLine(claim, source, { language, translate }, { onClaim }) {
    const title = sourceText(source, language);
    return element(
      "div",
      { class: "ge-source" },
      ...source === void 0 || title === null ? [] : sourceParts(source, title, translate),
      onClaim === void 0 ? null : element("button", {
        type: "button",
        class: "ge-link",
        text: translate("player.claim.read"),
        onclick: () => onClaim(claim.id)
      })
    );
  }
  function claimItem(claim, event, view, leads) {
    const source = view.scene.sources[claim.source];
    return element(
      "li",
      { class: "ge-claim" },
      ...claimHead(claim, event, view, leads),
      element("blockquote", { class: "ge-quote", lang: source?.language, dir: "auto", text: readable(claim.quote) }),
      translationOf2(claim, view),
      textIn(claim.note, view.language) ? element(
        "p",
        { class: "ge-note" },
        element("span", { text: view.translate("player.claim.note") }),
        gapAfter(view.translate("player.claim.note")),
        element("span", spoken(claim.note, view.language))
      ) : null,
      sourceLine(claim, source, view, leads)
    );
  }
  function claimList(event, view, known2, leads) {
    const { translate } = view;
    const later = event.claims.length - known2.length;
    return event.claims.length === 0 ? [] : [
      element("h3", { text: translate("player.card.claims", { count: known2.length }) }),
      element("ol", { class: "ge-claims" }, ...known2.map((claim) => claimItem(claim, event, view, leads))),
      later === 0 ? null : element("p", { class: "ge-later", text: translate("player.card.later", { count: later }) })
    ];
  }

  // src/panel/copy-link.js
  var SAID_MILLISECONDS = 4e3;
  function createCopying(urlOf) {
    const said = element("p", { class: "ge-copied", role: "status" });
    const field = element("input", { class: "ge-copy-field", readonly: true, hidden: true });
    const node = element("div", { class: "ge-copy-result" }, said, field);
    let outcome = null;
    let timer;
    let words2 = null;
    function show(next) {
      outcome = next;
      clearTimeout(timer);
      if (next === "copied") timer = setTimeout(() => show(null), SAID_MILLISECONDS);
      setText(said, outcome === null || words2 === null ? "" : words2(`player.link.${outcome}`));
      field.hidden = outcome !== "refused";
      if (outcome !== null) node.scrollIntoView({ block: "nearest" });
    }
    async function copy(target) {
      const url = urlOf(target);
      if (url === null) return;
      try {
        await navigator.clipboard.writeText(url);
        show("copied");
      } catch {
        field.value = url;
        show("refused");
        field.select();
      }
    }
    function label(translate) {
      words2 = translate;
      field.setAttribute("aria-label", translate("player.link"));
      show(outcome);
    }
    return { node, copy, label };
  }
  function createCopyLinks(urlOf) {
    const copying = createCopying(urlOf);
    const heading = element("h3", { id: "ge-copy-link" });
    const targets = ["view", "moment"];
    const buttons = targets.map((target) => element("button", {
      type: "button",
      class: "ge-copies",
      onclick: () => {
        void copying.copy(target);
      }
    }));
    const node = element(
      "div",
      { role: "group", "aria-labelledby": heading.id },
      heading,
      element("div", { class: "ge-switch" }, ...buttons),
      copying.node
    );
    function label(translate) {
      node.hidden = urlOf("view") === null;
      setText(heading, translate("player.link"));
      targets.forEach((target, i) => setText(buttons[i], translate(`player.link.${target}`)));
      copying.label(translate);
    }
    return { node, label };
  }
  function createEventLink(urlOf) {
    const copying = createCopying(urlOf);
    const button = element("button", {
      type: "button",
      class: "ge-button ge-copy",
      onclick: () => {
        void copying.copy("event");
      }
    }, icon("link"));
    function label(translate) {
      button.hidden = urlOf("event") === null;
      setName(button, translate("player.link.event"));
      copying.label(translate);
    }
    return { button, result: copying.node, label };
  }

  // src/panel/highlight.js
  var OWN = "b, h3, small, summary, .ge-stance, .ge-state, .ge-link, .ge-list-more";
  function highlight(root, { engine, query }) {
    if (query.trim() === "") return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const node of texts) {
      const parent = node.parentElement;
      if (parent === null || parent.closest(OWN) !== null) continue;
      const runs = engine.search.marked(node.data, query);
      if (!runs.some(({ isHit }) => isHit)) continue;
      const folded = parent.closest("details");
      if (folded !== null) folded.open = true;
      node.replaceWith(...runs.map(({ text, isHit }) => isHit ? element("mark", { text }) : text));
    }
  }

  // src/panel/kin-row.js
  var NO_WAY = { key: "", where: "", text: "", number: 0, total: 0, previous: null, next: null };
  function wordsOf2({ kind, id }, view) {
    const { scene, language } = view;
    if (kind === "person") return actorName(id, view);
    const { name } = placeOf(scene, kind === "place" ? id : null) ?? { name: scene.chapters.find((one) => one.id === id)?.title };
    return textIn(name, language);
  }
  function waysOf(event, walk, view) {
    const ways2 = [];
    function add({ number: number2, total, previous, next }, key, where) {
      if (total < 2 || ways2.some((way) => way.where === where)) return;
      const text = view.translate(
        where === "" ? "player.present.position" : "player.here.position",
        { number: number2, total, where }
      );
      ways2.push({ key, where, text, number: number2, total, previous, next });
    }
    if (walk !== null) add(walk, "list", walk.where ?? "");
    for (const kin of view.engine.kin(event, view)) add(kin, `${kin.kind} ${kin.id}`, wordsOf2(kin, view));
    return ways2;
  }
  function createKinRow(host, { onWalk }) {
    let way = NO_WAY;
    let ways2 = [];
    let chosen2 = "";
    let isWalked = false;
    const make = (by, sign) => element(
      "button",
      { type: "button", class: "ge-step", onclick: () => walk(by) },
      icon(sign)
    );
    const [back, forward] = [make(-1, "back"), make(1, "forward")];
    const position = element("span");
    const choice = element("select", { onchange: () => {
      chosen2 = choice.value;
      choose();
    } });
    const heard = element("p", { class: "ge-heard", role: "status" });
    const root = element("nav", { class: "ge-neighbours" }, back, position, choice, forward, heard);
    host.append(root);
    function walk(by) {
      const to = by < 0 ? way.previous : way.next;
      if (to === null || root.hidden) return false;
      isWalked = true;
      onWalk(to.id);
      return true;
    }
    function choose() {
      way = ways2.find(({ key }) => key === chosen2) ?? ways2[0] ?? NO_WAY;
      choice.value = way.key;
      setText(position, way.text);
      const hadFocus = root.contains(document.activeElement);
      back.disabled = way.previous === null;
      forward.disabled = way.next === null;
      if (hadFocus && !root.contains(document.activeElement)) (back.disabled ? forward : back).focus();
    }
    function draw(event, from, view) {
      const { translate, language } = view;
      ways2 = waysOf(event, from, view);
      root.hidden = ways2.length === 0;
      root.setAttribute("aria-label", translate("player.here.label"));
      setName(choice, translate("player.here.choice"));
      setName(back, translate("player.here.previous"));
      setName(forward, translate("player.here.next"));
      choice.replaceChildren(...ways2.map((one) => element("option", { value: one.key, text: one.text })));
      choose();
      choice.hidden = ways2.length < 2;
      position.hidden = !choice.hidden;
      setText(heard, isWalked ? `${textIn(event.title, language)}. ${way.text}` : "");
      isWalked = false;
    }
    return { root, draw, walk };
  }

  // src/panel/card.js
  var SYMBOL = 22;
  var EXPLAINED = ["reported", "expected", "cancelled", "unfulfilled"];
  function facts(event, view, isComplete, leads) {
    if (!isComplete) return [];
    const { language, translate } = view;
    const gap = gapAfter(translate("player.card.people"));
    const people = event.actors.flatMap((actor, i) => [gap, element(
      "span",
      { class: "ge-person" },
      searching(actorName(actor, view), actorName(actor, view), view, leads),
      i + 1 < event.actors.length ? joint(language).trimEnd() : ""
    )]);
    return [
      event.figure === null ? null : element(
        "p",
        { class: "ge-figure" },
        element("b", { text: translate("player.card.figure") }),
        gap + figuresText(event.figure, language)
      ),
      element("p", { class: "ge-summary", ...spoken(event.summary, language) }),
      event.actors.length === 0 ? null : element(
        "p",
        { class: "ge-people" },
        element("b", { text: translate("player.card.people") }),
        ...people
      )
    ];
  }
  function dateLine({ when, edges }, { language, translate }, known2) {
    const date = dateWords(when, language);
    if (edges[1] !== "open" || edges[0] === "open") return date;
    const told = known2.findLast(({ stance, on }) => on !== null && (stance === "reports" || stance === "confirms"));
    return told?.on ? translate("player.card.ongoing", { date, last: dateWords(told.on, language) }) : date;
  }
  function createCard(host, { onClose, onWalk, walkOf, urlOf, ...leads }) {
    const kind = element("p", { class: "ge-kind" });
    const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onClose }, icon("close"));
    const link2 = createEventLink(urlOf);
    const title = element("h2", { id: "ge-card-title", tabindex: "-1" });
    const body = element("div", { class: "ge-card-body" });
    const card = element(
      "section",
      { class: "ge-card ge-sheet", role: "dialog", "aria-labelledby": title.id, hidden: true },
      element("div", { class: "ge-card-head" }, kind, link2.button, close),
      link2.result,
      body
    );
    const kin = createKinRow(card, { onWalk });
    host.append(card);
    let drawn = null;
    function fill2(event, view, state, known2) {
      const { translate, language } = view;
      const isSomewhere = (event.place ?? event.origin) !== null;
      const words2 = [layerName(event.layer, view), translate(`player.state.${state ?? "unknown"}`)];
      kind.replaceChildren(
        symbol(event.layer, state ?? "expected", SYMBOL),
        element("span", { text: words2.join(" · ") })
      );
      setName(close, translate("player.card.close"));
      link2.label(translate);
      writeIn(title, event.title, language);
      const content = [
        title,
        element("p", { class: "ge-when" }, leading2(
          dateLine(event, view, known2),
          translate("player.card.seek"),
          isUndated(event) ? null : () => leads.onDate(
            event.start,
            event.offset,
            view.clock === "reported" ? dateWords(gregorian(event.when), language) : null
          )
        )),
        element("p", { class: "ge-place" }, leading2(
          placeText(event, view),
          translate("player.card.frame"),
          isSomewhere ? leads.onPlace : null
        )),
        EXPLAINED.includes(state) ? element("p", { class: "ge-state", text: translate(`player.card.state.${state}`) }) : null,
        ...facts(event, view, known2.length === event.claims.length, leads),
        ...claimList(event, view, known2, leads)
      ];
      body.replaceChildren(...content.filter((part) => part !== null));
      highlight(body, view);
      kin.draw(event, walkOf(event, view), view);
    }
    function show(event, view) {
      const state = stateOf(event, view);
      const known2 = view.engine.knownClaims(event, view.t, view.clock);
      const near = view.clock === "reported" ? view.engine.kin(event, view).map(({ total }) => total) : null;
      const walk = walkOf(event, view);
      const key = JSON.stringify([
        view.scene.digest,
        event.id,
        view.language,
        view.engine.key,
        view.query,
        state,
        known2.length,
        near,
        walk?.number,
        walk?.total
      ]);
      card.hidden = false;
      if (key === drawn?.key) return false;
      const isSame2 = drawn?.id === event.id;
      const hadFocus = body.contains(document.activeElement);
      const scrolled = body.scrollTop;
      fill2(event, view, state, known2);
      body.scrollTop = isSame2 ? scrolled : 0;
      if (hadFocus) title.focus({ preventScroll: true });
      drawn = { key, id: event.id };
      return true;
    }
    function hide() {
      const wasShown = !card.hidden;
      if (wasShown) card.hidden = true;
      drawn = null;
      return wasShown;
    }
    return { root: card, show, hide, walk: kin.walk, focus: () => title.focus({ preventScroll: true }) };
  }

  // src/panel/chapter-note.js
  function createChapterNote(host, { onPlay, onClose }) {
    const kicker = element("p", { class: "ge-note-kicker" });
    const title = element("h2", { id: "ge-note-title" });
    const words2 = element("p", { class: "ge-note-words" });
    const label = element("span");
    const play = element("button", { type: "button", class: "ge-strong", onclick: () => {
      if (drawn !== null) onPlay(drawn.id);
    } }, icon("play"), label);
    const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onClose }, icon("close"));
    const box2 = element(
      "section",
      { class: "ge-chapter-note", "aria-labelledby": title.id, hidden: true },
      kicker,
      title,
      words2,
      play,
      close
    );
    host.append(box2);
    let drawn = null;
    function draw(chapter, { scene, language, translate }, isPlaying) {
      const key = chapter === null ? "" : JSON.stringify([scene.digest, chapter.id, language, isPlaying]);
      if (key === (drawn?.key ?? "")) return false;
      box2.hidden = chapter === null;
      drawn = chapter === null ? null : { key, id: chapter.id };
      if (chapter === null) return true;
      const order = [...scene.chapters].sort((a, b) => a.start - b.start);
      kicker.textContent = translate(
        "player.present.chapter",
        { number: order.indexOf(chapter) + 1, total: order.length }
      );
      writeIn(title, chapter.title, language);
      writeIn(words2, chapter.note, language);
      words2.hidden = words2.textContent === "";
      label.textContent = translate("player.chapter.play");
      play.hidden = isPlaying;
      setName(close, translate("player.chapter.close"));
      return true;
    }
    return { root: box2, draw };
  }

  // src/panel/date-field.js
  function createDateField({ onDate, onOpen }) {
    const date = element("span", { class: "ge-day" });
    const hours = element("span", { class: "ge-hours" });
    const button = element(
      "button",
      { type: "button", class: "ge-moment", "aria-expanded": false, onclick: open },
      date,
      hours
    );
    const input = element("input", {
      type: "text",
      class: "ge-query",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      enterkeyhint: "go",
      "aria-describedby": "ge-date-fault"
    });
    const go = element("button", { type: "submit", class: "ge-button" }, icon("towards"));
    const leave = element("button", { type: "button", class: "ge-button", onclick: close }, icon("close"));
    const fault = element("p", { class: "ge-date-fault", id: "ge-date-fault", role: "alert" });
    const form = element(
      "form",
      { class: "ge-date-form", hidden: true },
      element("div", { class: "ge-date-typed" }, input, go, leave),
      fault
    );
    function open() {
      onOpen();
      form.hidden = false;
      setAttributes(button, { "aria-expanded": true });
      input.value = `${date.textContent ?? ""}${hours.textContent ?? ""}`;
      input.focus();
      input.select();
    }
    function close() {
      const hadFocus = form.contains(document.activeElement);
      form.hidden = true;
      setAttributes(button, { "aria-expanded": false });
      tell("");
      if (hadFocus) button.focus();
    }
    function tell(text) {
      setText(fault, text);
      setAttributes(input, { "aria-invalid": text !== "" });
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wrong = onDate(input.value);
      if (wrong === "") close();
      else tell(wrong);
    });
    input.addEventListener("input", () => tell(""));
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    });
    function label(translate) {
      button.title = translate("player.date");
      setName(input, translate("player.date"));
      setName(go, translate("player.date.go"));
      setName(leave, translate("player.date.leave"));
    }
    function say(said) {
      setText(date, said.date);
      setText(hours, said.hours === "" ? "" : ` ${said.hours}`);
    }
    return { nodes: [button, form], label, say, open };
  }

  // src/panel/controls.js
  function createCaption(field) {
    const fold = element("p", { class: "ge-fold-note" });
    const title = element("p", { class: "ge-title" });
    const node = element(
      "div",
      { class: "ge-words" },
      element("div", { class: "ge-date-line" }, ...field.nodes, fold),
      title
    );
    function say(said) {
      field.say(said);
      setText(fold, said.fold);
      setText(title, said.title);
      setAttributes(title, { title: said.title });
      setAttributes(node, { "data-folded": said.fold !== "" });
    }
    return { node, say };
  }
  function createControls(panel, { onStep, onJump, onToggle, onSidebar, onFull, onDate, onTyping }) {
    const button = (sign, onclick, extra = "") => element(
      "button",
      { type: "button", class: `ge-button ${extra}`, onclick },
      icon(sign)
    );
    const first = button("first", () => onJump("start"), "ge-far");
    const previous = button("previous", () => onStep("previous"));
    const toggle = button("play", onToggle, "ge-play");
    const next = button("next", () => onStep("next"));
    const last = button("last", () => onJump("end"), "ge-far");
    const field = createDateField({ onDate, onOpen: onTyping });
    const caption = createCaption(field);
    const sidebar = button("sidebar", onSidebar, "ge-sidebar-button");
    setAttributes(sidebar, { "aria-controls": "ge-sidebar", "aria-expanded": false });
    const full = button("full", onFull);
    const main = element("div", { class: "ge-main" }, first, previous, toggle, next, last);
    panel.append(element(
      "div",
      { class: "ge-row" },
      main,
      caption.node,
      element("div", { class: "ge-side" }, sidebar, full)
    ));
    const named2 = { first, previous, next, last, full };
    let offered = null;
    let texts = { play: "", pause: "" };
    function label(translate, isFiltered) {
      texts = { play: translate("player.play"), pause: translate("player.pause") };
      field.label(translate);
      for (const [key, node] of Object.entries(named2)) setName(node, translate(`player.${key}`));
      setName(sidebar, translate(isFiltered ? "player.sidebar.filtered" : "player.sidebar"));
      setAttributes(sidebar, { "data-filtered": isFiltered });
      offered = null;
    }
    function say(said) {
      caption.say(said);
      const offer = said.isPlaying ? "pause" : "play";
      if (offered === offer) return;
      offered = offer;
      toggle.replaceChildren(icon(offer));
      setName(toggle, texts[offer]);
    }
    return {
      label,
      say,
      typeDate: field.open,
      focusSidebar: () => sidebar.focus(),
      showSidebar: (isOpen3) => setAttributes(sidebar, { "aria-expanded": isOpen3 })
    };
  }

  // src/strip/roving.js
  var ENDS2 = { Home: () => 0, End: (at, count) => count - 1 };
  var STEPS = {
    horizontal: { ArrowLeft: (at) => at - 1, ArrowRight: (at) => at + 1, ...ENDS2 },
    vertical: { ArrowUp: (at) => at - 1, ArrowDown: (at) => at + 1, ...ENDS2 }
  };
  function createRoving(group2, buttonsOf, way = "horizontal") {
    function rest(index) {
      buttonsOf().forEach((button, i) => {
        button.tabIndex = i === index ? 0 : -1;
      });
    }
    group2.addEventListener("keydown", (event) => {
      const buttons = buttonsOf();
      const at = buttons.findIndex((button) => button === event.target);
      const { [event.key]: step2 } = STEPS[way];
      if (at < 0 || step2 === void 0 || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const next = Math.max(0, Math.min(buttons.length - 1, step2(at, buttons.length)));
      rest(next);
      buttons[next].focus();
    });
    return { rest };
  }

  // src/panel/event-list.js
  var SYMBOL2 = 20;
  var MINUTE12 = 6e4;
  function yearOf(event, { language }) {
    const { start, offset, precision, when } = event;
    if (isUndated(event)) return "";
    if (precision === "decade" || precision === "century") return dateWords(when, language);
    return written(start + offset * MINUTE12, language, { year: "numeric" });
  }
  function makeRow({ event, state }, { language, translate }, onSelect) {
    const known2 = translate(`player.state.${state}`);
    const said = event.when === "" ? known2 : [dateWords(event.when, language), known2].join(" · ");
    return element("li", {}, element(
      "button",
      {
        type: "button",
        "data-event": event.id,
        onclick: () => onSelect(event.id)
      },
      symbol(event.layer, state, SYMBOL2),
      element("span", {}, element("small", { text: said }), element("span", spoken(event.title, language)))
    ));
  }
  function makeRows({ entries, count }, words2, onSelect) {
    const years2 = /* @__PURE__ */ new Map();
    for (const entry of entries) {
      const year = yearOf(entry.event, words2);
      years2.set(year, [...years2.get(year) ?? [], makeRow(entry, words2, onSelect)]);
    }
    const more = count - entries.length;
    return [
      ...[...years2].flatMap(([year, rows]) => [
        year === "" ? "" : element("h3", { text: year }),
        element("ul", {}, ...rows)
      ]),
      more > 0 ? element("p", { class: "ge-list-more", text: words2.translate("player.more", { count: more }) }) : ""
    ];
  }
  function viewKey({ scene, engine, clock, mode, trail, window: window2, axis }) {
    return JSON.stringify([scene.digest, engine.key, clock, mode, trail, window2, axis]);
  }
  function createEventList(host, { onSelect, onChange }) {
    const title = element("h2", { id: "ge-listing-title" });
    const closer = element(
      "button",
      { type: "button", class: "ge-button ge-close", onclick: () => shut() },
      icon("close")
    );
    const body = element("div", { class: "ge-listing-body" });
    const root = element(
      "section",
      { class: "ge-listing ge-sheet", role: "dialog", "aria-labelledby": title.id, hidden: true },
      element("div", { class: "ge-card-head" }, title, closer),
      body
    );
    host.append(root);
    const buttons = () => [...body.querySelectorAll("button")];
    const roving = createRoving(body, buttons, "vertical");
    let list = null;
    let isOpen3 = false;
    let isCovered = false;
    let key = "";
    let opener = null;
    function show() {
      const wasHidden = root.hidden;
      root.hidden = !isOpen3 || isCovered;
      if (root.hidden !== wasHidden) onChange();
    }
    function lead(id) {
      const rows = buttons();
      const at = Math.max(0, rows.findIndex((row2) => row2.dataset.event === id));
      roving.rest(at);
      rows[at]?.focus();
    }
    function fill2(context) {
      if (list === null) return;
      setName(closer, context.translate("player.list.close"));
      title.textContent = list.title(context);
      body.replaceChildren(...makeRows(list, context, onSelect));
      highlight(body, context);
      roving.rest(0);
    }
    function open(next, context, id) {
      opener = document.activeElement;
      hold(next);
      isOpen3 = true;
      isCovered = false;
      key = viewKey(context);
      fill2(context);
      show();
      body.scrollTop = 0;
      lead(id);
    }
    function hold(next) {
      isOpen3 = false;
      list = next;
      show();
    }
    function shut() {
      const hadFocus = root.contains(document.activeElement);
      isOpen3 = false;
      list = null;
      show();
      if (hadFocus && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    }
    function close() {
      const wasSeen = !root.hidden;
      if (wasSeen) shut();
      return wasSeen;
    }
    function refresh(context) {
      if (!isOpen3) return;
      if (viewKey(context) !== key) return shut();
      const focused = root.contains(document.activeElement) ? document.activeElement : null;
      fill2(context);
      if (focused instanceof HTMLElement && !focused.isConnected) lead(focused.dataset.event);
    }
    function cover(event) {
      if (isOpen3 && event !== null && around2(event) === null) isOpen3 = false;
      isCovered = event !== null;
      show();
    }
    function around2({ id }, words2) {
      const at = list?.entries.findIndex(({ event }) => event.id === id) ?? -1;
      if (list === null || at < 0) return null;
      const { entries, count } = list;
      const [previous, next] = [entries[at - 1]?.event ?? null, entries[at + 1]?.event ?? null];
      return { number: at + 1, total: count, previous, next, where: words2 === void 0 ? null : list.where(words2) };
    }
    function comeBack(id) {
      if (!isOpen3) return false;
      isCovered = false;
      show();
      lead(id);
      return true;
    }
    return Object.freeze({ root, open, hold, shut, close, refresh, cover, around: around2, comeBack });
  }

  // src/panel/guest-corner.js
  function createGuestCorner(host, { isGuest, urlOf }) {
    const copying = createCopying(urlOf);
    const title = element("span", { class: "ge-guest-title" });
    const open = element("a", { class: "ge-button", target: "_blank", rel: "noopener" }, icon("out"));
    const copy = element("button", {
      type: "button",
      class: "ge-button",
      onclick: () => {
        void copying.copy("view");
      }
    }, icon("link"));
    const box2 = element("section", { class: "ge-guest", hidden: true }, title, open, copy, copying.node);
    host.append(box2);
    const aim = () => open.setAttribute("href", urlOf("view") ?? "");
    for (const touch of ["pointerdown", "focus", "click"]) open.addEventListener(touch, aim, { capture: true });
    function label({ scene, language, translate }) {
      box2.hidden = !isGuest || urlOf("view") === null;
      if (box2.hidden) return;
      setText(title, textIn(scene.title, language));
      title.title = title.textContent;
      box2.setAttribute("aria-label", translate("player.guest"));
      setName(open, translate("player.guest.open"));
      setName(copy, translate("player.guest.copy"));
      aim();
      copying.label(translate);
    }
    return { label };
  }

  // src/time/emptied.js
  var DROPPED = (
    /** @type {const} */
    {
      query: { query: NO_FILTERS.query },
      period: { from: NO_FILTERS.from, to: NO_FILTERS.to },
      layers: { layers: NO_FILTERS.layers },
      statuses: { statuses: NO_FILTERS.statuses }
    }
  );
  var NAMES2 = (
    /** @type {Filter[]} */
    Object.keys(DROPPED)
  );
  function isSame(name, a, b) {
    const pick = ({ query, from, to, layers: layers2, statuses }) => ({
      query: query.trim(),
      period: [from, to],
      layers: layers2 && [...layers2].sort(),
      statuses: [...statuses].sort()
    })[name];
    return JSON.stringify(pick(a)) === JSON.stringify(pick(b));
  }
  function emptied(filters, before, countOf) {
    const active = NAMES2.filter((name) => !isSame(name, filters, NO_FILTERS));
    const enough = active.filter((name) => countOf({ ...filters, ...DROPPED[name] }) > 0);
    const latest = enough.find((name) => !isSame(name, filters, before)) ?? enough[0];
    return latest === void 0 ? active : [latest];
  }

  // src/panel/nothing-found.js
  var WORDS = {
    query: ({ query }) => query.trim(),
    period: (view) => view.translate("player.period", { from: endText("from", view), to: endText("to", view) }),
    layers: (view) => (view.layers ?? []).filter((id) => (view.engine.layerCounts.get(id) ?? 0) > 0).map((id) => layerName(id, view)).join(joint(view.language)),
    statuses: ({ statuses, language, translate, engine }) => statuses.filter((name) => engine.statusCounts[name] > 0).map((name) => translate(`player.legend.${name}`)).join(joint(language))
  };
  var KEPT2 = 8;
  function createNothingFound(host, { settings, about, onSet, onLeave }) {
    const words2 = element("p", { role: "status" });
    const button = element("button", { type: "button", class: "ge-again ge-drop", onclick: () => {
      const [name, ...others] = culprits;
      onSet(name === void 0 || others.length > 0 ? { ...NO_FILTERS } : { ...DROPPED[name] });
      onLeave();
    } });
    let meant = null;
    const suggestion = element("button", { type: "button", class: "ge-again ge-meant", onclick: () => {
      if (meant !== null) onSet({ query: meant });
      onLeave();
    } });
    const node = element("div", { class: "ge-empty", hidden: true }, words2, suggestion, button);
    host.append(node);
    let before = NO_FILTERS;
    let culprits = [];
    const suggestedOnce = memoize(({ search }) => memoize(search.suggested, KEPT2), 1);
    function sentence(view) {
      const { translate, language } = view;
      const told = culprits.map((name2) => WORDS[name2](view));
      const [name] = culprits;
      if (culprits.length > 1) {
        const names = told.filter((text) => text !== "").join(translate("player.comma"));
        return translate("player.empty.together", { names });
      }
      if (name === "query") return translate("player.nothing", { query: told[0] });
      if (name !== void 0) {
        return translate(told[0] === "" ? `player.empty.${name}.none` : `player.empty.${name}`, { names: told[0] });
      }
      const made = about?.[language].filters ?? [];
      return made.length === 0 || isTimeless(view.scene) ? translate("player.empty.story") : translate("player.empty.made", { names: made.join(" · ") });
    }
    function label(view, whole, { isAsking, undated }) {
      const { translate } = view;
      node.hidden = view.engine.count > 0 || undated !== null && undated.count > 0;
      if (node.hidden) {
        const { query, from, to, layers: layers2, statuses } = settings;
        before = { query, from, to, layers: layers2, statuses };
        return setText(words2, "");
      }
      culprits = emptied(settings, before, whole.countOf);
      setText(words2, isAsking ? translate("player.search.asking") : sentence({ ...view, engine: whole }));
      setText(button, translate(culprits.length === 1 ? `player.empty.drop.${culprits[0]}` : "player.empty.all"));
      button.hidden = culprits.length === 0;
      meant = culprits.includes("query") && !isAsking ? suggestedOnce(whole)(settings.query.trim()) : null;
      suggestion.hidden = meant === null;
      setText(suggestion, meant === null ? "" : translate("player.meant", { words: meant }));
    }
    return { node, label };
  }

  // src/panel/offscreen.js
  var GAP3 = 8;
  var EDGE2 = 14;
  var MOST4 = { narrow: 4, medium: 4, wide: 5 };
  var LEAST_HEIGHT2 = 260;
  var isInside2 = ({ x, y }, frame) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
  function exitTo({ x, y }, { left, top, right, bottom }) {
    const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
    const share = Math.min(
      (right - left) / 2 / Math.max(Math.abs(x - cx), 1e-6),
      (bottom - top) / 2 / Math.max(Math.abs(y - cy), 1e-6)
    );
    return { x: cx + (x - cx) * share, y: cy + (y - cy) * share, angle: Math.atan2(y - cy, x - cx) };
  }
  function placeAt(exit, { width, height }, frame, taken) {
    const isSide = exit.x <= frame.left + 1 || exit.x >= frame.right - 1;
    const step2 = isSide ? height + GAP3 : 24;
    for (let i = 0; i < 24; i += 1) {
      const shift = step2 * Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1);
      const left = Math.min(frame.right - width, Math.max(frame.left, exit.x - width / 2 + (isSide ? 0 : shift)));
      const top = Math.min(frame.bottom - height, Math.max(frame.top, exit.y - height / 2 + (isSide ? shift : 0)));
      const box2 = { left, top, right: left + width, bottom: top + height };
      if (!taken.some((other) => overlap(box2, other, GAP3))) return box2;
    }
    return null;
  }
  function createPointers(host, map, { viewport, marks, onGo }) {
    let shown = [];
    let drawn = "";
    function targetsOf(current2, { scene, language, translate }) {
      const { opening } = viewport;
      if (opening === null) return [];
      const counts = /* @__PURE__ */ new Map();
      const main = /* @__PURE__ */ new Set();
      let mainCount = 0;
      for (const { event } of current2) {
        const place2 = whereabouts(scene, event);
        if (place2 === void 0) continue;
        if (opening.ids.has(event.id)) {
          main.add(place2);
          mainCount += 1;
        } else counts.set(place2, (counts.get(place2) ?? 0) + 1);
      }
      const say = (key, values) => ({ text: translate(key, values), spoken: translate(`${key}.go`, values) });
      const found = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST4[viewport.kind]).map(([place2, count]) => ({
        places: [place2],
        go: () => onGo(place2),
        ...say("player.beyond", { place: textIn(place2.name, language), count })
      }));
      return mainCount === 0 ? found : [...found, { places: [...main], go: viewport.resetView, ...say("player.beyond.main", { count: mainCount }) }];
    }
    function makePointer({ places, text, spoken: spoken2, go }) {
      const arrow = icon("towards");
      const button = element(
        "button",
        { type: "button", class: "ge-pill ge-pointer", onclick: go },
        arrow,
        element("span", { text })
      );
      setName(button, spoken2);
      host.append(button);
      return { places, arrow, button };
    }
    function frame() {
      const [[left, top], [right, bottom]] = viewport.padding();
      return {
        left: left + EDGE2,
        top: top + EDGE2,
        right: viewport.width - right - EDGE2,
        bottom: viewport.height - bottom - EDGE2
      };
    }
    function takenBoxes() {
      const { x, y } = map.layerPointToContainerPoint([0, 0]);
      return [...coversOf(map.getContainer()), ...marks.boxes().map((one) => moved(one, [x, y]))];
    }
    function put({ places, arrow, button }, room, taken) {
      const points = places.map(({ lat, lng }) => map.latLngToContainerPoint([lat, lng]));
      button.hidden = room.bottom - room.top < LEAST_HEIGHT2 || points.some((point) => isInside2(point, room));
      if (button.hidden) return;
      const exit = exitTo(points[0], room);
      const size = { width: button.offsetWidth, height: button.offsetHeight };
      const box2 = placeAt(exit, size, room, taken);
      button.hidden = box2 === null;
      if (box2 === null) return;
      taken.push(box2);
      Object.assign(button.style, { left: `${box2.left.toFixed(0)}px`, top: `${box2.top.toFixed(0)}px` });
      arrow.style.transform = `rotate(${exit.angle.toFixed(3)}rad)`;
    }
    function place() {
      if (shown.length === 0) return;
      const room = frame();
      const taken = takenBoxes();
      for (const one of shown) put(one, room, taken);
    }
    function draw(current2, view) {
      const targets = targetsOf(current2, view);
      const key = JSON.stringify([targets.map(({ spoken: spoken2, places }) => [spoken2, places]), viewport.padding()]);
      if (key !== drawn) {
        drawn = key;
        host.replaceChildren();
        shown = targets.map(makePointer);
      }
      place();
    }
    map.on("move moveend", place);
    return { draw, place, remove: () => map.off("move moveend", place) };
  }

  // src/panel/opening.js
  function createOpening(host, { isTitled, onStart }) {
    const title = isTitled ? null : element("h1", { class: "ge-opening-title" });
    const about = element("p", { class: "ge-opening-about" });
    const label = element("span");
    const start = element("button", { type: "button", class: "ge-strong", onclick: onStart }, icon("play"), label);
    const box2 = element("section", { class: "ge-opening", "data-shown": "false" }, title, about, start);
    host.append(box2);
    let drawn = "";
    function draw({ scene, language, translate }, isShown) {
      const key = JSON.stringify([scene.digest, language, isShown]);
      if (key === drawn) return false;
      drawn = key;
      const name = textIn(scene.title, language);
      if (title !== null) writeIn(title, scene.title, language);
      writeIn(about, scene.about, language);
      label.textContent = translate("player.opening.start");
      about.hidden = about.textContent === "" || !isShown;
      start.hidden = !isShown;
      setAttributes(box2, { "data-shown": isShown });
      if (isShown) box2.setAttribute("aria-label", name);
      else box2.removeAttribute("aria-label");
      return true;
    }
    return { root: box2, draw, get isShown() {
      return box2.dataset.shown === "true";
    } };
  }

  // src/panel/choice.js
  function createSwitch(name, values, onChoose) {
    const heading = element("h3", { id: `ge-${name}` });
    const meaning = element("p", { class: "ge-meaning", id: `ge-${name}-meaning` });
    const buttons = values.map((value) => element("button", { type: "button", onclick: () => onChoose(value) }));
    const node = element(
      "div",
      { role: "group", "aria-labelledby": heading.id, "aria-describedby": meaning.id },
      heading,
      element("div", { class: "ge-switch" }, ...buttons),
      meaning
    );
    function label(translate, settings) {
      setText(heading, translate(`player.${name}`));
      values.forEach((value, i) => {
        setText(buttons[i], translate(`player.${name}.${value}`));
        setAttributes(buttons[i], { "aria-pressed": settings[name] === value });
      });
      setText(meaning, translate(`player.${name}.${settings[name]}.title`));
    }
    return { node, label };
  }
  function createList(onChoose) {
    const list = element("select", { class: "ge-select" });
    const words2 = element("span");
    const node = element("label", { class: "ge-listed" }, words2, list);
    let written3 = "";
    list.addEventListener("change", () => onChoose(Number(list.value)));
    function label(text, options, chosen2) {
      setText(words2, text);
      const key = JSON.stringify(options);
      if (written3 !== key) list.replaceChildren(...options.map((one) => element("option", one)));
      written3 = key;
      list.value = String(chosen2);
    }
    return { node, list, label };
  }

  // src/panel/language-choice.js
  var MOST_BUTTONS = 2;
  function createLanguageChoice(onChoose) {
    const heading = element("h3", { id: "ge-language" });
    const room = element("div", {});
    const node = element("div", { role: "group", "aria-labelledby": heading.id }, heading, room);
    let shown = [];
    let buttons = [];
    let list = null;
    const choose = (language) => void haveTexts(language).then(() => onChoose(language), () => void 0);
    function build() {
      buttons = [];
      list = null;
      if (shown.length <= MOST_BUTTONS) {
        buttons = shown.map((one) => element("button", {
          type: "button",
          lang: marked(one),
          text: ownName(one),
          onclick: () => choose(one)
        }));
        room.replaceChildren(element("div", { class: "ge-switch" }, ...buttons));
        return;
      }
      const options = shown.map((one) => element("option", { value: one, lang: marked(one), text: ownName(one) }));
      const select = element("select", { class: "ge-select", "aria-labelledby": heading.id }, ...options);
      select.addEventListener("change", () => choose(select.value));
      list = select;
      room.replaceChildren(select);
    }
    function label(translate, { language }) {
      const offered = languagesOffered();
      if (offered.join() !== shown.join()) {
        shown = offered;
        build();
      }
      node.hidden = shown.length < 2;
      setText(heading, translate("player.language"));
      shown.forEach((one, i) => {
        if (buttons[i]) setAttributes(buttons[i], { "aria-pressed": one === language });
      });
      if (list !== null) list.value = language;
    }
    return { node, label };
  }

  // src/panel/legend.js
  var LINES2 = ["named", "ends", "inferred", "area", "vague", "rough", "bin", "fold", "hollow", "lasting"];
  var RAILS = ["named", "ends", "inferred"];
  var SYMBOL3 = 18;
  function pie(layers2) {
    if (layers2.length < 2) {
      return [svgElement("circle", { cx: 10, cy: 8, r: 6.5, class: "ge-block", "data-layer": layers2[0] ?? "" })];
    }
    const edge = (turn) => [10 + 6.5 * Math.sin(turn * 2 * Math.PI), 8 - 6.5 * Math.cos(turn * 2 * Math.PI)].map((pixels) => pixels.toFixed(1)).join(" ");
    return layers2.map((name, i) => svgElement("path", {
      class: "ge-block",
      "data-layer": name,
      d: `M10 8L${edge(i / layers2.length)}A6.5 6.5 0 0 1 ${edge((i + 1) / layers2.length)}Z`
    }));
  }
  var PATHS = {
    area: "M2 5l6-4 9 3 1 7-7 4-7-3z",
    named: "M1 8h18",
    ends: "M1 8h18",
    inferred: "M1 8h18",
    fold: "M1 8h6M13 8h6M6 12l2-8M12 12l2-8",
    hollow: "M7 3h6v10h-6z",
    lasting: "M2 6h14v4h-14z"
  };
  function sample(kind) {
    const drawing = svgElement("svg", { viewBox: "0 0 20 16", width: 20, height: 16, "aria-hidden": "true" });
    if (kind === "rough") drawing.append(svgElement("circle", { cx: 10, cy: 8, r: 6.8, class: "ge-sample-rough" }));
    else if (kind === "vague") return symbol("", "confirmed", SYMBOL3, true);
    else if (kind !== "bin") drawing.append(svgElement("path", { d: PATHS[kind], class: `ge-sample-${kind}` }));
    return drawing;
  }
  function createRow(drawing) {
    const words2 = element("span");
    return { node: element("li", { class: "ge-explained" }, drawing, words2), words: words2, drawing };
  }
  function createToggle(drawing, onclick) {
    const words2 = element("span", { class: "ge-choice-name" });
    const count = element("span", { class: "ge-count" });
    const button = element(
      "button",
      { type: "button", class: "ge-choice", onclick },
      icon("tick"),
      drawing,
      words2,
      count
    );
    function label(text, number2, isOn) {
      setText(words2, text);
      setText(count, number2);
      setAttributes(button, { "aria-pressed": isOn, "data-none": number2 === "0" });
    }
    return { node: element("li", {}, button), label };
  }
  function createGroup(name, ...rows) {
    const heading = element("h3", { id: `ge-${name}` });
    const list = element("ul", { "aria-labelledby": heading.id }, ...rows);
    return { heading, list, node: element("section", { class: `ge-group ge-group-${name}` }, heading, list) };
  }
  var toggled = (all, chosen2, one) => all.filter((name) => chosen2.includes(name) !== (name === one));
  function createLegend(settings, onSet) {
    let layers2 = [];
    const statuses = STATUSES.map((name) => createToggle(symbol("", name, SYMBOL3), () => {
      const chosen2 = toggled(offered, settings.statuses, name);
      onSet({ statuses: chosen2.length === offered.length ? [...STATUSES] : chosen2 });
    }));
    const expected = createRow(symbol("", "expected", SYMBOL3));
    const lines = LINES2.map((kind) => createRow(sample(kind)));
    const rowOf = (kind) => lines[LINES2.findIndex((one) => one === kind)];
    rowOf("bin").node.classList.add("ge-bin-row");
    const what = createGroup("what");
    const sure = createGroup("sure", ...statuses.map(({ node }) => node), expected.node);
    const lined = createGroup("lines", ...lines.map(({ node }) => node));
    let made = "";
    let offered = STATUSES;
    function toggle(id) {
      const ids = layers2.filter(({ node }) => !node.hidden).map((layer) => layer.id);
      const chosen2 = toggled(ids, settings.layers ?? ids, id);
      onSet({ layers: chosen2.length === ids.length ? null : chosen2 });
    }
    function makeLayers({ tracks, areas = [] }, whole) {
      const ids = layerIds();
      const layerOf = (drawn) => whole.find(drawn?.event ?? "")?.layer ?? "";
      const rail = layerOf(tracks[0]);
      const wide = new Set(areas.map(layerOf));
      const key = JSON.stringify([allLayers(), rail, ...wide]);
      if (key === made) return;
      made = key;
      layers2 = ids.map((id) => ({ id, ...createToggle(
        wide.has(id) ? areaSymbol(id, SYMBOL3) : symbol(id, "confirmed", SYMBOL3),
        () => toggle(id)
      ) }));
      what.list.replaceChildren(...layers2.map(({ node }) => node));
      rowOf("bin").drawing.replaceChildren(...pie(ids));
      rowOf("area").node.hidden = areas.length === 0;
      setAttributes(rowOf("area").drawing, { "data-layer": layerOf(areas[0]) });
      for (const kind of RAILS) {
        setAttributes(rowOf(kind).drawing, { "data-layer": rail });
        rowOf(kind).node.hidden = tracks.length === 0;
      }
    }
    function offer({ columns }, { clocked, undated = [] }) {
      const held = columns.layers.filter((id, i) => columns.layer.includes(i) || undated.some(({ layer }) => layer === id));
      for (const { id, node } of layers2) node.hidden = !held.includes(id);
      what.node.hidden = held.length < 2;
      const stated = STATUSES.filter((name) => columns.status.includes(STATES.indexOf(name)) || undated.some(({ status }) => status === name));
      offered = STATUSES.filter((name) => stated.includes(name) || settings.clock === "reported" && name !== "unstated");
      STATUSES.forEach((name, i) => {
        statuses[i].node.hidden = !offered.includes(name);
      });
      sure.node.hidden = stated.length < 2;
      rowOf("hollow").node.hidden = clocked === false && stated.every(isFilled);
    }
    function labelLines(translate, { columns, axis }) {
      rowOf("vague").node.hidden = !isAnyVague(columns);
      rowOf("lasting").node.hidden = !isAnyLasting(columns);
      rowOf("fold").node.hidden = axis(settings.axis).folds.length === 0;
      for (const kind of LINES2) setText(rowOf(kind).words, translate(`player.legend.${kind}`));
    }
    function label(translate, { engine, whole, scene }) {
      makeLayers(scene, whole);
      offer(whole, scene);
      for (const [name, { heading }] of Object.entries({ what, sure, lines: lined })) {
        setText(heading, translate(`player.legend.${name}`));
      }
      const write2 = (count) => numberText(count, settings.language);
      for (const { id, label: say } of layers2) {
        say(
          layerName(id, { ...settings, translate }),
          write2(engine.layerCounts.get(id) ?? 0),
          settings.layers?.includes(id) ?? true
        );
      }
      STATUSES.forEach((name, i) => statuses[i].label(
        translate(`player.legend.${name}`),
        write2(engine.statusCounts[name]),
        settings.statuses.includes(name)
      ));
      setText(expected.words, translate("player.legend.announced"));
      labelLines(translate, engine);
    }
    return { nodes: [what.node, sure.node], lines: lined.node, label };
  }

  // src/panel/compare-choice.js
  function createCompareChoice(onPress) {
    const heading = element("h3", { id: "ge-compare" });
    const meaning = element("p", { class: "ge-meaning", id: "ge-compare-meaning" });
    const buttons = PRESETS.map((preset) => element("button", { type: "button", onclick: () => onPress(preset) }));
    const node = element(
      "div",
      { role: "group", "aria-labelledby": heading.id, "aria-describedby": meaning.id },
      heading,
      element("div", { class: "ge-switch ge-presets" }, ...buttons),
      meaning
    );
    function label(translate, { compare }) {
      const kind = compare === null ? null : readComparison(compare)?.kind;
      setText(heading, translate("player.compare"));
      setText(meaning, translate(kind === null ? "player.compare.title" : "player.compare.title.on"));
      PRESETS.forEach((preset, i) => {
        setText(buttons[i], translate(`player.compare.${preset}`));
        setAttributes(buttons[i], { "aria-pressed": preset === kind });
      });
    }
    return { node, label };
  }

  // src/panel/more.js
  var TRAILS = [0.05, 0.12, 0.3];
  var WINDOWS = [1, 7, 30, 90, 365, 1826, 3652];
  function lengthText2(translate, mode, value) {
    if (mode === "trail") {
      const at = TRAILS.indexOf(value);
      if (at >= 0) return translate(`player.trail.${["short", "medium", "long"][at]}`);
      return translate("player.trail.share", { percent: Math.round(value * 1e3) / 10 });
    }
    return translate(WINDOWS.includes(value) ? `player.window.${value}` : "player.window.days", { count: value });
  }
  function createLength(onSet) {
    let isTrail = true;
    const { node, list, label: labelList } = createList((value) => onSet(isTrail ? { trail: value } : { window: value }));
    list.classList.add("ge-length");
    function label(translate, { mode, trail, window: window2 }) {
      node.hidden = mode === "upto";
      if (mode === "upto") return;
      isTrail = mode === "trail";
      const value = isTrail ? trail : window2;
      const values = [.../* @__PURE__ */ new Set([...isTrail ? TRAILS : WINDOWS, value])].sort((a, b) => a - b);
      labelList(
        translate(`player.${mode}.length`),
        values.map((one) => ({ value: one, text: lengthText2(translate, mode, one) })),
        value
      );
    }
    return { node, label };
  }
  function createSpeed(onSet) {
    const { node, list, label } = createList((speed) => onSet({ speed }));
    list.classList.add("ge-speed");
    return { node, label(translate, settings) {
      label(
        translate("player.speed"),
        SPEEDS.map((speed) => ({ value: speed, text: `${speed}×` })),
        SPEEDS.findLast((speed) => speed <= settings.speed)
      );
    } };
  }
  function createLoop(onSet) {
    const words2 = element("span");
    const node = element("button", {
      type: "button",
      class: "ge-choice ge-loop",
      "aria-pressed": "false",
      onclick: () => onSet({ loop: node.getAttribute("aria-pressed") !== "true" })
    }, icon("tick"), words2);
    return { node, label(translate, { loop }) {
      setText(words2, translate("player.loop"));
      setAttributes(node, { "aria-pressed": loop });
    } };
  }
  function createMore(onSet, onCompare, urlOf) {
    const controls = [
      createCompareChoice(onCompare),
      createSwitch("mode", MODES, (mode) => onSet({ mode })),
      createLength(onSet),
      createSwitch("axis", ["elastic", "linear"], (axis) => onSet({ axis })),
      createSpeed(onSet),
      createLoop(onSet),
      createCopyLinks(urlOf)
    ];
    const words2 = element("span");
    const box2 = element("div", { class: "ge-more", id: "ge-more", hidden: true }, ...controls.map(({ node }) => node));
    const button = element("button", {
      type: "button",
      class: "ge-disclosure",
      "aria-controls": box2.id,
      "aria-expanded": "false",
      onclick: () => {
        box2.hidden = !box2.hidden;
        setAttributes(button, { "aria-expanded": !box2.hidden });
        if (!box2.hidden) box2.scrollIntoView({ block: "nearest" });
      }
    }, icon("forward"), words2);
    return { node: element("div", { class: "ge-furthest" }, button, box2), label(translate, settings) {
      setText(words2, translate("player.further"));
      for (const control of controls) control.label(translate, settings);
    } };
  }

  // src/panel/search-field.js
  function createSearchField(onSearch) {
    const input = element("input", {
      type: "search",
      class: "ge-query",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      enterkeyhint: "search"
    });
    const clear = element(
      "button",
      { type: "button", class: "ge-button ge-clear", hidden: true, onclick: empty },
      icon("close")
    );
    const node = element("div", { class: "ge-search", role: "search" }, input, clear);
    function search(isOngoing) {
      clear.hidden = input.value === "";
      onSearch(input.value, isOngoing);
    }
    function empty() {
      const was = input.value;
      input.value = "";
      if (was !== "") search(false);
      input.focus();
      return was !== "";
    }
    let isComposing = false;
    input.addEventListener("compositionstart", () => {
      isComposing = true;
    });
    input.addEventListener("compositionend", () => {
      isComposing = false;
      search(true);
    });
    input.addEventListener("input", () => {
      if (!isComposing) search(true);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing && input.value !== "") {
        event.preventDefault();
        event.stopPropagation();
        empty();
      }
    });
    function label(translate, query) {
      input.setAttribute("aria-label", translate("player.search"));
      input.placeholder = translate("player.search");
      setName(clear, translate("player.search.clear"));
      if (!isComposing && input.value.trim() !== query.trim()) input.value = query;
      clear.hidden = input.value === "";
    }
    return { node, label };
  }

  // src/panel/sidebar.js
  function createSidebar(host, { settings, onSet, onToggle, onLeave, onCompare, urlOf }) {
    const heading = element("h2", { id: "ge-sidebar-title", tabindex: "-1" });
    const close = element("button", { type: "button", class: "ge-button ge-close", onclick: leave }, icon("close"));
    const search = createSearchField((query, isOngoing) => onSet({ query }, isOngoing));
    const passing = element("span", { role: "status" });
    const held = element("p", { class: "ge-held", role: "status", hidden: true });
    const all = element("button", { type: "button", class: "ge-all", onclick: () => {
      onSet({ ...NO_FILTERS });
      heading.focus();
    } });
    const legend = createLegend(settings, onSet);
    const clock = createSwitch("clock", ["hindsight", "reported"], (value) => onSet({ clock: value }));
    const language = createLanguageChoice((value) => onSet({ language: value }));
    const more = createMore(onSet, onCompare, urlOf);
    const root = element("section", {
      class: "ge-sidebar ge-sheet",
      id: "ge-sidebar",
      "aria-labelledby": heading.id,
      hidden: true
    }, element("header", {}, heading, close), element(
      "div",
      { class: "ge-sidebar-body" },
      search.node,
      held,
      element("p", { class: "ge-passing" }, passing, all),
      ...legend.nodes,
      clock.node,
      language.node,
      legend.lines,
      more.node
    ));
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    });
    host.append(root);
    function open(isOpen3) {
      if (root.hidden === !isOpen3) return;
      root.hidden = !isOpen3;
      onToggle(isOpen3);
    }
    function leave() {
      open(false);
      onLeave();
    }
    function label(translate, shown, { engine, whole, scene, isAsking }) {
      setText(heading, translate("player.sidebar"));
      setName(close, translate("player.sidebar.close"));
      search.label(translate, settings.query);
      setText(held, isAsking ? translate("player.search.asking") : settings.query.trim() === "" || whole.search.isWhole ? "" : translate("player.search.held"));
      held.hidden = held.textContent === "";
      setText(passing, engine === whole ? translate("player.present.events", { count: whole.count }) : translate("player.passing", { count: engine.count, total: whole.count }));
      setText(all, translate("player.all"));
      all.hidden = engine === whole;
      legend.label(translate, { engine, whole, scene });
      for (const control of [clock, language, more]) control.label(translate, shown);
    }
    return { root, label, open, focus: () => heading.focus(), get isOpen() {
      return !root.hidden;
    } };
  }

  // src/panel/unmet.js
  var MOST5 = 3;
  var LONGEST4 = 40;
  function createUnmet(host) {
    const words2 = element("span");
    const close = element(
      "button",
      { type: "button", class: "ge-button ge-close", onclick: () => tell([]) },
      icon("close")
    );
    const node = element("div", { class: "ge-notice ge-unmet", role: "status", hidden: true }, words2, close);
    host.append(node);
    let told = [];
    function tell(unmet) {
      told = unmet;
      node.hidden = told.length === 0;
    }
    function label({ translate }) {
      if (node.hidden) return;
      const parts = told.slice(0, MOST5).map(({ name, value, why }) => {
        const short = value.length > LONGEST4 ? `${value.slice(0, LONGEST4 - 1)}…` : value;
        return translate(`player.link.${why}`, { name, value: short });
      });
      if (told.length > MOST5) parts.push(translate("player.more", { count: told.length - MOST5 }));
      words2.textContent = translate("player.link.unmet", { parts: parts.join(translate("player.comma")) });
      setName(close, translate("player.link.close"));
    }
    return { node, tell, label };
  }

  // src/panel/undated.js
  function createUndated(host, { onList }) {
    let shown = null;
    let count = 0;
    const button = element("button", {
      type: "button",
      class: "ge-pill",
      hidden: true,
      "aria-haspopup": "dialog",
      onclick: () => {
        if (shown !== null) onList(undatedList(shown.engine.visible(shown), count));
      }
    });
    host.append(button);
    function draw(beside, { translate }) {
      shown = beside;
      count = beside?.engine.visibleCount(beside) ?? 0;
      if (beside?.scene.undated?.length === count) count = beside.scene.undated_count ?? count;
      setText(button, translate("player.dateless", { count }));
      button.hidden = count === 0;
    }
    return { draw };
  }

  // src/panel/unplaced.js
  function createUnplaced(host, { onList }) {
    let entries = [];
    let count = 0;
    const button = element("button", {
      type: "button",
      class: "ge-pill",
      hidden: true,
      "aria-haspopup": "dialog",
      onclick: () => onList(entries, count)
    });
    const note = element("p", { class: "ge-pill ge-unmarked", hidden: true });
    host.append(button, note);
    function draw({ unplaced, unplacedCount, left }, { translate }) {
      [entries, count] = [unplaced, unplacedCount];
      setText(button, translate("player.unplaced", { count }));
      note.hidden = left === 0;
      if (left > 0) setText(note, translate("player.unmarked", { count: left }));
      button.hidden = count === 0;
    }
    return { draw };
  }

  // src/time/kin.js
  var MINUTE13 = 6e4;
  var MOST_FOR_PEOPLE = 5e4;
  function standing(found, own, event) {
    const before = firstWhere(found.length, (k) => found[k] >= own);
    const isOne = found[before] === own;
    const eventAt = (k) => found[k] === void 0 ? null : event(found[k]);
    return {
      number: isOne ? before + 1 : 0,
      total: found.length,
      previous: eventAt(before - 1),
      next: eventAt(isOne ? before + 1 : before)
    };
  }
  function chapterAt2(moment, chapters) {
    const within3 = chapters.filter((one) => one.start <= moment && moment < one.end);
    return within3.reduce((best, one) => best === null || one.start >= best.start ? one : best, null);
  }
  function createKin(columns, rows, { chapters }) {
    const { actors, event, indexOf: indexOf2, offset, place, start } = columns;
    const local = (i) => start[i] + offset[i] * MINUTE13;
    let last = { own: -1, kin: [] };
    function kinOf(own) {
      const all = (isOne) => Array.from(rows.filter(isOne));
      const kin = [];
      if (place[own] >= 0) {
        kin.push({ kind: "place", id: columns.places[place[own]], found: all((i) => place[i] === place[own]) });
      }
      if (rows.length <= MOST_FOR_PEOPLE) {
        for (const id of new Set(actors(own))) {
          kin.push({ kind: "person", id, found: all((i) => actors(i).includes(id)) });
        }
      }
      const chapter = chapterAt2(local(own), chapters ?? []);
      if (chapter !== null) {
        const found = all((i) => chapter.start <= local(i) && local(i) < chapter.end);
        kin.push({ kind: "chapter", id: chapter.id, found });
      }
      return kin;
    }
    return ({ id: ofOne }, isKnown2) => {
      const own = indexOf2(ofOne);
      if (own < 0) return [];
      if (own !== last.own) last = { own, kin: kinOf(own) };
      return last.kin.map(({ kind, id, found }) => ({ kind, id, ...standing(found.filter((i) => i === own || isKnown2(i)), own, event) })).filter(({ total, number: number2 }) => number2 > 0 && total > 1);
    };
  }

  // src/print/paper-list.js
  var MOST6 = 300;
  var MINUTE14 = 6e4;
  var SYMBOL4 = 16;
  var line2 = (name, text) => text ? element("p", { class: name, text }) : null;
  var joined2 = (parts) => parts.filter(Boolean).join(" · ");
  function filtersOf({ layers: layers2, statuses, query, language, translate }, { statusCounts }) {
    const words2 = { language, translate };
    const kinds = layers2 && layerIds().filter((id) => layers2.includes(id)).map((id) => layerName(id, words2));
    const sure = statuses.length < STATUSES.length ? STATUSES.filter((one) => statuses.includes(one) && statusCounts[one] > 0).map((one) => translate(`player.legend.${one}`)) : null;
    return [kinds?.join(joint(language)), sure?.join(joint(language)), query && `“${query}”`];
  }
  function legendOf({ scene, engine, language, translate }) {
    const wide = new Set((scene.areas ?? []).map(({ event }) => engine.find(event)?.layer));
    const layers2 = layerIds().filter((id) => (engine.layerCounts.get(id) ?? 0) > 0).map((id) => ({
      drawing: wide.has(id) ? areaSymbol(id, SYMBOL4) : symbol(id, "confirmed", SYMBOL4),
      text: layerName(id, { language, translate })
    }));
    const statuses = STATUSES.filter((name) => engine.statusCounts[name] > 0).map((name) => ({ drawing: symbol("", name, SYMBOL4), text: translate(`player.legend.${name}`) }));
    return element("ul", { class: "ge-paper-legend leaflet-container" }, ...[...layers2, ...statuses].map(({ drawing, text }) => element("li", {}, drawing, text)));
  }
  function headOf(view, { whole }, { url }) {
    const { scene, engine, language, translate, clock } = view;
    const total = whole?.count ?? engine.count;
    const count = engine.count === total ? translate("player.present.events", { count: total }) : translate("player.passing", { count: engine.count, total });
    return [
      element("h1", spoken(scene.title, language)),
      line2("ge-paper-what", joined2([
        isTimeless(scene) ? "" : periodText(view),
        count,
        translate(`player.clock.${clock}`),
        ...filtersOf(view, whole ?? engine)
      ])),
      line2("ge-paper-url", isWeb(url) ? url : null)
    ];
  }
  var footOf = (view, { credits }) => [legendOf(view), line2("ge-paper-credits", joined2(credits)) ?? ""];
  function claimBlock(claim, view) {
    const { scene, language, translate } = view;
    const source = scene.sources[claim.source];
    const translation = translationOf(claim, language);
    return element(
      "div",
      { class: "ge-paper-claim" },
      element(
        "p",
        {},
        element("b", spoken(claim.by, language)),
        " ",
        joined2([translate(`player.stance.${claim.stance}`), claimDate(claim, view)])
      ),
      claim.quote === "" ? null : element("blockquote", {
        lang: source?.language,
        dir: "auto",
        text: `“${readable(claim.quote)}”`
      }),
      translation === null ? null : element("p", { class: "ge-paper-translation", text: `“${translation}”` }),
      textIn(claim.note, language) ? element("p", {}, translate("player.claim.note") + gapAfter(translate("player.claim.note")), element("span", spoken(claim.note, language))) : null,
      line2("ge-paper-source", sourceText(source, language))
    );
  }
  function article(event, view) {
    const { engine, language, translate, t, clock } = view;
    const state = stateOf(event, view);
    const sure = state === null || isFilled(state) ? `player.state.${state ?? "unknown"}` : `player.card.state.${state}`;
    const label = translate("player.card.figure");
    const figure = event.figure === null ? null : label + gapAfter(label) + figuresText(event.figure, language);
    return element(
      "article",
      {},
      element(
        "h3",
        {},
        element("span", { class: "ge-paper-date", text: dateWords(event.when, language) }),
        " ",
        textIn(event.title, language)
      ),
      line2("ge-paper-sure", joined2([translate(sure), placeText(event, view)])),
      line2("", figure),
      line2("", textIn(event.summary, language)),
      ...engine.knownClaims(event, t, clock).map((claim) => claimBlock(claim, view))
    );
  }
  function reference(source, { language, translate }) {
    const dated = source.published === null ? translate("player.undated") : translate("player.present.published", { date: dateWords(source.published, language) });
    const addresses2 = [source.url, source.archive_url].filter(isWeb);
    return joined2([
      source.title,
      textIn(source.publisher, language),
      dated,
      ...addresses2.length > 0 ? addresses2 : [translate("player.claim.no-address")]
    ]);
  }
  var group = (title, events) => element(
    "section",
    { class: "ge-paper-group" },
    title === "" ? null : element("h2", { text: title }),
    element("div", {}, ...events)
  );
  function groups(events, view) {
    const found = [];
    for (const event of events) {
      const chapter = chapterAt2(event.start + event.offset * MINUTE14, view.scene.chapters ?? []);
      if (found.at(-1)?.chapter !== chapter || found.length === 0) found.push({ chapter, articles: [] });
      found.at(-1)?.articles.push(article(event, view));
    }
    return found.map(({ chapter, articles }) => group(textIn(chapter?.title, view.language), articles));
  }
  function listOf(view, undated, { dataset }) {
    const { scene, engine, translate } = view;
    const events = Array.from(engine.rows.slice(0, MOST6), engine.event);
    const beside = undated === null ? [] : Array.from(undated.rows.slice(0, MOST6 - events.length), undated.event);
    const late = { ...view, engine: undated ?? engine, t: Number.MAX_SAFE_INTEGER };
    const left = engine.count + (undated?.count ?? 0) - events.length - beside.length;
    const cited = new Set([...events, ...beside].flatMap(({ claims }) => claims.map(({ source }) => source)));
    const sources = [...cited].map((id) => scene.sources[id]).filter((source) => source !== void 0);
    return [
      ...groups(events, view),
      beside.length === 0 ? null : group(
        translate("player.dateless", { count: undated?.count ?? 0 }),
        beside.map((event) => article(event, late))
      ),
      line2("ge-paper-left", left > 0 ? translate("player.more", { count: left }) : null),
      sources.length === 0 ? null : group(
        translate("player.print.sources"),
        [element("ul", {}, ...sources.map((one) => element("li", { text: reference(one, view) })))]
      ),
      line2("ge-paper-credits", dataset)
    ].filter((part) => part !== null);
  }

  // src/print/paper-map.js
  var ROOM2 = 44;
  var STILL = { isMoving: false, isInMotion: false };
  function boundsOf2(map, { scene, engine }) {
    const { x, y } = map.getSize();
    const project = (lat, lng) => {
      const point = map.project([lat, lng], 0);
      return [point.x, point.y];
    };
    const opening = chooseOpening(scene, engine, project, { width: x - 2 * ROOM2, height: y - 2 * ROOM2 }, false);
    if (opening === null) return null;
    const { left, top, right, bottom } = opening.box;
    return L.latLngBounds(map.unproject([left, bottom], 0), map.unproject([right, top], 0));
  }
  function drawPaperMap(node, context, { whole, ground, bounds }) {
    const map = L.map(node, {
      attributionControl: false,
      zoomControl: false,
      keyboard: false,
      zoomSnap: 0,
      zoomAnimation: false,
      fadeAnimation: false
    }).setView([0, 0], 1);
    const held = bounds ?? boundsOf2(map, context);
    if (held !== null) {
      map.fitBounds(held, { padding: bounds === null ? [ROOM2, ROOM2] : [0, 0], maxZoom: bounds === null ? closestTo(held, context.scene.areas !== void 0) : map.getMaxZoom(), animate: false });
    }
    const marks = createMarks(map, { onSelect() {
    }, onList() {
    }, onFan() {
    } });
    const crowd = createCrowdLayer(map, { padding: () => [[0, 0], [0, 0]], onMove() {
    }, onList() {
    } });
    for (const part of [marks, crowd]) part.setScene(context.scene, whole);
    crowd.label(context.translate, context.language);
    const { marks: visible2 } = crowd.draw(context, [], STILL);
    marks.draw({ ...context, visible: visible2, selected: null });
    const drawn = ground === null ? null : createBasemap(map, ground, { language: context.language, isPrinted: true });
    drawn?.placeNames();
    return () => {
      for (const part of [marks, crowd, drawn]) part?.remove();
      map.remove();
    };
  }

  // src/print/paper.js
  var SIZE = { width: 680, height: 470 };
  var WHOLE = `
@page { margin: 14mm; }
@media print {
  html, body { display: block !important; position: static !important; height: auto !important;
    min-height: 0 !important; overflow: visible !important; margin: 0 !important; background: #fff !important; }
  body > :not(.ge-paper-host) { display: none !important; }
}
@media screen {
  .ge-paper-host { position: fixed; left: -9999px; top: 0; width: ${SIZE.width}px; visibility: hidden; }
}`;
  var INSIDE = `
.ge-paper-host { position: absolute; inset: 0; z-index: 2000; overflow: hidden; }
@media screen { .ge-paper-host { visibility: hidden; pointer-events: none; } }`;
  var slide = () => `@page { size: ${innerWidth}px ${innerHeight}px; margin: 0; }`;
  var rules2 = () => [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet2) => {
    try {
      return [...sheet2.cssRules].map((rule) => rule.cssText);
    } catch {
      return [];
    }
  }).join("\n");
  function createPaper(map, { story: story2, about, ground, isMoved, urlOf, isPresenting, address }) {
    const page = (address === void 0 ? null : openPage(address)) ?? window;
    const isWhole2 = address !== void 0 && page.parent === page;
    const listening = new AbortController();
    let translate = null;
    let undoing = [];
    function clear() {
      for (const undo of undoing.reverse()) undo();
      undoing = [];
    }
    function view() {
      const { scene, engine, settings } = story2;
      if (scene === null || translate === null) return null;
      return { ...settings, scene, engine, translate, mode: "upto", t: engine.period.end };
    }
    function begin() {
      clear();
      const context = view();
      if (context === null) return;
      if (isPresenting() && page === window) return putStyle(slide());
      const host = element("div", { class: "ge-paper-host" });
      putStyle(isWhole2 ? WHOLE : INSIDE);
      (isWhole2 ? page.document.body : map.getContainer()).append(host);
      undoing.push(() => host.remove());
      undoing.push(fill2(host.attachShadow({ mode: "open" }), context));
    }
    function putStyle(text) {
      const style = element("style", { text });
      page.document.head.append(style);
      undoing.push(() => style.remove());
    }
    function fill2(root, context) {
      const { clientWidth, clientHeight } = map.getContainer();
      const { width, height } = isWhole2 ? SIZE : { width: Math.min(clientWidth, SIZE.width), height: clientHeight };
      const node = element("div", { class: "ge-paper-map", "data-theme": "light" });
      Object.assign(node.style, { width: `${width}px`, height: `${height}px` });
      const told = {
        credits: ground.lines().filter((line3) => line3 !== null),
        url: urlOf("view"),
        dataset: about?.[context.language].dataset ?? ""
      };
      const head = element("header", {}, ...headOf(context, story2, told));
      root.append(
        element("style", { text: rules2() }),
        element(
          "div",
          {
            class: isWhole2 ? "ge-paper" : "ge-paper ge-paper-inside",
            lang: marked(context.language)
          },
          ...isWhole2 ? [head, node, ...footOf(context, told), ...listOf(context, story2.undated, told)] : [node, head]
        )
      );
      return drawPaperMap(node, context, {
        whole: story2.whole ?? context.engine,
        ground: ground.data,
        bounds: isMoved() ? map.getBounds() : null
      });
    }
    for (const [name, react] of Object.entries({ beforeprint: begin, afterprint: clear })) {
      page.addEventListener(name, react, { signal: listening.signal });
    }
    return {
      /** @param {Translate} next */
      label(next) {
        translate = next;
      },
      remove() {
        listening.abort();
        clear();
      }
    };
  }

  // src/present/slide-order.js
  var MOST7 = 200;
  function createSlideOrder(engine, scene, clock) {
    const { period } = engine;
    const moments = engine.moments(clock);
    const chapters = chaptersOf(scene, engine, clock, moments);
    const count = moments.length + chapters.length + 2;
    const cardsBefore = (i) => chapters.filter(({ first }) => first <= i).length;
    function chapterSlide(number2) {
      const { chapter, first, until } = chapters[number2];
      const before = first === 0 ? period.start : moments[first - 1];
      const time = Math.min(moments[first], Math.max(chapter.start, before));
      return { kind: "chapter", time, chapter, number: number2 + 1, moments: moments.slice(first, until) };
    }
    function slide2(index) {
      if (index <= 0) return { kind: "start", time: period.start, moments: [] };
      if (index >= count - 1) return { kind: "closing", time: period.end, moments: [] };
      const number2 = chapters.findIndex(({ first }, k) => first + k === index - 1);
      if (number2 >= 0) return chapterSlide(number2);
      const moment = moments[index - 1 - chapters.filter(({ first }, k) => first + k < index - 1).length];
      return { kind: "step", time: moment, moments: [moment] };
    }
    function indexAt(t) {
      const i = firstWhere(moments.length, (k) => moments[k] > t) - 1;
      return i < 0 ? 0 : 1 + i + cardsBefore(i);
    }
    function indexOf2(event) {
      const first = clock === "reported" ? engine.knownClaims(event, Infinity, clock)[0]?.known : event.start;
      return first === void 0 ? 0 : indexAt(first);
    }
    function newsAt(moment) {
      const { entries } = engine.happenings(moment, clock, MOST7);
      if (clock !== "reported") return entries;
      const isDecisive = ({ event, claim }) => claim === leadingClaim(
        engine.knownClaims(event, moment, clock),
        engine.state(event, moment, clock)
      );
      const ranked = entries.map((entry) => ({
        entry,
        rank: isDecisive(entry) ? 0 : 1,
        away: Math.abs(entry.event.start - moment)
      }));
      return ranked.sort((a, b) => a.rank - b.rank || a.away - b.away).map(({ entry }) => entry);
    }
    function happenings({ moments: own }) {
      const found = /* @__PURE__ */ new Map();
      for (const moment of own) {
        if (found.size >= MOST7) break;
        for (const entry of newsAt(moment)) {
          if (!found.has(entry.event.id)) found.set(entry.event.id, entry);
        }
      }
      return [...found.values()];
    }
    return Object.freeze({ count, chapters: chapters.length, slide: slide2, indexAt, indexOf: indexOf2, happenings });
  }

  // src/present/slide-show.js
  function createSlideShow(story2) {
    const state = { isOn: false, hasStepped: false, chosen: null, motion: null };
    let deck = null;
    let time = null;
    function show(on, index, motion) {
      on.index = Math.max(0, Math.min(on.order.count - 1, index));
      Object.assign(state, { chosen: null, motion });
    }
    function stopAt({ order, index }) {
      const slide2 = order.slide(index);
      story2.pause();
      if (slide2.kind === "start") story2.reopen();
      else story2.moveTo(slide2.time);
      ({ time } = story2);
    }
    function goTo(on, index) {
      show(on, index, "travel");
      story2.choose(null);
      stopAt(on);
    }
    function lookAt2(on, event) {
      show(on, on.order.indexOf(event), "travel");
      stopAt(on);
      state.chosen = event.id;
    }
    function prepare({ engine, scene, time: t }) {
      const { clock } = story2.settings;
      if (deck !== null && deck.clock === clock && deck.engine === engine) return deck;
      const isFirst = deck === null;
      const order = createSlideOrder(engine, scene, clock);
      deck = { engine, clock, order, index: 0 };
      const event = story2.find(story2.selected);
      if (event !== null && !isUndated(event)) lookAt2(deck, event);
      else goTo(deck, isFirst && story2.isOpening ? 0 : order.indexAt(t));
      return deck;
    }
    function catchUp() {
      if (!state.isOn || story2.scene === null) return null;
      const on = prepare(story2);
      if (story2.time === time) return on;
      const next = on.order.indexAt(story2.time);
      state.hasStepped = true;
      if (next !== on.index) show(on, next, "follow");
      story2.choose(null);
      ({ time } = story2);
      return on;
    }
    function stepTo(indexOf2) {
      const on = catchUp();
      if (on === null) return false;
      state.hasStepped = true;
      goTo(on, indexOf2(on));
      return true;
    }
    function choose(event) {
      if (!state.isOn || story2.scene === null) return;
      const on = prepare(story2);
      state.hasStepped = true;
      lookAt2(on, event);
    }
    function set(isOn) {
      Object.assign(state, { isOn, hasStepped: false, chosen: null });
      [deck, time] = [null, null];
    }
    return Object.assign(state, {
      catchUp,
      choose,
      set,
      /** @param {"next"|"previous"} direction */
      step: (direction2) => stepTo(({ index }) => index + (direction2 === "next" ? 1 : -1)),
      /** @param {"start"|"end"} end */
      jump: (end) => stepTo(({ order }) => end === "start" ? 0 : order.count - 1)
    });
  }

  // src/present/slides.js
  var SYMBOL5 = 30;
  var MOST_OTHERS = 3;
  var MOST_SOURCES = 24;
  function stateLine(event, state, { translate }) {
    if (state === null || isFilled(state)) return null;
    return element(
      "p",
      { class: "ge-caption-state" },
      symbol(event.layer, state, SYMBOL5),
      element("span", { text: translate(`player.card.state.${state}`) })
    );
  }
  function claimBlock2(claim, view) {
    const { scene, language, translate } = view;
    const source = scene.sources[claim.source];
    const title = sourceText(source, language);
    const translation = translationOf(claim, language);
    return element(
      "div",
      { class: "ge-caption-claim" },
      element(
        "p",
        { class: "ge-caption-by" },
        element("b", spoken(claim.by, language)),
        " ",
        element("span", {
          class: `ge-stance ge-stance-${claim.stance}`,
          text: translate(`player.stance.${claim.stance}`)
        }),
        " ",
        element("span", { class: "ge-caption-claim-date", text: claimDate(claim, view) })
      ),
      element("blockquote", {
        class: "ge-caption-quote",
        lang: source?.language,
        dir: "auto",
        text: readable(claim.quote)
      }),
      translation === null ? null : element("p", { class: "ge-caption-translation", text: translation }),
      title === null ? null : element("p", { class: "ge-caption-source" }, ...sourceParts(source, title, translate))
    );
  }
  function claimBlocks({ claim }, leading3, view) {
    if (leading3 === null) return [];
    if (claim === null || claim.id === leading3.id) return [claimBlock2(leading3, view)];
    const values = { by: leading3.by[view.language], stance: view.translate(`player.stance.${leading3.stance}`) };
    return [
      claimBlock2(claim, view),
      element("p", { class: "ge-caption-earlier", text: view.translate("player.present.before", values) })
    ];
  }
  function eventBlocks(entry, date, view) {
    const { event } = entry;
    const { engine, t, clock, language } = view;
    const known2 = engine.knownClaims(event, t, clock);
    const isComplete = known2.length === event.claims.length;
    return [
      element("p", { class: "ge-caption-date", text: date }),
      element("h2", { class: "ge-caption-title", ...spoken(event.title, language) }),
      element("p", { class: "ge-caption-place", text: placeText(event, view) }),
      stateLine(event, stateOf(event, view), view),
      event.figure === null || !isComplete ? null : element(
        "p",
        { class: "ge-caption-figure" },
        element("b", { text: view.translate("player.card.figure") }),
        gapAfter(view.translate("player.card.figure")) + figuresText(event.figure, language)
      ),
      ...claimBlocks(entry, leadingClaim(known2, stateOf(event, view)), view)
    ];
  }
  function otherEvents(entries, view, onSelect) {
    if (entries.length === 0) return null;
    const { engine, t, clock, language, translate } = view;
    const item = ({ event }) => {
      const state = stateOf(event, view);
      const leading3 = leadingClaim(engine.knownClaims(event, t, clock), state);
      const title = state === null || isFilled(state) ? textIn(event.title, language) : translate("player.titled", { title: textIn(event.title, language), state: translate(`player.state.${state}`) });
      return element("li", {}, element(
        "button",
        { type: "button", onclick: () => onSelect(event.id) },
        symbol(event.layer, state ?? "expected", SYMBOL5),
        element("span", {}, title, leading3 === null ? null : element(
          "small",
          {},
          " ",
          element("span", spoken(leading3.by, language)),
          ` · ${translate(`player.stance.${leading3.stance}`)}`
        ))
      ));
    };
    const more = entries.length - MOST_OTHERS;
    return element(
      "div",
      { class: "ge-caption-others" },
      element("p", { text: translate("player.present.together", { count: entries.length }) }),
      element(
        "ul",
        {},
        ...entries.slice(0, MOST_OTHERS).map(item),
        more > 0 ? element("li", { text: translate("player.more", { count: more }) }) : null
      )
    );
  }
  function startCard(view) {
    const { about, engine, scene, clock, language, translate } = view;
    const sources = about?.[language].sources.length ?? Object.keys(scene.sources).length;
    const counts = [
      translate("player.present.events", { count: engine.count }),
      translate("player.present.sources", { count: sources }),
      translate(`player.clock.${clock}`)
    ];
    return [
      element("h2", { class: "ge-story-title", ...spoken(scene.title, language) }),
      element("p", { class: "ge-title-lead", text: periodText(view) }),
      element("p", { class: "ge-title-counts", text: counts.join(" · ") }),
      element("p", { class: "ge-title-keys", text: translate("player.present.keys") })
    ];
  }
  function chapterCard({ chapter, number: number2 }, total, { language, translate }) {
    return [
      element("p", { class: "ge-title-kicker", text: translate("player.present.chapter", { number: number2, total }) }),
      element("h2", spoken(chapter.title, language)),
      textIn(chapter.note, language) === "" ? null : element("p", { class: "ge-title-lead", ...spoken(chapter.note, language) })
    ];
  }
  function sourcesOf({ about, scene, language, translate }) {
    if (about !== null) return about[language].sources;
    return Object.values(scene.sources).map((source) => ({
      ...source,
      publisher: textIn(source.publisher, language),
      dated: source.published === null ? translate("player.undated") : translate("player.present.published", { date: dateWords(source.published, language) })
    }));
  }
  function closingCard(view) {
    const { about, language, translate, credits } = view;
    const sources = sourcesOf(view);
    const more = sources.length - MOST_SOURCES;
    const told = about?.[language];
    const lines = [...told?.filters ?? [], ...told?.credits ?? credits, told?.dataset].filter(Boolean);
    return [
      element("h2", { text: translate("player.present.about") }),
      element(
        "ul",
        { class: "ge-title-sources" },
        ...sources.slice(0, MOST_SOURCES).map((source) => element(
          "li",
          {},
          ...sourceParts(source, source.title, translate),
          element("span", { text: [source.publisher, source.dated].filter(Boolean).join(" · ") })
        )),
        more > 0 ? element("li", { text: translate("player.present.more.sources", { count: more }) }) : null
      ),
      ...lines.map((text) => element("p", { class: "ge-title-line", text }))
    ];
  }

  // src/present/presenter.js
  var FORMATS = [
    [1, 0.37],
    [0.92, 0.37],
    [0.85, 0.37],
    [0.92, 0.48],
    [0.85, 0.48],
    [0.78, 0.48],
    [0.72, 0.48],
    [0.66, 0.48],
    [0.66, 0.56]
  ];
  function createSteps({ onStep, onBlack, onLeave }) {
    const button = (sign, onclick) => element("button", { type: "button", class: "ge-button", onclick }, icon(sign));
    const previous = button("back", () => onStep("previous"));
    const position = element("span", { class: "ge-steps-position" });
    const next = button("forward", () => onStep("next"));
    const blacken = button("black", onBlack);
    const leave = button("close", onLeave);
    const node = element("nav", { class: "ge-steps", hidden: true }, previous, position, next, blacken, leave);
    function label(translate, index, count) {
      const named2 = { previous, next, blacken, leave };
      for (const [key, one] of Object.entries(named2)) setName(one, translate(`player.present.${key}`));
      node.setAttribute("aria-label", translate("player.present.label"));
      position.textContent = translate("player.present.position", { number: index + 1, total: count });
      previous.disabled = index === 0;
      next.disabled = index === count - 1;
    }
    return { node, label };
  }
  function createRings(map) {
    const group2 = L.layerGroup().addTo(map);
    return {
      /** @param {{lat: number, lng: number}[]} places */
      draw(places) {
        group2.clearLayers();
        for (const { lat, lng } of places) {
          const ring = L.divIcon({ className: "ge-ring", iconSize: [22, 22] });
          group2.addLayer(L.marker([lat, lng], { icon: ring, interactive: false, keyboard: false }));
        }
      },
      remove: () => group2.remove()
    };
  }
  function placesOf(entries, scene) {
    const ids = entries.flatMap(({ event }) => {
      const halts = (scene.tracks ?? []).find((track) => track.event === event.id)?.halts ?? [];
      return [event.place, event.origin, ...halts.map((halt) => halt.place)];
    });
    return [...new Set(ids)].map((id) => placeOf(scene, id)).filter((place) => place !== void 0);
  }
  function createPresenter(ui, panel, { map, story: story2, about, viewport, onSelect, onLeave }) {
    const caption = element("article", { class: "ge-caption", hidden: true });
    const words2 = element("div", { class: "ge-title-words" });
    const card = element("article", { class: "ge-title-card", hidden: true }, words2);
    const slides = element(
      "section",
      { class: "ge-slides", tabindex: "-1", hidden: true, "aria-live": "polite" },
      card,
      caption
    );
    const blackText = element("p");
    const black = element(
      "div",
      { class: "ge-black", role: "status", hidden: true, onclick: () => blacken(false) },
      blackText
    );
    ui.append(slides);
    const steps = createSteps({ onStep: step2, onBlack: () => blacken(), onLeave });
    const rings = createRings(map);
    const slideShow = createSlideShow(story2);
    let drawn = { key: "", window: "" };
    let meant = null;
    function step2(direction2) {
      if (slideShow.step(direction2)) blacken(false);
    }
    function jump(end) {
      if (slideShow.jump(end)) blacken(false);
    }
    function blacken(isBlack = black.hidden !== false) {
      black.hidden = !isBlack;
    }
    function fillCaption(slide2, entries, view) {
      const at = { ...view, t: slide2.time };
      const [first, ...others] = entries;
      const { date, hours } = momentAt(at);
      const when = view.clock === "hindsight" ? dateWords(first.event.when, view.language) : `${date} ${hours}`.trim();
      const told = [...eventBlocks(first, when, at), otherEvents(others, at, onSelect)];
      caption.replaceChildren(...told.filter((one) => one !== null));
    }
    function fillCard(slide2, chapters, view) {
      card.dataset.kind = slide2.kind;
      const other = slide2.kind === "start" ? startCard : closingCard;
      const told = slide2.kind === "chapter" ? chapterCard(slide2, chapters, view) : other(view);
      words2.replaceChildren(...told.filter((one) => one !== null));
    }
    function fitType(box2) {
      for (const [scale, share] of FORMATS) {
        box2.style.setProperty("--ge-scale", String(scale));
        box2.style.setProperty("--ge-share", percent(share));
        if (box2.scrollHeight <= box2.clientHeight + 1) break;
      }
      const isLong = box2.scrollHeight > box2.clientHeight + 1;
      if (isLong) box2.setAttribute("tabindex", "0");
      else box2.removeAttribute("tabindex");
      box2.scrollTop = 0;
    }
    function fill2(slide2, entries, chapters, view) {
      const isStep = slide2.kind === "step";
      caption.hidden = !isStep;
      card.hidden = isStep;
      if (isStep) fillCaption(slide2, entries, view);
      else fillCard(slide2, chapters, view);
      fitType(isStep ? caption : card);
    }
    function draw(context) {
      const deck = slideShow.catchUp();
      if (deck === null) return;
      const { order, index } = deck;
      setAttributes(slides, { "aria-live": story2.isPlaying ? "off" : "polite" });
      const { scene, language, translate, theme } = context;
      const { width, height } = viewport();
      const window2 = `${width} ${height} ${panel.offsetHeight}`;
      const key = JSON.stringify(
        [scene.digest, deck.engine.key, deck.clock, index, slideShow.chosen, language, theme, window2]
      );
      if (key === drawn.key) return;
      if (window2 !== drawn.window) slideShow.motion ??= "still";
      drawn = { key, window: window2 };
      const slide2 = order.slide(index);
      const rank = ({ event }) => event.id === slideShow.chosen ? 0 : 1;
      const entries = order.happenings(slide2).sort((a, b) => rank(a) - rank(b));
      meant = slide2.moments.length === 0 ? null : entries.map(({ event }) => event.id);
      slides.setAttribute("aria-label", translate("player.present.label"));
      blackText.textContent = translate("player.present.black");
      steps.label(translate, index, order.count);
      viewport().invalidate();
      fill2(slide2, entries, order.chapters, { ...context, about });
      const places = placesOf(slide2.kind === "step" ? entries.slice(0, 1 + MOST_OTHERS) : entries, scene);
      rings.draw(slide2.kind === "chapter" ? places : []);
      viewport().invalidate();
      if (slideShow.motion === "follow") viewport().panInside(places);
      else if (slideShow.motion !== null) move(slide2, places, slideShow.motion === "still");
      slideShow.motion = null;
    }
    function move(slide2, places, isStill) {
      const bounds = slide2.kind === "chapter" ? slide2.chapter.bounds : null;
      if (bounds === null) viewport().flyTo(places, isStill);
      else viewport().frame(bounds, { isStill });
    }
    function covering() {
      if (!slideShow.isOn) return null;
      if (!caption.hidden) return caption;
      return card.dataset.kind === "closing" || viewport().kind === "narrow" ? null : words2;
    }
    function set(isOn) {
      slideShow.set(isOn);
      drawn = { key: "", window: "" };
      slides.hidden = !isOn;
      steps.node.hidden = !isOn;
      caption.hidden = true;
      blacken(false);
      meant = null;
      if (!isOn) rings.draw([]);
    }
    return Object.freeze({
      covering,
      black,
      steps: steps.node,
      set,
      step: step2,
      jump,
      choose: slideShow.choose,
      blacken,
      draw,
      focus: () => slides.focus({ preventScroll: true }),
      remove: rings.remove,
      get meant() {
        return meant;
      },
      get hasStepped() {
        return slideShow.hasStepped;
      }
    });
  }

  // src/strip/band.js
  var DAY5 = 864e5;
  function bandStart({ engine, axis, trail, window: days }, mode, t) {
    const { position } = engine.axis(axis);
    if (mode === "trail") return position(t) - trail;
    return mode === "window" ? position(t - days * DAY5) : 0;
  }

  // src/strip/zoom.js
  var HOUR2 = 36e5;
  var DAY6 = 24 * HOUR2;
  var WHOLE2 = Object.freeze({ from: 0, to: 1 });
  var SLIVER = 1e-6;
  var PAGE_SHARE = 0.12;
  var EDGE3 = 1e-3;
  var LEAST_SPAN = 3 * DAY6;
  var LEAST_SPAN_WITH_HOURS = 3 * HOUR2;
  var MOST_EXAMINED = 500;
  var BISECTIONS = 30;
  var lengthOf = ({ from, to }) => to - from;
  var isWhole = (part) => lengthOf(part) >= 1 - SLIVER;
  var shareOf2 = (part, position) => (position - part.from) / lengthOf(part);
  var positionAt = (part, share) => part.from + share * lengthOf(part);
  function partFrom(from, length) {
    if (length >= 1 - SLIVER) return WHOLE2;
    const kept = Math.min(1 - length, Math.max(0, from));
    return { from: kept, to: kept + length };
  }
  function scaled(part, factor, around2) {
    const length = Math.min(1, lengthOf(part) * factor);
    return partFrom(around2 - shareOf2(part, around2) * length, length);
  }
  function zoomed(part, factor, around2, isAllowed = () => true) {
    const wanted = scaled(part, factor, around2);
    if (factor >= 1 || isAllowed(wanted)) return wanted;
    if (!isAllowed(part)) return part;
    let near = factor;
    let far = 1;
    for (let i = 0; i < BISECTIONS; i += 1) {
      const middle = (near + far) / 2;
      if (isAllowed(scaled(part, middle, around2))) far = middle;
      else near = middle;
    }
    return far === 1 ? part : scaled(part, far, around2);
  }
  function panned(part, by) {
    return isWhole(part) ? WHOLE2 : partFrom(part.from + by, lengthOf(part));
  }
  function pinched(part, factor, anchor, share, isAllowed) {
    const next = zoomed(part, factor, anchor, isAllowed);
    return panned(next, anchor - positionAt(next, share));
  }
  function following(part, position) {
    const share = shareOf2(part, position);
    if (share >= -EDGE3 && share <= 1 + EDGE3) return part;
    const length = lengthOf(part);
    if (share > 2 || share < -1) return partFrom(position - length / 2, length);
    return partFrom(position - length * (share > 1 ? PAGE_SHARE : 1 - PAGE_SHARE), length);
  }
  function hasHours({ columns: { count, start, event } }, low, high) {
    const first = firstWhere(count, (i) => start[i] >= low);
    const last = Math.min(count, first + MOST_EXAMINED);
    for (let i = first; i < last && start[i] <= high; i += 1) {
      if (event(i).precision === "minute") return true;
    }
    return false;
  }
  function limitOf(engine, kind) {
    const { time } = engine.axis(kind);
    return (part) => {
      const low = time(part.from);
      const high = time(part.to);
      if (high - low >= LEAST_SPAN) return true;
      if (high - low < LEAST_SPAN_WITH_HOURS) return false;
      const middle = (low + high) / 2;
      return hasHours(engine, middle - LEAST_SPAN / 2, middle + LEAST_SPAN / 2);
    };
  }

  // src/strip/density.js
  var HEIGHT = 36;
  var COLUMN_WIDTH = 4;
  var EVENTS = 8;
  var FEWEST_COLUMNS = 40;
  var LEAST_HEIGHT3 = 6;
  var GAP4 = 1;
  var SIGN = 6;
  function lanesOf(bars, layers2) {
    const held = layers2.map((layer, index) => {
      const counts = bars.map((bar2) => bar2.counts[index]);
      return { layer, index, most: Math.max(0, ...counts), total: counts.reduce((sum2, count) => sum2 + count, 0) };
    }).filter(({ total }) => total > 0);
    const sum = held.reduce((all, { most }) => all + most, 0);
    const spare = HEIGHT - held.length * LEAST_HEIGHT3;
    let top = 0;
    return held.map((lane) => {
      const height = LEAST_HEIGHT3 + spare * lane.most / sum;
      top += height;
      return { ...lane, top: top - height, height };
    });
  }
  var scaleOf = (lanes) => Math.min(...lanes.map(({ height, most }) => (height - GAP4) / most));
  function drawCounts(svg, { engine, axis, clock, width, part, language, translate }) {
    const wanted = Math.max(FEWEST_COLUMNS, Math.round(engine.count / EVENTS));
    const bins = Math.max(1, Math.min(wanted, Math.floor(width / COLUMN_WIDTH)));
    const bars = engine.bars({ kind: axis, clock, bins, from: part.from, to: part.to });
    const lanes = lanesOf(bars, engine.columns.layers);
    const scale = scaleOf(lanes);
    const at = (position) => (shareOf2(part, position) * width).toFixed(1);
    for (const { layer, index, top, height, total } of lanes) {
      const bottom = top + height;
      const columns = bars.filter(({ counts }) => counts[index] > 0).map(({ from, to, counts }) => {
        const high = Math.max(1, counts[index] * scale).toFixed(2);
        return `M${at(from)} ${bottom}v-${high}H${at(to)}v${high}Z`;
      });
      const words2 = `${layerName(layer, { language, translate })}: ${numberText(total, language)}`;
      svg.append(svgElement(
        "g",
        { class: "ge-count-lane", "data-layer": layer, "data-total": total },
        svgElement("title", {}, words2),
        svgElement("rect", { x: 0, y: top, width, height, class: "ge-lane-ground" }),
        svgElement("path", { d: columns.join(""), class: "ge-lane-counts" }),
        lanes.length < 2 ? null : svgElement("path", {
          class: "ge-lane-sign",
          d: outlineIn(layer, 1, bottom - SIGN - GAP4, SIGN, SIGN)
        })
      ));
    }
  }

  // src/strip/happenings.js
  var MOST8 = 600;
  var MOST_READ = 5e3;
  function lastingEvents({ engine, low, high }) {
    const { rows, columns } = engine;
    const found = [];
    for (const i of rows) {
      if (lastOf(columns, i) < low || firstOf(columns, i) > high) continue;
      if (found.length === MOST8) return null;
      found.push(columns.event(i));
    }
    return found;
  }
  function happeningsOf(view) {
    const { engine, clock, low, high } = view;
    let found = [];
    if (clock !== "reported") {
      const events = lastingEvents(view);
      if (events === null) return null;
      found = events.map((event) => ({ event, isFirst: true, from: lastsFrom(event), until: lastsUntil(event), edges: event.edges }));
    } else {
      if (engine.count > MOST_READ) return null;
      found = Array.from(engine.rows, engine.event).flatMap((event) => {
        const claims = engine.knownClaims(event, Infinity, clock);
        return claims.filter(({ known: known2 }, i) => i === 0 || known2 !== claims[i - 1].known).map(({ known: known2, assumed }, i) => ({
          event,
          isFirst: i === 0,
          from: known2,
          until: known2,
          edges: (
            /** @type {Edge[]} */
            assumed ? ["vague", "vague"] : ["known", "known"]
          )
        }));
      }).filter(({ from }) => from >= low && from <= high);
    }
    if (found.length > MOST8) return null;
    return found.map((one) => ({ ...one, state: engine.state(one.event, clock === "reported" ? one.from : one.event.start, clock) }));
  }

  // src/strip/rows.js
  var USUAL = 9;
  var LOWEST = 3;
  var FEW2 = 150;
  var LOWEST_OF_FEW = 1.5;
  function inOrder(extents) {
    const length = (i) => extents[i].last - extents[i].first;
    return extents.map((_, i) => i).sort((a, b) => length(b) - length(a) || a - b);
  }
  function heights(extents, rows) {
    const found = new Map(rows);
    let from = NaN;
    let until = -Infinity;
    let most = 0;
    const close = () => {
      for (let column = from; column <= until; column += 1) found.set(column, most);
    };
    for (const { first, last } of extents.filter((one) => one.first < one.last).sort((a, b) => a.first - b.first)) {
      if (first > until) {
        close();
        [from, until, most] = [first, last, 0];
      }
      until = Math.max(until, last);
      for (let column = first; column <= last; column += 1) most = Math.max(most, rows.get(column) ?? 0);
    }
    close();
    return found;
  }
  function stack(extents, height) {
    const taken = /* @__PURE__ */ new Map();
    const spots = extents.map(() => ({ row: 0, step: 0 }));
    const most = Math.floor(height / (extents.length > FEW2 ? LOWEST : LOWEST_OF_FEW));
    for (const i of inOrder(extents)) {
      const { first, last } = extents[i];
      let mask = 0;
      for (let column = first; column <= last; column += 1) mask |= taken.get(column) ?? 0;
      while ((mask & 1 << spots[i].row) !== 0) spots[i].row += 1;
      if (spots[i].row >= most) return null;
      for (let column = first; column <= last; column += 1) {
        taken.set(column, (taken.get(column) ?? 0) | 1 << spots[i].row);
      }
    }
    const rows = new Map([...taken].map(([column, mask]) => [column, 32 - Math.clz32(mask)]));
    const high = heights(extents, rows);
    return spots.map(({ row: row2 }, i) => ({ row: row2, step: Math.min(USUAL, height / (high.get(extents[i].first) ?? 1)) }));
  }

  // src/strip/blocks.js
  var HEIGHT2 = 36;
  var BEYOND2 = 10;
  var NARROW2 = 500;
  var GAP5 = 1;
  var LEAST_OUTLINED = 3;
  var WIDE_DAY = 64;
  var DAY7 = 864e5;
  var LEAST_HOLLOW = 2;
  var EDGE4 = 1.5;
  var PIECES = [{ from: 0.1, to: 0.22, opacity: 0.75 }, { from: 0.3, to: 0.4, opacity: 0.4 }];
  var shapeWidth = ({ width }) => width < NARROW2 ? 7 : 8;
  function placed(one, { shareAt, width }) {
    const at = (ms) => Math.max(-BEYOND2, Math.min(width + BEYOND2, shareAt(ms) * width));
    const left = one.from === -Infinity ? -BEYOND2 : at(one.from);
    const end = one.until === Infinity ? width + BEYOND2 : Math.max(left, at(one.until));
    const right = one.until - one.from <= DAY7 && end - left < WIDE_DAY ? left : end;
    const [begins, ends] = one.edges;
    const seen = (Math.max(0, left) + Math.min(width, right)) / 2;
    const middle = begins === "open" ? right : begins === "vague" && ends === "vague" ? seen : left;
    return { ...one, left, right, middle: Math.max(0, Math.min(width, middle)) };
  }
  function extentOf2({ left, right, middle }, size, width) {
    const column = (x) => Math.round(Math.max(0, Math.min(width, x)) / (size + GAP5));
    const own = column(middle);
    return right - left <= size ? { first: own, last: own } : { first: Math.min(own, column(left)), last: Math.max(own, column(right)) };
  }
  var edgeOf = (height) => height < LEAST_HOLLOW ? 0 : Math.min(EDGE4, height / 3.5);
  var inset = (edge, [x, y, width, height]) => [x + edge / 2, y + edge / 2, width - edge, height - edge];
  function pieces(x, sign, unit, { y, height }) {
    const thick = Math.max(1, height * 0.5);
    return PIECES.map(({ from, to, opacity }) => svgElement("rect", {
      class: "ge-piece",
      opacity,
      height: thick,
      x: x + (sign > 0 ? from : -to) * unit,
      y: y + (height - thick) / 2,
      width: (to - from) * unit
    }));
  }
  function bar({ left, right, middle, edges: [begins, ends] }, box2, size, isHollow) {
    const soft = Math.min(3 * size, (right - left) / 3);
    const isSoft = { from: begins === "vague" && middle > left, to: ends === "vague" && middle < right };
    const from = isSoft.from ? left + 0.4 * soft : left;
    const to = isSoft.to ? right - 0.4 * soft : right;
    const thick = Math.max(1.5, box2.height * 0.5);
    const edge = isHollow ? edgeOf(thick) : 0;
    const [x, y, width, height] = inset(edge, [from, box2.y + (box2.height - thick) / 2, Math.max(2, to - from), thick]);
    return svgElement(
      "g",
      { class: `ge-bar${thick < LEAST_OUTLINED ? " ge-thin" : ""}` },
      svgElement("rect", {
        x,
        y,
        width,
        height,
        class: `ge-bar-body${edge > 0 ? " ge-hollow" : ""}`,
        "stroke-width": edge
      }),
      ...isSoft.from ? pieces(from, -1, soft, box2) : [],
      ...isSoft.to ? pieces(to, 1, soft, box2) : []
    );
  }
  function block(one, box2, size, { language }) {
    const { event, state, edges, left, right, middle } = one;
    const lasts = right - left > size;
    const sides = edges.map((edge2, i) => edge2 === "vague" && (!lasts || middle === (i === 0 ? left : right)) ? [2 * i - 1] : []).flat();
    const isHollow = !isFilled(state);
    const [wide, high] = sides.length > 0 ? [size * 0.7, box2.height * 0.85] : [size, box2.height];
    const edge = isHollow ? edgeOf(high) : 0;
    const [x, y, width, height] = inset(edge, [box2.x - wide / 2, box2.y + (box2.height - high) / 2, wide, high]);
    return svgElement(
      "g",
      { class: "ge-block", "data-layer": event.layer },
      svgElement("title", {}, `${textIn(event.title, language)}
${dateWords(event.when, language)}`),
      lasts ? bar(one, box2, size, isHollow) : null,
      ...sides.flatMap((sign) => pieces(box2.x + sign * wide / 2, sign, size, box2)),
      svgElement("path", {
        d: outlineIn(event.layer, x, y, width, height),
        class: edge > 0 ? "ge-hollow" : null,
        "stroke-width": edge
      })
    );
  }
  function createBlocks(svg) {
    let lamps = [];
    let now = NaN;
    function drawEach(view) {
      const size = shapeWidth(view);
      const { layers: layers2 } = view.engine.columns;
      const ones = happeningsOf(view)?.map((one) => placed(one, view)).sort((a, b) => layers2.indexOf(a.event.layer) - layers2.indexOf(b.event.layer));
      const extents = ones?.map((one) => extentOf2(one, size, view.width));
      const spots = extents === void 0 ? null : stack(extents, HEIGHT2);
      if (ones === void 0 || extents === void 0 || spots === null) return false;
      const nodes = ones.map((one, i) => {
        const { first, last } = extents[i];
        const height = Math.max(1, (spots[i].step - GAP5) * (one.isFirst ? 1 : 0.5));
        const x = first === last ? first * (size + GAP5) : one.middle;
        return block(one, {
          ...spots[i],
          height,
          x: Math.max(size / 2, Math.min(view.width - size / 2, x)),
          y: HEIGHT2 - spots[i].row * spots[i].step - height - GAP5
        }, size, view);
      });
      svg.append(...nodes);
      lamps = ones.map(({ from, until }, i) => ({ node: nodes[i], from, until, isLit: false })).filter(({ node }) => node.querySelector(".ge-bar") !== null);
      return true;
    }
    function draw(view) {
      lamps = [];
      svg.replaceChildren();
      svg.setAttribute("width", String(view.width));
      if (!drawEach(view)) drawCounts(svg, view);
      light(now);
    }
    function light(t) {
      now = t;
      for (const lamp of lamps) {
        const isLit = lamp.from <= t && t < lamp.until;
        if (isLit !== lamp.isLit) lamp.node.classList.toggle("ge-lit", isLit);
        lamp.isLit = isLit;
      }
    }
    return { draw, light };
  }

  // src/strip/breaks.js
  var BREAK_PIXELS = 16;
  var WIDE_FOLD = 40;
  function foldsIn({ engine, axis, language, shareAt }) {
    return engine.axis(axis).folds.map((fold) => ({
      text: foldText(fold, language),
      end: fold.end,
      left: Math.max(0, shareAt(fold.start)),
      right: Math.min(1, shareAt(fold.end))
    })).filter(({ left, right }) => left < right);
  }
  function groupsOf(folds, width) {
    const groups2 = [];
    for (const { text, end, left, right } of folds) {
      const middle = (left + right) / 2;
      const last = groups2[groups2.length - 1];
      if (last === void 0 || (middle - last.first) * width >= BREAK_PIXELS) {
        groups2.push({ first: middle, last: middle, texts: [text], end });
      } else {
        Object.assign(last, { last: middle, texts: [...last.texts, text], end });
      }
    }
    return groups2;
  }
  function foldLine({ left, right }) {
    const line3 = element("span", { class: "ge-folded" });
    line3.style.left = percent(left);
    line3.style.width = percent(right - left);
    return line3;
  }
  function breakButton({ first, last, texts, end }, tip, onSeek) {
    const middle = (first + last) / 2;
    const text = texts.join("\n");
    const button = element(
      "button",
      { type: "button", class: "ge-break", "aria-label": texts.join("; ") },
      svgElement(
        "svg",
        { viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" },
        svgElement("path", { d: "M4.5 11L6.5 3M7.5 11L9.5 3", class: "ge-break-ink" })
      )
    );
    button.style.left = percent(middle);
    button.addEventListener("click", (event) => {
      if (event.detail === 0) onSeek(end);
    });
    const show = () => tip.show(text, middle);
    for (const name of ["pointerenter", "focus"]) button.addEventListener(name, show);
    for (const name of ["pointerleave", "blur"]) button.addEventListener(name, tip.hide);
    return button;
  }
  function createBreaks(strip, { onSeek, tip }) {
    const node = element("div", { class: "ge-breaks", role: "group" });
    strip.append(node);
    let buttons = [];
    const roving = createRoving(node, () => buttons);
    function draw(view) {
      tip.hide();
      const folds = foldsIn(view);
      buttons = groupsOf(folds, view.width).map((group2) => breakButton(group2, tip, onSeek));
      node.replaceChildren(
        ...folds.filter(({ left, right }) => (right - left) * view.width >= WIDE_FOLD).map(foldLine),
        ...buttons
      );
      roving.rest(0);
      node.setAttribute("aria-label", view.translate("player.folds"));
    }
    return { node, draw };
  }

  // src/strip/chapter-layout.js
  function spread(labels, { from, to, gap }) {
    const offsets = [];
    let length = 0;
    for (const { width } of labels) {
      offsets.push(length);
      length += width + gap;
    }
    const slack = to - from - (length - gap);
    if (labels.length > 0 && slack < 0) return null;
    const blocks = [];
    labels.forEach(({ at, width }, i) => {
      let block2 = { weight: 1, sum: at - width / 2 - offsets[i] };
      for (let last = blocks.at(-1); last !== void 0; last = blocks.at(-1)) {
        if (last.sum / last.weight <= block2.sum / block2.weight) break;
        block2 = { weight: last.weight + block2.weight, sum: last.sum + block2.sum };
        blocks.pop();
      }
      blocks.push(block2);
    });
    return blocks.flatMap(({ weight, sum }) => Array(weight).fill(Math.max(from, Math.min(from + slack, sum / weight)))).map((begin, i) => begin + offsets[i]);
  }

  // src/strip/chapter-row.js
  var GAP6 = 6;
  var MARGIN3 = 14;
  var FUNNEL_HEIGHT = 7;
  var LINE_HEIGHT = 3;
  var LEAST_WIDTH = 3;
  function stretchesOf(chapters, { shareAt }) {
    const edge = (share) => Math.max(0, Math.min(1, share));
    return chapters.map(({ start, end }, i) => {
      const from = shareAt(start);
      const to = Math.min(shareAt(end), i + 1 < chapters.length ? shareAt(chapters[i + 1].start) : Infinity);
      return { left: edge(from), right: edge(to), isSeen: to > 0 && from < 1 };
    });
  }
  function drawStretches(drawing, stretches, titles, width) {
    const top = titles === null ? 0 : FUNNEL_HEIGHT;
    setAttributes(drawing, { width, height: top + LINE_HEIGHT });
    drawing.replaceChildren(...stretches.map(({ left, right, isSeen }, i) => {
      const group2 = svgElement("g", { class: "ge-stretch" });
      if (!isSeen) return group2;
      const x = left * width;
      const length = Math.max(LEAST_WIDTH, (right - left) * width - 2);
      if (titles !== null) {
        const { begin, width: across } = titles[i];
        group2.append(svgElement("path", {
          class: "ge-funnel",
          d: `M${begin} 0h${across}L${x + length} ${top}H${x}Z`
        }));
      }
      group2.append(svgElement("rect", { class: "ge-stretch-line", x, y: top, width: length, height: LINE_HEIGHT }));
      return group2;
    }));
  }
  function createChapterRow({ onChapter, onPeriod, onWhole }) {
    const words2 = element("span", { class: "ge-period-words" });
    const whole = element("button", { type: "button", class: "ge-whole-time", onclick: onWhole });
    const narrowed = element("div", { class: "ge-narrowed" }, words2, whole);
    const only = element("button", { type: "button", class: "ge-only", hidden: true, onclick: narrow });
    const list = element("div", { class: "ge-chapter-list", role: "group" });
    const drawing = svgElement("svg", { class: "ge-funnels", "aria-hidden": "true" });
    const node = element(
      "div",
      { class: "ge-chapters" },
      element("div", { class: "ge-chapter-row" }, narrowed, list),
      drawing
    );
    let buttons = [];
    const roving = createRoving(list, () => buttons);
    let chapters = [];
    let labelled = null;
    let drawn = null;
    let current2 = -1;
    function open(chapter) {
      const period = drawn === null ? null : periodFor(chapter, chapters, drawn);
      if (period !== null) onPeriod(period);
      onChapter(chapter.id);
    }
    function narrow() {
      const { [current2]: chapter } = chapters;
      if (drawn === null || chapter === void 0) return;
      if (isOnly(chapter, drawn)) onPeriod(ALL_TIME);
      else onPeriod(chapterPeriod(chapter));
    }
    function label({ scene, language }) {
      if (labelled?.scene === scene && labelled.language === language) return;
      const focused = buttons.findIndex((button) => button === document.activeElement);
      labelled = { scene, language };
      chapters = [...scene.chapters].sort((a, b) => a.start - b.start);
      buttons = chapters.map((chapter) => {
        const [title, note] = [textIn(chapter.title, language), textIn(chapter.note, language)];
        return element("button", {
          type: "button",
          class: "ge-chapter",
          text: title,
          title: note || null,
          onclick: () => open(chapter)
        });
      });
      list.replaceChildren(...buttons, only);
      current2 = Math.min(current2, buttons.length - 1);
      roving.rest(Math.max(0, focused, current2));
      buttons[focused]?.focus();
    }
    function labelPeriod(view) {
      const { translate } = view;
      const isAll = isAllTime(view);
      list.setAttribute("aria-label", translate("player.chapters"));
      narrowed.hidden = isAll && chapters.length > 0;
      whole.hidden = isAll;
      whole.textContent = translate("player.period.whole");
      words2.textContent = translate("player.period", { from: endText("from", view), to: endText("to", view) });
      only.textContent = translate("player.period.only");
    }
    function labelOnly(chapter, view) {
      setAttributes(only, {
        "aria-pressed": isOnly(chapter, view),
        "aria-label": view.translate("player.period.only.chapter", { title: textIn(chapter.title, view.language) })
      });
      if (only.previousElementSibling === buttons[current2]) return;
      const hadFocus = document.activeElement === only;
      buttons[current2].after(only);
      if (hadFocus) only.focus({ preventScroll: true });
    }
    function placeTitles(stretches, width) {
      node.dataset.fit = "spread";
      const widths = buttons.map((button) => button.offsetWidth);
      const extra = only.offsetWidth + 2;
      const from = narrowed.offsetTop < 0 ? -MARGIN3 : narrowed.offsetWidth || -MARGIN3;
      const labels = stretches.map(({ left, right }, i) => ({ at: (left + right) / 2 * width, width: widths[i] + (i === current2 ? extra : 0) }));
      const hasRoom = widths.reduce((sum, one) => sum + one + GAP6, extra) <= width + MARGIN3 - from;
      const begins = hasRoom ? spread(labels, { from, to: width + MARGIN3, gap: GAP6 }) : null;
      node.dataset.fit = begins === null ? "scroll" : "spread";
      buttons.forEach((button, i) => {
        button.style.left = begins === null ? "" : `${begins[i].toFixed(1)}px`;
      });
      return begins?.map((begin, i) => ({ begin, width: labels[i].width })) ?? null;
    }
    function bringIntoView() {
      const { [current2]: button } = buttons;
      if (button === void 0 || node.dataset.fit !== "scroll" || list.contains(document.activeElement)) return;
      const width = only.offsetLeft + only.offsetWidth - button.offsetLeft;
      list.scrollTo({
        left: button.offsetLeft - (list.clientWidth - width) / 2,
        behavior: prefersReducedMotion() ? "auto" : "smooth"
      });
    }
    function layout(view) {
      const { [current2]: chapter } = chapters;
      buttons.forEach((button, i) => {
        if (i === current2) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      });
      only.hidden = chapter === void 0;
      if (chapter !== void 0) labelOnly(chapter, view);
      const stretches = stretchesOf(chapters, view);
      const titles = placeTitles(stretches, view.width);
      if (titles !== null && chapter !== void 0) {
        only.style.left = `${(titles[current2].begin + buttons[current2].offsetWidth + 2).toFixed(1)}px`;
      }
      drawStretches(drawing, stretches, titles, view.width);
      drawing.children[current2]?.classList.add("ge-current");
    }
    function draw(view) {
      drawn = view;
      label(view);
      labelPeriod(view);
      layout(view);
    }
    function move(id) {
      const next = chapters.findIndex((chapter) => chapter.id === id);
      if (drawn === null || next === current2) return;
      current2 = next;
      layout(drawn);
      if (current2 >= 0 && !list.contains(document.activeElement)) roving.rest(current2);
      bringIntoView();
    }
    return { node, draw, move };
  }

  // src/strip/gestures.js
  var WHEEL_RATE = 4e-3;
  var TOUCHPAD_RATE = 0.02;
  var MOST_WHEEL_PIXELS = 240;
  var WHEEL_UNITS = [1, 16, 400];
  var LEAST_DISTANCE = 24;
  var SCROLL_LOCK_MILLISECONDS = 400;
  function shareUnder(node, clientX) {
    const box2 = node.getBoundingClientRect();
    return box2.width > 0 ? (clientX - box2.left) / box2.width : 0;
  }
  var clamped = (share) => Math.max(0, Math.min(1, share));
  function followPointers(strip, { onGrab, onPlace, onRelease, onCancel, onPinch, onDoubleClick }) {
    const pointers = /* @__PURE__ */ new Map();
    let isDragging = false;
    let pinch = null;
    function measure() {
      const [a, b] = [...pointers.values()];
      return { distance: Math.max(LEAST_DISTANCE, Math.abs(a - b)), middle: shareUnder(strip, (a + b) / 2) };
    }
    strip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || pointers.size === 2) return;
      event.preventDefault();
      pointers.set(event.pointerId, event.clientX);
      strip.setPointerCapture(event.pointerId);
      isDragging = pointers.size === 1;
      if (isDragging) {
        const share = clamped(shareUnder(strip, event.clientX));
        onGrab(event.target, share);
        onPlace(share);
      } else {
        onCancel();
        pinch = measure();
      }
    });
    strip.addEventListener("pointermove", (event) => {
      if (!pointers.has(event.pointerId)) return;
      pointers.set(event.pointerId, event.clientX);
      if (isDragging) return onPlace(clamped(shareUnder(strip, event.clientX)));
      if (pinch === null) return;
      const now = measure();
      onPinch(pinch.distance / now.distance, pinch.middle, now.middle);
    });
    const release = (event) => {
      pointers.delete(event.pointerId);
      if (isDragging) onRelease();
      isDragging = false;
      pinch = null;
    };
    strip.addEventListener("pointerup", release);
    strip.addEventListener("pointercancel", (event) => {
      if (isDragging) onCancel();
      release(event);
    });
    strip.addEventListener("dblclick", onDoubleClick);
  }
  function followWheel(box2, strip, { onZoom, onPan }) {
    let changedAt = -Infinity;
    box2.addEventListener("wheel", (event) => {
      const unit = WHEEL_UNITS[event.deltaMode];
      const [x, y] = [event.deltaX * unit, event.deltaY * unit];
      const isSideways = event.shiftKey || Math.abs(x) > Math.abs(y);
      const given = Math.abs(x) > Math.abs(y) ? x : y;
      const pixels = Math.max(-MOST_WHEEL_PIXELS, Math.min(MOST_WHEEL_PIXELS, given));
      const rate = event.ctrlKey ? TOUCHPAD_RATE : WHEEL_RATE;
      const isChanged = isSideways ? onPan(pixels / Math.max(1, strip.clientWidth)) : onZoom(Math.exp(pixels * rate), clamped(shareUnder(strip, event.clientX)));
      if (isChanged) changedAt = event.timeStamp;
      if (isChanged || event.ctrlKey || event.timeStamp - changedAt < SCROLL_LOCK_MILLISECONDS) event.preventDefault();
    }, { passive: false });
  }

  // src/strip/overview.js
  function createZoomButtons({ onZoom, onWhole }) {
    const button = (sign, onclick) => element("button", { type: "button", class: "ge-zoom", onclick }, icon(sign));
    const nearer = button("nearer", () => onZoom(1));
    const further = button("further", () => onZoom(-1));
    const whole = button("whole", onWhole);
    const node = element("div", { class: "ge-zooms", role: "group" }, further, nearer, whole);
    function label(translate) {
      node.setAttribute("aria-label", translate("player.zoom"));
      setName(nearer, translate("player.zoom.nearer"));
      setName(further, translate("player.zoom.further"));
      setName(whole, translate("player.zoom.whole"));
    }
    function show({ isWhole: isWhole2, isNearest }) {
      nearer.disabled = isNearest;
      further.disabled = isWhole2;
      whole.disabled = isWhole2;
    }
    return { node, label, show };
  }
  function createOverview({ onMove }) {
    const thumb = element("div", { class: "ge-overview-part" });
    const now = element("div", { class: "ge-overview-now" });
    const node = element("div", { class: "ge-overview", "aria-hidden": "true" }, thumb, now);
    let part = WHOLE2;
    let grip = null;
    node.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      node.setPointerCapture(event.pointerId);
      const share = shareUnder(node, event.clientX);
      grip = event.target === thumb ? share - part.from : lengthOf(part) / 2;
      onMove(share - grip);
    });
    node.addEventListener("pointermove", (event) => {
      if (grip !== null) onMove(shareUnder(node, event.clientX) - grip);
    });
    for (const name of ["pointerup", "pointercancel"]) node.addEventListener(name, () => {
      grip = null;
    });
    function show(shown) {
      part = shown;
      thumb.style.left = percent(part.from);
      thumb.style.width = percent(lengthOf(part));
    }
    return { node, show, move: (position) => {
      now.style.left = percent(position);
    } };
  }

  // src/strip/period-steps.js
  var MINUTE15 = 6e4;
  var DAY8 = 864e5;
  var OFFSETS = 1e4;
  var MONTH = 28 * DAY8;
  var YEAR2 = 365 * DAY8;
  function dateOf(start, length) {
    const day = new Date(Math.floor(start / DAY8) * DAY8);
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
    const isFirst = length >= MONTH && day.getUTCDate() === 1;
    const isYear = isFirst && month === 0 && length >= YEAR2;
    const end = new Date(day);
    if (isYear) end.setUTCFullYear(year + 1);
    else if (isFirst) end.setUTCMonth(month + 1);
    else end.setUTCDate(day.getUTCDate() + 1);
    return { start: day.getTime(), end: end.getTime(), text: dayText(day.getTime(), isYear ? 1 : isFirst ? 2 : 3) };
  }
  function distinct(steps, sign) {
    const found = /* @__PURE__ */ new Map();
    for (const step2 of steps) {
      if ((found.get(step2.text)?.at ?? Infinity * sign) * sign > step2.at * sign) found.set(step2.text, step2);
    }
    return [...found.values()].sort((a, b) => a.at - b.at);
  }
  function stepsOf({ rows, columns: { start, end, offset } }) {
    const kinds = /* @__PURE__ */ new Map();
    for (const i of rows) {
      const day = Math.floor((start[i] + offset[i] * MINUTE15) / DAY8);
      const length = end[i] - start[i];
      const size = length >= YEAR2 ? 2 : length >= MONTH ? 1 : 0;
      kinds.set((day * 3 + size) * OFFSETS + offset[i], i);
    }
    const dates = [...kinds.values()].map((i) => ({
      shift: offset[i] * MINUTE15,
      ...dateOf(start[i] + offset[i] * MINUTE15, Math.min(YEAR2, end[i] - start[i]))
    }));
    return {
      from: distinct(dates.map((date) => ({ text: date.text, at: date.start - date.shift })), 1),
      to: distinct(dates.map((date) => ({ text: date.text, at: date.end - date.shift })), -1)
    };
  }
  function nearest(steps, position, positionOf) {
    const after = firstWhere(steps.length, (i) => positionOf(steps[i].at) >= position);
    const { [after - 1]: left, [after]: right } = steps;
    if (left === void 0 || right === void 0) return left ?? right;
    return position - positionOf(left.at) < positionOf(right.at) - position ? left : right;
  }
  function indexOf(steps, text, at) {
    const index = steps.findIndex((step2) => step2.text === text);
    return index >= 0 ? index : firstWhere(steps.length, (i) => steps[i].at >= at) - 0.5;
  }

  // src/strip/period-ends.js
  var ENDS3 = ["from", "to"];
  var KEYS = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
    Home: -Infinity,
    End: Infinity
  };
  var STILL_PIXELS = 2;
  var onStrip = (share) => Math.max(0, Math.min(1, share));
  function createPeriodEnds(strip, { onPeriod, tip }) {
    const dimmed = { from: element("div", { class: "ge-outside" }), to: element("div", { class: "ge-outside" }) };
    const make = (end) => element("div", { class: `ge-end ge-${end}`, role: "slider", tabindex: "0" });
    const handles = { from: make("from"), to: make("to") };
    strip.append(dimmed.from, dimmed.to, handles.from, handles.to);
    let drawn = null;
    let known2 = null;
    let held = null;
    let told = null;
    function stepsAmong(engine) {
      if (known2?.engine !== engine) known2 = { engine, steps: stepsOf(engine) };
      return known2.steps;
    }
    function allowed(end, view) {
      const { [end]: steps } = stepsAmong(view.engine);
      const other = endTime(end === "from" ? "to" : "from", view);
      return end === "from" ? steps.slice(0, firstWhere(steps.length, (i) => steps[i].at >= other)) : steps.slice(firstWhere(steps.length, (i) => steps[i].at > other));
    }
    function put(end, step2, view) {
      if (step2 === void 0) return;
      const { [end]: steps } = stepsAmong(view.engine);
      const text = step2 === steps.at(end === "from" ? 0 : -1) ? null : step2.text;
      if (text !== view[end]) onPeriod({ [end]: text }, true);
    }
    function press(end, event) {
      const by = KEYS[event.key];
      if (drawn === null || by === void 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      told = end;
      const steps = allowed(end, drawn);
      const text = drawn[end];
      const last = steps.length - 1;
      const here = text === null ? end === "from" ? 0 : last : indexOf(steps, text, endTime(end, drawn));
      const next = by > 0 ? Math.floor(here) + by : Math.ceil(here) + by;
      put(end, steps[Math.max(0, Math.min(last, next))], drawn);
    }
    function grab(target, share) {
      const end = ENDS3.find((one) => handles[one] === target);
      if (end === void 0 || drawn === null) return false;
      handles[end].focus({ preventScroll: true });
      const { from, to } = drawn;
      held = { end, pressed: share, grip: share - onStrip(drawn.shareAt(endTime(end, drawn))), before: { from, to } };
      strip.dataset.held = end;
      tell(end);
      return true;
    }
    function drag(share) {
      if (held === null || drawn === null) return false;
      const { end, pressed, grip } = held;
      if (Math.abs(share - pressed) * drawn.width < STILL_PIXELS) return true;
      held.pressed = Infinity;
      const { position } = drawn.engine.axis(drawn.axis);
      put(end, nearest(allowed(end, drawn), positionAt(drawn.part, share - grip), position), drawn);
      return true;
    }
    function release(isUndone = false) {
      if (held === null) return false;
      const { before } = held;
      held = null;
      delete strip.dataset.held;
      hush();
      if (isUndone) onPeriod(before, true);
      return true;
    }
    function tell(end) {
      if (drawn === null) return;
      told = end;
      tip.show(endText(end, drawn), onStrip(drawn.shareAt(endTime(end, drawn))));
    }
    function hush() {
      if (held !== null) return;
      told = null;
      tip.hide();
    }
    for (const end of ENDS3) {
      handles[end].addEventListener("keydown", (event) => press(end, event));
      for (const name of ["focus", "pointerenter"]) handles[end].addEventListener(name, () => tell(end));
      for (const name of ["blur", "pointerleave"]) handles[end].addEventListener(name, hush);
    }
    function draw(view) {
      drawn = view;
      const { translate, scene: { period } } = view;
      const shares = { from: view.shareAt(endTime("from", view)), to: view.shareAt(endTime("to", view)) };
      for (const end of ENDS3) {
        const share = onStrip(shares[end]);
        handles[end].style.translate = `${(share * view.width).toFixed(1)}px`;
        setAttributes(handles[end], {
          "aria-label": translate(`player.period.${end}`),
          "aria-valuetext": endText(end, view),
          "aria-valuemin": period.start,
          "aria-valuemax": period.end,
          "aria-valuenow": endTime(end, view),
          "data-beyond": Math.abs(share - shares[end]) > 1e-3,
          "data-open": view[end] === null
        });
      }
      dimmed.from.style.scale = `${onStrip(shares.from).toFixed(5)} 1`;
      dimmed.to.style.scale = `${(1 - onStrip(shares.to)).toFixed(5)} 1`;
      if (told !== null) tell(told);
    }
    return { draw, grab, drag, release };
  }

  // src/strip/ruler.js
  var DAY9 = 864e5;
  var MARGIN4 = 18;
  var LABEL_GAP = 6;
  var LOCAL_SPAN = 15 * DAY9;
  function tickMarks({ engine, axis, clock, language, width, low, high, isWhole: isWhole2, shareAt }) {
    const ends = isWhole2 ? {} : { from: low, to: high };
    const offset = high - low <= LOCAL_SPAN ? engine.offsetAt((low + high) / 2, clock) : void 0;
    return engine.ticks({ kind: axis, width, language, offset, ...ends }).map(({ time, label }) => {
      const text = element("span", { text: label });
      const mark = element("span", { class: "ge-tick" }, text);
      mark.style.left = percent(shareAt(time));
      return { mark, label: text };
    });
  }
  function keepInside(ticks, width) {
    const ends = ticks.length < 2 ? ticks.map((tick) => [tick]) : [ticks.slice(0, 2), ticks.slice(-2).reverse()];
    for (const [{ mark, label }, beside] of ends) {
      const at = mark.offsetLeft;
      const half = label.offsetWidth / 2;
      const shift = Math.max(0, half - at - MARGIN4) - Math.max(0, half - (width - at) - MARGIN4);
      label.style.marginLeft = `${shift.toFixed(1)}px`;
      const apart = beside === void 0 ? Infinity : Math.abs(beside.mark.offsetLeft - at - shift);
      mark.hidden = apart < half + (beside?.label.offsetWidth ?? 0) / 2 + LABEL_GAP;
    }
  }
  function createRuler() {
    const node = element("div", { class: "ge-ticks", "aria-hidden": "true" });
    function draw(view) {
      const marks = tickMarks(view);
      node.replaceChildren(...marks.map(({ mark }) => mark));
      keepInside(marks, view.width);
    }
    return { node, draw };
  }

  // src/strip/second-playhead.js
  var KEYS2 = {
    ArrowLeft: "previous",
    ArrowDown: "previous",
    PageUp: "previous",
    ArrowRight: "next",
    ArrowUp: "next",
    PageDown: "next",
    Home: "start",
    End: "end"
  };
  function createSecondPlayhead(strip, { onStep }) {
    const node = element("div", { class: "ge-second-playhead", role: "slider", tabindex: "0" });
    const span = element("div", { class: "ge-second-period" });
    let shown = null;
    let isHeld = false;
    node.addEventListener("keydown", (event) => {
      const to = KEYS2[event.key];
      if (to === void 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      onStep(to);
    });
    function put(one, isThere) {
      if (isThere && !one.isConnected) strip.append(one);
      else if (!isThere) one.remove();
    }
    function set(beside, period) {
      shown = beside;
      const hadFocus = document.activeElement === node;
      const isAlone = beside !== null && beside.isAlone;
      put(node, isAlone);
      put(span, beside !== null && beside.period !== null);
      if (!isAlone) return hadFocus;
      setAttributes(node, {
        "aria-label": beside.label,
        "aria-valuetext": beside.words,
        "aria-valuenow": beside.t,
        "aria-valuemin": period.start,
        "aria-valuemax": period.end
      });
      return false;
    }
    function place(shareAt, width) {
      if (shown === null) return;
      const share = (ms) => Math.max(0, Math.min(1, shareAt(ms)));
      const here = shareAt(shown.t);
      node.style.translate = `${(share(shown.t) * width).toFixed(1)}px`;
      setAttributes(node, { "data-beyond": here < -1e-3 || here > 1 + 1e-3 });
      if (shown.period === null) return;
      const [from, to] = [share(shown.period.start), share(shown.period.end)];
      Object.assign(span.style, { left: percent(from), width: percent(to - from) });
    }
    return {
      set,
      place,
      /** @param {EventTarget|null} target @returns {boolean} whether the reader has taken it */
      grab(target) {
        isHeld = target === node;
        if (isHeld) node.focus({ preventScroll: true });
        return isHeld;
      },
      release() {
        isHeld = false;
      },
      get isHeld() {
        return isHeld;
      }
    };
  }

  // src/strip/tip.js
  function createTip(strip) {
    const node = element("div", { class: "ge-tip", "aria-hidden": "true", hidden: true });
    strip.append(node);
    function show(text, share) {
      node.textContent = text;
      node.hidden = false;
      const half = node.offsetWidth / 2;
      const x = Math.max(half, Math.min(strip.clientWidth - half, share * strip.clientWidth));
      node.style.left = `${x.toFixed(1)}px`;
    }
    return { show, hide: () => {
      node.hidden = true;
    } };
  }

  // src/strip/timeline.js
  var SNAP_PIXELS = 6;
  var STRIP_HEIGHT = 44;
  var ZOOM_STEP = 2;
  var SLIDE_MILLISECONDS = 260;
  var MOST_LENGTHS_BEYOND = 50;
  var STANDING = ["scene", "engine", "axis", "clock", "language", "width", "part"];
  var axisOf = ({ engine, axis }) => engine.axis(axis);
  function createTimeline(host, {
    onSeek,
    onGrab,
    onChapter,
    onPeriod,
    onBeside,
    onBesideStep,
    onZoom = () => {
    }
  }) {
    const svg = svgElement("svg", { class: "ge-blocks", height: STRIP_HEIGHT, "aria-hidden": "true" });
    const blocks = createBlocks(svg);
    const band = element("div", { class: "ge-band-fill" });
    const playhead = element("div", { class: "ge-playhead", role: "slider", tabindex: "0" });
    const strip = element("div", { class: "ge-strip" }, element("div", { class: "ge-band" }, band), svg);
    const tip = createTip(strip);
    const ends = createPeriodEnds(strip, { onPeriod, tip });
    const second = createSecondPlayhead(strip, { onStep: onBesideStep });
    strip.append(playhead);
    const breaks = createBreaks(strip, { onSeek, tip });
    const chapters = createChapterRow({ onChapter, onPeriod, onWhole: giveBack });
    const ruler = createRuler();
    const shown = element("p", { class: "ge-shown", role: "status" });
    const overview = createOverview({ onMove: (from) => show(partFrom(from, lengthOf(part))) });
    const buttons = createZoomButtons({ onZoom: (by) => zoomBy(by), onWhole: () => showWhole() });
    const box2 = element(
      "div",
      { class: "ge-timeline" },
      chapters.node,
      strip,
      ruler.node,
      overview.node,
      buttons.node,
      shown
    );
    host.append(box2);
    let part = WHOLE2;
    let drawn = null;
    let now = { t: null, mode: "upto", until: 0 };
    let standing2 = null;
    let frame = null;
    let timeBefore = null;
    onZoom(1);
    function show(next) {
      if (drawn === null || next.from === part.from && next.to === part.to) return false;
      part = next;
      onZoom(lengthOf(part));
      frame ??= requestAnimationFrame(redraw);
      return true;
    }
    function redraw() {
      frame = null;
      if (drawn === null) return;
      layout(drawn.view);
      place();
    }
    const zoomAround = (factor, position) => drawn !== null && show(zoomed(part, factor, position, drawn.limit));
    function zoomBy(by) {
      if (drawn === null) return;
      const share = now.t === null ? 0.5 : shareOf2(part, axisOf(drawn.view).position(now.t));
      const around2 = positionAt(part, share >= 0 && share <= 1 ? share : 0.5);
      zoomAround(ZOOM_STEP ** -by, around2);
    }
    const showWhole = () => show(WHOLE2);
    function giveBack() {
      onPeriod(ALL_TIME);
      playhead.focus({ preventScroll: true });
    }
    function turnPage(view, t) {
      const next = following(part, axisOf(view).position(t));
      if (next === part) return;
      const lengths = (next.from - part.from) / lengthOf(part);
      const width = strip.clientWidth;
      part = next;
      layout(view);
      if (Math.abs(lengths) > 1.5 || prefersReducedMotion()) return;
      const from = { transform: `translateX(${(lengths * width).toFixed(1)}px)` };
      for (const node of [svg, playhead, breaks.node, ruler.node]) {
        node.animate([from, { transform: "none" }], { duration: SLIDE_MILLISECONDS, easing: "ease-out" });
      }
    }
    function snapped({ view, width }, share) {
      const { engine, clock } = view;
      const { position, time } = axisOf(view);
      const t = time(positionAt(part, share));
      const near = [engine.previous(t, clock), engine.next(t - 1, clock)].filter((ms) => ms !== null).map((ms) => ({ ms, at: shareOf2(part, position(ms)) })).filter(({ at }) => at >= 0 && at <= 1).map(({ ms, at }) => ({ ms, pixels: Math.abs(at - share) * width })).sort((a, b) => a.pixels - b.pixels)[0];
      return near !== void 0 && near.pixels <= SNAP_PIXELS ? near.ms : Math.round(t);
    }
    let pinchedFrom = part;
    followPointers(strip, {
      onGrab(target, share) {
        if (ends.grab(target, share) || second.grab(target)) return;
        timeBefore = now.t;
        playhead.focus({ preventScroll: true });
        onGrab();
      },
      onPlace(share) {
        if (ends.drag(share) || drawn === null) return;
        (second.isHeld ? onBeside : onSeek)(snapped(drawn, share));
      },
      onRelease() {
        second.release();
        ends.release();
      },
      onCancel() {
        pinchedFrom = part;
        if (!ends.release(true) && timeBefore !== null) onSeek(timeBefore);
      },
      onPinch(factor, from, to) {
        if (drawn === null) return;
        show(pinched(pinchedFrom, factor, positionAt(pinchedFrom, from), to, drawn.limit));
      },
      onDoubleClick: showWhole
    });
    followWheel(box2, strip, {
      onZoom: (factor, share) => zoomAround(factor, positionAt(part, share)),
      onPan: (share) => show(panned(part, share * lengthOf(part)))
    });
    function layoutZoom({ translate, engine, clock, language, isWhole: isWhole2, low, high }, limit) {
      const write2 = (ms) => dateText(ms, engine.offsetAt(ms, clock), language);
      const words2 = isWhole2 ? "" : translate("player.zoom.shown", { from: write2(low), to: write2(high) });
      if (shown.textContent !== words2) shown.textContent = words2;
      box2.dataset.zoomed = String(!isWhole2);
      overview.show(part);
      overview.node.title = words2;
      buttons.label(translate);
      const isNearest = !limit(zoomed(part, 0.95, positionAt(part, 0.5)));
      buttons.show({ isWhole: isWhole2, isNearest });
    }
    function layout(view) {
      const { axis, scene, translate } = view;
      const isOther = drawn !== null && (drawn.view.scene !== scene || drawn.view.axis !== axis);
      if (isOther && !isWhole(part)) {
        part = WHOLE2;
        onZoom(1);
      }
      const width = strip.clientWidth;
      const limit = limitOf(view.engine, axis);
      drawn = { view, width, limit };
      if (width === 0) return;
      const { position, time } = axisOf(view);
      const shareAt = (ms) => shareOf2(part, position(ms));
      const engine = view.engine.among({ ...view, ...ALL_TIME });
      const seen = {
        ...view,
        engine,
        part,
        width,
        isWhole: isWhole(part),
        low: time(part.from),
        high: time(part.to),
        shareAt
      };
      const hadFocus = box2.contains(document.activeElement);
      if (standing2 === null || STANDING.some((name) => standing2?.[name] !== seen[name])) {
        blocks.draw(seen);
        ruler.draw(seen);
        breaks.draw(seen);
        layoutZoom(seen, limit);
      }
      standing2 = seen;
      chapters.draw(seen);
      ends.draw(seen);
      const { activeElement } = document;
      if (hadFocus && (!box2.contains(activeElement) || activeElement?.matches(":disabled"))) {
        playhead.focus({ preventScroll: true });
      }
      setAttributes(playhead, {
        "aria-label": translate("player.timeline"),
        "aria-valuemin": scene.period.start,
        "aria-valuemax": scene.period.end
      });
    }
    function place() {
      if (drawn === null || now.t === null) return;
      const { view } = drawn;
      const here = axisOf(view).position(now.t);
      const share = shareOf2(part, here);
      const from = Math.max(-MOST_LENGTHS_BEYOND, shareOf2(part, bandStart(view, now.mode, now.until)));
      const to = Math.min(MOST_LENGTHS_BEYOND, shareOf2(part, axisOf(view).position(now.until)));
      playhead.style.translate = `${(Math.max(0, Math.min(1, share)) * drawn.width).toFixed(1)}px`;
      setAttributes(playhead, { "data-beyond": share < -1e-3 || share > 1 + 1e-3 });
      band.style.translate = `${(from * drawn.width).toFixed(1)}px`;
      band.style.scale = `${Math.max(0, to - from).toFixed(5)} 1`;
      second.place((ms) => shareOf2(part, axisOf(view).position(ms)), drawn.width);
      if (!isWhole(part)) overview.move(here);
      blocks.light(now.t);
    }
    function move(t, words2, chapter, { t: until, mode }) {
      const isOther = t !== now.t;
      now = { t, mode, until };
      if (band.dataset.mode !== mode) band.dataset.mode = mode;
      if (drawn !== null && isOther && !isWhole(part)) turnPage(drawn.view, t);
      chapters.move(chapter);
      place();
      if (playhead.getAttribute("aria-valuetext") === words2) return;
      setAttributes(playhead, { "aria-valuenow": t, "aria-valuetext": words2 });
    }
    function compare(beside) {
      if (drawn === null) return;
      if (second.set(beside, drawn.view.scene.period)) playhead.focus({ preventScroll: true });
      place();
    }
    return { root: box2, playhead, layout, move, compare, zoomBy };
  }

  // src/page/parts.js
  function createParts(map, { basemap, about = null, isEmbedded, address }, story2, actions) {
    const { onSelect } = actions;
    const panel = element("section", { class: "ge-panel" });
    const left = element("div", { class: "ge-left" });
    const notice = element("p", { class: "ge-notice", role: "status", hidden: true });
    const pointerBox = element("div", { class: "ge-pointers" });
    const ui = element("div", { class: "ge-ui", hidden: true });
    map.getContainer().prepend(ui);
    ui.append(panel);
    const ground = createGround(map, {
      basemap,
      language: story2.settings.language,
      onReady: actions.onReady,
      onFault: (fault) => {
        notice.hidden = false;
        notice.textContent = actions.onFault(fault);
      }
    });
    const { settings, adjust: onSet } = story2;
    const onLeave = () => controls.focusSidebar();
    const sidebar = createSidebar(ui, {
      settings,
      onSet,
      onLeave,
      onToggle: actions.onSidebar,
      urlOf: actions.urlOf,
      onCompare: actions.onCompare
    });
    ui.append(left, notice);
    const guestCorner = createGuestCorner(ui, actions);
    const unmet = createUnmet(ui);
    const nothingFound = createNothingFound(ui, { settings, about, onSet, onLeave });
    const eventList = createEventList(ui, { onSelect, onChange: () => viewport.invalidate() });
    const card = createCard(ui, {
      ...actions.leads,
      onClose: actions.onClose,
      onWalk: actions.onWalk,
      walkOf: eventList.around,
      urlOf: actions.urlOf
    });
    const presenter = createPresenter(ui, panel, {
      map,
      story: story2,
      about,
      viewport: () => viewport,
      onSelect,
      onLeave: actions.onFull
    });
    const comparing = createComparing(map, story2, {
      ui,
      topology: () => ground.topology,
      viewport: () => viewport,
      isPresenting: actions.isPresenting,
      onSelect,
      onList: actions.onList,
      onReady: actions.onReady,
      onEnd: actions.onCompareEnd,
      onWindows: actions.onWindows,
      onBeside: (beside) => timeline.compare(beside)
    });
    const viewport = createViewport(map, {
      ui,
      panel,
      asides: [card.root, eventList.root],
      sidebar: sidebar.root,
      caption: presenter.covering,
      told: () => opening.isShown ? opening.root : chapterNote.root,
      onTaken: actions.onTaken,
      divide: (padding2, high) => comparing.divide(padding2, high)
    });
    const opening = createOpening(ui, { isTitled: isEmbedded === false, onStart: actions.onStart });
    const chapterNote = createChapterNote(ui, { onPlay: story2.playChapter, onClose: actions.onNoteClose });
    const follow = element("button", {
      type: "button",
      class: "ge-pill ge-follow",
      hidden: true,
      onclick: actions.onFollow
    }, icon("towards"), element("span"));
    const heard = element("p", { class: "ge-heard", role: "status", "aria-live": "polite" });
    ui.append(follow, heard);
    const camera = createCamera(viewport, story2);
    const unplaced = createUnplaced(left, { onList: (entries, count) => actions.onList(unplacedList(entries, count)) });
    const undated = createUndated(left, actions);
    ui.append(pointerBox);
    const controls = createControls(panel, {
      onStep: story2.step,
      onJump: story2.jump,
      onToggle: story2.toggle,
      onDate: actions.onDate,
      onTyping: story2.pause,
      onSidebar: () => sidebar.open(!sidebar.isOpen),
      onFull: actions.onFull
    });
    panel.append(presenter.steps);
    const timeline = createTimeline(panel, {
      onSeek: story2.moveTo,
      onGrab: story2.pause,
      onChapter: story2.openChapter,
      onPeriod: story2.adjust,
      onBeside: comparing.moveThen,
      onBesideStep: comparing.stepThen,
      onZoom: (length) => {
        story2.shownShare = length;
      }
    });
    const padding = viewport.padding;
    const marks = createMarks(map, {
      onSelect,
      padding,
      onList: (group2) => actions.onList(stackList(group2)),
      onFan: (group2) => eventList.hold(stackList(group2))
    });
    const crowd = createCrowdLayer(map, {
      padding,
      onMove: actions.onReady,
      onList: (entries, count) => actions.onList(crowdList(entries, count))
    });
    ui.append(presenter.black);
    const pointers = createPointers(pointerBox, map, { viewport, marks, onGo: actions.onGo });
    const paper = createPaper(map, {
      story: story2,
      about,
      ground,
      address,
      urlOf: actions.urlOf,
      isMoved: () => viewport.standing() !== null,
      isPresenting: actions.isPresenting
    });
    L.DomEvent.disableClickPropagation(ui);
    L.DomEvent.disableScrollPropagation(ui);
    function label(translate, lang) {
      setAttributes(map.getContainer(), { lang, role: "region", "aria-label": translate("player.map") });
      setAttributes(panel, { "aria-label": translate("player.label") });
      paper.label(translate);
      for (const way of ["in", "out"]) {
        const button = map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
        if (button instanceof HTMLElement) setName(button, translate(`player.zoom.${way}`));
      }
    }
    function remove() {
      comparing.clear();
      for (const part of [marks, crowd, pointers, viewport, ground, presenter, paper]) part.remove();
      ui.remove();
    }
    return {
      map,
      ui,
      panel,
      nothingFound,
      unmet,
      ground,
      sidebar,
      card,
      comparing,
      presenter,
      viewport,
      unplaced,
      undated,
      controls,
      timeline,
      marks,
      crowd,
      eventList,
      pointers,
      opening,
      chapterNote,
      follow,
      heard,
      camera,
      guestCorner,
      label,
      remove
    };
  }

  // src/page/presentation.js
  function createPresentation({ map, sidebar, card, presenter, viewport }, story2, frame) {
    const container = map.getContainer();
    const current2 = () => ({
      isOpen: sidebar.isOpen,
      selected: story2.selected,
      goBack: story2.bookmark(),
      view: frame.isFitDue ? null : { center: map.getCenter(), zoom: map.getZoom() }
    });
    let before = null;
    function begin() {
      before = current2();
      container.dataset.presenting = "true";
      sidebar.open(false);
      presenter.set(true);
      viewport.measure();
    }
    function end() {
      if (before === null) return;
      const { hasStepped } = presenter;
      const { isOpen: wasOpen, selected, goBack, view } = before;
      container.dataset.presenting = "false";
      sidebar.open(wasOpen);
      presenter.set(false);
      story2.pause();
      story2.choose(selected);
      if (!hasStepped) goBack();
      before = null;
      if (document.fullscreenElement !== null) document.exitFullscreen();
      viewport.measure();
      if (view === null) viewport.flyTo([], true);
      else viewport.setView(view.center, view.zoom);
    }
    function set(isOn) {
      if (isOn === (before !== null)) return;
      card.hide();
      if (isOn) begin();
      else end();
      frame.invalidate();
    }
    function toggle() {
      set(before === null);
      if (before === null) return container.focus();
      presenter.focus();
      if (document.fullscreenEnabled) container.requestFullscreen().catch(() => {
      });
    }
    function onFullscreen() {
      if (document.fullscreenElement === null && before !== null) toggle();
    }
    const stepper = () => before === null ? story2 : presenter;
    return Object.freeze({
      set,
      toggle,
      onFullscreen,
      get isOn() {
        return before !== null;
      },
      step: (direction2) => stepper().step(direction2),
      jump: (edge) => stepper().jump(edge),
      /** @returns {boolean|void} false if nobody presents */
      blacken: () => before === null ? false : presenter.blacken(),
      /** Whether the map's own panel is open, now or once it has ended. @param {boolean} isOpen */
      setSidebar(isOpen3) {
        if (before === null) sidebar.open(isOpen3);
        else before.isOpen = isOpen3;
      }
    });
  }

  // src/page/report.js
  var REST_MILLISECONDS2 = 300;
  function createReport(story2, { send, link: link2, isWritten }) {
    let timer;
    let known2 = "";
    function tell(more = {}) {
      stop();
      known2 = link2();
      send?.({ link: known2, isWritten, ...more, nonce: story2.nextNonce() });
    }
    function tellLater() {
      stop();
      timer = setTimeout(tell, REST_MILLISECONDS2);
    }
    const stop = () => clearTimeout(timer);
    function leave() {
      if (send !== void 0 && story2.scene !== null && link2() !== known2) tell();
    }
    return { tell, tellLater, leave, stop };
  }

  // src/page/shared-gestures.js
  var DRAG2 = 10;
  var HINT_MILLISECONDS = 1500;
  var OUTSIDE_MAP = ".ge-ui";
  var STRIP2 = ".ge-timeline";
  var isIn2 = ({ target }, where) => target instanceof Element && target.closest(where) !== null;
  function shareGestures(container, ui, { translate, isPresenting, signal }) {
    if (window.parent === window) return;
    const hint = element("p", { class: "ge-gesture-hint", "aria-hidden": "true", hidden: true });
    ui.append(hint);
    container.dataset.gestures = "shared";
    let hiding;
    let finger = null;
    let hasWheel = false;
    function show(key) {
      hint.textContent = translate()(key);
      hint.hidden = false;
      clearTimeout(hiding);
      hiding = setTimeout(() => {
        hint.hidden = true;
      }, HINT_MILLISECONDS);
    }
    function onTouchStart(event) {
      finger = null;
      if (isPresenting() || isIn2(event, OUTSIDE_MAP)) return;
      if (event.touches.length > 1) hint.hidden = true;
      else {
        [finger] = event.touches;
        event.stopImmediatePropagation();
      }
    }
    function onTouchMove({ touches: [now] }) {
      if (finger === null || Math.hypot(now.clientX - finger.clientX, now.clientY - finger.clientY) < DRAG2) return;
      finger = null;
      show("player.gestures.fingers");
    }
    function onWheel(event) {
      if (isPresenting() || hasWheel || event.ctrlKey || event.metaKey) return;
      event.stopImmediatePropagation();
      if (!isIn2(event, OUTSIDE_MAP)) show("player.gestures.wheel");
    }
    const loseWheel = () => {
      hasWheel = false;
    };
    container.addEventListener("touchstart", onTouchStart, { signal, capture: true, passive: true });
    container.addEventListener("touchmove", onTouchMove, { signal, capture: true, passive: true });
    container.addEventListener("wheel", onWheel, { signal, capture: true, passive: true });
    container.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse") hasWheel = !isIn2(event, OUTSIDE_MAP) || isIn2(event, STRIP2);
    }, { signal, capture: true });
    document.documentElement.addEventListener("mouseleave", loseWheel, { signal });
    window.addEventListener("blur", loseWheel, { signal });
    signal.addEventListener("abort", () => clearTimeout(hiding));
  }

  // src/page/showing.js
  var BOUNDS = "[west, south, east, north] in degrees";
  function boundsOf3(value) {
    if (!Array.isArray(value) || value.length !== 4 || !value.every(Number.isFinite)) return null;
    const [west, south, east, north] = value;
    const isOnEarth = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && south <= north && north <= 90;
    return isOnEarth ? [west, south, east < west ? east + 360 : east, north] : null;
  }
  function createShowing({ camera, map, viewport }, story2, frame) {
    function fit(what) {
      const bounds = boundsOf3(what);
      const event = typeof what === "string" ? story2.find(what) : null;
      if (bounds === null && event === null && (what ?? null) !== null) {
        throw new RangeError(`fit() wants the id of an event in the scene, ${BOUNDS}, or null; got ${describe(what)}`);
      }
      frame.look((context) => {
        camera.hold(context);
        if (bounds !== null) viewport.frame(bounds);
        else camera.frameEvents(event === null ? null : [event], context);
      });
    }
    function view(where) {
      const bounds = boundsOf3(where);
      if (bounds !== null) frame.look(() => viewport.standAround(bounds));
      else if (where === null || standpointOf(where) !== null) story2.set({ map: where });
      else {
        throw new RangeError(
          `view() wants zoom, latitude and longitude as text such as "5/43.1/131.9", ${BOUNDS}, or null; got ${describe(where)}`
        );
      }
    }
    function controls(isOn) {
      if (typeof isOn !== "boolean") throw new RangeError(`controls() wants true or false, got ${describe(isOn)}`);
      map.getContainer().dataset.bare = String(!isOn);
      viewport.measure();
      camera.reset();
      frame.plan("fit");
      frame.invalidate();
    }
    return Object.freeze({ fit, view, controls });
  }

  // src/page/mount.js
  function mountPlayer(map, options, story2, onMessage2) {
    addTexts(options.texts ?? {});
    addAddresses(options.catalogues ?? {});
    const { isEmbedded = window.parent !== window } = options;
    const host = createHost(story2, options.address);
    const isGuest = isEmbedded && host.isThere;
    const isPresenting = () => presentation.isOn;
    const address = createAddress(story2, map, {
      place: options.address,
      isQuiet: isPresenting,
      standing: () => viewport.standing(),
      onWritten: (link2) => host.tell("link", link2),
      onFollowed(unmet) {
        parts.unmet.tell(unmet);
        frame.invalidate();
      }
    });
    const report = createReport(story2, { send: options.report, link: address.link, isWritten: address.isWritten });
    const container = map.getContainer();
    const presets = createPresets(story2);
    const enterDate = createDateEntry(story2, () => ({ frame, address }));
    const parts = createParts(map, options, story2, {
      onSelect: selectHere,
      onClose: closeCard,
      onSidebar: showSidebar,
      onGo: go,
      onFull: () => presentation.toggle(),
      onDate: enterDate,
      onReady: () => frame.invalidate(),
      onStart: start,
      onFollow: follow,
      onTaken: () => frame.request(),
      onNoteClose() {
        frame.telling.closeNote();
        frame.request();
      },
      onFault: (fault) => frame.translate("player.nobasemap", { fault: messageOf(fault) }),
      onList: openList,
      urlOf: address.url,
      onCompare: presets.press,
      onCompareEnd: endComparison,
      isPresenting,
      isGuest,
      onWindows() {
        frame.plan("fit");
        camera.reset();
        frame.invalidate();
      },
      onWalk: walk,
      leads: createLeads(story2, () => ({ frame, sidebar, viewport }), {
        enterDate,
        onClaim: options.report === void 0 ? void 0 : (claim) => report.tell({ claim })
      })
    });
    const {
      camera,
      card,
      comparing,
      controls,
      eventList,
      marks,
      panel,
      pointers,
      presenter,
      sidebar,
      timeline,
      viewport
    } = parts;
    const frame = createFrame(parts, story2, { ...options, isPresenting }, host);
    const { telling } = frame;
    const showing2 = createShowing(parts, story2, frame);
    const presentation = createPresentation(parts, story2, frame);
    const listening = new AbortController();
    const observer = new ResizeObserver(resized);
    const { signal } = listening;
    const listener = {
      onChange(isStale) {
        if (isStale) frame.invalidate();
        else frame.request();
        address.plan();
      },
      onScene(loaded) {
        address.begin();
        frame.setScene(loaded);
        frame.plan("fit");
        frame.invalidate();
      },
      onSelect(id, byReader, isOnMap) {
        if (byReader) report.tell();
        if (byReader && id !== null) address.plan(true);
        host.tell("selected", id);
        const event = frame.find(id);
        if (event === null) return;
        if (presentation.isOn) return isUndated(event) ? void 0 : presenter.choose(event);
        if (!viewport.hasRoom) sidebar.open(false);
        if (!comparing.holds(event)) story2.goTo(event, isOnMap);
        frame.plan(isOnMap ? "uncover" : "show");
      },
      onAdjust(isOngoing, isView) {
        address.adjust(isOngoing);
        if (isView && isOngoing) report.tellLater();
        else if (isView) report.tell();
      },
      onMap(text) {
        const standpoint = standpointOf(text);
        if (standpoint === null) return viewport.isMovedByReader ? follow() : void 0;
        viewport.put(standpoint);
        frame.unplan();
      },
      onChapter() {
        address.plan(true);
        camera.resume();
        telling.planSay();
      },
      onOpening() {
        address.plan(true);
        telling.reopen();
        telling.planSay();
        viewport.resetView();
      },
      onStep: () => telling.planSay()
    };
    function resized() {
      const isFirst = viewport.width === 0;
      host.measure(container.clientWidth);
      if (!viewport.measure()) {
        pointers.place();
        return;
      }
      if (isFirst) presentation.setSidebar(viewport.kind === "wide" && !isEmbedded);
      frame.plan("fit");
      camera.reset();
      frame.invalidate();
    }
    function closeTop() {
      if (presentation.isOn) return presentation.toggle();
      if (eventList.close()) return true;
      if (sidebar.isOpen && viewport.kind === "narrow") return sidebar.open(false);
      if (story2.selected !== null) return closeCard();
      if (presets.end()) return true;
      return sidebar.isOpen ? sidebar.open(false) : false;
    }
    function closeCard() {
      const id = story2.selected;
      const hadFocus = card.root.contains(document.activeElement);
      story2.choose(null, true);
      if (eventList.comeBack(id)) return;
      if (id !== null && (hadFocus || hands.isKeyboard())) marks.focus(id);
    }
    function openList(list) {
      const { selected } = story2;
      story2.pause();
      if (!presentation.isOn) story2.choose(null, true);
      if (!viewport.hasRoom) sidebar.open(false);
      if (story2.scene === null) return;
      eventList.open(list, frame.contextOf(story2), selected);
      if (list.at !== null && !presentation.isOn) viewport.uncover(list.at);
      frame.request();
    }
    function start() {
      follow();
      story2.play();
      timeline.playhead.focus({ preventScroll: true });
    }
    function follow() {
      camera.resume();
      frame.invalidate();
    }
    function onSelect(id) {
      if (frame.find(id) === null) return;
      if (presentation.isOn) eventList.shut();
      if (hands.isKeyboard()) frame.plan("focus");
      story2.choose(id, true);
    }
    function walk(id) {
      story2.choose(id, true);
    }
    function endComparison() {
      presets.end();
      controls.focusSidebar();
    }
    function selectHere(id) {
      comparing.chooseHere();
      onSelect(id);
    }
    function go({ lat, lng }) {
      map.flyTo([lat, lng], map.getZoom(), { animate: !prefersReducedMotion(), duration: 1.2 });
    }
    function showSidebar(isOpen3) {
      controls.showSidebar(isOpen3);
      viewport.invalidate();
      if (isOpen3 && hands.isKeyboard()) sidebar.focus();
      frame.invalidate();
    }
    const hands = listenToHands(parts, story2, host, {
      onMessage: onMessage2,
      onFullscreen: presentation.onFullscreen,
      onLeave: report.leave,
      onTheme: frame.invalidate,
      isGuest,
      isPresenting,
      hasNeighbours: options.hasNeighbours,
      keys: {
        onStep: presentation.step,
        onJump: presentation.jump,
        onFull: presentation.toggle,
        onBlack: presentation.blacken,
        onEscape: closeTop,
        onCompare: presets.toggle,
        onZoom: timeline.zoomBy,
        onWalk: card.walk,
        onDate: () => isPresenting() ? false : controls.typeDate()
      }
    }, signal);
    function unmount2() {
      presentation.set(false);
      story2.listen(null);
      listening.abort();
      observer.disconnect();
      report.stop();
      host.stop();
      parts.remove();
      frame.stop();
    }
    frame.showTheme();
    if (story2.scene !== null) {
      frame.setScene(story2);
      if (story2.find(story2.selected) === null) story2.choose(null);
    }
    story2.listen(listener);
    address.listen(() => report.tell(), signal);
    onStyled(resized, signal);
    shareGestures(container, parts.ui, { translate: () => frame.translate, isPresenting, signal });
    for (const box2 of [container, panel, sidebar.root]) observer.observe(box2);
    resized();
    if (story2.selected !== null) frame.plan("show");
    frame.request();
    return Object.freeze({
      map,
      frame,
      presentation,
      showing: showing2,
      unmount: unmount2,
      link: address.link,
      endFlight: viewport.endFlight
    });
  }

  // src/page/gzip.js
  function bytesOf(base64) {
    if (Uint8Array.fromBase64 !== void 0) return Uint8Array.fromBase64(base64);
    const characters = atob(base64);
    const bytes = new Uint8Array(characters.length);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
    return bytes;
  }
  async function decompress(base64) {
    const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // src/page/payload.js
  async function unpack(payload) {
    const bytes = await decompress(payload);
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const scene = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    if (scene.packed !== void 0) scene.packed.bytes = bytes.subarray(Math.ceil((4 + length) / 8) * 8);
    return scene;
  }
  function createReceiver(set) {
    let before = Promise.resolve();
    let last = null;
    return function receive(payload, settings = {}, texts = {}) {
      addTexts(texts);
      const scene = payload === last ? void 0 : unpack(payload);
      last = payload;
      const received = before.then(async () => set({ scene: await scene, ...settings }));
      before = received.catch(() => {
        last = null;
      });
      return received;
    };
  }

  // src/time/columns.js
  var KEPT3 = 4096;
  var NOWHERE = -1;
  var NEVER_SAID = 2;
  function byKnown(claims) {
    return [...claims].sort((a, b) => a.known - b.known);
  }
  function columnsOfObjects(events, places, layers2) {
    const layerIndex = new Map(layers2.map((id, i) => [id, i]));
    const placeIds = Object.keys(places);
    const placeIndex = new Map(placeIds.map((id, i) => [id, i]));
    const claims = events.map((event) => byKnown(event.claims));
    const first = new Uint32Array(events.length + 1);
    claims.forEach((list, i) => {
      first[i + 1] = first[i] + list.length;
    });
    const indices = new Map(events.map((event, i) => [event.id, i]));
    return {
      count: events.length,
      start: Float64Array.from(events, (event) => event.start),
      end: Float64Array.from(events, (event) => event.end),
      edges: Uint8Array.from(events, ({ edges: [begins, ends] = EXACT }) => EDGES.length * EDGES.indexOf(begins) + EDGES.indexOf(ends)),
      offset: Int32Array.from(events, (event) => event.offset ?? 0),
      endOffset: Int32Array.from(events, (event) => event.end_offset ?? event.offset ?? 0),
      layer: Uint8Array.from(events, (event) => layerIndex.get(event.layer) ?? 255),
      layers: layers2,
      status: Uint8Array.from(events, (event) => STATES.indexOf(event.status)),
      place: Int32Array.from(events, (event) => placeIndex.get(event.place ?? "") ?? NOWHERE),
      places: placeIds,
      claims: {
        first,
        known: Float64Array.from(claims.flat(), (claim) => claim.known),
        stance: Uint8Array.from(claims.flat(), (claim) => STANCES.indexOf(claim.stance))
      },
      actors: (i) => events[i].actors,
      event: (i) => events[i],
      indexOf: (id) => indices.get(id) ?? -1
    };
  }
  function numberAt({ at, width, base, unit, length }, bytes, i) {
    let value = 0;
    for (let plane = width - 1; plane >= 0; plane -= 1) value = value * 256 + bytes[at + plane * length + i];
    return base + unit * value;
  }
  function numbers2({ at, width, base, unit, length, isDelta = false }, bytes) {
    const found = new Float64Array(length);
    for (let plane = width - 1; plane >= 0; plane -= 1) {
      const row2 = bytes.subarray(at + plane * length, at + (plane + 1) * length);
      for (let i = 0; i < length; i += 1) found[i] = found[i] * 256 + row2[i];
    }
    let sum = 0;
    for (let i = 0; i < length; i += 1) {
      sum = isDelta ? sum + found[i] : found[i];
      found[i] = base + unit * sum;
    }
    return found;
  }
  function smallNumbers(column, bytes) {
    const { at, width, base, unit, length, isDelta = false } = column;
    const isPlain2 = width === 1 && base === 0 && unit === 1 && !isDelta;
    return isPlain2 ? bytes.subarray(at, at + length) : numbers2(column, bytes);
  }
  function beginnings(bytes, count) {
    const begins = new Uint32Array(count + 1);
    let word = 0;
    for (let i = 0; i < bytes.length; i += 1) {
      if (bytes[i] !== 0) continue;
      word += 1;
      begins[word] = i + 1;
    }
    return begins;
  }
  function words({ at, bytes: length, count, index }, bytes) {
    const text = bytes.subarray(at, at + length);
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    let begins = null;
    const beginsOf = () => {
      begins ??= beginnings(text, count);
      return begins;
    };
    function read2(row2, of = 1, nth = 0) {
      const word = (index === void 0 ? row2 : numberAt(index, bytes, row2)) * of + nth;
      return decoder.decode(text.subarray(beginsOf()[word], beginsOf()[word + 1] - 1));
    }
    return { read: read2, text, begins: beginsOf };
  }
  function hashOf(bytes, from, until) {
    let hash = 2166136261;
    for (let i = from; i < until; i += 1) hash = Math.imul(hash ^ bytes[i], 16777619);
    return hash | 0;
  }
  function createFinder(column) {
    const { text } = column;
    let hashes = null;
    let last = { word: "", row: -1 };
    function hashAll() {
      const begins = column.begins();
      const found = new Int32Array(begins.length - 1);
      for (let row2 = 0; row2 < found.length; row2 += 1) found[row2] = hashOf(text, begins[row2], begins[row2 + 1] - 1);
      return found;
    }
    function search(word) {
      hashes ??= hashAll();
      const bytes = new TextEncoder().encode(word);
      const hash = hashOf(bytes, 0, bytes.length);
      let row2 = hashes.indexOf(hash);
      while (row2 >= 0 && column.read(row2) !== word) row2 = hashes.indexOf(hash, row2 + 1);
      return row2;
    }
    return (word) => {
      if (word !== last.word) last = { word, row: search(word) };
      return last.row;
    };
  }
  function columnsOfPacked({ bytes, columns, count, words: vocabularies }, tracks, layers2) {
    const read2 = (name) => numbers2(columns[name], bytes);
    function positions(name, own) {
      const ours = Uint8Array.from(vocabularies[name], (word) => own.indexOf(word));
      const theirs = smallNumbers(columns[name], bytes);
      const found = new Uint8Array(theirs.length);
      for (let i = 0; i < found.length; i += 1) found[i] = ours[theirs[i]];
      return found;
    }
    const text = memoize((name) => words(columns[name], bytes));
    const { place: placeIds, claim_source: sourceIds } = vocabularies;
    const start = read2("start");
    const end = read2("duration");
    for (let i = 0; i < count; i += 1) end[i] += start[i];
    const edges = Uint8Array.from(read2("edges"));
    const layer = positions("layer", layers2);
    const status = positions("status", STATES);
    const place = Int32Array.from(read2("place"));
    const offset = Int32Array.from(read2("offset"));
    const endOffset = Int32Array.from(read2("end_offset"));
    const first = new Uint32Array(count + 1);
    const known2 = read2("claim_known");
    const stance = positions("claim_stance", STANCES);
    const claims = read2("claims");
    for (let i = 0; i < count; i += 1) {
      first[i + 1] = first[i] + claims[i];
      for (let c = first[i]; c < first[i + 1]; c += 1) known2[c] += start[i];
    }
    const find = createFinder(text("id"));
    const ofTracks = new Map(tracks.map((track) => [track.event, track.index]));
    const numberOf = (name, i) => numberAt(columns[name], bytes, i);
    const texts = (name, i) => {
      const { languages = [] } = columns[name];
      return Object.fromEntries(languages.map((tag, nth) => [tag, text(name).read(i, languages.length, nth)]).filter(([, one]) => one !== ""));
    };
    const date = (name, i, given) => text(name).read(i) || edtfOf(given);
    function claim(c, i) {
      const assumed = numberOf("claim_assumed", c);
      return {
        id: text("claim_id").read(c),
        source: sourceIds[numberOf("claim_source", c)],
        stance: STANCES[stance[c]],
        by: texts("claim_by", c),
        on: assumed === NEVER_SAID ? null : date("claim_on", c, { start: known2[c], precision: "day", offset: offset[i] }),
        known: known2[c],
        assumed: assumed > 0,
        quote: text("claim_quote").read(c),
        translation: texts("claim_translation", c),
        note: texts("claim_note", c)
      };
    }
    const actors = (i) => text("actors").read(i).split("|").filter((name) => name !== "");
    function makeEvent(i) {
      const dated = { start: start[i], precision: vocabularies.precision[numberOf("precision", i)], offset: offset[i] };
      return {
        id: text("id").read(i),
        layer: layers2[layer[i]],
        status: vocabularies.status[numberOf("status", i)],
        title: texts("title", i),
        when: date("when", i, dated),
        ...dated,
        end: end[i],
        edges: edgesAt(edges[i]),
        end_offset: endOffset[i],
        weight: numberOf("weight", i),
        place: placeIds[place[i]] ?? null,
        origin: placeIds[numberOf("origin", i)] ?? null,
        figure: JSON.parse(text("figure").read(i) || "null"),
        actors: actors(i),
        summary: texts("summary", i),
        claims: Array.from({ length: first[i + 1] - first[i] }, (_, k) => claim(first[i] + k, i))
      };
    }
    return {
      count,
      start,
      end,
      edges,
      offset,
      endOffset,
      layer,
      layers: layers2,
      status,
      place,
      places: placeIds,
      claims: { first, known: known2, stance },
      actors,
      event: memoize(makeEvent, KEPT3),
      indexOf: (id) => ofTracks.get(id) ?? find(id)
    };
  }
  function readColumns({ events = [], packed, places = {}, tracks, layers: layers2 = [] }) {
    const ids = layers2.map(({ id }) => id);
    return Object.freeze(packed === void 0 ? columnsOfObjects(events, places, ids) : columnsOfPacked(packed, tracks, ids));
  }

  // src/time/news.js
  function claimsByTime({ count, claims: { first, known: known2 } }) {
    const owner = new Uint32Array(known2.length);
    for (let i = 0; i < count; i += 1) owner.fill(i, first[i], first[i + 1]);
    const claim = argsort(known2);
    return { time: gather(known2, claim), event: gather(owner, claim), claim };
  }
  function placesOf2(event, mask) {
    const found = new Uint32Array(event.length);
    let count = 0;
    for (let k = 0; k < event.length; k += 1) {
      found[count] = k;
      count += mask[event[k]];
    }
    return found.subarray(0, count);
  }
  function createNews(columns, { mask, rows }, allClaims) {
    const isWhole2 = rows.length === columns.count;
    const news = memoize((clock) => {
      if (clock !== "reported") {
        return isWhole2 ? { time: columns.start, event: null, claim: null } : { time: gather(columns.start, rows), event: rows, claim: null };
      }
      const all = allClaims();
      if (isWhole2) return all;
      const order = placesOf2(all.event, mask);
      return { time: gather(all.time, order), event: gather(all.event, order), claim: gather(all.claim, order) };
    });
    const moments = memoize((clock) => unique(news(clock).time));
    function next(t, clock) {
      const all = moments(clock);
      return all[firstWhere(all.length, (i) => all[i] > t)] ?? null;
    }
    function previous(t, clock) {
      const all = moments(clock);
      return all[firstWhere(all.length, (i) => all[i] >= t) - 1] ?? null;
    }
    function happenings(t, clock, most) {
      const { time, event: owner, claim: which } = news(clock);
      const first = firstWhere(time.length, (i) => time[i] >= t);
      const total = firstWhere(time.length, (i) => time[i] > t) - first;
      const entries = [];
      for (let k = first; k < first + Math.min(most, total); k += 1) {
        const index = owner === null ? k : owner[k];
        const one = columns.event(index);
        const claim = which === null ? null : byKnown(one.claims)[which[k] - columns.claims.first[index]];
        entries.push({ event: one, claim });
      }
      return { entries, total };
    }
    function offsetAt(t, clock) {
      const { time, event: owner } = news(clock);
      if (time.length === 0) return 0;
      const offsetOf = (k) => columns.offset[owner === null ? k : owner[k]];
      const after = firstWhere(time.length, (i) => time[i] >= t);
      const left = after > 0 ? firstWhere(time.length, (i) => time[i] >= time[after - 1]) : -1;
      if (left < 0) return offsetOf(after);
      if (after === time.length) return offsetOf(left);
      return t - time[left] <= time[after] - t ? offsetOf(left) : offsetOf(after);
    }
    return { next, previous, happenings, offsetAt, moments: (clock) => [...moments(clock)] };
  }

  // src/time/folding.js
  var ASCII = /^[\0-\x7f]*$/;
  var MARK2 = /(?=\p{Mn})[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\ufe00-\ufe0f]/gu;
  var GONE = /['`\u00b4\u02b9-\u02bc\u2018\u2019\u201b\u2032\u0640\p{Cf}\u{e0000}-\u{e0fff}]/u;
  var GAP7 = /[\p{Z}\p{P}\p{Cc}]/u;
  var TIGHT = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u312f\\u3190-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}\\p{S}";
  var IS_TIGHT = new RegExp(`[${TIGHT}]`, "u");
  var BETWEEN2 = new RegExp(`[ \\n\\0${TIGHT}]+`, "u");
  var BESIDE_TIGHT = new RegExp(` ?([${TIGHT}]) ?`, "gu");
  var CLUSTER = /[\u1100-\u11ff]+|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gsu;
  var STROKES = /* @__PURE__ */ new Map([["ø", "o"], ["đ", "d"], ["ł", "l"]]);
  var caseless = (text) => text.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");
  var isEdge = (char) => char === void 0 || " \n\0".includes(char) || IS_TIGHT.test(char);
  var wordsIn = (text) => text.split(BETWEEN2);
  function createFolding(variants = "") {
    let simplified = null;
    function readVariants() {
      const chars = [...variants];
      return new Map(chars.flatMap((char, i) => i % 2 === 0 ? [[char, chars[i + 1]]] : []));
    }
    const plain2 = memoize((char) => {
      if (GONE.test(char)) return "";
      if (GAP7.test(char)) return " ";
      const bare = char.normalize("NFD").replace(MARK2, "").normalize("NFC");
      const letter = [...bare].length > 1 ? char : bare;
      simplified ??= readVariants();
      return STROKES.get(letter) ?? simplified.get(letter) ?? letter;
    });
    function letters(text) {
      const same = ASCII.test(text) ? text.toLowerCase() : caseless(text.normalize("NFKC"));
      return same.replace(/[^a-z0-9 ]/gu, plain2);
    }
    const searchable = (text) => letters(text).replace(/ +/g, " ").replace(BESIDE_TIGHT, "$1").trim();
    function traced(text) {
      const kept = [];
      for (const { 0: cluster, index: start } of text.matchAll(CLUSTER)) {
        for (const char of letters(cluster)) {
          const before = kept.at(-1)?.char;
          if (char === " " && isEdge(before)) continue;
          if (before === " " && IS_TIGHT.test(char)) kept.pop();
          kept.push({ char, start, end: start + cluster.length });
        }
      }
      if (kept.at(-1)?.char === " ") kept.pop();
      const units = kept.flatMap((one) => [...one.char].flatMap(({ length }) => Array(length).fill(one)));
      return {
        text: kept.map(({ char }) => char).join(""),
        starts: units.map(({ start }) => start),
        ends: units.map(({ end }) => end)
      };
    }
    return { searchable, traced };
  }

  // src/time/known-names.js
  var spellingsOf = (named2) => named2 === void 0 ? [] : [...Object.values(named2.name), ...named2.spellings ?? []];
  function createKnownNames({ people = {}, places, search }, searchable) {
    let known2 = null;
    const groups2 = () => [
      ...search?.names ?? [],
      ...[...Object.values(people), ...Object.values(places)].map(spellingsOf)
    ];
    function read2() {
      const found = /* @__PURE__ */ new Map();
      for (const group2 of groups2()) {
        const same = group2.map(searchable).filter((text) => text !== "");
        for (const one of same) found.set(one, /* @__PURE__ */ new Set([...found.get(one) ?? [], ...same]));
      }
      return found;
    }
    function alternatives(phrase2) {
      known2 ??= read2();
      const found = known2.get(phrase2);
      return found === void 0 ? [] : [.../* @__PURE__ */ new Set([phrase2, ...found])];
    }
    return { groups: groups2, alternatives };
  }

  // src/time/search-words.js
  var MOST_LETTERS = 500;
  var MOST_WORDS = 32;
  var SHORT = 4;
  var LONGEST_NAME = 6;
  var SHORTEST_STEM = 3;
  var QUOTES = /["“”„«»「」『』＂〝〞]/u;
  var GAPS = /[\p{Z}\p{Cc}，、；;]+/u;
  var SPACED = /^[0-9a-z\u00df-\u052f\u1e00-\u1fff]/;
  var HALF2 = /\p{Surrogate}/u;
  var ENGLISH = /^[a-z]{3,}$/;
  var phrase = (text) => ({ text, isWhole: false });
  function formsOf(word, endings) {
    if (!ENGLISH.test(word)) return [];
    const forms = endings.flatMap((group2) => group2.filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM).flatMap((ending) => group2.map((other) => word.slice(0, word.length - ending.length) + other)));
    return [...new Set(forms)].filter((form) => !form.includes(word));
  }
  function named(words2, names, endings) {
    const found = [];
    let at = 0;
    while (at < words2.length) {
      let end = Math.min(words2.length, at + LONGEST_NAME);
      let spellings = names.alternatives(words2.slice(at, end).join(" "));
      while (spellings.length === 0 && end > at + 1) {
        end -= 1;
        spellings = names.alternatives(words2.slice(at, end).join(" "));
      }
      const own = words2.slice(at, end);
      const forms = own.length === 1 ? formsOf(own[0], endings) : [];
      found.push([
        ...spellings.map((text) => [phrase(text)]),
        own.map(phrase),
        ...forms.map((text) => [{ text, isWhole: true }])
      ]);
      at = end;
    }
    return found;
  }
  function wordsOf3(query, searchable) {
    const letters = [...query.slice(0, 2 * MOST_LETTERS)].slice(0, MOST_LETTERS).join("");
    return letters.split(QUOTES).map((part, number2) => (number2 % 2 === 1 ? [part] : part.split(GAPS)).map(searchable).filter((word) => word !== ""));
  }
  function conditionsOf(query, { searchable, names, endings = [] }) {
    const found = wordsOf3(query, searchable).flatMap((words2) => named(words2, names, endings));
    const distinct3 = new Map(found.map((condition) => [JSON.stringify(condition), condition]));
    return [...distinct3.values()].slice(0, MOST_WORDS);
  }
  var charBefore = (text, at) => [...text.slice(Math.max(0, at - 2), at)].at(-1);
  function indexOfPhrase(text, { text: words2, isWhole: isWhole2 }, from = 0) {
    if (HALF2.test(words2)) return -1;
    const beginsWord = isWhole2 || [...words2].length < SHORT && SPACED.test(words2);
    const fits2 = (at2) => (!beginsWord || isEdge(charBefore(text, at2))) && (!isWhole2 || isEdge([...text.slice(at2 + words2.length, at2 + words2.length + 2)][0]));
    let at = text.indexOf(words2, from);
    while (at >= 0 && !fits2(at)) at = text.indexOf(words2, at + 1);
    return at;
  }

  // src/time/card-words.js
  var APART2 = "\n";
  function wordsOfObjects({ count, event }, { people = {}, places, sources }, searchable) {
    const named2 = new Map(Object.entries(people));
    const textOf = memoize((i) => {
      const { title, summary, when, actors, place, origin, claims } = event(i);
      const texts = [title, summary].flatMap((words2) => Object.values(words2));
      texts.push(...languagesHere().map((language) => dateWords(when, language)));
      for (const claim of claims) {
        const source = sources[claim.source];
        texts.push(
          ...Object.values(claim.by),
          claim.quote,
          ...Object.values(claim.translation),
          ...Object.values(claim.note),
          source?.title ?? "",
          ...Object.values(source?.publisher ?? {})
        );
      }
      const names = [...actors.map((actor) => named2.get(actor)), places[place ?? ""], places[origin ?? ""]];
      texts.push(...actors, ...names.flatMap(spellingsOf));
      return [...new Set(texts)].map(searchable).join(APART2);
    });
    return {
      isWhole: true,
      has: (phrase2) => Uint8Array.from({ length: count }, (_, i) => indexOfPhrase(textOf(i), phrase2) >= 0 ? 1 : 0),
      vocabulary: () => Array.from({ length: count }, (_, i) => wordsIn(textOf(i))).flat()
    };
  }

  // src/time/hits.js
  function runsOf(text, conditions, traced) {
    const { text: folded, starts, ends } = traced(text);
    const isMarked = new Uint8Array(text.length);
    for (const phrase2 of conditions.flat(2)) {
      const { length } = phrase2.text;
      for (let at = indexOfPhrase(folded, phrase2); at >= 0; at = indexOfPhrase(folded, phrase2, at + length)) {
        isMarked.fill(1, starts[at], ends[at + length - 1]);
      }
    }
    const runs = [];
    let from = 0;
    for (let at = 1; at <= text.length; at += 1) {
      if (at < text.length && isMarked[at] === isMarked[from]) continue;
      runs.push({ text: text.slice(from, at), isHit: isMarked[from] === 1 });
      from = at;
    }
    return runs;
  }

  // src/time/packed-words.js
  var MOST_BYTES = 16e6;
  var WANTED = ["title", "actors", "summary", "claim_by", "claim_quote", "claim_translation", "claim_note"];
  var ALWAYS = 2;
  var END3 = "\0";
  function textsWith(joined3, count, phrase2) {
    const found = new Uint8Array(count);
    let text = 0;
    let end = joined3.indexOf(END3);
    for (let at = indexOfPhrase(joined3, phrase2); at >= 0; at = indexOfPhrase(joined3, phrase2, end)) {
      while (end < at) {
        text += 1;
        end = joined3.indexOf(END3, end + 1);
      }
      found[text] = 1;
    }
    return found;
  }
  function wordsOfPacked({ count, claims }, { people = {}, places, sources }, packed, searchable) {
    const { bytes, columns, words: vocabularies } = packed;
    const named2 = new Map(Object.entries(people));
    const claimCount = claims.first[count];
    let room = MOST_BYTES;
    const held = WANTED.filter((name, i) => {
      room -= columns[name].bytes;
      return i < ALWAYS || room > 0;
    });
    const joined3 = (words2) => words2.map((texts) => `${texts.map(searchable).join(APART2)}${END3}`).join("");
    const read2 = memoize((name) => {
      const { at, bytes: length, count: total, index } = columns[name];
      const words2 = new TextDecoder().decode(bytes.subarray(at, at + length)).split(END3).slice(0, total);
      const of = index === void 0 ? null : numbers2(index, bytes);
      const isOfClaims = name.startsWith("claim_");
      const rows = isOfClaims ? claimCount : count;
      const distinct3 = of === null ? rows : of.reduce((most, one) => Math.max(most, one), 0) + 1;
      return {
        text: joined3(words2.map((word) => name !== "actors" ? [word] : word.split("|").flatMap((actor) => [actor, ...spellingsOf(named2.get(actor))]))),
        total,
        of,
        rows,
        isOfClaims,
        each: total / distinct3
      };
    });
    const ofPlaces = memoize((name) => ({
      of: numbers2(columns[name], bytes),
      rows: count,
      isOfClaims: false,
      each: 1,
      total: vocabularies.place.length,
      text: joined3(vocabularies.place.map((id) => spellingsOf(places[id])))
    }));
    const ofSources = memoize((name) => ({
      of: numbers2(columns[name], bytes),
      rows: claimCount,
      isOfClaims: true,
      each: 1,
      total: vocabularies.claim_source.length,
      text: joined3(vocabularies.claim_source.map((id) => [
        sources[id]?.title ?? "",
        ...Object.values(sources[id]?.publisher ?? {})
      ]))
    }));
    function eachRow({ text, total, of, rows, each }, phrase2, mark) {
      const texts = textsWith(text, total, phrase2);
      if (!texts.includes(1)) return;
      for (let row2 = 0; row2 < rows; row2 += 1) {
        const first = (of === null ? row2 : of[row2]) * each;
        for (let k = 0; k < each; k += 1) if (texts[first + k] === 1) mark(row2);
      }
    }
    function has(phrase2) {
      const found = new Uint8Array(count);
      const saying = new Uint8Array(claimCount);
      for (const column of [...held.map(read2), ofPlaces("place"), ofPlaces("origin"), ofSources("claim_source")]) {
        const marked2 = column.isOfClaims ? saying : found;
        eachRow(column, phrase2, (row2) => {
          marked2[row2] = 1;
        });
      }
      for (let i = 0; i < count; i += 1) {
        for (let c = claims.first[i]; c < claims.first[i + 1]; c += 1) if (saying[c] === 1) found[i] = 1;
      }
      return found;
    }
    return {
      isWhole: held.length === WANTED.length,
      has,
      vocabulary: () => held.flatMap((name) => wordsIn(read2(name).text))
    };
  }

  // src/time/suggestion.js
  var LONGEST5 = 40;
  var LATIN = /^[0-9a-z]/;
  function mostOf(letters) {
    if (letters.length > LONGEST5) return 0;
    if (letters.length < 3) return letters.length === 2 && !LATIN.test(letters[0]) ? 1 : 0;
    return letters.length < 6 ? 1 : 2;
  }
  function distance2(one, other) {
    let [before, last] = [[0], other.map((_, j) => j)];
    last.push(other.length);
    for (let i = 1; i <= one.length; i += 1) {
      const row2 = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const isSame2 = one[i - 1] === other[j - 1];
        row2[j] = Math.min(last[j] + 1, row2[j - 1] + 1, last[j - 1] + (isSame2 ? 0 : 1));
        const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwapped) row2[j] = Math.min(row2[j], before[j - 2] + 1);
      }
      [before, last] = [last, row2];
    }
    return last[other.length];
  }
  function nearest2(word, candidates2) {
    const letters = [...word];
    let most = mostOf(letters);
    let found = null;
    for (const candidate of candidates2) {
      const others = [...candidate.text];
      if (most < 1 || Math.abs(others.length - letters.length) > most || candidate.text === word) continue;
      const apart = distance2(letters, others);
      if (apart > most) continue;
      found = candidate;
      most = apart - 1;
    }
    return found;
  }
  function suggestionFor(words2, { names, vocabulary, finds }) {
    const name = nearest2(words2.join(" "), names)?.written;
    if (name !== void 0 && finds(name)) return name;
    const candidates2 = [...names, ...vocabulary()];
    const meant = words2.map((word) => finds(word) ? word : nearest2(word, candidates2)?.written ?? null);
    const query = meant.join(" ");
    return words2.length > 0 && !meant.includes(null) && finds(query) ? query : null;
  }

  // src/time/search.js
  var KEPT4 = 32;
  function createSearch(columns, scene) {
    const { packed, search: given } = scene;
    const { searchable, traced } = createFolding(given?.variants);
    const known2 = { searchable, endings: given?.endings, names: createKnownNames(scene, searchable) };
    const conditions = memoize((query) => conditionsOf(query, known2), KEPT4);
    const words2 = packed === void 0 ? wordsOfObjects(columns, scene, searchable) : wordsOfPacked(columns, scene, packed, searchable);
    function having(phrases) {
      const [found, ...others] = phrases.map(words2.has);
      return others.reduce((all, other) => all.map((one, i) => one & other[i]), found);
    }
    function fulfilling(ways2) {
      const [found, ...others] = ways2.map(having);
      return others.reduce((all, other) => all.map((one, i) => one | other[i]), found);
    }
    const search = memoize((query) => {
      const [found, ...others] = conditions(query).map(fulfilling);
      return others.reduce((all, other) => all.map((one, i) => one & other[i]), found);
    }, KEPT4);
    const vocabulary = () => [...new Set(words2.vocabulary())].filter((word) => word.length > 2).sort().map((text) => ({ text, written: text }));
    const finds = (query) => search(query).includes(1);
    const isAll = (query) => query.trim() === (given?.query ?? "").trim() || query.trim() === "" || conditions(query).length === 0;
    return {
      /** Equal for queries that find the same. @param {string} query */
      keyOf: (query) => isAll(query) ? "" : JSON.stringify(conditions(query)),
      /** @param {string} query @returns {Uint8Array|null} 1 for each event that has all of it; null if all have */
      matches: (query) => isAll(query) ? null : search(query),
      /** A text as pieces, of which those are marked that are looked for. @param {string} text @param {string} query */
      marked: (text, query) => runsOf(text, conditions(query), traced),
      /** Whether every word of the cards is searched here. */
      isWhole: words2.isWhole,
      /** The query by which a server has chosen these events. */
      given: given?.query ?? "",
      /** What a reader may have meant who has found nothing; null if nothing is near. @param {string} query */
      suggested: (query) => isAll(query) || finds(query) ? null : suggestionFor(wordsOf3(query, searchable).flat().slice(0, MOST_WORDS), {
        names: known2.names.groups().flat().map((written3) => ({ text: searchable(written3), written: written3 })),
        vocabulary,
        finds
      })
    };
  }

  // src/time/ticks.js
  var MINUTE16 = 6e4;
  var HOUR3 = 60 * MINUTE16;
  var DAY10 = 24 * HOUR3;
  var MONTH2 = 30.44 * DAY10;
  var YEAR3 = 365.25 * DAY10;
  var TICK_GAP = 64;
  var WIDE_FOLD2 = 3 * TICK_GAP;
  var MOST_CANDIDATES = 1500;
  function distinct2(numbers3) {
    return [...new Set(numbers3)].sort((a, b) => a - b);
  }
  var utc = (year, month, day) => (/* @__PURE__ */ new Date(0)).setUTCFullYear(year, month, day);
  function roundYear(year, n) {
    const old = 1 + Math.ceil((year - 1) / n) * n;
    return old < 1 ? old : Math.max(n, Math.ceil(year / n) * n);
  }
  function yearsBy(n) {
    return { approximate: n * YEAR3, onlyLinear: /^[25]/.test(String(n)) && n !== 5, after(ms) {
      const year = roundYear(new Date(ms).getUTCFullYear(), n);
      const at = utc(year, 0, 1);
      return at >= ms ? at : utc(roundYear(year + 1, n), 0, 1);
    } };
  }
  function monthsBy(n) {
    return { approximate: n * MONTH2, after(ms) {
      const date = new Date(ms);
      const month = Math.ceil(date.getUTCMonth() / n) * n;
      const at = utc(date.getUTCFullYear(), month, 1);
      return at >= ms ? at : utc(date.getUTCFullYear(), month + n, 1);
    } };
  }
  function daysBy(n) {
    return { approximate: n * DAY10, after(ms) {
      const date = new Date(Math.ceil(ms / DAY10) * DAY10);
      const last = n === 1 ? 31 : 31 - n;
      while ((date.getUTCDate() - 1) % n !== 0 || date.getUTCDate() > last) date.setUTCDate(date.getUTCDate() + 1);
      return date.getTime();
    } };
  }
  function every(step2) {
    return { approximate: step2, after: (ms) => Math.ceil(ms / step2) * step2 };
  }
  var UNITS = [
    ...[1e5, 5e4, 2e4, 1e4, 5e3, 2e3, 1e3, 100, 50, 20, 10, 5, 2, 1].map(yearsBy),
    ...[6, 3, 1].map(monthsBy),
    ...[10, 5, 1].map(daysBy),
    ...[12, 6, 3, 1].map((n) => every(n * HOUR3)),
    ...[30, 10, 5, 1].map((n) => every(n * MINUTE16))
  ];
  function candidates(unit, low, high, folds) {
    const inside = folds.filter((fold) => fold.end > low && fold.start < high);
    const open = inside.reduce((sum, fold) => sum - (Math.min(fold.end, high) - Math.max(fold.start, low)), high - low);
    if (open / unit.approximate > MOST_CANDIDATES) return null;
    const times = [];
    for (let ms = unit.after(low); ms <= high; ms = unit.after(ms + 1)) {
      const fold = inside.find((one) => ms > one.start && ms < one.end);
      if (fold === void 0) times.push(ms);
      else ms = fold.end - 1;
    }
    return times;
  }
  function evenTicks(low, high, pixel) {
    let best = [];
    for (const unit of UNITS) {
      const times = candidates(unit, low, high, []);
      if (times === null) break;
      if (times.some((ms, i) => i > 0 && pixel(ms) - pixel(times[i - 1]) < TICK_GAP)) break;
      best = times;
    }
    return best;
  }
  function hasParts(ms, { approximate }, pixel) {
    if (approximate >= DAY10) return true;
    const whole = approximate < HOUR3 ? HOUR3 : DAY10;
    const start = Math.floor(ms / whole) * whole;
    return pixel(start + whole) - pixel(start) >= 2 * TICK_GAP;
  }
  function elasticTicks(low, high, pixel, folds) {
    let placed2 = [];
    for (const unit of UNITS.filter((one) => !one.onlyLinear)) {
      const walls = [low, ...placed2, high];
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
      placed2 = distinct2([...placed2, ...found]);
    }
    return placed2;
  }
  function level(ms) {
    const date = new Date(ms);
    if (ms % DAY10 !== 0) return 3;
    if (date.getUTCDate() !== 1) return 2;
    return date.getUTCMonth() === 0 ? 0 : 1;
  }
  function tickLabel(ms, before, language) {
    const own = level(ms);
    const sameYear = before !== null && new Date(before).getUTCFullYear() === new Date(ms).getUTCFullYear();
    const sameDay = before !== null && Math.floor(before / DAY10) === Math.floor(ms / DAY10);
    if (own === 3 && sameDay) return dateFormat(language, HOURS).format(ms);
    const options = own === 3 ? { ...HOURS } : {};
    if (own === 0 || !sameYear) options.year = "numeric";
    if (own > 0) options.month = "short";
    if (own > 1) options.day = "numeric";
    return written(ms, language, options);
  }
  function labelWidth(label) {
    let width = 10;
    for (const character of label) width += character > "⺀" ? 11.5 : 6.2;
    return width;
  }
  function labelTicks(times, pixel, language, zone) {
    const kept = [];
    const isFirstHour = (ms) => level(ms) === 3 && !kept.some((tick) => level(tick.time) === 3);
    for (const ms of times) {
      const label = () => tickLabel(ms, kept.length > 0 ? kept[kept.length - 1].time : null, language) + (isFirstHour(ms) ? zone : "");
      let text = label();
      const touches = () => {
        const last = kept[kept.length - 1];
        return last !== void 0 && pixel(ms) - pixel(last.time) < (labelWidth(text) + labelWidth(last.label)) / 2;
      };
      while (touches() && level(ms) < level(kept[kept.length - 1].time)) {
        kept.pop();
        text = label();
      }
      if (!touches()) kept.push({ time: ms, label: text });
    }
    return kept;
  }
  function ticksOf({ kind, position, knots, folds }, { from, to, width, language, offset }) {
    const shift = (offset ?? 0) * MINUTE16;
    const low = Math.ceil(Math.max(from ?? -Infinity, knots[0][0])) + shift;
    const high = Math.floor(Math.min(to ?? Infinity, knots[knots.length - 1][0])) + shift;
    const place = (local) => position(local - shift);
    const span = place(high) - place(low);
    if (!(span > 0) || !(width > 0)) return [];
    const pixel = (local) => (place(local) - place(low)) / span * width;
    const narrow = folds.map(({ start, end }) => ({ start: start + shift, end: end + shift })).filter(({ start, end }) => pixel(end) - pixel(start) < WIDE_FOLD2);
    const times = kind === "linear" ? evenTicks(low, high, pixel) : elasticTicks(low, high, pixel, narrow);
    const ticks = labelTicks(times, pixel, language, offset === void 0 ? "" : ` ${zoneText(offset)}`);
    return ticks.map(({ time, label }) => ({ p: place(time), time: time - shift, label }));
  }

  // src/time/engine.js
  function restrict(story2, passing) {
    const { columns, axes } = story2;
    const { mask, rows } = passing;
    const { event } = columns;
    const spells = memoize((clock) => {
      const all = story2.spells(clock);
      return rows.length === columns.count ? all : gatherSpells(all, placesOf2(all.event, mask));
    });
    const { moments, next, previous, happenings, offsetAt } = createNews(columns, passing, () => story2.claims("all"));
    function knownClaims({ claims }, t, clock) {
      const known2 = byKnown(claims);
      return clock === "reported" ? known2.slice(0, firstWhere(known2.length, (i) => known2[i].known > t)) : known2;
    }
    function state(one, t, clock) {
      if (clock !== "reported") {
        if (t < lastsFrom(one)) return null;
        const isOnlyExpected = one.claims.length > 0 && one.claims.every(({ stance }) => isOpen(STANCES.indexOf(stance)));
        return STATES[stateWithHindsight(STATES.indexOf(one.status), isOnlyExpected)];
      }
      const knowledge = createKnowledge();
      for (const claim of knownClaims(one, t, clock)) knowledge.add(STANCES.indexOf(claim.stance));
      return STATES[knowledge.state(t >= one.end)] ?? null;
    }
    function find(id) {
      const index = columns.indexOf(id);
      return index < 0 || mask[index] === 0 ? null : event(index);
    }
    const kinAmong = createKin(columns, rows, story2.scene);
    const kin = (one, { clock, t }) => kinAmong(
      one,
      (i) => clock !== "reported" || (momentOf(i, clock) ?? Infinity) <= t
    );
    let made = [];
    function latest(view) {
      const { clock, mode = "upto", trail, window: window2, axis: kind = "elastic" } = view;
      const key2 = JSON.stringify([
        clock,
        mode,
        ...mode === "trail" ? [trail, kind] : [],
        ...mode === "window" ? [window2] : []
      ]);
      const known2 = made.find((one2) => one2.key === key2);
      if (known2 !== void 0) return known2;
      const one = { key: key2, leaves: null, visibility: makeVisibility(spells(clock), view, axes[kind]) };
      made = [one, ...made.slice(0, 1)];
      return one;
    }
    const visibility = (view) => latest(view).visibility;
    const inOrder2 = (shown) => shown.sort((a, b) => a.index - b.index);
    function toShown(view) {
      const { event: of, anchor, state: states } = visibility(view);
      const fresh = freshness(view, axes[view.axis ?? "elastic"]);
      return (k) => ({ event: event(of[k]), index: of[k], state: STATES[states[k]], fresh: fresh(anchor[k], view.t) });
    }
    function visible2(view, isWanted = () => true) {
      const { event: of, from, leave } = visibility(view);
      const show = toShown(view);
      const shown = [];
      const entered = firstWhere(from.length, (k) => from[k] > view.t);
      for (let k = 0; k < entered; k += 1) if (leave[k] > view.t && isWanted(of[k])) shown.push(show(k));
      return inOrder2(shown);
    }
    function spellsOf(view, indices) {
      const { event: of } = visibility(view);
      const found = [];
      for (let k = 0; k < of.length && indices.size > 0; k += 1) if (indices.has(of[k])) found.push(k);
      return found;
    }
    function visibleAmong(view, found) {
      const { from, leave } = visibility(view);
      return inOrder2(found.filter((k) => from[k] <= view.t && leave[k] > view.t).map(toShown(view)));
    }
    function isThere({ id }, view) {
      const index = columns.indexOf(id);
      return visible2(view, (other) => other === index).length > 0;
    }
    function visibleCount(view) {
      const seen = latest(view);
      const { from, leave, byLeave } = seen.visibility;
      seen.leaves ??= gather(leave, byLeave());
      return countAt(from, seen.leaves, view.t);
    }
    function ticks({ kind, ...view }) {
      return ticksOf(axes[kind], view);
    }
    function momentOf(index, clock) {
      const { first, known: known2 } = columns.claims;
      if (clock !== "reported") return columns.start[index];
      return first[index] < first[index + 1] ? known2[first[index]] : null;
    }
    function bars({ kind, clock, bins, from = 0, to = 1 }) {
      const { time } = axes[kind];
      const edges = Array.from({ length: bins + 1 }, (_, i) => from + (to - from) * i / bins);
      const list = edges.slice(1).map((edge, i) => ({ from: edges[i], to: edge, counts: new Uint32Array(columns.layers.length), total: 0 }));
      const bounds = Float64Array.from(edges, time);
      const first = from <= 0 ? -Infinity : bounds[0];
      let bin = 0;
      for (const i of rows) {
        const at = momentOf(i, clock);
        if (at === null || at < first || at > bounds[bins]) continue;
        while (bin < bins - 1 && at >= bounds[bin + 1]) bin += 1;
        while (bin > 0 && at < bounds[bin]) bin -= 1;
        list[bin].counts[columns.layer[i]] += 1;
        list[bin].total += 1;
      }
      return list;
    }
    const { key, layerCounts, statusCounts } = passing;
    return {
      key,
      columns,
      search: story2.search,
      rows,
      count: rows.length,
      layerCounts,
      statusCounts,
      period: periodOf(story2.scene.period, columns, passing.ends),
      event,
      find,
      kin,
      state,
      knownClaims,
      visibility,
      visible: visible2,
      visibleCount,
      spellsOf,
      visibleAmong,
      isThere,
      moments,
      next,
      previous,
      happenings,
      offsetAt,
      ticks,
      rideAt,
      bars,
      axis: (kind = "elastic") => axes[kind]
    };
  }
  function createEngine(scene) {
    const columns = readColumns(scene);
    const story2 = {
      scene,
      columns,
      search: createSearch(columns, scene),
      axes: { elastic: makeAxis(scene, "elastic"), linear: makeAxis(scene, "linear") },
      spells: memoize((clock) => clock === "reported" ? spellsAsReported(columns) : spellsWithHindsight(columns)),
      claims: memoize(() => claimsByTime(columns))
    };
    const filter = createFilter(columns, story2.search);
    let beside = null;
    const whole = Object.freeze({ ...restrict(story2, filter.passing(NO_FILTERS)), among, countOf, undated });
    const { offsetAt } = whole;
    const last = { open: whole, closed: whole };
    function among(filters) {
      const key = filter.keyOf(filters);
      if (key === whole.key) return whole;
      const kind = filters.from === null && filters.to === null ? "open" : "closed";
      if (key !== last[kind].key) {
        last[kind] = Object.freeze({ ...restrict(story2, filter.passing(filters)), offsetAt, among, countOf, undated });
      }
      return last[kind];
    }
    function undated(filters) {
      if (scene.undated === void 0 || filters.from !== null || filters.to !== null) return null;
      beside ??= createEngine({ ...scene, events: scene.undated, undated: void 0, packed: void 0, tracks: [] });
      return beside.among(filters);
    }
    function countOf(filters) {
      return filter.passing(filters).rows.length;
    }
    return whole;
  }

  // src/time/pace.js
  var LEAST_SECONDS = 1.5;
  var MOST_SECONDS = 3;
  var EVENT_SECONDS = 0.3;
  var LETTER_SECONDS = 0.012;
  var SHORT_TITLE = 40;
  var GAP_SECONDS = 0.3;
  var CREEP = 0.5;
  var LONGEST_CREEP = 0.012;
  var MOST_TOLD = 90;
  var PARTS3 = 60;
  function staySeconds({ events, letters }) {
    const more = EVENT_SECONDS * (Math.max(1, events) - 1) + LETTER_SECONDS * Math.max(0, letters - SHORT_TITLE);
    return Math.min(MOST_SECONDS, LEAST_SECONDS + more);
  }
  function secondsEach(moments, read2) {
    const readings = moments.map(read2);
    return readings.map(({ day }) => {
      const all = readings.filter((one) => one.day === day);
      return staySeconds({
        events: all.reduce((sum, { events }) => sum + events, 0),
        letters: Math.max(...all.map(({ letters }) => letters))
      }) / all.length;
    });
  }
  function staysOf(moments, position, share) {
    if (moments.length <= MOST_TOLD) return Array.from(moments);
    const apart = share / PARTS3;
    const stays = [];
    for (let i = 0; i < moments.length; ) {
      const here = position(moments[i]);
      stays.push(moments[i]);
      const from = i + 1;
      i = from + firstWhere(moments.length - from, (k) => position(moments[from + k]) >= here + apart);
    }
    return stays;
  }
  function makePace(moments, { position, time }, { start, end }, { read: read2, share = 1 }) {
    const stays = staysOf(moments, position, share);
    const isTold = moments.length <= MOST_TOLD;
    const each = isTold ? secondsEach(stays, read2) : stays.map(() => LEAST_SECONDS);
    const seconds = [0];
    const positions = [position(start)];
    function addKnot(after, to) {
      seconds.push(seconds[seconds.length - 1] + after);
      positions.push(Math.max(to, positions[positions.length - 1]));
    }
    if (stays.length > 0 && position(stays[0]) > positions[0]) addKnot(GAP_SECONDS, position(stays[0]));
    stays.forEach((moment, i) => {
      const here = position(moment);
      const way = position(stays[i + 1] ?? end) - here;
      const creep = isTold ? Math.min(CREEP * way, LONGEST_CREEP) : way;
      addKnot(each[i], here + creep);
      if (creep < way) addKnot(GAP_SECONDS, here + way);
    });
    if (positions[positions.length - 1] < position(end)) addKnot(GAP_SECONDS, position(end));
    function interpolate2(from, to, x) {
      const next = firstWhere(from.length, (i) => from[i] > x);
      if (next === 0) return to[0];
      if (next === from.length) return to[to.length - 1];
      return to[next - 1] + (to[next] - to[next - 1]) * (x - from[next - 1]) / (from[next] - from[next - 1]);
    }
    return Object.freeze({
      stays,
      /** For how many seconds the last of them up to a time stays. @param {number} ms */
      stayAt: (ms) => each[firstWhere(stays.length, (i) => stays[i] > ms) - 1] ?? GAP_SECONDS,
      /** The whole of it. */
      total: seconds[seconds.length - 1],
      /** After how many seconds a time is reached. @param {number} ms */
      secondsAt: (ms) => interpolate2(positions, seconds, position(ms)),
      /** @param {number} after seconds @returns {number} UTC milliseconds, exactly at a moment's own beginning */
      timeAt: (after) => time(interpolate2(seconds, positions, after))
    });
  }

  // src/page/clockwork.js
  var LONGEST_FRAME_SECONDS = 0.25;
  var MINUTE17 = 6e4;
  var DAY11 = 864e5;
  var MOST_READ2 = 8;
  var reader = (engine, { clock }) => (moment) => {
    const { entries, total } = engine.happenings(moment, clock, MOST_READ2);
    const titles = new Map(entries.map(({ event }) => [event.id, event.title]));
    const letters = [...titles.values()].map((title) => Math.max(...Object.values(title).map((text) => text.length)));
    return {
      events: total > entries.length ? total : titles.size,
      letters: Math.max(0, ...letters),
      day: Math.floor((moment + engine.offsetAt(moment, clock) * MINUTE17) / DAY11)
    };
  };
  function paceOf(engine, settings, share) {
    return makePace(
      engine.moments(settings.clock),
      engine.axis(settings.axis),
      engine.period,
      { read: reader(engine, settings), share }
    );
  }
  function createClockwork(story2, { moveTo, onChange }) {
    const { settings } = story2;
    let ticked = 0;
    let until = Infinity;
    let made = null;
    function currentPace({ engine }) {
      const share = 2 ** Math.ceil(Math.log2(story2.shownShare));
      const key = JSON.stringify([settings.clock, settings.axis, share]);
      if (made?.engine !== engine || made.key !== key) {
        made = { engine, key, pace: paceOf(engine, settings, share) };
      }
      return made.pace;
    }
    function endOfStay(loaded, moment) {
      const { secondsAt, stayAt, timeAt: timeAt2 } = currentPace(loaded);
      return Math.round(timeAt2(secondsAt(moment) + stayAt(moment)));
    }
    function play(last = Infinity) {
      until = last === Infinity || story2.scene === null ? Infinity : endOfStay(story2, last);
      if (story2.isPlaying) return;
      story2.isPlaying = true;
      ticked = 0;
      const { engine, time } = story2;
      if (engine !== null) {
        const isOver = time >= engine.period.end || prefersReducedMotion() && engine.next(time, settings.clock) === null;
        if (story2.isOpening || isOver) moveTo(engine.next(-Infinity, settings.clock) ?? engine.period.start);
      }
      onChange();
    }
    function pause() {
      story2.isPlaying = false;
      until = Infinity;
      onChange();
    }
    function finish({ engine: { period } }) {
      if (settings.loop && until >= period.end) moveTo(period.start);
      else pause();
    }
    function advanceByStep(loaded, now) {
      const { engine: { period }, time } = loaded;
      const { stays, stayAt } = currentPace(loaded);
      if (ticked === 0) ticked = now;
      if ((now - ticked) / 1e3 < stayAt(time) / settings.speed) return;
      ticked = now;
      const next = stays[firstWhere(stays.length, (i) => stays[i] > time)] ?? period.end;
      if (next > until) return finish(loaded);
      moveTo(next);
      if (next >= period.end) finish(loaded);
    }
    function advanceSmoothly(loaded, now) {
      const { engine: { period }, time } = loaded;
      const seconds = ticked === 0 ? 0 : Math.min((now - ticked) / 1e3, LONGEST_FRAME_SECONDS);
      ticked = now;
      if (seconds === 0) return;
      const { secondsAt, timeAt: timeAt2, total } = currentPace(loaded);
      const after = secondsAt(time) + seconds * settings.speed;
      const next = after >= total ? period.end : Math.max(time + 1, timeAt2(after));
      moveTo(Math.min(next, until));
      if (next >= Math.min(period.end, until)) finish(loaded);
    }
    function advance(now) {
      if (!story2.isPlaying || story2.scene === null) return;
      if (prefersReducedMotion()) advanceByStep(story2, now);
      else advanceSmoothly(story2, now);
    }
    return { play, pause, advance };
  }

  // src/page/loaded-story.js
  var clamped2 = (ms, { period }) => Math.min(period.end, Math.max(period.start, ms));
  var openingTime = ({ period }) => period.start - 1;
  function loadedStory({ scene, whole }, filters, { engine: former, time, isOpening }) {
    const [engine, undated] = [whole.among(filters), whole.undated(filters)];
    if (isOpening) return { scene, whole, engine, undated, time: openingTime(engine) };
    const isAtEnd = time === null || time >= (former?.period.end ?? Infinity);
    return { scene, whole, engine, undated, time: clamped2(isAtEnd ? Infinity : time, engine) };
  }

  // src/page/requests.js
  var VIEW = (
    /** @type {const} */
    ["from", "to", "layers", "statuses", "query", "language", "clock"]
  );
  var ASKED = [...VIEW, "selected"];
  function createRequests() {
    let lastNonce = 0;
    let lastRequest = "";
    function heard({ nonce, ...changes }) {
      if (nonce === void 0) return changes;
      const request = JSON.stringify([nonce, ...ASKED.map((name) => Object(changes)[name])]);
      if (nonce >= lastNonce && request !== lastRequest) {
        lastRequest = request;
        return changes;
      }
      return Object.fromEntries(Object.entries(changes).filter(([name]) => !ASKED.includes(name)));
    }
    function nextNonce() {
      lastNonce = Math.max(lastNonce + 1, Date.now());
      return lastNonce;
    }
    return { heard, nextNonce };
  }

  // src/page/story.js
  var LOOKS = (
    /** @type {const} */
    ["mode", "trail", "window", "compare"]
  );
  var NO_LISTENER = {
    onChange() {
    },
    onScene() {
    },
    onSelect() {
    },
    onStep() {
    },
    onChapter() {
    },
    onOpening() {
    },
    onAdjust() {
    },
    onMap() {
    }
  };
  var emptyStory = () => ({
    settings: defaults(),
    scene: null,
    whole: null,
    engine: null,
    undated: null,
    time: null,
    selected: null,
    isPlaying: false,
    opening: "",
    isOpening: true,
    shownShare: 1
  });
  function createStory() {
    const story2 = emptyStory();
    const { settings } = story2;
    const requests = createRequests();
    let listener = NO_LISTENER;
    function moveTo(ms) {
      story2.time = story2.engine === null ? Math.round(ms) : clamped2(Math.round(ms), story2.engine);
      const wasOpening = story2.isOpening;
      story2.isOpening = false;
      listener.onChange(wasOpening);
    }
    const seek = (time) => moveTo(milliseconds(time));
    const clockwork = createClockwork(story2, { moveTo, onChange: () => listener.onChange(false) });
    const { pause } = clockwork;
    function step2(direction2) {
      if (story2.engine === null) return;
      pause();
      const moment = story2.engine[direction2](story2.isOpening ? -Infinity : story2.time, settings.clock);
      if (moment === null && direction2 === "previous") return reopen();
      if (moment === null) return;
      moveTo(moment);
      listener.onStep(moment, story2);
    }
    function reopen() {
      if (story2.engine === null) return;
      pause();
      choose(null, true);
      story2.isOpening = true;
      story2.time = openingTime(story2.engine);
      listener.onOpening();
      listener.onChange(true);
    }
    function jump(end) {
      if (end === "start") return reopen();
      if (story2.engine === null) return;
      pause();
      moveTo(story2.engine.period.end);
    }
    const chapterAt3 = (t) => story2.scene === null ? null : chapterAt(story2.scene, story2.engine, settings.clock, t);
    const currentChapter = () => story2.isOpening || story2.time === null ? null : chapterAt3(story2.time);
    function openChapter(id) {
      const chapter = (story2.scene?.chapters ?? []).find((one) => one.id === id);
      if (chapter === void 0 || story2.engine === null) {
        throw new RangeError(`openChapter() wants the id of a chapter in the scene, got ${describe(id)}`);
      }
      const moments = momentsIn(chapter, story2.engine, settings.clock);
      choose(null, true);
      moveTo(moments.first);
      listener.onChapter(chapter);
      return moments;
    }
    function bookmark() {
      const { time, isOpening } = story2;
      return () => {
        if (time !== null) story2.time = time;
        story2.isOpening = isOpening;
        listener.onChange(true);
      };
    }
    function leaveOpening() {
      if (!story2.isOpening) return;
      story2.isOpening = false;
      if (story2.engine !== null) story2.time = story2.engine.period.end;
    }
    function load(given) {
      const loaded = loadedStory(given, settings, story2);
      if (loaded.engine === story2.engine) return;
      const isOther = given.whole !== story2.whole;
      Object.assign(story2, loaded);
      if (given.scene.clocked === false) settings.clock = "hindsight";
      if (find(story2.selected) === null) choose(null);
      if (isOther) listener.onScene(loaded);
    }
    function set(changes) {
      const { scene, selected, time, map, opening = story2.opening, ...chosen2 } = requests.heard(check(changes));
      Object.assign(settings, chosen2, story2.scene?.clocked === false ? { clock: "hindsight" } : {});
      story2.opening = opening;
      const isSame2 = scene === void 0 || scene.digest !== void 0 && scene.digest === story2.scene?.digest;
      if (!isSame2) {
        tellLayers(scene.layers ?? []);
        load({ scene, whole: createEngine(scene) });
      }
      if (isSame2 && story2.scene !== null) load(story2);
      if (LOOKS.some((name) => (chosen2[name] ?? null) !== null)) leaveOpening();
      place({ selected, time, map });
      listener.onChange(true);
    }
    function place({ selected, time, map }) {
      if (selected !== void 0) choose(story2.scene === null || find(selected) !== null ? selected : null);
      if (time === null && story2.selected === null) reopen();
      else if (time === null) goTo(find(story2.selected), false);
      else if (time !== void 0) seek(time);
      if (map !== void 0) listener.onMap(map);
    }
    function adjust(changes, isOngoing = false) {
      requests.nextNonce();
      set(changes);
      listener.onAdjust(isOngoing, VIEW.some((name) => changes[name] !== void 0));
    }
    function changeSpeed(by) {
      const at = SPEEDS.findIndex((speed) => speed >= settings.speed);
      set({ speed: SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))] });
    }
    function choose(id, byReader = false, isOnMap = byReader) {
      if (id === story2.selected) return;
      story2.selected = id;
      listener.onSelect(id, byReader, isOnMap);
      listener.onChange(false);
    }
    function select(id) {
      if (id !== null && (typeof id !== "string" || find(id) === null)) {
        throw new RangeError(`select() wants the id of an event in the scene, or null; got ${describe(id)}`);
      }
      choose(id);
    }
    const find = (id) => id === null || story2.engine === null ? null : story2.engine.find(id) ?? story2.undated?.find(id) ?? null;
    function firstOf2(event) {
      if (event === null || isUndated(event)) return void 0;
      if (settings.clock === "hindsight") return event.start;
      return story2.engine?.knownClaims(event, Infinity, "reported")[0]?.known;
    }
    function goTo(event, isEnough) {
      const { engine, time } = story2;
      const first = firstOf2(event);
      if (engine === null || event === null || first === void 0) return;
      if (isEnough && engine.isThere(event, viewing(time))) return;
      pause();
      moveTo(first);
    }
    function viewing(t) {
      if (!story2.isOpening || story2.engine === null) return { ...settings, t };
      return { ...settings, t: story2.engine.period.end, mode: "upto" };
    }
    return Object.assign(story2, {
      seek,
      pause,
      step: step2,
      jump,
      openChapter,
      bookmark,
      moveTo,
      set,
      adjust,
      changeSpeed,
      choose,
      select,
      find,
      firstOf: firstOf2,
      goTo,
      nextNonce: requests.nextNonce,
      viewing,
      reopen,
      chapterAt: chapterAt3,
      currentChapter,
      advance: clockwork.advance,
      play: () => clockwork.play(),
      /** Play a chapter from its first event, and stop after its last. @param {unknown} id */
      playChapter: (id) => clockwork.play(openChapter(id).last),
      toggle: () => story2.isPlaying ? pause() : clockwork.play(),
      /** @param {Listener|null} next the one who draws */
      listen: (next) => {
        listener = next ?? NO_LISTENER;
      }
    });
  }

  // src/page/verbs.js
  var FRAME_PATIENCE = 500;
  var MOST_IDS = 2e3;
  var story = createStory();
  var player = null;
  function mount(map, options = {}) {
    if (player?.map === map) return;
    unmount();
    player = mountPlayer(map, options, story, onMessage);
    map.on("unload", unmount);
  }
  function unmount() {
    if (player === null) return;
    const { map, unmount: end } = player;
    player = null;
    end();
    map.off("unload", unmount);
  }
  var step = (direction2) => (player?.presentation ?? story).step(direction2);
  function present(isOn) {
    if (typeof isOn !== "boolean") throw new RangeError(`present() wants true or false, got ${describe(isOn)}`);
    player?.presentation.set(isOn);
  }
  var showing = {
    /** @param {unknown} [what] */
    fit: (what = null) => player?.showing.fit(what),
    /** @param {unknown} where */
    view: (where) => player?.showing.view(where),
    /** @param {unknown} isOn */
    controls: (isOn) => player?.showing.controls(isOn)
  };
  var link = () => player?.link() ?? "";
  function visible() {
    if (story.engine === null) return [];
    const view = story.viewing(story.time);
    const count = story.engine.visibleCount(view);
    return count > MOST_IDS ? count : story.engine.visible(view).map(({ event }) => event.id);
  }
  function settled() {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        player?.frame.renderNow();
        player?.endFlight();
        resolve();
      }, FRAME_PATIENCE);
      player?.frame.rest();
      player?.frame.request();
      requestAnimationFrame(() => {
        player?.endFlight();
        requestAnimationFrame(() => {
          clearTimeout(late);
          resolve();
        });
      });
    });
  }
  var verbs = {
    seek: story.seek,
    play: story.play,
    pause: story.pause,
    set: story.set,
    select: story.select,
    next: () => step("next"),
    previous: () => step("previous"),
    present,
    ...showing
  };
  var onMessage = createMessages(verbs, {
    time: () => story.time,
    playing: () => story.isPlaying,
    link,
    selected: () => story.selected,
    presenting: () => player?.presentation.isOn ?? false,
    visible,
    settled
  });
  var geoEvents = Object.freeze({
    ...verbs,
    link,
    visible,
    settled,
    mount,
    unmount,
    receive: createReceiver(story.set),
    get time() {
      return story.time;
    },
    get playing() {
      return story.isPlaying;
    },
    get selected() {
      return story.selected;
    },
    get presenting() {
      return player?.presentation.isOn ?? false;
    }
  });

  // src/player.js
  globalThis.geoEvents = geoEvents;
})();
