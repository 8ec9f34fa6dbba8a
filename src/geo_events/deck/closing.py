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
from geo_events.deck.paragraphs import Paragraph, linked, one_line
from geo_events.deck.roles import HEADING, ITEM
from geo_events.request import Provenance
from geo_events.text import t


@dataclass(frozen=True)
class _Item:
    words: str
    addresses: tuple[str, ...] = ()
    """Addresses that stand in the words."""
    level: int = ITEM


def closing(deck: Draft, origin: Provenance) -> None:
    """Sources, and on a card of their own credits and what the deck was made from, as long as they need."""
    language = deck.language
    sources = [_Item(listed(source, language), addresses(source)) for source in origin.sources]
    _pages(deck, t("sources.heading", language), sources)
    _pages(deck, t("deck.credits", language), list(_credits(origin, language)))


def _credits(origin: Provenance, language: str) -> Iterator[_Item]:
    yield _Item(t("deck.map", language), level=HEADING)
    yield from map(_Item, origin.credits)
    yield _Item(t("deck.data", language), level=HEADING)
    yield from map(_Item, (origin.title, origin.dated, *origin.filters))


def _pages(deck: Draft, heading: str, items: Sequence[_Item]) -> None:
    layout, language = deck.design.sources, deck.language
    slot, title = layout.slot("Sources"), layout.slot("Title")
    pages = list(_spread(items, slot))
    for number, page in enumerate(pages, 1):
        values = {"title": heading, "page": number, "pages": len(pages)}
        label = heading if len(pages) == 1 else t("deck.page", language, **values)
        texts = {
            "Title": fitted_in(title, label, language),
            "Sources": [Paragraph(linked(item.words, item.addresses), language, item.level) for item in page],
        }
        with deck.slide(layout, texts, [label, *(one.words for one in page)]):
            pass


def _spread(items: Sequence[_Item], slot: Slot) -> Iterator[list[_Item]]:
    """Items on pages, none longer than the slot."""
    width, height = slot.box.points
    page: list[_Item] = []
    used = 0.0
    for number, item in enumerate(items):
        size = slot.styles[item.level].size
        most = int(height / (LEADING * size)) // 2
        item = replace(item, words=shortened(one_line(item.words), width / size, most))
        need = _room(item, slot)
        # A heading does not end a page.
        is_heading = item.level == HEADING and number + 1 < len(items)
        after = _room(items[number + 1], slot) if is_heading else 0.0
        if page and used + need + min(after, height / 2) > height:
            yield page
            page, used = [], 0.0
        page.append(item)
        used += need
    if page:
        yield page


def _room(item: _Item, slot: Slot) -> float:
    style = slot.styles[item.level]
    return lines(item.words, slot.box.points[0] / style.size) * LEADING * style.size + style.before
