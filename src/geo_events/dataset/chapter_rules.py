"""What a chapter may say of the events that matter in it, and of where it takes place.

Owns the cells `key_events` and `bounds` and what must hold in them. Called by `row_reader`.
"""

from __future__ import annotations

from collections.abc import Mapping

from geo_events.bounds import Bounds
from geo_events.dataset.cells import Row
from geo_events.message import Message
from geo_events.model import Chapter, Event
from geo_events.when import MINUTE, When


def read_bounds(row: Row, column: str) -> Bounds | None:
    """The edges of a part of the world, or None if the cell is empty."""
    cell = row.loose(column)
    if not cell:
        return None
    parts = [part.strip() for part in cell.split("|")]
    if len(parts) != len(Bounds._fields):
        row.note(column, "expected.bounds", cell)
        return None
    order = Message("advice.bounds-order")
    longest = (180, 90, 180, 90)
    edges = (
        row.number_in(part, column, -most, most, order) for part, most in zip(parts, longest, strict=True)
    )
    bounds = Bounds(*edges)
    if row.sound and bounds.south > bounds.north:
        row.note(column, "expected.bounds-south", parts[1], order, north=parts[3])
    return bounds


def check_key_events(row: Row, chapter: Chapter, events: Mapping[str, Event]) -> None:
    """Note each key event of which no moment lies in the chapter, in the days of the event's own place."""
    if not row.sound:
        return
    for event_id in chapter.key_events:
        when = events[event_id].when
        if not _meet(when, chapter):
            row.note(
                "key_events",
                "expected.event-in-chapter",
                event_id,
                Message("advice.dated", {"date": when.edtf}),
                start=chapter.start.edtf,
                end=chapter.end.edtf,
            )


def _meet(when: When, chapter: Chapter) -> bool:
    first = when.start + when.offset_minutes * MINUTE
    after = when.end + when.end_offset_minutes * MINUTE
    return first < chapter.end.end and chapter.start.start < after
