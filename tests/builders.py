"""Readable builders: what a test does not name has a plain, sound value."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geo_events.dataset.contents import Dataset, columns_of
from geo_events.dataset.text_columns import STEMS, Languages, text_columns
from geo_events.dataset.undated import OF_EVENTS
from geo_events.figure import Figure
from geo_events.model import (
    Basis,
    Chapter,
    Claim,
    Event,
    Name,
    NameKind,
    Place,
    Source,
    SourceKind,
    Stance,
    Status,
    Stop,
)
from geo_events.when import When, parse
from geo_events.wording import Wording

DOCUMENT = "Before it all. The boat left on Monday. 船星期一出发。 The end.\n"
"""Text of the document that the tiny dataset has."""


TAGS = {
    "publisher": ("und",),
    "title": ("en", "zh"),
    "name": ("en", "zh"),
}
"""In which languages the tables of the tests have their texts; other texts are in none that is told."""


def _when(edtf: str | None, timezone: str = "UTC") -> When | None:
    return None if edtf is None else parse(edtf, timezone)


def make_source(source_id: str = "paper", *, published: str | None = "2020-01-02", **values: Any) -> Source:
    """A newspaper's article."""
    plain: dict[str, Any] = {
        "file": f"{source_id}.txt",
        "title": "A boat leaves",
        "publisher": "The Paper",
        "kind": SourceKind.NEWS,
        "language": "en",
        "url": None,
        "archive_url": None,
        "sha256": hashlib.sha256(DOCUMENT.encode()).hexdigest(),
    }
    cells = _worded("sources", plain | values)
    return Source(source_id=source_id, published=_when(published), **cells)


def make_place(place_id: str = "port", **values: Any) -> Place:
    """A town at 10 degrees north, 20 degrees east."""
    plain: dict[str, Any] = {
        "name_en": place_id.title(),
        "name_zh": "港",
        "aliases": (),
        "query": None,
        "latitude": 10.0,
        "longitude": 20.0,
        "radius_km": 10.0,
        "kind": "city",
        "country": None,
        "timezone": "UTC",
        "geocoder": "manual",
        "geocoder_id": None,
        "retrieved": None,
        "licence": None,
    }
    return Place(place_id=place_id, **_worded("places", plain | values))


def make_event(
    event_id: str = "sailing", *, when: str = "2020-01-02", timezone: str = "UTC", **values: Any
) -> Event:
    """A confirmed meeting without figures; `timezone` is where its days are counted."""
    plain: dict[str, Any] = {
        "layer": "meeting",
        "title_en": "A boat leaves",
        "title_zh": "船出发",
        "place_id": "port",
        "origin_id": None,
        "status": Status.CONFIRMED,
        "actors": (),
        "figure_low": None,
        "figure": None,
        "figure_high": None,
    }
    values = values | {"figure": _figure(values.get("figure"))}
    cells = _worded("events", plain | values)
    return Event(event_id=event_id, when=parse(when, timezone, may_be_open=True), **cells)


