"""Events and claims as columns: read quickly, they are what the careful reader makes of them."""

import dataclasses
import importlib.util
import random
import unicodedata
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_claim, make_event, make_place, make_source, tiny_rows, write_rows
from geo_events.dataset import TABLES, Dataset, arrow_csv, packed_rows, read, write
from geo_events.dataset import folder as folder_module
from geo_events.dataset.arrow_csv import NotPlainError
from geo_events.dataset.columns import DateColumns
from geo_events.dataset.contents import columns_of
from geo_events.dataset.date_column import read_dates
from geo_events.dataset.lazy_rows import ClaimRows, EventRows
from geo_events.layer import layers_of
from geo_events.model import Stance, Status
from geo_events.when import Precision, When, parse
from test_dataset import WRONG_CELLS

ROOT = Path(__file__).parent.parent
JAPANESE = '"日本、港'
"""Begins with a quote that nothing closes."""


def careful(folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folder_module, "columnar_intake", lambda folder: None)
        return read(folder)


def quick(folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folder_module, "LARGE", 0)
        return read(folder)


def as_lists(columns):
    """A column's values whatever it is made of; others by name."""
    if isinstance(columns, When | tuple):
        return columns
    if dataclasses.is_dataclass(columns):
        return {name: as_lists(value) for name, value in vars(columns).items()}
    if isinstance(columns, dict):
        return {name: as_lists(value) for name, value in columns.items()}
    return columns.to_pylist() if isinstance(columns, pa.Array) else (columns.dtype.name, columns.tolist())


def assert_same(folder):
    """Returns whether the columns were read, and not given up."""
    slow, fast = careful(folder), quick(folder)
    assert fast == slow
    assert slow == fast
    assert list(fast.dataset.events) == list(slow.dataset.events)
    assert list(fast.dataset.claims.values()) == list(slow.dataset.claims.values())
    by_columns = isinstance(fast.dataset.events, EventRows)
    assert by_columns <= (fast.faults == () and not any(fast.left_out.values()))
    if by_columns:
        assert as_lists(fast.dataset.columns) == as_lists(slow.dataset.columns)
    return by_columns


def test_a_large_table_with_a_fault_is_kept_as_columns_too(dataset_folder, monkeypatch):
    rewritten(
        dataset_folder, "events", lambda content: content + b"one-more,meeting,A,B,2020,,,reportet,,,,,,\n"
    )
    objects = read(dataset_folder)
    for module in (folder_module, packed_rows):
        monkeypatch.setattr(module, "MANY", 0)
    packed = read(dataset_folder)
    assert packed.faults
    assert packed == objects
    assert isinstance(packed.dataset.events, EventRows)
    for table in ("sources", "places"):
        rows, plain = getattr(packed.dataset, table), getattr(objects.dataset, table)
        assert isinstance(rows, packed_rows.PackedRows)
        assert list(rows.items()) == list(plain.items())
        assert all(rows[each] == plain[each] for each in plain)
    about = {each: objects.dataset.claims_of(each) for each in objects.dataset.events}
    assert about == {each: packed.dataset.claims_of(each) for each in packed.dataset.events}
    assert as_lists(packed.dataset.columns) == as_lists(objects.dataset.columns)


def rewritten(folder, table, change):
    path = folder / f"{table}.csv"
    path.write_bytes(change(path.read_bytes()))
    return folder


def changed(folder, table, row, cells):
    rows = tiny_rows()
    rows[table][row - 2].update(cells)
    return write_rows(folder, rows)


# The same reading


def test_the_story_reads_equal_both_ways():
    assert assert_same(ROOT / "data")


def test_a_small_folder_is_read_row_by_row(dataset_folder):
    assert isinstance(read(dataset_folder).dataset.events, dict)
    assert isinstance(quick(dataset_folder).dataset.events, EventRows)


