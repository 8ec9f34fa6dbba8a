/**
 * What happened when, on the strip: a block an event, or counts where there are too many.
 *
 * It owns the drawing in the strip's SVG, for the part of the axis that is shown. Called by timeline.js.
 *
 * @import { SceneEvent } from "../scene.js"
 * @import { State } from "../time/clocks.js"
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {{event: SceneEvent, ms: number, isFirst: boolean, state: State|null}} Block first news or later
 */
import { setAttributes, svgElement } from "../elements.js";
import { firstWhere } from "../time/axis.js";
import { LAYERS } from "../time/clocks.js";
import { shareOf } from "./zoom.js";

const BLOCK_WIDTH = 6;
/** A lone block may be this high, so that few events are not specks; a crowd is lower. */
const BLOCK_HEIGHT = 10;
const COLUMN_WIDTH = BLOCK_WIDTH + 1;
/** Only columns that would not fit otherwise get blocks lower than this. */
const LOW_BLOCK_HEIGHT = 5;
/** Blocks leave room for the break marks on the line below them. */
const STACK_HEIGHT = 36;
/** Above this many events a block an event would be dust: counts are drawn instead. */
const MOST_BLOCKS = 600;
/** News is not in the order of the events: above this many, all are not read for the news of a part. */
const MOST_READ = 5000;
const BAR_WIDTH = 4;

/** The events that may have a block in the part, or null if they are too many. @param {StripContext} view */
function eventsOf({ engine, clock, low, high }) {
  const isReported = clock === "reported";
  const { count, rows, columns: { start } } = engine;
  const first = isReported ? 0 : firstWhere(count, (i) => start[rows[i]] >= low);
  const last = isReported ? count : firstWhere(count, (i) => start[rows[i]] > high);
  if (last - first > (isReported ? MOST_READ : MOST_BLOCKS)) return null;
  return Array.from(rows.subarray(first, last), engine.event);
}

/**
 * Where blocks stand: an event where it starts; as reported where its first news is, later news being smaller.
 *
 * @param {StripContext} view
 * @returns {Block[]|null} null if there are too many
 */
function blocksOf(view) {
  const { engine, clock, low, high } = view;
  const blocks = eventsOf(view)?.flatMap((event) => {
    if (clock !== "reported") return [{ event, ms: event.start, isFirst: true }];
    const times = [...new Set(engine.knownClaims(event, Infinity, clock).map((claim) => claim.known))];
    return times.map((ms, i) => ({ event, ms, isFirst: i === 0 }));
  }).filter(({ ms }) => ms >= low && ms <= high);
  if (blocks === undefined || blocks.length > MOST_BLOCKS) return null;
  return blocks.map((block) => ({ ...block, state: engine.state(block.event, block.ms, clock) }));
}

/** @param {SVGElement} svg @param {Block[]} blocks @param {StripContext} view */
function drawBlocks(svg, blocks, { width, language, shareAt }) {
  /** @type {Map<number, Block[]>} */
  const columns = new Map();
  for (const block of blocks) {
    const at = Math.round((shareAt(block.ms) * width) / COLUMN_WIDTH);
    const column = columns.get(at) ?? [];
    column.push(block);
    columns.set(at, column);
  }
  const tallest = Math.max(1, ...[...columns.values()].map((column) => column.length));
  const usual = Math.max(LOW_BLOCK_HEIGHT, Math.min(BLOCK_HEIGHT, STACK_HEIGHT / tallest - 1)) + 1;
  for (const [column, list] of columns) {
    const step = Math.min(usual, STACK_HEIGHT / list.length);
    list.sort((a, b) => LAYERS.indexOf(a.event.layer) - LAYERS.indexOf(b.event.layer));
    let y = STACK_HEIGHT;
    for (const { event, isFirst, state } of list) {
      const height = Math.max(1, (step - 1) * (isFirst ? 1 : 0.5));
      y -= height + 1;
      const isHollow = state !== "confirmed" && height > 3;
      svg.append(svgElement("rect", {
        x: Math.max(0, Math.min(width - BLOCK_WIDTH, column * COLUMN_WIDTH - BLOCK_WIDTH / 2)) + (isHollow ? 0.75 : 0),
        y: y + (isHollow ? 0.75 : 0), width: BLOCK_WIDTH - (isHollow ? 1.5 : 0), height: height - (isHollow ? 1.5 : 0),
        rx: 1, class: `ge-block ge-${event.layer}${isHollow ? " ge-hollow" : ""}` },
      svgElement("title", {}, event.title[language])));
    }
  }
}

/** Counts a few pixels wide, one colour above the other. @param {SVGElement} svg @param {StripContext} view */
function drawBars(svg, { engine, axis, clock, width, part }) {
  const bins = Math.max(1, Math.floor(width / BAR_WIDTH));
  const bars = engine.bars({ kind: axis, clock, bins, from: part.from, to: part.to });
  const most = Math.max(1, ...bars.map((bar) => bar.total));
  for (const bar of bars) {
    const x = shareOf(part, bar.from) * width;
    if (x < -1 || x >= width) continue;
    let y = STACK_HEIGHT;
    for (const layer of LAYERS.filter((name) => bar.counts[name] > 0)) {
      const height = Math.max(1, (bar.counts[layer] / most) * STACK_HEIGHT);
      y -= height;
      svg.append(svgElement("rect", { x, y, height, class: `ge-block ge-${layer}`,
        width: Math.max(1, (shareOf(part, bar.to) - shareOf(part, bar.from)) * width - 1) }));
    }
  }
}

/**
 * Draw anew.
 *
 * @param {SVGElement} svg
 * @param {StripContext} view
 */
export function drawHappenings(svg, view) {
  svg.replaceChildren();
  setAttributes(svg, { width: view.width });
  const blocks = blocksOf(view);
  if (blocks === null) drawBars(svg, view);
  else drawBlocks(svg, blocks, view);
}
