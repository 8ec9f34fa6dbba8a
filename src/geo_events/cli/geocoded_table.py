"""A flat table with the coordinates of its places, beside the one that was given.

Owns which cells are filled. Who is asked is decided in `places`. Called by `table_commands`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.places import PLACES, Filled
from geo_events.tables import Asked, Grid, Role, csv_of, open_source, read_grid

_POINT = ("latitude", "longitude")
_SIDES = (
    (Role.PLACE, (Role.LATITUDE, Role.LONGITUDE), _POINT),
    (Role.ORIGIN, (Role.ORIGIN_LATITUDE, Role.ORIGIN_LONGITUDE), ("origin_latitude", "origin_longitude")),
)
"""Where it was and where it came from: the columns of a name and of its coordinates, and how new ones are
called."""


def beside(path: Path) -> Path:
    """Where the table goes that nobody named: never over the one that was given."""
    return path.with_name(f"{path.stem}.geocoded.csv")


def geocoded(path: Path, about: Asked, fill: Callable[[Path], Filled]) -> tuple[bytes, Filled]:
    """The table with coordinates, and what came of looking for them.

    Parameters
    ----------
    path
        The table.
    about
        What its columns are for.
    fill
        Function that looks up the places of a folder.

    Raises
    ------
    UploadError
        If it is no flat table, or no column names places.
    """
    opened = open_source(path, replace(about, is_final=False))
    if opened.report is None or Role.PLACE not in opened.report.columns:
        raise UploadError(Message("cli.geocode.no-places", {"file": path.name}))
    with TemporaryDirectory() as scratch:
        places = Path(scratch) / PLACES
        places.write_bytes(opened.files[PLACES])
        filled = fill(Path(scratch))
        found = read_grid(places.read_bytes())
    points = {
        name: (latitude, longitude)
        for name, latitude, longitude in zip(*(found.column(name) for name in ("name", *_POINT)), strict=True)
    }
    return _filled(opened.report.understood.grid, opened.report.columns, points), filled


def _filled(grid: Grid, columns: Mapping[Role, str], points: Mapping[str, Sequence[str]]) -> bytes:
    """The table's own columns, and its empty coordinates filled."""
    header, rows = [*grid.header], [[*row] for row in grid.rows]
    for role, halves, unnamed in _SIDES:
        if role not in columns:
            continue
        at = []
        for half, name in zip(halves, unnamed, strict=True):
            column = columns.get(half) or name
            if column not in header:
                header.append(column)
            at.append(header.index(column))
        for row, place in zip(rows, grid.column(columns[role]), strict=True):
            row += [""] * (len(header) - len(row))
            if not any(row[position].strip() for position in at):
                for position, cell in zip(at, points.get(place, ("", "")), strict=True):
                    row[position] = cell
    return csv_of(header, rows)
