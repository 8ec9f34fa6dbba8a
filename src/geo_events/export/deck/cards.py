"""The column of words beside the map of an event: date, what is known, the leading claim, its source.

Owns how large they are set and what is shortened, so that nothing overflows. Called by `slides`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_events.date_text import date_text
from geo_events.export.deck import words
from geo_events.export.deck.fitting import LEADING, fitted, lines, shortened, sizes
from geo_events.export.deck.layouts import Slot
from geo_events.export.deck.paragraphs import Paragraph, Run, one_line
from geo_events.request import Entry
from geo_events.text import plural, t

LEAST = 12
"""Points of the smallest type of a claim."""
_GAP = 6.0
"""Points between the paragraphs of a claim."""


def date(entry: Entry, slot: Slot, accent: str, language: str) -> list[Paragraph]:
    """The layer, and when it was."""
    kind, width = 13.0, slot.box.points[0]
    room = (width, slot.box.points[1] - kind * LEADING - 2)
    size, when = fitted(date_text(entry.event.when, language), room, sizes(slot.size, 14))
    layer = Run(t(f"player.layer.{entry.event.layer}", language), language, kind, bold=True, colour=accent)
    return [Paragraph((layer,)), Paragraph((Run(when, language, size),), 2)]


def status(entry: Entry, slot: Slot, language: str) -> list[Paragraph]:
    """What is known, where, and the figures with who gave them, as far as there is room."""
    (width, height), small = slot.box.points, slot.size - 2
    state = shortened(words.state_text(entry, language), width / slot.size, 2)
    figures = entry.figures_text(language)
    given = f"{t('player.card.figure', language)} {figures}" if figures else ""
    said = [Paragraph((Run(state, language, bold=True),))]
    rows = int((height - lines(state, width / slot.size) * LEADING * slot.size) / (LEADING * small))
    for text, kept_free in ((words.place_text(entry, language), bool(given)), (given, 0)):
        kept = shortened(one_line(text), width / small, max(1, rows - kept_free))
        rows -= lines(kept, width / small)
        said.append(Paragraph((Run(kept, language, small, colour="tx2"),)))
    return [one for one in said if one.words]


def claim(voices: Sequence[Run], slot: Slot) -> list[Paragraph]:
    """Who said it, the words and their translation, at the largest size at which they fit, or shortened."""
    said, quote, translation = (replace(run, words=one_line(run.words)) for run in voices)
    width, height = slot.box.points
    for size in range(round(slot.size) + 2, LEAST - 1, -1):
        sized = _at(float(size), said, quote, translation)
        if _height(sized, width) <= height:
            return sized
    small, least = LEAST - 1.0, float(LEAST)
    head = shortened(said.words, width / small, 3)
    rest = height - lines(head, width / small) * LEADING * small - 2 * _GAP
    most = int(rest / (LEADING * least))
    of_translation = (
        min(lines(translation.words, width / small), max(1, most // 2)) if translation.words else 0
    )
    return _at(
        least,
        replace(said, words=head),
        replace(quote, words=shortened(quote.words, width / least, max(1, most - of_translation))),
        replace(translation, words=shortened(translation.words, width / small, max(1, of_translation))),
    )


def _at(size: float, said: Run, quote: Run, translation: Run) -> list[Paragraph]:
    small = max(size - 2, LEAST - 1.0)
    sized = [
        Paragraph((replace(said, size=small),)),
        Paragraph((replace(quote, size=size),), _GAP),
        Paragraph((replace(translation, size=small),), _GAP),
    ]
    return [one for one in sized if one.words]


def _height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Points that paragraphs of one size each take."""
    return sum(
        one.space_before + lines(one.words, width / size) * LEADING * size
        for one in paragraphs
        if (size := one.runs[0].size) is not None
    )


def source(slot: Slot, named: str, others: int, language: str) -> list[Paragraph]:
    """Where the claim stands, and how many more claims the notes hold."""
    width, height = slot.box.points
    more = t(plural("deck.more", others), language, count=others) if others > 0 else ""
    rows = max(1, int(height / (LEADING * slot.size)) - bool(more))
    kept = shortened(one_line(t("export.source", language, source=named)), width / slot.size, rows)
    said = [Paragraph((Run(kept, language),)), Paragraph((Run(more, language),))]
    return [one for one in said if one.words]
