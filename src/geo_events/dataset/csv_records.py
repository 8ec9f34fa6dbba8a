"""The text of a CSV file: from bytes to raw records and back.

Owns encodings and quoting; knows no header. The module `csv` and not
pandas cuts the text, because a fault must name its row and pandas cannot give the rows of a ragged file.
Called by `table_reader` and `folder`, and by `places`, which rewrites single records.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from geo_events.message import Fault, Message, joined

MARK = "\ufeff"
"""Byte order mark that Excel writes in front of UTF-8; it does no harm and is passed over."""


_MOST_GIVEN_BACK = 2_000_000
"""Characters that are read again behind quotes which never close. After so many each line is read by itself:
the file is past saving, and every one of its lines would be read to the end.
"""


class RawRecord(NamedTuple):
    """One record as it stands in the file."""

    row: int
    """Row as a spreadsheet counts it: the header is row 1, and a cell with line breaks is one row."""
    cells: list[str]
    """Cells of the record; none for a blank line."""
    text: str
    """The record's own characters, its line end included."""
    error: str | None
    """Reason why the cells cannot be trusted; None if they can."""


class _Lines:
    """Lines of a text that can be given back, so that an unclosed quote costs one line and not the rest."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._given_back = 0

    @property
    def is_alone(self) -> bool:
        """Whether each line is a record, whatever its quotes say."""
        return self._given_back > _MOST_GIVEN_BACK

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.is_alone and self._taken:
            raise StopIteration
        line = self._again.popleft() if self._again else next(self._text)
        self._taken.append(line)
        return line

    def release(self) -> str:
        """Lines taken since the last call, joined."""
        text = "".join(self._taken)
        self._taken.clear()
        return text

    def keep_first(self) -> str:
        """First line taken since the last call; the others are given back."""
        first = self._taken[0]
        self._given_back += sum(map(len, self._taken[1:]))
        self._again.extendleft(reversed(self._taken[1:]))
        self._taken.clear()
        return first


def raw_records(content: bytes) -> Iterator[RawRecord]:
    r"""Every record of a CSV file in UTF-8, the header included; a broken one takes one line.

    Examples
    --------
    >>> [record.cells for record in raw_records(b'a,b\n1,"2\n3"\n')]
    [['a', 'b'], ['1', '2\n3']]
    """
    lines = _Lines(io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline=""))
    reader = csv.reader(lines, strict=True)
    row = 0
    while True:
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            text = lines.keep_first()
            yield RawRecord(row, _cells_of(text), text, str(error))
            continue
        yield RawRecord(row, cells, lines.release(), None)


def _cells_of(line: str) -> list[str]:
    """Cells of a broken record's first line as far as they can be made out: its id may be among them."""
    try:
        return next(csv.reader([line]), [])
    except csv.Error:  # a cell too long for the reader
        return []


def encoding_fault(file: str, content: bytes) -> Fault | None:
    r"""What is wrong with the bytes of a file that should be UTF-8, with a guess at what they are.

    Examples
    --------
    >>> print(encoding_fault("places.csv", "a,b\ncafé,1".encode("latin-1")).found)
    byte 0xe9 in line 2; probably a Western encoding
    """
    if (
        content[:2] in (b"\xff\xfe", b"\xfe\xff")
        or max(content[0:64:2].count(0), content[1:64:2].count(0)) > 16
    ):
        found = Message("found.utf-16")
    else:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            byte = f"{content[error.start]:#04x}"
            found = Message("found.byte", {"byte": byte, "line": str(line), "encoding": _guess(content)})
        else:
            return None
    return Fault("expected.utf8", found=found, advice=Message("advice.save-csv"), file=file)


def _guess(content: bytes) -> Message:
    possible = []
    for name, codec in (("GBK", "gb18030"), ("Big5", "big5"), ("EUC-KR", "euc_kr")):
        try:
            content.decode(codec)
        except UnicodeDecodeError:
            continue
        possible.append(name)
    return joined(possible) if possible else Message("found.western")


def line_of(cells: Iterable[str], end: str = "\n") -> str:
    r"""One line of CSV.

    Written here because `csv.writer` leaves a cell with a lone carriage return unquoted.

    Examples
    --------
    >>> line_of(["a", "b,c", 'd"e'])
    'a,"b,c","d""e"\n'
    """
    cells = list(cells)
    plain = ",".join(cells)
    if '"' in plain or "\n" in plain or "\r" in plain or plain.count(",") >= max(len(cells), 1):
        plain = ",".join(_quoted(cell) for cell in cells)
    return plain + end


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
