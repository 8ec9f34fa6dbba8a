"""Which events a window is made for.

Owns that choice, by the rule of the player: one mark on another continent would shrink all the others to a
heap, so a few that lie far off may be left beyond the edge, where a note says that they are. Called by
`draw`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_events.design import MEASURES
from geo_events.picture.frame import world
from geo_events.picture.visible import Sight, standing_at
from geo_events.scene import ScenePlace

_OPENING = MEASURES.opening
_TINY = 1e-7


@dataclass(frozen=True, eq=False)
class _Item:
    sight: Sight
    points: tuple[tuple[float, float], ...]
    """World units."""
    weight: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        xs, ys = zip(*self.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


_SIDES: tuple[Callable[[_Item], float], ...] = (
    lambda item: item.box[0],
    lambda item: -item.box[2],
    lambda item: item.box[1],
    lambda item: -item.box[3],
)
"""Measures of how far out an event lies, one for each side."""


def chosen(sights: Sequence[Sight], places: Mapping[str, ScenePlace], ratio: float) -> list[Sight]:
    """The events that a window of some ratio of width to height is made for; each has a place."""
    items = [item for sight in sights if (item := _item(sight, places)) is not None]
    if not items or len(items) > _OPENING.many:
        return [item.sight for item in items]
    out = _left_out(items, ratio)
    return [item.sight for item in items if item not in out]


def points_of(sight: Sight, places: Mapping[str, ScenePlace]) -> list[tuple[float, float]]:
    """Latitudes and longitudes of an event: its ends, its way and its shapes, which say more than a vague
    place.
    """
    ends = [places[end] for end in (sight.event["place"], sight.event["origin"]) if end is not None]
    drawn = [] if sight.track is None else [(lat, lng) for lat, lng, _ in sight.track["vertices"]]
    drawn += [(lat, lng) for stage in sight.stages for ring in stage.outer() for lat, lng in ring]
    if drawn:
        ends = [place for place in ends if place["radius"] < MEASURES.vague_km]
    return drawn + [(place["lat"], place["lng"]) for place in ends]


def _item(sight: Sight, places: Mapping[str, ScenePlace]) -> _Item | None:
    points = points_of(sight, places)
    if standing_at(sight, places) is None or not points:
        return None
    is_exact = (
        sight.track is not None or sight.place is None or places[sight.place]["radius"] < MEASURES.vague_km
    )
    return _Item(sight, tuple(world(*point) for point in points), 1 if is_exact else 0.5)


def _left_out(items: Sequence[_Item], ratio: float) -> set[_Item]:
    """What costs less than the closer view gains."""
    most = min(_OPENING.most, math.floor(2 * _OPENING.spare * len(items)))
    outermost = [sorted(items, key=side)[:most] for side in _SIDES]
    movable = {item for side in outermost for item in side}
    boxes = {item: item.box for item in items}
    inner = [boxes[item] for item in items if item not in movable]
    whole = _zoom(list(boxes.values()), ratio)
    best_value, best_out = whole, set[_Item]()
    for way in _ways(most, len(_SIDES)):
        out = {item for count, side in zip(way, outermost, strict=True) for item in side[:count]}
        share = sum(item.weight for item in out) / len(items)
        if share > _OPENING.spare or len(out) == len(items):
            continue
        zoom = _zoom([*inner, *(boxes[item] for item in movable if item not in out)], ratio)
        value = zoom - _OPENING.price_each * len(out) - _OPENING.price_all * share
        if value > best_value and zoom - whole >= _OPENING.least_gain:
            best_value, best_out = value, out
    return best_out


def _ways(most: int, sides: int) -> Iterator[tuple[int, ...]]:
    """All ways to take some of the outermost from each side, so many together."""
    if sides == 0:
        yield ()
        return
    for count in range(most + 1):
        for rest in _ways(most - count, sides - 1):
            yield (count, *rest)


def _zoom(boxes: Sequence[tuple[float, float, float, float]], ratio: float) -> float:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return math.log2(min(ratio / max(right - left, _TINY), 1 / max(bottom - top, _TINY)))
