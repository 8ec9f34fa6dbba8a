/**
 * What a camera shows while a story is told: which part of the world from which moment on.
 *
 * A chapter is one picture: its bounds. Only where a moment lies outside it is there another, of that moment and those
 * around it that lie outside too; and where many moments in a row lie close together, one of them from nearer. So the
 * camera moves seldom, and never to and fro. Pure; called by camera.js. All boxes are in degrees.
 *
 * @import { SceneBounds, SceneData } from "../scene.js"
 * @import { Clock } from "../time/clocks.js"
 * @import { Engine } from "../types.js"
 *
 * @typedef {{from: number, bounds: SceneBounds}} Shot `from` which time on
 * @typedef {object} Take a moment
 * @property {number} time
 * @property {string|null} chapter
 * @property {SceneBounds|null} frame the picture of its chapter
 * @property {SceneBounds|null} bounds where its events are
 * @property {SceneBounds|null} exact where those of them are of which more than the country is known
 */
import { measures } from "../design.js";
import { chapterAt } from "../time/chapters.js";
import { extentOf } from "./extent.js";

/** With more events than this no single one moves the camera. */
const MANY = 1000;
const MOST_AT_ONCE = 20;
/** Moments inside the chapter's picture between two outside it, for which the camera does not come back. */
const SHORT_STAY = 2;
/** So many moments in a row are worth a nearer picture, if it is at most so large a part of the chapter's. */
const LONG_RUN = 4;
const NEARER = 0.5;

/** @type {(a: SceneBounds, b: SceneBounds) => SceneBounds} */
const union = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

/** @param {(SceneBounds|null)[]} all */
function unionOf(all) {
  const known = all.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce(union);
}

/** @param {SceneBounds} outer @param {SceneBounds} inner */
const holds = (outer, inner) => outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2]
  && outer[3] >= inner[3];

/** How large a box is, by its longer side; a degree north is longer than one east. @param {SceneBounds} box */
const sizeOf = ([west, south, east, north]) => Math.max(east - west, 1.5 * (north - south));

/**
 * What the events of a moment take of the world.
 *
 * @param {Engine} engine
 * @param {ReturnType<typeof extentOf>} extent
 * @param {Clock} clock
 * @param {number} time
 */
function boundsAt(engine, extent, clock, time) {
  const { entries } = engine.happenings(time, clock, MOST_AT_ONCE);
  const points = entries.flatMap(({ event }) => Object.values(extent(event)).flat()).map(({ lat, lng, radius }) => (
    { isExact: radius < measures.vague_km, box: /** @type {SceneBounds} */ ([lng, lat, lng, lat]) }));
  return { bounds: unionOf(points.map(({ box }) => box)),
    exact: unionOf(points.filter(({ isExact }) => isExact).map(({ box }) => box)) };
}

/** The shot of a take, as long as it is not the chapter's: those outside it that follow each other share one. */
function excursions(/** @type {Take[]} */ takes) {
  /** @param {Take} take */
  const isOutside = ({ frame, exact }) => frame !== null && exact !== null && !holds(frame, exact);
  /** @type {(SceneBounds|null)[]} */
  const found = takes.map(() => null);
  for (let i = 0; i < takes.length; i += 1) {
    if (!isOutside(takes[i])) continue;
    let last = i;
    for (let k = i + 1; k < takes.length && k <= last + 1 + SHORT_STAY; k += 1) if (isOutside(takes[k])) last = k;
    // What was seen just before stays in view: the way there is then no leap.
    const bounds = unionOf(takes.slice(Math.max(0, i - 1), last + 1).map((take) => take.exact));
    found.fill(bounds, i, last + 1);
    i = last;
  }
  return found;
}

/** Nearer pictures of long runs. @param {Take[]} takes of one chapter @param {(SceneBounds|null)[]} found */
function comeNearer(takes, found) {
  const frame = takes[0]?.frame ?? null;
  if (frame === null) return;
  const most = NEARER * sizeOf(frame);
  for (let i = 0; i < takes.length;) {
    let last = i - 1;
    /** @type {SceneBounds|null} */
    let bounds = null;
    for (let k = i; k < takes.length && found[k] === null; k += 1) {
      const next = unionOf([bounds, takes[k].bounds]);
      if (next !== null && sizeOf(next) > most) break;
      bounds = next;
      last = k;
    }
    if (bounds !== null && last - i + 1 >= LONG_RUN) found.fill(bounds, i, last + 1);
    i = Math.max(i, last) + 1;
  }
}

/** @param {Take[]} takes of one chapter @returns {Shot[]} */
function shotsOfChapter(takes) {
  const found = excursions(takes);
  comeNearer(takes, found);
  return takes.flatMap(({ time, frame }, i) => {
    const bounds = found[i] ?? frame;
    return bounds === null || (i > 0 && bounds === (found[i - 1] ?? frame)) ? [] : [{ from: time, bounds }];
  });
}

/**
 * The shots of what is told. Python has the same rule, for its films: tests/cases/shots.json holds both to it.
 *
 * @param {Take[]} takes in order
 */
export function shotsOfTakes(takes) {
  /** @type {Take[][]} */
  const groups = [];
  for (const take of takes) {
    const group = groups[groups.length - 1];
    if (group?.[0].chapter === take.chapter) group.push(take);
    else groups.push([take]);
  }
  return groups.flatMap(shotsOfChapter);
}

/**
 * The shots of a whole story, in order; none where no chapter and no event has a place.
 *
 * @param {SceneData} scene
 * @param {Engine} engine
 * @param {Clock} clock
 * @param {SceneBounds|null} whole what the story opens on: the picture of what is in no chapter
 * @returns {Shot[]}
 */
export function shotsOf(scene, engine, clock, whole) {
  const frames = new Map((scene.chapters ?? []).map((chapter) => [chapter.id, chapter.bounds ?? whole]));
  if (engine.count > MANY) {
    return (scene.chapters ?? []).map(({ start, bounds }) => ({ from: start, bounds: bounds ?? whole }))
      .filter(/** @returns {shot is Shot} */ (shot) => shot.bounds !== null).sort((a, b) => a.from - b.from);
  }
  const extent = extentOf(scene);
  return shotsOfTakes(engine.moments(clock).map((time) => {
    const chapter = chapterAt(scene, engine, clock, time)?.id ?? null;
    return { time, chapter, frame: (chapter === null ? whole : frames.get(chapter)) ?? null,
      ...boundsAt(engine, extent, clock, time) };
  }));
}