@pytest.mark.parametrize(
    ("table", "row", "cells"),
    [case[:3] for case in WRONG_CELLS],
    ids=[f"{case[0]}-{'-'.join(case[2])}-{case[5][:12]}" for case in WRONG_CELLS],
)
def test_a_wrong_cell_is_left_to_the_careful_reader(dataset_folder, table, row, cells):
    assert not assert_same(changed(dataset_folder, table, row, cells))


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("events", {"title_en": " A boat leaves\u3000"}),
        ("events", {"event_id": " sailing "}),
        ("events", {"when": " 2020-01-02 "}),
        ("events", {"when": "2020-01-02T10:00:00+09:00/2020-01-03~", "place_id": ""}),
        ("events", {"when": "202X"}),
        ("events", {"when": "2019-21"}),
        ("events", {"actors": " A | |B|", "figure": "007", "figure_high": "7"}),
        ("events", {"actors": "|", "summary_zh": "\u00a0"}),
        ("events", {"title_en": "two\nlines", "summary_en": 'a "word", said', "title_zh": "two\r\nlines"}),
        ("events", {"title_en": "NULL", "summary_en": "NaN"}),
        ("claims", {"quote": "The boat left on Monday. "}),
        ("claims", {"quote": "船星期一出发。"}),
        ("claims", {"asserted_on": "", "note": "\t", "quote_en": " x "}),
        ("claims", {"asserted_on": "2020-01~", "figure": "0", "note": "x"}),
        ("claims", {"figure": "030+"}),
        ("claims", {"figure": "10..20"}),
        ("events", {"figure": " ~20", "figure_low": "20"}),
        ("claims", {"event_id": " sailing", "source_id": "paper\n"}),
    ],
)
def test_an_unusual_cell_is_no_reason_to_give_up(dataset_folder, table, cells):
    assert assert_same(changed(dataset_folder, table, 2, cells))


@pytest.mark.parametrize("table", ["events", "claims", "places", "chapters"])
@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
        lambda content: content.rstrip(b"\n"),
        lambda content: content + b"\n\n",
        lambda content: content + b"," * content.partition(b"\n")[0].count(b",") + b"\n",
        lambda content: content.replace(b"\n", b"\n\n"),
        lambda content: b'"' + content.replace(b",", b'","').replace(b"\n", b'"\n"')[:-1],
    ],
    ids=["mark", "crlf", "both", "no end", "blank lines", "blank row", "double spaced", "all quoted"],
)
def test_a_file_may_be_written_in_many_ways(dataset_folder, table, change):
    assert assert_same(rewritten(dataset_folder, table, change))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"",
        lambda content: b"\n",
        lambda content: content.replace(b"\n", b"\r"),
        lambda content: content.replace(b"e", b"e\0", 3),
        lambda content: content.decode().replace("A", "港").encode("gbk"),
        lambda content: content.decode().encode("utf-16"),
        lambda content: content + b"\xff\n",
        lambda content: content + b"a,b\n",
        lambda content: content + b"x" + b"," * 40 + b"\n",
        lambda content: content + b" \n",
        lambda content: content + b" " + b"," * content.partition(b"\n")[0].count(b",") + b"\n",
        lambda content: content + JAPANESE.encode() + b",\n\n",
        lambda content: content[:-1] + b'"',
        lambda content: content.replace(b",", b', "x" y,', 1),
        lambda content: content.replace(b",", b";"),
        lambda content: content.partition(b"\n")[2],
        lambda content: content.replace(b"_id", b"_di", 1),
        lambda content: content.replace(b"\n", b",more\n"),
        lambda content: content.replace(b"\n", b",\n"),
        lambda content: content.partition(b"\n")[0] + b"\n",
        lambda content: content.replace(b"\nsa", b'\n"sa"y'),
        lambda content: content.replace(b"paper", b'pa"per'),
        lambda content: content.replace(b"A boat", b"x" * 200_000),
        lambda content: content + content.partition(b"\n")[2],
    ],
)
def test_a_broken_file_gives_the_same_reading(dataset_folder, table, change):
    assert_same(rewritten(dataset_folder, table, change))


