"""Comparisons: what is on one side only is counted as in the page, and stills show both sides."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from geo_events.comparison import PARTS, Comparison, read_comparison
from geo_events.dataset import load
from geo_events.errors import ExportError
from geo_events.export import EXPORTERS, options_of
from geo_events.export.stills import SIZE, picture, render_options
from geo_events.model import Clock, Stance, View
from geo_events.picture import Group, RenderOptions, Text
from geo_events.picture.side_by_side import parted
from geo_events.picture.visible import sights
from geo_events.request import moment_of, other_period, provenance
from geo_events.story import Story
from geo_events.when import MINUTE

ROOT = Path(__file__).parent.parent
SHARED = json.loads((ROOT / "tests" / "cases" / "comparison.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def story():
    return Story(load(ROOT / "data"))


def request_of(story, view=None, **options):
    asked = options_of("svg", options)
    return (story if view is None else Story(story.dataset, view)).request(asked)


def shared_scene(scene):
    """The shared cases' events as a scene; what they do not name is that of an event of the story's."""
    plain = scene.data["events"][0]
    events = [
        {
            **plain,
            **{key: one[key] for key in ("id", "status")},
            "start": one["start"] * MINUTE,
            "end": one["end"] * MINUTE,
            "claims": [
                {**plain["claims"][0], "stance": Stance(stance), "known": known * MINUTE}
                for stance, known in one["claims"]
            ],
        }
        for one in SHARED["events"]
    ]
    period = {"start": 0, "end": 1_000 * MINUTE}
    return replace(scene, data={**scene.data, "events": events, "tracks": [], "period": period})


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["name"])
def test_both_sides_are_counted_as_in_the_page(story, case):
    scene = shared_scene(story.scene)
    render = RenderOptions(800, 450, clock=Clock(case["clock"]), at=case["at"] * MINUTE)
    other = read_comparison(case["other"])
    if other.kind == "clock":
        beside = replace(render, clock=next(clock for clock in Clock if clock is not render.clock))
    else:
        beside = replace(render, at=moment_of(other.at)[0])
    found = parted(sights(scene, render), sights(scene, beside))
    assert {one: len(found.ids[one]) for one in PARTS} == case["counts"]
    assert found.changed == case["changed"]


@pytest.mark.parametrize("text", SHARED["sound"])
def test_what_the_page_takes_for_a_comparison_is_one(text):
    assert isinstance(read_comparison(text), Comparison)


@pytest.mark.parametrize("text", SHARED["wrong"])
def test_what_is_no_comparison_is_told(text):
    with pytest.raises(ExportError, match="compare"):
        read_comparison(text)


@given(st.text())
def test_any_text_is_a_comparison_or_a_mistake(text):
    try:
        found = read_comparison(text)
    except ExportError:
        return
    assert found.shown <= set(PARTS)


def words_of(group):
    for shape in group.shapes:
        if isinstance(shape, Group):
            yield from words_of(shape)
        elif isinstance(shape, Text):
            yield shape.words


def words(drawn, name):
    return [said for group in drawn.groups if group.name == name for said in words_of(group)]


def test_a_still_tells_both_moments_and_the_three_counts(story):
    drawn = picture(request_of(story, at="2019-04-25", compare="end"))
    assert words(drawn, "now-caption") == ["25 April 2019"]
    assert words(drawn, "then-caption") == ["30 November 2024"]
    request = request_of(story)
    now = {
        one.event_id
        for one in sights(request.scene, render_options(request_of(story, at="2019-04-25"), SIZE))
    }
    then = {event["id"] for event in request.scene.data["events"]}
    assert words(drawn, "heading")[2:] == [
        f"25 April 2019 only: {len(now - then)}",
        f"On both sides: {len(now & then)}",
        f"30 November 2024 only: {len(then - now)}",
    ]


def marks_of(drawn, side):
    return {
        mark.name: mark for group in drawn.groups if group.name == f"{side}-marks" for mark in group.shapes
    }


def test_a_mark_says_that_it_is_on_one_side_only(story):
    drawn = picture(request_of(story, at="2019-04-25", compare="end"))
    assert not any("on this side only" in mark.label for mark in marks_of(drawn, "now").values())
    assert any("on this side only" in mark.label for mark in marks_of(drawn, "then").values())


def test_what_is_not_shown_is_counted_all_the_same(story):
    every, some = (
        picture(request_of(story, at="2019-04-25", compare=text)) for text in ("end", "end,now,then")
    )
    assert words(some, "heading") == words(every, "heading")
    assert marks_of(every, "now")
    assert not marks_of(some, "now")


def test_both_clocks_stand_side_by_side_in_chinese(story):
    drawn = picture(request_of(story, View(language="zh"), at="2023-09-06", compare="clock"))
    assert words(drawn, "now-caption") == ["目前已知"]
    assert words(drawn, "then-caption") == ["当时报道"]


def test_two_periods_name_the_sources_of_both(story):
    request = request_of(story, View(start="2000", end="2010"), compare="2018/2024")
    other = other_period(request)
    named = set(provenance(request).sources)
    assert named == {*request.selection.sources, *other.selection.sources}
    assert len(named) > len(request.selection.sources)
    assert "Beside it: Period: 2018 to 2024" in provenance(request).filters


def test_two_periods_at_one_moment_are_refused_in_words(story):
    with pytest.raises(ExportError, match="two periods"):
        picture(request_of(story, at="2019-04-25", compare="2018/2024"))


@pytest.mark.parametrize("name", [name for name, one in EXPORTERS.items() if "compare" not in one.options])
def test_a_format_that_cannot_compare_says_which_can(name):
    with pytest.raises(ExportError, match=r"compare: expected with png, svg, pdf"):
        options_of(name, {"compare": "clock"})


@pytest.mark.parametrize(("size", "is_beside"), [("1200x700", True), ("500x1100", False)])
def test_a_png_has_both_maps_in_the_room_that_there_is(story, size, is_beside):
    options = options_of("png", {"size": size, "compare": "end", "at": "2019-04-25"})
    image = Image.open(io.BytesIO(EXPORTERS["png"].write(story.request(options))))
    width, height = map(int, size.split("x"))
    assert image.size == (width, height)
    assert "Beside it: 30 November 2024" in image.text["Description"]
    drawn = picture(story.request(options))
    [edge] = [group for group in drawn.groups if group.name == "edge"]
    ((first, last),) = edge.shapes[0].runs
    assert (first[0] == last[0]) is is_beside


def test_nothing_of_one_map_lies_on_the_other(story):
    drawn = picture(request_of(story, at="2019-04-25", compare="end"))
    middle = drawn.width / 2
    for group in drawn.groups:
        if group.name.startswith("now-"):
            assert max(right_of(group), default=0) <= middle + 1, group.name


def right_of(group):
    for shape in group.shapes:
        if isinstance(shape, Group):
            yield from right_of(shape)
        elif hasattr(shape, "runs"):
            yield from (x for run in shape.runs for x, _ in run)
