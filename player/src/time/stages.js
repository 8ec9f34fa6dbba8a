/**
 * Which shapes of an event stand at a moment: those of the time, or the last before it; and those that came before, as
 * long as the map keeps what was.
 *
 * Pure; called by standing.js. Python has the same rule, and tests/cases/areas.json the cases on which both agree.
 *
 * @import { ViewAt } from "./visibility.js"
 * @import { Axis } from "./axis.js"
 * @typedef {{start: number, end: number}} Span
 */
import { freshness } from "./visibility.js";

/**
 * @template {Span} One
 * @param {One[]} shapes of one event
 * @param {ViewAt} view
 * @param {Axis} axis
 * @returns {{shape: One, isPast: boolean}[]} before any has begun the first, which is then only expected
 */
export function stagesAt(shapes, view, axis) {
  const begun = shapes.filter(({ start }) => start <= view.t);
  if (begun.length === 0) {
    const first = Math.min(...shapes.map(({ start }) => start));
    return shapes.filter(({ start }) => start === first).map((shape) => ({ shape, isPast: false }));
  }
  const there = begun.filter(({ end }) => view.t < end);
  const last = Math.max(...begun.map(({ end }) => end));
  const fresh = freshness(view, axis);
  return begun.flatMap((shape) => {
    const isPast = there.length > 0 ? !there.includes(shape) : shape.end !== last;
    const isGone = isPast && (view.mode ?? "upto") !== "upto" && fresh(shape.end, view.t) === 0;
    return isGone ? [] : [{ shape, isPast }];
  });
}
