"""The track of a journey: vertices with times, how each way is known, and since when.

Owns how stops, rails and claims become one track. Called by `scene`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from geo_events.journeys.network import Network, Way, find_way
from geo_events.journeys.timing import Moment, moments_of, times_of
from geo_events.model import Basis, Event, Place, Route, Stop
from geo_events.when import When

COUNTRY_KM = 300.0
"""A stop whose place is known no better than this is no point of a track: only its dates count."""


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
    route: Route
    """How its way is known but for a claim that names it; inferred where no rails are."""
    named_from: int | None
    """UTC milliseconds since when a claim named its way; None if none does."""
    known_from: int
    """UTC milliseconds since when both of its ends were reported."""


@dataclass(frozen=True, slots=True)
class Halt:
    """A stop on a track."""

    place_id: str
    basis: Basis
    index: int
    """Index of the vertex at which the train arrives; where the journey began at no known point, -1 for that,
    and the number of vertices where it ended at none."""
    arrive: When | None
    depart: When | None
    """What the table says: the time at which the halt is drawn is that of its vertex."""

    @property
    def slack(self) -> int | None:
        """Milliseconds that the vaguer of its own dates leaves open; None if it has none."""
        return max(
            (date.end - date.start for date in (self.arrive, self.depart) if date is not None), default=None
        )


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
    where a stop lies more than 10 km from the rails. Times follow the rule that `timing` states. A stop of
    which only the country is known, say, is no point: its dates bound the others.

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
        None for fewer than two stops that are points.
    """
    points = points_of(stops, places)
    if len(points) < 2:
        return None
    ways = _ways(points, places, network)
    reached = list(accumulate((sum(way.km) for way in ways), initial=0.0))
    vast = [stop for stop in stops if stop not in points]
    moments = [
        tuple(_bounded(moment, stop, vast) for moment in moments_of(stop, km))
        for stop, km in zip(points, reached, strict=True)
    ]
    times = _regroup(times_of([moment for group in moments for moment in group], event.when), moments)
    vertices: list[Vertex] = []
    halts: list[Halt] = []
    for number, stop in enumerate(points):
        halts.append(_halt(stop, len(vertices)))
        place = places[stop.place_id]
        vertices.extend(Vertex(place.latitude, place.longitude, time) for time in times[number])
        if number < len(ways):
            vertices.extend(_run(ways[number], times[number][-1], times[number + 1][0]))
    stretches = _stretches(points, ways, halts, _known(points, claims, event), claims)
    opening = [_halt(stop, -1) for stop in vast if stop.stop < points[0].stop]
    closing = [_halt(stop, len(vertices)) for stop in vast if stop.stop > points[-1].stop]
    return Track(event.event_id, tuple(vertices), stretches, (*opening, *halts, *closing))


def points_of(stops: Sequence[Stop], places: Mapping[str, Place]) -> list[Stop]:
    """The stops that are points of their track."""
    return [stop for stop in stops if places[stop.place_id].radius_km < COUNTRY_KM]


def _halt(stop: Stop, index: int) -> Halt:
    return Halt(stop.place_id, stop.basis, index, stop.arrive, stop.depart)


def _bounded(moment: Moment, stop: Stop, vast: Sequence[Stop]) -> Moment:
    """A moment of a stop with the dates of stops that are no points, before it and after it."""
    return replace(
        moment,
        after=tuple(_dates(one for one in vast if one.stop < stop.stop)),
        before=tuple(_dates(one for one in vast if one.stop > stop.stop)),
    )


def _dates(stops: Iterator[Stop]) -> Iterator[When]:
    for stop in stops:
        yield from (date for date in (stop.arrive, stop.depart) if date is not None)


def leg_kilometres(stops: Sequence[Stop], places: Mapping[str, Place], network: Network) -> list[float]:
    """Kilometres from each stop to the next."""
    return [sum(way.km) for way in _ways(stops, places, network)]


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
    """Since when each stop was known: by the first of its claims, else with the next stop that has one."""
    following = min(claims.values(), default=event.when.end)
    known = []
    for stop in reversed(stops):
        following = min((claims[one] for one in stop.claim_id if one in claims), default=following)
        known.append(following)
    return known[::-1]


def _stretches(
    stops: Sequence[Stop],
    ways: Sequence[Way],
    halts: Sequence[Halt],
    known: Sequence[int],
    claims: Mapping[str, int],
) -> tuple[Stretch, ...]:
    stated = [number for number, stop in enumerate(stops) if stop.basis is Basis.STATED]
    stretches = []
    for number, way in enumerate(ways):
        within = bool(stated) and stated[0] <= number and number + 1 <= stated[-1]
        stretches.append(
            Stretch(
                first=halts[number].index,
                last=halts[number + 1].index,
                route=Route.ENDS if way.by_rail and within else Route.INFERRED,
                named_from=claims.get(stops[number + 1].way_claim_id or "") if way.by_rail else None,
                known_from=max(known[number], known[number + 1]),
            )
        )
    return tuple(stretches)
