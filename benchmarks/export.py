"""Every format of `geo-events export`: time, memory and size.

    python benchmarks/export.py [--data FOLDER] [--only png,gif]

Each is made in a process of its own: `start` is what importing, reading the tables and building the scene
take, `first` the first file after that (with the import of what the format needs), `again` a second one;
`memory` is the most that the process and its children ever held. The goals are for `first`.
"""

from __future__ import annotations

import time

BEGUN = time.perf_counter()  # before anything of ours is imported

import argparse  # noqa: E402
import json  # noqa: E402
import resource  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
from datetime import date  # noqa: E402
from pathlib import Path  # noqa: E402

from serving import ROOT, arguments  # noqa: E402

from geo_events.dataset import load  # noqa: E402
from geo_events.export import EXPORTERS  # noqa: E402
from geo_events.model import View  # noqa: E402
from geo_events.request import Request  # noqa: E402
from geo_events.scene import build  # noqa: E402
from geo_events.view import select  # noqa: E402

SECONDS, OTHERS_SECONDS = {"html": 1.0, "pptx": 5.0, "handout": 5.0, "gif": 20.0}, 3.0
MOST_BYTES = {"html": 600_000, "gif": 4_000_000}
MOST_MEGABYTES = 500


def child(name: str, data: Path) -> None:
    """Make the whole story in a format twice, as the command line asks for it, and print the figures."""
    selection = select(load(data), View())
    request = Request(selection, build(selection), date(2024, 12, 1))
    figures = {"start": time.perf_counter() - BEGUN}
    for which in ("first", "again"):
        begun = time.perf_counter()
        figures["bytes"] = len(EXPORTERS[name].write(request))
        figures[which] = time.perf_counter() - begun
    usage = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({**figures, "megabytes": sum(usage) / 1024}))


def line(name: str, data: Path) -> str:
    """A row of the table, measured in a process of its own."""
    command = [sys.executable, __file__, "--data", str(data), "--child", name]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    size, megabytes, goal = int(figures["bytes"]), figures["megabytes"], SECONDS.get(name, OTHERS_SECONDS)
    fits = size <= MOST_BYTES.get(name, size) and megabytes <= MOST_MEGABYTES and figures["first"] <= goal
    times = "".join(f"{figures[which]:>9.2f}" for which in ("start", "first", "again"))
    met = "reached" if fits else "NOT REACHED"
    return f"{name:<12}{times}{megabytes:>11.0f}{size:>13,}  {met} ({goal:g} s)"


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--only", help="formats, with commas between")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child is not None:
        child(options.child, options.data)
        return
    print(f"{'':12}{'start s':>9}{'first s':>9}{'again s':>9}{'memory MB':>11}{'bytes':>13}")
    for name in options.only.split(",") if options.only else EXPORTERS:
        print(line(name, options.data), flush=True)


if __name__ == "__main__":
    main()
