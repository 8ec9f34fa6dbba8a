"""The roles of words on a slide, and how each is set: alike on all slides of a deck.

Owns sizes, weights and colours of the roles. Which role stands where is the layouts' affair. Called by the
other modules of `deck`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LEAST = 14
"""Points of the smallest type on a slide: it is read from the last row."""


@dataclass(frozen=True)
class Style:
    """How the paragraphs of one level of a placeholder are set: all of one role, on every slide."""

    size: float
    """Points."""
    colour: str = "tx1"
    """Name of a colour of the theme."""
    bold: bool = False
    before: float = 0.0
    """Points of air above a paragraph."""


TITLE, BODY, LESSER, COUNT = Style(22, bold=True), Style(16), Style(LEAST, "tx2"), Style(16, "tx2")
QUOTE, KIND, DATE, STATE, DETAIL = range(5)
"""Levels of the words of a chapter or an event."""
WORDS = (
    replace(BODY, before=6),
    Style(LEAST, "tx2", bold=True),
    Style(18),
    Style(LEAST, bold=True, before=6),
    LESSER,
)
SUBTITLE = (Style(20), replace(LESSER, before=4))
ITEM, HEADING, LINE = range(3)
"""Levels of a list."""
LIST = (Style(LEAST, before=6), Style(LEAST, bold=True, before=18), LESSER)
CHAPTERS = (Style(20, bold=True, before=10), Style(20, bold=True), LESSER)
