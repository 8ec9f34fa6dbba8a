"""A film with a moving camera, by difference and frame by frame: time and memory, encoder included.

    python benchmarks/film.py [--data FOLDER] [--size 1920x1080] [--seconds 90] [--sample 60]

Each is made in a process of its own. *By difference* is the film as `geo-events export mp4` makes it. *Frame
by frame* is the same film, each frame drawn and painted as a still is: of so many frames that lie evenly in
it, and the time is that of all of them in proportion. `memory` is the most that the process held, and its
encoder beside it.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from serving import ROOT, arguments

from geo_events.dataset import load
from geo_events.export import EXPORTERS, film
from geo_events.export.encoder import encode
from geo_events.export.painting import painted
from geo_events.model import View
from geo_events.picture import Frame, RenderOptions, draw
from geo_events.reel import Cut, Ride, Stay
from geo_events.request import Options, Request
from geo_events.scene import build
from geo_events.view import select

WAYS = ("by difference", "frame by frame")
QUARTER, MOST_SECONDS = 0.25, 150.0
MOST_MEGABYTES = {1080: 600, 720: 400}


def request_of(data: Path, size: str, seconds: float) -> Request:
    """The whole story as a film."""
    selection = select(load(data), View())
    width, height = map(int, size.split("x"))
    options = Options((width, height), seconds=seconds)
    return Request(selection, build(selection), date(2024, 12, 1), options)


def pictures(made: Cut, rate: int) -> list[tuple[RenderOptions, Frame]]:
    """The map of each frame, and the window on it; cards have none."""
    found = []
    for segment in made.segments:
        count = max(1, round(segment.seconds * rate))
        for number in range(count):
            if isinstance(segment, Ride):
                share = (number + 1) / count
                time_shown = made.stage.between(segment.start, segment.end, share)
                found.append((replace(segment.render, at=time_shown), segment.flight.at(share)))
            elif isinstance(segment, Stay):
                found.append((segment.render, segment.frame))
    return found


def frame_by_frame(request: Request, sample: int) -> tuple[float, int]:
    """Seconds that all frames would take, reckoned from some; and bytes of the film of these."""
    reel = film.Reel(request, film.MP4_SIZE, film.MP4_RATE)
    every = pictures(reel.made, reel.rate)
    chosen = every[:: max(1, len(every) // sample)]
    width, height = reel.size
    whole = np.zeros((height, width, 4), np.uint8)
    shown = whole[reel.made.stage.top : height - reel.made.stage.bottom, :, :3]

    def send(take: Callable[[memoryview], object]) -> None:
        for render, frame in chosen:
            shown[:] = painted(draw(request.scene, render, frame)).pixels()
            take(whole.data.cast("B"))

    begun = time.perf_counter()
    size = len(encode(reel.size, reel.rate, {}, send))
    return (time.perf_counter() - begun) * len(every) / len(chosen), size


def child(way: str, options: argparse.Namespace) -> None:
    """Make the film in one way, and print the figures."""
    request = request_of(options.data, options.size, options.seconds)
    begun = time.perf_counter()
    if way == WAYS[0]:
        size = len(EXPORTERS["mp4"].write(request))
        seconds = time.perf_counter() - begun
    else:
        seconds, size = frame_by_frame(request, options.sample)
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    painter, encoder = (kilobytes / 1024 for kilobytes in usage)
    print(json.dumps({"seconds": seconds, "painter": painter, "encoder": encoder, "bytes": size}))


def measured(way: str, options: argparse.Namespace) -> dict[str, float]:
    """The figures of a way, in a process of its own; its line is printed."""
    command = [sys.executable, __file__, "--child", way]
    for name in ("data", "size", "seconds", "sample"):
        command += [f"--{name}", str(getattr(options, name))]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    memory = f"{figures['painter']:.0f} + {figures['encoder']:.0f} MB"
    print(f"{way:<16}{figures['seconds']:>9.1f} s{memory:>16}{int(figures['bytes']):>12,}", flush=True)
    return figures


def main() -> None:
    """Print both, and whether the goals are reached."""
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child is not None:
        child(options.child, options)
        return
    print(f"{'':16}{'time':>11}{'memory':>16}{'bytes':>12}")
    new, old = (measured(way, options) for way in WAYS)
    share, memory = new["seconds"] / old["seconds"], new["painter"] + new["encoder"]
    most = MOST_MEGABYTES.get(int(options.size.split("x")[1]), memory)
    fits = share <= QUARTER and new["seconds"] <= MOST_SECONDS and memory <= most
    print(f"{share:.2f} of the time, {memory:.0f} MB: {'reached' if fits else 'NOT REACHED'}")


if __name__ == "__main__":
    main()
