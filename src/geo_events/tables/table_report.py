"""What was understood of a flat table: which column is for what, what was left out and why.

Owns the sentences. Made by `given_source`; shown by `story.report`, by `check` and by the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_high
from typing import Any

from geo_events.message import Fault, Message
from geo_events.tables.bad_rows import Wrong
from geo_events.tables.column_roles import DATES, ORIGIN_POINT, POINT, Role
from geo_events.tables.projections import likely, number
from geo_events.tables.understanding import Understood
from geo_events.text import LANGUAGES
from geo_events.written import DateColumn

_MOST_DEGREES = 360


@dataclass(frozen=True)
class Report:
    """What became of a table. Printed, it says all of it."""

    file: str
    understood: Understood
    columns: Mapping[Role, str]
    rows: int
    """How many it had."""
    events: int
    """How many are drawn."""
    undated: int
    """How many have no date and are listed."""
    wrong: Sequence[Wrong]
    """Rows that were left out, by cause."""
    faults: Sequence[Fault]
    """What else is wrong in the tables that were made of it."""
    dates: Mapping[Role, DateColumn]
    """How the dates of each column were read."""
    notes: Sequence[Message] = ()
    """What was converted on the way."""
    unlocated: Sequence[Message] = ()
    """What is said of places without coordinates."""

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are for nothing."""
        return self.understood.unused

    @property
    def left_out(self) -> int:
        """How many rows are not drawn and not listed."""
        return sum(len(one.rows) for one in self.wrong)

    def messages(self) -> Iterator[Message]:
        """All of it, a sentence each."""
        yield from self.notes
        if self.understood.shape:
            yield Message("flat.shape", {"file": self.file, "kind": self.understood.shape})
        for role, names in self.understood.parts.items():
            yield Message("flat.column", {"role": Message(f"own.role.{role}"), "columns": list(names)})
        for role in DATES:
            yield from self._read_as(role)
        if self.unused:
            yield Message("flat.unused", {"columns": list(self.unused)})
        yield from self._about_places()
        counts = {"rows": self.rows, "events": self.events, "undated": self.undated, "out": self.left_out}
        yield Message("flat.counts", counts)
        for one in self.wrong:
            yield one.message

    def lines(self, language: str) -> list[str]:
        """All of it in a language of the program."""
        return [message.text(language) for message in self.messages()]

    def as_json(self, language: str) -> dict[str, Any]:
        """The same for a program."""
        return {
            "file": self.file,
            "shape": self.understood.shape,
            "columns": {role.value: list(names) for role, names in self.understood.parts.items()},
            "unused": list(self.unused),
            "rows": self.rows,
            "events": self.events,
            "undated": self.undated,
            "left_out": [
                {"column": one.column, "rows": len(one.rows), "row": one.row, "cell": one.cell}
                for one in self.wrong
            ],
            "faults": [{"key": fault.key, **fault.parts(language)} for fault in self.faults],
            "notes": [note.text(language) for note in self.notes],
        }

    def __str__(self) -> str:
        return "\n".join(self.lines(LANGUAGES[0]))

    def _read_as(self, role: Role) -> Iterator[Message]:
        column = self.dates.get(role)
        if column is None:
            return
        values = {"column": self.columns[role], "cell": column.proof}
        if column.unit is not None:
            yield Message(f"flat.unit.{column.unit}", values)
        elif column.order is not None:
            yield Message(f"flat.order.{column.order}", values)

    def _about_places(self) -> Iterator[Message]:
        if not {Role.PLACE, Role.LATITUDE} & self.columns.keys():
            yield Message("flat.no-place", {"columns": list(self.unused)})
        yield from self.unlocated
        for pair in (POINT, ORIGIN_POINT):
            if set(pair) <= self.columns.keys():
                yield from self._about_points([self.columns[role] for role in pair])

    def _about_points(self, names: Sequence[str]) -> Iterator[Message]:
        points = [list(map(number, self.understood.grid.column(name))) for name in names]
        numbers = [[abs(number) for number in column if number is not None] for column in points]
        largest = [median_high(column) if column else 0 for column in numbers]
        if largest[0] > _MOST_DEGREES or largest[1] > _MOST_DEGREES:
            systems = likely(*([one for one in column if one is not None] for column in points))
            yield Message("flat.metres", {"columns": names, "systems": systems or ["EPSG:3857"]})
        elif largest[0] > 90 >= largest[1]:
            yield Message("flat.swapped", {"columns": names})
        zeros = sum(pair == (0, 0) for pair in zip(*points, strict=True))
        if zeros:
            yield Message("flat.zero", {"count": zeros})
