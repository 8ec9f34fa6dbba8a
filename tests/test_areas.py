"""Shapes of events: areas that come and go, and lines along which something went."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_events.area import crosses_itself, inner_point
from geo_events.dataset import MemoryFolder, load, read
from geo_events.scene import build
from geo_events.story import Story
from geo_events.view import select

EVENTS = b"""event_id,layer,title,when,latitude,longitude
flood,flood,A flood,2020-03-01/2020-03-20,10,20
front,front,A front,2020-01/2020-12,,
march,march,A march,2020-05-01/2020-05-11,,
"""


def square(west, south, side=2):
    return [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
    ]


def feature(event_id, kind, coordinates, **properties):
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": {"event_id": event_id, **properties}}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


FLOOD = feature("flood", "Polygon", [square(19, 9), square(19.5, 9.5, 0.5)])
FRONT = [
    feature("front", "MultiPolygon", [[square(30, 40)], [square(40, 40)]], start="2020-01", end="2020-03"),
    feature("front", "Polygon", [square(32, 40)], start="2020-04"),
]
MARCH = feature("march", "LineString", [[0, 0], [1, 0], [3, 0]])


def folder(areas=None, lines=None, events=EVENTS, **more):
    files = {"events.csv": events, "areas.geojson": areas, "lines.geojson": lines} | more
    return MemoryFolder({name: content for name, content in files.items() if content is not None}, "story")


@pytest.fixture(scope="module")
def dataset():
    return load(folder(collection(FLOOD, *FRONT), collection(MARCH)))


@pytest.fixture(scope="module")
def scene(dataset):
    return Story(dataset).scene.data


def test_an_area_is_there_with_its_event_or_as_it_says_itself(scene):
    events = {event["id"]: event for event in scene["events"]}
    flood, first, second = (
        next(a for a in scene["areas"] if a["event"] == "flood"),
        *(a for a in scene["areas"] if a["event"] == "front"),
    )
    assert (flood["start"], flood["end"]) == (events["flood"]["start"], events["flood"]["end"])
    assert first["end"] == second["start"]
    assert first["start"] == events["front"]["start"]
    assert second["end"] == events["front"]["end"]


def test_corners_are_latitude_and_longitude_and_holes_stay(scene):
    flood = next(area for area in scene["areas"] if area["event"] == "flood")
    assert [len(ring) for ring in flood["polygons"][0]] == [5, 5]
    assert flood["polygons"][0][0][1] == (9, 21)
    assert [scene["events"][area["index"]]["id"] for area in scene["areas"]] == [
        area["event"] for area in scene["areas"]
    ]


def test_a_journey_without_stops_goes_along_its_line_in_its_time(scene):
    (track,) = scene["tracks"]
    march = next(event for event in scene["events"] if event["id"] == "march")
    times = [vertex.time for vertex in track["vertices"]]
    assert (times[0], times[-1]) == (march["start"], march["end"])
    assert (times[1] - times[0]) * 2 == pytest.approx(times[2] - times[1], rel=0.01)
    assert track["halts"] == []


def test_a_journey_with_stops_goes_along_its_line_between_them():
    bend = feature("march", "LineString", [[0, 0], [1, 1], [2, 0]])
    places = b"place_id,name,latitude,longitude,timezone,geocoder\na,A,0,0,UTC,x\nb,B,0,2,UTC,x\n"
    stops = (
        b"event_id,stop,place_id,arrive,depart,basis,claim_id\n"
        b"march,1,a,,2020-05-01,inferred,\nmarch,2,b,2020-05-11,,inferred,\n"
    )
    data = read(folder(None, collection(bend), **{"places.csv": places, "stops.csv": stops})).dataset
    (track,) = build(select(data, Story(data).current)).data["tracks"]
    assert any(vertex[:2] == (1, 1) for vertex in track["vertices"])


def test_a_line_says_when_itself():
    parts = [
        feature("march", "LineString", [[1, 0], [2, 0]], start="2020-05-06", end="2020-05-11"),
        feature("march", "LineString", [[0, 0], [1, 0]], start="2020-05-01", end="2020-05-02"),
    ]
    (track,) = Story(load(folder(None, collection(*parts)))).scene.data["tracks"]
    assert [vertex.longitude for vertex in track["vertices"]] == [0, 1, 1, 2]
    times = [vertex.time for vertex in track["vertices"]]
    assert times == sorted(times)


def test_another_area_is_another_version():
    one, other = (load(folder(collection(shape))).version for shape in (FLOOD, FRONT[1]))
    assert one != other


BOWTIE = [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]
WRONG = {
    "an event that is not there": (feature("flod", "Polygon", [square(0, 0)]), "flood"),
    "no event at all": ({"type": "Feature", "geometry": FLOOD["geometry"], "properties": None}, "event_id"),
    "a line among areas": (feature("flood", "LineString", [[0, 0], [1, 1]]), "Polygon"),
    "no geometry": ({"type": "Feature", "geometry": None, "properties": {"event_id": "flood"}}, "Polygon"),
    "too few corners": (feature("flood", "Polygon", [[[0, 0], [1, 1], [0, 0]]]), "four positions"),
    "an open ring": (feature("flood", "Polygon", [square(0, 0)[:-1]]), "four positions"),
    "a ring that crosses itself": (feature("flood", "Polygon", [BOWTIE]), "do not cross"),
    "one over the antimeridian": (
        feature("flood", "Polygon", [[[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]]),
        "antimeridian",
    ),
    "metres": (feature("flood", "Polygon", [[[0, 0], [5e5, 0], [5e5, 4e6], [0, 0]]]), "in degrees"),
    "a text for a number": (feature("flood", "Polygon", [[["0", 0], [1, 0], [1, 1], ["0", 0]]]), "Polygon"),
    "no date": (feature("flood", "Polygon", [square(0, 0)], start="soon"), "date as start"),
    "an end before the start": (
        feature("flood", "Polygon", [square(0, 0)], start="2020-03", end="2020-02"),
        "end after",
    ),
    "no feature": (7, "event_id"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_drawn_is_told_and_the_rest_is_drawn(kind):
    shape, words = WRONG[kind]
    reading = read(folder(collection(shape, FLOOD)))
    (fault,) = reading.faults
    assert fault.file == "areas.geojson"
    assert "feature 1" in fault.text("en")
    assert words in fault.text("en")
    assert [area.event_id for area in reading.dataset.areas] == ["flood"]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"features": 7}', b"null"])
def test_a_file_that_is_no_collection_is_told(content):
    reading = read(folder(content))
    assert [fault.file for fault in reading.faults] == ["areas.geojson"]
    assert len(reading.dataset.events) == 3


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=9, unique=True))
def test_a_crossing_is_found_as_by_comparing_every_pair(corners):
    ring = [*corners, corners[0]]
    sides = list(pairwise(ring))

    def turn(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    def cross(one, other):
        (a, b), (c, d) = one, other
        return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0

    assert crosses_itself(ring) == any(cross(a, b) for n, a in enumerate(sides) for b in sides[n + 1 :])


def test_a_name_stands_inside():
    longitude, latitude = inner_point(
        (tuple(map(tuple, square(0, 0))), tuple(map(tuple, square(0.2, 0.2, 1.5))))
    )
    assert not (0.2 < longitude < 1.7 and 0.2 < latitude < 1.7)
    assert 0 < longitude < 2
    assert 0 < latitude < 2
