/**
 * The list of events to choose from: a stack of marks too high to be fanned out, a spot of a crowd, what has no place.
 *
 * It owns the panel, its rows by year, and which list the reader walks through: a card that is opened from a list takes
 * its place, says which of how many it is, and leads back to it. Which events are listed is told. Called by mount.js
 * and frame.js.
 *
 * @import { SceneEvent } from "../scene.js"
 * @import { Context, Shown, Words } from "../types.js"
 *
 * @typedef {object} List
 * @property {Shown[]} entries in the order of time
 * @property {number} count of all, of which the entries may be the first
 * @property {(words: Words) => string|null} where they are, in words; null if that says nothing
 * @property {(words: Words) => string} title
 * @property {{lat: number, lng: number}|null} at where their marks stand; null if they have none
 *
 * @typedef {{number: number, total: number, previous: SceneEvent|null, next: SceneEvent|null, where: string|null}} Walk
 *   the number of an event in a list, and what is before and after it
 */
import { element, icon, setName } from "../elements.js";
import { symbol } from "../map/symbols.js";
import { createRoving } from "../strip/roving.js";
import { dateWords } from "../time/date-words.js";
import { written } from "../time/dates.js";
import { highlight } from "./highlight.js";
import { isUndated } from "../time/lasting.js";
import { spoken } from "../told.js";

const SYMBOL = 20;
const MINUTE = 60000;

/**
 * What a row stands under: its year, or its date where no year is known; nothing where there is no date.
 *
 * @param {SceneEvent} event
 * @param {Words} words
 */
function yearOf(event, { language }) {
  const { start, offset, precision, when } = event;
  if (isUndated(event)) return "";
  if (precision === "decade" || precision === "century") return dateWords(when, language);
  return written(start + offset * MINUTE, language, { year: "numeric" });
}

/** @param {Shown} entry @param {Words} words @param {(id: string) => void} onSelect */
function makeRow({ event, state }, { language, translate }, onSelect) {
  const known = translate(`player.state.${state}`);
  const said = event.when === "" ? known : [dateWords(event.when, language), known].join(" · ");
  return element("li", {}, element("button", {
    type: "button", "data-event": event.id, onclick: () => onSelect(event.id) }, symbol(event.layer, state, SYMBOL),
  element("span", {}, element("small", { text: said }), element("span", spoken(event.title, language)))));
}

/** @param {List} list @param {Words} words @param {(id: string) => void} onSelect */
function makeRows({ entries, count }, words, onSelect) {
  /** @type {Map<string, HTMLElement[]>} */
  const years = new Map();
  for (const entry of entries) {
    const year = yearOf(entry.event, words);
    years.set(year, [...(years.get(year) ?? []), makeRow(entry, words, onSelect)]);
  }
  const more = count - entries.length;
  return [...[...years].flatMap(([year, rows]) => [year === "" ? "" : element("h3", { text: year }),
    element("ul", {}, ...rows)]),
    more > 0 ? element("p", { class: "ge-list-more", text: words.translate("player.more", { count: more }) }) : ""];
}

/** All that decides what is on the map, apart from the time. @param {Context} context */
function viewKey({ scene, engine, clock, mode, trail, window, axis }) {
  return JSON.stringify([scene.digest, engine.key, clock, mode, trail, window, axis]);
}

/**
 * @param {HTMLElement} host
 * @param {{onSelect: (id: string) => void, onChange: () => void}} actions `onChange` when it has opened or closed
 */
export function createEventList(host, { onSelect, onChange }) {
  const title = element("h2", { id: "ge-listing-title" });
  const closer = element("button", { type: "button", class: "ge-button ge-close", onclick: () => shut() },
    icon("close"));
  const body = element("div", { class: "ge-listing-body" });
  const root = element("section",
    { class: "ge-listing ge-sheet", role: "dialog", "aria-labelledby": title.id, hidden: true },
    element("div", { class: "ge-card-head" }, title, closer), body);
  host.append(root);
  const buttons = () => [...body.querySelectorAll("button")];
  const roving = createRoving(body, buttons, "vertical");
  /** What the reader walks through; the panel shows it unless a card does. @type {List|null} */
  let list = null;
  let isOpen = false;
  let isCovered = false;
  /** The view for which it was opened. */
  let key = "";
  /** What had the focus before. @type {Element|null} */
  let opener = null;

  function show() {
    const wasHidden = root.hidden;
    root.hidden = !isOpen || isCovered;
    if (root.hidden !== wasHidden) onChange();
  }

  /** Lead the focus to an event's row, or to the first. @param {string|null|undefined} id */
  function lead(id) {
    const rows = buttons();
    const at = Math.max(0, rows.findIndex((row) => row.dataset.event === id));
    roving.rest(at);
    rows[at]?.focus();
  }

  /** @param {Context} context */
  function fill(context) {
    if (list === null) return;
    setName(closer, context.translate("player.list.close"));
    title.textContent = list.title(context);
    body.replaceChildren(...makeRows(list, context, onSelect));
    highlight(body, context);
    roving.rest(0);
  }

  /** @param {List} next @param {Context} context @param {string|null} id the event whose row is to have the focus */
  function open(next, context, id) {
    opener = document.activeElement;
    hold(next);
    isOpen = true;
    isCovered = false;
    key = viewKey(context);
    fill(context);
    show();
    body.scrollTop = 0;
    lead(id);
  }

  /** Walk through a list that is seen elsewhere: its marks are fanned out. @param {List} next */
  function hold(next) {
    isOpen = false;
    list = next;
    show();
  }

  /** Close it, and forget what was walked through; the focus goes back to where it came from. */
  function shut() {
    const hadFocus = root.contains(document.activeElement);
    isOpen = false;
    list = null;
    show();
    if (hadFocus && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  }

  /** @returns {boolean} whether it was seen, and is no more */
  function close() {
    const wasSeen = !root.hidden;
    if (wasSeen) shut();
    return wasSeen;
  }

  /** Another language, or another size of the page; another choice of events closes it. @param {Context} context */
  function refresh(context) {
    if (!isOpen) return;
    if (viewKey(context) !== key) return shut();
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    fill(context);
    if (focused instanceof HTMLElement && !focused.isConnected) lead(focused.dataset.event);
  }

  /** A card takes its place, and gives it back. @param {SceneEvent|null} event */
  function cover(event) {
    if (isOpen && event !== null && around(event) === null) isOpen = false; // the reader has gone elsewhere
    isCovered = event !== null;
    show();
  }

  /** @param {SceneEvent} event @param {Words} [words] @returns {Walk|null} null if it is not in the list */
  function around({ id }, words) {
    const at = list?.entries.findIndex(({ event }) => event.id === id) ?? -1;
    if (list === null || at < 0) return null;
    const { entries, count } = list;
    const [previous, next] = [entries[at - 1]?.event ?? null, entries[at + 1]?.event ?? null];
    return { number: at + 1, total: count, previous, next, where: words === undefined ? null : list.where(words) };
  }

  /** Back from a card. @param {string|null} id @returns {boolean} whether there is a list to go back to */
  function comeBack(id) {
    if (!isOpen) return false;
    isCovered = false;
    show();
    lead(id);
    return true;
  }

  return Object.freeze({ root, open, hold, shut, close, refresh, cover, around, comeBack });
}
