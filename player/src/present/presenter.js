/**
 * The presentation: the story slide by slide over a map that fills the screen, in type that the back row can read.
 *
 * It owns which slide is shown, how large its type is, the buttons that step, and the black screen. The order of the
 * slides is slide-order.js's, what stands on them slides.js's; the time is the story's and the map moves through the
 * viewport. While it is on, it follows whoever moves the time. Full screen is presentation.js's.
 *
 * @typedef {object} About what a page says of itself; see export/html.py
 */
import { element, icon, percent, setAttributes, setName } from "../elements.js";
import { L } from "../leaflet.js";
import { momentAt } from "../time/moment.js";
import { createSlideOrder } from "./slide-order.js";
import { chapterCard, closingCard, lead, MOST_TOGETHER, startCard, together } from "./slides.js";

/** What does not fit is tried in smaller type, and then broader: scale of the type, share of the map's width. */
const FORMATS = [[1, 0.37], [0.92, 0.37], [0.85, 0.37], [0.92, 0.48], [0.85, 0.48], [0.78, 0.48], [0.72, 0.48],
  [0.66, 0.48], [0.66, 0.56]];

// ---------------------------------------------------------------- what is on the screen

/** The buttons that step, and where in the presentation one is. */
function createSteps({ onStep, onLeave }) {
  const button = (sign, onclick) => element("button", { type: "button", class: "ge-button", onclick }, icon(sign));
  const previous = button("back", () => onStep("previous"));
  const position = element("span", { class: "ge-steps-position" });
  const next = button("forward", () => onStep("next"));
  const leave = button("close", onLeave);
  const node = element("nav", { class: "ge-steps", hidden: true }, previous, position, next, leave);
  function label(translate, index, count) {
    const named = { previous, next, leave };
    for (const [key, one] of Object.entries(named)) setName(one, translate(`player.present.${key}`));
    node.setAttribute("aria-label", translate("player.present.label"));
    position.textContent = translate("player.present.position", { number: index + 1, total: count });
    previous.disabled = index === 0;
    next.disabled = index === count - 1;
  }
  return { node, label };
}

/** Rings around the places of a chapter, on the map beneath its card. */
function createRings(map) {
  const group = L.layerGroup().addTo(map);
  return {
    draw(places) {
      group.clearLayers();
      for (const { lat, lng } of places) {
        const ring = L.divIcon({ className: "ge-ring", iconSize: [22, 22] });
        group.addLayer(L.marker([lat, lng], { icon: ring, interactive: false, keyboard: false }));
      }
    },
    remove: () => group.remove(),
  };
}

/** Every place of some events, once: where, from where, and on a journey the halts. */
function placesOf(entries, { places, tracks }) {
  const ids = new Set();
  for (const { event } of entries) {
    const halts = (tracks ?? []).find((track) => track.event === event.id)?.halts ?? [];
    for (const id of [event.place, event.origin, ...halts.map((halt) => halt.place)]) ids.add(id);
  }
  return [...ids].map((id) => places[id]).filter((place) => place !== undefined);
}

/**
 * Make what presents.
 *
 * @param {HTMLElement} ui
 * @param {HTMLElement} panel
 * @param {{map: L.Map, story: object, about: About|null, viewport: () => object, onSelect: (id: string) => void,
 *          onLeave: () => void}} parts the viewport is made later, for it asks for the caption's box
 */
