/**
 * What the marks are laid out by: the parts that need neither a page nor a map.
 *
 * @import { Language } from "../src/languages.js"
 * @import { Point } from "../src/map/geometry.js"
 * @import { Candidate } from "../src/map/naming.js"
 * @import { DrawnEvent, StoryPlace } from "../src/map/picture.js"
 * @import { SceneEvent, SceneTrack } from "../src/scene.js"
 * @import { Words } from "../src/types.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { measures } from "../src/design.js";
import { layerCount, tellLayers } from "../src/layers.js";
import { stepAside } from "../src/map/aside.js";
import * as clusters from "../src/map/clusters.js";
import { edgesOf } from "../src/map/covers.js";
import { arcText, claimDate, clusterText, labelText, markText, placeText, yearsText } from "../src/map/event-text.js";
import * as geometry from "../src/map/geometry.js";
import { inNamingOrder, keyEventsAt } from "../src/map/naming.js";
import { readStory } from "../src/map/picture.js";
import { actorName } from "../src/places.js";
import { spiderSlots } from "../src/map/spiderfy.js";
import { stretchAt } from "../src/map/tracks.js";
import { createEngine } from "../src/time/engine.js";
import { translatorOf } from "../src/translator.js";
import { LAYERS, PLACE, SCENE_LAYERS, at as ms, both, cases, claim, makeEvent, makeScene } from "./builders.js";

tellLayers(SCENE_LAYERS);

/** @type {Record<Language, Words>} */
const views = { en: { language: "en", translate: translatorOf("en") },
  zh: { language: "zh", translate: translatorOf("zh") } };
const toLayer = (/** @type {Point} */ point) => point;

/** @param {string} id @param {Partial<StoryPlace>} [values] @returns {StoryPlace} */
function makePlace(id, values = {}) {
  return { ...PLACE, id, name: both(id), at: [0, 0], weight: 1, isHalt: false, ...values };
}

/** @param {number} index @param {StoryPlace|null} [location] @param {string} [layer] @returns {DrawnEvent} */
function makeShown(index, location = null, layer = "meeting") {
  const event = makeEvent({ id: `event-${index}`, layer });
  return { index, location, state: "confirmed", event, fresh: 1, age: "new", isNamed: true, isMeant: false };
}

/** @param {Partial<SceneTrack>} [values] @returns {SceneTrack} */
function makeTrack(values = {}) {
  const at = { arrive: null, depart: null, stated: true, slack: null };
  return {
    event: "event",
    index: 0,
    vertices: [[0, 0, 100], [0, 1, 200], [0, 2, 300], [0, 3, 400]],
    stretches: [{ first: 0, last: 2, route: "ends", named: null, known: 50 }, { first: 2, last: 3, route: "inferred", named: null, known: 350 }],
    halts: [{ ...at, place: "from", index: 0 }, { ...at, place: "between", index: 2 }, { ...at, place: "to", index: 3 }],
    ...values,
  };
}

for (const one of cases("clusters")) {
  test(`groups: ${one.name}`, () => {
    /** @type {{events: string[], places: Record<string, {x: number, kind: string}>, visible: number[]}} */
    const { events, places, visible } = one;
    const locations = new Map(Object.entries(places).map(([id, { x, kind }]) => (
      [id, makePlace(id, { at: [x, 0], weight: events.filter((place) => place === id).length, kind })])));
    const groups = clusters.makeGroups(visible.map((index) => makeShown(index, locations.get(events[index]))), toLayer);
    const found = groups.map((group) => ({ at: group.place.id, events: group.members.map(({ index }) => index),
      name: clusters.namingPlace(group).id }));
    assert.deepEqual(found, one.clusters);
  });
}

test("groups: no two touch, no event is lost, whatever the crowd", () => {
  const many = Array.from({ length: 60 }, (_, i) => makePlace(`p${i}`, { at: [(i * 97) % 700, (i * 53) % 400], weight: i % 7 }));
  const visible = many.map((place, i) => makeShown(i, place, LAYERS[i % 4]));
  const groups = clusters.makeGroups(visible, toLayer);
  assert.equal(groups.reduce((sum, group) => sum + group.members.length, 0), 60);
  for (const a of groups) for (const b of groups) assert.ok(a === b || !geometry.overlap(a.box, b.box, measures.apart));
});

test("groups: what has no place is not on the map", () => {
  assert.deepEqual(clusters.makeGroups([makeShown(0)], toLayer), []);
});

for (const one of cases("naming")) {
  test(`naming: ${one.name}`, () => {
    /** @type {{events: Candidate[], selected?: string|null, named: string[]}} */
    const { events, selected, named } = one;
    assert.deepEqual(inNamingOrder(events, selected ?? null).map(({ id }) => id), named);
  });
}

test("naming: the key events are those of the chapter in which the moment lies, its end included", () => {
  const chapter = { id: "", title: both(""), note: both(""), bounds: null };
  const chapters = [{ ...chapter, start: 0, end: 10, key: ["a", "b"] }, { ...chapter, start: 20, end: 30, key: ["c"] }];
  assert.deepEqual([5, 10, 15, 25].map((t) => [...keyEventsAt(chapters, t)].join()), ["a,b", "a,b", "", "c"]);
});

