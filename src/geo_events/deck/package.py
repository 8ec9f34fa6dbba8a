"""The file of a deck: its parts, their relations, what it says of itself and the dates of its members.

Owns what takes a part out, what puts one that is done in the place of one that can be changed, what programs
look for beside the slides, and that equal parts are equal bytes on any day. Places nothing on a slide. Called
by `template`, `draft`, `slides` and `presentation`.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml.etree import Element, SubElement, tostring
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

_DATE = struct.pack("<HH", 0, 0x21)
"""Midnight on 1 January 1980, the first moment that a zip file can hold."""
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_OF_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
"""Where sections are defined."""
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_OF_2017 = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def drop(owner: Any, kind: str) -> None:
    """Take the one part of a kind of relation from its owner, a part or the package."""
    # The library finds a relation by its target, and drops it by its id.
    owner.drop_rel(owner.relate_to(owner.part_related_by(kind), kind))


class _Pressed(Part):
    """A part of bytes that lie pressed together until they are written: those of all slides are many."""

    @property
    def blob(self) -> bytes:
        """The bytes."""
        return zlib.decompress(self._blob or b"")

    @blob.setter
    def blob(self, content: bytes) -> None:
        self._blob = zlib.compress(content, 1)


def done(part: Any, content: bytes) -> Any:
    """A part of nothing but bytes, with the name and the relations of another."""
    made = _Pressed(part.partname, part.content_type, part.package)
    made.blob = content
    targets = [relation.target_part for relation in part.rels.values() if not relation.is_external]
    made.load_rels_from_xml(parse_xml(part.rels.xml), {target.partname: target for target in targets})
    return made


def exchange(owner: Any, old: Any, new: Any, kind: str) -> str:
    """Put a part in the place of another in the relations of their owner; the id of its relation."""
    owner.drop_rel(owner.relate_to(old, kind))
    relation: str = owner.relate_to(new, kind)
    return relation


def list_notes_master(presentation: Any) -> None:
    """Name the master of the notes among the masters, without which some programs do not find the notes."""
    kind, part = RELATIONSHIP_TYPE.NOTES_MASTER, presentation.part
    masters = Element(qn("p:notesMasterIdLst"))
    SubElement(masters, qn("p:notesMasterId")).set(
        qn("r:id"), part.relate_to(part.part_related_by(kind), kind)
    )
    presentation.element.find(qn("p:sldMasterIdLst")).addnext(masters)


def add_sections(presentation: Any, sections: Sequence[tuple[str, int]]) -> None:
    """Group the slides, in order, into sections of a name and a number of slides each."""
    ids = iter([slide.get("id") for slide in presentation.element.sldIdLst])
    listed = _extension(presentation.element, "p", _SECTIONS, f"{{{_OF_2010}}}sectionLst", p14=_OF_2010)
    for number, (name, count) in enumerate(sections):
        key = str(uuid5(NAMESPACE_URL, f"{number} {name}")).upper()
        section = SubElement(listed, f"{{{_OF_2010}}}section", name=name, id=f"{{{key}}}")
        slides = SubElement(section, f"{{{_OF_2010}}}sldIdLst")
        for _ in range(count):
            SubElement(slides, f"{{{_OF_2010}}}sldId", id=next(ids))


def mark_decorative(shape: Any) -> None:
    """Say of a shape that it tells nothing, so that nobody has it read out."""
    properties = next(shape.element.iter(qn("p:cNvPr")))
    _extension(properties, "a", _DECORATIVE, f"{{{_OF_2017}}}decorative", adec=_OF_2017).set("val", "1")


def _extension(owner: Any, prefix: str, uri: str, tag: str, **names: str) -> Any:
    """Add to an element, as its last child, what an extension of the format allows there."""
    extensions = owner.find(qn(f"{prefix}:extLst"))
    if extensions is None:
        extensions = SubElement(owner, qn(f"{prefix}:extLst"))
    return SubElement(SubElement(extensions, qn(f"{prefix}:ext"), uri=uri), tag, nsmap=names)


def add_transition(slide: Any) -> None:
    """Let a slide fade in."""
    fading = Element(qn("p:transition"), spd="med")
    SubElement(fading, qn("p:fade"))
    slide.element.find(qn("p:clrMapOvr")).addnext(fading)


def add_properties(presentation: Any, generator: str) -> None:
    """Say which program made the file and how many slides it has."""
    told = Element(f"{{{_EXTENDED}}}Properties", nsmap={None: _EXTENDED})
    count = str(len(presentation.slides))
    for name, value in (("Application", generator), ("Slides", count), ("Notes", count)):
        SubElement(told, f"{{{_EXTENDED}}}{name}").text = value
    package = presentation.part.package
    content = tostring(told, xml_declaration=True, encoding="UTF-8", standalone=True)
    kind = CONTENT_TYPE.OFC_EXTENDED_PROPERTIES
    package.relate_to(
        Part(PackURI("/docProps/app.xml"), kind, package, content), RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    )


def undated(packed: io.BytesIO) -> bytes:
    """A zip file without a comment; all its members have one date then, and come from one kind of system."""
    with packed.getbuffer() as changed:
        _change_dates(changed)
    return packed.getvalue()


def _change_dates(changed: memoryview) -> None:
    count, _, entry = struct.unpack("<HII", changed[-12:-2])
    for _ in range(count):
        (member,) = struct.unpack_from("<I", changed, entry + 42)
        changed[member + 10 : member + 14] = changed[entry + 12 : entry + 16] = _DATE
        changed[entry + 5] = 3
        entry += 46 + sum(struct.unpack_from("<HHH", changed, entry + 28))
