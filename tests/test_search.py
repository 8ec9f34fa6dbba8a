"""The search, on the cases that the page is tested on too."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builders import make_claim, make_event, make_place, make_source, tiny_rows, write_rows
from builders import make_name as named
from geo_events.dataset import Dataset, load
from geo_events.layer import layers_of
from geo_events.model import NameKind, View
from geo_events.scene import build
from geo_events.view import memory_of_index, select, suggested

CASES = json.loads((Path(__file__).parent / "cases" / "search.json").read_text(encoding="utf-8"))
EVENTS = CASES["events"]


def make_name(spellings):
    first, *others = spellings
    return named(first, NameKind.PERSON, tuple(others), name_en=first)


@pytest.fixture(scope="module")
def dataset():
    places = [
        make_place(one, name_en=en, name_zh=zh, aliases=rest)
        for one, (en, zh, *rest) in CASES["places"].items()
    ]
    claims = [
        make_claim(
            f"{event['id']}-{number}",
            event_id=event["id"],
            source_id=claim["source"],
            asserted_by=claim["by"],
            quote=claim["quote"],
            quote_en=claim["translation"],
            note=claim["note"],
        )
        for event in EVENTS
        for number, claim in enumerate(event["claims"])
    ]
    events = [
        make_event(
            event["id"],
            when=event["when"],
            place_id=event["place"],
            origin_id=event["origin"],
            actors=tuple(event["actors"]),
            title_en=event["title"][0],
            title_zh=event["title"][1],
            summary_en=event["summary"][0],
            summary_zh=event["summary"][1],
        )
        for event in EVENTS
    ]
    return Dataset(
        folder=Path("data"),
        sources={one: make_source(one, **values) for one, values in CASES["sources"].items()},
        places={place.place_id: place for place in places},
        events={event.event_id: event for event in events},
        claims={claim.claim_id: claim for claim in claims},
        layers=layers_of(event.layer for event in events),
        stops=(),
        chapters={},
        documents={},
        names={spellings[0]: make_name(spellings) for spellings in CASES["names"]},
    )


@pytest.mark.parametrize(("query", "found"), CASES["cases"])
def test_the_search_follows_the_shared_cases(query, found, dataset):
    assert sorted(select(dataset, View(search=query)).ids()) == found


@pytest.mark.parametrize(("query", "meant"), CASES["suggested"])
def test_what_was_meant_follows_the_shared_cases(query, meant, dataset):
    assert suggested(dataset, query) == meant


def test_a_query_of_any_length_is_answered_by_its_beginning(dataset):
    assert select(dataset, View(search="kim " * 25_000)).count == 2
    assert select(dataset, View(search="kim " * 25_000 + "nowhere")).count == 2
    assert select(dataset, View(search="x" * 100_000)).count == 0
    assert select(dataset, View(search='"' * 100_000)).count == 3


def test_the_index_is_made_by_the_first_search_and_goes_with_its_dataset(dataset):
    other = replace(dataset)
    assert memory_of_index(other) == 0
    assert select(other, View()).count == 3
    assert memory_of_index(other) == 0
    assert select(other, View(search="talks")).count == 1
    assert 0 < memory_of_index(other) < 20_000


def test_a_scene_tells_what_the_page_needs_to_search_it(dataset):
    scene = build(select(dataset, View())).data["search"]
    pairs = dict(zip(scene["variants"][::2], scene["variants"][1::2], strict=True))
    assert (pairs["會"], pairs["談"]) == ("会", "谈")
    assert "龜" not in pairs
    assert scene["names"] == CASES["names"][2:]
    assert scene["endings"] == CASES["endings"]
    assert build(select(dataset, View(search="train"))).data["search"]["names"] == []


def test_a_date_with_an_open_end_is_searched_like_any_other(tmp_path):
    rows = tiny_rows()
    rows["events"][0]["when"] = "2020-01/.."
    dataset = load(write_rows(tmp_path, rows))
    assert select(dataset, View(search="since January")).ids() == [rows["events"][0]["event_id"]]
