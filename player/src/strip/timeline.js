/**
 * The strip under the map.
 *
 * It owns which part of the axis the strip shows, and the playhead. It keeps no time of its own: frame.js tells it
 * where the playhead is, in which words (moment.js), and hears where the reader puts it. What stands on the strip is
 * drawn by chapter-row.js, blocks.js, breaks.js and ruler.js; gestures.js reads the hands, zoom.js does the sums.
 * Positions, ticks and counts come from the engine.
 *
 * @import { Context, Mode } from "../types.js"
 * @import { Beside } from "./second-playhead.js"
 * @import { Period } from "./shown-period.js"
 * @import { Part, StripContext } from "./zoom.js"
 *
 * @typedef {object} Drawn what the strip was last laid out for
 * @property {Context} view
 * @property {number} width pixels
 * @property {(part: Part) => boolean} limit see `zoomed`
 */
import { element, setAttributes, svgElement } from "../elements.js";
import { prefersReducedMotion } from "../motion.js";
import { dateText } from "../time/dates.js";
import { bandStart } from "./band.js";
import { createBlocks } from "./blocks.js";
import { createBreaks } from "./breaks.js";
import { createChapterRow } from "./chapter-row.js";
import { followPointers, followWheel } from "./gestures.js";
import { createOverview, createZoomButtons } from "./overview.js";
import { createPeriodEnds } from "./period-ends.js";
import { createRuler } from "./ruler.js";
import { createSecondPlayhead } from "./second-playhead.js";
import { ALL_TIME } from "./shown-period.js";
import { createTip } from "./tip.js";
import * as zoom from "./zoom.js";

const SNAP_PIXELS = 6;
const STRIP_HEIGHT = 44;
/** A press of a key or a button zooms by this. */
const ZOOM_STEP = 2;
const SLIDE_MILLISECONDS = 260;
/** How far beyond the part, in lengths of it, the band of what is shown is drawn at all. */
const MOST_LENGTHS_BEYOND = 50;

/** What stands on the strip is drawn anew when one of these is another. @type {(keyof StripContext)[]} */
const STANDING = ["scene", "engine", "axis", "clock", "language", "width", "part"];

/** @param {Context} view */
const axisOf = ({ engine, axis }) => engine.axis(axis);

/**
 * Make the strip.
 *
 * @param {HTMLElement} host
 * @param {object} actions
 * @param {(ms: number) => void} actions.onSeek
 * @param {() => void} actions.onGrab when the reader takes the playhead
 * @param {(id: string) => void} actions.onChapter
 * @param {(period: Partial<Period>, isOngoing?: boolean) => void} actions.onPeriod `isOngoing` if more may be to come
 * @param {(ms: number) => void} actions.onBeside the reader puts the second playhead of a comparison somewhere
 * @param {(to: "previous"|"next"|"start"|"end") => void} actions.onBesideStep
 * @param {(length: number) => void} [actions.onZoom] another share of the axis is shown
 */
