"""Sizes, gestures and order: phones, magnified pages, frames in other pages, the keyboard's way through."""

import pytest
from serving import MAP

from pages import settle, wait

PHONE = {"width": 390, "height": 844}


def touch(page, *steps):
    """Put fingers down, each step being where all of them are, and lift them."""
    session = page.context.new_cdp_session(page)
    down = 0
    for fingers in steps:
        points = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(fingers)]
        kind = "touchMove" if down == len(fingers) else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        down = len(fingers)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def swipe(page, x, y):
    """Move one finger upwards from a point, as a reader who scrolls does."""
    touch(page, *([(x, y - moved)] for moved in range(0, 160, 15)))


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


SCROLLED = """() => Math.max(0, ...[...document.querySelectorAll("*")].map((node) => node.scrollTop))"""
HINT = "document.querySelector('.ge-gesture-hint:not([hidden])')?.textContent ?? ''"


def ground(page):
    """Where the first mark stands: it moves with the map."""
    return page.map.locator(".ge-cluster").first.bounding_box()


@pytest.mark.parametrize("where", [".leaflet-container", ".ge-strip", ".ge-words"])
def test_one_finger_scrolls_the_page_from_anywhere_on_the_map(visit, where):
    page = visit(has_touch=True, **PHONE)
    page.call("geoEvents.seek('2019-04-25T04:00:00Z')")
    page.settle()
    swipe(page.page, *middle(page.map.locator(where)))
    page.page.wait_for_function(f"() => ({SCROLLED})() > 50")
    assert page.call("geoEvents.time") == 1556164800000


def test_one_finger_on_the_map_is_told_of_two_and_two_move_it(visit):
    page = visit(has_touch=True, **PHONE)
    x, y = middle(page.map.locator(".leaflet-container"))
    before = ground(page)
    touch(page.page, [(x, y)], [(x, y + 8)], [(x + 40, y + 30)], [(x + 60, y + 40)])
    page.map.wait_for_function(f"() => {HINT} === 'Use two fingers to move the map'")
    # Each finger comes down on its own.
    apart = [[(x - 40 - moved, y - moved), (x + 40 - moved, y - moved)] for moved in range(0, 50, 5)]
    touch(page.page, apart[0][:1], *apart)
    page.map.wait_for_function(
        "([x]) => Math.abs(document.querySelector('.ge-cluster').getBoundingClientRect().x - x) > 10",
        arg=[before["x"] - page.page.locator(MAP).bounding_box()["x"]],
    )


def test_a_finger_along_the_strip_moves_through_time(visit):
    page = visit(has_touch=True, **PHONE)
    x, y = middle(page.map.locator(".ge-strip"))
    touch(page.page, *([(x + moved, y)] for moved in range(0, 80, 8)))
    page.map.wait_for_function("() => geoEvents.time > Date.UTC(2000, 0)")
    assert page.page.evaluate(SCROLLED) == 0


def test_the_wheel_scrolls_the_page_until_the_map_is_pressed(visit):
    page = visit("?event=kim-train-2023")  # without the opening, whose box is not the map
    page.call("geoEvents.select(null)")
    page.settle()
    zoom = "document.querySelector('.leaflet-proxy')?.style.transform"
    before = page.call(zoom)
    x, y = middle(page.map.locator(".leaflet-container"))
    page.page.mouse.move(x, y)
    page.page.mouse.wheel(0, 200)
    page.map.wait_for_function(f"() => ({HINT}).includes('Ctrl')")
    page.page.wait_for_function(f"() => ({SCROLLED})() > 50")
    assert page.call(zoom) == before
    x, y = middle(page.map.locator(".leaflet-container"))
    page.page.mouse.click(x, y - 100)
    page.page.mouse.wheel(0, 200)
    page.map.wait_for_function(f"(before) => {zoom} !== before", arg=before)


def test_a_page_of_its_own_takes_one_finger_and_the_wheel(opened, story):
    page = opened(story, viewport=PHONE, has_touch=True)
    settle(page)
    left = page.locator(".ge-cluster").first.bounding_box()["x"]
    touch(page, [(200, 500)], [(200, 480)], [(180, 440)], [(150, 400)])
    wait(page, f"Math.abs(document.querySelector('.ge-cluster').getBoundingClientRect().x - {left}) > 20")
    assert page.evaluate(HINT) == ""


def test_the_keyboard_comes_to_the_player_before_the_marks_and_to_zoom_after_them(opened, story):
    page = opened(story)
    page.evaluate("geoEvents.seek('2019-04-25')")
    settle(page)
    kinds = {
        ".ge-panel": "player",
        ".ge-sidebar": "filters",
        ".ge-marks": "mark",
        ".leaflet-control-zoom": "zoom",
    }
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "(kinds) => kinds.find((one) => document.activeElement.closest(one))", [*kinds]
        )
        if inside is not None and kinds[inside] not in stops:
            stops.append(kinds[inside])
        if "zoom" in stops:
            break
    assert stops == ["player", "filters", "mark", "zoom"]


