"""What kind of data somebody's files are: the tables of a dataset, or one flat table to be taken over.

Owns that decision, and what is added to tables that lack what may be empty. Called by `ui`.
"""

from __future__ import annotations

from collections.abc import Mapping

from geo_events.dataset import OTHERS, TABLES, UNMAPPED, columns_of
from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.geojson_reader import grid_of_geojson
from geo_events.tables.grids import Grid, csv_of, read_grid
from geo_events.tables.limits import UPLOAD, Limits
from geo_events.tables.unpacking import Unpacked

_MAY_BE_EMPTY = ("stops", "chapters")


def is_dataset(files: Mapping[str, bytes]) -> bool:
    r"""Whether any file is one of the tables: it has the name, and the column that tells its rows apart.

    Examples
    --------
    >>> is_dataset({"events.csv": b"event_id,title_en\n"}), is_dataset({"events.csv": b"date,title\n"})
    (True, False)
    """
    return any(_is_table(name, files) for name in TABLES)


def flat_tables(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Names of the files that may be one flat table, or a GeoJSON."""
    own = (*OTHERS, UNMAPPED, *(f"{name}.csv" for name in TABLES if _is_table(name, files)))
    return tuple(name for name in files if "/" not in name and name not in own)


def read_flat(name: str, content: bytes, limits: Limits = UPLOAD) -> Grid:
    """The rows of a flat table.

    Raises
    ------
    UploadError
        If it is a GeoJSON that cannot be read, or holds no row.
    """
    grid = read_grid(content) if name.endswith(".csv") else grid_of_geojson(content, name, limits)
    if not len(grid):
        raise UploadError(Message("upload.flat.empty", {"file": name}))
    return grid


def completed(unpacked: Unpacked) -> Unpacked:
    """The files with headers in place of tables that may be empty, and a note on what is not used."""
    files, notes = dict(unpacked.files), list(unpacked.notes)
    for name in _MAY_BE_EMPTY:
        files.setdefault(f"{name}.csv", csv_of(columns_of(name), []))
    for name in flat_tables(files):
        del files[name]
        notes.append(Message("upload.unused", {"file": name}))
    return Unpacked(files, tuple(notes))


def _is_table(name: str, files: Mapping[str, bytes]) -> bool:
    content = files.get(f"{name}.csv")
    if content is None:
        return False
    header = content.partition(b"\n")[0].decode("utf-8", "replace").lstrip("\ufeff")
    return columns_of(name)[0] in {cell.strip(' "\r') for cell in header.split(",")}
