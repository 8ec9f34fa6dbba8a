"""A film as a row of segments, each with its length: cards, ways and stays.

Owns how long everything takes and what stands on the cards. Called by `export.film`, which paints the
segments, and by whoever says how long a film will be before it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geo_events.model import View
from geo_events.picture import Frame, Group, RenderOptions, captions
from geo_events.picture.flight import Flight
from geo_events.reel.reading_pace import LEAST, reading_seconds
from geo_events.reel.screenplay import Beat, beats_of
from geo_events.reel.stage import BIG, TITLE, Stage
from geo_events.reel.windows import windows_of
from geo_events.request import Provenance, Request, filters, provenance, told
from geo_events.text import t

_OVERVIEW_SECONDS, _MOST_CARD_SECONDS = 6.0, 9.0
_STEP_SECONDS = 0.8
"""Seconds in which time goes on to what is told next, where the map does not move."""
_RUN_SECONDS = 3.0
"""Seconds that a journey takes."""
_MOST_CARDS = 3
"""Cards of sources at the end."""


@dataclass(frozen=True)
class Card:
    """A frame without a map."""

    groups: tuple[Group, ...]
    seconds: float


@dataclass(frozen=True)
class Stay:
    """A frame that stands: the map of a moment with its words."""

    frame: Frame
    render: RenderOptions
    """The map alone, at its moment."""
    around: tuple[Group, ...]
    """What stands above and below the map."""
    time: int
    """Where the playhead is, UTC milliseconds."""
    seconds: float


@dataclass(frozen=True)
class Ride:
    """Time goes on, and the map may move; there are no words on it."""

    flight: Flight
    render: RenderOptions
    """The map alone; its moment is that of the ride."""
    around: tuple[Group, ...]
    start: int
    """UTC milliseconds."""
    end: int
    seconds: float


Segment = Card | Stay | Ride


@dataclass(frozen=True)
class Cut:
    """A film that is ready to be painted."""

    segments: tuple[Segment, ...]
    stage: Stage
    beats: tuple[Beat, ...]

    @cached_property
    def seconds(self) -> float:
        """How long it takes."""
        return sum(segment.seconds for segment in self.segments)


def cut(request: Request, render: RenderOptions) -> Cut:
    """A film of a request.

    Parameters
    ----------
    request
        What is to be told; where its options have a length, everything is made longer or shorter alike.
    render
        The whole frame, of the whole period.

    Raises
    ------
    ExportError
        If there is nothing to tell, or too much of it, or too little room.
    """
    beats = beats_of(request, render)
    stage = Stage(request.scene, render, beats)
    segments = tuple(_segments(request, render, stage, beats))
    made = Cut(segments, stage, tuple(beats))
    wanted = request.options.seconds
    if wanted is None:
        return made
    pace = wanted / made.seconds
    return replace(made, segments=tuple(replace(one, seconds=one.seconds * pace) for one in segments))


def length(request: Request, render: RenderOptions) -> float:
    """Seconds that a film takes; see `cut`."""
    return cut(request, render).seconds


def _segments(
    request: Request, render: RenderOptions, stage: Stage, beats: Sequence[Beat]
) -> Iterator[Segment]:
    scene, said = request.scene, provenance(request)
    yield _card(stage, _title_lines(request, render, said))
    whole, windows = windows_of(beats, scene, stage.map)
    begun = min(beats[0].moment, scene.data["period"]["start"])
    yield Stay(whole, stage.map, (*stage.head(None), *stage.legend()), begun, _OVERVIEW_SECONDS)
    frame, time = whole, begun
    for beat, target in zip(beats, windows, strict=True):
        flight = Flight(frame, target)
        shown = replace(stage.map, selected=_subject(request, beat), notes=False)
        head = stage.head(beat)
        going = (*head, *stage.caption(beat, is_whole=False))
        reached = max(time, beat.moment)
        yield Ride(flight, shown, going, time, reached, flight.seconds or _STEP_SECONDS)
        frame, time = flight.landed, reached
        around = (*head, *stage.caption(beat, is_whole=True))
        stays = reading_seconds(beat.words)
        if beat.until > time:
            yield Ride(Flight(frame, frame), shown, around, time, beat.until, _RUN_SECONDS)
            time, stays = beat.until, max(LEAST, stays - _RUN_SECONDS)
        yield Stay(frame, replace(shown, at=time), around, time, stays)
    yield from (_card(stage, lines) for lines in _end_lines(stage, said))


def _subject(request: Request, beat: Beat) -> str | None:
    """Id of the event that a map is of: before those of a chapter are told one by one it is of none of them.

    None where all that is new may be named.
    """
    is_told = request.options.tell == "chapters" or beat.sight is not None
    return beat.event_id if is_told else ""


def _card(stage: Stage, lines: Sequence[tuple[str, float, bool]]) -> Card:
    seconds = reading_seconds(words for words, _, _ in lines)
    return Card(stage.card(lines), min(_MOST_CARD_SECONDS, seconds))


def _title_lines(request: Request, render: RenderOptions, said: Provenance) -> list[tuple[str, float, bool]]:
    """Title, period, and whatever is not as it is at first; then how much of it is told."""
    language, count = said.language, request.scene.count
    usual = set(filters(View(language=language), request.dataset))
    number = len(told(request.selection, request.options.tell))
    counts = t("film.told", language, told=number, count=count)
    lines = [
        (said.title, BIG, True),
        (captions.date(request.scene, render), TITLE, True),
        (render.lead, TITLE, False),
        *((words, 1.0, False) for words in said.filters if words not in usual),
        (counts if 0 < number < count else "", 1.0, False),
    ]
    return [line for line in lines if line[0]]


def _end_lines(stage: Stage, said: Provenance) -> Iterator[list[tuple[str, float, bool]]]:
    """Sources and credits, on as many cards as they need; what these do not hold is in the file's notes."""
    language = said.language
    title = (t("film.sources", language), TITLE, True)
    rest = [(words, 1.0, False) for words in (*said.citations, said.dated, *said.credits)]
    for _ in range(_MOST_CARDS):
        card = [title]
        while rest and stage.card_height([*card, rest[0]]) <= stage.most_card_height:
            card.append(rest.pop(0))
        if len(card) > 1:
            yield card
        if not rest:
            return
