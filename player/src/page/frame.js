/**
 * The frame: everything that is seen, drawn anew whenever something has changed.
 *
 * It owns when a frame is drawn, in which order the parts draw, and what waits for the next frame. It decides nothing
 * of the story: where the reader is in it, story.js knows. Called by mount.js.
 *
 * @import { SceneEvent } from "../scene.js"
 * @import { Context } from "../types.js"
 * @import { Host } from "./host.js"
 * @import { MountOptions } from "./mount.js"
 * @import { Parts } from "./parts.js"
 * @import { LoadedStory } from "./loaded-story.js"
 * @import { Story } from "./story.js"
 *
 * @typedef {ReturnType<typeof createFrame>} Frame
 */
import { setAttributes } from "../elements.js";
import { direction, marked } from "../languages.js";
import { paintLayers } from "../layers.js";
import { whereabouts } from "../map/extent.js";
import { isUndated } from "../time/lasting.js";
import { createFoldNote, isTimeless, momentAt, openingMoment, openingTitle, titleOf } from "../time/moment.js";
import { translatorOf } from "../translator.js";
import { createFrameScheduler } from "./frame-scheduler.js";
import { createTelling } from "./telling.js";

export const DARK = "(prefers-color-scheme: dark)";

/**
 * @param {Parts} parts what draws
 * @param {Story} story
 * @param {Pick<MountOptions, "onLanguage"|"report"> & {isPresenting: () => boolean}} options
 * @param {Host} host hears which moment is shown
 */
