"""Which shapes of an event stand when, and where its mark does: on the player's cases too."""

import json
from pathlib import Path

import pytest

from geo_events.picture.stages import Stage, spot_of, stages_at

CASES = json.loads((Path(__file__).parent / "cases" / "areas.json").read_text(encoding="utf-8"))


def shape(start, end, polygons=()):
    return {"event": "flood", "index": 0, "start": start, "end": end, "polygons": polygons}


@pytest.mark.parametrize("case", CASES["stages"], ids=lambda case: case["name"])
def test_the_shapes_of_a_moment_are_those_that_the_shared_cases_say(case):
    shapes = [shape(*span) for span in case["shapes"]]
    found = stages_at(shapes, case["at"])
    assert {
        key: [shapes.index(stage.area) for stage in found if stage.is_past is is_past]
        for key, is_past in (("there", False), ("past", True))
    } == {key: case[key] for key in ("there", "past")}


@pytest.mark.parametrize("case", CASES["spots"], ids=lambda case: case["name"])
def test_a_mark_stands_where_the_shared_cases_say(case):
    place = case["place"] and {"lat": case["place"][0], "lng": case["place"][1]}
    found = spot_of([Stage(shape(0, 1, case["polygons"]), is_past=False)], place)
    assert (found and list(found)) == case["spot"]
