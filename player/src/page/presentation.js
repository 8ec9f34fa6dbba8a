/**
 * Beginning and ending a presentation, and what steps through the story meanwhile.
 *
 * It owns what was open, selected and in view before, and the full screen. The slides are presenter.js's. Called by
 * mount.js.
 *
 * @import { Frame } from "./frame.js"
 * @import { Parts } from "./parts.js"
 * @import { Story } from "./story.js"
 */

/**
 * @param {Parts} parts
 * @param {Story} story
 * @param {Frame} frame
 */
export function createPresentation({ map, sidebar, card, presenter, viewport }, story, frame) {
  const container = map.getContainer();
  const current = () => ({ isOpen: sidebar.isOpen, selected: story.selected, goBack: story.bookmark(),
    view: frame.isFitDue ? null : { center: map.getCenter(), zoom: map.getZoom() } });
  /** What there was before, while it is on. @type {ReturnType<typeof current>|null} */
  let before = null;

  function begin() {
    before = current();
    container.dataset.presenting = "true";
    sidebar.open(false);
    presenter.set(true);
    viewport.measure();
  }

  /** The time stays, for there are questions about it; but if nobody stepped, it comes back too. */
  function end() {
    if (before === null) return;
    const { hasStepped } = presenter; // forgotten as it ends
    const { isOpen: wasOpen, selected, goBack, view } = before;
    container.dataset.presenting = "false";
    sidebar.open(wasOpen);
    presenter.set(false);
    story.pause();
    story.choose(selected); // while it still presents: nothing is to move
    if (!hasStepped) goBack();
    before = null;
    if (document.fullscreenElement !== null) document.exitFullscreen();
    viewport.measure();
    if (view === null) viewport.flyTo([], true);
    else viewport.setView(view.center, view.zoom);
  }

  /** @param {boolean} isOn */
  function set(isOn) {
    if (isOn === (before !== null)) return;
    card.hide(); // until it is drawn again: it covers nothing
    if (isOn) begin();
    else end();
    frame.invalidate();
  }

  /** By the reader's own hand it fills the screen too; where the browser does not let it, it fills the page. */
  function toggle() {
    set(before === null);
    if (before === null) return container.focus();
    presenter.focus();
    if (document.fullscreenEnabled) container.requestFullscreen().catch(() => {});
  }

  /** The browser's own way out of the full screen ends the presentation too. */
  function onFullscreen() {
    if (document.fullscreenElement === null && before !== null) toggle();
  }

  /** What steps: the slides while it is on, else the moments. */
  const stepper = () => (before === null ? story : presenter);

  return Object.freeze({
    set, toggle, onFullscreen,
    get isOn() { return before !== null; },
    step: (/** @type {"next"|"previous"} */ direction) => stepper().step(direction),
    jump: (/** @type {"start"|"end"} */ edge) => stepper().jump(edge),
    /** @returns {boolean|void} false if nobody presents */
    blacken: () => (before === null ? false : presenter.blacken()),
    /** Whether the map's own panel is open, now or once it has ended. @param {boolean} isOpen */
    setSidebar(isOpen) {
      if (before === null) sidebar.open(isOpen);
      else before.isOpen = isOpen;
    },
  });
}
