"""How the slides of a deck are laid out: where what stands, and how large.

Owns the measures of every layout in both aspects. How they become XML is `markup`'s. Called by the other
modules of `deck`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from geo_events.request import Aspect

EMU_PER_INCH = 914_400
POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * POINTS_PER_INCH, self.height * POINTS_PER_INCH

    @property
    def xml(self) -> str:
        """As `a:xfrm`."""
        left, top, width, height = (
            round(side * EMU_PER_INCH) for side in (self.left, self.top, self.width, self.height)
        )
        return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


Kind = Literal["title", "ctrTitle", "subTitle", "body", "sldNum"]


@dataclass(frozen=True)
class Slot:
    """A placeholder."""

    name: str
    """Unique in its layout."""
    kind: Kind
    index: int | None
    """None for a title."""
    box: Box
    size: float
    """Of the type in points."""
    prompt: str
    """Key of the text that the empty layout shows."""
    colour: str = "tx1"
    """Of the theme."""
    is_bold: bool = False
    anchor: Literal["t", "b", "ctr"] = "t"

    @property
    def link(self) -> str:
        """As `p:ph`: what ties a slide's placeholder to the layout's."""
        index = "" if self.index is None else f' idx="{self.index}"'
        size = "" if self.kind in ("title", "ctrTitle") else ' sz="quarter"'
        return f'<p:ph type="{self.kind}"{size}{index}/>'


@dataclass(frozen=True)
class Layout:
    """One kind of slide."""

    name: str
    """That a person sees in the list of layouts."""
    slots: tuple[Slot, ...]
    map: Box | None = None
    rules: tuple[Box, ...] = ()
    """Thin lines."""
    bar: Box | None = None
    """Where the colour of an event's layer is."""

    def slot(self, name: str) -> Slot:
        """A placeholder by its name."""
        return next(slot for slot in self.slots if slot.name == name)


@dataclass(frozen=True)
class Design:
    """All layouts of a deck."""

    width: float
    """Inches, as is the height."""
    height: float
    title: Layout
    chapter: Layout
    event: Layout
    film: Layout
    sources: Layout

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """In the order in which a program lists them."""
        return self.title, self.chapter, self.event, self.film, self.sources


_RULE = 0.012
"""Inches that a rule is thick."""
_BAR = 0.08


def _number(left: float) -> Slot:
    return Slot("Slide number", "sldNum", 12, Box(left, 7.02, 0.6, 0.26), 10, "", "tx2", anchor="b")


def _title(box: Box, size: float, anchor: Literal["t", "b", "ctr"] = "t") -> Slot:
    return Slot("Title", "title", None, box, size, "table.title", is_bold=True, anchor=anchor)


def _body(name: str, index: int, box: Box, size: float, prompt: str, colour: str = "tx1") -> Slot:
    return Slot(name, "body", index, box, size, prompt, colour)


def _cover(box: Box, size: float) -> Slot:
    return Slot("Title", "ctrTitle", None, box, size, "table.title", is_bold=True, anchor="ctr")


