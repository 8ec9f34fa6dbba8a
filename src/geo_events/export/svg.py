"""Pictures as SVG: words stay words, groups keep their names.

Owns the markup. Called by `stills`.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from geo_events.picture import HALO, Group, Oval, Path, Pen, Picture, Shape, Text
from geo_events.request import GENERATOR, Provenance
from geo_events.request.safe_text import printable

_SVG, _RDF, _DC = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/elements/1.1/",
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FONTS = (
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', 'Noto Sans CJK SC', 'PingFang SC', "
    "'Microsoft YaHei', sans-serif"
)


def svg_of(picture: Picture, said: Provenance) -> bytes:
    """A picture as a file of its own."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("rdf", _RDF)
    ET.register_namespace("dc", _DC)
    root = ET.Element(
        f"{{{_SVG}}}svg",
        {
            "viewBox": f"0 0 {picture.width} {picture.height}",
            "width": str(picture.width),
            "height": str(picture.height),
            "role": "img",
            "aria-labelledby": "title description",
            "font-family": _FONTS,
            _XML_LANG: said.tag,
        },
    )
    _said(root, "title", picture.title or said.title, "title")
    _said(root, "desc", picture.description, "description")
    root.append(_metadata(said))
    sheet = {"width": str(picture.width), "height": str(picture.height), "fill": picture.background}
    ET.SubElement(root, f"{{{_SVG}}}rect", {"id": "sea", **sheet})
    _add(root, picture.groups)
    ET.indent(root, " ")
    markup: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return markup + b"\n"


def _said(parent: ET.Element, tag: str, words: str, identifier: str | None = None) -> None:
    element = ET.SubElement(parent, f"{{{_SVG}}}{tag}", {} if identifier is None else {"id": identifier})
    element.text = printable(words)


def _metadata(said: Provenance) -> ET.Element:
    metadata = ET.Element(f"{{{_SVG}}}metadata")
    described = ET.SubElement(ET.SubElement(metadata, f"{{{_RDF}}}RDF"), f"{{{_RDF}}}Description")
    described.set(f"{{{_RDF}}}about", "")
    facts = [("title", said.title), ("date", said.made), ("creator", GENERATOR), ("identifier", said.version)]
    facts += [("description", line) for line in said.filters]
    facts += [("source", line) for line in said.citations]
    facts += [("rights", line) for line in said.credits]
    for name, value in facts:
        ET.SubElement(described, f"{{{_DC}}}{name}").text = printable(value)
    return metadata


def _add(parent: ET.Element, groups: Iterable[Group]) -> None:
    for group in groups:
        element = ET.SubElement(parent, f"{{{_SVG}}}g", {"id": group.name})
        if group.label:
            element.set("role", "img")
            _said(element, "title", group.label)
        for shape in group.shapes:
            if isinstance(shape, Group):
                _add(element, [shape])
            else:
                _draw(element, shape)


def _draw(parent: ET.Element, shape: Shape) -> None:
    match shape:
        case Path():
            data = "".join(
                "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in run) + ("Z" if shape.closed else "")
                for run in shape.runs
            )
            look = {**_filled(shape.fill, shape.opacity), **_stroked(shape.pen)}
            ET.SubElement(parent, f"{{{_SVG}}}path", {"d": data, "fill-rule": "evenodd", **look})
        case Oval(centre=(x, y), radius=radius):
            look = {**_filled(shape.fill, shape.opacity), **_stroked(shape.pen)}
            spot = {"cx": _number(x), "cy": _number(y), "r": _number(radius)}
            ET.SubElement(parent, f"{{{_SVG}}}circle", {**spot, **look})
        case Text():
            _write(parent, shape)


def _write(parent: ET.Element, text: Text) -> None:
    look = {
        "x": _number(text.at[0]),
        "y": _number(text.at[1]),
        "font-size": _number(text.size),
        "fill": text.colour,
    }
    if text.anchor != "start":
        look["text-anchor"] = text.anchor
    if text.bold:
        look["font-weight"] = "bold"
    if text.italic:
        look["font-style"] = "italic"
    if text.halo is not None:
        look |= {
            "stroke": text.halo,
            "stroke-width": _number(text.size * HALO),
            "stroke-linejoin": "round",
            "paint-order": "stroke",
        }
    ET.SubElement(parent, f"{{{_SVG}}}text", look).text = printable(text.words)


def _filled(fill: str | None, opacity: float) -> dict[str, str]:
    if fill is None:
        return {"fill": "none"}
    return {"fill": fill} if opacity == 1 else {"fill": fill, "fill-opacity": _number(opacity)}


def _stroked(pen: Pen | None) -> dict[str, str]:
    if pen is None:
        return {}
    look = {"stroke": pen.colour, "stroke-width": _number(pen.width), "stroke-linejoin": "round"}
    if pen.dash:
        look["stroke-dasharray"] = " ".join(map(_number, pen.dash))
    else:
        look["stroke-linecap"] = "round"
    if pen.opacity != 1:
        look["stroke-opacity"] = _number(pen.opacity)
    return look


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
