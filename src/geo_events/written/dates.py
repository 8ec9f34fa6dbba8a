"""Dates as other people's tables write them, as EDTF and as vague as they were.

Owns the ways that are understood. A date that may mean two days is never guessed here: a column may prove
which one its dates put first (`date_columns`), or somebody says so. Called by `tables`.
"""

from __future__ import annotations

import re
from functools import cache

from geo_events.almanac import month_length, numbers_in, spelled
from geo_events.errors import DateError
from geo_events.when import OPEN, local_day, parse
from geo_events.written.calendar_words import one_of, said
from geo_events.written.clock_times import clock_of, without_zone
from geo_events.written.date_shapes import Order, shapes_of
from geo_events.written.date_signs import signs_of
from geo_events.written.reigns import in_common_years

__all__ = ["Order", "edtf_of", "may_mean_two_days", "meanings"]

_LONGEST = 60
"""Characters of a date; what is longer is a text that holds one."""
_NUMBER = re.compile(r"[+-]?\d{5,}(?:\.\d+)?", re.ASCII)
"""Of which only its column says what it counts, if it is no day or month without marks."""
_HAS_A_NUMBER = re.compile(r"\d|元|\b[ivx]", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?P<first>\d{4})\s*[-/]\s*(?P<last>\d\d)", re.ASCII)
_BETWEEN = re.compile(r"\s*(?:TO|\.\.+|[-/~])\s*")
_YEAR_IN = re.compile(r"\d{4}", re.ASCII)
_MONTH_IN = re.compile(r"M\d\d", re.ASCII)
_PARTS = {"early": 0, "mid": 1, "late": 2}
_MONTHS_A_YEAR = 12
_ERA = re.compile(r"\b(?:BC|AD)\b")
_UP_TO_NOW = re.compile(r"(.{0,60}?\S)\s?(?:TO|/|-)?\s?NOW")


def edtf_of(cell: str, timezone: str = "UTC", order: Order | None = None) -> str | None:
    """A date as EDTF; None if it cannot be understood, or may mean two days.

    Parameters
    ----------
    cell
        Without outer spaces.
    timezone
        Of a clock time that names none.
    order
        How the table writes days and months.

    Examples
    --------
    >>> edtf_of("25.4.2019"), edtf_of("April 2019"), edtf_of("2019年4月25日"), edtf_of("2019-10~")
    ('2019-04-25', '2019-04', '2019-04-25', '2019-10~')
    >>> edtf_of("03/04/2019"), edtf_of("03/04/2019", order=Order.DAY_FIRST)
    (None, '2019-04-03')
    >>> edtf_of("2019-04-25 18:00", "Asia/Tokyo"), edtf_of("c. 1850")
    ('2019-04-25T18:00:00+09:00', '1850~')
    >>> edtf_of("early May 1944"), edtf_of("1914–1918"), edtf_of("19th century")
    ('1944-05-01~/1944-05-10~', '1914/1918', '18XX')
    """
    found = meanings(cell, timezone)
    if len(found) == 1:
        return found[0]
    if len(found) == 2 and order is not None:
        return found[0 if order is Order.DAY_FIRST else 1]
    return None


def may_mean_two_days(cell: str) -> bool:
    """Whether only the visitor, or the rest of the column, can say what day is meant.

    Examples
    --------
    >>> may_mean_two_days("03/04/2019"), may_mean_two_days("3/14/2021 5:30 PM")
    (True, False)
    """
    return len(meanings(cell)) > 1


def meanings(cell: str, timezone: str = "UTC") -> list[str]:
    """What a cell may mean, as EDTF; a date with the day first before one with the month first."""
    if len(cell) > _LONGEST or _HAS_A_NUMBER.search(cell) is None:
        return []
    if _NUMBER.fullmatch(cell) is None and _is_edtf(cell):
        return [cell]
    bare, zone = without_zone(cell)
    text = in_common_years(signs_of(bare))
    if text is None:
        return []
    day, clock = clock_of(text)
    if clock is not None:
        found = [moment for one in _dates(day) if (moment := clock.on(one, zone or timezone)) is not None]
    else:
        found = _marked(text) if zone is None else []
    return [one for one in dict.fromkeys(found) if _is_edtf(one)]


def _is_edtf(text: str) -> bool:
    try:
        parse(text, may_be_open=True)
    except DateError:
        return False
    return True


def _marked(text: str) -> list[str]:
    """Dates with what is said of them: about, before, since, early."""
    text, mark = _mark(text)
    for meaning, make in (("before", _before), ("until", _until), ("since", _since)):
        rest = _without(text, meaning)
        if rest is not None and (found := _dates(rest)):
            return [made for one in found if (made := make(one)) is not None]
    return [_with(one, mark) for one in _stretches(text)]


