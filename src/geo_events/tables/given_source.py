"""Whatever a program gives to be read, as the files of a dataset and a report on what was understood.

Owns which source is read how: a folder, a file of any kind, a table in memory. It fetches nothing. Called by
`story` and by the command line.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from geo_events.dataset import Dataset, MemoryFolder, Reading, read
from geo_events.errors import DataError, DatasetNotFoundError, UploadError
from geo_events.languages import canonical, is_known, nearest
from geo_events.message import Message, Mistake
from geo_events.tables.bad_rows import without, wrong_rows
from geo_events.tables.column_roles import ORIGIN_POINT, POINT, Role
from geo_events.tables.file_kinds import kind_of
from geo_events.tables.flat_table import UNLOCATED, Plan, date_columns, tables_of
from geo_events.tables.frames import arrow_in, arrow_of, grid_of_arrow, is_frame
from geo_events.tables.geojson_reader import grid_of_geojson
from geo_events.tables.grids import Grid
from geo_events.tables.header_rows import framed
from geo_events.tables.json_records import grid_of_records
from geo_events.tables.limits import OWN
from geo_events.tables.projections import in_degrees, turn_of
from geo_events.tables.recognition import completed, flat_tables, is_dataset, read_flat
from geo_events.tables.table_report import Report
from geo_events.tables.understanding import Understood, understood
from geo_events.tables.unpacking import unpack
from geo_events.text import LANGUAGES
from geo_events.written import DateColumn, Order, edtf_of

BadRows = Literal["warn", "error", "skip"]
"""What becomes of rows of a flat table that cannot be drawn: left out and told, a reason to refuse all of it,
or left out."""
COLUMNS_VARIABLE = "GEO_EVENTS_COLUMNS"
"""Variable of the environment in which the page is told what a table's columns are for."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_DEGREES = "EPSG:4326"
_IN_MEMORY = "table"
"""What a table without a file is called."""


_SAID = ("day_first", "encoding", "told_in", "crs")
"""What is said of cells, by its names in `Asked`."""


@dataclass(frozen=True)
class Asked:
    """What somebody says of a table beside giving it."""

    columns: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    """The columns for each role."""
    day_first: bool | None = None
    """Which number of 03/04/2019 is the day; None where the table has to show it."""
    timezone: str = "UTC"
    """Timezone of clock times that name none."""
    header: int | None = None
    """Row that holds the names of the columns, as a spreadsheet counts; 0 for none, None to look for it."""
    sheet: str | None = None
    """Sheet of a workbook, or table of a zip, where there are several."""
    encoding: str | None = None
    """Of a file of text; None to tell it by its letters."""
    swap: bool = False
    """Whether latitudes stand in the column of longitudes, and the other way round."""
    on_bad_rows: BadRows = "warn"
    language: str = LANGUAGES[0]
    """Language of what is noted in the tables."""
    told_in: str | None = None
    """Language of the table's own texts, as a BCP 47 tag; None where nobody says it."""
    crs: str | None = None
    """Coordinate reference system of coordinates in metres; None for degrees."""
    is_final: bool = True
    """Whether nobody looks up places without coordinates."""

    def as_json(self) -> str:
        """What was said of a table's columns and cells, for another process."""
        return json.dumps({"columns": dict(self.columns), **{name: getattr(self, name) for name in _SAID}})

    @classmethod
    def of_json(cls, text: str) -> Asked:
        """What `as_json` wrote; nothing was said where the text is empty."""
        said = json.loads(text or "{}")
        columns = {Role(role): tuple(names) for role, names in said.get("columns", {}).items()}
        return cls(columns, **{name: said.get(name) for name in _SAID})


@dataclass(frozen=True)
class Opened:
    """What was read."""

    reading: Reading
    report: Report | None
    """What was understood of a flat table; None for a dataset of several tables."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The tables that were made of it."""

    @property
    def dataset(self) -> Dataset:
        """What is told: a dataset of several tables without a fault, or a flat table as far as it goes.

        Raises
        ------
        DataError
            If there is any fault in a dataset; the error holds all of them.
        """
        if self.report is None and self.reading.faults:
            raise DataError(*self.reading.faults)
        return self.reading.dataset


def open_source(source: Any, asked: Asked | None = None) -> Opened:
    """Read a folder, a file or a table in memory.

    Raises
    ------
    DatasetNotFoundError
        If there is no such folder or file.
    UploadError
        If it cannot be understood; the error holds every reason.
    """
    said = asked or Asked()
    if isinstance(source, str | os.PathLike):
        return _at(Path(_path(os.fspath(source))), said)
    if hasattr(source, "to_crs"):  # a table of geopandas
        placed = source if said.crs is None else source.set_crs(said.crs, allow_override=True)
        in_wgs_84 = placed if placed.crs is None else placed.to_crs(_DEGREES)
        grid = grid_of_geojson(in_wgs_84.to_json().encode(), _IN_MEMORY, OWN)
        return _flat(_IN_MEMORY, grid, (), replace(said, crs=None))
    return _flat(_IN_MEMORY, _grid_in_memory(source), (), said)


def _path(given: str | bytes) -> str:
    path = os.fsdecode(given)
    if _ADDRESS.match(path):
        raise UploadError(Message("flat.address", {"address": path}))
    return path


