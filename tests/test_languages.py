"""Tags of languages: as they are written, what is read in their place, which way they run."""

import json
from pathlib import Path

import pytest

from geo_events.languages import canonical, chosen, direction, is_known, marked, nearest, own_name

CASES = json.loads((Path(__file__).parent / "cases" / "languages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["chosen"], ids=lambda case: f"{case['wanted']} of {case['offered']}")
def test_a_reader_gets_the_language_that_they_read_best(case):
    assert chosen(case["wanted"], case["offered"]) == case["best"]


def test_each_language_is_read_its_own_way():
    assert {tag: direction(tag) for tag in CASES["direction"]} == CASES["direction"]


@pytest.mark.parametrize("tag", ["", "x", "zh_cht_", "en us", "englishlanguage", "<b>", "en-", "es-٤١٩"])
def test_what_has_not_the_form_of_a_tag_is_none(tag):
    assert canonical(tag) is None
    assert not is_known(tag)
    assert chosen([tag], ["en"]) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("jp", "ja"),
        ("arabic", "ar"),
        ("Deutsch", "de"),
        ("deu", "de"),
        ("zh-hnas", "zh-Hans"),
        ("qqqqqq", None),
    ],
)
def test_the_nearest_tag_is_named(written, meant):
    assert nearest(written) == meant


def test_names_and_marks():
    tags = ("en", "zh", "zh-Hant", "ko", "ru", "ar", "xx", "und")
    assert [own_name(tag) for tag in tags] == [
        *("English", "简体中文", "繁體中文", "한국어", "Русский", "العربية", "xx", "und"),
    ]
    assert [marked(tag) for tag in tags] == ["en", "zh-Hans", *tags[2:]]
