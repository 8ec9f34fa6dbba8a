"""A workbook's rows as JSON lines: a program that runs in a process of its own, and no part of the package.

Owns what calamine is asked and how its cells become text. Imports nothing of the package and no library but
calamine, so that the process is small before it reads. Started by `workbook_process`, which says the bounds;
what goes over them ends this process and nothing else.

Lines: `{"sheet", "hidden", "merged"}` before each sheet, `[row, cells]` for each row that holds something,
`{"firsts"}` after the last one, `{"end"}` behind all sheets. `{"fault"}` in place of any of them is the last.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

_DURATION = re.compile(r"PT(\d{1,6})H(\d\d?)M(\d\d?)(?:[.,]\d+)?S\Z", re.ASCII)


class Bounds(TypedDict):
    """What the process and its lines may take."""

    library: str
    """Folder in which calamine lies."""
    memory_bytes: int
    cpu_seconds: int
    longest_cell: int
    """Characters of the longest cell."""
    longest_row: int
    most_columns: int
    most_merged: int
    """Groups of merged cells that are told of a sheet."""


def cell_text(cell: object) -> str:
    """A cell as a person writes it: dates as in ISO 8601, no float's noise, no part of a second.

    Examples
    --------
    >>> [cell_text(cell) for cell in (datetime.date(2019, 4, 25), datetime.time(18, 30), True, 2019.0)]
    ['2019-04-25', '18:30:00', 'true', '2019']
    >>> [cell_text(cell) for cell in (43.105620000000002, 1e300, "PT30H05M00S")]
    ['43.10562', '1e+300', '30:05:00']
    """
    match cell:
        case str():
            duration = _DURATION.match(cell) if cell.startswith("PT") else None
            return cell if duration is None else _clock(*map(int, duration.groups()))
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return str(int(cell)) if abs(cell) < 1e15 and cell == int(cell) else repr(cell)
        case datetime.datetime():
            return cell.replace(microsecond=0).isoformat().removesuffix("T00:00:00")
        case datetime.timedelta():
            seconds = round(cell.total_seconds())
            return _clock(seconds // 3600, seconds // 60 % 60, seconds % 60)
        case datetime.time():
            return cell.replace(microsecond=0).isoformat()
        case _:
            return str(cell)


def _clock(hours: int, minutes: int, seconds: int) -> str:
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


def lines(content: bytes, bounds: Bounds) -> Iterator[object]:
    """All that is to be said of a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for number, about in enumerate(book.sheets_metadata):
                yield from _sheet(book, number, about, bounds)
        yield {"end": True}
    except PasswordError:
        yield {"fault": "locked"}
    except MemoryError:
        yield {"fault": "limit"}
    except CalamineError:
        yield {"fault": "damaged"}
    except BaseException as error:
        # What calamine did not foresee: no `Exception`, and its class can be imported from nowhere.
        if type(error).__name__ != "PanicException":
            raise
        yield {"fault": "damaged"}


def _sheet(book: CalamineWorkbook, number: int, about: SheetMetadata, bounds: Bounds) -> Iterator[object]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    if about.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba):
        yield {"fault": "macros"}
        return
    is_table, firsts = about.typ == SheetTypeEnum.WorkSheet, _Firsts()
    sheet = book.get_sheet_by_index(number) if is_table else None
    merged = [] if sheet is None else [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
    hidden = about.visible != SheetVisibleEnum.Visible
    yield {"sheet": about.name, "hidden": hidden, "merged": merged[: bounds["most_merged"]]}
    if sheet is not None:
        left = sheet.start[1] if sheet.start else 0
        for row, found in enumerate(sheet.iter_rows(), 1):
            if found.count("") < len(found):
                cells = [
                    cell if type(cell) is str and cell[:2] != "PT" else cell_text(cell) for cell in found
                ]
                firsts.take(left, found)
                yield [row, _bounded([""] * left + cells, bounds)]
    yield {"firsts": firsts.columns()}


class _Firsts:
    """Columns in which every date is the first of a month, as where a cell shows only its month."""

    def __init__(self) -> None:
        self._dates: dict[int, int] = {}
        self._others: set[int] = set()

    def take(self, start: int, cells: Sequence[object]) -> None:
        """Take a row, the first cell of which stands in a column."""
        for column, cell in enumerate(cells, start):
            if isinstance(cell, datetime.date):
                self._dates[column] = self._dates.get(column, 0) + 1
                if cell.day != 1 or len(cell_text(cell)) > len("2019-04-01"):
                    self._others.add(column)

    def columns(self) -> list[int]:
        """Counted from 0; one date alone says nothing."""
        return [column for column, count in self._dates.items() if count > 1 and column not in self._others]


def _bounded(cells: list[str], bounds: Bounds) -> list[str]:
    """The cells up to the last that holds something; what is longer than it may be is cut soon after that."""
    while not cells[-1]:
        cells.pop()
    most, left = bounds["most_columns"], bounds["longest_row"]
    if len(cells) > most:
        cells = [*cells[:most], cells[-1]]
    if sum(map(len, cells)) <= min(left, bounds["longest_cell"]):
        return cells
    kept = []
    for cell in cells:
        kept.append(cell[: bounds["longest_cell"] + 1])
        left -= len(kept[-1])
        if left < 0:
            break
    return kept


def _bind(bounds: Bounds) -> None:
    """Let the system end this process where it takes too much; Windows knows no such bounds."""
    try:
        import resource
    except ImportError:
        return
    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: bounds["cpu_seconds"]}
    if sys.platform == "linux":  # elsewhere it is not kept
        wanted[resource.RLIMIT_AS] = bounds["memory_bytes"]
    for kind, most in wanted.items():
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main() -> None:
    """Read the workbook on standard input."""
    bounds: Bounds = json.loads(sys.argv[1])
    _bind(bounds)
    sys.path.append(bounds["library"])
    output = sys.stdout.buffer
    try:
        for line in lines(sys.stdin.buffer.read(), bounds):
            output.write(json.dumps(line).encode("ascii") + b"\n")
    except Exception:  # what nobody thought of is for the starter to raise
        output.write(json.dumps({"failure": traceback.format_exc()}).encode("ascii") + b"\n")


if __name__ == "__main__":
    main()
