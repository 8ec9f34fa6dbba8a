"""The labels in a picture: what is new at the moment shown, with the number that somebody gave.

Owns which events are named and where their words stand. Called by `draw`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_events.design import MEASURES
from geo_events.picture.boxes import Box, Room
from geo_events.picture.marks import Mark
from geo_events.picture.measure import width, wrap
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Path, Shape, Text
from geo_events.picture.symbols import rounded
from geo_events.picture.visible import Sight
from geo_events.text import t

_MOST = 6
_ROOM = 190.0
"""Units that a label is wide at most."""
_TITLE, _FIGURE = 12.5, 11.5
_LINE = 1.28
_PAD = 5.0
_TITLE_LINES, _FIGURE_LINES = 3, 3


@dataclass(frozen=True)
class _Label:
    lines: tuple[tuple[str, float, str], ...]
    """Words, size of the type, colour."""
    width: float
    height: float


def labels(marks: Sequence[Mark], room: Room, render: RenderOptions, colours: Mapping[str, str]) -> Group:
    """The labels of the freshest marks, the selected one first."""
    spoken = [(mark, _spokesman(mark, render)) for mark in marks]
    wanted = [(mark, sight) for mark, sight in spoken if _is_named(sight, render)]
    wanted.sort(key=lambda pair: (pair[1].event_id != render.selected, -pair[1].fresh))
    groups = []
    for mark, sight in wanted[:_MOST]:
        label = _label(mark, sight, render, colours)
        box = room.place(_candidates(mark.box, label, render.unit), most_spared=12)
        if box is not None:
            is_selected = sight.event_id == render.selected
            shapes = tuple(_shapes(label, box, render, colours, is_selected=is_selected))
            groups.append(Group(f"label-{sight.event_id}", shapes))
    return Group("labels", tuple(groups))


def _spokesman(mark: Mark, render: RenderOptions) -> Sight:
    """The event that names a mark: the selected one, else the freshest."""
    return max(mark.sights, key=lambda sight: (sight.event_id == render.selected, sight.fresh, sight.news))


def _is_named(sight: Sight, render: RenderOptions) -> bool:
    return sight.fresh > MEASURES.named or sight.event_id == render.selected


def _label(mark: Mark, sight: Sight, render: RenderOptions, colours: Mapping[str, str]) -> _Label:
    unit, language = render.unit, render.language
    title = sight.event["title"][language]
    if len(mark.sights) > 1:
        title = t("marks.more", language, title=title, count=len(mark.sights) - 1)
    lines = [(line, _TITLE * unit, colours["ink"]) for line in wrap(title, _TITLE, _ROOM, _TITLE_LINES)]
    figure = sight.event["figure"]
    if figure is not None:
        colour = colours[sight.event["layer"]]
        words = wrap(figure[language], _FIGURE, _ROOM, _FIGURE_LINES)
        lines += [(line, _FIGURE * unit, colour) for line in words]
    wide = max(width(words, size) for words, size, _ in lines) + 2 * _PAD * unit
    return _Label(tuple(lines), wide, sum(size * _LINE for _, size, _ in lines) + _PAD * unit)


def _candidates(near: Box, label: _Label, unit: float) -> Iterator[Box]:
    wide, high = label.width, label.height
    x, y = near.middle
    gap = 4 * unit
    right, left = near.right + gap + wide / 2, near.left - gap - wide / 2
    below, above = near.bottom + gap + high / 2, near.top - gap - high / 2
    spots = [(right, y), (left, y), (x, above), (x, below)]
    spots += [(right, above), (left, above), (right, below), (left, below)]
    for far in (26 * unit, 52 * unit):
        spots += [(right, y - far), (right, y + far), (left, y - far), (left, y + far)]
        spots += [(x, above - far), (x, below + far)]
    for spot in spots:
        yield Box.around(spot, wide, high)


def _shapes(
    label: _Label, box: Box, render: RenderOptions, colours: Mapping[str, str], *, is_selected: bool
) -> Iterator[Shape]:
    unit = render.unit
    outline = rounded(box.left, box.top, box.right - box.left, box.bottom - box.top, 6 * unit)
    yield Path((outline,), closed=True, fill=colours["halo"], opacity=0.88)
    y = box.top + _PAD / 2 * unit
    for words, size, colour in label.lines:
        yield Text((box.left + _PAD * unit, y + size), words, size, colour, bold=is_selected)
        y += size * _LINE
