"""What a reader chose for a file: the widgets of an exporter's options.

Owns how each option is asked for. What an option may be is decided in `export`. Called by `share`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import get_args

import streamlit as st

from geo_events.date_text import date_text
from geo_events.export import Exporter
from geo_events.model import Chapter
from geo_events.request import Aspect, Options, Paper, Telling, Theme
from geo_events.text import t
from geo_events.ui.sticky_widgets import kept
from geo_events.when import parse

_OWN = ""
"""Value in place of what the format itself has: Streamlit takes None for no choice at all."""
_SIZES = (_OWN, "1600x900", "1920x1080", "1080x1080", "1080x1920", "3840x2160")
_WIDTH = 220
"""CSS pixels of a widget that has no width of its own."""
_SECONDS = (0, 10, 20, 30, 60, 90, 120, 180, 240)
"""Lengths of a film; 0 for what its words need."""
_FRAMES = (0, 5, 10, 15, 25)
"""Frames a second; 0 for the format's own."""


def options(
    exporter: Exporter,
    steps: Callable[[], Sequence[str]],
    chapters: Mapping[str, Chapter],
    language: str,
    *,
    beside: str | None = None,
    room: int | None = None,
) -> dict[str, object]:
    """Draw what the format supports; give what was chosen, by the names of `Options`.

    Parameters
    ----------
    exporter
        Of the format.
    steps
        Gives the moments that a still can show, as EDTF dates.
    chapters
        Chapters to which a still can be cut, by id.
    language
        Of the page.
    beside
        What the view compares with, as links write it; None where it does not.
    room
        Bytes that there are for the making of a film, None for any: sizes that take more are not offered.
    """
    supported = exporter.options
    chosen: dict[str, object] = {}
    if "has_film" in supported:
        first = Options().has_film
        chosen["has_film"] = st.toggle(
            t("share.has-film", language), **kept("share-has-film", language, first)
        )
        if not chosen["has_film"]:
            supported -= {"seconds", "frames_per_second"}
    if "size" in supported:
        chosen["size"] = _size(language, tuple(_fitting(exporter, room)))
    for name, draw in _WIDGETS.items():
        if name in supported:
            chosen[name] = draw(language)
    chapter = None
    if "chapter" in supported and chapters:
        chosen["chapter"] = chapter_id = _chapter(chapters, language)
        chapter = None if chapter_id is None else chapters[chapter_id]
    if "at" in supported:
        moments = steps()
        if chapter is not None:
            start, end = chapter.start.start, chapter.end.end
            moments = [step for step in moments if start <= parse(step).start < end]
        chosen["at"] = _moment(moments, language)
    if "compare" in supported and beside is not None:
        label = t("share.compare", language)
        chosen["compare"] = beside if st.toggle(label, **kept("share-compare", language, True)) else None
    return chosen


def _fitting(exporter: Exporter, room: int | None) -> Iterator[str]:
    """The sizes that are offered: of a film those for which there is memory; its own in any case."""
    for size in _SIZES:
        if size == _OWN or exporter.film is None or room is None:
            yield size
            continue
        width, _, height = size.partition("x")
        if exporter.film.memory((int(width), int(height))) <= room:
            yield size


def _size(language: str, sizes: Sequence[str]) -> object:
    def written(size: str) -> str:
        return size.replace("x", " × ") if size else t("share.size.own", language)

    label = t("share.size", language)
    keeping = kept("share-size", language, _OWN, sizes)
    return st.selectbox(label, sizes, format_func=written, width=_WIDTH, **keeping) or None


def _one_of(option: str, values: Sequence[str], language: str, *, written: bool = True) -> object:
    """One of a few, which have texts unless they are written as they are."""
    return st.segmented_control(
        t(f"share.{option}", language),
        values,
        format_func=lambda value: t(f"share.{option}.{value}", language) if written else value,
        required=True,
        **kept(f"share-{option}", language, getattr(Options(), option)),
    )


def _number(option: str, numbers: Sequence[int], language: str) -> object:
    """One of some numbers; None for the format's own."""

    def written(number: int) -> str:
        return str(number) if number else t(f"share.{option}.own", language)

    label, keeping = t(f"share.{option}", language), kept(f"share-{option}", language, 0, numbers)
    return st.selectbox(label, numbers, format_func=written, width=_WIDTH, **keeping) or None


def _chapter(chapters: Mapping[str, Chapter], language: str) -> str | None:
    def written(chapter_id: str) -> str:
        return chapters[chapter_id].title(language) if chapter_id else t("share.chapter.all", language)

    label, ids = t("share.chapter", language), (_OWN, *chapters)
    keeping = kept("share-chapter", language, _OWN, ids)
    return st.selectbox(label, ids, format_func=written, width=_WIDTH, **keeping) or None


def _moment(steps: Sequence[str], language: str) -> object:
    def written(step: str) -> str:
        return date_text(parse(step), language) if step else t("share.at.whole", language)

    label, moments = t("share.at", language), (_OWN, *steps)
    keeping = kept("share-at", language, _OWN, moments)
    return st.selectbox(label, moments, format_func=written, width=_WIDTH, **keeping) or None


_WIDGETS: Mapping[str, Callable[[str], object]] = {
    "tell": partial(_one_of, "tell", get_args(Telling)),
    # A colon between digits means nothing to Markdown.
    "aspect": partial(_one_of, "aspect", get_args(Aspect), written=False),
    "paper": partial(_one_of, "paper", get_args(Paper)),
    "theme": partial(_one_of, "theme", get_args(Theme)),
    "seconds": partial(_number, "seconds", _SECONDS),
    "frames_per_second": partial(_number, "frames", _FRAMES),
}
"""Widgets that ask for each option, in the order in which they stand."""
