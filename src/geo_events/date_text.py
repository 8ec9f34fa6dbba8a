"""Dates, time zones and gaps as a reader reads them.

Owns how a date is written in words; its parts are in `text/*.json`, what it means is in `when`. Called by
`scene`, `export`, `picture` and `ui`.
"""

from __future__ import annotations

from geo_events.text import t
from geo_events.when import OPEN, Edge, Precision, When, iso_day, parse

_MONTH = 365.2425 / 12
"""Mean length of a Gregorian month in days."""


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
    """
    if not when.edtf:
        return t("player.undated", language)
    ends = [end for end in when.edtf.strip().split("/") if end != OPEN]
    spoken = [_one_date(end.rstrip("~?%"), language) for end in ends]
    joined = spoken[0] if len(spoken) == 1 or spoken[0] == spoken[1] else _joined(spoken, language)
    if when.approximate:
        joined = t("date.approximate", language, date=joined)
    if when.uncertain:
        joined = t("date.uncertain", language, date=joined)
    if when.end_edge is Edge.OPEN:
        return t("date.since", language, date=joined)
    return t("date.until", language, date=joined) if when.start_edge is Edge.OPEN else joined


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
    for digits, whole in ((4, "-01-01"), (7, "-01")):
        # The day after the last of a year, or of a month, is the first of the next.
        if first.endswith(whole) and after.endswith(whole):
            first, last = first[:digits], last[:digits]
            break
    return date_text(parse(first if first == last else f"{first}/{last}"), language)


def _one_date(edtf: str, language: str) -> str:
    when = parse(edtf)
    day = edtf.split("T")[0]
    year, month, date = ([*day.split("-"), "", ""])[:3]
    number = year.lstrip("0") or "0"
    values = {"year": number, "month": _month(month, language), "day": date.lstrip("0")}
    if when.precision is Precision.MINUTE:
        spoken_day = t("date.day", language, **values)
        return t(
            "date.minute", language, day=spoken_day, time=edtf[11:16], zone=zone_text(when.offset_minutes)
        )
    if when.precision is Precision.SEASON:
        return t(f"date.season-{month}", language, year=number)
    if when.precision in (Precision.DECADE, Precision.CENTURY):
        ends = {"year": number.replace("X", "0"), "last": number.replace("X", "9")}
        return t(f"date.{when.precision}", language, **ends)
    return t(f"date.{when.precision}", language, **values)


def _month(month: str, language: str) -> str:
    return t(f"month.{month}", language) if month.isdigit() and 1 <= int(month) <= 12 else ""


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


def _joined(spoken: list[str], language: str) -> str:
    """Join the two ends of an interval, saying once what both share."""
    first, last = spoken
    if language == "zh":
        shared = 0
        for unit in ("年", "月"):
            cut = first.find(unit) + 1
            if cut and first[:cut] == last[:cut]:
                shared = cut
        return f"{first}至{last[shared:]}"
    first_words, last_words = first.split(" "), last.split(" ")
    while len(first_words) > 1 and len(first_words) == len(last_words) and first_words[-1] == last_words[-1]:
        first_words.pop()
        last_words.pop()
    tail = " ".join(last.split(" ")[len(last_words) :])
    dash = "–" if len(first_words) == 1 else " – "
    return f"{' '.join(first_words)}{dash}{' '.join(last_words)} {tail}".rstrip()


def gap_text(milliseconds: int, language: str) -> str:
    """Say how long a stretch without events is, in its two largest units.

    Examples
    --------
    >>> gap_text(1217 * 86_400_000, "en")
    '3 yr 4 mo'
    """
    days = round(milliseconds / 86_400_000)
    if days >= 365:
        years, months = divmod(round(days / _MONTH), 12)
        parts = [("year", years), ("month", months)]
    else:
        parts = [("month", int(days // _MONTH)), ("day", int(days % _MONTH))]
    said = [t(f"gap.{unit}", language, n=n) for unit, n in parts if n]
    return t("gap.joint", language).join(said) if said else t("gap.day", language, n=days)
