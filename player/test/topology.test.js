/**
 * The basemap's topology: arcs that neighbours share, as lines and rings.
 *
 * @import { Topology } from "../src/map/topology.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readTopology } from "../src/map/topology.js";

/** Two squares side by side, which share the arc in the middle. @type {Topology} */
const topology = {
  transform: { scale: [1, 10], translate: [100, 0] },
  arcs: [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
  objects: {
    land: { type: "GeometryCollection", geometries: [
      { type: "Polygon", arcs: [[0, 1]] }, { type: "MultiPolygon", arcs: [[[2, ~0]]] }] },
    border: { type: "LineString", arcs: [0] },
  },
};
const linesOf = readTopology(topology, (latitude, longitude) => [longitude, latitude]);

test("topology: a shared arc is read forwards by one neighbour and backwards by the other", () => {
  assert.deepEqual(linesOf("land"), [
    [[101, 0], [101, 10], [100, 10], [100, 0], [101, 0]],
    [[101, 0], [102, 0], [102, 10], [101, 10], [101, 0]],
  ]);
});

test("topology: a line is one line, and what is not there has none", () => {
  assert.deepEqual(linesOf("border"), [[[101, 0], [101, 10]]]);
  assert.deepEqual(linesOf("lakes"), []);
});
