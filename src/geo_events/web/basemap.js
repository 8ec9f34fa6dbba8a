/**
 * The built-in basemap: a TopoJSON on one canvas, and names in the reader's language that touch neither each other
 * nor the marks.
 *
 * It owns the ground and nothing of the story; the ground's shape and names are in basemap.json, its colours in
 * marks.css (read again when the theme changes). No network, no tiles. Called by player.js. From marks.js it hears
 * over the map's `geoeventsmarks` what is taken and which of the story's places are shown, whose names it adds; it asks
 * for that by `geoeventsground` when it is made.
 *
 * "World" is Leaflet's projection at zoom 0; boxes are in layer points.
 */
(function (root) {
  "use strict";

  /** Share of the view drawn beyond each of its edges, so that a short drag needs no drawing. */
  const MARGIN = 0.25;
  /** Pixels below which a vertex is left out and a ring is not drawn. */
  const FINEST = 0.7;
  const DENSEST = 3;
  const WORLD = 256;
  const REGIONS_FROM = 4.5;
  const RIVERS_FROM = 3.5;
  const GAP = 3;

  // ---------------------------------------------------------------- reading the topology

  /** Arcs as flat lists of world coordinates. */
  function decodeArcs({ arcs, transform }, project) {
    const { scale, translate } = transform;
    return arcs.map((arc) => {
      let [x, y] = [0, 0];
      return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return project(y * scale[1] + translate[1], x * scale[0] + translate[0]);
      });
    });
  }

  function join(arcs, numbers) {
    const line = [];
    for (const number of numbers) {
      const arc = number >= 0 ? arcs[number] : [...arcs[~number]].reverse();
      for (let i = line.length > 0 ? 1 : 0; i < arc.length; i += 1) line.push(arc[i]);
    }
    return line;
  }

  function shape(points) {
    const flat = new Float64Array(points.length * 2);
    const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    points.forEach(([x, y], i) => {
      flat[2 * i] = x;
      flat[2 * i + 1] = y;
      bounds.left = Math.min(bounds.left, x);
      bounds.right = Math.max(bounds.right, x);
      bounds.top = Math.min(bounds.top, y);
      bounds.bottom = Math.max(bounds.bottom, y);
    });
    return { flat, ...bounds };
  }

  /** All lines or rings of an object, whatever it is made of. */
  function shapesOf(object, arcs) {
    if (object === undefined) return [];
    const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[object.type];
    if (depth === undefined) return (object.geometries ?? []).flatMap((one) => shapesOf(one, arcs));
    return [object.arcs].flat(depth).map((numbers) => shape(join(arcs, numbers)));
  }

  // ---------------------------------------------------------------- names

  /** The zoom from which a name is shown, and to which. */
  function zoomsOf({ kind, rank }) {
    if (kind === "country") return [rank * 0.9 + 0.4, 8];
    if (kind === "sea") return [rank + 0.8, 20];
    if (kind === "story") return [2, 20];
    return [rank + (kind === "city" ? 1.8 : 2.4), kind === "region" ? 9 : 20];
  }

  /** Names are placed in this order: the first come gets the room. */
  function weightOf({ kind, rank }) {
    return { country: 0, story: 0.1, sea: 1, city: 1.2, region: 1.6 }[kind] + rank;
  }

  const isPoint = ({ kind }) => kind === "city" || kind === "story";

  function overlap(a, b) {
    return a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + 1 && b.top < a.bottom + 1;
  }

  /** Top left corners where a name may stand, the best first. */
  function corners({ width: w, height: h, data }, x, y, mark) {
    if (!isPoint(data)) {
      const far = [[0, -18], [0, 18], [-30, 0], [30, 0], [0, -36], [0, 36], [-60, 0], [60, 0], [-60, 30], [60, -30]];
      const moves = [[0, 0], ...(data.kind === "country" ? far : [[0, -12], [0, 12]])]; // a sea's name must not go ashore
      return moves.map(([dx, dy]) => [x - w / 2 + dx, y - h / 2 + dy]);
    }
    const near = mark ?? { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
    const middle = [(near.left + near.right - w) / 2, (near.top + near.bottom - h) / 2];
    const beside = [[near.right + 3, middle[1]], [near.left - 3 - w, middle[1]]];
    const stacked = [[middle[0], near.bottom + 1], [middle[0], near.top - 1 - h]];
    return mark === undefined ? [...beside, ...stacked] : [...stacked, ...beside];
  }

  // ---------------------------------------------------------------- the layer

  /**
   * Draw the ground under a map.
   *
   * @param {L.Map} map
   * @param {object} topology TopoJSON with the objects land, lakes, rivers, regions, borders, disputed, and `labels`
   * @param {{language: "en"|"zh"}} options
   */
  function createBasemap(map, topology, { language: first }) {
    const container = map.getContainer();
    const pane = (name, zIndex) => {
      const element = map.getPane(name) ?? map.createPane(name);
      element.style.zIndex = zIndex;
      element.classList.add(name);
      element.setAttribute("aria-hidden", "true");
      return element;
    };
    const canvas = document.createElement("canvas");
    canvas.className = "geo-ground leaflet-zoom-animated";
    pane("geo-basemap", 200).append(canvas);
    const namePane = pane("geo-basemap-labels", 430);
    container.classList.add("geo-sea");
    const pen = canvas.getContext("2d");

    const project = (lat, lng) => {
      const point = map.options.crs.latLngToPoint(L.latLng(lat, lng), 0);
      return [point.x, point.y];
    };
    const arcs = decodeArcs(topology, project);
    const ground = Object.fromEntries(["land", "lakes", "rivers", "regions", "borders", "disputed"]
      .map((name) => [name, shapesOf(topology.objects[name], arcs)]));

    let language = first;
    /** What the canvas shows: world pixels at the zoom it was drawn for. */
    let drawn = null;
    let asked = 0;
    let namesAsked = 0;
    let taken = [];
    let storyPlaces = [];
    const labels = (topology.labels ?? []).map((one) => ({ ...one, at: project(one.lat, one.lng) }));
    /** @type {Map<string, object>} */
    const names = new Map();

    // ------------------------------------------------------------ the canvas

    /** The view in world pixels of the present zoom. */
    function view() {
      const size = map.getSize();
      const corner = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
      return { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
    }

    function trace(path, { flat }, isRing, { scale, left, top }) {
      const last = flat.length - 2;
      let x = flat[0] * scale - left;
      let y = flat[1] * scale - top;
      path.moveTo(x, y);
      for (let i = 2; i <= last; i += 2) {
        const nextX = flat[i] * scale - left;
        const nextY = flat[i + 1] * scale - top;
        if (i < last && Math.abs(nextX - x) < FINEST && Math.abs(nextY - y) < FINEST) continue;
        path.lineTo(nextX, nextY);
        x = nextX;
        y = nextY;
      }
      if (isRing) path.closePath();
    }

    /** One path of all the shapes that are seen, in each copy of the world that is seen. */
    function pathOf(shapes, isRing, area) {
      const path = new Path2D();
      const { scale } = area;
      const lastCopy = Math.floor(area.right / (WORLD * scale));
      for (let copy = Math.floor(area.left / (WORLD * scale)) - 1; copy <= lastCopy; copy += 1) {
        const shifted = { scale, left: area.left - copy * WORLD * scale, top: area.top };
        const right = area.right - copy * WORLD * scale;
        for (const one of shapes) {
          const isSeen = one.right * scale >= shifted.left && one.left * scale <= right
            && one.bottom * scale >= area.top && one.top * scale <= area.bottom;
          const isLarge = (one.right - one.left + one.bottom - one.top) * scale > FINEST;
          if (isSeen && isLarge) trace(path, one, isRing, shifted);
        }
      }
      return path;
    }

    function stroke(path, colour, width, dash = []) {
      pen.setLineDash(dash);
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.stroke(path);
    }

    function paint(area, zoom) {
      const style = getComputedStyle(container);
      const colour = (name) => style.getPropertyValue(`--${name}`).trim();
      pen.lineJoin = "round";
      const land = pathOf(ground.land, true, area);
      pen.fillStyle = colour("land");
      pen.fill(land, "evenodd");
      if (zoom >= REGIONS_FROM) stroke(pathOf(ground.regions, false, area), colour("region"), 1);
      if (zoom >= RIVERS_FROM) stroke(pathOf(ground.rivers, false, area), colour("river"), zoom < 6 ? 0.9 : 1.5);
      const lakes = pathOf(ground.lakes, true, area);
      pen.fillStyle = colour("sea");
      pen.fill(lakes, "evenodd");
      for (const shore of [land, lakes]) stroke(shore, colour("coast"), 0.8);
      stroke(pathOf(ground.borders, false, area), colour("border"), zoom < 4 ? 0.7 : 1.1);
      stroke(pathOf(ground.disputed, false, area), colour("disputed"), zoom < 4 ? 0.8 : 1.2, [4, 3]);
    }

    function redraw() {
      asked = 0;
      const zoom = map.getZoom();
      const seen = view();
      const [wide, high] = [(seen.right - seen.left) * MARGIN, (seen.bottom - seen.top) * MARGIN];
      const area = {
        left: Math.round(seen.left - wide), top: Math.round(seen.top - high),
        right: Math.round(seen.right + wide), bottom: Math.round(seen.bottom + high), scale: map.getZoomScale(zoom, 0),
      };
      const [width, height] = [area.right - area.left, area.bottom - area.top];
      if (width <= 0 || height <= 0) return;
      const density = Math.min(DENSEST, root.devicePixelRatio ?? 1);
      const pixels = [Math.round(width * density), Math.round(height * density)];
      if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) {
        [canvas.width, canvas.height] = pixels;
        Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      }
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.setTransform(density, 0, 0, density, 0, 0);
      paint(area, zoom);
      drawn = { ...area, zoom, density };
      const origin = map.getPixelOrigin();
      L.DomUtil.setTransform(canvas, L.point(area.left - origin.x, area.top - origin.y), 1);
    }

    function ask() {
      if (asked === 0) asked = root.requestAnimationFrame(redraw);
    }

    function isCovered() {
      if (drawn === null || drawn.zoom !== map.getZoom() || drawn.density !== Math.min(DENSEST, root.devicePixelRatio ?? 1)) return false;
      const seen = view();
      return seen.left >= drawn.left && seen.right <= drawn.right && seen.top >= drawn.top && seen.bottom <= drawn.bottom;
    }

    /** Stretch what is drawn to another zoom, until it is drawn anew. */
    function stretch(zoom, origin) {
      if (drawn === null) return;
      const factor = map.getZoomScale(zoom, drawn.zoom);
      L.DomUtil.setTransform(canvas, L.point(drawn.left * factor - origin.x, drawn.top * factor - origin.y), factor);
      const scale = map.getZoomScale(zoom, 0);
      for (const item of names.values()) if (item.isShown) moveName(item, scale, origin);
    }

    function onZoomAnimation({ center, zoom }) {
      const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(map.layerPointToContainerPoint([0, 0])).round();
      stretch(zoom, origin);
    }

    const onZoom = () => stretch(map.getZoom(), map.getPixelOrigin());
    const onMove = () => { if (drawn !== null && drawn.zoom === map.getZoom() && !isCovered()) ask(); };

    /** At once, not in the next frame: a moved map would show one frame without its ground. */
    function onMoveEnd() {
      if (!isCovered()) redraw();
      else {
        const origin = map.getPixelOrigin();
        L.DomUtil.setTransform(canvas, L.point(drawn.left - origin.x, drawn.top - origin.y), 1);
      }
      askNames();
    }

    // ------------------------------------------------------------ the names

    function moveName(item, scale, origin) {
      const [x, y] = item.data.at;
      L.DomUtil.setPosition(item.element, L.point(Math.round(x * scale - origin.x), Math.round(y * scale - origin.y)));
    }

    function makeName(data) {
      const element = document.createElement("div");
      element.className = "geo-spot leaflet-zoom-animated";
      const text = document.createElement("span");
      text.className = "geo-name";
      text.dataset.kind = data.kind;
      text.dataset.rank = data.rank;
      element.append(text);
      element.style.visibility = "hidden";
      if (data.kind === "city") {
        const dot = document.createElement("i");
        dot.className = "geo-dot";
        element.append(dot);
      }
      namePane.append(element);
      return { element, text, data, width: 0, height: 0, isShown: false, choice: 0 };
    }

    /** The ground's names and the story's; a place that is both is written once. */
    function collect() {
      const countries = new Set(labels.filter((one) => one.kind === "country").map((one) => one.name.en));
      const story = storyPlaces.filter((place) => !countries.has(place.name.en))
        .map((place) => ({ name: place.name, at: place.at, kind: "story", rank: 1 }));
      const told = new Set(storyPlaces.map((place) => place.name.en));
      const wanted = [...labels.filter((one) => one.kind === "country" || !told.has(one.name.en)), ...story];
      const keys = new Set();
      for (const data of wanted) {
        const key = `${data.kind} ${data.name.en} ${data.at}`;
        keys.add(key);
        if (!names.has(key)) names.set(key, makeName(data));
      }
      for (const [key, item] of names) {
        if (keys.has(key)) continue;
        item.element.remove();
        names.delete(key);
      }
    }

    function write() {
      const changed = [...names.values()].filter((item) => item.text.textContent !== item.data.name[language]);
      for (const item of changed) {
        item.text.textContent = item.data.name[language];
        item.text.lang = language;
      }
      for (const item of changed) [item.width, item.height] = [item.text.offsetWidth, item.text.offsetHeight];
    }

    /**
     * Beside a mark stands the name of its own place and no other, or it would be read as the mark's.
     *
     * @param {Set<object>} named marks that have their name already
     */
    function settle(item, x, y, placed, named, edge) {
      const mark = isPoint(item.data)
        ? taken.find((box) => x > box.left - 4 && x < box.right + 4 && y > box.top - 4 && y < box.bottom + 4) : undefined;
      if (mark !== undefined && (item.data.kind !== "story" || named.has(mark))) return false;
      const found = corners(item, x, y, mark);
      const order = [...found.keys()];
      if (item.isShown && item.choice < found.length) order.unshift(item.choice); // stay where it was, if it can
      for (const i of order) {
        const [left, top] = found[i];
        const area = { left, top, right: left + item.width, bottom: top + item.height };
        if (left < edge.left || area.right > edge.right || top < edge.top || area.bottom > edge.bottom) continue;
        if (placed.some((other) => overlap(area, other)) || taken.some((other) => overlap(area, other))) continue;
        placed.push(area);
        if (mark !== undefined) named.add(mark);
        item.choice = i;
        Object.assign(item.text.style, { left: `${Math.round(left - x)}px`, top: `${Math.round(top - y)}px` });
        item.element.dataset.covered = String(mark !== undefined);
        return true;
      }
      return false;
    }

    function placeNames() {
      namesAsked = 0;
      collect();
      write();
      const zoom = map.getZoom();
      const scale = map.getZoomScale(zoom, 0);
      const origin = map.getPixelOrigin();
      const seen = view();
      const edge = { left: seen.left - origin.x, top: seen.top - origin.y, right: seen.right - origin.x, bottom: seen.bottom - origin.y };
      const placed = [];
      const named = new Set();
      for (const item of [...names.values()].sort((a, b) => weightOf(a.data) - weightOf(b.data))) {
        const [from, to] = zoomsOf(item.data);
        const [x, y] = [item.data.at[0] * scale, item.data.at[1] * scale];
        const isSeen = zoom >= from && zoom <= to && x > seen.left && x < seen.right && y > seen.top && y < seen.bottom;
        const isShown = isSeen && settle(item, x - origin.x, y - origin.y, placed, named, edge);
        if (isShown) moveName(item, scale, origin);
        if (isShown !== item.isShown) item.element.style.visibility = isShown ? "" : "hidden";
        item.isShown = isShown;
      }
    }

    function askNames() {
      if (namesAsked === 0) namesAsked = root.requestAnimationFrame(placeNames);
    }

    function onMarks({ boxes, places }) {
      taken = boxes;
      storyPlaces = places;
      askNames();
    }

    // ------------------------------------------------------------ the whole

    const following = {
      zoomanim: onZoomAnimation, zoom: onZoom, move: onMove, moveend: onMoveEnd, resize: onMoveEnd, geoeventsmarks: onMarks,
    };
    map.whenReady(() => {
      map.on(following);
      map.fire("geoeventsground"); // the marks may have been there first: they tell again what they take
      redraw();
      askNames();
    });

    return Object.freeze({
      setLanguage(next) {
        language = next;
        askNames();
      },
      /** The colours are the stylesheet's: called after the theme was set on the container, it only draws anew. */
      setTheme() {
        if (drawn !== null) ask();
      },
      remove() {
        map.off(following);
        root.cancelAnimationFrame(asked);
        root.cancelAnimationFrame(namesAsked);
        canvas.remove();
        for (const item of names.values()) item.element.remove();
        names.clear();
        container.classList.remove("geo-sea");
      },
    });
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createBasemap });
})(globalThis);
