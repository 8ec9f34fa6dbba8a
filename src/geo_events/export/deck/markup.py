"""The layouts, the master and the theme of a deck as XML.

Owns the types, the colours and what PresentationML asks for. Where what stands is `layouts`'s. Called by the
other modules of `deck`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from geo_events.design import palette
from geo_events.export.deck.layouts import Box, Design, Layout, Slot
from geo_events.export.deck.paragraphs import Paragraph, Run, attribute, paragraphs_xml, tag
from geo_events.model import Layer
from geo_events.request import Theme
from geo_events.text import t

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
"""Ground, words, lesser words and rules, as around the player's map."""

_ACCENTS = 6
"""That a theme has."""

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_START = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)
"""With which the shapes of a slide, a layout or a master begin."""
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def number_xml(text: str, language: str) -> str:
    """A paragraph with the number of its slide, which a program keeps right."""
    look = f'<a:rPr lang="{tag(language)}"/>'
    return f'<a:p><a:fld id="{_FIELD}" type="slidenum">{look}<a:t>{text}</a:t></a:fld></a:p>'


def block_xml(name: str, box: Box, colour: str, properties: str = "<p:nvPr/>", number: object = "\0") -> str:
    """A plain rectangle in a colour of the theme."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{attribute(name)}"/><p:cNvSpPr/>'
        f"{properties}</p:nvSpPr><p:spPr>{box.xml}{RECTANGLE}"
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _common(content: str, name: str = "", ground: str = "") -> str:
    """A `p:cSld` element around shapes."""
    named = f' name="{attribute(name)}"' if name else ""
    return f"<p:cSld {_NAMESPACES}{named}>{ground}<p:spTree>{_START}{content}</p:spTree></p:cSld>"


def layout_xml(layout: Layout, language: str) -> str:
    """The `p:cSld` of a layout: its placeholders with their prompts, and its rules."""
    shapes = [*_slots_xml(layout.slots, language), *_rules_xml(layout.rules, 30)]
    return _common("".join(shapes), layout.name)


def _slots_xml(slots: tuple[Slot, ...], language: str) -> Iterator[str]:
    for number, slot in enumerate(slots, 2):
        is_number = slot.kind == "sldNum"
        words = paragraphs_xml([Paragraph((Run(t(slot.prompt, language), language),))])
        prompt = number_xml("‹#›", language) if is_number else words
        link = slot.link if is_number else slot.link.replace("/>", ' hasCustomPrompt="1"/>')
        side = "r" if is_number else "l"
        yield (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{attribute(slot.name)}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{link}</p:nvPr></p:nvSpPr>'
            f"<p:spPr>{slot.box.xml}{RECTANGLE}</p:spPr><p:txBody>"
            f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{slot.anchor}">'
            f'<a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{side}"><a:buNone/>'
            f'<a:defRPr sz="{round(slot.size * 100)}" b="{int(slot.is_bold)}"><a:solidFill>'
            f'<a:schemeClr val="{slot.colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
            f"{prompt}</p:txBody></p:sp>"
        )


def _rules_xml(rules: tuple[Box, ...], first: int) -> Iterator[str]:
    for number, rule in enumerate(rules, first):
        yield block_xml("Rule", rule, "bg2", '<p:nvPr userDrawn="1"/>', number)


def master_xml(whole: Design, language: str) -> str:
    """The `p:cSld` of the master: the placeholders that all layouts share."""
    sources = whole.sources
    slots = (sources.slot("Title"), replace(sources.slot("Sources"), index=1), sources.slot("Slide number"))
    ground = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
    return _common("".join(_slots_xml(slots, language)), ground=ground)


def styles_xml() -> str:
    """The `p:txStyles` of the master: no bullets, nothing centred, a little air between paragraphs."""
    types = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/>'

    def level(number: int, size: int, types: str) -> str:
        return (
            f'<a:lvl{number}pPr marL="{(number - 1) * 228_600}" indent="0" algn="l" defTabSz="914400" rtl="0"'
            ' eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{size}" kern="1200">'
            f'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{types}</a:defRPr></a:lvl{number}pPr>'
        )

    body = "".join(level(number, 1600, types.format("mn")) for number in range(1, 10))
    return (
        f"<p:txStyles {_NAMESPACES}><p:titleStyle>{level(1, 2800, types.format('mj'))}</p:titleStyle>"
        f"<p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{level(1, 1800, types.format('mn'))}</p:otherStyle></p:txStyles>"
    )


def accents_of(layers: Collection[Layer]) -> tuple[str, ...]:
    """Whose colours the accents of a deck about some layers are: all layers in order, then the map's own."""
    named = (layer.value for layer in Layer if layer is not Layer.OTHER or layer in layers)
    return (*named, "place", "sea-name", "border")[:_ACCENTS]


def colours_xml(theme: Theme, accents: Sequence[str]) -> str:
    """The `a:clrScheme`, its accents by their names among the map's colours."""
    ground, words, lesser, rules = _SURFACES[theme]
    colours = [palette(theme)[name] for name in accents]
    dark, light = ("dk", "lt") if theme == "light" else ("lt", "dk")
    named = {f"{dark}1": words, f"{light}1": ground, f"{dark}2": lesser, f"{light}2": rules}
    entries = [(name, named[name]) for name in ("dk1", "lt1", "dk2", "lt2")]
    entries += [(f"accent{number}", colour) for number, colour in enumerate(colours, 1)]
    entries += [("hlink", colours[0]), ("folHlink", lesser)]
    content = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>' for name, colour in entries
    )
    return f'<a:clrScheme {_NAMESPACES} name="geo_events">{content}</a:clrScheme>'


def fonts_xml() -> str:
    """The `a:fontScheme`."""
    scripts = "".join(f'<a:font script="{script}" typeface="{name}"/>' for script, name in _SCRIPTS.items())
    types = (
        f'<a:latin typeface="{_LATIN}"/><a:ea typeface="{_EAST_ASIAN}"/><a:cs typeface="{_LATIN}"/>{scripts}'
    )
    return (
        f'<a:fontScheme {_NAMESPACES} name="geo_events"><a:majorFont>{types}</a:majorFont>'
        f"<a:minorFont>{types}</a:minorFont></a:fontScheme>"
    )


def colour_map(theme: Theme) -> Mapping[str, str]:
    """Attributes of the master's `p:clrMap`: which of the scheme's colours is ground and which is words."""
    dark, light = ("dk", "lt") if theme == "light" else ("lt", "dk")
    return {"bg1": f"{light}1", "tx1": f"{dark}1", "bg2": f"{light}2", "tx2": f"{dark}2"}
