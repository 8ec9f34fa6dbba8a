/**
 * A comparison on the page: the second map, the counts above both, the second playhead, and what leads there and back.
 *
 * It owns what is there while somebody compares, and nothing else of the page: without a comparison it makes nothing.
 * What is compared is a setting (time/comparison.js reads it). Called by frame.js and mount.js.
 *
 * @import { BasemapData } from "../map/basemap.js"
 * @import { Divide } from "../map/padding.js"
 * @import { List } from "../panel/event-list.js"
 * @import { LoadedStory } from "../page/loaded-story.js"
 * @import { Story } from "../page/story.js"
 * @import { SceneEvent } from "../scene.js"
 * @import { Beside } from "../strip/second-playhead.js"
 * @import { Comparison, Part, Parted, Side } from "../time/comparison.js"
 * @import { Context, Shown } from "../types.js"
 * @import { SecondMap } from "./second-map.js"
 * @import { Windows } from "./windows.js"
 *
 * @typedef {{comparison: Comparison, now: Context, then: Context, parted: Parted}} Compared
 */
import { setAttributes, setLength } from "../elements.js";
import { createBasemap } from "../map/basemap.js";
import { crowdList, stackList } from "../panel/lists.js";
import { momentName, otherSide, partBy, PARTS, readComparison, timeBeside,
  writeComparison } from "../time/comparison.js";
import { createCompareBar } from "./compare-bar.js";
import { namesOf } from "./side-names.js";
import { createSecondMap } from "./second-map.js";
import { below, windowsOf } from "./windows.js";

/**
 * @param {L.Map} map
 * @param {Story} story
 * @param {object} options
 * @param {HTMLElement} options.ui
 * @param {() => Promise<BasemapData>|null} options.topology
 * @param {() => {width: number, height: number, invalidate: () => void}} options.viewport
 * @param {() => boolean} options.isPresenting
 * @param {(id: string) => void} options.onSelect
 * @param {(list: List) => void} options.onList
 * @param {() => void} options.onEnd the reader has enough of it
 * @param {() => void} options.onReady there is something new to draw
 * @param {() => void} options.onWindows the first map has another part of the page
 * @param {(beside: Beside|null) => void} options.onBeside the second playhead
 */
