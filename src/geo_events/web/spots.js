/**
 * Spots: the places that lie within a few pixels of each other, as one; and the clusters that spots form.
 *
 * Pure: where each place is on the screen in, which spot it belongs to out. It is done once a view of the map, so that a
 * step in time only counts. Called by layer.js.
 *
 * @typedef {object} Spots
 * @property {Int32Array} spotOf of each place, -1 beyond the edge
 * @property {Float32Array} x of each spot, in pixels: the middle of its places
 * @property {Float32Array} y
 * @property {number[][]} places of each spot
 * @property {(x: number, y: number) => number} at the spot near a point, -1 if there is none
 */
(function (root) {
  "use strict";

  /** Side of a cell, in pixels: spots are about this far apart. */
  const CELL = 11;
  /** Side of the cells that become clusters, and how near to each other two of them may stand. */
  const WIDE_CELL = 110;
  const APART = 70;

  /**
   * @param {Float64Array} xs of each place, in pixels from the left edge
   * @param {Float64Array} ys
   * @param {{width: number, height: number}} size of the picture
   * @returns {Spots}
   */
  function makeSpots(xs, ys, { width, height }) {
    const columns = Math.ceil(width / CELL);
    const rows = Math.ceil(height / CELL);
    const spotOfCell = new Int32Array(columns * rows).fill(-1);
    const spotOf = new Int32Array(xs.length).fill(-1);
    const places = [];
    for (let place = 0; place < xs.length; place += 1) {
      const [x, y] = [xs[place], ys[place]];
      if (!(x >= 0 && y >= 0 && x < width && y < height)) continue;
      const cell = Math.floor(y / CELL) * columns + Math.floor(x / CELL);
      if (spotOfCell[cell] < 0) {
        spotOfCell[cell] = places.length;
        places.push([]);
      }
      spotOf[place] = spotOfCell[cell];
      places[spotOfCell[cell]].push(place);
    }
    const mean = (of) => Float32Array.from(places, (list) => list.reduce((sum, place) => sum + of[place], 0) / list.length);
    const [x, y] = [mean(xs), mean(ys)];

    /** A spot's middle may lie beside its own cell's: the cells around are looked at too. */
    function at(px, py) {
      let best = -1;
      let nearest = CELL * CELL;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const [column, row] = [Math.floor(px / CELL) + dx, Math.floor(py / CELL) + dy];
          const spot = column < 0 || row < 0 || column >= columns || row >= rows ? -1 : spotOfCell[row * columns + column];
          const distance = spot < 0 ? Infinity : (x[spot] - px) ** 2 + (y[spot] - py) ** 2;
          if (distance < nearest) [best, nearest] = [spot, distance];
        }
      }
      return best;
    }

    return { spotOf, x, y, places, at };
  }

  /**
   * Which spots are counted together: the heaviest of each wide cell's surroundings, apart from each other.
   *
   * @param {Spots} spots
   * @param {ArrayLike<number>} weights of each spot, whatever the time
   * @returns {{x: number, y: number, spots: number[]}[]} heaviest first
   */
  function makeClusters({ x, y }, weights) {
    const cells = new Map();
    for (let spot = 0; spot < x.length; spot += 1) {
      const key = `${Math.floor(x[spot] / WIDE_CELL)} ${Math.floor(y[spot] / WIDE_CELL)}`;
      if (!cells.has(key)) cells.set(key, { x: 0, y: 0, weight: 0, spots: [] });
      const cell = cells.get(key);
      cell.x += x[spot] * weights[spot];
      cell.y += y[spot] * weights[spot];
      cell.weight += weights[spot];
      cell.spots.push(spot);
    }
    const made = [];
    for (const { x: sumX, y: sumY, weight, spots } of [...cells.values()].sort((a, b) => b.weight - a.weight)) {
      if (weight === 0) continue;
      const one = { x: sumX / weight, y: sumY / weight, spots };
      const near = made.find((other) => Math.hypot(other.x - one.x, other.y - one.y) < APART);
      if (near === undefined) made.push(one);
      else near.spots.push(...spots);
    }
    return made;
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { makeSpots, makeClusters });
})(globalThis);
