"""Open one page in a fresh profile of a headless Chromium and measure how its player is scrubbed.

Owns the browser and the figures; scrub_probe.js does the same inside the page. Called by scrub.py.
"""

from __future__ import annotations

import gzip
import math
import statistics
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

PROBE = (Path(__file__).parent / "scrub_probe.js").read_text(encoding="utf-8")
SAMPLE = 40
"""Moments at which the time from a seek to a settled page is taken."""
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("shown", "8.0f"),
    ("step ms: p50", "13.1f"),
    ("p95", "8.1f"),
    ("max", "8.1f"),
    ("work ms: p50", "13.2f"),
    ("p95", "8.2f"),
    ("main ms", "8.2f"),
    ("frames/s", "9.1f"),
    ("settled ms: p50", "16.1f"),
    ("p95", "8.1f"),
    ("ready s", "8.2f"),
    ("page kB", "9.0f"),
    ("gzip kB", "9.0f"),
    ("heap MB", "8.1f"),
)
_LABEL = 28
HEAD = f"{'page':<{_LABEL}}" + "".join(f"{title:>{form.partition('.')[0]}}" for title, form in _COLUMNS)
"""The first line of the table."""


def percentile(values: list[float], percent: float) -> float:
    """The value below which a part of the values lies, by the nearest rank.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50)
    2.0
    >>> percentile([1.0], 95)
    1.0
    """
    ranked = sorted(values)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]


def line(label: str, figures: list[float]) -> str:
    """A row of the table, as wide as its head."""
    cells = (f"{value:>{form}}" for (_, form), value in zip(_COLUMNS, figures, strict=True))
    return f"{label:<{_LABEL}}{''.join(cells)}"


def measure(browser: Browser, file: Path, driver: str, steps: int) -> list[float]:
    """Open a page, scrub its player over the whole period, close it.

    Parameters
    ----------
    driver
        JavaScript: a function that gives {period, seek, shown, settled, prepare}, or null until it can.

    Returns
    -------
    list of float
        The figures of `HEAD`.

    Raises
    ------
    RuntimeError
        If the page asks for anything from elsewhere, or a script in it fails.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(f"{PROBE}\nscrub.wait({driver});")
    page = context.new_page()
    seen: list[str] = []
    page.on("pageerror", lambda fault: seen.append(str(fault)))
    page.on("request", lambda asked: seen.append(asked.url))
    page.goto(file.resolve().as_uri(), wait_until="commit")
    page.evaluate("() => scrub.ready")
    figures = _scrubbed(context.new_cdp_session(page), page, steps)
    context.close()
    faults = [one for one in seen if not one.startswith(("file:", "data:", "blob:"))]
    if faults:
        raise RuntimeError(f"{file.name}: expected a page that needs nothing, found {faults[0]}")
    content = file.read_bytes()
    return [*figures[:-1], len(content) / 1000, len(gzip.compress(content, 6)) / 1000, figures[-1]]


def _scrubbed(session: CDPSession, page: Page, steps: int) -> list[float]:
    page.evaluate("() => scrub.prepare()")
    session.send("Performance.enable")
    before = _busy_seconds(session)
    run = page.evaluate("(count) => scrub.run(count)", steps)
    busy = 1000 * (_busy_seconds(session) - before) / steps
    sample = page.evaluate("(count) => scrub.sample(count)", SAMPLE)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    return [
        statistics.median(sample["shown"]),
        *_middle_and_95(run["steps"]),
        max(run["steps"]),
        *_middle_and_95(run["work"]),
        busy,
        1000 * steps / sum(run["steps"]),
        *_middle_and_95(sample["settled"]),
        page.evaluate("() => scrub.interactive") / 1000,
        (usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6,
    ]


def _middle_and_95(values: list[float]) -> tuple[float, float]:
    return statistics.median(values), percentile(values, 95)


def _busy_seconds(session: CDPSession) -> float:
    """Seconds in which the page's main thread has been busy so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))
