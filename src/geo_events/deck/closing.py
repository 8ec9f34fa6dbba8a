"""The last slides: sources, credits and what the deck was made from.

Owns their order and how they are spread over slides. Called by `presentation`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo_events.citations import addresses, listed
from geo_events.deck.draft import Draft, fitted_in
from geo_events.deck.fitting import LEADING, lines, shortened
from geo_events.deck.layouts import Slot
from geo_events.deck.paragraphs import Paragraph, Run, linked, one_line
from geo_events.request import Provenance
from geo_events.text import t

_GAP = 6.0
"""Points between two sources."""


@dataclass(frozen=True)
class _Item:
    words: str
    addresses: tuple[str, ...] = ()
    """Addresses that stand in the words."""
    is_heading: bool = False


def closing(deck: Draft, origin: Provenance) -> None:
    """Sources, credits and what the deck was made from, on as many slides as they need."""
    layout, language = deck.design.sources, deck.language
    slot, title = layout.slot("Sources"), layout.slot("Title")
    pages = list(_pages(list(_items(origin, language)), slot))
    heading = t("deck.sources", language)
    for number, page in enumerate(pages, 1):
        label = (
            heading
            if len(pages) == 1
            else t("deck.page", language, title=heading, page=number, pages=len(pages))
        )
        texts = {
            "Title": fitted_in(title, label, language, (title.size,)),
            "Sources": [_paragraph(item, language, is_first=item is page[0]) for item in page],
        }
        with deck.slide(layout, texts, [label, *(one.words for one in page)]):
            pass


def _items(origin: Provenance, language: str) -> Iterator[_Item]:
    for source in origin.sources:
        yield _Item(listed(source, language), addresses(source))
    yield _Item(t("deck.map", language), is_heading=True)
    yield from map(_Item, origin.credits)
    yield _Item(t("deck.data", language), is_heading=True)
    yield _Item(origin.title)
    yield _Item(origin.dated)
    yield from map(_Item, origin.filters)


def _pages(items: Sequence[_Item], slot: Slot) -> Iterator[list[_Item]]:
    width, height = slot.box.points
    page: list[_Item] = []
    used = 0.0
    for number, item in enumerate(items):
        most = int(height / (LEADING * slot.size)) // 2
        item = replace(item, words=shortened(one_line(item.words), width / slot.size, most))
        need = _room(item, slot)
        # A heading does not end a page.
        after = _room(items[number + 1], slot) if item.is_heading and number + 1 < len(items) else 0.0
        if page and used + need + min(after, height / 2) > height:
            yield page
            page, used = [], 0.0
        page.append(item)
        used += need
    if page:
        yield page


def _room(item: _Item, slot: Slot) -> float:
    rows = lines(item.words, slot.box.points[0] / slot.size)
    return rows * LEADING * slot.size + _space(item)


def _space(item: _Item) -> float:
    """Points above it."""
    return _GAP * (3 if item.is_heading else 1)


def _paragraph(item: _Item, language: str, *, is_first: bool) -> Paragraph:
    before = 0.0 if is_first else _space(item)
    if item.is_heading:
        return Paragraph((Run(item.words, bold=True),), language, before)
    return Paragraph(linked(item.words, item.addresses), language, before)
