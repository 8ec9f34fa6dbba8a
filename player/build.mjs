// Builds what the Python package serves out of src/: one script and one style sheet, readable for the app and minified
// for exported pages, and the loader of an exported page. Equal input gives equal bytes.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here("../src/geo_events/web");

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
  });
};

await Promise.all([
  bundle("player.js", "player", false),
  bundle("player.js", "player.min", true),
  bundle("page/loader.js", "loader.min", true),
]);
