"""The events as rows under headings, and what belongs to them, for whoever reads tables.

Owns the columns of the tables and their order; the headings are English identifiers, the same in both
languages. A cell is a text, a number or None. Called by `csv_table` and `xlsx`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from geo_events.citations import citation
from geo_events.dataset import Dataset, columns_in, columns_of
from geo_events.date_text import date_text
from geo_events.export.records import about, claim_record, ends_of, precision_of, source_record
from geo_events.languages import UNDETERMINED
from geo_events.model import LANGUAGES, Place, Source
from geo_events.request import Entry, Request, provenance, said_text
from geo_events.wording import NOTHING, Wording, merged

Cell = str | int | float | None
Row = Sequence[Cell]

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
ABOUT = ("item", "value")
JOINT = " | "
"""Between the parts of a cell that holds a list."""


def event_row(entry: Entry, citations: Mapping[str, str], dataset: Dataset, language: str) -> Row:
    """The cells of an event: of each text one for each language of the story."""
    event, place, origin = entry.event, entry.place, entry.origin
    when, languages = event.when, dataset.languages
    return (
        event.event_id,
        event.layer,
        event.status.value,
        None if entry.state is None else entry.state.value,
        *_each(event.titles, languages),
        when.edtf,
        *(date_text(when, one) for one in LANGUAGES),
        *ends_of(when),
        precision_of(when),
        event.place_id,
        *_each(_names(place), languages),
        *((None, None, None) if place is None else (place.latitude, place.longitude, place.radius_km)),
        event.origin_id,
        *_each(_names(origin), languages),
        JOINT.join(event.actors),
        entry.figures_text(language),
        *_each(event.summaries, languages),
        len(entry.claims),
        JOINT.join(said_text(claim, entry.speaker(claim, language), language) for claim in entry.claims),
        JOINT.join(citations[source_id] for source_id in entry.source_ids),
    )


def _each(text: Wording, languages: Sequence[str]) -> Iterator[str | None]:
    return (text.get(tag) or None for tag in languages)


def _names(place: Place | None) -> Wording:
    return NOTHING if place is None else place.names


def event_columns(dataset: Dataset) -> tuple[str, ...]:
    """The columns of the events."""
    title, place, origin, summary = (
        columns_in(stem, dataset.languages) for stem in ("title", "place", "origin", "summary")
    )
    dates = tuple(f"when_{language}" for language in LANGUAGES)
    return (
        *("event_id", "layer", "status", "state", *title, "when", *dates, "start", "end", "precision"),
        *("place_id", *place, "latitude", "longitude", "radius_km", "origin_id", *origin),
        *("actors", "figures", *summary, "claim_count", "claims", "sources"),
    )


def claim_columns(dataset: Dataset) -> tuple[str, ...]:
    """The columns of the claims."""
    quotes = columns_in("quote", dataset.translated)
    return (
        *("claim_id", "event_id", "event_title", "stance", "asserted_by", "asserted_on"),
        *("known", "known_assumed", "quote", *quotes, "figure", "note", "source_id", "source"),
    )


def place_columns(places: Iterable[Place]) -> tuple[str, ...]:
    """The columns of places: of the name one for each language in which any of them has one."""
    columns = columns_of("places", {"name": merged(place.names for place in places)})
    return tuple(column for column in columns if column != "query")


def claim_rows(entry: Entry, citations: Mapping[str, str], dataset: Dataset, language: str) -> Iterator[Row]:
    """The cells of each claim about an event."""
    for claim, known in zip(entry.claims, entry.known, strict=True):
        by = entry.speaker(claim, language)
        said = claim_record(claim, known, by, language, dataset.translated)
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
            *(said[name] for name in columns_in("quote", dataset.translated)),
            said["figure"],
            said["note"],
            said["source"],
            citations[claim.source_id],
        )


def source_rows(sources: Iterable[Source], language: str) -> Iterator[Row]:
    """The cells of each document."""
    for source in sources:
        yield tuple(source_record(source, language).values())


def place_rows(places: Sequence[Place]) -> Iterator[Row]:
    """The cells of each place."""
    tags = merged(place.names for place in places) or (UNDETERMINED,)
    for place in places:
        values = {name: getattr(place, name, None) for name in place_columns(())}
        names = tuple(_each(place.names, tags))
        rest = (JOINT.join(one) if isinstance(one, tuple) else one for one in list(values.values())[2:])
        yield (place.place_id, *names, *rest)


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
