"""Inputs that are nearly sound: where a target starts from, and how that is disturbed.

Owns the seeds of each target in `properties`, the pieces that have broken programs before, the long inputs
that have, and the ways to spoil bytes. Run by `test_fuzz` and by `tools/fuzz.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from geo_events.tables.limits import LONGEST_CELL
from properties import sound_files, together
from uploads import editing_seeds, geojson_seeds, upload_seeds, workbook_seeds

_WORKBOOKS = Path(__file__).parent / "cases" / "workbooks"

HARD = tuple(
    piece.encode() if isinstance(piece, str) else piece
    for piece in (
        *(
            '"',
            '""',
            '"""',
            ",",
            ";",
            "|",
            "\t",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "\0",
            "\ufeff",
            "\x85",
            "\u2028",
        ),
        *(" ", "\u00a0", "\u3000", "\u200b", "\u202e", "\u0301", "\u0345", "\x1b[31m", "\U000e0041"),
        *("٠١٢", "٤", "２０１９", "²", "½", "Ⅳ", "一二", "〇", "○", "十十", "൧", "𝟘"),
        *("İ", "ı", "ſ", "K", "ς", "Σ", "ß", "ẞ", "ŉ", "µ", "ᲀ", "ﬁ", "Ａ", "ｉ", "𠮷", "﷽", "가", "\u1100"),
        *("=1+1", "-", "+", "@", "/", "..", "~", "?", "%", "X", "XX", "T", "Z", "+09:00", "-00:00", "9999"),
        *("0000", "0001", "1e999", "nan", "-0", "007", "9" * 16, "9" * 400, "[" * 40, "{", "\\ud800", "null"),
        *("2020-02-30", "03/04/2019", "2019年4月25日", "1999-04/2000", "19XX", "Monday", "翌日", "last May"),
        *("Port", "烏蘭烏德", "Ulan-Ude", "Улан-Удэ", "울란우데", "</p>", "。", "“", "”", "Mr. ", "a. B"),
        *(b"\xff", b"\x80", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff\xfe"),
    )
)
"""Pieces at which readers stumble: quotes, line ends, other digits, spaces and cases, broken UTF-8."""

Mutation = Callable[[bytes, Random], bytes]


def mutated(content: bytes, chance: Random) -> bytes:
    """The content with one to four things spoilt."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(MUTATIONS)(content, chance)
    return content


def _insert(content: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(HARD) + content[at:]


def _overwrite(content: bytes, chance: Random) -> bytes:
    at, piece = chance.randint(0, len(content)), chance.choice(HARD)
    return content[:at] + piece + content[at + len(piece) :]


def _flip(content: bytes, chance: Random) -> bytes:
    if not content:
        return content
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def _cut(content: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + content[at + chance.choice((1, 2, 5, 30)) :]


def _copy(content: bytes, chance: Random) -> bytes:
    at, to = chance.randint(0, len(content)), chance.randint(0, len(content))
    return content[:to] + content[at : at + chance.choice((1, 3, 10, 60))] + content[to:]


def _lines(content: bytes, chance: Random) -> bytes:
    """One line gone, twice, or in another place."""
    lines = content.splitlines(keepends=True)
    if not lines:
        return content
    line = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.choice((0, 1, 2))):
        lines.insert(chance.randint(0, len(lines)), line)
    return b"".join(lines)


def _cell(content: bytes, chance: Random) -> bytes:
    """One cell of a line with another's content, or with one that is hard to read."""
    lines = content.split(b"\n")
    row = chance.randrange(len(lines))
    cells = lines[row].split(b",")
    other = chance.choice(chance.choice(lines).split(b","))
    cells[chance.randrange(len(cells))] = chance.choice((other, chance.choice(HARD), b"", b'"' + other))
    lines[row] = b",".join(cells)
    return b"\n".join(lines)


def _digits(content: bytes, chance: Random) -> bytes:
    """Numbers in other digits, which Python takes for numbers too."""
    at, zero = chance.randint(0, len(content)), chance.choice("٠۰०０𝟎")
    piece = "".join(
        chr(ord(zero) + int(letter)) if letter in "0123456789" else letter
        for letter in content[at : at + 12].decode("utf-8", "replace")
    )
    return content[:at] + piece.encode() + content[at + 12 :]


def _case(content: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(content))
    piece = content[at : at + 12].decode("utf-8", "replace")
    changed = chance.choice((piece.upper(), piece.lower(), piece.swapcase(), piece.title()))
    return content[:at] + changed.encode() + content[at + 12 :]