def _worded(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by field: those of columns such as `title_zh_hant` become the wording of a text."""
    cells, stems = dict(values), STEMS[table]
    for stem, field in stems.items():
        columns = text_columns(cells, [stem], Languages("en", "en"))[stem]
        cells[field] = Wording.of({tag: cells.pop(column) or "" for tag, column in columns})
    return cells


def make_name(name_id: str, kind: NameKind, aliases: tuple[str, ...] = (), **names: str) -> Name:
    """A person, a group, or something else that has a name: `name_en`, `name_ko` and so on."""
    return Name(name_id=name_id, kind=kind, aliases=aliases, **_worded("names", names))


def _figure(given: int | str | None) -> Figure | None:
    return None if given is None else Figure.parse(str(given))


def make_claim(
    claim_id: str = "said", *, asserted_on: str | None = "2020-01-02", timezone: str = "UTC", **values: Any
) -> Claim:
    """A report about `sailing` in `paper`."""
    plain: dict[str, Any] = {
        "event_id": "sailing",
        "source_id": "paper",
        "stance": Stance.REPORTS,
        "asserted_by": "The Paper",
        "quote": "The boat left on Monday.",
        "figure": None,
    }
    cells = _worded("claims", plain | values | {"figure": _figure(values.get("figure"))})
    return Claim(claim_id=claim_id, asserted_on=_when(asserted_on, timezone), **cells)


def make_stop(
    stop: int = 1,
    *,
    arrive: str | None = None,
    depart: str | None = None,
    timezone: str = "UTC",
    **values: Any,
) -> Stop:
    """A stated stop of `journey` at `port`."""
    plain: dict[str, Any] = {
        "event_id": "journey",
        "place_id": "port",
        "basis": Basis.STATED,
        "claim_id": (),
    }
    return Stop(stop=stop, arrive=_when(arrive, timezone), depart=_when(depart, timezone), **plain | values)


def make_chapter(
    chapter_id: str = "winter", *, start: str = "2020-01", end: str = "2020-02", **values: Any
) -> Chapter:
    """Two months."""
    cells = _worded("chapters", {"title_en": "Winter", "title_zh": "冬"} | values)
    return Chapter(chapter_id=chapter_id, start=parse(start), end=parse(end), **cells)


Rows = dict[str, list[dict[str, str]]]


def tiny_rows() -> Rows:
    """Cells of a sound dataset: a meeting and a journey of two stops, with one claim each."""
    paper = {
        "source_id": "paper",
        "file": "paper.txt",
        "title": "A boat leaves",
        "publisher": "The Paper",
        "kind": "news",
        "language": "en",
        "published": "2020-01-03",
        "url": "https://paper.example/boat",
        "sha256": hashlib.sha256(DOCUMENT.encode()).hexdigest(),
    }
    place = {
        "name_zh": "港",
        "latitude": "10",
        "longitude": "20",
        "radius_km": "10",
        "kind": "city",
        "timezone": "Asia/Tokyo",
        "geocoder": "manual",
    }
    event = {"title_en": "A boat leaves", "title_zh": "船出发", "when": "2020-01-02", "status": "confirmed"}
    claim = {
        "source_id": "paper",
        "stance": "reports",
        "asserted_by": "The Paper",
        "asserted_on": "2020-01-02",
    }
    return {
        "sources": [paper],
        "places": [
            {"place_id": "port", "name_en": "Port", "aliases": "Harbour|港口"} | place,
            {"place_id": "island", "name_en": "Island"} | place,
        ],
        "events": [
            {"event_id": "sailing", "layer": "meeting", "place_id": "port"} | event,
            {"event_id": "journey", "layer": "train", "place_id": "island", "origin_id": "port"} | event,
        ],
        "claims": [
            {"claim_id": "said", "event_id": "sailing", "quote": "The boat left on Monday."} | claim,
            {"claim_id": "said-too", "event_id": "journey", "quote": "船星期一出发。"} | claim,
        ],
        "stops": [
            {
                "event_id": "journey",
                "stop": "1",
                "place_id": "port",
                "basis": "stated",
                "claim_id": "said-too",
            },
            {"event_id": "journey", "stop": "2", "place_id": "island", "basis": "inferred"},
        ],
        "chapters": [
            {
                "chapter_id": "winter",
                "title_en": "Winter",
                "title_zh": "冬",
                "start": "2020-01",
                "end": "2020-02",
            }
        ],
    }


def write_rows(folder: Path, rows: Mapping[str, Iterable[Mapping[str, str]]]) -> Path:
    """Write tables and the document into a folder."""
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    (folder / "seeds" / "paper.txt").write_bytes(DOCUMENT.encode())
    for name, table in rows.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            table = list(table)
            columns = dict.fromkeys([*columns_of(name, TAGS), *(column for row in table for column in row)])
            writer = csv.DictWriter(file, list(columns), restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)
    return folder


def count_of(dataset: Dataset, table: str) -> int:
    """How many rows of a table a dataset keeps, those of events without a date included."""
    apart = dataset.undated
    rest = 0 if apart is None or table not in OF_EVENTS else len(getattr(apart, table))
    return len(getattr(dataset, table)) + rest
