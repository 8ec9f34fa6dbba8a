/**
 * The strip under the map.
 *
 * It owns the strip's blocks, ticks, folds, chapters and playhead. It keeps no time of its own: player.js tells it
 * where the playhead is, in which words (moment.js), and hears where the reader puts it. Positions, ticks and counts
 * come from the engine.
 */
(function (root) {
  "use strict";

  const SNAP_PIXELS = 6;
  const BLOCK = 6;
  /** A lone block may be this high, so that few events are not specks; a crowd is lower. */
  const BLOCK_HEIGHT = 10;
  const COLUMN = BLOCK + 1;
  /** Only columns that would not fit otherwise get blocks lower than this. */
  const LOW_BLOCK_HEIGHT = 5;
  const STRIP_HEIGHT = 44;
  /** Blocks leave room for the break marks on the line below them. */
  const BLOCKS_HEIGHT = 36;
  /** Above this many events a block an event would be dust: counts are drawn instead. */
  const MOST_BLOCKS = 600;
  const CHAPTER_PIXELS = 26;
  /** A label may stand out of the strip by so much: the panel has that room. */
  const MARGIN = 18;
  /** A chapter's label in less room than this would be a letter or two; its name is then in the tooltip alone. */
  const LABEL_PIXELS = 56;
  /** Break marks nearer than this share one. */
  const BREAK_PIXELS = 16;

  // Called late, so that the order in which the scripts are loaded does not matter.
  const element = (...parts) => root.geoEvents.element(...parts);
  const vector = (...parts) => root.geoEvents.vector(...parts);

  // ---------------------------------------------------------------- blocks

  /** Where blocks stand: an event where it starts; as reported where its first news is, later news being smaller. */
  function blocksOf({ scene, engine, clock, layers }) {
    return scene.events.filter((event) => layers.includes(event.layer)).flatMap((event) => {
      if (clock !== "reported") return [{ event, ms: event.start, isFirst: true }];
      const times = [...new Set(engine.knownClaims(event, Infinity, clock).map((claim) => claim.known))];
      return times.map((ms, i) => ({ event, ms, isFirst: i === 0 }));
    }).map((block) => ({ ...block, state: engine.state(block.event, block.ms, clock) }));
  }

  function drawBlocks(svg, view, width) {
    const { position } = view.engine.axis(view.axis);
    const columns = new Map();
    for (const block of blocksOf(view)) {
      const column = Math.round((position(block.ms) * width) / COLUMN);
      if (!columns.has(column)) columns.set(column, []);
      columns.get(column).push(block);
    }
    const tallest = Math.max(1, ...[...columns.values()].map((blocks) => blocks.length));
    const usual = Math.max(LOW_BLOCK_HEIGHT, Math.min(BLOCK_HEIGHT, BLOCKS_HEIGHT / tallest - 1)) + 1;
    for (const [column, blocks] of columns) {
      const step = Math.min(usual, BLOCKS_HEIGHT / blocks.length);
      blocks.sort((a, b) => view.layers.indexOf(a.event.layer) - view.layers.indexOf(b.event.layer));
      let y = BLOCKS_HEIGHT;
      for (const { event, isFirst, state } of blocks) {
        const height = Math.max(1, (step - 1) * (isFirst ? 1 : 0.5));
        y -= height + 1;
        const isHollow = state !== "confirmed" && height > 3;
        svg.append(vector("rect", {
          x: Math.max(0, Math.min(width - BLOCK, column * COLUMN - BLOCK / 2)) + (isHollow ? 0.75 : 0),
          y: y + (isHollow ? 0.75 : 0), width: BLOCK - (isHollow ? 1.5 : 0), height: height - (isHollow ? 1.5 : 0),
          rx: 1, class: `ge-block ge-${event.layer}${isHollow ? " ge-hollow" : ""}` },
        vector("title", {}, event.title[view.language])));
      }
    }
  }

  /** Many events: counts a few pixels wide, one colour above the other. */
  function drawBars(svg, view, width) {
    const bins = Math.max(1, Math.floor(width / 4));
    const bars = view.engine.bars({ kind: view.axis, layers: view.layers, clock: view.clock, bins });
    const most = Math.max(1, ...bars.map((bar) => bar.total));
    for (const bar of bars) {
      let y = BLOCKS_HEIGHT;
      for (const layer of view.layers.filter((name) => bar.counts[name] > 0)) {
        const height = Math.max(1, (bar.counts[layer] / most) * BLOCKS_HEIGHT);
        y -= height;
        svg.append(vector("rect", { x: bar.from * width, y, height, width: Math.max(1, width / bins - 1),
          class: `ge-block ge-${layer}` }));
      }
    }
  }

  // ---------------------------------------------------------------- the strip

  const percent = (share) => `${(share * 100).toFixed(3)}%`;

  function chapterButtons({ scene, engine, axis, language }, width, onSeek) {
    const { position } = engine.axis(axis);
    const chapters = [...scene.chapters].sort((a, b) => a.start - b.start);
    return chapters.flatMap((chapter, i) => {
      const left = position(chapter.start);
      const right = Math.min(position(chapter.end), i + 1 < chapters.length ? position(chapters[i + 1].start) : 1);
      const pixels = (right - left) * width;
      if (pixels < CHAPTER_PIXELS) return [];
      const title = chapter.title[language];
      const button = element("button", { type: "button", class: "ge-chapter", "aria-label": title,
        title: chapter.note[language] ? `${title}: ${chapter.note[language]}` : title,
        onclick: () => onSeek(chapter.start) },
      pixels < LABEL_PIXELS ? null : element("span", { text: title }));
      button.style.left = percent(left);
      button.style.width = `${(pixels - 2).toFixed(1)}px`;
      return [button];
    });
  }

  /** Folds that lie close together, as one: where there are many in a narrow strip, their marks would be a hatching. */
  function foldGroups({ engine, axis, language }, width) {
    const { position, folds } = engine.axis(axis);
    const groups = [];
    for (const fold of folds) {
      const middle = (position(fold.start) + position(fold.end)) / 2;
      const last = groups[groups.length - 1];
      if (last === undefined || (middle - last.first) * width >= BREAK_PIXELS) {
        groups.push({ first: middle, last: middle, texts: [fold.text[language]], end: fold.end });
      } else {
        Object.assign(last, { last: middle, texts: [...last.texts, fold.text[language]], end: fold.end });
      }
    }
    return groups;
  }

  function foldButton({ first, last, texts, end }, tip, onSeek) {
    const middle = (first + last) / 2;
    const text = texts.join("\n");
    const button = element("button", { type: "button", class: "ge-break", "aria-label": texts.join("; ") },
      vector("svg", { viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" },
        vector("path", { d: "M4.5 11L6.5 3M7.5 11L9.5 3", class: "ge-break-ink" })));
    button.style.left = percent(middle);
    // A pointer drags the playhead as anywhere on the strip; a key (a click without a count) leaps over the gap.
    button.addEventListener("click", (event) => { if (event.detail === 0) onSeek(end); });
    const show = () => tip.show(text, middle);
    for (const name of ["pointerenter", "focus"]) button.addEventListener(name, show);
    for (const name of ["pointerleave", "blur"]) button.addEventListener(name, tip.hide);
    return button;
  }

  /** Many marks are one stop of the Tab key; from there the arrows lead from one to the next. */
  function roveOver(group) {
    const buttons = [...group.children];
    buttons.forEach((button, i) => {
      button.tabIndex = i === 0 ? 0 : -1;
      button.addEventListener("keydown", (event) => {
        const next = buttons[i + ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? NaN)];
        if (next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        button.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      });
    });
  }

  function createTip(host) {
    const tip = element("div", { class: "ge-tip", "aria-hidden": "true", hidden: true });
    host.append(tip);
    function show(text, share) {
      tip.textContent = text;
      tip.hidden = false;
      const half = tip.offsetWidth / 2;
      const x = Math.max(half, Math.min(host.clientWidth - half, share * host.clientWidth));
      tip.style.left = `${x.toFixed(1)}px`;
    }
    return { show, hide: () => { tip.hidden = true; } };
  }

  function tickMarks(view, width) {
    return view.engine.ticks({ kind: view.axis, width, language: view.language }).map(({ p, label }) => {
      const mark = element("span", { class: "ge-tick" }, element("span", { text: label }));
      mark.style.left = percent(p);
      return mark;
    });
  }

  /** The first and the last label are moved only as far as the panel's edge makes them. */
  function keepTicksInside(ticks, width) {
    const labels = [...ticks.querySelectorAll("span span")];
    for (const label of new Set([labels[0], labels[labels.length - 1]].filter((one) => one !== undefined))) {
      const at = label.parentElement.offsetLeft;
      const half = label.offsetWidth / 2;
      const shift = Math.max(0, half - at - MARGIN) - Math.max(0, half - (width - at) - MARGIN);
      label.style.marginLeft = `${shift.toFixed(1)}px`;
    }
  }

  /** Let the reader put the playhead anywhere: `place` gets a share of the width. */
  function followPointer(strip, playhead, { onHold, place }) {
    const at = (event) => {
      const box = strip.getBoundingClientRect();
      return box.width > 0 ? Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) : 0;
    };
    let isHeld = false;
    strip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      isHeld = true;
      strip.setPointerCapture(event.pointerId);
      playhead.focus({ preventScroll: true });
      onHold();
      place(at(event));
    });
    strip.addEventListener("pointermove", (event) => { if (isHeld) place(at(event)); });
    for (const name of ["pointerup", "pointercancel"]) strip.addEventListener(name, () => { isHeld = false; });
  }

  /**
   * Make the strip.
   *
   * @param {HTMLElement} host
   * @param {{onSeek: (ms: number) => void, onHold: () => void}} actions onHold when the reader takes the playhead
   */
  function createTimeline(host, { onSeek, onHold }) {
    const svg = vector("svg", { class: "ge-blocks", height: STRIP_HEIGHT, "aria-hidden": "true" });
    const chapters = element("div", { class: "ge-chapters" });
    const travelled = element("div", { class: "ge-travelled" });
    const breaks = element("div", { class: "ge-breaks", role: "group" });
    const ticks = element("div", { class: "ge-ticks", "aria-hidden": "true" });
    const playhead = element("div", { class: "ge-playhead", role: "slider", tabindex: "0" });
    const strip = element("div", { class: "ge-strip" }, travelled, svg, playhead, breaks);
    const box = element("div", { class: "ge-timeline" }, chapters, strip, ticks);
    host.append(box);
    const tip = createTip(box);
    let drawn = null;

    function snapped(share) {
      const { engine, axis, clock } = drawn.view;
      const { position, time } = engine.axis(axis);
      const t = time(share);
      const near = [engine.previous(t, clock), engine.next(t - 1, clock)].filter((ms) => ms !== null)
        .map((ms) => ({ ms, pixels: Math.abs(position(ms) - share) * drawn.width }))
        .sort((a, b) => a.pixels - b.pixels)[0];
      return near !== undefined && near.pixels <= SNAP_PIXELS ? near.ms : Math.round(t);
    }

    followPointer(strip, playhead, { onHold, place: (share) => { if (drawn !== null) onSeek(snapped(share)); } });

    /** Draw everything but the playhead: after a change of scene, layers, clock, axis, language or width. */
    function layout(view) {
      const width = strip.clientWidth;
      drawn = { view, width };
      if (width === 0) return;
      tip.hide();
      svg.replaceChildren();
      svg.setAttribute("width", width);
      (view.scene.events.length > MOST_BLOCKS ? drawBars : drawBlocks)(svg, view, width);
      chapters.replaceChildren(...chapterButtons(view, width, onSeek));
      chapters.hidden = chapters.childElementCount === 0;
      ticks.replaceChildren(...tickMarks(view, width));
      keepTicksInside(ticks, width);
      breaks.replaceChildren(...foldGroups(view, width).map((group) => foldButton(group, tip, onSeek)));
      roveOver(breaks);
      breaks.setAttribute("aria-label", view.translate("player.folds"));
      playhead.setAttribute("aria-label", view.translate("player.timeline"));
      playhead.setAttribute("aria-valuemin", view.scene.period.start);
      playhead.setAttribute("aria-valuemax", view.scene.period.end);
    }

    /** Put the playhead at a time; `words` is what a screen reader says of it. */
    function move(t, words) {
      const { engine, axis } = drawn.view;
      const share = percent(engine.axis(axis).position(t));
      playhead.style.left = share;
      travelled.style.width = share;
      playhead.setAttribute("aria-valuenow", t);
      if (playhead.getAttribute("aria-valuetext") !== words) playhead.setAttribute("aria-valuetext", words);
    }

    return { root: box, playhead, layout, move };
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createTimeline });
})(globalThis);