def test_what_chapters_say_of_events_is_read_alike(dataset_folder):
    assert assert_same(changed(dataset_folder, "chapters", 2, {"key_events": "journey", "bounds": "1|2|3|4"}))
    for cells in ({"key_events": "jurney"}, {"key_events": "sailing", "start": "2020-02"}, {"bounds": "1"}):
        assert not assert_same(changed(dataset_folder, "chapters", 2, cells))


@pytest.mark.parametrize("name", [*(f"{table}.csv" for table in TABLES), "seeds/paper.txt"])
def test_a_missing_file_gives_the_same_reading(dataset_folder, name):
    (dataset_folder / name).unlink()
    assert assert_same(dataset_folder) == (name in ("stops.csv", "chapters.csv"))


def test_a_folder_without_claims_is_read_in_the_quick_way(dataset_folder):
    for name in ("claims", "stops", "chapters", "sources"):
        (dataset_folder / f"{name}.csv").unlink()
    assert assert_same(dataset_folder)


def test_an_event_without_a_claim_gives_the_same_reading(dataset_folder):
    rows = tiny_rows()
    del rows["claims"][0]
    assert not assert_same(write_rows(dataset_folder, rows))


def test_the_order_of_columns_is_free(dataset_folder):
    rows = tiny_rows()
    names = list(reversed(columns_of("claims")))
    lines = [",".join(names)] + [",".join(row.get(name, "") for name in names) for row in rows["claims"]]
    (dataset_folder / "claims.csv").write_text("\n".join(lines), encoding="utf-8")
    assert assert_same(dataset_folder)


def test_headers_alone_are_a_sound_dataset(dataset_folder):
    assert assert_same(write_rows(dataset_folder, {name: [] for name in TABLES}))


@pytest.mark.parametrize("block", [400, 1_000, 3_001])
def test_a_file_may_be_cut_into_any_blocks(dataset_folder, monkeypatch, block):
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    for number in range(60):
        title = 'two\nlines, "said"' if number % 3 else f"Title {number}"
        rows["events"].append(event | {"event_id": f"more-{number}", "title_en": title})
        rows["claims"].append(claim | {"claim_id": f"more-{number}", "event_id": f"more-{number}"})
    write_rows(dataset_folder, rows)
    monkeypatch.setattr(arrow_csv, "_BLOCK", block)
    assert assert_same(dataset_folder)
    rewritten(dataset_folder, "events", lambda content: content.replace(b'"two\n', b'"two"\n', 1))
    assert not assert_same(dataset_folder)


def test_arrow_takes_for_a_space_what_python_takes():
    characters = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) != "Cs"]
    trimmed = pc.utf8_trim_whitespace(pa.array(characters)).to_pylist()
    assert trimmed == [character.strip() for character in characters]


CELLS = {
    "event_id": ["a", "b", "c", "a-b", "A", "a--b", "", " a"],
    "claim_id": ["a", "b", "c", "d-1", "d_1", ""],
    "layer": ["meeting", "train", "deployment", "other", " train "],
    "status": [*Status, "", "Confirmed"],
    "stance": [*Stance, "says"],
    "source_id": ["paper", "papers", ""],
    "place_id": ["port", "island", "", "prt"],
    "origin_id": ["port", "island", "", "prt"],
    "when": [
        "2020",
        "2020-02",
        "2020-02-29",
        "2020-01/2020-03",
        "2021-02-29",
        "",
        "2020?",
        "2020-01-01T10:00Z",
    ],
    "asserted_on": ["2020", "2020-02-29", "", " ", "2020-01-01T10:00:00+09:00", "Monday"],
    "quote": ["The boat left on Monday.", "The ", "The end.", " ", "nothing", "船星期一出发。"],
    "figure": ["", "1", "2", "03", "-1", "1.5", "2+", "~1", "<2", "1..3", "3..1"],
    "figure_low": ["", "1", "2"],
    "figure_high": ["", "1", "2", "9" * 16],
    "actors": ["", "A|B", " |A ", "a,b"],
    "title_en": ["A boat", "", ' "quoted" ', "two\nlines"],
}
ANY_TEXT = ["", "x", " x ", "港", "a,b", 'say "x"', "\u2003"]


