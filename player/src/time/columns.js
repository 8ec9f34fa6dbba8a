/**
 * The events of a scene as columns: numbers in typed arrays, words read when they are asked for.
 *
 * It owns the two ways in which a scene holds its events: few as objects, many packed (docs/scene.md). Both become the
 * same columns, and both give an event as the same object. Pure; called by engine.js.
 *
 * @import { PackedColumns, NumberColumn, Precision, SceneClaim, SceneData, SceneEvent, ScenePacked, ScenePlace,
 *   SceneTrack, Texts, WordColumn } from "../scene.js"
 *
 * @typedef {ScenePacked & {bytes: Uint8Array}} Packed
 * @typedef {Omit<SceneData, "packed"> & {packed?: Packed}} Scene as it was unpacked: the bytes of its columns with it
 * @typedef {{[Name in keyof PackedColumns]: PackedColumns[Name] extends NumberColumn ? Name : never}[
 *   keyof PackedColumns]} NumberName name of a column of numbers
 * @typedef {Exclude<keyof PackedColumns, NumberName>} WordName name of a column of words
 *
 * @typedef {object} Columns of events by start
 * @property {number} count
 * @property {Float64Array} start UTC milliseconds, rising
 * @property {Float64Array} end UTC milliseconds
 * @property {Uint8Array} edges how both ends are known: 3 × index in EDGES of the beginning + that of the end
 * @property {Int32Array} offset minutes of local time from UTC in the first moment
 * @property {Int32Array} endOffset minutes of local time from UTC in the last moment
 * @property {Uint8Array} layer index in `layers`, 255 for another
 * @property {string[]} layers ids
 * @property {Uint8Array} status index in STATES, 255 for another
 * @property {Int32Array} place index in `places`, -1 for none
 * @property {string[]} places ids
 * @property {{first: Uint32Array, known: Float64Array, stance: Uint8Array}} claims those of event i are first[i] to
 *   first[i + 1], in the order in which they became known
 * @property {(i: number) => string[]} actors who took part, as the table has it
 * @property {(i: number) => SceneEvent} event
 * @property {(id: string) => number} indexOf -1 if there is none
 */
import { memoize } from "../memoize.js";
import { STANCES, STATES } from "./clocks.js";
import { EDGES, edgesAt, EXACT } from "./lasting.js";
import { edtfOf } from "./date-words.js";

/** Objects made of packed columns that are kept: as many as are looked at together. */
const KEPT = 4096;
const NOWHERE = -1;
/** In the column `claim_assumed`: no date is given at all. */
const NEVER_SAID = 2;

/** Claims as they became known; those of the same moment keep their order. @param {SceneClaim[]} claims */
export function byKnown(claims) {
  return [...claims].sort((a, b) => a.known - b.known);
}

// ---------------------------------------------------------------- few: objects

/**
 * @param {SceneEvent[]} events
 * @param {Record<string, ScenePlace>} places
 * @param {string[]} layers
 * @returns {Columns}
 */
function columnsOfObjects(events, places, layers) {
  const layerIndex = new Map(layers.map((id, i) => [id, i]));
  const placeIds = Object.keys(places);
  const placeIndex = new Map(placeIds.map((id, i) => [id, i]));
  const claims = events.map((event) => byKnown(event.claims));
  const first = new Uint32Array(events.length + 1);
  claims.forEach((list, i) => { first[i + 1] = first[i] + list.length; });
  const indices = new Map(events.map((event, i) => [event.id, i]));
  return {
    count: events.length,
    start: Float64Array.from(events, (event) => event.start),
    end: Float64Array.from(events, (event) => event.end),
    edges: Uint8Array.from(events, ({ edges: [begins, ends] = EXACT }) => (
      EDGES.length * EDGES.indexOf(begins) + EDGES.indexOf(ends))),
    offset: Int32Array.from(events, (event) => event.offset ?? 0),
    endOffset: Int32Array.from(events, (event) => event.end_offset ?? event.offset ?? 0),
    layer: Uint8Array.from(events, (event) => layerIndex.get(event.layer) ?? 255),
    layers,
    status: Uint8Array.from(events, (event) => STATES.indexOf(event.status)),
    place: Int32Array.from(events, (event) => placeIndex.get(event.place ?? "") ?? NOWHERE),
    places: placeIds,
    claims: { first, known: Float64Array.from(claims.flat(), (claim) => claim.known),
      stance: Uint8Array.from(claims.flat(), (claim) => STANCES.indexOf(claim.stance)) },
    actors: (i) => events[i].actors,
    event: (i) => events[i],
    indexOf: (id) => indices.get(id) ?? -1,
  };
}

