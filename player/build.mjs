/**
 * Builds what the Python package serves out of src/: one script and one style sheet, readable for the app and minified
 * for exported pages, and the loader of an exported page. Equal input gives equal bytes.
 *
 * @import { Plugin } from "esbuild"
 */
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const out = here("../src/geo_events/web");

/** The map's colours as custom properties: marks.css imports the data that Python draws with too. @type {Plugin} */
const colours = {
  name: "colours",
  setup: ({ onLoad }) => onLoad({ filter: /colours\.json$/ }, async ({ path }) => {
    const { light, dark, "halo-opacity": opacity } = JSON.parse(await readFile(path, "utf-8"));
    /** @param {string} hex @param {number} share */
    const seeThrough = (hex, share) => {
      const parts = [...hex.matchAll(/\w\w/g)].map(([part]) => parseInt(part, 16));
      return `rgb(${parts.join(" ")} / ${share})`;
    };
    /** @param {string} selector @param {Record<string, string>} theme @param {number} share */
    const rule = (selector, theme, share) => {
      const values = Object.entries({ ...theme, halo: seeThrough(theme.halo, share) });
      return `${selector} {\n${values.map(([name, value]) => `  --ge-map-${name}: ${value};\n`).join("")}}\n`;
    };
    const contents = rule(".leaflet-container", light, opacity.light)
      + rule('.leaflet-container[data-theme="dark"]', dark, opacity.dark);
    return { contents, loader: "css" };
  }),
};

/** @param {string} entry @param {string} name @param {boolean} minify */
const bundle = (entry, name, minify) => {
  const banner = `/* Generated from player/src/${entry} by "npm run build" in player/: change that, not this. */`;
  return build({
    absWorkingDir: here("."),
    entryPoints: { [name]: `src/${entry}` },
    outdir: out,
    bundle: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    minify,
    banner: { js: banner, css: banner },
    logLevel: "warning",
    plugins: [colours],
  });
};

await Promise.all([
  bundle("player.js", "player", false),
  bundle("player.js", "player.min", true),
  bundle("page/loader.js", "loader.min", true),
]);
