"""How fast texts are read: megabytes (UTF-8) a second, beside a loop over every spelling.

    python benchmarks/ingest.py [--data FOLDER] [--megabytes 20]

The documents of the dataset are repeated until they are that long. `names` is the search for places and
people, `dates` that for dates, `both` what the command `mentions` does of the two. `naive` looks for each
spelling of the tables with `str.find`, one after the other: it folds nothing, knows no longest match and no
word boundary, and so finds something else. The goal is for `names`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from geo_events.dataset import Dataset, load
from geo_events.mentions import Document, Finder, dates, read

GOAL = 5.0
"""Megabytes of names a second."""
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
    """Print a table; the exit code is 1 if the goal is missed."""
    parser = argparse.ArgumentParser(description="Speed of reading texts.")
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1] / "data")
    parser.add_argument("--megabytes", type=float, default=20.0)
    options = parser.parse_args()
    dataset = load(options.data)
    text = text_of(dataset, options.megabytes)
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
