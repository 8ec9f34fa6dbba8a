"""The types and the colours of a deck.

Owns which they are, and puts them into the theme and the styles of the library's template. Places nothing.
Called by `template`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from geo_events.design import layer_colour, palette
from geo_events.layer import Layer
from geo_events.request import Theme

_LATIN, _EAST_ASIAN = "Arial", "Microsoft YaHei"
"""The first is there, or has its equal in width, on every system; where the second is missing, programs take
their own type for Chinese."""
_SCRIPTS = {
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Hang": "Malgun Gothic",
    "Jpan": "Yu Gothic",
}
_SURFACES: Mapping[Theme, tuple[str, str, str, str]] = {
    "light": ("#fcfbf9", "#1d2226", "#59616a", "#dcd8d1"),
    "dark": ("#1b2025", "#eef1f3", "#a9b2ba", "#3a424a"),
}
"""Colours of ground, words, lesser words and rules, as around the player's map."""
_ACCENTS = 6
"""Number of accents in a theme."""
_LEVEL_INDENT = 228_600
"""Indentation of a level of text in EMU."""
_SIZES = {"titleStyle": "2800", "bodyStyle": "1600"}
"""Sizes of the type in hundredths of a point, by the master's styles."""


def accents_of(layers: Iterable[Layer], theme: Theme) -> tuple[str, ...]:
    """The accents of a deck about some layers: the first of their colours, then the map's by name."""
    named = tuple(layer_colour(layer.colour, theme) for layer in layers)
    return (*named[: _ACCENTS - 1], "sea-name", "border", "place")[:_ACCENTS]


def accent_of(layer: Layer, layers: Iterable[Layer], theme: Theme) -> str:
    """A layer's accent by name; its colour itself where the theme has no room for it."""
    place = list(layers).index(layer)
    return f"accent{place + 1}" if place < _ACCENTS - 1 else layer_colour(layer.colour, theme)


def surfaces(theme: Theme) -> Mapping[str, str]:
    """Colours of ground, words, rules and lesser words, by their names in the theme."""
    ground, words, lesser, rules = _SURFACES[theme]
    return {"bg1": ground, "tx1": words, "bg2": rules, "tx2": lesser}


def dress(master: Any, theme: Theme, accents: Sequence[str]) -> None:
    """Give a master, and with it all its layouts, our types and colours.

    Parameters
    ----------
    master
        The slide master.
    theme
        Light or dark.
    accents
        Its accents: colours, or names of the map's.
    """
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(part.blob)
    tree.set("name", "geo_events")
    scheme = next(tree.iter(qn("a:clrScheme")))
    scheme.set("name", "geo_events")
    for name, colour in _colours(theme, accents):
        entry = scheme.find(qn(f"a:{name}"))
        entry[:] = [etree.Element(qn("a:srgbClr"), val=colour[1:].upper())]
    next(tree.iter(qn("a:fontScheme"))).set("name", "geo_events")
    for types in tree.iter(qn("a:majorFont"), qn("a:minorFont")):
        for type_ in list(types):
            face = _typeface(type_)
            if face is None:
                types.remove(type_)
            else:
                type_.set("typeface", face)
    part.blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    dark, light = _shades(theme)
    mapped = {"bg1": f"{light}1", "tx1": f"{dark}1", "bg2": f"{light}2", "tx2": f"{dark}2"}
    master.element.find(qn("p:clrMap")).attrib.update(mapped)
    styles = master.element.find(qn("p:txStyles"))
    for name, size in _SIZES.items():
        for number, level in enumerate(styles.find(qn(f"p:{name}"))):
            level.attrib.update({"marL": str(number * _LEVEL_INDENT), "indent": "0", "algn": "l"})
            # What is left out, bullets and air between paragraphs, is none.
            level[:] = [etree.Element(qn("a:buNone")), level.find(qn("a:defRPr"))]
            level[1].set("sz", size)


def _shades(theme: Theme) -> tuple[str, str]:
    """Which of the theme's colours are words, and which are ground."""
    return ("dk", "lt") if theme == "light" else ("lt", "dk")


def _colours(theme: Theme, accents: Sequence[str]) -> Iterator[tuple[str, str]]:
    ground, words, lesser, rules = _SURFACES[theme]
    colours = [palette(theme).get(accent, accent) for accent in accents]
    dark, light = _shades(theme)
    yield from ((f"{dark}1", words), (f"{light}1", ground), (f"{dark}2", lesser), (f"{light}2", rules))
    yield from ((f"accent{number}", colour) for number, colour in enumerate(colours, 1))
    yield from (("hlink", colours[0]), ("folHlink", lesser))


def _typeface(font: Any) -> str | None:
    if font.tag == qn("a:font"):
        return _SCRIPTS.get(font.get("script"))
    return _EAST_ASIAN if font.tag == qn("a:ea") else _LATIN
