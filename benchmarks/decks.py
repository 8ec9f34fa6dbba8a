"""Decks of the story that ships: seconds and bytes, of the key events and of all, in every language.

    python benchmarks/decks.py [--data FOLDER]

Each is made in this process, once the library and the map are loaded, which the first line says by itself.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from serving import ROOT, arguments

from geo_events.dataset import load
from geo_events.export import EXPORTERS
from geo_events.model import LANGUAGES, View
from geo_events.request import Options, Request, Telling
from geo_events.scene import build
from geo_events.view import select

GOALS: tuple[tuple[Telling, float, int], ...] = (
    ("chapters", 3.0, 1_000_000),
    ("key", 3.0, 1_000_000),
    ("all", 6.0, 2_000_000),
)
"""Tellings with the most seconds and bytes that a deck may take."""


def made(data: Path, language: str, telling: Telling) -> tuple[float, int]:
    """Seconds and bytes of a deck."""
    selection = select(load(data), View(language=language))
    request = Request(selection, build(selection), date(2024, 12, 1), Options(tell=telling))
    begun = time.perf_counter()
    content = EXPORTERS["pptx"].write(request)
    return time.perf_counter() - begun, len(content)


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    options = parser.parse_args()
    seconds, _ = made(options.data, LANGUAGES[0], "chapters")
    print(f"{'first, with the library':<26}{seconds:>8.2f} s")
    for language in LANGUAGES:
        for telling, most_seconds, most_bytes in GOALS:
            seconds, size = made(options.data, language, telling)
            met = "reached" if seconds <= most_seconds and size <= most_bytes else "NOT REACHED"
            print(f"{language} {telling:<23}{seconds:>8.2f} s{size:>12,} bytes  {met}", flush=True)


if __name__ == "__main__":
    main()
