"""Every word has its text, and dates say no more than is known."""

import string

import pytest

from geo_events.clock import State
from geo_events.date_text import date_text, zone_text
from geo_events.model import LANGUAGES, Clock, Status
from geo_events.text import LANGUAGES as CATALOGUES
from geo_events.text import t
from geo_events.when import parse


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_word_of_the_vocabularies_has_a_text():
    for language in LANGUAGES:
        for prefix, vocabulary in (("status", Status), ("state", State), ("clock", Clock)):
            for word in vocabulary:
                assert t(f"{prefix}.{word}", language)


def test_a_missing_key_shows_itself():
    assert t("no.such.key", "en", count=1) == "no.such.key"


@pytest.mark.parametrize(
    ("edtf", "english", "chinese"),
    [
        ("2011", "2011", "2011年"),
        ("2022-04", "April 2022", "2022年4月"),
        ("2019-04-05", "5 April 2019", "2019年4月5日"),
        ("2019-04-24T18:00:00+10:00", "24 April 2019, 18:00 (UTC+10)", "2019年4月24日 18:00（UTC+10）"),
        ("2019-02-27/2019-02-28", "27–28 February 2019", "2019年2月27日至28日"),
        ("2019-02-27/2019-03-01", "27 February – 1 March 2019", "2019年2月27日至3月1日"),
        ("2019-12-30/2020-01-02", "30 December 2019 – 2 January 2020", "2019年12月30日至2020年1月2日"),
        ("1988/1990", "1988–1990", "1988年至1990年"),
        ("2019-03/2019-04", "March–April 2019", "2019年3月至4月"),
        ("2024-10~", "about October 2024", "约2024年10月"),
        ("2023-07?", "July 2023 (uncertain)", "2023年7月（不确定）"),
        ("2023-09%", "about September 2023 (uncertain)", "约2023年9月（不确定）"),
        ("201X", "2010s", "2010年代"),
        ("19XX", "1900–1999", "1900年至1999年"),
        ("2019-21", "spring 2019", "2019年春"),
        ("2019-04-XX", "April 2019", "2019年4月"),
        ("2019-XX-XX", "2019", "2019年"),
        ("2019-XX/2020-XX", "2019–2020", "2019年至2020年"),
        ("0987", "987", "987年"),
    ],
)
def test_dates_are_written_as_precisely_as_they_are_known(edtf, english, chinese):
    assert date_text(parse(edtf), "en") == english
    assert date_text(parse(edtf), "zh") == chinese


def test_offsets():
    assert [zone_text(minutes) for minutes in (0, 540, 510, -300)] == ["UTC", "UTC+9", "UTC+8:30", "UTC−5"]


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_season_has_its_year_as_the_language_writes_one(language):
    for edtf in ("1999", "-0043"):
        year, season = (date_text(parse(one), language) for one in (edtf, f"{edtf}-21"))
        assert year in season
        beyond = year.lstrip("0123456789")
        assert not beyond or beyond * 2 not in season