@st.composite
def tables(draw):
    """Rows of which most are sound: one cell in some is drawn from the near-valid ones."""
    rows = tiny_rows()
    for _ in range(draw(st.integers(0, 3))):
        table = draw(st.sampled_from(["events", "claims"]))
        row = draw(st.sampled_from(rows[table]))
        column = draw(st.sampled_from(columns_of(table)))
        row[column] = str(draw(st.sampled_from(CELLS.get(column, ANY_TEXT))))
    if draw(st.booleans()):
        rows["stops"] = []
    draw(st.randoms(use_true_random=False)).shuffle(rows["claims"])
    return rows


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=tables())
def test_near_valid_tables_give_the_same_reading(dataset_folder, rows):
    assert_same(write_rows(dataset_folder, rows))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_garbage_in_bytes_gives_the_same_reading(dataset_folder, seed):
    chance = random.Random(seed)
    write_rows(dataset_folder, tiny_rows())
    path = dataset_folder / f"{chance.choice(['events', 'claims'])}.csv"
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 1)] = bytes([chance.choice(b'",\n\r;\0\xff\xe4a|" ')])
    path.write_bytes(bytes(content))
    assert_same(dataset_folder)


ZONES = ["UTC", "Asia/Tokyo", "America/Sao_Paulo", "Pacific/Apia", "Asia/Pyongyang", "Africa/Monrovia"]
DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7] + "?"),
    # Apia had no 30 December 2011, Monrovia was 44.5 minutes off, Sao Paulo had days without midnight.
    st.sampled_from(
        ["2011", "201X", "20XX", "2011-12-29", "2011-12-31", "2011-12/2011", "2020-22", "1883~", ""]
    ),
    st.sampled_from(["9999", "9999-12-31", "999X", "0001-01-01", "2018-11-04", "2018-10-21%", "1972-01-07"]),
    st.sampled_from(["2019-04-25T18:00:00+09:00", "2019-04-25T18:00:00+09:00/2019-04-26", "2015/2018-05-05"]),
)


@settings(max_examples=200, deadline=None)
@given(dates=st.lists(st.tuples(DATES, st.sampled_from(range(len(ZONES)))), max_size=8))
def test_a_column_of_dates_is_what_each_of_them_is(dates):
    texts = pa.array([text for text, _ in dates], pa.string()).dictionary_encode()
    zones = np.array([zone for _, zone in dates], np.int32)
    found = read_dates(texts, zones, ZONES, are_said=True)
    each = [parse(text, ZONES[zone]) if text else None for text, zone in dates]
    assert {name: values.tolist() for name, values in vars(found).items()} == {
        name: values.tolist() for name, values in vars(DateColumns.of(each)).items()
    }


@pytest.mark.parametrize("text", ["2011-12-30", "2011-12-32", "soon", ""])
def test_what_is_no_date_is_not_plain(text):
    with pytest.raises(ValueError, match=r"expected|not had"):
        parse(text, "Pacific/Apia")
    with pytest.raises(NotPlainError):
        read_dates(pa.array([text]).dictionary_encode(), np.array([3]), ZONES)


# Columns and the mappings on them


def by_hand():
    events = {
        event_id: make_event(event_id, place_id=place_id, origin_id=origin_id, when=when, figure=figure)
        for event_id, place_id, origin_id, when, figure in [
            ("b", "port", None, "2020~", 3),
            ("a", None, "island", "2020-01-02%", None),
            ("c", "island", "port", "2020-01-01T10:00:00+09:00/2020-01-03?", 0),
        ]
    }
    claims = {
        claim_id: make_claim(claim_id, event_id=event_id, asserted_on=said, note=note)
        for claim_id, event_id, said, note in [
            ("z", "c", None, None),
            ("y", "b", "2020-02", "x"),
            ("x", "c", "2020-01-02", None),
            ("w", "a", "2019", None),
        ]
    }
    return Dataset(
        folder=Path(),
        sources={"paper": make_source()},
        places={"port": make_place("port"), "island": make_place("island")},
        events=events,
        claims=claims,
        layers=layers_of(event.layer for event in events.values()),
        stops=(),
        chapters={},
        documents={},
    )


