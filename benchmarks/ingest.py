"""How fast tables and texts are taken in, beside plainer ways.

    python benchmarks/ingest.py [--data FOLDER] [--events 100000] [--megabytes 20]

Tables: invented events are written to a folder of their own. `check` is the command as a whole, in a process
of its own; `load` reads the same tables here; `one fault` reads them with one wrong cell, which costs a
second reading row by row; `pandas` parses the same files with `read_csv` and checks nothing. The goal is for
`check`.

Texts: `documents` is what the dataset's own documents say, again and again, with other numbers in their dates
each time: a text that repeats itself would be read too easily. Those documents, mostly Chinese, have 1 to 9
dates and 16 to 20 names in a kilobyte. `English` is invented prose with about 6 names and 4 dates in a
kilobyte; there a megabyte has twice as many characters. Of each, `names` is the search for places and people,
`dates` that for dates, `both` what the command `mentions` does of the two; `CPU` is the time that the process
itself had, which other work on the machine changes less. `naive` looks for each spelling of the tables with
`str.find`, one after the other: it folds nothing, knows no longest match and no word boundary, and so finds
something else. The goal is for `both`, in megabytes (UTF-8) a second.
"""

from __future__ import annotations

import argparse
import random
import re
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
from geo_events.when import parse

ROOT = Path(__file__).resolve().parents[1]
GOAL = 5.0
"""Megabytes of text a second."""
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


def documents_of(dataset: Dataset, megabytes: float) -> str:
    """The documents again and again, each time with other days and months."""
    chance = random.Random(5)
    once = "\n\n".join(dataset.documents.values()) + "\n\n"

    def other(match: re.Match[str]) -> str:
        return str(chance.randint(1, 28 if match[0][-1] == "日" else 12)) + match[0][-1]

    repeats = int(megabytes * 1e6) // len(once.encode()) + 1
    return "".join(re.sub(r"(?<!\d)\d{1,2}[日月]", other, once) for _ in range(repeats))


SENTENCES = (
    "The delegation left {place} {date} and was expected in {place} two days later, officials said.",
    "A spokesman would not say whether the talks were to be held in {place} or elsewhere.",
    "{person} and the minister of transport met for about three hours, a statement of {date} says.",
    "The line was closed for repairs, and passengers were told to wait until the afternoon.",
    "In {place} the shops opened late because of snow; most of the streets had been cleared by noon.",
    "It is not known how many people were on board, and neither side has given a figure.",
    "The agreement, which runs to forty-two pages, was signed {date} and has been renewed twice.",
    "Observers thought the visit largely symbolic, but did not rule out further meetings.",
    "The harbour of {place} takes about 4,000 containers a month, a third of what it took ten years ago.",
    "An earlier report that the meeting had been put off turned out to be wrong.",
    "{date}, a second group of engineers came to {place} to look at the bridge and the customs house.",
)
DATES = (
    "on {month} {day}, {year}",
    "on {day} {month} {year}",
    "in {month} {year}",
    "in {year}",
    "on {month} {day}",
    "on Monday",
    "last week",
    "the next day",
    "yesterday",
    "{year}-04-{day:02d}",
)
MONTHS = ("January", "March", "April", "June", "September", "November")


def english(dataset: Dataset, megabytes: float) -> str:
    """Invented prose with names of the dataset."""
    chance = random.Random(5)
    places = [place.name_en for place in dataset.places.values()]
    people = [name.name_en for name in dataset.names.values()] or ["Nobody"]
    paragraphs, size = [], 0
    while size < megabytes * 1e6:
        words = " ".join(chance.choices(SENTENCES, k=4)) + "\n\n"
        date = chance.choice(DATES).format(
            month=chance.choice(MONTHS), day=chance.randint(1, 28), year=chance.randint(1990, 2024)
        )
        words = words.format(place=chance.choice(places), person=chance.choice(people), date=date)
        paragraphs.append(words)
        size += len(words.encode())
    return "".join(paragraphs)


def seconds(task: Callable[[], int]) -> tuple[float, float, int]:
    """The quickest time of a task, the least that it had of the processor, and what it counted."""
    times, own_times = [], []
    for _ in range(REPEATS):
        begun, own_begun = time.perf_counter(), time.process_time()
        count = task()
        times.append(time.perf_counter() - begun)
        own_times.append(time.process_time() - own_begun)
    return min(times), min(own_times), count


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
            taken[name], _, _ = seconds(task)
            print(f"{name:12}{taken[name]:8.2f} s")
        claims = data / "claims.csv"
        claims.write_text(
            claims.read_text(encoding="utf-8").replace(",reports,", ",report,", 1), encoding="utf-8"
        )
        fault, _, count = seconds(lambda: len(read_tables(data).faults))
        print(f"{'one fault':12}{fault:8.2f} s  ({count} found)")
    return 0 if taken["check"] <= CHECK_SECONDS * events / 100_000 else 1


def of_texts(data: Path, most: float) -> int:
    """Print how fast texts are read; 1 if the goal is missed."""
    dataset = load(data)
    begun = time.perf_counter()
    finder = Finder(dataset)
    ready = time.perf_counter() - begun
    spelled = [
        *(place.spellings() for place in dataset.places.values()),
        *(name.spellings() for name in dataset.names.values()),
    ]
    spellings = list(dict.fromkeys(spelling for group in spelled for spelling in group))
    print(f"{len(spellings)} spellings; the finder is ready in {1000 * ready:.0f} ms")
    texts = {"documents": documents_of(dataset, most / 2), "English": english(dataset, most / 2)}
    return max(of_text(kind, text, finder, spellings) for kind, text in texts.items())


def of_text(kind: str, text: str, finder: Finder, spellings: list[str]) -> int:
    """Print how fast a text is read; 1 if the goal is missed."""
    document = Document(kind, text, "benchmark", "", parse("2023-09-11"))
    tasks: dict[str, Callable[[], int]] = {
        "names": lambda: len(finder.find(text).mentions),
        "dates": lambda: len(dates(text, document.published)),
        "both": lambda: both(document, finder),
        "naive": lambda: naive(text, spellings),
    }
    megabytes = len(text.encode()) / 1e6
    print(f"{kind}: {megabytes:.1f} MB")
    speeds = {}
    for name, task in tasks.items():
        taken, own, count = seconds(task)
        speeds[name] = megabytes / taken
        density = count / megabytes / 1000
        print(
            f"{name:8}{speeds[name]:8.1f} MB/s{megabytes / own:8.1f} MB/s CPU{taken:8.2f} s"
            f"{count:12,} found{density:8.1f} a kB"
        )
    return 0 if speeds["both"] >= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
