"""The opening, the camera and what is said: how the story is told to who comes for the first time."""

import pytest

from pages import settle, wait

SUMMIT = "kim-putin-vladivostok-2019"

SHOWN = "document.querySelector('.ge-opening').dataset.shown === 'true'"
HALF_SECOND = 500
VIEW = "['map-pane', 'proxy'].map((one) => document.querySelector(`.leaflet-${one}`).style.transform).join()"
STILL = f"""(async () => {{
    const before = {VIEW};
    await new Promise((resolve) => {{ setTimeout(resolve, 150); }});
    return before === {VIEW};
}})()"""


def is_shown(page):
    settle(page)
    return page.evaluate(SHOWN)


def chapter(page, number):
    """Choose a chapter on the strip."""
    page.locator(".ge-chapter").nth(number).click()
    settle(page)


def in_view(page):
    """How many marks are to be seen, not under the panel and not beyond the edge."""
    return page.evaluate(
        """() => {
            const panel = document.querySelector(".ge-panel").getBoundingClientRect();
            return [...document.querySelectorAll(".ge-mark, .ge-cluster")].filter((mark) => {
                const { left, right, top, bottom } = mark.getBoundingClientRect();
                return right > 0 && left < innerWidth && bottom > 0 && top < panel.top;
            }).length;
        }"""
    )


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844), (844, 390)])
def test_the_page_opens_on_what_it_is(opened, story, width, height):
    page = opened(story, viewport={"width": width, "height": height})
    assert is_shown(page)
    assert page.locator("h1").count() == 1
    box = page.locator(".ge-opening")
    assert (
        box.locator("h1").inner_text().replace("\n", " ")
        == "North Korea and Russia: meetings, trains, troop reports"
    )
    start = page.get_by_role("button", name="Start the story")
    assert start.is_visible()
    place = start.bounding_box()
    assert place["y"] + place["height"] <= page.locator(".ge-panel").bounding_box()["y"]
    assert "All of it: 61 events" in page.locator(".ge-words").inner_text()
    assert page.evaluate("geoEvents.playing") is False
    pressed = page.locator("[aria-pressed=true]").evaluate_all("(all) => all.map((one) => one.textContent)")
    assert "All so far" in pressed
    assert "Trail" not in pressed


def test_the_story_starts_at_its_first_event_and_home_leads_back(opened, story):
    page = opened(story)
    page.get_by_role("button", name="Start the story").click()
    wait(page, "geoEvents.playing")
    assert not is_shown(page)
    assert "1950" in page.locator(".ge-day").inner_text()
    assert page.locator("h1").count() == 1
    page.keyboard.press("Home")
    assert is_shown(page)
    assert page.evaluate("geoEvents.playing") is False
    page.keyboard.press("ArrowRight")
    assert not is_shown(page)
    assert in_view(page) > 0
    page.keyboard.press("ArrowLeft")
    assert is_shown(page)
    page.keyboard.press("End")
    assert not is_shown(page)
    assert "2024" in page.locator(".ge-day").inner_text()


def test_a_mark_of_the_opening_opens_its_card_and_keeps_the_overview(opened, story):
    page = opened(story)
    settle(page)
    before = page.evaluate(VIEW)
    page.get_by_role("button", name="Medvedev").first.press("Enter")
    settle(page)
    assert page.locator(".ge-card").is_visible()
    assert not page.evaluate(SHOWN)
    assert len(page.evaluate("geoEvents.visible()")) == 61
    assert page.evaluate(VIEW) == before


def test_in_the_app_the_page_has_the_title_and_embedded_the_map_does(visit):
    page = visit()
    assert page.page.locator("h1").count() == 1
    assert page.map.locator("h1").count() == 0
    assert page.map.get_by_role("button", name="Start the story").is_visible()
    embedded = visit("?embed=true", width=1280, height=720)
    assert embedded.page.locator("h1").count() == 0
    assert embedded.map.locator("h1").inner_text().startswith("North Korea and Russia")


def test_a_link_of_the_app_opens_at_its_event(visit):
    page = visit("?event=kim-train-2023")
    assert not page.call(SHOWN)
    assert "September 2023" in page.map.locator(".ge-day").inner_text()


