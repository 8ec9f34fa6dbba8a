/**
 * How the two ends of a date are known, and from when to when an event lasts that has none.
 *
 * Pure; called by columns.js, clocks.js, engine.js, period.js and the strip. Python has the same rule (`When.lasting`),
 * and tests/cases/clock.json, ageing.json and filters.json the cases on which both must agree.
 *
 * @import { Edge, SceneEdges, SceneEvent } from "../scene.js"
 * @import { Columns } from "./columns.js"
 */

/** As Python counts them. @type {Edge[]} */
export const EDGES = ["known", "vague", "open"];
const [, VAGUE, OPEN] = EDGES.keys();
const DAY = 86400000;
/** @type {SceneEdges} */
export const EXACT = ["known", "known"];

/** @param {number} code of a column @returns {SceneEdges} */
export const edgesAt = (code) => [EDGES[Math.floor(code / EDGES.length)], EDGES[code % EDGES.length]];

/**
 * The first moment of event i, endless where nobody says when it began.
 *
 * @type {(columns: Pick<Columns, "start"|"edges">, i: number) => number}
 */
export const firstOf = ({ start, edges }, i) => (edges[i] >= OPEN * EDGES.length ? -Infinity : start[i]);

/**
 * The first moment after event i, endless where it goes on.
 *
 * @type {(columns: Pick<Columns, "end"|"edges">, i: number) => number}
 */
export const lastOf = ({ end, edges }, i) => (edges[i] % EDGES.length === OPEN ? Infinity : end[i]);

/** The first moment of an event. @param {Pick<SceneEvent, "start"|"edges">} event */
export const lastsFrom = ({ start, edges }) => (edges?.[0] === "open" ? -Infinity : start);
/** The first moment after an event. @param {Pick<SceneEvent, "end"|"edges">} event */
export const lastsUntil = ({ end, edges }) => (edges?.[1] === "open" ? Infinity : end);

/** Whether any date is not known to the day. @param {Pick<Columns, "edges">} columns */
export const isAnyVague = ({ edges }) => edges.some((code) => (
  Math.floor(code / EDGES.length) === VAGUE || code % EDGES.length === VAGUE));

/** Whether anything lasts longer than a day. @param {Pick<Columns, "start"|"end"|"edges">} columns */
export const isAnyLasting = (columns) => columns.start.some((_, i) => lastOf(columns, i) - firstOf(columns, i) > DAY);

/** Whether no source says when: it may have been at any time. @param {Pick<SceneEvent, "edges">} event */
export const isUndated = ({ edges }) => edges?.[0] === "open" && edges[1] === "open";
