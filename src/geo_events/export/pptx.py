"""A deck of slides that a person can edit.

Owns the hand-over to `deck`, which needs a library that not everybody has. Called through `EXPORTERS`.
"""

from __future__ import annotations

from geo_events.export.film import mp4
from geo_events.export.stills import png
from geo_events.libraries import library
from geo_events.request import Request


def write(request: Request) -> bytes:
    """The deck.

    Raises
    ------
    ExportError
        If there are more events than a deck holds.
    MissingLibraryError
        If python-pptx is not installed.
    """
    library("pptx", "export")
    from geo_events.deck import write

    return write(request, lambda wanted: (mp4(wanted), png(request)))
