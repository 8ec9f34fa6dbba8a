"""What must hold for whatever a visitor drops, and for whatever they do in the table on the page.

Owns the properties of the upload and of the editor. `properties` lists them among its targets.
"""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from random import Random
from typing import Any

import xlsxwriter

from builders import count_of
from geo_events.dataset import TABLES, MemoryFolder, Reading, raw_records, read
from geo_events.errors import UploadError
from geo_events.message import Fault, Message
from geo_events.model import LANGUAGES, View
from geo_events.scene import build, trace_all
from geo_events.tables import (
    Grid,
    Plan,
    Role,
    Unpacked,
    completed,
    doubt,
    flat_tables,
    guess,
    is_dataset,
    read_flat,
    read_grid,
    tables_of,
    unpack,
)
from geo_events.tables.limits import LONGEST_CELL, MOST_COLUMNS
from geo_events.ui.upload.editing import Edit, edited, marks, renamed_columns, without_spare_columns
from geo_events.ui.upload.example_zip import packed
from geo_events.view import select
from geo_events.web.payload import encode
from geo_events.written import Order

_SECTION = re.compile(rb"^=== ([^\n]*)\n", re.MULTILINE)
_ZONES = ("UTC", "Asia/Tokyo", "America/Sao_Paulo", "Pacific/Apia")
_NAMES = ("own", "Q: what? / and when", "seeds")
"""What a visitor calls their data; a zip has a folder of that name."""
_LONG = 60_000
"""Bytes of a long file."""
_SECONDS = 8.0
"""Of the processor's time, for one input; on the slowest machine, and while coverage is watched."""


@contextmanager
def quick(what: str) -> Iterator[None]:
    """Raise if the block takes far longer than its length explains."""
    started = time.process_time()
    yield
    taken = time.process_time() - started
    assert taken < _SECONDS, f"{what} took {taken:.1f} s"


def given_of(content: bytes) -> list[tuple[str, bytes]]:
    r"""Files that stand one behind the other, each below a line with its name; those with `!` are zipped.

    Examples
    --------
    >>> given_of(b"=== a.csv\nx\n=== b.zip!c.csv\ny\n")[0], [name for name, _ in given_of(b"=== b.zip!c\n")]
    (('a.csv', b'x\n'), ['b.zip'])
    """
    parts = _SECTION.split(content)
    plain = [("list.csv", parts[0])] if parts[0] else []
    zipped: dict[str, dict[str, bytes]] = {}
    for raw, body in zip(parts[1::2], parts[2::2], strict=True):
        name, mark, member = raw.decode("utf-8", "replace").partition("!")
        if mark:
            zipped.setdefault(name, {})[member[:1_000]] = body
        else:
            plain.append((name, body))
    return [*plain, *((name, _zip(members)) for name, members in zipped.items())]


def together_as_given(files: Mapping[str, bytes], folder: str = "") -> bytes:
    """Files as `given_of` takes them apart, all in one zip if it has a name."""
    prefix = f"{folder}!" if folder else ""
    return b"\n".join(b"=== %s\n%s" % (f"{prefix}{name}".encode(), body) for name, body in files.items())


