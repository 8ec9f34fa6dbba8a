/**
 * Hands on the strip: dragging the playhead, the wheel, two fingers, the double click.
 *
 * It owns how pointers and wheels are read, and hands on shares of the strip's width. What they do, timeline.js knows.
 */

/** Zooming by a pixel of the wheel's turn; a notch is about a hundred. */
const WHEEL_RATE = 0.004;
/** Two fingers on a touchpad come as a wheel with Ctrl, in far smaller steps. */
const PAD_RATE = 0.02;
/** One turn, however fast, does no more than this. */
const MOST_TURN = 240;
/** Pixels of a line and of a page, for wheels that count in those. */
const UNITS = [1, 16, 400];
/** Fingers nearer than this say nothing about a distance. */
const LEAST_GRIP = 24;
/** After zooming out to the whole, the same turn of the wheel does not go on to scroll the page. */
const AFTERGLOW = 400;

function shareOf(strip, clientX) {
  const box = strip.getBoundingClientRect();
  return box.width > 0 ? (clientX - box.left) / box.width : 0;
}

const inside = (share) => Math.max(0, Math.min(1, share));

/**
 * Let the reader put the playhead anywhere with one finger or the mouse, and zoom with two fingers.
 *
 * @param {HTMLElement} strip
 * @param {object} actions
 * @param {() => void} actions.onHold the playhead is taken
 * @param {(share: number) => void} actions.onPlace
 * @param {() => void} actions.onLetGo a second finger came: the playhead goes back to where it was
 * @param {(factor: number, from: number, to: number) => void} actions.onPinch since the second finger came: how the
 *   distance changed, and from which share to which the middle moved
 * @param {() => void} actions.onDouble
 */
export function followPointers(strip, { onHold, onPlace, onLetGo, onPinch, onDouble }) {
  const pointers = new Map();
  let isHeld = false;
  let grip = null;

  function measure() {
    const [a, b] = [...pointers.values()];
    return { distance: Math.max(LEAST_GRIP, Math.abs(a - b)), middle: shareOf(strip, (a + b) / 2) };
  }

  strip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || pointers.size === 2) return;
    event.preventDefault();
    pointers.set(event.pointerId, event.clientX);
    strip.setPointerCapture(event.pointerId);
    isHeld = pointers.size === 1;
    if (isHeld) {
      onHold();
      onPlace(inside(shareOf(strip, event.clientX)));
    } else {
      onLetGo();
      grip = measure();
    }
  });
  strip.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) return;
    pointers.set(event.pointerId, event.clientX);
    if (isHeld) return onPlace(inside(shareOf(strip, event.clientX)));
    if (grip === null) return;
    const now = measure();
    onPinch(grip.distance / now.distance, grip.middle, now.middle);
  });
  const release = (event) => {
    pointers.delete(event.pointerId);
    isHeld = false;
    grip = null;
  };
  for (const name of ["pointerup", "pointercancel"]) strip.addEventListener(name, release);
  strip.addEventListener("dblclick", onDouble);
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
  let changed = -Infinity;
  box.addEventListener("wheel", (event) => {
    const unit = UNITS[event.deltaMode];
    const [x, y] = [event.deltaX * unit, event.deltaY * unit];
    const isAlong = event.shiftKey || Math.abs(x) > Math.abs(y);
    const turn = Math.max(-MOST_TURN, Math.min(MOST_TURN, isAlong && Math.abs(x) > Math.abs(y) ? x : y));
    const rate = event.ctrlKey ? PAD_RATE : WHEEL_RATE;
    const isChanged = isAlong ? onPan(turn / Math.max(1, strip.clientWidth))
      : onZoom(Math.exp(turn * rate), inside(shareOf(strip, event.clientX)));
    if (isChanged) changed = event.timeStamp;
    if (isChanged || event.ctrlKey || event.timeStamp - changed < AFTERGLOW) event.preventDefault();
  }, { passive: false });
}
