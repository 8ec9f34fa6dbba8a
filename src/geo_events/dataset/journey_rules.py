"""What must hold among the stops of one journey.

Owns the numbering from 1 without a gap and the order of times. Knows no tracks and no railways: that is
`journeys`. Called by `intake`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from geo_events.dataset.cells import Row
from geo_events.model import Stop

Entry = tuple[Row, Stop | None]


class StopRules:
    """Collects the rows of all journeys, then compares those of each.

    Parameters
    ----------
    event_ids
        Every id that a stop may name.
    """

    def __init__(self, event_ids: Container[str]) -> None:
        self._event_ids = event_ids
        self._astray = False
        self._entries: list[Entry] = []
        self._journeys: dict[str, list[tuple[Row, Stop]]] = {}
        self._unnumbered: set[str] = set()

    def add(self, row: Row, stop: Stop | None) -> None:
        """Take a row and what was made of it; None for a row whose cells could not be read."""
        self._entries.append((row, stop))
        event_id = row.loose("event_id")
        self._astray = self._astray or event_id not in self._event_ids
        if stop is None or stop.stop == 0:
            self._unnumbered.add(event_id)
        else:
            self._journeys.setdefault(event_id, []).append((row, stop))

    def checked(self) -> Iterable[Entry]:
        """Every row in file order, once its journey has been checked."""
        for event_id, journey in self._journeys.items():
            journey.sort(key=lambda entry: (entry[1].stop, entry[0].row))
            # A row whose number or event cannot be read may be the one that seems to be missing.
            _check_numbers(journey, gaps=not self._astray and event_id not in self._unnumbered)
            _check_times([(row, stop) for row, stop in journey if row.sound])
        return self._entries


def _check_numbers(journey: list[tuple[Row, Stop]], *, gaps: bool) -> None:
    due = 1
    for row, stop in journey:
        if stop.stop < due:
            row.note("stop", "a number that no other stop of the journey has", str(stop.stop))
            continue
        if stop.stop > due and gaps:
            # The row itself is usable: its place in the order is clear.
            row.remark("stop", f"{due}, the next number of the journey", str(stop.stop))
        due = stop.stop + 1


def _check_times(journey: list[tuple[Row, Stop]]) -> None:
    latest, of = None, 0
    for row, stop in journey:
        for column, date in (("arrive", stop.arrive), ("depart", stop.depart)):
            if date is None:
                continue
            if latest is not None and date.end <= latest.start:
                row.note(column, f"a time not before {latest.edtf} of stop {of}", date.edtf)
            elif latest is None or date.start > latest.start:
                latest, of = date, stop.stop
