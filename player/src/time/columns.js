/**
 * The events of a scene as columns: numbers in typed arrays, words read when they are asked for.
 *
 * It owns the two ways in which a scene holds its events: few as objects, many packed (docs/scene.md). Both become the
 * same columns, and both give an event as the same object. Pure; called by engine.js.
 *
 * @typedef {object} Columns of events by start
 * @property {number} count
 * @property {Float64Array} start UTC milliseconds, rising
 * @property {Float64Array} end UTC milliseconds
 * @property {Float64Array|Int32Array} offset minutes of local time from UTC
 * @property {Uint8Array} layer index in LAYERS, 255 for another
 * @property {Uint8Array} status index in STATES, 255 for another
 * @property {Int32Array} place index in `places`, -1 for none
 * @property {string[]} places ids
 * @property {{first: Uint32Array, known: Float64Array, stance: Uint8Array}} claims those of event i are first[i] to
 *   first[i + 1], in the order in which they became known
 * @property {(i: number) => object} event
 * @property {(id: string) => number} indexOf -1 if there is none
 */
import { LAYERS, STANCES, STATES } from "./clocks.js";
import { dateTexts } from "./dates.js";

/** Objects made of packed columns that are kept: as many as are looked at together. */
const KEPT = 4096;
const NOWHERE = -1;
/** In the column `claim_assumed`: no date is given at all. */
const NEVER_SAID = 2;

/** Claims in the order in which they became known; those of the same moment keep their order. */
export function byKnown(claims) {
  return [...claims].sort((a, b) => a.known - b.known);
}

// ---------------------------------------------------------------- few: objects

function columnsOfObjects({ events, places }) {
  const placeIds = Object.keys(places ?? {});
  const placeIndex = new Map(placeIds.map((id, i) => [id, i]));
  const claims = events.map((event) => byKnown(event.claims));
  const first = new Uint32Array(events.length + 1);
  claims.forEach((list, i) => { first[i + 1] = first[i] + list.length; });
  const column = (Type, read) => Type.from(events, read);
  const indices = new Map(events.map((event, i) => [event.id, i]));
  return {
    count: events.length,
    start: column(Float64Array, (event) => event.start),
    end: column(Float64Array, (event) => event.end),
    offset: column(Int32Array, (event) => event.offset ?? 0),
    layer: column(Uint8Array, (event) => LAYERS.indexOf(event.layer)),
    status: column(Uint8Array, (event) => STATES.indexOf(event.status)),
    place: column(Int32Array, (event) => placeIndex.get(event.place) ?? NOWHERE),
    places: placeIds,
    claims: { first, known: Float64Array.from(claims.flat(), (claim) => claim.known),
      stance: Uint8Array.from(claims.flat(), (claim) => STANCES.indexOf(claim.stance)) },
    event: (i) => events[i],
    indexOf: (id) => indices.get(id) ?? -1,
  };
}

// ---------------------------------------------------------------- many: packed

/** One number of a column: least significant bytes first, all bytes of one significance together. */
function numberAt({ at, width, base, unit, length }, bytes, i) {
  let value = 0;
  for (let plane = width - 1; plane >= 0; plane -= 1) value = value * 256 + bytes[at + plane * length + i];
  return base + unit * value;
}

/** All numbers of a column. A million of several columns are read before anything is seen: byte by byte in rows. */
function numbers({ at, width, base, unit, length, isDelta = false }, bytes, Type) {
  const isPlain = width === 1 && base === 0 && unit === 1 && !isDelta;
  if (isPlain && Type === Uint8Array) return bytes.subarray(at, at + length);
  const found = new Float64Array(length);
  for (let plane = width - 1; plane >= 0; plane -= 1) {
    const row = bytes.subarray(at + plane * length, at + (plane + 1) * length);
    for (let i = 0; i < length; i += 1) found[i] = found[i] * 256 + row[i];
  }
  let sum = 0;
  for (let i = 0; i < length; i += 1) {
    sum = isDelta ? sum + found[i] : found[i];
    found[i] = base + unit * sum;
  }
  return Type === Float64Array ? found : Type.from(found);
}

/** Where each of some words begins among bytes; they are ended by zeros. */
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

/** A column of words, or of some words each. A column without an index has words of its own in each row. */
function words({ at, bytes: length, count, index }, bytes) {
  const text = bytes.subarray(at, at + length);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true }); // a mark that begins a quote is the quote's own
  let begins = null;
  const beginsOf = () => { begins ??= beginnings(text, count); return begins; };
  /** @param {number} of words that a row has @param {number} nth of them */
  function read(row, of = 1, nth = 0) {
    const word = (index === undefined ? row : numberAt(index, bytes, row)) * of + nth;
    return decoder.decode(text.subarray(beginsOf()[word], beginsOf()[word + 1] - 1));
  }
  return { read, text, begins: beginsOf };
}

/** A number for some bytes; others rarely have the same. */
function hashOf(bytes, from, until) {
  let hash = 0x811c9dc5; // FNV-1a
  for (let i = from; i < until; i += 1) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash | 0;
}