NAMELESS = """[...document.querySelectorAll(".ge-ui > section, nav, [role=region], [role=dialog]")]
    .filter((node) => {
        if (node.closest("[hidden], [data-shown=false]")) return false;
        const by = node.getAttribute("aria-labelledby");
        return !node.getAttribute("aria-label") && !document.getElementById(by)?.textContent;
    }).map((node) => node.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh", "zh-Hans")])
def test_an_exported_page_has_one_heading_named_regions_and_its_language(opened, story, language, tag):
    page = opened(story, hash_=f"#lang={language}&event=kim-train-2023")
    settle(page)
    (heading,) = page.locator("h1").all()
    assert heading.text_content() == page.title()
    assert page.evaluate("document.documentElement.lang") == tag
    assert page.locator("main [role=region] > .ge-ui").count() == 1
    assert page.evaluate(NAMELESS) == []


def test_the_map_in_the_app_is_a_named_region_in_the_readers_language(visit):
    page = visit("?lang=zh&event=kim-train-2023")
    assert page.call("document.documentElement.lang") == "zh-Hans"
    assert page.map.get_by_role("region", name="事件地图").count() == 1
    assert page.call(NAMELESS) == []


def boxes(frame, *selectors):
    """Left, top, right and bottom of what is first found by each selector."""
    return [
        frame.evaluate(
            """(selector) => {
                const { left, top, right, bottom } = document.querySelector(selector).getBoundingClientRect();
                return [left, top, right, bottom];
            }""",
            selector,
        )
        for selector in selectors
    ]


def marks(frame):
    """The boxes of all marks and counts that are not beyond the map's edge."""
    return frame.evaluate(
        """() => [...document.querySelectorAll(".ge-mark, .ge-cluster")].map((mark) => {
            const { left, top, right, bottom } = mark.getBoundingClientRect();
            return [left, top, right, bottom];
        }).filter(([left, top, right, bottom]) => right > 0 && bottom > 0 && left < innerWidth
            && top < document.querySelector(".ge-panel").getBoundingClientRect().top)"""
    )


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 844), (844, 390)])
def test_on_a_phone_the_frame_takes_three_quarters_of_the_window(visit, width, height):
    page = visit(width=width, height=height, has_touch=True)
    box = page.page.locator(MAP).bounding_box()
    assert box["height"] <= 0.76 * height
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    page.page.locator(MAP).scroll_into_view_if_needed()
    box = page.page.locator(MAP).bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height
    (panel,) = boxes(page.map, ".ge-panel")
    assert panel[1] > box["height"] / 2
    assert panel[3] <= box["height"] + 1


@pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 844), (844, 390), (820, 1180)])
def test_no_count_lies_under_the_zoom_buttons_or_is_cut_by_the_edge(opened, story, width, height):
    page = opened(story, viewport={"width": width, "height": height}, has_touch=True)
    settle(page)
    (zoom,) = boxes(page, ".leaflet-control-zoom")
    found = marks(page)
    assert len(found) > 2
    for one in found:
        assert not overlap(one, zoom)
        assert one[0] >= 0
        assert one[2] <= width


def test_a_portrait_window_opens_on_the_densest_part_and_points_to_the_rest(opened, story):
    page = opened(story, viewport=PHONE, has_touch=True)
    settle(page)
    counted = page.evaluate(
        "[...document.querySelectorAll('.ge-cluster')].map((one) => one.getAttribute('aria-label'))"
    )
    assert len(counted) > 2
    assert page.locator(".ge-pointer:not([hidden])").count() >= 2


def test_at_844_by_390_the_player_is_one_line(opened, story):
    page = opened(story, viewport={"width": 844, "height": 390}, has_touch=True)
    settle(page)
    panel, play, strip = boxes(page, ".ge-panel", ".ge-play", ".ge-strip")
    assert panel[3] - panel[1] < 100
    assert overlap([0, *play[1:2], 844, *play[3:]], strip)


@pytest.mark.parametrize(("width", "height"), [(320, 200), (320, 640)])
def test_magnified_four_times_map_and_card_can_be_read(opened, story, width, height):
    page = opened(story, viewport={"width": width, "height": height}, hash_="#event=kim-train-2023")
    settle(page)
    whole, panel, card = boxes(page, "#map", ".ge-panel", ".ge-card")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert card[3] - card[1] > 60
    assert card[1] - whole[1] > 60
    assert card[3] <= panel[1]
    assert panel[3] <= page.evaluate("document.documentElement.scrollHeight")
    page.keyboard.press("Escape")
    settle(page)
    whole, panel = boxes(page, "#map", ".ge-panel")
    assert panel[1] - whole[1] > 120


@pytest.mark.parametrize(("width", "height"), [(360, 640), (390, 844)])
def test_the_card_on_a_phone_leaves_its_mark_in_view(opened, story, width, height):
    page = opened(
        story, viewport={"width": width, "height": height}, hash_="#event=kim-putin-vladivostok-2019"
    )
    settle(page)
    # Alone, around its stack, or in a stack that opens as a list.
    card, mark = boxes(page, ".ge-card", ".ge-mark[aria-pressed=true], .ge-cluster[data-selected=true]")
    assert card[3] - card[1] <= height / 2
    assert mark[1] >= 0
    assert mark[3] <= card[1]
