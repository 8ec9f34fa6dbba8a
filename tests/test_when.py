"""EDTF dates become intervals."""

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_events.almanac import (
    FIRST_YEAR,
    LAST_YEAR,
    day_number,
    day_of,
    julian_day_number,
    spelled,
)
from geo_events.date_text import date_text
from geo_events.errors import DateError
from geo_events.instant import instant, instant_text, iso
from geo_events.when import DAY, Edge, Precision, iso_day, parse

CASES = json.loads((Path(__file__).parent / "cases" / "when.json").read_text(encoding="utf-8"))


def milliseconds(instant):
    return round(datetime.fromisoformat(instant).timestamp() * 1000)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['edtf']} {case['timezone']}")
def test_the_shared_cases_hold(case):
    when = parse(case["edtf"], case["timezone"])
    assert (when.start, when.end) == (case["start"], case["end"])
    assert when.precision == case["precision"]
    assert (when.approximate, when.uncertain) == (case["approximate"], case["uncertain"])
    for inside in case["inside"]:
        assert when.start <= milliseconds(inside) < when.end, inside
    for outside in case["outside"]:
        assert not when.start <= milliseconds(outside) < when.end, outside


def test_the_shared_cases_cover_every_precision_and_both_sides():
    assert {case["precision"] for case in CASES} == set(Precision)
    assert all(case["inside"] for case in CASES)
    assert all(case["outside"] for case in CASES)


@pytest.mark.parametrize(
    ("edtf", "timezone", "first", "last"),
    [
        ("2019-04-25", "Asia/Vladivostok", 600, 600),
        ("2018", "Asia/Pyongyang", 510, 540),
        ("2024-03", "America/New_York", -300, -240),
        ("2019-04-24T18:00:00+10:00", "UTC", 600, 600),
        ("2023-09-10T08:00:00-05:00/2023-09-12", "Asia/Tokyo", -300, 540),
    ],
)
def test_offsets_are_those_of_the_first_and_the_last_moment(edtf, timezone, first, last):
    when = parse(edtf, timezone)
    assert (when.offset_minutes, when.end_offset_minutes) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", "an EDTF date such as"),
        ("25 April 2019", "an EDTF date such as"),
        ("2019-13", "an EDTF date such as"),
        ("2019-4-25", "an EDTF date such as"),
        ("2019-04-31", "an EDTF date such as"),
        ("2019-02-29", "an EDTF date such as"),
        ("2019-02-01/2019-02-29", "an EDTF date such as"),
        ("20X9", "an EDTF date such as"),
        ("2019-X9-25", "an EDTF date such as"),
        ("2019-02-2X", "an EDTF date such as"),
        ("20XX-04", "an EDTF date such as"),
        ("201X-06-01", "an EDTF date such as"),
        ("1950S2", "an EDTF date such as"),
        ("2019-21^x", "an EDTF date such as"),
        ("2019/2020/2021", "an EDTF date such as"),
        ("2019-04-25/..", "an EDTF date such as"),
        ("/2019", "an EDTF date such as"),
        ("{2019,2020}", "an EDTF date such as"),
        ("2019-25", "an EDTF date such as"),
        ("2019-33", "an EDTF date such as"),
        ("2019?-04", "an EDTF date such as"),
        ("~2019-04", "an EDTF date such as"),
        ("２０１９", "an EDTF date such as"),
        ("2019-04-24T18:00+10:00", "an EDTF date such as"),
        ("2019-04-24T18:00:00", "a date-time with its offset"),
        ("2019-04-24T24:00:00Z", "an EDTF date such as"),
        ("2019-04-24T18:00:00+25:00", "an EDTF date such as"),
        ("2019/2018", "an interval that ends after it starts"),
        ("Y12345", "both ends between 271,821 BC and the year 9999"),
        ("Y-271821-12-31", "both ends between 271,821 BC and the year 9999"),
        ("-0017000-02-28", "both ends between 271,821 BC and the year 9999"),
        ("-3000000", "both ends between 271,821 BC and the year 9999"),
        ("Y-4600000000/2019", "both ends between 271,821 BC and the year 9999"),
        ("-0043-02-30", "an EDTF date such as"),
        ("-0041-02-29", "an EDTF date such as"),
        ("-43-03-15", "an EDTF date such as"),
        ("-0042/-0043", "an interval that ends after it starts"),
    ],
)
def test_a_bad_date_is_named_with_what_was_expected(edtf, words):
    with pytest.raises(DateError) as caught:
        parse(edtf)
    assert str(caught.value).startswith(f"expected {words}")
    assert str(caught.value).endswith(f"found {edtf!r}")


