/**
 * The presentation: the story slide by slide over a map that fills the screen, in type that the back row can read.
 *
 * It owns how large its type is, the buttons that step, and the black screen. Which slide is shown is slide-show.js's,
 * what stands on them slides.js's; the map moves through the viewport. Full screen is presentation.js's.
 *
 * @import { Viewport } from "../map/viewport.js"
 * @import { Story } from "../page/story.js"
 * @import { SceneData, ScenePlace } from "../scene.js"
 * @import { Translate } from "../translator.js"
 * @import { Context, News } from "../types.js"
 * @import { Slide } from "./slide-order.js"
 * @import { About, CardContext } from "./slides.js"
 */
import { element, icon, percent, setAttributes, setName } from "../elements.js";
import { L } from "../leaflet.js";
import { placeOf } from "../places.js";
import { dateWords } from "../time/date-words.js";
import { momentAt } from "../time/moment.js";
import { createSlideShow } from "./slide-show.js";
import { chapterCard, closingCard, eventBlocks, MOST_OTHERS, otherEvents, startCard } from "./slides.js";

/** What does not fit is tried in smaller type, and then broader: scale of the type, share of the map's width. */
const FORMATS = [[1, 0.37], [0.92, 0.37], [0.85, 0.37], [0.92, 0.48], [0.85, 0.48], [0.78, 0.48], [0.72, 0.48],
  [0.66, 0.48], [0.66, 0.56]];

// ---------------------------------------------------------------- what is on the screen

/**
 * The buttons that step, and where in the presentation one is.
 *
 * @param {{onStep: (direction: "next"|"previous") => void, onBlack: () => void, onLeave: () => void}} actions
 */
function createSteps({ onStep, onBlack, onLeave }) {
  /** @param {"back"|"forward"|"black"|"close"} sign @param {() => void} onclick */
  const button = (sign, onclick) => element("button", { type: "button", class: "ge-button", onclick }, icon(sign));
  const previous = button("back", () => onStep("previous"));
  const position = element("span", { class: "ge-steps-position" });
  const next = button("forward", () => onStep("next"));
  const blacken = button("black", onBlack);
  const leave = button("close", onLeave);
  const node = element("nav", { class: "ge-steps", hidden: true }, previous, position, next, blacken, leave);
  /** @param {Translate} translate @param {number} index @param {number} count */
  function label(translate, index, count) {
    const named = { previous, next, blacken, leave };
    for (const [key, one] of Object.entries(named)) setName(one, translate(`player.present.${key}`));
    node.setAttribute("aria-label", translate("player.present.label"));
    position.textContent = translate("player.present.position", { number: index + 1, total: count });
    previous.disabled = index === 0;
    next.disabled = index === count - 1;
  }
  return { node, label };
}

