/**
 * The frame: everything that is seen, drawn anew whenever something has changed.
 *
 * It owns when a frame is drawn, in which order the parts draw, and what waits for the next frame. It decides nothing
 * of the story: where the reader is in it, story.js knows. Called by mount.js.
 */
import { setAttributes } from "../elements.js";
import { LANGUAGES } from "../languages.js";
import { createFoldNote, momentAt, titleOf } from "../time/moment.js";
import { createTranslator } from "../translator.js";
import { createFrameScheduler } from "./frame-scheduler.js";

export const DARK = "(prefers-color-scheme: dark)";

/**
 * @param {object} parts what draws, see parts.js
 * @param {object} story
 * @param {{texts: object, isPresenting: () => boolean}} options
 */
export function createFrame(parts, story, { texts, isPresenting }) {
  const { map, ui, viewport } = parts;
  const { settings } = story;
  const scheduler = createFrameScheduler(request);
  const foldNote = createFoldNote();
  let translate = createTranslator(texts, settings.language);
  let asked = null;
  let isStale = true;
  /** What the next frame does first: open on the story, bring what is selected into view, focus the card. */
  const due = { fit: true, clear: false, focus: false };
  /** Events of journeys: they have marks of their own even among very many. */
  let journeys = [];
  /** What was last said of the moment, as the row shows it and as the strip speaks it. */
  let said = { date: "", hours: "", title: "", spoken: "", isQuiet: true };

  function request() {
    asked ??= requestAnimationFrame(render);
  }

  /** Ask for a redrawing of everything, not only of what time moves. */
  function restage() {
    isStale = true;
    scheduler.rest();
    request();
  }

  function setScene(scene) {
    parts.marks.setScene(scene, story.engine);
    parts.crowd.setScene(scene, story.engine);
    journeys = (scene.tracks ?? []).map((track) => track.event);
  }

  /** The page's theme; as long as it has named none, the reader's system's. */
  function theme() {
    return settings.theme ?? (matchMedia(DARK).matches ? "dark" : "light");
  }

  function showTheme() {
    map.getContainer().dataset.theme = theme();
  }

  const look = () => ({ ...story.viewing(), scene: story.scene, engine: story.engine, translate });

  /** Everything that does not depend on the time alone. */
  function arrange() {
    const { language } = settings;
    translate = createTranslator(texts, language);
    showTheme();
    ui.lang = LANGUAGES[language].tag;
    ui.hidden = false;
    parts.controls.label(translate, settings);
    parts.legend.label(translate, story.engine.columns);
    parts.ground.label(translate, language, story.scene.rails === true);
    parts.empty.textContent = translate("player.empty");
    parts.empty.hidden = story.engine.hasAny(settings.layers);
    parts.crowd.label(translate, language);
    parts.timeline.layout(look());
    parts.eventList.close();
    viewport.forget();
    isStale = false;
  }

  function drawCard(context) {
    const event = isPresenting() ? null : story.find(story.selected);
    const isRedrawn = event === null ? parts.card.hide() : parts.card.show(event, context);
    setAttributes(ui, { "data-card": event === null ? "closed" : "open" });
    if (isRedrawn) viewport.forget();
    if (event !== null && due.focus) parts.card.focus();
    due.focus = false;
  }

  function keepInView({ scene }) {
    if (viewport.width === 0) return;
    if (due.fit) due.fit = !viewport.fit(scene, story.engine, settings.layers);
    const place = scene.places[story.find(story.selected)?.place];
    if (due.clear && place !== undefined && !isPresenting()) viewport.clear(place);
    due.clear = false;
  }

  /** What happened is said a few times a second, where the playhead is with every frame. */
  function sayMoment(context, now, isSaying) {
    if (isSaying) {
      const moment = momentAt(context);
      const { date, hours, events } = moment;
      const title = titleOf(context, moment, context.engine.visibleCount(context));
      const spoken = hours === "" ? date : `${date} ${hours}`;
      said = { date, hours, title, isQuiet: events.length === 0,
        spoken: events.length > 0 ? translate("player.spoken", { date: spoken, title }) : spoken };
    }
    const { date, hours, title } = said;
    const fold = story.isPlaying && said.isQuiet ? foldNote(context, now) : "";
    parts.controls.say({ date, hours, title, isPlaying: story.isPlaying, fold });
    parts.timeline.move(context.t, said.spoken, context.mode);
  }

  /** Before all else is drawn: a slide sets the time and moves the map. */
  function drawSlide(context) {
    if (viewport.width === 0) return;
    keepInView(context); // so that it is known what the story opens on
    parts.presenter.draw({ ...context, theme: theme(), credits: parts.ground.lines() });
  }

  function drawMap(context, { isMoving, isInMotion }) {
    const own = story.selected === null ? journeys : [...journeys, story.selected];
    const { marks, unplaced, unplacedCount } = parts.crowd.draw(context, own, { isMoving, isInMotion });
    parts.unplaced.draw(unplaced, unplacedCount, context);
    parts.marks.draw({ ...context, visible: marks, selected: story.selected }, isInMotion);
    if (!isInMotion) parts.pointers.draw(parts.crowd.isCrowd ? [] : marks, context);
  }

  function render(now) {
    asked = null;
    if (story.scene === null) return;
    if (story.isPlaying) story.advance(now);
    if (isStale) arrange();
    if (isPresenting()) drawSlide(look());
    const context = look();
    const beat = scheduler.beat(now, story.time);
    if (beat.isMoved || due.clear) parts.eventList.close();
    sayMoment(context, now, beat.isSaying);
    drawCard(context);
    keepInView(context); // before the marks: they are laid out for the window as it then is
    drawMap(context, beat);
    if (story.isPlaying) request();
  }

  /** Draw without waiting for the browser: a hidden tab and a frame scrolled out of sight get no frame. */
  function renderNow() {
    cancelAnimationFrame(asked ?? 0);
    render(performance.now());
  }

  function stop() {
    scheduler.stop();
    cancelAnimationFrame(asked ?? 0);
  }

  return Object.freeze({
    request, restage, setScene, showTheme, renderNow, stop,
    rest: scheduler.rest,
    /** Do something with the next frame. @param {"fit"|"clear"|"focus"} what */
    plan: (what) => { due[what] = true; },
    get isFitDue() { return due.fit; },
    get translate() { return translate; },
  });
}
