"""Tracks: on the rails, within their dates, their ways as they are known, revealed when it was reported."""

import json
import math
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import make_event, make_place, make_stop
from geo_events.dataset import load
from geo_events.geodesy import distance_km
from geo_events.journeys import (
    Railway,
    build_network,
    leg_kilometres,
    points_of,
    slowest_possible_speed,
    trace,
)
from geo_events.journeys.network import anchor
from geo_events.journeys.timing import PLAUSIBLE_KMH, last_moment
from geo_events.model import Basis, Route
from geo_events.when import parse

DATA = Path(__file__).parent.parent / "data"
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NOON = parse("2020-01-01").start + 12 * HOUR

# Two lines meet in (0, 2): one runs east along the equator for 400 km of track, one north for 300.
NETWORK = build_network(
    [
        Railway("east", ((0.0, 0.0), (1.0, 0.0), (2.0, 0.0)), 400.0),
        Railway("north", ((2.0, 0.0), (2.0, 1.0)), 300.0),
    ]
)
PLACES = {
    name: make_place(name, latitude=latitude, longitude=longitude)
    for name, latitude, longitude in [
        ("start", 0.0, 0.0),
        ("middle", 0.03, 1.0),
        ("fork", 0.0, 2.0),
        ("north", 1.0, 2.0),
        ("island", 5.0, 2.0),
        ("halfway", -0.02, 0.5),
    ]
} | {"land": make_place("land", latitude=3.0, longitude=3.0, radius_km=600.0)}


def journey(*stops, when="2020-01-01", claims=None):
    event = make_event("journey", when=when, layer="train")
    return trace(event, stops, PLACES, NETWORK, {} if claims is None else claims)


def stop(number, place_id, basis=Basis.STATED, **values):
    return make_stop(number, place_id=place_id, basis=basis, **values)


def halt_times(track):
    """When the train arrives at each halt that is a point of the track."""
    return [track.vertices[halt.index].time for halt in track.halts if 0 <= halt.index < len(track.vertices)]


def hours(km):
    """Milliseconds that some kilometres take at the plausible speed."""
    return round(km / PLAUSIBLE_KMH * HOUR)


# ------------------------------------------------------------------ the network


def test_edges_have_the_length_of_the_track_and_not_of_the_drawing():
    assert [round(edge.km) for edge in NETWORK.edges] == [200, 200, 300]


def test_a_way_leads_over_the_vertex_that_two_lines_share():
    assert leg_kilometres([stop(1, "start"), stop(2, "north")], PLACES, NETWORK) == [pytest.approx(700)]


def test_a_place_between_two_vertices_is_reached_without_a_detour():
    kilometres = leg_kilometres([stop(1, "halfway"), stop(2, "middle")], PLACES, NETWORK)
    assert kilometres == [pytest.approx(100, abs=0.1)]


def test_two_places_on_one_edge_are_as_far_apart_as_the_edge_says():
    quarter = PLACES | {"quarter": make_place("quarter", latitude=0.0, longitude=0.25)}
    stops = [stop(1, "quarter"), stop(2, "halfway")]
    assert leg_kilometres(stops, quarter, NETWORK) == [pytest.approx(50, abs=0.1)]


@pytest.mark.parametrize(("latitude", "is_near"), [(0.08, True), (0.1, False)])
def test_rails_are_near_within_ten_kilometres(latitude, is_near):
    assert (anchor(NETWORK, (latitude, 1.5)) is not None) is is_near


def test_a_network_without_lines_has_no_rails():
    assert anchor(build_network([]), (0.0, 0.0)) is None


# ------------------------------------------------------------------ the track


def test_a_single_stop_is_no_track():
    assert journey(stop(1, "start")) is None


def test_the_track_passes_through_every_stop_and_follows_the_rails_between():
    track = journey(stop(1, "start"), stop(2, "middle", Basis.INFERRED), stop(3, "north"))
    drawn = [(v.latitude, v.longitude) for v in track.vertices]
    assert drawn == [(0.0, 0.0), (0.03, 1.0), (0.0, 2.0), (1.0, 2.0)]
    assert [halt.index for halt in track.halts] == [0, 1, 3]
    assert [halt.place_id for halt in track.halts] == ["start", "middle", "north"]


