"""What one cell of a flat table becomes, or two that belong together.

Owns the rules for cells, columns of dates aside. Called by `flat_table`.
"""

from __future__ import annotations

import re
from functools import cache

from geo_events.errors import DateError
from geo_events.model import Status
from geo_events.tables.extent import degrees_text
from geo_events.text import LANGUAGES, t
from geo_events.when import OPEN, parse
from geo_events.written import Axis, degrees_of, is_ongoing

_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_IN_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)
_LINK = re.compile(r"https?://(?:www\.)?([^\s/?#:]++)\S*", re.IGNORECASE)
_HAN, _KANA, _HANGUL = re.compile("[㐀-鿿]"), re.compile("[぀-ヿ]"), re.compile("[가-힣]")


def stretch(start: str, end: str) -> str:
    """A date with its end, if it has another one."""
    if is_ongoing(end):
        return f"{start}/{OPEN}"
    return start if not end or end == start else f"{start}/{end}"


def published(name: str, url: str) -> tuple[str, str]:
    """Publisher and address, as far as a row says them."""
    if not url and _LINK.fullmatch(name):
        name, url = "", name
    return name or _host(url), url


def query_of(name: str, country: str) -> str:
    """What a search is given beside the name: a country in words."""
    return f"{name}, {country}" if country and not is_code(country) else ""


def is_code(country: str) -> bool:
    """Whether a country is named by its two letters."""
    return len(country) == 2 and country.isascii() and country.isalpha()


def degrees(cell: str, axis: Axis) -> str:
    """A coordinate in degrees; what is none stands as it is, to be reported.

    Examples
    --------
    >>> degrees("48 12 30 N", Axis.LATITUDE), degrees("48.20820", Axis.LATITUDE), degrees("?", Axis.LATITUDE)
    ('48.208333', '48.20820', '?')
    """
    found = None if _PLAIN_NUMBER.fullmatch(cell) and not _goes_round(cell, axis) else degrees_of(cell, axis)
    return cell if found is None else degrees_text(found)


def _goes_round(cell: str, axis: Axis) -> bool:
    return axis is Axis.LONGITUDE and abs(float(cell)) > axis.most


def number(cell: str) -> str:
    """A number with a point, where it was written with a comma."""
    return cell.replace(",", ".") if _DECIMAL_COMMA.fullmatch(cell) else cell


def figure(cell: str) -> str:
    """A whole number without marks between its thousands.

    Examples
    --------
    >>> figure("12,000"), figure("3.0"), figure("30+")
    ('12000', '3', '30+')
    """
    bare = cell.replace(",", "") if _IN_THOUSANDS.fullmatch(cell) else cell
    return bare.removesuffix(".0")


def radius(cell: str) -> str:
    """As a number; 1,500 stays as it is and is reported: it may be a thousand times 1.500."""
    return cell if _IN_THOUSANDS.fullmatch(cell) else number(cell)


def _host(url: str) -> str:
    match = _LINK.fullmatch(url)
    return "" if match is None else match[1].lower()


def language_of(text: str) -> str:
    """Tag of the language whose script a text has; `und` where a script serves many."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh" if _HAN.search(text) else "und"


def is_before(said: str, when: str, timezone: str) -> bool:
    """Whether something was said before it was to happen."""
    try:
        return bool(said) and parse(said, timezone).end <= parse(when, timezone, may_be_open=True).start
    except DateError:
        return False


def status_of(cell: str) -> Status | None:
    """What a cell says of how sure an event is, in any language of the program.

    Examples
    --------
    >>> status_of("Confirmed"), status_of("perhaps")
    (<Status.CONFIRMED: 'confirmed'>, None)
    """
    return _statuses().get(cell.strip().casefold())


@cache
def _statuses() -> dict[str, Status]:
    named = {t(f"status.{one}", tag).casefold(): one for one in Status for tag in LANGUAGES}
    return named | {one.value: one for one in Status}
