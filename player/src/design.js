/**
 * What the player shares with the still pictures that Python draws: the outlines of symbols, thresholds and sizes.
 *
 * The data is Python's, in src/geo_events/design, which says what each number means. The colours beside it become the
 * custom properties of the style sheet (build.mjs).
 */
import glyphs from "../../src/geo_events/design/glyphs.json" with { type: "json" };
import measures from "../../src/geo_events/design/measures.json" with { type: "json" };

export { glyphs, measures };
