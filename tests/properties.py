"""What must hold for any input whatever: one function a target, which raises where something does not hold.

Owns these properties, and from which bytes a target makes its input. How inputs are made is in `mutations`;
`test_fuzz` and `tools/fuzz.py` run both.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources.abc import Traversable
from itertools import pairwise
from math import inf
from pathlib import Path
from unittest import mock

import numpy as np
import pyarrow as pa

from builders import make_name, make_place, tiny_rows, write_rows
from geo_events import when
from geo_events.almanac import numbers_in
from geo_events.dataset import TABLES, Dataset, MemoryFolder, Reading, read, write
from geo_events.dataset import folder as folder_module
from geo_events.dataset.arrow_csv import NotPlainError
from geo_events.dataset.columns import numbers_of
from geo_events.dataset.date_column import read_dates
from geo_events.dataset.date_orders import date_advice
from geo_events.date_text import date_text
from geo_events.errors import DataError, DateError, GeoEventsError
from geo_events.folding import fold
from geo_events.layer import layers_of
from geo_events.mentions import (
    Basis,
    DateMention,
    Document,
    Draft,
    Finder,
    Mention,
    as_json,
    as_lines,
    draft,
    unmapped,
)
from geo_events.mentions import Reading as TextReading
from geo_events.mentions import dates as dates_in
from geo_events.mentions import read as read_text
from geo_events.mentions.sentences import Sentences
from geo_events.message import Fault
from geo_events.model import LANGUAGES, NameKind, Status
from geo_events.tables import Asked, open_source
from geo_events.when import Precision, When, local_day
from uploads import editing, geojson, long_uploads, quick, upload

ZONES = ("UTC", "Asia/Tokyo", "America/Sao_Paulo", "Pacific/Apia", "Africa/Monrovia", "Asia/Kathmandu")
"""Apia had no 30 December 2011, Monrovia was 44.5 minutes off, Sao Paulo had days without midnight."""
_HOUR = 3_600_000
_LONG = 200_000
"""Bytes of a long text or table."""


def _text_of(content: bytes) -> str:
    return content.decode("utf-8", "replace")


# Dates


def dates(content: bytes) -> None:
    """A text is a date, the same in every zone, language and reader, or an error that quotes it."""
    text = _text_of(content)
    with quick("reading a date"):
        parsed = {zone: _parsed(text, zone) for zone in ZONES}
        _check_columns(text, parsed)
        _check_advice(text)
    in_utc = parsed["UTC"]
    if in_utc is None:
        assert not any(parsed.values()), "only UTC has no such date"
        return
    said = {language: date_text(in_utc, language) for language in LANGUAGES}
    _check_said(in_utc, said)
    for here in parsed.values():
        if here is not None:
            _check_zone(here, in_utc)
            assert {language: date_text(here, language) for language in LANGUAGES} == said


def _parsed(text: str, zone: str) -> When | None:
    try:
        found = when.parse(text, zone, may_be_open=True)
    except DateError as error:
        assert error.mistake.found == text  # noqa: PT017 - most texts are no dates
        return None
    assert found.edtf == text
    assert found.start < found.end
    first = local_day(found.start, found.offset_minutes)
    assert first <= local_day(found.end - 1, found.end_offset_minutes)
    return found


def _check_zone(here: When, in_utc: When) -> None:
    assert (here.precision, here.approximate, here.uncertain) == (
        in_utc.precision,
        in_utc.approximate,
        in_utc.uncertain,
    )
    for a, b in ((here.start, in_utc.start), (here.end, in_utc.end)):
        assert abs(a - b) <= 25 * _HOUR
    # A zone's clocks may once have been half a minute off, and offsets are whole minutes.
    if here.precision is Precision.DAY and not {"/", "T"} & set(here.edtf):
        noon = here.start + (here.end - here.start) // 2
        assert list(local_day(noon, here.offset_minutes)) == numbers_in(here.edtf)


def _check_columns(text: str, parsed: Mapping[str, When | None]) -> None:
    try:
        columns = read_dates(pa.array([text] * len(ZONES)).dictionary_encode(), np.arange(len(ZONES)), ZONES)
    except NotPlainError:
        assert None in parsed.values()
        return
    each = [numbers_of(parsed[zone]) for zone in ZONES]
    assert list(zip(*(values.tolist() for values in vars(columns).values()), strict=True)) == each


def _check_advice(text: str) -> None:
    advice = date_advice(text)
    if advice is None:
        return
    days = re.findall(r"\d{4}-\d\d-\d\d", str(advice))
    assert days, advice
    for day in days:
        assert when.parse(day).precision is Precision.DAY
        assert sorted(map(int, day.split("-"))) == sorted(map(int, re.findall(r"\d+", text)))


def _check_said(date: When, said: Mapping[str, str]) -> None:
    for words in said.values():
        assert words == words.strip() != ""
        assert not re.search(r"[{}]|date\.|month\.", words), words
    plain = re.fullmatch(r"(?:1\d|20|21)\d\d-\d\d(-\d\d)?", date.edtf)
    if plain is not None and date.precision in (Precision.DAY, Precision.MONTH):
        for words in said.values():
            assert [found.edtf for found in dates_in(words)] == [date.edtf], words


# Tables

FILES = (
    *(f"{name}.csv" for name in TABLES),
    "speakers.csv",
    "names.csv",
    "railways.geojson",
    "areas.geojson",
    "lines.geojson",
    "title.json",
    "unmapped.csv",
    "seeds/paper.txt",
)
"""What a dataset folder may hold."""
_SECTION = re.compile(rb"^=== ([a-z./]+)\n", re.MULTILINE)


def files_of(content: bytes) -> dict[str, bytes]:
    r"""Files that stand one behind the other, each below a line with its name; others are passed over.

    Examples
    --------
    >>> files_of(b"=== events.csv\na,b\n=== hosts\nx\n=== title.json\n{}")
    {'events.csv': b'a,b\n', 'title.json': b'{}'}
    """
    parts = _SECTION.split(content)[1:]
    named = {name.decode(): body for name, body in zip(parts[::2], parts[1::2], strict=True)}
    return {name: body for name, body in named.items() if name in FILES}


def together(files: Mapping[str, bytes]) -> bytes:
    """Files as `files_of` takes them apart."""
    return b"".join(b"=== %s\n%s" % (name.encode(), body) for name, body in files.items())


@cache
def sound_files() -> Mapping[str, bytes]:
    """The files of a tiny sound dataset, with the three that it need not have."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_rows(Path(scratch), tiny_rows())
        files = {name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()}
    return files | {
        "speakers.csv": b"speaker_id,name_en,name_zh,timezone,kind\npilot,Pilot,P,Asia/Seoul,other\n",
        "names.csv": b"name_id,kind,name_en,name_zh,name_zh_hant,name_ko,name_ru,aliases\n"
        b"captain,person,Captain,,,,,Skipper|Master\nport-news,other,Port News,,,,,\n",
        "railways.geojson": b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
        b'{"line_id":"coast","length_km":12.5},"geometry":{"type":"LineString","coordinates":'
        b"[[20,10],[20.1,10.1]]}}]}",
        "areas.geojson": b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
        b'{"event_id":"sailing","start":"2020-01-02"},"geometry":{"type":"Polygon","coordinates":'
        b"[[[20,10],[21,10],[21,11],[20,10]]]}}]}",
        "lines.geojson": b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
        b'{"event_id":"journey"},"geometry":{"type":"LineString","coordinates":[[20,10],[20.1,10.1]]}}]}',
        "title.json": '{"en":"Boats","zh":"船"}'.encode(),
        "unmapped.csv": b"source_id,start,words,place_id,reason,note\npaper,3,Port,port,name,\n",
    }


