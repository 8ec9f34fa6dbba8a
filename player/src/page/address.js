/**
 * The address follows the reader, and the reader follows the address.
 *
 * It owns when the link in it is written: replaced while something is being set, a new entry for each deliberate step,
 * and nothing while the story plays or is presented. How a link is put, link.js knows; where it stands, address-bar.js.
 * Called by mount.js.
 *
 * @import { Linked } from "./link.js"
 * @import { Standpoint } from "./standpoint.js"
 * @import { Story } from "./story.js"
 *
 * @typedef {{name: string, value: string, why: "unknown"|"absent"|"outside"}} Unmet what a link asks for in vain
 * @typedef {ReturnType<typeof createAddress>} Address
 */
import { layerIds } from "../layers.js";
import { dayText } from "../time/instant.js";
import { createAddressBar } from "./address-bar.js";
import { read, unsaid, write } from "./link.js";
import { standpointText } from "./standpoint.js";

/** How long a hand has to rest before the address is replaced: browsers let no page do so at will. */
const REST_MILLISECONDS = 200;
/** After so long a drag, or a word that is typed, is another step. */
const STEP_MILLISECONDS = 1500;

/**
 * @param {Story} story
 * @param {L.Map} map
 * @param {object} options
 * @param {"hash"|"query"} [options.place] where the link stands
 * @param {() => Standpoint|null} options.standing where the reader has put the map
 * @param {() => boolean} options.isQuiet whether nothing is to be written now
 * @param {(unmet: Unmet[]) => void} options.onFollowed
 * @param {(link: string) => void} options.onWritten
 */
export function createAddress(story, map, { place, standing, isQuiet, onFollowed, onWritten }) {
  const bar = place === undefined ? null : createAddressBar(place);
  let hasBegun = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let isStep = false;
  /** Until when what is being set is the same step. */
  let ongoing = -Infinity;

  const opening = () => (
    story.opening === null || story.opening === "" ? unsaid() : read(story.opening, layerIds()).view);

  /** @returns {Linked} */
  function current() {
    const { settings, selected, time, isOpening } = story;
    const standpoint = standing();
    // What a link to an event has by itself needs no word.
    const isOwn = isOpening || time === story.firstOf(story.find(selected));
    return { ...settings, selected, time: isOwn ? null : time,
      map: standpoint === null ? null : standpointText(standpoint) };
  }

  const link = () => write(current(), opening());

  /** Write the address once the hand rests; at once after a step. @param {unknown} [isOther] true if it is a step */
  function plan(isOther) {
    isStep ||= isOther === true;
    if (story.isPlaying) return;
    clearTimeout(timer);
    timer = setTimeout(put, isStep ? 0 : REST_MILLISECONDS);
  }

  function put() {
    if (bar === null || story.opening === null || story.scene === null || story.isPlaying || isQuiet()) return;
    const text = link();
    bar.write(text, isStep && !bar.isFramed);
    onWritten(text);
    isStep = false;
  }

  /** @param {boolean} isOngoing whether more is to come, as while the reader drags or types */
  function adjust(isOngoing) {
    const now = performance.now();
    plan(!isOngoing || now > ongoing);
    ongoing = isOngoing ? now + STEP_MILLISECONDS : -Infinity;
  }

  /** Open what a link asks for, paused. @param {string} text */
  function follow(text) {
    story.pause();
    const { view, lost } = read(text, layerIds(), opening());
    story.set(view);
    /** @type {Unmet[]} */
    const unmet = lost.map((one) => ({ ...one, why: "unknown" }));
    if (story.selected !== view.selected) unmet.push({ name: "event", value: view.selected ?? "", why: "absent" });
    if (view.time !== null && story.time !== view.time) {
      unmet.push({ name: "time", value: dayText(view.time), why: "outside" });
    }
    [isStep, ongoing] = [false, -Infinity];
    onFollowed(unmet);
    plan();
  }

  function open() {
    const text = bar === null || story.opening === null ? "" : bar.read();
    if (text !== "" || story.opening) follow(text);
  }

  return {
    plan, adjust, follow, link,
    /** Whether the reader sees the address that is written. */
    isWritten: bar?.isFramed === false,
    /** Open where the address, or else the story, says; what comes with the scene is to be there before. */
    begin() {
      if (!hasBegun) queueMicrotask(open);
      hasBegun = true;
    },
    /** @param {() => void} onMove the reader went back or forward @param {AbortSignal} signal */
    listen(onMove, signal) {
      bar?.listen(() => {
        if (story.opening === null) return;
        follow(bar.read());
        onMove();
      }, signal);
      map.on("moveend", plan);
      signal.addEventListener("abort", () => {
        map.off("moveend", plan);
        clearTimeout(timer);
      });
    },
    /** The address of this view, of what is selected, or of the moment; null where none leads here.
     * @param {"view"|"event"|"moment"} what */
    url(what) {
      if (bar === null || story.opening === null) return null;
      const { language, clock, selected } = current();
      const time = story.isOpening ? null : story.time;
      const part = { ...opening(), language, clock, map: null, selected: null, time: null };
      const views = { view: current(), event: { ...part, selected }, moment: { ...part, time } };
      return bar.url(write(views[what], opening()));
    },
  };
}
