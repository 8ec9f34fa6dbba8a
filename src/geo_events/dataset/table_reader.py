"""One table: from raw records to cells by column.

Owns the header and ragged rows; knows no column's meaning. Called by `row_reader`.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import NamedTuple

from geo_events.dataset.csv_records import MARK, RawRecord, encoding_fault, raw_records
from geo_events.dataset.regular_files import content_of
from geo_events.dataset.text_columns import (
    NO_LANGUAGE,
    STEMS,
    Languages,
    Tagged,
    is_of_a_text,
    meant_by,
    text_columns,
)
from geo_events.message import Fault, Message

_COMPARED = 100
"""Unknown columns with which a missing one is compared: a hundred thousand must not take minutes."""


class Record(NamedTuple):
    """One record with its cells by column."""

    row: int
    cells: dict[str, str]
    """Cells by column, of all columns; empty where the file has no such column."""
    whole: bool
    """Whether the cells may be checked. False if the row, or the header above it, has a fault already."""


class Table:
    """A CSV file whose records can be gone through once.

    Parameters
    ----------
    path
        The file.
    columns
        Every column that it should have. Another one is a fault, and is not read: a column with a spelling
        mistake would vanish otherwise.
    required
        Those without which no row can be sound; it may lack the others.
    faults
        Where faults are noted: those of the file at once, those of the rows while they are gone through.
    languages
        Of the texts, whose columns end in the tag of theirs.

    Attributes
    ----------
    texts
        The columns of each text.
    readable
        Whether the records have ids, so that what refers to them can be checked.
    """

    def __init__(
        self,
        path: Traversable,
        columns: Sequence[str],
        required: Iterable[str],
        faults: list[Fault],
        languages: Languages = NO_LANGUAGE,
    ) -> None:
        self._file = path.name
        self._faults = faults
        self._records: Iterator[RawRecord] = iter(())
        self._stems = STEMS.get(path.name.removesuffix(".csv"), {})
        self._languages = languages
        self.texts: dict[str, tuple[Tagged, ...]] = dict.fromkeys(self._stems, ())
        self._empty = dict.fromkeys(columns, "")
        self._required = frozenset(required)
        self._header: list[str] = []
        self._complete = False
        self._has_nul = False
        content = self._content(path)
        if content is None:
            self.readable = False
            return
        self._has_nul = b"\0" in content
        self._records = raw_records(content)
        self._read_header(columns)
        self.readable = columns[0] in self._header
        once = {column for column, count in Counter(self._header).items() if count == 1}
        said = {stem for stem, tagged in self.texts.items() if tagged}
        self._complete = self.readable and self._required <= once | said

    def __iter__(self) -> Iterator[Record]:
        header, width = self._header, len(self._header)
        lacking = not set(self._empty) <= set(header)
        for raw in self._records:
            row, cells, _, error = raw
            if error is None and not any(cells):
                continue  # spreadsheets leave such rows behind
            whole = (error is None and len(cells) == width and not self._has_nul) or self._is_sound(
                raw, width
            )
            named = dict(zip(header, cells, strict=False))
            # A full row has every column; merging the empty cells in anyway would cost a tenth of the time.
            padded = self._empty | named if lacking or not whole else named
            yield Record(row, padded, whole and self._complete)

    def _is_sound(self, raw: RawRecord, width: int) -> bool:
        if raw.error is not None:
            line = raw.text.rstrip("\r\n")
            self._note(raw.row, None, "expected.closed-quotes", line, _quote_advice(raw.error))
        elif len(raw.cells) != width:
            count = Message("found.cells", {"count": len(raw.cells)})
            commas = Message("advice.quote-commas") if len(raw.cells) > width else None
            self._note(raw.row, None, "expected.cells", count, commas, count=width)
        elif self._has_nul and (column := self._nul_column(raw.cells)) is not None:
            zero, advice = Message("found.zero-byte"), Message("advice.rewrite")
            self._note(raw.row, column, "expected.bytes", zero, advice)
        else:
            return True
        return False

    def _nul_column(self, cells: list[str]) -> str | None:
        return next((column for column, cell in zip(self._header, cells, strict=True) if "\0" in cell), None)

    def _content(self, path: Traversable) -> bytes | None:
        try:
            content = content_of(path)
        except FileNotFoundError:
            self._note(None, None, "expected.file-here")
            return None
        except OSError as error:
            self._note(None, None, "expected.readable", error.strerror)
            return None
        if not content.removeprefix(MARK.encode()).strip():
            self._note(None, None, "expected.header-and-rows", Message("found.empty-file"))
            return None
        fault = encoding_fault(path.name, content)
        if fault is not None:
            self._faults.append(fault)
            return None
        return content.removeprefix(MARK.encode())

    def _read_header(self, columns: Sequence[str]) -> None:
        raw = next(self._records)
        self._header = [cell.strip(MARK + " ") for cell in raw.cells]
        other = next((mark for mark in ";\t" if len(self._header) == 1 and mark in self._header[0]), None)
        if raw.error is not None:
            self._note(1, None, "expected.header", raw.text.rstrip("\r\n"), _quote_advice(raw.error))
        elif other is not None:
            found = Message("found.semicolons" if other == ";" else "found.tabulators")
            self._note(1, None, "expected.commas", found, Message("advice.save-commas"))
        else:
            self._check_columns(columns)
            return
        self._header = []
        self._records = iter(())

    def _check_columns(self, columns: Sequence[str]) -> None:
        counts = Counter(self._header)
        self.texts = text_columns(counts, self._stems, self._languages, columns)
        texts = {column for tagged in self.texts.values() for _, column in tagged}
        said = {stem for stem, tagged in self.texts.items() if tagged}
        spare = [column for column in counts if column not in columns and column not in texts]
        lacking = [column for column in columns if column not in counts and column not in self._required]
        for column in columns:
            if column not in counts and column in self._required - said:
                near = difflib.get_close_matches(column, spare[:_COMPARED], 1)
                meant = Message("advice.meant-for-it", {"word": near[0]}) if near else None
                self._note(1, column, "expected.column", None, meant or Message("advice.add-column"))
        for column in spare:
            key = "expected.no-column" if column else "expected.named-column"
            text = meant_by(column, self._stems)
            near = difflib.get_close_matches(column, lacking, 1) if text is None else [text]
            if is_of_a_text(column, self._stems):
                key, near = "expected.language-column", [] if text is None else [text]
            meant = Message("advice.meant", {"word": near[0]}) if near else Message("advice.unread")
            self._note(1, column or None, key, None, meant)
        for column, count in counts.items():
            if count > 1 and (column in columns or column in texts):
                self._note(1, column, "expected.column-once", Message("found.columns", {"count": count}))

    def _note(
        self,
        row: int | None,
        column: str | None,
        key: str,
        found: str | Message | None = None,
        advice: Message | None = None,
        **values: object,
    ) -> None:
        self._faults.append(Fault(key, values, found, advice, column, file=self._file, row=row))


def _quote_advice(error: str) -> Message:
    ends = "limit" in error or "end of data" in error
    return Message("advice.close-quote" if ends else "advice.double-quote")
