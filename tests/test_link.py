"""A view as a link and back, alike in Python and in the page."""

import json
from pathlib import Path

import pytest

from builders import tiny_rows, write_rows
from geo_events import codec
from geo_events.dataset import read
from geo_events.link import page_opening, written
from geo_events.look import Look, Mode
from geo_events.model import View

SHARED = json.loads((Path(__file__).parent / "cases" / "links.json").read_text(encoding="utf-8"))
LAYERS = tuple(SHARED["layers"])
WORDS = {"layers": LAYERS, "status": SHARED["unsaid"]["status"]}


def seen(view):
    """A view by the names of a link, as the cases have it."""
    texts = {name: codec.value_of(view, field) for name, field in codec.FIELDS.items()}
    for name, words in WORDS.items():
        if texts[name] is not None:
            texts[name] = [word for word in words if word in texts[name]]
    return texts


def expected(case):
    view = {**SHARED["unsaid"], **case["view"]}
    if view["time"] is not None:
        view["time"] = dict(pair.split("=") for pair in case["written"].split("&"))["time"]
    return view


def test_where_nobody_said_anything():
    assert seen(View()) == SHARED["unsaid"]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["name"])
def test_links_follow_the_shared_cases(case):
    opening, _ = codec.read(codec.parameters(case.get("opening", "")), layers=LAYERS)
    view, mistakes = codec.read(codec.parameters(case["link"]), opening, LAYERS)
    assert seen(view) == expected(case)
    assert [[mistake.column, mistake.found] for mistake in mistakes] == case["lost"]
    assert written(view, opening) == case["written"]
    assert codec.read(codec.parameters(case["written"]), opening, LAYERS) == (view, ())


def test_of_a_hundred_kilobytes_what_can_be_honoured_is():
    long = "x" * 100_000
    query = {"q": long, "event": long, "layers": f"{long},train", "time": "2019", "mode": long}
    view, mistakes = codec.read(query)
    assert view == View(look=Look(time="2019-01-01"))
    assert [mistake.column for mistake in mistakes] == ["layers", "event", "q", "mode"]
    assert all(len(str(mistake)) < 400 for mistake in mistakes)


def titled(tmp_path, view):
    folder = write_rows(tmp_path, tiny_rows())
    content = {"en": "Boats", "zh": "船", "view": view}
    (folder / "title.json").write_text(json.dumps(content), encoding="utf-8")
    return read(folder)


@pytest.mark.parametrize(
    "view",
    [
        "event=sailing&mode=window&window=30&layers=train,meeting",
        "#event=sailing&mode=window&window=30&layers=train,meeting",
        {"event": "sailing", "mode": "window", "window": 30, "layers": ["train", "meeting"]},
    ],
)
def test_a_folder_says_on_which_view_it_opens(tmp_path, view):
    reading = titled(tmp_path, view)
    assert reading.faults == ()
    chosen = frozenset({"train", "meeting"})
    opening = View(layers=chosen, event_id="sailing", look=Look(mode=Mode.WINDOW, window=30.0))
    assert reading.dataset.opening == opening
    assert page_opening(View(), reading.dataset) == "layers=meeting,train"
    assert page_opening(View(search="boat", event_id="sailing"), reading.dataset) == "event=sailing"


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        (["sailing"], 'title.json: expected "view" to be a link\'s text'),
        ("mode=all", "title.json, column view.mode: expected one of trail, upto, window, found 'all'"),
        ({"event": "nobody"}, "title.json, column view.event: expected the id of an event, found 'nobody'"),
        ({"window": True}, "title.json, column view.window: expected a text, found 'True'"),
        ({"moed": "upto"}, "title.json: expected one of from, to, layers"),
        ("map=5/91/0", "title.json, column view.map: expected zoom (1 to 18), latitude and longitude"),
    ],
)
def test_a_view_that_cannot_be_is_a_fault_and_the_rest_is_read(tmp_path, view, fault):
    reading = titled(tmp_path, view)
    (told,) = map(str, reading.faults)
    assert told.startswith(fault)
    assert (reading.dataset.opening, reading.dataset.title("en")) == (View(), "Boats")
