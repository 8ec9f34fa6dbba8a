/**
 * TopoJSON: lines and rings of an object, out of the arcs that neighbours share.
 *
 * Pure. Called by basemap.js.
 *
 * @typedef {number[][]} Line points as `project` gives them
 */

/** All arcs of a quantized topology. @returns {Line[]} */
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

/** Arcs joined end to end; each begins where the one before ends. A complement, ~i, is arc i turned round. */
function joinArcs(arcs, numbers) {
  return numbers.flatMap((number, i) => {
    const line = number >= 0 ? arcs[number] : [...arcs[~number]].reverse();
    return i === 0 ? line : line.slice(1);
  });
}

/**
 * Make what reads the objects of a topology.
 *
 * @param {object} topology TopoJSON with a transform
 * @param {(latitude: number, longitude: number) => number[]} project
 * @returns {(name: string) => Line[]} all lines or rings of an object, whatever it is made of; none without it
 */
export function readTopology(topology, project) {
  const arcs = decodeArcs(topology, project);
  const linesOf = (object) => {
    const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[object.type];
    if (depth === undefined) return (object.geometries ?? []).flatMap(linesOf);
    return [object.arcs].flat(depth).map((numbers) => joinArcs(arcs, numbers));
  };
  return (name) => (topology.objects[name] === undefined ? [] : linesOf(topology.objects[name]));
}
