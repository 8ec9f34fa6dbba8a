"""Time from a click in the map's own panel to the changed picture, in exported pages.

    python benchmarks/toggle.py [PAGE ...] [--events 100000] [--rounds 12]

Each control is pressed and pressed again as often as there are rounds; the page's own clock runs from the
press until the second frame after it, by when the picture of the first is on the screen. `idle` is the same
without a press: what two frames take on this machine. Without a PAGE they are the story's and one of
synthetic events.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page
from serving import ROOT, arguments, open_browser

READY = "() => document.querySelector('.ge-ui')?.hidden === false && geoEvents.time !== null"
PRESSED = """async (selector) => {
    const frame = () => new Promise(requestAnimationFrame);
    await geoEvents.settled();
    const begun = performance.now();
    if (selector !== null) document.querySelector(selector).click();
    await frame();
    const script = performance.now() - begun;
    await frame();
    return [performance.now() - begun, script];
}"""
CONTROLS = {
    "idle": None,
    "layer": ".ge-group-what li:not([hidden]) .ge-choice",
    "status": ".ge-group-sure .ge-choice",
    "clock": "[aria-labelledby=ge-clock] button[aria-pressed=false]",
    "language": "[aria-labelledby=ge-language] button[aria-pressed=false]",
}
"""What is pressed, as a selector; every second press takes back the one before."""


def measured(page: Page, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each press of each control."""
    found = {}
    for name, selector in CONTROLS.items():
        page.evaluate(PRESSED, selector)
        page.evaluate(PRESSED, selector)
        found[name] = [page.evaluate(PRESSED, selector)[0] for _ in range(2 * rounds)]
    return found


def written(folder: Path, events: int) -> list[Path]:
    """The story's page, and one of synthetic events."""
    pages = [folder / "story.html", folder / f"{events}.html"]
    made = folder / "data"
    script = ROOT / "tools" / "make_synthetic.py"
    subprocess.run(
        [sys.executable, script, str(events), made, "--seed", "7"], check=True, capture_output=True
    )
    for page, data in zip(pages, (ROOT / "data", made), strict=True):
        command = (sys.executable, "-m", "geo_events", "export", "html", "-o", str(page), "--data", str(data))
        subprocess.run(command, check=True, capture_output=True)
    return pages


def main() -> None:
    """Measure, and print a line a control."""
    parser = arguments(__doc__)
    parser.add_argument("pages", nargs="*", type=Path, metavar="PAGE")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=12)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        for file in given.pages or written(Path(folder), given.events):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(file.resolve().as_uri())
            page.wait_for_function(READY)
            print(f"{file.name}\n{'':10}{'median':>8}{'worst':>8}  ms")
            for name, times in measured(page, given.rounds).items():
                print(f"{name:10}{statistics.median(times):8.0f}{max(times):8.0f}")
            page.close()


if __name__ == "__main__":
    main()
