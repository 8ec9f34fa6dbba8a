"""A text read as a whole: its mentions and its dates together, and where the lines begin.

Owns what neither half can know alone: a word such as "today" in the name of a newspaper is no date. Called by
`drafting`, `coverage`, `report` and the command line.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from zlib import crc32

import numpy as np

from geo_events.dataset import Dataset
from geo_events.dataset.csv_records import encoding_fault
from geo_events.errors import DataError
from geo_events.mentions.date_values import DateMention
from geo_events.mentions.finder import Finder, Mention, Names
from geo_events.mentions.resolution import dates
from geo_events.message import Fault, Message
from geo_events.when import When


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be read."""

    name: str
    """Name as it is shown: that of a file."""
    text: str
    source_id: str
    """Its id in the table of sources, or one made of the name."""
    publisher: str
    published: When | None
    language: str = ""


@dataclass(frozen=True)
class Reading:
    """What was found in a document."""

    document: Document
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = self.document.text.split("\n")
        return list(itertools.accumulate((len(line) + 1 for line in lines[:-1]), initial=0))

    def line_and_column(self, position: int) -> tuple[int, int]:
        """Where a character stands, both counted from 1."""
        line = bisect_right(self._line_starts, position)
        return line, position - self._line_starts[line - 1] + 1


def read(document: Document, finder: Finder) -> Reading:
    """Find names and dates in a document."""
    names = finder.find(document.text)
    found = dates(document.text, document.published)
    return Reading(document, names.mentions, _outside(found, names))


def documents_of(dataset: Dataset, published: When | None = None) -> tuple[Document, ...]:
    """The documents of a dataset; those that do not say when they appeared take the day given."""
    return tuple(
        Document(
            name=source.file or source_id,
            text=dataset.documents[source_id],
            source_id=source_id,
            publisher=source.publisher,
            published=published if source.published is None else source.published,
            language=source.language,
        )
        for source_id, source in dataset.sources.items()
        if source_id in dataset.documents
    )


def document_of(name: str, text: str, known: Iterable[Document], published: When | None = None) -> Document:
    """A text from elsewhere; what a table says of it if it is one of the documents already known.

    Parameters
    ----------
    name
        Of its file, `-` for none.
    known
        Among which it is looked for, by its text.
    published
        When it appeared, if it is not among them.
    """
    for document in known:
        if document.text == text:
            return replace(document, name=name)
    stem = Path(name).stem
    ascii_stem = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    identifier = "-".join(re.findall("[a-z0-9]+", ascii_stem)) or f"text-{crc32(text.encode()):08x}"
    return Document(
        name, text, identifier, publisher=stem if name != "-" else identifier, published=published
    )


def decoded(name: str, content: bytes) -> str:
    """The text of a file.

    Raises
    ------
    DataError
        If it is not UTF-8, or no text at all; the error says what it looks like.
    """
    fault = encoding_fault(name, content)
    if fault is None and b"\0" in content:
        fault = Fault("expected.utf8", found=Message("found.not-text"), file=name)
    if fault is not None:
        raise DataError(replace(fault, advice=Message("advice.save-utf8")))
    return content.decode("utf-8")


def _outside(found: Sequence[DateMention], names: Names) -> tuple[DateMention, ...]:
    """Dates that are no part of a name; both stand in the order of the text, and no two names overlap."""
    spans = [(mention.start, mention.end) for mention in names.mentions]
    inside = [False] * len(found)
    for taken in (spans, names.others):
        if not taken:
            continue
        starts, ends = np.array(taken).T
        before = np.searchsorted(starts, [date.start for date in found], "right") - 1
        covered = (before >= 0) & (ends[before] >= [date.end for date in found])
        inside = [one or other for one, other in zip(inside, covered.tolist(), strict=True)]
    return tuple(date for date, one in zip(found, inside, strict=True) if not one)