test("aside: a box leaves what is in its way by the shortest way, and not into something else", () => {
  const pill = geometry.box(0, 0, 100, 28);
  const train = (/** @type {number} */ x, /** @type {number} */ y) => geometry.box(x, y, 28, 28);
  assert.deepEqual(stepAside(train(200, 0), [pill]), [0, 0]);
  assert.deepEqual(stepAside(train(10, 4), [pill]), [0, 25]);
  assert.deepEqual(stepAside(train(60, 0), [pill]), [5, 0]);
  const below = geometry.box(0, 40, 100, 40);
  assert.deepEqual(stepAside(train(10, 4), [pill, below]), [0, -33]);
  // Two ways are nearly equal: the one that was taken before is kept.
  assert.deepEqual([stepAside(train(10, 1), [pill], [0, -28]), stepAside(train(10, 1), [pill])], [[0, -30], [0, 28]]);
});

test("aside: a pill leaves a button and the map's edge; what is under a panel stays", () => {
  const [button, panel] = [geometry.box(20, 20, 34, 64), geometry.box(500, 400, 1000, 200)];
  const covers = [button, panel, ...edgesOf(1000, 500)];
  const land = (/** @type {Point} */ at) => makePlace(`at ${at}`, { at });
  const places = [land([20, 40]), land([400, 410]), land([500, 295]), land([990, 100])];
  const groups = clusters.makeGroups(places.map((place, i) => makeShown(i, place)), toLayer);
  clusters.keepClear(groups, covers, toLayer);
  const clear = (/** @type {number} */ i) => {
    const group = groups.find(({ members }) => members[0].index === i);
    assert.ok(group !== undefined);
    return [group.shift.some((by) => by !== 0), covers.some((one) => geometry.overlap(one, group.box))];
  };
  assert.deepEqual([0, 1, 2, 3].map(clear), [[true, false], [false, true], [true, false], [true, false]]);
});

test("fan: the marks keep clear of each other and of what is taken", () => {
  const obstacle = geometry.box(46, 0, 28, 28);
  const isFree = (/** @type {Point} */ [x, y]) => !geometry.overlap(geometry.box(x, y, 28, 28), obstacle, 2);
  for (const count of [2, 7, 13, 30]) {
    const slots = spiderSlots(count, isFree);
    assert.equal(slots.length, count);
    for (const [i, a] of slots.entries()) {
      assert.ok(isFree(a));
      for (const b of slots.slice(i + 1)) assert.ok(!geometry.overlap(geometry.box(...a, 28, 28), geometry.box(...b, 28, 28)));
    }
  }
});

test("track: over the antimeridian the way goes on without a leap", () => {
  const engine = createEngine(makeScene());
  const track = makeTrack({ vertices: [[0, 178, 100], [0, -178, 200], [0, -174, 300], [0, 178, 400]] });
  const [{ points }] = readStory(makeScene({ tracks: [track] }), engine, (lat, lng) => [lng, lat]).tracks;
  assert.deepEqual(points, [[178, 0], [182, 0], [186, 0], [178, 0]]);
});

test("track: a train is on one stretch, at its end on none", () => {
  const track = makeTrack();
  assert.deepEqual([0, 1, 2, 3].map((index) => stretchAt(track, { index })?.first), [0, 0, 2, undefined]);
});

test("texts: a stack names its places, most events first, and counts the rest", () => {
  const [a, b] = [makePlace("A"), makePlace("B")];
  const members = [makeShown(0, a), makeShown(1, b), makeShown(2, b, "train")];
  /** @type {(places: StoryPlace[], language: Language) => string} */
  const say = (places, language) => clusterText(clusters.layersOf(members), places, 0, views[language]);
  assert.equal(say([a, b, b], "en"), "2 1: 3 events, 2 meetings or visits, 1 train or railway event; B, A");
  assert.equal(say([a, b, b], "zh"), "2 1：3个事件，2次会晤或访问，1项列车或铁路事件；B、A");
  const seven = ["C", "D", "E", "F", "G", "H", "I"].map((id) => makePlace(id));
  assert.ok(say(seven, "en").endsWith("; C, D, E, F, G and 2 more places"));
});

for (const { name, layer, origins, en, zh } of cases("nouns")) {
  test(`nouns: ${name}`, () => {
    const members = origins.map((/** @type {string|null} */ origin) => ({ event: { origin } }));
    assert.deepEqual([layerCount(layer, members, views.en), layerCount(layer, members, views.zh)], [en, zh]);
  });
}

test("groups: a place where a train waits by inference only gives its name to none", () => {
  const [inferred, stated] = [makePlace("A"), makePlace("B")];
  const members = [{ ...makeShown(0, inferred, "train"), isVague: true }, makeShown(1, stated)];
  /** @type {(members: object[]) => unknown} */
  const naming = (some) => clusters.namingPlace(/** @type {clusters.Group} */ ({ members: some }));
  assert.deepEqual([naming(members), naming(members.slice(0, 1))], [stated, inferred]);
});

