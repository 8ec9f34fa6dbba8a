/**
 * Hands on the strip: dragging, the wheel, two fingers, the double click.
 *
 * It owns how pointers and wheels are read, and hands on shares of the strip's width. What they do, timeline.js knows.
 * Called by timeline.js and overview.js.
 */

/** Zooming by a pixel of the wheel; a notch is about a hundred. */
const WHEEL_RATE = 0.004;
/** Two fingers on a touchpad come as a wheel with Ctrl, in far smaller steps. */
const TOUCHPAD_RATE = 0.02;
/** One turn of the wheel, however fast, does no more than this. */
const MOST_WHEEL_PIXELS = 240;
/** Pixels of a pixel, a line and a page: wheels count in one of these. */
const WHEEL_UNITS = [1, 16, 400];
/** Fingers nearer than this say nothing about a distance. */
const LEAST_DISTANCE = 24;
/** After zooming out to the whole, the same turn of the wheel does not go on to scroll the page. */
const SCROLL_LOCK_MILLISECONDS = 400;

/** Where on the width of an element a pointer is, 0 to 1. @param {Element} node @param {number} clientX */
export function shareUnder(node, clientX) {
  const box = node.getBoundingClientRect();
  return box.width > 0 ? (clientX - box.left) / box.width : 0;
}

/** @param {number} share */
const clamped = (share) => Math.max(0, Math.min(1, share));

/**
 * Let the reader put the playhead or an end of the period anywhere with one finger or the mouse, and zoom with two.
 *
 * @param {HTMLElement} strip
 * @param {object} actions
 * @param {(target: EventTarget|null, share: number) => void} actions.onGrab
 * @param {(share: number) => void} actions.onPlace
 * @param {() => void} actions.onRelease
 * @param {() => void} actions.onCancel a second finger came, or the finger scrolls the page: what was taken goes back
 *   to where it was
 * @param {(factor: number, from: number, to: number) => void} actions.onPinch since the second finger came: how the
 *   distance changed, and from which share to which the middle moved
 * @param {() => void} actions.onDoubleClick
 */
export function followPointers(strip, { onGrab, onPlace, onRelease, onCancel, onPinch, onDoubleClick }) {
  /** By the pointer's id, how far from the left it is. @type {Map<number, number>} */
  const pointers = new Map();
  let isDragging = false;
  /** The two fingers as they came. @type {ReturnType<typeof measure>|null} */
  let pinch = null;

  function measure() {
    const [a, b] = [...pointers.values()];
    return { distance: Math.max(LEAST_DISTANCE, Math.abs(a - b)), middle: shareUnder(strip, (a + b) / 2) };
  }

  strip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || pointers.size === 2) return;
    event.preventDefault();
    pointers.set(event.pointerId, event.clientX);
    strip.setPointerCapture(event.pointerId);
    isDragging = pointers.size === 1;
    if (isDragging) {
      const share = clamped(shareUnder(strip, event.clientX));
      onGrab(event.target, share);
      onPlace(share);
    } else {
      onCancel();
      pinch = measure();
    }
  });
  strip.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) return;
    pointers.set(event.pointerId, event.clientX);
    if (isDragging) return onPlace(clamped(shareUnder(strip, event.clientX)));
    if (pinch === null) return;
    const now = measure();
    onPinch(pinch.distance / now.distance, pinch.middle, now.middle);
  });
  /** @param {PointerEvent} event */
  const release = (event) => {
    pointers.delete(event.pointerId);
    if (isDragging) onRelease();
    isDragging = false;
    pinch = null;
  };
  strip.addEventListener("pointerup", release);
  strip.addEventListener("pointercancel", (event) => {
    if (isDragging) onCancel();
    release(event);
  });
  strip.addEventListener("dblclick", onDoubleClick);
}

/**
 * Let the wheel zoom, and sideways or with Shift move along.
 *
 * @param {HTMLElement} box where the wheel is heard
 * @param {HTMLElement} strip
 * @param {{onZoom: (factor: number, share: number) => boolean, onPan: (share: number) => boolean}} actions each says
 *   whether it changed anything; if not, the page may scroll
 */
export function followWheel(box, strip, { onZoom, onPan }) {
  let changedAt = -Infinity;
  box.addEventListener("wheel", (event) => {
    const unit = WHEEL_UNITS[event.deltaMode];
    const [x, y] = [event.deltaX * unit, event.deltaY * unit];
    const isSideways = event.shiftKey || Math.abs(x) > Math.abs(y);
    const given = Math.abs(x) > Math.abs(y) ? x : y;
    const pixels = Math.max(-MOST_WHEEL_PIXELS, Math.min(MOST_WHEEL_PIXELS, given));
    const rate = event.ctrlKey ? TOUCHPAD_RATE : WHEEL_RATE;
    const isChanged = isSideways ? onPan(pixels / Math.max(1, strip.clientWidth))
      : onZoom(Math.exp(pixels * rate), clamped(shareUnder(strip, event.clientX)));
    if (isChanged) changedAt = event.timeStamp;
    if (isChanged || event.ctrlKey || event.timeStamp - changedAt < SCROLL_LOCK_MILLISECONDS) event.preventDefault();
  }, { passive: false });
}
