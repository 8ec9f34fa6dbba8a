"""How fast tables and texts are taken in.

    python benchmarks/ingest.py [--data FOLDER] [--events 100000] [--megabytes 20]

Tables: invented events are written to a folder of their own. `check` is the command as a whole, in a process
of its own; `load` reads the same tables here; `one fault` reads them with one wrong cell, which costs a
second reading row by row; `pandas` parses the same files with `read_csv` and checks nothing. The goal is for
`check`.

Texts: what the dataset's own documents say, again and again, with other numbers in their dates each time: a
text that repeats itself would be read too easily. `names` is the search for places and people, `dates` that
for dates, `both` what the command `mentions` does of the two; `CPU` is the time that the process itself had,
which other work on the machine changes less. The goal is for `both`, in megabytes (UTF-8) a second.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from serving import ROOT, arguments

from geo_events.dataset import TABLES, Dataset, load
from geo_events.dataset import read as read_tables
from geo_events.mentions import Document, Finder, dates, read
from geo_events.when import parse

GOAL = 5.0
"""Megabytes of text a second."""
CHECK_SECONDS = 5.0
"""For 100,000 events."""
REPEATS = 3
"""The quickest of so many is told: the others are what else the machine did."""


def seconds(task: Callable[[], int]) -> tuple[float, float, int]:
    """The quickest time of a task, the least that it had of the processor, and what it counted."""
    times, own_times = [], []
    for _ in range(REPEATS):
        begun, own_begun = time.perf_counter(), time.process_time()
        count = task()
        times.append(time.perf_counter() - begun)
        own_times.append(time.process_time() - own_begun)
    return min(times), min(own_times), count


def of_tables(events: int) -> int:
    """Print how long tables take; 1 if the goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        synthetic = [sys.executable, str(ROOT / "tools" / "make_synthetic.py"), str(events), str(data)]
        subprocess.run(synthetic, check=True, capture_output=True)
        size = sum(path.stat().st_size for path in data.glob("*.csv")) / 1e6
        command = [sys.executable, "-m", "geo_events", "check", str(data)]
        tasks: dict[str, Callable[[], int]] = {
            "check": lambda: subprocess.run(command, check=True, capture_output=True).returncode,
            "load": lambda: len(read_tables(data).faults),
            "pandas": lambda: sum(len(pd.read_csv(data / f"{name}.csv")) for name in TABLES),
        }
        print(f"{events:,} events, {size:.0f} MB of tables")
        taken = {}
        for name, task in tasks.items():
            taken[name], _, _ = seconds(task)
            print(f"{name:12}{taken[name]:8.2f} s")
        claims = data / "claims.csv"
        claims.write_bytes(claims.read_bytes().replace(b",reports,", b",report,", 1))
        fault, _, count = seconds(lambda: len(read_tables(data).faults))
        print(f"{'one fault':12}{fault:8.2f} s  ({count} found)")
    return 0 if taken["check"] <= CHECK_SECONDS * events / 100_000 else 1


def documents_of(dataset: Dataset, megabytes: float) -> str:
    """The documents again and again, each time with other days and months."""
    chance = random.Random(5)
    once = "\n\n".join(dataset.documents.values()) + "\n\n"

    def other(match: re.Match[str]) -> str:
        return str(chance.randint(1, 28 if match[0][-1] == "日" else 12)) + match[0][-1]

    repeats = int(megabytes * 1e6) // len(once.encode()) + 1
    return "".join(re.sub(r"(?<!\d)\d{1,2}[日月]", other, once) for _ in range(repeats))


def of_texts(data: Path, most: float) -> int:
    """Print how fast texts are read; 1 if the goal is missed."""
    dataset = load(data)
    finder = Finder(dataset)
    document = Document("documents", documents_of(dataset, most), "benchmark", "", parse("2023-09-11"))

    def both() -> int:
        found = read(document, finder)
        return len(found.mentions) + len(found.dates)

    tasks: dict[str, Callable[[], int]] = {
        "names": lambda: len(finder.find(document.text).mentions),
        "dates": lambda: len(dates(document.text, document.published)),
        "both": both,
    }
    megabytes = len(document.text.encode()) / 1e6
    print(f"{megabytes:.1f} MB of text")
    for name, task in tasks.items():
        taken, own, count = seconds(task)
        speed = megabytes / taken
        print(f"{name:8}{speed:8.1f} MB/s{megabytes / own:8.1f} MB/s CPU{taken:8.2f} s{count:12,} found")
    return 0 if speed >= GOAL else 1


def main() -> int:
    """Print both tables; the exit code is 1 if a goal is missed."""
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--megabytes", type=float, default=20.0)
    options = parser.parse_args()
    return max(of_tables(options.events), of_texts(options.data, options.megabytes))


if __name__ == "__main__":
    raise SystemExit(main())
