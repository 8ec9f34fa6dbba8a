"""Pictures as groups of freeforms, ellipses and text boxes.

Owns the conversion of shapes and nothing of slides. Shapes are the library's elements: its objects around
them would take a hundred times the room and time. Called by `draft`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from lxml.etree import SubElement, tostring
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.oxml.shapes.groupshape import CT_GroupShape

from geo_events.deck.inks import Ink
from geo_events.deck.layouts import EMU_PER_POINT
from geo_events.deck.paragraphs import languages, one_line, plain
from geo_events.picture.measure import width as width_in
from geo_events.picture.shapes import Group, Oval, Path, Pen, Picture, Point, Shape, Text

_FINENESS = 10
"""Steps a pixel in which the points of a freeform are counted."""
_LINE, _BASELINE = 1.2, 0.96
"""Height of a label's line and how far down its baseline lies, in sizes of the type."""
_LETTERS = 60
"""Number of characters of a label that its shape's name keeps."""

Frame = tuple[int, int, int, int]
"""Left, top, width and height in EMU, from the corner of the picture."""


@dataclass(slots=True)
class Converter:
    """Turns pictures into groups, a pixel to a point, and remembers what it has already turned."""

    language: str
    """Tag of the language of the labels."""
    inks: Mapping[str, Ink] = field(default_factory=dict)
    """Colours of the theme by the picture's; what has none stays as it is."""
    _done: dict[Group, bytes] = field(default_factory=dict)

    def add(self, tree: Any, picture: Picture, corner: tuple[int, int], name: str, first_id: int) -> Any:
        """Add a picture as one group to the shapes of a slide or a layout; the group.

        Parameters
        ----------
        tree
            Element of the slide's shapes.
        picture
            Its description becomes the alternative text of the group.
        corner
            Left and top of the picture on the slide in EMU.
        name
            Name of the group.
        first_id
            Id of the group, from which those of the shapes in it run on.
        """
        whole = _add_group(tree, name, picture.description)
        _set_frame(whole, _frame(0, 0, picture.width, picture.height))
        whole.x, whole.y = corner
        for group in picture.groups:
            if group not in self._done:
                self._done[group] = self._converted(group)
            if self._done[group]:
                whole.append(parse_xml(self._done[group]))
        for number, properties in enumerate(whole.iter(qn("p:cNvPr")), first_id):
            properties.set("id", str(number))
        return whole

    def _converted(self, group: Group) -> bytes:
        """The group as bytes, which take less room than elements; none if there is nothing to see."""
        root = parse_xml(f"<p:spTree {nsdecls('p', 'a')}/>")
        return b"" if self._add(root, group, "") is None else bytes(tostring(root[0]))

    def _add(self, parent: Any, shape: Shape | Group, name: str) -> Frame | None:
        """Add a shape or a group; its frame, or None if there is nothing to see."""
        match shape:
            case Group(is_plate=True):
                return self._add_plate(parent, shape)
            case Group():
                group = _add_group(parent, shape.name, shape.label)
                parts = enumerate(shape.shapes, 1)
                frames = [self._add(group, one, f"{shape.name} {n}") for n, one in parts]
                seen = [frame for frame in frames if frame is not None]
                if not seen:
                    # An empty group is what some programs repair.
                    parent.remove(group)
                    return None
                return _set_frame(group, _union(seen))
            case Path():
                return self._add_freeform(parent, shape, name)
            case Oval():
                return self._add_ellipse(parent, shape, name)
            case Text():
                return self._add_label(parent, shape)

    def _add_fill(self, parent: Any, colour: str | None, opacity: float) -> None:
        if colour is None:
            _add(parent, "a:noFill")
        else:
            self._add_colour(_add(parent, "a:solidFill"), colour, opacity)

    def _add_colour(self, parent: Any, colour: str, opacity: float) -> None:
        ink = self.inks.get(colour)
        if ink is None:
            element = _add(parent, "a:srgbClr", val=colour.lstrip("#").upper())
        else:
            element = _add(parent, "a:schemeClr", val=ink.name)
            for change, amount in ink.changes:
                _add(element, f"a:{change}", val=amount)
        if opacity < 1:
            _add(element, "a:alpha", val=round(100_000 * max(opacity, 0)))

    def _add_pen(self, parent: Any, pen: Pen | None) -> None:
        if pen is None or pen.width <= 0:
            _add(_add(parent, "a:ln"), "a:noFill")
            return
        line = _add(parent, "a:ln", w=_emu(pen.width), cap="flat" if pen.dash else "rnd")
        self._add_fill(line, pen.colour, pen.opacity)
        if pen.dash:
            # The nearest of the presets, which are in widths of the line.
            ratio = pen.dash[0] / pen.width
            _add(line, "a:prstDash", val="sysDot" if ratio <= 1.5 else "sysDash" if ratio <= 3.5 else "dash")
        _add(line, "a:round")

    def _add_freeform(self, parent: Any, path: Path, name: str) -> Frame | None:
        runs = [run for run in path.runs if len(run) >= 2]
        if not runs or (path.fill is None and path.pen is None):
            return None
        points = [point for run in runs for point in run]
        left, top = min(x for x, _ in points), min(y for _, y in points)
        right, bottom = max(x for x, _ in points), max(y for _, y in points)
        width = max(1, round((right - left) * _FINENESS))
        height = max(1, round((bottom - top) * _FINENESS))
        # The frame is as large as the path is counted, or a thin one would be stretched.
        frame = _frame(left, top, width / _FINENESS, height / _FINENESS)
        shape = CT_Shape.new_freeform_sp(0, name, *frame)
        parent.append(shape)
        looks = _plain(shape)
        # To parse the steps takes a fourth of the time of adding one after the other.
        steps = "".join(_steps(run, left, top, path.closed) for run in runs)
        drawn = parse_xml(f'<a:path {nsdecls("a")} w="{width}" h="{height}">{steps}</a:path>')
        if path.fill is None:
            drawn.set("fill", "none")
        looks.custGeom.pathLst.append(drawn)
        self._add_fill(looks, path.fill, path.opacity)
        self._add_pen(looks, path.pen)
        return frame

    def _add_ellipse(self, parent: Any, oval: Oval, name: str) -> Frame:
        (x, y), radius = oval.centre, oval.radius
        frame = _frame(x - radius, y - radius, 2 * radius, 2 * radius)
        looks = _plain(parent.add_autoshape(0, name, "ellipse", *frame))
        self._add_fill(looks, oval.fill, oval.opacity)
        self._add_pen(looks, oval.pen)
        return frame

    def _add_label(self, parent: Any, text: Text) -> Frame | None:
        words = one_line(text.words)
        if not words:
            return None
        # Too wide does no harm: the words keep to their side of the box.
        width = 1.1 * width_in(words, text.size, bold=text.bold) + text.size
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
        left, top = text.at[0] - shift * width, text.at[1] - _BASELINE * text.size
        frame = _frame(left, top, width, _LINE * text.size)
        shape = parent.add_textbox(0, "", *frame)
        shape.nvSpPr.cNvPr.set("name", words[:_LETTERS])
        self._write(shape, [text])
        return frame

    def _add_plate(self, parent: Any, group: Group) -> Frame | None:
        """A label as one box: the plate is its fill, and each line a paragraph."""
        plate, *texts = group.shapes
        if not isinstance(plate, Path):
            return None
        xs, ys = zip(*plate.runs[0], strict=True)
        frame = _frame(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        shape = parent.add_autoshape(0, "", "roundRect", *frame)
        shape.nvSpPr.cNvPr.set("name", plain(group.name))
        looks = _plain(shape)
        self._add_fill(looks, plate.fill, plate.opacity)
        self._add_pen(looks, None)
        lines = [text for text in texts if isinstance(text, Text)]
        inset = _emu(max(lines[0].at[0] - min(xs), 0)) if lines else 0
        self._write(shape, lines, inset)
        return frame

    def _write(self, shape: Any, lines: Sequence[Text], inset: int = 0) -> None:
        """Put lines of words into a shape, a paragraph each."""
        body = shape.get_or_add_txBody()
        box = body.bodyPr
        box.attrib.update({"wrap": "none", "anchor": "ctr" if inset else "t"})
        box.lIns, box.tIns, box.rIns, box.bIns = inset, 0, inset, 0
        box.autofit = MSO_AUTO_SIZE.NONE
        for number, text in enumerate(lines):
            paragraph = body.p_lst[0] if number == 0 else body.add_p()
            side = {"start": "l", "middle": "ctr", "end": "r"}[text.anchor]
            spacing = _add(_add(paragraph, "a:pPr", algn=side), "a:lnSpc")
            _add(spacing, "a:spcPts", val=round(100 * _LINE * text.size))
            run = _add(paragraph, "a:r")
            look = {"sz": max(100, round(100 * text.size)), "b": int(text.bold), "i": int(text.italic)}
            type_ = _add(run, "a:rPr", **languages(self.language), **look)
            self._add_fill(type_, text.colour, 1)
            if text.halo is not None:
                glow = _add(_add(type_, "a:effectLst"), "a:glow", rad=_emu(0.2 * text.size))
                self._add_colour(glow, text.halo, 0.85)
            _add(run, "a:t").text = one_line(text.words)


def _emu(pixels: float) -> int:
    return round(pixels * EMU_PER_POINT)


def _frame(left: float, top: float, width: float, height: float) -> Frame:
    """The frame of a shape; none is without extent."""
    return _emu(left), _emu(top), max(1, _emu(width)), max(1, _emu(height))


def _union(frames: list[Frame]) -> Frame:
    left, top = min(frame[0] for frame in frames), min(frame[1] for frame in frames)
    right, bottom = max(x + width for x, _, width, _ in frames), max(y + height for _, y, _, height in frames)
    return left, top, right - left, bottom - top


def _add_group(parent: Any, name: str, label: str) -> Any:
    group: Any = CT_GroupShape.new_grpSp(0, "")
    parent.append(group)
    properties = group.nvGrpSpPr.cNvPr
    properties.set("name", plain(name))
    if label:
        properties.set("descr", plain(label))
    return group


def _set_frame(group: Any, frame: Frame) -> Frame:
    """Make a group as large as what it holds, which keeps its own size."""
    left, top, width, height = frame
    group.x, group.y, group.cx, group.cy = frame
    group.chOff.x, group.chOff.y, group.chExt.cx, group.chExt.cy = left, top, width, height
    return frame


def _add(parent: Any, tag: str, **attributes: object) -> Any:
    """Add an element, named with its prefix."""
    return SubElement(parent, qn(tag), {name: str(value) for name, value in attributes.items()})


def _plain(shape: Any) -> Any:
    """Take from a shape the look and the words that the library gave it; its properties."""
    del shape[2:]
    return shape.spPr


def _steps(run: tuple[Point, ...], left: float, top: float, closed: bool) -> str:
    """A run in the path's own steps, no point twice in a row, but at least two points."""
    counted = ((round((x - left) * _FINENESS), round((y - top) * _FINENESS)) for x, y in run)
    (x, y), *places = [place for place, _ in groupby(counted)]
    lines = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in places or [(x, y)])
    return f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}{"<a:close/>" if closed else ""}'
