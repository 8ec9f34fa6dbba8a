"""Which marks of a picture become one, on the cases that the player is tested on too."""

import json
from pathlib import Path

import pytest

from geo_events.clock import State
from geo_events.picture import Frame, RenderOptions
from geo_events.picture.marks import arrange
from geo_events.picture.visible import Sight
from geo_events.scene import Scene

CASES = json.loads((Path(__file__).parent / "cases" / "clusters.json").read_text(encoding="utf-8"))
PIXELS_A_DEGREE = 100
FRAME = Frame(2000, 400, 0.5 - 1000 / 36_000, 0.5 - 200 / 36_000, 360 * PIXELS_A_DEGREE)


def sight_of(event):
    return Sight(
        event,
        State.CONFIRMED,
        fresh=0.0,
        is_recent=False,
        news=0,
        place=event["place"],
        track=None,
        ride=None,
        at=None,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_marks_are_grouped_as_the_shared_cases_say(case):
    events = [
        {"id": number, "start": number, "layer": "meeting", "place": place, "edges": ("exact", "exact")}
        for number, place in enumerate(case["events"])
    ]
    places = {
        name: {"lat": 0.0, "lng": place["x"] / PIXELS_A_DEGREE, "radius": 1, "kind": place["kind"]}
        for name, place in case["places"].items()
    }
    scene = Scene({"events": events, "places": places}, "digest", len(events))
    sights = [sight_of(events[number]) for number in case["visible"]]
    found = [
        {"at": mark.place, "events": [sight.event_id for sight in mark.sights], "name": mark.places[0]}
        for mark in arrange(sights, scene, FRAME, RenderOptions(2000, 400, scale=1.0))
    ]
    assert found == case["clusters"]
