"""How long a table takes from a file to an open page, and with what memory.

    python benchmarks/tables.py [--rows 10000 100000] [--forms csv parquet]

Invented events of 3,000 towns, each row with a date in words, coordinates, a kind and a note. `read` is
`geo_events.read`, `page` the exported page written, `painted` a Chromium with its first marks on the map
(from the call of the program to the marks); `MB` is the highest memory of the process. `pandas` is what
pandas takes for the same file alone: nobody reads it in less.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from serving import CHROMIUM_FLAGS, required_chromium

_READ = """
import json, resource, sys, time
begun = time.perf_counter()
import geo_events as ge
story = ge.read(sys.argv[1])
read = time.perf_counter() - begun
story.export("html", sys.argv[2])
page = time.perf_counter() - begun
mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"read": read, "page": page, "MB": mb}))
"""
_PANDAS = """
import json, resource, sys, time
begun = time.perf_counter()
import pandas as pd
frame = (pd.read_parquet if sys.argv[1].endswith("parquet") else pd.read_csv)(sys.argv[1])
mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"read": time.perf_counter() - begun, "MB": mb}))
"""
_PAINTED = "() => { const found = window.geoEvents?.visible?.() ?? []; return (found.length ?? found) > 0; }"


def written(folder: Path, rows: int, form: str) -> Path:
    """An invented table as a file."""
    import pandas as pd

    chance = random.Random(rows)
    frame = pd.DataFrame(
        {
            "date": [f"{chance.randint(1, 28)} March {chance.randint(1990, 2020)}" for _ in range(rows)],
            "title": [f"Event {number}" for number in range(rows)],
            "place": [f"Town {chance.randint(1, 3_000)}" for _ in range(rows)],
            "latitude": [round(chance.uniform(-80, 80), 2) for _ in range(rows)],
            "longitude": [round(chance.uniform(-180, 180), 2) for _ in range(rows)],
            "type": [chance.choice(["strike", "march", "vote", "flood"]) for _ in range(rows)],
            "notes": [f"What was written of {number}" for number in range(rows)],
        }
    )
    path = folder / f"table-{rows}.{form}"
    if form == "parquet":
        frame.to_parquet(path)
    else:
        frame.to_csv(path, index=False)
    return path


def measured(program: str, *words: str) -> dict[str, float]:
    """What a program of its own prints."""
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def painted(page: Path) -> float:
    """Seconds until a page has marks on its map."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=required_chromium(), args=list(CHROMIUM_FLAGS))
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        begun = time.perf_counter()
        tab.goto(f"{page.as_uri()}#time=2010-01-01")
        tab.wait_for_function(_PAINTED, timeout=120_000)
        seconds = time.perf_counter() - begun
        browser.close()
    return seconds


def main() -> None:
    """Print a line for each table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--forms", nargs="+", default=["csv", "parquet"])
    asked = parser.parse_args()
    print(f"{'table':>22} {'read s':>8} {'page s':>8} {'painted s':>10} {'MB':>6} {'pandas s':>9} {'MB':>6}")
    with tempfile.TemporaryDirectory() as scratch:
        for rows in asked.rows:
            for form in asked.forms:
                path = written(Path(scratch), rows, form)
                page = path.with_suffix(f".{form}.html")
                ours, alone = measured(_READ, str(path), str(page)), measured(_PANDAS, str(path))
                seconds = ours["page"] + painted(page)
                figures = (ours["read"], ours["page"], seconds, ours["MB"], alone["read"], alone["MB"])
                line = "{:>22} {:8.2f} {:8.2f} {:10.2f} {:6.0f} {:9.2f} {:6.0f}".format(path.name, *figures)
                print(line, flush=True)


if __name__ == "__main__":
    main()