def tables(content: bytes) -> None:
    """A folder is read the same both ways, says every fault, and what is sound is written and read again."""
    files = {**sound_files(), **files_of(content)}
    with quick("reading a dataset"):
        reading = read_both_ways(MemoryFolder(files))
    _check_faults(reading)
    _check_unmapped(MemoryFolder(files) / "unmapped.csv")

    def keep(path: Path, content: bytes) -> None:
        files[path.name] = content

    with mock.patch.object(folder_module, "replace_file", keep):
        write(reading.dataset, Path())
    _check_again(read_both_ways(MemoryFolder(files)), reading)


def long_tables(content: bytes) -> None:
    """Tables with every row many times over take no longer than their length explains."""
    files = {
        name: _repeated(body) if name.endswith(".csv") else body for name, body in files_of(content).items()
    }
    with quick("reading a long dataset"):
        _check_faults(_careful(MemoryFolder({**sound_files(), **files})))


def _repeated(content: bytes) -> bytes:
    header, end, rows = content.partition(b"\n")
    return header + end + rows * (_LONG // max(len(rows), 1))


def _careful(folder: Traversable) -> Reading:
    with mock.patch.object(folder_module, "LARGE", inf):
        return read(folder)


def read_both_ways(folder: Traversable) -> Reading:
    """The reading row by row, which that by columns must equal."""
    careful = _careful(folder)
    with mock.patch.object(folder_module, "LARGE", 0):
        quick = read(folder)
    assert quick == careful
    assert careful == quick
    assert list(quick.dataset.events) == list(careful.dataset.events)
    assert list(quick.dataset.claims.values()) == list(careful.dataset.claims.values())
    assert quick.dataset.version == careful.dataset.version
    return careful


def _check_faults(reading: Reading) -> None:
    order = [f"{name}.csv" for name in TABLES] + [
        "speakers.csv",
        "names.csv",
        "railways.geojson",
        "areas.geojson",
        "lines.geojson",
        "title.json",
    ]
    keys = [(order.index(fault.file), -1 if fault.row is None else fault.row) for fault in reading.faults]
    assert keys == sorted(keys)
    for fault in reading.faults:
        _check_fault(fault)
    assert reading.faults or not any(reading.left_out.values()), "rows vanished without a word"
    assert set(reading.left_out) == set(TABLES)


def _check_fault(fault: Fault) -> None:
    assert fault.row is None or fault.row >= 1
    for language in LANGUAGES:
        told = fault.text(language)
        assert told.isprintable(), "what a terminal shows is one line"
        assert fault.key not in told
        told.encode()
        for words in fault.parts(language).values():
            str(words).encode()


def _check_unmapped(path: Traversable) -> None:
    try:
        rows = unmapped(path)
    except DataError as error:
        for fault in error.faults:
            _check_fault(fault)
    else:
        assert all(row.start >= 0 for row in rows)


def _check_again(again: Reading, first: Reading) -> None:
    assert again.dataset == first.dataset
    assert not any(again.left_out.values())
    # What is only remarked upon is kept; the number of a stop that is left out is missing now, and so is
    # the event of a shape whose row was.
    missing = {("stops.csv", "stop"), ("areas.geojson", None), ("lines.geojson", None)}
    assert _columns(again) <= _columns(first) | missing
    for dataset in (first.dataset, again.dataset):
        _check_references(dataset)


def _columns(reading: Reading) -> set[tuple[str, str | None]]:
    return {(fault.file, fault.column) for fault in reading.faults}


def _check_references(dataset: Dataset) -> None:
    for event in dataset.events.values():
        assert {event.place_id, event.origin_id} - {None} <= set(dataset.places)
        assert dataset.claims_of(event.event_id) or event.status is Status.UNSTATED or not dataset.claims
    for claim in dataset.claims.values():
        assert claim.event_id in dataset.events
        assert claim.source_id in dataset.sources
        assert claim.quote in dataset.documents.get(claim.source_id, claim.quote)
    for stop in dataset.stops:
        assert stop.event_id in dataset.events
        assert stop.place_id in dataset.places
    for event_id in (*(area.event_id for area in dataset.areas), *(line.event_id for line in dataset.lines)):
        assert dataset.event(event_id) is not None
    for chapter in dataset.chapters.values():
        assert set(chapter.key_events) <= set(dataset.events)
    for railway in dataset.railways:
        railway.line_id.encode()


# Mentions

_PUBLISHED = (
    None,
    "2023-09-11",
    "2023-09",
    "0001-01-01",
    "9999-12-31T23:59:59-05:00",
    "2023-09-05/2023-09-06",
)


@cache
def known() -> Dataset:
    """Places and names in every script, some of them inside others."""
    ulan_ude = make_place(
        "ulan-ude",
        name_en="Ulan-Ude",
        name_zh="乌兰乌德",
        name_ko="울란우데",
        name_ru="Улан-Удэ",
        aliases=("Ulan Ude Station", "İstasyon", "Καστρίς"),
    )
    places = [
        ulan_ude,
        make_place("hanoi", name_en="Hanoi", name_zh="河内", name_zh_hant="河內"),
        make_place("port", name_en="Port", name_zh="港口", aliases=("North Port", "Vostochny Kosmos")),
        make_place(
            "harbour", name_en="Harbour", name_zh="港口大学", radius_km=0.5, aliases=("Straße", "Cà Mau")
        ),
    ]
    names = [
        make_name("kim", NameKind.PERSON, ("Kim",), name_en="Kim Soo-kil"),
        make_name("news", NameKind.OTHER, name_en="Port News Today"),
    ]
    return Dataset(
        folder=Path(),
        sources={},
        places={place.place_id: place for place in places},
        events={},
        claims={},
        layers=layers_of(()),
        stops=(),
        chapters={},
        documents={},
        names={name.name_id: name for name in names},
    )


@cache
def _finder() -> Finder:
    return Finder(known())


def mentions(content: bytes) -> None:
    """Every name and date stands where it is said to stand, and drafts can be read back."""
    text = _text_of(content)
    assert len(fold(text)) == len(text)
    _check_sentences(text)
    for published in _PUBLISHED:
        _check_text(text, None if published is None else when.parse(published))


def names(content: bytes) -> None:
    """Whatever a place is called, a text that says no more than that names it."""
    spellings = [spelling for line in _text_of(content).split("\n") if (spelling := line.strip())]
    places = {
        str(number): make_place(str(number), name_en=spelling, name_zh=spelling)
        for number, spelling in enumerate(spellings)
    }
    finder = Finder(replace(known(), places=places, names={}))
    for number, spelling in enumerate(spellings):
        found = finder.find(spelling).mentions
        _check_places(TextReading(_document(spelling, None), (), ()), found)
        if re.search(r"\s{41}", spelling) is None:
            assert any(str(number) in mention.ids for mention in found), spelling


def long_texts(content: bytes) -> None:
    """A text many times over takes no longer than its length explains."""
    unit = _text_of(content)
    size = max(len(unit.encode()), 1)
    undated = _document(unit * (_LONG // 4 // size), None)
    dated = _document(unit * (_LONG // size), when.parse("2023-09-11"))
    with quick("reading a long text"):
        for document in (undated, dated):
            draft([read_text(document, _finder())], known())


def _document(text: str, published: When | None) -> Document:
    return Document("note.txt", text, "note", "Note", published, "en")


def _check_sentences(text: str) -> None:
    sentences = list(Sentences(text))
    assert "".join("".join(sentence.words for sentence in sentences).split()) == "".join(text.split())
    assert all(text[sentence.start : sentence.end] == sentence.words for sentence in sentences)
    assert all(one.end <= two.start for one, two in pairwise(sentences))


def _check_text(text: str, published: When | None) -> None:
    reading = read_text(_document(text, published), _finder())
    _check_places(reading, reading.mentions)
    _check_places(reading, reading.dates)
    for mention in reading.mentions:
        assert mention.ids
    for date in reading.dates:
        assert (date.edtf is None) == (date.basis is Basis.UNRESOLVED) == (date.reason is not None)
        assert (date.against is None) == (date.basis in (Basis.WRITTEN, Basis.UNRESOLVED))
        assert date.edtf is None or when.parse(date.edtf)
    for language in LANGUAGES:
        assert all(line.isprintable() for line in as_lines([reading], language))
        as_json([reading], language).encode()
    _check_draft(draft([reading], known()), text)


def _check_places(reading: TextReading, found: Sequence[Mention | DateMention]) -> None:
    assert all(one.end <= two.start for one, two in pairwise(found))
    text = reading.document.text
    lines = text.split("\n")
    for one in found:
        assert text[one.start : one.end] == one.words != ""
        line, column = reading.line_and_column(one.start)
        assert lines[line - 1][column - 1] == one.words[0]


def _check_draft(drafted: Draft, text: str) -> None:
    for claim in drafted.rows["claims"]:
        quote = claim["quote"]
        assert text.find(quote) >= 0
        assert text.find(quote, text.find(quote) + 1) < 0
    if "\0" in text:
        return
    for table, rows in drafted.rows.items():
        again = list(csv.DictReader(io.StringIO(drafted.csv(table), newline="")))
        assert [{name: cell for name, cell in row.items() if cell} for row in again] == [
            {name: str(cell) for name, cell in row.items() if cell} for row in rows
        ]


# Any table


def any_table(content: bytes) -> None:
    """A file of any kind is a story with a report, or is refused in words.

    The first line is the file's name.
    """
    name, _, body = content.partition(b"\n")
    plain = re.sub(r"[^a-z0-9.]", "", name.decode("ascii", "ignore"))[:20].strip(".") or "a.csv"
    with tempfile.TemporaryDirectory() as scratch, quick("any table"):
        path = Path(scratch) / plain
        path.write_bytes(body)
        try:
            opened = open_source(path, Asked(day_first=True))
        except GeoEventsError as error:
            _check_refusal_told(error)
            return
    if opened.report is not None:
        report = opened.report
        parts = filter(None, (opened.reading.dataset, opened.reading.dataset.undated))
        assert sum(len(part.events) for part in parts) + report.left_out <= report.rows + len(report.faults)
        for language in LANGUAGES:
            assert all(report.lines(language))
        opened.report.as_json("en")


def _check_refusal_told(error: GeoEventsError) -> None:
    for language in LANGUAGES:
        assert error.text(language)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "dates": dates,
    "tables": tables,
    "long_tables": long_tables,
    "mentions": mentions,
    "names": names,
    "long_texts": long_texts,
    "upload": upload,
    "workbooks": upload,
    "geojson": geojson,
    "editing": editing,
    "long_uploads": long_uploads,
    "any_table": any_table,
}
"""What is tried with any bytes; a new target is one function and one line."""
