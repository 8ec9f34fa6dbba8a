"""What stands on the slides: the title, the chapters, the events and the film.

Owns which words go into which placeholder, and how large. Called by `presentation`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.parts.image import Image

from geo_events.deck import cards, plan, words
from geo_events.deck.draft import Draft, Stage, fitted_in
from geo_events.deck.fitting import LEADING
from geo_events.deck.layouts import Box
from geo_events.deck.package import mark_decorative
from geo_events.deck.paragraphs import Paragraph, one_line, plain
from geo_events.deck.roles import DATE, DETAIL, ITEM, KIND, LEAST, LINE, QUOTE
from geo_events.deck.template import add_block
from geo_events.deck.theme import accent_of
from geo_events.request import Entry, Provenance, filters, told_period
from geo_events.scene import Scene
from geo_events.text import t

_BAR_ID = 98
"""Id of the shape in the colour of the layer."""


def count_text(count: int, language: str) -> str:
    """How many events there are."""
    return t("marks.count.event", language, count=count)


def title(deck: Draft, found: Sequence[Entry], origin: Provenance) -> None:
    """The first slide, with everything on its map."""
    layout, language = deck.design.title, deck.language
    stage = deck.set_stage(layout.name, layout, deck.request.scene, None)
    counted = [count_text(len(found), language), *deck.untold(stage, deck.request.scene)]
    below = [words.years(found, language), " · ".join(counted), " · ".join(origin.filters)]
    texts = {
        "Title": fitted_in(layout.slot("Title"), origin.title, language, LEAST),
        "Subtitle": [deck.plain(line, min(level, 1)) for level, line in enumerate(below)],
    }
    with deck.slide(layout, texts, origin.lines()) as slide:
        deck.add_map(slide, stage, deck.request.scene)


def agenda(deck: Draft, parts: Sequence[plan.Part]) -> None:
    """The chapters that come, each with its time and how much there is of it, on as many slides as needed."""
    layout, language = deck.design.contents, deck.language
    slot = layout.slot("Chapters")
    name, when = slot.styles[ITEM], slot.styles[LINE]
    each = (name.size + when.size) * LEADING + name.before
    most = max(1, int((slot.box.points[1] + name.before) / each))
    label = t("deck.agenda", language)
    for first in range(0, len(parts), most):
        told = [line for part in parts[first : first + most] for line in _announced(deck, part)]
        texts = {"Title": fitted_in(layout.slot("Title"), label, language), "Chapters": told}
        with deck.slide(layout, texts, [label, *(line.words for line in told)]):
            pass


def _announced(deck: Draft, part: plan.Part) -> Iterator[Paragraph]:
    if part.chapter is not None:
        dates = told_period(part.chapter, deck.request.view)
        yield deck.plain(one_line(part.chapter.title(deck.language)), ITEM)
        yield deck.plain(f"{dates} · {count_text(len(part.entries), deck.language)}", LINE)


def stage_of(deck: Draft, part: plan.Part, scene: Scene, number: int) -> Stage:
    """Where the slides of a part stand."""
    chapter, base = part.chapter, deck.design.story
    name = f"{base.name} {number}"
    if chapter is None:
        return deck.set_stage(name, base, scene, None)
    title = one_line(chapter.title(deck.language)) or chapter.chapter_id
    return deck.set_stage(f"{number}. {title}", base, scene, chapter.bounds, chapter.chapter_id)


def chapter(deck: Draft, part: plan.Part, stage: Stage, scene: Scene, place: tuple[int, int]) -> None:
    """The slide of a chapter, which is so manieth of so many."""
    language, told = deck.language, part.chapter
    if told is None:
        return
    view, slot = deck.request.view, stage.layout.slot("Words")
    number, count = place
    # The note tells of all of the chapter, so it is true of all of it only.
    dates = told_period(told, view)
    notes = list(deck.untold(stage, scene))
    said = [
        deck.plain(t("deck.chapter", language, number=number, count=count), KIND),
        deck.plain(dates, DATE),
        deck.plain(one_line(told.note(language)) if deck.request.is_whole else "", QUOTE),
        replace(deck.plain(count_text(len(part.entries), language), DETAIL), space_before=8.0),
        *(deck.plain(line, DETAIL) for line in notes),
    ]
    texts = {
        "Title": fitted_in(stage.layout.slot("Title"), told.title(language), language),
        "Words": cards.fitting(said, slot),
        "Source": [deck.plain(line) for line in filters(view, deck.request.dataset)],
    }
    spoken = words.chapter_notes(told, part.entries, view, is_whole=deck.request.is_whole)
    with deck.slide(stage.layout, texts, spoken) as slide:
        deck.add_map(slide, stage, scene, dates=dates)


def event(deck: Draft, entry: Entry, stage: Stage, scene: Scene) -> None:
    """The slide of an event."""
    layout, language, told = stage.layout, deck.language, entry.event
    dataset = deck.request.dataset
    layer = dataset.layer(told)
    accent = accent_of(layer, dataset.layers.values(), deck.request.options.theme)
    claim = words.claim_of(entry)
    said = None if claim is None else (claim, dataset.sources[claim.source_id])
    source, others = layout.slot("Source"), len(entry.claims) - 1
    cited = [] if said is None else cards.source(source, said[1], others, language)
    slot, below = cards.shared(layout.slot("Words"), source, cited)
    texts = {
        "Title": fitted_in(layout.slot("Title"), told.title(language), language),
        "Words": cards.card(entry, said, slot, (layer, accent), language),
        "Source": cited,
    }
    shown: dict[str, Any] = {
        "at": words.moment_of(entry, deck.request.view.clock),
        "selected": told.event_id,
    }
    is_seen = deck.sees(stage, scene, told.event_id)
    notes = [
        *words.event_notes(entry, dataset, language),
        *(deck.untold(stage, scene, **shown) if is_seen else ()),
    ]
    with deck.slide(layout, texts, notes) as slide:
        if cards.height(texts["Words"], slot) > layout.slot("Words").box.points[1]:
            deck.move(slide, (slot, below))
        if is_seen:
            deck.add_map(slide, stage, scene, **shown)
        else:
            # What the chapter's map does not show has a map of its own over it.
            deck.add_own_map(slide, layout, scene, **shown)
        if layout.bar is not None:
            mark_decorative(add_block(slide, _BAR_ID, "Layer", layout.bar, accent))
        deck.strip.mark(slide, told.when.start, told.when.end, accent)


def film(deck: Draft, origin: Provenance, movie: bytes, poster: bytes) -> None:
    """The slide of the film, with the still that stands there before it plays."""
    layout, language = deck.design.film, deck.language
    heading = layout.slot("Title")
    texts = {"Title": fitted_in(heading, t("deck.film", language), language)}
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
