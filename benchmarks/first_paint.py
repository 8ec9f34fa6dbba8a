"""Time to title, empty frame and marks, bytes sent and server memory, of several apps in one run.

    python benchmarks/first_paint.py [APP ...] [--rounds 5]

An APP is the `app.py` of a checkout, and is served with the package beside it: so one of before stands beside
one of after. Beside them stand a bare Streamlit page and a plain folium map of the same events.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
from playwright.sync_api import TimeoutError as TooLateError
from serving import BESIDE, MAP, Server, arguments, open_browser, serve_checkouts

STEPS = ("title", "frame", "marks")
MARKS = ".ge-mark, .ge-cluster, path.leaflet-interactive"
WATCH = """([map, marks]) => {
    if (window !== window.top) return;
    window.firstPaint = {};
    const frame = () => document.querySelector(map);
    const isThere = {
        title: () => document.querySelector("h1")?.offsetHeight > 0,
        frame: () => frame()?.clientHeight > 0,
        marks: () => frame()?.clientHeight > 0 && Boolean(frame().contentDocument?.querySelector(marks)),
    };
    const look = () => {
        for (const [step, test] of Object.entries(isThere)) {
            if (!test()) continue;
            delete isThere[step];
            requestAnimationFrame(() => { window.firstPaint[step] = performance.now(); });
        }
        requestAnimationFrame(look);
    };
    look();
}"""
"""Run in a page before its own scripts: notes the frame after the one in which each step was there."""
PATIENCE = 60_000
"""Milliseconds until a page counts as one that never comes."""


def visit(browser: Browser, server: Server, steps: tuple[str, ...]) -> tuple[Mapping[str, float], int]:
    """Open the page once in a new profile: milliseconds until each step was painted, bytes received."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(f"({WATCH})({json.dumps([MAP, MARKS])})")
    page = context.new_page()
    received = 0

    def count(event: Mapping[str, Any]) -> None:
        nonlocal received
        received += int(event.get("encodedDataLength", 0))

    def count_frame(event: Mapping[str, Any]) -> None:
        nonlocal received
        received += len(event["response"]["payloadData"]) * 3 // 4  # binary frames arrive as base64

    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", count)
    session.on("Network.webSocketFrameReceived", count_frame)
    page.goto(server.url, timeout=PATIENCE)
    page.wait_for_function("(step) => firstPaint[step] > 0", arg=steps[-1], timeout=PATIENCE)
    seen: Mapping[str, float] = page.evaluate("() => firstPaint")
    # What comes late is counted where it comes; on a busy machine something always does.
    with suppress(TooLateError):
        page.wait_for_load_state("networkidle", timeout=10_000)
    context.close()
    return seen, received


def main() -> None:
    """Print the figures of every app."""
    parser = arguments(__doc__)
    parser.add_argument("apps", type=Path, nargs="*", metavar="APP")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    heads = "".join(f"{step:>9}" for step in STEPS)
    print(f"{'median s until painted':<24}{heads}{'best':>9}{'worst':>9}{'kB received':>13}{'server MB':>11}")
    with open_browser() as browser, serve_checkouts(options.apps, BESIDE) as servers:
        shown = {name: STEPS[:1] if name == "bare_page" else STEPS for name in servers}
        for name, server in servers.items():
            visit(browser, server, shown[name])  # the first visit warms the server up
        visits = [
            {name: visit(browser, server, shown[name]) for name, server in servers.items()}
            for _ in range(options.rounds)
        ]
        for name, server in servers.items():
            times = [{step: one[name][0][step] / 1000 for step in shown[name]} for one in visits]
            medians = [statistics.median(one[step] for one in times) for step in shown[name]]
            last = [one[shown[name][-1]] for one in times]
            cells = "".join(f"{median:>9.2f}" for median in medians).ljust(9 * len(STEPS))
            print(
                f"{name:<24}{cells}{min(last):>9.2f}{max(last):>9.2f}"
                f"{statistics.median(one[name][1] for one in visits) / 1000:>13.0f}"
                f"{server.memory_megabytes():>11.0f}"
            )


if __name__ == "__main__":
    main()