@pytest.mark.parametrize("clock", ["hindsight", "reported"])
def test_a_link_opens_at_its_event_with_the_playhead_there(opened, story, clock):
    page = opened(story, hash_=f"#event=kim-train-2023&clock={clock}")
    assert not is_shown(page)
    assert "September 2023" in page.locator(".ge-day").inner_text()
    page.evaluate(f"geoEvents.select('{SUMMIT}')")
    settle(page)
    assert "2019" in page.locator(".ge-day").inner_text()
    assert page.locator(f'[data-event="{SUMMIT}"]').first.is_visible()
    assert in_view(page) >= 2


def test_a_chapter_frames_its_places_and_says_what_it_is(opened, story):
    page = opened(story, reduced_motion="reduce")
    chapter(page, 4)
    note = page.locator(".ge-chapter-note")
    assert note.locator("h2").inner_text() == "The journey of 2023"
    assert "Vostochny" in note.inner_text()
    near = page.evaluate(VIEW)
    chapter(page, 0)
    assert page.evaluate(VIEW) != near
    assert "Before 2000" in note.inner_text()
    note.get_by_role("button", name="Close").click()
    settle(page)
    assert note.is_hidden()
    chapter(page, 4)
    assert page.evaluate(VIEW) == near  # at once: nothing flies
    page.evaluate("geoEvents.set({speed: 8})")
    note.get_by_role("button", name="Play this chapter").click()
    wait(page, "!geoEvents.playing")
    settle(page)
    assert page.evaluate("new Date(geoEvents.time).getUTCFullYear()") in (2023, 2024)
    assert page.evaluate("geoEvents.time < Date.UTC(2024, 5, 18)")


def test_the_reader_takes_the_map_and_gives_it_back(opened, story):
    page = opened(story, reduced_motion="reduce")
    follow = page.get_by_role("button", name="Follow the story")
    chapter(page, 1)
    assert follow.count() == 0
    page.mouse.move(700, 300)
    page.mouse.down()
    page.mouse.move(740, 330, steps=4)
    page.mouse.up()
    follow.wait_for()
    wait(page, STILL)  # it glides on for a moment
    taken = page.evaluate(VIEW)
    page.evaluate("geoEvents.seek('2024-10-01'); geoEvents.next();")
    settle(page)
    assert page.evaluate(VIEW) == taken
    follow.click()
    settle(page)
    assert page.evaluate(VIEW) != taken
    assert in_view(page) > 0
    assert follow.count() == 0


def test_steps_and_pauses_are_heard_with_date_title_and_place(opened, story):
    page = opened(story)
    heard = page.locator(".ge-heard[aria-live]")
    assert page.locator("[aria-live]:not([aria-live=off])").count() <= 2  # and that of the slides
    page.evaluate("geoEvents.seek('2019-04-24T20:00')")
    settle(page)
    page.keyboard.press("ArrowRight")
    settle(page)
    said = heard.inner_text()
    assert "25 April 2019" in said
    assert "Kim Jong Un and Vladimir Putin meet" in said
    assert "Far Eastern Federal University" in said
    page.evaluate("geoEvents.play()")
    wait(page, "geoEvents.time > Date.UTC(2019, 3, 25, 6)")
    assert heard.inner_text() == said
    page.evaluate("geoEvents.pause()")
    settle(page)
    assert heard.inner_text() != said
    page.keyboard.press("Home")
    settle(page)
    assert "North Korea and Russia: meetings, trains, troop reports" in heard.inner_text()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_there_is_always_something_to_see_while_it_plays(opened, story, width, height):
    page = opened(story, viewport={"width": width, "height": height})
    settle(page)
    page.evaluate("() => { globalThis.frame = requestAnimationFrame.bind(globalThis); }")
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # a slow machine plays no further than it is asked to
    page.evaluate("geoEvents.play()")
    empty, seconds = [], 0
    while page.evaluate("geoEvents.playing"):
        page.clock.run_for(HALF_SECOND)
        # Leaflet keeps the browser's own frames: a flight goes on with the next of them.
        page.evaluate("new Promise((resolve) => { frame(() => frame(resolve)); })")
        seconds += HALF_SECOND / 1000
        assert seconds < 130
        empty = [] if in_view(page) else [*empty, page.locator(".ge-day").inner_text()]
        assert len(empty) <= 3, empty
    assert seconds > 60
