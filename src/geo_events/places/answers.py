"""What one answer of Nominatim comes to, and whether it is known to be what was asked.

Owns the reading of an answer and the comparing of names. Asks nobody. Called by `services`.

A server answers with what it can match, which may be less than was asked: with Kirov Oblast if there is no
Kirov, with the town if it knows no such number in it, with whatever is nearest to degrees in the query, with
a station of another name in the town that was named. All of these are shown; none is sure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from geo_events.places.candidates import Candidate, Wanted, on_earth

_LICENCE = "ODbL-1.0, OpenStreetMap contributors"
_LONGEST = 300
"""Characters of a name: of a house with its street, town, regions and country 150."""
_THINGS = ("node", "way", "relation")
_DIGITS = 20
_COMMA = re.compile("[,，]")
_BETWEEN_NAMES = re.compile("[;/]")


def candidate(location: Any, wanted: Wanted) -> Candidate:
    """What geopy's location for an answer comes to.

    Raises
    ------
    AttributeError, KeyError, TypeError, ValueError
        If the answer has another shape than Nominatim's, or its degrees are none.
    """
    raw = location.raw
    if not on_earth(location.latitude, location.longitude):
        raise ValueError(f"degrees {location.latitude!r}, {location.longitude!r}")
    code = (raw.get("address") or {}).get("country_code")
    return Candidate(
        name=_told(location.address),
        latitude=location.latitude,
        longitude=location.longitude,
        kind=_told("/".join(_kinds(raw))),
        country=None if code is None else _told(code).upper(),
        geocoder="nominatim",
        geocoder_id=_id(raw),
        licence=_LICENCE,
        sure=_is_what_was_asked(raw, str(location.address), wanted),
    )


def _told(words: object) -> str:
    """Words of a stranger as they are shown and kept: whole characters, and not too many."""
    text = str(words)
    text.encode()  # half a character is an error here, and not where the table is written
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _id(raw: Mapping[str, Any]) -> str:
    """The id of a thing; none where a country is answered whose border the server does not have."""
    if "osm_id" not in raw or "osm_type" not in raw:
        return ""
    kind, number = str(raw["osm_type"]), str(raw["osm_id"])
    if kind not in _THINGS or not (number.isascii() and number.isdigit() and len(number) <= _DIGITS):
        raise ValueError(f"id {kind[:_DIGITS]!r}/{number[:_DIGITS]!r}")
    return f"{kind}/{number}"


def _is_what_was_asked(raw: Mapping[str, Any], told: str, wanted: Wanted) -> bool:
    """Whether the query begins with the whole name, in any language, and no number in it was passed over.

    Words that a server cannot place leave it without an answer, so they need no check; numbers it drops.
    """
    head, *rest = (_words(part) for part in _COMMA.split(wanted.query))
    if wanted.country is None and not any(rest):
        return False
    names = {words for name in _names(raw, told) if (words := _words(name))}
    # "Khasan railway station" asks for what is called Khasan and is a railway station.
    named = not names.isdisjoint((head, head - _words(" ".join(_kinds(raw)))))
    numbers = {word for words in rest for word in words if any(map(str.isdecimal, word))}
    return named and numbers <= _words(told)


def _kinds(raw: Mapping[str, Any]) -> list[str]:
    return [str(kind) for kind in (raw.get("class") or raw.get("category"), raw.get("type")) if kind]


def _names(raw: Mapping[str, Any], told: str) -> Iterator[str]:
    """All names of a thing; for a house its number and street."""
    for names in (raw.get("namedetails") or {}).values():
        yield from _BETWEEN_NAMES.split(str(names))
    # All that a server tells which keeps no list of names.
    yield told.partition(",")[0]
    address = raw.get("address") or {}
    if "house_number" in address and "road" in address:
        yield f"{address['house_number']} {address['road']}"


def _words(text: str) -> frozenset[str]:
    """Words without what makes no difference: letter case, accents, punctuation and order."""
    plain = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return frozenset(
        "".join(" " if unicodedata.category(letter)[0] in "CPSZ" else letter for letter in plain)
        .casefold()
        .split()
    )
