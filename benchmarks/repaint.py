"""Time from a reader's change to the repainted map, and to the page that follows, of several apps in one run.

    python benchmarks/repaint.py [APP ...] [--rounds 8]

An APP is the `app.py` of a checkout, as in `first_paint.py`; the change is made in the panel of its map.
Beside the apps stand a bare Streamlit page and a plain folium map of the same events, with a slider's change.

The page's own clock runs from the change until the frame after the one in which map and page say what they
are to say. What that is, a first round finds out that is not counted; every change is then made and taken
back as often as there are rounds.
"""

from __future__ import annotations

import os
import statistics
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page
from serving import BESIDE, MAP, arguments, open_browser, serve_checkouts

PATIENCE = 60_000
"""Milliseconds until a change counts as one that is never seen."""
PREPARE = """([map, patience]) => {
    const frame = () => [...document.querySelectorAll(map)].filter((one) => one.clientHeight > 0).at(-1);
    const inMap = (selector) => [...(frame()?.contentDocument?.querySelectorAll(selector) ?? [])];
    const seen = {
        map: () => inMap(".ge-mark, .ge-cluster, path.leaflet-interactive")
            .map((mark) => mark.getAttribute("aria-label") ?? mark.getAttribute("d")).sort().join("|"),
        page: () => [...document.querySelectorAll("h1, summary")].map((one) => one.textContent)
            .join("|"),
    };
    const press = (thumb, name) => {
        thumb.focus();
        for (const type of ["keydown", "keyup"]) {
            thumb.dispatchEvent(new KeyboardEvent(type, {key: name, code: name, bubbles: true}));
        }
    };
    const slider = () => document.querySelector("[data-testid=stSlider] input[type=range]");
    const buttons = () => inMap(".ge-sidebar button").filter((one) => one.textContent !== "");
    const make = ([kind, what]) => {
        if (kind === "slide") press(slider(), what);
        else buttons().find((one) => one.textContent.trim().startsWith(what)).click();
    };
    window.repaint = {
        make,
        isReady: () => slider() !== null || buttons().length > 0,
        seen: () => ({map: seen.map(), page: seen.page()}),
        isQuiet: () => !document.querySelector("[data-testid=stStatusWidget]"),
        measure: (change, wanted) => new Promise((done, fail) => {
            const begun = performance.now();
            const taken = {};
            const look = () => {
                for (const part of Object.keys(wanted)) {
                    if (part in taken || seen[part]() !== wanted[part]) continue;
                    taken[part] = null;
                    requestAnimationFrame(() => { taken[part] = performance.now() - begun; });
                }
                const left = Object.keys(wanted).filter((part) => !taken[part]);
                if (left.length === 0) done(taken);
                else if (performance.now() - begun > patience) fail(new Error(`${change}: no ${left}`));
                else requestAnimationFrame(look);
            };
            make(change);
            requestAnimationFrame(look);
        }),
        mark: () => { frame().contentWindow.markedByRepaint = true; },
        isMarked: () => frame().contentWindow.markedByRepaint === true,
    };
}"""
Step = tuple[str, str]
"""`click` and how a button's text in the map's panel begins, or `slide` and the key that moves the slider."""
LAYER: Step = ("click", "Train or line")
OURS: dict[str, tuple[Step, Step]] = {
    "layer": (LAYER, LAYER),
    "language": (("click", "中文"), ("click", "English")),
}
"""What is done and how it is taken back."""
SLIDER: dict[str, tuple[Step, Step]] = {"slider": (("slide", "PageDown"), ("slide", "PageUp"))}


@dataclass(frozen=True)
class Measured:
    """A page that is ready to be measured."""

    page: Page
    changes: dict[str, tuple[Step, Step]]
    wanted: dict[str, tuple[dict[str, str], dict[str, str]]]
    """What is to be seen after each change and after it is taken back, by part of the page."""


def opened(browser: Browser, url: str, name: str) -> Measured:
    """Open a page, and find out what each change leads to."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url, timeout=PATIENCE)
    page.evaluate(PREPARE, [MAP, PATIENCE])
    parts = ["page"] if name == "bare_page" else ["map", "page"]
    page.wait_for_function(
        "(parts) => repaint.isReady() && parts.every((part) => repaint.seen()[part] !== '')",
        arg=parts,
        timeout=PATIENCE,
    )
    changes = SLIDER if name in {script.stem for script in BESIDE} else OURS
    wanted = {
        change: (find_out(page, there, parts), find_out(page, back, parts))
        for change, (there, back) in changes.items()
    }
    return Measured(page, changes, wanted)


def quiet(page: Page) -> None:
    """Wait until the rest of the page has been drawn too."""
    page.wait_for_function("() => repaint.isQuiet()", timeout=PATIENCE)


def find_out(page: Page, step: Step, parts: list[str]) -> dict[str, str]:
    """Make a change and tell what is then seen."""
    quiet(page)
    before = page.evaluate("() => repaint.seen()")
    page.evaluate("(step) => repaint.make(step)", step)
    page.wait_for_function(
        "([before, parts]) => parts.every((part) => !['', before[part]].includes(repaint.seen()[part]))",
        arg=[before, parts],
        timeout=PATIENCE,
    )
    quiet(page)
    after = page.evaluate("() => repaint.seen()")
    return {part: after[part] for part in parts}


def measure(page: Page, step: Step, wanted: dict[str, str]) -> tuple[dict[str, float], bool]:
    """Milliseconds from a change to what it leads to, and whether the map is still in the same frame."""
    page.bring_to_front()
    quiet(page)
    if "map" in wanted:
        page.evaluate("() => repaint.mark()")
    taken: dict[str, float] = page.evaluate(
        "([step, wanted]) => repaint.measure(step, wanted)", [step, wanted]
    )
    quiet(page)
    return taken, "map" not in wanted or page.evaluate("() => repaint.isMarked()")


def main() -> None:
    """Print the figures of every app."""
    parser = arguments(__doc__)
    parser.add_argument("apps", type=Path, nargs="*", metavar="APP")
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    taken: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    kept: dict[str, list[bool]] = defaultdict(list)
    with open_browser() as browser, serve_checkouts(options.apps, BESIDE) as servers:
        pages = {name: opened(browser, server.url, name) for name, server in servers.items()}
        for _ in range(options.rounds):
            for name, one in pages.items():
                for change, steps in one.changes.items():
                    for step, wanted in zip(steps, one.wanted[change], strict=True):
                        times, is_kept = measure(one.page, step, wanted)
                        for part, milliseconds in times.items():
                            taken[name, change, part].append(milliseconds)
                        kept[name].append(is_kept)
    load = os.getloadavg()[0]
    print(
        f"{options.rounds} rounds, each change made and taken back; load {load:.1f} on {os.cpu_count()} cores"
    )
    print(f"{'app':<16}{'change':<10}{'seen in':<8}{'median ms':>10}{'best':>8}{'worst':>8}")
    for (name, change, part), all_of_it in taken.items():
        print(
            f"{name:<16}{change:<10}{part:<8}"
            f"{statistics.median(all_of_it):>10.0f}{min(all_of_it):>8.0f}{max(all_of_it):>8.0f}"
        )
    for name, maps in kept.items():
        print(f"{name}: the same map after {sum(maps)} of {len(maps)} changes")


if __name__ == "__main__":
    main()
