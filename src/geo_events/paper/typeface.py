"""The type of a document: which font has a letter, how wide it is, and what of the fonts goes into the file.

Owns the fonts as files. A letter that no font has is drawn as an empty box and remembered. Called by
`setting` and `drawn_sheet`.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from geo_events.libraries import library
from geo_events.paper.pdf_file import Name, PdfFile, Ref, Value

_HUGE_CID = 65_535


@dataclass
class Face:
    """A font in one weight, and the letters of it that are used."""

    name: str
    """Under which the pages know it."""
    font: Any
    """The file as fontTools reads it."""
    used: dict[str, str] = field(default_factory=dict)
    """Letters by the names of their shapes."""
    _widths: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shapes: dict[int, str] = self.font.getBestCmap()
        self._em: int = self.font["head"].unitsPerEm
        self._metrics = self.font["hmtx"].metrics
        self._is_cff = "CFF " in self.font
        self._has_cids = self._is_cff and hasattr(self.font["CFF "].cff.topDictIndex[0], "ROS")

    def width(self, letter: str) -> float:
        """Width of a letter, in sizes of the type."""
        if letter not in self._widths:
            self._widths[letter] = self._metrics[self.shape(letter)][0] / self._em
        return self._widths[letter]

    def shape(self, letter: str) -> str:
        """Name of the shape of a letter."""
        return self.shapes.get(ord(letter), ".notdef")

    def code(self, words: str) -> bytes:
        """Words as they stand in a page, as hexadecimal digits."""
        for letter in words:
            self.used.setdefault(self.shape(letter), letter)
        return b"".join(b"%04X" % self._cid(self.shape(letter)) for letter in words)

    def _cid(self, shape: str) -> int:
        if self._has_cids:
            return int(shape[3:]) if shape.startswith("cid") else 0
        return min(int(self.font.getGlyphID(shape)), _HUGE_CID)

    def embed(self, file: PdfFile) -> Ref:
        """Put what is used of the font into a file."""
        cids = {self._cid(shape): shape for shape in self.used}
        widths: list[Value] = []
        for cid, shape in sorted(cids.items()):
            widths += [cid, [round(self._metrics[shape][0] * 1000 / self._em)]]
        mapping = file.stream(_mapping({cid: self.used[shape] for cid, shape in cids.items()}))
        base = Name(
            "GEOEVT+" + "".join(letter for letter in self._title() if letter.isascii() and letter.isalnum())
        )
        descriptor = file.put({**self._described(base), **self._program(file)})
        below: dict[str, Value] = {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType0" if self._is_cff else "CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": {"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": 0},
            "FontDescriptor": descriptor,
            "W": widths,
        }
        if not self._is_cff:
            below["CIDToGIDMap"] = Name("Identity")
        return file.put(
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": base,
                "Encoding": Name("Identity-H"),
                "DescendantFonts": [file.put(below)],
                "ToUnicode": mapping,
            }
        )

    def _title(self) -> str:
        return str(self.font["name"].getDebugName(6) or "Font")

    def _described(self, base: Name) -> dict[str, Value]:
        head, lines = self.font["head"], self.font["hhea"]

        def scaled(value: float) -> int:
            return round(value * 1000 / self._em)

        return {
            "Type": Name("FontDescriptor"),
            "FontName": base,
            "Flags": 4,
            "FontBBox": [scaled(side) for side in (head.xMin, head.yMin, head.xMax, head.yMax)],
            "ItalicAngle": 0,
            "Ascent": scaled(lines.ascent),
            "Descent": scaled(lines.descent),
            "CapHeight": scaled(lines.ascent * 0.75),
            "StemV": 80,
        }

    def _program(self, file: PdfFile) -> dict[str, Value]:
        subset = library("fontTools.subset", "export")
        options = subset.Options(layout_features=[], notdef_outline=True, desubroutinize=True)
        options.retain_gids = not self._has_cids
        kept = {"head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "loca", "glyf", "CFF "}
        options.drop_tables = [tag for tag in self.font.keys() if tag not in kept]  # noqa: SIM118 - no mapping
        subsetter = subset.Subsetter(options)
        subsetter.populate(glyphs=list(self.used))
        subsetter.subset(self.font)
        packed = io.BytesIO()
        self.font.save(packed)
        if not self._is_cff:
            return {"FontFile2": file.stream(packed.getvalue(), {"Length1": len(packed.getvalue())})}
        reader = library("fontTools.ttLib", "export").TTFont(io.BytesIO(packed.getvalue())).reader
        return {"FontFile3": file.stream(reader["CFF "], {"Subtype": Name("CIDFontType0C")})}


def _mapping(letters: dict[int, str]) -> bytes:
    """What the codes of a font stand for: by this a reader copies and searches."""
    rows = [
        f"<{cid:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for cid, letter in sorted(letters.items())
    ]
    blocks = [rows[first : first + 100] for first in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Letters def\n"
        "/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\nendcmap\nend\nend"
    ).encode()


class Type:
    """The fonts of a document, each in two weights.

    Parameters
    ----------
    families
        Names of the fonts, the one that letters what it can first.
    find
        Gives the file of a font, and in bold if the second argument is true.
    """

    def __init__(self, families: Iterable[str], find: Callable[[str, bool], Path]) -> None:
        self._families, self._find = tuple(families), find
        self._faces: dict[tuple[str, bool], Face] = {}
        self._of: dict[tuple[str, bool], Face] = {}
        self.missing: dict[str, None] = {}
        """Letters that no font has, in the order in which they came."""

    def _face(self, family: str, bold: bool) -> Face:
        if (family, bold) not in self._faces:
            self._faces[family, bold] = Face(
                f"F{len(self._faces)}", _opened(self._find(family, bold), family)
            )
        return self._faces[family, bold]

    def face(self, letter: str, bold: bool) -> Face:
        """The first font that has a letter; without one the first of all."""
        if (letter, bold) not in self._of:
            self._of[letter, bold] = self._chosen(letter, bold)
        return self._of[letter, bold]

    def _chosen(self, letter: str, bold: bool) -> Face:
        for family in self._families:
            face = self._face(family, bold)
            if ord(letter) in face.shapes:
                return face
        if unicodedata.category(letter)[0] not in "ZM":
            self.missing[letter] = None
        return self._face(self._families[0], bold)

    def width(self, words: str, *, bold: bool = False) -> float:
        """Width of words, in sizes of the type."""
        return sum(self.face(letter, bold).width(letter) for letter in words)

    def runs(self, words: str, *, bold: bool = False) -> Iterator[tuple[Face, str]]:
        """Words in stretches of one font each."""
        for _, letters in groupby(words, key=lambda letter: id(self.face(letter, bold))):
            run = "".join(letters)
            yield self.face(run[0], bold), run

    def embed(self, file: PdfFile) -> dict[str, Value]:
        """Put what is used into a file; the fonts by the names that the pages know. Then they are closed."""
        embedded: dict[str, Value] = {}
        for face in self._faces.values():
            if face.used:
                embedded[face.name] = face.embed(file)
            face.font.close()
        return embedded


def _opened(path: Path, family: str) -> Any:
    """A font, of a file that may hold several."""
    ttlib = library("fontTools.ttLib", "export")
    with path.open("rb") as file:
        is_collection = file.read(4) == b"ttcf"
    if not is_collection:
        return ttlib.TTFont(path, lazy=True, recalcTimestamp=False)
    with ttlib.TTCollection(path, lazy=True) as collection:
        names = [font["name"].getBestFamilyName() for font in collection]
    number = names.index(family) if family in names else 0
    return ttlib.TTFont(path, lazy=True, recalcTimestamp=False, fontNumber=number)
