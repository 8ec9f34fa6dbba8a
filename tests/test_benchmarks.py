"""What of the benchmarks can be wrong without anybody seeing it: what is compared, and how it is counted."""

import json
import re

import pytest

pytest.importorskip("playwright")

from rivals import RIVALS, YEAR, points
from scrub import OURS
from scrub_page import Figures, percentile
from scrub_table import HEAD, line

EVENTS = """event_id,layer,when,place_id
late,train,2002-01,here
early,meeting,2000-05-01,there
nowhere,meeting,2001,
"""
PLACES = """place_id,latitude,longitude
here,43.1,131.9
there,-1.5,20
"""


@pytest.fixture
def dataset(tmp_path):
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    return tmp_path


def test_the_others_get_every_event_with_a_place_by_its_start(dataset):
    first, second = points(dataset)
    assert (first.latitude, first.longitude, second.latitude) == (-1.5, 20.0, 43.1)
    assert (first.start, second.start) == (957_139_200_000, 1_009_843_200_000)
    assert first.colour != second.colour


@pytest.mark.parametrize(("label", "make"), [row for rows in RIVALS.values() for row in rows])
def test_the_page_of_another_player_holds_the_events_and_its_driver_finds_the_player(dataset, label, make):
    page, driver = make(points(dataset), 200)
    assert "957139200000" in page
    assert "131.9" in page
    assert "/* " not in page
    assert all(name in page for name in re.findall(r"window\.(\w+)", driver))


def test_an_event_stays_a_year_in_every_player(dataset):
    pages = {label: make(points(dataset), 200)[0] for rows in RIVALS.values() for label, make in rows}
    assert f"const WINDOW = {YEAR};" in pages["Leaflet, canvas markers"]
    assert '"P1Y"' in pages["folium TimestampedGeoJson"]
    assert json.dumps(957_139_200_000 + YEAR) in pages["folium Timeline"]


def test_our_driver_is_complete():
    assert all("SET" not in driver and driver.count("{") == driver.count("}") for driver in OURS.values())


@pytest.mark.parametrize(("percent", "value"), [(0, 1), (50, 10), (95, 19), (100, 20)])
def test_a_percentile_is_a_value_that_was_seen(percent, value):
    assert percentile([float(number) for number in range(20, 0, -1)], percent) == value


def test_a_row_is_as_wide_as_the_head_and_a_missing_figure_is_a_dash():
    row = line("x", 1000, Figures(step=(16.7, 20, 30), note="why"))
    assert row.endswith("  why")
    assert len(row.removesuffix("  why")) == len(HEAD)
    assert row.split()[:6] == ["x", "1,000", "-", "16.7", "20.0", "30.0"]
    assert row.split()[6] == "-"
