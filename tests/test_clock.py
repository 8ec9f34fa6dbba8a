"""When a claim became known, and what is known of an event at a moment."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_claim, make_event
from geo_events.clock import State, ages_from, final_states, known_columns, known_from, leading, state
from geo_events.dataset import ClaimColumns, EventColumns
from geo_events.model import Clock, Stance, Status
from geo_events.when import MINUTE, Precision, parse


def cases(name):
    return json.loads((Path(__file__).parent / "cases" / f"{name}.json").read_text(encoding="utf-8"))


def lasting(event):
    begins, ends = event.get("edges", ("known", "known"))
    return (
        -math.inf if begins == "open" else event["start"],
        math.inf if ends == "open" else event["end"],
    )


@pytest.mark.parametrize("case", cases("clock"), ids=lambda case: case["name"])
def test_state_follows_the_shared_cases(case):
    event = case["event"]
    claims = [(Stance(claim["stance"]), claim["known"]) for claim in event["claims"]]
    for moment, expected in case["at"]:
        span = (lasting(event)[0], event["end"])
        found = state(Status(event["status"]), span, claims, moment, Clock(case["clock"]))
        assert found == expected, f"at {moment}"


@pytest.mark.parametrize("case", cases("ageing"), ids=lambda case: case["name"])
def test_an_event_ages_as_the_shared_cases_say(case):
    event, clock = case["event"], Clock(case["clock"])
    claims = [(Stance(claim["stance"]), claim["known"]) for claim in event["claims"]]
    found = [[at, ages_from(lasting(event), claims, at, clock)] for at, _ in case["at"]]
    assert found == [[at, math.inf if anchor == "never" else anchor] for at, anchor in case["at"]]


stances = st.lists(st.sampled_from(Stance), max_size=4)


@given(st.lists(st.tuples(st.sampled_from(Status), stances), max_size=4), st.sampled_from(Clock))
def test_the_states_of_many_events_are_those_of_each(events, clock):
    owners = [owner for owner, (_, said) in enumerate(events) for _ in said]
    found = final_states(
        np.array([list(Status).index(status) for status, _ in events], np.uint8),
        np.array(owners, np.int64),
        np.array([list(Stance).index(stance) for _, said in events for stance in said], np.uint8),
        clock,
    )
    each = [
        state(status, (0, 9), [(s, n) for n, s in enumerate(said)], math.inf, clock)
        for status, said in events
    ]
    assert [[*State, None][position] for position in found] == each


def test_a_claim_said_on_a_day_is_known_from_that_day():
    claim = make_claim(asserted_on="2023-09-05", stance=Stance.EXPECTS)
    known = known_from(claim, make_event(when="2023-09-13"))
    assert (known.time, known.assumed) == (parse("2023-09-05").start, False)


def test_a_claim_said_in_a_month_is_known_when_the_month_is_over():
    known = known_from(
        make_claim(asserted_on="2023-09", stance=Stance.EXPECTS), make_event(when="2023-09-13")
    )
    assert (known.time, known.assumed) == (parse("2023-10-01").start, True)


@pytest.mark.parametrize(
    ("when", "day_after"),
    [
        ("2019-04-25", "2019-04-26"),
        ("2019-04-25T14:00:00+10:00", "2019-04-26"),
        ("2019-04-25T23:59:00+10:00", "2019-04-26"),
        ("2019-02-27/2019-02-28", "2019-03-01"),
        ("2011", "2012-01-01"),
    ],
)
def test_a_claim_without_a_date_is_known_from_the_day_after_the_event(when, day_after):
    event = make_event(when=when, timezone="Asia/Vladivostok")
    known = known_from(make_claim(asserted_on=None), event)
    assert (known.time, known.assumed) == (parse(day_after, "Asia/Vladivostok").start, True)


def test_at_the_end_of_times_everything_said_is_known():
    claims = [(Stance.EXPECTS, 10), (Stance.CONFIRMS, 20)]
    assert state(Status.CONFIRMED, (0, 1), claims, math.inf, Clock.REPORTED) == "confirmed"


def test_a_report_of_the_same_day_is_not_known_before_the_event_begins():
    event = make_event(when="2019-04-24T18:00:00+10:00", timezone="Asia/Vladivostok")
    report = make_claim(asserted_on="2019-04-24", timezone="Asia/Vladivostok")
    expectation = make_claim(asserted_on="2019-04-24", timezone="Asia/Vladivostok", stance=Stance.EXPECTS)
    assert known_from(report, event).time == event.when.start
    assert known_from(expectation, event).time == parse("2019-04-24", "Asia/Vladivostok").start


@pytest.mark.parametrize(
    ("said", "spoken_in", "when", "known"),
    [
        # Of that very day, and no hour: when the day is over.
        ("2019-04-25", "Asia/Vladivostok", "2019-04-25", "2019-04-25T23:59:00+10:00"),
        ("2019-04-25", "Asia/Vladivostok", "2019-04-24/2019-04-26", "2019-04-25T23:59:00+10:00"),
        ("2019-04-26", "Asia/Vladivostok", "2019-04-25", "2019-04-26T00:00:00+10:00"),
        # The speaker's day begins elsewhere: what is over by then is known from its start.
        ("2024-10-31", "America/New_York", "2024-10-30", "2024-10-31T00:00:00-04:00"),
        ("2019-04-25", "America/New_York", "2019-04-25", "2019-04-25T23:59:00+10:00"),
        ("2019-04-25", "Pacific/Auckland", "2019-04-25", "2019-04-25T23:59:00+12:00"),
        # An hour is given.
        ("2019-04-24", "Asia/Vladivostok", "2019-04-24T18:00:00+10:00", "2019-04-24T18:00:00+10:00"),
        ("2019-04-25", "Asia/Vladivostok", "2019-04-24T18:00:00+10:00", "2019-04-25T00:00:00+10:00"),
        # Of a month no day is told.
        ("2024-10-15", "Europe/Moscow", "2024-10", "2024-10-15T00:00:00+03:00"),
    ],
)
@pytest.mark.parametrize("stance", [Stance.REPORTS, Stance.CANCELS, Stance.CONTRADICTS])
def test_whose_day_it_is_and_what_may_be_of_that_very_day(said, spoken_in, when, known, stance):
    claim = make_claim(asserted_on=said, timezone=spoken_in, stance=stance)
    found = known_from(claim, make_event(when=when, timezone="Asia/Vladivostok"))
    assert found.time == parse(known).start


@pytest.mark.parametrize("stance", [Stance.EXPECTS, Stance.UNAWARE])
def test_who_tells_of_nothing_that_was_is_known_from_the_start_of_the_day(stance):
    claim = make_claim(asserted_on="2019-04-25", timezone="Asia/Seoul", stance=stance)
    event = make_event(when="2019-04-25", timezone="Asia/Vladivostok")
    assert known_from(claim, event).time == parse("2019-04-25", "Asia/Seoul").start


def test_a_halt_that_a_claim_states_is_what_it_tells():
    claim = make_claim(asserted_on="2023-09-11", timezone="Asia/Seoul")
    event = make_event(when="2023-09-10/2023-09-13", timezone="Asia/Vladivostok")
    left = parse("2023-09-10", "Asia/Pyongyang")
    assert known_from(claim, event).time == claim.asserted_on.end - MINUTE
    assert known_from(claim, event, left).time == claim.asserted_on.start


SAID = (
    None,
    "2019-04-24",
    "2019-04",
    "2019",
    "2019-04-24T09:00:00+09:00",
    "2019-04-01/2019-04-20",
    "2018-21",
)
WHEN = ("2019-04-25", "2019-04-24T18:00:00-03:30", "2019-04", "2019-03-31/2019-04-02", "2020")


def test_many_claims_are_known_when_each_alone_is():
    pairs = [
        (
            make_claim(asserted_on=said, stance=stance, timezone="Asia/Tokyo"),
            make_event(when=when, timezone=zone),
            None if told is None else parse(told, zone),
        )
        for said in SAID
        for stance in Stance
        for when in WHEN
        for zone in ("Asia/Tokyo", "America/St_Johns")
        for told in (None, "2019-04-24", "2019-04-24T08:00:00Z/2019-04-24T10:00:00Z")
    ]
    claims = ClaimColumns.of([claim for claim, _, _ in pairs], ["sailing"], ["paper"])
    events = EventColumns.of([event for _, event, _ in pairs], ["port"], {"meeting": "meeting"})
    told = [told or event.when for _, event, told in pairs]
    times, assumed = known_columns(
        claims.stances,
        (events.starts, events.ends, events.end_offsets),
        (
            np.array([when.start for when in told]),
            np.array([when.end for when in told]),
            np.array([list(Precision).index(when.precision) for when in told]),
        ),
        (claims.said_starts, claims.said_ends, claims.said_precisions),
    )
    alone = [known_from(*pair) for pair in pairs]
    assert times.tolist() == [known.time for known in alone]
    assert assumed.tolist() == [known.assumed for known in alone]


LEADING = json.loads((Path(__file__).parent / "cases" / "leading.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", LEADING, ids=lambda case: case["name"])
def test_the_claim_that_decides_leads(case):
    claims = [(Stance(claim["stance"]), claim["known"]) for claim in case["claims"]]
    drawn = State(case["state"]) if "state" in case else None
    for moment, expected in case["at"]:
        index = leading(claims, moment if case["clock"] == "reported" else math.inf, drawn)
        assert (None if index is None else case["claims"][index]["id"]) == expected
