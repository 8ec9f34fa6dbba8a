"""What must hold among the stops of one journey.

Owns the numbering from 1 without a gap, the order of times, and the speed that the times ask for. Knows no
tracks and no railways: that is `journeys`. Called by `row_reader`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta, timezone

from geo_events.dataset.cells import Row
from geo_events.geodesy import distance_km
from geo_events.message import Message
from geo_events.model import Place, Stop
from geo_events.when import DAY, EPOCH, MINUTE, When, iso_day

Entry = tuple[Row, Stop | None]
Journey = list[tuple[Row, Stop]]

FASTEST_KMH = 350.0
"""Speed of the fastest trains of any timetable; over the great circle, as no way by rail is shorter."""
_HOUR = 60 * MINUTE


class StopRules:
    """Collects the rows of all journeys, then compares those of each.

    Parameters
    ----------
    event_ids
        Every id that a stop may name.
    places
        The sound ones, by id.
    """

    def __init__(self, event_ids: Container[str], places: Mapping[str, Place]) -> None:
        self._event_ids = event_ids
        self._places = places
        self._astray = False
        self._entries: list[Entry] = []
        self._journeys: dict[str, Journey] = {}
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
            _check_speeds([(row, stop) for row, stop in journey if row.sound], self._places)
        return self._entries


def _check_numbers(journey: Journey, *, gaps: bool) -> None:
    due = 1
    for row, stop in journey:
        if stop.stop < due:
            row.note("stop", "expected.stop-once", str(stop.stop))
            continue
        if stop.stop > due and gaps:
            # The row itself is usable: its place in the order is clear.
            row.remark("stop", "expected.stop-next", str(stop.stop), number=str(due))
        due = stop.stop + 1


def _check_times(journey: Journey) -> None:
    latest, of = None, 0
    for row, stop in journey:
        for column, date in _dates(stop):
            if latest is not None and date.end <= latest.start:
                row.note(column, "expected.time-after-stop", date.edtf, date=latest.edtf, stop=str(of))
            elif latest is None or date.start > latest.start:
                latest, of = date, stop.stop


def _dates(stop: Stop) -> Iterator[tuple[str, When]]:
    for column, date in (("arrive", stop.arrive), ("depart", stop.depart)):
        if date is not None:
            yield column, date


@dataclass(frozen=True, slots=True)
class _Start:
    """The last stop of which the date, and not the way to it, says when a train was there at the earliest."""

    stop: int
    place: Place
    date: When
    km: float = 0.0
    """Kilometres of the way on from there, stop by stop."""

    def km_to(self, place: Place) -> float:
        """Least kilometres to a place on that way."""
        return max(self.km, _least_km(self.place, place))


def _check_speeds(journey: Journey, places: Mapping[str, Place]) -> None:
    """Remark a stop that even the fastest train reaches too late for its date.

    The earliest moment is carried from stop to stop, over those without a date too: a train that may spend a
    month at the second stop must still be at the third in time after the first.
    """
    start: _Start | None = None
    before: Place | None = None
    for row, stop in journey:
        place = places[stop.place_id]
        if start is not None and before is not None:
            start = _Start(start.stop, start.place, start.date, start.km + _least_km(before, place))
        before = place
        for column, date in _dates(stop):
            if date.approximate or date.uncertain:
                continue
            earliest = None if start is None else _earliest(start, place)
            if start is not None and earliest is not None and date.end <= earliest:
                _remark(row, column, date, start, place)
            if earliest is None or not date.start < earliest < date.end:
                start = _Start(stop.stop, place, date)


def _earliest(start: _Start, place: Place) -> float:
    return start.date.start + start.km_to(place) / FASTEST_KMH * _HOUR


def _least_km(one: Place, other: Place) -> float:
    apart = distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))
    return max(0.0, apart - one.radius_km - other.radius_km)


def _remark(row: Row, column: str, date: When, start: _Start, place: Place) -> None:
    row.remark(
        column,
        "expected.time-reached",
        date.edtf,
        Message("advice.one-is-wrong", {"stop": str(start.stop), "date": start.date.edtf}),
        time=_clock(_earliest(start, place), date.end_offset_minutes),
        km=round(start.km_to(place)),
        speed=round(FASTEST_KMH),
    )


def _clock(time: float, offset_minutes: int) -> str:
    """A moment as EDTF, up to the minute."""
    local = -(-(time + offset_minutes * MINUTE) // MINUTE) * MINUTE
    shown = EPOCH.replace(tzinfo=timezone(timedelta(minutes=offset_minutes)))
    return f"{iso_day(local)}{(shown + timedelta(milliseconds=local % DAY)).isoformat()[10:]}"
