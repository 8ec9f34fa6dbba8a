"""Pictures hold what the scene holds, inside their frame, and say what lies beyond."""

import math
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import tiny_rows, write_rows
from geo_events.bounds import Bounds
from geo_events.clock import State
from geo_events.dataset import load
from geo_events.design import GLYPHS, palette
from geo_events.errors import ExportError
from geo_events.model import Clock, View
from geo_events.picture import Group, Oval, RenderOptions, Text, draw, over_ground, window
from geo_events.picture import Path as Lines
from geo_events.picture.boxes import Box
from geo_events.picture.clipping import clip_line, clip_ring
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Padding, fit, world
from geo_events.picture.heading import strip
from geo_events.picture.marks import arrange
from geo_events.picture.measure import width, wrap
from geo_events.picture.symbols import symbol
from geo_events.picture.visible import sights
from geo_events.scene import Scene, build
from geo_events.view import select
from geo_events.when import parse

ROOT = Path(__file__).parent.parent
WIDE, HIGH = 800.0, 450.0
LONG = "A very long title about a boat " * 16


@pytest.fixture(scope="module")
def story():
    dataset = load(ROOT / "data")
    return build(select(dataset, View()))


def end_of(day):
    return parse(day).end - 1


def shapes_of(groups):
    for group in groups:
        for shape in group.shapes:
            if isinstance(shape, Group):
                yield from shapes_of([shape])
            else:
                yield shape


def names_of(groups):
    for group in groups:
        yield group.name
        yield from names_of(shape for shape in group.shapes if isinstance(shape, Group))


# ---------------------------------------------------------------- colours


def test_both_themes_have_the_same_colours():
    light, dark = palette("light"), palette("dark")
    assert light.keys() == dark.keys()
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in (*light.values(), *dark.values()))
    assert light["land"] != dark["land"]


@pytest.mark.parametrize("state", State)
def test_a_symbol_stays_in_its_square_and_has_its_layers_colour(state):
    inks = Colours(palette("dark"), {name: (name, f"#0000{i:02x}") for i, name in enumerate(GLYPHS.outlines)})
    for layer in inks.layers:
        shapes = symbol(layer, state, (12.0, 12.0), 24.0, inks)
        assert inks.layer(layer) in {shape.pen.colour for shape in shapes if shape.pen is not None}
        for shape in shapes:
            for x, y in (point for run in getattr(shape, "runs", ()) for point in run):
                assert 0 <= x <= 24
                assert 0 <= y <= 24


def of_layers(folder, *layers):
    """A scene with an event of each of some layers, each at a place of its own."""
    rows = tiny_rows()
    event, claim, place = (rows[name][0] for name in ("events", "claims", "places"))
    rows["places"] += [
        place | {"place_id": f"at-{layer}", "longitude": f"{30 + i}"} for i, layer in enumerate(layers)
    ]
    rows["events"] = [
        event | {"event_id": f"e-{layer}", "layer": layer, "place_id": f"at-{layer}"} for layer in layers
    ]
    rows["claims"] = [claim | {"claim_id": f"c-{layer}", "event_id": f"e-{layer}"} for layer in layers]
    rows["stops"] = []
    return build(select(load(write_rows(folder, rows)), View()))


@pytest.mark.parametrize(
    ("layers", "counted", "explained"),
    [
        (("meeting",), "1 meeting or visit", ["Meeting or visit"]),
        (("meeting", "other"), "1 meeting or visit, 1 other event", ["Meeting or visit", "Event"]),
        (("other",), None, ["Event"]),
    ],
)
def test_other_events_are_explained_and_counted_where_there_are_any(tmp_path, layers, counted, explained):
    scene = of_layers(tmp_path, *layers)
    picture = draw(scene, RenderOptions(1200, 700, heading="Title"))
    said = {
        group.name: [s.words for s in shapes_of([group]) if isinstance(s, Text)] for group in picture.groups
    }
    assert said["legend"] == [*explained, "Confirmed"]
    total = f"{len(layers)} event{'s' if len(layers) > 1 else ''}"
    assert said["heading"][-2:] == ([total, counted] if counted else [said["heading"][-2], total])
    assert not any("other" in words for words in said["heading"]) or "other" in layers


