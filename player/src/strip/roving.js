/**
 * Many buttons as one stop of the Tab key: from there the arrows lead on.
 *
 * It owns which of them the Tab key finds. Called by chapter-row.js, breaks.js and event-list.js.
 */

/** @type {Record<string, (at: number, count: number) => number>} */
const ENDS = { Home: () => 0, End: (at, count) => count - 1 };
/** @type {Record<"horizontal"|"vertical", typeof ENDS>} */
const STEPS = { horizontal: { ArrowLeft: (at) => at - 1, ArrowRight: (at) => at + 1, ...ENDS },
  vertical: { ArrowUp: (at) => at - 1, ArrowDown: (at) => at + 1, ...ENDS } };

/**
 * Let the arrows walk over the buttons of a group.
 *
 * @param {HTMLElement} group
 * @param {() => HTMLButtonElement[]} buttonsOf those there are now
 * @param {"horizontal"|"vertical"} [way] in which they follow each other
 */
export function createRoving(group, buttonsOf, way = "horizontal") {
  /** Let the Tab key find one of them. @param {number} index */
  function rest(index) {
    buttonsOf().forEach((button, i) => { button.tabIndex = i === index ? 0 : -1; });
  }

  group.addEventListener("keydown", (event) => {
    const buttons = buttonsOf();
    const at = buttons.findIndex((button) => button === event.target);
    const { [event.key]: step } = STEPS[way];
    if (at < 0 || step === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(buttons.length - 1, step(at, buttons.length)));
    rest(next);
    buttons[next].focus();
  });

  return { rest };
}
