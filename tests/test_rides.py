"""Where a journey is at a moment, and what counts as one, on the cases that the player is tested on too."""

import json
from pathlib import Path

import pytest

from geo_events.layer import layers_of, usual_layers
from geo_events.model import Clock
from geo_events.picture.captions import counted
from geo_events.picture.rides import ride_at, route_at, waiting_halt
from geo_events.scene import SceneVertex
from geo_events.scene.objects import layer_json

FOLDER = Path(__file__).parent / "cases"
CASES = json.loads((FOLDER / "rides.json").read_text(encoding="utf-8"))
NOUNS = json.loads((FOLDER / "nouns.json").read_text(encoding="utf-8"))


def track_of(case):
    return {**case, "vertices": [SceneVertex(*vertex) for vertex in case["vertices"]]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_train_is_where_the_shared_cases_have_it(case):
    for moment, place in case["rides"]:
        ride = ride_at(track_of(case), moment, Clock(case["clock"]))
        found = None if ride is None else [ride.latitude, ride.longitude, ride.index, ride.is_vague]
        assert found == (None if place is None else pytest.approx(place)), f"at {moment}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_mark_waits_where_the_shared_cases_have_it(case):
    halts = [
        (moment, waiting_halt(track_of(case), moment, Clock(case["clock"]))) for moment, _ in case["waits"]
    ]
    found = [[moment, None if halt is None else halt["place"]] for moment, halt in halts]
    assert found == case["waits"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_way_is_known_as_the_shared_cases_have_it(case):
    (stretch, *_) = case["stretches"]
    for moment, route in case.get("routes", ()):
        assert route_at(stretch, moment, Clock(case["clock"])) == route, f"at {moment}"


@pytest.mark.parametrize("case", NOUNS, ids=lambda case: case["name"])
def test_only_what_went_somewhere_counts_as_a_train(case):
    events = [{"origin": origin} for origin in case["origins"]]
    layer = usual_layers().get(case["layer"]) or layers_of([case["layer"]])[case["layer"]]
    for language in ("en", "zh"):
        assert counted(layer_json(layer), events, language) == case[language]
