"""The events of a request one by one, each with what belongs to it and what is said of it in words.

Owns `Entry`. Which events there are, and what is known of each, is decided in `view`. Called by the formats
that go through the events, and by the deck.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from geo_events.clock import FILLED, Known, State
from geo_events.design import MEASURES
from geo_events.model import Claim, Clock, Event, Place
from geo_events.request.export_request import Request
from geo_events.scene.figures import figures_json, figures_text
from geo_events.speaker import Speakers, speaker_name
from geo_events.text import t
from geo_events.view import Selection


@dataclass(frozen=True)
class Entry:
    """An event in view with what belongs to it."""

    event: Event
    claims: tuple[Claim, ...]
    """Claims in file order."""
    known: tuple[Known, ...]
    """Since when each claim was there to be known."""
    place: Place | None
    origin: Place | None
    state: State | None
    """What is known of it in the end, by the clock of the view; None if nothing is."""
    speakers: Speakers = field(default_factory=dict)
    """Who speaks in the claims, by id."""
    is_drawn: bool = False
    """Whether it has an area or a way of its own, which say where it was."""

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The sources of its claims, each once."""
        return tuple(dict.fromkeys(claim.source_id for claim in self.claims))

    def first_moment(self, clock: Clock) -> int:
        """When it is first there under a clock, UTC milliseconds."""
        if clock is Clock.HINDSIGHT:
            return self.event.when.start
        return min((known.time for known in self.known), default=self.event.when.start)

    def figures_text(self, language: str) -> str:
        """Each number with who gave it; empty without any."""
        pairs = ((claim.figure, claim.asserted_by) for claim in self.claims if claim.figure is not None)
        return figures_text(figures_json(pairs, self.speakers) or (), language)

    def speaker(self, claim: Claim, language: str) -> str:
        """Who says what a claim says."""
        return speaker_name(claim.asserted_by, self.speakers, language)

    def journey_text(self, language: str) -> str:
        """Where it took place, or from where to where it led."""
        if self.origin is None:
            return (
                t("player.card.drawn" if self.is_drawn else "player.card.unplaced", language)
                if self.place is None
                else _whereabouts(self.place, language)
            )
        origin = self.origin.name(language)
        if self.place is None:
            return t("player.card.from", language, origin=origin)
        return t("player.card.journey", language, origin=origin, place=_whereabouts(self.place, language))

    def state_text(self, language: str) -> str:
        """What is known of it, in words."""
        return t("player.state.unknown" if self.state is None else f"player.state.{self.state}", language)

    def name(self, language: str) -> str:
        """Its title, with what is known of it unless it is confirmed."""
        title = self.event.title(language)
        if self.state in FILLED:
            return title
        return t("player.titled", language, title=title, state=self.state_text(language))


def _whereabouts(place: Place, language: str) -> str:
    """A place as somewhere to have been: of a country, or of what is as wide, no exact place is known."""
    if place.radius_km < MEASURES.rough_km:
        return place.name(language)
    key = "player.card.somewhere" if place.kind == "country" else "player.card.inexact"
    return t(key, language, place=place.name(language))


def entries(request: Request) -> Iterator[Entry]:
    """The events of a request, by start and id."""
    yield from _entries(request.selection, request)


def every_entry(request: Request) -> Iterator[Entry]:
    """The same, and after them those of which no source says when: for formats that can hold them."""
    yield from entries(request)
    if request.undated is not None:
        yield from _entries(request.undated, request)


def _entries(selection: Selection, request: Request) -> Iterator[Entry]:
    places = request.dataset.places
    dataset = request.dataset
    states = selection.states(request.view.clock)
    for (event, claims, known), state in zip(selection.with_claims(), states, strict=True):
        place, origin = (None if end is None else places[end] for end in (event.place_id, event.origin_id))
        is_drawn = event.event_id in dataset.areas_of or (
            event.event_id in dataset.lines_of and not dataset.stops_of(event.event_id)
        )
        yield Entry(event, claims, known, place, origin, state, request.dataset.speakers, is_drawn)
