"""Degrees as people write them: decimal or with minutes and seconds, hemispheres, two of them in a cell.

Owns what a cell means. A letter that it does not know makes no coordinate of what stands before it, and the O
that is east in one language and west in another is not guessed. Called by `tables`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from geo_events.packaged import packaged_json

_LONGEST = 120
"""Characters of two coordinates; what is longer is a text."""
_SIGNS = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "º": "°",
        "˚": "°",
        "′": "'",
        "’": "'",
        "‘": "'",
        "″": '"',
        "“": '"',
        "”": '"',
        "٫": ".",
    }
)
_NUMBER = r"\d{1,20}(?:[.,]\d{1,20})?"
_DEGREES = re.compile(
    rf"(?P<sign>[+-]?)\s{{0,4}}(?P<degrees>{_NUMBER})\s{{0,4}}(?:°|d(?:eg)?\b|度)?\s{{0,4}}"
    rf"(?:(?:(?<=[°d度\s])|:|-)\s{{0,4}}(?P<minutes>{_NUMBER})\s{{0,4}}(?:'|m(?:in)?\b|分)?\s{{0,4}}"
    rf"(?:(?:(?<=['m分\s])|:|-)\s{{0,4}}(?P<seconds>{_NUMBER})\s{{0,4}}(?:\"|''|s(?:ec)?\b|秒)?)?)?",
    re.ASCII,
)
_TIED = re.compile(r"(?<=\d)([dms])(?=[\dnsew])")
_PAIR = re.compile(
    r"(?P<first>.{1,120}?)\s{0,4}[;/|]\s{0,4}(?P<second>.{1,120})|(?P<one>.{1,120}?)(?:,\s{1,4}|\s{0,4},(?=\s{0,4}[+-]?\d{1,20}\.))\s{0,4}(?P<two>.{1,120})"
)
_WITH_LETTERS = re.compile(r"[nsew]")
_POINT = re.compile(
    rf"point\s{{0,4}}(?:z|m|zm)?\s{{0,4}}\(\s{{0,4}}(?P<x>-?{_NUMBER})\s{{1,4}}(?P<y>-?{_NUMBER})(?:\s{{1,4}}-?{_NUMBER})*\s{{0,4}}\)"
)
_SYSTEM = re.compile(r"(?:srid=4326;|<http\S{0,60}/crs84>)\s{0,4}")
_GEO = re.compile(r"geo:(?P<y>-?\d{1,20}(?:\.\d{1,20})?),(?P<x>-?\d{1,20}(?:\.\d{1,20})?)\S{0,60}")


class Axis(StrEnum):
    """What a coordinate counts."""

    LATITUDE = "latitude"
    LONGITUDE = "longitude"

    @property
    def most(self) -> int:
        """Degrees from the equator or from Greenwich."""
        return 90 if self is Axis.LATITUDE else 180


_AXES = {"N": Axis.LATITUDE, "S": Axis.LATITUDE, "E": Axis.LONGITUDE, "W": Axis.LONGITUDE}


def degrees_of(cell: str, axis: Axis) -> float | None:
    """Degrees north or east; None where a cell is none of that axis.

    A longitude may count on to 360 and comes back within -180 to 180. Of a latitude beyond the poles nothing
    is said here: it comes as it is.

    Examples
    --------
    >>> degrees_of("48,2082", Axis.LATITUDE), degrees_of("41 25 01S", Axis.LATITUDE)
    (48.2082, -41.416944)
    >>> degrees_of("190.5", Axis.LONGITUDE), degrees_of("W 16° 22.5'", Axis.LONGITUDE)
    (-169.5, -16.375)
    >>> degrees_of("16 O", Axis.LONGITUDE), degrees_of("48 N", Axis.LONGITUDE)
    (None, None)
    """
    found = _read(_plain(cell))
    if found is None:
        return None
    value, hemisphere = found
    if hemisphere and _AXES.get(hemisphere) is not axis:
        return None
    return _wrapped(value) if axis is Axis.LONGITUDE else value


def pair_of(cell: str) -> tuple[float, float] | None:
    """Latitude and longitude of a cell that holds both; None if it does not, or which is which is unknown.

    Two plain numbers are latitude and longitude; hemispheres say otherwise; a `Point` is written the other
    way round.

    Examples
    --------
    >>> pair_of("48.2082, 16.3738"), pair_of("Point(16.3738 48.2082)"), pair_of("48,2082; 16,3738")
    ((48.2082, 16.3738), (48.2082, 16.3738), (48.2082, 16.3738))
    >>> pair_of("41 25 01S 120 58 57W"), pair_of("E16.4 N48.2"), pair_of("Port 48, 16")
    ((-41.416944, -120.9825), (48.2, 16.4), None)
    """
    text = _plain(cell)
    bare = _SYSTEM.sub("", text)
    match = _POINT.fullmatch(bare) or _GEO.fullmatch(bare)
    if match is not None:
        return float(match["y"].replace(",", ".")), _wrapped(float(match["x"].replace(",", ".")))
    for first, second in _halves(text.strip("()[] ")):
        one, other = _read(first), _read(second)
        if one is not None and other is not None:
            return _ordered(one, other)
    return None


def _plain(cell: str) -> str:
    if len(cell) > _LONGEST:
        return ""
    text = unicodedata.normalize("NFKC", cell.translate(_SIGNS)).translate(_SIGNS).casefold().strip()
    return "".join(map(_ascii_digit, text))


def _ascii_digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    if (match := _PAIR.fullmatch(text)) is not None:
        yield (match["first"] or match["one"], match["second"] or match["two"])
    words = text.split()
    if any(map(_hemisphere, words)) or _WITH_LETTERS.search(text):
        for cut in range(1, len(text)):
            if text[cut - 1].isspace() or text[cut - 1] in "nsew" or text[cut] in "nsew":
                yield text[:cut].strip(" ,"), text[cut:].strip(" ,")
    elif len(words) == 2:
        yield words[0].strip(","), words[1].strip(",")


def _ordered(one: tuple[float, str], other: tuple[float, str]) -> tuple[float, float] | None:
    (first, letter), (second, next_letter) = one, other
    axes = _AXES.get(letter), _AXES.get(next_letter)
    if axes == (None, None) and not (letter or next_letter):
        return first, _wrapped(second)
    if axes == (Axis.LATITUDE, Axis.LONGITUDE):
        return first, _wrapped(second)
    return (second, _wrapped(first)) if axes == (Axis.LONGITUDE, Axis.LATITUDE) else None


def _wrapped(longitude: float) -> float:
    if not 180 < abs(longitude) <= 360:
        return longitude
    return round(longitude - 360 if longitude > 0 else longitude + 360, 6)


def _read(text: str) -> tuple[float, str] | None:
    """Degrees and the hemisphere that is named."""
    text = _TIED.sub(r"\1 ", text)
    hemisphere, rest = _split(text)
    match = _DEGREES.fullmatch(rest)
    if match is None or (hemisphere and match["sign"]) or hemisphere == "E or W":
        return None
    parts = [float((match[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")]
    degrees, minutes, seconds = parts
    finer = [name for name in ("minutes", "seconds") if match[name] is not None]
    if minutes >= 60 or seconds >= 60 or degrees > 360 or (finer and not degrees.is_integer()):
        return None
    if "seconds" in finer and not minutes.is_integer():
        return None
    value = degrees + minutes / 60 + seconds / 3600
    value = round(value, 6) if finer else value
    return (-value if match["sign"] == "-" or hemisphere in ("S", "W") else value), hemisphere


def _split(text: str) -> tuple[str, str]:
    """The hemisphere, and what is left without it."""
    for word, hemisphere in _words():
        for rest, touched in ((text.removeprefix(word), 0), (text.removesuffix(word), -1)):
            if rest != text and not (word.isascii() and rest and rest[touched].isalpha()):
                return hemisphere, rest.strip()
    return "", text


def _hemisphere(word: str) -> str:
    return dict(_words()).get(word, "")


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """How hemispheres are called, the longest word first."""
    found = packaged_json("written/hemispheres.json")
    named = [(word, name) for name, words in found.items() for word in words]
    return tuple(sorted(named, key=lambda pair: -len(pair[0])))
