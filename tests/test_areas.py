"""Shapes of events: areas that come and go, and lines along which something went."""

import io
import json
import zipfile
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_events.area import crosses_itself, inner_point
from geo_events.dataset import MemoryFolder, load, read, save
from geo_events.design import layer_colour
from geo_events.picture import Group, Path, RenderOptions, draw
from geo_events.picture.stages import stages_at
from geo_events.picture.visible import sights
from geo_events.scene import MANY, build
from geo_events.story import Story
from geo_events.tables import unpack
from geo_events.view import select
from geo_events.when import parse

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
    "a start after the event": (feature("flood", "Polygon", [square(0, 0)], start="2021"), "end after"),
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


def test_a_file_without_a_feature_is_told():
    (fault,) = read(folder(collection())).faults
    assert fault.text("en") == "areas.geojson: expected at least one feature"


def test_a_shape_of_an_event_that_is_itself_at_fault_is_not_told_again():
    events = EVENTS.replace(b"2020-03-01/2020-03-20", b"soon")
    (fault,) = read(folder(collection(FLOOD), events=events)).faults
    assert fault.file == "events.csv"


def test_a_table_of_layers_says_which_may_have_shapes():
    layers = b"layer_id,form\nflood,point\nfront,area\nmarch,area\n"
    shapes = collection(FLOOD, *FRONT), collection(MARCH)
    reading = read(folder(*shapes, **{"layers.csv": layers}))
    assert [fault.file for fault in reading.faults] == ["areas.geojson", "lines.geojson"]
    assert "feature 1 to be of an event whose layer has the form area, or none" in str(reading.faults[0])
    assert "its layer is flood" in str(reading.faults[0])
    assert {area.event_id for area in reading.dataset.areas} == {"front"}


def test_without_a_table_of_layers_a_shape_says_what_its_event_is():
    events = b"event_id,title,when\nflood,A flood,2020-03\nmarch,A march,2020-05\n"
    data = load(folder(collection(FLOOD), collection(MARCH), events=events))
    scene = Story(data).scene.data
    assert [area["event"] for area in scene["areas"]] == ["flood"]
    assert [track["event"] for track in scene["tracks"]] == ["march"]


def test_who_made_the_railways_is_credited_only_where_a_journey_may_follow_them():
    rails = {"line_id": "a", "length_km": 9}
    network = {"type": "Feature", "properties": rails, "geometry": MARCH["geometry"]}
    data = load(folder(None, collection(MARCH), **{"railways.geojson": collection(network)}))
    assert not Story(data).scene.data["rails"]


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


def test_in_a_crowd_an_area_keeps_its_event():
    crowd = b"".join(b"e%d,crowd,One of many,2020-02,10,20\n" % number for number in range(MANY))
    scene = Story(load(folder(collection(*FRONT), events=EVENTS + crowd))).scene
    assert scene.data["packed"]["count"] == MANY + 3
    starts = sorted(
        (when, one) for one, when in [("front", "2020-01"), *((f"e{n}", "2020-02") for n in range(MANY))]
    )
    assert {area["index"] for area in scene.data["areas"]} == {starts.index(("2020-01", "front"))}


