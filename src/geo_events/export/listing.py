"""The events of a page as plain markup holds them: for readers without scripts, and for whatever reads pages.

Owns what is said of each, and how many are listed. Called by `html`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from geo_events.date_text import date_text
from geo_events.link import page_link
from geo_events.model import View
from geo_events.request import Entry, Request, entries, quoted, said_text, translation_of

MOST = 300
"""So many events are listed: more would take longer to read than the map."""


@dataclass(frozen=True)
class ListedClaim:
    """What somebody says of an event."""

    said: str
    quote: str
    language: str
    """Tag of the language of the quote."""
    translation: str
    """Empty where this reader needs none."""
    source: str
    """Who published it; the whole references stand once, above."""


@dataclass(frozen=True)
class ListedEvent:
    """An event in words."""

    link: str
    """Of the page at this event, from its sign on."""
    date: str
    title: str
    place: str
    state: str
    figures: str
    summary: str
    claims: tuple[ListedClaim, ...]


def listed(request: Request) -> list[ListedEvent]:
    """The events in view by start and id, in the language of the view."""
    return [_listed(entry, request) for entry in islice(entries(request), MOST)]


def _listed(entry: Entry, request: Request) -> ListedEvent:
    language = request.view.language
    here = View(event_id=entry.event.event_id, clock=request.view.clock, language=language)
    return ListedEvent(
        link=page_link("", here),
        date=date_text(entry.event.when, language),
        title=entry.event.title(language),
        place=entry.journey_text(language),
        state=entry.state_text(language),
        figures=entry.figures_text(language),
        summary=entry.event.summary(language),
        claims=tuple(_claims(entry, request)),
    )


def _claims(entry: Entry, request: Request) -> Iterator[ListedClaim]:
    language = request.view.language
    for claim in entry.claims:
        source = request.dataset.sources[claim.source_id]
        yield ListedClaim(
            said=said_text(claim, entry.speaker(claim, language), language),
            quote=quoted(claim.quote),
            language=source.language,
            translation=quoted(translation_of(claim, source, language).text),
            source=source.published_by(language),
        )
