"""Areas on the map: a flood, a front in three stages, one that was called off, and a way without halts."""

import json
from io import BytesIO

import pytest
from PIL import Image

from pages import export, settle

EVENTS = """event_id,layer,title_en,when,latitude,longitude,status
flood,flood,The river floods,2021-03-10/2021-03-20,,,
basin,flood,The basin was to overflow,2021-03-15/2021-03-25,,,cancelled
front,front,The front,2021-02-01/2021-04-30,,,
market,market,The market,2021-03-12,45.6,9.4,
walk,walk,The walk,2021-03-05/2021-03-25,,,
"""
LAYERS = """layer_id,form,symbol,colour,name_en,plural_en
flood,area,drop,blue,Flood,Floods
front,area,bar,red,Front,Fronts
market,point,circle,green,Market,Markets
walk,journey,arrow,violet,Walk,Walks
"""


def feature(event, *lines, kind="Polygon", **times):
    """A feature of GeoJSON; each line a list of longitudes and latitudes."""
    return {
        "type": "Feature",
        "properties": {"event_id": event, **times},
        "geometry": {"type": kind, "coordinates": lines},
    }


def ring(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


AREAS = [
    feature("flood", ring(8.5, 45, 10.5, 46.2), ring(9.8, 45.15, 10.2, 45.35)),
    feature("basin", ring(11.5, 44, 12.6, 44.8)),
    feature("front", ring(7, 46.6, 8.2, 47.6), start="2021-02-01", end="2021-02-28"),
    feature("front", ring(8.2, 46.6, 9.4, 47.6), start="2021-03-01", end="2021-03-31"),
    feature("front", ring(9.4, 46.6, 10.6, 47.6), start="2021-04-01"),
]
WAY = feature("walk", [8, 44], [9, 44.4], [10, 44], kind="LineString")


def written(folder, events=EVENTS, areas=AREAS):
    """A page of a story."""
    files = {
        "events.csv": events,
        "layers.csv": LAYERS,
        "title.json": '{"en": "A spring of floods"}',
        **{
            f"{name}.geojson": json.dumps({"type": "FeatureCollection", "features": features})
            for name, features in {"areas": areas, "lines": [WAY]}.items()
        },
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return export(folder / "page.html", folder)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return written(tmp_path_factory.mktemp("flood"))


@pytest.fixture
def flooded(opened, story):
    return lambda **options: opened(story, **options)


STROKES = """() => Object.fromEntries([...document.querySelectorAll(".ge-areas > .ge-area")].map((path) => (
    [`${path.dataset.layer} ${path.dataset.state}${path.dataset.past === "true" ? " past" : ""}`,
     path.getAttribute("d").split("M").length - 1])))"""


def drawn(page):
    """The outlines of areas, by what is known of them, each with how many rings it has."""
    return page.evaluate(STROKES)


def spot(page, latitude, longitude):
    """Where a point of the world is on the page, by the shape of the flood that is there."""
    return page.evaluate(
        """([lat, lng]) => {
            const north = (degrees) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360));
            const box = document.querySelector('.ge-area[data-layer="flood"]').getBoundingClientRect();
            return [box.left + ((lng - 8.5) / 2) * box.width,
                box.top + ((north(46.2) - north(lat)) / (north(46.2) - north(45))) * box.height];
        }""",
        [latitude, longitude],
    )


def colour(page, x, y):
    """The colour of a pixel of the page."""
    shot = Image.open(BytesIO(page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})))
    return shot.convert("RGB").getpixel((0, 0))


def go(page, script):
    page.evaluate(script)
    settle(page)


def test_areas_come_and_go_with_the_moment_and_are_dashed_where_nothing_happened(flooded):
    page = flooded()
    assert drawn(page) == {
        "flood unstated": 2,
        "flood cancelled": 1,
        "front unstated": 1,
        "front unstated past": 1,
    }
    go(page, "geoEvents.set({mode: 'trail'}); geoEvents.seek('2021-02-10')")
    assert drawn(page) == {"front unstated": 1}
    go(page, "geoEvents.seek('2021-03-18')")
    assert drawn(page) == {"flood unstated": 2, "flood cancelled": 1, "front unstated": 1}
    dashes = page.evaluate(
        """() => ["unstated", "cancelled"].map((state) => getComputedStyle(
            document.querySelector(`.ge-area[data-layer="flood"][data-state="${state}"]`)).strokeDasharray)"""
    )
    assert dashes[0] == "none"
    assert dashes[1] != "none"
    go(page, "geoEvents.set({layers: ['front']})")
    assert drawn(page) == {"front unstated": 1}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_fill_is_quiet_and_spares_the_hole(flooded, theme):
    page = flooded(color_scheme=theme)
    go(page, "geoEvents.seek('2021-03-18')")
    inside, hole, outside = (
        colour(page, *spot(page, *point)) for point in ((45.3, 8.8), (45.25, 10), (44.8, 9))
    )
    assert hole == outside
    assert inside[2] - inside[0] > outside[2] - outside[0]  # bluer
    assert max(abs(a - b) for a, b in zip(inside, outside, strict=True)) < 110


