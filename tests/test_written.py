"""Dates and coordinates as people write them: each case stands for a kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_events.when import parse
from geo_events.written import Axis, Doubt, Order, degrees_of, edtf_of, judged, may_mean_two_days, pair_of
from geo_events.written.date_columns import Unit

DATES = {
    "digits run together": {"20190401": "2019-04-01", "202103": "2021-03"},
    "the month as a number": {"3/2021": "2021-03", "2021/3": "2021-03", "2016/05": "2016-05"},
    "two digits of a year beside a word": {
        "Mar-21": "2021-03",
        "04-Mar-19": "2019-03-04",
        "Mar-68": "1968-03",
    },
    "words": {
        "04-Mar-2019": "2019-03-04",
        "Tuesday, 4 March 2019": "2019-03-04",
        "Sept 12, 2023": "2023-09-12",
        "October 4th 2021": "2021-10-04",
        "2 Sept. 1945": "1945-09-02",
        "2019年4月25日": "2019-04-25",
        "2021年3月14日（星期日）": "2021-03-14",
    },
    "a clock time": {
        "3/14/2021 5:30 PM": "2021-03-14T17:30:00+00:00",
        "24.02.2022 04:50": "2022-02-24T04:50:00+00:00",
        "Jan 5 2021 12:15AM": "2021-01-05T00:15:00+00:00",
        "2021年3月14日 下午5:30": "2021-03-14T17:30:00+00:00",
        "14 March 2021 at 17:30": "2021-03-14T17:30:00+00:00",
        "2021-03-14 17:30:12.5": "2021-03-14T17:30:12+00:00",
        "2021-03-14T17:30": "2021-03-14T17:30:00+00:00",
    },
    "EDTF": {
        "2019-10~": "2019-10~",
        "2019-02-27/2019-02-28": "2019-02-27/2019-02-28",
        "2021-05-05/..": "2021-05-05/..",
    },
    "other marks between": {"2019/4/25": "2019-04-25", "25.4.2019": "2019-04-25", "4/25/2019": "2019-04-25"},
    "an offset or a zone": {
        "2021-03-14 17:30 +02:00": "2021-03-14T17:30:00+02:00",
        "2022-02-24 05:00 Europe/Kyiv": "2022-02-24T05:00:00+02:00",
        "Thu Jan 05 2021 10:15:00 GMT+0100": "2021-01-05T10:15:00+01:00",
    },
    "midnight of a spreadsheet": {"2019-04-25 00:00:00": "2019-04-25"},
    "week, quarter, day of the year": {
        "2021-W05": "2021-02-01/2021-02-07",
        "2021-Q2": "2021-04/2021-06",
        "Q2 2021": "2021-04/2021-06",
        "2021-123": "2021-05-03",
    },
    "about": {
        "c. 1850": "1850~",
        "circa 1850": "1850~",
        "约1850年": "1850~",
        "1850?": "1850?",
        "c. 1850?": "1850%",
    },
    "a season": {"Spring 1944": "1944-21", "1944年秋": "1944-23"},
    "a part": {
        "early May 1944": "1944-05-01~/1944-05-10~",
        "late February 2020": "2020-02-21~/2020-02-29~",
        "late 2019": "2019-09~/2019-12~",
        "mid-1944": "1944-05~/1944-08~",
        "early 19th century": "1800~/1833~",
        "early 1990s": "1990~/1993~",
    },
    "a stretch": {
        "1939-45": "1939/1945",
        "1914–1918": "1914/1918",
        "1918/19": "1918/1919",
        "1899-03": "1899-03",
        "1898/02": "1898-02",
        "from 1914 to 1918": "1914/1918",
        "4–6 March 2019": "2019-03-04/2019-03-06",
        "March 4-6, 2019": "2019-03-04/2019-03-06",
        "28 Feb – 3 Mar 2019": "2019-02-28/2019-03-03",
        "March–May 2019": "2019-03/2019-05",
    },
    "a century or a decade": {
        "19th century": "18XX",
        "XIXe siècle": "18XX",
        "19世纪": "18XX",
        "19??": "19XX",
        "1850s": "185X",
        "185?": "185X",
    },
    "open": {
        "before 1900": "../1899",
        "before 1 March 2020": "../2020-02-29",
        "1900年以前": "../1899",
        "until 1900": "../1900",
        "2019-05-01 – present": "2019-05-01/..",
        "2019年至今": "2019/..",
        "since 1999": "1999/..",
    },
    "an era": {"AD 79": "0079", "24 August 79 AD": "0079-08-24", "79 CE": "0079"},
    "a reign": {
        "令和5年4月1日": "2023-04-01",
        "昭和元年": "1926",
        "民國112年": "2023",
        "주체112(2023)년": "2023",
    },
}
"""What is written, and the date that it is, by kind."""

NONE = (
    *("soon", "Friday", "12:30", "09:00-17:00", "1.2.3", "1/2", "79", "5/1/21", "Battle of 1914"),
    *("30 Feb 2019", "2020-02-30", "2019-13-01", "20191332", "昭和99年", "주체112(2024)년", "1850s or 1860s"),
    *("1556182800", "43581", "1234567", "9" * 61, "25:00 4 March 2019", "4 March 2019 13:30 PM"),
)
"""What is no date, or of which a cell alone does not tell what it counts."""


@pytest.mark.parametrize("kind", DATES)
def test_a_date_is_as_vague_as_it_was(kind):
    assert {cell: edtf_of(cell) for cell in DATES[kind]} == DATES[kind]


@pytest.mark.parametrize("cell", NONE)
def test_what_is_no_date_is_none(cell):
    assert edtf_of(cell) is None
    assert not may_mean_two_days(cell)


@given(
    st.text(max_size=70) | st.lists(st.sampled_from([*NONE, "BC", "-", "/", "M03", " ", "~"])).map("".join)
)
def test_any_text_gives_a_date_or_none(cell):
    found = edtf_of(cell, order=Order.DAY_FIRST)
    if found is not None:
        parse(found, may_be_open=True)


def test_a_stretch_keeps_to_one_order():
    assert edtf_of("3/4/2019 - 5/4/2019", order=Order.MONTH_FIRST) == "2019-03-04/2019-05-04"
    assert edtf_of("3/4/2019 - 5/4/2019") is None


def test_an_hour_that_clocks_show_twice_or_skip_is_none():
    assert edtf_of("2019-10-27 02:30", "Europe/Berlin") is None
    assert edtf_of("2019-03-31 02:30", "Europe/Berlin") is None
    assert edtf_of("2019-10-27 03:30", "Europe/Berlin") == "2019-10-27T03:30:00+01:00"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["2/24/2022 5:30", "2/25/2022", "3/4/2022"], (Order.MONTH_FIRST, None)),
        (["3.4.2022", "24.2.2022"], (Order.DAY_FIRST, None)),
        (["3/4/2022", "4/3/2022"], (None, Doubt.ORDER)),
        (["3/4/2022", "24/2/2022", "2/24/2022"], (None, Doubt.MIXED)),
        (["24/2/2022"], (None, None)),
        (["2022-03-04", "March 2022"], (None, None)),
    ],
)
def test_a_column_proves_which_number_is_the_day(cells, expected):
    column = judged(cells)
    assert (column.order, column.doubt) == expected


def test_dots_below_a_header_of_a_language_that_puts_the_day_first_do():
    assert judged(["1.10.2023"], day_first=True).order is Order.DAY_FIRST
    assert judged(["1/10/2023"], day_first=True).doubt is Doubt.ORDER


@pytest.mark.parametrize(
    ("cells", "unit", "first"),
    [
        (["1582979400", "-86400"], Unit.SECONDS, "2020-02-29T12:30:00Z"),
        (["1582979400000"], Unit.MILLISECONDS, "2020-02-29T12:30:00Z"),
        (["1582979400000000"], Unit.MICROSECONDS, "2020-02-29T12:30:00Z"),
        (["43581", "43582.5"], Unit.DAYS_SINCE_1900, "2019-04-26"),
    ],
)
def test_numbers_count_what_all_of_a_column_can_count(cells, unit, first):
    column = judged(cells)
    assert (column.unit, column.edtf(cells[0])) == (unit, first)


def test_half_a_day_of_a_serial_number_is_noon():
    assert judged(["43582.5"]).edtf("43582.5", "Asia/Tokyo") == "2019-04-27T12:00:00+09:00"


@pytest.mark.parametrize(
    "cells",
    [["2019", "1700"], ["20190401", "20190402"], ["202103"], ["1582979400", "soon"], ["201904251800"]],
)
def test_numbers_that_may_be_dates_count_nothing(cells):
    assert judged(cells).unit is None


LATITUDES = {
    "decimal": {"48.2082": 48.2082, "48,2082": 48.2082, "-0.5": -0.5, "+16": 16.0, "٤٨٫٢": 48.2},
    "minutes and seconds": {
        "48°12'30\"N": 48.208333,
        "48° 12.5' N": 48.208333,
        "48°12'30,5\"N": 48.208472,
        "-48 12 30": -48.208333,
        "41 25 01S": -41.416944,
        "48-12-30N": 48.208333,
        "12:30:15 N": 12.504167,
        "48d12m30sS": -48.208333,
    },
    "hemispheres on either side": {"N 48 12 30": 48.208333, "S48°12′30″": -48.208333, "48.2082 N": 48.2082},
    "hemispheres in words": {
        "北纬39°54′": 39.9,
        "北緯35度41分": 35.683333,
        "48°12' с. ш.": 48.2,
        "12 Süd": -12.0,
    },
}
NO_LATITUDES = (
    "",
    "abc",
    "1e3",
    "16 E",
    "16 O",
    "Ö 16",
    "48° 12' 61\" N",
    "48.5 12 30",
    "48.2.1",
    "-48 S",
    "48 1230",
)


@pytest.mark.parametrize("kind", LATITUDES)
def test_degrees_are_read_in_the_usual_ways(kind):
    assert {cell: degrees_of(cell, Axis.LATITUDE) for cell in LATITUDES[kind]} == LATITUDES[kind]


@pytest.mark.parametrize("cell", NO_LATITUDES)
def test_what_is_no_latitude_is_none(cell):
    assert degrees_of(cell, Axis.LATITUDE) is None


def test_a_longitude_counts_on_round_the_world():
    assert [degrees_of(cell, Axis.LONGITUDE) for cell in ("190.5", "-190.5", "180", "359.9")] == [
        *(-169.5, 169.5, 180, -0.1),
    ]


PAIRS = {
    "48.2082, 16.3738": (48.2082, 16.3738),
    "48.2082,16.3738": (48.2082, 16.3738),
    "48,2082; 16,3738": (48.2082, 16.3738),
    "48.2 16.4": (48.2, 16.4),
    "(48.2, 16.37)": (48.2, 16.37),
    "Point(16.37 48.2)": (48.2, 16.37),
    "POINT Z (16.37 48.2 100)": (48.2, 16.37),
    "SRID=4326;POINT(16.37 48.2)": (48.2, 16.37),
    "geo:48.2,16.37;u=10": (48.2, 16.37),
    "41 25 01S 120 58 57W": (-41.416944, -120.9825),
    "40°26.767' N 79°58.933' W": (40.446117, -79.982217),
    "E16.4 N48.2": (48.2, 16.4),
    "北纬39°54′ 东经116°24′": (39.9, 116.4),
    "10, 190": (10.0, -170.0),
}
NO_PAIRS = (
    "48",
    "48,16",
    "1,234",
    "10, 20, 30",
    "2019-04-25",
    "Port 48, 16",
    "N48 N16",
    "N48 16",
    "16 O, 48 N",
)


def test_both_coordinates_may_stand_in_a_cell():
    assert {cell: pair_of(cell) for cell in PAIRS} == PAIRS


@pytest.mark.parametrize("cell", NO_PAIRS)
def test_what_is_no_pair_is_none(cell):
    assert pair_of(cell) is None
