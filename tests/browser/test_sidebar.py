"""The map's own panel: legend and filters in one, in an exported page, where no server answers."""

import pytest

from pages import export, many, press, settle, wait

VISIBLE = "geoEvents.visible().length"
FOCUSED = "document.activeElement.textContent || document.activeElement.className"


def row(page, name):
    return page.locator(".ge-choice", has_text=name)


def test_each_control_changes_the_map_at_once(opened, story):
    page = opened(story)
    everything = page.evaluate(VISIBLE)
    trains = row(page, "Train or line")
    assert trains.inner_text().split("\n") == ["Train or line", "8"]
    trains.click()
    settle(page)
    assert trains.get_attribute("aria-pressed") == "false"
    assert page.evaluate(VISIBLE) == everything - 8
    assert page.locator(".ge-passing").inner_text().startswith("53 of 61 events")
    row(page, "Reported only").click()
    settle(page)
    fewer = page.evaluate(VISIBLE)
    assert 0 < fewer < everything - 8
    assert trains.inner_text() != "Train or line\n8"  # of what passes the other filters
    page.get_by_role("button", name="Show all", exact=True).click()
    settle(page)
    assert page.evaluate(VISIBLE) == everything
    assert trains.get_attribute("aria-pressed") == "true"
    page.get_by_role("searchbox").fill("vostochny")
    settle(page)
    found = page.evaluate(VISIBLE)
    assert 0 < found < everything
    page.get_by_role("button", name="Clear the search").click()
    settle(page)
    assert page.evaluate(VISIBLE) == everything
    page.get_by_role("button", name="As it was reported").click()
    settle(page)
    assert page.get_by_text("Replays what had been said by each day.").is_visible()
    page.get_by_role("combobox", name="Language").select_option(label="简体中文")
    wait(page, "document.querySelector('.ge-sidebar h2').textContent === '筛选与图例'")


def test_filters_keep_playhead_camera_and_selection(opened, story):
    page = opened(story)
    page.evaluate("geoEvents.seek('2019-04-25T05:00:00Z')")
    settle(page)
    selected = page.evaluate(
        "(() => { const id = geoEvents.visible().at(-1); geoEvents.select(id); return id; })()"
    )
    settle(page)
    where = "[geoEvents.time, document.querySelector('.leaflet-map-pane').style.transform]"
    before = page.evaluate(where)
    row(page, "Train or line").click()
    settle(page)
    assert page.evaluate(where) == before
    assert page.evaluate("geoEvents.selected") == selected
    for name in ("Meeting or visit", "Troop report"):
        row(page, name).click()
    settle(page)
    assert page.evaluate("geoEvents.selected") is None
    assert page.locator(".ge-card").is_hidden()


def test_an_emptied_map_says_so_and_its_button_drops_the_filter(opened, story):
    page = opened(story)
    everything = page.evaluate(VISIBLE)
    page.get_by_role("searchbox").fill("no such words")
    settle(page)
    assert page.locator(".ge-empty p").inner_text() == "Nothing found for “no such words”."
    page.locator(".ge-empty").get_by_role("button", name="Clear the search").click()
    settle(page)
    assert page.locator(".ge-empty").is_hidden()
    assert page.evaluate(VISIBLE) == everything
    assert page.get_by_role("searchbox").input_value() == ""
    assert page.evaluate("document.activeElement.classList.contains('ge-sidebar-button')")
    for name in ("Confirmed", "Reported only", "Cancelled", "Did not happen"):
        row(page, name).click()
    settle(page)
    assert page.locator(".ge-empty p").inner_text() == "Nothing is chosen under “How sure”."
    page.get_by_role("button", name="Show all, however sure").click()
    settle(page)
    assert page.evaluate(VISIBLE) == everything


