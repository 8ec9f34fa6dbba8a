"""One flat table, a row an event or a claim, as the tables of a dataset.

Owns what a row becomes. It rejects nothing: a cell that cannot be understood goes into its table as
it stands, where the reader reports it and the visitor can mend it. Called by `ui` once the columns are
confirmed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset import CALENDAR, TABLES, columns_of
from geo_events.layer import OTHER
from geo_events.message import Message
from geo_events.model import LANGUAGES, SourceKind, Stance, Status
from geo_events.tables.coded_columns import Column, columns_of_grid, combined, counted, numbered, table_of
from geo_events.tables.column_roles import DATES, Role, layer_of, puts_the_day_first
from geo_events.tables.flat_cells import (
    figure,
    is_before,
    language_of,
    published,
    status_of,
    stretch,
)
from geo_events.tables.flat_places import places_of
from geo_events.tables.grids import Grid
from geo_events.tables.made_ids import made_ids
from geo_events.tables.unpacking import Unpacked
from geo_events.text import t
from geo_events.written import DateColumn, Order, judged

if TYPE_CHECKING:
    from geo_events.tables.coded_columns import Codes


_CLAIMED = (Role.SOURCE, Role.URL, Role.QUOTE, Role.SPEAKER, Role.SAID)
"""Roles of columns that say who says so."""
_FIGURES = {"figure_low": Role.LOWEST, "figure": Role.FIGURE, "figure_high": Role.HIGHEST}
UNLOCATED = "flat.unlocated"
"""What is said of places without coordinates."""
_NAMED = 10
"""Places that are named one by one."""


@dataclass(frozen=True)
class Plan:
    """How a table is to be read, as the visitor confirmed it."""

    columns: Mapping[Role, str]
    """Name of the column for each role; a date and a title have to be among them."""
    file: str
    """Name of the file, which is named as the one that gave the coordinates."""
    title: str
    """Title of the whole."""
    publisher: str = ""
    """Publisher of the source of the rows that name none; where there is none, a table without sources has no
    claims."""
    layer: str = OTHER
    """Layer of the rows that name none."""
    timezone: str = "UTC"
    """Timezone in which days are counted."""
    order: Order | None = None
    """Order of day and month; None if the visitor did not say."""
    radius_km: float = 10
    """Largest distance of a point from its place in kilometres, where the row does not say."""
    language: str = LANGUAGES[0]
    """Language of what is noted in the tables."""
    told_in: str | None = None
    """Language of the table's own texts; None where nobody says it."""
    is_final: bool = False
    """Whether nobody looks up what has no coordinates."""


def tables_of(grid: Grid, plan: Plan, dates: Mapping[Role, DateColumn] | None = None) -> Unpacked:
    r"""The files of a dataset that says what a flat table says.

    Rows that agree in date, title, place, layer and summary are claims about one event; what differs in any
    of them is kept apart, so that nothing is lost. The sources have no files: nobody can check their quotes.

    Parameters
    ----------
    grid
        The table.
    plan
        What its columns are for.
    dates
        How its dates are to be read, where that was judged already: of a table that has lost rows since.

    Examples
    --------
    >>> from geo_events.tables.grids import read_grid
    >>> grid = read_grid(b"day,what,where\n25.5.2020,A boat leaves,Port\n")
    >>> plan = Plan({Role.DATE: "day", Role.TITLE: "what", Role.PLACE: "where"}, "a.csv", "Boats", "The club")
    >>> print(tables_of(grid, plan).files["events.csv"].decode().splitlines()[1])
    a-boat-leaves,other,A boat leaves,2020-05-25,port,,reported,,,,,
    """
    columns = columns_of_grid(grid, plan.columns)
    making = _Making(plan, columns, dates or date_columns(grid, plan.columns, plan.order))
    files = {f"{name}.csv": making.content(name) for name in TABLES}
    about = {"title": plan.title} | ({} if plan.told_in is None else {"language": plan.told_in})
    files["title.json"] = (json.dumps(about, ensure_ascii=False) + "\n").encode()
    return Unpacked(files, tuple(making.notes()))


def doubt(grid: Grid, columns: Mapping[Role, str], order: Order | None) -> str | None:
    """A date of which only the visitor can say what day is meant: no other one of its column tells."""
    found = date_columns(grid, columns, order).values()
    return next((column.proof for column in found if column.doubt is not None), None)


def date_columns(grid: Grid, columns: Mapping[Role, str], order: Order | None) -> dict[Role, DateColumn]:
    """How the cells of each column of dates are to be read."""
    return {
        role: judged(grid.column(columns[role]), order, day_first=puts_the_day_first(columns[role]))
        for role in DATES
        if role in columns
    }


