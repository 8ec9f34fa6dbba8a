"""Time from a reader's change to the repainted map: this app beside a page that builds its map again.

    python benchmarks/repaint.py PACKAGES [--rounds 8]

PACKAGES is the folder of `first_paint.py`. The page beside is `rebuilt_app.py`: the same events, controls of
the same kinds, and `st_folium` with a plain map. Its scripts and tiles come from loopback and stay in the
browser's cache, as for a reader who was there before: requests that Playwright answers have no cache.

A change is made in the page, and the page's own clock runs from there until the frame after the one in which
the map in its frame says what it is to say. What that is, a first round finds out that is not counted; every
change is then made and taken back as often as there are rounds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from first_paint import EMPTY_TILE, installed
from playwright.sync_api import Browser, Page, sync_playwright
from serving import CHROMIUM_FLAGS, ROOT, required_chromium, serve

QUIET_MILLISECONDS = 700
"""Between two changes: the rest of the page has then been drawn too."""
TYPES = {".js": "text/javascript", ".css": "text/css", ".png": "image/png", ".woff2": "font/woff2"}

OUR_STATE = """(root) => root.geoEvents?.visible && root.document.querySelector(".ge-ui")
    && [root.document.querySelector(".ge-ui").lang,
        root.document.querySelector("[role=slider]")?.getAttribute("aria-valuetext"),
        [...root.geoEvents.visible()].join()].join("|")"""
REBUILT_STATE = """(root) => root.document.querySelector(".leaflet-marker-pane")
    && [root.document.querySelector(".leaflet-control-attribution")?.textContent,
        [...root.document.querySelectorAll(".leaflet-marker-pane > *")]
            .map((mark) => mark.className + mark.style.transform).join()].join("|")"""

PREPARE = """(said) => {
    const state = eval(said);
    const frames = () => [...document.querySelectorAll("iframe[title^='streamlit_folium']")]
        .filter((frame) => frame.clientHeight > 0 && frame.contentDocument !== null);
    const painted = (root) => new Promise((done) =>
        root.requestAnimationFrame(() => root.requestAnimationFrame(done)));
    const button = (start, text) => [...document.querySelectorAll("button")]
        .find((one) => one.textContent.trim().startsWith(text));
    const press = (name) => {
        const thumb = [...document.querySelectorAll("[data-testid=stSlider] input[type=range]")].at(-1);
        thumb.focus();
        for (const type of ["keydown", "keyup"]) {
            thumb.dispatchEvent(new KeyboardEvent(type, {key: name, code: name, bubbles: true}));
        }
    };
    window.repaint = {
        now: () => frames().map((frame) => state(frame.contentWindow)).at(-1),
        make: ([kind, what]) => (kind === "key" ? press(what) : button(kind, what).click()),
        measure: async (change, wanted) => {
            const begun = performance.now();
            repaint.make(change);
            for (;;) {
                await new Promise((done) => requestAnimationFrame(done));
                const shown = frames().find((frame) => state(frame.contentWindow) === wanted);
                if (shown !== undefined) {
                    await painted(shown.contentWindow);
                    return performance.now() - begun;
                }
                if (performance.now() - begun > 30000) return null;
            }
        },
        mark: () => frames().forEach((frame) => { frame.contentWindow.markedByRepaint = true; }),
        isMarked: () => frames().length === 1 && frames()[0].contentWindow.markedByRepaint === true,
    };
}"""

Step = tuple[str, str]
"""`click` and how a button's text begins, or `key` and the key that the period's end is moved with."""
PERIOD: tuple[Step, Step] = (("key", "PageDown"), ("key", "PageUp"))
LANGUAGE: tuple[Step, Step] = (("click", "中文"), ("click", "English"))


@dataclass
class Contender:
    """A page whose repaints are measured."""

    app: Path
    state: str
    """JavaScript: what a map's window shows, as a text."""
    changes: Mapping[str, tuple[Step, Step]]
    """What is done and how it is taken back, by name."""
    milliseconds: dict[str, list[float]] = field(default_factory=dict)
    kept: int = 0
    """After how many of the measured changes the map's frame was the one from before."""


def contenders() -> dict[str, Contender]:
    """Both pages, by the name under which they are printed."""

    def changes(layer: str) -> dict[str, tuple[Step, Step]]:
        toggle = ("click", layer)
        return {"layer": (toggle, toggle), "language": LANGUAGE, "period": PERIOD}

    return {
        "geo_events": Contender(ROOT / "app.py", OUR_STATE, changes("Trains and the line")),
        "rebuilt": Contender(Path(__file__).parent / "rebuilt_app.py", REBUILT_STATE, changes("train")),
    }