def test_stretches_join_and_cover_the_whole_track():
    track = journey(stop(1, "start"), stop(2, "middle"), stop(3, "fork"), stop(4, "north"))
    assert [s.first for s in track.stretches] == [0, *(s.last for s in track.stretches[:-1])]
    assert track.stretches[-1].last == len(track.vertices) - 1


def test_where_no_rails_are_the_leg_is_a_great_circle_whose_way_is_inferred():
    stops = stop(1, "start"), stop(2, "fork"), stop(3, "island", way_claim_id="named")
    track = journey(*stops, claims={"named": 20})
    rails, sea = track.stretches
    assert (rails.route, sea.route, sea.named_from) == (Route.ENDS, Route.INFERRED, None)
    along = track.vertices[sea.first : sea.last + 1]
    assert len(along) > 3
    steps = [distance_km((a.latitude, a.longitude), (b.latitude, b.longitude)) for a, b in pairwise(along)]
    assert max(steps) <= 100
    assert sum(steps) == pytest.approx(distance_km((0.0, 2.0), (5.0, 2.0)), rel=1e-6)


def test_between_stated_stops_both_ends_are_named_and_beyond_them_the_way_is_inferred():
    track = journey(
        stop(1, "start", Basis.INFERRED),
        stop(2, "halfway"),
        stop(3, "middle", Basis.INFERRED),
        stop(4, "fork"),
        stop(5, "north", Basis.INFERRED),
    )
    assert [s.route for s in track.stretches] == [Route.INFERRED, Route.ENDS, Route.ENDS, Route.INFERRED]


def test_one_stated_stop_leaves_every_way_inferred():
    track = journey(stop(1, "start", Basis.INFERRED), stop(2, "fork"), stop(3, "north", Basis.INFERRED))
    assert {s.route for s in track.stretches} == {Route.INFERRED}


def test_a_claim_names_the_way_to_its_stop_from_when_it_was_known():
    named = stop(2, "middle", Basis.INFERRED, way_claim_id="named")
    track = journey(stop(1, "start"), named, stop(3, "fork"), claims={"named": 20})
    assert [(s.route, s.named_from) for s in track.stretches] == [(Route.ENDS, 20), (Route.ENDS, None)]


def test_a_stop_known_to_a_country_only_is_no_point_and_names_no_end():
    track = journey(stop(1, "land"), stop(2, "start", Basis.INFERRED), stop(3, "fork"), stop(4, "land"))
    assert [(v.latitude, v.longitude) for v in track.vertices] == [(0.0, 0.0), (0.0, 1.0), (0.0, 2.0)]
    assert [(halt.place_id, halt.index) for halt in track.halts] == [
        ("land", -1),
        ("start", 0),
        ("fork", 2),
        ("land", 3),
    ]
    assert [s.route for s in track.stretches] == [Route.INFERRED]
    assert journey(stop(1, "land"), stop(2, "fork")) is None


# ------------------------------------------------------------------ since when it was known


def test_a_stretch_is_known_when_both_of_its_ends_are():
    track = journey(
        stop(1, "start", claim_id=("left",)),
        stop(2, "fork", claim_id=("passed",)),
        stop(3, "north", claim_id=("there",)),
        claims={"left": 10, "passed": 30, "there": 20},
    )
    assert [s.known_from for s in track.stretches] == [30, 30]


def test_a_stop_with_several_claims_is_known_from_the_first_of_them():
    track = journey(
        stop(1, "start", claim_id=("left",)),
        stop(2, "north", claim_id=("late", "early", "of-another-event")),
        claims={"left": 10, "late": 30, "early": 20},
    )
    assert [s.known_from for s in track.stretches] == [20]


