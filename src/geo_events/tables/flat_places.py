"""The places of a flat table: where its events are, and where they come from.

Owns the rows of `places.csv`: what is alike in name, country, point and radius is one place. Called by
`flat_table`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.tables.coded_columns import Column, combined, numbered, stacked
from geo_events.tables.column_roles import ORIGIN, Role
from geo_events.tables.flat_cells import degrees, is_code, query_of, radius
from geo_events.tables.made_ids import made_ids
from geo_events.written import Axis

if TYPE_CHECKING:
    from geo_events.tables.coded_columns import Codes
    from geo_events.tables.flat_table import Plan

_AT = (Role.PLACE, Role.COUNTRY, Role.LATITUDE, Role.LONGITUDE, Role.RADIUS)
_FROM = (Role.ORIGIN, None, Role.ORIGIN_LATITUDE, Role.ORIGIN_LONGITUDE, None)


class Places(NamedTuple):
    """The table of places, and the ids of each row's; empty where it names none."""

    table: tuple[dict[str, pa.Array], int]
    at: Column
    origin: Column
    unlocated: tuple[str, ...]
    """Names of those without coordinates."""


def places_of(given: Mapping[Role, Column], rows: int, said: Plan) -> Places:
    """The places of a table's rows, numbered as they first appear; origins behind where something was."""
    nothing = Column.same("", rows)
    sides = [_AT, _FROM] if given.keys() & set(ORIGIN) else [_AT]
    name, country, latitude, longitude, reach = (
        stacked([nothing if role is None else given.get(role, nothing) for role in roles])
        for roles in zip(*sides, strict=True)
    )
    latitude = latitude.mapped(lambda cell: degrees(cell, Axis.LATITUDE))
    longitude = longitude.mapped(lambda cell: degrees(cell, Axis.LONGITUDE))
    name = combined(
        [name, latitude, longitude],
        lambda name, *point: name or (", ".join(point) if any(point) else ""),
    )
    parts = [name, country, latitude, longitude, reach]
    firsts, codes = numbered(parts)
    firsts, codes = _known_by_name(firsts, codes, rows, parts)
    named, located = name.filled()[firsts], (latitude.filled() | longitude.filled())[firsts]
    at, origins = codes[:rows], codes[rows:]
    # Of an origin without a point nothing can be drawn, but its event can, where it was.
    leads = located | (not said.is_final)
    is_kept = named & (leads | np.isin(np.arange(len(firsts)), at))
    kept = firsts[is_kept]
    ids = made_ids(name.taken(kept).array(), "place")
    columns = {
        "name": name,
        "query": combined([name, country], query_of),
        "latitude": latitude,
        "longitude": longitude,
        "radius_km": reach.mapped(lambda cell: radius(cell) or f"{said.radius_km:g}"),
        "country": country.mapped(lambda cell: cell.upper() if is_code(cell) else ""),
    }
    table = {column: cells.taken(kept).array() for column, cells in columns.items()}
    table |= {
        "place_id": ids,
        "kind": pa.repeat("place", len(kept)),
        "timezone": pa.repeat(said.timezone, len(kept)),
        "geocoder": pc.if_else(pa.array(located[is_kept]), said.file, ""),
    }
    words = np.full(len(firsts), "", object)
    words[is_kept] = ids.to_pylist()
    return Places(
        (table, len(kept)),
        Column(words.tolist(), at),
        Column(np.where(leads, words, "").tolist(), origins) if len(origins) else nothing,
        tuple(dict.fromkeys(name.taken(firsts[named & ~located]).array().to_pylist())),
    )


def _known_by_name(firsts: Codes, codes: Codes, rows: int, parts: list[Column]) -> tuple[Codes, Codes]:
    """An origin of which only the name is given is the place of that name, where there is one alone."""
    if len(codes) == rows:
        return firsts, codes
    names, _, *point = ([part.words[code] for code in part.codes[firsts].tolist()] for part in parts[:4])
    at: dict[str, list[int]] = {}
    for number in dict.fromkeys(codes[:rows].tolist()):
        at.setdefault(names[number], []).append(number)
    meant = np.arange(len(firsts))
    for number in dict.fromkeys(codes[rows:].tolist()):
        same = at.get(names[number], ())
        if len(same) == 1 and not any(half[number] for half in point):
            meant[number] = same[0]
    left, again = np.unique(meant, return_inverse=True)
    return firsts[left], again.reshape(-1)[codes]
