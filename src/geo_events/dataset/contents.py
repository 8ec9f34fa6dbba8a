"""What a folder of tables holds once it has been read.

Owns the values `Dataset` and `Reading` and which class stands for which table. Reads no file and checks
nothing: that is `folder`, `row_reader` and `cells`. Used by every room above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from geo_events.area import Area, Line
from geo_events.dataset.columns import NO_PRECISION, ClaimColumns, Columns, EventColumns
from geo_events.dataset.lazy_rows import ClaimRows, EventRows
from geo_events.dataset.text_columns import ORIGINAL, STEMS, columns_in
from geo_events.journeys import Railway
from geo_events.languages import UNDETERMINED
from geo_events.layer import Layer
from geo_events.message import Fault
from geo_events.model import Basis, Chapter, Claim, Event, Name, Place, Source, Stop, View
from geo_events.speaker import Speaker, Speakers
from geo_events.when import When
from geo_events.wording import NOTHING, Wording, merged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Child = TypeVar("Child", Claim, Stop, Line, Area)

TABLES: Mapping[str, type[Source | Place | Event | Claim | Stop | Chapter]] = {
    "sources": Source,
    "places": Place,
    "events": Event,
    "claims": Claim,
    "stops": Stop,
    "chapters": Chapter,
}
"""Tables and what a row of each becomes, in the order of reading: a table refers only to earlier ones."""

CALENDAR = "calendar"
IN_THE_ROW = ("place", "latitude", "longitude", CALENDAR)
"""Columns of `events.csv` that no table need have: where an event is without a row in `places.csv`, and the
calendar in which its date stands."""


_ROWS: Mapping[str, type] = {**TABLES, "names": Name, "speakers": Speaker}


def columns_of(table: str, tags: Mapping[str, Sequence[str]] = MappingProxyType({})) -> tuple[str, ...]:
    """Columns of a table, in the order in which they are written.

    Parameters
    ----------
    table
        Its name.
    tags
        In which languages each text stands, by its stem: one that is not named has the column without a tag.

    Examples
    --------
    >>> columns_of("speakers"), columns_of("speakers", {"name": ["en", "zh-Hant"]})[:3]
    (('speaker_id', 'name', 'timezone', 'kind'), ('speaker_id', 'name_en', 'name_zh_hant'))
    """
    stems = {field: stem for stem, field in STEMS[table].items()}
    found: list[str] = []
    for column in fields(_ROWS[table]):
        stem = stems.get(column.name)
        if stem is None:
            found.append(column.name)
        elif stem in tags or stem != ORIGINAL:
            found += columns_in(stem, tags.get(stem, (UNDETERMINED,)))
    return tuple(found)


@dataclass(frozen=True)
class Dataset:
    """Sources, places, events, claims, stops and chapters that refer to each other without a gap.

    Events and claims may be mappings that build an object whenever one is asked for: whoever goes through
    all of them reads `columns`.
    """

    folder: Traversable = field(compare=False)
    """Where the tables were read; two datasets may be equal in different folders."""
    sources: Mapping[str, Source]
    """Sources by id, in file order; so are the others."""
    places: Mapping[str, Place]
    events: Mapping[str, Event]
    claims: Mapping[str, Claim]
    stops: tuple[Stop, ...]
    """Stops in file order."""
    chapters: Mapping[str, Chapter]
    documents: Mapping[str, str]
    """Text of each source, by source id."""
    railways: tuple[Railway, ...] = ()
    areas: tuple[Area, ...] = ()
    """Shapes of events, in file order."""
    lines: tuple[Line, ...] = ()
    """Ways of events, in file order."""
    titles: Wording = NOTHING
    """Title of the whole."""
    about: Wording = NOTHING
    """One sentence of what the whole is."""
    opening: View = field(default_factory=View)
    """View on which it opens where nobody asks for another."""
    speakers: Speakers = field(default_factory=dict)
    """Who speaks in the claims, by id; empty for a dataset whose claims name them in plain words."""
    names: Mapping[str, Name] = field(default_factory=dict)
    """People, groups, and names that hide a place's, by id; empty for a dataset without that table."""
    layers: Mapping[str, Layer] = field(default_factory=dict)
    """What kinds of thing the events are, by id, in the order in which they are listed."""
    merged: Mapping[str, Layer] = field(default_factory=dict)
    """Layers of the words that share one with others, by the word."""
    undated: Dataset | None = None
    """The events of which no source says when, with what hangs on them; None where there are none."""
    version: str = field(default="", compare=False)
    """Hexadecimal, from the bytes of the files; empty for a dataset that was not read from any."""

    @cached_property
    def columns(self) -> Columns:
        """Events and claims as columns."""
        if isinstance(self.events, EventRows) and isinstance(self.claims, ClaimRows):
            at = {self.claims.position(claim_id): when for claim_id, when in self.told.items()}
            told = {position: when for position, when in at.items() if position is not None}
            return Columns(self.events.columns, self.claims.columns, told)
        return Columns(
            EventColumns.of(self.events.values(), self.places, self.words),
            ClaimColumns.of(self.claims.values(), self.events, self.sources),
            {place: self.told[one] for place, one in enumerate(self.claims) if one in self.told},
        )

    @cached_property
    def translated(self) -> tuple[str, ...]:
        """The languages into which any quote is translated."""
        parts = [self] if self.undated is None else [self, self.undated]
        return merged(part.columns.claims.translations for part in parts)

    @cached_property
    def has_clock(self) -> bool:
        """Whether any claim has a day, so that what was reported can be told apart from what was."""
        return bool((self.columns.claims.said_precisions != NO_PRECISION).any())

    @cached_property
    def told(self) -> Mapping[str, When]:
        """When the halt was that a claim states, by the claim's id; of several the last one."""
        found: dict[str, When] = {}
        for stop in self.stops:
            dates = [date for date in (stop.arrive, stop.depart) if date is not None]
            if not dates or stop.basis is not Basis.STATED:
                continue
            for claim_id in stop.claim_id:
                among = dates if claim_id not in found else [found[claim_id], *dates]
                found[claim_id] = max(among, key=lambda date: date.end)
        return found

    def event(self, event_id: str) -> Event | None:
        """An event by its id, dated or not; None for one that is not here."""
        rest = {} if self.undated is None else self.undated.events
        return self.events.get(event_id) or rest.get(event_id)

    def events_at(self, rows: NDArray[np.int64]) -> Iterator[Event]:
        """The events at some positions in file order, from 0."""
        if isinstance(self.events, EventRows):
            return self.events.take(rows)
        events = tuple(self.events.values())
        return (events[row] for row in rows.tolist())

    def claims_at(self, rows: NDArray[np.int64]) -> Iterator[Claim]:
        """The claims at some positions in file order, from 0."""
        if isinstance(self.claims, ClaimRows):
            return self.claims.take(rows)
        claims = tuple(self.claims.values())
        return (claims[row] for row in rows.tolist())

    def claims_of(self, event_id: str) -> tuple[Claim, ...]:
        """Claims about an event in file order; empty for an event that is not here."""
        if isinstance(self.claims, ClaimRows):
            return self.claims.about(event_id)
        return self._claims_of.get(event_id, ())

    @cached_property
    def _claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        return _by_event(self.claims.values())

    @cached_property
    def _stops_of(self) -> Mapping[str, tuple[Stop, ...]]:
        return _by_event(sorted(self.stops, key=lambda stop: stop.stop))

    def stops_of(self, event_id: str) -> tuple[Stop, ...]:
        """Stops of a journey from the first to the last; empty for an event that has none."""
        return self._stops_of.get(event_id, ())

    @cached_property
    def lines_of(self) -> Mapping[str, tuple[Line, ...]]:
        """The ways of journeys in file order, by event; only events that have one."""
        return _by_event(self.lines)

    @cached_property
    def areas_of(self) -> Mapping[str, tuple[Area, ...]]:
        """The shapes of events in file order, by event; only events that have one."""
        return _by_event(self.areas)

    @cached_property
    def _named(self) -> Mapping[str, Name | Place]:
        known: list[Place | Name] = [*self.places.values(), *self.names.values()]
        return {text: one for one in known for text in one.names.texts()}

    def named(self, actor: str) -> Name | Place | None:
        """The row of the names, else of the places, for an actor of an event; None without any."""
        return self._named.get(actor)

    def actor_names(self, event: Event, language: str) -> list[str]:
        """What those who took part in an event are called in a language of the page."""
        named = ((actor, self.named(actor)) for actor in event.actors)
        return [actor if known is None else known.name(language) for actor, known in named]

    @cached_property
    def unchecked_quotes(self) -> int:
        """How many claims quote a source whose text is not here."""
        if self.sources.keys() <= self.documents.keys():
            return 0
        return sum(claim.source_id not in self.documents for claim in self.claims.values())

    @property
    def words(self) -> Mapping[str, str]:
        """Ids of the layers by the words that the events may hold."""
        return {word: layer.layer_id for word, layer in {**self.layers, **self.merged}.items()}

    def layer(self, event: Event) -> Layer:
        """The layer of an event."""
        return self.merged.get(event.layer) or self.layers[event.layer]

    def title(self, language: str) -> str:
        """Title of the whole in a language of the page; the folder's name where none is given."""
        folder = self.folder.resolve() if isinstance(self.folder, Path) else self.folder
        return self.titles.text(language) or folder.name

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the story is told, the first one most of all."""
        parts = [self] if self.undated is None else [self, self.undated]
        titles = (part.columns.events.titles for part in parts)
        chapters = (chapter.titles for chapter in self.chapters.values())
        places = (place.names for place in self.places.values())
        return merged([*titles, self.titles, *chapters]) or merged(places) or (UNDETERMINED,)


@dataclass(frozen=True)
class Reading:
    """What came of reading a folder."""

    dataset: Dataset
    """Rows that are sound and that hang on sound rows only."""
    faults: tuple[Fault, ...]
    """Faults by file in the order of `TABLES`, then by row."""
    left_out: Mapping[str, int]
    """Rows of each table that are not in the dataset; a file that could not be read has none."""


def _by_event(children: Iterable[Child]) -> dict[str, tuple[Child, ...]]:
    lists: dict[str, list[Child]] = {}
    for child in children:
        lists.setdefault(child.event_id, []).append(child)
    return {event_id: tuple(items) for event_id, items in lists.items()}
