"""How fast a million events are scrubbed: this player beside others, the same events, one run, one machine.

    python benchmarks/scrub.py [--events 100,1000,10000] [--steps 200] [--packages DIR] [--only ours,canvas]

Every player is moved over the whole period in even steps, one in every frame. Ours is a page made by
`geo-events export html` from a synthetic dataset (or from the folder that `--data` names); the others get the
same events (see rivals.py). DIR is a folder in which the npm packages were installed that `--help` names;
without it the others are skipped. `--page FILE` measures one exported page alone.

Columns: `step` is the time from one step's frame to the next, drawing included (60 frames a second show as
16.7); `work` the script in it, `main` all that kept the main thread busy (mean); `settled` from a seek to two
frames later, or, with ours, to what `geoEvents.settled()` promises; `shown` the events on the map at a moment
(median); `ready` from the start of the navigation to a painted player that answers; `page` with all that it
loads; `heap` JavaScript's objects and array buffers after the run.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from rivals import NPM, RIVALS, libraries, points, write
from scrub_page import SLOW_MILLISECONDS, Figures, Page, measure
from scrub_table import HEAD, line
from serving import CHROMIUM_FLAGS, ROOT, required_chromium

DEFAULT_EVENTS = "100,1000,10000,100000,1000000"
SEED = 7
_LAUNCH = """if True:
    import resource, subprocess, sys
    code = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    sys.exit(code)
"""
"""A process's peak begins with that of the one which starts it, so a small one starts the command."""
_OURS = """() => {
  const player = window.geoEvents;
  if (player?.visible === undefined || !Number.isFinite(player.time)) return null;
  const at = (time) => { player.seek(time); return player.time; };
  return { seek: (time) => player.seek(time), settled: () => player.settled(),
    period: () => [at("0001"), at("9999")],
    shown: () => { const seen = player.visible(); return Array.isArray(seen) ? seen.length : seen; },
    prepare: () => { player.pause(); SET return null; } };
}"""
_WINDOW = """try { player.set({ mode: "window", window: 365 }); }
      catch (fault) { return `no window, as it opens: ${fault.message}`; }"""
OURS = {
    "geo_events, a year's window": _OURS.replace("SET", _WINDOW),
    "geo_events, as it opens": _OURS.replace("SET", ""),
}
"""This player's rows: the label and the driver."""


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    command: str
    events: int
    seconds: float
    peak_megabytes: float


def run(name: str, events: int, *command: str) -> Cost:
    """Run Python with these arguments: seconds and peak resident memory.

    Raises
    ------
    RuntimeError
        If the command fails; the message holds the end of what it printed.
    """
    begun = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", _LAUNCH, sys.executable, *command], cwd=ROOT, capture_output=True, text=True
    )
    seconds = time.perf_counter() - begun
    if ran.returncode != 0:
        raise RuntimeError(f"{name} stopped with {ran.returncode}: {ran.stderr.strip()[-300:]}")
    return Cost(name, events, seconds, int(ran.stdout.splitlines()[-1]) / 1024)


def ours(events: int, dataset: Path, file: Path) -> Cost:
    """Export the dataset through the public door."""
    command = ("-m", "geo_events", "export", "html", "-o", str(file), "--data", str(dataset))
    return run("geo-events export html", events, *command)