def test_what_no_event_has_is_neither_offered_nor_named(opened, tmp_path):
    """A layer of the table that no event is of, statuses that none has, and signs that none is drawn with."""
    layers, statuses = ("boats", "rides", "boats"), ("confirmed", "cancelled", "confirmed")
    data = many(tmp_path, 3, lambda i: {"layer": layers[i], "status": statuses[i]})
    table = "layer_id,name_en\nboats,Boat\nrides,Ride\nkites,Kite\n"
    (data / "layers.csv").write_text(table, encoding="utf-8")
    page = opened(export(tmp_path / "x.html", data))
    rows = page.locator(".ge-choice:visible .ge-choice-name")
    assert rows.all_inner_texts() == ["Boat", "Ride", "Confirmed", "Cancelled"]
    for name in ("Confirmed", "Cancelled"):
        row(page, name).click()
    settle(page)
    assert page.locator(".ge-empty p").inner_text() == "Nothing is chosen under “How sure”."
    for name in ("Confirmed", "Cancelled"):
        row(page, name).click()
    settle(page)
    assert page.evaluate("location.hash") == ""  # all of them are no choice
    assert page.get_by_text("Strip: hollow is not confirmed").is_visible()
    unsaid = many(tmp_path / "unsaid", 3, lambda i: {"layer": layers[i], "status": ""})
    (unsaid / "claims.csv").unlink()
    page = opened(export(tmp_path / "y.html", unsaid))
    assert page.locator(".ge-choice:visible .ge-choice-name").all_inner_texts() == ["boats", "rides"]
    assert page.get_by_text("Strip: hollow is not confirmed").is_hidden()


def test_an_emptied_map_keeps_its_time_and_drops_only_the_filter_that_emptied_it(opened, story):
    page = opened(story)
    everything = page.evaluate(VISIBLE)
    page.evaluate("geoEvents.set({layers: ['train']})")
    settle(page)
    left = page.evaluate(VISIBLE)
    page.evaluate("geoEvents.set({from: '2001-02', to: '2001-03'})")
    settle(page)
    assert page.locator(".ge-day").inner_text() == "1950–2024"
    assert page.locator(".ge-title").inner_text() == "0 of 61 events"
    box = page.locator(".ge-empty")
    assert box.locator("p").inner_text() == "No event in the period chosen: February 2001 to March 2001."
    box.get_by_role("button", name="Show the whole time").click()
    settle(page)
    assert page.evaluate(VISIBLE) == left
    page.evaluate("geoEvents.set({query: 'no such words', layers: []})")
    settle(page)
    assert box.locator("p").inner_text() == "No event passes all of these filters: no such words."
    box.get_by_role("button", name="Show all events").click()
    settle(page)
    assert page.evaluate(VISIBLE) == everything


def test_who_finds_nothing_is_told_what_is_near_and_sees_why_it_is_found(opened, story):
    page = opened(story)
    page.get_by_role("searchbox").fill("Putln")
    settle(page)
    page.get_by_role("button", name="Did you mean “Putin”?").click()
    settle(page)
    assert page.get_by_role("searchbox").input_value() == "Putin"
    found = page.evaluate("geoEvents.visible()")
    for written in ("普丁", "Путин", "putin’s"):
        page.get_by_role("searchbox").fill(written)
        settle(page)
        assert page.evaluate(VISIBLE) > 0
        if written != "putin’s":
            assert page.evaluate("geoEvents.visible()") == found
    page.get_by_role("searchbox").fill("普丁")
    settle(page)
    page.evaluate("(id) => { geoEvents.select(id); return geoEvents.settled(); }", found[0])
    marked = page.locator(".ge-card mark").all_inner_texts()
    assert {"Vladimir Putin", "普京"} <= set(marked)
    page.get_by_role("searchbox").fill("<b>")
    settle(page)
    assert page.locator(".ge-card b mark").count() == 0