export function createComparing(map, story, options) {
  const { ui, viewport, isPresenting, onSelect, onReady, onWindows, onBeside } = options;
  const { settings } = story;
  /** @type {{second: SecondMap, bar: ReturnType<typeof createCompareBar>}|null} */
  let made = null;
  /** @type {Windows|null} */
  let windows = null;
  /** What was last compared, and its key. @type {(Compared & {key: string})|null} */
  let last = null;
  /** The side on which the reader has chosen an event. @type {"now"|"then"} */
  let chosenOn = "now";

  const comparisonNow = () => (settings.compare === null || isPresenting() ? null : readComparison(settings.compare));

  // -------------------------------------------------------------- coming and going

  function begin() {
    const second = createSecondMap(map, { topology: options.topology(), onReady,
      drawGround: (data, other) => createBasemap(other, data, { language: settings.language }),
      window: () => windows?.now ?? { left: 0, top: 0, right: viewport().width, bottom: viewport().height },
      onSelect(id) {
        chosenOn = "then";
        onSelect(id);
      },
      onStack: (group) => options.onList(stackList(group)),
      onCrowd: (entries, count) => options.onList(crowdList(entries, count)) });
    const bar = createCompareBar(ui, { onPart: toggle, onEnd: options.onEnd,
      onPeriod: ({ from, to }) => change(`${from ?? ""}/${to ?? ""}`) });
    made = { second, bar };
    viewport().invalidate();
    onWindows();
  }

  /** Take away what a comparison needs. */
  function clear() {
    if (made === null) return;
    made.second.remove();
    made.bar.remove();
    made = null;
    last = null;
    windows = null;
    chosenOn = "now";
    onBeside(null);
    delete map.getContainer().dataset.comparing;
    viewport().invalidate();
    onWindows();
  }

  /** @type {Divide} */
  function divide(padding, panel) {
    if (made === null) return padding;
    const { width, height } = viewport();
    const { bar } = made;
    bar.place(windowsOf({ width, height }, padding, panel, 0)); // how high it is depends on how wide
    windows = windowsOf({ width, height }, padding, panel, bar.node.offsetTop + bar.node.offsetHeight);
    bar.place(windows);
    const container = map.getContainer();
    setAttributes(container, { "data-comparing": true });
    setLength(container, "--ge-compare-height", windows.now.top);
    setLength(container, "--ge-second-height", windows.isBeside ? 0 : height - panel - windows.then.top);
    const { left, top, right, bottom } = below(windows.now);
    return [[left, top], [width - right, Math.max(padding[1][1], height - bottom)]];
  }

  // -------------------------------------------------------------- what the reader does

  /** @param {string} what @param {readonly Part[]} [shown] @param {boolean} [isOngoing] */
  function change(what, shown = comparisonNow()?.shown ?? PARTS, isOngoing = false) {
    story.adjust({ compare: writeComparison({ what, shown }) }, isOngoing);
  }

  /** One part more or less; without any there would be nothing to see. @param {Part} part */
  function toggle(part) {
    const comparison = comparisonNow();
    if (comparison === null) return;
    const shown = PARTS.filter((one) => comparison.shown.includes(one) !== (one === part));
    change(comparison.what, shown.length === 0 ? PARTS : shown);
  }

  /** Put the second playhead somewhere. @param {number} t */
  function moveThen(t) {
    if (last === null || story.engine === null) return;
    const { comparison, then } = last;
    if (comparison.kind === "moment") return change(momentName(t, story.engine.period), comparison.shown, true);
    if (comparison.kind === "period") story.moveTo(timeBeside(sideOf({ ...then, t }), story.engine));
  }

  /** @param {"previous"|"next"|"start"|"end"} to */
  function stepThen(to) {
    if (last === null) return;
    const { engine, t, clock } = last.then;
    const moment = to === "start" || to === "end" ? engine.period[to] : engine[to](t, clock);
    if (moment !== null) moveThen(moment);
  }

  // -------------------------------------------------------------- what is compared

  /** @param {Context} context @returns {Side} */
  const sideOf = (context) => ({ engine: context.engine, view: context });

  /** @param {Context} now @returns {Compared|null} */
  function compare(now) {
    const comparison = comparisonNow();
    if (comparison === null || story.whole === null) return null;
    const { engine, view } = otherSide(comparison, sideOf(now), story.whole.among);
    const then = { ...now, ...view, engine };
    const { clock, mode, trail, window, axis } = now;
    const key = JSON.stringify([comparison.what, now.engine.key, now.t, then.t, clock, mode, trail, window, axis]);
    const parted = last?.key === key && last.now.engine === now.engine ? last.parted
      : partBy(sideOf(now), sideOf(then));
    last = { key, comparison, now, then, parted };
    return last;
  }

  /** Whether there are too many on either side to tell marks apart. @param {{isCrowd: boolean}} crowd */
  const isCrowd = (crowd) => crowd.isCrowd || made?.second.isCrowd === true;

  /** What of one side is drawn, and with which sign. @param {Shown[]} shown @param {"now"|"then"} side */
  function pick(shown, side) {
    if (last === null) return shown;
    const { comparison, parted } = last;
    return shown.filter(({ index }) => comparison.shown.includes(parted.partOf(index) ?? side))
      .map((one) => (parted.partOf(one.index) === side ? { ...one, isOnly: true } : one));
  }

  // -------------------------------------------------------------- drawing

  /** What does not depend on the time alone. @param {Context} context */
  function layout(context) {
    const comparison = comparisonNow();
    if (comparison === null) return clear();
    if (made === null) begin();
    made?.bar.label(context.translate, comparison);
    compare(context);
    if (last !== null) made?.second.layout(last.then);
    viewport().invalidate();
  }

  /**
   * @param {LoadedStory} loaded
   * @param {{own: string[], beat: {isMoving: boolean, isInMotion: boolean}, isSaying: boolean,
   *   crowd: {isCrowd: boolean}}} how
   */
  function draw(loaded, { own, beat, isSaying, crowd }) {
    if (made === null || last === null || windows === null) return;
    const { comparison, now, then, parted } = last;
    const { second, bar } = made;
    second.place(windows.then, windows.isBeside);
    second.draw(then, loaded, { own, selected: story.selected, beat,
      pick: (shown) => (isCrowd(crowd) ? shown : pick(shown, "then")) });
    if (!isSaying) return;
    const names = namesOf(last);
    bar.say(now.translate, now.language,
      { names, parted, comparison, isCrowd: isCrowd(crowd), isResting: !beat.isInMotion });
    second.call(names.then, now.translate);
    const period = comparison.kind === "period" ? then.engine.period : null;
    onBeside({ t: then.t, label: now.translate("player.compare.playhead"), words: names.then, period,
      isAlone: comparison.kind !== "clock" });
  }

  /** The event of an id, if only the other side has it. @param {string|null} id @returns {SceneEvent|null} */
  const find = (id) => (id === null || last === null ? null : last.then.engine.find(id));

  return { divide, layout, compare, draw, moveThen, stepThen, find, clear, pick,
    isCrowd,
    /** As the side tells it on which an event was chosen. @param {Context} context */
    telling: (context) => (chosenOn === "then" && last !== null ? last.then : context),
    /** An event was chosen on the first map, or anywhere else. */
    chooseHere: () => { chosenOn = "now"; },
    /** Whether the other side has an event now. @param {SceneEvent} event */
    holds: (event) => last !== null && last.then.engine.isThere(event, last.then),
    get isOn() { return made !== null; } };
}
