"""The column of words beside the map of an event: date, what is known, the leading claim, its source.

Owns how large they are set and what is shortened, so that nothing overflows. Called by `slides`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo_events.citations import addresses, citation
from geo_events.date_text import date_text
from geo_events.deck import words
from geo_events.deck.fitting import LEADING, ending, fitted, lines, shortened, sizes
from geo_events.deck.layouts import LEAST, Slot
from geo_events.deck.paragraphs import Paragraph, Run, linked, one_line
from geo_events.model import Claim, Source
from geo_events.request import Entry, quoted, said_text, translation_of
from geo_events.text import labelled, plural, t

_GAP = 6.0
"""Points between the paragraphs of a claim."""


def date(entry: Entry, slot: Slot, accent: str, language: str) -> list[Paragraph]:
    """The layer, and when it was."""
    kind, width = LEAST, slot.box.points[0]
    room = (width, slot.box.points[1] - kind * LEADING - 2)
    size, when = fitted(date_text(entry.event.when, language), room, sizes(slot.size, LEAST))
    layer = Run(t(f"player.layer.{entry.event.layer}", language), kind, bold=True, colour=accent)
    return [Paragraph((layer,), language), Paragraph((Run(when, size),), language, 2)]


def status(entry: Entry, slot: Slot, language: str) -> list[Paragraph]:
    """What is known, where, and the figures with who gave them, as far as there is room."""
    width, height = slot.box.points[0] / LEAST, slot.box.points[1]
    figures = entry.figures_text(language)
    given = labelled("player.card.figure", figures, language) if figures else ""
    rows = int(height / (LEADING * LEAST))
    state = shortened(words.state_text(entry, language), width, max(1, rows - 1))
    rows -= lines(state, width)
    place = shortened(one_line(words.place_text(entry, language)), width, max(1, rows))
    rows -= lines(place, width)
    # A number stands beside the whole name of who gave it, or is left to the words below and to the notes.
    kept = given if given and lines(given, width) <= rows else ""
    said = (Run(state, LEAST, bold=True), Run(place, LEAST, colour="tx2"), Run(kept, LEAST, colour="tx2"))
    return [Paragraph((run,), language) for run in said if run.words]


def claim(claim: Claim, by: str, source: Source, slot: Slot, language: str) -> list[Paragraph]:
    """Who said it, the words and their translation, at the largest size at which they fit.

    Where they do not, the words that this reader does not read are left to the notes before anything is cut.
    """
    head = Paragraph((Run(one_line(said_text(claim, by, language)), colour="tx2"),), language)
    quote = Paragraph((Run(one_line(quoted(claim.quote))),), source.language, _GAP)
    translated = quoted(translation_of(claim, source, language))
    translation = Paragraph((Run(one_line(translated), italic=True),), "en", _GAP)
    width, height = slot.box.points
    read = translation if translation.words else quote
    for told in ((head, quote, translation), (head, read)):
        for size in range(round(slot.size) + 2, LEAST - 1, -1):
            sized = _at(size, told)
            if _height(sized, width) <= height:
                return sized
    head = _cut(head, width / LEAST, 2)
    rest = height - lines(head.words, width / LEAST) * LEADING * LEAST - _GAP
    rows = max(1, int(rest / (LEADING * LEAST)))
    cut = _cut(read, width / LEAST, rows)
    if claim.figure is not None:
        # The words that a quote is there to prove, a number and what stands by it, are not what is cut.
        number = re.compile(rf"(?<!\d){claim.figure.number:,}(?!\d)".replace(",", ",?"))
        end = ending(read.words, width / LEAST, rows)
        if number.search(end):
            cut = replace(cut, runs=(replace(cut.runs[0], words=end),))
    return _at(LEAST, (head, cut))


def _cut(paragraph: Paragraph, width: float, most: int) -> Paragraph:
    """A paragraph of one run in so many lines at most."""
    (run,) = paragraph.runs
    return replace(paragraph, runs=(replace(run, words=shortened(run.words, width, most)),))


def _at(size: int, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that have words, the first, which says who speaks, and translations somewhat smaller."""
    small = max(size - 2, LEAST)
    return [
        replace(one, runs=(replace(one.runs[0], size=size if number and not one.runs[0].italic else small),))
        for number, one in enumerate(paragraphs)
        if one.words
    ]


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
