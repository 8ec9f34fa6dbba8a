"""How fast tables and texts are taken in, beside plainer ways.

    python benchmarks/ingest.py [--data FOLDER] [--events 100000] [--megabytes 20]

Tables: invented events are written to a folder of their own. `check` is the command as a whole, in a process
of its own; `load` reads the same tables here; `one fault` reads them with one wrong cell, which costs a
second reading row by row; `pandas` parses the same files with `read_csv` and checks nothing. The goal is for
`check`.

Texts: the documents of the dataset are repeated until they are so long. `names` is the search for places and
people, `dates` that for dates, `both` what the command `mentions` does of the two. `naive` looks for each
spelling of the tables with `str.find`, one after the other: it folds nothing, knows no longest match and no
word boundary, and so finds something else. The goal is for `names`, in megabytes (UTF-8) a second.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from geo_events.dataset import TABLES, Dataset, load
from geo_events.dataset import read as read_tables
from geo_events.mentions import Document, Finder, dates, read

ROOT = Path(__file__).resolve().parents[1]
GOAL = 5.0
"""Megabytes of names a second."""
CHECK_SECONDS = 5.0
"""For 100,000 events."""
REPEATS = 3
"""The quickest of so many is told: the others are what else the machine did."""


def naive(text: str, spellings: list[str]) -> int:
    """Occurrences of every spelling, those inside one another too."""
    count = 0
    for spelling in spellings:
        position = text.find(spelling)
        while position >= 0:
            count += 1
            position = text.find(spelling, position + len(spelling))
    return count


def both(document: Document, finder: Finder) -> int:
    """Mentions and dates of a document."""
    found = read(document, finder)
    return len(found.mentions) + len(found.dates)


def text_of(dataset: Dataset, megabytes: float) -> str:
    """The documents again and again."""
    once = "\n\n".join(dataset.documents.values()) + "\n\n"
    return once * (int(megabytes * 1e6) // len(once.encode()) + 1)


def seconds(task: Callable[[], int]) -> tuple[float, int]:
    """The quickest time of a task, and what it counted."""
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        count = task()
        times.append(time.perf_counter() - begun)
    return min(times), count


def main() -> int:
    """Print both tables; the exit code is 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Speed of taking in tables and texts.")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--megabytes", type=float, default=20.0)
    options = parser.parse_args()
    return max(of_tables(options.events), of_texts(options.data, options.megabytes))


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
            taken[name], _ = seconds(task)
            print(f"{name:12}{taken[name]:8.2f} s")
        claims = data / "claims.csv"
        claims.write_text(
            claims.read_text(encoding="utf-8").replace(",reports,", ",report,", 1), encoding="utf-8"
        )
        fault, count = seconds(lambda: len(read_tables(data).faults))
        print(f"{'one fault':12}{fault:8.2f} s  ({count} found)")
    return 0 if taken["check"] <= CHECK_SECONDS * events / 100_000 else 1


def of_texts(data: Path, most: float) -> int:
    """Print how fast texts are read; 1 if the goal is missed."""
    dataset = load(data)
    text = text_of(dataset, most)
    megabytes = len(text.encode()) / 1e6
    begun = time.perf_counter()
    finder = Finder(dataset)
    ready = time.perf_counter() - begun
    spelled = [
        *(place.spellings() for place in dataset.places.values()),
        *(name.spellings() for name in dataset.names.values()),
    ]
    spellings = list(dict.fromkeys(spelling for group in spelled for spelling in group))
    document = Document("benchmark", text, "benchmark", "", None)
    tasks: dict[str, Callable[[], int]] = {
        "names": lambda: len(finder.find(text).mentions),
        "dates": lambda: len(dates(text)),
        "both": lambda: both(document, finder),
        "naive": lambda: naive(text, spellings),
    }
    print(f"{megabytes:.1f} MB, {len(spellings)} spellings; the finder is ready in {1000 * ready:.0f} ms")
    speeds = {}
    for name, task in tasks.items():
        taken, count = seconds(task)
        speeds[name] = megabytes / taken
        print(f"{name:8}{speeds[name]:8.1f} MB/s{taken:8.2f} s{count:12,} found")
    return 0 if speeds["names"] >= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
