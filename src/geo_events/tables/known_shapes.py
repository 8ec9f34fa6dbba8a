"""Tables that many people have, known by their columns: of whom they are, and what each column holds.

Owns the recognition; each kind stands in a file of `shapes`, and nothing here knows any of them. Called by
`understanding`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from geo_events.tables.column_roles import Role

Named = Mapping[Role, Sequence[str]]
"""The columns for each role: of several what is filled is joined."""


@dataclass(frozen=True)
class Shape:
    """A kind of table."""

    name: str
    """What it is called by those who make it."""
    needs: frozenset[str]
    """Columns without which it is none."""
    columns: Named
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What codes stand for, by column."""
    units: tuple[str, Mapping[str, str]] | None = None
    """Column that says how exactly a date is known, and the unit for each of its codes."""
    radii: tuple[str, Mapping[str, float]] | None = None
    """Column that says how exactly a place is known, and the kilometres for each of its codes."""
    metres: frozenset[str] = frozenset()
    """Columns of lengths in metres."""
    midnight_is_a_day: bool = False
    """Whether a day is written as its midnight in UTC."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Columns that say how exactly something is known."""
        return tuple(given[0] for given in (self.units, self.radii) if given is not None)


def shape_of(header: Sequence[str]) -> Shape | None:
    """The kind of table that has such columns; of several the one that needs most of them.

    Examples
    --------
    >>> shape_of(["eventDate", "decimalLatitude", "decimalLongitude", "scientificName"]).name
    'Darwin Core'
    """
    given = frozenset(header)
    found = [shape for shape in _shapes() if shape.needs <= given]
    return max(found, key=lambda shape: len(shape.needs), default=None)


@cache
def _shapes() -> tuple[Shape, ...]:
    folder = resources.files("geo_events.tables") / "shapes"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(_shape(json.loads(file.read_text(encoding="utf-8"))) for file in files)


def _shape(given: Mapping[str, Any]) -> Shape:
    units, radii = given.get("date_precision"), given.get("radius_km")
    return Shape(
        name=given["name"],
        needs=frozenset(given["needs"]),
        columns={
            Role(role): (names,) if isinstance(names, str) else tuple(names)
            for role, names in given["columns"].items()
        },
        words=given.get("words", {}),
        units=units and (units["column"], units["units"]),
        radii=radii and (radii["column"], radii["values"]),
        metres=frozenset(given.get("metres", ())),
        midnight_is_a_day=given.get("midnight_is_a_day", False),
    )
