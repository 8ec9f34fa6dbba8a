"""The map in somebody else's page: what that page may ask, what it hears, and whose the keys are."""

import pytest

from pages import listening, settle


@pytest.fixture
def host(opened, story):
    """A page that holds the story in a sandbox and hears what it says."""
    page = listening(opened, story)
    page.evaluate(
        """() => {
            globalThis.keys = [];
            addEventListener("keydown", ({ key }) => keys.push(key));
            globalThis.heard = (name) =>
                answers.filter((one) => one.geoEvents === name).map((one) => one.value);
        }"""
    )
    page.wait_for_function("() => heard('ready').length > 0")
    return page


def ask(page, *messages):
    """Send messages one after the other, and wait until what they asked for is painted."""
    page.evaluate(
        """async (messages) => {
            const count = heard("settled").length;
            for (const [geoEvents, value] of messages) ask({ geoEvents, value });
            ask({ geoEvents: "settled", value: null });
            while (heard("settled").length === count) await new Promise((done) => { setTimeout(done, 10); });
        }""",
        [list(message) for message in messages],
    )


def heard(page, name):
    return page.evaluate("(name) => heard(name)", name)


def frame(page):
    return page.frames[-1]


def seen(page):
    """Of each mark whether all of it is seen, and no panel lies over it."""
    return frame(page).evaluate(
        """() => {
            const { bottom, right } = document.querySelector("#map").getBoundingClientRect();
            const panel = document.querySelector(".ge-panel").getBoundingClientRect();
            const floor = panel.height > 0 ? panel.top : bottom;
            return [...document.querySelectorAll(".ge-mark, .ge-cluster")]
                .map((one) => one.getBoundingClientRect())
                .map((box) => box.left >= 0 && box.top >= 0 && box.right <= right && box.bottom <= floor);
        }"""
    )


def test_the_page_around_hears_that_the_map_is_ready_and_where_the_story_is(host):
    assert heard(host, "ready") == ["North Korea and Russia: meetings, trains, troop reports"]
    assert heard(host, "height") == [506]
    assert heard(host, "step")[0] == {"time": None, "chapter": None, "events": []}
    ask(host, ("select", "kim-putin-vladivostok-2019"))
    host.wait_for_function(
        """() => heard("time").at(-1) === heard("step").at(-1).time
            && heard("link").some((link) => link.includes("event="))"""
    )
    step = heard(host, "step")[-1]
    assert "kim-putin-vladivostok-2019" in step["events"]
    assert step["chapter"] is not None
    assert "event=kim-putin-vladivostok-2019" in heard(host, "link")[-1]
    host.evaluate("document.querySelector('iframe').width = 1400")
    host.wait_for_function("() => heard('height').at(-1) === 788")


def test_a_question_with_null_is_answered(host):
    ask(host, ("playing", None), ("selected", None))
    assert heard(host, "playing") == [False]
    assert heard(host, "selected") == [None]


def test_fit_shows_what_is_there_an_event_or_a_part_of_the_world(host):
    ask(host, ("set", {"mode": "window", "window": 3}), ("seek", "2019-04-25T05:00:00Z"), ("fit", None))
    assert len(seen(host)) > 1
    assert all(seen(host))
    ask(host, ("set", {"mode": "upto"}), ("seek", "2024-12-31"), ("fit", None))
    assert all(seen(host))
    ask(host, ("fit", [-30, -50, -20, -45]))
    assert not any(seen(host))
    # The map goes on with the story.
    ask(host, ("seek", "2023-09-13T04:00:00Z"))
    assert any(seen(host))
    ask(host, ("fit", "no-such-event"), ("fit", [1, 2, 3]), ("fit", [0, 50, 10, 40]))
    assert all(one.startswith("fit() wants") for one in heard(host, "error"))
    assert len(heard(host, "error")) == 3


WHOLE = """() => {
    const card = document.querySelector(".ge-card");
    const right = card.hidden ? innerWidth : card.getBoundingClientRect().left;
    const floor = document.querySelector(".ge-panel").getBoundingClientRect().top;
    const boxes = [...document.querySelectorAll(".ge-track")].map((one) => one.getBoundingClientRect())
        .filter(({ width, height }) => width + height > 0);
    return [boxes.length, boxes.every((box) => box.left >= 0 && box.top >= 0 && box.right <= right
        && box.bottom <= floor)];
}"""