export function createTimeline(host, { onSeek, onGrab, onChapter, onPeriod, onBeside, onBesideStep,
  onZoom = () => {} }) {
  const svg = svgElement("svg", { class: "ge-blocks", height: STRIP_HEIGHT, "aria-hidden": "true" });
  const blocks = createBlocks(svg);
  const band = element("div", { class: "ge-band-fill" });
  const playhead = element("div", { class: "ge-playhead", role: "slider", tabindex: "0" });
  const strip = element("div", { class: "ge-strip" }, element("div", { class: "ge-band" }, band), svg);
  const tip = createTip(strip);
  const ends = createPeriodEnds(strip, { onPeriod, tip });
  const second = createSecondPlayhead(strip, { onStep: onBesideStep });
  strip.append(playhead);
  const breaks = createBreaks(strip, { onSeek, tip });
  const chapters = createChapterRow({ onChapter, onPeriod, onWhole: giveBack });
  const ruler = createRuler();
  const shown = element("p", { class: "ge-shown", role: "status" });
  const overview = createOverview({ onMove: (from) => show(zoom.partFrom(from, zoom.lengthOf(part))) });
  const buttons = createZoomButtons({ onZoom: (by) => zoomBy(by), onWhole: () => showWhole() });
  const box = element("div", { class: "ge-timeline" }, chapters.node, strip, ruler.node, overview.node,
    buttons.node, shown);
  host.append(box);
  let part = zoom.WHOLE;
  /** @type {Drawn|null} */
  let drawn = null;
  /**
   * Where the playhead is, what the map keeps of the past, and up to when it shows.
   * @type {{t: number|null, mode: Mode, until: number}}
   */
  let now = { t: null, mode: "upto", until: 0 };
  /** For what the strip was last drawn. @type {StripContext|null} */
  let standing = null;
  /** @type {number|null} */
  let frame = null;
  /** @type {number|null} */
  let timeBefore = null;

  onZoom(1);

  // -------------------------------------------------------------- the part that is shown

  /** Show another part, to the eye with the next frame. @param {Part} next @returns {boolean} whether it is another */
  function show(next) {
    if (drawn === null || (next.from === part.from && next.to === part.to)) return false;
    part = next;
    onZoom(zoom.lengthOf(part));
    frame ??= requestAnimationFrame(redraw);
    return true;
  }

  function redraw() {
    frame = null;
    if (drawn === null) return;
    layout(drawn.view);
    place();
  }

  /** @param {number} factor @param {number} position */
  const zoomAround = (factor, position) => drawn !== null && show(zoom.zoomed(part, factor, position, drawn.limit));

  /** Nearer (1) or further away (-1), around the playhead if it is to be seen. @param {number} by */
  function zoomBy(by) {
    if (drawn === null) return;
    const share = now.t === null ? 0.5 : zoom.shareOf(part, axisOf(drawn.view).position(now.t));
    const around = zoom.positionAt(part, share >= 0 && share <= 1 ? share : 0.5);
    zoomAround(ZOOM_STEP ** -by, around);
  }

  const showWhole = () => show(zoom.WHOLE);

  /** All of the period; the button that did it goes, and the focus with it. */
  function giveBack() {
    onPeriod(ALL_TIME);
    playhead.focus({ preventScroll: true });
  }

  /** The playhead has left the part: what was beside it slides in. @param {Context} view @param {number} t */
  function turnPage(view, t) {
    const next = zoom.following(part, axisOf(view).position(t));
    if (next === part) return;
    const lengths = (next.from - part.from) / zoom.lengthOf(part);
    const width = strip.clientWidth;
    part = next;
    layout(view);
    if (Math.abs(lengths) > 1.5 || prefersReducedMotion()) return;
    const from = { transform: `translateX(${(lengths * width).toFixed(1)}px)` };
    for (const node of [svg, playhead, breaks.node, ruler.node]) {
      node.animate([from, { transform: "none" }], { duration: SLIDE_MILLISECONDS, easing: "ease-out" });
    }
  }

  // -------------------------------------------------------------- the reader's hands

  /** The moment near a share, if one is, else the time there. @param {Drawn} strip @param {number} share */
  function snapped({ view, width }, share) {
    const { engine, clock } = view;
    const { position, time } = axisOf(view);
    const t = time(zoom.positionAt(part, share));
    const near = [engine.previous(t, clock), engine.next(t - 1, clock)].filter((ms) => ms !== null)
      .map((ms) => ({ ms, at: zoom.shareOf(part, position(ms)) }))
      .filter(({ at }) => at >= 0 && at <= 1)
      .map(({ ms, at }) => ({ ms, pixels: Math.abs(at - share) * width }))
      .sort((a, b) => a.pixels - b.pixels)[0];
    return near !== undefined && near.pixels <= SNAP_PIXELS ? near.ms : Math.round(t);
  }

  let pinchedFrom = part;
  followPointers(strip, {
    onGrab(target, share) {
      if (ends.grab(target, share) || second.grab(target)) return;
      timeBefore = now.t;
      playhead.focus({ preventScroll: true });
      onGrab();
    },
    onPlace(share) {
      if (ends.drag(share) || drawn === null) return;
      (second.isHeld ? onBeside : onSeek)(snapped(drawn, share));
    },
    onRelease() {
      second.release();
      ends.release();
    },
    onCancel() {
      pinchedFrom = part;
      if (!ends.release(true) && timeBefore !== null) onSeek(timeBefore);
    },
    onPinch(factor, from, to) {
      if (drawn === null) return;
      show(zoom.pinched(pinchedFrom, factor, zoom.positionAt(pinchedFrom, from), to, drawn.limit));
    },
    onDoubleClick: showWhole,
  });
  followWheel(box, strip, {
    onZoom: (factor, share) => zoomAround(factor, zoom.positionAt(part, share)),
    onPan: (share) => show(zoom.panned(part, share * zoom.lengthOf(part))),
  });

  // -------------------------------------------------------------- drawing

  /** @param {StripContext} view @param {Drawn["limit"]} limit */
  function layoutZoom({ translate, engine, clock, language, isWhole, low, high }, limit) {
    /** @param {number} ms */
    const write = (ms) => dateText(ms, engine.offsetAt(ms, clock), language);
    const words = isWhole ? "" : translate("player.zoom.shown", { from: write(low), to: write(high) });
    if (shown.textContent !== words) shown.textContent = words;
    box.dataset.zoomed = String(!isWhole);
    overview.show(part);
    overview.node.title = words;
    buttons.label(translate);
    const isNearest = !limit(zoom.zoomed(part, 0.95, zoom.positionAt(part, 0.5)));
    buttons.show({ isWhole, isNearest });
  }

  /**
   * Draw everything but the playhead: after a change of scene, filters, clock, axis, language, width or part. Another
   * period moves its ends; what stands on the strip stays, inside and outside of it.
   *
   * @param {Context} view
   */
  function layout(view) {
    const { axis, scene, translate } = view;
    const isOther = drawn !== null && (drawn.view.scene !== scene || drawn.view.axis !== axis);
    if (isOther && !zoom.isWhole(part)) {
      part = zoom.WHOLE;
      onZoom(1);
    }
    const width = strip.clientWidth;
    const limit = zoom.limitOf(view.engine, axis);
    drawn = { view, width, limit };
    if (width === 0) return;
    const { position, time } = axisOf(view);
    /** @param {number} ms */
    const shareAt = (ms) => zoom.shareOf(part, position(ms));
    const engine = view.engine.among({ ...view, ...ALL_TIME });
    /** @type {StripContext} */
    const seen = { ...view, engine, part, width, isWhole: zoom.isWhole(part), low: time(part.from),
      high: time(part.to), shareAt };
    const hadFocus = box.contains(document.activeElement);
    if (standing === null || STANDING.some((name) => standing?.[name] !== seen[name])) {
      blocks.draw(seen);
      ruler.draw(seen);
      breaks.draw(seen);
      layoutZoom(seen, limit);
    }
    standing = seen;
    chapters.draw(seen);
    ends.draw(seen);
    const { activeElement } = document;
    if (hadFocus && (!box.contains(activeElement) || activeElement?.matches(":disabled"))) {
      playhead.focus({ preventScroll: true });
    }
    setAttributes(playhead, { "aria-label": translate("player.timeline"),
      "aria-valuemin": scene.period.start, "aria-valuemax": scene.period.end });
  }

  function place() {
    if (drawn === null || now.t === null) return;
    const { view } = drawn;
    const here = axisOf(view).position(now.t);
    const share = zoom.shareOf(part, here);
    const from = Math.max(-MOST_LENGTHS_BEYOND, zoom.shareOf(part, bandStart(view, now.mode, now.until)));
    const to = Math.min(MOST_LENGTHS_BEYOND, zoom.shareOf(part, axisOf(view).position(now.until)));
    // A playhead out of sight waits at the edge behind which it is.
    playhead.style.translate = `${(Math.max(0, Math.min(1, share)) * drawn.width).toFixed(1)}px`;
    setAttributes(playhead, { "data-beyond": share < -1e-3 || share > 1 + 1e-3 });
    band.style.translate = `${(from * drawn.width).toFixed(1)}px`;
    band.style.scale = `${Math.max(0, to - from).toFixed(5)} 1`;
    second.place((ms) => zoom.shareOf(part, axisOf(view).position(ms)), drawn.width);
    if (!zoom.isWhole(part)) overview.move(here);
    blocks.light(now.t);
  }

  /**
   * Put the playhead at a time.
   *
   * @param {number} t
   * @param {string} words what a screen reader says of it
   * @param {string|null} chapter id of the one that it is in
   * @param {{t: number, mode: Mode}} shown up to when the map shows, and what it keeps of the past: at the opening,
   *   where the playhead waits at the beginning, that is everything
   */
  function move(t, words, chapter, { t: until, mode }) {
    const isOther = t !== now.t;
    now = { t, mode, until };
    if (band.dataset.mode !== mode) band.dataset.mode = mode;
    if (drawn !== null && isOther && !zoom.isWhole(part)) turnPage(drawn.view, t);
    chapters.move(chapter);
    place();
    if (playhead.getAttribute("aria-valuetext") === words) return;
    setAttributes(playhead, { "aria-valuenow": t, "aria-valuetext": words });
  }

  /** Show a second playhead, or none. @param {Beside|null} beside */
  function compare(beside) {
    if (drawn === null) return;
    if (second.set(beside, drawn.view.scene.period)) playhead.focus({ preventScroll: true });
    place();
  }

  return { root: box, playhead, layout, move, compare, zoomBy };
}
