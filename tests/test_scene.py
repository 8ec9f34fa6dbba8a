"""The scene is plain data that says all that a renderer needs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builders import tiny_rows, write_rows
from geo_events.dataset import load
from geo_events.model import LANGUAGES, Clock, Layer, View
from geo_events.scene import build, trace_all
from geo_events.view import select
from geo_events.when import DAY, parse

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def story():
    dataset = load(ROOT / "data")
    return dataset, trace_all(dataset)


@pytest.fixture
def tiny(tmp_path):
    def make(change=lambda rows: None):
        rows = tiny_rows()
        change(rows)
        return load(write_rows(tmp_path, rows))

    return make


def test_a_scene_is_plain_json(story):
    written = json.dumps(build(select(story[0], View()), story[1]).data, allow_nan=False)
    assert json.dumps(json.loads(written)) == written


def test_equal_views_have_equal_digests_and_other_events_another(story):
    dataset, tracks = story
    first = build(select(dataset, View()), tracks)
    assert build(select(dataset, View(language="zh", clock=Clock.REPORTED)), tracks).digest == first.digest
    assert build(select(dataset, View(layers=frozenset({Layer.TRAIN}))), tracks).digest != first.digest


def test_every_reference_of_the_story_resolves(story):
    scene = build(select(story[0], View()), story[1]).data
    for event in scene["events"]:
        for place in (event["place"], event["origin"]):
            assert place is None or place in scene["places"]
        assert all(claim["source"] in scene["sources"] for claim in event["claims"])
    events = {event["id"] for event in scene["events"]}
    for track in scene["tracks"]:
        assert track["event"] in events
        assert all(halt["place"] in scene["places"] for halt in track["halts"])


def test_everything_a_reader_sees_is_there_in_both_languages(story):
    scene = build(select(story[0], View()), story[1]).data
    for event in scene["events"]:
        for words in (event["title"], event["when"], event["summary"]):
            assert set(words) == set(LANGUAGES)
            assert all(words.values())


def test_the_axis_reaches_from_the_first_to_the_last_thing_that_is_said(story):
    scene = build(select(story[0], View()), story[1]).data
    knots = scene["axis"]["knots"]
    assert (knots[0][0], knots[-1][0]) == (scene["period"]["start"], scene["period"]["end"])
    moments = {knot[0] for knot in knots}
    assert {event["start"] for event in scene["events"]} <= moments


def test_a_period_cuts_the_axis_in_the_days_of_the_place(tiny):
    scene = build(select(tiny(), View(start="2020-01-02", end="2020-01-02"))).data
    day = parse("2020-01-02", "Asia/Tokyo")
    assert (scene["period"]["start"], scene["period"]["end"]) == (day.start, day.start + DAY)


def test_an_empty_scene_is_a_scene(tiny):
    scene = build(select(tiny(), View(search="nothing of the kind"))).data
    assert scene["events"] == []
    assert scene["period"]["start"] < scene["period"]["end"]


def test_a_figure_stands_beside_who_gave_it(tiny):
    def count(rows):
        rows["claims"][0] |= {"figure": "8000", "asserted_by": "The Harbour Master"}

    scene = build(select(tiny(count), View())).data
    sailing = next(event for event in scene["events"] if event["id"] == "sailing")
    assert sailing["figure"] == {"en": "8,000 (The Harbour Master)", "zh": "8,000人（The Harbour Master）"}


def test_different_figures_stand_side_by_side_and_the_same_one_is_said_once(tiny):
    def count(rows):
        first, *_ = rows["claims"]
        first |= {"figure": "8000", "asserted_by": "The Harbour Master"}
        rows["claims"].append(first | {"claim_id": "again", "asserted_by": "A newspaper"})
        rows["claims"].append(first | {"claim_id": "fewer", "asserted_by": "The Captain", "figure": "70"})

    scene = build(select(tiny(count), View())).data
    sailing = next(event for event in scene["events"] if event["id"] == "sailing")
    assert sailing["figure"]["en"] == "8,000 (The Harbour Master); 70 (The Captain)"


def test_the_story_names_its_six_places_and_each_document_yields_events(story):
    dataset, _ = story
    six = {"vladivostok", "vostochny-cosmodrome", "khasan", "ulan-ude", "pyongyang", "kursk"}
    assert six <= set(dataset.places)
    assert {claim.source_id for claim in dataset.claims.values()} == set(dataset.sources)
    for place_id in six:
        place = dataset.places[place_id]
        names = (place.name_en, place.name_zh, place.name_zh_hant, place.name_ko, place.name_ru)
        assert all(names), place_id


def test_every_event_of_the_story_has_its_claims(story):
    dataset, _ = story
    assert all(dataset.claims_of(event_id) for event_id in dataset.events)
    for event in dataset.events.values():
        if event.figure is not None:
            claims = dataset.claims_of(event.event_id)
            assert any(claim.figure is not None for claim in claims), event.event_id


def test_a_scene_without_tracks_given_traces_them_itself(story):
    dataset, tracks = story
    view = View(layers=frozenset({Layer.TRAIN}))
    assert build(select(dataset, view)).digest == build(select(dataset, replace(view)), tracks).digest
