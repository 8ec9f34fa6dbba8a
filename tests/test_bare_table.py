"""What a folder needs: a table of events and where they are. Nobody says more than it does."""

import json
from datetime import date
from pathlib import Path

import pytest

from builders import tiny_rows, write_rows
from geo_events import cli
from geo_events.dataset import DATA_VARIABLE, MemoryFolder, load, read, write
from geo_events.export import EXPORTERS
from geo_events.link import from_query
from geo_events.model import Clock, Status, View
from geo_events.request import Request
from geo_events.scene import build
from geo_events.tables import Plan, Role, guess, read_grid, tables_of
from geo_events.view import select
from test_app import open_app, sent

ROOT = Path(__file__).parent.parent
BARE = """event_id,title_en,title_zh,when,latitude,longitude
flood,Flood,洪水,2020-01-02,54.2,-12.5
fire,Fire,火,2021-03,54.2,-12.5
strike,Strike,罢工,,10,10
march,March,游行,2022,,
"""


@pytest.fixture
def bare(tmp_path):
    (tmp_path / "events.csv").write_text(BARE, encoding="utf-8")
    return tmp_path


def requested(folder, **view):
    selection = select(load(folder), View(**view))
    return Request(selection, build(selection), date(2024, 12, 1))


def test_a_table_of_events_with_their_points_is_a_whole_dataset(bare):
    dataset = load(bare)
    assert list(dataset.events) == ["flood", "fire", "march"]
    assert list(dataset.undated.events) == ["strike"]
    assert [(place.latitude, place.longitude) for place in dataset.places.values()] == [
        (54.2, -12.5),
        (10, 10),
    ]
    assert dataset.events["flood"].place_id == dataset.events["fire"].place_id
    assert {event.status for event in dataset.events.values()} == {Status.UNSTATED}
    assert dataset.events["march"].place_id is None


def test_it_is_written_as_tables_that_read_as_the_same(bare, tmp_path):
    first = load(bare)
    target = tmp_path / "written"
    target.mkdir()
    write(first, target)
    again = load(target)
    assert (again.events, again.places) == (first.events, first.places)


def test_a_wrong_point_is_told_where_it_stands(bare):
    table = (bare / "events.csv").read_text(encoding="utf-8").replace("54.2,-12.5", "143.5,-12.5", 1)
    (bare / "events.csv").write_text(table, encoding="utf-8")
    (fault,) = read(bare).faults
    assert (fault.row, fault.column, fault.found) == (2, "latitude", "143.5")
    assert fault.advice is not None


def test_a_table_that_others_name_must_be_there_and_is_told_once(dataset_folder):
    (dataset_folder / "places.csv").unlink()
    assert [(fault.file, fault.key) for fault in read(dataset_folder).faults] == [
        ("places.csv", "expected.file-here")
    ]


def test_an_event_with_a_status_still_rests_on_a_claim_where_there_are_claims(tmp_path):
    rows = tiny_rows()
    rows["events"].append(rows["events"][0] | {"event_id": "bare", "status": ""})
    rows["events"].append(rows["events"][0] | {"event_id": "stated"})
    (fault,) = read(write_rows(tmp_path, rows)).faults
    assert (fault.key, fault.found) == ("expected.event-with-claim", "stated")


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_takes_it(bare, name, capsysbinary):
    target = bare / f"out{EXPORTERS[name].suffix}"
    more = ["--size", "320x240"] if name in ("gif", "mp4") else []
    assert cli.main(["export", name, "--data", str(bare), "-o", str(target), *more]) == 0
    assert target.stat().st_size > 0


def test_nothing_says_how_sure_it_is(bare):
    told = EXPORTERS["geojson"].write(requested(bare)).decode()
    assert json.loads(told)["features"][0]["properties"]["status"] == "unstated"
    picture = EXPORTERS["svg"].write(requested(bare)).decode()
    assert "As the table says" in picture
    assert "Confirmed" not in picture
    assert "Not stated" not in picture


def test_without_a_claim_of_a_day_there_is_one_clock(bare):
    dataset = load(bare)
    view, mistakes = from_query({"clock": "reported"}, dataset)
    assert (view.clock, mistakes) == (Clock.HINDSIGHT, ())
    assert build(select(dataset, view)).data["clocked"] is False


def test_the_app_shows_it(bare, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(bare))
    scene = sent(open_app())["scene"]
    assert [event["status"] for event in scene["events"]] == ["unstated"] * 3


@pytest.mark.parametrize("name", ["date", "when"])
def test_a_table_with_nothing_but_date_and_point_has_no_fault(tmp_path, name):
    content = f"{name},latitude,longitude\n2020-01-02,54.2,-12.5\n2021,10,20\n"
    (tmp_path / "events.csv").write_text(content, encoding="utf-8")
    reading = read(tmp_path)
    assert reading.faults == ()
    events = reading.dataset.events
    assert [(one, event.title("zh"), event.when.edtf) for one, event in events.items()] == [
        ("event-1", "54.2, -12.5", "2020-01-02"),
        ("event-2", "10, 20", "2021"),
    ]
    page = EXPORTERS["html"].write(requested(tmp_path))
    assert "54.2, -12.5" in page.decode()


def test_such_a_table_can_be_uploaded_too():
    grid = read_grid(b"date,latitude,longitude\n2020-01-02,54.2,-12.5\n")
    columns = guess(grid)
    assert columns == {Role.DATE: "date", Role.LATITUDE: "latitude", Role.LONGITUDE: "longitude"}
    files = tables_of(grid, Plan(columns, "points.csv", "Points", "The club")).files
    reading = read(MemoryFolder(files, "points"))
    assert (reading.faults, [event.title("en") for event in reading.dataset.events.values()]) == (
        (),
        ["54.2, -12.5"],
    )
