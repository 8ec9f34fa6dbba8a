"""The labels in a picture: titles beside marks, with the number that somebody gave, and the words of arcs.

Owns where they stand; which events are named is `naming`'s. Called by `draw`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_events.picture.arcs import Arc, beside, words_of
from geo_events.picture.boxes import Box, Room
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame
from geo_events.picture.marks import Mark
from geo_events.picture.measure import balanced, width
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Path, Pen, Point, Shape, Text
from geo_events.picture.symbols import rounded
from geo_events.picture.visible import Sight
from geo_events.scene.figures import figures_text
from geo_events.text import t
from geo_events.wording import text_in

_MOST, _MOST_ARCS = 6, 12
_MOST_COVERED = 24
"""Beads of lines that a label covers at most where there is no better room."""
_ROOM, _ARC_ROOM = 15.2, 26.1
"""Sizes of its type that a label is wide at most."""
_TITLE, _FIGURE = 12.5, 11.5
_LINE = 1.28
_PAD = 5.0
_LED = 9.0
"""Units between a label and its mark from which a line leads from one to the other."""
_TITLE_LINES, _FIGURE_LINES, _ARC_LINES = 3, 3, 4


@dataclass(frozen=True)
class _Label:
    lines: tuple[tuple[str, float, str], ...]
    """Words, size of the type, colour."""
    width: float
    height: float


def labels(
    marks: Sequence[Mark],
    arcs: Sequence[Arc],
    named: Sequence[Sight],
    room: Room,
    frame: Frame,
    render: RenderOptions,
    colours: Colours,
) -> Group:
    """The labels of what is named, the first the first, then the words of the other arcs.

    Around an event that the picture is of they have none.
    """
    of_event = {arc.sight.event_id: arc for arc in arcs}
    beside_marks = {sight.event_id: (sight, mark) for sight, mark in _spokesmen(marks, named)}
    others = _freshest(arcs) if render.selected is None else ()
    order = dict.fromkeys((*(sight.event_id for sight in named), *others))
    groups = []
    for event_id in order:
        if event_id in of_event:
            groups += _on_arc(of_event[event_id], room, frame, render, colours)
        if event_id in beside_marks:
            sight, mark = beside_marks[event_id]
            told = None if event_id in of_event else sight.event["figure"]
            figure = None if told is None else figures_text(told, render.language)
            title = _title(sight, mark, named, render)
            for number in (None,) if figure is None else (figure, None):
                label = _label(title, number, sight, render, colours)
                near = mark.reach or mark.box
                candidates = _candidates(near, label, render.unit)
                if placed := _placed(label, candidates, sight, room, render, colours, near=near):
                    groups += placed
                    break
    return Group("labels", tuple(groups))


def _spokesmen(marks: Sequence[Mark], named: Sequence[Sight]) -> list[tuple[Sight, Mark]]:
    """Of each mark what is named first; so many as a picture holds."""
    mark_of = {sight.event_id: mark for mark in marks for sight in mark.sights}
    first: dict[int, tuple[Sight, Mark]] = {}
    for sight in named:
        mark = mark_of.get(sight.event_id)
        if mark is not None:
            first.setdefault(id(mark), (sight, mark))
    return list(first.values())[:_MOST]


def _freshest(arcs: Sequence[Arc]) -> list[str]:
    ordered = sorted(arcs, key=lambda arc: -arc.sight.fresh)
    return [arc.sight.event_id for arc in ordered[:_MOST_ARCS]]


def _title(sight: Sight, mark: Mark, named: Sequence[Sight], render: RenderOptions) -> str:
    """Title of an event, and how many more its mark holds: those as fresh, or of a whole all.

    That of the event that the picture is of stands alone.
    """
    title = text_in(sight.event["title"], render.language)
    if sight.event_id == render.selected:
        return title
    others = mark.sights if render.at is None else [one for one in named if one in mark.sights]
    more = len(others) - 1
    return t("marks.more", render.language, title=title, count=more) if more > 0 else title


def _label(title: str, figure: str | None, sight: Sight, render: RenderOptions, colours: Colours) -> _Label:
    size = render.type(_TITLE)
    lines = [(line, size, colours["ink"]) for line in balanced(title, size, _ROOM * size, _TITLE_LINES)]
    if figure is not None:
        colour, room, size = colours.layer(sight.event["layer"]), _ROOM * size, render.type(_FIGURE)
        words = balanced(figure, size, room, _FIGURE_LINES)
        lines += [(line, size, colour) for line in words]
    return _sized(lines, render.unit, bold=sight.event_id == render.selected)


def _sized(lines: Sequence[tuple[str, float, str]], unit: float, *, bold: bool = False) -> _Label:
    wide = max(width(words, size, bold=bold) for words, size, _ in lines) + 2 * _PAD * unit
    return _Label(tuple(lines), wide, sum(size * _LINE for _, size, _ in lines) + _PAD * unit)


def _on_arc(arc: Arc, room: Room, frame: Frame, render: RenderOptions, colours: Colours) -> list[Group]:
    """The words of an arc; where there is no room for all of them, its years."""
    unit, sight, size = render.unit, arc.sight, render.type(_FIGURE)
    is_loud = render.is_meant(sight.event_id, is_new=sight.is_recent)
    colour = colours.layer(sight.event["layer"]) if is_loud else colours["place"]
    for words in words_of(arc, render):
        lines = [(line, size, colour) for line in balanced(words, size, _ARC_ROOM * size, _ARC_LINES)]
        label = _sized(lines, unit, bold=sight.event_id == render.selected)
        candidates = beside(arc, frame, (label.width, label.height), unit)
        if placed := _placed(label, candidates, sight, room, render, colours, name="arc"):
            return placed
    return []


def _placed(
    label: _Label,
    candidates: Iterator[Box],
    sight: Sight,
    room: Room,
    render: RenderOptions,
    colours: Colours,
    name: str = "label",
    near: Box | None = None,
) -> list[Group]:
    if near is not None:
        candidates = (one for one in candidates if _is_clear(one, near, room))
    box = room.place(candidates, _MOST_COVERED)
    if box is None:
        return []
    led = () if near is None else _leader(f"leader-{sight.event_id}", box, near, render, colours)
    is_selected = sight.event_id == render.selected
    shapes = tuple(_shapes(label, box, render, colours, is_selected=is_selected))
    return [Group(f"{name}-{sight.event_id}", shapes, is_plate=True), *led]


def _way(box: Box, near: Box) -> tuple[Point, Point]:
    """The line from a label to its mark."""
    x, y = near.middle
    start = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    return start, (min(max(start[0], near.left), near.right), min(max(start[1], near.top), near.bottom))


def _is_clear(box: Box, near: Box, room: Room) -> bool:
    """Whether a line would lead from a label to its mark over nothing else."""
    (x, y), (right, bottom) = _way(box, near)
    steps = [(x + (right - x) * share / 20, y + (bottom - y) * share / 20) for share in range(20)]
    return not any(other.holds(step) for other in room.taken if not near.meets(other) for step in steps)


def _leader(
    name: str, box: Box, near: Box, render: RenderOptions, colours: Mapping[str, str]
) -> tuple[Group, ...]:
    """A line from a label to its mark, where the label does not stand beside it."""
    start, end = _way(box, near)
    if math.dist(start, end) < _LED * render.unit:
        return ()
    pen = Pen(colours["leader"], 1.2 * render.unit)
    return (Group(name, (Path(((start, end),), closed=False, pen=pen),)),)


def _candidates(near: Box, label: _Label, unit: float) -> Iterator[Box]:
    wide, high = label.width, label.height
    x, y = near.middle
    gap = 4 * unit
    right, left = near.right + gap + wide / 2, near.left - gap - wide / 2
    below, above = near.bottom + gap + high / 2, near.top - gap - high / 2
    spots = [(right, y), (left, y), (x, above), (x, below)]
    spots += [(right, above), (left, above), (right, below), (left, below)]
    for far in (26 * unit, 52 * unit, 78 * unit, 104 * unit):
        spots += [(right, y - far), (right, y + far), (left, y - far), (left, y + far)]
        spots += [(x, above - far), (x, below + far)]
    for spot in spots:
        yield Box.around(spot, wide, high)


def _shapes(
    label: _Label, box: Box, render: RenderOptions, colours: Colours, *, is_selected: bool
) -> Iterator[Shape]:
    unit = render.unit
    outline = rounded(box.left, box.top, box.right - box.left, box.bottom - box.top, 6 * unit)
    yield Path((outline,), closed=True, fill=colours["halo"], opacity=0.88)
    y = box.top + _PAD / 2 * unit
    for words, size, colour in label.lines:
        yield Text((box.left + _PAD * unit, y + size), words, size, colour, bold=is_selected)
        y += size * _LINE
