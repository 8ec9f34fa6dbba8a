"""An empty deck with our own layouts, types and colours.

Owns what is taken from the library's template and what replaces it. Knows no events. Called by `presentation`
and `draft`.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pptx
from lxml.etree import SubElement
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart
from pptx.shapes.autoshape import Shape

from geo_events.deck import package
from geo_events.deck.layouts import EMU_PER_INCH, Box, Design, Layout, Slot
from geo_events.deck.paragraphs import Paragraph, Run, paint, tag, write
from geo_events.deck.theme import dress
from geo_events.request import Theme
from geo_events.text import t

_NOT_OURS = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
"""Parts of the template's package that tell of another deck."""
_RULE_ID, _NUMBER_ID = 30, 31
_FIRST_ID = 2**31
"""Least id of a layout."""
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def template(design: Design, theme: Theme, accents: Sequence[str], language: str) -> Any:
    """A presentation without slides.

    Parameters
    ----------
    design
        Its layouts.
    theme
        Light or dark colours.
    accents
        The theme's accents: colours, or names of the map's.
    language
        Language of the prompts in its layouts.
    """
    presentation: Any = pptx.Presentation()
    presentation.slide_width = round(design.width * EMU_PER_INCH)
    presentation.slide_height = round(design.height * EMU_PER_INCH)
    # It names the aspect that the template had.
    del presentation.element.sldSz.attrib["type"]
    for layout in list(presentation.slide_layouts)[len(design.layouts) :]:
        presentation.slide_layouts.remove(layout)
    for layout, ours in zip(presentation.slide_layouts, design.layouts, strict=True):
        _arrange(layout, ours, language)
    sources = design.sources
    shared = (sources.slot("Title"), replace(sources.slot("Sources"), index=1))
    _set_slots(presentation.slide_master, shared, sources.number, language)
    dress(presentation.slide_master, theme, accents)
    package.drop(presentation.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    for kind in _NOT_OURS:
        package.drop(presentation.part.package, kind)
    return presentation


def _arrange(layout: Any, ours: Layout, language: str) -> None:
    """Make a layout ours."""
    element = layout.element
    element.attrib.pop("type", None)
    element.set("userDrawn", "1")
    element.cSld.set("name", ours.name)
    _set_slots(layout, ours.slots, ours.number, language)
    if ours.rule is not None:
        rule = add_block(layout, _RULE_ID, "Rule", ours.rule, "bg2")
        rule.element.nvSpPr.nvPr.set("userDrawn", "1")


def add_layout(presentation: Any, base: str, name: str) -> Any:
    """Add a layout like another one, under a name of its own."""
    master = presentation.slide_master.part
    part = presentation.slide_layouts.get_by_name(base).part
    package = part.package
    element = deepcopy(part._element)
    element.cSld.set("name", name)
    made = SlideLayoutPart(
        package.next_partname("/ppt/slideLayouts/slideLayout%d.xml"), part.content_type, package, element
    )
    made.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
    listed = presentation.slide_master.element.find(qn("p:sldLayoutIdLst"))
    entry = SubElement(listed, qn("p:sldLayoutId"))
    entry.set("id", str(1 + max(int(one.get("id", _FIRST_ID)) for one in listed)))
    entry.set(qn("r:id"), master.relate_to(made, RELATIONSHIP_TYPE.SLIDE_LAYOUT))
    return made.slide_layout


def _set_slots(page: Any, slots: Sequence[Slot], number: Slot | None, language: str) -> None:
    """Put placeholders with their prompts in the place of all shapes of a layout or a master."""
    for shape in list(page.shapes):
        page.shapes.element.remove(shape.element)
    for index, slot in enumerate(slots, 2):
        placeholder = _set_slot(page, index, slot)
        placeholder.element.ph.set("hasCustomPrompt", "1")
        prompts = enumerate(slot.prompts)
        write(placeholder, [Paragraph((Run(t(key, language)),), language, level) for level, key in prompts])
    if number is not None:
        set_number(_set_slot(page, _NUMBER_ID, number).element.txBody, "‹#›", language)


def _set_slot(page: Any, index: int, slot: Slot) -> Any:
    """Add a placeholder with its place and its type, but without words."""
    add_slot(page.shapes.element, index, slot)
    *_, placeholder = page.shapes
    placeholder.left, placeholder.top, placeholder.width, placeholder.height = slot.box.emu
    frame = placeholder.text_frame
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.vertical_anchor = MSO_ANCHOR.from_xml(slot.anchor)
    # The library has words for the type of a run, not for that of all words in a placeholder.
    styles = placeholder.element.txBody.find(qn("a:lstStyle"))
    side = "r" if slot.kind == "sldNum" else "l"
    for number, style in enumerate(slot.styles, 1):
        level = SubElement(styles, qn(f"a:lvl{number}pPr"), marL="0", indent="0", algn=side)
        air = SubElement(SubElement(level, qn("a:spcBef")), qn("a:spcPts"))
        air.set("val", str(round(style.before * 100)))
        SubElement(level, qn("a:buNone"))
        look = SubElement(level, qn("a:defRPr"), sz=str(round(style.size * 100)), b=str(int(style.bold)))
        SubElement(SubElement(look, qn("a:solidFill")), qn("a:schemeClr"), val=style.colour)
    return placeholder


def add_slot(tree: Any, number: int, slot: Slot) -> Any:
    """Add a placeholder without words to the shapes of a slide, a layout or a master."""
    # Of this kind the library makes one with a place for words, of a slide's number it does not.
    kind, extent = PP_PLACEHOLDER.BODY, "quarter" if slot.index else "full"
    shape = tree.add_placeholder(number, slot.name, kind, "horz", extent, slot.index)
    shape.ph.set("type", slot.kind)
    return shape


def set_number(body: Any, text: str, language: str) -> None:
    """Fill a text body with the number of its slide, which a program keeps right."""
    field = SubElement(body.p_lst[0], qn("a:fld"), id=_NUMBER_FIELD, type="slidenum")
    SubElement(field, qn("a:rPr"), lang=tag(language))
    SubElement(field, qn("a:t")).text = text


def add_block(page: Any, number: int, name: str, box: Box, colour: str, *, form: str = "rect") -> Any:
    """Add a plain rectangle in a colour to a slide or a layout."""
    shape = Shape(page.shapes.element.add_autoshape(number, name, form, *box.emu), page.shapes)
    shape.fill.solid()
    paint(shape.fill.fore_color, colour)
    shape.line.fill.background()
    # Without the style, which would bring a shadow, and a place for words.
    del shape.element[2:]
    return shape


def add_words(page: Any, number: int, name: str, box: Box, *, is_right: bool) -> Any:
    """Add a place for words that is no placeholder, to which they keep on one side."""
    shape = Shape(page.shapes.element.add_textbox(number, name, *box.emu), page.shapes)
    frame = shape.text_frame
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
    return shape