@contextmanager
def serve_files(files: Mapping[str, bytes]) -> Iterator[str]:
    """Serve files by name, and an empty picture for every tile, for the browser to keep."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.rsplit("/", 1)[-1].split("?")[0]
            name = "jquery.min.js" if name.startswith("jquery-") else name
            content = EMPTY_TILE if self.path.startswith("/tile/") else files.get(name)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", TYPES.get(Path(name).suffix, "text/plain"))
            self.send_header("Content-Length", str(len(content or b"")))
            self.send_header("Cache-Control", "public, max-age=86400")
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing: the figures are what is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def opened(browser: Browser, url: str, state: str) -> Page:
    """The page with its map painted and ready to be measured."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url)
    page.evaluate(PREPARE, state)
    page.wait_for_function("() => repaint.now()", timeout=60_000)
    page.wait_for_timeout(3000)
    return page


def find_out(page: Page, step: Step) -> str:
    """Make a change and tell what the map then shows.

    Raises
    ------
    RuntimeError
        If it shows what it showed before.
    """
    before = page.evaluate("() => repaint.now()")
    page.evaluate("(step) => repaint.make(step)", step)
    page.wait_for_function("(before) => ![undefined, null, before].includes(repaint.now())", arg=before)
    page.wait_for_timeout(3000)
    after: str = page.evaluate("() => repaint.now()")
    if after == before:
        raise RuntimeError(f"expected another map after {step}, found the same")
    return after


def measure(page: Page, step: Step, wanted: str) -> tuple[float, bool]:
    """Milliseconds from a change to its repainted map, and whether the map is still in the same frame.

    Raises
    ------
    RuntimeError
        If the map never shows what is wanted.
    """
    page.evaluate("() => repaint.mark()")
    taken: float | None = page.evaluate("([step, wanted]) => repaint.measure(step, wanted)", [step, wanted])
    if taken is None:
        raise RuntimeError(f"expected another map after {step}, found {page.evaluate('repaint.now()')!r}")
    page.wait_for_timeout(QUIET_MILLISECONDS)
    is_kept: bool = page.evaluate("() => repaint.isMarked()")
    return taken, is_kept


def main() -> None:
    """Print the figures of both pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", type=Path)
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    executable = required_chromium()
    both = contenders()
    with serve_files(installed(options.packages)) as packages_url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_FLAGS))
        environment = {"GEO_EVENTS_PACKAGES_URL": packages_url}
        with (
            serve(both["geo_events"].app) as ours,
            serve(both["rebuilt"].app, environment=environment) as theirs,
        ):
            run(browser, both, {"geo_events": ours.url, "rebuilt": theirs.url}, options.rounds)
        browser.close()
    report(both, options.rounds)


def run(browser: Browser, both: Mapping[str, Contender], urls: Mapping[str, str], rounds: int) -> None:
    """Measure the pages by turns."""
    pages = {name: opened(browser, urls[name], one.state) for name, one in both.items()}
    wanted = {
        name: {
            change: [find_out(pages[name], step) for step in steps] for change, steps in one.changes.items()
        }
        for name, one in both.items()
    }
    for _ in range(rounds):
        for name, one in both.items():
            pages[name].bring_to_front()
            for change, steps in one.changes.items():
                for step, state in zip(steps, wanted[name][change], strict=True):
                    taken, is_kept = measure(pages[name], step, state)
                    one.milliseconds.setdefault(change, []).append(taken)
                    one.kept += is_kept


def report(both: Mapping[str, Contender], rounds: int) -> None:
    """Print a table."""
    load = os.getloadavg()[0]
    print(f"{rounds} rounds, each change made and taken back; load {load:.1f} on {os.cpu_count()} processors")
    print(f"{'change':<10}{'page':<12}{'median ms':>10}{'best':>8}{'worst':>8}{'times faster':>14}")
    for change in both["geo_events"].changes:
        medians = {name: statistics.median(one.milliseconds[change]) for name, one in both.items()}
        for name, one in both.items():
            taken = one.milliseconds[change]
            ratio = f"{medians['rebuilt'] / medians[name]:.1f}" if name == "geo_events" else ""
            print(
                f"{change:<10}{name:<12}{medians[name]:>10.0f}{min(taken):>8.0f}{max(taken):>8.0f}{ratio:>14}"
            )
    for name, one in both.items():
        changes = sum(len(taken) for taken in one.milliseconds.values())
        print(f"{name}: mounted once: {'yes' if one.kept == changes else 'no'} "
              f"(same map after {one.kept} of {changes} changes)")  # fmt: skip


if __name__ == "__main__":
    main()
