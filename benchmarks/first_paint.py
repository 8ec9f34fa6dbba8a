"""Time to a painted map, bytes sent and server memory, of this app or of several in one run.

    python benchmarks/first_paint.py [APP ...] [--rounds 5]

An APP is the `app.py` of a checkout, and is served with the package beside it: so one of before stands beside
one of after.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
from serving import Server, arguments, open_browser, open_map, serve_checkouts


def visit(browser: Browser, server: Server) -> tuple[float, int]:
    """Open the page once in a new profile: seconds until the map is painted, bytes received."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
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
    begun = time.perf_counter()
    frame = open_map(page, server.url)
    frame.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    context.close()
    return seconds, received


def main() -> None:
    """Print the figures of every app."""
    parser = arguments(__doc__)
    parser.add_argument("apps", type=Path, nargs="*", metavar="APP")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{'app':<14}{'painted: median s':>18}{'best':>8}{'worst':>8}{'kB received':>13}{'server MB':>11}")
    with open_browser() as browser, serve_checkouts(options.apps) as servers:
        for server in servers.values():
            visit(browser, server)  # the first visit warms the server up
        rounds = [[visit(browser, server) for server in servers.values()] for _ in range(options.rounds)]
        for (name, server), visits in zip(servers.items(), zip(*rounds, strict=True), strict=True):
            seconds, received = zip(*visits, strict=True)
            print(
                f"{name:<14}{statistics.median(seconds):>18.2f}{min(seconds):>8.2f}{max(seconds):>8.2f}"
                f"{statistics.median(received) / 1000:>13.0f}{server.memory_megabytes():>11.0f}"
            )


if __name__ == "__main__":
    main()
