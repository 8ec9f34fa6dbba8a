"""The track of a journey: vertices with times, what is vouched for, and since when it was known.

Owns how stops, rails and claims become one track. Called by `scene`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from geo_events.journeys.network import Network, Way, find_way
from geo_events.journeys.timing import Moment, moments_of, times_of
from geo_events.model import Basis, Event, Place, Stop


@dataclass(frozen=True, slots=True)
class Vertex:
    """A point of a track."""

    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    time: int
    """UTC milliseconds; never less than at the vertex before."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The track from one stop to the next."""

    first: int
    """Index of its first vertex."""
    last: int
    """Index of its last vertex, at least `first`."""
    vouched: bool
    """Whether it is by rail, with a stated stop at or before its start and another at or after its end."""
    known_from: int
    """UTC milliseconds since when both of its ends were reported."""


@dataclass(frozen=True, slots=True)
class Halt:
    """A stop on a track."""

    place_id: str
    basis: Basis
    index: int
    """Index of the vertex at which the train arrives."""
    time: int
    """UTC milliseconds of the arrival."""
    slack: int | None
    """Milliseconds that the stop's own date leaves open; None if it has none and the time was worked out."""


@dataclass(frozen=True, slots=True)
class Track:
    """Where a train went, and when."""

    event_id: str
    vertices: tuple[Vertex, ...]
    stretches: tuple[Stretch, ...]
    """Stretches, one for each pair of stops that follow each other."""
    halts: tuple[Halt, ...]
    """Halts, one for each stop."""


def trace(
    event: Event,
    stops: Sequence[Stop],
    places: Mapping[str, Place],
    network: Network,
    claims: Mapping[str, int],
) -> Track | None:
    """Lay the track of a journey.

    Each stop is a vertex; between two stops the track follows the shortest way by rail, or a great circle
    where a stop lies more than 10 km from the rails. Times follow the rule that `timing` states.

    Parameters
    ----------
    event
        The journey.
    stops
        Its stops in order.
    places
        By id; every place that a stop names.
    network
        The railways.
    claims
        UTC milliseconds since when each claim about the event was known, by claim id.

    Returns
    -------
    Track or None
        None for fewer than two stops.
    """
    if len(stops) < 2:
        return None
    ways = _ways(stops, places, network)
    reached = list(accumulate((sum(way.km) for way in ways), initial=0.0))
    moments = [moments_of(stop, km) for stop, km in zip(stops, reached, strict=True)]
    times = _regroup(times_of([moment for group in moments for moment in group], event.when), moments)
    vertices: list[Vertex] = []
    halts: list[Halt] = []
    for number, stop in enumerate(stops):
        halts.append(Halt(stop.place_id, stop.basis, len(vertices), times[number][0], _slack(stop)))
        place = places[stop.place_id]
        vertices.extend(Vertex(place.latitude, place.longitude, time) for time in times[number])
        if number < len(ways):
            vertices.extend(_run(ways[number], times[number][-1], times[number + 1][0]))
    stretches = _stretches(stops, ways, halts, _known(stops, claims, event))
    return Track(event.event_id, tuple(vertices), stretches, tuple(halts))


def leg_kilometres(stops: Sequence[Stop], places: Mapping[str, Place], network: Network) -> list[float]:
    """Kilometres from each stop to the next."""
    return [sum(way.km) for way in _ways(stops, places, network)]


def _slack(stop: Stop) -> int | None:
    """What the vaguer of its dates leaves open."""
    return max(
        (date.end - date.start for date in (stop.arrive, stop.depart) if date is not None), default=None
    )


def _ways(stops: Sequence[Stop], places: Mapping[str, Place], network: Network) -> list[Way]:
    points = [(places[stop.place_id].latitude, places[stop.place_id].longitude) for stop in stops]
    return [find_way(network, one, other) for one, other in pairwise(points)]


def _regroup(times: Sequence[int], moments: Sequence[tuple[Moment, ...]]) -> list[tuple[int, ...]]:
    remaining = iter(times)
    return [tuple(next(remaining) for _ in group) for group in moments]


def _run(way: Way, departed: int, arrived: int) -> list[Vertex]:
    total = sum(way.km)
    passed = list(accumulate(way.km))[:-1]
    shares = [km / total if total > 0 else 0.0 for km in passed]
    return [
        Vertex(latitude, longitude, round(departed + share * (arrived - departed)))
        for (latitude, longitude), share in zip(way.between, shares, strict=True)
    ]


def _known(stops: Sequence[Stop], claims: Mapping[str, int], event: Event) -> list[int]:
    """Since when each stop was known: by its claim, else by that of the next stop that has one."""
    following = min(claims.values(), default=event.when.end)
    known = []
    for stop in reversed(stops):
        if stop.claim_id is not None and stop.claim_id in claims:
            following = claims[stop.claim_id]
        known.append(following)
    return known[::-1]


def _stretches(
    stops: Sequence[Stop], ways: Sequence[Way], halts: Sequence[Halt], known: Sequence[int]
) -> tuple[Stretch, ...]:
    stated = [number for number, stop in enumerate(stops) if stop.basis is Basis.STATED]
    stretches = []
    for number, way in enumerate(ways):
        within = bool(stated) and stated[0] <= number and number + 1 <= stated[-1]
        stretches.append(
            Stretch(
                first=halts[number].index,
                last=halts[number + 1].index,
                vouched=way.by_rail and within,
                known_from=max(known[number], known[number + 1]),
            )
        )
    return tuple(stretches)
