/**
 * Labels on the map: titles beside marks, figures on arcs, dates around an open cluster; only as many as fit without
 * touching.
 *
 * The selected comes first, then the dates, then what matters most (naming.js). Where there is room for each is
 * label-placement.js's. Called by marks.js.
 *
 * @import { Language } from "../languages.js"
 * @import { Arc } from "./arcs.js"
 * @import { Box, Point } from "./geometry.js"
 * @import { Label, Room } from "./label-placement.js"
 * @import { Overlay } from "./overlay.js"
 * @import { DrawnEvent, Frame, Picture } from "./picture.js"
 * @import { SpreadMark } from "./spiderfy.js"
 * @typedef {{item: Label, order: number, settle: () => void}} Task a label that is to find its place, the first first
 * @typedef {{key: string, at: Point, near: Box, more: number, isShared?: boolean}} Anchor what a title stands beside: a
 *   mark in the world, how many more are fresh in it, and whether it is of several events
 */
import { measures } from "../design.js";
import { arcText, labelText, shortDate, yearsText } from "./event-text.js";
import { box, contains } from "./geometry.js";
import { createLabelPlacement, SIDES } from "./label-placement.js";

/** Titles at most, and on a screen narrower than this. */
const MOST = 14;
const MOST_NARROW = 4;
const NARROW = 600;
/** Where on what is seen of an arc its figure is tried. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/** Pixels by which a figure may be moved off a steep arc. */
const STEEP = 26;
/** Dates come after what is selected, before what is named. */
const SELECTED = 2;
const DATED = 1.5;
const FULL = "ge-label ge-arc-figure";
const BRIEF = "ge-label ge-arc-figure ge-brief";
const YEARS = "ge-label ge-arc-figure ge-years";