// ---------------------------------------------------------------- many: packed

/**
 * One number of a column: least significant bytes first, all bytes of one significance together.
 *
 * @param {NumberColumn} column
 * @param {Uint8Array} bytes
 * @param {number} i
 */
function numberAt({ at, width, base, unit, length }, bytes, i) {
  let value = 0;
  for (let plane = width - 1; plane >= 0; plane -= 1) value = value * 256 + bytes[at + plane * length + i];
  return base + unit * value;
}

/**
 * All numbers of a column. A million of several columns are read before anything is seen: byte by byte in rows.
 *
 * @param {NumberColumn} column
 * @param {Uint8Array} bytes
 */
export function numbers({ at, width, base, unit, length, isDelta = false }, bytes) {
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
  return found;
}

/** As numbers(); the bytes themselves where they are that. @param {NumberColumn} column @param {Uint8Array} bytes */
function smallNumbers(column, bytes) {
  const { at, width, base, unit, length, isDelta = false } = column;
  const isPlain = width === 1 && base === 0 && unit === 1 && !isDelta;
  return isPlain ? bytes.subarray(at, at + length) : numbers(column, bytes);
}

/** Where each of `count` words begins; they are ended by zeros. @param {Uint8Array} bytes @param {number} count */
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

/**
 * A column of words, or of some words each. A column without an index has words of its own in each row.
 *
 * @param {WordColumn} column
 * @param {Uint8Array} bytes
 */
function words({ at, bytes: length, count, index }, bytes) {
  const text = bytes.subarray(at, at + length);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true }); // a mark that begins a quote is the quote's own
  /** @type {Uint32Array|null} */
  let begins = null;
  const beginsOf = () => { begins ??= beginnings(text, count); return begins; };
  /** @param {number} row @param {number} [of] words that a row has @param {number} [nth] of them */
  function read(row, of = 1, nth = 0) {
    const word = (index === undefined ? row : numberAt(index, bytes, row)) * of + nth;
    return decoder.decode(text.subarray(beginsOf()[word], beginsOf()[word + 1] - 1));
  }
  return { read, text, begins: beginsOf };
}

/** A number that other bytes rarely have. @param {Uint8Array} bytes @param {number} from @param {number} until */
function hashOf(bytes, from, until) {
  let hash = 0x811c9dc5; // FNV-1a
  for (let i = from; i < until; i += 1) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash | 0;
}

/**
 * A function that finds the row of a word in a column of distinct words: by its hash, for there may be a million.
 *
 * @param {ReturnType<typeof words>} column
 */
function createFinder(column) {
  const { text } = column;
  /** @type {Int32Array|null} */
  let hashes = null;
  let last = { word: "", row: -1 };
  function hashAll() {
    const begins = column.begins();
    const found = new Int32Array(begins.length - 1);
    for (let row = 0; row < found.length; row += 1) found[row] = hashOf(text, begins[row], begins[row + 1] - 1);
    return found;
  }
  /** @param {string} word */
  function search(word) {
    hashes ??= hashAll();
    const bytes = new TextEncoder().encode(word);
    const hash = hashOf(bytes, 0, bytes.length);
    let row = hashes.indexOf(hash);
    while (row >= 0 && column.read(row) !== word) row = hashes.indexOf(hash, row + 1);
    return row;
  }
  return (/** @type {string} */ word) => {
    if (word !== last.word) last = { word, row: search(word) }; // what is selected is asked for with every frame
    return last.row;
  };
}

