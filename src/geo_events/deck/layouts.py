"""How the slides of a deck are laid out: where what stands, and how large.

Owns the measures of every layout in both aspects. How they become placeholders is `template`'s. Called by the
other modules of `deck`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geo_events.request import Aspect

LEAST = 14
"""Points of the smallest type on a slide: it is read from the last row."""
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
    prompt: str
    """Key of the text that the empty layout shows."""
    colour: str
    """Name of a colour of the theme."""
    box: Box
    size: float
    """Size of the type in points."""
    anchor: Anchor = "t"

    @property
    def is_bold(self) -> bool:
        """Whether its words are bold."""
        return self.kind == "title"


@dataclass(frozen=True)
class Layout:
    """One kind of slide."""

    name: str
    """Name in the list of layouts."""
    slots: tuple[Slot, ...]
    """Placeholders for words."""
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
    chapter: Layout
    event: Layout
    film: Layout
    comparison: Layout
    sources: Layout

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """In the order in which a program lists them."""
        return self.title, self.chapter, self.event, self.film, self.comparison, self.sources


_PLACEHOLDERS: Mapping[str, tuple[Literal["title", "subTitle", "body", "sldNum"], int, str, str]] = {
    "Title": ("title", 0, "table.title", "tx1"),
    "Subtitle": ("subTitle", 1, "table.date", "tx1"),
    "Period": ("body", 11, "period.label", "tx2"),
    "Date": ("body", 11, "table.date", "tx1"),
    "Now": ("body", 11, "table.date", "tx1"),
    "Slide number": ("sldNum", 12, "", "tx2"),
    "Then": ("body", 13, "table.date", "tx1"),
    "Counts": ("body", 14, "deck.count", "tx2"),
    "Note": ("body", 13, "deck.note", "tx1"),
    "Status": ("body", 13, "table.state", "tx1"),
    "Count": ("body", 14, "deck.count", "tx2"),
    "Claim": ("body", 14, "table.claims", "tx1"),
    "Sources": ("body", 14, "sources.heading", "tx1"),
    "Source": ("body", 15, "sources.heading", "tx2"),
}
"""Kind, index, prompt and colour of each placeholder by its name."""
_RULE, _BAR = 0.012, 0.08
"""Thickness of a rule and of a bar in inches."""

_COLUMN, _WIDTH = 8.66, 4.25
"""Left edge and width of the words beside a wide slide's map."""


def _slot(
    name: str, left: float, top: float, width: float, height: float, size: float, anchor: Anchor = "t"
) -> Slot:
    return Slot(name, *_PLACEHOLDERS[name], Box(left, top, width, height), size, anchor)


def _number(left: float) -> Slot:
    return _slot("Slide number", left, 7.02, 0.6, 0.26, LEAST, "b")


