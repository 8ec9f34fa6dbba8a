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

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from geo_events.mentions.antecedents import Antecedents
from geo_events.mentions.date_parts import Parts, Written
from geo_events.mentions.date_search import written
from geo_events.mentions.date_values import (
    Basis,
    DateMention,
    Found,
    Placed,
    calendar_found,
    day_found,
    unresolved,
    with_day,
)
from geo_events.mentions.publication import Publication
from geo_events.mentions.sentences import Sentences
from geo_events.mentions.steps import moved
from geo_events.when import When

_RANGE = re.compile(r"\s?(?:[至到~～–—-]|——|to|until|through)\s?")
_CHAINED = re.compile(r"[、，,和与與及或/\s]{0,2}(?:and\s|or\s)?")
"""Words between dates that are told in one breath."""
_AFTER_WEEKDAY = re.compile(r"[\s,，]{0,2}[（(]?")
_NEIGHBOURS = 9
"""Characters between two dates beyond which none of these patterns fits."""
_CHAIN_DAYS = 7


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
    >>> print(dates("It left on Monday.")[0].reason)
    the day of publication is not known
    """
    return tuple(_Reader(text, published).read())


class _Reader:
    def __init__(self, text: str, published: When | None) -> None:
        self._text = text
        self._publication = Publication(published)
        self._items = tuple(written(text))
        self._alone: dict[Parts, Found | None] = {}
        """What was found of dates to which the text before them says nothing; None for the others."""
        self._likely: dict[Parts, Found] = {}
        """What publication alone would make of dates to which the text may say something."""
        self._earlier = Antecedents()

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self._text)

    @cached_property
    def _counts_from_publication(self) -> bool:
        return any(item.parts.counts_from_publication for item in self._items)

    def read(self) -> Iterator[DateMention]:
        items = iter(self._items)
        item = next(items, None)
        while item is not None:
            after = next(items, None)
            if after is not None and 0 <= after.start - item.end <= _NEIGHBOURS:
                if self._is_range(item, after):
                    yield self._range(item, after)
                    item = next(items, None)
                    continue
                if item.parts.weekday is not None and self._is_beside(item, after):
                    item_found, after_found = self._weekday_beside(item, after)
                    yield self._mention(item.start, item.end, item_found)
                    yield self._mention(after.start, after.end, after_found)
                    item = next(items, None)
                    continue
            yield self._mention(item.start, item.end, self._resolved(item))
            item = after

    def _mention(self, start: int, end: int, found: Found) -> DateMention:
        words = self._text[start:end]
        return DateMention(start, end, words, found.edtf, found.basis, found.against, found.reason)

    def _is_range(self, item: Written, after: Written) -> bool:
        first, last = item.parts, after.parts
        plain = all(parts.weekday is None and parts.last_day is None for parts in (first, last))
        same = (first.day is None) == (last.day is None) and (
            last.day is not None or (first.month is None) == (last.month is None)
        )
        return plain and same and _RANGE.fullmatch(self._text, item.end, after.start) is not None

    def _range(self, item: Written, after: Written) -> DateMention:
        parts, last_parts = item.parts, after.parts
        if (
            parts.year is None
            and last_parts.year is not None
            and parts.month is not None
            and last_parts.month is not None
        ):
            goes_back = (parts.month, parts.day or 0) > (last_parts.month, last_parts.day or 0)
            parts = replace(parts, year=last_parts.year - goes_back)
        first = self._resolved(Written(item.start, item.end, parts))
        last = self._resolved(after)
        if first.edtf is None or last.edtf is None:
            nothing = Found(None, Basis.UNRESOLVED, reason=first.reason or last.reason)
            return self._mention(item.start, after.end, nothing)
        # Either may be a week.
        begins, ends = first.edtf.split("/")[0], last.edtf.split("/")[-1]
        if begins >= ends:
            return self._mention(item.start, after.end, unresolved("undated.ends-first"))
        basis = last.basis if first.basis is Basis.WRITTEN and parts.year is None else first.basis
        whole = Found(f"{begins}/{ends}", basis, first.against)
        return self._mention(item.start, after.end, whole)

    def _is_beside(self, item: Written, after: Written) -> bool:
        return (
            after.parts.day is not None
            and _AFTER_WEEKDAY.fullmatch(self._text, item.end, after.start) is not None
        )

    def _weekday_beside(self, item: Written, after: Written) -> tuple[Found, Found]:
        beside = self._resolved(after)
        day = beside.date
        if day is None:
            alone = self._found_alone(item.parts)
            return unresolved(None) if alone is None else alone, beside
        if day.weekday() != item.parts.weekday:
            return unresolved("undated.another-weekday", date=beside.edtf), beside
        return day_found(day, Basis.TEXT, beside.edtf), beside

    def _resolved(self, item: Written) -> Found:
        parts = item.parts
        found = self._found_alone(parts)
        if found is None:
            found = self._from_text(item)
        self._earlier.remember(Placed(item, found))
        return found

    def _found_alone(self, parts: Parts) -> Found | None:
        """What a date means wherever it stands in this text; None if that depends on the place."""
        if parts not in self._alone:
            self._alone[parts] = self._meaning_alone(parts)
        return self._alone[parts]

    def _meaning_alone(self, parts: Parts) -> Found | None:
        if parts.doubt is not None:
            return unresolved(parts.doubt)
        if parts.moment is not None:
            return with_day(parts, Found(parts.moment, Basis.WRITTEN))
        if parts.decade is not None:
            return Found(f"{parts.decade // 10:03d}X", Basis.WRITTEN)
        if parts.year is not None:
            return calendar_found(parts.year, parts.month, parts, Basis.WRITTEN, None)
        return self._publication.meaning(parts)

    def _from_text(self, item: Written) -> Found:
        if item.parts.text_day_step is not None:
            return self._from_last_day(item.parts.text_day_step)
        if item.parts.is_text_year:
            return self._in_text_year(item.parts)
        return self._month_or_day(item)

    def _from_last_day(self, step: int) -> Found:
        placed = self._earlier.day
        day = None if placed is None else placed.found.date
        if placed is None:
            return unresolved("undated.no-day-before")
        other = None if day is None else moved(day, step)
        if other is None:
            return unresolved("undated.day-before-unresolved")
        return day_found(other, Basis.TEXT, placed.found.edtf)

    def _in_text_year(self, parts: Parts) -> Found:
        placed = self._earlier.year
        if placed is None or placed.found.year is None:
            return unresolved("undated.no-year-before")
        return calendar_found(placed.found.year, parts.month, parts, Basis.TEXT, placed.found.edtf)

    def _month_or_day(self, item: Written) -> Found:
        near, in_sentence = self._earlier.near(item, self._sentences)
        told = self._told_of(item, near if in_sentence else None)
        if not self._publication.is_known:
            return told
        likely = self._likely_of(item.parts)
        if near is None or told.edtf == likely.edtf:
            return likely
        if told.edtf is not None and self._is_chained(item):
            return told
        if told.edtf is None or likely.edtf is None:
            return told if likely.edtf is None and in_sentence else likely
        return unresolved("undated.after-text-or-publication", one=told.edtf, other=likely.edtf)

    def _likely_of(self, parts: Parts) -> Found:
        if parts not in self._likely:
            self._likely[parts] = self._publication.likely(parts)
        return self._likely[parts]

    def _is_chained(self, item: Written) -> bool:
        placed = self._earlier.past[-1]
        start, end = placed.written.end, item.start
        if end - start <= _NEIGHBOURS and any(
            pattern.fullmatch(self._text, start, end) for pattern in (_CHAINED, _RANGE)
        ):
            return True
        day, last_day = item.parts.day, placed.found.day
        if item.parts.month is not None or day is None or last_day is None:
            return False
        sentence = self._sentences.of
        return 0 < day - last_day <= _CHAIN_DAYS and sentence(placed.written.start) == sentence(end)

    def _told_of(self, item: Written, beside: Placed | None) -> Found:
        """What the text makes of a month or a day: a date of its sentence, or else the last one before it."""
        parts = item.parts
        if beside is None and self._counts_from_publication and not self._publication.is_known:
            return unresolved("undated.counts-from-publication")
        placed = self._earlier.last(parts) if beside is None else beside
        if placed is None:
            return unresolved(self._earlier.why_none(parts))
        found = placed.found
        year, month = _int(found.year), found.month
        if parts.month is None:
            if found.day is not None and _int(parts.day) < found.day:
                return unresolved("undated.comes-before", date=found.edtf)
            return calendar_found(year, month, parts, Basis.TEXT, found.edtf)
        if month is not None and month - parts.month > (0 if beside is None else 6):
            return unresolved("undated.comes-before", date=found.edtf)
        return calendar_found(year, parts.month, parts, Basis.TEXT, found.edtf)


def _int(number: int | None) -> int:
    """A number of which the caller knows that it is there."""
    return 0 if number is None else number