@pytest.mark.parametrize("plain", ["2019", "2019-04-25", "2019-24", "201X", "20XX", "2019-XX", "2019-04-XX"])
def test_every_date_may_be_marked(plain):
    without = parse(plain)
    for mark, approximate, uncertain in (("~", True, False), ("?", False, True), ("%", True, True)):
        expected = replace(
            without,
            edtf=plain + mark,
            approximate=approximate,
            uncertain=uncertain,
            start_edge=Edge.VAGUE,
            end_edge=Edge.VAGUE,
        )
        assert parse(plain + mark) == expected


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2019-04-25", Edge.KNOWN, Edge.KNOWN),
        ("2019-04-24T18:00:00+10:00", Edge.KNOWN, Edge.KNOWN),
        ("2019-04", Edge.VAGUE, Edge.VAGUE),
        ("201X", Edge.VAGUE, Edge.VAGUE),
        ("2019-04-25/2019-05", Edge.KNOWN, Edge.VAGUE),
        ("2019-04-25?/2019-05-01", Edge.VAGUE, Edge.KNOWN),
        ("2021-05-05/..", Edge.KNOWN, Edge.OPEN),
        ("2021-05~/..", Edge.VAGUE, Edge.OPEN),
        ("../1950", Edge.OPEN, Edge.VAGUE),
    ],
)
def test_each_end_is_known_vague_or_open(edtf, first, last):
    when = parse(edtf, may_be_open=True)
    assert (when.start_edge, when.end_edge) == (first, last)
    begins, ends = when.lasting
    assert (begins == -math.inf, ends == math.inf) == (first is Edge.OPEN, last is Edge.OPEN)


@pytest.mark.parametrize("edtf", ["../..", "..", "/..", "2019/../..", "2019-04-25/...", "2019/"])
def test_an_interval_has_one_end_at_least(edtf):
    with pytest.raises(DateError, match="an EDTF date such as"):
        parse(edtf, may_be_open=True)


