"""From rows to sources, places, events, claims, stops and chapters, and what must hold between them.

Owns which column holds what and the references from one table to another. A row with a fault is left out,
and so is whatever hangs on it; a fault is noted only where something is wrong, not once more for all that
hangs on it. Called by `folder`; `column_reader` takes events and claims in its own way.

Days are counted in a time zone: an event's in that of its place, else of its origin, else UTC, the first day
of a journey in that of its origin; a claim's in that of its speaker, else as its event's; a stop's as its
place's; a source's and a chapter's in UTC.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from importlib.resources.abc import Traversable
from typing import TypeVar

from geo_events.calendars import Calendar
from geo_events.dataset.bare_table import events_table
from geo_events.dataset.cells import Row
from geo_events.dataset.chapter_rules import check_key_events, read_bounds
from geo_events.dataset.contents import CALENDAR, IN_THE_ROW, columns_of
from geo_events.dataset.documents import Documents
from geo_events.dataset.event_rules import check_figures, check_saying
from geo_events.dataset.ids import Ids
from geo_events.dataset.journey_rules import StopRules
from geo_events.dataset.layers_table import LAYERS, LayersTable
from geo_events.dataset.place_row import read_place, read_point, zone_of
from geo_events.dataset.regular_files import header_of
from geo_events.dataset.row_rules import REQUIRED
from geo_events.dataset.speakers_table import SPEAKERS, SpeakersTable
from geo_events.dataset.stop_row import read_stop
from geo_events.dataset.table_reader import Table
from geo_events.dataset.title_file import languages_of
from geo_events.dataset.undated import NO_DATE
from geo_events.layer import Form
from geo_events.message import Fault, Message
from geo_events.model import (
    Chapter,
    Claim,
    Event,
    Source,
    SourceKind,
    Stance,
    Status,
    Stop,
)
from geo_events.when import When, parse, travelled

Item = TypeVar("Item")


class Intake:
    """Everything that is sound in a folder; `faults` and `left_out` fill while the tables are read.

    Parameters
    ----------
    folder
        Where the tables are. The documents are in `seeds` inside it or beside it.
    """

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._ids = {name: Ids() for name in REQUIRED}
        self.faults: list[Fault] = []
        self.left_out = dict.fromkeys(REQUIRED, 0)
        self.documents = Documents(folder)
        self.languages = languages_of(folder)
        self.sources = self._take("sources", self._source)
        self.places = self._take("places", partial(read_place, ids=self._ids["places"]))
        self.speakers = SpeakersTable(folder / SPEAKERS, self.languages, self.faults)
        self.layers = LayersTable(folder / LAYERS, self.faults)
        self.events: Mapping[str, Event] = {}
        self.claims: Mapping[str, Claim] = {}
        self._claimed: set[str] = set()
        self._take_events_and_claims()
        self.event_ids = self._ids["events"]
        self._rules = StopRules(self.event_ids, self.places)
        self.stops = self._take_stops()
        self.chapters = self._take("chapters", self._chapter)
        self._note_missed()

    def _note_missed(self) -> None:
        """Tell each table that is not there although rows of others name some of its own."""
        for name, ids in self._ids.items():
            path = self._folder / f"{name}.csv"
            if ids.is_missed and not path.is_file():
                self.faults.append(Fault("expected.file-here", file=path.name))

    def _rows(self, name: str) -> Iterator[Row]:
        path = self._folder / f"{name}.csv"
        if name != "events" and not (path.is_file() or path.is_dir()):
            self._ids[name].readable = False
            return
        if name == "events":
            columns = columns_of(name) + IN_THE_ROW
            table = events_table(path, header_of(path), columns, self.faults, self.languages)
        else:
            table = Table(path, columns_of(name), REQUIRED[name], self.faults, self.languages)
        self._ids[name].readable = table.readable
        for record in table:
            yield Row(path.name, record, self.faults, table.texts)

    def _take(self, name: str, build: Callable[[Row], Item]) -> dict[str, Item]:
        kept: dict[str, Item] = {}
        ids, column = self._ids[name], columns_of(name)[0]
        for row in self._rows(name):
            if row.faulty:
                # Its other cells may stand in the wrong columns, but what refers to it is not wrong.
                ids.rows.setdefault(row.loose(column), row.row)
                self._note_claimed(name, row)
            else:
                item = build(row)
                if row.sound:
                    kept[row.loose(column)] = item
                    continue
            self.left_out[name] += 1
        ids.kept = kept
        return kept

    def _take_events_and_claims(self) -> None:
        events = self.events = self._take("events", self._event)
        self.claims = self._take("claims", self._claim)
        self._drop_events_without_claims(events)
        self.layers.settle([word for word, _ in Counter(one.layer for one in events.values()).most_common()])

    def _source(self, row: Row) -> Source:
        source = Source(
            source_id=row.identifier("source_id", self._ids["sources"]),
            file=row.optional("file"),
            title=row.text("title"),
            publishers=row.wording("publisher", is_needed=True),
            kind=row.word("kind", SourceKind),
            language=row.text("language", "expected.language"),
            published=row.optional_date("published", "UTC"),
            url=row.link("url"),
            archive_url=row.link("archive_url"),
            sha256=row.optional("sha256"),
        )
        if source.file is None:
            if source.sha256 is not None:
                row.note("file", "expected.file-of-sha256", "")
            return source
        document = self.documents.read(row, source.file, source.sha256)
        if document is not None and row.sound:
            self.documents.texts[source.source_id] = document
        return source

    def _event(self, row: Row) -> Event:
        place_id = self._place_of(row)
        origin_id = row.optional_reference("origin_id", self._ids["places"], "expected.id-of-place")
        layer = self.layers.of(row)
        event = Event(
            event_id=row.identifier("event_id", self._ids["events"]),
            layer=layer,
            titles=row.wording("title", is_needed=True),
            when=self._when(row, self._is_journey(row, layer), place_id, origin_id),
            place_id=place_id,
            origin_id=origin_id,
            status=row.word("status", Status, Status.UNSTATED),
            actors=row.items("actors"),
            figure_low=row.whole("figure_low"),
            figure=row.figure("figure"),
            figure_high=row.whole("figure_high"),
            summaries=row.wording("summary"),
        )
        check_figures(row, event)
        return event

    def _place_of(self, row: Row) -> str | None:
        """Id of the place of an event: that of a row of `places.csv`, or of a point in its own row."""
        if row.loose("place_id") or not (row.loose("latitude") or row.loose("longitude")):
            return row.optional_reference("place_id", self._ids["places"], "expected.id-of-place")
        place = read_point(row)
        self.places.setdefault(place.place_id, place)
        return place.place_id

    def _when(self, row: Row, is_journey: bool, place_id: str | None, origin_id: str | None) -> When:
        cell, calendar = row.loose("when"), row.word(CALENDAR, Calendar, Calendar.GREGORIAN)
        if not cell:
            return NO_DATE
        if not calendar.is_converted:
            return replace(NO_DATE, calendar=f"{calendar} {cell}")
        is_julian = calendar is Calendar.JULIAN
        zone = self._zone(place_id, origin_id)
        when = row.date("when", zone, may_be_open=True, is_julian=is_julian)
        if not is_journey or place_id is None or origin_id is None:
            return when
        return travelled(parse(when.edtf, self._zone(origin_id), may_be_open=True), when)

    def _is_journey(self, row: Row, layer: str) -> bool:
        form = self.layers.form_of(layer)
        return row.loose("event_id") in self._with_stops if form is None else form is Form.JOURNEY

    @cached_property
    def _with_stops(self) -> frozenset[str]:
        """Ids of the events of which there are stops: asked before these are read, for what is a journey."""
        table = Table(self._folder / "stops.csv", columns_of("stops"), (), [])
        return frozenset(record.cells["event_id"] for record in table)

    def _zone(self, *place_ids: str | None) -> str:
        return zone_of(self.places, *place_ids)

    def _claim(self, row: Row) -> Claim:
        self._note_claimed("claims", row)
        event = self.events.get(row.reference("event_id", self._ids["events"], "expected.id-of-event"))
        source_id = row.reference("source_id", self._ids["sources"], "expected.id-of-source")
        quote = row.verbatim("quote")
        if not quote.strip():
            row.note("quote", "expected.quote", quote)
        else:
            self.documents.check_quote(row, source_id, quote)
        claim = Claim(
            claim_id=row.identifier("claim_id", self._ids["claims"]),
            event_id=row.loose("event_id"),
            source_id=source_id,
            stance=row.word("stance", Stance),
            asserted_by=row.text("asserted_by", "expected.speaker"),
            asserted_on=row.optional_date("asserted_on", self._said_in(row, event)),
            quote=quote,
            translations=row.wording("quote"),
            figure=row.figure("figure"),
            notes=row.wording("note"),
        )
        self.speakers.check(row)
        check_saying(row, claim, event)
        return claim

    def _said_in(self, row: Row, event: Event | None) -> str:
        zone = self.speakers.zone(row.loose("asserted_by"))
        if zone is not None or event is None:
            return zone or "UTC"
        return self._zone(event.place_id, event.origin_id)

    def _note_claimed(self, name: str, row: Row) -> None:
        if name == "claims":
            self._claimed.add(row.loose("event_id"))

    def _drop_events_without_claims(self, events: dict[str, Event]) -> None:
        """A status rests on what somebody says; where no table of claims is, the table itself does."""
        is_read = self._ids["claims"].readable or not (self._folder / "claims.csv").is_file()
        if is_read and not self._claimed:
            return
        with_claims = {claim.event_id for claim in self.claims.values()}
        is_bare = [
            event_id
            for event_id, event in events.items()
            if event.status is not Status.UNSTATED and event_id not in with_claims
        ]
        for event_id in is_bare:
            del events[event_id]
            self.left_out["events"] += 1
            if event_id not in self._claimed and self._ids["claims"].readable:
                row = self._ids["events"].rows[event_id]
                self.faults.append(
                    Fault(
                        "expected.event-with-claim",
                        found=event_id,
                        advice=Message("advice.add-claim"),
                        column="event_id",
                        file="events.csv",
                        row=row,
                    )
                )

    def _take_stops(self) -> tuple[Stop, ...]:
        kept: list[Stop] = []
        for row in self._rows("stops"):
            self._rules.add(row, None if row.faulty else self._stop(row))
        for row, stop in self._rules.checked():
            if stop is not None and row.sound:
                kept.append(stop)
            else:
                self.left_out["stops"] += 1
        return tuple(kept)

    def _stop(self, row: Row) -> Stop:
        return read_stop(row, self._ids, self.events, self.claims, self._zone, self.layers.form_of)

    def _chapter(self, row: Row) -> Chapter:
        chapter = Chapter(
            chapter_id=row.identifier("chapter_id", self._ids["chapters"]),
            titles=row.wording("title", is_needed=True),
            start=row.date("start", "UTC"),
            end=row.date("end", "UTC"),
            notes=row.wording("note"),
            key_events=row.references("key_events", self._ids["events"], "expected.id-of-event"),
            bounds=read_bounds(row, "bounds"),
        )
        if row.sound and chapter.end.end <= chapter.start.start:
            row.note("end", "expected.not-before-start", chapter.end.edtf, date=chapter.start.edtf)
        check_key_events(row, chapter, self.events)
        return chapter
