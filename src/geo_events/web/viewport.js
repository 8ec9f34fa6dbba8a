/**
 * The window onto the map: how much of it the panels cover, what it opens on, and whether the reader has taken it.
 *
 * It owns every movement of the map that is not the reader's own or a mark's. What to open on is chosen by opening.js.
 * Called by player.js; marks.js asks it what is covered.
 */
(function (root) {
  "use strict";

  /** Widths of the map from which it is no phone's, and from which the secondary controls stand in the row. */
  const MEDIUM = 560;
  const WIDE = 900;
  /** Beside a card the legend keeps to two lines from this width on. */
  const ROOMY = 1080;
  /** Pixels to keep free around what is fitted into the window, and around what is selected: marks have a size. */
  const FIT_ROOM = { narrow: 36, medium: 56, wide: 64 };
  const FAN_ROOM = 110;
  /** On a phone the credits and the list of the unplaced have a strip of their own above the panel. */
  const STRIP = 48;
  /** With less than this there is nothing to fit into: the page is still being laid out. */
  const LEAST_ROOM = 60;
  const FLIGHT_SECONDS = 0.8;
  /** The map stops at parts of a zoom level, so that what is fitted fills the window. */
  const ZOOM_SNAP = 0.1;

  /**
   * @param {L.Map} map
   * @param {{ui: HTMLElement, panel: HTMLElement, card: HTMLElement, legend: HTMLElement}} boxes
   */
  function createViewport(map, { ui, panel, card, legend }) {
    const { chooseOpening, CLOSEST_OPENING, prefersStill } = root.geoEvents;
    const container = map.getContainer();
    const viewport = { width: 0, height: 0, kind: "wide", hasRoom: true, isTouched: false, opening: null };
    let kept = null;
    let isOurs = false;
    let isFlying = false;
    let fitted = { box: "", size: "" };
    map.options.zoomSnap = ZOOM_SNAP;

    /** @returns {number[][]} pixels of the map that panels cover: [left, top], [right, bottom]; asked often, so kept */
    function edges() {
      if (kept !== null) return kept;
      const isLine = viewport.kind !== "narrow";
      const top = isLine && !legend.hidden ? legend.offsetTop + legend.offsetHeight : 0;
      const sheet = isLine ? 0 : Math.max(card.offsetHeight, legend.offsetHeight); // 0 while they are closed
      const beside = isLine && !card.hidden ? viewport.width - card.offsetLeft : 0;
      kept = [[0, top], [beside, panel.offsetHeight + sheet]];
      return kept;
    }

    function paddings(room) {
      const [[left, top], [right, covered]] = edges();
      const bottom = covered + (viewport.kind === "narrow" ? STRIP : 0);
      return { paddingTopLeft: [left + room, top + room], paddingBottomRight: [right + room, bottom + room] };
    }

    /** Move the map without taking it for the reader's doing. */
    function move(how) {
      isOurs = true;
      how();
      isOurs = false;
    }

    function roomFor({ paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] }) {
      return { width: viewport.width - left - right, height: viewport.height - top - bottom };
    }

    function bounds({ left, top, right, bottom }) {
      return root.L.latLngBounds(map.unproject([left, bottom], 0), map.unproject([right, top], 0));
    }

    /** @param {boolean} isStill lands at once; else the map flies there, unless the reader wants no motion */
    function show(box, isStill) {
      const options = { ...paddings(FIT_ROOM[viewport.kind]), maxZoom: CLOSEST_OPENING };
      move(() => {
        if (isStill || prefersStill()) map.fitBounds(bounds(box), { ...options, animate: false });
        else {
          isFlying = true;
          map.flyToBounds(bounds(box), { ...options, duration: FLIGHT_SECONDS });
        }
      });
    }

    /**
     * Show where the scene plays, as long as the reader has not taken the map.
     *
     * @returns {boolean} false if there is no room for it yet: ask again
     */
    function fit(scene, engine, layers) {
      const room = roomFor(paddings(FIT_ROOM[viewport.kind]));
      if (room.width < LEAST_ROOM || room.height < LEAST_ROOM) return false;
      const project = (lat, lng) => {
        const { x, y } = map.project([lat, lng], 0);
        return [x, y];
      };
      viewport.opening = chooseOpening(scene, engine, layers, project, room);
      if (viewport.isTouched || viewport.opening === null) return true;
      const next = { box: JSON.stringify(viewport.opening.box), size: `${viewport.width} ${viewport.height}` };
      // Another window is no journey; another story is.
      if (next.size !== fitted.size) show(viewport.opening.box, true);
      else if (next.box !== fitted.box) show(viewport.opening.box, false);
      fitted = next;
      return true;
    }

    /** Bring a place out from under the panels, with room for a fan around it. */
    function clear({ lat, lng }) {
      const [[, top], [, bottom]] = edges();
      // A fan needs room, but a small window has not that much to give.
      const room = Math.min(FAN_ROOM, Math.max(FIT_ROOM.narrow, (viewport.height - top - bottom) / 3));
      land();
      move(() => map.panInside([lat, lng], { ...paddings(room), animate: false }));
    }

    /** Bring one of some places into view if none is there, as long as the reader has not taken the map. */
    function ease(places) {
      if (viewport.isTouched || viewport.width === 0) return;
      const { paddingTopLeft, paddingBottomRight } = paddings(FIT_ROOM.narrow);
      const seen = root.L.bounds(paddingTopLeft, [viewport.width - paddingBottomRight[0], viewport.height - paddingBottomRight[1]]);
      const points = places.map(({ lat, lng }) => map.latLngToContainerPoint([lat, lng]));
      if (points.some((point) => seen.contains(point))) return;
      land();
      const [{ lat, lng }] = places;
      move(() => map.panInside([lat, lng], { paddingTopLeft, paddingBottomRight, animate: !prefersStill(),
        duration: FLIGHT_SECONDS }));
    }

    /** End a flight where it was going to. */
    function land() {
      if (isFlying && viewport.opening !== null) show(viewport.opening.box, true);
      isFlying = false;
    }

    /** Measure anew. @returns {boolean} whether the map has another size than before */
    function measure() {
      const { clientWidth: width, clientHeight: height } = container;
      kept = null;
      viewport.kind = width >= WIDE ? "wide" : width >= MEDIUM ? "medium" : "narrow";
      ui.dataset.width = viewport.kind;
      container.style.setProperty("--ge-panel-height", `${panel.offsetHeight}px`);
      if (width === viewport.width && height === viewport.height) return false;
      Object.assign(viewport, { width, height, hasRoom: width >= ROOMY });
      move(() => map.invalidateSize({ animate: false }));
      return true;
    }

    const onMoveStart = () => { if (!isOurs) viewport.isTouched = true; };
    const onMoveEnd = () => { isFlying = false; };
    const heard = { movestart: onMoveStart, dragstart: onMoveStart, moveend: onMoveEnd };
    map.on(heard);

    return Object.assign(viewport, {
      edges, fit, clear, ease, land, measure,
      /** The panels have changed. */
      forget: () => { kept = null; },
      /** Back to where the story plays. */
      home: () => { if (viewport.opening !== null) show(viewport.opening.box, false); },
      remove: () => map.off(heard),
    });
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createViewport });
})(globalThis);
