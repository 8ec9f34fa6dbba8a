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
 * @param {{enterDate: (text: string) => string, onClaim: Leads["onClaim"]}} actions `enterDate` goes to a date in
 *   words, or says what is wrong with it
 * @returns {Leads}
 */
export function createLeads(story, reach, { enterDate, onClaim }) {
  /**
   * To a date as if its words had been typed. Where they are no date, or the story does not tell of it, to the moment:
   * by the clock of another place the page may write the day before, then to where the day has begun there too.
   *
   * @param {number} ms
   * @param {number} offset minutes of local time from UTC, by which the card writes it
   * @param {string|null} text null for the moment itself
   */
  function seek(ms, offset, text) {
    if (text !== null && enterDate(text) === "") return;
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
