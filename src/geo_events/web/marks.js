/**
 * What stands on the map at a moment: marks, stacks and their fans, arcs, tracks, circles and labels.
 *
 * It draws what `engine.visible()` returned and owns nothing but the picture: which event is there, in what state
 * and how fresh is the engine's, what is selected is the player's. A few hundred marks are real elements that can be
 * focused; lines are one SVG. All text is set with `textContent`.
 *
 * Three spaces are used. "World" is Leaflet's projection at zoom 0, so that a point is projected once; "layer" is
 * Leaflet's layer point, in which boxes are compared; the page's own pixels are never needed.
 * Fires `geoeventsmarks` on the map with {boxes, places}: what is taken, and whose names would help (basemap.js),
 * and again when a basemap asks by `geoeventsground`.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box in layer points
 */
(function (root) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  /** Side of a mark's button, and of the symbol in it. */
  const TARGET = 28;
  const SYMBOL = 26;
  const STACK_HEIGHT = 28;
  /** Marks whose boxes come nearer than this become one stack. */
  const APART = 2;
  /** Pixels from mark to mark in a fan: their square targets stay clear of each other on the slant too. */
  const SLOT = 40;
  const FAN_RADIUS = [46, 86];
  const LABELS_MOST = 14;
  /** Freshness from which an event is labelled, and from which its circle is drawn. */
  const NAMED = 0.35;
  const NEW = 0.66;
  /** Places known better than this need no circle of uncertainty. */
  const POINT_KM = 5;
  const EARTH_KM = 6371.0088;
  /** Beyond this latitude Mercator's map ends. */
  const MAP_EDGE = 85;
  /** A circle larger than this says little and covers much: it is drawn for what the reader points at only. */
  const VAST_KM = 1500;
  /** The mark of a place known no better than this wears a dashed ring: it is no pin. */
  const ROUGH_KM = 100;
  const DRAG = 6;
  /** The zoom below which a map shows the whole globe, and little of anything. */
  const GLOBE = 2;
  const LAYERS = ["meeting", "train", "deployment"];

  // ---------------------------------------------------------------- symbols

  function svg(tag, attributes = {}) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  const SHAPES = {
    meeting: ["circle", { cx: 12, cy: 12, r: 8.5 }],
    train: ["rect", { x: 4, y: 4, width: 16, height: 16, rx: 3.6 }],
    deployment: ["path", { d: "M12 3.4 21 19.2H3Z" }],
  };

  /**
   * Draw the symbol of a layer in a state; the legend, the table and the card use the same.
   *
   * @param {"meeting"|"train"|"deployment"} layer
   * @param {"confirmed"|"reported"|"expected"|"cancelled"|"unfulfilled"} state
   * @param {number} [size] pixels
   * @returns {SVGElement}
   */
  function symbol(layer, state, size = SYMBOL) {
    const [tag, shape] = SHAPES[layer] ?? SHAPES.meeting;
    const y = layer === "deployment" ? 14 : 12;
    const whole = svg("svg", { viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", focusable: "false" });
    whole.setAttribute("class", "geo-symbol");
    whole.dataset.layer = layer;
    whole.dataset.state = state;
    const add = (name, attributes, className) => whole.append(svg(name, { ...attributes, class: className }));
    add(tag, shape, "geo-rim");
    add(tag, shape, "geo-shape");
    if (state === "reported") add("circle", { cx: 12, cy: y, r: 2.6 }, "geo-core");
    if (state === "cancelled") add("path", { d: "M3 21 21 3" }, "geo-strike");
    if (state === "unfulfilled") add("path", { d: `M9.4 ${y - 2.6}l5.2 5.2m0 -5.2l-5.2 5.2` }, "geo-cross");
    return whole;
  }

  // ---------------------------------------------------------------- geometry

  function box(x, y, width, height) {
    return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
  }

  function overlap(a, b, gap = 0) {
    return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
  }

  function within(inner, outer) {
    return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
  }

  function holds(area, [x, y], gap = 0) {
    return x > area.left - gap && x < area.right + gap && y > area.top - gap && y < area.bottom + gap;
  }

  const round = (number) => Math.round(number * 10) / 10;

  /** Path data of a line, without the stretches that lie wholly beyond one side of `view`. */
  function pathData(points, view) {
    let data = "";
    let isDown = false;
    for (let i = 1; i < points.length; i += 1) {
      const [ax, ay] = points[i - 1];
      const [bx, by] = points[i];
      const isAway = (ax < view.left && bx < view.left) || (ax > view.right && bx > view.right)
        || (ay < view.top && by < view.top) || (ay > view.bottom && by > view.bottom);
      if (isAway) {
        isDown = false;
        continue;
      }
      if (!isDown) data += `M${round(ax)} ${round(ay)}`;
      data += `L${round(bx)} ${round(by)}`;
      isDown = true;
    }
    return data;
  }

  /** A bow from a to b, bent to the north by a share of its length; a list of points. */
  function bow([ax, ay], [bx, by], bend) {
    const west = ax <= bx ? 1 : -1;
    const cx = (ax + bx) / 2 + (by - ay) * bend * west * 2;
    const cy = (ay + by) / 2 - (bx - ax) * bend * west * 2;
    const steps = Math.min(800, Math.max(40, Math.round(Math.hypot(bx - ax, by - ay) / 3)));
    return Array.from({ length: steps + 1 }, (_, i) => {
      const s = i / steps;
      const r = 1 - s;
      return [r * r * ax + 2 * r * s * cx + s * s * bx, r * r * ay + 2 * r * s * cy + s * s * by];
    });
  }

  /** The part of a line outside the boxes at its two ends. */
  function trim(points, startBox, endBox, gap) {
    let first = 0;
    let last = points.length - 1;
    while (first < last && holds(startBox, points[first], gap)) first += 1;
    while (last > first && holds(endBox, points[last], gap)) last -= 1;
    return points.slice(first, last + 1);
  }

  function arrowHead([fromX, fromY], [x, y], size) {
    const angle = Math.atan2(y - fromY, x - fromX);
    const corner = (turn) => `${round(x + size * Math.cos(angle + turn))} ${round(y + size * Math.sin(angle + turn))}`;
    return `M${corner(0)}L${corner(2.5)}L${corner(-2.5)}Z`;
  }

  /** Latitudes and longitudes around a point at a distance on the sphere; around a pole, up to the map's edge. */
  function ringAround({ lat, lng, radius }) {
    const distance = Math.min(radius / EARTH_KM, 1.5);
    const radians = Math.PI / 180;
    const points = circleOnSphere(lat, lng, distance, radians);
    if (Math.abs(lat) + distance / radians < 90) return points;
    const edge = Math.sign(lat) * MAP_EDGE;
    const along = points.slice(0, -1).sort((a, b) => a[1] - b[1]);
    return [[edge, lng - 180], [along[0][0], lng - 180], ...along, [along[along.length - 1][0], lng + 180], [edge, lng + 180],
      [edge, lng - 180]];
  }

  function circleOnSphere(lat, lng, distance, radians) {
    const [sinLat, cosLat] = [Math.sin(lat * radians), Math.cos(lat * radians)];
    return Array.from({ length: 73 }, (_, i) => {
      const bearing = (i / 36) * Math.PI;
      const sin = sinLat * Math.cos(distance) + cosLat * Math.sin(distance) * Math.cos(bearing);
      const turn = Math.atan2(Math.sin(bearing) * Math.sin(distance) * cosLat, Math.cos(distance) - sinLat * sin);
      return [Math.max(-MAP_EDGE, Math.min(MAP_EDGE, Math.asin(sin) / radians)), lng + turn / radians];
    });
  }

  function fanRadius(count) {
    return Math.max(FAN_RADIUS[0], Math.min(FAN_RADIUS[1], (count * SLOT) / (2 * Math.PI)));
  }

  /**
   * Places for `count` marks around a point: rings, evenly spread, leaving out what `isFree` refuses.
   *
   * @returns {number[][]} offsets from the point
   */
  function fanSlots(count, isFree) {
    const slots = [];
    let radius = fanRadius(count);
    for (let ring = 0; ring < 40 && slots.length < count; ring += 1) {
      const room = Math.floor((2 * Math.PI * radius) / SLOT);
      const left = count - slots.length;
      const around = (number) => Array.from({ length: number }, (_, i) => {
        const angle = (i / number) * 2 * Math.PI - Math.PI / 2;
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      });
      const even = around(Math.min(room, left));
      const fit = even.every(isFree) ? even : around(room).filter(isFree);
      slots.push(...fit.slice(0, left));
      radius += SLOT;
    }
    while (slots.length < count) slots.push([radius + SLOT * (slots.length % 7), 0]); // no room at all: better there than nowhere
    return slots;
  }

  // ---------------------------------------------------------------- words

  /** Short date for a fan's mark, no more exact than what is known. */
  function shortDate(event, language) {
    const options = { year: { year: "numeric" }, season: { year: "numeric" }, month: { year: "numeric", month: "short" } }[event.precision];
    if (event.precision === "decade" || event.precision === "century") return event.when[language];
    const locale = language === "zh" ? "zh-CN" : "en-GB";
    return new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...(options ?? { year: "numeric", month: "short", day: "numeric" }) })
      .format(event.start + event.offset * 60000);
  }

  /** Texts with placeholders; a missing key shows itself. */
  function makeWords(texts) {
    const plurals = { en: new Intl.PluralRules("en"), zh: new Intl.PluralRules("zh") };
    const say = (language, key, values = {}) => (texts?.[language]?.[key] ?? key)
      .replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
    const count = (language, key, n) => say(language, `${key}.${plurals[language].select(n)}`, { n });
    return { say, count };
  }

  const comma = (language) => (language === "zh" ? "，" : ", ");

  // ---------------------------------------------------------------- keyed nodes

  /** Nodes kept by key: those asked for since `begin` stay, the others leave at `end`. */
  function keyed() {
    const nodes = new Map();
    let wanted = new Set();
    return {
      begin() { wanted = new Set(); },
      get(key) { return nodes.get(key); },
      /** @param {function(): object} make returns {element, ...}, called when the key is new */
      put(key, make) {
        wanted.add(key);
        if (!nodes.has(key)) nodes.set(key, make());
        return nodes.get(key);
      },
      end() {
        for (const [key, node] of nodes) {
          if (wanted.has(key)) continue;
          node.element.remove();
          nodes.delete(key);
        }
      },
      values: () => nodes.values(),
      clear() { this.begin(); this.end(); },
    };
  }

  function setAttributes(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
    }
  }

  // ---------------------------------------------------------------- the marks

  /**
   * Make what draws events on a map.
   *
   * @param {L.Map} map
   * @param {object} options
   * @param {{en: object, zh: object}} options.texts uses state.*, marks.*
   * @param {function(string)} options.onSelect called with the id of the event that the reader chose
   * @param {function(string|null)} [options.onHover]
   * @param {function(): number[][]} [options.padding] pixels of the map that panels cover, [[left, top], [right,
   *   bottom]]: labels and fans keep out of them
   */
  function createMarks(map, { texts, onSelect, onHover, padding }) {
    const { say, count } = makeWords(texts);
    const covered = () => {
      const [[left, top], [right, bottom]] = padding?.() ?? [[0, 0], [0, 0]];
      return { left, top, right, bottom };
    };

    const pane = (name, zIndex) => {
      const element = map.getPane(name) ?? map.createPane(name);
      element.style.zIndex = zIndex;
      element.classList.add(name);
      return element;
    };
    const linePane = pane("geo-lines", 420);
    const labelPane = pane("geo-labels", 630);
    const markPane = pane("geo-marks", 620);
    labelPane.setAttribute("aria-hidden", "true"); // the marks' own labels say the same

    const drawing = svg("svg", { class: "geo-drawing leaflet-zoom-animated", "aria-hidden": "true" });
    const strata = Object.fromEntries(["circles", "tracks", "arcs", "leaders"].map((name) => [name, svg("g", { class: `geo-${name}` })]));
    drawing.append(...Object.values(strata));
    linePane.append(drawing);

    const marks = keyed();
    const labels = keyed();
    const lines = keyed();
    const sizes = new Map();

    /** @type {Map<string, object>} */ let events = new Map();
    /** @type {Map<string, object>} */ let places = new Map();
    let tracks = [];
    let frame = null;
    let drawnKey = "";
    let lastSelected = null;
    let hovered = null;
    /** The open fan: the event by which its group is found again, and how far it was moved to stay in view. */
    let open = null;
    let groups = [];
    let taken = [];
    /** The scale and origin for which the lines were drawn; in a zoom they are stretched from there. */
    let drawnScale = 1;
    let drawnOrigin = [0, 0];

    // ------------------------------------------------------------ spaces

    const world = (lat, lng) => {
      const point = map.project([lat, lng], 0);
      return [point.x, point.y];
    };
    let scale = 1;
    let origin = [0, 0];

    function measureView() {
      scale = map.getZoomScale(map.getZoom(), 0);
      const point = map.getPixelOrigin();
      origin = [point.x, point.y];
    }

    const toLayer = ([x, y]) => [x * scale - origin[0], y * scale - origin[1]];

    function viewBox(room) {
      const corner = map.containerPointToLayerPoint([0, 0]);
      const size = map.getSize();
      const edge = covered();
      return {
        left: corner.x + edge.left - room, top: corner.y + edge.top - room,
        right: corner.x + size.x - edge.right + room, bottom: corner.y + size.y - edge.bottom + room,
      };
    }

    function moveTo(item) {
      const [x, y] = toLayer(item.at);
      L.DomUtil.setPosition(item.element, L.point(Math.round(x + item.dx), Math.round(y + item.dy)));
    }

    // ------------------------------------------------------------ marks

    function onMark(element, act) {
      let down = null;
      element.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; });
      element.addEventListener("click", (event) => {
        event.stopPropagation(); // the map would take it for a click beside the marks
        const moved = event.detail > 0 && down !== null
          ? Math.hypot(event.clientX - down[0], event.clientY - down[1]) : 0;
        if (moved < DRAG) act(event.detail === 0);
      });
      element.addEventListener("dblclick", (event) => event.stopPropagation());
      element.addEventListener("focus", () => {
        if (element.matches(":focus-visible")) keepInView(element);
      });
    }

    function keepInView(element) {
      const item = [...marks.values()].find((one) => one.element === element);
      if (item === undefined) return;
      const [x, y] = toLayer(item.at);
      const edge = covered();
      map.panInside(map.layerPointToLatLng([x + item.dx, y + item.dy]), {
        paddingTopLeft: [edge.left + TARGET, edge.top + TARGET], paddingBottomRight: [edge.right + TARGET, edge.bottom + TARGET],
        animate: false,
      });
    }

    function makeButton(className, order) {
      const element = document.createElement("button");
      element.type = "button";
      element.className = `${className} leaflet-zoom-animated`;
      element.dataset.order = order;
      // In the order of time, whatever the order in which marks came, so that Tab follows the story.
      const after = [...markPane.children].find((other) => Number(other.dataset.order) > order);
      markPane.insertBefore(element, after ?? null);
      return element;
    }

    function makeMark(shown) {
      const { id } = shown.event;
      const element = makeButton("geo-mark", shown.index);
      element.dataset.event = id;
      onMark(element, () => onSelect(id));
      const hover = (value) => {
        hovered = value;
        onHover?.(value);
        if (frame !== null) drawLines();
      };
      element.addEventListener("pointerenter", () => hover(id));
      element.addEventListener("pointerleave", () => hover(null));
      return { element, id, state: null, dx: 0, dy: 0 };
    }

    /** Title, date, place and state: all that a mark says without being seen. */
    function fullText({ event, state }) {
      const { language } = frame;
      const place = places.get(event.place)?.name[language];
      return [event.title[language], event.when[language], place, say(language, `state.${state}`)]
        .filter((part) => part !== undefined).join(comma(language));
    }

    function age(fresh) {
      if (fresh > NEW) return "new";
      return fresh > 0 ? "recent" : "old";
    }

    function putMark(shown, at, dx, dy, className) {
      const item = marks.put(`event ${shown.event.id}`, () => makeMark(shown));
      const { element } = item;
      if (item.state !== shown.state) {
        item.state = shown.state;
        element.replaceChildren(symbol(shown.event.layer, shown.state, SYMBOL));
      }
      const text = fullText(shown);
      setAttributes(element, {
        "aria-label": text, title: text, "data-age": age(shown.fresh), "data-role": className,
        "aria-pressed": String(shown.event.id === frame.selected), "data-layer": shown.event.layer,
        "data-rough": String(className !== "train" && places.get(shown.event.place).radius >= ROUGH_KM),
      });
      Object.assign(item, { at, dx, dy, role: className });
      moveTo(item);
      return item;
    }

    /** Of what a stack holds in one layer, the state that says most. */
    function boldest(members) {
      const states = members.map((one) => one.state);
      return ["confirmed", "reported", "expected", "cancelled", "unfulfilled"].find((state) => states.includes(state));
    }

    function layersOf(members) {
      return LAYERS.map((layer) => [layer, members.filter((one) => one.event.layer === layer)])
        .filter(([, list]) => list.length > 0);
    }

    function stackWidth(members) {
      return layersOf(members).reduce((sum, [, list]) => sum + 24 + 8 * String(list.length).length, 12);
    }

    function stackText(group) {
      const { language } = frame;
      const parts = layersOf(group.members).map(([layer, list]) => count(language, `marks.count.${layer}`, list.length));
      const name = places.get(group.place).name[language];
      const others = new Set(group.members.map((one) => one.event.place)).size - 1;
      const where = others > 0 ? `${name}${count(language, "marks.nearby", others)}` : name;
      return say(language, "marks.stack", { total: count(language, "marks.count.event", group.members.length),
        parts: parts.join(comma(language)), where });
    }

    function putStack(group) {
      const key = `stack ${group.place}`;
      const item = marks.put(key, () => {
        const element = makeButton("geo-stack", group.members[0].index);
        const made = { element, dx: 0, dy: 0, content: "", group };
        onMark(element, (byKeyboard) => toggle(made.group, byKeyboard));
        return made;
      });
      const { element } = item;
      const isOpen = group === openGroup();
      const width = isOpen ? STACK_HEIGHT : stackWidth(group.members);
      const content = JSON.stringify([isOpen, layersOf(group.members).map(([layer, list]) => [layer, boldest(list), list.length])]);
      if (item.content !== content) {
        item.content = content;
        element.replaceChildren(...(isOpen ? [closeSign()] : stackContent(group)));
        Object.assign(element.style, { width: `${width}px`, marginLeft: `${-width / 2}px` });
      }
      const text = stackText(group);
      const fresh = Math.max(...group.members.map((one) => one.fresh));
      setAttributes(element, {
        "aria-label": text, title: text, "aria-expanded": String(isOpen), "data-age": age(fresh),
        "data-selected": String(group.members.some((one) => one.event.id === frame.selected)),
      });
      Object.assign(item, { at: group.at, dx: 0, dy: 0, group });
      moveTo(item);
    }

    function closeSign() {
      const sign = svg("svg", { viewBox: "0 0 24 24", width: 18, height: 18, class: "geo-close", "aria-hidden": "true" });
      sign.append(svg("path", { d: "M6 6l12 12M18 6l-12 12" }));
      return sign;
    }

    function stackContent(group) {
      return layersOf(group.members).map(([layer, list]) => {
        const part = document.createElement("span");
        const number = document.createElement("span");
        number.textContent = String(list.length);
        part.append(symbol(layer, boldest(list), 16), number);
        return part;
      });
    }

    // ------------------------------------------------------------ groups and the fan

    function sizeOf(members) {
      return members.length === 1 ? [TARGET - 2, TARGET - 2] : [stackWidth(members), STACK_HEIGHT];
    }

    function placeBox(group) {
      const [x, y] = toLayer(group.at);
      return box(x, y, ...sizeOf(group.members));
    }

    /** Events that would touch on the screen, together; a group stands where most of the story's events are. */
    function makeGroups(visible) {
      const byPlace = new Map();
      for (const shown of visible) {
        const { place } = shown.event;
        if (!places.has(place)) continue;
        if (!byPlace.has(place)) byPlace.set(place, { place, at: places.get(place).at, weight: places.get(place).weight, members: [] });
        byPlace.get(place).members.push(shown);
      }
      const made = [...byPlace.values()].sort((a, b) => b.weight - a.weight || (a.place < b.place ? -1 : 1));
      for (const group of made) group.box = placeBox(group);
      for (let i = 0; i < made.length; i += 1) {
        for (let j = 0; j < made.length; j += 1) {
          if (i === j || !overlap(made[i].box, made[j].box, APART)) continue;
          const [keep, give] = i < j ? [made[i], made[j]] : [made[j], made[i]];
          keep.members = [...keep.members, ...give.members].sort((a, b) => a.index - b.index);
          keep.box = placeBox(keep);
          made.splice(Math.max(i, j), 1);
          i = -1; // a wider box may touch what was clear before: begin again
          break;
        }
      }
      return made;
    }

    const groupOf = (id) => groups.find((group) => group.members.some((one) => one.event.id === id)) ?? null;

    function openGroup() {
      if (open === null) return null;
      const group = groupOf(open.by);
      return group !== null && group.members.length > 1 ? group : null;
    }

    const fanOf = (id) => ({ by: id, shift: null, zoom: map.getZoom() });

    function toggle(group, byKeyboard) {
      const isOpen = group === openGroup();
      open = isOpen ? null : fanOf(group.members[0].event.id);
      layout();
      if (!isOpen && byKeyboard) marks.get(`event ${group.members[0].event.id}`)?.element.focus();
    }

    function closeFan() {
      const group = openGroup();
      if (group === null) return false;
      const hadFocus = group.members.some((one) => marks.get(`event ${one.event.id}`)?.element === document.activeElement);
      open = null;
      layout();
      if (hadFocus) marks.get(`stack ${group.place}`)?.element.focus();
      return true;
    }

    /** How far a fan must move so that all of it is seen; what lies beyond the map's edge stays there. */
    function shiftInto(view, [x, y], reach) {
      if (!holds(view, [x, y])) return [0, 0];
      const clamp = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value)));
      return [clamp(x, view.left + reach, view.right - reach) - x, clamp(y, view.top + reach, view.bottom - reach) - y];
    }

    function drawFan(group) {
      const { members } = group;
      const centre = toLayer(group.at);
      const reach = fanRadius(members.length) + TARGET + (members.length > 13 ? SLOT : 0);
      open.shift ??= shiftInto(viewBox(-4), centre, reach);
      const [x, y] = [centre[0] + open.shift[0], centre[1] + open.shift[1]];
      const obstacles = groups.filter((other) => other !== group).map((other) => other.box);
      obstacles.push(box(centre[0], centre[1], STACK_HEIGHT, STACK_HEIGHT));
      const slots = fanSlots(members.length, ([dx, dy]) => {
        const slot = box(x + dx, y + dy, TARGET, TARGET);
        return !obstacles.some((other) => overlap(slot, other, APART));
      });
      taken.push(box(centre[0], centre[1], STACK_HEIGHT, STACK_HEIGHT));
      const dates = members.map((shown, i) => {
        const [dx, dy] = [slots[i][0] + open.shift[0], slots[i][1] + open.shift[1]];
        const item = putMark(shown, group.at, dx, dy, "fan");
        item.box = box(centre[0] + dx, centre[1] + dy, TARGET, TARGET);
        taken.push(item.box);
        const sides = [slots[i][0] >= -1 ? "right" : "left", ...(slots[i][1] < 0 ? ["above", "below"] : ["below", "above"])];
        return { shown, item, sides };
      });
      drawDates(dates, group);
    }

    /** Dates beside a fan's marks, on the side that looks away from its middle, where they fit. */
    function drawDates(dates, group) {
      const view = viewBox(0);
      const wanted = dates.map(({ shown, item, sides }) => {
        const text = shortDate(shown.event, frame.language);
        return { ...labelItem(`date ${shown.event.id}`, text, "geo-date"), near: item.box, sides };
      });
      for (const one of wanted) settleLabel(one, group.at, view);
    }

    // ------------------------------------------------------------ lines

    function putLine(key, stratum, attributes) {
      const item = lines.put(key, () => {
        const element = svg("path");
        strata[stratum].append(element);
        return { element };
      });
      setAttributes(item.element, attributes);
    }

    function drawCircles(view) {
      const seen = new Set();
      for (const { event, fresh } of frame.visible) {
        const place = places.get(event.place);
        if (place === undefined || place.radius <= POINT_KM || seen.has(event.place)) continue;
        if (place.kind === "country") continue; // a country has its shape on the map; a circle would be another
        const isMeant = event.id === frame.selected || event.id === hovered || (fresh > NEW && place.radius < VAST_KM);
        if (!isMeant) continue;
        seen.add(event.place);
        place.ring ??= ringAround(place).map(([lat, lng]) => world(lat, lng));
        const points = place.ring.map(toLayer);
        const across = Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x));
        if (across > 3 * (view.right - view.left)) continue; // its edge is out of sight
        const data = points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L");
        putLine(`circle ${event.place}`, "circles", { d: `M${data}Z`, "data-layer": event.layer });
      }
    }

    const isKnown = (stretch) => frame.clock !== "reported" || stretch.known <= frame.t;

    function drawTrack({ event: id, points, stretches, halts, layer }, shown, view) {
      const isNear = shown.fresh > 0 || id === frame.selected;
      stretches.filter(isKnown).forEach((stretch) => {
        const part = points.slice(stretch.first, stretch.last + 1).map(toLayer);
        putLine(`track ${id} ${stretch.first}`, "tracks", {
          d: pathData(part, view), class: "geo-track", "data-layer": layer, "data-vouched": stretch.vouched, "data-near": isNear });
      });
      if (!isNear && map.getZoom() < 6) return;
      for (const halt of halts) {
        const at = points[halt.index];
        const known = stretches.some((one) => isKnown(one) && one.first <= halt.index && halt.index <= one.last);
        if (at === undefined || !known) continue;
        const [x, y] = toLayer(at).map(round);
        putLine(`halt ${id} ${halt.index}`, "tracks", {
          d: `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`, class: "geo-halt", "data-layer": layer, "data-stated": halt.stated });
      }
    }

    /** The part behind the moving train, thick. Drawn anew in each frame while it moves. */
    function drawTravelled(track, train, view) {
      for (const stretch of track.stretches.filter(isKnown)) {
        if (stretch.first > train.index) continue;
        const part = track.points.slice(stretch.first, Math.min(stretch.last, train.index) + 1);
        if (train.index < stretch.last) part.push(train.at);
        putLine(`travelled ${track.event} ${stretch.first}`, "tracks", {
          d: pathData(part.map(toLayer), view), class: "geo-travelled", "data-layer": track.layer, "data-vouched": stretch.vouched });
      }
    }

    function boxAt(placeId) {
      const group = groups.find((one) => one.members.some((shown) => shown.event.place === placeId));
      const [x, y] = toLayer(places.get(placeId).at);
      return group?.box ?? box(x, y, 8, 8);
    }

    const hasArc = ({ layer, origin: from, place }) => layer === "deployment" && from !== place && places.has(from) && places.has(place);

    /** The stack or mark at which an arc ends, on the screen: different places may share one. */
    function endOf(placeId) {
      return groups.find((one) => one.members.some((shown) => shown.event.place === placeId))?.place ?? placeId;
    }

    /** Arcs with the same two ends, whichever way they lead, are bent apart. */
    function drawArcs(view) {
      const pairs = new Map();
      for (const shown of frame.visible) {
        const { event } = shown;
        if (!hasArc(event)) continue;
        const key = [event.origin, event.place].map(endOf).sort().join("|");
        pairs.set(key, [...(pairs.get(key) ?? []), shown]);
      }
      const named = [];
      for (const list of pairs.values()) {
        const step = Math.min(0.055, 0.3 / Math.max(1, list.length - 1));
        list.forEach((shown, i) => drawArc(shown, 0.13 + step * i, view, named));
      }
      return named;
    }

    function drawArc(shown, bend, view, named) {
      const { event } = shown;
      const ends = [event.origin, event.place].map((id) => toLayer(places.get(id).at));
      if (Math.hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) < 60) return;
      const points = trim(bow(...ends, bend), boxAt(event.origin), boxAt(event.place), 5);
      if (points.length < 6) return;
      const isSelected = event.id === frame.selected;
      const shared = { "data-layer": event.layer, "data-state": shown.state, "data-age": isSelected ? "new" : age(shown.fresh) };
      const data = pathData(points, view);
      putLine(`arc under ${event.id}`, "arcs", { ...shared, d: data, class: "geo-arc-under" });
      putLine(`arc ${event.id}`, "arcs", { ...shared, d: data, class: "geo-arc" });
      const [before, tip] = [points[points.length - 5], points[points.length - 1]];
      putLine(`arrow ${event.id}`, "arcs", { ...shared, d: arrowHead(before, tip, 7), class: "geo-arrow" });
      if (event.figure !== null && (isSelected || shown.fresh > NAMED)) named.push({ shown, points });
    }

    function drawLines() {
      const size = map.getSize();
      const view = viewBox(Math.max(size.x, size.y));
      lines.begin();
      drawCircles(view);
      for (const track of tracks) {
        const shown = frame.visible.find((one) => one.event.id === track.event);
        if (shown !== undefined) drawTrack(track, shown, view);
        const train = frame.trains.get(track.event);
        if (train !== undefined) drawTravelled(track, train, view);
      }
      const named = drawArcs(view);
      const group = openGroup();
      if (group !== null) drawLeaders(group);
      lines.end();
      L.DomUtil.setTransform(drawing, L.point(0, 0), 1);
      drawnScale = scale;
      drawnOrigin = origin;
      return named;
    }

    /** Thin lines from where each event was to its mark in the fan. */
    function drawLeaders(group) {
      const centre = toLayer(group.at);
      for (const { event } of group.members) {
        const item = marks.get(`event ${event.id}`);
        if (item === undefined || item.role !== "fan") continue;
        const [x, y] = toLayer(places.get(event.place).at);
        putLine(`leader ${event.id}`, "leaders", { class: "geo-leader",
          d: `M${round(x)} ${round(y)}L${round(centre[0] + item.dx)} ${round(centre[1] + item.dy)}` });
      }
    }

    // ------------------------------------------------------------ labels

    /** An element with its text, not yet placed; its size is read once a text. */
    function labelItem(key, text, className) {
      const item = labels.put(key, () => {
        const element = document.createElement("div");
        element.className = `${className} leaflet-zoom-animated`;
        element.style.visibility = "hidden";
        labelPane.append(element);
        return { element, text: null, side: null, dx: 0, dy: 0 };
      });
      if (item.text !== text) {
        item.text = text;
        item.element.textContent = text;
        item.element.style.width = "";
      }
      return { item, size: () => sizeOfText(item, className) };
    }

    function sizeOfText({ element, text }, className) {
      const key = `${className} ${text}`;
      if (!sizes.has(key)) {
        const range = document.createRange(); // a wrapped text leaves its box wider than its lines
        range.selectNodeContents(element);
        const { paddingLeft, paddingRight } = getComputedStyle(element);
        const lines = range.getBoundingClientRect().width + parseFloat(paddingLeft) + parseFloat(paddingRight);
        sizes.set(key, [Math.ceil(lines) + 1, element.offsetHeight]);
      }
      return sizes.get(key);
    }

    const BESIDE = {
      right: (near, w, h) => [near.right + 3, (near.top + near.bottom - h) / 2],
      left: (near, w, h) => [near.left - 3 - w, (near.top + near.bottom - h) / 2],
      below: (near, w) => [(near.left + near.right - w) / 2, near.bottom + 2],
      above: (near, w, h) => [(near.left + near.right - w) / 2, near.top - 2 - h],
      rightBelow: (near) => [near.right - 4, near.bottom],
      rightAbove: (near, w, h) => [near.right - 4, near.top - h],
      leftBelow: (near, w) => [near.left + 4 - w, near.bottom],
      leftAbove: (near, w, h) => [near.left + 4 - w, near.top - h],
    };

    /** Put a label on the first side that is free, the side where it was before all others; hide it if none is. */
    function settleLabel({ item, size, near, sides }, at, view) {
      const [w, h] = size();
      const order = item.side !== null && sides.includes(item.side) ? [item.side, ...sides] : sides;
      for (const side of order) {
        const [left, top] = BESIDE[side](near, w, h);
        const area = { left, top, right: left + w, bottom: top + h };
        if (!within(area, view) || taken.some((other) => overlap(area, other))) continue;
        taken.push(area);
        const [x, y] = toLayer(at);
        Object.assign(item, { side, at, dx: left - x, dy: top - y });
        moveTo(item);
        Object.assign(item.element.style, { visibility: "", width: `${w}px` });
        return true;
      }
      item.side = null;
      item.at = at;
      item.element.style.visibility = "hidden";
      return false;
    }

    /** What deserves a title: the selected, then the freshest, then the latest. One a stack. */
    function titled() {
      const { visible, selected } = frame;
      const rank = (one) => (one.event.id === selected ? 2 : one.fresh);
      const most = map.getSize().x < 600 ? 4 : LABELS_MOST;
      const seen = new Set();
      const chosen = [];
      for (const shown of visible.filter((one) => rank(one) > NAMED).sort((a, b) => rank(b) - rank(a) || b.index - a.index)) {
        const spot = spotOf(shown);
        if (spot === null || seen.has(spot.key)) continue;
        seen.add(spot.key);
        chosen.push({ shown, ...spot });
        if (chosen.length === most) break;
      }
      return chosen;
    }

    /** Where the label of an event belongs: its own mark or the stack that holds it. */
    function spotOf({ event }) {
      const item = marks.get(`event ${event.id}`);
      if (item?.role === "train" || item?.role === "fan") {
        if (item.role === "fan" && event.id !== frame.selected) return null;
        const [x, y] = toLayer(item.at);
        return { key: event.id, at: item.at, near: box(x + item.dx, y + item.dy, TARGET, TARGET) };
      }
      const group = groupOf(event.id);
      return group === null || group === openGroup() ? null : { key: group.place, at: group.at, near: group.box };
    }

    function titleOf({ shown, near }) {
      const { event } = shown;
      const { language } = frame;
      const figure = event.figure !== null && !hasArc(event) ? `\n${event.figure[language]}` : "";
      return { ...labelItem(`title ${event.id}`, event.title[language] + figure, "geo-label"), near,
        sides: ["right", "left", "below", "above", "rightBelow", "rightAbove", "leftBelow", "leftAbove"] };
    }

    function drawTitles(named) {
      const view = viewBox(-2);
      const titles = titled().map((one) => ({ ...titleOf(one), at: one.at, id: one.shown.event.id }));
      const figures = named.map(({ shown, points }) => ({ points, id: shown.event.id,
        ...labelItem(`figure ${shown.event.id}`, shown.event.figure[frame.language], "geo-label geo-figure") }));
      for (const one of [...titles, ...figures]) one.size(); // all read before the first is moved
      for (const one of titles) {
        settleLabel(one, one.at, view);
        one.item.element.dataset.selected = String(one.id === frame.selected);
      }
      for (const one of figures) settleFigure(one, view);
    }

    /** A figure stands on its arc, as near to the middle as there is room. */
    function settleFigure({ item, size, points }, view) {
      const seen = points.filter((point) => holds(view, point));
      for (const share of seen.length > 0 ? [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] : []) {
        const [x, y] = seen[Math.round(share * (seen.length - 1))];
        const at = [(x + origin[0]) / scale, (y + origin[1]) / scale];
        if (settleLabel({ item, size, near: box(x, y, 2, 2), sides: ["above", "below", "right", "left"] }, at, view)) return;
      }
    }

    // ------------------------------------------------------------ the whole

    /** Trains under way: their event's mark rides on the rails instead of waiting at the end. */
    function trainsAt({ visible, t, clock, engine }) {
      const ids = new Set(visible.map((one) => one.event.id));
      const found = new Map();
      for (const track of tracks) {
        const train = ids.has(track.event) ? engine.trainAt(track, t, clock) : null;
        if (train !== null) found.set(track.event, { ...train, at: world(train.lat, train.lng) });
      }
      return found;
    }

    /** What a frame looks like apart from the places of moving trains: the same key, the same picture. */
    function keyOf({ visible, t, clock, language, selected, trains }) {
      const parts = visible.map((one) => `${one.event.id} ${one.state} ${age(one.fresh)} ${one.fresh > NAMED} ${trains.has(one.event.id)}`);
      const known = clock === "reported" ? tracks.map((track) => track.stretches.filter((one) => one.known <= t).length) : [];
      return [language, selected, clock, ...known, ...parts].join("\n");
    }

    function followSelection() {
      if (frame.selected === lastSelected) return;
      lastSelected = frame.selected;
      if (frame.selected === null || frame.trains.has(frame.selected)) return;
      const group = groupOf(frame.selected);
      if (group === null) return;
      if (group.members.length < 2) open = null;
      else if (group !== openGroup()) open = fanOf(frame.selected);
    }

    /** Everything anew. Called when something other than a train has changed, and when the map has moved. */
    function layout() {
      if (frame === null) return;
      measureView();
      groups = makeGroups(frame.visible.filter((one) => !frame.trains.has(one.event.id)));
      followSelection();
      taken = [];
      marks.begin();
      labels.begin();
      const fan = openGroup();
      for (const group of groups) {
        if (group !== fan) taken.push(group.box);
        if (group.members.length > 1) putStack(group);
        else putMark(group.members[0], group.at, 0, 0, "single");
      }
      for (const shown of frame.visible.filter((one) => frame.trains.has(one.event.id))) {
        const { at } = frame.trains.get(shown.event.id);
        putMark(shown, at, 0, 0, "train");
        taken.push(box(...toLayer(at), TARGET, TARGET));
      }
      if (fan !== null) drawFan(fan);
      marks.end();
      drawTitles(drawLines());
      labels.end();
      tell();
    }

    /** The basemap keeps its names clear of all this, and writes the names of the places. */
    function tell() {
      const fan = openGroup();
      const named = groups.flatMap((group) => (group === fan ? group.members.map((one) => one.event.place) : [group.place]));
      map.fire("geoeventsmarks", { boxes: taken.slice(), places: [...new Set(named)].map((id) => places.get(id)) });
    }

    /** Only what a moving train changes. */
    function moveTrains() {
      if (frame.trains.size === 0) return;
      measureView();
      const size = map.getSize();
      const view = viewBox(Math.max(size.x, size.y));
      for (const track of tracks) {
        const train = frame.trains.get(track.event);
        const item = marks.get(`event ${track.event}`);
        if (train === undefined || item === undefined) continue;
        const label = labels.get(`title ${track.event}`);
        drawTravelled(track, train, view);
        for (const one of [item, label]) {
          if (one === undefined || one.at === undefined) continue;
          one.at = train.at;
          moveTo(one);
        }
      }
    }

    function setScene(scene) {
      const weights = new Map();
      for (const event of scene.events) weights.set(event.place, (weights.get(event.place) ?? 0) + 1);
      events = new Map(scene.events.map((event) => [event.id, event]));
      places = new Map(Object.entries(scene.places).map(([id, place]) => [
        id, { ...place, id, at: world(place.lat, place.lng), weight: weights.get(id) ?? 0 }]));
      tracks = scene.tracks.map((track) => ({ ...track, layer: events.get(track.event)?.layer ?? "train",
        points: track.vertices.map(([lat, lng]) => world(lat, lng)) }));
      frame = null;
      drawnKey = "";
      lastSelected = null;
      hovered = null;
      for (const nodes of [marks, labels, lines]) nodes.clear(); // an id may stand for another event now
    }

    function draw(next) {
      frame = { ...next, trains: trainsAt(next) };
      const key = keyOf(frame);
      if (key === drawnKey) moveTrains();
      else map.whenReady(layout);
      drawnKey = key;
    }

    function focus(id) {
      if (frame === null) return false;
      const group = groupOf(id);
      if (group !== null && group.members.length > 1 && group !== openGroup()) {
        open = fanOf(id);
        layout();
      }
      const item = marks.get(`event ${id}`);
      item?.element.focus();
      return item !== undefined;
    }

    /** The places of some events with the number of events at each; origins and tracks count as nothing but are there. */
    function weigh(wanted) {
      const found = new Map();
      const add = (key, lat, lng, weight) => {
        const before = found.get(key)?.weight ?? 0;
        found.set(key, { latLng: [lat, lng], weight: before + weight });
      };
      for (const { id, place, origin: from } of events.values()) {
        if (!wanted.has(id)) continue;
        if (places.has(place)) add(place, places.get(place).lat, places.get(place).lng, 1);
        if (places.has(from)) add(from, places.get(from).lat, places.get(from).lng, 0);
      }
      for (const track of tracks) {
        if (wanted.has(track.event)) track.vertices.forEach(([lat, lng], i) => add(`${track.event} ${i}`, lat, lng, 0));
      }
      return [...found.values()];
    }

    /**
     * Show the places of some events (null: of the whole scene), their origins and tracks included.
     *
     * On a screen so small that this would show the whole globe, the few events that lie farthest off are left
     * beyond the edge: at most a tenth of all.
     *
     * @param {Iterable<string>|null} ids
     * @param {object} [options] of Leaflet's fitBounds
     */
    function fitTo(ids, options = {}) {
      const points = weigh(new Set(ids ?? events.keys()));
      if (points.length === 0) return;
      const edge = covered();
      const fit = { animate: false, maxZoom: 8, paddingTopLeft: [edge.left + 40, edge.top + 40],
        paddingBottomRight: [edge.right + 40, edge.bottom + 40], ...options };
      const padding = L.point(fit.paddingTopLeft).add(L.point(fit.paddingBottomRight));
      const bounds = () => L.latLngBounds(points.map((one) => one.latLng));
      const total = points.reduce((sum, one) => sum + one.weight, 0);
      let spare = total / 10;
      while (map.getBoundsZoom(bounds(), false, padding) < GLOBE) {
        const middle = points.reduce((sum, one) => sum + (one.weight * one.latLng[1]) / total, 0);
        const far = points.reduce((a, b) => (Math.abs(b.latLng[1] - middle) > Math.abs(a.latLng[1] - middle) ? b : a));
        if (points.length < 3 || far.weight > spare) break;
        spare -= far.weight;
        points.splice(points.indexOf(far), 1);
      }
      map.fitBounds(bounds(), fit);
    }

    // ------------------------------------------------------------ following the map

    function onZoomAnimation({ center, zoom }) {
      const now = { scale, origin };
      const point = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(map.layerPointToContainerPoint([0, 0])).round();
      scale = map.getZoomScale(zoom, 0);
      origin = [point.x, point.y];
      followView();
      ({ scale, origin } = now);
    }

    function followView() {
      const factor = scale / drawnScale;
      L.DomUtil.setTransform(drawing, L.point(drawnOrigin[0] * factor - origin[0], drawnOrigin[1] * factor - origin[1]), factor);
      for (const nodes of [marks, labels]) for (const item of nodes.values()) if (item.at !== undefined) moveTo(item);
    }

    function onZoom() {
      measureView();
      followView();
    }

    function onMoveEnd() {
      if (open !== null && map.getZoom() !== open.zoom) Object.assign(open, { zoom: map.getZoom(), shift: null });
      layout();
    }

    const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

    function onKey(event) {
      if (event.key === "Enter" || event.key === " ") event.stopPropagation(); // the button's own keys, not the player's
      if (event.key === "Escape" && closeFan()) {
        event.stopPropagation();
        event.preventDefault();
      }
      const group = openGroup();
      const here = group?.members.findIndex((one) => one.event.id === event.target.dataset.event) ?? -1;
      const step = ARROWS[event.key];
      if (here < 0 || step === undefined) return;
      event.stopPropagation();
      event.preventDefault();
      const next = group.members[(here + step + group.members.length) % group.members.length];
      marks.get(`event ${next.event.id}`)?.element.focus();
    }

    markPane.addEventListener("keydown", onKey);
    const following = { zoomanim: onZoomAnimation, zoom: onZoom, moveend: onMoveEnd, resize: onMoveEnd, click: closeFan,
      geoeventsground: tell };
    map.on(following);

    /** @returns {Box[]} what marks and labels take, in layer points */
    function boxes() {
      return taken.slice();
    }

    function remove() {
      map.off(following);
      markPane.removeEventListener("keydown", onKey);
      for (const nodes of [marks, labels, lines]) nodes.clear();
      drawing.remove();
      frame = null;
    }

    return Object.freeze({ setScene, draw, focus, fitTo, boxes, closeFan, remove });
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { symbol, createMarks });
})(globalThis);
