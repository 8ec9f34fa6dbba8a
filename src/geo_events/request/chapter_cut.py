"""A request cut to a chapter: its time as the period, so that a picture shows that stretch alone.

Owns what the id of a chapter in the options comes to, and the words for the time of one. Called by the
formats that support it, by `cli`, `ui` and the deck.
"""

from __future__ import annotations

from dataclasses import replace

from geo_events.dataset import Dataset
from geo_events.dataset.ids import nearest
from geo_events.date_text import span_text
from geo_events.errors import ExportError
from geo_events.message import Mistake
from geo_events.model import Chapter, View
from geo_events.request.export_request import Request
from geo_events.scene import build
from geo_events.view import period, select
from geo_events.when import DAY


def chapter_of(dataset: Dataset, chapter_id: str) -> Chapter:
    """The chapter of an id.

    Raises
    ------
    ExportError
        If there is none; the message names the nearest.
    """
    if chapter_id in dataset.chapters:
        return dataset.chapters[chapter_id]
    near = nearest(chapter_id, dataset.chapters)
    raise ExportError(Mistake("expected.id-of-chapter", {}, chapter_id, near, "chapter"))


def view_of(view: View, chapter: Chapter) -> View:
    """A view with a chapter's time as its period."""
    return replace(view, start=chapter.start.edtf, end=chapter.end.edtf)


def told_period(chapter: Chapter, view: View) -> str:
    """From when to when a chapter goes, as far as it is in view."""
    start, end = period(view)
    first = chapter.start.start if start is None else max(start, chapter.start.start)
    last = chapter.end.end if end is None else min(end, chapter.end.end)
    return span_text(first, max(last, first + DAY), view.language)


def cut_to_chapter(request: Request) -> Request:
    """The request with the events of the chapter that its options name; as it is where they name none.

    Raises
    ------
    ExportError
        If there is no such chapter.
    """
    if request.options.chapter is None:
        return request
    chapter = chapter_of(request.dataset, request.options.chapter)
    selection = select(request.dataset, view_of(request.view, chapter))
    return replace(request, selection=selection, scene=build(selection))
