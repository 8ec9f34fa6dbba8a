"""What a picture is made of: paths, ovals and texts in named groups.

Owns the values that a renderer of stills, films or slides is given. They know no file format and nothing of
the story. Lengths are pixels of the picture; x runs to the right and y downwards from the upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Point = tuple[float, float]
"""x and y in pixels."""
HALO = 0.24
"""Width of the rim around words, as a share of their size; half of it shows."""
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn."""

    colour: str
    """Colour as #rrggbb."""
    width: float
    dash: tuple[float, ...] = ()
    """Lengths of dashes and gaps in turn; empty for a solid line."""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """Lines or rings that are drawn as one."""

    runs: tuple[tuple[Point, ...], ...]
    """Lines or rings of at least two points each; a ring does not repeat its first."""
    closed: bool
    fill: str | None = None
    """Colour as #rrggbb; holes are where runs overlap an even number of times."""
    opacity: float = 1.0
    """Opacity of the fill, 0 to 1."""
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Oval:
    """A circle."""

    centre: Point
    radius: float
    fill: str | None = None
    opacity: float = 1.0
    """Opacity of the fill, 0 to 1."""
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words."""

    at: Point
    """Point on the baseline, at the side that the anchor names."""
    words: str
    size: float
    """Size of the type in pixels."""
    colour: str
    anchor: Anchor = "start"
    bold: bool = False
    italic: bool = False
    halo: str | None = None
    """Colour of the rim that keeps the words legible; None for none."""


Shape = Path | Oval | Text


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together."""

    name: str
    """Unique in a picture: letters, digits and hyphens, such as `land` or `mark-some-event`."""
    shapes: tuple[Shape | Group, ...]
    label: str = ""
    """What it shows, for who cannot see it; empty if it is decoration."""
    is_plate: bool = False
    """Whether it is a path with lines of words on it, which an editor takes as one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Groups from the bottom to the top."""

    width: int
    height: int
    background: str
    """Colour as #rrggbb."""
    groups: tuple[Group, ...]
    title: str
    description: str
    """The whole in words, for who cannot see it."""


def moved(group: Group, right: float, down: float) -> Group:
    """A group at another spot; the very same one if that is where it is."""
    if right == down == 0:
        return group
    return replace(group, shapes=tuple(_moved(shape, right, down) for shape in group.shapes))


def _moved(shape: Shape | Group, right: float, down: float) -> Shape | Group:
    match shape:
        case Group():
            return moved(shape, right, down)
        case Path():
            runs = tuple(tuple((x + right, y + down) for x, y in run) for run in shape.runs)
            return replace(shape, runs=runs)
        case Oval(centre=(x, y)):
            return replace(shape, centre=(x + right, y + down))
        case Text(at=(x, y)):
            return replace(shape, at=(x + right, y + down))