def test_a_stop_without_a_claim_is_known_with_the_next_one_that_has_one():
    track = journey(
        stop(1, "start", claim_id=("left",)),
        stop(2, "middle", Basis.INFERRED),
        stop(3, "fork", claim_id=("there",)),
        stop(4, "north", Basis.INFERRED),
        claims={"first": 5, "left": 10, "there": 20},
    )
    assert [s.known_from for s in track.stretches] == [20, 20, 20]


def test_without_any_claim_on_a_stop_the_first_claim_about_the_event_counts():
    track = journey(stop(1, "start"), stop(2, "fork"), claims={"late": 50, "early": 40})
    assert [s.known_from for s in track.stretches] == [40]


# ------------------------------------------------------------------ times


def test_a_journey_without_times_stands_whole_from_the_events_start():
    track = journey(stop(1, "start"), stop(2, "fork"), stop(3, "north"), when="2020-01")
    assert set(halt_times(track)) == {parse("2020-01").start}


def test_a_clock_time_is_met_and_a_departure_lies_halfway_between_its_earliest_and_its_latest():
    track = journey(
        stop(1, "start", depart="2020-01-01"),
        stop(2, "north", arrive="2020-01-02T06:00:00Z"),
        when="2020-01-01/2020-01-02",
    )
    latest = NOON + 18 * HOUR - hours(700)
    assert halt_times(track) == [pytest.approx((NOON - 12 * HOUR + latest) / 2, abs=1), NOON + 18 * HOUR]


def test_an_interval_of_hours_is_not_met_at_its_first():
    morning = "2020-01-02T05:00:00Z/2020-01-02T12:00:00Z"
    track = journey(
        stop(1, "start", depart="2020-01-01"), stop(2, "fork", arrive=morning), when="2020-01-01/2020-01-02"
    )
    assert halt_times(track)[1] == pytest.approx(parse("2020-01-02").start + 8.5 * HOUR, abs=MINUTE)
    assert track.halts[1].slack == 7 * HOUR + MINUTE


def test_a_start_without_a_time_takes_it_from_the_next_dated_stop_at_the_plausible_speed():
    track = journey(
        stop(1, "start", Basis.INFERRED),
        stop(2, "middle", Basis.INFERRED),
        stop(3, "fork", arrive="2020-01-01T18:00:00Z"),
    )
    end = NOON + 6 * HOUR
    assert halt_times(track) == [pytest.approx(end - hours(km), abs=1) for km in (400, 200, 0)]


def test_an_end_without_a_time_takes_it_from_the_last_dated_stop():
    track = journey(stop(1, "start", depart="2020-01-01T03:00:00Z"), stop(2, "fork", Basis.INFERRED))
    assert halt_times(track)[1] == pytest.approx(NOON - 9 * HOUR + hours(400), abs=1)


def test_no_time_is_outside_the_dates_of_the_event():
    late = journey(stop(1, "start", depart="2020-01-01T20:00:00Z"), stop(2, "fork", Basis.INFERRED))
    assert halt_times(late)[1] == parse("2020-01-01").end - 1
    early = journey(stop(1, "start", Basis.INFERRED), stop(2, "fork", arrive="2020-01-01T02:00:00Z"))
    assert halt_times(early)[0] == parse("2020-01-01").start


def test_an_open_end_of_the_event_bounds_nothing():
    event = make_event("journey", when="2020-01-01", layer="train")
    event = replace(event, when=parse("2020-01-01/..", may_be_open=True))
    stops = stop(1, "start", depart="2020-01-01T20:00:00Z"), stop(2, "fork", Basis.INFERRED)
    left, came = halt_times(trace(event, stops, PLACES, NETWORK, {}))
    assert came - left == pytest.approx(hours(400), abs=1)


def test_a_departure_leaves_time_for_the_rest_of_the_way_within_the_event():
    track = journey(stop(1, "start", depart="2020-01-01"), stop(2, "fork", Basis.INFERRED))
    left, came = halt_times(track)
    assert came - left == pytest.approx(hours(400), abs=2)
    assert came < parse("2020-01-01").end


