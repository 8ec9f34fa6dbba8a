"""What an upload costs the server, and the other visitors while it is read.

    python benchmarks/upload.py [--rows 1000 10000 25000]

Each upload is taken in a process of its own, as the page takes it: unpacked, taken over where it is one flat
table, read, traced and packed for the map. `zip` is a sound dataset of so many events, `one fault` the same
with a wrong cell, `flat` one CSV file, `xlsx` the same as a workbook. `MB` is the highest memory of the
process, with `import` for what it takes before any upload. Below a workbook stands the memory of the process
that reads it, before and after.

`others` is how long another visitor waits for a change of filters meanwhile, told by the scene of the shipped
story, which another thread builds again and again; `alone` is what it takes without an upload.

`refused` are hostile files: how long until the server says no, and with what memory.
"""

from __future__ import annotations

import argparse
import io
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter
from serving import ROOT, arguments

HEADER = ("date", "place", "latitude", "longitude", "title", "source", "quote", "url")


def dataset_zip(rows: int, *, is_faulty: bool) -> bytes:
    """An invented dataset."""
    content = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        tool = ROOT / "tools" / "make_synthetic.py"
        subprocess.run([sys.executable, tool, str(rows), folder], check=True, stdout=subprocess.DEVNULL)
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).rglob("*.*")):
                text = path.read_bytes()
                if is_faulty and path.name == "events.csv":
                    text += b"one-more,meetin,A,B,2020,,,confirmed,,,,,,\n"
                archive.writestr(path.relative_to(folder).as_posix(), text)
    return content.getvalue()


def flat_rows(rows: int) -> list[tuple[str, ...]]:
    """Invented events of 500 places and 40 papers."""
    return [
        (
            f"{2000 + number % 24}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            f"Town {number % 500}",
            f"{number % 500 / 10:.2f}",
            f"{number % 500 / 5:.2f}",
            f"Strike number {number} at the works",
            f"Paper {number % 40}",
            f"They laid down tools for the {number}th time",
            f"https://paper-{number % 40}.example/{number}",
        )
        for number in range(rows)
    ]


def flat_csv(rows: int) -> bytes:
    """The invented events as one table."""
    lines = [",".join(row) for row in (HEADER, *flat_rows(rows))]
    return ("\n".join(lines) + "\n").encode()


def flat_xlsx(rows: int) -> bytes:
    """The same as a workbook with shared strings, as Excel writes it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("strikes")
        for number, row in enumerate((HEADER, *flat_rows(rows))):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def bomb(megabytes: int) -> bytes:
    """A zip of a table of blanks."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("events.csv", "w", force_zip64=True) as table,
    ):
        table.write(b"event_id\n")
        for _ in range(megabytes):
            table.write(b" " * 1_000_000)
    return content.getvalue()


FAR_CELL = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (each, b"&a%d;" % (each - 1) * 10) for each in range(1, 10))
    + b']><worksheet><sheetData><row><c t="str"><v>&a9;</v></c></row></sheetData></worksheet>'
)


def spoilt_xlsx(rows: bytes) -> bytes:
    """A workbook with other rows in its only sheet, or with other markup in place of the sheet."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(flat_xlsx(1))) as old,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                head, start, rest = part.partition(b"<sheetData>")
                end = rest.partition(b"</sheetData>")[2]
                part = rows if rows.startswith(b"<!") else head + start + rows + b"</sheetData>" + end
            new.writestr(name, part)
    return content.getvalue()


def repeated_ods(rows: int, columns: int) -> bytes:
    """A workbook of one cell that stands for many."""
    names, kind = "urn:oasis:names:tc:opendocument:xmlns", "application/vnd.oasis.opendocument.spreadsheet"
    cell = (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="string"'
        f' table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    spaces = " ".join(f'xmlns:{name}="{names}:{name}:1.0"' for name in ("office", "table", "text"))
    sheet = f'<office:spreadsheet><table:table table:name="a">{cell}</table:table></office:spreadsheet>'
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">{entry}</manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body>{sheet}</office:body></office:document-content>",
        )
    return content.getvalue()


HOSTILE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "51 MB": ("a.csv", lambda: b"date,title\n" + b"2020,A boat leaves\n" * 2_700_000),
    "500,000 rows": ("a.csv", lambda: b"date,title\n" + b"2020,A boat leaves\n" * 500_000),
    "zip bomb of 5 GB": ("a.zip", lambda: bomb(5_000)),
    "a cell of 10 MB": ("a.csv", lambda: b"date,title\n2020," + b"x" * 10_000_000 + b"\n"),
    "11 MB of brackets": ("a.geojson", lambda: b"[" * 11_000_000),
    "workbook, a cell far away": ("a.xlsx", lambda: spoilt_xlsx(FAR_CELL)),
    "workbook, billion laughs": ("a.xlsx", lambda: spoilt_xlsx(LAUGHS)),
    "workbook, bomb of 1 GB": ("a.xlsx", lambda: spoilt_xlsx(b"<row>" + b"<c/>" * 250_000_000 + b"</row>")),
    "workbook, 40 M blank cells": (
        "a.xlsx",
        lambda: spoilt_xlsx(b"<row>" + b"<c/>" * 40_000_000 + b"</row>"),
    ),
    "workbook, 10^9 times a row": ("a.ods", lambda: repeated_ods(10**9, 1)),
    "workbook, 10^9 times a cell": ("a.ods", lambda: repeated_ods(1, 10**9)),
    "workbook, 10^9 times both": ("a.ods", lambda: repeated_ods(10**9, 10**9)),
}


def take(name: str, content: bytes) -> None:
    """What the page does with a file."""
    from geo_events.dataset import MemoryFolder, read
    from geo_events.model import View
    from geo_events.scene import build, trace_all
    from geo_events.tables import (
        Plan,
        completed,
        flat_tables,
        guess,
        is_dataset,
        read_flat,
        tables_of,
        unpack,
    )
    from geo_events.view import select
    from geo_events.web.payload import encode

    unpacked = unpack([(name, content)])
    if is_dataset(unpacked.files):
        unpacked = completed(unpacked)
    else:
        table = flat_tables(unpacked.files)[0]
        grid = read_flat(table, unpacked.files[table])
        unpacked = tables_of(grid, Plan(guess(grid), table, "Strikes", "The desk"))
    reading = read(MemoryFolder(unpacked.files, "own"))
    encode(build(select(reading.dataset, View()), trace_all(reading.dataset)))


def highest_megabytes() -> float:
    """The most memory that this process has had; `getrusage` would count its parent's, from the fork."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1e3


