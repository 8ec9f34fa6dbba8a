"""What a file is, by its first bytes and its name.

Owns the signs. What is known and not read is named, so that nobody is told of a table full of strange
letters. Called by `given_source`.
"""

from __future__ import annotations

from geo_events.errors import UploadError
from geo_events.message import Message

_READ = {b"PAR1": "parquet", b"ARROW1": "arrow", b"FEA1": "arrow", b"\xff\xff\xff\xff": "arrow"}
_NAMED = {
    b"%PDF-": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"SQLite format 3\0": "SQLite",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"\x00\x00\x27\x0a": "Shapefile",
    b"{\\rtf": "RTF",
    b"\x89HDF": "HDF5",
    b"CDF\x01": "NetCDF",
    b"CDF\x02": "NetCDF",
}
_TAGS = {
    b"<kml": "KML",
    b"<gpx": "GPX",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
    b"<rss": "RSS",
    b"<osm": "OSM XML",
}
_LOOKED_AT = 2_000
_LINES_OF_JSON = (".jsonl", ".ndjson", ".jsonlines")


def kind_of(name: str, content: bytes) -> str:
    """`parquet`, `arrow`, `lines of JSON` or `other`, which is looked at by its name.

    Raises
    ------
    UploadError
        If it is of a kind that is known and not read.
    """
    for sign, kind in _READ.items():
        if content.startswith(sign):
            return kind
    for sign, kind in _NAMED.items():
        if content.startswith(sign):
            raise UploadError(Message("flat.kind", {"file": name, "kind": kind}))
    start = content[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"<"):
        named = next((kind for tag, kind in _TAGS.items() if tag in start), "XML")
        raise UploadError(Message("flat.kind", {"file": name, "kind": named}))
    return "lines of JSON" if name.lower().endswith(_LINES_OF_JSON) else "other"
