"""The table of formats.

Owns what a format is called, who writes it, where a reader finds it and which options it supports. A new
format is one module and one line here. Called by `cli`, `story` and `ui`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from geo_events.errors import ExportError
from geo_events.export import (
    bibtex,
    csl,
    csv_table,
    embed,
    film,
    geojson,
    handout,
    html,
    kml,
    linked_places,
    pptx,
    stills,
    xlsx,
)
from geo_events.message import Message, Mistake
from geo_events.request import OPTION_NAMES, Options, Request, read_options

Group = Literal["page", "slides", "picture", "film", "data", "code"]
"""Kinds of formats, in the order in which they are offered."""


@dataclass(frozen=True)
class Film:
    """What a film takes of a machine."""

    size: tuple[int, int]
    """Width and height in pixels, unless others are asked for."""
    rate: int
    """Frames a second, unless others are asked for."""
    most_pixels: int
    """Pixels of all its frames that a server shared by many makes: of time."""
    bytes_a_pixel: int
    """Memory that it takes while it is made, for each pixel of a frame: the painter's sheets, the encoder's
    frames.
    """

    def seconds(self, request: Request) -> float:
        """How long it will be, without making it.

        Raises
        ------
        ExportError
            If it cannot be made.
        """
        return film.seconds_of(request, self.size)

    def memory(self, size: tuple[int, int] | None) -> int:
        """Bytes that it takes at most beside what the program holds, however long it is."""
        width, height = size or self.size
        return _LEAST_BYTES + width * height * self.bytes_a_pixel

    def is_too_long(self, options: Options, seconds: float) -> bool:
        """Whether a server shared by many does not make it, if it takes so many seconds."""
        width, height = options.size or self.size
        return width * height * seconds * (options.frames_per_second or self.rate) > self.most_pixels


@dataclass(frozen=True)
class Exporter:
    """A format to which a scene can be written."""

    suffix: str
    """Suffix of the file's name, with its dot."""
    media_type: str
    label: str
    """Key of its text."""
    group: Group
    """Choice under which it stands in the box for sharing."""
    write: Callable[[Request], bytes]
    options: frozenset[str] = frozenset()
    """Names of the `Options` that it supports."""
    is_long: bool = False
    """Whether it may take more than a second, and tells its progress."""
    film: Film | None = None
    """The film that it is, or may hold."""


_LEAST_BYTES = 50_000_000
"""What the smallest film takes: the painter, the encoder, and the words."""
_GIF = Film(film.GIF_SIZE, film.GIF_RATE, 2_000_000_000, 100)
_MP4 = Film(film.MP4_SIZE, film.MP4_RATE, 6_000_000_000, 190)
_FILM = frozenset({"size", "theme", "tell", "seconds", "frames_per_second"})
_DECK = frozenset({"aspect", "theme", "tell", "compare", "has_film", "seconds", "frames_per_second"})
_HANDOUT = frozenset({"tell", "paper", "url"})
_STILL = frozenset({"size", "theme", "at", "chapter", "compare"})
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_PAGE = frozenset({"languages", "preview", "url"})

EXPORTERS: Mapping[str, Exporter] = {
    "html": Exporter(".html", "text/html", "export.html", "page", html.write, _PAGE),
    "png": Exporter(".png", "image/png", "export.png", "picture", stills.png, _STILL, is_long=True),
    "svg": Exporter(".svg", "image/svg+xml", "export.svg", "picture", stills.svg, _STILL),
    "pdf": Exporter(".pdf", "application/pdf", "export.pdf", "picture", stills.pdf, _STILL, is_long=True),
    "gif": Exporter(".gif", "image/gif", "export.gif", "film", film.gif, _FILM, is_long=True, film=_GIF),
    "mp4": Exporter(".mp4", "video/mp4", "export.mp4", "film", film.mp4, _FILM, is_long=True, film=_MP4),
    "embed": Exporter(".md", "text/markdown", "export.embed", "code", embed.write, frozenset({"url"})),
    "geojson": Exporter(".geojson", "application/geo+json", "export.geojson", "data", geojson.write),
    "kml": Exporter(".kml", "application/vnd.google-earth.kml+xml", "export.kml", "data", kml.write),
    "csv": Exporter(".csv", "text/csv", "export.csv", "data", csv_table.write),
    "xlsx": Exporter(".xlsx", _XLSX, "export.xlsx", "data", xlsx.write, is_long=True),
    "lpf": Exporter(".lpf.json", "application/ld+json", "export.lpf", "data", linked_places.write),
    "pptx": Exporter(".pptx", _PPTX, "export.pptx", "slides", pptx.write, _DECK, is_long=True, film=_MP4),
    "handout": Exporter(
        ".pdf", "application/pdf", "export.handout", "slides", handout.write, _HANDOUT, is_long=True
    ),
    "bibtex": Exporter(".bib", "application/x-bibtex", "export.bibtex", "data", bibtex.write),
    "csl-json": Exporter(
        ".csl.json", "application/vnd.citationstyles.csl+json", "export.csl-json", "data", csl.write
    ),
}
"""Formats by the name that the command line knows."""


def exporter_of(name: str) -> Exporter:
    """The exporter of a format.

    Raises
    ------
    ExportError
        If there is no such format; the message lists those that there are.
    """
    if name not in EXPORTERS:
        raise ExportError(Mistake("expected.one-of", {"words": list(EXPORTERS)}, name, column="format"))
    return EXPORTERS[name]


def options_of(name: str, chosen: Mapping[str, object]) -> Options:
    """The options of a format.

    Parameters
    ----------
    name
        Of the format.
    chosen
        By the names of the fields of `Options`; what is None takes its default. A size may be written as
        `1600x900`, a moment as a date.

    Raises
    ------
    ExportError
        If an option does not exist, does not go with the format or cannot be so; the message holds all of it.

    Examples
    --------
    >>> options_of("embed", {"url": "https://boats.example", "theme": None}).url
    'https://boats.example/'
    """
    exporter = exporter_of(name)
    given = {option: value for option, value in chosen.items() if value is not None}
    mistakes: list[Message] = [
        Mistake("expected.one-of", {"words": OPTION_NAMES}, option, column="option")
        for option in given
        if option not in OPTION_NAMES
    ]
    if unfit := [option for option in given if option in OPTION_NAMES and option not in exporter.options]:
        supporting = [other for other, one in EXPORTERS.items() if one.options.issuperset(unfit)]
        key = "export.unfit" if supporting else "export.unfit-all"
        mistakes.append(Message(key, {"options": unfit, "formats": supporting, "format": name}))
    read, misread = read_options(given)
    if mistakes or misread:
        raise ExportError(*mistakes, *misread)
    return Options(**read)
