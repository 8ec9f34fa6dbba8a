"""Which place in a dataset's folder a file has, judged by its name.

Owns the safe reading of names and paths. Called by `unpacking`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from geo_events.dataset import TABLES
from geo_events.tables.workbook import OTHER_SUFFIXES, SUFFIXES

_KNOWN = (*TABLES, "names", "unmapped")
_SHAPES = ("railways", "areas", "lines")
"""Files of a dataset that are GeoJSON."""
_TITLE = "title"
_TABLES = (".csv", ".tsv", ".tab")
_JSON = (".json", ".geojson")
_DOCUMENTS = (".txt", ".md", ".html", ".htm")
_PACKED = (".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst")
_LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db", "readme.md"})
"""What operating systems leave in folders and zips, and the page that `geo-events new` puts beside tables."""
_COPY = re.compile(r" ?\(\d{1,3}\)$| ?[-–] ?(?:copy|副本)$", re.IGNORECASE)
"""What browsers and file managers add to the name of a second copy."""
_DRIVE = re.compile(r"[A-Za-z]:")


class Kind(Enum):
    """What a file is, going by its name."""

    TABLE = auto()
    JSON = auto()
    DOCUMENT = auto()
    LOOSE_DOCUMENT = auto()
    """A document that lies in no folder `seeds`."""
    WORKBOOK = auto()
    ZIP = auto()
    PACKED = auto()
    """Files packed in a way that is not read."""
    OTHER = auto()


@dataclass(frozen=True)
class Spot:
    """What a file is and where it belongs."""

    kind: Kind
    name: str
    """Key in the files of an upload; for a workbook its name without the suffix."""


def parts_of(path: str) -> tuple[str, ...] | None:
    r"""Folders and the name in a path; None if it leads out of where it is, or could on some machine.

    Examples
    --------
    >>> parts_of("story/data/events.csv"), parts_of("../events.csv"), parts_of("C:\\events.csv")
    (('story', 'data', 'events.csv'), None, None)
    """
    plain = path.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain) or any(letter < " " for letter in plain):
        return None
    parts = tuple(part for part in plain.split("/") if part not in ("", "."))
    if not parts or any(part.strip() == ".." for part in parts):
        return None
    return parts


def is_litter(parts: tuple[str, ...]) -> bool:
    """Whether a file is hidden, or one that no person put there."""
    return any(part.startswith((".", "~$")) or part.lower() in _LITTER for part in parts)


def known_table(name: str) -> str | None:
    """The table that a file or sheet of a name is meant for.

    Examples
    --------
    >>> known_table(" Events"), known_table("events (1)"), known_table("strikes")
    ('events', 'events', None)
    """
    bare = "".join(_COPY.sub("", name).split()).casefold()
    return bare if bare in _KNOWN else None


def spot_of(parts: tuple[str, ...]) -> Spot:
    """Where a file belongs.

    Examples
    --------
    >>> spot_of(("story", "seeds", "paper.txt")).name, spot_of(("Events.TSV",)).name
    ('seeds/paper.txt', 'events.csv')
    """
    name = parts[-1]
    if "seeds" in (part.lower() for part in parts[:-1]):
        return Spot(Kind.DOCUMENT, f"seeds/{name}")
    dot = name.rfind(".")
    stem, suffix = (name[:dot], name[dot:].lower()) if dot > 0 else (name, "")
    return _spot(name, stem, suffix)


def _spot(name: str, stem: str, suffix: str) -> Spot:
    known = known_table(stem)
    if suffix in _TABLES or (suffix == ".txt" and known is not None):
        return Spot(Kind.TABLE, f"{stem if known is None else known}.csv")
    if suffix in _JSON:
        return Spot(Kind.JSON, _json_name(stem, suffix))
    if suffix in _DOCUMENTS:
        return Spot(Kind.LOOSE_DOCUMENT, f"seeds/{name}")
    if suffix in SUFFIXES or suffix in OTHER_SUFFIXES:
        return Spot(Kind.WORKBOOK, stem)
    if suffix == ".zip":
        return Spot(Kind.ZIP, name)
    return Spot(Kind.PACKED if suffix in _PACKED else Kind.OTHER, name)


def _json_name(stem: str, suffix: str) -> str:
    bare = _COPY.sub("", stem).strip().casefold()
    if bare == _TITLE:
        return "title.json"
    return f"{bare}.geojson" if bare in _SHAPES else stem + suffix