def test_shapes_come_with_an_upload_and_are_saved(dataset, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in (
            ("events.csv", EVENTS),
            ("Areas.geojson", collection(FLOOD, *FRONT)),
            ("lines (1).geojson", collection(MARCH)),
        ):
            archive.writestr(f"story/{name}", content)
    files = unpack([("story.zip", packed.getvalue())]).files
    found = load(MemoryFolder(files, "story"))
    assert (found.areas, found.lines) == (dataset.areas, dataset.lines)
    save(found, tmp_path / "copy")
    again = load(tmp_path / "copy")
    assert (again.areas, again.lines, again.version) == (dataset.areas, dataset.lines, found.version)


# Drawn and exported

DAYS = st.integers(0, 400)
SPANS = st.lists(st.tuples(DAYS, st.integers(1, 200)), min_size=1, max_size=5)
KML = "{http://www.opengis.net/kml/2.2}"


def drawn(dataset, at=None, **options):
    """The paths of each event's areas in a still, by the event's id."""
    moment = None if at is None else parse(at).start
    picture = draw(Story(dataset).scene, RenderOptions(800, 600, at=moment, **options))
    groups = [one for group in picture.groups if group.name == "areas" for one in group.shapes]
    assert all(isinstance(group, Group) for group in groups)
    return {
        group.name.removeprefix("area-"): [s for s in group.shapes if isinstance(s, Path)] for group in groups
    }


@given(SPANS, DAYS)
def test_of_the_shapes_of_an_event_those_of_the_time_stand_or_the_last_before_it(spans, moment):
    areas = [
        {"event": "one", "index": 0, "start": first, "end": first + days, "polygons": []}
        for first, days in spans
    ]
    stages = stages_at(areas, moment)
    now = [stage.area for stage in stages if not stage.is_past]
    assert now
    there = [area for area in areas if area["start"] <= moment < area["end"]]
    begun = [area for area in areas if area["start"] <= moment]
    if there:
        assert now == there
    elif begun:
        assert {area["end"] for area in now} == {max(area["end"] for area in begun)}
    assert all(stage.area in begun for stage in stages if stage.is_past)


def test_areas_are_drawn_under_the_marks_and_come_with_their_time(dataset):
    names = [group.name for group in draw(Story(dataset).scene, RenderOptions(800, 600)).groups]
    assert names.index("areas") < names.index("rails") < names.index("marks")
    assert drawn(dataset, "2020-02-01").keys() == {"front"}
    assert drawn(dataset, "2020-03-10").keys() == {"front", "flood"}


def test_a_front_that_has_moved_on_leaves_an_outline(dataset):
    before, after = drawn(dataset, "2020-02-01")["front"], drawn(dataset, "2020-06-01")["front"]
    assert len(before) == 2
    past, _, fill, outline = after
    assert past.opacity < fill.opacity
    assert outline.pen is not None
    assert outline.pen.colour == fill.fill == layer_colour(dataset.layers["front"].colour, "light")


def test_what_is_only_reported_is_dashed_and_paler():
    def front(status):
        claims = (
            b"claim_id,event_id,source_id,stance,asserted_by,asserted_on,quote\n"
            b"c,flood,s,reports,Somebody,2020-03-02,So it is.\n"
        )
        events = b"event_id,title,when,status\nflood,A flood,2020-03-01/2020-03-20," + status + b"\n"
        sources = b"source_id,title,publisher,kind,language\ns,Paper,Paper,news,en\n"
        data = load(
            folder(collection(FLOOD), events=events, **{"claims.csv": claims, "sources.csv": sources})
        )
        return drawn(data, "2020-03-10")["flood"]

    (sure_fill, sure), (fill, outline) = front(b"confirmed"), front(b"reported")
    assert fill.opacity < sure_fill.opacity
    assert sure.pen.dash == ()
    assert outline.pen.dash


def test_a_mark_stands_in_the_area_of_what_has_no_place_and_none_is_without_one(dataset):
    found = {sight.event_id: sight for sight in sights(Story(dataset).scene, RenderOptions(800, 600))}
    assert found["front"].spot == (41, 33)
    assert (found["flood"].spot, found["flood"].place) == (None, "10-20-n10-e20")
    assert found["march"].spot == (0, 3)
    picture = draw(Story(dataset).scene, RenderOptions(800, 600))
    assert not [group for group in picture.groups if group.name == "notes" and "place" in group.label]


def test_the_window_holds_a_whole_area():
    shapes = drawn(load(folder(collection(FLOOD), events=EVENTS.split(b"front")[0])), "2020-03-10")["flood"]
    points = [point for shape in shapes for run in shape.runs for point in run]
    assert all(0 < x < 800 and 0 < y < 600 for x, y in points)
    fill, _ = shapes
    assert [len(run) for run in fill.runs] == [4, 4]


def test_the_legend_explains_areas(dataset):
    def legend(story):
        picture = draw(story.scene, RenderOptions(1200, 900, heading="A story"))
        group = next(group for group in picture.groups if group.name == "legend")
        return [shape.words for shape in group.shapes if hasattr(shape, "words")]

    words = "Area; outline only: earlier extent"
    assert words in legend(Story(dataset))
    assert words not in legend(Story(load(folder(None, collection(MARCH)))))


def test_geojson_has_areas_as_polygons(dataset):
    told = json.loads(Story(dataset).export("geojson"))
    by_id = {one["id"]: one for one in told["features"]}
    flood, front = by_id["flood"]["geometry"], by_id["front"]["geometry"]
    assert flood["type"] == "Polygon"
    assert flood["coordinates"][0] == square(19, 9)
    assert flood["coordinates"][1] == square(19.5, 9.5, 0.5)[::-1]
    assert (front["type"], len(front["coordinates"])) == ("MultiPolygon", 3)
    assert by_id["front"]["properties"]["areas"][0] == {
        "start": "2020-01-01T00:00:00Z",
        "end": "2020-04-01T00:00:00Z",
        "polygons": 2,
    }
    assert by_id["march"]["geometry"]["type"] == "LineString"
    assert told["bbox"] == [0, 0, 42, 42]


def test_an_area_of_what_goes_on_has_no_end():
    data = load(folder(collection(FLOOD), events=b"event_id,title,when\nflood,A flood,2020-03/..\n"))
    (told,) = json.loads(Story(data).export("geojson"))["features"]
    assert told["properties"]["areas"] == [{"start": "2020-03-01T00:00:00Z", "end": None, "polygons": 1}]
    assert b"<end>" not in Story(data).export("kml")


def test_kml_has_a_placemark_for_each_shape_in_its_time(dataset):
    root = ET.fromstring(Story(dataset).export("kml"))
    fronts = [one for one in root.iter(f"{KML}Placemark") if "A front" in (one.findtext(f"{KML}name") or "")]
    spans = [
        (one.findtext(f"{KML}TimeSpan/{KML}begin"), one.findtext(f"{KML}TimeSpan/{KML}end")) for one in fronts
    ]
    assert spans == [
        ("2020-01-01T00:00:00Z", "2020-04-01T00:00:00Z"),
        ("2020-04-01T00:00:00Z", "2021-01-01T00:00:00Z"),
    ]
    assert [len(list(one.iter(f"{KML}Polygon"))) for one in fronts] == [2, 1]
    style = fronts[0].findtext(f"{KML}styleUrl").removeprefix("#")
    assert any(one.get("id") == style and one.find(f"{KML}PolyStyle") for one in root.iter(f"{KML}Style"))
    assert len(list(root.iter(f"{KML}innerBoundaryIs"))) == 1


def test_the_map_of_a_slide_has_areas_as_shapes(dataset):
    content = Story(dataset).export("pptx")
    with zipfile.ZipFile(io.BytesIO(content)) as deck:
        slides = [deck.read(name) for name in deck.namelist() if name.startswith("ppt/slides/slide")]
    assert any(b'name="area-flood"' in slide and b"custGeom" in slide for slide in slides)