# ---------------------------------------------------------------- the window

places = st.tuples(st.floats(-80, 80), st.floats(-180, 180))


@given(st.lists(places, min_size=1, max_size=8))
def test_a_window_holds_all_its_places(found):
    frame = fit(found, WIDE, HIGH)
    low = min(world(*place)[1] for place in found)
    high = max(world(*place)[1] for place in found)
    if (high - low) * frame.scale > HIGH:  # a globe is never drawn narrower than the picture
        return
    for place in found:
        x, y = frame.point(*place)
        assert -1e-6 <= x <= WIDE + 1e-6
        assert -1e-6 <= y <= HIGH + 1e-6


def test_places_on_both_sides_of_the_antimeridian_lie_side_by_side():
    frame = fit([(60, 178), (60, -178)], WIDE, HIGH)
    (west, _), (east, _) = frame.point(60, 178), frame.point(60, -178)
    assert 0 < west < east < WIDE
    xs = [x for x, _ in frame.line([(60, 178), (60, 179.5), (60, -179.5), (60, -178)])]
    assert xs == sorted(xs)


def test_without_a_place_the_world_is_shown():
    frame = fit([], WIDE, HIGH)
    assert frame.holds(frame.point(0, 0))
    assert frame.holds(frame.point(60, 100))


# ---------------------------------------------------------------- cutting

points = st.lists(
    st.tuples(st.integers(-400, 1200), st.integers(-300, 800)), min_size=3, max_size=9, unique=True
)


def is_inside(x, y, ring):
    """Even-odd, by a ray to the right."""
    count = 0
    for (ax, ay), (bx, by) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            count += 1
    return count % 2 == 1


@settings(max_examples=30)
@given(points)
def test_a_clipped_ring_covers_what_the_ring_covered_of_the_picture(found):
    ring = np.array(found, float)
    clipped = clip_ring(ring, WIDE, HIGH)
    if len(clipped):
        assert clipped.min() >= -1e-6
        assert (clipped <= [WIDE + 1e-6, HIGH + 1e-6]).all()
    for x in np.linspace(7.3, WIDE - 9.1, 6):
        for y in np.linspace(5.7, HIGH - 3.3, 5):
            if _distance(x, y, ring) > 0.01:
                assert is_inside(x, y, clipped) == is_inside(x, y, ring)


def _distance(x, y, ring):
    """From a point to the nearest edge: on an edge, inside and outside are the same."""
    nearest = math.inf
    for a, b in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        along = float(np.dot(b - a, b - a))
        share = 0 if along == 0 else min(1, max(0, float(np.dot([x, y] - a, b - a)) / along))
        nearest = min(nearest, float(np.hypot(*(a + share * (b - a) - [x, y]))))
    return nearest


@given(points)
def test_a_clipped_line_stays_in_the_picture_and_on_the_line(found):
    line = np.array(found, float)
    for part in clip_line(line, WIDE, HIGH):
        assert len(part) >= 2
        assert part.min() >= -1e-6
        assert (part <= [WIDE + 1e-6, HIGH + 1e-6]).all()
        assert all(_distance(x, y, line) < 1e-6 for x, y in part)


def test_a_line_inside_is_not_cut():
    line = np.array([[1.0, 1.0], [50.0, 60.0], [70.0, 3.0]])
    (part,) = clip_line(line, WIDE, HIGH)
    assert part.tolist() == line.tolist()


def test_a_line_that_leaves_and_comes_back_is_two():
    line = np.array([[10.0, 10.0], [10.0, 900.0], [20.0, 900.0], [20.0, 10.0]])
    first, second = clip_line(line, WIDE, HIGH)
    assert first.tolist() == [[10, 10], [10, HIGH]]
    assert second.tolist() == [[20, HIGH], [20, 10]]


# ---------------------------------------------------------------- words


