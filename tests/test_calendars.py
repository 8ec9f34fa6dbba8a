"""Dates in other calendars than the Gregorian: named as such, and converted where they are Julian."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo_events
from builders import tiny_rows, write_rows
from geo_events.almanac import day_number, day_of, month_length
from geo_events.calendars import Calendar, julian
from geo_events.dataset import load, read, write
from geo_events.date_text import date_text, edtf_text
from geo_events.errors import DateError
from geo_events.model import View
from geo_events.scene import build
from geo_events.scene import builder as building
from geo_events.story import Story
from geo_events.view import select
from geo_events.when import Edge, parse


@pytest.mark.parametrize(
    ("written", "gregorian"),
    [
        ("1917-10-25", "1917-11-07"),
        ("1752-09-02", "1752-09-13"),
        ("1582-10-04", "1582-10-14"),
        ("1500-02-29", "1500-03-10"),
        ("0325-03-21", "0325-03-22"),
        ("0200-03-01", "0200-03-01"),
        ("-0043-03-15", "-0043-03-13"),
        ("1917-10-25?", "1917-11-07?"),
        ("1699-12-20/1700-01-05", "1699-12-30/1700-01-15"),
        ("1917-10-25T21:40:00+03:00", "1917-11-07T21:40:00+03:00"),
        ("1917-10-25/..", "1917-11-07/.."),
        ("1917-10", "1917-10-14~/1917-11-13~"),
        ("1900-02", "1900-02-13~/1900-03-13~"),
        ("1917?", "1917-01-14%/1918-01-13%"),
        ("1917-10/1917-11-03", "1917-10-14~/1917-11-16"),
    ],
)
def test_a_julian_date_is_that_day_of_the_gregorian_calendar(written, gregorian):
    when = julian(written, "Europe/Moscow", may_be_open=True)
    wanted = parse(gregorian, "Europe/Moscow", may_be_open=True)
    assert (when.edtf, when.start, when.end) == (gregorian, wanted.start, wanted.end)
    assert when.calendar == f"julian {written}"


def test_a_whole_julian_month_is_no_more_exact_than_it_was():
    when = julian("1917-10", "UTC")
    assert (when.start_edge, when.end_edge) == (Edge.VAGUE, Edge.VAGUE)


@given(st.integers(day_number(-43, 1, 1), day_number(1999, 12, 31)))
def test_julian_days_follow_each_other(day):
    year, month, date = day_of(day)
    date = min(date, month_length(year, month, is_julian=True) - 1)
    first, next_one = (julian(f"{_spelled(year, month, day)}", "UTC") for day in (date, date + 1))
    assert next_one.start == first.end


def _spelled(year, month, day):
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


@pytest.mark.parametrize("written", ["1900-02-30", "1917-13-01", "1917-02-29T10:00:00Z"])
def test_a_day_that_the_julian_calendar_has_not_is_named(written):
    with pytest.raises(DateError, match="a day that the Julian calendar has") as caught:
        julian(written, "UTC")
    assert repr(written) in str(caught.value)


@pytest.mark.parametrize("written", ["soon", "1917-99", "Y-300000", "1917-10-25/1917-10-24"])
def test_of_what_is_no_julian_date_the_words_of_the_table_are_told(written):
    with pytest.raises(DateError) as caught:
        julian(written, "UTC")
    assert repr(written) in str(caught.value)


def test_both_dates_are_told_in_words():
    assert edtf_text("1500-03-10@julian 1500-02-29", "en") == "29 February 1500 (Julian), 10 March 1500"
    assert (
        edtf_text("-0043-03-13@julian -0043-03-15", "zh") == "儒略历公元前44年3月15日，公历公元前44年3月13日"
    )
    told = date_text(julian("1917-10", "UTC"), "en")
    assert told == "October 1917 (Julian), about 14 October – 13 November 1917"


@pytest.fixture
def folder(tmp_path):
    rows = tiny_rows()
    sailing, journey = rows["events"]
    rows["events"] = [
        {**sailing, "when": "1917-10-25", "calendar": "julian"},
        {**journey, "when": "1917-11-20", "calendar": ""},
        {**sailing, "event_id": "feast", "when": "15 Tishri 5784", "calendar": "hebrew"},
        {**sailing, "event_id": "slip", "when": "1917-10-26", "calendar": "jullian"},
    ]
    rows["claims"] += [{**rows["claims"][0], "claim_id": "feast-said", "event_id": "feast"}]
    for claim in rows["claims"]:
        claim["asserted_on"] = "1917-12-01"
    rows["stops"] = []
    return write_rows(tmp_path, rows)


def test_a_table_says_in_which_calendar_a_date_stands(folder):
    reading = read(folder)
    (fault,) = (fault for fault in reading.faults if fault.column == "calendar")
    assert "found 'jullian'; is 'julian' meant?" in str(fault)
    dataset = reading.dataset
    assert dataset.events["sailing"].when.edtf == "1917-11-07"
    assert dataset.events["journey"].when.calendar == ""
    # What nobody converts has no place in time, and is named all the same.
    feast = dataset.undated.events["feast"]
    assert date_text(feast.when, "en") == "15 Tishri 5784 (as the table says, “hebrew” calendar)"


def test_a_folder_that_is_written_has_the_dates_that_were_read(folder, tmp_path):
    dataset = read(folder).dataset
    (tmp_path / "again").mkdir()
    write(dataset, tmp_path / "again")
    again = read(tmp_path / "again").dataset
    assert {one: event.when for one, event in again.events.items()} == {
        one: event.when for one, event in dataset.events.items()
    }
    assert again.undated.events["feast"].when == dataset.undated.events["feast"].when


@pytest.mark.parametrize("many", [0, 10_000])
def test_scenes_and_files_name_both_dates(folder, monkeypatch, many):
    monkeypatch.setattr(building, "MANY", many)
    dataset = read(folder).dataset
    scene = build(select(dataset, View()))
    if many:
        assert {event["when"] for event in scene.data["events"]} == {
            "1917-11-07@julian 1917-10-25",
            "1917-11-20",
        }
    features = json.loads(Story(dataset).export("geojson"))["features"]
    told = {one["id"]: one["properties"]["when_en"] for one in features}
    assert told["sailing"] == "25 October 1917 (Julian), 7 November 1917"
    assert {event.event_id for event in Story(dataset).view(search="Julian").events} == {"sailing"}


def test_a_table_of_gregorian_dates_may_say_so(tmp_path):
    rows = tiny_rows()
    for event in rows["events"]:
        event["calendar"] = Calendar.GREGORIAN.value
    plain = tmp_path / "plain"
    plain.mkdir()
    (tmp_path / "said").mkdir()
    assert load(write_rows(tmp_path / "said", rows)).events == load(write_rows(plain, tiny_rows())).events


def test_a_single_table_may_have_a_column_for_it(tmp_path):
    table = tmp_path / "days.csv"
    table.write_text(
        "date,calendar,title,latitude,longitude\n"
        "25 October 1917,julian,The rising,59.9,30.3\n"
        "44 BC,,Old,41.9,12.5\n"
        "15 Tishri 5784,hebrew,A feast,31.8,35.2\n",
        encoding="utf-8",
    )
    dataset = geo_events.read(table).dataset
    assert {one.when.written for one in dataset.events.values()} == {
        "1917-11-07@julian 1917-10-25",
        "-0043",
    }
    assert [one.when.written for one in dataset.undated.events.values()] == ["@hebrew 15 Tishri 5784"]


def test_a_column_of_that_name_with_other_words_is_none_of_calendars(tmp_path):
    table = tmp_path / "days.csv"
    table.write_text("date,calendar,title,latitude,longitude\n2001,work,A boat,1,2\n", encoding="utf-8")
    (event,) = geo_events.read(table).dataset.events.values()
    assert event.when.written == "2001"
