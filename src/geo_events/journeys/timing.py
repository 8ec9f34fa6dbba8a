"""When a train was at each stop: what the dates allow, and how it may have run within that.

Owns the rule of the times. Knows no places and no rails, only kilometres. Called by `track`.

The rule: the date of a stop bounds its time to `[start, end)`, and the event's own dates bound that of
every stop. A train runs at `PLAUSIBLE_KMH` at most, faster only where the dates leave it no more time: that
gives each stop the earliest and the latest moment at which the train can have been there. A stop with a
date is drawn halfway between the two; one without takes its moment from the dated stops around it: evenly
by kilometres between two of them, at `PLAUSIBLE_KMH` before the first and after the last, and never beyond
its own bounds. A journey of which no stop has a date is not timed at all: it stands whole from the event's
start. Times never decrease. They are for drawing: no reader reads an hour that no source gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from geo_events.model import Stop
from geo_events.when import MINUTE, When

HOUR = 60 * MINUTE
"""Milliseconds in an hour."""
PLAUSIBLE_KMH = 55.0
"""Speed of an ordinary train over a long way, its halts included."""


Span = tuple[float, float]
"""UTC milliseconds, the last one included; infinite where an event's dates are open."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An arrival or a departure."""

    km: float
    """Kilometres from the first stop along the track."""
    dates: tuple[When, ...]
    """Dates that bound it; none if the table gives none."""
    after: tuple[When, ...] = ()
    """Dates before whose start it cannot lie: of what came before it, but at no known point of the track."""
    before: tuple[When, ...] = ()
    """Dates after whose end it cannot lie."""

    def bounds(self, event: When) -> Span:
        """First and last millisecond that its dates and those of its event leave."""
        first, last = event.lasting[0], event.lasting[1] - 1
        for date in self.dates:
            first, last = _narrowed((first, last), (date.start, last_moment(date)), keep=1)
        for date in self.after:
            first, last = _narrowed((first, last), (date.start, last), keep=0)
        for date in self.before:
            first, last = _narrowed((first, last), (first, last_moment(date)), keep=0)
        return first, last


def last_moment(date: When) -> int:
    """The last millisecond of a date; a clock time has one only, though an event at it lasts a minute.

    Examples
    --------
    >>> from geo_events.when import parse
    >>> noon = parse("2020-01-01T12:00:00Z")
    >>> last_moment(noon) == noon.start, last_moment(parse("2020-01-01")) % 86_400_000
    (True, 86399999)
    """
    return date.start if date.end - date.start <= MINUTE else date.end - 1


def _narrowed(one: Span, other: Span, keep: int) -> Span:
    """What two spans share; where that is nothing, the one to keep."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else (one, other)[keep]


def moments_of(stop: Stop, km: float) -> tuple[Moment, ...]:
    """One moment of a stop, or its arrival and its departure if both are given and differ."""
    dates = [date for date in (stop.arrive, stop.depart) if date is not None]
    spans = {(date.start, date.end) for date in dates}
    if len(spans) < 2:
        return (Moment(km, tuple(dates[:1])),)
    return tuple(Moment(km, (date,)) for date in dates)


def times_of(moments: Sequence[Moment], event: When) -> list[int]:
    """UTC milliseconds of each moment, by the rule above."""
    if not any(moment.dates for moment in moments):
        return [event.start] * len(moments)
    bounds = [moment.bounds(event) for moment in moments]
    hours = _hours_a_km(moments, bounds)
    legs = [(other.km - one.km) * hours * HOUR for one, other in pairwise(moments)]
    earliest = _earliest([first for first, _ in bounds], legs)
    latest = [-time for time in _earliest([-last for _, last in bounds[::-1]], legs[::-1])][::-1]
    drawn = _drawn(moments, [(one + other) / 2 for one, other in zip(earliest, latest, strict=True)])
    within = [
        min(max(time, first), max(first, last))
        for time, first, last in zip(drawn, earliest, latest, strict=True)
    ]
    return list(accumulate((round(time) for time in within), max))


def _hours_a_km(moments: Sequence[Moment], bounds: Sequence[Span]) -> float:
    """Of the plausible speed, or of the least that the dates ask for; nothing where they leave no time."""
    least = 1 / PLAUSIBLE_KMH
    for one, other in combinations(range(len(moments)), 2):
        km = moments[other].km - moments[one].km
        if km > 0:
            least = min(least, (bounds[other][1] - bounds[one][0]) / HOUR / km)
    return max(0.0, least)


def _earliest(floors: Sequence[float], legs: Sequence[float]) -> list[float]:
    """When a train is at each stop that is nowhere before its time and goes on at once."""
    times = [floors[0]]
    for floor, leg in zip(floors[1:], legs, strict=True):
        times.append(max(floor, times[-1] + leg))
    return times


def _drawn(moments: Sequence[Moment], halfway: Sequence[float]) -> list[float]:
    """Of a dated stop the moment halfway; of any other one what the dated stops around it give."""
    dated = [number for number, moment in enumerate(moments) if moment.dates]
    return [_of_neighbours(moments, halfway, dated, number) for number in range(len(moments))]


def _of_neighbours(
    moments: Sequence[Moment], halfway: Sequence[float], dated: Sequence[int], number: int
) -> float:
    before = max((one for one in dated if one <= number), default=dated[0])
    after = min((one for one in dated if one >= number), default=dated[-1])
    km = moments[number].km - moments[before].km
    length = moments[after].km - moments[before].km
    if before == after:
        return halfway[before] + km / PLAUSIBLE_KMH * HOUR
    share = km / length if length > 0 else 0.0
    return halfway[before] + share * (halfway[after] - halfway[before])


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
