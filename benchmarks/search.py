"""How long each key takes that is typed into the search, and what is kept for it.

    python benchmarks/search.py [CHECKOUT ...] [--events 100000]

Of invented events each has words of its own, as real ones have: a summary of some 25 words in one language
and 40 characters in the other, and a translation of 20 words a claim. Queries are typed key by key; a key's
time is that of the whole selection. `index` is the first search of all, `MB` what the process takes after it
and what it took at its worst. A CHECKOUT is measured with the package beside it: so one of before stands
beside one of after. Without any it is this one.
"""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from serving import ROOT, arguments

GOAL_MS = 50.0
"""For a key among 100,000 events."""
LETTERS, HAN = "abcdefghijklmnopqrstuvwxyz", [chr(code) for code in range(0x4E00, 0x4E00 + 3500)]
WORDS = 40_000


def written(folder: Path, events: int) -> list[str]:
    """Write tables; queries that find something in them, and some that do not."""
    script = str(ROOT / "tools" / "make_synthetic.py")
    subprocess.run([sys.executable, script, str(events), str(folder), "--seed", "7"], check=True)
    chance = random.Random(7)
    known = ["".join(chance.choices(LETTERS, k=chance.randint(3, 11))) for _ in range(WORDS)]
    # A few words stand everywhere, most hardly anywhere.
    word_weights, han_weights = ([1 / (rank + 5) for rank in range(count)] for count in (WORDS, len(HAN)))

    def words(count: int) -> str:
        return " ".join(chance.choices(known, word_weights, k=count))

    def han(count: int) -> str:
        return "".join(chance.choices(HAN, han_weights, k=count))

    _rewrite(folder / "events.csv", {"summary_en": lambda: words(25), "summary_zh": lambda: han(40)})
    _rewrite(folder / "claims.csv", {"quote_en": lambda: words(20)})
    return [
        "meeting at",
        "trains",
        "会谈",
        known[0],
        f"{known[3]} {known[40]}",
        known[-1],
        "".join(HAN[:4]),
        "2014",
    ]


def _rewrite(file: Path, columns: dict[str, Callable[[], str]]) -> None:
    with file.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    with file.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, rows[0])
        writer.writeheader()
        writer.writerows(row | {name: make() for name, make in columns.items()} for row in rows)


def measure(folder: Path, queries: list[str]) -> None:
    """Print what was measured in this process as JSON."""
    from geo_events.dataset import load
    from geo_events.model import View
    from geo_events.view import select

    dataset = load(folder)
    select(dataset, View())
    begun = time.perf_counter()
    select(dataset, View(search="x"))
    index = time.perf_counter() - begun
    keys: dict[str, list[float]] = {}
    for query in queries:
        times, count = [], 0
        for length in range(1, len(query) + 1):
            begun = time.perf_counter()
            count = select(dataset, View(search=query[:length])).count
            times.append(1000 * (time.perf_counter() - begun))
        keys[f"{query}: {count:,}"] = times
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"index": index, "megabytes": [pages * 4096 / 1e6, peak], "keys": keys}))


def main() -> int:
    """Measure each checkout; 1 if a key of the last takes longer than the goal."""
    parser = arguments(__doc__)
    parser.add_argument("checkouts", nargs="*", type=Path, metavar="CHECKOUT", default=[ROOT])
    parser.add_argument("--events", type=int, default=100_000)
    given = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "data"
        queries = written(folder, given.events)
        for checkout in given.checkouts:
            command = [sys.executable, __file__, "--measure", str(folder), json.dumps(queries)]
            path = {"PYTHONPATH": str(checkout.resolve() / "src")}
            done = subprocess.run(
                command, check=True, capture_output=True, text=True, env={**os.environ, **path}
            )
            seen = json.loads(done.stdout)
            after, peak = seen["megabytes"]
            print(f"{checkout}: index {seen['index']:.1f} s, {after:.0f} MB, at worst {peak:.0f} MB")
            print(f"{'typed: found':>28}{'median':>8}{'worst':>8}  ms a key")
            for query, times in seen["keys"].items():
                print(f"{query:>28}{statistics.median(times):>8.1f}{max(times):>8.1f}")
            worst = max(max(times) for times in seen["keys"].values())
    print(f"worst key {worst:.1f} ms, goal {GOAL_MS:.0f} ms for 100,000 events")
    return int(worst > GOAL_MS)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]), json.loads(sys.argv[3]))
    else:
        sys.exit(main())
