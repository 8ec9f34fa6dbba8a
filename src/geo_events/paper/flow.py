"""Sheets that are filled from top to bottom: what does not fit goes on on the next.

Owns margins, and what is kept together. Knows nothing of events; the file around it is made by `document`.
Called by `booklet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from geo_events.paper.drawn_sheet import Sheet
from geo_events.paper.setting import PALE, Line, Paragraph, Span, lines
from geo_events.paper.structure import Element, Structure
from geo_events.paper.typeface import Type
from geo_events.picture import Picture

MARGIN = 48.0
_RULE = 2.0
"""Width of the rule beside what is indented."""
_LEAST_LINES = 2
"""So many lines of a paragraph stand together at least."""

Set = tuple[Paragraph, list[Line]]
"""A paragraph and its lines."""


@dataclass
class Flow:
    """A document while it is written."""

    width: float
    height: float
    type: Type
    foot: str
    """Words at the foot of each sheet."""
    sheets: list[Sheet] = field(default_factory=list)
    structure: Structure = field(default_factory=Structure)
    marks: list[tuple[str, str, int]] = field(default_factory=list)
    """Headings to go to: a name, its words, its sheet."""
    y: float = MARGIN
    head: str = ""
    """Repeated at the top of the sheets that go on with it."""

    @property
    def room(self) -> float:
        """Width of a line in points."""
        return self.width - 2 * MARGIN

    @property
    def left(self) -> float:
        """Points down to the lower margin."""
        return self.height - MARGIN - self.y

    @property
    def sheet(self) -> Sheet:
        """The sheet that is being filled."""
        return self.sheets[-1]

    def turn(self, head: str = "") -> None:
        """Begin a sheet."""
        self.sheets.append(Sheet(self.width, self.height, self.type))
        self.y, self.head = MARGIN, head

    def go_on(self) -> None:
        """Begin a sheet on which what was begun goes on, under its heading."""
        head = self.head
        self.turn(head)
        if head:
            look = Paragraph((Span(head, bold=True, colour=PALE),), 9)
            with self.sheet.decoration():
                for pieces in lines(look, self.room, self.type)[:1]:
                    self.sheet.line(pieces, look.size, (MARGIN, self.y))
            self.y += 2 * look.leading

    def mark(self, name: str, words: str) -> None:
        """Note that a heading stands on this sheet."""
        self.marks.append((name, words, len(self.sheets) - 1))

    def set(self, paragraphs: Iterable[Paragraph], room: float | None = None) -> list[Set]:
        """Paragraphs in their lines; what has no words is left out."""
        found = ((one, lines(one, self.room if room is None else room, self.type)) for one in paragraphs)
        return [(one, its) for one, its in found if its]

    def put(self, paragraphs: Iterable[Paragraph], *, more: float = 0.0, beside: float = 0.0) -> None:
        """Put paragraphs that stand together; where a sheet has not the room for them, on the next.

        Parameters
        ----------
        paragraphs
            From top to bottom.
        more
            Points that must be left below them.
        beside
            Points at the right that something else takes.
        """
        block = self.set(paragraphs, self.room - beside)
        if high(block) + more > self.left and self.y > MARGIN and high(block) < self.height - 3 * MARGIN:
            self.go_on()
        for paragraph, its in block:
            self._paragraph(paragraph, its)

    def _paragraph(self, paragraph: Paragraph, its: list[Line]) -> None:
        element = self.structure.add(paragraph.tag, paragraph.language)
        self.y += paragraph.before
        while its:
            fit = int((self.left + 0.01) / paragraph.leading)
            if fit < min(_LEAST_LINES, len(its)):
                self.go_on()
                continue
            now, its = its[:fit], its[fit:]
            with self._part(element):
                for pieces in now:
                    self.sheet.line(pieces, paragraph.size, (MARGIN + paragraph.indent, self.y))
                    self.y += paragraph.leading
            if paragraph.indent:
                high_ = len(now) * paragraph.leading
                with self.sheet.decoration():
                    self.sheet.box(MARGIN + paragraph.indent - 8, self.y - high_, _RULE, high_, "#999999")

    @contextmanager
    def _part(self, element: Element) -> Iterator[None]:
        number, before = len(self.sheets) - 1, len(self.sheet.links)
        with self.sheet.part(element.tag) as part:
            element.parts.append((number, part))
            yield
        element.links += [(number, link) for link in self.sheet.links[before:]]

    def picture(self, picture: Picture, words: str) -> None:
        """Put a picture as wide as a line."""
        tall = picture.height * self.room / picture.width
        if tall > self.left and self.y > MARGIN:
            self.go_on()
        with self._part(self.structure.add("Figure", words=words)):
            self.sheet.picture(picture, MARGIN, self.y, self.room / picture.width)
        self.y += tall

    def squares(self, rows: Sequence[Sequence[bool]], words: str, box: tuple[float, float, float]) -> None:
        """Put a pattern of squares, as a code of a link is one, into left, top and side of a box."""
        left, top, side = box
        step = side / len(rows)
        with self._part(self.structure.add("Figure", words=words)):
            for down, row in enumerate(rows):
                for right, is_dark in enumerate(row):
                    if is_dark:
                        self.sheet.box(
                            left + right * step, top + down * step, step + 0.02, step + 0.02, "#000000"
                        )


def high(block: Iterable[Set]) -> float:
    """Points that paragraphs take."""
    return sum(one.before + len(its) * one.leading for one, its in block)
