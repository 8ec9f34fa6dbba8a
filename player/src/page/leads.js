/**
 * Where the words of a card lead: a date to its moment, a place to the map, a name to the search.
 *
 * Called by mount.js, which hands it to the card.
 *
 * @import { Leads } from "../panel/card-claims.js"
 * @import { Frame } from "./frame.js"
 * @import { Parts } from "./parts.js"
 * @import { Story } from "./story.js"
 */

const MINUTE = 60000;

/**
 * @param {Story} story
 * @param {() => {frame: Frame} & Pick<Parts, "sidebar"|"viewport">} reach what is there once the page stands
 * @param {Leads["onClaim"]} onClaim
 * @returns {Leads}
 */
export function createLeads(story, reach, onClaim) {
  /**
   * To a day, which the page may write by the clock of another place: then to where that day has begun there too.
   *
   * @param {number} ms
   * @param {number} offset minutes of local time from UTC, by which the card writes it
   */
  function seek(ms, offset) {
    const behind = offset - (story.engine?.offsetAt(ms, story.settings.clock) ?? offset);
    story.pause();
    story.moveTo(ms + Math.max(0, behind) * MINUTE);
    reach().frame.telling.planSay();
  }

  /** Where the event took place is brought into view. */
  function showPlace() {
    const { frame } = reach();
    frame.plan("show");
    frame.request();
  }

  /** What is looked for is seen where it can be changed. @param {string} query */
  function search(query) {
    const { viewport, sidebar } = reach();
    if (viewport.hasRoom) sidebar.open(true);
    story.adjust({ query });
  }

  return { onDate: seek, onPlace: showPlace, onSearch: search, onClaim };
}
