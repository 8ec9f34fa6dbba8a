"""Boxes that keep marks and words apart.

Owns the box and the list of what is taken. Called by whatever finds room for something.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo_events.picture.shapes import Point


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, at: Point, width: float, height: float) -> Box:
        """A box by its middle."""
        x, y = at
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def middle(self) -> Point:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: Box, gap: float = 0) -> bool:
        """Whether two boxes come nearer to each other than a gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def holds(self, point: Point, gap: float = 0) -> bool:
        """Whether a point is inside, or no further outside than a gap."""
        x, y = point
        return self.left - gap < x < self.right + gap and self.top - gap < y < self.bottom + gap

    def within(self, other: Box) -> bool:
        """Whether it lies wholly in another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass
class Room:
    """What is taken of a picture, and what had better be left free."""

    free: Box
    """Rectangle in which words may stand."""
    gap: float
    """Pixels between what is taken."""
    taken: list[Box] = field(default_factory=list)
    spared: list[Box] = field(default_factory=list)

    def place(self, candidates: Iterable[Box], most_spared: int = 0) -> Box | None:
        """Take the first of some boxes that is free and covers the least of what is to be spared."""
        best: Box | None = None
        least = most_spared + 1
        for box in candidates:
            if not box.within(self.free) or any(box.meets(other, self.gap) for other in self.taken):
                continue
            covered = sum(box.meets(other) for other in self.spared)
            if covered < least:
                best, least = box, covered
            if covered == 0:
                break
        if best is not None:
            self.taken.append(best)
        return best
