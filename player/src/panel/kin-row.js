/**
 * The foot of the card: along what the reader walks from event to event, which of how many this one is, and the way to
 * the one before and the one after.
 *
 * It owns that row, and the choice between the list from which an event came, its place, who took part and its
 * chapter; the choice stays while the reader walks. Called by card.js.
 *
 * @import { SceneEvent } from "../scene.js"
 * @import { Kin } from "../time/kin.js"
 * @import { Context } from "../types.js"
 * @import { Walk } from "./event-list.js"
 *
 * @typedef {{key: string, where: string, text: string} & Omit<Walk, "where">} Way what stands in the row is its text
 */
import { element, icon, setName, setText } from "../elements.js";
import { actorName, placeOf } from "../places.js";
import { textIn } from "../told.js";

/** Nothing to walk along. @type {Way} */
const NO_WAY = { key: "", where: "", text: "", number: 0, total: 0, previous: null, next: null };

/** What kin have in common, in words. @param {Kin} kin @param {Context} view */
function wordsOf({ kind, id }, view) {
  const { scene, language } = view;
  if (kind === "person") return actorName(id, view);
  const { name } = placeOf(scene, kind === "place" ? id : null)
    ?? { name: scene.chapters.find((one) => one.id === id)?.title };
  return textIn(name, language);
}

/**
 * All the ways that there are: the list first, for the reader came from there; two of the same words are one.
 *
 * @param {SceneEvent} event
 * @param {Walk|null} walk
 * @param {Context} view
 */
function waysOf(event, walk, view) {
  /** @type {Way[]} */
  const ways = [];
  /** @param {Omit<Walk, "where">} standing @param {string} key @param {string} where */
  function add({ number, total, previous, next }, key, where) {
    if (total < 2 || ways.some((way) => way.where === where)) return;
    const text = view.translate(where === "" ? "player.present.position" : "player.here.position",
      { number, total, where });
    ways.push({ key, where, text, number, total, previous, next });
  }
  if (walk !== null) add(walk, "list", walk.where ?? "");
  for (const kin of view.engine.kin(event, view)) add(kin, `${kin.kind} ${kin.id}`, wordsOf(kin, view));
  return ways;
}

/**
 * @param {HTMLElement} host
 * @param {{onWalk: (id: string) => void}} actions
 */
export function createKinRow(host, { onWalk }) {
  /** @type {Way} */
  let way = NO_WAY;
  /** @type {Way[]} */
  let ways = [];
  let chosen = "";
  /** Whether the reader has just walked: what was reached is said to who listens. */
  let isWalked = false;
  const make = (/** @type {-1|1} */ by, /** @type {"back"|"forward"} */ sign) => element("button",
    { type: "button", class: "ge-step", onclick: () => walk(by) }, icon(sign));
  const [back, forward] = [make(-1, "back"), make(1, "forward")];
  const position = element("span");
  const choice = element("select", { onchange: () => {
    chosen = choice.value;
    choose();
  } });
  const heard = element("p", { class: "ge-heard", role: "status" });
  const root = element("nav", { class: "ge-neighbours" }, back, position, choice, forward, heard);
  host.append(root);

  /** @param {-1|1} by @returns {boolean} whether there was anywhere to go */
  function walk(by) {
    const to = by < 0 ? way.previous : way.next;
    if (to === null || root.hidden) return false;
    isWalked = true;
    onWalk(to.id);
    return true;
  }

  function choose() {
    way = ways.find(({ key }) => key === chosen) ?? ways[0] ?? NO_WAY;
    choice.value = way.key;
    setText(position, way.text);
    const hadFocus = root.contains(document.activeElement);
    back.disabled = way.previous === null;
    forward.disabled = way.next === null;
    if (hadFocus && !root.contains(document.activeElement)) (back.disabled ? forward : back).focus();
  }

  /** @param {SceneEvent} event @param {Walk|null} from @param {Context} view */
  function draw(event, from, view) {
    const { translate, language } = view;
    ways = waysOf(event, from, view);
    root.hidden = ways.length === 0;
    root.setAttribute("aria-label", translate("player.here.label"));
    setName(choice, translate("player.here.choice"));
    setName(back, translate("player.here.previous"));
    setName(forward, translate("player.here.next"));
    choice.replaceChildren(...ways.map((one) => element("option", { value: one.key, text: one.text })));
    choose();
    choice.hidden = ways.length < 2;
    position.hidden = !choice.hidden;
    setText(heard, isWalked ? `${textIn(event.title, language)}. ${way.text}` : "");
    isWalked = false;
  }

  return { root, draw, walk };
}
