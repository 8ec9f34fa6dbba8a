/**
 * Where a presentation is: which slide is shown, and which event of it leads.
 *
 * It follows whoever moves the time of the story, and moves it to where a slide stands. How the map is to go to a slide
 * it tells presenter.js, which calls it. It knows no DOM; the order of the slides is slide-order.js's.
 *
 * @import { LoadedStory } from "../page/loaded-story.js"
 * @import { Story } from "../page/story.js"
 * @import { SceneEvent } from "../scene.js"
 * @import { Clock } from "../time/clocks.js"
 * @import { Engine } from "../types.js"
 * @import { SlideOrder } from "./slide-order.js"
 *
 * @typedef {object} Deck the slides, of what they were made, and which is shown
 * @property {Engine} engine
 * @property {Clock} clock
 * @property {SlideOrder} order
 * @property {number} index
 *
 * @typedef {object} State
 * @property {boolean} isOn
 * @property {boolean} hasStepped whether anybody has since it is on
 * @property {string|null} chosen the event that somebody has chosen
 * @property {"travel"|"follow"|"still"|null} motion how the map is to move with the next frame
 */
import { isUndated } from "../time/lasting.js";
import { createSlideOrder } from "./slide-order.js";

/** @param {Story} story */
export function createSlideShow(story) {
  /** @type {State} */
  const state = { isOn: false, hasStepped: false, chosen: null, motion: null };
  /** Null before the first slide is shown. @type {Deck|null} */
  let deck = null;
  /** The time that the slide has set. @type {number|null} */
  let time = null;

  /** @param {Deck} on @param {number} index @param {"travel"|"follow"} motion */
  function show(on, index, motion) {
    on.index = Math.max(0, Math.min(on.order.count - 1, index));
    Object.assign(state, { chosen: null, motion });
  }

  /** The story stops where the slide is. @param {Deck} on */
  function stopAt({ order, index }) {
    const slide = order.slide(index);
    story.pause();
    if (slide.kind === "start") story.reopen();
    else story.moveTo(slide.time);
    ({ time } = story);
  }

  /** @param {Deck} on @param {number} index */
  function goTo(on, index) {
    show(on, index, "travel");
    story.choose(null);
    stopAt(on);
  }

  /** The first step of an event, which leads there. @param {Deck} on @param {SceneEvent} event */
  function lookAt(on, event) {
    show(on, on.order.indexOf(event), "travel");
    stopAt(on);
    state.chosen = event.id;
  }

  /** The slides for this scene and these settings, at the one where the story stands. @param {LoadedStory} loaded */
  function prepare({ engine, scene, time: t }) {
    const { clock } = story.settings;
    if (deck !== null && deck.clock === clock && deck.engine === engine) return deck;
    const isFirst = deck === null;
    const order = createSlideOrder(engine, scene, clock);
    deck = { engine, clock, order, index: 0 };
    const event = story.find(story.selected);
    if (event !== null && !isUndated(event)) lookAt(deck, event);
    else goTo(deck, isFirst && story.isOpening ? 0 : order.indexAt(t));
    return deck;
  }

  /** Be where the story is: played or dragged, the slide follows. @returns {Deck|null} null without a scene */
  function catchUp() {
    if (!state.isOn || story.scene === null) return null;
    const on = prepare(story);
    if (story.time === time) return on;
    const next = on.order.indexAt(story.time);
    state.hasStepped = true;
    if (next !== on.index) show(on, next, "follow");
    story.choose(null);
    ({ time } = story);
    return on;
  }

  /** @param {(on: Deck) => number} indexOf @returns {boolean} whether there was anything to step through */
  function stepTo(indexOf) {
    const on = catchUp();
    if (on === null) return false;
    state.hasStepped = true;
    goTo(on, indexOf(on));
    return true;
  }

  /** Somebody has chosen an event. @param {SceneEvent} event */
  function choose(event) {
    if (!state.isOn || story.scene === null) return;
    const on = prepare(story);
    state.hasStepped = true;
    lookAt(on, event);
  }

  /** @param {boolean} isOn */
  function set(isOn) {
    Object.assign(state, { isOn, hasStepped: false, chosen: null });
    [deck, time] = [null, null];
  }

  return Object.assign(state, { catchUp, choose, set,
    /** @param {"next"|"previous"} direction */
    step: (direction) => stepTo(({ index }) => index + (direction === "next" ? 1 : -1)),
    /** @param {"start"|"end"} end */
    jump: (end) => stepTo(({ order }) => (end === "start" ? 0 : order.count - 1)) });
}
