"""A deck of slides: title, chapters, events and sources, each with its map and its notes.

Owns the order of the slides, the document's properties and the writing of the file. Called through
`EXPORTERS`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from xml.sax.saxutils import escape

from geo_events.errors import ExportError
from geo_events.export.deck import plan, words
from geo_events.export.deck.closing import closing
from geo_events.export.deck.drawing_ml import Converter, numbered
from geo_events.export.deck.layouts import design
from geo_events.export.deck.markup import accents_of
from geo_events.export.deck.paragraphs import one_line, plain, tag
from geo_events.export.deck.slides import Deck, empty, film, stop, title
from geo_events.export.deck.template import template
from geo_events.message import Message
from geo_events.model import Layer
from geo_events.request import GENERATOR, Entry, Provenance, Request, entries, provenance
from geo_events.request.reproducible_zip import sealed
from geo_events.text import plural, t

MOST = 300
"""Events in a deck."""
_FIRST_ID = 100
"""Of the shapes that are written as text; a film has a lower one."""
_FILM_SHARE = 0.6
"""Of the work."""


def write(request: Request) -> bytes:
    """The deck.

    Raises
    ------
    ExportError
        If there are more events than a deck holds.
    MissingLibraryError
        If python-pptx is not installed.
    """
    if request.scene.count > MOST:
        raise ExportError(Message("export.deck-too-long", {"most": MOST, "count": request.scene.count}))
    chosen = design(request.options.aspect)
    language = request.view.language
    found = tuple(entries(request))
    accents = accents_of({entry.event.layer for entry in found})
    presentation = template(chosen, request.options.theme, accents, language)
    deck = Deck(request, chosen, presentation, Converter(language))
    origin = provenance(request)
    title(deck, found, origin)
    done = 0.0
    if request.options.has_film:
        film(deck, origin, _FILM_SHARE)
        done = _FILM_SHARE
    planned = list(plan.stops(found, tuple(request.dataset.chapters.values())))
    for number, one in enumerate(planned):
        request.tell(done + (0.9 - done) * number / len(planned))
        stop(deck, one)
    if not found:
        empty(deck, origin)
    closing(deck, origin)
    _properties(presentation, request)
    request.tell(0.9)
    content = _written(deck, _described(found, origin, language))
    request.tell(1)
    return content


def _described(found: Sequence[Entry], origin: Provenance, language: str) -> dict[str, str]:
    """Properties that may be longer than the library takes, by the word that stands for each."""
    layers = {entry.event.layer for entry in found}
    names = [t(f"layer.{layer}", language) for layer in Layer if layer in layers]
    count = t(plural("marks.count.event", len(found)), language, count=len(found))
    return {
        "the-title": one_line(origin.title),
        "the-subject": " · ".join(part for part in (words.years(found, language), count) if part),
        "the-keywords": t("export.joint", language).join(names),
        "the-comments": "\n".join(plain(line) for line in origin.lines()),
    }


def _properties(presentation: Any, request: Request) -> None:
    made = datetime.combine(request.made, time())
    properties = presentation.core_properties
    properties.title, properties.subject = "the-title", "the-subject"
    properties.keywords, properties.comments = "the-keywords", "the-comments"
    properties.author = properties.last_modified_by = GENERATOR
    properties.created = properties.modified = made
    properties.language = tag(request.view.language)
    properties.version = request.dataset.version[:255]
    properties.revision = 1


def _written(deck: Deck, described: dict[str, str]) -> bytes:
    """The file with the slides' shapes and the properties in it."""
    bare, full = io.BytesIO(), io.BytesIO()
    deck.presentation.save(bare)
    with (
        zipfile.ZipFile(bare) as old,
        zipfile.ZipFile(full, "w") as new,
    ):
        for member in old.infolist():
            content = old.read(member)
            if member.filename in deck.fills:
                shapes = numbered("".join(deck.fills[member.filename]), _FIRST_ID)
                content = content.replace(b"<!--shapes-->", shapes.encode(), 1)
            elif member.filename == "docProps/core.xml":
                for name, value in described.items():
                    content = content.replace(f">{name}<".encode(), f">{escape(value)}<".encode(), 1)
            new.writestr(member.filename, content)
    return sealed(full.getvalue())
