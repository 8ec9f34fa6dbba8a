/**
 * What the reader reads beside the map: the card of an event, the legend, and the list of events without a place.
 *
 * It owns their markup and words, and the few helpers for building elements that timeline.js and player.js use too.
 * It decides nothing: what is selected, which claims are known and what time it is come from player.js, which calls it.
 * Every text from a scene goes in by textContent.
 *
 * @typedef {(key: string, values?: Object<string, string|number>) => string} Translate
 * @typedef {{scene: object, engine: object, t: number, clock: string, language: "en"|"zh", layers: string[],
 *            translate: Translate}} View
 */
(function (root) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const LAYERS = ["meeting", "train", "deployment"];
  const STATES = ["confirmed", "reported", "expected", "cancelled", "unfulfilled"];
  /** From this radius on a card says how far off the point may be. */
  const ROUGH_KM = 5;

  /** Drawings of the controls, on a field of 24 by 24. */
  const ICONS = {
    previous: "M7 5v14M18 5.5v13L9.5 12z",
    next: "M17 5v14M6 5.5v13l8.5-6.5z",
    play: "M8 5.2v13.6L18.8 12z",
    pause: "M8.5 5.5v13M15.5 5.5v13",
    close: "M6 6l12 12M18 6L6 18",
    menu: "M5 12h.01M12 12h.01M19 12h.01",
    full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    small: "M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5",
    legend: "M4 6h3M4 12h3M4 18h3M11 6h9M11 12h9M11 18h9",
    back: "M14.5 6L8.5 12l6 6",
    forward: "M9.5 6l6 6-6 6",
  };

  // ---------------------------------------------------------------- building blocks

  /**
   * Make an element. `text` becomes its text, `onclick` a listener, everything else an attribute; null and false are
   * left out.
   */
  function element(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "text") node.textContent = value;
      else if (name === "onclick") node.addEventListener("click", value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }

  /** Make an SVG element. */
  function vector(tag, attributes = {}, ...children) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  /** Draw one of the controls' signs; it says nothing to a screen reader, its button does. */
  function icon(name) {
    const filled = ["play", "previous", "next"].includes(name) ? "ge-icon ge-icon-filled" : "ge-icon";
    return vector("svg", { viewBox: "0 0 24 24", class: filled, "aria-hidden": "true", focusable: "false" },
      vector("path", { d: ICONS[name] }));
  }

  /**
   * Make the function that finds a text. A text that is missing shows its key; `{name}` is filled in from `values`,
   * and if those hold a `count`, the key of its plural form is tried first.
   *
   * @param {Object<string, Object<string, string>>} texts a table a language
   * @param {"en"|"zh"} language
   * @returns {Translate}
   */
  function translator(texts, language) {
    const table = texts?.[language] ?? {};
    const plurals = new Intl.PluralRules(language);
    const numbers = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB");
    return (key, values = {}) => {
      const plural = typeof values.count === "number" ? `${key}.${plurals.select(values.count)}` : key;
      const filled = (whole, name) => {
        if (!Object.hasOwn(values, name)) return whole;
        return typeof values[name] === "number" ? numbers.format(values[name]) : values[name];
      };
      return (table[plural] ?? table[key] ?? key).replace(/\{(\w+)\}/g, filled);
    };
  }

  /** The mark's own drawing, so that legend, lists and map cannot drift apart. */
  function symbol(layer, state, size = 18) {
    const drawing = root.geoEvents.symbol(layer, state, size);
    drawing.setAttribute("aria-hidden", "true");
    return drawing;
  }

  /** State of an event for its card: before it is there with hindsight, what it is going to be. */
  function stateFor(event, { engine, t, clock }) {
    const now = engine.state(event, t, clock);
    return now === null && clock === "hindsight" ? engine.state(event, event.start, clock) : now;
  }

  // ---------------------------------------------------------------- the card

  function placeText(event, { scene, language, translate }) {
    const place = scene.places[event.place];
    const origin = scene.places[event.origin];
    const name = place?.name[language];
    let text = name ?? translate("player.card.unplaced");
    if (origin !== undefined && place !== undefined) {
      text = translate("player.card.journey", { origin: origin.name[language], place: name });
    } else if (origin !== undefined) {
      text = translate("player.card.from", { origin: origin.name[language] });
    }
    if (place === undefined || place.radius < ROUGH_KM) return text;
    return translate("player.card.rough", { place: text, km: Math.round(place.radius) });
  }

  /** Who said it, in which spirit, and when. */
  function claimHead(claim, event, { language, translate }) {
    const stance = translate(`player.stance.${claim.stance}`);
    const head = element("p", { class: "ge-claim-head" },
      element("span", { class: "ge-claim-by", text: claim.by }),
      element("span", { class: `ge-stance ge-stance-${claim.stance}`, text: stance }));
    const date = root.geoEvents.dateText(claim.known, event.offset, language);
    const when = claim.assumed || claim.on === null
      ? translate("player.claim.assumed", { date })
      : translate("player.claim.on", { date: claim.on[language] });
    return [head, element("p", { class: "ge-claim-when", text: when })];
  }

  /** Our translation is English: plain to see for who reads English, behind a button for who reads the original. */
  function translationOf(claim, { language, translate }) {
    if (!claim.translation || claim.translation === claim.quote) return null;
    const text = element("p", { class: "ge-translation", lang: "en", text: claim.translation });
    if (language === "en") return text;
    return element("details", { class: "ge-fold" },
      element("summary", { text: translate("player.claim.translation") }), text);
  }

  function sourceLine(source) {
    if (source === undefined) return null;
    return element("p", { class: "ge-source" },
      element("cite", { lang: source.language, text: source.title }),
      source.publisher ? element("span", { text: ` · ${source.publisher}` }) : null);
  }

  function claimItem(claim, event, view, onClaim) {
    const source = view.scene.sources[claim.source];
    const read = onClaim === undefined ? null : element("button", {
      type: "button", class: "ge-link", text: view.translate("player.claim.read"), onclick: () => onClaim(claim.id) });
    return element("li", { class: "ge-claim" },
      ...claimHead(claim, event, view),
      element("blockquote", { class: "ge-quote", lang: source?.language, text: claim.quote }),
      translationOf(claim, view),
      claim.note ? element("p", { class: "ge-note", text: claim.note }) : null,
      sourceLine(source), read);
  }

  /** The other events at the same place, to walk through without hunting for marks. */
  function neighbours(event, view, onSelect) {
    const here = view.scene.events.filter(
      (other) => event.place !== null && other.place === event.place && view.layers.includes(other.layer));
    const at = here.indexOf(event);
    if (at < 0 || here.length < 2) return null;
    const step = (to, sign, key) => element("button", {
      type: "button", class: "ge-step", disabled: to === undefined, title: to?.title[view.language],
      "aria-label": view.translate(key), onclick: () => onSelect(to.id) }, icon(sign));
    return element("nav", { class: "ge-neighbours", "aria-label": view.translate("player.here.label") },
      step(here[at - 1], "back", "player.here.previous"),
      element("span", { text: view.translate("player.here.position", { number: at + 1, total: here.length }) }),
      step(here[at + 1], "forward", "player.here.next"));
  }

  /**
   * Figure, summary and people look back over all the claims. As it was reported they would tell what nobody knew
   * yet, so they wait for the last claim.
   */
  function facts(event, view, isComplete) {
    const { language, translate } = view;
    if (!isComplete) return [];
    return [
      event.figure === null ? null : element("p", { class: "ge-figure" },
        element("b", { text: translate("player.card.figure") }), ` ${event.figure[language]}`),
      element("p", { class: "ge-summary", text: event.summary[language] }),
      event.actors.length === 0 ? null : element("p", { class: "ge-people" },
        element("b", { text: translate("player.card.people") }),
        ` ${event.actors.join(language === "zh" ? "、" : ", ")}`),
    ];
  }

  function claimList(event, view, known, onClaim) {
    const { translate } = view;
    const later = event.claims.length - known.length;
    return [
      element("h3", { text: translate("player.card.claims", { count: known.length }) }),
      element("ol", { class: "ge-claims" }, ...known.map((claim) => claimItem(claim, event, view, onClaim))),
      later === 0 ? null : element("p", { class: "ge-later", text: translate("player.card.later", { count: later }) }),
    ];
  }

  /**
   * Make the card.
   *
   * @param {HTMLElement} host
   * @param {{onClose: () => void, onSelect: (id: string) => void, onClaim?: (id: string) => void}} actions
   *   without `onClaim` there is no button that leads to the source
   */
  function createCard(host, { onClose, onSelect, onClaim }) {
    const kind = element("p", { class: "ge-kind" });
    const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onClose }, icon("close"));
    const title = element("h2", { id: "ge-card-title", tabindex: "-1" });
    const body = element("div", { class: "ge-card-body" });
    const foot = element("footer");
    const card = element("section", { class: "ge-card", role: "dialog", "aria-labelledby": title.id, hidden: true },
      element("header", { class: "ge-card-head" }, kind, close), body, foot);
    host.append(card);
    let drawn = null;

    function fill(event, view, state, known) {
      const { translate, language } = view;
      const words = [translate(`player.layer.${event.layer}`), translate(`player.state.${state ?? "unknown"}`)];
      kind.replaceChildren(symbol(event.layer, state ?? "expected", 22), element("span", { text: words.join(" · ") }));
      close.setAttribute("aria-label", translate("player.card.close"));
      close.title = translate("player.card.close");
      title.textContent = event.title[language];
      const content = [title, element("p", { class: "ge-when", text: event.when[language] }),
        element("p", { class: "ge-place", text: placeText(event, view) }),
        ...facts(event, view, known.length === event.claims.length), ...claimList(event, view, known, onClaim)];
      body.replaceChildren(...content.filter((part) => part !== null));
      foot.replaceChildren(...[neighbours(event, view, onSelect)].filter((part) => part !== null));
    }

    /** @param {object} event @param {View} view @returns {boolean} whether anything had to be drawn anew */
    function show(event, view) {
      const state = stateFor(event, view);
      const known = view.engine.knownClaims(event, view.t, view.clock);
      const key = JSON.stringify([view.scene.digest, event.id, view.language, view.layers, state, known.length]);
      card.hidden = false;
      if (key === drawn?.key) return false;
      const isSame = drawn?.id === event.id;
      const hadFocus = body.contains(document.activeElement) || foot.contains(document.activeElement);
      const scrolled = body.scrollTop;
      fill(event, view, state, known);
      body.scrollTop = isSame ? scrolled : 0;
      if (hadFocus) title.focus({ preventScroll: true });
      drawn = { key, id: event.id };
      return true;
    }

    /** @returns {boolean} whether there was a card to hide */
    function hide() {
      const wasShown = !card.hidden;
      card.hidden = true;
      drawn = null;
      return wasShown;
    }

    return { root: card, show, hide, focus: () => title.focus({ preventScroll: true }) };
  }

  // ---------------------------------------------------------------- the legend

  /** A line of the legend that is not a mark: a rail or the circle of a place known only roughly. */
  function sample(kind) {
    const drawing = vector("svg", { viewBox: "0 0 22 18", width: 22, height: 18, "aria-hidden": "true" });
    if (kind === "rough") drawing.append(vector("circle", { cx: 11, cy: 9, r: 7.5, class: "ge-sample-rough" }));
    else drawing.append(vector("path", { d: "M1 9h20", class: `ge-sample-${kind}` }));
    return drawing;
  }

  /** Make the legend. @param {HTMLElement} host @param {{onClose: () => void}} actions */
  function createLegend(host, { onClose }) {
    const box = element("section", { class: "ge-legend", hidden: true });
    host.append(box);

    function label(translate) {
      const row = (drawing, key) => element("li", {}, drawing, element("span", { text: translate(key) }));
      const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onClose,
        "aria-label": translate("player.legend.close"), title: translate("player.legend.close") }, icon("close"));
      box.setAttribute("aria-label", translate("player.legend"));
      box.replaceChildren(
        element("header", { class: "ge-card-head" }, element("h2", { text: translate("player.legend") }), close),
        element("ul", {}, ...LAYERS.map((name) => row(symbol(name, "confirmed"), `player.layer.${name}`))),
        element("ul", {}, ...STATES.map((name) => row(symbol("meeting", name), `player.legend.${name}`))),
        element("ul", {}, ...["solid", "dashed", "rough"].map((name) => row(sample(name), `player.legend.${name}`))));
    }

    return { root: box, label };
  }

  // ---------------------------------------------------------------- events without a place

  /** Make the button that counts what has no place on the map, and the list behind it. */
  function createUnplaced(host, { onSelect }) {
    const list = element("ul", { class: "ge-unplaced-list", id: "ge-unplaced", hidden: true });
    const button = element("button", { type: "button", class: "ge-pill", hidden: true, "aria-expanded": "false",
      "aria-controls": list.id, onclick: () => toggle(list.hidden) });
    host.append(list, button);
    let drawn = "";

    function toggle(isOpen) {
      list.hidden = !isOpen;
      button.setAttribute("aria-expanded", String(isOpen));
    }

    /** @param {{event: object, state: string}[]} entries @param {View} view */
    function draw(entries, { language, translate }) {
      const key = JSON.stringify([language, entries.map(({ event, state }) => [event.id, state])]);
      if (key === drawn) return;
      drawn = key;
      button.hidden = entries.length === 0;
      if (button.hidden) toggle(false);
      button.textContent = translate("player.unplaced", { count: entries.length });
      list.replaceChildren(...entries.map(({ event, state }) => element("li", {},
        element("button", { type: "button", onclick: () => onSelect(event.id) }, symbol(event.layer, state),
          element("span", {}, element("small", { text: event.when[language] }), event.title[language])))));
    }

    /** @returns {boolean} whether there was a list to close */
    function close() {
      const wasOpen = !list.hidden;
      toggle(false);
      return wasOpen;
    }

    return { draw, close };
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, {
    element, vector, icon, translator, createCard, createLegend, createUnplaced,
  });
})(globalThis);
