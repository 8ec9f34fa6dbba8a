"""A handout for paper: a PDF of text with maps.

Owns which fonts it is lettered with, and the hand-over to `paper`. Called through `EXPORTERS`.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from geo_events.export.fonts import families, report_missing
from geo_events.libraries import library
from geo_events.request import Request
from geo_events.text import t


def write(request: Request) -> bytes:
    """The handout.

    Raises
    ------
    ExportError
        If there is no event to tell, or there are more than a handout holds.
    MissingLibraryError
        If a library that it needs is not installed.
    """
    library("pptx", "export")  # it tells what the deck tells
    from geo_events.paper import write

    first, *others = families()
    # Who reads ideographs has one font for all words, as far as it goes.
    sample = t("sources.heading", request.view.language)
    order = (*others, first) if unicodedata.east_asian_width(sample[0]) in "WF" else (first, *others)
    content, missing = write(request, order, _file)
    report_missing(missing, request.remark)
    return content


def _file(family: str, bold: bool) -> Path:
    manager = library("matplotlib.font_manager", "export")
    properties = manager.FontProperties(family=family, weight="bold" if bold else "normal")
    return Path(manager.findfont(properties, fallback_to_default=False))
