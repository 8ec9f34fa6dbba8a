/**
 * The legend: what the shapes, the states and the lines on the map mean, and which of them are shown.
 *
 * A row of a layer or a status is a button that leaves its events out, with their number; the other rows only explain.
 * The drawings are the marks' own, so that legend and map cannot drift apart. Called by sidebar.js.
 *
 * @import { Scene } from "../time/columns.js"
 * @import { Translate } from "../translator.js"
 * @import { Engine, Settings } from "../types.js"
 *
 * @typedef {"named"|"ends"|"inferred"|"area"|"vague"|"rough"|"bin"|"fold"|"hollow"|"lasting"} Line
 */
import { element, icon, setAttributes, setText, svgElement } from "../elements.js";
import { numberText } from "../languages.js";
import { allLayers, layerIds, layerName } from "../layers.js";
import { areaSymbol, symbol } from "../map/symbols.js";
import { isFilled, STATES, STATUSES } from "../time/clocks.js";
import { isAnyLasting, isAnyVague } from "../time/lasting.js";

/** @type {Line[]} */
const LINES = ["named", "ends", "inferred", "area", "vague", "rough", "bin", "fold", "hollow", "lasting"];
const RAILS = ["named", "ends", "inferred"];
const SYMBOL = 18;

/** A bin of a crowd: a disc cut among some layers. @param {string[]} layers ids */
function pie(layers) {
  if (layers.length < 2) {
    return [svgElement("circle", { cx: 10, cy: 8, r: 6.5, class: "ge-block", "data-layer": layers[0] ?? "" })];
  }
  /** @param {number} turn */
  const edge = (turn) => [10 + 6.5 * Math.sin(turn * 2 * Math.PI), 8 - 6.5 * Math.cos(turn * 2 * Math.PI)]
    .map((pixels) => pixels.toFixed(1)).join(" ");
  return layers.map((name, i) => svgElement("path", { class: "ge-block", "data-layer": name,
    d: `M10 8L${edge(i / layers.length)}A6.5 6.5 0 0 1 ${edge((i + 1) / layers.length)}Z` }));
}

/** The last three stand on the strip. @type {Partial<Record<Line, string>>} */
const PATHS = { area: "M2 5l6-4 9 3 1 7-7 4-7-3z", named: "M1 8h18", ends: "M1 8h18", inferred: "M1 8h18",
  fold: "M1 8h6M13 8h6M6 12l2-8M12 12l2-8", hollow: "M7 3h6v10h-6z",
  lasting: "M2 6h14v4h-14z" };

/**
 * What is not a mark: a rail, the circle of a place known only roughly, a bin; on the strip a fold and a hollow block.
 *
 * @param {Line} kind
 */
function sample(kind) {
  const drawing = svgElement("svg", { viewBox: "0 0 20 16", width: 20, height: 16, "aria-hidden": "true" });
  if (kind === "rough") drawing.append(svgElement("circle", { cx: 10, cy: 8, r: 6.8, class: "ge-sample-rough" }));
  else if (kind === "vague") return symbol("", "confirmed", SYMBOL, true);
  else if (kind !== "bin") drawing.append(svgElement("path", { d: PATHS[kind], class: `ge-sample-${kind}` }));
  return drawing;
}

/** A row that explains. @param {SVGElement} drawing */
function createRow(drawing) {
  const words = element("span");
  return { node: element("li", { class: "ge-explained" }, drawing, words), words, drawing };
}

/** A row that is pressed as long as its events are shown. @param {SVGElement} drawing @param {() => void} onclick */
function createToggle(drawing, onclick) {
  const words = element("span", { class: "ge-choice-name" });
  const count = element("span", { class: "ge-count" });
  const button = element("button", { type: "button", class: "ge-choice", onclick },
    icon("tick"), drawing, words, count);
  /** @param {string} text @param {string} number @param {boolean} isOn */
  function label(text, number, isOn) {
    setText(words, text);
    setText(count, number);
    setAttributes(button, { "aria-pressed": isOn, "data-none": number === "0" });
  }
  return { node: element("li", {}, button), label };
}

/** Rows under a heading. @param {string} name @param {HTMLElement[]} rows */
function createGroup(name, ...rows) {
  const heading = element("h3", { id: `ge-${name}` });
  const list = element("ul", { "aria-labelledby": heading.id }, ...rows);
  return { heading, list, node: element("section", { class: `ge-group ge-group-${name}` }, heading, list) };
}

/**
 * One more or one less of a list, in the order of all.
 *
 * @template Name
 * @param {readonly Name[]} all
 * @param {readonly Name[]} chosen
 * @param {Name} one
 */
const toggled = (all, chosen, one) => all.filter((name) => chosen.includes(name) !== (name === one));

/**
 * Make the legend.
 *
 * @param {Settings} settings as they are
 * @param {(changes: Partial<Settings>) => void} onSet
 */
