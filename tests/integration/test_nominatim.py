"""geocode against a Nominatim that runs here: what a real one answers with, and what comes of it."""

import csv
import os
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from geopy.distance import great_circle

from builders import tiny_rows, write_rows
from geo_events import cli
from geo_events.places import services
from geo_events.places.rate_limiter import PAUSE_SECONDS, Pace

pytestmark = pytest.mark.integration

EMAIL = "map@newspaper.se"
MAP = ElementTree.parse(Path(__file__).parent / "small.osm").getroot()
DEGREES = {
    f"node/{node.get('id')}": (float(node.get("lat")), float(node.get("lon"))) for node in MAP.iter("node")
}


def middle(*corners):
    latitudes, longitudes = zip(*(DEGREES[f"node/{corner}"] for corner in corners), strict=True)
    return sum(latitudes) / len(latitudes), sum(longitudes) / len(longitudes)


DEGREES |= {"way/30": middle(33, 34, 35, 36), "relation/6": middle(61, 62, 63, 64)}
DEGREES |= {"relation/7": middle(71, 72, 73, 74)}


def apart_km(one, other):
    return great_circle(DEGREES[one], DEGREES[other]).km


def wanted(query, country=""):
    return {"query": query, "country": country, "latitude": "", "longitude": "", "geocoder": ""}


def folder_with(folder, **places):
    """A sound dataset, and beside its own places those that are looked for."""
    rows = tiny_rows()
    plain = rows["places"][0]
    rows["places"] += [plain | {"place_id": name, "name_en": name} | place for name, place in places.items()]
    return write_rows(folder, rows)


@pytest.fixture
def slept(monkeypatch):
    """How long was waited between questions; none of it is waited for."""
    clock = SimpleNamespace(now=1_000_000.0, slept=[])

    def sleep(seconds):
        clock.slept.append(seconds)
        clock.now += seconds

    monkeypatch.setattr(services, "Pace", partial(Pace, clock=lambda: clock.now, sleep=sleep))
    return clock.slept


