"""What the files of data say of an event, a claim, a source and a place, and of themselves.

Owns the entries that go into such a file, its moments in ISO 8601, and the records that several formats
share; the keys are English identifiers and do not change with the language. How a format writes them is its
own affair. Called by the modules of the formats.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import NotRequired, TypedDict

from geo_events.clock import State, known_from, state
from geo_events.dataset import Dataset
from geo_events.date_text import date_text
from geo_events.model import Claim, Clock, Event, Place, Source
from geo_events.request.export_request import Request
from geo_events.request.provenance import GENERATOR, provenance
from geo_events.scene.objects import figure_text
from geo_events.text import t
from geo_events.view import positions
from geo_events.when import EPOCH, When

_SPARSE = 8
"""Of more than one event in so many, going through all is quicker than looking each up."""
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


Record = dict[str, str | int | None]
"""The members of a claim or a document."""


class About(TypedDict):
    """What a file of data says of itself."""

    title: str
    version: str
    date: str
    generator: str
    language: str
    filters: list[str]
    """Filters in words."""
    events: int
    """Number of events."""
    sources: list[Record]
    credits: list[str]
    note: NotRequired[str]
    """Why the file is empty."""


@dataclass(frozen=True)
class Entry:
    """An event in view with what belongs to it."""

    event: Event
    claims: tuple[Claim, ...]
    """In file order."""
    place: Place | None
    origin: Place | None
    state: State | None
    """What is known of it in the end, by the clock of the view; None if nothing is."""

    @cached_property
    def figures(self) -> tuple[Claim, ...]:
        """The claims that give a number."""
        return tuple(claim for claim in self.claims if claim.figure is not None)

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The sources of its claims, each once."""
        return tuple(dict.fromkeys(claim.source_id for claim in self.claims))

    def first_moment(self, clock: Clock) -> int:
        """When it is first there under a clock, UTC milliseconds."""
        if clock is Clock.HINDSIGHT:
            return self.event.when.start
        known = (known_from(claim, self.event).time for claim in self.claims)
        return min(known, default=self.event.when.start)

    def figures_text(self, language: str) -> str:
        """Each number with who gave it; empty without any."""
        pairs = ((claim.figure, claim.asserted_by) for claim in self.claims if claim.figure is not None)
        text = figure_text(pairs)
        return "" if text is None else text[language]

    def journey_text(self, language: str) -> str:
        """Where it took place, or whence and whither."""
        if self.origin is None:
            return t("player.card.unplaced", language) if self.place is None else self.place.name(language)
        origin = self.origin.name(language)
        if self.place is None:
            return t("player.card.from", language, origin=origin)
        return t("player.card.journey", language, origin=origin, place=self.place.name(language))

    def state_text(self, language: str) -> str:
        """What is known of it, in words."""
        return t("player.state.unknown" if self.state is None else f"player.state.{self.state}", language)

    def name(self, language: str) -> str:
        """Its title, with what is known of it unless it is confirmed."""
        title = self.event.title(language)
        if self.state is State.CONFIRMED:
            return title
        return t("player.titled", language, title=title, state=self.state_text(language))


def entries(request: Request) -> Iterator[Entry]:
    """The events in view, by start and id, each with its claims."""
    dataset, clock = request.dataset, request.view.clock
    for event, claims in _found(dataset, positions(dataset, request.view).tolist()):
        place = None if event.place_id is None else dataset.places[event.place_id]
        origin = None if event.origin_id is None else dataset.places[event.origin_id]
        yield Entry(event, claims, place, origin, _state(event, claims, clock))


def _found(dataset: Dataset, rows: list[int]) -> Iterator[tuple[Event, tuple[Claim, ...]]]:
    if len(rows) * _SPARSE < len(dataset.events):
        for row in rows:
            event = dataset.event_at(row)
            yield event, dataset.claims_of(event.event_id)
        return
    events = list(dataset.events.values())
    claims: dict[str, list[Claim]] = {events[row].event_id: [] for row in rows}
    for claim in dataset.claims.values():
        if claim.event_id in claims:
            claims[claim.event_id].append(claim)
    for row in rows:
        yield events[row], tuple(claims[events[row].event_id])


def _state(event: Event, claims: tuple[Claim, ...], clock: Clock) -> State | None:
    said = [(claim.stance, known_from(claim, event).time) for claim in claims]
    return state(event.status, (event.when.start, event.when.end), said, math.inf, clock)


def iso(moment: int) -> str:
    """A moment in ISO 8601; what lies beyond the years 1 to 9999 becomes their first or last moment.

    Examples
    --------
    >>> iso(0), iso(1)
    ('1970-01-01T00:00:00Z', '1970-01-01T00:00:00.001Z')
    """
    try:
        spoken = EPOCH + timedelta(milliseconds=moment)
    except OverflowError:
        spoken = _FIRST if moment < 0 else _LAST
    precision = "milliseconds" if spoken.microsecond else "seconds"
    return spoken.replace(tzinfo=None).isoformat(timespec=precision) + "Z"


def edtf(when: When | None) -> str | None:
    """A date as the table has it."""
    return None if when is None else when.edtf


def calendar(when: When, end: int = 0) -> list[int]:
    """Year, month and day of one end of a date, as far as they are known; empty if not even the year is.

    Examples
    --------
    >>> from geo_events.when import parse
    >>> calendar(parse("2019-04~/2019-05-02"), 1), calendar(parse("2019-04~")), calendar(parse("201X"))
    ([2019, 5, 2], [2019, 4], [])
    """
    first = when.edtf.strip().split("/")[end].split("T")[0].rstrip("~?%")
    numbers: list[int] = []
    for part in first.split("-"):
        # Beyond the months stand the seasons.
        if not part.isdecimal() or (len(numbers) == 1 and int(part) > 12):
            break
        numbers.append(int(part))
    return numbers


def claim_record(claim: Claim, event: Event) -> Record:
    """All that a claim says, and since when it was there to be known."""
    known = known_from(claim, event)
    return {
        "id": claim.claim_id,
        "stance": claim.stance.value,
        "asserted_by": claim.asserted_by,
        "asserted_on": edtf(claim.asserted_on),
        "known": iso(known.time),
        "known_assumed": known.assumed,
        "quote": claim.quote,
        "quote_en": claim.quote_en,
        "figure": claim.figure,
        "note": claim.note,
        "source": claim.source_id,
    }


def claim_text(claim: Claim, language: str) -> str:
    """Who says what of the event, and when it was said."""
    said = claim.asserted_on
    date = t("sources.undated", language) if said is None else date_text(said, language)
    stance = t(f"player.stance.{claim.stance}", language)
    return t("export.claim", language, by=claim.asserted_by, stance=stance, date=date)


def source_record(source: Source) -> Record:
    """All that is known of a document."""
    return {
        "id": source.source_id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "language": source.language,
        "published": edtf(source.published),
        "url": source.url,
        "file": source.file,
        "sha256": source.sha256,
    }


def about(request: Request) -> About:
    """What a file of data says of itself."""
    said = provenance(request, has_map=False)
    record: About = {
        "title": said.title,
        "version": said.version,
        "date": said.made,
        "generator": GENERATOR,
        "language": said.language,
        "filters": list(said.filters),
        "events": request.scene.count,
        "sources": [source_record(source) for source in said.sources],
        "credits": list(said.credits),
    }
    if request.scene.count == 0:
        record["note"] = t("table.empty", said.language)
    return record
