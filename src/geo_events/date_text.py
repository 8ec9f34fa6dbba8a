"""Dates and time zones as a reader reads them.

Owns how a date is written in words: its parts are CLDR's, the words around them in `text/*.po`; what it
means is in `when`. Called by `scene`, `export`, `picture` and `ui`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo_events.almanac import numbers_in
from geo_events.cldr import date_parts, era, month
from geo_events.text import t
from geo_events.when import OPEN, Precision, When, iso_day, parse

_SKELETONS = {1: "y", 2: "yMMMM", 3: "yMMMMd"}
"""What CLDR calls a date of so many numbers."""
_IN_PARTS = {Precision.DAY, Precision.MONTH, Precision.YEAR}
"""Precisions of dates of which two can share parts."""


def date_text(when: When, language: str) -> str:
    """Write a date as precisely as it is known, and no more so; a word that there is none if it is not known.

    Examples
    --------
    >>> date_text(parse("1999-04"), "en")
    'April 1999'
    >>> date_text(parse("1999-04-27/1999-04-28"), "en")
    '27–28 April 1999'
    >>> date_text(parse("1999-04~/..", may_be_open=True), "en")
    'since about April 1999'
    >>> date_text(parse("-0043-03-15"), "en"), date_text(parse("-0026/0014"), "en")
    ('15 March 44 BC', '27 BC – 14 AD')
    """
    return edtf_text(when.written, language)


def edtf_text(text: str, language: str) -> str:
    """Write a date as a scene has it: EDTF, and behind an @ what the table has in another calendar.

    Examples
    --------
    >>> edtf_text("1999-04-25/..", "en"), edtf_text("1917-11-07@julian 1917-10-25", "en")
    ('since 25 April 1999', '25 October 1917 (Julian), 7 November 1917')
    >>> edtf_text("1950/1999", "en"), edtf_text("1950/1950", "en")
    ('1950–1999', '1950')
    >>> edtf_text("@hebrew 15 Tishri 5784", "en")
    '15 Tishri 5784 (as the table says, “hebrew” calendar)'
    """
    edtf, _, other = text.strip().partition("@")
    calendar, _, own = other.partition(" ")
    if not edtf:
        key = "date.calendar" if other else "player.undated"
        return t(key, language, date=own, calendar=calendar)
    date = _in_words(edtf, language)
    return t("date.julian", language, julian=_in_words(own, language), date=date) if other else date


def _in_words(edtf: str, language: str) -> str:
    ends = edtf.split("/")
    plain = list(dict.fromkeys(end.rstrip("~?%") for end in ends if end != OPEN))
    joined = _one_date(plain[0], language) if len(plain) == 1 else _joined(plain, language)
    if set(edtf) & {"~", "%"}:
        joined = t("date.approximate", language, date=joined)
    if set(edtf) & {"?", "%"}:
        joined = t("date.uncertain", language, date=joined)
    if ends[-1] == OPEN:
        return t("date.since", language, date=joined)
    return t("date.until", language, date=joined) if ends[0] == OPEN else joined


def span_text(start: int, end: int, language: str) -> str:
    """Write a period by its first moment and the first after it: whole years as years, months as months.

    Parameters
    ----------
    start, end
        Milliseconds of local time.
    language
        Of the words.

    Examples
    --------
    >>> span_text(parse("1999-04-01").start, parse("1999-06-30").end, "en")
    'April–June 1999'
    >>> span_text(parse("1950").start, parse("1999").end, "en")
    '1950–1999'
    """
    first, last, after = iso_day(start), iso_day(end - 1), iso_day(end)
    for whole in ("-01-01", "-01"):
        # The day after the last of a year, or of a month, is the first of the next.
        if first.endswith(whole) and after.endswith(whole):
            first, last = first.removesuffix(whole), last[: -len(whole)]
            break
    return edtf_text(f"{first}/{last}", language)


def _one_date(edtf: str, language: str, *, has_era: bool = False) -> str:
    precision = _precision(edtf)
    if precision is Precision.MINUTE:
        day, _, rest = edtf.partition("T")
        written = _written(_parts(day, language, has_era=has_era))
        zone = zone_text(parse(f"2000-01-01T{rest}").offset_minutes)
        return t("date.minute", language, day=written, time=rest[:5], zone=zone)
    if precision is Precision.SEASON:
        year, season = edtf.rsplit("-", 1)
        return t(f"date.season-{season}", language, year=_written(_parts(year, language, has_era=has_era)))
    if precision in (Precision.DECADE, Precision.CENTURY):
        first, last = sorted((edtf.replace("X", "0"), edtf.replace("X", "9")), key=int)
        # No decade before the year 1 begins with a round year, of which there was no 0.
        if has_era or int(first) < 1:
            return _joined([first, last], language)
        return t(f"date.{precision}", language, year=str(int(first)), last=str(int(last)))
    return _written(_parts(edtf, language, has_era=has_era))


def _precision(edtf: str) -> Precision:
    """By its shape alone: a day of the Julian calendar may be none of the Gregorian."""
    numbers = numbers_in(edtf)
    if not numbers:
        return Precision.CENTURY if edtf.endswith("XX") else Precision.DECADE
    if "T" in edtf:
        return Precision.MINUTE
    if len(numbers) == 2 and numbers[1] > 12:
        return Precision.SEASON
    return (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(numbers) - 1]


def _parts(edtf: str, language: str, *, has_era: bool = False) -> list[tuple[str, str]]:
    """The parts of a day, a month or a year as the language orders them, each with its words.

    A year before 1 is told with its era, another where it stands beside such a one.
    """
    year, *rest = numbers_in(edtf)
    told = []
    era_sign = "G" if has_era or year < 1 else ""
    for part, literal in date_parts(era_sign + _SKELETONS[1 + len(rest)], language):
        name = part.partition("-")[0]
        if name == "era":
            literal = era(year, language)
        elif name == "year":
            literal = str(year if year > 0 else 1 - year)
        elif name == "month":
            literal = month(rest[0], part, language)
        elif name == "day":
            literal = str(rest[1])
        told.append((name, literal))
    return told


def _written(parts: Iterable[tuple[str, str]]) -> str:
    return "".join(words for _, words in parts)


def zone_text(offset_minutes: int) -> str:
    """Write an offset from UTC.

    Examples
    --------
    >>> zone_text(600), zone_text(-210), zone_text(0)
    ('UTC+10', 'UTC−3:30', 'UTC')
    """
    if offset_minutes == 0:
        return "UTC"
    hours, minutes = divmod(abs(offset_minutes), 60)
    sign = "+" if offset_minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")


def _joined(ends: Sequence[str], language: str) -> str:
    """Join the two ends of an interval, saying once what both share."""
    precisions = {_precision(end) for end in ends}
    has_era = any(_is_before_1(end) for end in ends)
    if len(precisions) == 1 and precisions <= _IN_PARTS:
        first, last = _sharing(*(_parts(end, language, has_era=has_era) for end in ends))
    else:
        first, last = (_one_date(end, language, has_era=has_era) for end in ends)
    key = "date.between" if any(map(str.isspace, first)) else "date.between.short"
    return t(key, language, first=first, last=last)


def _is_before_1(edtf: str) -> bool:
    return edtf.lstrip("Y").startswith(("-", "00")) and int(numbers_in(edtf.replace("X", "0"))[0]) < 1


def _sharing(first: list[tuple[str, str]], last: list[tuple[str, str]]) -> tuple[str, str]:
    """Two dates of the same parts, of which one leaves to the other what both share: the second its beginning
    where the year leads, else the first its end.
    """
    named = [index for index, (part, _) in enumerate(first) if part != "literal"]
    if first[named[0]][0] in ("year", "era") and first[named[-1]][0] != "era":
        cut = next((index for index in named if first[index] != last[index]), 0)
        return _written(first), _written(last[cut:])
    kept = max((index for index in named if first[index] != last[index]), default=named[-1])
    if kept == named[-1]:
        return _written(first), _written(last)
    # A point after the day stays with it: 27.–28. April.
    point = first[kept + 1][1].split(" ")[0]
    return _written(first[: kept + 1]) + point, _written(last)
