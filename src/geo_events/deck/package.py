"""The file of a deck: its parts, their relations and the dates of its members.

Owns what takes a part out, what puts one that is done in the place of one that can be changed, and that equal
parts are equal bytes on any day. Knows no slides. Called by `template`, `draft` and `presentation`.
"""

from __future__ import annotations

import struct
from typing import Any

from pptx.opc.package import Part
from pptx.oxml import parse_xml

_DATE = struct.pack("<HH", 0, 0x21)
"""Midnight on 1 January 1980, the first moment that a zip file can hold."""


def drop(owner: Any, kind: str) -> None:
    """Take the one part of a kind of relation from its owner, a part or the package."""
    # The library finds a relation by its target, and drops it by its id.
    owner.drop_rel(owner.relate_to(owner.part_related_by(kind), kind))


def done(part: Any, content: bytes) -> Any:
    """A part of nothing but bytes, with the name and the relations of another."""
    made = Part(part.partname, part.content_type, part.package, content)
    targets = [relation.target_part for relation in part.rels.values() if not relation.is_external]
    made.load_rels_from_xml(parse_xml(part.rels.xml), {target.partname: target for target in targets})
    return made


def exchange(owner: Any, old: Any, new: Any, kind: str) -> str:
    """Put a part in the place of another in the relations of their owner; the id of its relation."""
    owner.drop_rel(owner.relate_to(old, kind))
    relation: str = owner.relate_to(new, kind)
    return relation


def undated(content: bytes) -> bytes:
    """A zip file without a comment, all of whose members have one date and come from one kind of system."""
    changed = bytearray(content)
    count, _, entry = struct.unpack("<HII", content[-12:-2])
    for _ in range(count):
        (member,) = struct.unpack_from("<I", changed, entry + 42)
        changed[member + 10 : member + 14] = changed[entry + 12 : entry + 16] = _DATE
        changed[entry + 5] = 3
        entry += 46 + sum(struct.unpack_from("<HHH", changed, entry + 28))
    return bytes(changed)