/** @param {Packed} packed @param {SceneTrack[]} tracks @param {string[]} layers @returns {Columns} */
function columnsOfPacked({ bytes, columns, count, words: vocabularies }, tracks, layers) {
  const read = (/** @type {NumberName} */ name) => numbers(columns[name], bytes);
  /**
   * A column of positions in the packer's vocabulary, as positions in ours.
   *
   * @param {"layer"|"status"|"claim_stance"} name
   * @param {string[]} own
   */
  function positions(name, own) {
    const ours = Uint8Array.from(vocabularies[name], (word) => own.indexOf(word));
    const theirs = smallNumbers(columns[name], bytes);
    const found = new Uint8Array(theirs.length);
    for (let i = 0; i < found.length; i += 1) found[i] = ours[theirs[i]];
    return found;
  }
  const text = memoize((/** @type {WordName} */ name) => words(columns[name], bytes));
  const { place: placeIds, claim_source: sourceIds } = vocabularies;
  const start = read("start");
  const end = read("duration");
  for (let i = 0; i < count; i += 1) end[i] += start[i];
  const edges = Uint8Array.from(read("edges"));
  const layer = positions("layer", layers);
  const status = positions("status", STATES);
  const place = Int32Array.from(read("place"));
  const offset = Int32Array.from(read("offset"));
  const endOffset = Int32Array.from(read("end_offset"));
  const first = new Uint32Array(count + 1);
  const known = read("claim_known");
  const stance = positions("claim_stance", STANCES);
  const claims = read("claims");
  for (let i = 0; i < count; i += 1) {
    first[i + 1] = first[i] + claims[i];
    for (let c = first[i]; c < first[i + 1]; c += 1) known[c] += start[i];
  }
  const find = createFinder(text("id"));
  const ofTracks = new Map(tracks.map((track) => [track.event, track.index]));
  /** @type {(name: NumberName, i: number) => number} */
  const numberOf = (name, i) => numberAt(columns[name], bytes, i);
  /** @type {(name: WordName, i: number) => Texts} */
  const texts = (name, i) => {
    const { languages = [] } = columns[name];
    return Object.fromEntries(languages.map((tag, nth) => [tag, text(name).read(i, languages.length, nth)])
      .filter(([, one]) => one !== ""));
  };
  /**
   * Most dates follow from the numbers by rule; the others stand there.
   *
   * @type {(name: WordName, i: number, given: {start: number, precision: Precision, offset: number}) => string}
   */
  const date = (name, i, given) => text(name).read(i) || edtfOf(given);

  /** @param {number} c @param {number} i of its event @returns {SceneClaim} */
  function claim(c, i) {
    const assumed = numberOf("claim_assumed", c);
    return {
      id: text("claim_id").read(c), source: sourceIds[numberOf("claim_source", c)], stance: STANCES[stance[c]],
      by: texts("claim_by", c), on: assumed === NEVER_SAID ? null
        : date("claim_on", c, { start: known[c], precision: "day", offset: offset[i] }),
      known: known[c], assumed: assumed > 0, quote: text("claim_quote").read(c),
      translation: texts("claim_translation", c), note: texts("claim_note", c),
    };
  }

  const actors = (/** @type {number} */ i) => text("actors").read(i).split("|").filter((name) => name !== "");

  /** @param {number} i @returns {SceneEvent} */
  function makeEvent(i) {
    const dated = { start: start[i], precision: vocabularies.precision[numberOf("precision", i)], offset: offset[i] };
    return {
      id: text("id").read(i), layer: layers[layer[i]], status: vocabularies.status[numberOf("status", i)],
      title: texts("title", i), when: date("when", i, dated), ...dated, end: end[i],
      edges: edgesAt(edges[i]), end_offset: endOffset[i], weight: numberOf("weight", i),
      place: placeIds[place[i]] ?? null,
      origin: placeIds[numberOf("origin", i)] ?? null, figure: JSON.parse(text("figure").read(i) || "null"),
      actors: actors(i), summary: texts("summary", i),
      claims: Array.from({ length: first[i + 1] - first[i] }, (_, k) => claim(first[i] + k, i)),
    };
  }

  return { count, start, end, edges, offset, endOffset, layer, layers, status, place, places: placeIds,
    claims: { first, known, stance }, actors, event: memoize(makeEvent, KEPT),
    indexOf: (id) => ofTracks.get(id) ?? find(id) };
}

/** @param {Scene} scene @returns {Columns} */
export function readColumns({ events = [], packed, places = {}, tracks, layers = [] }) {
  const ids = layers.map(({ id }) => id);
  return Object.freeze(packed === undefined ? columnsOfObjects(events, places, ids)
    : columnsOfPacked(packed, tracks, ids));
}