export function createPresenter(ui, panel, { map, story, about, viewport, onSelect, onLeave }) {
  const caption = element("article", { class: "ge-told", hidden: true });
  const words = element("div", { class: "ge-title-words" });
  const card = element("article", { class: "ge-title-card", hidden: true }, words);
  const slides = element("section", { class: "ge-slides", tabindex: "-1", hidden: true, "aria-live": "polite" },
    card, caption);
  const black = element("div", { class: "ge-black", role: "status", hidden: true }, element("p"));
  ui.append(slides);
  const steps = createSteps({ onStep: step, onLeave });
  const rings = createRings(map);
  const presenter = { isOn: false, hasStepped: false };
  let order = null;
  let madeOf = "";
  /** Which slide is shown, null before the first is; and the time that it set. */
  let index = null;
  let time = null;
  let chosen = null;
  let isDue = null;
  let drawn = { key: "", window: "" };

  // -------------------------------------------------------------- stepping

  function show(next, how = "travel") {
    index = Math.max(0, Math.min(order.count - 1, next));
    chosen = null;
    isDue = how;
    if (how === "follow") return;
    story.pause();
    story.choose(null);
    story.putTime(order.slide(index).time);
    ({ time } = story);
  }

  /** The slides for this scene and these settings, and the one where the story stands. */
  function prepare() {
    const { engine, scene, settings: { clock, layers } } = story;
    const key = JSON.stringify([clock, layers]);
    if (key === madeOf && presenter.engine === engine) return;
    presenter.engine = engine;
    madeOf = key;
    order = createSlideOrder(engine, scene, { clock, layers });
    const event = story.find(story.selected);
    if (event !== null) lookAt(event);
    else show(index === null && story.time >= scene.period.end ? 0 : order.indexAt(story.time));
  }

  /** Be where the story is: played or dragged, the caption follows. @returns {boolean} false without a scene */
  function catchUp() {
    if (!presenter.isOn || story.scene === null) return false;
    prepare();
    if (story.time === time) return true;
    const next = order.indexAt(story.time);
    presenter.hasStepped = true;
    if (next !== index) show(next, "follow");
    story.choose(null);
    ({ time } = story);
    return true;
  }

  /** @param {"next"|"previous"} direction */
  function step(direction) {
    if (!catchUp()) return;
    blacken(false);
    presenter.hasStepped = true;
    show(index + (direction === "next" ? 1 : -1));
  }

  /** @param {"start"|"end"} end */
  function leap(end) {
    if (!catchUp()) return;
    blacken(false);
    presenter.hasStepped = true;
    show(end === "start" ? 0 : order.count - 1);
  }

  /** The first step of an event, with it before the others of the same moment. */
  function lookAt(event) {
    show(order.indexOf(event), "follow");
    isDue = "travel";
    story.pause();
    story.putTime(order.slide(index).time);
    ({ time } = story);
    chosen = event.id;
  }

  /** Somebody has chosen an event. */
  function choose(event) {
    if (!presenter.isOn || story.scene === null) return;
    prepare();
    presenter.hasStepped = true;
    lookAt(event);
  }

  function blacken(isBlack = black.hidden) {
    black.hidden = !isBlack;
  }

  // -------------------------------------------------------------- drawing

  function fillCaption(slide, entries, view) {
    const at = { ...view, t: slide.time };
    const ordered = [...entries].sort((a, b) => (b.event.id === chosen) - (a.event.id === chosen));
    const { date, hours } = momentAt(at);
    const [first, ...others] = ordered;
    // Of several events the one that is told has a date of its own.
    const when = view.clock === "hindsight" ? first.event.when[view.language] : `${date} ${hours}`.trim();
    const told = [...lead(first, when, at), together(others, at, onSelect)];
    caption.replaceChildren(...told.filter((one) => one !== null));
  }

  function fillCard(slide, view) {
    card.dataset.kind = slide.kind;
    const make = { start: () => startCard(view), closing: () => closingCard(view),
      chapter: () => chapterCard(slide, order.chapters, view) };
    words.replaceChildren(...make[slide.kind]().filter((one) => one !== null));
  }

  /** The largest type in which all of it is seen; what is too long even so can be scrolled. */
  function fitType(box) {
    for (const [scale, share] of FORMATS) {
      box.style.setProperty("--ge-scale", scale);
      box.style.setProperty("--ge-share", percent(share));
      if (box.scrollHeight <= box.clientHeight + 1) break;
    }
    const isLong = box.scrollHeight > box.clientHeight + 1;
    if (isLong) box.setAttribute("tabindex", "0");
    else box.removeAttribute("tabindex");
    box.scrollTop = 0;
  }

  function fill(slide, entries, view) {
    const isStep = slide.kind === "step";
    caption.hidden = !isStep;
    card.hidden = isStep;
    if (isStep) fillCaption(slide, entries, view);
    else fillCard(slide, view);
    fitType(isStep ? caption : card);
  }

  /**
   * Draw the slide that is to be seen.
   *
   * @param {object} context as card.js has it, with the credits for the map
   */
  function draw(context) {
    if (!catchUp()) return;
    setAttributes(slides, { "aria-live": story.isPlaying ? "off" : "polite" });
    const { scene, language, translate, theme } = context;
    const { width, height } = viewport();
    const window = `${width} ${height} ${panel.offsetHeight}`;
    const key = JSON.stringify([scene.digest, madeOf, index, chosen, language, theme, window]);
    if (key === drawn.key) return;
    if (window !== drawn.window) isDue ??= "still"; // another window is no journey
    drawn = { key, window };
    const slide = order.slide(index);
    const entries = order.happenings(slide);
    slides.setAttribute("aria-label", translate("player.present.label"));
    black.firstChild.textContent = translate("player.present.black");
    steps.label(translate, index, order.count);
    viewport().forget(); // the words are to fit beside the panel as it now is
    fill(slide, entries, { ...context, about });
    const places = placesOf(slide.kind === "step" ? entries.slice(0, 1 + MOST_TOGETHER) : entries, scene);
    rings.draw(slide.kind === "chapter" ? places : []);
    viewport().forget();
    if (isDue === "follow") viewport().ease(places);
    else if (isDue !== null) viewport().travel(places, isDue === "still");
    isDue = null;
  }

  /** What covers the map's left, or on a phone its lower part. */
  function covering() {
    if (!presenter.isOn) return null;
    if (!caption.hidden) return caption;
    return card.dataset.kind === "closing" || viewport().kind === "narrow" ? null : words;
  }

  // -------------------------------------------------------------- on and off

  /** @param {boolean} isOn */
  function set(isOn) {
    Object.assign(presenter, { isOn, hasStepped: false });
    [index, time, madeOf, chosen] = [null, null, "", null];
    drawn = { key: "", window: "" };
    slides.hidden = !isOn;
    steps.node.hidden = !isOn;
    caption.hidden = true;
    blacken(false);
    if (!isOn) rings.draw([]);
  }

  return Object.assign(presenter, { covering, black, steps: steps.node, set, step, leap, choose, blacken, draw,
    focus: () => slides.focus({ preventScroll: true }), remove: rings.remove });
}