test("texts: other events are called so beside others only, and come last", () => {
  const place = makePlace("A");
  /** @type {(members: DrawnEvent[], language: Language) => string} */
  const say = (members, language) => clusterText(clusters.layersOf(members), members.map(() => place), 0, views[language]);
  const mixed = [makeShown(0, place, "other"), makeShown(1, place, "other"), makeShown(2, place, "meeting")];
  assert.equal(say(mixed, "en"), "1 2: 3 events, 1 meeting or visit, 2 other events; A");
  assert.equal(say(mixed, "zh"), "1 2：3个事件，1次会晤或访问，2个其他事件；A");
  assert.equal(say(mixed.slice(0, 2), "en"), "2 events; A");
  assert.equal(say(mixed.slice(0, 2), "zh"), "2个事件；A");
});

test("texts: a country says that it is one, and more fresh events are counted", () => {
  const land = makePlace("Ruritania", { kind: "country" });
  const { event } = makeShown(0, land);
  /** @type {SceneEvent} */
  const counted = { ...event, figure: [{ bound: "exact", number: 12, other: null, by: both("a newspaper") }] };
  assert.equal(markText(makeShown(0), land, views.en), "Talks, 2001, Ruritania (country), Confirmed");
  assert.equal(labelText(event, { more: 2, hasFigure: false, place: land }, views.en), "Talks and\u00a02\u00a0more\nRuritania (country)");
  assert.equal(labelText(counted, { more: 0, hasFigure: true }, views.zh), "Talks\n12，a newspaper");
  assert.equal(arcText(event, views.en), "2001: Talks");
  assert.equal(arcText(counted, views.zh), "2001年：12，a newspaper");
});

for (const { name, place, origin, drawn, text } of cases("whereabouts")) {
  test(`whereabouts: ${name}`, () => {
    const scene = makeScene({ places: { origin: { ...PLACE, name: both(origin ?? "") },
      place: { ...PLACE, ...place, name: both(place?.name ?? "") } } });
    const event = makeEvent({ place: place === null ? null : "place", origin: origin === null ? null : "origin" });
    if (drawn === true) scene.areas = [{ event: event.id, index: 0, start: 0, end: 1, polygons: [] }];
    const found = Object.fromEntries(Object.entries(views).map(([tag, view]) => [tag, placeText(event, { scene, ...view })]));
    assert.deepEqual(found, text);
  });
}

test("texts: a claim without a date says so, whenever it counts from", () => {
  assert.equal(claimDate(claim("reports", 0), views.en), "date not given");
  assert.equal(claimDate({ ...claim("reports", 0), assumed: true, on: "2019-04" }, views.en), "April 2019");
});

test("texts: an old arc says its years, and one year once", () => {
  /** @type {(start: string, end: string, language: Language) => string} */
  const say = (start, end, language) => yearsText(makeEvent({ start: ms(start), end: ms(end) }), views[language]);
  assert.equal(say("1950-11-01", "1954-01-01", "en"), "1950–1953");
  assert.equal(say("1950-11-01", "1954-01-01", "zh"), "1950年至1953年");
  assert.equal(say("2024-10-01", "2024-11-01", "en"), "2024");
});

test("lines: an arc leaves the boxes at its ends and bends to the north", () => {
  const points = geometry.curve([0, 0], [300, 0], 0.13);
  const seen = geometry.trim(points, geometry.box(0, 0, 20, 20), geometry.box(300, 0, 20, 20), 5);
  assert.ok(seen.length > 6 && seen.length < points.length);
  for (const [x, y] of seen) assert.ok(x > 0 && x < 300 && y < 0);
});

test("lines: what lies beyond one side of the view is not drawn", () => {
  const view = geometry.box(0, 0, 100, 100);
  assert.equal(geometry.pathData([[200, 0], [300, 0]], view), "");
  assert.equal(geometry.pathData([[0, 0], [20, 0], [300, 0], [400, 0]], view), "M0 0L20 0L300 0");
});

test("rings: a circle around a pole follows the map's edge, another closes on itself", () => {
  const plain = geometry.geodesicCircle({ lat: 40, lng: 20, radius: 100 });
  assert.ok(Math.abs(plain[0][0] - plain[72][0]) < 1e-9 && Math.abs(plain[0][1] - plain[72][1]) < 1e-9);
  assert.ok(Math.abs(plain[0][0] - 40 - 100 / 111.195) < 0.01);
  assert.equal(Math.max(...geometry.geodesicCircle({ lat: 88, lng: 20, radius: 900 }).map(([lat]) => lat)), 85);
});

test("names: whom no table names is called as the events have it", () => {
  const people = { Ann: { name: both("Anna"), spellings: [] } };
  const named = ["Ann", "constructor"].map((actor) => actorName(actor, { scene: { people }, language: "zh" }));
  assert.deepEqual(named, [people.Ann.name.zh, "constructor"]);
});
