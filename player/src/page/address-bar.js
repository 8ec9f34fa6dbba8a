/**
 * The address in which the link to the view stands: behind the # of an exported page, or in the query of the app's
 * page, which holds the map's frame.
 *
 * It owns how that is read and written, and what else stands there is left as it is. When it is written, and in how
 * many entries of the browser's history, address.js decides; loader.js and the app's map make it through `mount`.
 *
 * @typedef {object} AddressBar
 * @property {boolean} isFramed whether somebody else's page is around
 * @property {() => string} read
 * @property {(link: string, isStep: boolean) => void} write `isStep` if the browser's Back is to lead before it
 * @property {(link: string) => string|null} url what a reader takes along; null where no address leads here
 * @property {(onMove: () => void, signal: AbortSignal) => void} listen to who goes back or types
 */
import { isName } from "./link.js";

/** @param {Window} page @returns {boolean} whether its address can be read from here */
function isOpen(page) {
  try {
    return page.location.href !== "";
  } catch {
    return false;
  }
}

/** By these an app is told that it is in a frame: who takes a link along is not. */
const EMBED = /(^|&)embed(_options)?=[^&]*/g;

/** The page whose address it is, if this one can get at it. @param {"hash"|"query"} kind @returns {Window|null} */
export function openPage(kind) {
  const page = kind === "query" ? window.parent : window;
  return isOpen(page) ? page : null;
}

/** The parts of a query that are no link's. @param {string} query */
const foreign = (query) => query.slice(1).split("&").filter((part) => part !== "" && !isName(part.split("=")[0]));

/** @param {"hash"|"query"} kind @returns {AddressBar|null} null where it cannot be got at */
export function createAddressBar(kind) {
  const page = openPage(kind);
  if (page === null) return null;
  const { location, history } = page;
  const isHash = kind === "hash";
  /** What moves it from outside: back, forward, and whoever types. */
  const sign = isHash ? "hashchange" : "popstate";

  const read = () => (isHash ? location.hash : location.search).slice(1);
  /** What was last read or written there. */
  let known = read();

  /** @param {string} link */
  function whole(link) {
    const others = isHash ? location.search.slice(1) : [...foreign(location.search), link].filter(Boolean).join("&");
    const fragment = isHash ? link : location.hash.slice(1);
    return [location.pathname, others && `?${others}`, fragment && `#${fragment}`].join("");
  }

  return Object.freeze({
    read,
    isFramed: page.parent !== page,
    write(link, isStep) {
      const url = whole(link);
      // A frame without an address of its own has none to write; and what somebody has typed is first to be followed.
      if (location.protocol === "about:" || (isHash && read() !== known)) return;
      if (url === `${location.pathname}${location.search}${location.hash}`) return;
      if (isStep) history.pushState(history.state, "", url);
      else history.replaceState(history.state, "", url);
      known = read();
    },
    url(link) {
      if (location.protocol === "about:") return null;
      const url = new URL(whole(link), location.href);
      if (!isHash) url.search = url.search.slice(1).replace(EMBED, "").replace(/^&/, "");
      return url.href;
    },
    listen(onMove, signal) {
      page.addEventListener(sign, (event) => {
        // The page around the frame would run anew for it.
        if (!isHash) event.stopImmediatePropagation();
        known = read();
        onMove();
      }, { signal, capture: true });
    },
  });
}
