"""Reading a folder of tables as a whole, and writing it back.

Owns `read`, `load` and `write`, and `railways.geojson`; `title.json` is `title_file`'s. Called by
the page and the command line.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from enum import StrEnum
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from typing import Any, cast

from geo_events.dataset.column_reader import columnar_intake
from geo_events.dataset.columns import ClaimColumns, EventColumns
from geo_events.dataset.contents import CALENDAR, TABLES, Dataset, Reading, columns_of
from geo_events.dataset.csv_records import line_of
from geo_events.dataset.json_file import is_text, json_of, told
from geo_events.dataset.layers_table import LAYERS
from geo_events.dataset.lazy_rows import ClaimRows, EventRows
from geo_events.dataset.names_table import NAMES, names_of
from geo_events.dataset.packed_rows import MANY, packed
from geo_events.dataset.regular_files import require_regular
from geo_events.dataset.row_reader import Intake
from geo_events.dataset.shape_files import AREAS, LINES, Owners, areas_of, lines_of
from geo_events.dataset.speakers_table import SPEAKERS
from geo_events.dataset.text_columns import ORIGINAL, STEMS
from geo_events.dataset.title_file import TITLE, title_of
from geo_events.dataset.undated import OF_EVENTS, parted
from geo_events.errors import DataError, DatasetNotFoundError
from geo_events.files import replace_file
from geo_events.journeys import Railway
from geo_events.message import Fault, Message
from geo_events.model import Status
from geo_events.when import When
from geo_events.wording import merged

RAILWAYS = "railways.geojson"
OTHERS = (LAYERS, SPEAKERS, NAMES, RAILWAYS, AREAS, LINES, TITLE)
"""What is read of a dataset beside its tables and its documents."""
FILES = (*(f"{table}.csv" for table in TABLES), *OTHERS)
"""What is read of a dataset beside its documents, in the order in which faults are told."""
DATA_VARIABLE = "GEO_EVENTS_DATA"
"""Variable of the environment that names the folder which the page shows in place of the story."""
_VERSION_DIGITS = 12
LARGE = 500_000
"""Bytes of events and claims from which columns are the quicker way: Arrow takes half a second to start."""


def read(folder: Traversable) -> Reading:
    """Read a dataset and find every fault in it at once.

    Parameters
    ----------
    folder
        A path, or a `MemoryFolder`, with the files named in `TABLES`, each a `.csv`. The documents are in
        `seeds` inside it, or beside it on a disk; `layers.csv`, `speakers.csv`, `names.csv`,
        `railways.geojson`, `areas.geojson`, `lines.geojson` and `title.json` may be there.

    Raises
    ------
    DatasetNotFoundError
        If there is no such folder. Whatever is wrong inside it is reported, not raised.
    """
    if not folder.is_dir():
        names = [f"{name}.csv" for name in TABLES]
        raise DatasetNotFoundError(Message("dataset.no-folder", {"tables": names, "folder": str(folder)}))
    intake = _intake(folder)
    title = title_of(
        folder / TITLE, intake.events, tuple(intake.layers.distinct), intake.languages, intake.faults
    )
    sources, places = packed(intake.sources), packed(intake.places)
    owners = Owners(intake.events, intake.event_ids, places, intake.layers)
    areas = areas_of(folder / AREAS, owners, intake.faults)
    lines = lines_of(folder / LINES, owners, intake.faults)
    shaped = {area.event_id for area in areas} | {line.event_id for line in lines}
    intake.layers.free({intake.events[event_id].layer for event_id in shaped})
    dataset = Dataset(
        folder=folder,
        sources=sources,
        places=places,
        events=intake.events,
        claims=intake.claims,
        stops=intake.stops,
        chapters=intake.chapters,
        documents=intake.documents.texts,
        railways=_railways(folder / RAILWAYS, intake.faults),
        areas=areas,
        lines=lines,
        titles=title.titles,
        about=title.about,
        opening=title.opening,
        speakers=intake.speakers.rows,
        layers=intake.layers.distinct,
        merged=intake.layers.merged,
        names=names_of(folder / NAMES, intake.languages, intake.faults),
        version=_version(folder),
    )
    if not isinstance(intake.events, EventRows):
        dataset = _columnar(parted(dataset))
    # Sorting keeps the order of discovery, which is that of the columns, within a row.
    intake.faults.sort(key=lambda fault: (FILES.index(fault.file), -1 if fault.row is None else fault.row))
    return Reading(dataset, tuple(intake.faults), intake.left_out)


def _version(folder: Traversable) -> str:
    """Another text as soon as a byte of any file but the documents is another."""
    digest = hashlib.sha256()
    for name in FILES:
        with suppress(OSError):
            require_regular(folder / name)
            with (folder / name).open("rb") as file:
                content = hashlib.file_digest(cast(io.BufferedReader, file), "sha256")
            digest.update(f"{name}\0".encode() + content.digest())
    return digest.hexdigest()[:_VERSION_DIGITS]


def _intake(folder: Traversable) -> Intake:
    tables = [folder / f"{name}.csv" for name in ("events", "claims")]
    if sum(_size(table) for table in tables if table.is_file()) >= LARGE:
        quick = columnar_intake(folder)
        if quick is not None:
            return quick
    return Intake(folder)


def _columnar(dataset: Dataset) -> Dataset:
    """A dataset that was read row by row, with its events and claims as columns if there are many."""
    rest = None if dataset.undated is None else _columnar(dataset.undated)
    if len(dataset.events) <= MANY:
        return replace(dataset, undated=rest)
    events = EventRows(
        EventColumns.of(dataset.events.values(), dataset.places, dataset.words), dataset.places
    )
    claims = ClaimColumns.of(dataset.claims.values(), events, dataset.sources)
    return replace(dataset, events=events, claims=ClaimRows(claims, events, dataset.sources), undated=rest)


def _size(file: Traversable) -> int:
    with file.open("rb") as content:
        return content.seek(0, os.SEEK_END)


def load(folder: Traversable) -> Dataset:
    """Read a dataset in which nothing may be wrong.

    Raises
    ------
    DatasetNotFoundError
        If there is no such folder.
    DataError
        If there is any fault; the error holds all of them.
    """
    reading = read(folder)
    if reading.faults:
        raise DataError(*reading.faults)
    return reading.dataset


def write(dataset: Dataset, folder: Path) -> None:
    """Write the tables of a dataset; its documents, layers, speakers, names, railways and titles are not
    written.

    Each file is replaced in one step.

    Raises
    ------
    OSError
        If a file cannot be written; that file then stands as it was.
    """
    for name in TABLES:
        parts = [dataset] if dataset.undated is None or name not in OF_EVENTS else [dataset, dataset.undated]
        tables = [getattr(part, name) for part in parts]
        rows = [rows.values() if isinstance(rows, Mapping) else rows for rows in tables]
        replace_file(folder / f"{name}.csv", "".join(_lines(name, rows, dataset.languages)).encode())


def _lines(table: str, parts: Sequence[Collection[Any]], languages: Sequence[str]) -> Iterator[str]:
    """A table as lines: a text has a column for each language in which any row has it.

    Without a row a title keeps those of the story: their order says which language stands in for another.
    """
    stems = {field: stem for stem, field in STEMS[table].items()}
    tags = {
        stem: merged(getattr(row, field) for rows in parts for row in rows) for field, stem in stems.items()
    }
    if not any(parts) and "title" in tags:
        tags["title"] = tuple(languages)
    has_calendar = table == "events" and any(row.when.calendar for rows in parts for row in rows)
    columns = columns_of(table, {stem: found for stem, found in tags.items() if found})
    yield line_of([*columns, CALENDAR] if has_calendar else columns)
    names = [field.name for field in fields(TABLES[table])]
    for row in chain.from_iterable(parts):
        cells: list[str] = []
        for name in names:
            value, stem = getattr(row, name), stems.get(name)
            if stem is None:
                cells.append(_cell(value))
            elif tags[stem]:
                cells += map(value.get, tags[stem])
            elif stem != ORIGINAL:
                cells.append("")
        yield line_of([*cells, row.when.calendar.partition(" ")[0]] if has_calendar else cells)


def _cell(value: object) -> str:
    match value:
        case None | Status.UNSTATED:
            return ""
        case When():
            return value.calendar.partition(" ")[2] or value.edtf
        case StrEnum():
            return value.value
        case tuple():
            return "|".join(map(_cell, value))
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _railways(path: Traversable, faults: list[Fault]) -> tuple[Railway, ...]:
    content = json_of(path, faults)
    if content is None:
        return ()
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        faults.append(Fault("expected.features", found=told(content), file=path.name))
        return ()
    railways = []
    for number, feature in enumerate(features, start=1):
        railway = _railway(feature)
        if railway is None:
            found = told(json.dumps(feature, ensure_ascii=False))
            faults.append(Fault("expected.railway", {"number": str(number)}, found, file=path.name))
        else:
            railways.append(railway)
    return tuple(railways)


def _railway(feature: Any) -> Railway | None:
    """A line of at least two (longitude, latitude) pairs, or None if the feature is no such line."""
    try:
        line_id, length_km = feature["properties"]["line_id"], _number(feature["properties"]["length_km"])
        kind, positions = feature["geometry"]["type"], feature["geometry"]["coordinates"]
        pairs = tuple((_number(position[0]), _number(position[1])) for position in positions)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return None
    inside = all(abs(longitude) <= 180 and abs(latitude) <= 90 for longitude, latitude in pairs)
    named = is_text(line_id) and kind == "LineString"
    if not named or not inside or len(pairs) < 2 or not 0 < length_km < math.inf:
        return None
    return Railway(line_id=line_id, coordinates=pairs, length_km=length_km)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"expected a number, found {value!r}")
    return float(value)
