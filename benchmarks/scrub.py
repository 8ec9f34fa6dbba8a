"""How fast a million events are scrubbed, in pages from a hundred events up, or in pages that are there.

    python benchmarks/scrub.py [--events 100,1000,10000] [--steps 200] [PAGE ...]

The player is moved over the whole period in even steps, one in every frame, in each of its settings; and in
the last the end of the period is, as a reader drags it. Without
a PAGE, pages of synthetic events are made by `geo-events export html`; with some, they are measured in one
run: so a page of before stands beside one of after.

Columns: `step` is the time from one step's frame to the next, drawing included (60 frames a second show as
16.7); `work` the script in it, `main` all that kept the main thread busy (mean); `settled` from a seek to
what `geoEvents.settled()` promises; `shown` the events on the map at a moment (median); `ready` from the
start of the navigation to a painted player that answers; `heap` JavaScript's objects and array buffers after
the run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from scrub_page import HEAD, line, measure
from serving import ROOT, arguments, open_browser

SEED = 7
_LAUNCH = """if True:
    import resource, subprocess, sys
    code = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    sys.exit(code)
"""
"""A process's peak begins with that of the one which starts it, so a small one starts the command."""
_PLAYER = """() => {
  const player = window.geoEvents;
  if (player?.visible === undefined || !Number.isFinite(player.time)) return null;
  const at = (time) => { player.seek(time); return player.time; };
  return { seek: (time) => SEEK, settled: () => player.settled(),
    period: () => [at("0001"), at("9999")],
    shown: () => { const seen = player.visible(); return Array.isArray(seen) ? seen.length : seen; },
    prepare: () => { player.pause(); PREPARE } };
}"""


def _driver(prepare: str = "", seek: str = "player.seek(time)") -> str:
    """JavaScript that gives the player."""
    return _PLAYER.replace("PREPARE", prepare).replace("SEEK", seek)


SETTINGS = {
    "a year's window": _driver('player.set({ mode: "window", window: 365 });'),
    "as it opens": _driver(),
    "the period's end": _driver(seek="player.set({ to: new Date(time).toISOString().slice(0, 10) })"),
}
"""What is measured of a page: the label, and JavaScript that gives the player or null."""


def run(name: str, *command: str) -> None:
    """Run Python with these arguments and print its seconds and peak resident memory.

    Raises
    ------
    RuntimeError
        If the command fails; the message holds the end of what it printed.
    """
    begun = time.perf_counter()
    launch = [sys.executable, "-c", _LAUNCH, sys.executable, *command]
    ran = subprocess.run(launch, cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise RuntimeError(f"{name} stopped with {ran.returncode}: {ran.stderr.strip()[-300:]}")
    peak_megabytes = int(ran.stdout.splitlines()[-1]) / 1024
    print(f"  {name}: {time.perf_counter() - begun:.1f} s, {peak_megabytes:.0f} MB", flush=True)


def synthetic(sizes: str, folder: Path) -> Iterator[Path]:
    """A page of each size, from few events to many."""
    for events in sorted(int(size) for size in sizes.split(",")):
        data, page = folder / f"data-{events}", folder / f"{events:,}.html"
        run(
            f"make_synthetic {events}", "tools/make_synthetic.py", str(events), str(data), "--seed", str(SEED)
        )
        run("export html", "-m", "geo_events", "export", "html", "-o", str(page), "--data", str(data))
        yield page
        page.unlink()


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("pages", type=Path, nargs="*", metavar="PAGE")
    parser.add_argument("--events", default="100,1000,10000,100000,1000000", help="sizes: %(default)s")
    parser.add_argument("--steps", type=int, default=200)
    options = parser.parse_args()
    print(f"{options.steps} steps over the whole period, one in every frame; 1440 x 900; no network.\n{HEAD}")
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        for page in options.pages or synthetic(options.events, Path(folder)):
            for label, driver in SETTINGS.items():
                # Each in a freshly opened page.
                print(
                    line(f"{page.stem}, {label}", measure(browser, page, driver, options.steps)), flush=True
                )
    # With other work beside, the figures are too high.
    print(f"load of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} after; {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
