"""Events of which no source says when: read, counted, searched, listed, exported and written back."""

import csv
import io
import json
from datetime import date

import pytest

from builders import tiny_rows, write_rows
from geo_events import cli
from geo_events.dataset import EventColumns, load, read, write
from geo_events.dataset import folder as reading
from geo_events.date_text import date_text
from geo_events.export import EXPORTERS
from geo_events.link import from_query
from geo_events.model import View
from geo_events.request import Request
from geo_events.scene import build
from geo_events.view import select, select_undated


@pytest.fixture
def folder(tmp_path):
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    rows["events"] += [
        {**event, "event_id": "bell", "when": "", "title_en": "A bell rings", "actors": "Ann"},
        {**event, "event_id": "rumour", "when": "", "place_id": "", "title_en": "A rumour goes round"},
    ]
    rows["claims"] += [
        {**claim, "claim_id": "u1", "event_id": "bell", "asserted_on": "2020-01-05"},
        {**claim, "claim_id": "u2", "event_id": "rumour", "asserted_on": ""},
    ]
    return write_rows(tmp_path / "data", rows)


def exported(name, dataset, view=None):
    selection = select(dataset, view or View())
    return EXPORTERS[name].write(Request(selection, build(selection), date(2024, 12, 1))).decode("utf-8-sig")


def test_they_are_no_fault_and_stand_beside_the_others(folder):
    result = read(folder)
    assert result.faults == ()
    assert set(result.left_out.values()) == {0}
    dataset = result.dataset
    assert "bell" not in dataset.events
    assert list(dataset.undated.events) == ["bell", "rumour"]
    assert list(dataset.undated.claims) == ["u1", "u2"]
    assert dataset.event("bell").title("en") == "A bell rings"
    assert date_text(dataset.event("bell").when, "en") == "date not given"
    assert load(folder).undated is not None


def test_check_counts_them(folder, capsys):
    assert cli.main(["check", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "2 events without a date" in told
    assert "4 events" in told
    assert cli.main(["check", str(folder), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["rows"]["events"], report["undated"]) == (4, 2)


def test_they_are_searched_and_filtered_and_lie_in_no_period(folder):
    dataset = load(folder)
    assert select_undated(dataset, View(search="bell")).ids() == ["bell"]
    assert select_undated(dataset, View(search="xyzzy")).count == 0
    assert select_undated(dataset, View(layers=frozenset())).count == 0
    assert select_undated(dataset, View(start="2019")) is None
    assert from_query({"event": "bell"}, dataset)[0].event_id == "bell"


def test_a_scene_holds_them_without_a_moment_of_its_time(folder):
    dataset = load(folder)
    scene = build(select(dataset, View())).data
    alone = dict(build(select(load(folder), View(end="2030"))).data)
    assert [event["id"] for event in scene["undated"]] == ["bell", "rumour"]
    assert scene["undated_count"] == 2
    assert "undated" not in alone
    for member in ("period", "axis", "events", "tracks", "chapters"):
        assert scene[member] == alone[member]
    assert scene["undated"][0]["edges"] == ("open", "open")
    assert scene["undated"][0]["place"] in scene["places"]


def test_very_many_are_counted_and_the_first_of_them_carried(folder, monkeypatch):
    monkeypatch.setattr("geo_events.scene.builder.MANY", 1)
    scene = build(select(load(folder), View())).data
    assert "packed" in scene
    assert [event["id"] for event in scene["undated"]] == ["bell"]
    assert scene["undated_count"] == 2


def test_as_columns_they_are_the_same(folder, monkeypatch):
    plain = load(folder)
    monkeypatch.setattr(reading, "MANY", 1)
    packed = load(folder)
    assert dict(packed.undated.events) == dict(plain.undated.events)
    assert isinstance(packed.undated.columns.events, EventColumns)
    assert build(select(packed, View())).digest == build(select(plain, View())).digest


def test_files_name_them_with_no_date(folder):
    rows = {row["event_id"]: row for row in csv.DictReader(io.StringIO(exported("csv", load(folder))))}
    assert len(rows) == 4
    bell = rows["bell"]
    assert (bell["when"], bell["when_en"], bell["when_zh"]) == ("", "date not given", "日期不详")
    assert (bell["start"], bell["end"], bell["precision"]) == ("", "", "")
    features = {one["id"]: one for one in json.loads(exported("geojson", load(folder)))["features"]}
    told = features["rumour"]["properties"]
    assert (told["start"], told["precision"], told["claims"][0]["known"]) == (None, None, None)
    assert features["bell"]["geometry"]["type"] == "Point"
    placemark = exported("kml", load(folder)).split("A bell rings")[1].split("</Placemark>")[0]
    assert "begin>" not in placemark


def test_they_are_written_back(folder, tmp_path):
    dataset = load(folder)
    (tmp_path / "other").mkdir()
    write(dataset, tmp_path / "other")
    (tmp_path / "other" / "seeds").symlink_to(folder / "seeds")
    assert load(tmp_path / "other") == dataset
