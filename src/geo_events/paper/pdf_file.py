"""A file of PDF 1.7: objects by number, packed and joined.

Owns how values are written and how the file is put together; knows nothing of pages. The same objects give
the same bytes. Called by the other modules of the room.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_MANY = 200
"""Objects that are packed together."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object."""

    number: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name, which is written with a slash before it."""

    text: str


Value = Ref | Name | str | bytes | bool | int | float | Sequence["Value"] | Mapping[str, "Value"]
"""What an object may be: a `str` is words, `bytes` stand as they are."""


def written(value: Value) -> bytes:
    r"""A value as it stands in a file.

    Examples
    --------
    >>> written({"Kids": [Ref(3), 1.50, "词"]})
    b'<</Kids[3 0 R 1.5 <FEFF8BCD>]>>'
    """
    match value:
        case bytes():
            return value
        case Ref():
            return b"%d 0 R" % value.number
        case Name():
            return b"/" + value.text.encode()
        case bool():
            return b"true" if value else b"false"
        case int() | float():
            return number(value)
        case str():
            return b"<FEFF" + value.encode("utf-16-be", "replace").hex().upper().encode() + b">"
        case Mapping():
            return (
                b"<<" + b"".join(b"/%s%s" % (key.encode(), _after(one)) for key, one in value.items()) + b">>"
            )
        case _:
            return b"[" + b" ".join(map(written, value)) + b"]"


def _after(value: Value) -> bytes:
    """A value behind a name, with a space where it needs one."""
    text = written(value)
    return text if text[:1] in b"/<[(" else b" " + text


def number(value: float) -> bytes:
    """A number, to a hundredth.

    Examples
    --------
    >>> number(1.999), number(-0.001), number(12)
    (b'2', b'0', b'12')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()


@dataclass
class PdfFile:
    """Objects that become a file."""

    _plain: dict[int, bytes] = field(default_factory=dict)
    _streams: dict[int, bytes] = field(default_factory=dict)
    _count: int = 0

    def reserve(self) -> Ref:
        """A number for an object that comes later."""
        self._count += 1
        return Ref(self._count)

    def put(self, value: Value, ref: Ref | None = None) -> Ref:
        """Add an object, or that of a reserved number."""
        ref = self.reserve() if ref is None else ref
        self._plain[ref.number] = written(value)
        return ref

    def stream(self, content: bytes, entries: Mapping[str, Value] | None = None) -> Ref:
        """Add bytes with what is said of them."""
        ref = self.reserve()
        self._streams[ref.number] = _stream(content, entries or {})
        return ref

    def joined(self, root: Ref, info: Ref) -> bytes:
        """The file."""
        numbers = sorted(self._plain)
        places: dict[int, tuple[int, int, int]] = {}
        for first in range(0, len(numbers), _MANY):
            some = numbers[first : first + _MANY]
            holder = self._packed([self._plain[one] for one in some], some)
            places |= {one: (2, holder.number, index) for index, one in enumerate(some)}
        parts, length = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], 15
        for one, stream in sorted(self._streams.items()):
            places[one] = (1, length, 0)
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (one, stream))
            length += len(parts[-1])
        own = self.reserve()
        places[own.number] = (1, length, 0)
        rows = [(0, 0, 65535), *(places[one] for one in range(1, self._count + 1))]
        table = b"".join(
            kind.to_bytes(1) + where.to_bytes(4) + index.to_bytes(2) for kind, where, index in rows
        )
        mark = hashlib.sha256(b"".join(parts)).digest()[:16].hex().encode()
        entries: dict[str, Value] = {
            "Type": Name("XRef"),
            "Size": self._count + 1,
            "W": [1, 4, 2],
            "Root": root,
        }
        entries |= {"Info": info, "ID": [b"<" + mark + b">"] * 2}
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (own.number, _stream(table, entries)))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
        return b"".join(parts)

    def _packed(self, contents: Sequence[bytes], numbers: Sequence[int]) -> Ref:
        offsets, length = [], 0
        for content in contents:
            offsets.append(length)
            length += len(content) + 1
        head = b" ".join(b"%d %d" % pair for pair in zip(numbers, offsets, strict=True)) + b"\n"
        entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(contents), "First": len(head)}
        return self.stream(head + b"\n".join(contents), entries)


def _stream(content: bytes, entries: Mapping[str, Value]) -> bytes:
    packed = zlib.compress(content, 9)
    said = written({**entries, "Length": len(packed), "Filter": Name("FlateDecode")})
    return said + b"\nstream\n" + packed + b"\nendstream"