/** Rings around the places of a chapter, on the map beneath its card. @param {L.Map} map */
function createRings(map) {
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {{lat: number, lng: number}[]} places */
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

/** Every place of some events, once, with a journey's halts. @param {News[]} entries @param {SceneData} scene */
function placesOf(entries, scene) {
  const ids = entries.flatMap(({ event }) => {
    const halts = (scene.tracks ?? []).find((track) => track.event === event.id)?.halts ?? [];
    return [event.place, event.origin, ...halts.map((halt) => halt.place)];
  });
  return [...new Set(ids)].map((id) => placeOf(scene, id)).filter((place) => place !== undefined);
}

/**
 * Make what presents.
 *
 * @param {HTMLElement} ui
 * @param {HTMLElement} panel
 * @param {{map: L.Map, story: Story, about: About|null, viewport: () => Viewport, onSelect: (id: string) => void,
 *   onLeave: () => void}} parts the viewport is made later, for it asks for the caption's box
 */
export function createPresenter(ui, panel, { map, story, about, viewport, onSelect, onLeave }) {
  const caption = element("article", { class: "ge-caption", hidden: true });
  const words = element("div", { class: "ge-title-words" });
  const card = element("article", { class: "ge-title-card", hidden: true }, words);
  const slides = element("section", { class: "ge-slides", tabindex: "-1", hidden: true, "aria-live": "polite" },
    card, caption);
  const blackText = element("p");
  const black = element("div", { class: "ge-black", role: "status", hidden: true, onclick: () => blacken(false) },
    blackText);
  ui.append(slides);
  const steps = createSteps({ onStep: step, onBlack: () => blacken(), onLeave });
  const rings = createRings(map);
  const slideShow = createSlideShow(story);
  let drawn = { key: "", window: "" };
  /** What the slide is of, the first the first; null where it is of the whole. @type {string[]|null} */
  let meant = null;

  // -------------------------------------------------------------- stepping

  /** @param {"next"|"previous"} direction */
  function step(direction) {
    if (slideShow.step(direction)) blacken(false);
  }

  /** @param {"start"|"end"} end */
  function jump(end) {
    if (slideShow.jump(end)) blacken(false);
  }

  function blacken(isBlack = black.hidden !== false) {
    black.hidden = !isBlack;
  }

  // -------------------------------------------------------------- drawing

  /** @param {Slide} slide @param {News[]} entries @param {Context} view */
  function fillCaption(slide, entries, view) {
    const at = { ...view, t: slide.time };
    const [first, ...others] = entries;
    const { date, hours } = momentAt(at);
    // Of several events the one that is told has a date of its own.
    const when = view.clock === "hindsight" ? dateWords(first.event.when, view.language) : `${date} ${hours}`.trim();
    const told = [...eventBlocks(first, when, at), otherEvents(others, at, onSelect)];
    caption.replaceChildren(...told.filter((one) => one !== null));
  }

  /** @param {Slide} slide @param {number} chapters @param {CardContext} view */
  function fillCard(slide, chapters, view) {
    card.dataset.kind = slide.kind;
    const other = slide.kind === "start" ? startCard : closingCard;
    const told = slide.kind === "chapter" ? chapterCard(slide, chapters, view) : other(view);
    words.replaceChildren(...told.filter((one) => one !== null));
  }

  /** The largest type in which all of it is seen; what is too long even so can be scrolled. @param {HTMLElement} box */
  function fitType(box) {
    for (const [scale, share] of FORMATS) {
      box.style.setProperty("--ge-scale", String(scale));
      box.style.setProperty("--ge-share", percent(share));
      if (box.scrollHeight <= box.clientHeight + 1) break;
    }
    const isLong = box.scrollHeight > box.clientHeight + 1;
    if (isLong) box.setAttribute("tabindex", "0");
    else box.removeAttribute("tabindex");
    box.scrollTop = 0;
  }

  /** @param {Slide} slide @param {News[]} entries @param {number} chapters @param {CardContext} view */
  function fill(slide, entries, chapters, view) {
    const isStep = slide.kind === "step";
    caption.hidden = !isStep;
    card.hidden = isStep;
    if (isStep) fillCaption(slide, entries, view);
    else fillCard(slide, chapters, view);
    fitType(isStep ? caption : card);
  }

  /**
   * Draw the slide that is to be seen.
   *
   * @param {Context & {credits: string[]}} context
   */
  function draw(context) {
    const deck = slideShow.catchUp();
    if (deck === null) return;
    const { order, index } = deck;
    setAttributes(slides, { "aria-live": story.isPlaying ? "off" : "polite" });
    const { scene, language, translate, theme } = context;
    const { width, height } = viewport();
    const window = `${width} ${height} ${panel.offsetHeight}`;
    const key = JSON.stringify(
      [scene.digest, deck.engine.key, deck.clock, index, slideShow.chosen, language, theme, window]);
    if (key === drawn.key) return;
    if (window !== drawn.window) slideShow.motion ??= "still"; // another window is no journey
    drawn = { key, window };
    const slide = order.slide(index);
    /** @param {News} entry */
    const rank = ({ event }) => (event.id === slideShow.chosen ? 0 : 1);
    const entries = order.happenings(slide).sort((a, b) => rank(a) - rank(b));
    meant = slide.moments.length === 0 ? null : entries.map(({ event }) => event.id);
    slides.setAttribute("aria-label", translate("player.present.label"));
    blackText.textContent = translate("player.present.black");
    steps.label(translate, index, order.count);
    viewport().invalidate(); // the words are to fit beside the panel as it now is
    fill(slide, entries, order.chapters, { ...context, about });
    const places = placesOf(slide.kind === "step" ? entries.slice(0, 1 + MOST_OTHERS) : entries, scene);
    rings.draw(slide.kind === "chapter" ? places : []);
    viewport().invalidate();
    if (slideShow.motion === "follow") viewport().panInside(places);
    else if (slideShow.motion !== null) move(slide, places, slideShow.motion === "still");
    slideShow.motion = null;
  }

  /** A chapter has a picture of its own. @param {Slide} slide @param {ScenePlace[]} places @param {boolean} isStill */
  function move(slide, places, isStill) {
    const bounds = slide.kind === "chapter" ? slide.chapter.bounds : null;
    if (bounds === null) viewport().flyTo(places, isStill);
    else viewport().frame(bounds, { isStill });
  }

  /** What covers the map's left, or on a phone its lower part. */
  function covering() {
    if (!slideShow.isOn) return null;
    if (!caption.hidden) return caption;
    return card.dataset.kind === "closing" || viewport().kind === "narrow" ? null : words;
  }

  // -------------------------------------------------------------- on and off

  /** @param {boolean} isOn */
  function set(isOn) {
    slideShow.set(isOn);
    drawn = { key: "", window: "" };
    slides.hidden = !isOn;
    steps.node.hidden = !isOn;
    caption.hidden = true;
    blacken(false);
    meant = null;
    if (!isOn) rings.draw([]);
  }

  return Object.freeze({ covering, black, steps: steps.node, set, step, jump, choose: slideShow.choose, blacken, draw,
    focus: () => slides.focus({ preventScroll: true }), remove: rings.remove,
    get meant() { return meant; },
    get hasStepped() { return slideShow.hasStepped; } });
}
