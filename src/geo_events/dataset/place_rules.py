"""What must hold between a place's country and its coordinates.

Owns the wording of such a fault and its advice; where countries are is in `countries`. The row stays usable:
whether the country or the point is wrong, only a person can tell. Called by `row_reader`.
"""

from __future__ import annotations

from geo_events.dataset.cells import Row
from geo_events.message import Message, joined
from geo_events.model import Place
from geo_events.outlines import AT_SEA_KM, TOLERANCE_KM, claimants_at, codes_at, inside, is_code


def check_country(row: Row, place: Place) -> None:
    """Remark a code that nobody has, or a point that lies outside its country."""
    country, latitude, longitude = place.country, place.latitude, place.longitude
    if row.faulty or country is None:
        return
    if not is_code(country):
        advice = row.country_advice(country) or (_where(place) if row.is_advised else None)
        row.remark("country", "expected.country", country, advice)
    elif inside(country, latitude, longitude, place.radius_km) is False:
        column, advice = _advice(place) if row.is_advised else ("country", None)
        at_sea = row.is_advised and not codes_at(latitude, longitude)
        row.remark(
            column,
            "expected.in-country-at-sea" if at_sea else "expected.in-country",
            f"{row.loose('latitude')}, {row.loose('longitude')}",
            advice,
            country=country,
            km=f"{TOLERANCE_KM + place.radius_km:g}",
            sea_km=f"{AT_SEA_KM + place.radius_km:g}",
        )


def _advice(place: Place) -> tuple[str, Message]:
    """The cell that is most likely wrong, and what to do."""
    north, east = place.latitude, place.longitude
    if abs(east) <= 90 and _would_fit(place, east, north):
        return "latitude", Message("advice.swapped")
    if _would_fit(place, -north, east):
        return "latitude", Message("advice.sign-latitude")
    if _would_fit(place, north, -east):
        return "longitude", Message("advice.sign-longitude")
    return "country", Message("advice.contested", {"where": _where(place)})


def _would_fit(place: Place, latitude: float, longitude: float) -> bool:
    return place.country is not None and inside(place.country, latitude, longitude, place.radius_km) is True


def _where(place: Place) -> Message:
    point = place.latitude, place.longitude
    if claimants := claimants_at(*point):
        countries = Message("message.and", {"one": claimants[:-1], "other": claimants[-1]})
        return Message("advice.lies-claimed", {"countries": countries})
    codes = codes_at(*point)
    return Message("advice.lies-in", {"countries": joined(codes)}) if codes else Message("advice.lies-at-sea")


def looks_swapped(row: Row) -> bool:
    """Whether latitude and longitude would be right in each other's place."""
    try:
        latitude, longitude = float(row.loose("latitude")), float(row.loose("longitude"))
    except ValueError:
        return False
    return 90 < abs(latitude) <= 180 and abs(longitude) <= 90
