"""Frames a second while a page plays in Chromium, Firefox and WebKit, of one page or of several in one run.

    python benchmarks/engines.py [PAGE ...] [--rounds 5] [--seconds 2] [--start DATE] [--engines NAME ...]

A PAGE is a file that `geo-events export html` has written, of another checkout too; without one, this
checkout writes the story's. The pages are opened in turn in one browser, round by round, so that what else
the machine does meets all of them alike. Beside the frames stands what the browser's processes computed for
one of them: that depends less on a busy machine.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import psutil
from firefox import firefox, open_firefox
from playwright.sync_api import Page
from serving import arguments, open_browser
from webkit import minibrowser, open_webkit

from geo_events import cli

SIZE = (1440, 900)
READY = "document.querySelector('.ge-ui')?.hidden === false"
PLAY = """async () => {{
    if ({start!r}) geoEvents.seek({start!r});
    await geoEvents.settled();
    geoEvents.play();
    const frame = () => new Promise(requestAnimationFrame);
    const begun = await frame();
    let count = 0;
    let now = begun;
    while (now < begun + 1000 * {seconds}) {{ now = await frame(); count += 1; }}
    geoEvents.pause();
    return [count, (now - begun) / 1000];
}}"""
"""Plays, from a time on: how many frames there were, and in how many seconds."""


class Opened(Protocol):
    """What opens a page and asks it something."""

    def open(self, url: str) -> None: ...
    def wait(self, expression: str) -> None: ...
    def evaluate(self, expression: str) -> Any: ...


class _Chromium:
    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, url: str) -> None:
        self._page.goto(url)

    def wait(self, expression: str) -> None:
        while not self.evaluate(expression):
            self._page.wait_for_timeout(20)

    def evaluate(self, expression: str) -> Any:
        return self._page.evaluate(expression)


@contextmanager
def in_chromium() -> Iterator[Opened]:
    with open_browser() as browser:
        yield _Chromium(browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}))


@contextmanager
def in_firefox() -> Iterator[Opened]:
    executable = firefox()
    if executable is None:
        raise SystemExit("expected a Firefox on the PATH, found none")
    with open_firefox(executable) as window:
        window.resize(*SIZE)
        yield window


@contextmanager
def in_webkit() -> Iterator[Opened]:
    executable = minibrowser()
    if executable is None:
        raise SystemExit("expected MiniBrowser, WebKitWebDriver and Xvfb, found not all of them")
    with open_webkit(executable) as window:
        window.resize(*SIZE)
        yield window


ENGINES: dict[str, Callable[[], AbstractContextManager[Opened]]] = {
    "chromium": in_chromium,
    "firefox": in_firefox,
    "webkit": in_webkit,
}


def computed() -> float:
    """Seconds of processor time that the browser's processes have taken."""
    seconds = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        seconds += times.user + times.system
    return seconds


def measure(opened: Opened, page: Path, start: str, seconds: float) -> tuple[float, float]:
    """Frames a second, and milliseconds of processor time for each."""
    opened.open(page.as_uri())
    opened.wait(READY)
    opened.evaluate("geoEvents.settled()")
    before = computed()
    frames, lasted = opened.evaluate(f"({PLAY.format(start=start, seconds=seconds)})()")
    return frames / lasted, 1000 * (computed() - before) / frames


def report(name: str, page: Path, seen: list[tuple[float, float]]) -> str:
    """One line: the median, and all rounds in their order."""
    rates, costs = zip(*seen, strict=True)
    rounds = " ".join(f"{rate:.0f}" for rate in rates)
    medians = f"{statistics.median(rates):>9.1f}{statistics.median(costs):>14.1f}"
    return f"{name:<10}{page.name:<24}{medians}   {rounds}"


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--start", default="", help="the time from which is played; else the beginning")
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = [page.resolve() for page in given.pages]
        if not pages:
            pages = [Path(folder, "story.html")]
            if cli.main(["export", "html", "-o", str(pages[0])]) != 0:
                raise SystemExit("the story's page could not be written")
        print(f"{'engine':<10}{'page':<24}{'frames/s':>9}{'computed ms':>14}   frames/s, round by round")
        for name in given.engines:
            with ENGINES[name]() as opened:
                rounds = [
                    [measure(opened, page, given.start, given.seconds) for page in pages]
                    for _ in range(given.rounds)
                ]
            for page, seen in zip(pages, zip(*rounds, strict=True), strict=True):
                print(report(name, page, list(seen)), flush=True)


if __name__ == "__main__":
    main()
