"""The events as rows under headings, and what belongs to them, for whoever reads tables.

Owns the columns of the tables and their order; the headings are English identifiers, the same in both
languages. A cell is a text, a number or None. Called by `csv_table` and `xlsx`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_events.citations import citation
from geo_events.date_text import date_text
from geo_events.export.records import about, claim_record, ends_of, precision_of, source_record
from geo_events.model import Place, Source
from geo_events.request import Entry, Request, provenance, said_text

Cell = str | int | float | None
Row = Sequence[Cell]

EVENT = (
    "event_id",
    "layer",
    "status",
    "state",
    "title_en",
    "title_zh",
    "when",
    "when_en",
    "when_zh",
    "start",
    "end",
    "precision",
    "place_id",
    "place_en",
    "place_zh",
    "latitude",
    "longitude",
    "radius_km",
    "origin_id",
    "origin_en",
    "origin_zh",
    "actors",
    "figures",
    "summary_en",
    "summary_zh",
    "claim_count",
    "claims",
    "sources",
)
CLAIM = (
    "claim_id",
    "event_id",
    "event_title",
    "stance",
    "asserted_by",
    "asserted_on",
    "known",
    "known_assumed",
    "quote",
    "quote_en",
    "figure",
    "note",
    "source_id",
    "source",
)
SOURCE = (
    "source_id",
    "title",
    "publisher",
    "kind",
    "language",
    "published",
    "url",
    "archive_url",
    "file",
    "sha256",
)
PLACE = (
    "place_id",
    "name_en",
    "name_zh",
    "name_zh_hant",
    "name_ko",
    "name_ru",
    "aliases",
    "latitude",
    "longitude",
    "radius_km",
    "kind",
    "country",
    "timezone",
    "geocoder",
    "geocoder_id",
    "retrieved",
    "licence",
)
ABOUT = ("item", "value")
JOINT = " | "
"""Between the parts of a cell that holds a list."""


def event_row(entry: Entry, citations: dict[str, str], language: str) -> Row:
    """The cells of an event."""
    event, place, origin = entry.event, entry.place, entry.origin
    when = event.when
    return (
        event.event_id,
        event.layer,
        event.status.value,
        None if entry.state is None else entry.state.value,
        event.title_en,
        event.title_zh,
        when.edtf,
        date_text(when, "en"),
        date_text(when, "zh"),
        *ends_of(when),
        precision_of(when),
        event.place_id,
        *_names(place),
        *((None, None, None) if place is None else (place.latitude, place.longitude, place.radius_km)),
        event.origin_id,
        *_names(origin),
        JOINT.join(event.actors),
        entry.figures_text(language),
        event.summary_en,
        event.summary_zh,
        len(entry.claims),
        JOINT.join(said_text(claim, entry.speaker(claim, language), language) for claim in entry.claims),
        JOINT.join(citations[source_id] for source_id in entry.source_ids),
    )


def _names(place: Place | None) -> tuple[str | None, str | None]:
    return (None, None) if place is None else (place.name_en, place.name_zh)


def claim_rows(entry: Entry, citations: dict[str, str], language: str) -> Iterator[Row]:
    """The cells of each claim about an event."""
    for claim, known in zip(entry.claims, entry.known, strict=True):
        said = claim_record(claim, known, entry.speaker(claim, language))
        yield (
            said["id"],
            claim.event_id,
            entry.event.title(language),
            said["stance"],
            said["asserted_by"],
            said["asserted_on"],
            said["known"],
            "yes" if said["known_assumed"] else "no",
            said["quote"],
            said["quote_en"],
            said["figure"],
            said["note"],
            said["source"],
            citations[claim.source_id],
        )


def source_rows(sources: Iterable[Source], language: str) -> Iterator[Row]:
    """The cells of each document."""
    for source in sources:
        yield tuple(source_record(source, language).values())


def place_rows(places: Iterable[Place]) -> Iterator[Row]:
    """The cells of each place."""
    for place in places:
        values = (getattr(place, column) for column in PLACE)
        yield tuple(JOINT.join(value) if isinstance(value, tuple) else value for value in values)


def about_rows(request: Request) -> Iterator[Row]:
    """What a file says of itself, a line each."""
    said = about(request)
    for name in ("title", "version", "date", "generator", "events", "undated", "note"):
        if name in said:
            yield name, said[name]
    yield from (("filter", line) for line in said["filters"])
    yield from (("source", line) for line in provenance(request).citations)
    yield from (("credit", line) for line in said["credits"])


def citations(request: Request) -> dict[str, str]:
    """Each source as a list of sources names it, by id."""
    language = request.view.language
    return {source_id: citation(source, language) for source_id, source in request.dataset.sources.items()}
