"""The geocode cache: asked once, written at once, nothing lost."""

import json
import multiprocessing
import os
import time
from datetime import date
from types import SimpleNamespace

import pytest
from filelock import FileLock

from builders import make_place, tiny_rows, write_rows
from geo_events.dataset import load, read
from geo_events.errors import DataError, GeocodingError
from geo_events.places import Gazetteer, Service, geocode_missing, geonames, nominatim
from geo_events.places.cache import PAUSE_SECONDS

TODAY = date(2021, 2, 3)


class OutageError(Exception):
    """What the fake geocoder raises."""


class FakeGeocoder:
    """Answers from a table, and remembers what it was asked."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def geocode(self, query, *, exactly_one=True):
        assert exactly_one
        self.asked.append(query)
        answer = self.answers.get(query)
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            return None
        return SimpleNamespace(
            latitude=answer[0], longitude=answer[1], raw={"osm_type": "node", "osm_id": len(self.asked)}
        )


def service(answers):
    return Service("fake", FakeGeocoder(answers), "CC0-1.0", (OutageError,))


def fill(folder, asked, **options):
    return geocode_missing(folder, asked, today=TODAY, **({"sleep": lambda _: None} | options))


@pytest.fixture
def missing(dataset_folder):
    """Folder in which no place has coordinates; `island` is asked for as "An island"."""
    rows = tiny_rows()
    for row in rows["places"]:
        row.update(latitude="", longitude="", geocoder="")
    rows["places"][1]["query"] = "An island"
    return write_rows(dataset_folder, rows)


# Finding


@pytest.mark.parametrize(
    "words", ["port", "Port", "PORT", "Ｐｏｒｔ", " the  harbour ", "港口", "port of somewhere"]
)
def test_a_place_is_found_by_any_spelling(words):
    place = make_place(aliases=("The Harbour", "港口"), query="Port of Somewhere")
    assert Gazetteer([make_place("island", name_zh="岛"), place]).find(words) == place


def test_what_is_unknown_is_not_found():
    gazetteer = Gazetteer([make_place(name_en="Harbour")])
    assert gazetteer.find("harbor") is None
    assert gazetteer.nearest("harbor") == "harbour"
    assert gazetteer.nearest("xyz") is None


def test_an_id_goes_before_a_name_and_a_name_before_an_alias():
    by_alias, by_name, by_id = (
        make_place("alpha", aliases=("Port", "Quay")),
        make_place("beta", name_en="Port", name_zh="乙"),
        make_place("port", name_en="Quay", name_zh="丙"),
    )
    gazetteer = Gazetteer([by_alias, by_name, by_id])
    assert gazetteer.find("port") == by_id
    assert gazetteer.find("quay") == by_id
    assert gazetteer.find("乙") == by_name


# Filling


def test_answers_are_written_with_where_they_come_from(missing):
    asked = service({"Port": (10.123456, 20.5), "An island": (-1.0, -170.0)})
    filled = fill(missing, asked)
    assert (filled.found, filled.not_found) == (("port", "island"), ())
    assert asked.geocoder.asked == ["Port", "An island"]
    port = load(missing).places["port"]
    assert (port.latitude, port.longitude) == (10.12346, 20.5)
    assert (port.geocoder, port.geocoder_id, port.retrieved, port.licence) == (
        "fake",
        "node/1",
        "2021-02-03",
        "CC0-1.0",
    )


def test_a_place_with_coordinates_is_never_asked_for(missing):
    fill(missing, service({"Port": (1.0, 2.0)}))
    again = service({"An island": (3.0, 4.0)})
    fill(missing, again)
    fill(missing, again)
    assert again.geocoder.asked == ["An island"]


def test_a_half_filled_place_is_left_to_a_person(missing):
    rows = tiny_rows()
    rows["places"][0]["longitude"] = ""
    asked = service({"Port": (1.0, 2.0)})
    fill(write_rows(missing, rows), asked)
    assert asked.geocoder.asked == []
    assert [fault.column for fault in read(missing).faults] == ["longitude"]


def test_other_rows_stay_to_the_byte(missing):
    path = missing / "places.csv"
    lines = path.read_bytes().replace(b"\n", b"\r\n").splitlines(keepends=True)
    odd = b'"island",  Island,"said ""so""\r\nand so",broken\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + lines[0] + odd + b"\r\n" + lines[1] + b'"never closed,')
    fill(missing, service({"Port": (1.0, 2.0)}))
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf" + lines[0] + odd + b"\r\nport,Port")
    assert after.endswith(b'\r\n"never closed,')
    assert b",1.00000,2.00000," in after


def test_each_question_is_followed_by_a_pause(missing):
    pauses = []
    fill(missing, service({"Port": (1.0, 2.0)}), sleep=pauses.append)
    assert pauses == [PAUSE_SECONDS, PAUSE_SECONDS]


def test_what_is_not_found_is_asked_once_and_told(missing):
    told = []
    asked = service({"An island": (3.0, 4.0)})
    filled = fill(missing, asked, tell=told.append)
    assert (filled.found, filled.not_found) == (("island",), ("port",))
    assert asked.geocoder.asked == ["Port", "An island"]
    assert told == ["port: not found", "island: 3.00000, 4.00000"]


def test_an_outage_keeps_what_was_found(missing):
    with pytest.raises(GeocodingError, match=r"place island.*fake to 'An island', found OutageError: shut"):
        fill(missing, service({"Port": (1.0, 2.0), "An island": OutageError("shut")}))
    assert [fault.row for fault in read(missing).faults] == [3]


@pytest.mark.parametrize("answer", [(float("nan"), 1.0), (91.0, 1.0), (1.0, float("inf")), (0.0, 0.0)])
def test_an_answer_that_is_no_place_is_refused(missing, answer):
    before = (missing / "places.csv").read_bytes()
    with pytest.raises(GeocodingError, match="in degrees, found"):
        fill(missing, service({"Port": answer}))
    assert (missing / "places.csv").read_bytes() == before


def test_what_an_editor_saves_during_the_question_is_kept(missing):
    path = missing / "places.csv"

    class Slow(FakeGeocoder):
        def geocode(self, query, *, exactly_one=True):
            path.write_bytes(path.read_bytes().replace(b",Island,", b",Big Island,"))
            return super().geocode(query, exactly_one=exactly_one)

    fill(missing, Service("fake", Slow({"Port": (1.0, 2.0), "An island": (3.0, 4.0)}), "CC0-1.0"))
    places = load(missing).places
    assert places["island"].name_en == "Big Island"
    assert (places["port"].latitude, places["island"].latitude) == (1.0, 3.0)


@pytest.mark.parametrize("function", ["replace", "fsync"])
def test_a_crash_leaves_the_old_file_whole(missing, monkeypatch, function):
    before = (missing / "places.csv").read_bytes()

    def crash(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(os, function, crash)
    with pytest.raises(OSError, match="the disk is full"):
        fill(missing, service({"Port": (1.0, 2.0)}))
    assert (missing / "places.csv").read_bytes() == before
    assert {path.name for path in missing.iterdir()} - {".places.csv.lock"} == {
        "chapters.csv",
        "claims.csv",
        "events.csv",
        "places.csv",
        "seeds",
        "sources.csv",
        "stops.csv",
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "a file that can be read"),
        (b"", "a column of this name"),
        (b"place_id,name_en\n", "a column of this name"),
        ("place_id,地名\n".encode("gbk"), "text in UTF-8"),
    ],
)
def test_a_file_that_is_no_table_of_places_is_reported(missing, content, expected):
    path = missing / "places.csv"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        fill(missing, service({}))
    assert caught.value.faults[0].expected == expected
    assert not path.exists() or path.read_bytes() == content
    assert not (missing / ".places.csv.lock").exists()


# Several processes


class SharedGeocoder:
    """Knows every place, and writes down when it was asked for which."""

    def __init__(self, diary):
        self.diary = diary

    def geocode(self, query, *, exactly_one=True):
        with self.diary.open("a", encoding="utf-8") as file:
            file.write(f"{query}\n")
        return SimpleNamespace(latitude=1.0, longitude=2.0, raw={"geonameId": 7})


def _fill_in_a_process(folder, diary, barrier):
    barrier.wait(20)
    geocode_missing(
        folder,
        Service("fake", SharedGeocoder(diary), "CC0-1.0"),
        today=TODAY,
        sleep=lambda _: time.sleep(0.01),
        patience_seconds=60,
    )


def test_two_processes_lose_nothing_and_ask_nothing_twice(dataset_folder, tmp_path):
    rows = tiny_rows()
    pattern = rows["places"][0]
    rows["places"] += [
        pattern
        | {"place_id": f"place-{number}", "name_en": f"Place {number}", "latitude": "", "longitude": ""}
        for number in range(20)
    ]
    write_rows(dataset_folder, rows)
    spawn = multiprocessing.get_context("spawn")
    barrier, diary = spawn.Barrier(2), tmp_path / "diary"
    processes = [
        spawn.Process(target=_fill_in_a_process, args=(dataset_folder, diary, barrier)) for _ in range(2)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(90)
    assert [process.exitcode for process in processes] == [0, 0]
    places = load(dataset_folder).places
    assert sum(place.geocoder_id == "7" for place in places.values()) == 20
    asked = diary.read_text(encoding="utf-8").split("\n")[:-1]
    assert sorted(asked) == sorted(f"Place {number}" for number in range(20))


def test_a_held_lock_does_not_block_for_ever(missing):
    with (
        FileLock(missing / ".places.csv.lock"),
        pytest.raises(GeocodingError, match="locked by another process"),
    ):
        fill(missing, service({}), patience_seconds=0.05)


def test_a_lock_file_left_behind_does_not_block(missing):
    (missing / ".places.csv.lock").write_text("", encoding="utf-8")
    filled = fill(missing, service({"Port": (1.0, 2.0)}), patience_seconds=0.05)
    assert filled.found == ("port",)


# Services


@pytest.mark.parametrize(
    "email", [None, "", "me", "me@home", "me@example.com", "a b@c.de", "you@site.invalid"]
)
def test_nominatim_wants_a_real_contact(email):
    with pytest.raises(GeocodingError, match="expected the mail address of a real contact"):
        nominatim(email)


def test_nominatim_is_told_the_contact():
    made = nominatim("map@newspaper.se", "https://maps.newspaper.se/search-service/")
    assert made.geocoder.headers["User-Agent"] == "geo-events (map@newspaper.se)"
    assert made.geocoder.api.startswith("https://maps.newspaper.se/search-service/")
    assert (made.name, made.licence.split(",")[0]) == ("nominatim", "ODbL-1.0")


@pytest.mark.parametrize("answer", ["<html>", '"x"', "[1]", "[{}]", '[{"lat": "x", "lon": "1"}]'])
@pytest.mark.parametrize("make", [lambda: nominatim("map@newspaper.se"), lambda: geonames("somebody")])
def test_a_malformed_answer_is_an_error_of_the_service(missing, monkeypatch, make, answer):
    asked = make()

    def respond(url, *, timeout, headers):
        return answer

    monkeypatch.setattr(asked.geocoder.adapter, "get_text", respond)
    monkeypatch.setattr(asked.geocoder.adapter, "get_json", lambda url, **_: json.loads(answer))
    with pytest.raises(GeocodingError, match=f"place port: expected an answer of {asked.name} to 'Port'"):
        fill(missing, asked)


def test_nominatim_wants_an_address_of_the_web():
    with pytest.raises(GeocodingError, match=r"begins with https:// or http://, found 'file:///etc'"):
        nominatim("map@newspaper.se", "file:///etc")


def test_geonames_wants_an_account():
    with pytest.raises(GeocodingError, match="expected the name of an account"):
        geonames(None)
    assert geonames("somebody").name == "geonames"
