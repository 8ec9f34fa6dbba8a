/**
 * Two maps that move as one: what is in the middle of the one window is in the middle of the other, as near.
 *
 * It owns that bond and who of the two leads. Called by second-map.js.
 *
 * @typedef {{map: L.Map, middle: () => L.Point}} End a map, and the middle of its window in pixels of its container
 * @typedef {{center: L.LatLng, zoom: number}} View
 * @typedef {L.Map & {_move: (center: L.LatLng, zoom: number, data: {flyTo: boolean}) => L.Map,
 *   _rawPanBy: (offset: L.Point) => void}} Led what a map does in its own flights and drags: it moves and draws nothing
 *   anew
 */
/** After so long an animated step is over on either side. */
const SETTLE_MILLISECONDS = 320;

/** What a map with some view has in the middle of its window. @param {End} end @param {View} view @returns {View} */
function shownIn({ map, middle }, { center, zoom }) {
  const aside = middle().subtract(map.getSize().divideBy(2));
  return { center: map.unproject(map.project(center, zoom).add(aside), zoom), zoom };
}

/** The view with which a map has something in the middle of its window. @param {End} end @param {View} shown */
function viewFor({ map, middle }, { center, zoom }) {
  const aside = middle().subtract(map.getSize().divideBy(2));
  return { center: map.unproject(map.project(center, zoom).subtract(aside), zoom), zoom };
}

/** @param {End} end @returns {View} */
const current = ({ map }) => ({ center: map.getCenter(), zoom: map.getZoom() });

/**
 * Bind two maps. The first leads until the reader takes the other by hand, and again once it moves of itself.
 *
 * @param {End} first
 * @param {End} second
 */
export function tether(first, second) {
  let leader = first;
  let isSyncing = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let settling;
  const other = () => (leader === first ? second : first);

  /** @param {() => void} how */
  function led(how) {
    isSyncing = true;
    how();
    isSyncing = false;
  }

  /** The other map is where the leader is, and draws. */
  function settle() {
    clearTimeout(settling);
    settling = undefined;
    const end = other();
    const { center, zoom } = viewFor(end, shownIn(leader, current(leader)));
    led(() => end.map.setView(center, zoom, { animate: false }));
  }

  /** The leader has moved a little; more is to come. */
  function follow() {
    const end = other();
    const { center, zoom } = viewFor(end, shownIn(leader, current(leader)));
    const map = /** @type {Led} */ (end.map);
    led(() => {
      if (zoom !== map.getZoom()) {
        map._move(center, zoom, { flyTo: true });
        return;
      }
      const offset = map.project(center, zoom).subtract(map.project(map.getCenter(), zoom)).round();
      if (offset.x === 0 && offset.y === 0) return;
      map._rawPanBy(offset);
      map.fire("move");
    });
  }

  /** @param {L.ZoomAnimEvent} event where the leader is going to */
  function animate({ center, zoom }) {
    const end = other();
    const view = viewFor(end, shownIn(leader, { center, zoom }));
    led(() => end.map.setView(view.center, view.zoom, { animate: true }));
    clearTimeout(settling);
    settling = setTimeout(settle, SETTLE_MILLISECONDS);
  }

  /** @param {End} end */
  function listen(end) {
    const isLeading = () => !isSyncing && leader === end;
    /** The second map lies in the first one's container. @param {Event} event */
    const take = ({ target }) => {
      const isSecond = target instanceof Node && second.map.getContainer().contains(target);
      leader = isSecond ? second : first;
    };
    const container = end.map.getContainer();
    const heard = {
      // What moves of itself leads: the camera flies the first map, a key pans it.
      movestart: () => { if (!isSyncing && end === first && settling === undefined) leader = first; },
      move: () => { if (isLeading() && settling === undefined) follow(); },
      zoomanim: (/** @type {L.ZoomAnimEvent} */ event) => { if (isLeading()) animate(event); },
      moveend: () => { if (isLeading() && settling === undefined) settle(); },
    };
    end.map.on(heard);
    for (const name of ["pointerdown", "wheel"]) container.addEventListener(name, take, { passive: true });
    return () => {
      end.map.off(heard);
      for (const name of ["pointerdown", "wheel"]) container.removeEventListener(name, take);
    };
  }

  const ends = [first, second].map(listen);
  return { settle, led, remove() {
    clearTimeout(settling);
    for (const stop of ends) stop();
  } };
}
