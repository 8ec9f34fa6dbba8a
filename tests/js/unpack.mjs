// Reads a parcel from standard input and writes its events as JSON: what the page makes of packed columns.
import { readFileSync } from "node:fs";
import { ENGINE, load } from "./player.mjs";

const geoEvents = load(...ENGINE, "gzip", "parcel");
geoEvents.set = ({ scene }) => {
  const { columns } = geoEvents.createEngine(scene);
  const events = Array.from({ length: columns.count }, (_, i) => columns.event(i));
  const found = events.map(({ id }) => columns.indexOf(id));
  process.stdout.write(JSON.stringify({ events, found, missing: columns.indexOf("no-such-event") }));
};
await geoEvents.receive(readFileSync(0, "utf-8"));