def test_columns_say_what_the_objects_say():
    dataset = by_hand()
    events, claims = dataset.columns.events, dataset.columns.claims
    assert (len(events), len(claims)) == (3, 4)
    assert events.ids.to_pylist() == ["b", "a", "c"]
    assert events.places.tolist() == [0, -1, 1]
    assert events.origins.tolist() == [-1, 1, 0]
    assert events.flags.tolist() == [1, 3, 2]
    assert [list(Precision)[position] for position in events.precisions] == ["year", "day", "day"]
    assert events.figures.to_pylist() == ["3", "", "0"]
    assert events.starts.tolist() == [event.when.start for event in dataset.events.values()]
    assert claims.events.tolist() == [2, 0, 2, 1]
    assert claims.by_event.tolist() == [1, 3, 0, 2]
    assert claims.first_of_event.tolist() == [0, 1, 2, 4]
    assert claims.said_precisions[0] == 255
    assert claims.said.to_pylist() == ["", "2020-02", "2020-01-02", "2019"]
    assert claims.notes["en"].to_pylist() == ["", "x", "", ""]
    assert (list(events.titles), list(events.summaries)) == (["en", "zh"], [])
    assert events.offsets.dtype == np.int16
    assert dataset.columns is dataset.columns


def test_objects_are_built_from_columns_again():
    dataset = by_hand()
    columns = dataset.columns
    events = EventRows(columns.events, dataset.places)
    claims = ClaimRows(columns.claims, events, dataset.sources)
    assert events == dataset.events
    assert dict(claims.items()) == dataset.claims
    again = dataclasses.replace(dataset, events=events, claims=claims)
    assert again == dataset
    assert again.columns.events is columns.events
    backwards = np.arange(len(events))[::-1]
    in_order = list(dataset.events.values())
    assert list(again.events_at(backwards)) == list(dataset.events_at(backwards)) == in_order[::-1]
    assert list(again.claims_at(backwards)) == list(dataset.claims_at(backwards))
    for event_id in dataset.events:
        assert again.claims_of(event_id) == dataset.claims_of(event_id)
    assert again.claims_of("nothing") == dataset.claims_of("nothing") == ()
    assert "a" in events
    assert "nothing" not in events
    assert None not in events
    assert events.get("nothing") is None
    with pytest.raises(IndexError, match="from 0 to 2, found -1"):
        events.at(-1)


def test_what_is_read_as_columns_is_written_as_it_was(dataset_folder):
    dataset = quick(dataset_folder).dataset
    before = {name: (dataset_folder / f"{name}.csv").read_bytes() for name in TABLES}
    write(dataset, dataset_folder)
    assert before == {name: (dataset_folder / f"{name}.csv").read_bytes() for name in TABLES}


# The synthetic dataset


@pytest.fixture(scope="module")
def make_synthetic():
    spec = importlib.util.spec_from_file_location("make_synthetic", ROOT / "tools" / "make_synthetic.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_synthetic_dataset_has_no_fault_and_is_the_same_each_time(make_synthetic, tmp_path):
    for name in ("one", "two"):
        make_synthetic.make(300, tmp_path / name, 7)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    assert len(files) == 10
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file
    assert careful(tmp_path / "one").faults == ()
    assert assert_same(tmp_path / "one")
    dataset = quick(tmp_path / "one").dataset
    assert len(dataset.events) == 300
    assert {event_id for event_id in dataset.events if dataset.stops_of(event_id)}
