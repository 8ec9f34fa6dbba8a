"""Which events of a picture are named: on the cases that the player is tested on too, and in the story."""

import json
from pathlib import Path

import pytest

from geo_events.dataset import load
from geo_events.date_text import edtf_text
from geo_events.design import MEASURES
from geo_events.model import LANGUAGES, View
from geo_events.picture import Group, RenderOptions, Text, draw
from geo_events.picture.naming import Candidate, in_naming_order, key_events_at
from geo_events.scene import build
from geo_events.view import select
from geo_events.when import parse

ROOT = Path(__file__).parent.parent
CASES = json.loads((ROOT / "tests" / "cases" / "naming.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def story():
    return build(select(load(ROOT / "data"), View()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_events_are_named_as_the_shared_cases_say(case):
    candidates = [
        Candidate(one["id"], one["fresh"], one["weight"], one.get("key", False)) for one in case["events"]
    ]
    found = [one.event_id for one in in_naming_order(candidates, case.get("selected"))]
    assert found == case["named"]


def test_the_key_events_are_those_of_the_chapter_in_which_the_moment_lies_its_end_included():
    chapters = [{"start": 0, "end": 10, "key": ["a", "b"]}, {"start": 20, "end": 30, "key": ["c"]}]
    assert [key_events_at(chapters, at) for at in (5, 10, 15, 25)] == [{"a", "b"}, {"a", "b"}, set(), {"c"}]


def groups_of(scene, **shown):
    """Words of each label and each arc of a picture, by the name of its group."""
    picture = draw(scene, RenderOptions(1440, 900, heading="A story", **shown))
    labels = next(group for group in picture.groups if group.name == "labels")
    return {
        group.name: [shape.words for shape in group.shapes if isinstance(shape, Text)]
        for group in labels.shapes
        if isinstance(group, Group)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_day_of_the_summit_the_summit_is_named(story, language):
    at = parse("2019-04-25").end - 1
    words = groups_of(story, at=at, is_local=True, language=language)
    summit = next(event for event in story.data["events"] if event["id"] == "kim-putin-vladivostok-2019")
    said = "".join(words[f"label-{summit['id']}"]).replace(" ", "")
    assert said.startswith(summit["title"][language].replace(" ", ""))


def test_the_whole_names_what_matters_most_in_its_chapters(story):
    keys = {key for chapter in story.data["chapters"] for key in chapter["key"]}
    named = {name.removeprefix("label-") for name in groups_of(story) if name.startswith("label-")}
    assert "kim-putin-vladivostok-2019" in named
    assert named <= keys


@pytest.mark.parametrize("at", [None, parse("2019-04-25").end - 1], ids=["whole", "2019"])
def test_an_old_arc_says_when_it_was_and_is_faint(story, at):
    old = next(event for event in story.data["events"] if event["id"] == "soviet-air-force-korean-war")
    words = " ".join(groups_of(story, at=at)[f"arc-{old['id']}"])
    assert words == "1950–1953" if at else words.startswith(f"{edtf_text(old['when'], 'en')}: Soviet")
    picture = draw(story, RenderOptions(1440, 900, heading="A story", at=at))
    lines = next(group for group in picture.groups if group.name == "arcs").shapes
    opacities = {shape.pen.opacity for shape in lines if getattr(shape, "pen", None) is not None}
    assert MEASURES.arcs["old"].opacity in opacities
    assert MEASURES.arcs["old"].opacity < MEASURES.arcs["recent"].opacity < MEASURES.arcs["new"].opacity
