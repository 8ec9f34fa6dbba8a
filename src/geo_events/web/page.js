/**
 * Starts the player in an exported page: everything it needs stands in the page itself.
 *
 * A link may say how it opens, as in #event=some-id&clock=reported&lang=zh&time=2019-04-25; it is then paused.
 */
(function () {
  "use strict";

  const { geoEvents, L } = globalThis;
  const content = (id) => document.getElementById(id).textContent;

  /** The ground is drawn once, for the view that the scene asks for. */
  async function basemap(shown) {
    const bytes = await geoEvents.decompress(content("basemap"));
    await shown;
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** What a link asks for; what it gets wrong is told where a developer sees it, and the page opens as it would. */
  function follow(link) {
    const asked = new URLSearchParams(link);
    const wishes = { language: asked.get("lang"), clock: asked.get("clock"), axis: asked.get("axis") };
    const verbs = [[() => geoEvents.set(wishes), true], [() => geoEvents.seek(asked.get("time")), asked.has("time")],
      [() => geoEvents.select(asked.get("event")), asked.has("event")]];
    for (const [verb, isAsked] of verbs) {
      try {
        if (isAsked) verb();
      } catch (fault) {
        globalThis.reportError(fault);
      }
    }
  }

  const map = L.map("map", { attributionControl: false, minZoom: 1, maxZoom: 18 }).setView([0, 0], 2);
  const shown = geoEvents.receive(content("parcel"), JSON.parse(content("settings"))).then(() => {
    follow(globalThis.location.hash.slice(1));
    return geoEvents.settled();
  });
  shown.catch((fault) => {
    const words = JSON.parse(content("words"))[document.documentElement.lang.startsWith("zh") ? "zh" : "en"];
    const notice = document.createElement("p");
    notice.className = "page-notice";
    notice.textContent = words["player.unreadable"].replace("{fault}", fault.message);
    document.body.prepend(notice);
  });
  geoEvents.mount(map, { basemap: basemap(shown), texts: JSON.parse(content("words")) });
  globalThis.addEventListener("hashchange", () => follow(globalThis.location.hash.slice(1)));
})();