@pytest.mark.parametrize("verb", ["select", "fit"])
def test_a_long_way_is_seen_whole_on_a_low_map(host, verb):
    host.evaluate("Object.assign(document.querySelector('iframe'), { width: 600, height: 400 })")
    ask(
        host, ("set", {"layers": ["train"], "from": "2023"}), ("seek", "2023-09-13"), (verb, "kim-train-2023")
    )
    ask(host)
    count, is_whole = frame(host).evaluate(WHOLE)
    assert count > 0
    assert is_whole


def test_view_puts_the_map_somewhere_until_it_is_given_back(host):
    ask(host, ("view", "5/43.1/131.9"))
    assert frame(host).evaluate("geoEvents.link()") == "map=5/43.1/131.9"
    ask(host, ("view", [170, -20, -170, 20]))
    zoom, latitude, longitude = map(float, frame(host).evaluate("geoEvents.link()")[4:].split("/"))
    assert zoom > 2
    assert abs(latitude) < 15
    assert abs(longitude) > 170
    ask(host, ("seek", "2023-09-13T04:00:00Z"))
    assert not any(seen(host))
    ask(host, ("view", None))
    assert any(seen(host))
    assert "map=" not in frame(host).evaluate("geoEvents.link()")
    ask(host, ("view", "far away"))
    assert heard(host, "error")[0].startswith("view() wants zoom, latitude and longitude")


def test_controls_leave_the_bare_map_and_come_back(host):
    shown = """() => [".ge-panel", ".leaflet-control-zoom", ".ge-guest", ".ge-opening", ".ge-credits"]
        .map((one) => document.querySelector(one).checkVisibility())"""
    assert frame(host).evaluate(shown) == [True] * 5
    ask(host, ("controls", False), ("fit", None))
    assert frame(host).evaluate(shown) == [False] * 4 + [True]
    assert all(seen(host))
    ask(host, ("controls", True))
    assert frame(host).evaluate(shown) == [True] * 5
    ask(host, ("controls", None))
    assert heard(host, "error") == ["controls() wants true or false, got null"]


def ground(page):
    """A point of the map on which nothing stands, in pixels of the page."""
    x, y = frame(page).evaluate(
        """() => {
            for (let y = 60; y < 400; y += 20) for (let x = 80; x < 860; x += 20) {
                const found = document.elementsFromPoint(x, y)[0];
                if (found.closest(".ge-ui, button, a") === null) return [x, y];
            }
            return null;
        }"""
    )
    box = page.locator("iframe").bounding_box()
    return box["x"] + x, box["y"] + y


def test_a_click_into_the_map_does_not_take_the_clicker_from_the_deck(host):
    host.mouse.click(*ground(host))
    host.wait_for_function("() => document.hasFocus()")
    for key in ("ArrowRight", "PageDown", "PageUp"):
        host.keyboard.press(key)
    assert host.evaluate("keys") == ["ArrowRight", "PageDown", "PageUp"]
    assert frame(host).evaluate("geoEvents.link()") == ""


def told_keys(page, count):
    page.wait_for_function("(count) => heard('key').length >= count", arg=count)
    return [one["key"] for one in heard(page, "key")]


def test_after_a_click_on_a_mark_the_deck_is_told_of_its_keys(host):
    box = frame(host).locator(".ge-mark").first
    box.click()
    ask(host)
    time = heard(host, "time")[-1:] or [None]
    for key in ("ArrowRight", "PageDown", "q", "Escape"):
        host.keyboard.press(key)
    assert told_keys(host, 3) == ["ArrowRight", "PageDown", "q"]  # by Escape the card was closed
    ask(host, ("selected", None), ("time", None))
    assert heard(host, "selected")[-1] is None
    assert time in ([None], heard(host, "time")[-1:])