_WIDE = Design(
    13.333,
    7.5,
    title=Layout(
        "Title",
        (
            _slot("Title", 0.6, 5.3, 7.9, 1.8, 38, "ctr"),
            _slot("Subtitle", _COLUMN, 5.3, _WIDTH, 1.8, 22, "ctr"),
        ),
        map=Box(0, 0, 13.333, 5.0),
    ),
    chapter=Layout(
        "Chapter",
        (
            _slot("Period", _COLUMN, 0.6, _WIDTH, 0.75, 18),
            _slot("Title", _COLUMN, 1.4, _WIDTH, 1.9, 36),
            _slot("Note", _COLUMN, 3.65, _WIDTH, 2.5, 18),
            _slot("Count", _COLUMN, 6.2, _WIDTH, 0.4, 16),
        ),
        _number(12.31),
        map=Box(0, 0, 8.2, 7.5),
        rule=Box(_COLUMN, 3.45, 0.9, _RULE),
    ),
    event=Layout(
        "Event",
        (
            _slot("Date", _COLUMN, 0.4, _WIDTH, 0.9, 26),
            _slot("Title", _COLUMN, 1.3, _WIDTH, 1.4, 26),
            _slot("Status", _COLUMN, 2.92, _WIDTH, 0.96, LEAST),
            _slot("Claim", _COLUMN, 3.98, _WIDTH, 2.22, 16),
            _slot("Source", _COLUMN, 6.27, _WIDTH, 0.71, LEAST, "b"),
        ),
        _number(12.31),
        map=Box(0, 0, 8.2, 7.5),
        rule=Box(_COLUMN, 2.81, _WIDTH, _RULE),
        bar=Box(8.2, 0, _BAR, 7.5),
    ),
    film=Layout(
        "Film",
        (_slot("Title", 0.6, 0.3, 12.1, 0.7, 26, "ctr"),),
        _number(12.31),
        map=Box(0.97, 1.1, 11.4, 5.9),
    ),
    comparison=Layout(
        "Comparison",
        (
            _slot("Title", 0.6, 0.25, 12.1, 0.75, 26, "ctr"),
            _slot("Now", 0.6, 1.05, 5.9, 0.45, 18, "ctr"),
            _slot("Then", 7.27, 1.05, 5.4, 0.45, 18, "ctr"),
            _slot("Counts", 0.6, 6.45, 11.6, 0.7, 16, "ctr"),
        ),
        _number(12.31),
        map=Box(0, 1.55, 6.62, 4.8),
        beside=Box(6.71, 1.55, 6.62, 4.8),
    ),
    sources=Layout(
        "Sources",
        (_slot("Title", 0.6, 0.45, 12.1, 0.8, 32, "ctr"), _slot("Sources", 0.6, 1.5, 12.1, 5.35, 14)),
        _number(12.31),
        rule=Box(0.6, 1.32, 12.1, _RULE),
    ),
)
_NARROW = Design(
    10,
    7.5,
    title=Layout(
        "Title",
        (_slot("Title", 0.45, 4.95, 9.1, 1.1, 34, "ctr"), _slot("Subtitle", 0.45, 6.1, 9.1, 1.0, 20)),
        map=Box(0, 0, 10, 4.7),
    ),
    chapter=Layout(
        "Chapter",
        (
            _slot("Period", 0.45, 4.05, 4.35, 0.6, 16),
            _slot("Title", 0.45, 4.7, 4.35, 2.1, 30),
            _slot("Note", 5.1, 4.1, 4.45, 2.3, 16),
            _slot("Count", 5.1, 6.55, 4.45, 0.4, 14),
        ),
        _number(8.95),
        map=Box(0, 0, 10, 3.75),
        rule=Box(4.93, 4.05, _RULE, 3.15),
    ),
    event=Layout(
        "Event",
        (
            _slot("Date", 0.45, 3.52, 4.35, 1.0, 22),
            _slot("Title", 0.45, 4.6, 4.35, 2.3, 24),
            _slot("Status", 5.1, 3.5, 4.45, 0.74, LEAST),
            _slot("Claim", 5.1, 4.32, 4.45, 2.1, LEAST),
            _slot("Source", 5.1, 6.48, 3.8, 0.52, LEAST, "b"),
        ),
        _number(8.95),
        map=Box(0, 0, 10, 3.3),
        rule=Box(4.93, 3.6, _RULE, 3.4),
        bar=Box(0, 3.3, 10, _BAR),
    ),
    film=Layout(
        "Film",
        (_slot("Title", 0.45, 0.3, 9.1, 0.7, 24, "ctr"),),
        _number(8.95),
        map=Box(0.45, 1.1, 9.1, 5.9),
    ),
    comparison=Layout(
        "Comparison",
        (
            _slot("Title", 0.45, 0.25, 9.1, 0.75, 24, "ctr"),
            _slot("Now", 0.45, 1.05, 4.4, 0.45, 16, "ctr"),
            _slot("Then", 5.2, 1.05, 4.4, 0.45, 16, "ctr"),
            _slot("Counts", 0.45, 6.45, 8.4, 0.7, LEAST, "ctr"),
        ),
        _number(8.95),
        map=Box(0, 1.55, 4.95, 4.8),
        beside=Box(5.05, 1.55, 4.95, 4.8),
    ),
    sources=Layout(
        "Sources",
        (_slot("Title", 0.45, 0.4, 9.1, 0.8, 28, "ctr"), _slot("Sources", 0.45, 1.4, 9.1, 5.45, LEAST)),
        _number(8.95),
        rule=Box(0.45, 1.25, 9.1, _RULE),
    ),
)
DESIGNS: Mapping[Aspect, Design] = {"16:9": _WIDE, "4:3": _NARROW}
