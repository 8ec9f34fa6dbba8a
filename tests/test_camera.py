"""Where the camera of a film is, and how it gets there."""

import json
from pathlib import Path

import pytest

from geo_events.bounds import Bounds
from geo_events.picture.flight import Flight
from geo_events.picture.frame import edges, fit
from geo_events.picture.shots import Take, shots_of

CASES = json.loads((Path(__file__).parent / "cases" / "shots.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_shots_are_the_players(case):
    frames = {name: given and Bounds(*given) for name, given in case["frames"].items()}
    takes = [
        Take(
            one["time"],
            one["chapter"],
            frames[one["chapter"]],
            one["bounds"] and Bounds(*one["bounds"]),
            one["exact"] and Bounds(*one["exact"]),
        )
        for one in case["takes"]
    ]
    found = [{"start": shot.start, "bounds": list(shot.bounds)} for shot in shots_of(takes)]
    assert found == case["shots"]


def window(west, south, east, north):
    return fit(edges(Bounds(west, south, east, north)), 1600, 900)


def middle(frame):
    return frame.left + frame.width / frame.scale / 2, frame.top + frame.height / frame.scale / 2


def test_a_flight_begins_and_ends_where_it_should_and_rises_on_a_long_way():
    start, end = window(125, 38, 135, 45), window(30, 50, 40, 57)
    flight = Flight(start, end)
    assert flight.at(0).scale == pytest.approx(start.scale)
    assert middle(flight.at(0)) == pytest.approx(middle(start))
    assert flight.at(1) == end
    assert middle(flight.at(0.999999)) == pytest.approx(middle(end), abs=1e-6)
    assert flight.at(0.5).scale < min(start.scale, end.scale)
    assert flight.seconds > Flight(start, window(122, 36, 133, 44)).seconds > 0


def test_a_flight_to_where_one_is_takes_no_time():
    frame = window(125, 38, 135, 45)
    assert Flight(frame, frame).seconds == 0
    nearer = Flight(frame, window(128, 40, 132, 43))
    assert [nearer.at(share / 4).scale for share in range(5)] == sorted(
        nearer.at(share / 4).scale for share in range(5)
    )


def test_a_flight_goes_the_short_way_round_the_globe():
    start, end = window(160, 50, 178, 60), window(-178, 50, -160, 60)
    flight = Flight(start, end)
    over = [middle(flight.at(share / 10))[0] for share in range(11)]
    assert over == sorted(over)
    assert over[-1] - over[0] < 0.2
    assert flight.landed.scale == pytest.approx(end.scale)