@given(st.text(max_size=200), st.floats(60, 400), st.integers(1, 4))
def test_wrapped_lines_keep_to_their_room(words, room, most):
    lines = wrap(words, 12, room, most)
    assert len(lines) <= most
    assert all(width(line, 12) <= room for line in lines)


@pytest.mark.parametrize("letter", ["x", "东", "ab ", "\u0301", " "])
def test_words_are_cut_before_they_are_fitted(letter):
    """A cell may hold so many letters; tried one by one they would take an hour."""
    lines = wrap(letter * 131_072, 12, 100, 2)
    assert lines == wrap(letter * 1_000, 12, 100, 2)
    assert all(len(line) < 1_000 for line in lines)


@given(st.lists(st.text("abc", min_size=1, max_size=6), min_size=1, max_size=20))
def test_wrapping_loses_no_word_that_has_room(words):
    assert " ".join(wrap(" ".join(words), 12, 100, 99)) == " ".join(words)


def test_chinese_breaks_between_characters_and_keeps_its_punctuation():
    assert wrap("列车抵达车站，次日离开", 10, 50, 9) == ["列车抵达车", "站，次日离", "开"]
    assert wrap("哈桑站，好", 10, 30, 9) == ["哈桑", "站，好"]


# ---------------------------------------------------------------- what is shown


@pytest.mark.parametrize("clock", list(Clock))
@pytest.mark.parametrize("day", ["1999-01-01", "2019-04-25", "2023-09-06", "2023-09-12", None])
def test_nothing_that_is_there_vanishes(story, clock, day):
    render = RenderOptions(1200, 700, clock=clock, at=None if day is None else end_of(day), heading="Title")
    frame = window(story, render)
    seen = sights(story, render)
    drawn = {s.event_id for mark in arrange(seen, story, frame, render) for s in mark.sights}
    missing = [sight for sight in seen if sight.event_id not in drawn]
    words = " ".join(
        shape.words for shape in shapes_of(draw(story, render).groups) if isinstance(shape, Text)
    )
    nowhere = [sight for sight in missing if sight.place is None]
    if nowhere:
        assert f"{len(nowhere)} event" in words
    for sight in missing:
        if sight.place is not None:
            assert story.data["places"][sight.place]["name"]["en"] in words


def test_as_it_was_reported_a_meeting_is_expected_before_anybody_confirms_it(story):
    render = RenderOptions(1200, 700, clock=Clock.REPORTED, at=end_of("2023-09-06"))
    states = {sight.event_id: sight.state for sight in sights(story, render)}
    late = {sight.event_id: sight.state for sight in sights(story, replace(render, at=None))}
    changed = [event for event, state in states.items() if state is State.EXPECTED and late[event] != state]
    assert changed
    assert set(states) < set(late)


def test_what_was_over_before_can_be_left_out(story):
    since = parse("2023-07-01").start
    shown = sights(story, RenderOptions(1200, 700, at=end_of("2023-10-31"), since=since))
    assert shown
    assert all(max(sight.event["start"], sight.event["end"]) >= since for sight in shown)


def test_very_many_events_are_refused_in_words():
    packed = Scene({"packed": {}, "layers": [], "tracks": [], "places": {}}, "digest", 6_000)
    with pytest.raises(ExportError, match="found 6,000 events; narrow the period"):
        draw(packed, RenderOptions(800, 450))


