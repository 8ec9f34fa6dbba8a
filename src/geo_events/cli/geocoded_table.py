"""A flat table with the coordinates of its places, beside the one that was given.

Owns which cells are filled. Who is asked is decided in `places`. Called by `table_commands`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.places import PLACES, Filled
from geo_events.tables import Asked, Grid, Role, csv_of, open_source, read_grid

_POINT = ("latitude", "longitude")


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
    opened = open_source(path, about)
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
    roles = (Role.LATITUDE, Role.LONGITUDE)
    names = [columns.get(role) or name for role, name in zip(roles, _POINT, strict=True)]
    places = [points.get(name, ("", "")) for name in grid.column(columns[Role.PLACE])]
    header = [*grid.header, *(name for name in names if name not in grid.header)]
    at = [header.index(name) for name in names]
    rows = []
    for row, point in zip(grid.rows, places, strict=True):
        cells = [*row, *[""] * (len(header) - len(row))]
        if not any(cells[position].strip() for position in at):
            for position, cell in zip(at, point, strict=True):
                cells[position] = cell
        rows.append(cells)
    return csv_of(header, rows)
