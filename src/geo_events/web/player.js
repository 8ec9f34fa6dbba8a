/**
 * The player: the page's one global, `geoEvents`, its clockwork, its controls, and the glue between the parts.
 *
 * It owns what time it is, what is selected and how everything is shown (language, clock, theme, layers, axis, speed,
 * mode), and tells the parts to draw: the marks and the basemap (marks.js, basemap.js), the strip (timeline.js), the
 * card, the legend and the list of what has no place (card.js). What is there at a time it asks the engine. Called by
 * the page that holds the map, by slides (postMessage) and by the reader's hands. Its time is kept in whole
 * milliseconds UTC.
 */
(function (root) {
  "use strict";

  /** Playing at speed 1 takes this long from one end of the axis to the other, however much time it spans. */
  const AXIS_SECONDS = 40;
  /** With reduced motion playing goes in steps, from moment to moment. */
  const STEP_SECONDS = 1.5;
  /** A fold passes in a blink; what it says stays readable for this long. */
  const FOLD_SECONDS = 2.5;
  /** After a pause of the browser the playhead goes on, it does not leap. */
  const LONGEST_FRAME_SECONDS = 0.25;
  const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];
  const LAYERS = ["meeting", "train", "deployment"];
  const TITLES = 3;
  /** From these widths on (and this height) the secondary controls stand in the row, and the legend is open. */
  const WIDE = 960;
  const NARROW = 560;
  const LEGEND_HEIGHT = 640;
  /** Share of the events on which the map opens. */
  const CORE = 0.95;
  /** Milliseconds to wait for a frame before drawing without one. */
  const FRAME_PATIENCE = 500;
  /** Pixels to keep free around what is fitted into the window, and around what is selected. */
  const FIT_ROOM = 32;
  const FAN_ROOM = 110;
  /** More ids than this are given as a count. */
  const MOST_IDS = 2000;
  const ISO = /^([+-]\d{6}|\d{4})(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

  /** @param {string} name of one of the makers and helpers of the other scripts */
  const part = (name, ...parts) => root.geoEvents[name](...parts);

  // ---------------------------------------------------------------- settings

  const oneOf = (...names) => ({ wanted: `one of ${names.map((name) => `"${name}"`).join(", ")}`,
    fits: (value) => names.includes(value) });

  const SETTINGS = {
    scene: { wanted: "a scene: an object with period, places and events",
      fits: (value) => Number.isFinite(value?.period?.start) && Number.isFinite(value.period.end)
        && Array.isArray(value.events) && typeof value.places === "object" },
    language: oneOf("en", "zh"),
    clock: oneOf("hindsight", "reported"),
    theme: oneOf("light", "dark"),
    axis: oneOf("elastic", "linear"),
    mode: oneOf("upto", "trail"),
    layers: { wanted: `a list of any of ${LAYERS.join(", ")}`,
      fits: (value) => Array.isArray(value) && value.every((name) => LAYERS.includes(name)) },
    speed: { wanted: `a number from ${SPEEDS[0]} to ${SPEEDS[SPEEDS.length - 1]}`,
      fits: (value) => Number.isFinite(value) && value >= SPEEDS[0] && value <= SPEEDS[SPEEDS.length - 1] },
    selected: { wanted: "the id of an event, or null", fits: (value) => value === null || typeof value === "string" },
    nonce: { wanted: "a whole number", fits: Number.isInteger },
  };
  const PLAIN = ["language", "clock", "theme", "axis", "mode", "layers", "speed"];

  function shown(value) {
    const text = typeof value === "number" ? String(value) : JSON.stringify(value) ?? String(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
  }

  /** @returns {object} what is to be changed, without what is not given @throws all faults at once */
  function checked(changes) {
    if (typeof changes !== "object" || changes === null) {
      throw new TypeError(`set() wants an object of settings, got ${shown(changes)}`);
    }
    const unknown = Object.keys(changes).filter((name) => !Object.hasOwn(SETTINGS, name));
    if (unknown.length > 0) {
      throw new TypeError(`set() knows ${Object.keys(SETTINGS).join(", ")}; got ${unknown.map(shown).join(", ")}`);
    }
    const given = Object.entries(changes).filter(
      ([name, value]) => value !== undefined && (value !== null || name === "selected"));
    const faults = given.filter(([name, value]) => !SETTINGS[name].fits(value))
      .map(([name, value]) => `${name} wants ${SETTINGS[name].wanted}, got ${shown(value)}`);
    if (faults.length > 0) throw new RangeError(faults.join("; "));
    return Object.fromEntries(given);
  }

  /** @param {string|number} time @returns {number} UTC milliseconds */
  function milliseconds(time) {
    const wanted = 'seek() wants a time as ISO 8601 text such as "2001-02-03" or as UTC milliseconds';
    if (typeof time !== "number" && typeof time !== "string") throw new TypeError(`${wanted}, got ${shown(time)}`);
    const match = typeof time === "string" ? ISO.exec(time) : null;
    if (typeof time === "string" && match === null) throw new RangeError(`${wanted}, got ${shown(time)}`);
    // Without a zone, Date.parse would take a time of day for the reader's own.
    const isLocal = match !== null && match[4] !== undefined && match[7] === undefined;
    const ms = match === null ? time : Date.parse(isLocal ? `${time}Z` : time);
    if (!Number.isFinite(ms)) throw new RangeError(`${wanted}, got ${shown(time)}`);
    return Math.round(ms);
  }

  // ---------------------------------------------------------------- the story and its clockwork

  const settings = { language: "en", clock: "hindsight", theme: "light", axis: "elastic", mode: "upto",
    layers: [...LAYERS], speed: 1 };
  /** `time` is null until there is a scene or the first seek; `isMoved` once anybody has moved it. */
  const story = { scene: null, engine: null, events: new Map(), indexes: {}, time: null, isMoved: false,
    selected: null, isPlaying: false };
  /** Selections that have been dealt with: ours, which come back as an echo, and those of earlier runs of the page. */
  const nonces = new Set();
  let lastNonce = 0;
  let view = null;
  let frame = null;
  let ticked = 0;

  const clamped = (ms) => Math.min(story.scene.period.end, Math.max(story.scene.period.start, ms));
  const prefersSteps = () => root.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function nextNonce() {
    lastNonce = Math.max(lastNonce + 1, Date.now());
    nonces.add(lastNonce);
    return lastNonce;
  }

  function visibleNow() {
    const { engine, time } = story;
    return engine === null ? [] : engine.visible({ t: time, ...settings });
  }

  function request() {
    if (view !== null && frame === null) frame = root.requestAnimationFrame(render);
  }

  /** Ask for a redrawing of everything, not only of what time moves. */
  function restage() {
    if (view !== null) view.isStale = true;
    request();
  }

  function putTime(ms) {
    story.time = clamped(Math.round(ms));
    story.isMoved = true;
    request();
  }

  function setScene(scene) {
    if (story.scene !== null && scene.digest !== undefined && scene.digest === story.scene.digest) return;
    story.engine = root.geoEvents.createEngine(scene);
    story.scene = scene;
    story.events = new Map(scene.events.map((event) => [event.id, event]));
    story.indexes = {};
    if (!story.isMoved) story.time = story.isPlaying ? scene.period.start : scene.period.end;
    story.time = clamped(story.time);
    if (story.selected !== null && !story.events.has(story.selected)) choose(null);
    if (view !== null) {
      view.marks.setScene(scene);
      view.wantsFit = true;
    }
  }

  /** A number stands for one wish to select: it is followed once, and not when it is the echo of our own report. */
  function isNewWish(nonce) {
    if (nonce === undefined) return true;
    const isNew = !nonces.has(nonce);
    nonces.add(nonce);
    return isNew;
  }

  /**
   * Change anything, any part. What is not named stays; a selected id that the scene does not hold selects nothing.
   *
   * @param {object} changes scene, language, clock, theme, layers, axis, speed, mode, selected, nonce
   */
  function set(changes) {
    const given = checked(changes);
    if (given.scene !== undefined) setScene(given.scene);
    for (const name of PLAIN.filter((key) => given[key] !== undefined)) settings[name] = given[name];
    if (given.selected !== undefined && isNewWish(given.nonce)) {
      const isKnown = story.scene === null || story.events.has(given.selected);
      choose(isKnown ? given.selected : null);
    }
    restage();
  }

  function seek(time) {
    const ms = milliseconds(time);
    if (story.scene !== null) return putTime(ms);
    story.time = ms;
    story.isMoved = true;
  }

  function play() {
    if (story.isPlaying) return;
    story.isPlaying = true;
    ticked = 0;
    const { engine, scene } = story;
    if (scene !== null && (story.time >= scene.period.end
      || (prefersSteps() && engine.next(story.time, settings.clock) === null))) putTime(scene.period.start);
    request();
  }

  function pause() {
    story.isPlaying = false;
    request();
  }

  /** @param {"next"|"previous"} direction */
  function step(direction) {
    if (story.engine === null) return;
    pause();
    const moment = story.engine[direction](story.time, settings.clock);
    if (moment !== null) putTime(moment);
  }

  function advance(now) {
    const seconds = ticked === 0 ? 0 : (now - ticked) / 1000;
    const { engine, scene, time } = story;
    if (prefersSteps()) {
      if (ticked !== 0 && seconds < STEP_SECONDS / settings.speed) return;
      ticked = now;
      putTime(engine.next(time, settings.clock) ?? scene.period.end);
    } else {
      ticked = now;
      const { position, time: timeAt } = engine.axis(settings.axis);
      const share = position(time) + (Math.min(seconds, LONGEST_FRAME_SECONDS) * settings.speed) / AXIS_SECONDS;
      // Never back, and never stuck: a slow frame in a dense stretch may be less than a millisecond.
      putTime(share >= 1 ? scene.period.end : Math.max(time + (seconds > 0 ? 1 : 0), timeAt(share)));
    }
    if (story.time >= scene.period.end) story.isPlaying = false;
  }

  /** Select an event or nothing; `byReader` if it is to be told. What is not there yet at this time is gone to. */
  function choose(id, byReader = false) {
    if (id === story.selected) return;
    story.selected = id;
    if (byReader && view?.options.report !== undefined) view.options.report({ event: id, nonce: nextNonce() });
    if (root.parent !== root) root.parent.postMessage({ geoEvents: "selected", value: id }, "*");
    if (id !== null && view !== null) {
      if (view.size.width < WIDE) openLegend(false);
      reveal(story.events.get(id));
    }
    request();
  }

  function reveal(event) {
    if (event === undefined) return;
    const { engine } = story;
    const isThere = visibleNow().some((entry) => entry.event === event);
    const first = settings.clock === "reported"
      ? engine.knownClaims(event, Infinity, "reported")[0]?.known : event.start;
    if (!isThere && first !== undefined) {
      pause();
      putTime(first);
    }
    view.wantsClear = true;
  }

  function select(id) {
    if (id !== null && !story.events.has(id)) {
      throw new RangeError(`select() wants the id of an event in the scene, or null; got ${shown(id)}`);
    }
    choose(id);
  }

  // ---------------------------------------------------------------- drawing

  function foldWords(now) {
    if (!story.isPlaying) return "";
    const fold = story.engine.axis(settings.axis).folds.find((one) => one.start < story.time && story.time < one.end);
    if (fold !== undefined) view.fold = { fold, until: now + FOLD_SECONDS * 1000 };
    return view.fold !== null && now < view.fold.until ? view.fold.fold.text[settings.language] : "";
  }

  function titleWords(events, current) {
    const { engine, scene, time } = story;
    const { translate } = view;
    if (events.length === 0) {
      const isQuiet = settings.mode === "trail" && time < scene.period.end;
      return translate(isQuiet ? "player.quiet" : "player.sofar", { count: current.length });
    }
    const words = events.slice(0, TITLES).map((event) => {
      const state = engine.state(event, time, settings.clock);
      const title = event.title[settings.language];
      if (state === null || state === "confirmed") return title;
      return translate("player.titled", { title, state: translate(`player.state.${state}`) });
    });
    if (events.length > TITLES) words.push(translate("player.more", { count: events.length - TITLES }));
    return words.join(" · ");
  }

  /** Everything that does not depend on the time alone. */
  function arrange(context) {
    const { theme, language } = settings;
    view.translate = part("translator", view.options.texts, language);
    context.translate = view.translate;
    view.map.getContainer().dataset.theme = theme;
    view.ui.lang = language === "zh" ? "zh-Hans" : "en";
    view.ui.hidden = false;
    view.controls.label(view.translate, settings);
    view.legend.label(view.translate);
    view.basemap?.setLanguage(language);
    view.basemap?.setTheme(theme);
    view.empty.textContent = view.translate("player.empty");
    view.empty.hidden = context.scene.events.some((event) => settings.layers.includes(event.layer));
    view.timeline.layout(context);
    view.isStale = false;
  }

  function drawCard(context) {
    const event = story.events.get(story.selected);
    const isRedrawn = event === undefined ? view.card.hide() : view.card.show(event, context);
    if (isRedrawn) view.edges = null;
    if (event !== undefined && view.wantsFocus) view.card.focus();
    view.wantsFocus = false;
  }

  function render(now) {
    frame = null;
    const { scene, engine } = story;
    if (view === null || scene === null) return;
    if (story.isPlaying) advance(now);
    const { clock, language } = settings;
    story.indexes[clock] ??= part("indexMoments", scene, clock);
    const context = { scene, engine, t: story.time, index: story.indexes[clock], translate: view.translate,
      ...settings };
    if (view.isStale) arrange(context);
    const current = visibleNow();
    const { date, events } = part("momentAt", context);
    const title = titleWords(events, current);
    view.controls.say({ date, title, fold: foldWords(now), isPlaying: story.isPlaying });
    view.timeline.move(story.time, events.length > 0 ? view.translate("player.spoken", { date, title }) : date);
    drawCard(context);
    view.unplaced.draw(current.filter(({ event }) => event.place === null), context);
    keepInView(); // before the marks: a fan is laid out for the window as it then is
    view.marks.draw({ visible: current, t: story.time, clock, language, selected: story.selected, engine });
    if (story.isPlaying) request();
  }

  // ---------------------------------------------------------------- the map's part of the window

  /** Pixels of the map that the panel and the card cover: [left, top], [right, bottom]. Kept, for it is asked often. */
  function edges(made) {
    if (made.edges !== null) return made.edges;
    const { offsetWidth, offsetHeight } = made.card.root; // both are 0 while it is closed
    const height = made.panel.offsetHeight;
    made.edges = [[0, 0], made.size.width < NARROW ? [0, height + offsetHeight] : [offsetWidth, height]];
    return made.edges;
  }

  /** The same with the legend, as Leaflet wants it, and with some room besides. */
  function paddings(room) {
    const [[left, top], [right, bottom]] = edges(view);
    const beside = view.size.width < WIDE ? left : left + view.legend.root.offsetWidth;
    return { paddingTopLeft: [beside + room, top + room], paddingBottomRight: [right + room, bottom + room],
      animate: false };
  }

  /**
   * The events that the map should open on: all but the few farthest from the middle, for one mark on another
   * continent would shrink everything else to a heap.
   */
  function core() {
    const placed = story.scene.events.filter((event) => story.scene.places[event.place] !== undefined)
      .map((event) => ({ id: event.id, ...story.scene.places[event.place] }));
    const median = (name) => placed.map((one) => one[name]).sort((a, b) => a - b)[placed.length >> 1];
    const [lat, lng] = [median("lat"), median("lng")];
    const far = (one) => Math.hypot(one.lat - lat, (one.lng - lng) * Math.cos((lat * Math.PI) / 180));
    return placed.sort((a, b) => far(a) - far(b)).slice(0, Math.ceil(placed.length * CORE));
  }

  /** Fit the map as long as the reader has not taken it; bring what was selected out from under the panels. */
  function keepInView() {
    if (view.size.width === 0) return;
    if (view.wantsFit && !view.isTouched && story.scene.events.length > 0) {
      const shownEvents = core();
      const bounds = root.L.latLngBounds(shownEvents).toBBoxString();
      if (shownEvents.length > 0 && bounds !== view.bounds) {
        view.bounds = bounds;
        view.marks.fitTo(shownEvents.map(({ id }) => id), paddings(FIT_ROOM));
      }
    }
    view.wantsFit = false;
    const place = story.scene.places[story.events.get(story.selected)?.place];
    if (view.wantsClear && place !== undefined) {
      // A fan needs room around its place, but a small window has not that much to give.
      const room = Math.min(FAN_ROOM, Math.max(FIT_ROOM, (view.size.height - edges(view)[1][1]) / 3));
      view.map.panInside([place.lat, place.lng], paddings(room));
    }
    view.wantsClear = false;
  }

  function resized() {
    const { clientWidth: width, clientHeight: height } = view.map.getContainer();
    view.edges = null;
    view.ui.dataset.width = width >= WIDE ? "wide" : width >= NARROW ? "medium" : "narrow";
    view.map.getContainer().style.setProperty("--ge-panel-height", `${view.panel.offsetHeight}px`);
    if (width === view.size.width && height === view.size.height) return;
    const isFirst = view.size.width === 0;
    view.size = { width, height };
    if (isFirst) openLegend(width >= WIDE && height >= LEGEND_HEIGHT);
    if (!view.isTouched) view.bounds = "";
    view.wantsFit = true;
    view.map.invalidateSize({ animate: false });
    restage();
  }

  function openLegend(isOpen) {
    view.legend.root.hidden = !isOpen;
    view.controls.legend.setAttribute("aria-expanded", String(isOpen));
  }

  async function loadBasemap(made, basemap) {
    if (basemap === undefined || basemap === null) return;
    try {
      const topology = typeof basemap === "string" ? await fetchJson(basemap) : basemap;
      if (made !== view) return;
      view.basemap = part("createBasemap", view.map, topology, { language: settings.language });
      view.basemap.setTheme(settings.theme);
    } catch (fault) {
      if (made !== view) return;
      view.notice.hidden = false;
      view.notice.textContent = part("translator", view.options.texts, settings.language)("player.nobasemap",
        { fault: fault.message });
    }
  }

  async function fetchJson(address) {
    const response = await root.fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return response.json();
  }

  // ---------------------------------------------------------------- controls

  /** A small group of which one is chosen. */
  function createSwitch(name, values) {
    const element = root.geoEvents.element;
    const buttons = values.map((value) => element("button", { type: "button", onclick: () => set({ [name]: value }) }));
    const group = element("div", { class: "ge-switch", role: "group" }, ...buttons);
    function label(translate) {
      group.setAttribute("aria-label", translate(`player.${name}`));
      values.forEach((value, i) => {
        buttons[i].textContent = translate(`player.${name}.${value}`);
        buttons[i].title = translate(`player.${name}.${value}.title`);
        buttons[i].setAttribute("aria-pressed", String(settings[name] === value));
      });
    }
    return { group, label };
  }

  function createSpeed() {
    const element = root.geoEvents.element;
    const list = element("select", { class: "ge-speed" },
      ...SPEEDS.map((speed) => element("option", { value: speed, text: `${speed}×` })));
    list.addEventListener("change", () => set({ speed: Number(list.value) }));
    function label(translate) {
      list.setAttribute("aria-label", translate("player.speed"));
      list.title = translate("player.speed");
      // A speed that a page has set to something between stands for the nearest below.
      list.value = SPEEDS.filter((speed) => speed <= settings.speed).pop();
    }
    return { list, label };
  }

  function createControls(panel) {
    const { element, icon } = root.geoEvents;
    const button = (name, onclick, extra = "") => Object.assign(
      element("button", { type: "button", class: `ge-button ${extra}`, onclick }, icon(name)), { sign: name });
    const previous = button("previous", () => step("previous"));
    const toggle = button("play", () => (story.isPlaying ? pause() : play()), "ge-play");
    const next = button("next", () => step("next"));
    const date = element("p", { class: "ge-date" });
    const fold = element("p", { class: "ge-fold-note" });
    const title = element("p", { class: "ge-title", "aria-live": "polite" });
    const [speed, axis, mode] = [createSpeed(), createSwitch("axis", ["elastic", "linear"]),
      createSwitch("mode", ["upto", "trail"])];
    const legend = button("legend", () => openLegend(view.legend.root.hidden));
    const full = button("full", toggleFull);
    full.hidden = !document.fullscreenEnabled;
    const more = element("div", { class: "ge-more", id: "ge-more" }, speed.list, axis.group, mode.group, legend, full);
    const menu = button("menu", () => openMenu(more.dataset.open !== "true"), "ge-menu");
    menu.setAttribute("aria-controls", more.id);
    panel.append(element("div", { class: "ge-row" }, element("div", { class: "ge-main" }, previous, toggle, next),
      element("div", { class: "ge-words" }, element("div", { class: "ge-date-line" }, date, fold), title), menu, more));
    const named = { previous, next, legend, full, menu };
    let texts = {};

    function openMenu(isOpen) {
      more.dataset.open = String(isOpen);
      menu.setAttribute("aria-expanded", String(isOpen));
    }

    function closeMenu() {
      const wasOpen = more.dataset.open === "true";
      openMenu(false);
      return wasOpen;
    }

    function name(node, text) {
      node.setAttribute("aria-label", text);
      node.title = text;
    }

    function label(translate) {
      texts = { play: translate("player.play"), pause: translate("player.pause") };
      for (const [key, node] of Object.entries(named)) name(node, translate(`player.${key}`));
      [speed, axis, mode].forEach((control) => control.label(translate));
      toggle.sign = "";
    }

    function put(node, text) {
      if (node.textContent !== text) node.textContent = text;
    }

    function say(words) {
      put(date, words.date);
      put(fold, words.fold);
      put(title, words.title);
      title.title = words.title;
      panel.dataset.folded = String(words.fold !== "");
      const sign = words.isPlaying ? "pause" : "play";
      if (toggle.sign === sign) return;
      toggle.sign = sign;
      toggle.replaceChildren(icon(sign));
      name(toggle, texts[sign]);
      title.setAttribute("aria-live", words.isPlaying ? "off" : "polite");
    }

    openMenu(false);
    return { label, say, closeMenu, legend };
  }

  function toggleFull() {
    if (document.fullscreenElement !== null) document.exitFullscreen();
    else view.map.getContainer().requestFullscreen?.().catch(() => {}); // the browser may refuse: then nothing changes
  }

  // ---------------------------------------------------------------- keys and messages

  function changeSpeed(by) {
    const at = SPEEDS.findIndex((speed) => speed >= settings.speed);
    set({ speed: SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))] });
  }

  /** Close what lies on top. @returns {boolean|void} false if there was nothing to close */
  function closeTop() {
    if (view.controls.closeMenu() || view.unplaced.close()) return true;
    if (!view.legend.root.hidden && view.size.width < WIDE) return openLegend(false);
    if (story.selected === null) return false;
    closeCard();
    return true;
  }

  function closeCard() {
    const id = story.selected;
    const hadFocus = view.card.root.contains(document.activeElement);
    choose(null, true);
    if (hadFocus || view.isKeyboard) view.marks.focus(id);
  }

  const KEYS = {
    " ": () => (story.isPlaying ? pause() : play()),
    ArrowLeft: () => step("previous"),
    ArrowRight: () => step("next"),
    PageUp: () => step("previous"),
    PageDown: () => step("next"),
    Home: () => { pause(); putTime(story.scene.period.start); },
    End: () => { pause(); putTime(story.scene.period.end); },
    "+": () => changeSpeed(1),
    "=": () => changeSpeed(1),
    "-": () => changeSpeed(-1),
    f: toggleFull,
    F: toggleFull,
    Escape: closeTop,
  };

  /** Shift leaves the arrows to the map, so that the keyboard can still move it; "+" needs Shift on many keyboards. */
  function isOurs(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.shiftKey && !["+", "F"].includes(event.key)) return false;
    const { target } = event;
    if (!(target instanceof root.Element) || target.isContentEditable) return target === document;
    if (target.closest("input, textarea, select") !== null) return false;
    return event.key !== " " || target.closest("button, a, summary") === null;
  }

  function onKey(event) {
    if (story.scene === null || !Object.hasOwn(KEYS, event.key) || !isOurs(event)) return;
    if (KEYS[event.key]() === false) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Leaflet would move the map by the same keys, and hears them first. */
  function onMapKey(event) {
    if (event.target === event.currentTarget) onKey(event);
  }

  /** What can be asked for by message; those without a parameter answer with what they found. */
  const VERBS = new Map(Object.entries({
    seek, play, pause, set, select, next: () => step("next"), previous: () => step("previous"),
  }));
  const QUESTIONS = new Map(Object.entries({
    time: () => story.time, playing: () => story.isPlaying, selected: () => story.selected, visible, settled,
  }));

  async function onMessage(event) {
    const { data } = event;
    if (typeof data !== "object" || data === null || !Object.hasOwn(data, "geoEvents")) return;
    const { geoEvents: verb, value } = data;
    // What another player says of itself is no question: two of them would talk forever.
    if (verb === "error" || (QUESTIONS.has(verb) && Object.hasOwn(data, "value"))) return;
    const answer = (name, text) => event.source?.postMessage({ geoEvents: name, value: text }, { targetOrigin: "*" });
    try {
      if (QUESTIONS.has(verb)) answer(verb, (await QUESTIONS.get(verb)()) ?? null);
      else if (VERBS.has(verb)) VERBS.get(verb)(value);
      else {
        const verbs = [...VERBS.keys(), ...QUESTIONS.keys()].join(", ");
        throw new RangeError(`geoEvents wants one of ${verbs}; got ${shown(verb)}`);
      }
    } catch (fault) {
      answer("error", fault.message);
    }
  }

  // ---------------------------------------------------------------- mounting

  function build(map, options) {
    const { element } = root.geoEvents;
    const panel = element("section", { class: "ge-panel" });
    const left = element("div", { class: "ge-left" });
    const empty = element("p", { class: "ge-empty", role: "status", hidden: true });
    const notice = element("p", { class: "ge-notice", role: "status", hidden: true });
    const ui = element("div", { class: "ge-ui", hidden: true }, left, empty, notice, panel);
    map.getContainer().append(ui);
    const onSelect = (id) => {
      const event = story.events.get(id);
      if (event === undefined) return;
      view.wantsFocus = view.isKeyboard;
      choose(id, true);
    };
    const onClaim = options.report === undefined ? undefined
      : (claim) => options.report({ claim, nonce: nextNonce() });
    const made = { map, options, ui, panel, empty, notice, basemap: null, fold: null, edges: null, bounds: "",
      size: { width: 0, height: 0 }, isStale: true, isTouched: false, isKeyboard: false, wantsFit: true,
      wantsClear: false, wantsFocus: false, translate: part("translator", options.texts, settings.language) };
    made.marks = part("createMarks", map, { texts: options.texts, onSelect, padding: () => edges(made) });
    made.legend = part("createLegend", left, { onClose: () => openLegend(false) });
    made.unplaced = part("createUnplaced", left, { onSelect });
    made.card = part("createCard", ui, { onClose: closeCard, onSelect, onClaim });
    made.controls = createControls(panel);
    made.timeline = part("createTimeline", panel, { onSeek: putTime, onHold: pause });
    for (const box of [panel, left, made.card.root]) {
      root.L.DomEvent.disableClickPropagation(box);
      root.L.DomEvent.disableScrollPropagation(box);
    }
    return made;
  }

  /** Listen to everything at once, and stop listening at once. */
  function listen(made) {
    const { signal } = made.listening = new AbortController();
    const container = made.map.getContainer();
    const touch = (event) => { if (!made.ui.contains(event.target)) made.isTouched = true; };
    for (const name of ["pointerdown", "wheel"]) {
      container.addEventListener(name, touch, { signal, capture: true, passive: true });
    }
    container.addEventListener("keydown", onMapKey, { signal, capture: true });
    document.addEventListener("keydown", (event) => {
      made.isKeyboard = true;
      if (event.target === container) made.isTouched = true;
    }, { signal, capture: true });
    document.addEventListener("pointerdown", () => { made.isKeyboard = false; }, { signal, capture: true });
    document.addEventListener("pointerdown", (event) => {
      if (event.target.closest?.(".ge-more, .ge-menu") === null) made.controls.closeMenu();
    }, { signal });
    document.addEventListener("keydown", onKey, { signal });
    document.addEventListener("visibilitychange", () => { if (document.hidden) pause(); }, { signal });
    root.addEventListener("message", onMessage, { signal });
    made.observer = new ResizeObserver(resized);
    [container, made.panel].forEach((box) => made.observer.observe(box));
    made.map.on("unload", unmount);
  }

  function unmount() {
    if (view === null) return;
    const { listening, observer, marks, basemap, map, ui } = view;
    listening.abort();
    observer.disconnect();
    marks.remove();
    basemap?.remove();
    map.off("unload", unmount);
    ui.remove();
    view = null;
    if (frame !== null) root.cancelAnimationFrame(frame);
    frame = null;
  }

  /**
   * Make the player in a Leaflet map. In the same map it is made once; another map takes it over as it stands.
   *
   * @param {L.Map} map
   * @param {{basemap?: string|object, texts: object, report?: (message: object) => void}} options `basemap` is the
   *   topology or its address; `report` hears {event, nonce} when the reader selects and {claim, nonce} when the
   *   reader asks for a source
   */
  function mount(map, options = {}) {
    if (view !== null && view.map === map) return;
    unmount();
    view = build(map, options);
    map.getContainer().dataset.theme = settings.theme;
    if (story.scene !== null) {
      view.marks.setScene(story.scene);
      if (story.selected !== null && !story.events.has(story.selected)) story.selected = null;
    }
    listen(view);
    resized();
    loadBasemap(view, options.basemap);
    request();
  }

  // ---------------------------------------------------------------- the page's verbs

  /** @returns {string[]|number} ids of what there is at this time, or their number if they are very many */
  function visible() {
    const ids = visibleNow().map(({ event }) => event.id);
    return ids.length > MOST_IDS ? ids.length : ids;
  }

  /** Draw without a frame: a hidden tab and a frame scrolled out of sight get none. */
  function renderNow() {
    if (frame !== null) root.cancelAnimationFrame(frame);
    render(root.performance.now());
  }

  /** @returns {Promise<void>} kept when what was asked for is painted */
  function settled() {
    return new Promise((resolve) => {
      const late = root.setTimeout(() => {
        renderNow();
        resolve();
      }, FRAME_PATIENCE);
      request();
      root.requestAnimationFrame(() => root.requestAnimationFrame(() => {
        root.clearTimeout(late);
        resolve();
      }));
    });
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, {
    mount, set, seek, play, pause, select, visible, settled, next: () => step("next"), previous: () => step("previous"),
  });
  Object.defineProperties(root.geoEvents, {
    time: { get: () => story.time, enumerable: true, configurable: true },
    playing: { get: () => story.isPlaying, enumerable: true, configurable: true },
    selected: { get: () => story.selected, enumerable: true, configurable: true },
  });
})(globalThis);
