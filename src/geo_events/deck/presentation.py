"""A deck of slides: title, chapters, events and sources, each with its map and its notes.

Owns the order of the slides, the document's properties and the writing of the file. Called by `export`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from geo_events.cldr import joint
from geo_events.deck import package, plan, words
from geo_events.deck.closing import closing
from geo_events.deck.compare_slide import compare
from geo_events.deck.draft import Draft
from geo_events.deck.inks import inks
from geo_events.deck.layouts import DESIGNS
from geo_events.deck.map_shapes import Converter
from geo_events.deck.paragraphs import one_line, plain, tag
from geo_events.deck.slides import agenda, chapter, count_text, event, film, stage_of, title
from geo_events.deck.template import template
from geo_events.deck.theme import accents_of
from geo_events.deck.time_strip import TimeStrip
from geo_events.request import (
    GENERATOR,
    Entry,
    Provenance,
    Request,
    entries,
    provenance,
    require_tellable,
    told,
)
from geo_events.text import t

_FILM_SHARE = 0.6
"""Share of the work that goes into the film."""


def write(request: Request, filmed: Callable[[Request], tuple[bytes, bytes]]) -> bytes:
    """The deck.

    Parameters
    ----------
    request
        What is to be written.
    filmed
        Makes the film and the still that stands before it, an mp4 and a png, where the request has one.

    Raises
    ------
    ExportError
        If there is no event to tell, or there are more than a deck holds.
    """
    require_tellable(request)
    design = DESIGNS[request.options.aspect]
    language = request.view.language
    found, shown = tuple(entries(request)), told(request.selection, request.options.tell)
    accents = accents_of(request.dataset.layers.values(), request.options.theme)
    presentation = template(design, request.options.theme, accents, language)
    first, last = words.edge_years(found, language)
    strip = TimeStrip(request, design, (first, "" if last == first else last))
    converter = Converter(language, inks(request.options.theme, accents))
    deck = Draft(request, design, presentation, converter, strip)
    origin = provenance(request)
    title(deck, found, origin)
    done = 0.0
    if request.options.has_film:
        film(deck, origin, *filmed(replace(request, tell=lambda share: request.tell(_FILM_SHARE * share))))
        done = _FILM_SHARE
    planned = plan.stops(found, tuple(request.dataset.chapters.values()), shown)
    sections = _tell(deck, origin, list(planned), lambda share: request.tell(done + (0.9 - done) * share))
    for layout in design.layouts:
        if layout.name not in deck.stages:
            strip.lay(presentation.slide_layouts.get_by_name(layout.name))
    _describe(presentation, request, found, origin)
    _finish(presentation, sections)
    del deck, planned, converter  # The shapes that it keeps to draw them again would stand beside the file.
    request.tell(0.9)
    packed = io.BytesIO()
    presentation.save(packed)
    content = package.undated(packed)
    request.tell(1)
    return content


def _tell(
    deck: Draft, origin: Provenance, planned: Sequence[plan.Stop], tell: Callable[[float], None]
) -> list[tuple[str, int]]:
    """Add the slides between the first and the film, and the end; sections, with their first slides."""
    language, slides = deck.language, deck.presentation.slides
    chapters = [one.part for one in planned if one.entry is None]
    if len(chapters) > 1:
        agenda(deck, chapters)
    compare(deck)
    sections, parts = [(origin.title, 0)], list(dict.fromkeys(one.part for one in planned))
    scenes = {part: plan.scene_of(part, deck.request.scene) for part in parts}
    for number, one in enumerate(planned):
        tell(number / len(planned))
        scene = scenes[one.part]
        stage = stage_of(deck, one.part, scene, parts.index(one.part) + 1)
        if one.entry is not None:
            event(deck, one.entry, stage, scene)
        elif one.part.chapter is not None:
            sections.append((one.part.chapter.title(language), len(slides)))
            chapter(deck, one.part, stage, scene, (chapters.index(one.part) + 1, len(chapters)))
    sections.append((t("sources.heading", language), len(slides)))
    closing(deck, origin)
    return sections


def _finish(presentation: Any, sections: Sequence[tuple[str, int]]) -> None:
    """Add what programs look for beside the slides; sections are names with their first slides, from 0."""
    package.list_notes_master(presentation)
    edges = [*(first for _, first in sections), len(presentation.slides)]
    package.add_sections(
        presentation,
        [(one_line(name), after - first) for (name, first), after in zip(sections, edges[1:], strict=True)],
    )
    package.add_properties(presentation, GENERATOR)


def _describe(presentation: Any, request: Request, found: Sequence[Entry], origin: Provenance) -> None:
    """Say in the document's properties what it is and where it comes from."""
    language = request.view.language
    properties = presentation.core_properties
    properties.author = properties.last_modified_by = GENERATOR
    properties.created = properties.modified = datetime.combine(request.made, time())
    properties.language = tag(language)
    properties.version = request.dataset.version[:255]
    properties.revision = 1
    layers = {request.dataset.layer(entry.event).layer_id for entry in found}
    names = [one.plural(language) for one in request.dataset.layers.values() if one.layer_id in layers]
    subject = (words.years(found, language), count_text(len(found), language))
    # The library stops at 255 letters.
    element = parse_xml(properties.blob)
    element.get_or_add_title().text = one_line(origin.title)
    element.get_or_add_subject().text = " · ".join(part for part in subject if part)
    element.get_or_add_keywords().text = joint(language).join(names)
    element.get_or_add_description().text = "\n".join(plain(line) for line in origin.lines())
    full = package.done(properties, etree.tostring(element, xml_declaration=True, encoding="UTF-8"))
    package.exchange(properties.package, properties, full, RELATIONSHIP_TYPE.CORE_PROPERTIES)
