"""Pictures as DrawingML: groups of freeforms, ellipses and text boxes.

Owns the conversion of shapes and nothing of slides. Ids are left open until a picture stands on its slide, so
that what is equal on many slides is converted once. Called by `deck`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from geo_events.export.deck.paragraphs import attribute, one_line, tag
from geo_events.picture.measure import width as width_in
from geo_events.picture.shapes import Group, Oval, Path, Pen, Picture, Point, Shape, Text

EMU_PER_POINT = 12_700
_FINENESS = 10
"""Steps a pixel in which the points of a freeform are counted."""
_ID = "\0"
"""Stands where an id will be; no words hold it."""
_LINE, _BASELINE = 1.2, 0.96
"""Height of a label's line and how far down its baseline lies, in sizes of the type."""
_LETTERS = 60
"""How much of a label its shape's name keeps."""

Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a picture lies on a slide."""

    left: int
    """EMU, as is the top."""
    top: int
    emu_per_pixel: float

    def x(self, pixels: float) -> int:
        """EMU from the left edge of the slide."""
        return self.left + round(pixels * self.emu_per_pixel)

    def y(self, pixels: float) -> int:
        """EMU from the upper edge of the slide."""
        return self.top + round(pixels * self.emu_per_pixel)

    def length(self, pixels: float) -> int:
        """EMU."""
        return round(pixels * self.emu_per_pixel)


@dataclass(slots=True)
class Converter:
    """Turns pictures into groups, and remembers what it has already turned."""

    language: str
    _done: dict[tuple[Group, Placement], str] = field(default_factory=dict)

    def convert(self, picture: Picture, placement: Placement, name: str) -> list[str]:
        """One `p:grpSp` with the whole picture, in pieces of which many slides may share some.

        Parameters
        ----------
        picture
            Its description becomes the alternative text of the group.
        placement
            Of its upper left corner.
        name
            Of the group.
        """
        ground = Path(_corners(0, 0, picture.width, picture.height), closed=True, fill=picture.background)
        pieces = [self._group(Group("ground", (ground,)), placement)[0]]
        for group in picture.groups:
            key = (group, placement)
            if key not in self._done:
                self._done[key] = self._group(group, placement)[0]
            pieces.append(self._done[key])
        frame = (0.0, 0.0, float(picture.width), float(picture.height))
        start, end = _group_xml(name, picture.description, _ID, frame, placement).rsplit(_ID, 1)
        return [start, *pieces, end]

    def _group(self, group: Group, placement: Placement) -> tuple[str, Bounds | None]:
        parts, bounds = [], []
        for number, shape in enumerate(group.shapes, 1):
            xml, extent = (
                self._group(shape, placement)
                if isinstance(shape, Group)
                else self._shape(shape, f"{group.name} {number}", placement)
            )
            if extent is not None:
                parts.append(xml)
                bounds.append(extent)
        if not bounds:
            # An empty group is what some programs repair.
            return "", None
        around = _union(bounds)
        return _group_xml(group.name, group.label, "".join(parts), around, placement), around

    def _shape(self, shape: Shape, name: str, placement: Placement) -> tuple[str, Bounds | None]:
        if isinstance(shape, Path):
            return _freeform(shape, name, placement)
        if isinstance(shape, Oval):
            return _ellipse(shape, name, placement)
        return _label(shape, self.language, placement)


def numbered(xml: str, first: int) -> str:
    """Shapes with their ids, which run on from the first."""
    start, *rest = xml.split(_ID)
    return start + "".join(f"{number}{part}" for number, part in enumerate(rest, first))


def _union(bounds: Iterable[Bounds]) -> Bounds:
    lefts, tops, rights, bottoms = zip(*bounds, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _corners(left: float, top: float, right: float, bottom: float) -> tuple[tuple[Point, ...], ...]:
    return (((left, top), (right, top), (right, bottom), (left, bottom)),)


def _group_xml(name: str, label: str, content: str, bounds: Bounds, placement: Placement) -> str:
    described = f' descr="{attribute(label)}"' if label else ""
    left, top, right, bottom = bounds
    at = f'x="{placement.x(left)}" y="{placement.y(top)}"'
    size = f'cx="{_extent(right - left, placement)}" cy="{_extent(bottom - top, placement)}"'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{_ID}" name="{attribute(name)}"{described}/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {at}/><a:ext {size}/>"
        f"<a:chOff {at}/><a:chExt {size}/></a:xfrm></p:grpSpPr>{content}</p:grpSp>"
    )


def _extent(pixels: float, placement: Placement) -> int:
    return max(1, placement.length(pixels))


def _frame_xml(bounds: Bounds, placement: Placement) -> str:
    left, top, right, bottom = bounds
    return (
        f'<a:xfrm><a:off x="{placement.x(left)}" y="{placement.y(top)}"/>'
        f'<a:ext cx="{_extent(right - left, placement)}" cy="{_extent(bottom - top, placement)}"/></a:xfrm>'
    )


def _shape_xml(name: str, looks: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{_ID}" name="{attribute(name)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{looks}</p:spPr></p:sp>"
    )


def _colour_xml(colour: str, opacity: float) -> str:
    alpha = "" if opacity >= 1 else f'<a:alpha val="{round(100_000 * max(opacity, 0))}"/>'
    return f'<a:srgbClr val="{colour.lstrip("#").upper()}">{alpha}</a:srgbClr>'


def _fill_xml(colour: str | None, opacity: float) -> str:
    return "<a:noFill/>" if colour is None else f"<a:solidFill>{_colour_xml(colour, opacity)}</a:solidFill>"


def _pen_xml(pen: Pen | None, placement: Placement) -> str:
    if pen is None or pen.width <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    dash = f'<a:prstDash val="{_dash(pen)}"/>' if pen.dash else ""
    cap = "flat" if pen.dash else "rnd"
    return (
        f'<a:ln w="{placement.length(pen.width)}" cap="{cap}">{_fill_xml(pen.colour, pen.opacity)}{dash}'
        "<a:round/></a:ln>"
    )


def _dash(pen: Pen) -> str:
    """The preset that is nearest: presets are in widths of the line."""
    ratio = pen.dash[0] / pen.width
    if ratio <= 1.5:
        return "sysDot"
    return "sysDash" if ratio <= 3.5 else "dash"


def _freeform(path: Path, name: str, placement: Placement) -> tuple[str, Bounds | None]:
    runs = [run for run in path.runs if len(run) >= 2]
    if not runs or (path.fill is None and path.pen is None):
        return "", None
    points = [point for run in runs for point in run]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    drawn = "".join(_steps(run, left, top, path.closed) for run in runs)
    width = max(1, round((right - left) * _FINENESS))
    height = max(1, round((bottom - top) * _FINENESS))
    fill = ' fill="none"' if path.fill is None else ""
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}"{fill}>{drawn}</a:path></a:pathLst></a:custGeom>'
    )
    # The frame is as large as the path is counted, or a thin one would be stretched.
    bounds = (left, top, left + width / _FINENESS, top + height / _FINENESS)
    looks = _fill_xml(path.fill, path.opacity) + _pen_xml(path.pen, placement)
    return _shape_xml(name, _frame_xml(bounds, placement) + geometry + looks), bounds


def _steps(run: tuple[Point, ...], left: float, top: float, closed: bool) -> str:
    places = list(_places(run, left, top))
    lines = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in places[1:])
    start = f'<a:moveTo><a:pt x="{places[0][0]}" y="{places[0][1]}"/></a:moveTo>'
    return start + lines + ("<a:close/>" if closed else "")


def _places(run: tuple[Point, ...], left: float, top: float) -> Iterator[tuple[int, int]]:
    """Points in the path's own steps, none twice in a row, but at least two."""
    before: tuple[int, int] | None = None
    count = 0
    for index, (x, y) in enumerate(run):
        here = (round((x - left) * _FINENESS), round((y - top) * _FINENESS))
        if here != before or (index == len(run) - 1 and count == 1):
            yield here
            count += 1
        before = here


