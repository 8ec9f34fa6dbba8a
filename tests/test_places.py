"""The geocode cache: asked once, written at once, nothing lost."""

import multiprocessing
import os
import sys
import time
from datetime import date

import pytest
from filelock import FileLock

from builders import make_place, tiny_rows, write_rows
from geo_events.dataset import load, read
from geo_events.errors import DataError, GeocodingError
from geo_events.message import Message
from geo_events.places import Candidate, Gazetteer, geocode_missing
from geo_events.places.rate_limiter import Pace

TODAY = date(2021, 2, 3)


def candidate(latitude, longitude, **values):
    plain = {
        "name": "Somewhere",
        "kind": "town",
        "country": None,
        "geocoder": "fake",
        "geocoder_id": "7",
        "licence": "CC0-1.0",
        "sure": True,
    }
    return Candidate(latitude=latitude, longitude=longitude, **plain | values)


class Fake:
    """Answers from a table, and remembers what it was asked."""

    name = "fake"

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def search(self, wanted):
        self.asked.append(wanted.query)
        answer = self.answers.get(wanted.query, [])
        if isinstance(answer, BaseException):
            raise answer
        return [candidate(*answer)] if isinstance(answer, tuple) else answer


def fill(folder, *services, **options):
    return geocode_missing(folder, services, today=TODAY, **options)


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
    asked = Fake({"Port": (10.123456, 20.5), "An island": (-1.0, -170.0)})
    filled = fill(missing, asked)
    assert (filled.found, filled.not_found) == (("port", "island"), ())
    assert asked.asked == ["Port", "An island"]
    port = load(missing).places["port"]
    assert (port.latitude, port.longitude) == (10.12346, 20.5)
    assert (port.geocoder, port.geocoder_id, port.retrieved, port.licence) == (
        "fake",
        "7",
        "2021-02-03",
        "CC0-1.0",
    )


def test_a_place_with_coordinates_is_never_asked_for(missing):
    fill(missing, Fake({"Port": (1.0, 2.0)}))
    again = Fake({"An island": (3.0, 4.0)})
    fill(missing, again)
    fill(missing, again)
    assert again.asked == ["An island"]


def test_a_half_filled_place_is_left_to_a_person(missing):
    rows = tiny_rows()
    rows["places"][0]["longitude"] = ""
    asked = Fake({"Port": (1.0, 2.0)})
    fill(write_rows(missing, rows), asked)
    assert asked.asked == []
    assert [fault.column for fault in read(missing).faults] == ["longitude"]


def test_other_rows_stay_to_the_byte(missing):
    path = missing / "places.csv"
    lines = path.read_bytes().replace(b"\n", b"\r\n").splitlines(keepends=True)
    odd = b'"island",  Island,"said ""so""\r\nand so",broken\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + lines[0] + odd + b"\r\n" + lines[1] + b'"never closed,')
    fill(missing, Fake({"Port": (1.0, 2.0)}))
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf" + lines[0] + odd + b"\r\nport,Port")
    assert after.endswith(b'\r\n"never closed,')
    assert b",1.00000,2.00000," in after


def test_what_is_not_found_is_asked_once_and_told(missing):
    told = []
    asked = Fake({"An island": (3.0, 4.0)})
    filled = fill(missing, asked, tell=lambda one: told.append(str(one)))
    assert (filled.found, filled.not_found) == (("island",), ("port",))
    assert asked.asked == ["Port", "An island"]
    assert told == [
        "port: not found",
        "island: Somewhere (country unknown); town; 3.00000, 4.00000; fake 7",
    ]


def test_an_outage_keeps_what_was_found(missing):
    with pytest.raises(GeocodingError, match=r"places.csv, place island: expected a turn to ask"):
        fill(missing, Fake({"Port": (1.0, 2.0), "An island": GeocodingError(Message("geocode.no-turn"))}))
    assert [fault.row for fault in read(missing).faults] == [3]