def test_the_keyboard_goes_through_the_panel_in_its_order_and_out_of_it(opened, story):
    page = opened(story)
    button = page.locator(".ge-sidebar-button")
    assert button.get_attribute("aria-expanded") == "true"
    button.focus()
    press(page, "Enter")
    assert page.locator(".ge-sidebar").is_hidden()
    press(page, "Enter")
    assert page.evaluate(FOCUSED) == "Filters and legend"
    order = []
    for _ in range(14):
        press(page, "Tab")
        order.append(page.evaluate(FOCUSED))
    assert [words.rstrip("0123456789") for words in order] == [
        "ge-button ge-close",
        "ge-query",
        "Meeting or visit",
        "Train or line",
        "Troop report",
        "Confirmed",
        "Reported only",
        "Cancelled",
        "Did not happen",
        "With hindsight",
        "As it was reported",
        "English简体中文繁體中文한국어",
        "More settings",
        order[-1],
    ]
    assert page.evaluate("document.activeElement.closest('.ge-sidebar')") is None
    press(page, "Shift+Tab")
    press(page, "Enter")
    assert page.locator(".ge-more").is_visible()
    press(page, "Escape")
    assert page.locator(".ge-sidebar").is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('ge-sidebar-button')")


def test_the_search_is_cleared_before_the_panel_is_closed(opened, story):
    page = opened(story)
    field = page.get_by_role("searchbox")
    field.fill("kim")
    press(page, "Escape")
    assert field.input_value() == ""
    assert page.locator(".ge-sidebar").is_visible()
    press(page, "Escape")
    assert page.locator(".ge-sidebar").is_hidden()


def test_on_a_phone_it_is_a_sheet_that_a_touch_of_the_map_closes(opened, story):
    page = opened(story, viewport={"width": 390, "height": 844}, has_touch=True)
    sheet = page.locator(".ge-sidebar")
    assert sheet.is_hidden()
    page.locator(".ge-sidebar-button").tap()
    settle(page)
    assert sheet.bounding_box()["height"] <= 0.6 * 844 + 1
    assert page.evaluate("document.querySelector('.ge-sidebar-body').scrollWidth") <= 390
    page.touchscreen.tap(200, 60)
    assert sheet.is_hidden()


@pytest.mark.parametrize("width", [1440, 1000])
def test_on_a_desktop_the_story_is_beside_it(opened, story, width):
    page = opened(story, viewport={"width": width, "height": 800})
    box = page.locator(".ge-sidebar").bounding_box()
    assert box["width"] <= 250
    marks = page.evaluate(
        "[...document.querySelectorAll('button[data-order]')].map((one) => one.getBoundingClientRect().left)"
    )
    assert any(left > box["x"] + box["width"] for left in marks)
    assert not any(0 <= left < box["x"] + box["width"] for left in marks)  # Washington is beyond the edge


def test_in_somebody_elses_page_it_waits_to_be_opened(opened, story, tmp_path):
    outer = tmp_path / "outer.html"
    outer.write_text(f'<iframe src="{story.as_uri()}" width="1300" height="700"></iframe>', encoding="utf-8")
    page = opened(outer, ready="true")
    frame = page.frames[1]
    wait(frame, "document.querySelector('.ge-ui')?.hidden === false")
    assert frame.locator(".ge-sidebar").is_hidden()
    assert frame.locator(".ge-sidebar-button").is_visible()


def test_very_many_events_are_filtered_and_searched_too(opened, tmp_path):
    layers = ("meeting", "train")
    change = lambda i: {"layer": layers[i % 3 == 0], "title_zh": f"會談{i}"}  # noqa: E731
    file = export(tmp_path / "x.html", many(tmp_path, 6000, change))
    page = opened(file)
    assert page.evaluate("geoEvents.visible()") == 6000
    row(page, "Train or line").click()
    settle(page)
    assert page.evaluate("geoEvents.visible()") == 4000
    page.get_by_role("searchbox").fill("会谈5999")
    settle(page)
    assert page.evaluate("geoEvents.visible()") == ["e5999"]
    assert page.locator(".ge-held").is_hidden()  # every word is here