def others(stop: threading.Event, waits: list[float]) -> None:
    """Another visitor changes the filters, again and again."""
    from geo_events.dataset import load
    from geo_events.model import View
    from geo_events.scene import build, trace_all
    from geo_events.view import select
    from geo_events.web.payload import encode

    dataset = load(ROOT / "data")
    tracks = trace_all(dataset)
    number = 0
    while not stop.is_set():
        number += 1
        before = time.perf_counter()
        encode(build(select(dataset, View(search=str(number % 10))), tracks))
        waits.append(time.perf_counter() - before)
        time.sleep(0.05)


def child(name: str) -> None:
    """Take the file on standard input and tell what it cost."""
    from geo_events.errors import UploadError

    content = sys.stdin.buffer.read()
    stop, alone, meanwhile = threading.Event(), list[float](), list[float]()
    thread = threading.Thread(target=others, args=(stop, alone))
    thread.start()
    time.sleep(3)
    stop.set()
    thread.join()
    before = highest_megabytes()
    stop = threading.Event()
    thread = threading.Thread(target=others, args=(stop, meanwhile))
    thread.start()
    began = time.perf_counter()
    said = ""
    try:
        take(name, content)
    except UploadError as error:
        said = str(error).partition("\n")[0]
    seconds = time.perf_counter() - began
    stop.set()
    thread.join()
    print(
        json.dumps(
            {
                "seconds": seconds,
                "before": before,
                "megabytes": highest_megabytes(),
                "alone": statistics.median(alone) * 1e3,
                "others": statistics.median(meanwhile or [0]) * 1e3,
                "longest": max(meanwhile or [0]) * 1e3,
                "said": said,
            }
        )
    )


PROBE = """
import runpy, sys
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
print(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])
"""


def reader_megabytes(content: bytes) -> float:
    """The most memory of the process that reads a workbook."""
    from geo_events.tables.workbook_process import reader_command

    python, *flags, program, bounds = reader_command()
    command = [python, *flags, "-c", PROBE, program, bounds]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return int(done.stdout.splitlines()[-1]) / 1e3


def told(label: str, name: str, content: bytes) -> None:
    """Take a file in a process of its own and print a line."""
    command = [sys.executable, __file__, "--child", name]
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    if done.returncode != 0:
        print(f"{label:36} died: {done.stderr.decode()[-300:]}")
        return
    cost = json.loads(done.stdout)
    print(
        f"{label:36}{len(content) / 1e6:8.1f}{cost['seconds']:8.1f}{cost['before']:8.0f}"
        f"{cost['megabytes']:8.0f}{cost['alone']:8.0f}{cost['others']:8.0f}{cost['longest']:8.0f}"
        f"  {cost['said'][:100]}",
        flush=True,
    )


def main() -> None:
    """Take every kind of file."""
    parser = arguments(__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 25_000])
    parser.add_argument("--child", metavar="NAME", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        child(asked.child)
        return
    print(
        f"{'':36}{'MB':>8}{'s':>8}{'import':>8}{'MB':>8}{'alone':>8}{'others':>8}{'longest':>8}  "
        "(the last three in ms)"
    )
    for rows in asked.rows:
        told(f"zip, {rows:,}", "a.zip", dataset_zip(rows, is_faulty=False))
        told(f"one fault, {rows:,}", "a.zip", dataset_zip(rows, is_faulty=True))
        told(f"flat, {rows:,}", "a.csv", flat_csv(rows))
        workbook = flat_xlsx(rows)
        told(f"xlsx, {rows:,}", "a.xlsx", workbook)
        print(f"{'  its reader':60}{reader_megabytes(b''):8.0f}{reader_megabytes(workbook):8.0f}", flush=True)
    for label, (name, make) in HOSTILE.items():
        told(f"refused: {label}", name, make())


if __name__ == "__main__":
    main()