export function createFrame(parts, story, { onLanguage, report, isPresenting }, host) {
  const { map, ui, viewport } = parts;
  const { settings } = story;
  const scheduler = createFrameScheduler(request);
  const foldNote = createFoldNote();
  const telling = createTelling(parts, story, { isPresenting });
  let translate = translatorOf(settings.language);
  /** @type {number|null} */
  let requested = null;
  let isStale = true;
  /**
   * What the next frame does first: open on the story, bring what is selected out from under the panels or show it with
   * what is around it, focus the card.
   */
  const due = { fit: true, uncover: false, show: false, focus: false, place: false };
  /** Where a page wants the map with the next frame. @type {((context: Context) => void)|null} */
  let look = null;
  /**
   * What was last said of the moment, as the row shows it and as the strip speaks it.
   *
   * @type {{date: string, hours: string, title: string, spoken: string, events: SceneEvent[]}}
   */
  let said = { date: "", hours: "", title: "", spoken: "", events: [] };

  function request() {
    requested ??= requestAnimationFrame(render);
  }

  /** Ask for a redrawing of everything, not only of what time moves. */
  function invalidate() {
    isStale = true;
    scheduler.rest();
    request();
  }

  /** @param {LoadedStory} loaded */
  function setScene({ scene, whole }) {
    paintLayers();
    parts.marks.setScene(scene, whole);
    parts.crowd.setScene(scene, whole);
  }

  /** The page's theme; as long as it has named none, the reader's system's. */
  function theme() {
    return settings.theme ?? (matchMedia(DARK).matches ? "dark" : "light");
  }

  function showTheme() {
    setAttributes(map.getContainer(), { "data-theme": theme() });
  }

  /** @param {LoadedStory} loaded @returns {Context} */
  const contextOf = ({ scene, engine, time }) => ({ ...story.viewing(time), scene, engine, translate });

  /** Everything that does not depend on the time alone. @param {LoadedStory} loaded */
  function layout(loaded) {
    const { scene, engine, whole } = loaded;
    const { language } = settings;
    translate = translatorOf(language);
    showTheme();
    onLanguage?.(marked(language), language);
    ui.dir = direction(language);
    setAttributes(map.getContainer(), { "data-direction": ui.dir });
    parts.label(translate, marked(language));
    ui.hidden = false;
    setAttributes(ui, { "data-timeless": isTimeless(scene), "data-clockless": scene.clocked === false });
    parts.controls.label(translate, engine !== whole);
    // Very many events are searched where the page is made, if there is somebody to ask.
    const isAsking = report !== undefined && (scene.packed !== undefined || whole.search.given !== "")
      && settings.query.trim() !== whole.search.given.trim();
    parts.sidebar.label(translate, { ...settings, mode: contextOf(loaded).mode },
      { engine, whole, scene, isAsking });
    parts.unmet.label(contextOf(loaded));
    parts.guestCorner.label(contextOf(loaded));
    parts.nothingFound.label(contextOf(loaded), whole, { isAsking, undated: loaded.undated });
    parts.ground.label(translate, language, scene.rails === true);
    parts.crowd.label(translate, language);
    parts.timeline.layout(contextOf(loaded));
    parts.eventList.refresh(contextOf(loaded));
    parts.comparing.layout(contextOf(loaded));
    viewport.invalidate();
    isStale = false;
  }

  /** The event of an id, on either side. @param {string|null} id */
  const find = (id) => story.find(id) ?? parts.comparing.find(id);

  /** @param {Context} context */
  function drawCard(context) {
    const event = isPresenting() ? null : find(story.selected);
    const isRedrawn = event === null ? parts.card.hide() : parts.card.show(event,
      (isUndated(event) ? besideTime(context) : null) ?? parts.comparing.telling(context));
    parts.eventList.cover(event);
    setAttributes(ui, { "data-card": event === null && parts.eventList.root.hidden ? "closed" : "open" });
    if (isRedrawn) viewport.invalidate();
    if (event !== null && due.focus) parts.card.focus();
    due.focus = false;
  }

  /** @param {Context} context @param {NonNullable<typeof look>} there */
  function lookThere(context, there) {
    look = null;
    Object.assign(due, { uncover: false, show: false });
    there(context);
  }

  /** @param {Context} context @param {boolean} isAtRest */
  function keepInView(context, isAtRest) {
    const { scene, engine } = context;
    if (viewport.width === 0) return;
    if (due.fit) due.fit = !viewport.fit(scene, engine, story.isOpening);
    if (look !== null) return lookThere(context, look);
    if (isPresenting()) return;
    const event = find(story.selected);
    const place = whereabouts(scene, event);
    if (due.show && event !== null) parts.camera.frameEvents([event], context);
    else if (due.uncover && place !== undefined) {
      parts.camera.hold(context);
      viewport.uncover(place);
    } else parts.camera.follow(context, isAtRest);
    Object.assign(due, { uncover: false, show: false });
  }

  /**
   * What happened is said a few times a second, where the playhead is with every frame.
   *
   * @param {Context} context
   * @param {number} now
   * @param {boolean} isSaying
   */
  function sayMoment(context, now, isSaying) {
    if (isSaying) {
      const moment = story.isOpening ? openingMoment(context) : momentAt(context);
      const { date, hours, events } = moment;
      const count = context.engine.visibleCount(context);
      const title = story.isOpening ? openingTitle(context, count, story.whole?.count ?? 0)
        : titleOf(context, moment, count);
      const spoken = hours === "" ? date : `${date} ${hours}`;
      said = { date, hours, title, spoken, events };
      telling.say(said, context);
    }
    const { date, hours, title } = said;
    const fold = story.isPlaying && said.events.length === 0 ? foldNote(context, now) : "";
    parts.controls.say({ date, hours, title, isPlaying: story.isPlaying, fold });
    parts.timeline.move(story.time ?? context.t, said.spoken, story.currentChapter()?.id ?? null, context);
  }

  /** Before all else is drawn: a slide sets the time and moves the map. @param {Context} context */
  function drawSlide(context) {
    if (viewport.width === 0) return;
    keepInView(context, true); // so that it is known what the story opens on
    parts.presenter.draw({ ...context, theme: theme(), credits: parts.ground.lines() });
  }

  /**
   * How to look at what has no date: all that is known of it, as reported by then, and at the end all that there is.
   *
   * @param {Context} context
   * @returns {Context|null} null without any
   */
  function besideTime(context) {
    if (story.undated === null) return null;
    return { ...context, engine: story.undated, mode: "upto",
      t: context.t >= context.engine.period.end ? Number.MAX_SAFE_INTEGER : context.t };
  }

  /**
   * @param {LoadedStory} loaded
   * @param {Context} context
   * @param {{isMoving: boolean, isInMotion: boolean, isSaying: boolean}} beat
   */
  function drawMap(loaded, context, { isMoving, isInMotion, isSaying }) {
    const { comparing, crowd } = parts;
    const { meant } = parts.presenter;
    const selected = isPresenting() ? null : story.selected;
    const own = [...(meant ?? []), ...(selected === null ? [] : [selected])];
    comparing.compare(context);
    const { marks: shown, left, ...without } = crowd.draw(context, own, { isMoving, isInMotion });
    const marks = comparing.isCrowd(crowd) ? shown : comparing.pick(shown, "now");
    parts.unplaced.draw({ ...without, left }, context);
    parts.undated.draw(besideTime(context), context);
    parts.marks.draw({ ...context, visible: marks, selected, meant }, isInMotion);
    comparing.draw(loaded, { own, beat: { isMoving, isInMotion }, isSaying, crowd });
    if (!isInMotion) parts.pointers.draw(parts.crowd.isCrowd ? [] : marks, context);
  }

  /**
   * Once the marks are where they stay, what is told stands aside.
   *
   * @param {boolean} isOther
   * @param {boolean} isInMotion
   */
  function placeNotes(isOther, isInMotion) {
    due.place ||= isOther;
    if (!due.place) return;
    due.place = isInMotion || viewport.isFlying();
    if (due.place) request();
    else if (telling.place()) invalidate(); // names are where the box was not
  }

  /** @param {number} now milliseconds of the browser's own clock */
  function render(now) {
    requested = null;
    if (story.scene === null) return;
    story.advance(now);
    if (isStale) layout(story);
    if (isPresenting()) drawSlide(contextOf(story));
    const context = contextOf(story);
    const beat = scheduler.beat(now, story.time);
    if (beat.isMoved) parts.eventList.shut();
    sayMoment(context, now, beat.isSaying);
    drawCard(context);
    const isOther = telling.draw(context);
    keepInView(context, !beat.isMoving); // before the marks: they are laid out for the window as it then is
    drawMap(story, context, beat);
    placeNotes(isOther, beat.isInMotion);
    host.show(context, said.events);
    if (story.isPlaying) request();
  }

  /** Draw without waiting for the browser: a hidden tab and a frame scrolled out of sight get no frame. */
  function renderNow() {
    cancelAnimationFrame(requested ?? 0);
    render(performance.now());
  }

  function stop() {
    scheduler.stop();
    cancelAnimationFrame(requested ?? 0);
  }

  return Object.freeze({
    request, invalidate, setScene, contextOf, showTheme, renderNow, stop, telling,
    rest: scheduler.rest, find,
    /** Do something with the next frame. @param {"fit"|"uncover"|"show"|"focus"} what */
    plan(what) { due[what] = true; },
    /** The map is to stay where it is. */
    unplan() {
      look = null;
      Object.assign(due, { show: false, uncover: false });
    },
    /** Move the map with the next frame. @param {(context: Context) => void} there */
    look(there) {
      look = there;
      request();
    },
    get isFitDue() { return due.fit; },
    get translate() { return translate; },
  });
}
