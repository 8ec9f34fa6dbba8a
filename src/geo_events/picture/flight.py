"""The way of a camera from one window to another: it rises, goes over and comes down, as the player's does.

Owns that way and how long it takes. Called by the films.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property

from geo_events.picture.frame import Frame

_BEND = 1.42
"""How much the way rises: the value that people liked best, and Leaflet's."""
_LEAST, _MOST, _PER_LENGTH = 0.8, 2.0, 0.55
"""Seconds of the shortest and of the longest flight, and of each unit of its length."""


class Flight:
    """Windows between two others of the same size.

    The way is that of van Wijk and Nuij, "Smooth and efficient zooming and panning" (2003): on it the picture
    moves evenly for the eye. It begins and ends slowly.
    """

    def __init__(self, start: Frame, end: Frame) -> None:
        self._start, self._end = start, end
        self._middles = _middle(start), _middle(end)
        (ax, ay), (bx, by) = self._middles
        # The globe has many copies: the nearest is flown to.
        self._turns = round(ax - bx)
        self._over = bx + self._turns - ax, by - ay
        self._far = math.hypot(*self._over)
        self._wide = start.width / start.scale, end.width / end.scale

    @property
    def seconds(self) -> float:
        """How long it takes; no time where there is nothing to move."""
        if self.is_still:
            return 0.0
        return min(_MOST, max(_LEAST, _PER_LENGTH * self._length))

    @property
    def is_still(self) -> bool:
        """Whether both windows are one."""
        return self._length < 1e-3

    def at(self, share: float) -> Frame:
        """The window after a share of the time."""
        if share >= 1 or self.is_still:
            return self.landed
        eased = share * share * (3 - 2 * share)
        wide, over = self._point(eased * self._length)
        scale = self._start.width / wide
        (x, y), (dx, dy) = self._middles[0], self._over
        part = over / self._far if self._far else 0.0
        left, top = x + dx * part - wide / 2, y + dy * part - self._start.height / scale / 2
        return replace(self._start, left=left, top=top, scale=scale)

    @property
    def landed(self) -> Frame:
        """The last window in the copy of the globe to which it goes."""
        return replace(self._end, left=self._end.left + self._turns)

    @cached_property
    def _rises(self) -> tuple[float, float]:
        """The r of the paper at either end."""
        (a, b), far = self._wide, self._far
        gained, lifted = b * b - a * a, (_BEND**2 * far) ** 2
        return (
            math.asinh(-(gained + lifted) / (2 * a * _BEND**2 * far)),
            math.asinh(-(gained - lifted) / (2 * b * _BEND**2 * far)),
        )

    @cached_property
    def _length(self) -> float:
        a, b = self._wide
        if self._far < 1e-9 * max(a, b):
            return abs(math.log(b / a)) / _BEND
        return (self._rises[1] - self._rises[0]) / _BEND

    def _point(self, along: float) -> tuple[float, float]:
        """Width of the window and how far over it is, in world units."""
        a, b = self._wide
        if self._far < 1e-9 * max(a, b):
            return a * math.exp((1 if b > a else -1) * _BEND * along), 0.0
        rise = self._rises[0]
        wide = a * math.cosh(rise) / math.cosh(_BEND * along + rise)
        over = a / _BEND**2 * (math.cosh(rise) * math.tanh(_BEND * along + rise) - math.sinh(rise))
        return wide, over


def _middle(frame: Frame) -> tuple[float, float]:
    return frame.left + frame.width / frame.scale / 2, frame.top + frame.height / frame.scale / 2
