"""The document around filled sheets: their numbers, outline, fonts, and what it says of itself to programs.

Called by `booklet`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from geo_events.paper.drawn_sheet import opacity_name
from geo_events.paper.flow import MARGIN, Flow
from geo_events.paper.pdf_file import Name, PdfFile, Ref, Value
from geo_events.paper.setting import PALE, Span

_FOOT, _SIZE = 32.0, 8.0
"""Points from the lower edge of a sheet to its number, and size of that."""


@dataclass(frozen=True)
class About:
    """What a document says of itself."""

    title: str
    subject: str
    tag: str
    """Of its language."""
    maker: str
    made: str
    """ISO date."""


def written(flow: Flow, about: About) -> bytes:
    """The file of what was filled."""
    for number, sheet in enumerate(flow.sheets, 1):
        said = f"{number} / {len(flow.sheets)}"
        at = flow.width - MARGIN - flow.type.width(said) * _SIZE, flow.height - _FOOT
        with sheet.decoration():
            for words, place in ((flow.foot, (MARGIN, flow.height - _FOOT)), (said, at)):
                sheet.line([(Span(words, colour=PALE), words)], _SIZE, place)
    file = PdfFile()
    pages, sheets = file.reserve(), [file.reserve() for _ in flow.sheets]
    places = {name: sheet for name, _, sheet in flow.marks}
    structure, links = flow.structure.put(file, sheets, places)
    resources = _resources(file, flow)
    for number, (sheet, ref) in enumerate(zip(flow.sheets, sheets, strict=True)):
        entries: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": pages,
            "MediaBox": [0, 0, flow.width, flow.height],
            "Resources": resources,
            "Contents": file.stream(b"\n".join(sheet.operators)),
            "StructParents": number,
            "Tabs": Name("S"),
            "Annots": links[number],
        }
        file.put(entries, ref)
    file.put({"Type": Name("Pages"), "Kids": sheets, "Count": len(sheets)}, pages)
    catalogue: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": pages,
        "Lang": about.tag,
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": structure,
        "ViewerPreferences": {"DisplayDocTitle": True},
        "Outlines": _outline(file, flow, sheets),
        "PageMode": Name("UseOutlines"),
        "Metadata": file.stream(_metadata(about), {"Type": Name("Metadata"), "Subtype": Name("XML")}),
    }
    return file.joined(file.put(catalogue), _information(file, about))


def _resources(file: PdfFile, flow: Flow) -> Ref:
    opacities = {one for sheet in flow.sheets for one in sheet.opacities}
    looks: dict[str, Value] = {opacity_name(one): {"ca": one, "CA": one} for one in sorted(opacities)}
    return file.put({"Font": flow.type.embed(file), "ExtGState": looks})


def _outline(file: PdfFile, flow: Flow, sheets: Sequence[Ref]) -> Ref:
    root, items = file.reserve(), [file.reserve() for _ in flow.marks]
    for place, (_, words, sheet) in enumerate(flow.marks):
        entries: dict[str, Value] = {"Title": words, "Parent": root, "Dest": [sheets[sheet], Name("Fit")]}
        if place > 0:
            entries["Prev"] = items[place - 1]
        if place + 1 < len(items):
            entries["Next"] = items[place + 1]
        file.put(entries, items[place])
    ends: dict[str, Value] = {"First": items[0], "Last": items[-1], "Count": len(items)} if items else {}
    return file.put({"Type": Name("Outlines"), **ends}, root)


def _information(file: PdfFile, about: About) -> Ref:
    day = about.made.replace("-", "").encode()
    return file.put(
        {
            "Title": about.title,
            "Subject": about.subject,
            "Creator": about.maker,
            "Producer": about.maker,
            "CreationDate": b"(D:" + day + b"000000Z)",
        }
    )


def _metadata(about: About) -> bytes:
    title, tag = escape(about.title), escape(about.tag)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{tag}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()
