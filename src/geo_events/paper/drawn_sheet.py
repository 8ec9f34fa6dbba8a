"""A sheet of paper while it is being drawn: words, pictures, links, and which of it belongs to what.

Owns the operators of a page. Lengths are points, y runs down from the upper edge. Called by `flow`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from geo_events.paper.pdf_file import number
from geo_events.paper.setting import INK, Line
from geo_events.paper.typeface import Type
from geo_events.picture import Group, Oval, Path, Pen, Picture, Point, Text
from geo_events.request.safe_text import visible

_ROUND = 0.5523
"""Reach of the handles of a quarter of a circle."""
_SLANT = 0.2
_BASELINE = 0.98
"""How far below the upper edge of its line a baseline is, in sizes of the type."""


@dataclass(frozen=True)
class Link:
    """A part of a sheet that leads somewhere."""

    box: tuple[float, float, float, float]
    """Left, bottom, right and top, from the lower edge as the file has it."""
    target: str
    words: str


@dataclass
class Sheet:
    """A sheet that is being drawn."""

    width: float
    height: float
    type: Type
    operators: list[bytes] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    opacities: set[float] = field(default_factory=set)
    parts: int = 0
    """How many parts of it are told apart."""

    def _put(self, *operands: float | bytes, operator: bytes) -> None:
        told = [one if isinstance(one, bytes) else number(one) for one in operands]
        self.operators.append(b" ".join([*told, operator]))

    @contextmanager
    def part(self, tag: str) -> Iterator[int]:
        """What is drawn meanwhile belongs together; its number on the sheet."""
        own, self.parts = self.parts, self.parts + 1
        self.operators.append(b"/%s<</MCID %d>>BDC" % (tag.encode(), own))
        yield own
        self.operators.append(b"EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn meanwhile is nothing to be read."""
        self.operators.append(b"/Artifact BMC")
        yield
        self.operators.append(b"EMC")

    def line(self, pieces: Line, size: float, at: Point) -> None:
        """A line of words, from the upper left corner of its room."""
        x, y = at
        base = self.height - y - size * _BASELINE
        for span, words in pieces:
            end = x + self.type.width(words, bold=span.bold) * size
            self._words(words, size, (x, base), span.colour, bold=span.bold, slant=_SLANT * span.slanted)
            if span.link is not None:
                self.links.append(Link((x, base - size * 0.25, end, base + size * 0.8), span.link, words))
            x = end

    def _words(
        self, words: str, size: float, at: Point, colour: str, *, bold: bool, slant: float = 0.0, up: int = 1
    ) -> None:
        x, y = at
        self.operators.append(b"BT")
        self._colour(colour, b"rg")
        for face, run in self.type.runs(words, bold=bold):
            self._put(b"/" + face.name.encode(), size, operator=b"Tf")
            self._put(1.0, 0.0, slant, float(up), x, y, operator=b"Tm")
            self.operators.append(b"<%s>Tj" % face.code(run))
            x += sum(map(face.width, run)) * size
        self.operators.append(b"ET")

    def _colour(self, colour: str, operator: bytes) -> None:
        # Thousandths: a hundredth would be seen.
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        self.operators.append(b" ".join(b"%.3f" % part for part in parts) + b" " + operator)

    def box(self, left: float, top: float, width: float, height: float, colour: str = INK) -> None:
        """A filled box."""
        self._colour(colour, b"rg")
        self._put(left, self.height - top - height, width, height, operator=b"re")
        self.operators.append(b"f")

    # ------------------------------------------------------------ pictures

    def picture(self, picture: Picture, left: float, top: float, scale: float) -> None:
        """A picture, a pixel so many points."""
        self.operators.append(b"q")
        self._put(scale, 0, 0, -scale, left, self.height - top, operator=b"cm")
        self._put(0, 0, picture.width, picture.height, operator=b"re")
        self.operators.append(b"W n")
        self._colour(picture.background, b"rg")
        self._put(0, 0, picture.width, picture.height, operator=b"re")
        self.operators += [b"f", b"1 j"]
        for group in picture.groups:
            self._group(group)
        self.operators.append(b"Q")

    def _group(self, group: Group) -> None:
        for shape in group.shapes:
            match shape:
                case Group():
                    self._group(shape)
                case Path():
                    self._paint(
                        _outline(shape.runs, closed=shape.closed), shape.fill, shape.opacity, shape.pen
                    )
                case Oval():
                    self._paint(_circle(shape.centre, shape.radius), shape.fill, shape.opacity, shape.pen)
                case Text():
                    self._text(shape)

    def _paint(self, outline: bytes, fill: str | None, opacity: float, pen: Pen | None) -> None:
        if fill is not None:
            self._set(opacity)
            self._colour(fill, b"rg")
            self.operators += [outline, b"f*"]
        if pen is not None:
            self._set(pen.opacity)
            self._colour(pen.colour, b"RG")
            self._put(pen.width, operator=b"w")
            self._put(b"[" + b" ".join(map(number, pen.dash)) + b"]", 0, operator=b"d")
            self.operators += [b"%d J" % (0 if pen.dash else 1), outline, b"S"]

    def _set(self, opacity: float) -> None:
        rounded = round(opacity, 2)
        self.opacities.add(rounded)
        self.operators.append(b"/%s gs" % opacity_name(rounded).encode())

    def _text(self, text: Text) -> None:
        words = visible(text.words)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
        x = text.at[0] - self.type.width(words, bold=text.bold) * text.size * share
        self._set(1.0)
        slant = _SLANT * text.italic
        self._words(words, text.size, (x, text.at[1]), text.colour, bold=text.bold, slant=slant, up=-1)


def _outline(runs: Sequence[Sequence[Point]], *, closed: bool) -> bytes:
    """Lines or rings."""
    told = []
    for (x, y), *rest in runs:
        told.append(b"%s %s m" % (number(x), number(y)))
        told += [b"%s %s l" % (number(x), number(y)) for x, y in rest]
        told += [b"h"] * closed
    return b"\n".join(told)


def _circle(centre: Point, radius: float) -> bytes:
    x, y = centre
    reach = radius * _ROUND
    told = [b"%s %s m" % (number(x + radius), number(y))]
    for (a, b), (c, d) in (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))):
        points = (
            *(x + a * radius + c * reach, y + b * radius + d * reach),
            *(x + c * radius + a * reach, y + d * radius + b * reach),
            *(x + c * radius, y + d * radius),
        )
        told.append(b" ".join(map(number, points)) + b" c")
    return b"\n".join([*told, b"h"])


def opacity_name(opacity: float) -> str:
    """How the pages call an opacity."""
    return f"G{round(opacity * 100)}"