def _ellipse(oval: Oval, name: str, placement: Placement) -> tuple[str, Bounds]:
    (x, y), radius = oval.centre, oval.radius
    bounds = (x - radius, y - radius, x + radius, y + radius)
    looks = (
        f'{_frame_xml(bounds, placement)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        f"{_fill_xml(oval.fill, oval.opacity)}{_pen_xml(oval.pen, placement)}"
    )
    return _shape_xml(name, looks), bounds


def _label(text: Text, language: str, placement: Placement) -> tuple[str, Bounds | None]:
    words = one_line(text.words)
    if not words:
        return "", None
    # Too wide does no harm: the words keep to their side of the box.
    width = 1.1 * width_in(words, text.size, bold=text.bold) + text.size
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    left, top = text.at[0] - shift, text.at[1] - _BASELINE * text.size
    bounds = (left, top, left + width, top + _LINE * text.size)
    side = {"start": "l", "middle": "ctr", "end": "r"}[text.anchor]
    points = text.size * placement.emu_per_pixel / EMU_PER_POINT
    look = f' sz="{max(100, round(100 * points))}" b="{int(text.bold)}" i="{int(text.italic)}"'
    body = (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t" rtlCol="0">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{side}"><a:lnSpc><a:spcPts '
        f'val="{round(100 * _LINE * points)}"/></a:lnSpc></a:pPr><a:r><a:rPr lang="{tag(language)}"'
        f' altLang="{"en-US" if language == "zh" else "zh-CN"}"{look}>{_fill_xml(text.colour, 1)}'
        f"{_halo_xml(text, placement)}</a:rPr><a:t>{escape(words)}</a:t></a:r></a:p></p:txBody>"
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{_ID}" name="{attribute(words[:_LETTERS])}"/><p:cNvSpPr txBox="1"/>'
        f"<p:nvPr/></p:nvSpPr><p:spPr>{_frame_xml(bounds, placement)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>{body}</p:sp>'
    ), bounds


def _halo_xml(text: Text, placement: Placement) -> str:
    if text.halo is None:
        return ""
    radius = placement.length(0.2 * text.size)
    return f'<a:effectLst><a:glow rad="{radius}">{_colour_xml(text.halo, 0.85)}</a:glow></a:effectLst>'
