/**
 * The camera: it shows where the story is being told, until the reader takes the map.
 *
 * It owns when the map follows the story and to which picture (shots.js); how it gets there is viewport.js's. It flies,
 * or cuts for who wants no motion. Called by frame.js with each frame, and by mount.js when a reader chooses.
 *
 * @import { Story } from "../page/story.js"
 * @import { SceneBounds, SceneChapter, SceneEvent } from "../scene.js"
 * @import { Context, Engine } from "../types.js"
 * @import { Shot } from "./shots.js"
 * @import { Viewport } from "./viewport.js"
 *
 * @typedef {ReturnType<typeof createCamera>} Camera
 */
import { placeOf } from "../places.js";
import { firstWhere } from "../time/axis.js";
import { extentOf } from "./extent.js";
import { shotsOf } from "./shots.js";

/** Two places this many kilometres apart are one to the eye. */
const SAME_KM = 3;
const KM_A_DEGREE = 111;
/** Of more events than this it is not asked where each is. */
const MANY = 2000;

/** @param {Viewport} viewport @param {Story} story */
export function createCamera(viewport, story) {
  /** @type {{engine: Engine, key: string, shots: Shot[]}|null} */
  let made = null;
  /** What the map shows, or was left at by somebody else. @type {Shot|null} */
  let shown = null;
  /** Whether the next picture is there at once: the first, and that of another window. */
  let isCut = true;

  /** @param {Context} context */
  function shots({ scene, engine, clock }) {
    const whole = viewport.openingBounds();
    const key = JSON.stringify([clock, whole]);
    if (made?.engine !== engine || made.key !== key) {
      made = { engine, key, shots: shotsOf(scene, engine, clock, whole) };
    }
    return made.shots;
  }

  /** The picture of a time. @param {Context} context @returns {Shot|null} */
  function shotAt(context) {
    const all = shots(context);
    return all[Math.max(0, firstWhere(all.length, (i) => all[i].from > context.t) - 1)] ?? null;
  }

  /** Show the part of the story that is being told. @param {Context} context @param {boolean} isAtRest */
  function follow(context, isAtRest) {
    if (story.isOpening || viewport.isMovedByReader || viewport.width === 0) return;
    if (!story.isPlaying && !isAtRest) return; // who drags the playhead looks at one map
    const shot = shotAt(context);
    if (shot === null || (shot.from === shown?.from && shot.bounds === shown.bounds)) return;
    shown = shot;
    viewport.frame(shot.bounds, { isStill: isCut });
    isCut = false;
  }

  /** @param {Context} context @returns {SceneEvent[]|null} null if they are too many to look at each */
  function eventsThere({ engine, ...view }) {
    return engine.visibleCount(view) > MANY ? null : engine.visible(view).map(({ event }) => event);
  }

  /**
   * What some events take of the world; null if none has a place.
   *
   * @param {SceneEvent[]} events
   * @param {Context} context
   * @returns {SceneBounds|null}
   */
  function boundsOf(events, { scene }) {
    const extent = extentOf(scene);
    const points = events.flatMap((event) => Object.values(extent(event)).flat());
    const [lats, lngs] = [points.map(({ lat }) => lat), points.map(({ lng }) => lng)];
    return points.length === 0 ? null
      : [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
  }

  /**
   * Show events whole, the map as near as can be; a single one so that what lies around it comes apart.
   *
   * @param {SceneEvent[]|null} events null for all that is there
   * @param {Context} context
   */
  function frameEvents(events, context) {
    shown = shotAt(context);
    const found = events ?? eventsThere(context);
    const bounds = found === null ? viewport.openingBounds() : boundsOf(found, context);
    if (bounds === null) return;
    const [first] = found ?? [];
    const place = placeOf(context.scene, first?.place) ?? { lat: bounds[1], lng: bounds[0] };
    viewport.frame(bounds, { apart: found?.length === 1 ? neighbourOf(place, context) : null, isStill: isCut });
    isCut = false;
  }

  /**
   * The nearest other place of which there is an event now.
   *
   * @param {{lat: number, lng: number}} place
   * @param {Context} context
   */
  function neighbourOf({ lat, lng }, { scene, engine, ...view }) {
    /** @param {{lat: number, lng: number}} other */
    const away = (other) => Math.hypot(other.lat - lat, (other.lng - lng) * Math.cos((lat * Math.PI) / 180));
    const own = new Set(engine.visibleCount(view) > engine.columns.places.length ? []
      : engine.visible(view).map(({ event }) => event.place));
    const others = [...own].map((id) => placeOf(scene, id)).filter((other) => other !== undefined)
      .filter((other) => away(other) * KM_A_DEGREE > SAME_KM).sort((a, b) => away(a) - away(b));
    return others[0] ?? null;
  }

  return {
    follow, frameEvents,
    /** Leave the map where it is until the story is told elsewhere. @param {Context} context */
    hold: (context) => { shown = shotAt(context); },
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
    chapterBounds: (chapter) => chapter.bounds ?? viewport.openingBounds(),
  };
}
