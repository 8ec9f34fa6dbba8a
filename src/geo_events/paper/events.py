"""An event in a handout: when, what, how sure, and every claim with its words.

Called by `booklet`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from geo_events.citations import addresses, citation
from geo_events.cldr import joint
from geo_events.date_text import date_text
from geo_events.deck.words import place_text, state_text
from geo_events.model import Claim
from geo_events.paper.flow import Flow, high
from geo_events.paper.setting import INK, PALE, Paragraph, Span, plain
from geo_events.request import Entry, Request, quoted, said_text, translation_of
from geo_events.text import labelled, t

_INDENT = 10.0
_SMALL = 8.5


def event(flow: Flow, entry: Entry, request: Request) -> None:
    """Put an event and what is said of it; no claim is parted if a sheet has room for it."""
    claims = [tuple(_claim(claim, entry, request)) for claim in entry.claims]
    first = high(flow.set(claims[0])) if claims else 0.0
    flow.put(_head(entry, request), more=min(first, flow.height / 4))
    for claim in claims:
        flow.put(claim)


def _head(entry: Entry, request: Request) -> Iterator[Paragraph]:
    language, happened = request.view.language, entry.event
    date = Span(f"{date_text(happened.when, language)} · ", colour=PALE)
    yield Paragraph((date, Span(happened.title(language), bold=True)), 11, "H3", before=14)
    yield from plain(f"{state_text(entry, language)} · {place_text(entry, language)}", before=1)
    if figures := entry.figures_text(language):
        yield from plain(labelled("player.card.figure", figures, language))
    if happened.actors:
        names = joint(language).join(request.dataset.actor_names(happened, language))
        yield from plain(labelled("player.card.people", names, language))
    yield from plain(happened.summary(language), before=2)


def _claim(claim: Claim, entry: Entry, request: Request) -> Iterator[Paragraph]:
    language, source = request.view.language, request.dataset.sources[claim.source_id]
    said = said_text(claim, entry.speaker(claim, language), language)
    yield Paragraph((Span(said, bold=True),), 9, before=6, indent=_INDENT)
    yield from plain(quoted(claim.quote), tag="BlockQuote", language=source.language, indent=_INDENT)
    translation = translation_of(claim, source, language)
    if words := quoted(translation.text):
        yield Paragraph((Span(words, slanted=True),), language=translation.language, indent=_INDENT)
    if note := claim.notes.text(language):
        yield from plain(labelled("player.claim.note", note, language), _SMALL, indent=_INDENT)
    named = t("export.source", language, source=citation(source, language))
    yield linked(named, addresses(source), _SMALL, indent=_INDENT, colour=PALE)


def linked(words: str, there: Sequence[str], size: float, *, colour: str = INK, **look: Any) -> Paragraph:
    """Words in which addresses are links."""
    if not there:
        return Paragraph((Span(words, colour=colour),), size, **look)
    parts = re.split("(" + "|".join(map(re.escape, sorted(there, key=len, reverse=True))) + ")", words)
    spans = tuple(Span(part, colour=colour, link=part if part in there else None) for part in parts if part)
    return Paragraph(spans, size, **look)
