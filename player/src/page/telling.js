/**
 * What is told beside the marks: the opening, the note of a chapter, the button that gives the camera back, and what
 * is said to who listens.
 *
 * It owns when each of them is there. Their boxes are panel/opening.js's and panel/chapter-note.js's. Called by
 * frame.js.
 *
 * @import { SceneChapter, SceneEvent } from "../scene.js"
 * @import { Clock } from "../time/clocks.js"
 * @import { Context, Engine } from "../types.js"
 * @import { Parts } from "./parts.js"
 * @import { Story } from "./story.js"
 *
 * @typedef {[chapter: SceneChapter, engine: Engine, clock: Clock]} NoteOf
 */
import { setName } from "../elements.js";
import { placeText } from "../map/event-text.js";
import { standAside } from "../panel/corner.js";
import { momentsIn } from "../time/chapters.js";
import { textIn } from "../told.js";

/** Places that are said of one moment. */
const MOST_PLACES = 3;
const MARKS = ".ge-mark, .ge-cluster, .ge-count-label:not([hidden])";

/** @param {Parts} parts @param {Story} story @param {{isPresenting: () => boolean}} options */
export function createTelling(parts, story, { isPresenting }) {
  const { opening, chapterNote, eventList, follow, heard, map, viewport } = parts;
  /** Whether the reader has put the opening aside, though nobody has chosen a moment. */
  let isAside = false;
  /** The chapter whose note the reader has closed. @type {string|null} */
  let closed = null;
  /** @type {{engine: Engine|null, key: string, time: number}} */
  let ends = { engine: null, key: "", time: 0 };
  let wasPlaying = false;
  let isHeardDue = false;

  /** Whether a card, or the list that it came from, is there: the reader has gone on. */
  const isReading = () => story.selected !== null || !eventList.root.hidden;

  /** Slides have words of their own, and two maps leave no room for any. */
  const isAlone = () => isPresenting() || story.settings.compare !== null;

  /** The chapter that is to be explained: from its first moment until the second is over. @param {Context} context */
  function explained({ engine, clock, t }) {
    const chapter = story.currentChapter();
    if (chapter?.id !== closed) closed = null;
    if (chapter === null || closed !== null || isReading() || isAlone()) return null;
    return t < noteEnd(chapter, engine, clock) ? chapter : null;
  }

  /** When a chapter's second moment is over; asked with each frame, so kept. @type {(...of: NoteOf) => number} */
  function noteEnd(chapter, engine, clock) {
    const key = `${chapter.id} ${clock}`;
    if (ends.engine !== engine || ends.key !== key) {
      const { first } = momentsIn(chapter, engine, clock);
      const second = engine.next(first, clock) ?? Infinity;
      ends = { engine, key, time: engine.next(second, clock) ?? Infinity };
    }
    return ends.time;
  }

  /** @param {Context} context */
  function draw(context) {
    if (!story.isOpening) isAside = false;
    if (isReading()) isAside = true;
    const isOpened = story.isOpening && !isAside && !isAlone();
    const isOther = opening.draw(context, isOpened);
    const isNoted = chapterNote.draw(explained(context), context, story.isPlaying);
    if (isOther || isNoted) viewport.invalidate();
    follow.hidden = !viewport.isMovedByReader || story.isOpening || isPresenting();
    const name = context.translate("player.follow");
    if (follow.lastChild !== null && follow.title !== name) {
      follow.lastChild.textContent = name;
      setName(follow, name);
    }
    return isOther || isNoted;
  }

  /** Once the marks are drawn, the box stands where they are not. @returns {boolean} whether it has moved */
  function place() {
    const boxes = [...map.getContainer().querySelectorAll(MARKS)].map((one) => one.getBoundingClientRect());
    return standAside(opening.isShown ? opening.root : chapterNote.root, boxes);
  }

  /** Where some events were, each place once. @param {SceneEvent[]} events @param {Context} context */
  function placesOf(events, context) {
    return [...new Set(events.slice(0, MOST_PLACES).map((event) => placeText(event, context)))].join(", ");
  }

  /**
   * Say the moment to who listens: once something has led there, and not while it plays.
   *
   * @param {{spoken: string, title: string, events: SceneEvent[]}} moment
   * @param {Context} context
   */
  function say({ spoken, title, events }, context) {
    if (wasPlaying && !story.isPlaying) isHeardDue = true;
    wasPlaying = story.isPlaying;
    if (!isHeardDue || story.isPlaying) return;
    isHeardDue = false;
    const { scene, language } = context;
    /** @type {SceneChapter|null} */
    const chapter = explained(context);
    const said = story.isOpening ? [textIn(scene.title, language), textIn(scene.about, language), `${spoken}: ${title}`]
      : [textIn(chapter?.title, language), spoken, title, placesOf(events, context)];
    const text = said.filter((part) => part !== undefined && part !== "").join(". ");
    heard.textContent = isPresenting() ? "" : text;
  }

  return { draw, place, say,
    /** The next moment at rest is to be said. */
    planSay: () => { isHeardDue = true; },
    closeNote: () => { closed = story.currentChapter()?.id ?? null; },
    /** The reader is back at the opening. */
    reopen: () => { isAside = false; } };
}
