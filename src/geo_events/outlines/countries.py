"""Where countries are, coarsely: enough to tell a slip from a place, and to judge no border.

Owns the outlines in ``countries.json`` and the rules by which a point may be written with a code of ISO
3166-1: where several states claim land, with the code of each; in a territory, with its own and its state's;
and a tolerance forgives coarse outlines, piers, islands and bridges. Words no fault. How the file is made:
``tools/build_countries.py``. Called by `cells` and `place_rules`.
"""

from __future__ import annotations

import math
import string
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo_events.geodesy import EARTH_RADIUS_KM
from geo_events.outlines.outline import Outline
from geo_events.packaged import packaged_json

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOLERANCE_KM = 30.0
"""Largest distance of a place from its country, half for coarse outlines, half for what juts out."""
AT_SEA_KM = 370.0
"""The same for a point on no other country's land: 200 nautical miles, as far as rights of a coast reach."""

_LETTERS = {
    letter: place
    for place, letter in enumerate(string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/")
}
_FREE = frozenset(
    {"AA", "ZZ", "EU", "EZ", "UN"}
    | {f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"}
    | {f"X{letter}" for letter in string.ascii_uppercase}
)
"""Codes that ISO 3166-1 leaves to its users or reserves for no country."""


def inside(country: str, latitude: float, longitude: float, radius_km: float = 0.0) -> bool | None:
    """Tell whether a place may be written with a country's code.

    Parameters
    ----------
    country
        Two capital letters.
    latitude, longitude
        Degrees north and east, WGS 84.
    radius_km
        How far from the point the place may lie.

    Returns
    -------
    bool or None
        True if the point lies in the country, on land that it claims, within `TOLERANCE_KM` and the radius of
        it, or at sea within `AT_SEA_KM` of it; None if it is not known where the country is.

    Examples
    --------
    >>> inside("JP", 35.68, 139.77), inside("KP", 35.68, 139.77), inside("ZZ", 35.68, 139.77)
    (True, False, None)
    """
    codes = _codes_of(country)
    if not codes:
        return None
    away_km = _outline(country).distance_km(latitude, longitude) - radius_km
    if away_km <= TOLERANCE_KM or not codes.isdisjoint(claimants_at(latitude, longitude)):
        return True
    return away_km <= AT_SEA_KM and not _lands_at(latitude, longitude)


def codes_at(latitude: float, longitude: float) -> tuple[str, ...]:
    """The codes with which a point may be written, in the order of the alphabet; none for one at sea.

    Examples
    --------
    >>> codes_at(35.68, 139.77), codes_at(0.0, -30.0)
    (('JP',), ())
    """
    found = {code for land in _lands_at(latitude, longitude) for code in land.codes}
    found.update(claimants_at(latitude, longitude))
    if not found:
        near = _lands_around(latitude, longitude, TOLERANCE_KM)
        distances = [land.distance_km(latitude, longitude) for land in near]
        if min(distances, default=TOLERANCE_KM) < TOLERANCE_KM:
            found.update(near[distances.index(min(distances))].codes)
    return tuple(sorted(found))


def claimants_at(latitude: float, longitude: float) -> tuple[str, ...]:
    """The codes of the states that claim land around a point, in the order of the alphabet; as a rule none.

    Examples
    --------
    >>> claimants_at(34.1, 74.8)
    ('CN', 'IN', 'PK')
    """
    claims = (codes for codes, box in _file()["contested"] if _in_box(latitude, longitude, box))
    return tuple(sorted(set().union(*claims)))


def is_code(text: str) -> bool:
    """Whether ISO 3166-1 has, had or reserves these letters, or leaves them to its users."""
    return text in _file()["codes"] or text in _file()["used_before"] or text in _FREE


@cache
def spellings() -> dict[str, str]:
    """Codes by what somebody may write for them, in small letters: two letters, three, or an English name."""
    return {name.casefold(): code for code, names in _file()["codes"].items() for name in (code, *names)}


def _in_box(latitude: float, longitude: float, box: Sequence[float]) -> bool:
    west, south, east, north = box
    return west <= longitude <= east and south <= latitude <= north


@cache
def _codes_of(country: str) -> frozenset[str]:
    today = _file()["used_before"].get(country, [country])
    return frozenset(code for code in today if code in _file()["codes"])


@cache
def _outline(country: str) -> Outline:
    lands = [land for land in _lands() if not _codes_of(country).isdisjoint(land.codes)]
    rings = [ring for land in lands for ring in land.rings]
    return Outline((country,), rings, np.concatenate([land.islets for land in lands]))


@cache
def _file() -> dict[str, Any]:
    loaded: dict[str, Any] = packaged_json("outlines/countries.json")
    return loaded


@cache
def _lands() -> tuple[Outline, ...]:
    grid = _file()["grid"]
    arcs = [_line(arc) for arc in _file()["arcs"]]
    shapes = []
    for land in _file()["lands"]:
        rings = [np.concatenate([_arc(arcs, number) for number in ring]) * grid for ring in land["rings"]]
        shapes.append(Outline(tuple(land["codes"]), rings, _line(land["islets"]) * grid))
    return tuple(shapes)


@cache
def _boxes() -> NDArray[np.float64]:
    return np.array([land.box for land in _lands()]).T


def _lands_at(latitude: float, longitude: float) -> list[Outline]:
    """The lands on which a point lies; as a rule one."""
    return [land for land in _lands_around(latitude, longitude) if land.contains(latitude, longitude)]


def _lands_around(latitude: float, longitude: float, margin_km: float = 0.0) -> list[Outline]:
    """The lands of which the box holds a point, or comes as near to it as this."""
    west, south, east, north = _boxes()
    margin = math.degrees(margin_km / EARTH_RADIUS_KM)
    aside = margin / max(math.cos(math.radians(min(90.0, abs(latitude) + margin))), 1e-6)
    around = np.zeros(len(west), np.bool_)
    # What crosses the antimeridian goes on east of 180.
    for turn in (-360, 0, 360):
        around |= (west - aside <= longitude + turn) & (longitude + turn <= east + aside)
    around &= (south - margin <= latitude) & (latitude <= north + margin)
    return [_lands()[position] for position in np.flatnonzero(around)]


def _arc(arcs: Sequence[NDArray[np.float64]], number: int) -> NDArray[np.float64]:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _line(text: str) -> NDArray[np.float64]:
    """The points of a line that the tool has written as text."""
    numbers = np.array(list(_numbers(text)), np.float64)
    points: NDArray[np.float64] = numbers.reshape(-1, 2).cumsum(axis=0)
    return points


def _numbers(text: str) -> Iterator[int]:
    value = shift = 0
    for letter in text:
        group = _LETTERS[letter]
        value += (group % 32) << shift
        shift += 5
        if group < 32:
            yield value // 2 if value % 2 == 0 else -(value + 1) // 2
            value = shift = 0