def test_nothing_runs_before_a_departure_from_no_known_point():
    track = journey(
        stop(1, "land", depart="2020-01-01T04:00:00Z/2020-01-01T06:00:00Z"),
        stop(2, "start", Basis.INFERRED),
        stop(3, "fork", arrive="2020-01-01T05:00:00Z"),
    )
    assert halt_times(track) == [NOON - 8 * HOUR, NOON - 7 * HOUR]


def test_everything_has_run_before_an_arrival_at_no_known_point():
    track = journey(
        stop(1, "start", depart="2020-01-01T04:00:00Z"),
        stop(2, "fork", Basis.INFERRED),
        stop(3, "land", arrive="2020-01-01T06:00:00Z"),
    )
    assert halt_times(track) == [NOON - 8 * HOUR, NOON - 6 * HOUR]


def test_a_train_is_faster_than_plausible_only_where_its_dates_leave_it_no_more_time():
    quick = journey(
        stop(1, "start", depart="2020-01-01T04:00:00Z"),
        stop(2, "middle", Basis.INFERRED),
        stop(3, "fork", arrive="2020-01-01T06:00:00Z"),
    )
    assert halt_times(quick) == [NOON - 8 * HOUR, NOON - 7 * HOUR, NOON - 6 * HOUR]


def test_between_two_times_the_train_runs_evenly_by_kilometres():
    track = journey(
        stop(1, "start", depart="2020-01-01T00:00:00Z"),
        stop(2, "fork", Basis.INFERRED),
        stop(3, "north", arrive="2020-01-01T07:00:00Z"),
    )
    assert halt_times(track)[1] == parse("2020-01-01").start + 4 * HOUR
    assert [halt.slack is None for halt in track.halts] == [False, True, False]


def test_a_stop_keeps_within_its_day_and_between_two_dates_the_running_is_even():
    track = journey(
        stop(1, "start", depart="2020-01-01T00:00:00Z"),
        stop(2, "middle", Basis.INFERRED),
        stop(3, "fork", arrive="2020-01-03", depart="2020-01-03"),
        stop(4, "north", arrive="2020-01-04T00:00:00Z"),
        when="2020-01-01/2020-01-04",
    )
    start = parse("2020-01-01").start
    left, between, came, _ = halt_times(track)
    assert start + 2 * DAY < came < start + 3 * DAY - hours(300)
    assert between == pytest.approx((left + came) / 2, abs=1)


def test_a_train_stands_between_its_arrival_and_its_departure():
    track = journey(
        stop(1, "start", depart="2020-01-01T00:00:00Z"),
        stop(2, "fork", arrive="2020-01-01T04:00:00Z", depart="2020-01-01T06:00:00Z"),
        stop(3, "north", arrive="2020-01-01T09:00:00Z"),
    )
    at_fork = [v.time for v in track.vertices if (v.latitude, v.longitude) == (0.0, 2.0)]
    assert at_fork == [NOON - 8 * HOUR, NOON - 6 * HOUR]


def test_departure_and_arrival_on_one_day_lie_around_its_middle():
    track = journey(stop(1, "start", depart="2020-01-01"), stop(2, "fork", arrive="2020-01-01"))
    left, came = halt_times(track)
    assert left + came == pytest.approx(2 * NOON, abs=2)
    assert came - left == pytest.approx(hours(400), abs=2)


@st.composite
def true_journeys(draw):
    """A train that ran at the plausible speed at most, told as sources tell: exactly, in part, not at all."""
    names = draw(st.lists(st.sampled_from(sorted(PLACES)), min_size=2, max_size=6))
    moment = parse("2020-01-02").start + draw(st.integers(0, 24)) * HOUR
    points = [name for name in names if name != "land"]
    legs = iter(leg_kilometres([stop(1, name) for name in points], PLACES, NETWORK))
    rows, before = [], None
    for name in names:
        if before is not None and name != "land":
            moment += math.ceil(next(legs) / PLAUSIBLE_KMH * 60) * MINUTE
        before = before if name == "land" else name
        moment += draw(st.integers(0, 600)) * MINUTE
        rows.append((name, draw(dates_around(moment)), draw(st.sampled_from(["arrive", "depart"]))))
    return [
        stop(number, name, draw(st.sampled_from(list(Basis))), **{column: date})
        for number, (name, date, column) in enumerate(rows, start=1)
    ]


