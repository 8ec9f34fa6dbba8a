"""What stands on the slides: the title, the chapters, the events and the film.

Owns which words go into which placeholder, and how large. Called by `presentation`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from pptx.parts.image import Image

from geo_events.deck import cards, plan, words
from geo_events.deck.draft import Draft, fitted_in
from geo_events.deck.fitting import LEADING, sizes
from geo_events.deck.layouts import LEAST, Box
from geo_events.deck.package import mark_decorative
from geo_events.deck.paragraphs import Paragraph, Run, one_line, plain
from geo_events.deck.template import add_block
from geo_events.model import Chapter, Layer
from geo_events.request import Entry, Provenance
from geo_events.scene import Scene
from geo_events.text import plural, t

_BAR_ID = 98
"""Id of the shape in the colour of the layer."""


def count_text(count: int, language: str) -> str:
    """How many events there are."""
    return t(plural("marks.count.event", count), language, count=count)


def title(deck: Draft, found: Sequence[Entry], origin: Provenance) -> None:
    """The first slide, with everything on its map."""
    layout, language = deck.design.title, deck.language
    below = [
        Paragraph((Run(words.years(found, language)),), language),
        Paragraph((Run(count_text(len(found), language), LEAST, colour="tx2"),), language, 4),
        Paragraph((Run(" · ".join(origin.filters), LEAST, colour="tx2"),), language, 4),
    ]
    heading = layout.slot("Title")
    texts = {
        "Title": fitted_in(heading, origin.title, language, sizes(heading.size, 16)),
        "Subtitle": [one for one in below if one.words],
    }
    with deck.slide(layout, texts, origin.lines()) as slide:
        deck.add_map(slide, layout, deck.request.scene)


def agenda(deck: Draft, parts: Sequence[plan.Part]) -> None:
    """What comes: the chapters, each with its time and how much there is of it."""
    layout, language = deck.design.sources, deck.language
    heading, slot = layout.slot("Title"), layout.slot("Sources")
    rows = [
        (part.chapter.title(language), words.told_period(part.chapter, deck.request.view), len(part.entries))
        for part in parts
        if part.chapter is not None
    ]
    size = min(20.0, slot.box.points[1] / (2 * LEADING * len(rows)))
    told = [
        Paragraph(
            (
                Run(one_line(name), size, bold=True),
                Run(f"   {dates} · {count_text(count, language)}", max(size * 0.8, LEAST), colour="tx2"),
            ),
            language,
            size * 0.6 if number else 0.0,
        )
        for number, (name, dates, count) in enumerate(rows)
    ]
    label = t("deck.agenda", language)
    texts = {"Title": fitted_in(heading, label, language, (heading.size,)), "Sources": told}
    with deck.slide(layout, texts, [label, *(one.words for one in told)]):
        pass


def stop(deck: Draft, one: plan.Stop) -> None:
    """The slide of a chapter or of an event."""
    scene = plan.scene_of(one.part, deck.request.scene)
    if one.entry is None:
        _chapter(deck, one.part, scene)
    else:
        _event(deck, one.entry, one.part.chapter, scene)


def _chapter(deck: Draft, part: plan.Part, scene: Scene) -> None:
    layout, language, chapter = deck.design.chapter, deck.language, part.chapter
    if chapter is None:
        return
    dates = words.told_period(chapter, deck.request.view)
    # It tells of all of the chapter, so it is true of all of it only.
    is_whole = deck.request.scene.count == len(deck.request.dataset.events)
    said = {
        "Period": (dates, (18, 16, LEAST)),
        "Title": (chapter.title(language), sizes(layout.slot("Title").size, LEAST)),
        "Note": (chapter.note(language) if is_whole else "", sizes(layout.slot("Note").size, LEAST)),
        "Count": (count_text(len(part.entries), language), (layout.slot("Count").size,)),
    }
    texts = {name: fitted_in(layout.slot(name), text, language, of) for name, (text, of) in said.items()}
    notes = words.chapter_notes(chapter, part.entries, deck.request.view, is_whole=is_whole)
    with deck.slide(layout, texts, notes) as slide:
        deck.add_map(slide, layout, scene, bounds=chapter.bounds, dates=dates)


def _event(deck: Draft, entry: Entry, chapter: Chapter | None, scene: Scene) -> None:
    layout, language, event = deck.design.event, deck.language, entry.event
    accent = f"accent{list(Layer).index(event.layer) + 1}"
    heading = layout.slot("Title")
    texts = {
        "Date": cards.date(entry, layout.slot("Date"), accent, language),
        "Title": fitted_in(heading, event.title(language), language, sizes(heading.size + 4, LEAST)),
        "Status": cards.status(entry, layout.slot("Status"), language),
    }
    claim = words.claim_of(entry)
    if claim is not None:
        source, dataset = layout.slot("Source"), deck.request.dataset
        cited = dataset.sources[claim.source_id]
        texts["Claim"] = cards.claim(
            claim, entry.speaker(claim, language), cited, layout.slot("Claim"), language
        )
        others = len(entry.claims) - 1
        texts["Source"] = cards.source(source, cited, others, language)
    with deck.slide(layout, texts, words.event_notes(entry, deck.request.dataset, language)) as slide:
        moment = words.moment_of(entry, deck.request.view.clock)
        bounds = None if chapter is None else chapter.bounds
        deck.add_map(slide, layout, scene, at=moment, selected=event.event_id, bounds=bounds)
        if layout.bar is not None:
            mark_decorative(add_block(slide, _BAR_ID, "Layer", layout.bar, accent))


def film(deck: Draft, origin: Provenance, movie: bytes, poster: bytes) -> None:
    """The slide of the film, with the still that stands there before it plays."""
    layout, language = deck.design.film, deck.language
    heading = layout.slot("Title")
    texts = {"Title": fitted_in(heading, t("deck.film", language), language, (heading.size,))}
    width, height = Image.from_blob(poster).size
    box = _inside(layout.map or Box(0, 0, deck.design.width, deck.design.height), width / height)
    with deck.slide(layout, texts, origin.lines()) as slide:
        shape = slide.shapes.add_movie(io.BytesIO(movie), *box.emu, io.BytesIO(poster), "video/mp4")
        shape.name = "Film"
        shape.element.nvPicPr.cNvPr.set("descr", plain(origin.title))


def _inside(box: Box, proportion: float) -> Box:
    """The largest box of a proportion in the middle of another."""
    width = min(box.width, box.height * proportion)
    height = width / proportion
    return Box(box.left + (box.width - width) / 2, box.top + (box.height - height) / 2, width, height)
