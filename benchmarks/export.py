"""Every format of `geo-events export`: time, memory and size, beside another way to the same.

    python benchmarks/export.py [--data FOLDER] [--only png,gif]

Each is made in a process of its own: `start` is what importing, reading the tables and building the scene
take, `first` the first file after that (with the import of what the format needs), `again` a second one;
`memory` is the most that the process and its children ever held. The goals are for `first`. The other ways:
`folium` saves a plain folium map with the same points (its page loads its libraries from the network);
`screenshot` lets a headless Chromium photograph the exported page; `redrawn gif` paints every picture of the
film as a whole.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time

BEGUN = time.perf_counter()

from collections.abc import Callable  # noqa: E402  # the clock runs before anything of ours is imported
from dataclasses import replace  # noqa: E402
from datetime import date  # noqa: E402
from pathlib import Path  # noqa: E402

from serving import CHROMIUM_FLAGS, ROOT, required_chromium  # noqa: E402

from geo_events.dataset import load  # noqa: E402
from geo_events.export import EXPORTERS  # noqa: E402
from geo_events.export.film import GIF_SIZE  # noqa: E402
from geo_events.export.painting import painted  # noqa: E402
from geo_events.export.stills import render_options  # noqa: E402
from geo_events.model import View  # noqa: E402
from geo_events.picture import draw, window  # noqa: E402
from geo_events.request import Request  # noqa: E402
from geo_events.scene import build  # noqa: E402
from geo_events.view import select  # noqa: E402

GOALS = {"html": 1.0, "pptx": 5.0, "gif": 20.0}
"""Seconds; 3 for the others."""
OTHERS_SECONDS, MOST_MEGABYTES = 3.0, 500
SIZES = {"html": 600_000, "gif": 4_000_000}
"""Bytes at most."""


def request_of(data: Path) -> Request:
    """The whole story, as the command line asks for it."""
    selection = select(load(data), View())
    return Request(selection, build(selection), date(2024, 12, 1))


def plain_folium(request: Request) -> bytes:
    """A map of the same points without time, as folium saves it."""
    import folium

    map_ = folium.Map()
    for event in request.dataset.events.values():
        if event.place_id is not None:
            place = request.dataset.places[event.place_id]
            folium.CircleMarker((place.latitude, place.longitude), popup=event.title_en).add_to(map_)
    content: bytes = map_.get_root().render().encode()
    return content


def screenshot(request: Request) -> bytes:
    """The exported page, photographed."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_bytes(EXPORTERS["html"].write(request))
        browser = playwright.chromium.launch(executable_path=required_chromium(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.goto(file.as_uri())
        while not page.evaluate("() => Boolean(globalThis.geoEvents?.settled)"):
            time.sleep(0.02)
        page.evaluate("() => geoEvents.settled()")
        content = page.screenshot()
        browser.close()
        return content


def redrawn_gif(request: Request) -> bytes:
    """A film of as many pictures, each painted as a whole."""
    from PIL import Image

    options = render_options(request, GIF_SIZE)
    frame = window(request.scene, options)
    knots = request.scene.data["axis"]["knots"]
    moments = [knots[round(share * (len(knots) - 1) / 75)][0] for share in range(76)]
    whole = (draw(request.scene, replace(options, at=moment), frame) for moment in moments)
    first, *others = (Image.fromarray(painted(picture).pixels()) for picture in whole)
    content = io.BytesIO()
    first.save(content, "gif", save_all=True, append_images=others, duration=100)
    return content.getvalue()


ALTERNATIVES: dict[str, tuple[str, Callable[[Request], bytes]]] = {
    "html": ("folium", plain_folium),
    "png": ("screenshot", screenshot),
    "gif": ("redrawn gif", redrawn_gif),
}


def alone(way: str, data: Path) -> dict[str, float]:
    """Run one way in a process of its own; its figures."""
    command = [sys.executable, __file__, "--data", str(data), "--child", way]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{way}: {done.stderr.strip().splitlines()[-1]}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def child(way: str, data: Path, begun: float) -> None:
    """Make it twice and print the figures."""
    request = request_of(data)
    make = dict(ALTERNATIVES.values()).get(way) or EXPORTERS[way].write
    start = time.perf_counter() - begun
    figures: dict[str, float] = {"start": start}
    for which in ("first", "again"):
        begun = time.perf_counter()
        figures["bytes"] = len(make(request))
        figures[which] = time.perf_counter() - begun
    usage = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({**figures, "megabytes": sum(usage) / 1024}))


def line(way: str, figures: dict[str, float], goal: float | None) -> str:
    """A row of the table."""
    size, megabytes = int(figures["bytes"]), figures["megabytes"]
    met = ""
    if goal is not None:
        fits = size <= SIZES.get(way, size) and megabytes <= MOST_MEGABYTES and figures["first"] <= goal
        met = f"  {'reached' if fits else 'NOT REACHED'} ({goal:g} s)"
    times = "".join(f"{figures[which]:>9.2f}" for which in ("start", "first", "again"))
    return f"{way:<12}{times}{megabytes:>11.0f}{size:>13,}{met}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--only", help="formats, with commas between")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child is not None:
        child(arguments.child, arguments.data, BEGUN)
        return
    wanted = arguments.only.split(",") if arguments.only else list(EXPORTERS)
    print(f"{'':12}{'start s':>9}{'first s':>9}{'again s':>9}{'memory MB':>11}{'bytes':>13}")
    for name in wanted:
        print(line(name, alone(name, arguments.data), GOALS.get(name, OTHERS_SECONDS)), flush=True)
        if name in ALTERNATIVES:
            other = ALTERNATIVES[name][0]
            print(line(other, alone(other, arguments.data), None), flush=True)


if __name__ == "__main__":
    main()
