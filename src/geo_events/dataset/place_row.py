"""A place: a row of `places.csv`, or latitude and longitude in the row of an event.

Owns which column holds what; what a place of an event's own row is called, and its id, which is the same
for the same point under the same name; and whose timezone holds. Called by `row_reader` and `shape_files`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from geo_events.dataset.cells import Row
from geo_events.dataset.ids import Ids
from geo_events.dataset.place_rules import check_country, looks_swapped
from geo_events.languages import UNDETERMINED
from geo_events.message import Message
from geo_events.model import Place
from geo_events.wording import Wording

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")


def zone_of(places: Mapping[str, Place], *place_ids: str | None) -> str:
    """Timezone in which days are counted: that of the first of some places that is known."""
    known = (places.get(place_id or "") for place_id in place_ids)
    return next((place.timezone for place in known if place is not None), "UTC")


def read_place(row: Row, ids: Ids) -> Place:
    """The place of a row of `places.csv`; what is wrong with it is noted there."""
    located = bool(row.loose("latitude") or row.loose("longitude"))
    if not located:
        row.note("latitude", "expected.degrees", "", Message("advice.geocode"))
    swapped = Message("advice.swapped") if looks_swapped(row) else None
    retrieved = row.optional_date("retrieved", "UTC")
    place = Place(
        place_id=row.identifier("place_id", ids),
        names=row.wording("name", is_needed=True),
        aliases=row.items("aliases"),
        query=row.optional("query"),
        latitude=row.number("latitude", -90, 90, swapped) if located else 0,
        longitude=row.number("longitude", -180, 180) if located else 0,
        radius_km=row.number("radius_km", 0, 20_040, key="expected.kilometres")
        if row.loose("radius_km")
        else 0,
        kind=row.loose("kind") or "place",
        country=row.country("country"),
        timezone=row.timezone("timezone"),
        geocoder=row.optional("geocoder") or "table",
        geocoder_id=row.optional("geocoder_id"),
        retrieved=None if retrieved is None else retrieved.edtf,
        licence=row.optional("licence"),
    )
    check_country(row, place)
    return place


def read_point(row: Row) -> Place:
    """The place of a row that has a latitude and a longitude; what is wrong with them is noted there."""
    swapped = Message("advice.swapped") if looks_swapped(row) else None
    latitude = row.number("latitude", -90, 90, swapped)
    longitude = row.number("longitude", -180, 180)
    name = row.loose("place") or f"{latitude:g}, {longitude:g}"
    return Place(
        place_id=_id_of(name, latitude, longitude),
        names=Wording(((UNDETERMINED, name),)),
        aliases=(),
        query=None,
        latitude=latitude,
        longitude=longitude,
        radius_km=0,
        kind="place",
        country=None,
        timezone="UTC",
        geocoder="table",
        geocoder_id=None,
        retrieved=None,
        licence=None,
    )


def _id_of(name: str, latitude: float, longitude: float) -> str:
    """An id of the point, behind the Latin letters of its name.

    Examples
    --------
    >>> _id_of("Port", -54.25, 12), _id_of("-54.25, 12", -54.25, 12)
    ('port-s54-25-e12', '54-25-12-s54-25-e12')
    """
    north, east = ("s" if latitude < 0 else "n"), ("w" if longitude < 0 else "e")
    words = f"{name.lower()} {north}{abs(latitude):.6g} {east}{abs(longitude):.7g}"
    return _NOT_IN_AN_ID.sub("-", words).strip("-")
