"""Words set in lines.

Owns what a paragraph is and where its lines break: between words, and in scripts without spaces between any
two letters that may be parted. Called by `flow`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from geo_events.paper.typeface import Type
from geo_events.request.safe_text import visible

INK, PALE = "#111111", "#444444"
LEADING = 1.36
"""Height of a line as a multiple of the type's size."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words that look alike."""

    words: str
    bold: bool = False
    slanted: bool = False
    colour: str = INK
    link: str | None = None
    """An address of the web, or a number sign and the name of a heading."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that are set together."""

    spans: tuple[Span, ...]
    size: float = 9.5
    """Points."""
    tag: str = "P"
    """What it is to who hears the document, by the names of PDF."""
    language: str = ""
    """Tag of its language; empty for the document's."""
    before: float = 0.0
    """Points above it."""
    indent: float = 0.0
    """Points at its left, with a rule there."""

    @property
    def leading(self) -> float:
        """Height of one of its lines."""
        return self.size * LEADING


Line = Sequence[tuple[Span, str]]
"""Pieces of one look each, from left to right."""


def lines(paragraph: Paragraph, room: float, type_: Type) -> list[Line]:
    """Break a paragraph into lines of at most so many points."""
    letters = [(letter, span) for span in paragraph.spans for letter in _kept(span.words)]
    found: list[Line] = []
    start, chance, used = 0, 0, 0.0
    for place, (letter, span) in enumerate(letters):
        if place > start and _parts(letters[place - 1][0], letter):
            chance = place
        wide = type_.face(letter, span.bold).width(letter) * paragraph.size
        if used + wide > room - paragraph.indent and letter != " " and place > start:
            cut = chance if chance > start else place
            found.append(_line(letters[start:cut]))
            start = cut
            used = (
                sum(type_.face(one, of.bold).width(one) for one, of in letters[start:place]) * paragraph.size
            )
        used += wide
    if letters[start:]:
        found.append(_line(letters[start:]))
    return found


def _kept(words: str) -> str:
    """Words without what has no shape; a space at either end parts them from their neighbours."""
    inner = visible(words)
    return f"{' ' * words.startswith(' ')}{inner}{' ' * (words.endswith(' ') and bool(inner))}"


def _line(letters: Sequence[tuple[str, Span]]) -> Line:
    runs = groupby(letters, key=lambda one: one[1])
    pieces = [(span, "".join(letter for letter, _ in run)) for span, run in runs]
    last, words = pieces[-1]
    return [*pieces[:-1], (last, words.rstrip())]


@lru_cache(maxsize=65_536)
def _parts(before: str, after: str) -> bool:
    """Whether a line may end between two letters."""
    if before == " ":
        return after != " "
    if after == " ":
        return False
    if before in "-/–—" and after == before:
        return False
    if before in "-/–—" or (before in "?&=_." and after not in "?&=_./ "):
        return before not in ".-–" or after.isalpha()
    if not (_is_wide(before) or _is_wide(after)):
        return False
    first, second = unicodedata.category(before), unicodedata.category(after)
    return first not in ("Ps", "Pi") and (second[0] != "P" or second in ("Ps", "Pi"))


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def plain(words: str, size: float = 9.5, *, bold: bool = False, **look: Any) -> Iterator[Paragraph]:
    """Words as a paragraph of one look; none without words."""
    if words:
        yield Paragraph((Span(words, bold),), size, **look)
