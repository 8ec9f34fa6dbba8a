/**
 * TopoJSON: lines and rings of an object, out of the arcs that neighbours share.
 *
 * Pure. Called by basemap.js.
 *
 * @import { Point, Project } from "./geometry.js"
 * @typedef {{arcs: [number, number][][], transform: {scale: number[], translate: number[]},
 *   objects: Record<string, TopologyObject>}} Topology
 * @typedef {{type: "GeometryCollection", geometries: TopologyObject[]} | {type: "LineString", arcs: number[]}
 *   | {type: "MultiLineString"|"Polygon", arcs: number[][]} | {type: "MultiPolygon", arcs: number[][][]}
 *   } TopologyObject
 */

/** All arcs of a quantized topology. @param {Topology} topology @param {Project} project */
function decodeArcs({ arcs, transform: { scale, translate } }, project) {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return project(y * scale[1] + translate[1], x * scale[0] + translate[0]);
    });
  });
}

/**
 * Arcs joined end to end; each begins where the one before ends. A complement, ~i, is arc i turned round.
 *
 * @param {Point[][]} arcs
 * @param {number[]} numbers
 */
function joinArcs(arcs, numbers) {
  return numbers.flatMap((number, i) => {
    const line = number >= 0 ? arcs[number] : [...arcs[~number]].reverse();
    return i === 0 ? line : line.slice(1);
  });
}

/**
 * Make what reads the objects of a topology.
 *
 * @param {Topology} topology TopoJSON with a transform
 * @param {Project} project
 * @returns {(name: string) => Point[][]} all lines or rings of an object, whatever it is made of; none without it
 */
export function readTopology(topology, project) {
  const arcs = decodeArcs(topology, project);
  const join = (/** @type {number[]} */ numbers) => joinArcs(arcs, numbers);
  /** @type {(object: TopologyObject) => Point[][]} */
  const linesOf = (object) => {
    switch (object.type) {
      case "GeometryCollection": return object.geometries.flatMap(linesOf);
      case "LineString": return [join(object.arcs)];
      case "MultiLineString":
      case "Polygon": return object.arcs.map(join);
      case "MultiPolygon": return object.arcs.flat().map(join);
      default: return []; // points have no lines
    }
  };
  return (name) => (topology.objects[name] === undefined ? [] : linesOf(topology.objects[name]));
}
