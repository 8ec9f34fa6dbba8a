"""The dates of a text so far, on which a date that lacks its year or its month may lean.

Owns which earlier date that is. What comes of the two is for `resolution`, which calls this.
"""

from __future__ import annotations

import itertools

from geo_events.mentions.date_parts import Parts, Written
from geo_events.mentions.date_values import Placed
from geo_events.mentions.sentences import Sentences

_LOOKS_BACK = 50
"""Dates among which one to lean on is looked for: a table of a million must not take a day."""


class Antecedents:
    """Every date of a text up to here."""

    def __init__(self) -> None:
        self.past: list[Placed] = []
        self.day: Placed | None = None
        """The last date that names a day, resolved or not."""
        self.month: Placed | None = None
        """The last resolved one that has a month."""
        self.year: Placed | None = None
        """The last resolved one that has a year."""

    def remember(self, placed: Placed) -> None:
        """Add the next date."""
        parts = placed.written.parts
        if parts.doubt is None and parts.names_day:
            self.day = placed
        if placed.found.year is not None:
            self.year = placed
            if placed.found.month is not None:
                self.month = placed
        self.past.append(placed)

    def near(self, item: Written, sentences: Sentences) -> tuple[Placed | None, bool]:
        """The earlier date on which this one may lean, and whether that is one of its own sentence."""
        needs_month = item.parts.month is None
        sentence, paragraph = sentences.of(item.start), sentences.paragraph_of(item.start)
        for placed in itertools.islice(reversed(self.past), _LOOKS_BACK):
            found = placed.found
            if found.year is None or (needs_month and found.month is None):
                continue
            start = placed.written.start
            if sentences.of(start) == sentence:
                return placed, True
            if sentences.paragraph_of(start) != paragraph:
                return None, False
            if (found.day if needs_month else found.month) is not None:
                return placed, False
        return None, False

    def last(self, parts: Parts) -> Placed | None:
        """The last date of the text from which one without its month, or its year, takes it."""
        if parts.month is None:
            return self.day if self.day is not None and self.day.found.date else None
        months, years = self.month, self.year
        if months is None or years is None:
            return years
        # A year told in passing leaves open which of the two is meant.
        return months if months.found.year == years.found.year else None

    def why_none(self, parts: Parts) -> str:
        """Key of the reason why a date without its own month or year has none of them to take."""
        if parts.month is None and self.day is not None:
            return "undated.day-before-unresolved"
        if self.year is not None:
            return "undated.years-before"
        return "undated.nothing-before"