/** @param {Overlay} overlay @param {() => void} onType see label-placement.js */
export function createLabels(overlay, onType) {
  const { map, labels, toLayer, toWorld, viewBox } = overlay;
  const { put, sizeOf, hide, settle, remove } = createLabelPlacement(overlay, onType);
  const isNarrow = () => map.getSize().x < NARROW;

  // ------------------------------------------------------------ titles

  /**
   * The higher, the earlier it finds its place; what is not named comes last.
   *
   * @param {DrawnEvent} shown
   * @param {Frame} frame
   */
  function rank(shown, { named, selected }) {
    if (shown.event.id === selected) return SELECTED;
    const at = named.indexOf(shown);
    return at < 0 ? 0 : 1 - at / named.length;
  }

  /**
   * What the label of an event stands beside: its own mark or the cluster that holds it.
   *
   * @param {Picture} picture
   * @param {DrawnEvent} shown
   * @returns {Anchor|null}
   */
  function anchorOf({ frame, groups, open }, { event }) {
    const item = overlay.marks.get(`event ${event.id}`);
    if (item?.role === "ride" || item?.role === "spread") {
      if (item.role === "spread" && event.id !== frame.selected) return null;
      const [x, y] = toLayer(item.at);
      return { key: event.id, at: item.at, near: box(x + item.dx, y + item.dy, measures.mark, measures.mark), more: 0 };
    }
    const group = groups.find((one) => one.members.some((shown) => shown.event.id === event.id));
    if (group === undefined || group === open) return null;
    const more = group.members.filter((one) => one.isNamed && one.event.id !== event.id).length;
    return { key: group.place.id, at: group.place.at, near: group.box, more, isShared: group.members.length > 1 };
  }

  /**
   * What gets a title: of each cluster what is named first.
   *
   * @param {Picture} picture
   */
  function titled(picture) {
    const { frame } = picture;
    const most = isNarrow() ? MOST_NARROW : MOST;
    const seen = new Set();
    /** @type {(Anchor & {shown: DrawnEvent})[]} */
    const chosen = [];
    for (const shown of frame.named) {
      const anchor = anchorOf(picture, shown);
      if (anchor === null || seen.has(anchor.key)) continue;
      seen.add(anchor.key);
      chosen.push({ shown, ...anchor });
      if (chosen.length === most) break;
    }
    return chosen;
  }

  /**
   * Where a mark is shared a town's name stands beside it: of what is known of a whole country it would say too much.
   *
   * @param {Frame} frame
   * @param {Anchor & {shown: DrawnEvent}} title
   * @param {Arc[]} arcs
   */
  function putTitle(frame, { shown: { event, location }, more, isShared }, arcs) {
    const isSelected = event.id === frame.selected;
    const hasFigure = event.figure !== null && !arcs.some((arc) => arc.shown.event.id === event.id);
    const place = isSelected || (isShared && location?.kind === "country") ? location : null;
    const item = put("title", event.id, labelText(event, { more, hasFigure, place }, frame), "ge-label");
    item.node.dataset.selected = String(isSelected);
    return item;
  }

  // ------------------------------------------------------------ figures

  /** @param {Frame} frame @param {DrawnEvent} shown @param {string} className */
  function putFigure(frame, { event }, className) {
    const item = put("figure", event.id, (className === YEARS ? yearsText : arcText)(event, frame), className);
    item.node.dataset.layer = event.layer;
    return item;
  }

  /** An arc of the past says no more than its years. @param {DrawnEvent} shown @param {Frame} frame */
  function figureClass({ event, age }, { selected }) {
    if (age === "old" && event.id !== selected) return YEARS;
    return isNarrow() ? BRIEF : FULL;
  }

  /**
   * What a label of some width must clear so as not to cover the arc at a point; on a steep arc it covers some.
   *
   * @param {Point[]} points
   * @param {Point} at
   * @param {number} width
   */
  function along(points, [x, y], width) {
    const heights = points.filter((point) => Math.abs(point[0] - x) < width / 2).map((point) => point[1]);
    return { left: x - 1, right: x + 1, top: Math.max(Math.min(...heights), y - STEEP),
      bottom: Math.min(Math.max(...heights), y + STEEP) };
  }

  /** @param {Label} item @param {Point[]} points @param {Room} room */
  function settleOn(item, points, room) {
    const [width] = sizeOf(item);
    for (const share of SHARES) {
      const middle = points[Math.round(share * (points.length - 1))];
      if (settle(item, along(points, middle, width), ["above", "below"], toWorld(middle), room)) return true;
    }
    return false;
  }

  /**
   * A figure stands on its arc, as near to the middle of what is seen of it as there is room; in full, or in brief.
   *
   * @param {Frame} frame
   * @param {Arc} arc
   * @param {Label} item
   * @param {Room} room
   */
  function settleFigure(frame, { shown, points }, item, room) {
    const seen = points.filter((point) => contains(room.view, point));
    if (seen.length === 0) hide(item);
    else if (!settleOn(item, seen, room) && item.className === FULL) {
      settleOn(putFigure(frame, shown, BRIEF), seen, room);
    }
  }

  // ------------------------------------------------------------ the whole

  /**
   * @param {Anchor & {shown: DrawnEvent}} title
   * @param {Frame} frame
   * @param {Arc[]} arcs
   * @param {Room} room
   * @returns {Task}
   */
  function titleTask(title, frame, arcs, room) {
    const item = putTitle(frame, title, arcs);
    return { item, order: rank(title.shown, frame), settle: () => settle(item, title.near, SIDES, title.at, room) };
  }

  /** @param {Arc} arc @param {Frame} frame @param {Room} room @returns {Task} */
  function figureTask(arc, frame, room) {
    const item = putFigure(frame, arc.shown, figureClass(arc.shown, frame));
    return { item, order: rank(arc.shown, frame), settle: () => settleFigure(frame, arc, item, room) };
  }

  /**
   * A date beside a mark around an open cluster, on the side that looks away from its middle, where it fits.
   *
   * @param {SpreadMark} mark
   * @param {Language} language
   * @param {Room} room
   * @returns {Task}
   */
  function dateTask({ shown: { event }, at, box: near, sides }, language, room) {
    const item = put("date", event.id, shortDate(event, language), "ge-date");
    return { item, order: DATED, settle: () => settle(item, near, sides, at, room) };
  }

  /**
   * @param {Picture} picture
   * @param {{arcs: Arc[], spread: SpreadMark[], taken: Box[], lineBoxes: Box[]}} space `spread` are the marks around
   *   the open cluster, if there is one
   * @returns {Box[]} what is taken now
   */
  function draw(picture, { arcs, spread, taken, lineBoxes }) {
    const { frame } = picture;
    labels.begin();
    const room = { taken: [...taken], lineBoxes, view: viewBox(-2) };
    const wide = { ...room, view: viewBox(0) };
    const titles = titled(picture).map((title) => titleTask(title, frame, arcs, room));
    // Around what a slide is of nothing has words.
    const told = arcs.filter(({ shown }) => (frame.meant ?? null) === null || shown.isMeant);
    const figures = told.map((arc) => figureTask(arc, frame, room));
    const dates = spread.filter(({ shown }) => shown.event.id !== frame.selected)
      .map((mark) => dateTask(mark, frame.language, wide));
    // Of equal rank the figures first: a title has more places to go to.
    const tasks = [...figures, ...titles, ...dates].sort((a, b) => b.order - a.order);
    for (const { item } of tasks) sizeOf(item); // all read before the first is moved
    for (const task of tasks) task.settle();
    labels.end();
    return room.taken;
  }

  /** Hide the labels of events that are no longer there. @param {Set<string>} ids */
  function keepOnly(ids) {
    for (const item of labels.values()) if (item.side !== null && !ids.has(item.event)) hide(item);
  }

  return Object.freeze({ draw, keepOnly, remove });
}
