"""Stills: the map at a moment or over the whole period, as png, svg and pdf.

Owns their sizes and what they say of themselves. Called through `EXPORTERS`, and by `film` and the deck.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, time

from geo_events.export.painting import painted
from geo_events.export.svg import svg_of
from geo_events.libraries import library
from geo_events.picture import Picture, RenderOptions, draw
from geo_events.request import GENERATOR, Provenance, Request, provenance
from geo_events.text import t
from geo_events.when import Precision, When

SIZE = (1920, 1080)
"""Width and height of a still in pixels, unless others are asked for."""


def render_options(request: Request, size: tuple[int, int]) -> RenderOptions:
    """What a still of a request is to show."""
    said = provenance(request)
    options, view = request.options, request.view
    width, height = options.size if options.size is not None else size
    at, is_local = _moment(options.at)
    return RenderOptions(
        width=width,
        height=height,
        language=view.language,
        clock=view.clock,
        theme=options.theme,
        at=at,
        is_local=is_local,
        selected=view.event_id,
        heading=said.title,
        footing=footing(said),
    )


def _moment(at: int | When | None) -> tuple[int | None, bool]:
    """The moment of a still, and whether it is as clocks on the spot show it: the last of a day is."""
    if not isinstance(at, When):
        return at, False
    return (at.start, False) if at.precision is Precision.MINUTE else (at.end - 1, True)


def footing(said: Provenance) -> tuple[str, ...]:
    """What stands below a picture: sources, then version, filters and credits."""
    language = said.language
    joint = t("picture.joint", language)
    named = joint.join(f"{source.publisher}, {source.title}" for source in said.sources)
    first = (t("picture.sources", language, sources=named),) if said.sources else ()
    return (*first, " · ".join((said.dated, *said.filters, *said.credits)))


def picture(request: Request) -> Picture:
    """The still that a request asks for, as shapes."""
    return draw(request.scene, render_options(request, SIZE))


def png(request: Request) -> bytes:
    """A still as pixels."""
    image = library("PIL.Image", "export")
    plug = library("PIL.PngImagePlugin", "export")
    said = provenance(request)
    notes = plug.PngInfo()
    for key, value in (
        ("Title", said.title),
        ("Description", "\n".join(said.lines())),
        ("Creation Time", said.made),
        ("Software", GENERATOR),
    ):
        notes.add_itxt(key, value)
    sheet = io.BytesIO()
    pixels = painted(picture(request)).pixels()
    image.fromarray(pixels).save(sheet, "png", pnginfo=notes, dpi=(192, 192), compress_level=6)
    return sheet.getvalue()


def pdf(request: Request) -> bytes:
    """A still as a page of paths and words."""
    said = provenance(request)
    made = datetime.combine(request.made, time(), UTC)
    return painted(picture(request)).pdf(
        {
            "Title": said.title,
            "Subject": " · ".join(said.lines()[1:]),
            "Creator": GENERATOR,
            "Producer": GENERATOR,
            "CreationDate": made,
        }
    )


def svg(request: Request) -> bytes:
    """A still as markup: words stay words, groups keep their names."""
    return svg_of(picture(request), provenance(request))