def _wide() -> Design:
    column, width = 8.66, 4.25
    number = _number(12.31)
    source = replace(
        _body("Source", 15, Box(column, 6.34, width, 0.64), 10.5, "sources.heading", "tx2"), anchor="b"
    )
    side = Box(0, 0, 8.2, 7.5)
    return Design(
        13.333,
        7.5,
        title=Layout(
            "Title",
            (
                _cover(Box(0.6, 5.3, 7.9, 1.8), 38),
                Slot("Subtitle", "subTitle", 1, Box(8.66, 5.3, 4.25, 1.8), 22, "table.date", anchor="ctr"),
            ),
            Box(0, 0, 13.333, 5.0),
        ),
        chapter=Layout(
            "Chapter",
            (
                _body("Period", 11, Box(column, 0.6, width, 0.75), 18, "period.label", "tx2"),
                _title(Box(column, 1.4, width, 1.9), 36),
                _body("Note", 13, Box(column, 3.65, width, 2.5), 18, "deck.note"),
                _body("Count", 14, Box(column, 6.2, width, 0.4), 16, "deck.count", "tx2"),
                number,
            ),
            side,
            (Box(column, 3.45, 0.9, _RULE),),
        ),
        event=Layout(
            "Event",
            (
                _body("Date", 11, Box(column, 0.45, width, 0.95), 26, "table.date"),
                _title(Box(column, 1.45, width, 1.5), 26),
                _body("Status", 13, Box(column, 3.16, width, 0.94), 14, "table.state"),
                _body("Claim", 14, Box(column, 4.16, width, 2.12), 16, "table.claims"),
                source,
                number,
            ),
            side,
            (Box(column, 3.05, width, _RULE),),
            Box(8.2, 0, _BAR, 7.5),
        ),
        film=Layout("Film", (_title(Box(0.6, 0.3, 12.1, 0.7), 26, "ctr"), number), Box(0.97, 1.1, 11.4, 5.9)),
        sources=Layout(
            "Sources",
            (
                _title(Box(0.6, 0.45, 12.1, 0.8), 32, "ctr"),
                _body("Sources", 14, Box(0.6, 1.5, 12.1, 5.35), 14, "sources.heading"),
                number,
            ),
            rules=(Box(0.6, 1.32, 12.1, _RULE),),
        ),
    )


def _narrow() -> Design:
    left, right, width = 0.45, 5.1, 4.45
    number = _number(8.95)
    source = replace(
        _body("Source", 15, Box(right, 6.52, width, 0.5), 10, "sources.heading", "tx2"), anchor="b"
    )
    above = Box(0, 0, 10, 3.75)
    return Design(
        10,
        7.5,
        title=Layout(
            "Title",
            (
                _cover(Box(left, 4.95, 9.1, 1.1), 34),
                Slot("Subtitle", "subTitle", 1, Box(left, 6.1, 9.1, 1.0), 20, "table.date"),
            ),
            Box(0, 0, 10, 4.7),
        ),
        chapter=Layout(
            "Chapter",
            (
                _body("Period", 11, Box(left, 4.05, 4.35, 0.6), 16, "period.label", "tx2"),
                _title(Box(left, 4.7, 4.35, 2.1), 30),
                _body("Note", 13, Box(right, 4.1, width, 2.3), 16, "deck.note"),
                _body("Count", 14, Box(right, 6.55, width, 0.4), 14, "deck.count", "tx2"),
                number,
            ),
            above,
            (Box(4.93, 4.05, _RULE, 3.15),),
        ),
        event=Layout(
            "Event",
            (
                _body("Date", 11, Box(left, 3.97, 4.35, 1.0), 22, "table.date"),
                _title(Box(left, 5.05, 4.35, 2.0), 24),
                _body("Status", 13, Box(right, 4.0, width, 0.75), 13, "table.state"),
                _body("Claim", 14, Box(right, 4.8, width, 1.68), 14, "table.claims"),
                source,
                number,
            ),
            above,
            (Box(4.93, 4.05, _RULE, 3.15),),
            Box(0, 3.75, 10, _BAR),
        ),
        film=Layout("Film", (_title(Box(left, 0.3, 9.1, 0.7), 24, "ctr"), number), Box(left, 1.1, 9.1, 5.9)),
        sources=Layout(
            "Sources",
            (
                _title(Box(left, 0.4, 9.1, 0.8), 28, "ctr"),
                _body("Sources", 14, Box(left, 1.4, 9.1, 5.45), 13, "sources.heading"),
                number,
            ),
            rules=(Box(left, 1.25, 9.1, _RULE),),
        ),
    )


_DESIGNS: Mapping[Aspect, Design] = {"16:9": _wide(), "4:3": _narrow()}


def design(aspect: Aspect) -> Design:
    """The layouts of an aspect."""
    return _DESIGNS[aspect]
