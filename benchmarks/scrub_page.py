"""Open one page in a fresh profile of a headless Chromium and measure how its player is scrubbed.

Owns the browser and the figures; scrub_probe.js does the same inside the page. Knows no player: a `Page` says
how its player is reached. Called by scrub.py.
"""

from __future__ import annotations

import gzip
import math
import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Route
from playwright.sync_api import Page as Tab
from playwright.sync_api import TimeoutError as Late

PROBE = (Path(__file__).parent / "scrub_probe.js").read_text(encoding="utf-8")
TYPES = {".js": "text/javascript", ".css": "text/css", ".png": "image/png", ".woff2": "font/woff2"}
SAMPLE = 40
"""Moments at which the time from a seek to a settled page is taken."""
PATIENCE_SECONDS = 60
"""A page that does not answer by then is given up."""
SLOW_MILLISECONDS = 2000
"""A player whose median step takes longer is stopped."""
LONGEST_SECONDS = 600
"""A run that is not done by then is given up."""


@dataclass(frozen=True)
class Page:
    """A page with a player in it."""

    file: Path
    """The page itself."""
    driver: str
    """JavaScript: a function that gives {period, seek, shown, settled?, prepare?}, or null until it can."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What its links to other hosts are answered with, by file name; all else gets an empty answer."""


@dataclass
class Figures:
    """What was measured of one page; None where the page did not come that far."""

    interactive_seconds: float | None = None
    """From the start of the navigation to a painted player that answers."""
    step: tuple[float, float, float] | None = None
    """Milliseconds from one step's frame to the next: median, 95th percentile, maximum."""
    work: tuple[float, float] | None = None
    """Milliseconds of script a step: median, 95th percentile."""
    main_thread: float | None = None
    """Mean milliseconds a step in which the main thread was busy, layout and painting included."""
    frames_per_second: float | None = None
    settled: tuple[float, float] | None = None
    """Milliseconds from a seek to a settled page: median, 95th percentile."""
    shown: float | None = None
    """Events on the map at a moment: median over the sample."""
    heap_megabytes: float | None = None
    """JavaScript objects and array buffers in use after the run and a collection."""
    page_bytes: int = 0
    """The page with all that it was answered with."""
    gzipped_bytes: int = 0
    """The same, each file compressed by gzip."""
    note: str = ""
    """Why there is no more, or what was otherwise than asked."""


def percentile(values: list[float], percent: float) -> float:
    """The value below which a part of the values lies, by the nearest rank.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50)
    2.0
    >>> percentile([1.0], 95)
    1.0
    """
    ranked = sorted(values)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]


def measure(browser: Browser, page: Page, steps: int) -> Figures:
    """Open the page, scrub its player over the whole period, close it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        return _measured(context, page, steps)
    finally:
        context.close()


def _measured(context: BrowserContext, page: Page, steps: int) -> Figures:
    figures = Figures()
    faults: list[str] = []
    received = {page.file.name: page.file.read_bytes()}

    def answer(route: Route) -> None:
        name = route.request.url.split("?")[0].rsplit("/", 1)[-1]
        received[name] = page.files.get(name, b"")
        kind = TYPES.get(Path(name).suffix, "application/octet-stream")
        route.fulfill(body=received[name], content_type=kind)

    context.route(lambda url: url.startswith("http"), answer)
    context.add_init_script(f"{PROBE}\nscrub.wait({page.driver});")
    tab = context.new_page()
    tab.on("pageerror", lambda fault: faults.append(str(fault).splitlines()[0]))
    try:
        tab.goto(page.file.resolve().as_uri(), wait_until="commit", timeout=PATIENCE_SECONDS * 1000)
        tab.wait_for_function(
            "() => scrub.interactive !== null", polling=100, timeout=PATIENCE_SECONDS * 1000
        )
        figures.interactive_seconds = tab.evaluate("() => scrub.interactive") / 1000
        _scrubbed(context.new_cdp_session(tab), tab, steps, figures)
    except Late:
        if figures.interactive_seconds is None:
            figures.note = f"not interactive within {PATIENCE_SECONDS} s"
        else:
            figures.note = f"not done within {LONGEST_SECONDS} s"
    except (Error, RuntimeError) as fault:
        figures.note = str(fault).splitlines()[0]
    figures.page_bytes = sum(map(len, received.values()))
    figures.gzipped_bytes = sum(len(gzip.compress(content, 6)) for content in received.values())
    if not page.files and len(received) > 1:
        faults.append(f"requests to other hosts: {', '.join(sorted(received))}")
    if faults:
        figures.note = "; ".join(filter(None, [figures.note, f"fault in the page: {faults[0]}"]))
    return figures


def _scrubbed(session: CDPSession, tab: Tab, steps: int, figures: Figures) -> None:
    figures.note = _result(tab, "prepare", {}) or ""
    session.send("Performance.enable")
    before = _busy_seconds(session)
    run = _result(tab, "run", {"count": steps, "limit": SLOW_MILLISECONDS})
    figures.main_thread = 1000 * (_busy_seconds(session) - before) / len(run["steps"])
    figures.step = (statistics.median(run["steps"]), percentile(run["steps"], 95), max(run["steps"]))
    figures.work = (statistics.median(run["work"]), percentile(run["work"], 95))
    figures.frames_per_second = 1000 * len(run["steps"]) / sum(run["steps"])
    if run["stopped"]:
        figures.note = f"stopped after {len(run['steps'])} steps: the median is above {SLOW_MILLISECONDS} ms"
    else:
        sample = _result(tab, "sample", {"count": SAMPLE})
        figures.settled = (statistics.median(sample["settled"]), percentile(sample["settled"], 95))
        figures.shown = statistics.median(sample["shown"])
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    figures.heap_megabytes = (usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def _result(tab: Tab, name: str, options: dict[str, Any]) -> Any:
    """What one of the probe's functions gives."""
    tab.evaluate("([name, options]) => scrub.begin(name, options)", [name, options])
    tab.wait_for_function("() => scrub.result !== null", polling=200, timeout=LONGEST_SECONDS * 1000)
    result = tab.evaluate("() => scrub.result")
    if "fault" in result:
        raise RuntimeError(f"{name}: {result['fault']}")
    return result["value"]


def _busy_seconds(session: CDPSession) -> float:
    """Seconds in which the page's main thread has been busy so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))
