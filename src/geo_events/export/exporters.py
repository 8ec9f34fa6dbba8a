"""The table of formats.

Owns what a format is called, who writes it and which options it supports. A new format is one module and one
line here. Called by `cli`, `ui` and the package's own front door.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo_events.export import (
    bibtex,
    csl,
    csv_table,
    deck,
    embed,
    film,
    geojson,
    html,
    kml,
    linked_places,
    stills,
    xlsx,
)
from geo_events.request import Request


@dataclass(frozen=True)
class Exporter:
    """A format to which a scene can be written."""

    suffix: str
    """Of the file's name, with its dot."""
    media_type: str
    label: str
    """Key of its text."""
    write: Callable[[Request], bytes]
    options: frozenset[str] = frozenset()
    """Names of the `Options` that it supports."""
    is_long: bool = False
    """Whether it may take more than a second, and tells its progress."""


_FILM = frozenset({"size", "theme", "seconds", "frames_per_second"})
_DECK = frozenset({"aspect", "theme", "has_film", "seconds", "frames_per_second"})
_STILL = frozenset({"size", "theme", "at"})
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EXPORTERS: Mapping[str, Exporter] = {
    "html": Exporter(".html", "text/html", "export.html", html.write),
    "png": Exporter(".png", "image/png", "export.png", stills.png, _STILL, is_long=True),
    "svg": Exporter(".svg", "image/svg+xml", "export.svg", stills.svg, _STILL),
    "pdf": Exporter(".pdf", "application/pdf", "export.pdf", stills.pdf, _STILL, is_long=True),
    "gif": Exporter(".gif", "image/gif", "export.gif", film.gif, _FILM, is_long=True),
    "mp4": Exporter(".mp4", "video/mp4", "export.mp4", film.mp4, _FILM, is_long=True),
    "embed": Exporter(".md", "text/markdown", "export.embed", embed.write, frozenset({"url"})),
    "geojson": Exporter(".geojson", "application/geo+json", "export.geojson", geojson.write),
    "kml": Exporter(".kml", "application/vnd.google-earth.kml+xml", "export.kml", kml.write),
    "csv": Exporter(".csv", "text/csv", "export.csv", csv_table.write),
    "xlsx": Exporter(".xlsx", _XLSX, "export.xlsx", xlsx.write, is_long=True),
    "lpf": Exporter(".lpf.json", "application/ld+json", "export.lpf", linked_places.write),
    "pptx": Exporter(".pptx", _PPTX, "export.pptx", deck.write, _DECK, is_long=True),
    "bibtex": Exporter(".bib", "application/x-bibtex", "export.bibtex", bibtex.write),
    "csl-json": Exporter(
        ".csl.json", "application/vnd.citationstyles.csl+json", "export.csl-json", csl.write
    ),
}
"""By the name that the command line knows."""