def _zip(members: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, body in members.items():
            archive.writestr(zipfile.ZipInfo(name), body)
    return content.getvalue()


# The upload


def upload(content: bytes) -> None:
    """Files of any name and content are refused with reasons, or become tables that say what they said."""
    with quick("an upload"):
        _check_given(given_of(content), Random(zlib.crc32(content)))


def geojson(content: bytes) -> None:
    """A JSON of any shape becomes a table, or is refused."""
    with quick("a GeoJSON"):
        _check_given([("places.geojson", content)], Random(zlib.crc32(content)))


def long_uploads(content: bytes) -> None:
    """A piece of a file may stand there many times."""
    chance = Random(zlib.crc32(content))
    given = []
    for raw, body in zip(*[iter(_SECTION.split(content)[1:])] * 2, strict=True):
        cuts = [match.end() for match in re.compile(rb"[\n>,]").finditer(body)] or [0, len(body)]
        start, end = sorted(chance.choices(cuts, k=2))
        times = _LONG // max(end - start, 1)
        given.append(b"=== %s\n%s" % (raw, body[:start] + body[start:end] * times + body[end:]))
    upload(b"".join(given))


def _check_given(given: Sequence[tuple[str, bytes]], chance: Random) -> None:
    unpacked = _unpacked(given)
    assert unpacked == _unpacked(given)
    if unpacked is None:
        return
    for name in unpacked.files:
        assert name
        assert ".." not in name.split("/")
        assert not name.startswith("/")
    if is_dataset(unpacked.files):
        _check_dataset(completed(unpacked))
    for name in flat_tables(unpacked.files):
        _check_flat(name, unpacked.files[name], chance)


def _unpacked(given: Sequence[tuple[str, bytes]]) -> Unpacked | None:
    try:
        unpacked = unpack(given)
    except UploadError as error:
        _check_refusal(error)
        return None
    _check_notes(unpacked)
    return unpacked


def _check_refusal(error: UploadError) -> None:
    assert error.messages
    for note in error.messages:
        for language in LANGUAGES:
            assert note.text(language).isprintable()


def _check_notes(unpacked: Unpacked) -> None:
    for note in unpacked.notes:
        for language in LANGUAGES:
            text = note.text(language)
            assert text != note.key
            assert text.isprintable()
            text.encode()


def _check_dataset(unpacked: Unpacked) -> Reading:
    """Tables are read and drawn, nothing is lost without a word, and a zip of them is the same again."""
    _check_notes(unpacked)
    files = unpacked.files
    reading = read(MemoryFolder(files, "own"))
    encode(build(select(reading.dataset, View()), trace_all(reading.dataset)))
    grids = {name: read_grid(files[f"{name}.csv"]) for name in TABLES if f"{name}.csv" in files}
    _check_faults(files, reading.faults)
    for name in ("events", "claims"):
        if name in grids:
            _check_count(name, grids[name], reading)
    for name in _NAMES:
        again = _unpacked([("own.zip", packed(files, name))])
        assert again is not None
        assert again.files == files
    return reading


def _check_count(name: str, grid: Grid, reading: Reading) -> None:
    kept = count_of(reading.dataset, name)
    if any(fault.file == f"{name}.csv" and fault.row in (None, 1) for fault in reading.faults):
        return
    assert kept + reading.left_out[name] == len(grid), name


def _check_faults(files: Mapping[str, bytes], faults: Iterable[Fault]) -> None:
    last: dict[str, int] = {}
    for fault in faults:
        if fault.row is None:
            continue
        if fault.file not in last:
            records = raw_records(files[fault.file])
            last[fault.file] = max((record.row for record in records), default=0)
        assert 1 <= fault.row <= last[fault.file], fault


def _check_flat(name: str, content: bytes, chance: Random) -> None:
    try:
        grid = read_flat(name, content)
    except UploadError as error:
        _check_refusal(error)
        return
    guessed = guess(grid)
    assert len(set(guessed.values())) == len(guessed)
    assert all(grid.header.count(column) == 1 for column in guessed.values())
    doubt(grid, guessed, None)
    for columns in (guessed, _odd(grid, guessed, chance)):
        if {Role.DATE, Role.TITLE} <= set(columns):
            _check_plan(grid, _plan(name, columns, chance))


def _odd(grid: Grid, guessed: Mapping[Role, str], chance: Random) -> Mapping[Role, str]:
    """Columns that are chosen without sense, each for one role at most."""
    free = [name for name in grid.header if name and grid.header.count(name) == 1]
    must = [guessed.get(role) for role in (Role.DATE, Role.TITLE)]
    roles = list(Role)
    chance.shuffle(roles)
    roles.sort(key=lambda role: role not in (Role.DATE, Role.TITLE))
    if None in must or chance.random() < 0.3:
        chance.shuffle(free)
        return dict(zip(roles, free, strict=False))
    rest = [name for name in free if name not in must]
    chance.shuffle(rest)
    chosen = dict(zip((Role.DATE, Role.TITLE), must, strict=True))
    others = (role for role in roles if role not in chosen)
    return {**chosen, **dict(zip(others, rest, strict=False))}  # type: ignore[dict-item]


def _plan(name: str, columns: Mapping[Role, str], chance: Random) -> Plan:
    return Plan(
        columns,
        name,
        chance.choice(("Boats", '"', "a\u202eb</script>", "x" * 500)),
        chance.choice(("The club", "=1+1", "纪录")),
        chance.choice(["meeting", "train", "deployment", "other"]),
        chance.choice(_ZONES),
        chance.choice((None, *Order)),
        chance.choice((0.0, 10.0, 20_000.0)),
    )


def _check_plan(grid: Grid, plan: Plan) -> None:
    made = tables_of(grid, plan)
    assert made == tables_of(grid, plan)
    assert is_dataset(made.files)
    assert not flat_tables(made.files)
    reading = _check_dataset(made)
    positions = {role: grid.header.index(column) for role, column in plan.columns.items()}
    rows = [{role: row[position].strip() for role, position in positions.items()} for row in grid.rows]
    rows = [row for row in rows if any(row.values())]
    dataset, claims = reading.dataset, read_grid(made.files["claims.csv"])
    assert len(claims) == len(rows) == count_of(dataset, "claims") + reading.left_out["claims"]
    events = read_grid(made.files["events.csv"])
    assert len(events) == count_of(dataset, "events") + reading.left_out["events"]
    for claim_id, row in zip(claims.column("claim_id"), rows, strict=True):
        claim = dataset.claims.get(claim_id)
        if claim is None:
            continue
        event, source = dataset.events[claim.event_id], dataset.sources[claim.source_id]
        assert claim.quote == (row.get(Role.QUOTE) or row[Role.TITLE])
        assert (event.title("en"), event.title("zh")) == (row[Role.TITLE], row[Role.TITLE])
        if row.get(Role.URL):
            assert source.url == row[Role.URL]
        if row.get(Role.SPEAKER):
            assert claim.asserted_by == row[Role.SPEAKER]


# The editor


def editing(content: bytes) -> None:
    """A table says after an edit what was asked for, and what was not touched stays.

    The bytes are a table and then, after a line `===`, an edit in each line: `c 2 1 text` changes a cell,
    `d 2` takes a row out, `a text|text` adds one.
    """
    body, _, script = content.partition(b"\n===\n")
    body = body.decode("utf-8", "replace").encode()
    grid = read_grid(body)
    with quick("an edit"):
        if len(grid.header) > MOST_COLUMNS:  # no upload has so many
            return
        if grid.header:
            _check_edit(body, grid, script.decode("utf-8", "replace").split("\n"))
        _check_marks(grid, script)
        for name in TABLES:
            for offer in (renamed_columns(name, grid), without_spare_columns(name, grid)):
                if offer is not None:
                    mended = read_grid(offer.content)
                    assert len(mended) <= len(grid)


def _check_edit(body: bytes, grid: Grid, script: Sequence[str]) -> None:
    names = [f"{number}: {name}" for number, name in enumerate(grid.header)]
    state = _state(script, len(grid), names)
    positions = [position for position in range(len(grid)) if position % 3 or len(grid) < 6]
    columns = {name: position for position, name in enumerate(names)}
    shown = {
        "edited_rows": {row: cells for row, cells in state["edited_rows"].items() if row < len(positions)},
        "added_rows": state["added_rows"],
        "deleted_rows": [row for row in state["deleted_rows"] if row < len(positions)],
    }
    try:
        content = edited(body, grid, Edit.of(shown, positions, columns))
    except UploadError as error:
        _check_refusal(error)
        assert any(len(cell) > LONGEST_CELL for cell in _cells_in(state))
        return
    again = read_grid(content)
    wanted = [list(row) for row in grid.rows]
    for row, cells in shown["edited_rows"].items():
        for name, text in cells.items():
            if name in columns:
                wanted[positions[row]][columns[name]] = text or ""
    gone = {positions[row] for row in shown["deleted_rows"]}
    wanted = [row for position, row in enumerate(wanted) if position not in gone]
    wanted += [[cells.get(name) or "" for name in names] for cells in shown["added_rows"]]
    wanted = [row for row in wanted if any(cell.strip() for cell in row)]
    assert [_ended(row) for row in again.rows] == [_ended(row) for row in wanted]
    assert _ended(again.header) == _ended(grid.header)


def _state(script: Sequence[str], rows: int, names: Sequence[str]) -> dict[str, Any]:
    """Edits in the shape in which Streamlit keeps them."""
    changed: dict[int, dict[str, str | None]] = {}
    added: list[dict[str, str | None]] = []
    deleted: list[int] = []
    for line in script:
        kind, _, rest = line.partition(" ")
        words = rest.split(" ", 2)
        numbers = [
            int(word) if word.isascii() and word.isdecimal() and len(word) < 9 else 0 for word in words
        ]
        if kind == "c" and len(words) == 3 and rows:
            cells = changed.setdefault(numbers[0] % rows, {})
            cells[names[numbers[1] % len(names)]] = _unescaped(words[2]) or None
        elif kind == "d" and rows:
            deleted.append(numbers[0] % rows)
        elif kind == "a":
            pieces = rest.split("|")
            added.append({name: _unescaped(text) or None for name, text in zip(names, pieces, strict=False)})
    return {"edited_rows": changed, "added_rows": added, "deleted_rows": sorted(set(deleted))}


def _ended(row: Sequence[str]) -> list[str]:
    """Cells without the empty ones at the end."""
    return list(row[: max((number for number, cell in enumerate(row, 1) if cell), default=0)])


def _cells_in(state: Mapping[str, Any]) -> Iterator[str]:
    for cells in (*state["edited_rows"].values(), *state["added_rows"]):
        yield from (text for text in cells.values() if text is not None)


def _unescaped(text: str) -> str:
    """A text in which a line end and a return may be written as two letters."""
    return text.replace("\\n", "\n").replace("\\r", "\r")


def _check_marks(grid: Grid, script: bytes) -> None:
    chance = Random(zlib.crc32(script))
    text = script.decode("utf-8", "replace")
    faults = [
        Fault(
            "message.verbatim",
            {"words": text},
            chance.choice((None, text)),
            chance.choice((None, Message("message.verbatim", {"words": text}))),
            chance.choice((None, "", text)),
            file="events.csv",
            row=chance.choice((None, 1, 2, 3, len(grid), 10**9)),
        )
        for _ in range(6)
    ]
    marked = marks(grid, faults, chance.choice(LANGUAGES))
    assert set(marked) == {
        position for position, number in enumerate(grid.numbers) if number in {each.row for each in faults}
    }


# Seeds

_FLAT = (
    "date,place,lat,lon,title,source,quote,url,said,speaker,summary,layer,end,country\n"
    "2019-04-25,Port,53.5,9.9,A boat leaves,News,“It left.”,https://a.example/1,2019-04-24,Kim,Left,train,,DE\n"
    '25.4.2019,Port,"53,5",9.9,A boat leaves,Paper,It left again,https://b.example/2,,,,,26.4.2019,Germany\n'
    "03/04/2019,港口,,,船离开了,纪录,船走了,,2019年4月,,,,,\n"
    ",,,,,,,,,,,,,\n"
    "1556182800,Hafen,10,20,Второй,https://c.example/3,,,,,,volcano,,\n"
)


def upload_seeds(files: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """Sound uploads; the first one is a flat table."""
    tables = {name: body for name, body in files.items() if "/" not in name}
    flat = _FLAT.encode()
    semicolons = b'=== a.tsv\nsep=;\ndate;title;quote\n2020;A;"B;\nC"\n2021;D;E\n'
    gbk = "日期,地点,标题,来源\n2019年4月25日,平壤,中国的首都,新闻\n".encode("gb18030")
    return (
        together_as_given({"list.csv": flat}),
        semicolons,
        together_as_given({"清单.csv": gbk}),
        together_as_given({"list.txt": flat, "a.csv": flat.decode().encode("utf-16")}),
        together_as_given(tables),
        together_as_given(files, "story.zip"),
        together_as_given({f"a/{name}": body for name, body in files.items()}, "story.zip"),
    )


def workbook_seeds(saved: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The saved workbooks and one with all that is told of cells, as their parts if those are markup."""
    return tuple(
        together_as_given(_parts_of(body), name)
        if name.endswith((".xlsx", ".ods"))
        else together_as_given({name: body})
        for name, body in {"a.xlsx": _marked_workbook(), **saved}.items()
    )


def _marked_workbook() -> bytes:
    """Formulas, an error, a month, merged cells, runs of letters, and a sheet that is hidden."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet, other = book.add_worksheet("List"), book.add_worksheet("Other")
        bold, month = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm"})
        sheet.write_row(0, 0, ["date", "title", "quote"])
        for row in (1, 3):
            sheet.write_datetime(row, 0, datetime(2019, 4, 1), month)
            sheet.write_rich_string(row, 1, "A ", bold, "boat\nleaves")
        sheet.write_formula(1, 2, '=A1&"x"', None, "said")
        sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
        sheet.write_boolean(4, 0, True)
        sheet.merge_range("A6:B6", 0.75)
        other.hide()
    return content.getvalue()


def _parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels", "mimetype"))]
        wanted = (name for name in names if not name.startswith(("docProps", "settings", "xl/theme")))
        return {name: archive.read(name) for name in wanted}


def geojson_seeds() -> tuple[bytes, ...]:
    """Sound GeoJSON files."""
    point = {"type": "Point", "coordinates": [9.9, 53.5]}
    ring = [[9, 53], [10, 53], [10, 54], [9, 53]]
    shapes: list[object] = [
        point,
        {"type": "MultiPoint", "coordinates": ring},
        {"type": "Polygon", "coordinates": [ring]},
        {"type": "GeometryCollection", "geometries": [point, {"type": "LineString", "coordinates": ring}]},
        None,
    ]
    words = {"title": "Quake", "date": "2019-04-25", "time": 1556182800000, "url": "https://a.example/q"}
    features = [
        {
            "type": "Feature",
            "geometry": shape,
            "properties": {**words, "mag": 1.5, "latitude": None, "of": [1]},
        }
        for shape in shapes
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    whole = {"type": "FeatureCollection", "crs": crs, "features": features}
    return tuple(json.dumps(one).encode() for one in (whole, features[0]))


def editing_seeds() -> tuple[bytes, ...]:
    """Tables with edits."""
    return (
        b'event_id,titel_en,when\na,A boat,2019\nb,"B\nC",2020\nc,"",2021\n'
        b'===\nc 0 1 x, "y"\nd 1\na new|line',
        b"a,b,\n1,2,3,4\n5\n\n,,\n6,7\n8\n9\n===\nc 2 1 \\r\nc 0 0  \na \na |x\nd 5\nd 5",
    )
