"""When a train was at each stop: bounds from the table, and even running in between.

Owns the rule of the times. Knows no places and no rails, only kilometres. Called by `track`.

The rule: every date of a stop bounds its time to `[start, end)`. The first and the last stop take the time
that is given: the start of a clock time; of a longer interval its end for the departure, when the train has
left for certain, and its middle for the arrival. Where nothing is given the first stop takes the start of
the event's interval and the last its end; a journey of which no stop has a date is not timed at all, it
stands whole from the event's start. Where that leaves the train too little time, it runs at `ASSUMED_KMH`.
In between it runs evenly by kilometres; a stop that would fall out of its bounds is moved to the nearer
bound, the worst first, and the running on both of its sides is even again. Times never decrease.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_events.model import Stop
from geo_events.when import Precision, When

HOUR = 3_600_000
"""Milliseconds in an hour."""
ASSUMED_KMH = 40.0
"""Speed of a train of which neither the stops nor the event leave room for a time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An arrival or a departure."""

    km: float
    """Kilometres from the first stop along the track."""
    date: When | None
    """Date that the table gives; None if it gives none."""


def moments_of(stop: Stop, km: float) -> tuple[Moment, ...]:
    """One moment of a stop, or its arrival and its departure if both are given and differ."""
    if stop.arrive is None or stop.depart is None:
        return (Moment(km, stop.depart if stop.arrive is None else stop.arrive),)
    if (stop.arrive.start, stop.arrive.end) == (stop.depart.start, stop.depart.end):
        return (Moment(km, stop.arrive),)
    return Moment(km, stop.arrive), Moment(km, stop.depart)


def times_of(moments: Sequence[Moment], event: When) -> list[int]:
    """UTC milliseconds of each moment, by the rule above."""
    if all(moment.date is None for moment in moments):
        return [event.start] * len(moments)
    times = [0] * len(moments)
    times[0], times[-1] = _ends(moments[0], moments[-1], event)
    spans = [(0, len(moments) - 1)]
    while spans:
        first, last = spans.pop()
        for index in range(first + 1, last):
            times[index] = _even(moments, times, first, last, index)
        worst = max(range(first + 1, last), key=lambda i: _outside(moments[i], times[i]), default=first)
        if worst != first and _outside(moments[worst], times[worst]) > 0:
            clamped = _clamp(moments[worst], times[worst])
            times[worst] = min(max(clamped, times[first]), times[last])
            spans += [(first, worst), (worst, last)]
    return times


def _ends(first: Moment, last: Moment, event: When) -> tuple[int, int]:
    needed = max(1, round((last.km - first.km) / ASSUMED_KMH * HOUR))
    if first.date is None:
        end = event.end if last.date is None else _given(last.date)
        return min(event.start, end - needed), end
    start = first.date.start if first.date.precision is Precision.MINUTE else first.date.end - 1
    if last.date is None:
        return start, max(event.end, start + needed)
    end = _given(last.date)
    if start < end:
        return start, end
    # Both on one day, as a rule: the run lies around its middle, as far as the dates allow.
    middle = (_given(first.date) + end) // 2
    start = max(first.date.start, middle - needed // 2)
    return start, max(start, min(last.date.end - 1, middle + needed // 2))


def _given(date: When) -> int:
    return date.start if date.precision is Precision.MINUTE else (date.start + date.end) // 2


def _even(moments: Sequence[Moment], times: Sequence[int], first: int, last: int, index: int) -> int:
    length = moments[last].km - moments[first].km
    share = (moments[index].km - moments[first].km) / length if length > 0 else 0.0
    return round(times[first] + share * (times[last] - times[first]))


def _clamp(moment: Moment, time: int) -> int:
    if moment.date is None:
        return time
    if moment.date.precision is Precision.MINUTE:
        return moment.date.start
    return min(max(time, moment.date.start), moment.date.end - 1)


def _outside(moment: Moment, time: int) -> int:
    return abs(_clamp(moment, time) - time)


def slowest_possible_speed(one: Stop, other: Stop, km: float) -> float | None:
    """Kilometres an hour that a train needs at least between two stops of a journey.

    Parameters
    ----------
    one, other
        An earlier and a later stop.
    km
        Kilometres of track between them.

    Returns
    -------
    float or None
        The kilometres divided by the longest time that the dates of the stops allow; None if a stop has no
        date. Infinite if they allow no time at all.
    """
    departed = one.arrive if one.depart is None else one.depart
    arrived = other.depart if other.arrive is None else other.arrive
    if departed is None or arrived is None:
        return None
    longest = arrived.end - departed.start
    return km / (longest / HOUR) if longest > 0 else float("inf")