export function createLegend(settings, onSet) {
  /** The layers' rows, made anew for another story. @type {(ReturnType<typeof createToggle> & {id: string})[]} */
  let layers = [];
  const statuses = STATUSES.map((name) => createToggle(symbol("", name, SYMBOL), () => {
    const chosen = toggled(offered, settings.statuses, name);
    onSet({ statuses: chosen.length === offered.length ? [...STATUSES] : chosen });
  }));
  const expected = createRow(symbol("", "expected", SYMBOL));
  const lines = LINES.map((kind) => createRow(sample(kind)));
  const rowOf = (/** @type {string} */ kind) => lines[LINES.findIndex((one) => one === kind)];
  rowOf("bin").node.classList.add("ge-bin-row");
  const what = createGroup("what");
  const sure = createGroup("sure", ...statuses.map(({ node }) => node), expected.node);
  const lined = createGroup("lines", ...lines.map(({ node }) => node));
  /** Of which layers the rows are. */
  let made = "";
  /** The statuses of which there are rows: of the others there is nothing to choose. */
  let offered = STATUSES;

  /** One more or one less; all of them are no choice. @param {string} id */
  function toggle(id) {
    const ids = layers.filter(({ node }) => !node.hidden).map((layer) => layer.id);
    const chosen = toggled(ids, settings.layers ?? ids, id);
    onSet({ layers: chosen.length === ids.length ? null : chosen });
  }

  /** @param {Scene} scene @param {Engine} whole */
  function makeLayers({ tracks, areas = [] }, whole) {
    const ids = layerIds();
    const layerOf = (/** @type {{event: string}|undefined} */ drawn) => whole.find(drawn?.event ?? "")?.layer ?? "";
    const rail = layerOf(tracks[0]);
    const wide = new Set(areas.map(layerOf));
    const key = JSON.stringify([allLayers(), rail, ...wide]);
    if (key === made) return;
    made = key;
    layers = ids.map((id) => ({ id, ...createToggle(
      wide.has(id) ? areaSymbol(id, SYMBOL) : symbol(id, "confirmed", SYMBOL), () => toggle(id)) }));
    what.list.replaceChildren(...layers.map(({ node }) => node));
    rowOf("bin").drawing.replaceChildren(...pie(ids));
    rowOf("area").node.hidden = areas.length === 0;
    setAttributes(rowOf("area").drawing, { "data-layer": layerOf(areas[0]) });
    for (const kind of RAILS) {
      setAttributes(rowOf(kind).drawing, { "data-layer": rail });
      rowOf(kind).node.hidden = tracks.length === 0;
    }
  }

  /** Leave out the rows of what no event has. @param {Engine} engine @param {Scene} scene */
  function offer({ columns }, { clocked, undated = [] }) {
    const held = columns.layers.filter((id, i) => columns.layer.includes(i)
      || undated.some(({ layer }) => layer === id));
    for (const { id, node } of layers) node.hidden = !held.includes(id);
    what.node.hidden = held.length < 2;
    const stated = STATUSES.filter((name) => columns.status.includes(STATES.indexOf(name))
      || undated.some(({ status }) => status === name));
    // As it was reported, an event may have been less sure than it is now.
    offered = STATUSES.filter((name) => stated.includes(name)
      || (settings.clock === "reported" && name !== "unstated"));
    STATUSES.forEach((name, i) => { statuses[i].node.hidden = !offered.includes(name); });
    sure.node.hidden = stated.length < 2;
    rowOf("hollow").node.hidden = clocked === false && stated.every(isFilled);
  }

  /** @param {Translate} translate @param {Engine} engine */
  function labelLines(translate, { columns, axis }) {
    rowOf("vague").node.hidden = !isAnyVague(columns);
    rowOf("lasting").node.hidden = !isAnyLasting(columns);
    rowOf("fold").node.hidden = axis(settings.axis).folds.length === 0;
    for (const kind of LINES) setText(rowOf(kind).words, translate(`player.legend.${kind}`));
  }

  /**
   * @param {Translate} translate
   * @param {{engine: Engine, whole: Engine, scene: Scene}} story `engine` knows what passes the filters
   */
  function label(translate, { engine, whole, scene }) {
    makeLayers(scene, whole);
    offer(whole, scene);
    for (const [name, { heading }] of Object.entries({ what, sure, lines: lined })) {
      setText(heading, translate(`player.legend.${name}`));
    }
    /** @param {number} count */
    const write = (count) => numberText(count, settings.language);
    for (const { id, label: say } of layers) {
      say(layerName(id, { ...settings, translate }), write(engine.layerCounts.get(id) ?? 0),
        settings.layers?.includes(id) ?? true);
    }
    STATUSES.forEach((name, i) => statuses[i].label(
      translate(`player.legend.${name}`), write(engine.statusCounts[name]), settings.statuses.includes(name)));
    setText(expected.words, translate("player.legend.announced"));
    labelLines(translate, engine);
  }

  return { nodes: [what.node, sure.node], lines: lined.node, label };
}
