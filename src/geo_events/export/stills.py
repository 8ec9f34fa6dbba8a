"""Stills: the map at a moment or over the whole period, as png, svg and pdf.

Owns their sizes and what they say of themselves. Called through `EXPORTERS`, and by `film` and the deck.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, time

from geo_events.bounds import Bounds
from geo_events.export.fonts import Lettering
from geo_events.export.painting import Canvas, painted
from geo_events.export.svg import svg_of
from geo_events.libraries import library
from geo_events.picture import Picture, RenderOptions, draw, draw_both, smallest_type
from geo_events.request import (
    GENERATOR,
    Provenance,
    Request,
    compared,
    cut_to_chapter,
    dates,
    moment_of,
    provenance,
)
from geo_events.text import t
from geo_events.wording import text_in

SIZE = (1920, 1080)
"""Width and height of a still in pixels, unless others are asked for."""


def render_options(request: Request, size: tuple[int, int]) -> RenderOptions:
    """What a still of a request is to show; of one that names a chapter, after it was cut to that."""
    said = provenance(request)
    options, view = request.options, request.view
    chapter = next((one for one in request.scene.data["chapters"] if one["id"] == options.chapter), None)
    told = chapter["note"] if chapter is not None else request.scene.data["about"] if request.is_whole else {}
    bounds = None if chapter is None else chapter["bounds"]
    width, height = options.size if options.size is not None else size
    at, is_local = moment_of(options.at)
    return RenderOptions(
        width=width,
        height=height,
        language=view.language,
        clock=view.clock,
        theme=options.theme,
        at=at,
        is_local=is_local,
        bounds=None if bounds is None else Bounds(*bounds),
        selected=view.event_id,
        heading=said.title
        if chapter is None
        else f"{said.title} · {text_in(chapter['title'], view.language)}",
        dates=dates(request),
        lead=text_in(told, view.language),
        footing=footing(said),
        smallest=smallest_type(width, height),
    )


def footing(said: Provenance) -> tuple[str, ...]:
    """What stands below a still: who published the sources, then what was filtered and to whom it is owed.

    The whole of it, with titles and version, is in what the file says of itself.
    """
    language = said.language
    publishers = dict.fromkeys(source.published_by(language) for source in said.sources)
    named = t("picture.joint", language).join(publishers)
    first = (t("picture.sources", language, sources=named),) if said.sources else ()
    return (*first, " · ".join((*said.filters, *said.credits)))


def picture(request: Request) -> Picture:
    """The still that a request asks for, as shapes."""
    cut = cut_to_chapter(request)
    render, comparison = render_options(cut, SIZE), cut.options.compare
    if comparison is None:
        return draw(cut.scene, render)
    now, then, date = compared(cut, render)
    return draw_both(now, then, comparison.shown, date)


def png(request: Request) -> bytes:
    """A still as pixels."""
    image = library("PIL.Image", "export")
    plug = library("PIL.PngImagePlugin", "export")
    said, drawn = provenance(cut_to_chapter(request)), picture(request)
    notes = plug.PngInfo()
    for key, value in (
        ("Title", drawn.title),
        ("Description", "\n".join(said.lines())),
        ("Creation Time", said.made),
        ("Software", GENERATOR),
    ):
        notes.add_itxt(key, value)
    sheet = io.BytesIO()
    pixels = _painted(drawn, request).pixels()
    image.fromarray(pixels).save(sheet, "png", pnginfo=notes, dpi=(192, 192), compress_level=6)
    return sheet.getvalue()


def _painted(drawn: Picture, request: Request) -> Canvas:
    lettering = Lettering(request.remark)
    lettering.look_at(drawn.groups)
    lettering.report()
    return painted(drawn)


def pdf(request: Request) -> bytes:
    """A still as a page of paths and words."""
    said, drawn = provenance(cut_to_chapter(request)), picture(request)
    made = datetime.combine(request.made, time(), UTC)
    return _painted(drawn, request).pdf(
        {
            "Title": drawn.title,
            "Subject": " · ".join(said.lines()[1:]),
            "Creator": GENERATOR,
            "Producer": GENERATOR,
            "CreationDate": made,
        }
    )


def svg(request: Request) -> bytes:
    """A still as markup: words stay words, groups keep their names."""
    return svg_of(picture(request), provenance(cut_to_chapter(request)))
