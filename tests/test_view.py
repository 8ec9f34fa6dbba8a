"""Filters, the steps of the period control, and links."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_claim, make_event, make_place, make_source
from geo_events.clock import State
from geo_events.dataset import Dataset
from geo_events.errors import ViewError
from geo_events.folding import searchable
from geo_events.layer import layers_of
from geo_events.link import from_query, to_query
from geo_events.look import AxisKind, Look, Mode
from geo_events.model import Clock, Stance, Status, View
from geo_events.ui.still_moments import steps
from geo_events.view import KnownNames, offered_layers, select
from geo_events.view.search_words import conditions
from geo_events.when import parse


def make_dataset(*events, claims=()):
    return Dataset(
        folder=Path("data"),
        sources={"paper": make_source()},
        places={
            "port": make_place(
                name_zh="港口", name_zh_hant="港口", name_ru="Порт", name_ko="항구", aliases=("Hafen",)
            ),
            "island": make_place("island", name_zh="岛", name_zh_hant="島"),
        },
        events={event.event_id: event for event in events},
        claims={claim.claim_id: claim for claim in claims},
        layers=layers_of(event.layer for event in events),
        stops=(),
        chapters={},
        documents={},
    )


def ids(selection):
    return [event.event_id for event in selection.events()]


def test_events_come_by_start_and_id():
    dataset = make_dataset(
        make_event("late", when="2021"), make_event("b", when="2020"), make_event("a", when="2020")
    )
    assert ids(select(dataset, View())) == ["a", "b", "late"]


def test_layers_and_statuses_filter():
    dataset = make_dataset(
        make_event("met"),
        make_event("rode", layer="train"),
        make_event("off", status=Status.CANCELLED),
    )
    assert ids(select(dataset, View(layers=frozenset({"train"})))) == ["rode"]
    assert ids(select(dataset, View(statuses=frozenset({Status.CANCELLED})))) == ["off"]
    assert ids(select(dataset, View(layers=frozenset()))) == []


def test_counts_are_of_what_passes_the_other_filters():
    dataset = make_dataset(
        make_event("met"),
        make_event("rode", layer="train"),
        make_event("off", status=Status.CANCELLED),
        make_event("early", when="1999"),
        make_event("elsewhere", title_en="A flood"),
    )
    view = View(
        start="2020",
        search="boat",
        layers=frozenset({"train"}),
        statuses=frozenset({Status.CONFIRMED}),
    )
    selection = select(dataset, view)
    assert (ids(selection), selection.ids(), selection.count) == (["rode"], ["rode"], 1)
    assert selection.layer_counts == {"meeting": 1, "train": 1}
    assert selection.status_counts == {Status.CONFIRMED: 1}


def test_a_selection_holds_the_claims_of_its_events_in_file_order():
    claims = [
        make_claim("late", asserted_on="2020-02", source_id="paper"),
        make_claim("other", event_id="flood", source_id="radio"),
        make_claim("early", asserted_on="2020-01-03", source_id="paper"),
    ]
    dataset = make_dataset(make_event("flood", when="1999"), make_event(), make_event("z"), claims=claims)
    dataset = replace(dataset, sources={"radio": make_source("radio"), "paper": make_source()})
    selection = select(dataset, View(start="2020"))
    sailed, silent = selection.with_claims()
    assert [claim.claim_id for claim in sailed[1]] == ["late", "early"]
    assert [known.time for known in sailed[2]] == [parse("2020-03").start, parse("2020-01-03").start]
    assert (silent[0].event_id, *silent[1:]) == ("z", (), ())
    assert [source.source_id for source in selection.sources] == ["paper"]
    by_time = dataset.claims_at(selection.claims.by_time().rows)
    assert [claim.claim_id for claim in by_time] == ["early", "late"]


def test_a_selection_knows_what_became_of_its_events():
    claims = [make_claim(stance=Stance.EXPECTS), make_claim("off", stance=Stance.CANCELS)]
    dataset = make_dataset(make_event(status=Status.CANCELLED), make_event("z"), claims=claims)
    selection = select(dataset, View())
    assert selection.states(Clock.HINDSIGHT) == [State.CANCELLED, State.CONFIRMED]
    assert selection.states(Clock.REPORTED) == [State.CANCELLED, None]


@pytest.mark.parametrize("timezone", ["Pacific/Kiritimati", "UTC", "America/Los_Angeles"])
def test_a_day_is_in_its_period_wherever_it_dawned(timezone):
    dataset = make_dataset(make_event("day", when="2019-04-25", timezone=timezone))
    assert ids(select(dataset, View(start="2019-04-25", end="2019-04-25"))) == ["day"]
    assert ids(select(dataset, View(start="2019-04-26"))) == []
    assert ids(select(dataset, View(end="2019-04-24"))) == []


def test_the_last_day_of_the_period_is_included_to_its_end():
    dataset = make_dataset(make_event("evening", when="2019-04-25T23:59:00+10:00"))
    assert ids(select(dataset, View(start="2019-04", end="2019-04-25"))) == ["evening"]


CASES = json.loads((Path(__file__).parent / "cases" / "filters.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def filtered_dataset():
    places = {
        place_id: make_place(
            place_id, name_en=names["name_en"], name_zh=names["name_zh"], aliases=tuple(names["spellings"])
        )
        for place_id, names in CASES["places"].items()
    }
    claims = [
        make_claim(f"{event['id']}-{i}", event_id=event["id"], quote=quote, quote_en=english, asserted_by=by)
        for event in CASES["events"]
        for i, (quote, english, by) in enumerate(event["claims"])
    ]
    events = [
        make_event(
            one["id"],
            when=one["when"],
            timezone=one["timezone"],
            layer=one["layer"],
            status=Status(one["status"]),
            title_en=one["title_en"],
            title_zh=one["title_zh"],
            actors=tuple(one["actors"]),
            place_id=one["place"],
            origin_id=one["origin"],
        )
        for one in CASES["events"]
    ]
    sources = {"paper": make_source(title="", publisher="")}
    return replace(make_dataset(*events, claims=claims), places=places, sources=sources)


LASTING = json.loads((Path(__file__).parent / "cases" / "lasting.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", LASTING["cases"], ids=lambda case: case["name"])
def test_a_period_holds_what_has_no_end_as_the_shared_cases_say(case):
    events = [make_event(one["id"], when=one["when"]) for one in LASTING["events"]]
    dates = [event.when for event in events]
    told = [(date.start, date.end, [date.start_edge, date.end_edge]) for date in dates]
    assert told == [(one["start"], one["end"], one["edges"]) for one in LASTING["events"]]
    filters = case["filters"]
    view = View(start=filters.get("from"), end=filters.get("to"))
    assert ids(select(make_dataset(*events), view)) == case["passes"]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_filters_follow_the_shared_cases(case, filtered_dataset):
    filters = case["filters"]
    view = View(
        start=filters.get("from"),
        end=filters.get("to"),
        layers=frozenset(filters["layers"]) if "layers" in filters else None,
        statuses=frozenset(map(Status, filters.get("statuses", Status))),
        search=filters.get("query", ""),
    )
    assert set(ids(select(filtered_dataset, view))) == set(case["passes"])


def test_the_shared_cases_have_the_times_of_their_dates():
    for event in CASES["events"]:
        when = parse(event["when"], event["timezone"])
        assert (when.start, when.end) == (event["start"], event["end"])
        assert (when.offset_minutes, when.end_offset_minutes) == (event["offset"], event["end_offset"])


def test_the_ends_of_a_period_are_dates_of_the_shared_cases():
    for date in CASES["dates"]["sound"]:
        assert select(make_dataset(), View(start=date, end=date)).count == 0
    for date in CASES["dates"]["wrong"]:
        with pytest.raises(ViewError):
            select(make_dataset(), View(start=date))


dates = st.dates().map(str)


@given(dates, dates, dates, st.integers(0, 400), st.integers(0, 400))
def test_a_wider_period_never_loses_an_event(when, one, other, before, after):
    start, end = sorted((one, other))
    dataset = make_dataset(make_event("it", when=when, timezone="Asia/Vladivostok"))
    narrow = ids(select(dataset, View(start=start, end=end)))
    earlier = f"{max(int(start[:4]) - before, 1):04d}-01-01"
    later = f"{min(int(end[:4]) + after, 9999):04d}-12-31"
    wide = ids(select(dataset, View(start=earlier, end=later)))
    assert set(narrow) <= set(wide)


@pytest.mark.parametrize(
    "search",
    ["BOAT", "船", "порт", "항구", "hafen", "岛", "島", "captain", "boat captain", "ＢＯＡＴ", "monday"],
)
def test_the_search_reads_titles_places_actors_and_quotes_in_every_script(search):
    event = make_event(origin_id="island", actors=("The Captain",))
    dataset = make_dataset(event, claims=[make_claim()])
    assert ids(select(dataset, View(search=search))) == ["sailing"]
    assert ids(select(dataset, View(search=f"{search} nowhere"))) == []


TEXTS = st.text(st.sampled_from("aA|ıİßſςΣ½Ａ\u0301é가ﷺ会\"' \n"), max_size=6)


@given(TEXTS, TEXTS, TEXTS)
def test_the_index_finds_what_stands_in_a_text(title, quote, search):
    texts = [searchable(title), searchable(quote)]
    dataset = make_dataset(
        make_event(title_en=title, title_zh="", place_id=None),
        claims=[make_claim(quote=quote, asserted_by="")],
    )
    dataset = replace(dataset, sources={"paper": make_source(title="", publisher="")})
    is_found = all(
        any(all(any(phrase.stands_in(text) for text in texts) for phrase in way) for way in condition)
        for condition in conditions(search, KnownNames(()))
    )
    assert ids(select(dataset, View(search=search))) == ["sailing"] * is_found


def test_a_word_does_not_reach_from_one_actor_into_the_next():
    dataset = make_dataset(make_event(actors=("Ann", "Bo")))
    assert ids(select(dataset, View(search="ann bo"))) == ["sailing"]
    for search in ("nnb", "ann|bo", "\ud800"):
        assert ids(select(dataset, View(search=search))) == []


def test_a_period_that_is_no_date_is_an_error_that_names_it():
    with pytest.raises(ViewError, match=r"parameter from: expected an EDTF date .* found 'soon'"):
        select(make_dataset(make_event()), View(start="soon"))


def test_steps_are_the_dates_on_which_something_began():
    events = [
        make_event("a", when="2019-04-24T18:00:00+10:00"),
        make_event("b", when="2019-04-24"),
        make_event("c", when="2019-02-27/2019-02-28"),
        make_event("d", when="2024-10~"),
        make_event("e", when="1965"),
    ]
    assert steps(event.when.edtf for event in events) == ["1965", "2019-02-27", "2019-04-24", "2024-10"]


def test_a_step_is_a_day_at_the_finest_in_an_interval_too():
    assert steps(["2019-04-24T18:00:00+10:00/2019-04-26"]) == ["2019-04-24"]


periods = st.tuples(dates, dates).map(sorted)
views = st.builds(
    lambda period, open_start, open_end, **rest: View(
        start=None if open_start else period[0], end=None if open_end else period[1], **rest
    ),
    periods,
    st.booleans(),
    st.booleans(),
    layers=st.none() | st.frozensets(st.sampled_from(("meeting", "other")), max_size=1),
    statuses=st.frozensets(st.sampled_from(Status)),
    search=st.text(max_size=20),
    clock=st.sampled_from(Clock),
    language=st.sampled_from(("en", "zh")),
    event_id=st.none() | st.just("sailing"),
    look=st.builds(
        Look,
        time=st.none() | st.dates().map(str),
        mode=st.sampled_from(Mode),
        trail=st.integers(1, 100).map(lambda percent: percent / 100),
        window=st.integers(1, 99_999).map(float),
        axis=st.sampled_from(AxisKind),
        map=st.none() | st.just("5/43.12/131.9"),
        speed=st.sampled_from((0.25, 1.0, 8.0)),
    ),
)


@given(views)
def test_a_link_brings_the_view_back(view):
    dataset = make_dataset(make_event(), make_event("flood", layer="other"), claims=[make_claim()])
    assert from_query(to_query(view), dataset) == (view, ())


THREE = frozenset({"meeting", "train", "deployment"})


def test_other_events_are_left_out_only_where_there_are_any():
    query = to_query(View(layers=THREE))
    assert query == {"layers": "deployment,meeting,train"}
    without = make_dataset(make_event())
    view, faults = from_query(query, without)
    assert (view, faults) == (View(), ())
    assert from_query({"layers": "train"}, without)[0].layers == {"train"}
    flooded = make_dataset(make_event(), make_event("flood", layer="other"))
    assert from_query(query, flooded)[0].layers == THREE
    assert ids(select(flooded, View(layers=THREE))) == ["sailing"]
    assert ids(select(flooded, View())) == ["flood", "sailing"]


def test_layers_are_offered_that_have_events():
    assert offered_layers(make_dataset()) == ("meeting", "train", "deployment")
    assert offered_layers(make_dataset(make_event(layer="other"))) == ("other",)
    both = make_dataset(make_event(layer="other"), make_event("ride", layer="train"))
    assert offered_layers(both) == ("train", "other")


def test_the_first_view_has_an_empty_link():
    assert to_query(View()) == {}


def test_every_unsound_part_of_a_link_is_named_and_the_rest_is_kept():
    query = {"from": "gestern", "layers": "train,boat", "clock": "cuckoo", "event": "nothing", "lang": "zh"}
    view, mistakes = from_query(query, make_dataset(make_event()))
    assert view == View(layers=frozenset({"train"}), language="zh")
    assert {mistake.column for mistake in mistakes} == {"from", "layers", "clock", "event"}
    faults = list(map(str, mistakes))
    assert all(
        any(value in fault for fault in faults) for value in ("'gestern'", "'boat'", "'cuckoo'", "'nothing'")
    )


@pytest.mark.parametrize(
    ("query", "view", "message"),
    [
        (
            {"from": "2020", "to": "2019"},
            View(start="2020"),
            "to: expected a date not before 2020, found '2019'",
        ),
        ({"to": "2019/2020"}, View(), "to: expected one date and no interval, found '2019/2020'"),
    ],
)
def test_a_period_that_cannot_be_is_said(query, view, message):
    read, (mistake,) = from_query(query, make_dataset(make_event()))
    assert (read, str(mistake)) == (view, message)


def test_a_period_within_one_year_may_name_the_year_twice():
    view, faults = from_query({"from": "2019-04", "to": "2019"}, make_dataset(make_event()))
    assert (view.start, view.end, faults) == ("2019-04", "2019", ())