def dates_around(moment):
    """What may be told of a moment."""

    def clock(time):
        return datetime.fromtimestamp(time / 1_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def around(margins):
        return f"{clock(moment - margins[0] * HOUR)}/{clock(moment + margins[1] * HOUR)}"

    intervals = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(around)
    return st.one_of(st.none(), st.just(clock(moment)), st.just(clock(moment)[:10]), intervals)


@settings(deadline=None)
@given(stops=true_journeys())
def test_a_train_is_drawn_within_every_date_never_early_never_faster_than_plausible(stops):
    track = journey(*stops, when="2020-01-01/2020-01-20")
    if track is None:
        return
    event = parse("2020-01-01/2020-01-20")
    times = [vertex.time for vertex in track.vertices]
    assert times == sorted(times)
    assert event.start <= times[0] <= times[-1] < event.end
    points = points_of(stops, PLACES)
    if not any(one.arrive or one.depart for one in points):
        return
    arrivals = halt_times(track)
    for one, time in zip(points, arrivals, strict=True):
        own = [other for other in stops if other is one or other not in points]
        dated = [(other.stop, date) for other in own if (date := other.arrive or other.depart)]
        assert all(time >= date.start for number, date in dated if number <= one.stop)
        assert all(time <= last_moment(date) for number, date in dated if number >= one.stop)
    for km, (left, came) in zip(leg_kilometres(points, PLACES, NETWORK), pairwise(arrivals), strict=True):
        assert came - left >= km / PLAUSIBLE_KMH * HOUR - 2


days = st.one_of(st.none(), st.integers(1, 9).map(lambda day: f"2020-01-0{day}"))


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PLACES)), days, days, st.sampled_from(list(Basis))),
        min_size=2,
        max_size=6,
    )
)
def test_times_never_decrease_even_where_dates_contradict_each_other(rows):
    stops = [
        stop(number, place, basis, arrive=arrive, depart=depart)
        for number, (place, arrive, depart, basis) in enumerate(rows, start=1)
    ]
    track = journey(*stops, when="2020-01-03/2020-01-09")
    if track is None:
        return
    times = [vertex.time for vertex in track.vertices]
    assert times == sorted(times)
    assert all(0 <= s.first <= s.last < len(times) for s in track.stretches)


# ------------------------------------------------------------------ speed


def test_the_slowest_speed_uses_the_longest_time_that_the_dates_allow():
    one, other = stop(1, "start", depart="2020-01-01"), stop(2, "fork", arrive="2020-01-02")
    assert slowest_possible_speed(one, other, 480.0) == pytest.approx(10.0)


def test_without_dates_no_speed_is_known_and_without_time_it_is_infinite():
    undated, early, late = (
        stop(1, "start"),
        stop(1, "start", depart="2020-01-01"),
        stop(2, "fork", arrive="2020-01-03"),
    )
    assert slowest_possible_speed(undated, late, 100.0) is None
    assert slowest_possible_speed(late, early, 100.0) == math.inf


# ------------------------------------------------------------------ the data that ships


@pytest.fixture(scope="module")
def dataset():
    return load(DATA)


@pytest.fixture(scope="module")
def network(dataset):
    return build_network(dataset.railways)


def journeys_of(dataset):
    found = [dataset.stops_of(event_id) for event_id in dataset.events]
    return [stops for stops in found if stops]


