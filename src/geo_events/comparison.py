"""What is compared with what is shown: another moment, the other clock, or another period.

Owns the text of a comparison, as links and options hold it, and what it comes to. What is on either side is
counted in `picture`; the page's JavaScript reads and counts alike, and `tests/cases/comparison.json` holds
the cases on which both must agree. Called by `picture`, `request`, `export` and the deck.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo_events.almanac import YEAR
from geo_events.errors import DateError, ExportError
from geo_events.instant import instant
from geo_events.message import Mistake
from geo_events.when import When, parse

Part = Literal["now", "both", "then"]
PARTS: tuple[Part, ...] = ("now", "both", "then")
"""What is only on the first side, on both, only on the second."""
_END, _CLOCK = "end", "clock"
_MOMENT = re.compile(YEAR + r"-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


@dataclass(frozen=True)
class Comparison:
    """The other side of a comparison, and what is drawn of the two."""

    kind: Literal["moment", "clock", "period"]
    at: int | When | None = None
    """Of a moment: UTC milliseconds, or a date, when it is over; None for the end of all times."""
    start: str | None = None
    """Of a period: its first date, an EDTF text; None from the beginning."""
    end: str | None = None
    """Of a period: its last date, which belongs to it; None to the end."""
    shown: frozenset[Part] = frozenset(PARTS)
    """What is drawn; all of it is counted."""


def read_comparison(text: str) -> Comparison:
    """Read a comparison.

    Parameters
    ----------
    text
        A time, a date or `end`; `clock`; or a period `from/to`, of which one end may be open. Behind it,
        after commas, which of `now`, `both` and `then` are drawn, if not all.

    Raises
    ------
    ExportError
        If it is none.

    Examples
    --------
    >>> read_comparison("clock,now").kind, sorted(read_comparison("1999/2001,now,then").shown)
    ('clock', ['now', 'then'])
    """
    what, *words = text.split(",")
    shown = frozenset(part for part in PARTS if part in words) if words else frozenset(PARTS)
    if len(shown) < len(set(words)):
        raise _wrong(text)
    if what == _CLOCK:
        return Comparison("clock", shown=shown)
    if "/" in what:
        start, end = _period(what, text)
        return Comparison("period", start=start, end=end, shown=shown)
    return Comparison("moment", at=None if what == _END else _moment(what, text), shown=shown)


def _moment(what: str, text: str) -> int | When:
    if _MOMENT.fullmatch(what) is None:
        return _date(what, text)
    try:
        return instant(what)
    except ValueError as error:
        raise _wrong(text) from error


def _period(what: str, text: str) -> tuple[str | None, str | None]:
    ends = [None if end in ("", "..") else _date(end, text) for end in what.split("/")]
    if len(ends) != 2 or ends == [None, None]:
        raise _wrong(text)
    first, last = ends
    if first is not None and last is not None and last.end <= first.start:
        raise _wrong(text)
    return None if first is None else first.edtf, None if last is None else last.edtf


def _date(what: str, text: str) -> When:
    try:
        return parse(what)
    except DateError as error:
        raise _wrong(text) from error


def _wrong(text: str) -> ExportError:
    return ExportError(Mistake("expected.comparison", found=text, column="compare"))