class _Making:
    """The tables while they are made, column by column."""

    def __init__(self, plan: Plan, given: Mapping[Role, Column], dates: Mapping[Role, DateColumn]) -> None:
        self.plan = plan
        self._rows = len(next(iter(given.values())).codes) if given else 0
        self._given = given
        self._dates = dates
        self._tables: dict[str, tuple[dict[str, pa.Array], int]] = {}
        self._make()

    def content(self, table: str) -> bytes:
        """A table as a file."""
        columns, rows = self._tables.get(table, ({}, 0))
        further = (CALENDAR,) if CALENDAR in columns else ()
        return table_of(columns_of(table) + further, columns, rows)

    def notes(self) -> Iterator[Message]:
        """What the visitor should know of the tables."""
        yield Message("upload.flat.made", {"rows": self._rows, "events": self._tables["events"][1]})
        unquoted = self._rows - int(self._column(Role.QUOTE).filled().sum()) if self._has_sources else 0
        if unquoted:
            yield Message("upload.flat.without-quote", {"count": unquoted})
        if self._unlocated and self.plan.is_final:
            more = ["…"] if len(self._unlocated) > _NAMED else []
            yield Message(UNLOCATED, {"places": [*self._unlocated[:_NAMED], *more]})

    def _column(self, role: Role) -> Column:
        return self._given.get(role) or Column.same("", self._rows)

    def _make(self) -> None:
        when, title = self._when(), self._title()
        places = places_of(self._given, self._rows, self.plan)
        self._tables["places"], self._unlocated = places.table, places.unlocated
        layer = self._column(Role.LAYER).mapped(lambda word: layer_of(word) if word else self.plan.layer)
        columns = {
            "layer": layer,
            "title": title,
            "when": when,
            "place_id": places.at,
            "origin_id": places.origin,
            "status": self._status(),
            "summary": self._column(Role.SUMMARY),
            **{name: self._column(role).mapped(figure) for name, role in _FIGURES.items()},
        }
        if Role.CALENDAR in self._given:
            columns[CALENDAR] = self._column(Role.CALENDAR)
        # Rows that a table without sources repeats are as many events as it says.
        told_apart = [*columns.values()] if self._has_sources else [Column.each(self._rows)]
        firsts, events = numbered(told_apart)
        ids = made_ids(title.taken(firsts).array(), "event")
        self._add("events", firsts, columns, event_id=ids)
        if self._has_sources:
            self._claims(ids.take(pa.array(events)), events, when, title)

    def _status(self) -> Column:
        """What the table says; what somebody is named for is reported."""
        unsaid = Status.REPORTED if self._has_sources else ""
        return self._column(Role.STATUS).mapped(lambda cell: status_of(cell) or cell or unsaid)

    @property
    def _has_sources(self) -> bool:
        """Whether the table says who says so: else nothing in it is a claim."""
        return bool(self.plan.publisher) or any(role in self._given for role in _CLAIMED)

    def _claims(self, event_ids: pa.Array, events: Codes, when: Column, title: Column) -> None:
        source, publisher = self._sources()
        said = self._date(Role.SAID)
        stance = combined([said, when], self._stance)
        quote, speaker = self._column(Role.QUOTE), self._column(Role.SPEAKER)
        asserted = combined([speaker, publisher], lambda one, other: one or other)
        words = combined([quote, title, when], lambda *cells: next(filter(None, cells), ""))
        unquoted = t("upload.flat.no-quote", self.plan.language)
        numbers = pa.array(counted(events)).cast(pa.string())
        self._add(
            "claims",
            np.arange(self._rows),
            {
                "source_id": source,
                "stance": stance,
                "asserted_by": asserted,
                "asserted_on": said,
                "quote": words,
                "note": quote.mapped(lambda word: "" if word else unquoted),
            },
            event_id=event_ids,
            claim_id=pc.binary_join_element_wise(event_ids, numbers, "-"),
        )

    def _add(self, table: str, rows: Codes, columns: Mapping[str, Column], **more: pa.Array) -> None:
        taken = {name: column.taken(rows).array() for name, column in columns.items()}
        self._tables[table] = (taken | more, len(rows))

    def _stance(self, said: str, when: str) -> str:
        return Stance.EXPECTS if is_before(said, when, self.plan.timezone) else Stance.REPORTS

    def _date(self, role: Role) -> Column:
        """Dates as EDTF; one that cannot be understood as it stands."""
        dates = self._dates.get(role)
        if dates is None:
            return self._column(role)
        return self._column(role).mapped(
            lambda cell: (dates.edtf(cell, self.plan.timezone) if cell else None) or cell
        )

    def _when(self) -> Column:
        start, end = self._date(Role.DATE), self._date(Role.END)
        return start if Role.END not in self._given else combined([start, end], stretch)

    def _title(self) -> Column:
        """What an event is called; where the table does not say, where it was."""
        parts = (Role.TITLE, Role.ORIGIN, Role.PLACE, Role.LATITUDE, Role.LONGITUDE)
        return combined(map(self._column, parts), _title)

    def _sources(self) -> tuple[Column, Column]:
        """Ids and publishers."""
        given = [self._column(Role.SOURCE), self._column(Role.URL)]
        publisher = combined(
            given, lambda name, url: published(name, url)[0] or self.plan.publisher or self.plan.file
        )
        url = combined(given, lambda name, url: published(name, url)[1])
        title = combined(given, self._source_title)
        firsts, codes = numbered([publisher, url])
        ids = made_ids(publisher.taken(firsts).array(), "source")
        said = combined(
            [self._column(Role.QUOTE), self._column(Role.TITLE)], lambda quote, title: quote or title
        )
        self._add(
            "sources",
            firsts,
            {
                "publisher": publisher,
                "title": title,
                "url": url,
                "language": said.mapped(language_of),
            },
            source_id=ids,
            kind=pa.repeat(SourceKind.OTHER.value, len(firsts)),
        )
        return Column(ids.to_pylist(), codes), publisher

    def _source_title(self, name: str, url: str) -> str:
        publisher, link = published(name, url)
        return link.partition("://")[2] or publisher if publisher or link else self.plan.file


def _title(title: str, origin: str, place: str, *point: str) -> str:
    return title or " → ".join(filter(None, (origin, place))) or ", ".join(filter(None, point))
