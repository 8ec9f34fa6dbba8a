"""The built-in basemap: small, sound, and right where the story happens."""

import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

FILE = Path(__file__).parent.parent / "src" / "geo_events" / "web" / "basemap.json"
TOPOLOGY = json.loads(FILE.read_text(encoding="utf-8"))

KHASAN, HUNCHUN, TUMANGANG = (42.43, 130.638), (42.868, 130.357), (42.421, 130.60)
VLADIVOSTOK, USSURIYSK, KRASKINO = (43.15, 131.95), (43.80, 131.95), (42.71, 130.78)
KURSK, SUMY = (51.737, 36.187), (50.92, 34.80)


def decode(arc):
    (scale_x, scale_y), (left, bottom) = TOPOLOGY["transform"]["scale"], TOPOLOGY["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points


ARCS = [decode(arc) for arc in TOPOLOGY["arcs"]]


def line(numbers):
    points = []
    for number in numbers:
        arc = ARCS[number] if number >= 0 else ARCS[~number][::-1]
        points += arc[1:] if points else arc
    return points


def polygons(name):
    return [[line(ring) for ring in polygon] for polygon in TOPOLOGY["objects"][name]["arcs"]]


def lines(name):
    thing = TOPOLOGY["objects"][name]
    return [line(one) for geometry in thing.get("geometries", [thing]) for one in geometry["arcs"]]


LAND, LAKES, BORDERS = polygons("land"), polygons("lakes"), lines("borders")


def is_in_ring(place, ring):
    latitude, longitude = place
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def owners(place, shapes):
    """Numbers of the polygons that a place lies in, holes left out."""
    return [
        number
        for number, (outer, *holes) in enumerate(shapes)
        if is_in_ring(place, outer) and not any(is_in_ring(place, hole) for hole in holes)
    ]


def side(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crossings(start, end, many):
    """How often the straight line between two places crosses lines."""
    a, b = start[::-1], end[::-1]
    edges = (edge for one in many for edge in pairwise(one))
    return sum(side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0 for c, d in edges)


def test_it_is_small():
    content = FILE.read_bytes()
    assert len(content) <= 370_000
    assert len(gzip.compress(content, 9)) <= 120_000


def test_every_arc_is_used_once_and_no_step_stands_still():
    used = Counter()
    for thing in TOPOLOGY["objects"].values():
        for geometry in thing.get("geometries", [thing]):
            nested = geometry["arcs"]
            rings = [ring for one in nested for ring in one] if geometry["type"] == "MultiPolygon" else nested
            used.update(number if number >= 0 else ~number for ring in rings for number in ring)
    assert used == Counter(range(len(ARCS)))
    assert all([0, 0] not in arc[1:] for arc in TOPOLOGY["arcs"])


def test_rings_are_closed_and_lines_are_not_points():
    for outer, *holes in [*LAND, *LAKES]:
        assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in (outer, *holes))
    for name in ("borders", "disputed", "regions", "rivers"):
        assert all(len(one) >= 2 for one in lines(name))


@pytest.mark.parametrize(
    "place",
    [
        pytest.param((50.5, 142.8), id="Sakhalin"),
        pytest.param((33.38, 126.55), id="Jeju"),
        pytest.param((43.02, 131.87), id="Russky Island"),
        pytest.param((38.9, -77.05), id="Washington"),
        pytest.param((45.2, 34.2), id="Crimea"),
        pytest.param((44.1, 145.9), id="Kunashir"),
        pytest.param((71.2, 180.5), id="Wrangel Island"),
    ],
)
def test_land_is_land(place):
    assert len(owners(place, LAND)) == 1


@pytest.mark.parametrize(
    "place", [(40.0, 134.0), (42.6, 131.7), (42.0, 51.0), (45.5, 37.0), (54.0, 150.0), (-75.0, 0.0)]
)
def test_sea_is_sea_and_antarctica_is_left_out(place):
    assert owners(place, LAND) == []


@pytest.mark.parametrize(
    "place",
    [pytest.param((53.5, 108.1), id="Baikal"), pytest.param((44.95, 132.4), id="Khanka")],
)
def test_lakes_lie_on_land(place):
    assert len(owners(place, LAKES)) == 1
    assert len(owners(place, LAND)) == 1


def test_russia_is_one_body_beyond_the_antimeridian():
    moscow, chukotka, provideniya = (55.75, 37.6), (67.0, 175.0), (65.0, -174.5 + 360)
    assert owners(moscow, LAND) == owners(chukotka, LAND) == owners(provideniya, LAND) != []


def test_nothing_streaks_over_the_map():
    west, south, east, north = TOPOLOGY["bbox"]
    assert (west, east) == (pytest.approx(-180, abs=8), pytest.approx(190, abs=1))
    assert -60 < south < north < 84
    for outer, *_ in LAND:
        # The coarsest coast steps by a few degrees; a seam left open would step by tens.
        assert max(abs(b[0] - a[0]) for a, b in pairwise(outer)) < 9
        assert not any(a[0] == b[0] == 180 for a, b in pairwise(outer))


@pytest.mark.parametrize(
    ("start", "end", "is_one_country"),
    [
        pytest.param(KHASAN, KRASKINO, True, id="Khasan and Kraskino in Russia"),
        pytest.param(VLADIVOSTOK, USSURIYSK, True, id="Vladivostok and Ussuriysk in Russia"),
        pytest.param(KHASAN, HUNCHUN, False, id="Khasan in Russia, Hunchun in China"),
        pytest.param(KHASAN, TUMANGANG, False, id="Khasan in Russia, Tumangang in North Korea"),
        pytest.param(HUNCHUN, TUMANGANG, False, id="Hunchun in China, Tumangang in North Korea"),
        pytest.param(KURSK, SUMY, False, id="Kursk in Russia, Sumy in Ukraine"),
        pytest.param((45.9, 63.3), (46.2, 65.5), True, id="no circle around Baikonur"),
    ],
)
def test_borders_run_where_they_are(start, end, is_one_country):
    found = crossings(start, end, BORDERS)
    assert found == 0 if is_one_country else found > 0


def test_contested_lines_are_drawn_as_disputed_and_not_as_borders():
    askania, simferopol, krasnodar = (46.45, 33.87), (44.95, 34.1), (45.04, 38.97)
    kunashir, hokkaido, kaesong, munsan = (44.1, 145.9), (43.4, 143.5), (37.97, 126.55), (37.86, 126.78)
    disputed = lines("disputed")
    for start, end in [
        (askania, simferopol),
        ((45.35, 36.3), krasnodar),
        (kunashir, hokkaido),
        (kaesong, munsan),
        ((34.35, 73.3), (34.1, 74.8)),
    ]:
        assert crossings(start, end, disputed) > 0, (start, end)
        assert crossings(start, end, BORDERS) == 0, (start, end)
    names = {geometry["properties"]["name"] for geometry in TOPOLOGY["objects"]["disputed"]["geometries"]}
    assert {"Crimea", "Kashmir", "Kuril Islands"} <= names


def test_labels_are_in_both_languages_and_on_the_map():
    labels = TOPOLOGY["labels"]
    kinds = Counter(label["kind"] for label in labels)
    assert set(kinds) == {"country", "city", "sea", "region"}
    assert kinds["country"] >= 70
    assert kinds["city"] >= 60
    assert kinds["sea"] >= 15
    for label in labels:
        assert label["name"]["en"].isascii(), label
        assert any("\u4e00" <= character <= "\u9fff" for character in label["name"]["zh"]), label
        assert -90 < label["lat"] < 90
        assert -180 <= label["lng"] <= 190
        assert label["rank"] in range(1, 6)
    names = Counter((label["kind"], label["name"]["en"]) for label in labels)
    assert set(names.values()) == {1}


def test_cities_and_countries_are_labelled_on_land_and_seas_on_water():
    for label in TOPOLOGY["labels"]:
        place = (label["lat"], label["lng"])
        if label["kind"] == "country":
            assert owners(place, LAND), label
        if label["kind"] == "sea":
            assert not owners(place, LAND) or owners(place, LAKES), label


def test_it_credits_its_source():
    assert ("Natural Earth", "public domain") in [
        (one["name"], one["licence"]) for one in TOPOLOGY["credits"]
    ]
    assert all(set(one["covers"]) == {"en", "zh"} for one in TOPOLOGY["credits"])
