"""What must hold between a place's country and its coordinates.

Owns the wording of such a fault and its advice; where countries are is in `countries`. The row stays usable:
whether the country or the point is wrong, only a person can tell. Called by `row_reader`.
"""

from __future__ import annotations

from geo_events.dataset.cells import Row
from geo_events.model import Place
from geo_events.outlines import AT_SEA_KM, TOLERANCE_KM, claimants_at, codes_at, inside, is_code


def check_country(row: Row, place: Place) -> None:
    """Remark a code that nobody has, or a point that lies outside its country."""
    country, latitude, longitude = place.country, place.latitude, place.longitude
    if row.faulty or country is None:
        return
    if not is_code(country):
        advice = row.country_advice(country) or (_where(place) if row.is_advised else None)
        row.remark("country", "the two letters of a country in ISO 3166-1", country, advice)
    elif inside(country, latitude, longitude, place.radius_km) is False:
        column, advice, at_sea = "country", None, ""
        if row.is_advised:
            column, advice = _advice(place)
            at_sea = "" if codes_at(latitude, longitude) else f" ({AT_SEA_KM + place.radius_km:g} km at sea)"
        expected = f"a point in {country}, or within {TOLERANCE_KM + place.radius_km:g} km of it{at_sea}"
        row.remark(column, expected, f"{row.loose('latitude')}, {row.loose('longitude')}", advice)


def _advice(place: Place) -> tuple[str, str]:
    """The cell that is most likely wrong, and what to do."""
    north, east = place.latitude, place.longitude
    if abs(east) <= 90 and _would_fit(place, east, north):
        return "latitude", "are latitude and longitude swapped?"
    if _would_fit(place, -north, east):
        return "latitude", "is the sign of the latitude wrong?"
    if _would_fit(place, north, -east):
        return "longitude", "is the sign of the longitude wrong?"
    return "country", f"{_where(place)}; leave the country empty where it is contested"


def _would_fit(place: Place, latitude: float, longitude: float) -> bool:
    return place.country is not None and inside(place.country, latitude, longitude, place.radius_km) is True


def _where(place: Place) -> str:
    point = place.latitude, place.longitude
    if claimants := claimants_at(*point):
        return f"it lies in or near land that {', '.join(claimants[:-1])} and {claimants[-1]} claim"
    codes = codes_at(*point)
    return f"it lies in {' or '.join(codes)}" if codes else "it lies at sea"