TYPED = json.loads((Path(__file__).parent / "cases" / "typed-dates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TYPED["written"], ids=lambda case: case["edtf"])
def test_dates_are_written_as_the_page_reads_them(case):
    when = parse(case["edtf"], may_be_open=True)
    assert (date_text(when, "en"), date_text(when, "zh")) == (case["en"], case["zh"])
    assert (when.start, when.end) == (case["start"], case["end"])
    assert case["offset"] == (when.offset_minutes if "T" in case["edtf"] else None)


@pytest.mark.parametrize("case", TYPED["typed"], ids=lambda case: case["text"])
def test_what_is_typed_is_the_date_that_python_reads(case):
    when = parse(case["edtf"])
    assert (when.start, when.end) == (case["start"], case["end"])


YEARS = st.integers(1000, 9999).map(str)
MONTHS = st.integers(1, 12).map("{:02d}".format)
LEVEL_1 = st.one_of(
    YEARS,
    st.builds("{}-{}".format, YEARS, MONTHS | st.sampled_from(["21", "22", "23", "24", "XX"])),
    st.builds("{}-{}-{:02d}".format, YEARS, MONTHS, st.integers(1, 28)),
    st.builds("{}-{}-XX".format, YEARS, MONTHS),
    st.integers(100, 999).map("{}X".format),
    st.integers(10, 99).map("{}XX".format),
)


@settings(max_examples=60)
@given(LEVEL_1)
def test_days_are_those_of_the_edtf_library(text):
    oracle = parse_edtf(text)
    when = parse(text)
    first, last = (date(*moment[:3]) for moment in (oracle.lower_strict(), oracle.upper_strict()))
    assert iso_day(when.start) == first.isoformat()
    assert iso_day(when.end - 1) == last.isoformat()


@pytest.mark.parametrize("timezone", ["", "Asia/Nowhere", "../Asia/Tokyo", "Europe", "UTC+9", "x" * 300])
def test_a_bad_time_zone_is_named(timezone):
    with pytest.raises(DateError, match="expected an IANA time zone such as Asia/Tokyo, found"):
        parse("2019", timezone)


@settings(max_examples=60, deadline=None)
@given(
    st.text("0123456789-/T:+Z~?%XY. ", max_size=12)
    | st.from_regex(r"\A[0-9X]{4}-[0-9X]{2}(-[0-9X]{2})?[~?%]?\Z")
)
def test_any_text_is_a_date_or_an_error(text):
    try:
        when = parse(text)
    except DateError as error:
        assert repr(text) in str(error)  # noqa: PT017 - most texts are no dates
    else:
        assert when.start < when.end


@settings(max_examples=60, deadline=None)
@given(st.dates(), st.sampled_from(["UTC", "Asia/Pyongyang", "America/New_York", "Asia/Kathmandu"]))
def test_days_follow_each_other_without_gap_or_overlap(day, timezone):
    today = parse(day.isoformat(), timezone)
    month = parse(day.isoformat()[:7], timezone)
    assert month.start <= today.start < today.end <= month.end
    assert abs(today.end - today.start - DAY) <= DAY / 24
    if timezone == "UTC":
        assert today.start == round(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


INSTANTS = json.loads((Path(__file__).parent / "cases" / "instants.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", INSTANTS, ids=lambda case: case["text"])
def test_a_moment_in_any_year_is_read_and_written_as_the_page_does(case):
    assert instant(case["text"]) == instant(case["iso"]) == case["ms"]
    assert instant_text(case["ms"]) == case["written"]
    assert iso(case["ms"]) == case["iso"]


DAYS = st.integers(day_number(FIRST_YEAR, 1, 1), day_number(LAST_YEAR, 12, 31))


@given(DAYS)
def test_a_day_in_any_year_is_read_as_it_is_written(day):
    numbers = day_of(day)
    assert day_number(*numbers) == day
    when = parse(spelled(*numbers))
    assert (when.start, when.end) == (day * DAY, (day + 1) * DAY)
    assert iso_day(when.start) == iso_day(when.end - 1) == spelled(*numbers)
    assert instant(iso(when.start)) == instant(instant_text(when.start)) == when.start


@given(DAYS, DAYS, st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"]))
def test_what_comes_later_begins_later_in_any_year(one, other, zone):
    first, last = sorted((one, other))
    begun, ended = (parse(spelled(*day_of(day)), zone) for day in (first, last))
    assert begun.start <= ended.start
    assert (begun.end <= ended.start) == (first < last)


@given(DAYS)
def test_a_julian_day_is_as_far_from_the_gregorian_as_leap_days_were_dropped(day):
    year, month, date = day_of(day)
    if (month, date) != (2, 29):
        apart = julian_day_number(year, month, date) - day
        counted = year - (month <= 2)
        assert apart == counted // 100 - counted // 400 - 2


def test_before_there_were_zones_a_day_is_counted_by_the_sun_of_the_place():
    for edtf in ("1850-06-01", "0001-06-01", "-0043-03-15", "Y-16999-01-01"):
        when = parse(edtf, "Asia/Shanghai")
        assert when.start == parse(edtf).start - (8 * 3600 + 5 * 60 + 43) * 1000
        assert (when.offset_minutes, when.end_offset_minutes) == (486, 485)
        for zone in ("Asia/Shanghai", "Africa/Cairo", "America/New_York"):
            when = parse(edtf, zone)
            assert iso_day(when.start, when.offset_minutes) == edtf
            assert iso_day(when.end - 1, when.end_offset_minutes) == edtf