def test_what_an_editor_saves_during_the_question_is_kept(missing):
    path = missing / "places.csv"

    class Slow(Fake):
        def search(self, wanted):
            path.write_bytes(path.read_bytes().replace(b",Island,", b",Big Island,"))
            return super().search(wanted)

    fill(missing, Slow({"Port": (1.0, 2.0), "An island": (3.0, 4.0)}))
    places = load(missing).places
    assert places["island"].name("en") == "Big Island"
    assert (places["port"].latitude, places["island"].latitude) == (1.0, 3.0)


@pytest.mark.parametrize("function", ["replace", "fsync"])
def test_a_crash_leaves_the_old_file_whole(missing, monkeypatch, function):
    before = (missing / "places.csv").read_bytes()

    def crash(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(os, function, crash)
    with pytest.raises(OSError, match="the disk is full"):
        fill(missing, Fake({"Port": (1.0, 2.0)}))
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
        fill(missing, Fake({}))
    assert str(str(caught.value.faults[0].expected)) == expected
    assert not path.exists() or path.read_bytes() == content
    assert not (missing / ".places.csv.lock").exists()


# Several processes


class Diary:
    """Knows every place, and writes down when it was asked for which."""

    name = "fake"

    def __init__(self, path):
        self.path = path

    def search(self, wanted):
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{wanted.query}\n")
        return [candidate(1.0, 2.0)]


def _fill_in_a_process(folder, diary, barrier):
    barrier.wait(20)
    geocode_missing(folder, [Diary(diary)], today=TODAY, patience_seconds=60)


def test_two_processes_lose_nothing_and_ask_nothing_twice(dataset_folder, tmp_path):
    rows = tiny_rows()
    pattern = rows["places"][0]
    rows["places"] += [
        pattern
        | {"place_id": f"place-{number}", "name_en": f"Place {number}", "latitude": "", "longitude": ""}
        for number in range(20)
    ]
    write_rows(dataset_folder, rows)
    diary = tmp_path / "diary"
    in_two_processes(_fill_in_a_process, dataset_folder, diary)
    places = load(dataset_folder).places
    assert sum(place.geocoder_id == "7" for place in places.values()) == 20
    asked = diary.read_text(encoding="utf-8").split("\n")[:-1]
    assert sorted(asked) == sorted(f"Place {number}" for number in range(20))


def in_two_processes(work, *arguments):
    """Run a function in two processes that begin together."""
    # A child that is forked has all modules already; Windows and macOS have to load them.
    way = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(way)
    barrier = context.Barrier(2)
    processes = [context.Process(target=work, args=(*arguments, barrier), daemon=True) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(90)
    assert [process.exitcode for process in processes] == [0, 0]


def _ask_at_a_pace(path, diary, barrier):
    pace = Pace(path, sleep=lambda seconds: time.sleep(seconds / 50))
    barrier.wait(20)
    for _ in range(5):
        with pace.turn():
            with diary.open("a", encoding="utf-8") as file:
                file.write("begin\n")
            time.sleep(0.002)
            with diary.open("a", encoding="utf-8") as file:
                file.write("end\n")


def test_two_processes_never_ask_at_the_same_time(tmp_path):
    in_two_processes(_ask_at_a_pace, tmp_path / "pace", tmp_path / "diary")
    assert (tmp_path / "diary").read_text(encoding="utf-8") == "begin\nend\n" * 10


def test_a_held_lock_does_not_block_for_ever(missing):
    with (
        FileLock(missing / ".places.csv.lock"),
        pytest.raises(GeocodingError, match="locked by another process"),
    ):
        fill(missing, Fake({}), patience_seconds=0.05)


def test_a_lock_file_left_behind_does_not_block(missing):
    (missing / ".places.csv.lock").write_text("", encoding="utf-8")
    filled = fill(missing, Fake({"Port": (1.0, 2.0)}), patience_seconds=0.05)
    assert filled.found == ("port",)
