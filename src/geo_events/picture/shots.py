"""What a camera shows while a story is told: which part of the world from which moment on.

Owns that choice, by the rule of the player: a chapter is one picture; only where a moment lies outside it is
there another, of that moment and those around it that lie outside too; and where many moments in a row lie
close together, one of them from nearer. So the camera moves seldom, and never to and fro.
`tests/cases/shots.json` holds the cases on which the two agree. Called by the films.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby

from geo_events.bounds import Bounds

_SHORT_STAY = 2
"""Moments inside the chapter's picture between two outside it, for which the camera does not come back."""
_LONG_RUN, _NEARER = 4, 0.5
"""So many moments in a row are worth a nearer picture, if it is at most so large a part of the chapter's."""


@dataclass(frozen=True, slots=True)
class Take:
    """A moment that is told."""

    time: int
    chapter: str | None
    frame: Bounds | None
    """The picture of its chapter."""
    bounds: Bounds | None
    """Where its events are."""
    exact: Bounds | None
    """Where those of them are of which more than the country is known."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the world."""

    start: int
    """Time from which on it is shown."""
    bounds: Bounds


def shots_of(takes: Sequence[Take]) -> list[Shot]:
    """The shots of a whole story, in order; none where no chapter and no event has a place."""
    found: list[Shot] = []
    for _, group in groupby(takes, key=lambda take: take.chapter):
        found += _of_chapter(list(group))
    return found


def _of_chapter(takes: Sequence[Take]) -> list[Shot]:
    found = _excursions(takes)
    _come_nearer(takes, found)
    shown = [own or take.frame for own, take in zip(found, takes, strict=True)]
    return [
        Shot(take.time, bounds)
        for position, (take, bounds) in enumerate(zip(takes, shown, strict=True))
        if bounds is not None and (position == 0 or bounds is not shown[position - 1])
    ]


def union_of(every: Iterable[Bounds | None]) -> Bounds | None:
    """The bounds around some; None without any."""
    known = [one for one in every if one is not None]
    return reduce(_union, known) if known else None


def _union(a: Bounds, b: Bounds) -> Bounds:
    return Bounds(min(a.west, b.west), min(a.south, b.south), max(a.east, b.east), max(a.north, b.north))


def _holds(outer: Bounds, inner: Bounds) -> bool:
    return (
        outer.west <= inner.west
        and outer.south <= inner.south
        and outer.east >= inner.east
        and outer.north >= inner.north
    )


def _size(box: Bounds) -> float:
    """How large a box is, by its longer side; a degree north is longer than one east."""
    return max(box.east - box.west, 1.5 * (box.north - box.south))


def _is_outside(take: Take) -> bool:
    return take.frame is not None and take.exact is not None and not _holds(take.frame, take.exact)


def _excursions(takes: Sequence[Take]) -> list[Bounds | None]:
    """The shot of a take that is not the chapter's: those outside it that follow each other share one."""
    found: list[Bounds | None] = [None] * len(takes)
    position = 0
    while position < len(takes):
        if _is_outside(takes[position]):
            last = after = position
            while (after := after + 1) < min(len(takes), last + 2 + _SHORT_STAY):
                last = after if _is_outside(takes[after]) else last
            # What was seen just before stays in view: the way there is then no leap.
            bounds = union_of(take.exact for take in takes[max(0, position - 1) : last + 1])
            found[position : last + 1] = [bounds] * (last + 1 - position)
            position = last
        position += 1
    return found


def _come_nearer(takes: Sequence[Take], found: list[Bounds | None]) -> None:
    """Nearer pictures of long runs of one chapter."""
    frame = takes[0].frame if takes else None
    if frame is None:
        return
    most = _NEARER * _size(frame)
    position = 0
    while position < len(takes):
        last, bounds = position - 1, None
        for after in range(position, len(takes)):
            wider = union_of((bounds, takes[after].bounds))
            if found[after] is not None or (wider is not None and _size(wider) > most):
                break
            bounds, last = wider, after
        if bounds is not None and last - position + 1 >= _LONG_RUN:
            found[position : last + 1] = [bounds] * (last + 1 - position)
        position = max(position, last) + 1
