"""The player's modules, tested by Node where there is one."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from builders import tiny_rows, write_rows
from geo_events.almanac import day_of, spelled
from geo_events.dataset import load
from geo_events.date_text import edtf_text
from geo_events.model import View
from geo_events.scene import build
from geo_events.scene import builder as building
from geo_events.text import LANGUAGES
from geo_events.view import select
from geo_events.web.payload import encode
from geo_events.when import parse

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "player" / "test"


@pytest.fixture(scope="module")
def node():
    found = shutil.which("node")
    if found is None:
        if os.environ.get("GEO_EVENTS_REQUIRE_BROWSER"):
            pytest.fail("no node found, and GEO_EVENTS_REQUIRE_BROWSER is set; install Debian's nodejs")
        pytest.skip("no node found; install Debian's nodejs")

    def run(*arguments, **options):
        command = [found, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **options)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_the_player_passes_its_own_tests(node):
    files = sorted(SCRIPTS.glob("*.test.js"))
    assert files
    node("--test", *files)


QUERIES = [
    *("", "Kim Jong-un", "普丁", "Путин", "首脑会谈", "newspaper", "trains", "海參崴", "wikipedia"),
    '"south korean newspaper"',
]


@pytest.mark.parametrize("many", [0, 5_000])
def test_the_page_finds_what_python_finds(node, monkeypatch, many):
    dataset = load(ROOT / "data")
    monkeypatch.setattr(building, "MANY", many)
    payload = encode(build(select(dataset, View()), {}))
    seen = json.loads(node(SCRIPTS / "search-payload.js", json.dumps(QUERIES), input=payload))
    found = [sorted(select(dataset, View(search=query)).ids()) for query in QUERIES]
    assert dict(zip(QUERIES, seen["found"], strict=True)) == dict(zip(QUERIES, found, strict=True))
    assert all(found)
    assert seen["isWhole"]


def test_what_was_chosen_by_a_query_passes_it_in_the_page(node, monkeypatch):
    monkeypatch.setattr(building, "MANY", 0)
    chosen = select(load(ROOT / "data"), View(search="september 2023"))
    seen = json.loads(
        node(SCRIPTS / "search-payload.js", '[" september 2023 ", "zzz"]', input=encode(build(chosen, {})))
    )
    assert seen["found"] == [sorted(chosen.ids()), []]
    assert chosen.count > 10


def test_packed_events_are_the_same_to_the_page_as_plain_ones(node, monkeypatch):
    dataset = load(ROOT / "data")
    plain = build(select(dataset, View()), {}).data["events"]
    monkeypatch.setattr(building, "MANY", 0)
    packed = build(select(dataset, View()), {})
    assert "events" not in packed.data
    seen = json.loads(node(SCRIPTS / "unpack.js", input=encode(packed)))
    for event in plain:
        event["claims"].sort(key=lambda claim: claim["known"])
    assert seen["events"] == json.loads(json.dumps(plain))
    assert seen["found"] == list(range(len(plain)))
    assert seen["missing"] == -1


def test_the_ends_of_a_date_are_the_same_to_the_page_when_packed(node, monkeypatch, tmp_path):
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    dates = ["../1950", "1999-04-25", "201X", "2021-05-05/.."]
    rows["events"] = [{**event, "event_id": f"e{i}", "when": when} for i, when in enumerate(dates)]
    rows["claims"] = [
        {**claim, "claim_id": f"c{i}", "event_id": f"e{i}", "asserted_on": ""} for i, _ in enumerate(dates)
    ]
    rows["stops"] = []
    dataset = load(write_rows(tmp_path, rows))
    plain = build(select(dataset, View())).data["events"]
    monkeypatch.setattr(building, "MANY", 0)
    seen = json.loads(node(SCRIPTS / "unpack.js", input=encode(build(select(dataset, View())))))
    assert seen["events"] == json.loads(json.dumps(plain))
    told = {event["when"]: event["edges"] for event in seen["events"]}
    assert told == {
        "../1950": ["open", "vague"],
        "1999-04-25": ["known", "known"],
        "201X": ["vague", "vague"],
        "2021-05-05/..": ["known", "open"],
    }


def test_ids_that_are_numbers_keep_their_places_and_sources_when_packed(node, monkeypatch, tmp_path):
    rows = tiny_rows()
    rows["places"] = [{**rows["places"][0], "place_id": name} for name in ("tokyo", "1850147", "10")]
    rows["sources"] = [{**rows["sources"][0], "source_id": name} for name in ("zeta", "7")]
    event, claim = rows["events"][0], rows["claims"][0]
    homes = [("tokyo", "7"), ("1850147", "zeta"), ("10", "7")]
    rows["events"] = [{**event, "event_id": f"e{i}", "place_id": home[0]} for i, home in enumerate(homes)]
    rows["claims"] = [
        {**claim, "claim_id": f"c{i}", "event_id": f"e{i}", "source_id": home[1]}
        for i, home in enumerate(homes)
    ]
    rows["stops"] = []
    dataset = load(write_rows(tmp_path, rows))
    monkeypatch.setattr(building, "MANY", 0)
    seen = json.loads(node(SCRIPTS / "unpack.js", input=encode(build(select(dataset, View())))))
    found = [(event["place"], event["claims"][0]["source"]) for event in seen["events"]]
    assert found == homes


RULED = [
    *("0001", "0987-06", "1999", "1999-04", "1999-04-25", "2024-02-29", "9999-12-31"),
    *("1999-04-25T18:00:00+09:00", "2019-01-01T00:30:00-03:30", "2019-12-31T23:59:00+00:00"),
    *(
        "0000",
        "-0043",
        "-0043-03",
        "-0043-03-15",
        "-9999-01-01",
        "Y-10000-12-31",
        "Y-16999",
        "Y-271820-01-01",
    ),
    *(spelled(*day_of(day)) for day in range(-99_000_000, 2_000_000, 4_321_987)),
    "-0043-03-15T18:00:00+09:00",
]
DATES = [
    *RULED,
    *("2019-04-XX", "2019-XX-XX", "201X", "19XX", "1999-21", "1999-24~", "1999-04~", "1999-04-25?", "1999%"),
    *(
        "1999-04-27/1999-04-28",
        "1999-04-27~/1999-05-02",
        "1999-12-31/2000-01-01",
        "1999-04/1999-06",
        "1950/1999",
    ),
    *("1999-11/2000-02", "1999-04-25/1999-05", "1999-21/1999-23", "2021-05-05/..", "2021-05~/..", "../1950"),
    *("-004X", "-01XX", "000X", "00XX", "-0043-21", "-0043-22/-0042-23", "-0043~", "Y-16999%", "../-0043"),
    *("-0057/-0049", "-0026/0014", "-0043-03-15/-0043-04-01", "-0043-03/1999", "-0043-03-15T18:00:00Z/0014"),
    *("1917-11-07@julian 1917-10-25", "1500-03-10@julian 1500-02-29", "-0043-03-13@julian -0043-03-15"),
    *("1917-10-14~/1917-11-13~@julian 1917-10", "@hebrew 15 Tishri 5784", "@islamic 1445-09"),
    *("-017000", "-0043-XX", "-0050~/..", "-01XX/00XX"),
    *("1999-04-27/1999-04-27", "2019-12-31T23:59:00Z", "2019-XX/2020-XX", "201X/202X", "1950/1999", ""),
]


def test_the_page_writes_dates_as_python_does(node):
    ruled = [parse(edtf) for edtf in RULED]
    given = {
        "languages": LANGUAGES,
        "dates": DATES,
        "ruled": [{"start": d.start, "precision": d.precision, "offset": d.offset_minutes} for d in ruled],
    }
    written = json.loads(node(SCRIPTS / "dates.js", input=json.dumps(given)))
    assert written["edtf"] == RULED
    for language in LANGUAGES:
        told = [one.replace("\xa0", " ").replace("\u202f", " ") for one in written["words"][language]]
        ours = (edtf_text(edtf, language) for edtf in DATES)
        # Releases of CLDR differ in which spaces may break.
        assert told == [one.replace("\xa0", " ").replace("\u202f", " ") for one in ours]


def test_the_story_that_ships_is_played_in_a_minute_and_a_half(node):
    payload = encode(build(select(load(ROOT / "data"), View())))
    pace = json.loads(node(SCRIPTS / "pace.js", input=payload))
    for told in pace.values():
        assert told["stays"] == told["moments"] > 40
    assert 75 <= pace["hindsight"]["total"] <= 105
    assert pace["reported"]["total"] <= 120
