"""What the slides and their notes say of an event.

Owns which claim speaks on a slide, and how a claim, a place and an event are put into words. Places nothing.
Called by `slides`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from geo_events.almanac import spelled
from geo_events.citations import addresses, citation
from geo_events.cldr import joint
from geo_events.clock import leading
from geo_events.dataset import Dataset
from geo_events.date_text import date_text, edtf_text
from geo_events.deck.paragraphs import Paragraph, Run, linked
from geo_events.design import MEASURES
from geo_events.model import Chapter, Claim, Clock, Source, View
from geo_events.request import Entry, quoted, said_text, told_period
from geo_events.text import labelled, t, texts
from geo_events.when import MINUTE, local_day


def claim_of(entry: Entry) -> Claim | None:
    """The claim that stands on the slide of an event."""
    said = [(claim.stance, known.time) for claim, known in zip(entry.claims, entry.known, strict=True)]
    index = leading(said, math.inf, entry.state)
    return None if index is None else entry.claims[index]


def moment_of(entry: Entry, clock: Clock) -> int:
    """The moment that the slide of an event shows, UTC milliseconds.

    With hindsight it is the event's last; as it was reported it is when the last claim about it was known.
    """
    last = entry.event.when.end - 1
    if clock is Clock.HINDSIGHT:
        return last
    return max((known.time for known in entry.known), default=last)


def state_text(entry: Entry, language: str) -> str:
    """What is known of an event, as a sentence where there is one."""
    if entry.state is None:
        return t("player.state.unknown", language)
    sentence = f"player.card.state.{entry.state}"
    return t(sentence if sentence in texts(language) else f"state.{entry.state}", language)


def place_text(entry: Entry, language: str) -> str:
    """Where an event took place, or from where to where it led, and how exactly that is known."""
    text, place = entry.journey_text(language), entry.place
    if place is None or not MEASURES.exact_km <= place.radius_km < MEASURES.rough_km:
        return text
    return t("player.card.rough", language, place=text, km=round(place.radius_km))


def reference_of(source: Source, language: str) -> str:
    """A source as the notes name it: with its file."""
    return " · ".join(part for part in (citation(source, language), source.file) if part)


def event_notes(entry: Entry, dataset: Dataset, language: str) -> Iterator[Paragraph]:
    """Paragraphs of the notes of an event: what is on the slide in full, then every claim."""
    for line in _facts(entry, dataset, language):
        yield Paragraph((Run(line),), language)
    for position, claim in enumerate(entry.claims, 1):
        said = f"{position}. {said_text(claim, entry.speaker(claim, language), language)}"
        yield from (Paragraph((Run(line),), language) for line in ("", said))
        yield from _claim_notes(claim, dataset.sources[claim.source_id], language)


def _facts(entry: Entry, dataset: Dataset, language: str) -> Iterator[str]:
    """What an event was, and how much is said of it."""
    event, number = entry.event, len(entry.claims)
    yield event.title(language)
    yield date_text(event.when, language)
    yield state_text(entry, language)
    yield place_text(entry, language)
    if figures := entry.figures_text(language):
        yield labelled("player.card.figure", figures, language)
    if event.actors:
        named = joint(language).join(dataset.actor_names(event, language))
        yield labelled("player.card.people", named, language)
    if summary := event.summary(language):
        yield from ("", summary)
    yield from ("", t("player.card.claims", language, count=number))


def _claim_notes(claim: Claim, source: Source, language: str) -> Iterator[Paragraph]:
    if claim.quote:
        yield Paragraph((Run(quoted(claim.quote)),), source.language)
    translation = claim.translations.said(language)
    if translation.text and translation.text != claim.quote:
        label = Run(t("export.labelled", language, label=t("deck.translation", language), text=""))
        yield Paragraph((label, Run(quoted(translation.text))), translation.language)
    if note := claim.notes.text(language):
        yield Paragraph((Run(labelled("player.claim.note", note, language)),), language)
    named = t("export.source", language, source=reference_of(source, language))
    yield Paragraph(linked(named, addresses(source)), language)


def chapter_notes(chapter: Chapter, entries: Sequence[Entry], view: View, *, is_whole: bool) -> Iterator[str]:
    """Lines of the notes of a chapter: its note where all of it is in view, then its events."""
    language = view.language
    yield chapter.title(language)
    yield told_period(chapter, view)
    if is_whole and (note := chapter.note(language)):
        yield note
    yield ""
    for entry in entries:
        yield t(
            "picture.event",
            language,
            when=date_text(entry.event.when, language),
            title=entry.event.title(language),
            state=t("player.state.unknown" if entry.state is None else f"state.{entry.state}", language),
        )


def years(entries: Sequence[Entry], language: str) -> str:
    """The years that events span; empty without events."""
    if not entries:
        return ""
    first, last = _edges(entries)
    return edtf_text(f"{first}/{last}", language)


def edge_years(entries: Sequence[Entry], language: str) -> tuple[str, str]:
    """The first and the last year of events, of which there must be one, in words."""
    first, last = (edtf_text(year, language) for year in _edges(entries))
    return first, last


def _edges(entries: Sequence[Entry]) -> tuple[str, str]:
    first = min(entry.event.when.start + entry.event.when.offset_minutes * MINUTE for entry in entries)
    last = max(entry.event.when.end - 1 + entry.event.when.end_offset_minutes * MINUTE for entry in entries)
    return _year(first), _year(last)


def _year(moment: int) -> str:
    return spelled(local_day(moment)[0])
