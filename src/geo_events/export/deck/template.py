"""An empty deck with our own layouts, types and colours.

Owns what is taken from the library's template and what replaces it. Knows no events. Called by `deck`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo_events.export.deck.layouts import EMU_PER_INCH, Design
from geo_events.export.deck.markup import (
    colour_map,
    colours_xml,
    fonts_xml,
    layout_xml,
    master_xml,
    styles_xml,
)
from geo_events.libraries import library
from geo_events.request import Theme

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_NOT_OURS = ("printerSettings", "thumbnail", "extended-properties")
"""Parts of the template that tell of another deck, by the end of their relation's type."""


def template(design: Design, theme: Theme, accents: Sequence[str], language: str) -> Any:
    """A presentation without slides.

    Parameters
    ----------
    design
        Its layouts.
    theme
        Of its colours.
    accents
        Whose colours are the theme's accents.
    language
        Of the prompts in its layouts.
    """
    pptx, oxml = library("pptx", "export"), library("pptx.oxml", "export")
    presentation = pptx.Presentation()
    presentation.slide_width = round(design.width * EMU_PER_INCH)
    presentation.slide_height = round(design.height * EMU_PER_INCH)
    # It names the aspect that the template had.
    presentation.element.sldSz.attrib.pop("type", None)
    for layout in list(presentation.slide_layouts)[len(design.layouts) :]:
        presentation.slide_layouts.remove(layout)
    for layout, ours in zip(presentation.slide_layouts, design.layouts, strict=True):
        element = layout.element
        element.replace(element.cSld, oxml.parse_xml(layout_xml(ours, language)))
        element.attrib.pop("type", None)
        element.set("userDrawn", "1")
    _master(presentation, design, theme, accents, language)
    for part in (presentation.part, presentation.part.package):
        for relation in [key for key, one in part._rels.items() if one.reltype.endswith(_NOT_OURS)]:
            part._rels.pop(relation)
    return presentation


def _master(presentation: Any, design: Design, theme: Theme, accents: Sequence[str], language: str) -> None:
    oxml, etree = library("pptx.oxml", "export"), library("lxml.etree", "export")
    constants = library("pptx.opc.constants", "export")
    master = presentation.slide_master
    element = master.element
    element.replace(element.find(f"{_P}cSld"), oxml.parse_xml(master_xml(design, language)))
    element.replace(element.find(f"{_P}txStyles"), oxml.parse_xml(styles_xml()))
    element.find(f"{_P}clrMap").attrib.update(colour_map(theme))
    part = master.part.part_related_by(constants.RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(part.blob)
    tree.set("name", "geo_events")
    for name, ours in (("clrScheme", colours_xml(theme, accents)), ("fontScheme", fonts_xml())):
        old = next(tree.iter(f"{_A}{name}"))
        old.getparent().replace(old, etree.fromstring(ours))
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