def _mark(text: str) -> tuple[str, str]:
    """What is left without words or signs of doubt, and the mark for them."""
    rest = _without(text, "about")
    doubt = "" if rest is None else "~"
    text = text if rest is None else rest
    for sign in ("(?)", "[?]", "?"):
        if text.endswith(sign) and not text.endswith("??") and len(text) > 4:
            return text.removesuffix(sign).strip(), "%" if doubt else "?"
    return text, doubt


def _with(edtf: str, mark: str) -> str:
    ends = (end if end == OPEN or end[-1] in "~?%" else end + mark for end in edtf.split("/"))
    return "/".join(ends)


def _without(text: str, meaning: str) -> str | None:
    """What is left of a text that begins, or ends, with a word of a meaning."""
    match = _around(meaning).fullmatch(text)
    return None if match is None else (match["after"] or match["before"]).strip(" ,.")


@cache
def _around(meaning: str) -> re.Pattern[str]:
    words = one_of(said(meaning))
    return re.compile(rf"{words}\.?\s*(?P<after>\S.*)|(?P<before>\S.*?)\s*{words}")


def _before(edtf: str) -> str | None:
    """Until what comes before a year, a month or a day."""
    numbers = numbers_in(edtf)
    if not numbers or spelled(*numbers) != edtf or not _is_edtf(edtf):
        return None
    return f"{OPEN}/{spelled(*local_day(parse(edtf).start - 1)[: len(numbers)])}"


def _until(edtf: str) -> str | None:
    return None if "/" in edtf else f"{OPEN}/{edtf}"


def _since(edtf: str) -> str | None:
    return None if "/" in edtf else f"{edtf}/{OPEN}"


def _stretches(text: str) -> list[str]:
    """A date, or one with another behind it."""
    if found := _dates(text):
        return found
    short = _SHORT_YEAR.fullmatch(text)
    if short is not None and int(short["last"]) > _MONTHS_A_YEAR:
        year = int(short["first"])
        end = year - year % 100 + int(short["last"])
        return [f"{year:04d}/{end if end > year else end + 100:04d}"]
    begun = _without(text, "from")
    text = text if begun is None else begun
    if (since := _UP_TO_NOW.fullmatch(text)) is not None:
        return [f"{one}/{OPEN}" for one in _dates(since[1])]
    for between in _BETWEEN.finditer(text):
        first, last = text[: between.start()].strip(), text[between.end() :].strip()
        if first and last and (made := _between(first, last)):
            return made
    return []


def _between(first: str, last: str) -> list[str]:
    beginnings, ends = _dates(_filled(first, last)), _dates(last) or _dates(_filled(last, first))
    if len(beginnings) != len(ends) and 1 not in (len(beginnings), len(ends)):
        return []
    many = max(len(beginnings), len(ends))
    if not beginnings or not ends:
        return []
    pairs = zip(beginnings * (many // len(beginnings)), ends * (many // len(ends)), strict=True)
    return [f"{one}/{other}" for one, other in pairs if "/" not in one + other]


def _filled(part: str, other: str) -> str:
    """A part of a stretch with the month, year or era that stands in the other alone."""
    month, year = _MONTH_IN.search(other), _YEAR_IN.findall(other)
    if month is not None and _MONTH_IN.search(part) is None:
        part = f"{month[0]} {part}" if _YEAR_IN.search(part) else f"{part} {month[0]}"
    if year and _MONTH_IN.search(part) is not None and _YEAR_IN.search(part) is None:
        part = f"{part} {year[-1]}"
    return f"{part} BC" if other.endswith("BC") and _ERA.search(part) is None else part


def _dates(text: str) -> list[str]:
    """The dates that a text without a clock time may mean."""
    for meaning, part in _PARTS.items():
        rest = _without(text, meaning)
        if rest is not None:
            found = _dates(rest.lstrip("-"))
            return [made for one in found if (made := _part(one, part)) is not None]
    era = _ERA.search(text)
    bare = _ERA.sub(" ", _meaning_nothing().sub(" ", text))
    return shapes_of(" ".join(bare.split()).strip(" ,"), "" if era is None else era[0])


@cache
def _meaning_nothing() -> re.Pattern[str]:
    return re.compile(one_of(said("quiet")))


def _part(edtf: str, part: int) -> str | None:
    """The first, the second or the last third of a month, a year, a decade or a century, about."""
    numbers = numbers_in(edtf)
    if len(numbers) == 2 and numbers[1] <= _MONTHS_A_YEAR:
        days = [("01", "10"), ("11", "20"), ("21", str(month_length(*numbers)))][part]
        return "/".join(f"{edtf}-{day}~" for day in days)
    if len(numbers) > 1 or "/" in edtf:
        return None
    if edtf.endswith("XX"):
        years = [("00", "33"), ("34", "66"), ("67", "99")][part]
        return "/".join(f"{edtf[:2]}{year}~" for year in years)
    if edtf.endswith("X"):
        return "/".join(f"{edtf[:3]}{year}~" for year in ("03", "46", "79")[part])
    return "/".join(f"{edtf}-{month}~" for month in (("01", "04"), ("05", "08"), ("09", "12"))[part])
