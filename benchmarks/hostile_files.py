"""Files that mean no good: those that once did harm, and others made by chance, the same for a seed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping

from upload import flat_csv, flat_xlsx

LARGEST = 40_000_000
"""Bytes of one file before it is packed: a server takes fifty million at most."""
_LONGEST_CELL = 131_072
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_TABLE = b"date,title,latitude,longitude,place\n"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of some files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def ods(cells: str) -> bytes:
    """A spreadsheet whose only row holds some cells."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{names}:{name}:1.0"' for name in ("office", "table", "text"))
    sheet = f'<table:table table:name="a"><table:table-row>{cells}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
    manifest = f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">{entry}</manifest:manifest>'
    document = f"<office:document-content {spaces}>{body}</office:document-content>"
    return zipped(
        {
            "mimetype": _ODS.encode(),
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": document.encode(),
        }
    )


def _cell(text: str, repeated: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeated}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def _beside_sheet(name: str, content: bytes) -> bytes:
    """A sound workbook in which one part is another."""
    with zipfile.ZipFile(io.BytesIO(flat_xlsx(3))) as sound:
        return zipped({part: sound.read(part) for part in sound.namelist()} | {name: content})


NOTED: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "130,000 digits and a letter": ("a.csv", lambda: _TABLE + b"2020,a," + b"9" * 130_000 + b"x,1,b\n"),
    "130,000 digits in a dataset": (
        "a.zip",
        lambda: zipped(
            {
                "events.csv": b"event_id,layer,title_en,when\na,other,a,2020\n",
                "places.csv": b"place_id,name_en,latitude,longitude\nb,b," + b"9" * 130_000 + b"x,1\n",
            }
        ),
    ),
    "repeated columns, 140,000 times": ("a.ods", lambda: ods(_cell("x", 1_001) * 140_000)),
    "131,072 spaces, 100,000 times": (
        "a.ods",
        lambda: ods(_cell('<text:s text:c="131072"/>' * 100_000)),
    ),
    "quotes never closed": ("a.csv", lambda: flat_csv(20) + b'a","c\n' * 200_000),
    "quotes never closed in claims": (
        "a.zip",
        lambda: zipped(
            {
                "events.csv": b"event_id,layer,title_en,when\na,other,a,2020\n",
                "claims.csv": b"claim_id,event_id,quote\n" + b'a","c\n' * 200_000,
            }
        ),
    ),
    "999 commas a row": ("a.csv", lambda: _TABLE + (b"," * 999 + b"\n") * 40_000),
    "a million columns": ("a.csv", lambda: b"a," * 1_000_000 + b"\n" + b"1," * 1_000_000),
    "one line of 45 MB": ("a.csv", lambda: b"date,title\n" + b"ab " * 15_000_000),
    "ten million blank lines": ("a.csv", lambda: b"date,title\n" + b"\n" * 10_000_000),
    "arrays in arrays": ("a.geojson", lambda: b'{"features": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "a million digits": (
        "a.geojson",
        lambda: b'{"type": "FeatureCollection", "features": [' + b"9" * 1_000_000 + b"]}",
    ),
    "strings of a workbook": (
        "a.xlsx",
        lambda: _beside_sheet("xl/sharedStrings.xml", b"<sst><si><t>" + b"x" * LARGEST + b"</t></si></sst>"),
    ),
    "elements in elements": (
        "a.xlsx",
        lambda: _beside_sheet("xl/worksheets/sheet1.xml", b"<a>" * 100_000),
    ),
    "attributes": (
        "a.xlsx",
        lambda: _beside_sheet(
            "xl/worksheets/sheet1.xml",
            b"<a " + b" ".join(b'b%d="1"' % number for number in range(200_000)) + b"/>",
        ),
    ),
    "a link to a file": (
        "a.xlsx",
        lambda: _beside_sheet(
            "xl/worksheets/sheet1.xml",
            b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row>'
            b'<c t="str"><v>&a;</v></c></row></sheetData></worksheet>',
        ),
    ),
    "archives in archives": ("a.zip", lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c.csv": b"a"})})})),
    "names that lead out": (
        "a.zip",
        lambda: zipped({"../../events.csv": b"event_id\n", "/claims.csv": b"claim_id\n"}),
    ),
    "ten thousand members": (
        "a.zip",
        lambda: zipped({f"{number}.csv": b"a,b\n" for number in range(10_000)}),
    ),
    "words that every object has": (
        "a.csv",
        lambda: _TABLE + b"2020,__proto__,1,1,constructor\n2021,toString,2,2,valueOf\n",
    ),
}
"""By what is wrong with them: a name, and what gives the content."""


def made_hostile(chance: random.Random) -> tuple[str, bytes]:
    """One file that means no good: a sound one in which something is repeated, nested or cut."""
    sound = flat_csv(20)
    piece = chance.choice(
        [b'"', b"(", b"[", b"9", b",", b"\n", b'a","', b"\xff", b"=1+1;", b" ", b"|", b"\0"]
    )
    many = chance.choice([1, 1_000, _LONGEST_CELL, 2_000_000])
    at = chance.randrange(len(sound))
    spoilt = sound[:at] + piece * many + sound[at:]
    kind = chance.choice(["csv", "zip", "geojson", "xlsx", "ods"])
    if kind == "csv":
        return "a.csv", spoilt
    if kind == "zip":
        return "a.zip", zipped({"events.csv": spoilt})
    if kind == "geojson":
        inner = chance.choice([b"[" * many, b'{"a":' * min(many, 200_000), b"1" * many, b'"\\ud800"'])
        return "a.geojson", b'{"type": "FeatureCollection", "features": [' + inner
    inner = chance.choice([b"<b>", b"<c r='XFD9999999'/>", b"&lol;", spoilt])
    part = b"<a>" + inner * min(many, LARGEST // len(inner))
    if kind == "xlsx":
        return "a.xlsx", _beside_sheet("xl/worksheets/sheet1.xml", part)
    return "a.ods", zipped({"mimetype": _ODS.encode(), "content.xml": part})
