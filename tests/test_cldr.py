"""Numbers, lists, plurals and dates by CLDR: the cases on which Python and the page agree."""

import json
from pathlib import Path

import pytest

from geo_events.cldr import category, joint, number
from geo_events.date_text import date_text
from geo_events.when import parse

CASES = json.loads((Path(__file__).parent / "cases" / "cldr.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("tag", CASES)
def test_a_language_writes_as_cldr_says(tag):
    case = CASES[tag]
    assert {one: category(int(one), tag) for one in case["plurals"]} == case["plurals"]
    assert {one: number(int(one), tag) for one in case["numbers"]} == case["numbers"]
    assert joint(tag) == case["joint"]


@pytest.mark.parametrize("tag", ["en", "zh"])
def test_dates_of_one_precision_are_those_of_the_page(tag):
    written = {edtf: date_text(parse(edtf), tag) for edtf in CASES[tag]["dates"]}
    assert written == CASES[tag]["dates"]


def test_of_a_language_that_nobody_knows_the_english_is_written():
    assert number(5000, "xx-unknown") == "5,000"
