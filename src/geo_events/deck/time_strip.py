"""The strip of time at the foot of the slides: the period, its chapters, and where in it a slide is.

Owns its shapes and their places. What does not change from slide to slide is the layouts'. Called by `draft`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from geo_events.deck.layouts import POINTS_PER_INCH, Box, Design
from geo_events.deck.package import mark_decorative
from geo_events.deck.paragraphs import Paragraph, Run, write
from geo_events.deck.roles import LEAST
from geo_events.deck.template import add_block, add_words
from geo_events.picture.measure import width
from geo_events.request import Request

_FIRST_ID = 40
"""Id of the first of its shapes; an event's own has the id before."""
_BAR, _MARKER, _LEAST_WIDTH, _GAP = 0.07, 0.2, 0.14, 0.04
"""Inches: height of the bar and of a place on it, the least that this is wide, and between chapters."""


class TimeStrip:
    """The strip of a deck.

    Parameters
    ----------
    request
        What the deck tells.
    design
        Where the strip stands.
    years
        First and last year of all that is told, as words; the last empty where it is the first.
    """

    def __init__(self, request: Request, design: Design, years: tuple[str, str]) -> None:
        data = request.scene.data
        self._knots = data["axis"]["knots"]
        self._chapters = data["chapters"]
        self._years, self._language = years, request.view.language
        ends = [1.15 * width(year, LEAST) / POINTS_PER_INCH + 0.1 if year else 0.0 for year in years]
        box = design.strip
        self._bar = Box(box.left + ends[0], box.top, box.width - sum(ends), box.height)
        self._ends = (
            Box(box.left, box.top + 0.1, ends[0], 0.28),
            Box(box.left + box.width - ends[1], box.top + 0.1, ends[1], 0.28),
        )

    def lay(self, page: Any, chapter_id: str | None = None) -> None:
        """Put the strip on a layout, one chapter of it darker."""
        numbers = iter(range(_FIRST_ID, _FIRST_ID + 900))
        add_block(page, next(numbers), "Time", self._middle(0.0, 1.0, _BAR / 3), "bg2")
        for chapter in self._chapters:
            left, right = self._position(chapter["start"]), self._position(chapter["end"])
            if right > left:
                colour = "tx2" if chapter["id"] == chapter_id else "bg2"
                add_block(page, next(numbers), chapter["id"], self._middle(left, right, _BAR, _GAP), colour)
        for year, box, is_last in zip(self._years, self._ends, (False, True), strict=True):
            if year:
                words = Paragraph((Run(year, LEAST, colour="tx2"),), self._language)
                write(add_words(page, next(numbers), year, box, is_right=is_last), [words])

    def mark(self, slide: Any, start: int, end: int, colour: str) -> None:
        """Show on a slide when it was, UTC milliseconds."""
        left, right = self._position(start), self._position(end)
        box = self._middle(left, right, _MARKER)
        spare = max(_LEAST_WIDTH - box.width, 0.0)
        box = Box(box.left - spare / 2, box.top, box.width + spare, box.height)
        mark_decorative(add_block(slide, _FIRST_ID - 1, "Time", box, colour, form="roundRect"))

    def _middle(self, left: float, right: float, height: float, gap: float = 0.0) -> Box:
        """A stretch of the axis in the middle of the strip's height."""
        whole = self._bar
        wide = max((right - left) * whole.width - gap, 0.02)
        top = whole.top + (whole.height - height) / 2
        return Box(whole.left + left * whole.width + gap / 2, top, wide, height)

    def _position(self, time: float) -> float:
        """Where a moment is on the elastic axis, 0 to 1."""
        times = [knot[0] for knot in self._knots]
        after = min(max(bisect_right(times, time), 1), len(times) - 1)
        (since, low), (until, high) = self._knots[after - 1 : after + 1]
        share = (time - since) / (until - since) if until > since else 0.0
        return float(low + (high - low) * min(max(share, 0.0), 1.0))
