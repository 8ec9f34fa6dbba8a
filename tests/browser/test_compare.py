"""Two maps side by side, in a real browser: they move as one, and tell what is on one of them only."""

from time import monotonic

import pytest

from pages import press, settle, wait

NOON = "2019-04-25T12:00Z"
IS_COMPARING = "document.querySelector('.ge-second .ge-mark, .ge-second .ge-cluster') !== null"
COUNTS = "[...document.querySelectorAll('.ge-part b')].map((count) => Number(count.textContent))"
FIRST, SECOND = ".leaflet-container:not(.ge-second) > .leaflet-map-pane", ".ge-second"
NAMES = "[...document.querySelectorAll('.ge-side-name')].map((name) => name.textContent)"


def beside(page, what, at=NOON, mode="upto"):
    """Compare a moment with something."""
    page.evaluate(f"geoEvents.seek('{at}'); geoEvents.set({{mode: '{mode}', compare: '{what}'}})")
    wait(page, IS_COMPARING)
    settle(page)
    return page


@pytest.fixture
def page(opened, story):
    page = opened(story)
    return beside(page, "end")


def spots(page, root):
    """Where the names of some towns are, from the middle of the window of a map."""
    return page.evaluate(
        """(root) => {
            const box = (node) => node.getBoundingClientRect();
            const second = box(document.querySelector(".ge-second"));
            const bar = box(document.querySelector(".ge-sidebar:not([hidden])") ?? document.body);
            const left = root === ".ge-second" ? second.left : second.left - second.width;
            const names = [...document.querySelectorAll(`${root} .ge-place-name`)]
                .filter((name) => name.checkVisibility({ visibilityProperty: true }));
            return Object.fromEntries(names.map((name) => [
                name.textContent, [Math.round(box(name).left - left), Math.round(box(name).top)]]));
        }""",
        root,
    )


def moved_as_one(page, before=None):
    """Wait until the same towns stand at the same spots of both windows, and no longer where they were."""
    end = monotonic() + 10
    while True:
        first, second = found = [spots(page, root) for root in (FIRST, SECOND)]
        both = first.keys() & second.keys()
        is_one = len(both) > 1 and all(first[name] == pytest.approx(second[name], abs=3) for name in both)
        if is_one and found != before:
            return found
        assert monotonic() < end, found
        settle(page)


def visible_at(page, time):
    page.evaluate(f"geoEvents.seek({time!r})")
    settle(page)
    return set(page.evaluate("geoEvents.visible()"))


def test_the_counts_are_those_of_what_is_there_at_either_moment(page):
    end = "2024-12-30"
    then, now = visible_at(page, end), visible_at(page, NOON)
    assert page.evaluate(COUNTS) == [len(now - then), len(now & then), len(then - now)]
    heard = page.locator(".ge-compare [role=status]").text_content()
    assert heard == f"25 April 2019 only {len(now - then)}. On both sides {len(now & then)}. " + (
        f"30 November 2024 only {len(then - now)}"
    )


def test_both_maps_move_as_one_whichever_is_moved(page):
    before = moved_as_one(page)
    for root, notches in ((".leaflet-container", -120), (SECOND, 120)):
        box = page.locator(SECOND).bounding_box()
        x = box["x"] + box["width"] / 2 - (0 if root == SECOND else box["width"])
        y = box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 90, y + 40, steps=4)
        page.mouse.up()
        before = moved_as_one(page, before)
        page.mouse.wheel(0, notches)
        before = moved_as_one(page, before)


def test_marks_say_that_they_are_on_one_side_only_and_leave_with_their_button(page):
    only = f"{SECOND} :is(.ge-mark, .ge-cluster)[data-only=true]"
    assert page.locator(only).count() > 0
    assert page.locator(f"{FIRST} [data-only=true]").count() == 0
    for mark in page.locator(only).all():
        assert "on this side only" in mark.get_attribute("aria-label")
    counts = page.evaluate(COUNTS)
    page.locator('.ge-part[data-part="both"]').click()
    settle(page)
    assert page.locator(f"{FIRST} :is(.ge-mark, .ge-cluster)").count() == 0
    assert page.locator(f"{SECOND} :is(.ge-mark, .ge-cluster)[data-only=false]").count() == 0
    assert page.evaluate(COUNTS) == counts