/** A function that finds the row of a word in a column of distinct words: by its hash, for there may be a million. */
function createFinder(column) {
  const { text } = column;
  let hashes = null;
  let last = { word: null, row: -1 };
  function hashAll() {
    const begins = column.begins();
    const found = new Int32Array(begins.length - 1);
    for (let row = 0; row < found.length; row += 1) found[row] = hashOf(text, begins[row], begins[row + 1] - 1);
    return found;
  }
  function search(word) {
    hashes ??= hashAll();
    const bytes = new TextEncoder().encode(word);
    const hash = hashOf(bytes, 0, bytes.length);
    let row = hashes.indexOf(hash);
    while (row >= 0 && column.read(row) !== word) row = hashes.indexOf(hash, row + 1);
    return row;
  }
  return (word) => {
    if (word !== last.word) last = { word, row: search(word) }; // what is selected is asked for with every frame
    return last.row;
  };
}

/** Keeps what was made last. */
function remember(make) {
  const kept = new Map();
  return (key) => {
    if (!kept.has(key)) {
      if (kept.size >= KEPT) kept.clear();
      kept.set(key, make(key));
    }
    return kept.get(key);
  };
}

function columnsOfPacked({ packed, tracks }) {
  const { bytes, columns, count, words: vocabularies } = packed;
  const read = (name, Type) => numbers(columns[name], bytes, Type);
  /** A column of positions in the packer's vocabulary, as positions in ours. */
  const translate = (name, own) => {
    const ours = Uint8Array.from(vocabularies[name], (word) => own.indexOf(word));
    const found = read(name, Uint8Array).slice();
    for (let i = 0; i < found.length; i += 1) found[i] = ours[found[i]];
    return found;
  };
  const text = Object.fromEntries(Object.entries(columns).filter(([, column]) => column.count !== undefined)
    .map(([name, column]) => [name, words(column, bytes)]));
  const { place: placeIds, claim_source: sourceIds } = vocabularies;
  const start = read("start", Float64Array);
  const end = read("duration", Float64Array);
  for (let i = 0; i < count; i += 1) end[i] += start[i];
  const layer = translate("layer", LAYERS);
  const status = translate("status", STATES);
  const [place, offset] = ["place", "offset"].map((name) => read(name, Int32Array));
  const first = new Uint32Array(count + 1);
  const known = read("claim_known", Float64Array);
  const stance = translate("claim_stance", STANCES);
  const claims = read("claims", Uint32Array);
  for (let i = 0; i < count; i += 1) {
    first[i + 1] = first[i] + claims[i];
    for (let c = first[i]; c < first[i + 1]; c += 1) known[c] += start[i];
  }
  const find = createFinder(text.id);
  const ofTracks = new Map(tracks.map((track) => [track.event, track.index]));
  const numberOf = (name, i) => numberAt(columns[name], bytes, i);

  const both = (name, i) => ({ en: text[name].read(i, 2, 0), zh: text[name].read(i, 2, 1) });
  const orNull = (pair) => (pair.en === "" ? null : pair);
  /** Most dates are written by rule from the numbers; the others have words of their own. */
  const date = (name, i, given) => orNull(both(name, i)) ?? dateTexts(given);

  function claim(c, i) {
    const assumed = numberOf("claim_assumed", c);
    return {
      id: text.claim_id.read(c), source: sourceIds[numberOf("claim_source", c)], stance: STANCES[stance[c]],
      by: text.claim_by.read(c), on: assumed === NEVER_SAID ? null
        : date("claim_on", c, { start: known[c], precision: "day", offset: offset[i] }),
      known: known[c], assumed: assumed > 0, quote: text.claim_quote.read(c),
      translation: text.claim_translation.read(c), note: text.claim_note.read(c) || null,
    };
  }

  const event = remember((i) => {
    const dated = { start: start[i], precision: vocabularies.precision[numberOf("precision", i)], offset: offset[i] };
    return {
      id: text.id.read(i), layer: LAYERS[layer[i]], status: STATES[status[i]], title: both("title", i),
      when: date("when", i, dated), ...dated, end: end[i], end_offset: numberOf("end_offset", i),
      place: placeIds[place[i]] ?? null,
      origin: placeIds[numberOf("origin", i)] ?? null, figure: orNull(both("figure", i)),
      actors: text.actors.read(i).split("|").filter((name) => name !== ""), summary: both("summary", i),
      claims: Array.from({ length: first[i + 1] - first[i] }, (_, k) => claim(first[i] + k, i)),
    };
  });
  return { count, start, end, offset, layer, status, place, places: placeIds,
    claims: { first, known, stance }, event,
    indexOf: (id) => ofTracks.get(id) ?? find(id) };
}

/** @returns {Columns} */
export function readColumns(scene) {
  return Object.freeze(scene.packed === undefined ? columnsOfObjects(scene) : columnsOfPacked(scene));
}
