"""What the dates in a text mean: each as EDTF, with what it was resolved against.

Owns the rules of resolution. How dates are written is in `date_forms`, how days are counted in `steps`.
Called by `reading`.

A date that lacks its year, or its month, takes it from an earlier date of the same sentence or from the day
of publication; where the document has no such day, from the last date of the text before it, unless the text
says elsewhere "yesterday" or "Monday" and so counts from a day that is not known. Where the two disagree,
where the text goes back in time, or where two days are as likely, the date stays unresolved:

- a month without a year lies from seven months before publication to three months after it;
- a day without a month lies within ten days of publication;
- a weekday is the nearest one within three days of publication, and one three days off lies in the same
  week, Monday to Sunday;
- "last" and "next" before a weekday or a month hold only where no nearer one could be meant.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from geo_events.mentions.date_forms import written
from geo_events.mentions.date_parts import Written
from geo_events.mentions.date_values import (
    Basis,
    DateMention,
    Found,
    Placed,
    calendar_found,
    day_found,
    parts_found,
    unresolved,
    with_day,
)
from geo_events.mentions.sentences import Sentences
from geo_events.mentions.steps import (
    Resolve,
    days_of,
    moved,
    nearest_day,
    nearest_weekday,
    next_or_last,
    plus_days,
    plus_months,
    plus_years,
    year_near,
)
from geo_events.when import When

_RANGE = re.compile(r"\s?(?:[至到~～–—-]|——|to|until|through)\s?")
_CHAINED = re.compile(r"[、，,和与與及或/\s]{0,2}(?:and\s|or\s)?")
"""What stands between dates that are told in one breath."""
_AFTER_WEEKDAY = re.compile(r"[\s,，]{0,2}[（(]?")
_CHAIN_DAYS = 7
_LOOKS_BACK = 50
"""Dates among which one to lean on is looked for: a table of a million must not take a day."""


def dates(text: str, published: When | None = None) -> tuple[DateMention, ...]:
    """Every date in a text.

    Parameters
    ----------
    text
        Any text; positions are characters of it.
    published
        When it appeared; None if that is not known.

    Examples
    --------
    >>> [found.edtf for found in dates("1999年4月25日，他离开。翌日到达。28日返回。")]
    ['1999-04-25', '1999-04-26', '1999-04-28']
    >>> dates("It left on Monday.")[0].reason
    'the day of publication is not known'
    """
    return tuple(_Reader(text, published).read())


class _Reader:
    def __init__(self, text: str, published: When | None) -> None:
        self._text = text
        self._sentences = Sentences(text)
        self._published = None if published is None else published.edtf
        self._ends = None if published is None else days_of(published)
        self._items = tuple(written(text))
        self._counts_from_publication = any(map(_is_from_publication, self._items))
        self._past: list[Placed] = []
        self._last_day: Placed | None = None
        """The last date that names a day, resolved or not."""
        self._last_month: Placed | None = None
        """The last resolved one that has a month."""
        self._last_year: Placed | None = None

    def read(self) -> Iterator[DateMention]:
        items = self._items
        position = 0
        while position < len(items):
            item = items[position]
            after = items[position + 1] if position + 1 < len(items) else None
            if after is not None and self._is_range(item, after):
                yield self._range(item, after)
                position += 2
                continue
            if after is not None and item.weekday is not None and self._is_beside(item, after):
                item_found, after_found = self._weekday_beside(item, after)
                yield self._mention(item, item_found)
                yield self._mention(after, after_found)
                position += 2
                continue
            yield self._mention(item, self._resolved(item))
            position += 1

    def _mention(self, item: Written, found: Found) -> DateMention:
        words = self._text[item.start : item.end]
        return DateMention(item.start, item.end, words, found.edtf, found.basis, found.against, found.reason)

    def _is_range(self, item: Written, after: Written) -> bool:
        between = self._text[item.end : after.start]
        plain = all(part.weekday is None and part.last_day is None for part in (item, after))
        same = (item.day is None) == (after.day is None) and (
            after.day is not None or (item.month is None) == (after.month is None)
        )
        return bool(between) and plain and same and _RANGE.fullmatch(between) is not None

    def _range(self, item: Written, after: Written) -> DateMention:
        if (
            item.year is None
            and after.year is not None
            and item.month is not None
            and after.month is not None
        ):
            goes_back = (item.month, item.day or 0) > (after.month, after.day or 0)
            item = replace(item, year=after.year - goes_back)
        first = self._resolved(item)
        last = self._resolved(after)
        whole = replace(item, end=after.end)
        if first.edtf is None or last.edtf is None:
            return self._mention(whole, unresolved(first.reason or last.reason))
        if first.edtf >= last.edtf:
            return self._mention(whole, unresolved("it ends before it starts"))
        basis = last.basis if first.basis is Basis.WRITTEN and item.year is None else first.basis
        return self._mention(whole, Found(f"{first.edtf}/{last.edtf}", basis, first.against))

    def _is_beside(self, item: Written, after: Written) -> bool:
        between = self._text[item.end : after.start]
        return after.day is not None and _AFTER_WEEKDAY.fullmatch(between) is not None

    def _weekday_beside(self, item: Written, after: Written) -> tuple[Found, Found]:
        beside = self._resolved(after)
        day = beside.date
        if day is None:
            return self._weekday(item), beside
        if day.weekday() != item.weekday:
            reason = f"{beside.edtf}, which stands beside it, is another weekday"
            return unresolved(reason), beside
        return day_found(day, Basis.TEXT, beside.edtf), beside

    def _resolved(self, item: Written) -> Found:
        found = unresolved(item.doubt) if item.doubt is not None else self._meaning(item)
        placed = Placed(item, found)
        names_day = item.day is not None or item.text_day_step is not None or item.day_step is not None
        if names_day and item.doubt is None:
            self._last_day = placed
        if found.year is not None:
            self._last_year = placed
            if found.month is not None:
                self._last_month = placed
        self._past.append(placed)
        return found

    def _meaning(self, item: Written) -> Found:
        if item.moment is not None:
            return with_day(item, Found(item.moment, Basis.WRITTEN))
        if item.decade is not None:
            return Found(f"{item.decade // 10:03d}X", Basis.WRITTEN)
        if item.text_day_step is not None:
            return self._from_last_day(item.text_day_step)
        if item.day_step is not None:
            return self._from_publication(plus_days(item.day_step), "day")
        if item.weekday is not None:
            return self._weekday(item)
        if item.week_step is not None:
            return self._week(item.week_step)
        return self._calendar(item)

    def _calendar(self, item: Written) -> Found:
        if item.month_step is not None:
            return self._from_publication(plus_months(item.month_step), "month")
        if item.year is not None:
            return calendar_found(item.year, item, Basis.WRITTEN, None)
        if item.is_text_year:
            return self._in_text_year(item)
        if item.year_step is not None:
            year = self._from_publication(plus_years(item.year_step), "year")
            if year.year is None:
                return year
            return calendar_found(year.year, item, Basis.PUBLISHED, self._published)
        if item.direction is not None:
            return self._next_or_last_month(item, item.direction)
        return self._month_or_day(item)

    # Against the day of publication

    def _from_publication(self, step: Resolve, precision: str) -> Found:
        """What both ends of the time of publication lead to, if it is the same to this precision."""
        if self._ends is None:
            return unresolved("the day of publication is not known")
        steps = [step(end) for end in self._ends]
        first, last = steps
        if first is None or last is None:
            return unresolved("two dates are as likely")
        size = {"year": 1, "month": 2, "day": 3}[precision]
        parts = [(day.year, day.month, day.day)[:size] for day in (first, last)]
        if parts[0] != parts[1]:
            return unresolved("the day of publication is not known well enough")
        return parts_found(parts[0], Basis.PUBLISHED, self._published)

    def _weekday(self, item: Written) -> Found:
        weekday, step, direction = item.weekday, item.week_step, item.direction
        if weekday is None:
            return unresolved(None)
        if step is not None:
            return self._from_publication(lambda day: moved(day, 7 * step + weekday - day.weekday()), "day")
        if direction is not None:
            return self._from_publication(lambda day: next_or_last(day, weekday, direction), "day")
        return self._from_publication(lambda day: nearest_weekday(day, weekday), "day")

    def _week(self, step: int) -> Found:
        monday = self._from_publication(lambda day: moved(day, 7 * step - day.weekday()), "day")
        start = monday.date
        sunday = None if start is None else moved(start, 6)
        if start is None or sunday is None:
            return monday
        return Found(f"{start.isoformat()}/{sunday.isoformat()}", Basis.PUBLISHED, self._published)

    def _next_or_last_month(self, item: Written, direction: int) -> Found:
        month = item.month
        if month is None:
            return unresolved(None)

        def year_of(day: date) -> date | None:
            # In September "last April" may be this year's or that of the year before.
            plain = month >= day.month if direction < 0 else month <= day.month
            return plus_years(direction)(day) if plain else None

        year = self._from_publication(year_of, "year")
        if year.year is None:
            return year
        return calendar_found(year.year, item, Basis.PUBLISHED, self._published)

    # Against the text

    def _from_last_day(self, step: int) -> Found:
        placed = self._last_day
        day = None if placed is None else placed.found.date
        if placed is None:
            return unresolved("the text names no day before it")
        other = None if day is None else moved(day, step)
        if other is None:
            return unresolved("the day before it in the text is not resolved")
        return day_found(other, Basis.TEXT, placed.found.edtf)

    def _in_text_year(self, item: Written) -> Found:
        placed = self._last_year
        if placed is None or placed.found.year is None:
            return unresolved("the text names no year before it")
        return calendar_found(placed.found.year, item, Basis.TEXT, placed.found.edtf)

    def _month_or_day(self, item: Written) -> Found:
        near = self._near(item)
        told = self._told_of(item, near)
        if self._ends is None:
            return told
        likely = self._likely(item)
        if near is None or told.edtf == likely.edtf:
            return likely
        if near and self._is_chained(item) and told.edtf is not None:
            return told
        if told.edtf is None or likely.edtf is None:
            return told if likely.edtf is None and self._same_sentence(item, near) else likely
        return unresolved(f"may be {told.edtf}, after the text, or {likely.edtf}, after publication")

    def _near(self, item: Written) -> Placed | None:
        """The earlier date on which this one may lean: of its sentence, then of its paragraph."""
        needs_month = item.month is None
        for placed in itertools.islice(reversed(self._past), _LOOKS_BACK):
            if placed.found.year is None or (needs_month and placed.found.month is None):
                continue
            if self._same_sentence(item, placed):
                return placed
            paragraph = self._sentences.paragraph_of
            same = paragraph(placed.written.start) == paragraph(item.start)
            fine = placed.found.day is not None if needs_month else placed.found.month is not None
            if same and fine:
                return placed
            if not same:
                return None
        return None

    def _same_sentence(self, item: Written, placed: Placed | None) -> bool:
        sentence = self._sentences.of
        return placed is not None and sentence(placed.written.start) == sentence(item.start)

    def _is_chained(self, item: Written) -> bool:
        placed = self._past[-1]
        between = self._text[placed.written.end : item.start]
        is_next = _CHAINED.fullmatch(between) is not None or _RANGE.fullmatch(between) is not None
        if is_next:
            return True
        day = placed.found.day
        follows = item.month is None and item.day is not None and day is not None
        return follows and self._same_sentence(item, placed) and 0 < _int(item.day) - _int(day) <= _CHAIN_DAYS

    def _told_of(self, item: Written, near: Placed | None) -> Found:
        """What the text before it makes of a month or a day."""
        in_sentence = self._same_sentence(item, near)
        placed = near if in_sentence else self._last(item)
        if not in_sentence and self._counts_from_publication and self._ends is None:
            return unresolved("the text counts from its day of publication, which is not known")
        if placed is None:
            return unresolved(self._why_alone(item))
        found = placed.found
        year, month = _int(found.year), found.month
        if item.month is None:
            if found.day is not None and _int(item.day) < found.day:
                return unresolved(f"comes before {found.edtf}, the date before it in the text")
            return calendar_found(year, replace(item, month=month), Basis.TEXT, found.edtf)
        if month is not None and month - item.month > (6 if in_sentence else 0):
            return unresolved(f"comes before {found.edtf}, the date before it in the text")
        return calendar_found(year, item, Basis.TEXT, found.edtf)

    def _why_alone(self, item: Written) -> str:
        if item.month is None and self._last_day is not None:
            return "the day before it in the text is not resolved"
        if self._last_year is not None:
            return "the text names more than one year before it"
        return "the day of publication is not known, and the text names no date before it"

    def _last(self, item: Written) -> Placed | None:
        if item.month is None:
            return self._last_day if self._last_day is not None and self._last_day.found.date else None
        months, years = self._last_month, self._last_year
        if months is None or years is None:
            return years
        # A year told in passing leaves open which of the two is meant.
        return months if months.found.year == years.found.year else None

    def _likely(self, item: Written) -> Found:
        """What the day of publication makes of a month or a day."""
        month, day = item.month, item.day
        if month is None:
            found = self._from_publication(lambda from_: nearest_day(from_, _int(day)), "day")
            last = found.date
            if last is None or item.last_day is None:
                return found
            return calendar_found(last.year, replace(item, month=last.month), found.basis, found.against)
        year = self._from_publication(lambda from_: year_near(from_, month), "year")
        if year.year is None:
            return year
        return calendar_found(year.year, item, Basis.PUBLISHED, self._published)


def _is_from_publication(item: Written) -> bool:
    steps = (item.year_step, item.month_step, item.week_step, item.day_step, item.direction, item.weekday)
    return any(step is not None for step in steps)


def _int(number: int | None) -> int:
    """A number of which the caller knows that it is there."""
    return 0 if number is None else number
