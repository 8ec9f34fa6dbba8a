"""What was found in texts, as lines for a person or as JSON for a program.

Owns both forms. Called by the command line.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from geo_events.mentions.date_values import DateMention, basis_text
from geo_events.mentions.finder import Mention
from geo_events.mentions.reading import Reading
from geo_events.message import Message, joined

_KINDS = ("place", "person", "date")


def as_lines(readings: Sequence[Reading], language: str) -> Iterator[str]:
    """`file:line:column kind words -> id` for each, then the counts, in a language."""
    counts: Counter[str] = Counter()
    unresolved = 0
    for reading in readings:
        for found in _in_order(reading):
            line, column = reading.line_and_column(found.start)
            words = " ".join(found.words.split())
            counts[_kind(found)] += 1
            unresolved += isinstance(found, DateMention) and found.edtf is None
            meaning = _meaning(found, language)
            yield f"{reading.document.name}:{line}:{column} {_kind(found)} {words} -> {meaning}"
    yield ""
    documents, *kinds = (
        Message.counted(noun, count)
        for noun, count in (("document", len(readings)), *((kind, counts[kind]) for kind in _KINDS))
    )
    told = {"documents": documents, "found": kinds, "unresolved": str(unresolved)}
    yield Message("cli.mentions.told", told).text(language)


def as_json(readings: Iterable[Reading], language: str) -> str:
    """An array with an object for each document; reasons are in a language."""
    documents = [_document(reading, language) for reading in readings]
    return json.dumps(documents, ensure_ascii=False, indent=2) + "\n"


def _in_order(reading: Reading) -> list[Mention | DateMention]:
    return sorted([*reading.mentions, *reading.dates], key=lambda found: found.start)


def _kind(found: Mention | DateMention) -> str:
    return "date" if isinstance(found, DateMention) else found.kind.value


def _meaning(found: Mention | DateMention, language: str) -> str:
    if isinstance(found, Mention):
        return joined(found.ids).text(language)
    if found.edtf is None:
        return Message("cli.mentions.unresolved", {"reason": found.reason}).text(language)
    key = "mentions.meaning" if found.against is None else "mentions.meaning.counted"
    values = {"date": found.edtf, "basis": basis_text(found.basis), "against": found.against}
    return Message(key, values).text(language)


def _document(reading: Reading, language: str) -> dict[str, Any]:
    document = reading.document
    return {
        "file": document.name,
        "source_id": document.source_id,
        "published": None if document.published is None else document.published.edtf,
        "mentions": [_found(reading, found, language) for found in _in_order(reading)],
    }


def _found(reading: Reading, found: Mention | DateMention, language: str) -> dict[str, Any]:
    line, column = reading.line_and_column(found.start)
    plain = {"kind": _kind(found), "start": found.start, "end": found.end, "line": line, "column": column}
    words: dict[str, Any] = plain | {"words": found.words}
    if isinstance(found, Mention):
        return words | {"ids": list(found.ids)}
    return words | {
        "edtf": found.edtf,
        "basis": found.basis.value,
        "against": found.against,
        "reason": None if found.reason is None else found.reason.text(language),
    }