def test_no_shipped_train_is_faster_than_59_kilometres_an_hour(dataset, network):
    checked = 0
    for stops in journeys_of(dataset):
        stops = points_of(stops, dataset.places)
        legs = leg_kilometres(stops, dataset.places, network)
        stated = [number for number, one in enumerate(stops) if one.basis is Basis.STATED]
        for first, last in pairwise(stated):
            speed = slowest_possible_speed(stops[first], stops[last], sum(legs[first:last]))
            if speed is not None:
                checked += 1
                assert speed <= 59, (stops[first], stops[last])
    assert checked > 0


def test_every_shipped_stop_lies_by_the_rails(dataset, network):
    for stops in journeys_of(dataset):
        track = trace(dataset.events[stops[0].event_id], stops, dataset.places, network, {})
        drawn = [(v.latitude, v.longitude) for v in track.vertices]
        assert all(distance_km(one, other) < 50 for one, other in pairwise(drawn))
        for one in points_of(stops, dataset.places):
            place = dataset.places[one.place_id]
            at = anchor(network, (place.latitude, place.longitude))
            assert at is not None, one
            if place.kind == "station":
                foot = [a + at.share * (b - a) for a, b in zip(at.edge.one, at.edge.other, strict=True)]
                assert distance_km((foot[0], foot[1]), (place.latitude, place.longitude)) <= 1.0, one


RAILWAYS = json.loads((DATA / "railways.geojson").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("start", "end", "kilometres"),
    [
        ("Pyongyang", "Friendship Bridge", 835),
        ("Friendship Bridge", "Baranovsky", 238),
        ("Vladivostok", "Khabarovsk", 767),
        ("Khabarovsk", "Belogorsk", 658),
        ("Khasan", "Ledyanaya", 1673),
        ("Vladivostok", "Ulan-Ude", 3647),
    ],
)
def test_the_shipped_lines_have_the_length_that_the_railways_give(network, start, end, kilometres):
    ends = {}
    for feature in RAILWAYS["features"]:
        properties, line = feature["properties"], feature["geometry"]["coordinates"]
        ends |= {properties["from"]: line[0], properties["to"]: line[-1]}
    places = {
        name: make_place(name, latitude=ends[name][1], longitude=ends[name][0]) for name in (start, end)
    }
    found = leg_kilometres([stop(1, start), stop(2, end)], places, network)
    assert found == [pytest.approx(kilometres, rel=0.002)]


def test_the_railways_file_names_its_licence_and_is_small(dataset):
    assert "OpenStreetMap contributors" in RAILWAYS["attribution"]
    assert "ODbL" in RAILWAYS["licence"]
    licence = (DATA / "RAILWAYS-LICENCE.md").read_text(encoding="utf-8")
    assert "Open Database License" in licence
    assert "OpenStreetMap contributors" in licence
    assert (DATA / "railways.geojson").stat().st_size < 150_000
    assert len(dataset.railways) == len(RAILWAYS["features"])


def test_no_shipped_train_is_drawn_faster_than_59_kilometres_an_hour(dataset, network):
    timed = 0
    for stops in journeys_of(dataset):
        times = halt_times(trace(dataset.events[stops[0].event_id], stops, dataset.places, network, {}))
        if times[0] != times[-1]:
            timed += 1
            points = points_of(stops, dataset.places)
            km = sum(leg_kilometres(points, dataset.places, network))
            assert km / ((times[-1] - times[0]) / HOUR) <= 59, stops[0].event_id
    assert timed == 3


def test_every_shipped_stop_is_drawn_within_its_dates_and_those_of_its_event(dataset, network):
    for stops in journeys_of(dataset):
        event = dataset.events[stops[0].event_id]
        points = points_of(stops, dataset.places)
        times = halt_times(trace(event, stops, dataset.places, network, {}))
        assert event.when.start <= times[0] <= times[-1] < event.when.end
        left = [one.depart for one in stops if one not in points and one.depart is not None]
        assert all(times[0] >= date.start for date in left)
        for one, time in zip(points, times, strict=True):
            dates = [date for date in (one.arrive, one.depart) if date is not None]
            assert all(date.start <= time <= last_moment(date) for date in dates), one
