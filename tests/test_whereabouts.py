"""Where an event was, in words: on the cases that the player is tested on too."""

import json
from pathlib import Path

import pytest

from builders import make_event, make_place
from geo_events.clock import State
from geo_events.deck.words import place_text
from geo_events.request import Entry

CASES = json.loads((Path(__file__).parent / "cases" / "whereabouts.json").read_text(encoding="utf-8"))


def named(name, **values):
    return make_place(name_en=name, name_zh=name, **values)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_where_an_event_was_is_said_as_the_shared_cases_say(case):
    given = case["place"]
    place = given and named(given["name"], kind=given["kind"], radius_km=given["radius"])
    origin = case["origin"] and named(case["origin"])
    entry = Entry(make_event(), (), (), place, origin, State.CONFIRMED, is_drawn=case.get("drawn", False))
    assert {language: place_text(entry, language) for language in case["text"]} == case["text"]
