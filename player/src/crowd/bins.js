/**
 * Bins: the places that lie within a few pixels of each other, as one; and the groups that bins form.
 *
 * Pure: where each place is on the screen in, which bin it belongs to out. It is done once a view of the map, so that a
 * step in time only counts. Called by crowd-layer.js.
 *
 * @typedef {{width: number, height: number}} Size pixels
 *
 * @typedef {object} Bins
 * @property {Int32Array} binOf of each place, -1 beyond the edge
 * @property {Float32Array} x of each bin, in pixels: the middle of its places
 * @property {Float32Array} y
 * @property {number[][]} places of each bin
 * @property {(x: number, y: number) => number} binNear the bin near a point, -1 if there is none
 *
 * @typedef {{x: number, y: number, bins: number[]}} Group bins that are counted together, and where
 */

/** Side of a cell, in pixels: bins are about this far apart. */
const CELL_PIXELS = 11;
/** Side of the cells that become groups, and how near to each other two of them may stand. */
const GROUP_CELL_PIXELS = 110;
const LEAST_GROUP_DISTANCE = 70;

/**
 * @param {Float64Array} xs of each place, in pixels from the left edge
 * @param {Float64Array} ys
 * @param {Size} size of the picture
 * @returns {Bins}
 */
export function makeBins(xs, ys, { width, height }) {
  const columns = Math.ceil(width / CELL_PIXELS);
  const rows = Math.ceil(height / CELL_PIXELS);
  const binOfCell = new Int32Array(columns * rows).fill(-1);
  const binOf = new Int32Array(xs.length).fill(-1);
  /** @type {number[][]} */
  const places = [];
  for (let place = 0; place < xs.length; place += 1) {
    const [x, y] = [xs[place], ys[place]];
    if (!(x >= 0 && y >= 0 && x < width && y < height)) continue;
    const cell = Math.floor(y / CELL_PIXELS) * columns + Math.floor(x / CELL_PIXELS);
    if (binOfCell[cell] < 0) {
      binOfCell[cell] = places.length;
      places.push([]);
    }
    binOf[place] = binOfCell[cell];
    places[binOfCell[cell]].push(place);
  }
  /** @param {Float64Array} of */
  const mean = (of) => Float32Array.from(places,
    (list) => list.reduce((sum, place) => sum + of[place], 0) / list.length);
  const [x, y] = [mean(xs), mean(ys)];

  /** A bin's middle may lie beside its own cell's: the cells around are looked at too. @type {Bins["binNear"]} */
  function binNear(px, py) {
    let best = -1;
    let nearest = CELL_PIXELS * CELL_PIXELS;
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const [column, row] = [Math.floor(px / CELL_PIXELS) + dx, Math.floor(py / CELL_PIXELS) + dy];
        const bin = column < 0 || row < 0 || column >= columns || row >= rows ? -1 : binOfCell[row * columns + column];
        const distance = bin < 0 ? Infinity : (x[bin] - px) ** 2 + (y[bin] - py) ** 2;
        if (distance < nearest) [best, nearest] = [bin, distance];
      }
    }
    return best;
  }

  return { binOf, x, y, places, binNear };
}

/**
 * Which bins are counted together: the heaviest of each wide cell's surroundings, apart from each other.
 *
 * @param {Bins} bins
 * @param {ArrayLike<number>} weights of each bin, whatever the time
 * @returns {Group[]} heaviest first
 */
export function groupBins({ x, y }, weights) {
  /** @type {Map<string, Group & {weight: number}>} */
  const cells = new Map();
  for (let bin = 0; bin < x.length; bin += 1) {
    const key = `${Math.floor(x[bin] / GROUP_CELL_PIXELS)} ${Math.floor(y[bin] / GROUP_CELL_PIXELS)}`;
    const cell = cells.get(key) ?? { x: 0, y: 0, weight: 0, bins: [] };
    cells.set(key, cell);
    cell.x += x[bin] * weights[bin];
    cell.y += y[bin] * weights[bin];
    cell.weight += weights[bin];
    cell.bins.push(bin);
  }
  /** @type {Group[]} */
  const made = [];
  for (const { x: sumX, y: sumY, weight, bins } of [...cells.values()].sort((a, b) => b.weight - a.weight)) {
    if (weight === 0) continue;
    const one = { x: sumX / weight, y: sumY / weight, bins };
    const near = made.find((other) => Math.hypot(other.x - one.x, other.y - one.y) < LEAST_GROUP_DISTANCE);
    if (near === undefined) made.push(one);
    else near.bins.push(...bins);
  }
  return made;
}
