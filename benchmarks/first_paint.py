"""Time to a painted map, bytes sent and server memory: this app beside a plain folium page, in one run.

    python benchmarks/first_paint.py PACKAGES [--rounds 5]

PACKAGES is a folder in which `npm install leaflet@1.9.3 jquery@3.7.1 bootstrap@5.2.2
@fortawesome/fontawesome-free@6.2.0 leaflet.awesome-markers@2.0.5` was run: the plain page asks for these
from hosts outside, which are answered from there, without any delay, and its tiles with one empty picture.
The plain page is thus shown at its best.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Route, sync_playwright
from serving import CHROMIUM_FLAGS, ROOT, Server, required_chromium, serve

EMPTY_TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000000020001e5"
    "27d4a20000000049454e44ae426082"
)
PAINTED = {
    "geo_events": """() => window.geoEvents?.visible && document.querySelector('.leaflet-container')
        && geoEvents.visible().length > 0""",
    "plain folium": "() => document.querySelectorAll('.leaflet-marker-pane > *').length > 0",
}


def installed(packages: Path) -> dict[str, bytes]:
    """Content of every script, style sheet and picture of the packages, by file name."""
    wanted = {".js", ".css", ".png", ".woff2"}
    found = sorted(packages.glob("node_modules/**/*.*"), key=lambda path: "dist" in path.parts)
    return {path.name: path.read_bytes() for path in found if path.suffix in wanted}


def answer(route: Route, files: dict[str, bytes]) -> None:
    """Answer a request to an outside host from the installed packages."""
    path = route.request.url.split("?")[0]
    name = path.rsplit("/", 1)[-1]
    if "tile" in path:
        route.fulfill(body=EMPTY_TILE, content_type="image/png")
        return
    # Files lie in other folders than their addresses say, and jQuery's has its version in its name.
    name = "jquery.min.js" if name.startswith("jquery-") else name
    if name not in files:
        route.fulfill(status=404)
        return
    types = {".js": "text/javascript", ".css": "text/css", ".png": "image/png", ".woff2": "font/woff2"}
    route.fulfill(body=files[name], content_type=types[Path(name).suffix])


def visit(browser: Browser, server: Server, painted: str, files: dict[str, bytes]) -> tuple[float, int]:
    """Open the page once in a new profile: seconds until the map is painted, bytes received."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    received = 0

    def count(event: dict[str, Any]) -> None:
        nonlocal received
        received += int(event.get("encodedDataLength", 0))

    def count_frame(event: dict[str, Any]) -> None:
        nonlocal received
        received += len(event["response"]["payloadData"]) * 3 // 4  # binary frames arrive as base64

    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", count)
    session.on("Network.webSocketFrameReceived", count_frame)
    context.route(lambda url: not url.startswith(server.url), lambda route: answer(route, files))
    begun = time.perf_counter()
    page.goto(server.url)
    selector = "iframe[title^='streamlit_folium']"
    element = page.wait_for_selector(selector, state="attached", timeout=60_000)
    frame = element.content_frame() if element is not None else None
    if frame is None:
        raise RuntimeError(f"{server.url} holds no map")
    frame.wait_for_function(painted, timeout=60_000)
    frame.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = time.perf_counter() - begun
    page.wait_for_timeout(500)
    context.close()
    return seconds, received


def main() -> None:
    """Print the figures of both pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    executable = required_chromium()
    files = installed(options.packages)
    apps = {"geo_events": ROOT / "app.py", "plain folium": Path(__file__).parent / "plain_app.py"}
    print(f"{'page':<14}{'painted: median s':>18}{'best':>8}{'worst':>8}{'kB received':>13}{'server MB':>11}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_FLAGS))
        with serve(apps["geo_events"]) as ours, serve(apps["plain folium"]) as plain:
            servers = {"geo_events": ours, "plain folium": plain}
            seen: dict[str, list[tuple[float, int]]] = {name: [] for name in apps}
            for turn in range(options.rounds + 1):
                for name, server in servers.items():
                    measured = visit(browser, server, PAINTED[name], files)
                    if turn:  # the first visit warms the server up
                        seen[name].append(measured)
            for name, server in servers.items():
                seconds = [one for one, _ in seen[name]]
                received = statistics.median(size for _, size in seen[name]) / 1000
                print(
                    f"{name:<14}{statistics.median(seconds):>18.2f}{min(seconds):>8.2f}{max(seconds):>8.2f}"
                    f"{received:>13.0f}{server.memory_megabytes():>11.0f}"
                )
        browser.close()


if __name__ == "__main__":
    main()
