"""Tracks: on the rails, at their time, vouched for by what is stated, revealed when it was reported."""

import json
import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_event, make_place, make_stop
from geo_events.dataset import load
from geo_events.geodesy import distance_km
from geo_events.journeys import (
    Railway,
    build_network,
    leg_kilometres,
    slowest_possible_speed,
    trace,
)
from geo_events.journeys.network import anchor
from geo_events.model import Basis, Layer
from geo_events.when import parse

DATA = Path(__file__).parent.parent / "data"
HOUR = 3_600_000
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
}


def journey(*stops, when="2020-01-01", claims=None):
    event = make_event("journey", when=when, layer=Layer.TRAIN)
    return trace(event, stops, PLACES, NETWORK, {} if claims is None else claims)


def stop(number, place_id, basis=Basis.STATED, **values):
    return make_stop(number, place_id=place_id, basis=basis, **values)


def halt_times(track):
    return [halt.time for halt in track.halts]


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


def test_where_no_rails_are_the_leg_is_a_great_circle_that_nobody_vouches_for():
    track = journey(stop(1, "start"), stop(2, "fork"), stop(3, "island"))
    rails, sea = track.stretches
    assert (rails.vouched, sea.vouched) == (True, False)
    along = track.vertices[sea.first : sea.last + 1]
    assert len(along) > 3
    steps = [distance_km((a.latitude, a.longitude), (b.latitude, b.longitude)) for a, b in pairwise(along)]
    assert max(steps) <= 100
    assert sum(steps) == pytest.approx(distance_km((0.0, 2.0), (5.0, 2.0)), rel=1e-6)


def test_only_what_lies_between_stated_stops_is_vouched_for():
    track = journey(
        stop(1, "start", Basis.INFERRED),
        stop(2, "halfway"),
        stop(3, "middle", Basis.INFERRED),
        stop(4, "fork"),
        stop(5, "north", Basis.INFERRED),
    )
    assert [s.vouched for s in track.stretches] == [False, True, True, False]


def test_one_stated_stop_vouches_for_nothing():
    track = journey(stop(1, "start", Basis.INFERRED), stop(2, "fork"), stop(3, "north", Basis.INFERRED))
    assert [s.vouched for s in track.stretches] == [False, False]


# ------------------------------------------------------------------ since when it was known


def test_a_stretch_is_known_when_both_of_its_ends_are():
    track = journey(
        stop(1, "start", claim_id="left"),
        stop(2, "fork", claim_id="passed"),
        stop(3, "north", claim_id="there"),
        claims={"left": 10, "passed": 30, "there": 20},
    )
    assert [s.known_from for s in track.stretches] == [30, 30]


def test_a_stop_without_a_claim_is_known_with_the_next_one_that_has_one():
    track = journey(
        stop(1, "start", claim_id="left"),
        stop(2, "middle", Basis.INFERRED),
        stop(3, "fork", claim_id="there"),
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


def test_a_clock_time_is_met_and_a_day_of_departure_at_its_end():
    track = journey(
        stop(1, "start", depart="2020-01-01"),
        stop(2, "north", arrive="2020-01-02T06:00:00Z"),
        when="2020-01-01/2020-01-02",
    )
    assert halt_times(track) == [NOON + 12 * HOUR - 1, NOON + 18 * HOUR]
    assert all(halt.slack is not None for halt in track.halts)


def test_between_two_times_the_train_runs_evenly_by_kilometres():
    track = journey(
        stop(1, "start", depart="2020-01-01T00:00:00Z"),
        stop(2, "fork", Basis.INFERRED),
        stop(3, "north", arrive="2020-01-01T07:00:00Z"),
    )
    assert halt_times(track)[1] == parse("2020-01-01").start + 4 * HOUR
    assert [halt.slack is None for halt in track.halts] == [False, True, False]


def test_a_stop_keeps_within_its_day_and_the_running_on_both_sides_is_even_again():
    track = journey(
        stop(1, "start", depart="2020-01-01T00:00:00Z"),
        stop(2, "middle", Basis.INFERRED),
        stop(3, "fork", arrive="2020-01-03", depart="2020-01-03"),
        stop(4, "north", arrive="2020-01-04T00:00:00Z"),
        when="2020-01-01/2020-01-04",
    )
    start = parse("2020-01-01").start
    # Evenly it would be at the fork after 4/7 of three days, on the 2nd.
    assert halt_times(track) == [start, start + DAY, start + 2 * DAY, start + 3 * DAY]


def test_a_train_stands_between_its_arrival_and_its_departure():
    track = journey(
        stop(1, "start", depart="2020-01-01T00:00:00Z"),
        stop(2, "fork", arrive="2020-01-01T04:00:00Z", depart="2020-01-01T06:00:00Z"),
        stop(3, "north", arrive="2020-01-01T09:00:00Z"),
    )
    at_fork = [v.time for v in track.vertices if (v.latitude, v.longitude) == (0.0, 2.0)]
    assert at_fork == [NOON - 8 * HOUR, NOON - 6 * HOUR]


def test_a_start_that_is_not_known_lies_before_an_arrival_at_the_event_s_first_moment():
    track = journey(stop(1, "start"), stop(2, "fork", arrive="2020-01-01T00:00:00Z"))
    assert halt_times(track) == [parse("2020-01-01").start - 10 * HOUR, parse("2020-01-01").start]


def test_departure_and_arrival_on_one_day_lie_around_its_middle():
    track = journey(stop(1, "start", depart="2020-01-01"), stop(2, "fork", arrive="2020-01-01"))
    assert halt_times(track) == [NOON - 5 * HOUR, NOON + 5 * HOUR]


days = st.one_of(st.none(), st.integers(1, 9).map(lambda day: f"2020-01-0{day}"))


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PLACES)), days, days, st.sampled_from(list(Basis))),
        min_size=2,
        max_size=6,
    )
)
def test_times_never_decrease(rows):
    stops = [
        stop(number, place, basis, arrive=arrive, depart=depart)
        for number, (place, arrive, depart, basis) in enumerate(rows, start=1)
    ]
    track = journey(*stops, when="2020-01-01/2020-01-09")
    times = [vertex.time for vertex in track.vertices]
    assert times == sorted(times)
    assert [halt.place_id for halt in track.halts] == [row[0] for row in rows]
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
        for one in stops:
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
            km = sum(leg_kilometres(stops, dataset.places, network))
            assert km / ((times[-1] - times[0]) / HOUR) <= 59, stops[0].event_id
    assert timed == 3