def test_what_is_typed_and_what_the_player_uses_is_told_to_nobody(host):
    frame(host).locator(".ge-playhead").focus()
    for key in ("ArrowRight", "End", "Tab", "Control+q", "d"):
        host.keyboard.press(key)
    frame(host).locator(".ge-date-form input").wait_for()
    host.keyboard.type("2019x")
    host.keyboard.press("Escape")
    frame(host).locator(".ge-playhead").focus()
    host.keyboard.press("PageDown")
    assert told_keys(host, 1) == ["PageDown"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_corner_says_the_title_and_leads_to_the_whole_page_at_this_view(host, language):
    ask(host, ("set", {"language": language}), ("select", "kim-train-2023"))
    corner = frame(host).locator(".ge-guest")
    title = {"en": "North Korea and Russia", "zh": "朝鲜与俄罗斯"}[language]
    assert corner.locator(".ge-guest-title").inner_text().startswith(title)
    sizes = corner.locator("a, button").evaluate_all(
        "(all) => all.map((one) => [one.offsetWidth, one.offsetHeight])"
    )
    assert len(sizes) == 2
    assert all(min(size) >= 24 for size in sizes)
    link = frame(host).evaluate("geoEvents.link()")
    assert "event=kim-train-2023" in link
    corner.locator("a").focus()
    assert corner.locator("a").get_attribute("href").endswith(f"story.html#{link}")
    corner.locator("button").press("Enter")
    said = {"en": "The link is copied.", "zh": "链接已复制。"}[language]
    corner.get_by_text(said).wait_for(timeout=5000)


@pytest.mark.parametrize(("width", "height"), [(600, 400), (600, 480), (390, 600), (390, 844), (900, 600)])
def test_the_corner_covers_nothing(host, width, height):
    host.set_viewport_size({"width": 1000, "height": 900})
    host.evaluate(
        "(size) => Object.assign(document.querySelector('iframe'), size)", {"width": width, "height": height}
    )
    told = [
        ("select", None),
        ("next", None),
        ("select", "kim-putin-vladivostok-2019"),
        ("select", "kim-train-2023"),
    ]
    for verb in told:
        ask(host, verb)
        covered = frame(host).evaluate(
            """() => {
                const corner = document.querySelector(".ge-guest").getBoundingClientRect();
                if (corner.width < 50) return ["no corner"];
                const others = [".leaflet-control", ".ge-opening[data-shown=true]", ".ge-card",
                    ".ge-chapter-note", ".ge-listing", ".ge-pill", ".ge-cluster", ".ge-panel", ".ge-notice"];
                return [...document.querySelectorAll(others)].filter((one) => {
                    const { left, right, top, bottom } = one.getBoundingClientRect();
                    return one.checkVisibility() && right > left + 1 && left < corner.right
                        && corner.left < right && top < corner.bottom && corner.top < bottom;
                }).map((one) => one.className);
            }"""
        )
        assert covered == []


def test_a_page_of_its_own_has_no_corner_and_all_its_keys(opened, story):
    page = opened(story)
    assert not page.locator(".ge-guest").is_visible()
    page.keyboard.press("PageDown")
    assert page.evaluate("geoEvents.link()") != ""


POINTED = """() => {
    const boxes = (selector) => [...document.querySelectorAll(selector)]
        .filter((one) => one.checkVisibility() && getComputedStyle(one).visibility === "visible")
        .map((one) => one.getBoundingClientRect());
    const pointers = boxes(".ge-pointer");
    const others = boxes(".ge-mark, .ge-cluster, .ge-label, .ge-place-text, .leaflet-control");
    return [pointers.length, others.filter((a) => pointers.some((b) => a.left < b.right && b.left < a.right
        && a.top < b.bottom && b.top < a.bottom)).length];
}"""


def test_what_points_beyond_the_edge_lies_over_no_mark_and_no_name(opened, story):
    page = opened(story, reduced_motion="reduce", viewport={"width": 390, "height": 844})
    page.evaluate("async () => { geoEvents.seek('2019-04-25'); await geoEvents.settled(); }")
    count = 0
    for _ in range(8):
        settle(page)
        pointers, covered = page.evaluate(POINTED)
        count += pointers
        assert covered == 0
        page.keyboard.press("ArrowRight")
    assert count > 0
