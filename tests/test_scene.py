"""The scene is plain data that says all that a renderer needs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders import tiny_rows, write_rows
from geo_events.dataset import load
from geo_events.geodesy import enclosing
from geo_events.model import Clock, View
from geo_events.scene import build, in_languages, trace_all
from geo_events.scene.figures import figures_text
from geo_events.view import select
from geo_events.when import DAY, MINUTE, parse
from geo_events.wording import Wording

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


def texts_in(value, tags):
    """The texts of a scene, in its order."""
    if isinstance(value, dict):
        if value and value.keys() <= tags and all(isinstance(text, str) for text in value.values()):
            yield value
            return
        value = value.values()
    if isinstance(value, list) or not isinstance(value, str | int | float | bool | None | tuple):
        for part in value:
            yield from texts_in(part, tags)


def test_in_some_of_its_languages_a_scene_gives_their_readers_the_same(story):
    scene = build(select(story[0], View()), story[1])
    tags = {*scene.data["languages"], "ko", "ru"}
    asked = ("de", "zh")
    narrowed = in_languages(scene, asked)
    before, after = (list(texts_in(one.data, tags)) for one in (scene, narrowed))
    assert len(before) == len(after) > 500
    for language in asked:
        told = [[Wording.of(text).said(language) for text in texts] for texts in (before, after)]
        assert told[0] == told[1]
    assert {tag for text in after for tag in text} == set(narrowed.data["languages"]) == {"en", "zh"}
    assert all(layer["counts"].keys() <= {"en", "zh"} for layer in narrowed.data["layers"])
    assert in_languages(scene, tags) == scene


def test_a_scene_is_plain_json(story):
    written = json.dumps(build(select(story[0], View()), story[1]).data, allow_nan=False)
    assert json.dumps(json.loads(written)) == written


def test_equal_views_have_equal_digests_and_other_events_another(story):
    dataset, tracks = story
    first = build(select(dataset, View()), tracks)
    assert build(select(dataset, View(language="zh", clock=Clock.REPORTED)), tracks).digest == first.digest
    assert build(select(dataset, View(layers=frozenset({"train"}))), tracks).digest != first.digest


def test_a_scene_of_nothing_keeps_the_days_of_the_whole(tiny):
    dataset = tiny()
    scene = build(select(dataset, View(search="xyzzy")))
    whens = [event.when for event in dataset.events.values()]
    first, last = (choose(when.edtf.split("/")[-1] for when in whens) for choose in (min, max))
    assert scene.count == 0
    assert scene.data["period"] == {"start": parse(first).start, "end": parse(last).end}


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


def test_everything_a_reader_sees_is_there_in_each_language(story):
    scene = build(select(story[0], View()), story[1]).data
    for event in scene["events"]:
        for words in (event["title"], event["summary"]):
            assert set(words) == set(story[0].languages)
            assert all(words.values())


def test_who_took_part_is_named_in_the_language_of_the_reader(story):
    data = build(select(story[0], View()), story[1]).data
    actors = {actor for event in data["events"] for actor in event["actors"]}
    assert actors
    assert [actor for actor in actors if data["people"][actor]["name"]["zh"].isascii()] == []
    assert "Kim Jong-un" in data["people"]["Kim Jong Un"]["spellings"]
    event = story[0].events["kim-putin-vostochny-2023"]
    assert story[0].actor_names(event, "zh") == ["金正恩", "普京"]


def test_whom_no_table_names_is_called_as_the_events_have_it(tiny):
    dataset = tiny()
    event = next(iter(dataset.events.values()))
    assert dataset.actor_names(replace(event, actors=("constructor", "Ann")), "zh") == ["constructor", "Ann"]


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
    told = [figures_text(sailing["figure"], language) for language in ("en", "zh")]
    assert told == ["8,000 (The Harbour Master)", "8,000，The Harbour Master"]


def test_different_figures_stand_side_by_side_and_the_same_one_is_said_once(tiny):
    def count(rows):
        first, *_ = rows["claims"]
        first |= {"figure": "8000", "asserted_by": "The Harbour Master"}
        rows["claims"].append(first | {"claim_id": "again", "asserted_by": "A newspaper"})
        rows["claims"].append(first | {"claim_id": "fewer", "asserted_by": "The Captain", "figure": "70"})

    scene = build(select(tiny(count), View())).data
    sailing = next(event for event in scene["events"] if event["id"] == "sailing")
    assert figures_text(sailing["figure"], "en") == "8,000 (The Harbour Master); 70 (The Captain)"


def test_the_story_names_its_six_places_and_each_document_yields_events(story):
    dataset, _ = story
    six = {"vladivostok", "vostochny-cosmodrome", "khasan", "ulan-ude", "pyongyang", "kursk"}
    assert six <= set(dataset.places)
    assert {claim.source_id for claim in dataset.claims.values()} == set(dataset.sources)
    for place_id in six:
        place = dataset.places[place_id]
        names = place.names.texts()
        assert all(names), place_id


def test_every_event_of_the_story_has_its_claims(story):
    dataset, _ = story
    assert all(dataset.claims_of(event_id) for event_id in dataset.events)
    for event in dataset.events.values():
        if event.figure is not None:
            claims = dataset.claims_of(event.event_id)
            assert any(claim.figure is not None for claim in claims), event.event_id


def test_at_the_end_of_time_both_clocks_tell_the_same_of_every_event_of_the_story(story):
    selection = select(story[0], View())
    hindsight, reported = (selection.states(clock) for clock in (Clock.HINDSIGHT, Clock.REPORTED))
    pairs = zip(selection.ids(), hindsight, reported, strict=True)
    assert [event_id for event_id, known_now, told in pairs if known_now != told] == []


def test_a_scene_without_tracks_given_traces_them_itself(story):
    dataset, tracks = story
    view = View(layers=frozenset({"train"}))
    assert build(select(dataset, view)).digest == build(select(dataset, replace(view)), tracks).digest


def the_chapter(dataset, **view):
    (chapter,) = build(select(dataset, View(**view))).data["chapters"]
    return chapter


def weights(dataset):
    return {event["id"]: event["weight"] for event in build(select(dataset, View())).data["events"]}


@pytest.mark.parametrize(
    ("light", "heavy"),
    [
        (
            {"claims": 2, "status": "confirmed", "when": "2020-01-02T10:00:00+00:00"},
            {"claims": 3, "status": "cancelled"},
        ),
        ({"status": "reported", "when": "2020-01-02"}, {"status": "confirmed", "when": "2020~"}),
        ({"status": "unfulfilled"}, {"status": "reported"}),
        ({"status": "cancelled"}, {"status": "reported"}),
        ({"when": "2020-01"}, {"when": "2020-01-02"}),
    ],
    ids=["claims", "status", "unfulfilled", "cancelled", "date"],
)
def test_claims_weigh_more_than_status_and_status_more_than_an_exact_date(tiny, light, heavy):
    def two(rows):
        first, said = rows["events"][0], rows["claims"][0]
        rows["events"] = [first | {"event_id": "light"}, first | {"event_id": "heavy"}]
        rows["claims"], rows["stops"] = [], []
        for event, values in zip(rows["events"], (light, heavy), strict=True):
            count = values.get("claims", 1)
            event |= {name: value for name, value in values.items() if name != "claims"}
            about = said | {"event_id": event["event_id"], "stance": "expects"}
            rows["claims"] += [about | {"claim_id": f"{event['event_id']}-{i}"} for i in range(count)]

    found = weights(tiny(two))
    assert found["light"] < found["heavy"]


def test_cancelled_and_unfulfilled_weigh_the_same(tiny):
    def with_status(status):
        return weights(tiny(lambda rows: rows["events"][0].update(status=status)))["sailing"]

    assert with_status("cancelled") == with_status("unfulfilled")


def test_a_chapter_is_stood_for_by_its_heaviest_events_unless_it_names_some(tiny):
    def three(rows):
        first, said = rows["events"][0], rows["claims"][0]
        for event_id, when, count in (
            ("far", "2021", 9),
            ("early", "2020-01-01", 1),
            ("late", "2020-02-01", 3),
        ):
            rows["events"].append(first | {"event_id": event_id, "when": when})
            rows["claims"] += [
                said | {"event_id": event_id, "claim_id": f"{event_id}-{i}", "stance": "expects"}
                for i in range(count)
            ]

    assert the_chapter(tiny(three))["key"] == ["late", "early"]
    named = tiny(lambda rows: (three(rows), rows["chapters"][0].update(key_events="journey|early")))
    assert the_chapter(named)["key"] == ["journey", "early"]
    # What is filtered out stands for nothing.
    assert the_chapter(named, layers=frozenset({"meeting"}))["key"] == ["early"]
    assert the_chapter(named, search="nothing of the kind") | {"key": [], "bounds": None} == the_chapter(
        named, search="nothing of the kind"
    )


def test_a_chapter_shows_what_it_says_else_all_that_its_events_touch(tiny):
    assert the_chapter(tiny(lambda rows: rows["chapters"][0].update(bounds="170|-5|-170|10")))["bounds"] == (
        170,
        -5,
        -170,
        10,
    )
    across = tiny(
        lambda rows: (rows["places"][0].update(longitude="179"), rows["places"][1].update(longitude="-178"))
    )
    west, _, east, _ = the_chapter(across)["bounds"]
    assert (west, east) == (179, -178)


def test_every_chapter_of_the_story_holds_what_its_events_touch_or_says_where_it_is(story):
    dataset, tracks = story
    plain = replace(
        dataset, chapters={key: replace(one, bounds=None) for key, one in dataset.chapters.items()}
    )
    scene = build(select(plain, View()), tracks).data
    for chapter in scene["chapters"]:
        west, south, east, north = chapter["bounds"]
        for event in scene["events"]:
            if not chapter["start"] <= event["start"] + event["offset"] * MINUTE < chapter["end"]:
                continue
            for place in filter(None, (event["place"], event["origin"])):
                point = scene["places"][place]
                assert south <= point["lat"] <= north
                assert west <= point["lng"] <= east


def test_the_summit_is_what_matters_most_in_its_chapter(story):
    chapters = {
        chapter["id"]: chapter for chapter in build(select(story[0], View()), story[1]).data["chapters"]
    }
    assert chapters["2019-summit"]["key"][0] == "kim-putin-vladivostok-2019"


def test_what_the_whole_is_is_said_in_every_language_or_not_at_all(story, tiny):
    assert all(build(select(story[0], View()), story[1]).data["about"].values())
    assert build(select(tiny(), View())).data["about"] == {}


@example([(0.0, 180.0), (0.0, -180.0)], 0.0)
@example([(0.0, 170.0), (0.0, -180.0), (0.0, 180.0)], 0.0)
@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=12),
    st.floats(-180, 180),
)
def test_bounds_hold_every_position_and_are_no_wider_than_half_the_globe_where_they_can_be(positions, middle):
    def holds(bounds, latitude, longitude):
        west, south, east, north = bounds
        between = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
        return between and south <= latitude <= north

    bounds = enclosing(positions)
    assert all(holds(bounds, *position) for position in positions)
    near = [(latitude, (middle + longitude / 2.1 + 180) % 360 - 180) for latitude, longitude in positions]
    west, _, east, _ = enclosing(near)
    assert (east - west) % 360 < 180


@pytest.mark.parametrize(
    ("figure", "en", "zh"),
    [
        ("30", "30", "30"),
        ("30+", "30 or more", "30或以上"),
        ("<500", "up to 500", "至多500"),
        ("~20", "about 20", "约20"),
        ("1000..2000", "1,000 to 2,000", "1,000至2,000"),
    ],
)
def test_a_figure_says_whether_it_is_exact(tiny, figure, en, zh):
    def count(rows):
        rows["claims"][0] |= {"figure": figure, "asserted_by": "The Harbour Master"}

    scene = build(select(tiny(count), View())).data
    sailing = next(event for event in scene["events"] if event["id"] == "sailing")
    told = [figures_text(sailing["figure"], language) for language in ("en", "zh")]
    assert told == [f"{en} (The Harbour Master)", f"{zh}，The Harbour Master"]


def test_no_speaker_and_no_publisher_of_the_story_has_only_an_english_name_for_who_reads_chinese(story):
    scene = build(select(story[0], View()), story[1]).data
    said_by = [claim["by"] for event in scene["events"] for claim in event["claims"]]
    named = [*said_by, *(source["publisher"] for source in scene["sources"].values())]
    assert [name for name in named if name["en"] == name["zh"]] == []
