"""A table of events with nothing but dates and points: its rows have no ids and no titles of their own.

Owns what stands in for them. Called by `row_reader`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable

from geo_events.dataset.row_rules import REQUIRED
from geo_events.dataset.table_reader import Record, Table
from geo_events.dataset.text_columns import Languages, Tagged, is_of_a_text
from geo_events.languages import UNDETERMINED
from geo_events.message import Fault

_POINT = ("latitude", "longitude")
_DATES = ("date", "when")


def events_table(
    path: Traversable,
    header: Sequence[str],
    columns: Sequence[str],
    faults: list[Fault],
    languages: Languages,
) -> Table:
    """The table of events; of one without ids and titles, its rows with some."""
    date = next((column for column in _DATES if column in header), None)
    is_named = (
        "event_id" in header or "title" in header or any(is_of_a_text(column, ["title"]) for column in header)
    )
    if date is None or is_named or not set(_POINT) <= set(header):
        return Table(path, columns, REQUIRED["events"], faults, languages)
    table = _BareTable(path, (date, *columns), _POINT, faults, languages)
    table.texts["title"] = (Tagged(UNDETERMINED, "title"),)
    return table


class _BareTable(Table):
    """A table whose rows are told apart by their numbers, and named by where they are."""

    def __iter__(self) -> Iterator[Record]:
        for number, (row, given, whole) in enumerate(super().__iter__(), start=1):
            title = given["place"] or ", ".join(given[column].strip() for column in _POINT)
            cells = given | {
                "event_id": f"event-{number}",
                "title": title.strip(", ") or given[_DATES[0]],
                "when": given.get("date") or given["when"],
            }
            yield Record(row, cells, whole)
