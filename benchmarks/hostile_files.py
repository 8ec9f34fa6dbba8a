"""Files that mean no good, made by chance: always the same ones for the same seed."""

from __future__ import annotations

import io
import random
import zipfile

from upload import flat_csv


def made_hostile(chance: random.Random) -> tuple[str, bytes]:
    """One file that means no good: a sound one in which something is repeated, nested or cut."""
    sound = flat_csv(20)
    piece = chance.choice(
        [b'"', b"(", b"[", b"9", b",", b"\n", b'a","', b"\xff", b"=1+1;", b" ", b"|", b"\0"]
    )
    many = chance.choice([1, 1_000, 131_072, 2_000_000])
    at = chance.randrange(len(sound))
    spoilt = sound[:at] + piece * many + sound[at:]
    kind = chance.choice(["csv", "zip", "geojson", "xlsx", "ods"])
    if kind == "csv":
        return "a.csv", spoilt
    if kind == "geojson":
        inner = chance.choice([b"[" * many, b'{"a":' * min(many, 200_000), b"1" * many, b'"\\ud800"'])
        return "a.geojson", b'{"type": "FeatureCollection", "features": [' + inner
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        member = {"zip": "events.csv", "xlsx": "xl/worksheets/sheet1.xml", "ods": "content.xml"}[kind]
        if kind != "zip":
            spoilt = b"<a>" + chance.choice([b"<b>", b"<c r='XFD9999999'/>", b"&lol;", spoilt]) * min(
                many, 200_000
            )
        archive.writestr(member, spoilt)
        if kind == "ods":
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return f"a.{kind}", made.getvalue()