class Report:
    """Prints rows as they come and keeps them."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.commands: list[Cost] = []
        self.load = [os.getloadavg()[0]]
        print(HEAD)

    def row(self, player: str, events: int, figures: Figures) -> None:
        """Print and keep what was measured of one page."""
        self.rows.append({"player": player, "events": events, **asdict(figures)})
        print(line(player, events, figures), flush=True)

    def cost(self, cost: Cost) -> None:
        """Print and keep what a command took."""
        self.commands.append(cost)
        print(
            f"  {cost.command}, {cost.events:,} events: {cost.seconds:.1f} s, {cost.peak_megabytes:.0f} MB",
            flush=True,
        )

    def end(self) -> None:
        """Say how busy the machine was: with other work beside, the figures are too high."""
        self.load.append(os.getloadavg()[0])
        before, after = self.load
        print(f"load of the machine: {before:.1f} before, {after:.1f} at the end; {os.cpu_count()} cores")

    def save(self, file: Path) -> None:
        """Write everything as JSON."""
        commands = [asdict(cost) for cost in self.commands]
        content = {"rows": self.rows, "commands": commands, "load": self.load}
        file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def measure_ours(browser: Browser, report: Report, file: Path, events: int, steps: int) -> None:
    """A row for each of our settings, each in a freshly opened page."""
    for label, driver in OURS.items():
        report.row(label, events, measure(browser, Page(file, driver), steps))


def is_slow(figures: Figures) -> bool:
    """Whether a rival need not be tried with more events."""
    return figures.step is None or figures.step[0] > SLOW_MILLISECONDS


def datasets(report: Report, options: argparse.Namespace, folder: Path) -> Iterator[tuple[int, Path]]:
    """The size and the folder of each dataset, from few events to many."""
    if options.data is not None:
        with (options.data / "events.csv").open(encoding="utf-8-sig", newline="") as table:
            yield sum(1 for _ in csv.DictReader(table)), options.data
        return
    for events in options.events:
        made = folder / f"dataset-{events}"
        maker = ("tools/make_synthetic.py", str(events), str(made), "--seed", str(SEED))
        report.cost(run("make_synthetic", events, *maker))
        yield events, made
        shutil.rmtree(made)


def compare(browser: Browser, report: Report, options: argparse.Namespace, folder: Path) -> None:
    """All players with all sizes."""
    files = {} if options.packages is None else libraries(options.packages)
    rivals = [row for name in options.only if name in RIVALS and files for row in RIVALS[name]]
    stopped: set[str] = set()
    for events, dataset in datasets(report, options, folder):
        if "ours" in options.only:
            file = folder / "ours.html"
            report.cost(ours(events, dataset, file))
            measure_ours(browser, report, file, events, options.steps)
            file.unlink()
        placed = points(dataset) if any(label not in stopped for label, _ in rivals) else []
        for label, make in rivals:
            figures = Figures(note="not tried: stopped with fewer events")
            if label not in stopped:
                page = write(make, placed, options.steps, folder / "rival.html", files)
                figures = measure(browser, page, options.steps)
            if is_slow(figures):
                stopped.add(label)
            report.row(label, events, figures)


def said(options: argparse.Namespace) -> Iterator[str]:
    """What the reader of the table has to know beforehand."""
    yield f"{options.steps} steps over the whole period, one in every frame; 1440 x 900; no network."
    if options.page is not None:
        return
    if options.packages is None:
        yield "The other players are skipped: they need --packages."
    elif "timestamped" in options.only:
        yield "TimestampedGeoJson is patched: as shipped it sorts times as text, so events on both sides of"
        yield "2001-09-09 fall together; here it sorts numbers. Everything else of the others is as shipped."


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog=f"For DIR: npm install {NPM}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--events", default=DEFAULT_EVENTS, help="sizes (default: %(default)s)")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--packages", type=Path, metavar="DIR", help="where the npm packages are installed")
    parser.add_argument("--only", default=",".join(("ours", *RIVALS)), help="players (default: %(default)s)")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="these events instead of synthetic ones")
    parser.add_argument(
        "--page",
        type=Path,
        metavar="FILE",
        help="measure this exported page alone (--events N: it has so many)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args()
    options.only = options.only.split(",")
    options.events = sorted(int(number) for number in options.events.split(","))
    if unknown := set(options.only) - {"ours", *RIVALS}:
        parser.error(f"--only knows ours, {', '.join(RIVALS)}; got {', '.join(sorted(unknown))}")
    if options.steps < 2:
        parser.error(f"--steps wants at least 2, got {options.steps}")
    return options


def main() -> None:
    """Print the table."""
    options = arguments()
    executable = required_chromium()
    for sentence in said(options):
        print(sentence)
    report = Report()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_FLAGS))
        try:
            if options.page is not None:
                events = options.events[0] if len(options.events) == 1 else 0
                measure_ours(browser, report, options.page, events, options.steps)
            else:
                compare(browser, report, options, Path(folder))
        finally:
            browser.close()
            report.end()
            if options.json is not None:
                report.save(options.json)


if __name__ == "__main__":
    main()
