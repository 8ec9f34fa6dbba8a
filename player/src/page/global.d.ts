/** What player.js gives to pages. */
declare var geoEvents: typeof import("./verbs.js").geoEvents;