def test_a_mark_of_the_second_map_opens_its_card_and_moves_no_time(page):
    page.evaluate("geoEvents.set({mode: 'trail'})")
    settle(page)
    before = page.evaluate("geoEvents.time")
    mark = page.locator(f"{SECOND} .ge-mark").first
    mark.focus()
    press(page, "Enter")
    wait(page, "document.querySelector('.ge-card')?.hidden === false")
    assert page.evaluate("geoEvents.selected") == mark.get_attribute("data-event")
    assert page.evaluate("geoEvents.time") == before


def test_the_second_playhead_goes_by_key_and_by_hand(page):
    playhead = page.locator(".ge-second-playhead")
    assert playhead.get_attribute("aria-label") == "Second playhead"
    assert playhead.get_attribute("aria-valuetext") == "30 November 2024"
    before = page.evaluate("geoEvents.time")
    playhead.focus()
    press(page, "ArrowLeft")
    stepped = playhead.get_attribute("aria-valuetext")
    assert stepped != "30 November 2024"
    box, strip = playhead.bounding_box(), page.locator(".ge-strip").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * 0.3, box["y"] + 10, steps=5)
    page.mouse.up()
    settle(page)
    assert playhead.get_attribute("aria-valuetext") != stepped
    assert page.evaluate("geoEvents.time") == before
    assert page.evaluate(NAMES)[0] == "25 April 2019"


def test_a_key_begins_it_and_escape_ends_it_without_a_trace(opened, story):
    page = opened(story)
    assert page.locator(".ge-second, .ge-compare, .ge-second-playhead").count() == 0
    page.evaluate(f"geoEvents.seek('{NOON}')")
    press(page, "c")
    wait(page, IS_COMPARING)
    assert page.evaluate(NAMES) == ["25 April 2019", "30 November 2024"]
    press(page, "Escape")
    assert page.locator(".ge-second, .ge-compare, .ge-second-playhead").count() == 0
    assert page.locator(".ge-sidebar:not([hidden])").count() == 1


def test_the_panel_offers_both_clocks_and_two_periods_and_gives_the_period_back(opened, story):
    page = opened(story)
    page.evaluate("geoEvents.seek('2023-09-06T12:00Z')")
    page.locator(".ge-disclosure").click()
    page.get_by_role("button", name="Both clocks").click()
    wait(page, IS_COMPARING)
    assert page.evaluate(NAMES) == ["With hindsight", "As it was reported"]
    assert page.locator(".ge-second-playhead").count() == 0
    page.get_by_role("button", name="Two periods").click()
    settle(page)
    assert page.locator(".ge-second-period").count() == 1
    page.locator(".ge-end-field").first.fill("2024")
    press(page, "Enter")
    assert page.evaluate(NAMES)[1].startswith("2024 to ")
    page.locator(".ge-end-field").first.fill("never")
    press(page, "Enter")
    assert page.locator(".ge-end-field").first.get_attribute("aria-invalid") == "true"
    page.locator(".ge-compare .ge-close").click()
    settle(page)
    assert page.evaluate("document.activeElement.classList.contains('ge-sidebar-button')")
    assert page.locator(".ge-passing").text_content().startswith("61 events")


def test_a_link_brings_it_back_and_a_phone_has_one_map_above_the_other(opened, story):
    page = opened(
        story,
        hash_="#lang=zh&time=2023-09-06T12:00Z&compare=clock,now,then",
        viewport={"width": 390, "height": 844},
    )
    wait(page, IS_COMPARING)
    assert page.evaluate(NAMES) == ["目前已知", "当时报道"]
    pressed = page.evaluate(
        "[...document.querySelectorAll('.ge-part')].map((part) => part.getAttribute('aria-pressed'))"
    )
    assert pressed == ["true", "false", "true"]
    second = page.locator(SECOND).bounding_box()
    assert second["width"] == 390
    assert second["y"] > 250
    panel = page.locator(".ge-panel").bounding_box()
    assert second["y"] + second["height"] == pytest.approx(panel["y"], abs=1)
