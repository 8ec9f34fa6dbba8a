"""Which lines of the basemap are disputed, and how the basemap comes by them.

Owns that judgement: the borders that a state contests, the claims of the source that no longer stand, and the
lines that no source draws. ``basemap_sources.py`` applies it to what it reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from basemap_lines import Box, Line, in_box

WHOLE_WORLD = (-180.0, -90.0, 200.0, 90.0)
DISPUTED_PAIRS: tuple[tuple[str, str, Box, str], ...] = (
    # Two names as the country file spells them, which part of their common line is meant, the line's name.
    ("Russia", "Ukraine", (32.4, 45.6, 35.6, 46.5), "Crimea"),
    ("North Korea", "South Korea", WHOLE_WORLD, "Korean Military Demarcation Line"),
    ("India", "Pakistan", (72.0, 32.2, 79.0, 37.5), "Kashmir"),
    ("India", "Siachen Glacier", WHOLE_WORLD, "Kashmir"),
    ("Pakistan", "Siachen Glacier", WHOLE_WORLD, "Kashmir"),
    ("China", "Siachen Glacier", WHOLE_WORLD, "Kashmir"),
    ("China", "India", (76.0, 32.4, 79.9, 36.5), "Aksai Chin"),
    ("China", "India", (91.5, 26.5, 97.6, 29.7), "Arunachal Pradesh"),
    ("China", "Pakistan", (74.0, 35.3, 78.0, 37.3), "Kashmir"),
    ("Kosovo", "Serbia", WHOLE_WORLD, "Kosovo"),
    ("Cyprus", "N. Cyprus", WHOLE_WORLD, "Cyprus"),
    ("Israel", "Palestine", WHOLE_WORLD, "Palestine"),
    ("Israel", "Syria", WHOLE_WORLD, "Golan Heights"),
    ("Morocco", "W. Sahara", WHOLE_WORLD, "Western Sahara"),
    ("Somalia", "Somaliland", WHOLE_WORLD, "Somaliland"),
    ("Egypt", "Sudan", (31.0, 21.5, 37.5, 23.5), "Halaib"),
    ("S. Sudan", "Sudan", (27.8, 9.3, 29.2, 10.4), "Abyei"),
)
LAPSED_CLAIMS = {"Former USSR oblast in 1991", "Ceasefire Line 1994", "Ukrainian claim"}
"""Lines of the source that stand for a year, not for a claim: Karabakh to 2023, the Donbas front of 2015."""
DRAWN_HERE: tuple[tuple[str, Line], ...] = (
    # The sources draw Crimea and the southern Kurils inside Russia. With the land side (above, or the claim
    # line of the source) these close the dispute off at sea too: neither state's claim is drawn as settled.
    (
        "Crimea",
        [(36.72, 45.65), (36.69, 45.44), (36.67, 45.385), (36.60, 45.30), (36.525, 45.17), (36.50, 44.95)],
    ),
    (
        "Kuril Islands",
        [
            (145.80, 44.85),
            (145.52, 44.38),
            (145.37, 44.02),
            (145.36, 43.72),
            (145.53, 43.52),
            (145.84, 43.40),
            (146.05, 43.28),
            (146.60, 43.10),
        ],
    ),
)


def by_dispute(names: set[str], line: Line) -> Iterator[tuple[str | None, Line]]:
    """Split a border into stretches, each with the name of its dispute or None."""
    boxes = [(box, name) for one, other, box, name in DISPUTED_PAIRS if names == {one, other}]
    piece, current = line[:1], None
    for before, point in pairwise(line):
        name = next((name for box, name in boxes if in_box(before, box) and in_box(point, box)), None)
        if name != current and len(piece) > 1:
            yield current, piece
            piece = [before]
        current = name
        piece.append(point)
    yield current, piece
