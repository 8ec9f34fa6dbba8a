"""CSL-JSON: the sources that are cited in view, for Zotero, Pandoc and other programs that write references.

Owns the items. The format is a plain list, so each item says in its own `custom` where it comes from. Called
through `EXPORTERS`.
"""

from __future__ import annotations

import json
from dataclasses import replace

from geo_events.citations import addresses
from geo_events.export.records import calendar
from geo_events.model import Source, SourceKind
from geo_events.request import GENERATOR, Provenance, Request, provenance
from geo_events.when import When

_TYPES = {
    SourceKind.NEWS: "article-newspaper",
    SourceKind.ENCYCLOPEDIA: "entry-encyclopedia",
    SourceKind.OTHER: "document",
}


def write(request: Request) -> bytes:
    """The list of items as UTF-8; empty if no event in view has a claim."""
    said = replace(provenance(request), credits=())  # of the map
    items = [_item(source, said) for source in said.sources]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode(errors="replace")


def _item(source: Source, said: Provenance) -> dict[str, object]:
    item: dict[str, object] = {
        "id": source.source_id,
        "type": _TYPES[source.kind],
        "title": source.title,
        "container-title": source.published_by(said.language),
        "publisher": source.published_by(said.language),
        "language": source.language,
    }
    if found := addresses(source):
        item["URL"] = found[0]
    if source.archive_url is not None:
        item["archive_location"] = source.archive_url
    if source.published is not None and (issued := _date(source.published)) is not None:
        item["issued"] = issued
    file = "" if source.file is None else f"{source.file}; "
    item["note"] = f"{file}{said.title}, {said.version}, {said.made}"
    item["custom"] = {
        "file": source.file,
        "sha256": source.sha256,
        "dataset": said.title,
        "dataset_version": said.version,
        "exported_on": said.made,
        "generator": GENERATOR,
        "filters": list(said.filters),
    }
    return item


def _date(when: When) -> dict[str, object] | None:
    """A date as far as it is known, a span as two; None if not even the year is."""
    parts = [calendar(when, end) for end in range(len(when.edtf.split("/")))]
    if not all(parts):
        return None
    # There the year -1 is 1 BC.
    parts = [[year - (year < 1), *rest] for year, *rest in parts]
    return {"date-parts": parts} | ({"circa": True} if when.approximate or when.uncertain else {})
