"""The words beside the map of an event: what it was, when, how sure, where, and the claim that speaks for it.

Owns what has room and what is shortened, so that nothing overflows; how large words are is the layouts'.
Called by `slides`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo_events.citations import addresses, dated
from geo_events.date_text import date_text
from geo_events.deck import words
from geo_events.deck.fitting import LEADING, ending, lines, shortened
from geo_events.deck.layouts import POINTS_PER_INCH, Slot
from geo_events.deck.paragraphs import Paragraph, Run, one_line
from geo_events.deck.roles import DATE, DETAIL, KIND, QUOTE, STATE, Style
from geo_events.layer import Layer
from geo_events.model import Claim, Source
from geo_events.picture.measure import BOLDER
from geo_events.request import Entry, quoted, said_text, translation_of
from geo_events.text import labelled, t

_MOST_DETAILS = 2
"""Lines of a place or of figures."""


def card(
    entry: Entry, said: tuple[Claim, Source] | None, slot: Slot, layer: tuple[Layer, str], language: str
) -> list[Paragraph]:
    """When it was, what is known of it, where, and the words that say so.

    Parameters
    ----------
    entry
        The event.
    said
        The claim that speaks for it, and where that stands; None without any.
    slot
        Where the words stand.
    layer
        The event's layer, and its colour in the theme.
    language
        Of the deck.
    """
    event = entry.event
    kind = Run(layer[0].name(language), colour=layer[1])
    told = [
        Paragraph((kind,), language, KIND),
        _line(date_text(event.when, language), DATE, language),
        _line(words.state_text(entry, language), STATE, language),
        _line(words.place_text(entry, language), DETAIL, language),
    ]
    told = [_cut(one, slot, _MOST_DETAILS) for one in told if one.words]
    figures = entry.figures_text(language)
    number = [_line(labelled("player.card.figure", figures, language), DETAIL, language)] if figures else []
    claimed = [] if said is None else _claim(*said, entry.speaker(said[0], language), language)
    read = claimed[:1] + claimed[-1:] if len(claimed) > 1 else claimed
    # What is left to the notes before any words are cut: figures, which stand beside the whole name of who
    # gave them, then the words that this reader does not read.
    for whole in ([*told, *number, *claimed], [*told, *claimed], [*told, *number, *read], [*told, *read]):
        if height(whole, slot) <= slot.box.points[1]:
            return whole
    *first, last = [*told, *read]
    style = slot.styles[last.level]
    room = slot.box.points[1] - height(first, slot) - style.before
    rows = max(1, int(room / (LEADING * style.size)))
    return [*first, _proving(last, said, slot, rows)]


def shared(words: Slot, below: Slot, source: Sequence[Paragraph]) -> tuple[Slot, Slot]:
    """The places for words and for their source: what the source leaves empty above it the words have."""
    used = height(source, below)
    spare = max(below.box.points[1] - used, 0.0) / POINTS_PER_INCH
    if not source or spare == 0 or words.box.left != below.box.left:
        return words, below
    taller = replace(words.box, height=words.box.height + spare)
    lower = replace(below.box, top=below.box.top + spare, height=below.box.height - spare)
    return replace(words, box=taller), replace(below, box=lower)


def fitting(paragraphs: Sequence[Paragraph], slot: Slot) -> list[Paragraph]:
    """What has words, the words of the role of quotes in as many lines as the others leave."""
    told = [one for one in paragraphs if one.words]
    free = slot.box.points[1] - height([one for one in told if one.level != QUOTE], slot)
    style = slot.styles[QUOTE]
    rows = max(1, int((free - style.before) / (LEADING * style.size)))
    return [_cut(one, slot, rows if one.level == QUOTE else _MOST_DETAILS) for one in told]


def _line(text: str, level: int, language: str) -> Paragraph:
    return Paragraph((Run(one_line(text)),), language, level)


def _claim(claim: Claim, source: Source, by: str, language: str) -> list[Paragraph]:
    """Who says so, the words, and their translation, where there is one that this reader needs."""
    said = t("deck.said", language, by=by, stance=t(f"player.stance.{claim.stance}", language))
    if claim.asserted_on is not None:
        said = said_text(claim, by, language)
    quote = Paragraph((Run(one_line(quoted(claim.quote))),), source.language, QUOTE)
    translation = translation_of(claim, source, language)
    translated = Paragraph((Run(one_line(quoted(translation.text))),), translation.language, QUOTE)
    told = [replace(_line(said, DETAIL, language), space_before=8.0), quote, translated]
    return [one for one in told if one.words]


def _proving(quote: Paragraph, said: tuple[Claim, Source] | None, slot: Slot, rows: int) -> Paragraph:
    """A quote in so many lines, with the number that it is there to prove: that is not what is cut."""
    size = slot.styles[quote.level].size
    width = slot.box.points[0] / size
    figure = None if said is None else said[0].figure
    if figure is not None:
        number = re.compile(rf"(?<!\d){figure.number:,}(?!\d)".replace(",", ",?"))
        end = ending(quote.words, width, rows)
        if number.search(end):
            return replace(quote, runs=(replace(quote.runs[0], words=end),))
    return _cut(quote, slot, rows)


def _cut(paragraph: Paragraph, slot: Slot, most: int) -> Paragraph:
    """A paragraph of one run in so many lines at most."""
    (run,) = paragraph.runs
    words = shortened(run.words, _room(slot, slot.styles[paragraph.level]), most)
    return replace(paragraph, runs=(replace(run, words=words),))


def _room(slot: Slot, style: Style) -> float:
    """Width for words of a style, in sizes of plain type."""
    return slot.box.points[0] / style.size / (BOLDER if style.bold else 1)


def height(paragraphs: Sequence[Paragraph], slot: Slot) -> float:
    """Points that paragraphs take."""
    taken = 0.0
    for number, one in enumerate(paragraphs):
        style = slot.styles[one.level]
        air = style.before if one.space_before is None else one.space_before
        taken += lines(one.words, _room(slot, style)) * LEADING * style.size + (air if number else 0.0)
    return taken


def source(slot: Slot, cited: Source, others: int, language: str) -> list[Paragraph]:
    """Where the claim stands, as a link if it is on the web, and how many more claims the notes hold."""
    width, height = slot.box.points
    more = t("deck.more", language, count=others) if others > 0 else ""
    rows = max(1, int(height / (LEADING * slot.size)) - bool(more))
    # That it names no day is in the notes.
    dates = [dated(cited, language)] if cited.published is not None else []
    parts = (cited.title, cited.published_by(language), *dates)
    named = one_line(t("export.source", language, source=" · ".join(part for part in parts if part)))
    kept = shortened(named, width / slot.size, rows)
    return [
        Paragraph(_titled(kept, one_line(cited.title), addresses(cited)), language),
        *([_line(more, 0, language)] if more else ()),
    ]


def _titled(text: str, title: str, addresses: Sequence[str]) -> tuple[Run, ...]:
    """Words in which the title of a source leads to it; as they are where it has no address or is cut."""
    before, found, after = text.partition(title)
    if not addresses or not found:
        return (Run(text),)
    return tuple(run for run in (Run(before), Run(title, link=addresses[0]), Run(after)) if run.words)