def test_an_area_is_picked_where_no_mark_is_nearer(flooded):
    page = flooded()
    go(page, "geoEvents.seek('2021-03-18')")
    x, y = spot(page, 45.1, 8.6)
    page.mouse.move(x, y)
    assert page.evaluate("document.querySelector('.leaflet-container').dataset.overArea") == "true"
    assert page.locator(".leaflet-container").get_attribute("title").startswith("The river floods, 10")
    width = page.locator('.ge-area[data-layer="flood"][data-state="unstated"]').get_attribute("stroke-width")
    assert width == "3"
    page.mouse.move(*spot(page, 45.25, 10))  # in the hole
    assert page.evaluate("document.querySelector('.leaflet-container').dataset.overArea") == "false"
    page.mouse.click(x, y)
    settle(page)
    assert page.evaluate("geoEvents.selected") == "flood"
    assert "Where the map shows it" in page.locator(".ge-card").inner_text()
    page.locator('.ge-mark[data-event="walk"]').click()
    settle(page)
    assert page.evaluate("geoEvents.selected") == "walk"


def test_a_finger_picks_an_area_and_keys_find_it_by_its_name(flooded):
    page = flooded(viewport={"width": 390, "height": 844}, has_touch=True)
    go(page, "geoEvents.seek('2021-03-18')")
    page.touchscreen.tap(*spot(page, 45.05, 8.55))
    settle(page)
    assert page.evaluate("geoEvents.selected") == "flood"
    page.keyboard.press("Escape")
    mark = page.get_by_role("button", name="The front, 1 February – 30 April 2021, as the table says")
    mark.focus()
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("geoEvents.selected") == "front"


def test_a_way_without_halts_has_a_head_and_nothing_is_said_to_have_no_place(flooded):
    page = flooded()
    go(page, "geoEvents.seek('2021-03-18')")
    head = page.locator('.ge-mark[data-event="walk"]')
    assert head.get_attribute("data-role") == "ride"
    assert page.locator(".ge-halt").count() == 0
    before = head.bounding_box()["x"]
    go(page, "geoEvents.seek('2021-03-22')")
    assert head.bounding_box()["x"] > before
    assert page.locator(".ge-left .ge-pill:visible").count() == 0


def test_areas_are_framed_whole_and_explained(flooded):
    page = flooded()
    go(page, "geoEvents.fit('basin')")
    box = page.locator('.ge-area[data-state="cancelled"]').bounding_box()
    assert min(box["x"], box["y"]) > 0
    assert 200 < max(box["width"], box["height"]) < 900
    legend = page.locator(".ge-sidebar")
    assert legend.locator(".ge-choice .ge-sample-area").count() == 2
    assert legend.get_by_text("Area; outline only: earlier extent").is_visible()


def test_areas_are_printed_with_a_sample_of_their_form(flooded):
    page = flooded()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for what, count in ((".ge-areas > .ge-area", 5), (".ge-paper-legend .ge-sample-area", 2)):
        assert page.locator(f".ge-paper-host {what}").count() == count


def test_among_very_many_areas_are_drawn_still_and_what_is_too_much_is_told(opened, tmp_path):
    markets = [
        f"m{number},market,Market {number},2021-03-12,{44 + number % 50 / 20},{6 + number // 50 / 30},"
        for number in range(5000)
    ]
    floods = [f"f{number},flood,Flood {number},2021-03-12,,," for number in range(200)]
    shapes = [
        feature(f"f{number}", ring(west, south, west + 0.3, south + 0.2))
        for number in range(200)
        for west, south in [(6 + number % 20 / 4, 43 + number // 20 / 5)]
    ]
    page = opened(written(tmp_path, EVENTS + "\n".join([*markets, *floods]), [*AREAS, *shapes]))
    go(page, "geoEvents.set({mode: 'upto'}); geoEvents.seek('2021-03-12')")
    assert page.locator("canvas.ge-crowd").is_visible()
    assert 140 < page.locator(".ge-areas > .ge-area").count() < 160
    told = [pill.inner_text() for pill in page.locator(".ge-left .ge-pill:visible").all()]
    assert told == ["53 more areas and journeys, too many to draw"]
