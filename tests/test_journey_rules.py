"""A train faster than its sources allow."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import tiny_rows, write_rows
from geo_events.dataset import read
from geo_events.dataset.journey_rules import FASTEST_KMH
from geo_events.geodesy import distance_km
from geo_events.model import View
from geo_events.view import select
from geo_events.when import parse
from test_columns import assert_same


def journey(folder, *stops, radius_km=0):
    """Stops of one journey: place, arrival and departure; places are latitude and longitude."""
    rows = tiny_rows()
    plain = rows["places"][0] | {"radius_km": str(radius_km), "timezone": "UTC"}
    rows["places"] += [
        plain | {"place_id": f"stop-{number}", "latitude": str(latitude), "longitude": str(longitude)}
        for number, ((latitude, longitude), _, _) in enumerate(stops, start=1)
    ]
    rows["stops"] = [
        {
            "event_id": "journey",
            "stop": str(number),
            "place_id": f"stop-{number}",
            "arrive": arrive,
            "depart": depart,
            "basis": "inferred",
        }
        for number, (_, arrive, depart) in enumerate(stops, start=1)
    ]
    return write_rows(folder, rows)


def faults_of(folder, *stops, **more):
    reading = read(journey(folder, *stops, **more))
    assert reading.left_out["stops"] == 0
    return [(fault.file, fault.row, fault.column) for fault in reading.faults]


WEST, EAST = (0.0, 0.0), (0.0, 10.0)
"""1,112 km apart: 3 hours and 11 minutes."""
TEN = "2020-01-02T10:00:00Z"


def test_a_train_that_is_too_fast_is_told_and_kept(dataset_folder):
    folder = journey(dataset_folder, (WEST, "", TEN), (EAST, "2020-01-02T21:10:00+09:00", ""))
    reading = read(folder)
    assert [str(fault) for fault in reading.faults] == [
        "stops.csv, row 3, column arrive: expected a time not before 2020-01-02T22:11:00+09:00, after 1,112 "
        "km at 350 km/h, found '2020-01-02T21:10:00+09:00'; stop 1 has 2020-01-02T10:00:00Z: one of the two, "
        "or a place, is wrong"
    ]
    assert len(reading.dataset.stops) == 2
    assert not assert_same(folder)


@pytest.mark.parametrize(
    ("first", "last", "column"),
    [
        (("", TEN), ("2020-01-02T13:12:00Z", ""), None),
        (("", TEN), ("2020-01-02T13:09:00Z", ""), "arrive"),
        ((TEN, ""), ("", "2020-01-02T13:09:00Z"), "depart"),
        ((TEN, ""), ("", "2020-01-02T13:12:00Z"), None),
        ((TEN, "2020-01-02T12:00:00Z"), ("2020-01-02T14:00:00Z", ""), "arrive"),
        ((TEN, ""), ("2020-01-02T14:00:00Z", ""), None),
        (("", TEN), ("2020-01-02", ""), None),
        (("", "2020-01-02T21:00:00Z"), ("2020-01-02", ""), "arrive"),
        (("", "2020-01-02"), ("2020-01-02", ""), None),
        (("", "2020"), ("2020-01-01T00:00:00Z", ""), "arrive"),
        (("", TEN), ("", ""), None),
        (("", "2020-01-02T10:00:00Z/2020-01-02T12:00:00Z"), ("2020-01-02T12:30:00Z", ""), "arrive"),
    ],
)
def test_the_longest_time_counts_that_the_dates_leave(dataset_folder, first, last, column):
    expected = [] if column is None else [("stops.csv", 3, column)]
    assert faults_of(dataset_folder, (WEST, *first), (EAST, *last)) == expected


@pytest.mark.parametrize("date", ["2020-01-02~", "2020-01-02?", "2020-01-02%"])
def test_a_vague_date_bounds_nothing(dataset_folder, date):
    far = (0.0, 179.0)
    assert faults_of(dataset_folder, (WEST, "", "2020-01-02"), (far, date, "")) == []
    assert faults_of(dataset_folder, (WEST, "", date), (far, "2020-01-02", "")) == []
    assert faults_of(dataset_folder, (WEST, "", "2020-01-02"), (far, "2020-01-02", "")) != []


def test_a_radius_shortens_the_way(dataset_folder):
    stops = (WEST, "", TEN), (EAST, "2020-01-02T12:30:00Z", "")
    assert faults_of(dataset_folder, *stops, radius_km=100) == [("stops.csv", 3, "arrive")]
    assert faults_of(dataset_folder, *stops, radius_km=130) == []
    assert faults_of(dataset_folder, *stops, radius_km=1_000) == []


def test_a_stop_that_may_be_late_hides_no_haste_before_it(dataset_folder):
    middle = (0.0, 5.0)
    stops = (WEST, "", TEN), (middle, "2020-01", ""), (EAST, "2020-01-02T12:00:00Z", "")
    reading = read(journey(dataset_folder, *stops))
    (fault,) = reading.faults
    assert (fault.row, fault.column) == (4, "arrive")
    assert str(fault.advice).startswith("stop 1 has")


def test_a_detour_over_a_stop_without_a_date_counts(dataset_folder):
    there, near = (0.0, 20.0), (0.0, 1.0)
    late = "2020-01-02T20:00:00Z"
    assert faults_of(dataset_folder, (WEST, "", TEN), (near, late, "")) == []
    assert faults_of(dataset_folder, (WEST, "", TEN), (there, "", ""), (near, late, "")) == [
        ("stops.csv", 4, "arrive")
    ]


@pytest.mark.parametrize(
    ("layer", "origin", "zone", "starts"),
    [
        ("train", "port", "America/New_York", "2020-01-02T05:00:00Z"),
        ("train", "", "America/New_York", "2020-01-01T15:00:00Z"),
        ("meeting", "port", "America/New_York", "2020-01-01T15:00:00Z"),
    ],
)
def test_the_first_day_of_a_journey_is_counted_where_it_set_out(dataset_folder, layer, origin, zone, starts):
    rows = tiny_rows()
    rows["places"][0]["timezone"] = zone
    rows["events"][1] |= {"layer": layer, "origin_id": origin}
    rows["stops"] = []
    folder = write_rows(dataset_folder, rows)
    when = read(folder).dataset.events["journey"].when
    assert (when.start, when.end) == (parse(starts).start, parse("2020-01-02T15:00:00Z").start)
    assert (when.offset_minutes == -300) is (starts == "2020-01-02T05:00:00Z")
    assert assert_same(folder)


def test_a_day_that_ends_before_it_begins_elsewhere_is_that_of_the_destination(dataset_folder):
    rows = tiny_rows()
    rows["places"][0]["timezone"], rows["places"][1]["timezone"] = "Pacific/Pago_Pago", "Pacific/Kiritimati"
    rows["stops"] = []
    folder = write_rows(dataset_folder, rows)
    when = read(folder).dataset.events["journey"].when
    assert when == parse("2020-01-02", "Pacific/Kiritimati")
    assert assert_same(folder)


def test_a_claim_that_names_a_way_is_one_about_the_journey(dataset_folder):
    rows = tiny_rows()
    rows["stops"][1]["way_claim_id"] = "said"
    (fault,) = read(write_rows(dataset_folder, rows)).faults
    assert (fault.file, fault.row, fault.column) == ("stops.csv", 3, "way_claim_id")
    rows["stops"][1]["way_claim_id"] = "said-too"
    reading = read(write_rows(dataset_folder, rows))
    assert reading.faults == ()
    assert [stop.way_claim_id for stop in reading.dataset.stops] == [None, "said-too"]


def test_claims_of_a_halt_are_known_when_it_is_over_also_that_of_an_event_there(dataset_folder):
    rows = tiny_rows()
    rows["stops"][0] |= {"claim_id": "said-too|said", "arrive": f"2020-01-02T05:00:00Z/{TEN}"}
    for claim in rows["claims"]:
        claim["asserted_on"] = "2020-01-02"
    reading = read(write_rows(dataset_folder, rows))
    assert reading.faults == ()
    hour = parse(TEN).start
    known = [[one.time for one in times] for _, _, times in select(reading.dataset, View()).with_claims()]
    assert known == [[hour], [hour]]


def test_the_first_claim_of_a_halt_is_one_about_the_journey(dataset_folder):
    rows = tiny_rows()
    rows["stops"][0]["claim_id"] = "said|said-too"
    (fault,) = read(write_rows(dataset_folder, rows)).faults
    assert (fault.file, fault.row, fault.column, fault.found) == ("stops.csv", 2, "claim_id", "said")


def test_a_table_of_stops_without_the_new_column_reads_as_before(dataset_folder):
    folder = write_rows(dataset_folder, tiny_rows())
    file = folder / "stops.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("".join(line.rpartition(",")[0] + "\n" for line in lines), encoding="utf-8")
    assert "way_claim_id" not in file.read_text(encoding="utf-8")
    reading = read(folder)
    assert reading.faults == ()
    assert [stop.way_claim_id for stop in reading.dataset.stops] == [None, None]


def test_one_slip_is_one_fault(dataset_folder):
    stops = (
        (WEST, "", TEN),
        (EAST, "2020-01-02T11:00:00Z", "2020-01-02T11:10:00Z"),
        ((0.0, 11.0), "2020-01-02T12:00:00Z", ""),
        ((0.0, 12.0), "2020-01-02T13:00:00Z", ""),
    )
    assert faults_of(dataset_folder, *stops) == [("stops.csv", 3, "arrive")]


def test_a_train_that_runs_back_in_time_is_one_fault_only(dataset_folder):
    reading = read(journey(dataset_folder, (WEST, "", TEN), (EAST, "2020-01-01", "")))
    assert [str(fault.expected) for fault in reading.faults] == [f"a time not before {TEN} of stop 1"]
    assert reading.left_out["stops"] == 1


def test_journeys_do_not_mix(dataset_folder):
    rows = tiny_rows()
    rows["places"].append(rows["places"][0] | {"place_id": "far", "longitude": "-150"})
    rows["events"].append(rows["events"][1] | {"event_id": "back"})
    rows["claims"].append(rows["claims"][1] | {"claim_id": "said-back", "event_id": "back"})
    rows["stops"] = [
        {"event_id": event_id, "stop": "1", "place_id": place_id, "arrive": TEN, "basis": "stated"}
        for event_id, place_id in (("journey", "port"), ("back", "far"))
    ]
    assert read(write_rows(dataset_folder, rows)).faults == ()


@pytest.mark.parametrize(
    ("depart", "arrive"),
    [
        ("9999-12-31T23:58:00-11:00", "9999-12-31T23:59:00-11:00"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-12:00"),
    ],
)
def test_the_ends_of_the_calendar_do_no_harm(dataset_folder, depart, arrive):
    far = (0.0, 179.0)
    assert faults_of(dataset_folder, (WEST, "", depart), (far, arrive, "")) == [("stops.csv", 3, "arrive")]


@pytest.mark.parametrize("folder", ["data", "src/geo_events/dataset/starter"])
def test_the_trains_of_the_shipped_stories_pass(folder):
    assert read(Path(__file__).parent.parent / folder).faults == ()


@st.composite
def true_journeys(draw):
    """Trains that never run faster than the fastest, told with dates of any precision, or none."""
    moment = datetime(2020, 1, 2, 10, tzinfo=UTC)
    point = draw(st.tuples(st.floats(-80, 80), st.floats(-180, 180)))
    stops = []
    for _ in range(draw(st.integers(2, 6))):
        before, point = point, draw(st.tuples(st.floats(-80, 80), st.floats(-180, 180)))
        hours = distance_km(before, point) / FASTEST_KMH * draw(st.floats(1.0, 3.0))
        # The minute that is told is the one that has begun.
        moment += timedelta(hours=hours)
        dates = ["", f"{moment:%Y-%m-%dT%H:%M}:00Z", f"{moment:%Y-%m-%d}", f"{moment:%Y-%m}", f"{moment:%Y}"]
        columns = draw(st.sampled_from([(0, 1), (1, 0), (1, 1)]))
        date = draw(st.sampled_from(dates))
        stops.append((point, *(date if wanted else "" for wanted in columns)))
    return stops


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stops=true_journeys())
def test_a_train_that_keeps_to_the_limit_is_never_a_fault(dataset_folder, stops):
    assert faults_of(dataset_folder, *stops) == []