def _everywhere(content: bytes, chance: Random) -> bytes:
    """One kind of line end, separator or space for another in the whole content."""
    pairs = ((b"\n", b"\r"), (b"\n", b"\r\n"), (b"\n", b"\n\n"), (b",", b";"), (b",", b'","'), (b" ", b"\n"))
    old, new = chance.choice(pairs)
    return content.replace(old, new)


def _huge(content: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(HARD) * chance.choice((50, 500, 5_000)) + content[at:]


def _json(content: bytes, chance: Random) -> bytes:
    """One value of a JSON text gone, in another place, deeper, or of another kind; other text as it is."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        return content
    spots = list(_spots(whole))
    if not spots:
        return content
    (holder, key), (_, other) = chance.choice(spots), chance.choice(spots)
    value = holder[key]
    piece = chance.choice(HARD).decode("utf-8", "replace")
    holder[key] = chance.choice(
        (piece, [value], {"a": value}, [value] * 3, None, True, -1, 1e300, 10**400, 181, [], {}, "type")
    )
    if isinstance(holder, dict) and chance.random() < 0.3:
        holder[chance.choice((piece, str(other), "latitude", " "))] = value
    return json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from _spots(inner)


def _tag(content: bytes, chance: Random) -> bytes:
    """One element of markup gone, twice, or in another place; or a value of an attribute for another."""
    if b"</" not in content or len(content) > _LONGEST_MARKUP:
        return content
    tags = list(_TAG.finditer(content))
    values = list(_ATTRIBUTE.finditer(content))
    if not tags:
        return content
    if values and chance.random() < 0.5:
        one, other = chance.choice(values), chance.choice(values)
        new = chance.choice(
            (other[1], chance.choice(HARD), b"", b"-1", b"99999999", b"1048577", b"XFD1", b"b")
        )
        return content[: one.start(1)] + new + content[one.end(1) :]
    one, other = chance.choice(tags), chance.choice(tags)
    rest = content if chance.random() < 0.5 else content[: one.start()] + content[one.end() :]
    at = min(other.start(), len(rest))
    return rest[:at] + one[0] * chance.choice((0, 1, 1, 40)) + rest[at:]


_LONGEST_MARKUP = 50_000
_TAG = re.compile(rb"<[\w:]+(?:[^<>]*/>|[^<>]*>[^<]*</[\w:]+>)")
_ATTRIBUTE = re.compile(rb'[\w:]{1,40}="([^"<>]*)"')

MUTATIONS: Sequence[Mutation] = (
    *(_insert, _insert, _overwrite, _flip, _cut, _copy, _lines, _cell, _cell, _digits, _case),
    *(_everywhere, _huge, _json, _json, _tag, _tag),
)

_DATES = """
    2019 2019-04 2019-04-25 2019-04-25~ 2019? 2019-04% 2019-04-25T18:00:00+09:00 2019-04-25T18:00:00Z
    1999-04-27/1999-04-28 2019-21 2019-24~ 201X 20XX 2019-XX 2019-XX-XX 2019-04-XX 2019/2020-03 0001-01-01
    9999-12-31 2011-12-30 2018-11-04 25.4.2019 03/04/2019 2019/4/25 2019年4月25日 2019-4-25 Y2019 -0044-03-15
    1972-01-07 1850-06-01 2019-04-25T18:00:00+09:00/2019-04-26 1999-04/.. {2019,2020} 2019-04-25T18:00
    1950S2 2019-21^x
"""
_TEXTS = (
    "2019年4月25日，他抵达乌兰乌德。翌日离开，28日返回河內。",
    "On Monday, 25 April 2019, he met Kim in Ulan-Ude. The next day he left for Port News Today.",
    "列车9月10日至12日停在港口大学。去年4月也来过，上周二未到。",
    "On 2019-04-25T18:00:00+09:00 the train left North\nPort. Yesterday; last April; in the 1960s.",
    "В Улан-Удэ 25.04.2019. 울란우데에서 2019-04-25.\n\n二〇一九年十月五日，在烏蘭烏德。</p>",
    "From 30 April to 2 May 1999, Vostochny Kosmos. Καστρίς, İSTASYON, STRASSE, straße.",
    "5日、6日和7日，20世纪80年代，当年底，本周五，下个月初，Straße on the 5th of May.",
    "Mr. Kim said “It left. It came.” J. K. waited from 1 to 3 June. April 2019–May 2020, Hanoi.",
)
_NAMES = (
    "Ulan-Ude\nUlan Ude Station\nУлан-Удэ\n乌兰乌德\n烏蘭烏德\n울란우데",
    "Port\nNorth Port\nport\nPORT\nSt. John's (east)\nCà Mau\nStraße",
    "İstanbul\nDiyarbakır\nΚαστρίς\n№ 5\n[x]*\n.+\n-",
)

_OF_UPLOADS: dict[str, Callable[[], tuple[bytes, ...]]] = {
    "upload": lambda: upload_seeds(sound_files()),
    "workbooks": lambda: workbook_seeds(_saved()),
    "geojson": geojson_seeds,
    "editing": editing_seeds,
    "long_uploads": lambda: (*upload_seeds(sound_files()), *workbook_seeds({})),
}


def _saved() -> dict[str, bytes]:
    """Workbooks that other programs saved."""
    return {path.name: path.read_bytes() for path in sorted(_WORKBOOKS.iterdir())}


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """Sound inputs of a target; none for one that is not known here."""
    if target == "dates":
        return tuple(date.encode() for date in _DATES.split())
    if target == "names":
        return tuple(names.encode() for names in _NAMES)
    if target in ("mentions", "long_texts"):
        return tuple(text.encode() for text in _TEXTS)
    if target in ("tables", "long_tables"):
        files = sound_files()
        return (*(together({name: body}) for name, body in files.items()), together(files))
    if target == "any_table":
        return _ANY_TABLES
    if target in _OF_UPLOADS:
        return _OF_UPLOADS[target]()
    return (b"",)


_ANY_TABLES = (
    b"a.csv\ndate,title,lat,lon,status,figure\n25.4.2019,A boat,48,16,confirmed,3\n2019,B,1,2,,\n",
    b'a.csv\nOur boats,,\nyear,month,day,coords\n1912,4,15,"41.7, -49.9"\n',
    b"a.tsv\neventDate\tdecimalLatitude\tdecimalLongitude\tscientificName\n2019-05\t52.1\t5.1\tPica\n",
    b'a.json\n[{"date": "2020-01-01", "geometry": "LINESTRING (10 50, 12 52)"}, {"date": null}]',
    b'a.jsonl\n{"time": 1582979400000, "lat": 1.5, "lng": 2}\n{"time": 1, "lat": "x", "lng": 0}\n',
    b"a.csv\nDatum;Breite;L\xe4nge\n1.10.2023;47,0707;15,4395\n",
    b"a.parquet\nPAR1 broken PAR1",
)


_QUOTES = b'a",",x\n' * 400 + b'"z\n'
"""Rows of which every one may end the cell that the one before began."""
_QUOTED_TABLE = b"=== events.csv\nevent_id,layer\n"

LONG: dict[tuple[str, str], Callable[[], bytes]] = {
    ("dates", "huge"): lambda: b"19" * 60_000,
    ("editing", "cell-longer-than-may-be"): lambda: b"a,b\n1,2\n===\nc 0 1 " + b"x" * (LONGEST_CELL + 1),
    ("long_tables", "wide-header"): lambda: together({"events.csv": _wide_events(6_000)}),
    ("tables", "deep-json"): lambda: together(
        {"title.json": b"[" * 950 + b"]" * 950 + b"\n", "railways.geojson": _deep_railways(900)}
    ),
    ("upload", "one-row-that-is-thousands"): lambda: (
        b'=== list.csv\ndate,title\n2020,"y\n' + b"z\n" * 3_000 + b'" w\n'
    ),
    ("upload", "quotes-that-open-in-every-row"): lambda: _QUOTED_TABLE + _QUOTES * 16,
    ("upload", "quotes-within-what-is-allowed"): lambda: _QUOTED_TABLE + _QUOTES * 7 + _QUOTES[:350],
}
"""Inputs that broke something once and are long, by target and name; short ones are files in `cases/fuzz`."""


def _wide_events(columns: int) -> bytes:
    """The sound table of events with so many columns more in its header, and none in its rows."""
    header, end, rows = sound_files()["events.csv"].partition(b"\n")
    return b",".join((header, *(b"c%d" % number for number in range(columns)))) + end + rows


def _deep_railways(depth: int) -> bytes:
    return b'{"features":[' + b'{"a":' * depth + b"1" + b"}" * depth + b"]}"
