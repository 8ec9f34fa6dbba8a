/**
 * Which events have a mark of their own even in a crowd: journeys and areas, and what somebody has chosen.
 *
 * It owns how many of them that are at most: of more, the freshest, of equals the latest. Called by crowd-layer.js.
 *
 * @import { Scene } from "../time/columns.js"
 * @import { Visibility } from "../time/visibility.js"
 * @import { Context, Engine, Shown } from "../types.js"
 */
import { shapedIn } from "../map/extent.js";

/** More elements than this would make every frame late. */
const MOST = 150;

/** @param {Pick<Scene, "tracks"|"areas">} scene @param {Engine} engine of the whole */
export function createOwnMarks({ tracks = [], areas = [] }, engine) {
  const drawn = [...tracks, ...areas].map(({ event }) => engine.columns.indexOf(event));
  const shapes = shapedIn({ tracks, areas });
  /** @type {{key: string, visibility: Visibility, spells: number[]}|null} */
  let pinned = null;

  /**
   * Those that are there at a moment.
   *
   * @param {Context} view
   * @param {Visibility} visibility
   * @param {string[]} chosen ids
   * @returns {{marks: Shown[], left: number, mapped: Set<number>}} in order; `left` of them are too many to be drawn;
   *   and the indices of those that have no place on the map but their own shape
   */
  function visible(view, visibility, chosen) {
    const key = chosen.join("\n");
    const indices = new Set([...drawn, ...chosen.map((id) => engine.columns.indexOf(id))]);
    if (pinned === null || pinned.key !== key || pinned.visibility !== visibility) {
      pinned = { key, visibility, spells: view.engine.spellsOf(view, indices) };
    }
    const all = view.engine.visibleAmong(view, pinned.spells);
    const mapped = new Set(all.filter(({ event }) => isMapped(event)).map(({ index }) => index));
    if (all.length <= MOST) return { marks: all, left: 0, mapped };
    const first = [...all].reverse().sort((a, b) => b.fresh - a.fresh).slice(0, MOST);
    const kept = new Set([...first.map(({ event }) => event.id), ...chosen]);
    const marks = all.filter(({ event }) => kept.has(event.id));
    return { marks, left: all.length - marks.length, mapped };
  }

  /** Whether an event is drawn without a place. @param {Pick<Shown["event"], "id"|"place">} event */
  const isMapped = ({ id, place }) => place === null && shapes.has(id);

  return Object.freeze({ visible, isMapped });
}
