/**
 * What there is to draw on the strip, and from where to where each thing reaches.
 *
 * An event stands where it is known to have begun, and lasts as long as it does; as reported it stands where its first
 * news is, later news being smaller. Pure; called by blocks.js.
 *
 * @import { Edge, SceneEvent } from "../scene.js"
 * @import { State } from "../time/clocks.js"
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {object} Happening
 * @property {SceneEvent} event
 * @property {State|null} state
 * @property {boolean} isFirst not later news of something known
 * @property {number} from UTC milliseconds, endless if its beginning is open
 * @property {number} until UTC milliseconds, endless if its end is open; news is only a moment: then it is `from`
 * @property {readonly Edge[]} edges how both ends are known
 */
import { firstOf, lastOf, lastsFrom, lastsUntil } from "../time/lasting.js";

/** Above this many things one a thing would be dust. */
const MOST = 600;
/** News is not in the order of the events: above this many, all are not read for the news of a part. */
const MOST_READ = 5000;

/** @param {StripContext} view @returns {SceneEvent[]|null} those that reach into the part; null if they are too many */
function lastingEvents({ engine, low, high }) {
  const { rows, columns } = engine;
  const found = [];
  for (const i of rows) {
    if (lastOf(columns, i) < low || firstOf(columns, i) > high) continue;
    if (found.length === MOST) return null;
    found.push(columns.event(i));
  }
  return found;
}

/**
 * @param {StripContext} view
 * @returns {Happening[]|null} null if there are too many
 */
export function happeningsOf(view) {
  const { engine, clock, low, high } = view;
  /** @type {Omit<Happening, "state">[]} */
  let found = [];
  if (clock !== "reported") {
    const events = lastingEvents(view);
    if (events === null) return null;
    found = events.map((event) => (
      { event, isFirst: true, from: lastsFrom(event), until: lastsUntil(event), edges: event.edges }));
  } else {
    if (engine.count > MOST_READ) return null;
    found = Array.from(engine.rows, engine.event).flatMap((event) => {
      const claims = engine.knownClaims(event, Infinity, clock);
      return claims.filter(({ known }, i) => i === 0 || known !== claims[i - 1].known)
        .map(({ known, assumed }, i) => ({ event, isFirst: i === 0, from: known, until: known,
          edges: /** @type {Edge[]} */ (assumed ? ["vague", "vague"] : ["known", "known"]) }));
    }).filter(({ from }) => from >= low && from <= high);
  }
  if (found.length > MOST) return null;
  return found.map((one) => (
    { ...one, state: engine.state(one.event, clock === "reported" ? one.from : one.event.start, clock) }));
}
