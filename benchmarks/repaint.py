"""Time from a reader's change to the repainted map, of this app or of several in one run.

    python benchmarks/repaint.py [APP ...] [--rounds 8]

An APP is the `app.py` of a checkout, as in `first_paint.py`.

A change is made in the page, and the page's own clock runs from there until the frame after the one in which
the map in its frame says what it is to say. What that is, a first round finds out that is not counted; every
change is then made and taken back as often as there are rounds.
"""

from __future__ import annotations

import os
import statistics
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Browser, Page
from serving import MAP, arguments, open_browser, open_map, serve_checkouts

PREPARE = """(map) => {
    const frames = () => [...document.querySelectorAll(map)]
        .filter((frame) => frame.clientHeight > 0 && frame.contentDocument !== null);
    const state = (frame) => frame.contentWindow.geoEvents?.visible
        && frame.contentDocument.querySelector(".ge-ui")
        && [frame.contentDocument.querySelector(".ge-ui").lang,
            frame.contentDocument.querySelector(".ge-playhead")?.getAttribute("aria-valuetext"),
            [...frame.contentWindow.geoEvents.visible()].join()].join("|");
    const painted = (root) => new Promise((done) =>
        root.requestAnimationFrame(() => root.requestAnimationFrame(done)));
    const button = (text) => [...document.querySelectorAll("button")]
        .find((one) => one.textContent.trim().startsWith(text));
    const press = (name) => {
        const thumb = [...document.querySelectorAll("[data-testid=stSlider] input[type=range]")].at(-1);
        thumb.focus();
        for (const type of ["keydown", "keyup"]) {
            thumb.dispatchEvent(new KeyboardEvent(type, {key: name, code: name, bubbles: true}));
        }
    };
    window.repaint = {
        now: () => frames().map(state).at(-1),
        isQuiet: () => !document.querySelector("[data-testid=stStatusWidget]"),
        make: ([kind, what]) => (kind === "key" ? press(what) : button(what).click()),
        measure: async (change, wanted) => {
            const begun = performance.now();
            repaint.make(change);
            for (;;) {
                await new Promise((done) => requestAnimationFrame(done));
                const shown = frames().find((frame) => state(frame) === wanted);
                if (shown !== undefined) {
                    await painted(shown.contentWindow);
                    return performance.now() - begun;
                }
                if (performance.now() - begun > 30000) throw new Error(`never shown after ${change}`);
            }
        },
        mark: () => frames().forEach((frame) => { frame.contentWindow.markedByRepaint = true; }),
        isMarked: () => frames().length === 1 && frames()[0].contentWindow.markedByRepaint === true,
    };
}"""
Step = tuple[str, str]
"""`click` and how a button's text begins, or `key` and the key that the period's end is moved with."""
CHANGES: dict[str, tuple[Step, Step]] = {
    "layer": (("click", "Trains and the line"), ("click", "Trains and the line")),
    "language": (("click", "中文"), ("click", "English")),
    "period": (("key", "PageDown"), ("key", "PageUp")),
}
"""What is done and how it is taken back."""


def opened(browser: Browser, url: str) -> tuple[Page, dict[str, list[str]]]:
    """The page, ready to be measured, and what its map shows after each change."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    open_map(page, url)
    page.evaluate(PREPARE, MAP)
    quiet(page)
    return page, {name: [find_out(page, step) for step in steps] for name, steps in CHANGES.items()}


def quiet(page: Page) -> None:
    """Wait until the rest of the page has been drawn too."""
    page.wait_for_function("() => repaint.isQuiet()")


def find_out(page: Page, step: Step) -> str:
    """Make a change and tell what the map then shows."""
    before = page.evaluate("() => repaint.now()")
    page.evaluate("(step) => repaint.make(step)", step)
    page.wait_for_function("(before) => ![undefined, null, before].includes(repaint.now())", arg=before)
    quiet(page)
    after: str = page.evaluate("() => repaint.now()")
    return after


def measure(page: Page, step: Step, wanted: str) -> tuple[float, bool]:
    """Milliseconds from a change to its repainted map, and whether the map is still in the same frame."""
    page.bring_to_front()
    page.evaluate("() => repaint.mark()")
    taken: float = page.evaluate("([step, wanted]) => repaint.measure(step, wanted)", [step, wanted])
    quiet(page)
    is_kept: bool = page.evaluate("() => repaint.isMarked()")
    return taken, is_kept


def main() -> None:
    """Print the figures of every app."""
    parser = arguments(__doc__)
    parser.add_argument("apps", type=Path, nargs="*", metavar="APP")
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    kept: dict[str, list[bool]] = defaultdict(list)
    with open_browser() as browser, serve_checkouts(options.apps) as servers:
        pages = {name: opened(browser, server.url) for name, server in servers.items()}
        for _ in range(options.rounds):
            for name, (page, wanted) in pages.items():
                for change, steps in CHANGES.items():
                    for step, state in zip(steps, wanted[change], strict=True):
                        milliseconds, is_kept = measure(page, step, state)
                        taken[change, name].append(milliseconds)
                        kept[name].append(is_kept)
    load = os.getloadavg()[0]
    print(
        f"{options.rounds} rounds, each change made and taken back; load {load:.1f} on {os.cpu_count()} cores"
    )
    print(f"{'change':<10}{'app':<14}{'median ms':>10}{'best':>8}{'worst':>8}")
    for (change, name), times in sorted(taken.items()):
        print(f"{change:<10}{name:<14}{statistics.median(times):>10.0f}{min(times):>8.0f}{max(times):>8.0f}")
    for name, maps in kept.items():
        print(f"{name}: the same map after {sum(maps)} of {len(maps)} changes")


if __name__ == "__main__":
    main()
