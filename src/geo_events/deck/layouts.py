"""How the slides of a deck are laid out: where what stands, and how large.

Owns the measures of every layout in both aspects. How they become placeholders is `template`'s. Called by the
other modules of `deck`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from geo_events.deck.roles import BODY, CHAPTERS, COUNT, LESSER, LIST, SUBTITLE, TITLE, WORDS, Style
from geo_events.request import Aspect

EMU_PER_INCH = 914_400
POINTS_PER_INCH = 72
EMU_PER_POINT = EMU_PER_INCH // POINTS_PER_INCH


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
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in EMU."""
        left, top, width, height = (
            round(side * EMU_PER_INCH) for side in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


Anchor = Literal["t", "ctr", "b"]
"""Whether words stand at the top, in the middle or at the bottom of their box."""


@dataclass(frozen=True)
class Slot:
    """A placeholder."""

    name: str
    """Name, unique in its layout."""
    kind: Literal["title", "subTitle", "body", "sldNum"]
    index: int
    """Number that ties a slide's placeholder to the layout's; 0 for a title."""
    prompts: tuple[str, ...]
    """Keys of the texts that the empty layout shows, one for each level."""
    box: Box
    styles: tuple[Style, ...]
    """Of its levels."""
    anchor: Anchor = "t"

    @property
    def size(self) -> float:
        """Points of the type of the first level."""
        return self.styles[0].size


@dataclass(frozen=True)
class Layout:
    """One kind of slide."""

    name: str
    """Name in the list of layouts."""
    slots: tuple[Slot, ...]
    """Placeholders for words, in the order in which they are read."""
    number: Slot | None = None
    """Placeholder for the number of the slide."""
    map: Box | None = None
    """Place of the map, or of the film."""
    beside: Box | None = None
    """Place of the map with which it is compared."""
    rule: Box | None = None
    """Place of a thin line."""
    bar: Box | None = None
    """Place of the colour of an event's layer."""

    def slot(self, name: str) -> Slot:
        """A placeholder by its name."""
        return next(slot for slot in self.slots if slot.name == name)


@dataclass(frozen=True)
class Design:
    """All layouts of a deck."""

    width: float
    """Width of a slide in inches."""
    height: float
    title: Layout
    story: Layout
    """A map with words beside it, of a chapter or an event; each chapter has one of its own after it."""
    film: Layout
    comparison: Layout
    contents: Layout
    sources: Layout
    strip: Box
    """Place of the strip of time, at the foot of every slide."""

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """In the order in which a program lists them."""
        return self.title, self.story, self.film, self.comparison, self.contents, self.sources


_PLACEHOLDERS: Mapping[
    str, tuple[Literal["title", "subTitle", "body", "sldNum"], int, tuple[str, ...], tuple[Style, ...]]
] = {
    "Title": ("title", 0, ("table.title",), (TITLE,)),
    "Subtitle": ("subTitle", 1, ("table.date", "deck.count"), SUBTITLE),
    "Words": (
        "body",
        11,
        ("table.claims", "table.layer", "table.date", "table.state", "table.place"),
        WORDS,
    ),
    "Slide number": ("sldNum", 12, (), (LESSER,)),
    "Source": ("body", 13, ("sources.heading",), (LESSER,)),
    "Now": ("body", 11, ("table.date",), (BODY,)),
    "Then": ("body", 13, ("table.date",), (BODY,)),
    "Counts": ("body", 14, ("deck.count",), (COUNT,)),
    "Chapters": (
        "body",
        14,
        ("table.title", "table.title", "table.date"),
        CHAPTERS,
    ),
    "Sources": ("body", 14, ("sources.heading", "deck.map", "deck.note"), LIST),
}
"""Kind, index, prompts and styles of each placeholder by its name."""
_RULE, _BAR = 0.012, 0.08
"""Thickness of a rule and of a bar in inches."""
_FOOT = 7.02
"""Inches from the top at which the strip of time begins."""

_COLUMN, _WIDTH = 8.66, 4.25
"""Left edge and width of the words beside a wide slide's map."""


def _slot(
    name: str,
    left: float,
    top: float,
    width: float,
    height: float,
    anchor: Anchor = "t",
    *,
    size: float | None = None,
) -> Slot:
    kind, index, prompts, styles = _PLACEHOLDERS[name]
    if size is not None:
        styles = (replace(styles[0], size=size), *styles[1:])
    return Slot(name, kind, index, prompts, Box(left, top, width, height), styles, anchor)


def _number(left: float) -> Slot:
    return _slot("Slide number", left, _FOOT + 0.1, 0.6, 0.28, "ctr")


_WIDE = Design(
    13.333,
    7.5,
    title=Layout(
        "Title",
        (
            _slot("Title", 0.6, 5.2, 7.9, 1.65, "ctr", size=38),
            _slot("Subtitle", _COLUMN, 5.1, _WIDTH, 1.85, "ctr"),
        ),
        _number(12.31),
        map=Box(0, 0, 13.333, 5.0),
    ),
    story=Layout(
        "Story",
        (
            _slot("Title", _COLUMN, 0.2, _WIDTH, 1.86, "b"),
            _slot("Words", _COLUMN, 2.26, _WIDTH, 3.92),
            _slot("Source", _COLUMN, 6.2, _WIDTH, 0.75, "b"),
        ),
        _number(12.31),
        map=Box(0, 0, 8.2, _FOOT),
        rule=Box(_COLUMN, 2.15, _WIDTH, _RULE),
        bar=Box(8.2, 0, _BAR, _FOOT),
    ),
    film=Layout(
        "Film",
        (_slot("Title", 0.6, 0.3, 12.1, 0.7, "ctr"),),
        _number(12.31),
        map=Box(0.97, 1.1, 11.4, 5.8),
    ),
    comparison=Layout(
        "Comparison",
        (
            _slot("Title", 0.6, 0.25, 12.1, 0.75, "ctr"),
            _slot("Now", 0.6, 1.05, 5.9, 0.45, "ctr"),
            _slot("Then", 7.27, 1.05, 5.4, 0.45, "ctr"),
            _slot("Counts", 0.6, 6.4, 12.1, 0.6, "ctr"),
        ),
        _number(12.31),
        map=Box(0, 1.55, 6.62, 4.8),
        beside=Box(6.71, 1.55, 6.62, 4.8),
    ),
    contents=Layout(
        "Contents",
        (_slot("Title", 0.6, 0.45, 12.1, 0.8, "ctr"), _slot("Chapters", 0.6, 1.45, 12.1, 5.4)),
        _number(12.31),
        rule=Box(0.6, 1.32, 12.1, _RULE),
    ),
    sources=Layout(
        "Sources",
        (_slot("Title", 0.6, 0.45, 12.1, 0.8, "ctr"), _slot("Sources", 0.6, 1.5, 12.1, 5.35)),
        _number(12.31),
        rule=Box(0.6, 1.32, 12.1, _RULE),
    ),
    strip=Box(0.6, _FOOT, 11.5, 0.48),
)
_NARROW = Design(
    10,
    7.5,
    title=Layout(
        "Title",
        (_slot("Title", 0.45, 4.78, 9.1, 0.98, "ctr", size=34), _slot("Subtitle", 0.45, 5.76, 9.1, 1.2)),
        _number(8.95),
        map=Box(0, 0, 10, 4.7),
    ),
    story=Layout(
        "Story",
        (
            _slot("Title", 0.45, 3.5, 3.75, 2.3),
            _slot("Words", 4.6, 3.45, 4.95, 3.52),
            _slot("Source", 0.45, 5.95, 3.75, 1.0, "b"),
        ),
        _number(8.95),
        map=Box(0, 0, 10, 3.3),
        rule=Box(4.4, 3.55, _RULE, 3.35),
        bar=Box(0, 3.3, 10, _BAR),
    ),
    film=Layout(
        "Film",
        (_slot("Title", 0.45, 0.3, 9.1, 0.7, "ctr"),),
        _number(8.95),
        map=Box(0.45, 1.1, 9.1, 5.8),
    ),
    comparison=Layout(
        "Comparison",
        (
            _slot("Title", 0.45, 0.25, 9.1, 0.75, "ctr"),
            _slot("Now", 0.45, 1.05, 4.4, 0.45, "ctr"),
            _slot("Then", 5.2, 1.05, 4.4, 0.45, "ctr"),
            _slot("Counts", 0.45, 6.4, 9.1, 0.6, "ctr"),
        ),
        _number(8.95),
        map=Box(0, 1.55, 4.95, 4.8),
        beside=Box(5.05, 1.55, 4.95, 4.8),
    ),
    contents=Layout(
        "Contents",
        (_slot("Title", 0.45, 0.4, 9.1, 0.8, "ctr"), _slot("Chapters", 0.45, 1.4, 9.1, 5.45)),
        _number(8.95),
        rule=Box(0.45, 1.25, 9.1, _RULE),
    ),
    sources=Layout(
        "Sources",
        (_slot("Title", 0.45, 0.4, 9.1, 0.8, "ctr"), _slot("Sources", 0.45, 1.4, 9.1, 5.45)),
        _number(8.95),
        rule=Box(0.45, 1.25, 9.1, _RULE),
    ),
    strip=Box(0.45, _FOOT, 8.3, 0.48),
)
DESIGNS: Mapping[Aspect, Design] = {"16:9": _WIDE, "4:3": _NARROW}