@pytest.mark.parametrize("size", [(1920, 1080), (800, 450), (1080, 1080), (400, 800)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_mark_and_word_stands_inside_the_picture(story, size, language):
    render = RenderOptions(
        *size, language=language, at=end_of("2023-09-13"), heading="Title", footing=("Sources",)
    )
    picture = draw(story, render)
    for shape in shapes_of(picture.groups):
        match shape:
            case Text(at=(x, y)):
                room = width(shape.words, shape.size, bold=shape.bold)
                left = x - {"start": 0, "middle": room / 2, "end": room}[shape.anchor]
                assert left >= -1
                assert left + room <= size[0] + 1, shape.words
                assert 0 <= y <= size[1]
            case Oval(centre=(x, y)):
                assert 0 <= x <= size[0]
                assert 0 <= y <= size[1]
            case Lines():
                xs, ys = zip(*(point for run in shape.runs for point in run), strict=True)
                assert min(*xs, *ys) >= -1
                assert max(xs) <= size[0] + 1
                assert max(ys) <= size[1] + 1


def test_labels_and_marks_do_not_cover_each_other(story):
    render = RenderOptions(1440, 900, at=end_of("2023-09-12"))
    frame = window(story, render)
    boxes = [mark.box for mark in arrange(sights(story, render), story, frame, render)]
    (labels,) = [group for group in over_ground(story, render, frame) if group.name == "labels"]
    assert labels.shapes
    for label in labels.shapes:
        xs, ys = zip(*label.shapes[0].runs[0], strict=True)
        for box in boxes:
            assert max(xs) <= box.left or min(xs) >= box.right or max(ys) <= box.top or min(ys) >= box.bottom


@pytest.mark.parametrize("size", [(480, 270), (390, 520), (600, 400), (960, 540)])
@pytest.mark.parametrize("day", ["2019-04-25", "2023-09-13", "2024-11"])
@pytest.mark.parametrize("bounds", [None, Bounds(128.3, 42.4, 131.9, 51.9)])
def test_what_is_said_of_beyond_the_edge_lies_on_no_mark(story, size, day, bounds):
    render = RenderOptions(*size, at=end_of(day), smallest=0.025 * size[1], bounds=bounds)
    frame = window(story, render)
    marks = [mark.box for mark in arrange(sights(story, render), story, frame, render)]
    notes = [group for group in over_ground(story, render, frame) if group.name == "notes"]
    for words in (shape for group in notes for shape in group.shapes):
        x, y = words.at
        said = Box(x, y - words.size, x + width(words.words, words.size), y)
        assert said.within(Box(0, 0, frame.width, frame.height))
        assert not any(mark.meets(said) for mark in marks)


def test_groups_have_names_of_their_own(story):
    names = list(names_of(draw(story, RenderOptions(1440, 900, heading="Title")).groups))
    assert len(names) == len(set(names))
    assert {"land", "borders", "rails", "arcs", "marks", "names", "legend", "scale", "credits"} - set(
        names
    ) == {"credits"}  # there is no footing to write


def test_the_window_of_one_event_is_its_own(story):
    event = next(event for event in story.data["events"] if event["place"] is not None)
    place = story.data["places"][event["place"]]
    frame = window(story, RenderOptions(800, 450, focus=(event["id"],), selected=event["id"]))
    assert frame.holds(frame.point(place["lat"], place["lng"]), 40)
    assert frame.zoom > window(story, RenderOptions(800, 450)).zoom


def test_a_picture_of_an_event_shows_that_event(story):
    ring = palette("light")["ring"]
    for event in story.data["events"]:
        render = RenderOptions(600, 450, at=event["end"] - 1, selected=event["id"])
        groups = over_ground(story, render, window(story, render))
        told = {name for name in names_of(groups) if name.startswith(("label-", "arc-"))}
        assert told <= {f"label-{event['id']}", f"arc-{event['id']}"}
        marks = next((group.shapes for group in groups if group.name == "marks"), ())
        ringed = [
            mark for mark in marks if any(shape.pen and shape.pen.colour == ring for shape in outlines(mark))
        ]
        assert len(ringed) == (event["place"] is not None)
        assert all(event["title"]["en"] in mark.label for mark in ringed)
        assert bool(told) == (event["place"] is not None)


def outlines(mark):
    return [shape for shape in mark.shapes if isinstance(shape, Oval | Lines)]


def test_a_place_of_another_time_is_no_town_of_this_one(story):
    of_the_war = RenderOptions(900, 700, at=end_of("1951-06-01"))
    assert "MiG Alley" in {
        shape.words for shape in shapes_of(draw(story, of_the_war).groups) if isinstance(shape, Text)
    }
    (event,) = [one for one in story.data["events"] if one["id"] == "kim-khasan-2023"]
    now = replace(story, data={**story.data, "events": [event], "tracks": []})
    seen = RenderOptions(900, 700, at=event["end"] - 1, bounds=Bounds(124, 37, 134, 44))
    words = {shape.words for shape in shapes_of(draw(now, seen).groups) if isinstance(shape, Text)}
    assert "Khasan" in words
    assert "MiG Alley" not in words


def test_an_empty_selection_is_a_sound_picture(dataset_folder):
    scene = build(select(load(dataset_folder), View(start="2030")))
    picture = draw(scene, RenderOptions(800, 450, heading="Nothing", at=end_of("2030-01-01")))
    assert picture.description == "No event in this period with these filters."


def test_titles_of_any_length_and_direction_fit(tmp_path):
    rows = tiny_rows()
    rows["events"][0] |= {"title_en": LONG, "title_zh": "قارب " * 100}
    dataset = load(write_rows(tmp_path / "long", rows))
    event = next(iter(dataset.events.values()))
    render = RenderOptions(
        800, 450, heading=LONG, footing=(LONG,), at=event.when.end - 1, selected=event.event_id
    )
    for language in ("en", "zh"):
        picture = draw(build(select(dataset, View())), replace(render, language=language))
        for shape in shapes_of(picture.groups):
            if isinstance(shape, Text):
                assert width(shape.words, shape.size, bold=shape.bold) <= 800


def test_dates_are_said_as_the_spot_counts_them(story):
    render = RenderOptions(800, 450, heading="Title", at=parse("2019-04-25T12:00:00+10:00").start)
    words = [s.words for s in shapes_of(draw(story, render).groups) if isinstance(s, Text)]
    assert "25 April 2019" in words
    assert date(2019, 4, 25).isoformat() not in words


def words_of(picture, name):
    (group,) = [group for group in picture.groups if group.name == name]
    return [shape.words for shape in group.shapes if isinstance(shape, Text)]


def scene_of(tmp_path, events, claims):
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    rows |= {"stops": [], "events": [event | change for change in events]}
    rows["claims"] = [claim | {"claim_id": f"said-{n}"} | change for n, change in enumerate(claims)]
    return build(select(load(write_rows(tmp_path / "made", rows)), View()))


def test_who_speaks_is_told_with_what_they_say(tmp_path):
    claims = [
        {"stance": "expects", "asserted_by": "The Herald", "asserted_on": "2020-01-01"},
        {"stance": "denies", "asserted_by": "The Denier", "asserted_on": "2020-01-02"},
    ]
    scene = scene_of(tmp_path, [{"status": "reported"}], claims)
    render = RenderOptions(1200, 700, clock=Clock.REPORTED, at=end_of("2020-01-01"), heading="Title")
    for at in (
        render.at,
        render.at + 20_000_000,
    ):  # the denial does not make the event less expected before it
        said = " ".join(words_of(draw(scene, replace(render, at=at)), "heading"))
        assert "(Expected). The Herald: expects it" in said
        assert "Denier" not in said


def test_a_local_day_ends_where_each_event_is(tmp_path):
    # Both towns keep Tokyo's time: what is said on the 3rd there is known from 15 hours UTC on the 2nd.
    claims = [{"asserted_on": "2020-01-02"}, {"asserted_on": "2020-01-03", "stance": "confirms"}]
    scene = scene_of(tmp_path, [{}], claims)
    render = RenderOptions(
        800, 450, clock=Clock.REPORTED, at=end_of("2020-01-02"), is_local=True, heading="Title"
    )
    (sight,) = sights(scene, render)
    assert sight.state is State.REPORTED
    assert sights(scene, replace(render, is_local=False))[0].state is State.CONFIRMED
    assert "2 January 2020" in words_of(draw(scene, render), "heading")


def test_a_still_before_everything_says_so(story):
    assert words_of(draw(story, RenderOptions(1200, 700, at=end_of("1900"), heading="Title")), "heading")[
        2:
    ] == ["Nothing is recorded up to this day."]


def test_without_events_no_year_is_made_up(dataset_folder):
    scene = build(select(load(dataset_folder), View(start="2030")))
    words = words_of(draw(scene, RenderOptions(1200, 700, heading="Title")), "heading")
    assert "No event in this period with these filters." in words
    assert not any("1970" in line for line in words)


def test_a_country_that_shares_a_towns_mark_is_named(story):
    render = RenderOptions(1440, 900)
    frame = window(story, render)
    for mark in arrange(sights(story, render), story, frame, render):
        places = {sight.place: story.data["places"][sight.place] for sight in mark.sights if sight.place}
        vague = {name for name, one in places.items() if one["kind"] == "country" or one["radius"] >= 1000}
        assert vague <= set(mark.places)


def test_no_mark_has_the_name_of_a_halt_that_no_source_states_where_it_has_another(story):
    shared = 0
    for day in range(10, 20):
        render = RenderOptions(1440, 900, at=parse(f"2023-09-{day}").end)
        frame = window(story, render)
        for mark in arrange(sights(story, render), story, frame, render):
            inferred = {sight.place for sight in mark.sights if sight.is_inferred}
            stated = {sight.place for sight in mark.sights if not sight.is_inferred}
            if inferred - stated and stated:
                shared += 1
                assert mark.places[0] in stated
    assert shared


def test_a_pill_tells_what_is_not_confirmed_apart(story):
    render = RenderOptions(1440, 900)
    frame = window(story, render)
    marks = arrange(sights(story, render), story, frame, render)
    mixed = [
        mark
        for mark in marks
        if len({sight.state is State.CONFIRMED for sight in mark.sights if sight.event["layer"] == "meeting"})
        == 2
    ]
    assert mixed
    for mark in mixed:
        (group,) = [g for g in drawn_marks(story, render).shapes if g.name == f"marks-{mark.place}"]
        counts = [shape.words for shape in group.shapes if isinstance(shape, Text)]
        assert sum(map(int, counts)) == len(mark.sights)
        layers = {sight.event["layer"] for sight in mark.sights}
        assert len(counts) > len(layers)


def drawn_marks(scene, render):
    (group,) = [group for group in draw(scene, render).groups if group.name == "marks"]
    return group


@pytest.mark.parametrize("size", [(200, 200), (8000, 200), (250, 200)])
def test_a_picture_without_room_for_a_map_is_refused(story, size):
    with pytest.raises(ExportError, match=rf"size: expected room .* of {size[0]}x{size[1]}"):
        draw(story, RenderOptions(*size, heading="Title", footing=("Sources",)))


def test_a_place_near_a_pole_stands_inside():
    frame = fit([(89, 0), (70, 20)], WIDE, HIGH, Padding(40, 40, 40, 40))
    assert frame.holds(frame.point(89, 0), 20)


def test_the_strip_of_a_still_draws_time_as_it_is_known(tmp_path):
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    dates = ["2010-05-05/..", "200X", "2000-01-01"]
    rows["events"] = [{**event, "event_id": f"e{i}", "when": when} for i, when in enumerate(dates)]
    rows["claims"] = [
        {**claim, "claim_id": f"c{i}", "event_id": f"e{i}", "asserted_on": ""} for i, _ in enumerate(dates)
    ]
    rows["stops"] = []
    scene = build(select(load(write_rows(tmp_path, rows)), View()))
    render = RenderOptions(800, 450)
    _, *drawn = strip(scene, render, Colours.of_scene(scene.data, "light")).shapes
    spans = [(path.runs[0][0][0], path.runs[0][1][0]) for path in drawn]
    lasting = [(left, right) for left, right in spans if right - left > 4]
    middles = [(left + right) / 2 for left, right in spans if right - left <= 4]
    decade, ongoing = sorted(lasting)
    assert ongoing[1] == render.width, "what goes on runs to the edge"
    assert any(middle == pytest.approx(sum(decade) / 2, abs=2) for middle in middles), "not at its first year"
    assert any(middle == pytest.approx(ongoing[0], abs=2) for middle in middles)