@pytest.fixture
def geocode(server, tmp_path, monkeypatch, capsys, slept):
    """Run the command on the places that are looked for."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "data"

    def run(*arguments, **places):
        if places:
            folder_with(folder, **places)
        before = len(server.questions())
        service = ("--service", "nominatim", "--url", server.url, "--email", EMAIL)
        code = cli.main(["geocode", str(folder), *service, *arguments])
        out, err = capsys.readouterr()
        assert err == ""
        asked = [query for _, query in server.questions()[before:]]
        with (folder / "places.csv").open(encoding="utf-8", newline="") as file:
            places = {row["place_id"]: row for row in csv.DictReader(file)}
        return SimpleNamespace(code=code, lines=out.splitlines(), asked=asked, places=places)

    return run


def degrees(place):
    return float(place["latitude"]), float(place["longitude"])


def check(folder, capsys):
    return cli.main(["check", str(folder)]), capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize("query", ["Khasan", "Хасан", "哈桑", "하산", "KHASAN, Russia"])
def test_a_sure_answer_is_written_with_its_origin(geocode, tmp_path, capsys, query):
    days = [date.today()]
    run = geocode(here=wanted(query, "RU"))
    days.append(date.today())
    here = run.places["here"]
    assert (run.code, run.lines[-1]) == (0, "1 place found, 0 not found, 0 doubtful")
    assert run.lines[0].startswith("here: Khasan, Russia (RU); place/village; 42.42830, 130.64560; nominatim")
    assert degrees(here) == DEGREES["node/21"]
    assert (here["geocoder"], here["geocoder_id"]) == ("nominatim", "node/21")
    assert here["licence"] == "ODbL-1.0, OpenStreetMap contributors"
    assert here["retrieved"] in [day.isoformat() for day in days]
    assert check(tmp_path / "data", capsys)[1].startswith("no fault: ")


@pytest.mark.parametrize(
    ("query", "country", "thing"),
    [
        ("Khasan railway station", "RU", "node/22"),
        ("Vladivostok", "RU", "node/41"),
        ("海参崴", "RU", "node/41"),
        ("Vostochny, Amur Oblast", "RU", "node/31"),
        ("Vostochny, Kirov Oblast, Russia", "", "node/32"),
        ("Ulaanbaatar, Mongolia", "", "node/75"),
        ("Vostochny Cosmodrome", "RU", "way/30"),
        ("Kirov Oblast", "RU", "relation/6"),
        ("Mongolia", "MN", "relation/7"),
    ],
)
def test_stations_areas_and_regions_are_found_where_the_map_has_them(geocode, query, country, thing):
    run = geocode(here=wanted(query, country))
    here = run.places["here"]
    assert (run.code, here["geocoder_id"]) == (0, thing)
    assert degrees(here) == pytest.approx(DEGREES[thing], abs=1e-5)


def test_a_country_whose_border_the_server_lacks_is_found_without_an_id(geocode, tmp_path, capsys):
    run = geocode(here=wanted("Sweden", "SE"))
    here = run.places["here"]
    assert (run.code, here["geocoder_id"], here["geocoder"]) == (0, "", "nominatim")
    assert 55 < float(here["latitude"]) < 70
    assert check(tmp_path / "data", capsys)[0] == 0


def test_a_name_in_two_countries_is_doubtful_until_one_is_chosen(geocode):
    run = geocode(here=wanted("Granada"))
    assert (run.code, run.places["here"]["latitude"]) == (1, "")
    assert run.lines[0] == "here: doubtful, nothing is written; take one with --choose here=NUMBER"
    assert run.lines[1:3] == [
        "  1: 0 km from the first; Granada, Spain (ES); place/city; 37.17730, -3.59860; nominatim node/11",
        f"  2: {apart_km('node/11', 'node/12'):.0f} km from the first; "
        "Granada, Nicaragua (NI); place/town; 11.92990, -85.95400; nominatim node/12",
    ]
    # In Spanish the island is written like the town.
    assert "Grenada (GD); place/country" in run.lines[3]
    run = geocode("--choose", "here=2")
    assert (run.code, run.places["here"]["geocoder_id"]) == (0, "node/12")


@pytest.mark.parametrize(("country", "thing"), [("ES", "node/11"), ("NI", "node/12")])
def test_a_country_ends_the_doubt(geocode, country, thing):
    run = geocode(here=wanted("Granada", country))
    assert (run.code, run.places["here"]["geocoder_id"]) == (0, thing)


def test_one_name_in_two_regions_is_doubtful_in_its_country_too(geocode):
    run = geocode(here=wanted("Vostochny", "RU"))
    assert (run.code, run.lines[-1]) == (1, "0 places found, 0 not found, 1 doubtful")
    assert ["Kirov Oblast" in run.lines[1], "Amur Oblast" in run.lines[2]] == [True, True]
    assert run.lines[2].startswith(f"  2: {apart_km('node/31', 'node/32'):.0f} km from the first; ")


@pytest.mark.parametrize(
    ("query", "country", "answered_with"),
    [
        ("Khasan", "", "Khasan, Russia (RU); place/village"),
        ("Kirov", "RU", "Kirov Oblast, Russia (RU); boundary/administrative"),
        ("Cosmodrome, Russia", "", "Vostochny Cosmodrome, Amur Oblast, Russia (RU); aeroway/spaceport"),
        ("Vladivostok 5", "RU", "Vladivostok, Russia (RU); place/city"),
        ("Vladivostok, 690000, Russia", "", "Vladivostok, Russia (RU); place/city"),
        ("43.1, 131.8", "", "Vladivostok, Russia (RU); place/city"),
        ("10.0, 10.0", "", "Nigeria (NG); place/country"),
        ("railway station Granada", "ES", "Andaluces, Granada, Spain (ES); railway/station"),
    ],
)
def test_an_answer_to_less_than_was_asked_is_shown_and_not_taken(geocode, query, country, answered_with):
    run = geocode(here=wanted(query, country))
    assert (run.code, run.places["here"]["latitude"]) == (1, "")
    assert run.lines[-1] == "0 places found, 0 not found, 1 doubtful"
    assert answered_with in run.lines[1]


def test_one_sound_in_two_countries_is_refused_in_the_other(geocode):
    run = geocode(here=wanted("Хасан", "JP"))
    assert (run.code, run.lines[0]) == (1, "here: not found")
    assert [line.partition(";")[0] for line in run.lines[1:-1]] == [
        "  refused, not in JP: Khasan, Russia (RU)",
        "  refused, not in JP: Khasan, Russia (RU)",
        "  refused, not in JP: Hassan, India (IN)",
    ]
    assert run.asked == ["Хасан", "Хасан"]


@pytest.mark.parametrize("query", ["Atlantis", "Khasan, China", "'); DROP TABLE placex; --", "x" * 500, "?!"])
def test_what_the_map_does_not_have_is_not_found(geocode, query):
    run = geocode(here=wanted(query))
    assert (run.code, run.lines[0]) == (1, "here: not found")
    assert run.asked == [query]


def test_what_was_found_is_not_asked_for_again(geocode, slept):
    places = {"here": wanted("Khasan", "RU"), "there": wanted("Atlantis"), "station": wanted("Khasan", "RU")}
    run = geocode(**places)
    # The third has the first one's query, and so its answer.
    assert (run.asked, run.lines[-1]) == (["Khasan", "Atlantis"], "2 places found, 1 not found, 0 doubtful")
    assert run.places["station"]["geocoder_id"] == "node/21"
    assert slept == [PAUSE_SECONDS]
    assert geocode().asked == ["Atlantis"]


def test_the_program_itself_asks_once_a_second(server, tmp_path):
    before = len(server.questions())
    folder = folder_with(tmp_path / "data", here=wanted("Khasan", "RU"), there=wanted("Granada", "ES"))
    command = (sys.executable, "-m", "geo_events", "geocode", folder, "--service", "nominatim")
    done = subprocess.run(
        [*map(str, command), "--url", server.url, "--email", EMAIL],
        env=os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "2 places found, 0 not found, 0 doubtful"
    (first, one), (second, other) = server.questions()[before:]
    assert (one, other) == ("Khasan", "Granada")
    assert (second - first).total_seconds() >= PAUSE_SECONDS