def _at(path: Path, asked: Asked) -> Opened:
    if path.is_dir():
        return Opened(read(path), None)
    if not path.is_file():
        raise DatasetNotFoundError(Message("flat.none-there", {"path": str(path)}))
    content = path.read_bytes()
    kind = kind_of(path.name, content)
    if kind in ("parquet", "arrow"):
        return _flat(path.name, grid_of_arrow(arrow_in(path.name, content, kind)), (), asked)
    if kind == "lines of JSON":
        return _flat(path.name, grid_of_geojson(content, path.name, OWN), (), asked)
    unpacked = unpack([(path.name, _decoded(path.name, content, asked.encoding))], OWN)
    if is_dataset(unpacked.files):
        made = completed(unpacked)
        return Opened(read(MemoryFolder(made.files, path.stem)), None)
    name = _one_of(flat_tables(unpacked.files), path.name, asked.sheet)
    grid, notes = framed(read_flat(name, unpacked.files[name], OWN), path.name, asked.header)
    return _flat(path.name, grid, (*unpacked.notes, *notes), asked)


def _decoded(file: str, content: bytes, encoding: str | None) -> bytes:
    if encoding is None:
        return content
    try:
        return content.decode(encoding).encode()
    except (LookupError, UnicodeError) as error:
        raise UploadError(Message("flat.encoding", {"file": file, "encoding": encoding})) from error


def _one_of(names: Sequence[str], file: str, sheet: str | None) -> str:
    """The table that is meant."""
    stems = {name.rpartition(".")[0]: name for name in names}
    if sheet is None and len(names) == 1:
        return names[0]
    if sheet not in stems:
        raise UploadError(Message("flat.several", {"file": file, "tables": list(stems)}))
    return stems[sheet]


def _grid_in_memory(source: Any) -> Grid:
    if is_frame(source):
        return grid_of_arrow(arrow_of(source))
    if isinstance(source, Sequence) and not isinstance(source, bytes | bytearray):
        return grid_of_records(source, _IN_MEMORY, OWN)
    raise UploadError(Message("flat.no-source", {"kind": type(source).__name__}))


def _flat(name: str, grid: Grid, notes: Sequence[Message], asked: Asked) -> Opened:
    told_in = _language(asked.told_in)
    turn = None if asked.crs is None else turn_of(asked.crs)
    found = understood(grid, asked.columns, turn)
    found = found if turn is None else in_degrees(found, turn)
    columns = _swapped(found.columns) if asked.swap else found.columns
    _require_dates(name, found)
    order = None if asked.day_first is None else Order.DAY_FIRST if asked.day_first else Order.MONTH_FIRST
    dates = date_columns(found.grid, columns, order)
    _require_an_order(name, dates, columns)
    wrong = wrong_rows(found.grid, columns, dates, asked.timezone)
    if wrong and asked.on_bad_rows == "error":
        raise UploadError(*(one.message for one in wrong))
    sound = without(found.grid, wrong) if wrong else found.grid
    stem = Path(name).stem
    plan = Plan(
        columns,
        name,
        stem,
        timezone=asked.timezone,
        radius_km=0,
        language=asked.language,
        is_final=asked.is_final,
        told_in=told_in,
    )
    made = tables_of(sound, plan, dates)
    files = completed(made).files
    reading = read(MemoryFolder(files, stem))
    report = Report(
        file=name,
        understood=found,
        columns=columns,
        rows=len(grid),
        events=len(reading.dataset.events),
        undated=0 if reading.dataset.undated is None else len(reading.dataset.undated.events),
        wrong=tuple(wrong),
        faults=reading.faults,
        dates=dates,
        notes=tuple(notes),
        unlocated=tuple(note for note in made.notes if note.key == UNLOCATED),
    )
    return Opened(reading, report, files)


def _language(tag: str | None) -> str | None:
    known = None if tag is None else canonical(tag)
    if tag is None or (known is not None and is_known(known)):
        return known
    near = nearest(tag)
    advice = None if near is None else Message("advice.meant", {"word": near})
    raise UploadError(Mistake("expected.language", {}, tag, advice))


def _swapped(columns: Mapping[Role, str]) -> dict[Role, str]:
    pairs = (POINT, ORIGIN_POINT)
    other = {one: another for pair in pairs for one, another in zip(pair, pair[::-1], strict=True)}
    return {other.get(role, role): name for role, name in columns.items()}


def _require_dates(name: str, found: Understood) -> None:
    if Role.DATE in found.columns:
        return
    values = {"file": name, "columns": [column for column in found.grid.header if column]}
    if found.clocks:
        raise UploadError(Message("flat.clocks", values | {"clocks": list(found.clocks)}))
    raise UploadError(Message("flat.no-date", values))


def _require_an_order(name: str, dates: Mapping[Role, DateColumn], columns: Mapping[Role, str]) -> None:
    for role, column in dates.items():
        if column.doubt is None:
            continue
        day_first, month_first = (edtf_of(column.proof, order=order) or "–" for order in Order)
        values = {"file": name, "column": columns[role], "cell": column.proof}
        readings = {"day_first": day_first, "month_first": month_first}
        raise UploadError(Message(f"flat.{column.doubt}", values | readings))
