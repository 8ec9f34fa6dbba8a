"""The column of words beside the map of an event: date, what is known, the leading claim, its source.

Owns how large they are set and what is shortened, so that nothing overflows. Called by `slides`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_events.citations import addresses, citation
from geo_events.date_text import date_text
from geo_events.deck import words
from geo_events.deck.fitting import LEADING, fitted, lines, shortened, sizes
from geo_events.deck.layouts import Slot
from geo_events.deck.paragraphs import Paragraph, Run, linked, one_line
from geo_events.model import Claim, Source
from geo_events.request import Entry
from geo_events.text import labelled, plural, t

LEAST = 12
"""Points of the smallest type of a claim."""
_GAP = 6.0
"""Points between the paragraphs of a claim."""


def date(entry: Entry, slot: Slot, accent: str, language: str) -> list[Paragraph]:
    """The layer, and when it was."""
    kind, width = 13.0, slot.box.points[0]
    room = (width, slot.box.points[1] - kind * LEADING - 2)
    size, when = fitted(date_text(entry.event.when, language), room, sizes(slot.size, 14))
    layer = Run(t(f"player.layer.{entry.event.layer}", language), kind, bold=True, colour=accent)
    return [Paragraph((layer,), language), Paragraph((Run(when, size),), language, 2)]


def status(entry: Entry, slot: Slot, language: str) -> list[Paragraph]:
    """What is known, where, and the figures with who gave them, as far as there is room."""
    (width, height), small = slot.box.points, slot.size - 2
    state = shortened(words.state_text(entry, language), width / slot.size, 2)
    figures = entry.figures_text(language)
    given = labelled("player.card.figure", figures, language) if figures else ""
    said = [Paragraph((Run(state, bold=True),), language)]
    rows = int((height - lines(state, width / slot.size) * LEADING * slot.size) / (LEADING * small))
    for text, kept_free in ((words.place_text(entry, language), bool(given)), (given, 0)):
        kept = shortened(one_line(text), width / small, max(1, rows - kept_free))
        rows -= lines(kept, width / small)
        said.append(Paragraph((Run(kept, small, colour="tx2"),), language))
    return [one for one in said if one.words]


def claim(claim: Claim, by: str, source: Source, slot: Slot, language: str) -> list[Paragraph]:
    """Who said it, the words and their translation, at the largest size at which they fit, or shortened."""
    head = Paragraph((Run(one_line(words.said_text(claim, by, language)), colour="tx2"),), language)
    quote = Paragraph((Run(one_line(words.quoted(claim.quote))),), source.language, _GAP)
    translated = words.quoted(words.translation_of(claim, source, language))
    translation = Paragraph((Run(one_line(translated), italic=True),), "en", _GAP)
    width, height = slot.box.points
    for size in range(round(slot.size) + 2, LEAST - 1, -1):
        sized = _at(size, head, quote, translation)
        if _height(sized, width) <= height:
            return sized
    small = LEAST - 1
    head = _cut(head, width / small, 3)
    rest = height - lines(head.words, width / small) * LEADING * small - 2 * _GAP
    most = int(rest / (LEADING * LEAST))
    rows = min(lines(translation.words, width / small), max(1, most // 2)) if translation.words else 0
    quote = _cut(quote, width / LEAST, max(1, most - rows))
    return _at(LEAST, head, quote, _cut(translation, width / small, max(1, rows)))


def _cut(paragraph: Paragraph, width: float, most: int) -> Paragraph:
    """A paragraph of one run in so many lines at most."""
    (run,) = paragraph.runs
    return replace(paragraph, runs=(replace(run, words=shortened(run.words, width, most)),))


def _at(size: int, head: Paragraph, quote: Paragraph, translation: Paragraph) -> list[Paragraph]:
    small = max(size - 2, LEAST - 1)
    sized = ((head, small), (quote, size), (translation, small))
    return [replace(one, runs=(replace(one.runs[0], size=points),)) for one, points in sized if one.words]


def _height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Points that paragraphs of one size each take."""
    return sum(
        one.space_before + lines(one.words, width / size) * LEADING * size
        for one in paragraphs
        if (size := one.runs[0].size) is not None
    )


def source(slot: Slot, cited: Source, others: int, language: str) -> list[Paragraph]:
    """Where the claim stands, and how many more claims the notes hold."""
    width, height = slot.box.points
    more = t(plural("deck.more", others), language, count=others) if others > 0 else ""
    rows = max(1, int(height / (LEADING * slot.size)) - bool(more))
    named = one_line(t("export.source", language, source=citation(cited, language)))
    kept = shortened(named, width / slot.size, rows)
    return [Paragraph(linked(text, addresses(cited)), language) for text in (kept, more) if text]
