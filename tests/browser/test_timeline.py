"""The strip under the map and the ways to look at time, in a real browser."""

import re
from itertools import pairwise

import pytest
from serving import ROOT

from pages import export, many, settle, wait

MET = "2019-04-25T04:00:00Z"
PLAYHEAD = "document.querySelector('.ge-playhead')"
TICKS = "[...document.querySelectorAll('.ge-tick')].map((tick) => tick.textContent)"
IS_ZOOMED = "document.querySelector('.ge-timeline').dataset.zoomed === 'true'"
SHARE = f"parseFloat({PLAYHEAD}.style.translate) / document.querySelector('.ge-strip').clientWidth"


def turn_wheel(page, notches, *, dx=0):
    """Turn the wheel over the playhead: below 0 zooms in."""
    slider = page.locator(".ge-playhead").bounding_box()
    page.mouse.move(slider["x"] + slider["width"] / 2, slider["y"] + slider["height"] / 2)
    for _ in range(abs(notches)):
        page.mouse.wheel(dx, 100 if notches > 0 else -100)
        settle(page)


def zoomed(page, notches=12):
    """Put the playhead on the summit of 2019 and zoom in around it."""
    page.evaluate(f"geoEvents.seek('{MET}')")
    settle(page)
    turn_wheel(page, -notches)
    wait(page, IS_ZOOMED)
    return page


def test_what_lasts_is_lit_while_the_playhead_is_in_it(opened, tmp_path):
    dates = {
        "siege": "2001-02-03/2003-04-05",
        "ongoing": "2010-05-05/..",
        "decade": "201X",
        "hour": "2005-06-07T10:00:00+09:00",
    }
    names = list(dates)
    folder = many(tmp_path, 4, lambda i: {"when": dates[names[i]], "title_en": names[i]})
    page = opened(export(tmp_path / "lasting.html", folder))
    lit = "[...document.querySelectorAll('.ge-lit > title')].map((one) => one.textContent.split('\\n')[0])"
    for moment, expected in (
        ("2002", ["siege"]),
        ("2003-05", []),
        ("2010-01-02", ["decade"]),
        ("2015", ["decade", "ongoing"]),
        ("9999", ["ongoing"]),
    ):
        page.evaluate("(moment) => geoEvents.seek(moment)", moment)
        settle(page)
        assert sorted(page.evaluate(lit)) == expected, moment
    strip = page.locator(".ge-strip").bounding_box()
    bars = {
        block.locator("title").text_content().split("\n")[0]: block.locator(".ge-bar-body").bounding_box()
        for block in page.locator(".ge-block:has(.ge-bar)").all()
    }
    assert set(bars) == {"siege", "ongoing", "decade"}
    assert bars["ongoing"]["x"] + bars["ongoing"]["width"] > strip["x"] + strip["width"], "to the edge"
    assert page.locator(".ge-block:has-text('decade') .ge-piece").count() == 4, "vague at both ends"
    assert page.locator(".ge-block:has-text('siege') .ge-piece").count() == 0


def test_the_wheel_zooms_around_the_pointer_down_to_hours(opened, story):
    page = opened(story)
    page.evaluate(f"geoEvents.seek('{MET}')")
    settle(page)
    before = page.evaluate(SHARE)
    zoomed(page, 6)
    assert page.evaluate(SHARE) == pytest.approx(before, abs=0.02)
    turn_wheel(page, -10)
    ticks = page.evaluate(TICKS)
    assert "14:00" in ticks
    assert "2019" in ticks[0]
    assert "UTC+10" in ticks[0]
    assert page.evaluate("geoEvents.time") == 1556164800000


def test_a_wheel_turned_back_or_a_double_click_shows_the_whole(opened, story):
    page = zoomed(opened(story), 4)
    turn_wheel(page, 8)
    assert not page.evaluate(IS_ZOOMED)
    zoomed(page, 4)
    page.locator(".ge-strip").dblclick(position={"x": 200, "y": 12})
    settle(page)
    assert not page.evaluate(IS_ZOOMED)


def test_sideways_the_wheel_moves_along_and_leaves_the_time(opened, story):
    page = zoomed(opened(story), 6)
    before = page.evaluate(TICKS)
    for _ in range(6):
        page.mouse.wheel(400, 0)
    settle(page)
    assert page.evaluate(TICKS) != before
    assert page.evaluate(f"{PLAYHEAD}.dataset.beyond") == "true"
    assert page.evaluate("geoEvents.time") == 1556164800000
    page.locator(".ge-playhead").press("ArrowRight")
    settle(page)
    assert page.evaluate(f"{PLAYHEAD}.dataset.beyond") == "false"  # followed when the time changes


def test_plus_zooms_on_the_strip_and_is_the_speed_elsewhere(opened, story):
    page = opened(story)
    speed = "Number(document.querySelector('.ge-speed').value)"
    page.locator(".ge-playhead").press("+")
    settle(page)
    assert page.evaluate(IS_ZOOMED)
    assert page.evaluate(speed) == 1
    page.locator(".ge-playhead").press("-")
    settle(page)
    assert not page.evaluate(IS_ZOOMED)
    page.locator(".ge-play").focus()
    page.locator(".ge-play").press("+")
    settle(page)
    assert page.evaluate(speed) == 2
    assert not page.evaluate(IS_ZOOMED)


def test_the_buttons_zoom_and_the_focus_is_never_lost(opened, story):
    page = opened(story)
    page.get_by_role("button", name="Zoom in on the timeline").click()
    settle(page)
    assert page.evaluate(IS_ZOOMED)
    assert "Shown:" in page.locator(".ge-shown").inner_text()
    page.get_by_role("button", name="Show the whole timeline").click()
    settle(page)
    assert not page.evaluate(IS_ZOOMED)
    assert page.evaluate(f"document.activeElement === {PLAYHEAD}")


def test_the_part_follows_the_playhead(opened, story):
    page = zoomed(opened(story), 8)
    for moment in ("2023-09-13T00:00:00Z", "2001-08-04T00:00:00Z"):
        page.evaluate(f"geoEvents.seek('{moment}')")
        settle(page)
        assert 0 <= page.evaluate(SHARE) <= 1
        assert page.evaluate(f"{PLAYHEAD}.dataset.beyond") == "false"
        assert page.evaluate(IS_ZOOMED)
    for _ in range(5):
        page.evaluate("geoEvents.next()")
        settle(page)
        assert page.evaluate(f"{PLAYHEAD}.dataset.beyond") == "false"


def test_playing_past_the_end_of_the_part_turns_the_page(opened, story):
    page = zoomed(opened(story), 8)
    first = page.evaluate(TICKS)
    page.evaluate("geoEvents.set({speed: 8})")
    width = page.evaluate("document.querySelector('.ge-strip').clientWidth")
    page.locator(".ge-strip").click(position={"x": width - 3, "y": 10})
    settle(page)
    assert page.evaluate(TICKS) == first, "the reader's own hand on the strip does not turn it"
    page.evaluate("geoEvents.play()")
    wait(page, f"{TICKS}.join() !== {','.join(first)!r}")
    page.evaluate("geoEvents.pause()")
    settle(page)
    assert 0 <= page.evaluate(SHARE) < 0.6
    assert page.evaluate(IS_ZOOMED)


def test_a_zoomed_strip_stays_so_in_another_language_and_not_on_another_axis(opened, story):
    page = zoomed(opened(story), 10)
    page.evaluate("geoEvents.set({language: 'zh', clock: 'reported', layers: ['meeting']})")
    settle(page)
    assert page.evaluate(IS_ZOOMED)
    page.evaluate("geoEvents.set({axis: 'linear'})")
    settle(page)
    assert not page.evaluate(IS_ZOOMED)


def test_the_overview_says_which_part_is_shown_and_moves_it(opened, story):
    page = zoomed(opened(story), 6)
    part = page.locator(".ge-overview-part").bounding_box()
    before = page.evaluate(TICKS)
    page.mouse.move(part["x"] + part["width"] / 2, part["y"] + 9)
    page.mouse.down()
    page.mouse.move(part["x"] + part["width"] / 2 - 200, part["y"] + 9, steps=4)
    page.mouse.up()
    settle(page)
    moved = page.locator(".ge-overview-part").bounding_box()
    assert moved["x"] == pytest.approx(part["x"] - 200, abs=3)
    assert page.evaluate(TICKS) != before
    assert page.evaluate("geoEvents.time") == 1556164800000


def test_two_fingers_zoom_and_leave_the_playhead(opened, story):
    page = opened(story, viewport={"width": 390, "height": 844}, has_touch=True)
    page.evaluate(f"geoEvents.seek('{MET}')")
    settle(page)
    page.evaluate(
        """() => {
            const strip = document.querySelector(".ge-strip");
            const box = strip.getBoundingClientRect();
            strip.setPointerCapture = () => {};
            const send = (type, id, share) => strip.dispatchEvent(new PointerEvent(type, {
                pointerId: id, pointerType: "touch", button: type === "pointermove" ? -1 : 0, bubbles: true,
                cancelable: true, clientX: box.left + share * box.width, clientY: box.top + 20}));
            send("pointerdown", 1, 0.4);
            send("pointerdown", 2, 0.6);
            for (const by of [0.05, 0.1, 0.2, 0.3]) {
                send("pointermove", 1, 0.4 - by);
                send("pointermove", 2, 0.6 + by);
            }
            send("pointerup", 1, 0.1);
            send("pointerup", 2, 0.9);
        }"""
    )
    settle(page)
    assert page.evaluate(IS_ZOOMED)
    width = page.evaluate("parseFloat(document.querySelector('.ge-overview-part').style.width)")
    assert width == pytest.approx(25, abs=1)
    assert page.evaluate("geoEvents.time") == 1556164800000


def more(page):
    page.get_by_role("button", name=MORE).click()


MORE = re.compile("More settings|更多设置")


def test_the_ways_to_look_at_time_are_chosen_in_the_panel_and_explained(opened, story):
    page = opened(story)
    more(page)
    length = page.locator(".ge-length")
    trail = page.get_by_role("button", name="Trail")
    assert trail.get_attribute("aria-pressed") == "false"  # at the opening all is shown
    assert page.get_by_role("button", name="All so far").get_attribute("aria-pressed") == "true"
    trail.click()
    settle(page)
    assert trail.get_attribute("aria-pressed") == "true"
    assert page.get_by_text("Shows a moment with a fading trail of what came before.").is_visible()
    assert [option.inner_text() for option in length.locator("option").all()] == ["Short", "Medium", "Long"]
    counts = []
    for label in ("Short", "Long"):
        length.select_option(label=label)
        settle(page)
        counts.append(page.evaluate("geoEvents.visible().length"))
    assert counts[0] < counts[1]
    page.get_by_role("button", name="All so far").click()
    settle(page)
    assert not length.is_visible()
    everything = page.evaluate("geoEvents.visible().length")
    page.get_by_role("button", name="Window", exact=True).click()
    settle(page)
    assert length.input_value() == "90"
    page.get_by_label("Length of the window").select_option(label="10 years")
    settle(page)
    assert page.evaluate("document.querySelector('.ge-band-fill').dataset.mode") == "window"
    assert counts[0] < page.evaluate("geoEvents.visible().length") < everything
    page.evaluate("geoEvents.set({window: 45})")
    settle(page)
    assert "45 days" in length.inner_text()
    assert length.input_value() == "45"


def test_the_window_is_a_band_as_long_as_it_is(opened, story):
    page = opened(story)
    page.evaluate("geoEvents.set({axis: 'linear', mode: 'window', window: 3652})")
    page.evaluate("geoEvents.seek('2020-01-01T00:00:00Z')")
    settle(page)
    band = "document.querySelector('.ge-band-fill').style"
    left = page.evaluate(f"parseFloat({band}.translate) / document.querySelector('.ge-strip').clientWidth")
    width = page.evaluate(f"parseFloat({band}.scale)")
    share = page.evaluate(SHARE)
    assert left + width == pytest.approx(share, abs=1e-3)
    assert 0.1 < width < 0.5


def test_with_the_loop_playing_goes_on_from_the_start(opened, story):
    page = opened(story)
    more(page)
    loop = page.get_by_role("button", name="Play again from the start")
    loop.click()
    settle(page)
    assert loop.get_attribute("aria-pressed") == "true"
    end = page.evaluate("(() => { geoEvents.seek('9999'); return geoEvents.time; })()")
    page.evaluate(f"geoEvents.seek({end} - 1000)")
    page.evaluate("geoEvents.play()")
    wait(page, f"geoEvents.time < {end} - 86400000 && geoEvents.playing")
    page.evaluate("geoEvents.pause()")


def test_the_ways_speak_chinese(opened, story):
    page = opened(story, hash_="#lang=zh")
    more(page)
    for label in ("渐隐", "累计", "最近一段"):
        assert page.get_by_role("button", name=label, exact=True).is_visible()
    page.get_by_role("button", name="最近一段", exact=True).click()
    settle(page)
    assert "3个月" in page.locator(".ge-length").inner_text()
    zoomed(page)
    assert "年" in page.evaluate(TICKS)[0]
    assert page.get_by_role("button", name="显示整条时间轴").is_visible()


def test_a_chapter_on_the_strip_leads_to_its_first_event_and_is_marked(opened, story):
    page = opened(story)
    chapter = page.get_by_role("button", name="The closed line, 2020 to 2022", exact=True)
    chapter.click()
    settle(page)
    assert page.evaluate("geoEvents.time") == page.evaluate("Date.parse('2020-01-01T00:00+10:00')")
    assert page.locator(".ge-chapter[aria-current=true]").inner_text() == "The closed line, 2020 to 2022"
    page.evaluate(f"geoEvents.seek('{MET}')")
    settle(page)
    assert page.locator(".ge-chapter[aria-current=true]").inner_text() == "The summit of 2019"
    page.evaluate("geoEvents.seek('2018-06-01')")
    settle(page)
    assert page.locator(".ge-chapter[aria-current]").count() == 0


def test_the_chapters_are_one_stop_of_the_tab_key_and_the_arrows_walk_over_them(opened, story):
    page = opened(story)
    reachable = page.locator(".ge-chapter[tabindex='0']")
    assert reachable.count() == 1
    reachable.focus()
    for key, title in (
        ("Home", "Before 2000"),
        ("ArrowRight", "2000 to 2017"),
        ("End", "Treaty and troops, 2024"),
    ):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.textContent") == title
    before = page.evaluate("geoEvents.time")
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.evaluate("geoEvents.time") == before, "the arrows of the group step through no events"
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".ge-chapter[aria-current=true]").inner_text() == "Before 2000"
    assert page.locator(".ge-chapter[tabindex='0']").inner_text() == "Before 2000"


TITLES = """() => [...document.querySelectorAll(".ge-chapter")].map((one) => {
    const { left, right, width, height } = one.getBoundingClientRect();
    return { left, right, width, height, isCut: one.scrollWidth > one.clientWidth };
})"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (820, 1180), (390, 844), (360, 740)])
def test_the_titles_of_chapters_are_whole_and_apart_and_a_finger_finds_them(opened, story, width, height):
    page = opened(story, viewport={"width": width, "height": height})
    for language in ("en", "zh"):
        page.evaluate("(language) => geoEvents.set({language})", language)
        settle(page)
        titles = page.evaluate(TITLES)
        assert len(titles) == 6
        assert not any(title["isCut"] for title in titles)
        assert all(title["width"] >= 24 and title["height"] >= 24 for title in titles)
        assert all(a["right"] <= b["left"] for a, b in pairwise(titles))


def test_where_chapters_scroll_that_of_the_moment_is_in_sight(opened, story):
    page = opened(story, viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    for moment in ("2024-10-18", "1965-01-01", MET):
        page.evaluate("(moment) => geoEvents.seek(moment)", moment)
        settle(page)
        current = page.locator(".ge-chapter[aria-current]").bounding_box()
        assert current["x"] >= 0
        assert current["x"] + current["width"] <= 390


def end_of(page, end):
    return page.locator(f".ge-end.ge-{end}")


def value(page, end):
    """What an end of the period is said to be."""
    return end_of(page, end).get_attribute("aria-valuetext")


def drag(page, end, by):
    """Drag an end of the period by pixels, and leave the button pressed."""
    box = end_of(page, end).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y, steps=4)
    settle(page)


def test_the_ends_of_the_period_are_dragged_to_dates_on_which_something_begins(opened, story):
    page = opened(story)
    assert (value(page, "from"), value(page, "to")) == ("1 January 1950", "30 November 2024")
    assert page.locator(".ge-whole-time").is_hidden()
    drag(page, "from", 700)
    narrowed = value(page, "from")
    assert "2019" in narrowed
    page.mouse.up()
    page.evaluate("geoEvents.seek('1960-01-01')")
    settle(page)
    assert page.evaluate("geoEvents.time") >= page.evaluate("Date.parse('2019-01-01')"), "it stays inside"
    drag(page, "to", -200)
    page.mouse.up()
    assert "2023" in value(page, "to")
    assert value(page, "from") == narrowed
    page.get_by_role("button", name="Whole time").click()
    settle(page)
    assert (value(page, "from"), value(page, "to")) == ("1 January 1950", "30 November 2024")
    assert page.locator(".ge-whole-time").is_hidden()
    assert page.evaluate(f"document.activeElement === {PLAYHEAD}")


def test_what_a_drag_leaves_out_is_dimmed_and_the_axis_stays(opened, story):
    page = opened(story)
    ticks, blocks = page.evaluate(TICKS), page.locator(".ge-block").count()
    drag(page, "from", 400)
    page.mouse.up()
    dimmed = page.locator(".ge-outside").first.bounding_box()
    strip = page.locator(".ge-strip").bounding_box()
    handle = end_of(page, "from").bounding_box()
    assert dimmed["x"] == pytest.approx(strip["x"], abs=1)
    assert dimmed["x"] + dimmed["width"] == pytest.approx(handle["x"] + handle["width"], abs=1.5)
    assert page.evaluate(TICKS) == ticks
    assert page.locator(".ge-block").count() == blocks


def test_an_end_never_passes_the_other(opened, story):
    page = opened(story)
    drag(page, "from", 1200)
    page.mouse.up()
    drag(page, "to", -1200)
    page.mouse.up()
    assert page.evaluate("geoEvents.visible().length") >= 1
    assert end_of(page, "from").bounding_box()["x"] < end_of(page, "to").bounding_box()["x"]


def test_the_arrows_move_an_end_from_date_to_date(opened, story):
    page = opened(story)
    first = end_of(page, "from")
    assert first.get_attribute("aria-label") == "Beginning of the period"
    first.press("ArrowRight")
    settle(page)
    second = value(page, "from")
    assert second != "1 January 1950"
    assert page.locator(".ge-tip").inner_text() == second
    first.press("PageUp")
    settle(page)
    assert int(first.get_attribute("aria-valuenow")) > page.evaluate("Date.parse('1980-01-01')")
    first.press("PageDown")
    settle(page)
    assert value(page, "from") == second
    first.press("Home")
    settle(page)
    assert value(page, "from") == "1 January 1950"
    end_of(page, "to").press("ArrowLeft")
    settle(page)
    assert value(page, "to") != "30 November 2024"
    assert page.evaluate("document.activeElement.className") == "ge-end ge-to"


def test_a_second_finger_gives_a_dragged_end_back(opened, story):
    page = opened(story, viewport={"width": 390, "height": 844}, has_touch=True)
    page.evaluate(
        """() => {
            const end = document.querySelector(".ge-end.ge-from");
            const strip = document.querySelector(".ge-strip");
            const box = strip.getBoundingClientRect();
            strip.setPointerCapture = () => {};
            const send = (node, type, id, x) => node.dispatchEvent(new PointerEvent(type, {
                pointerId: id, pointerType: "touch", button: type === "pointermove" ? -1 : 0, bubbles: true,
                cancelable: true, clientX: box.left + x, clientY: box.top + 20}));
            send(end, "pointerdown", 1, -4);
            send(strip, "pointermove", 1, 200);
            window.between = end.getAttribute("aria-valuetext");
            send(strip, "pointerdown", 2, 300);
            send(strip, "pointerup", 1, 200);
            send(strip, "pointerup", 2, 300);
        }"""
    )
    settle(page)
    assert value(page, "from") == "1 January 1950"


def test_only_this_chapter_is_the_period_until_all_is_given_back(opened, story):
    page = opened(story)
    page.get_by_role("button", name="The summit of 2019", exact=True).click()
    only = page.get_by_role("button", name="Only this chapter: The summit of 2019")
    only.click()
    settle(page)
    assert (value(page, "from"), value(page, "to")) == ("1 February 2019", "30 April 2019")
    assert only.get_attribute("aria-pressed") == "true"
    assert page.locator(".ge-period-words").inner_text() == "1 February 2019 to 30 April 2019"
    page.get_by_role("button", name="The journey of 2023", exact=True).click()
    settle(page)
    assert (value(page, "from"), value(page, "to")) == ("1 July 2023", "31 October 2023")
    page.get_by_role("button", name="Only this chapter: The journey of 2023").click()
    settle(page)
    assert value(page, "from") == "1 January 1950"


def test_a_chapter_outside_of_the_period_gives_all_of_it_back(opened, story):
    page = opened(story)
    page.evaluate("geoEvents.set({from: '2019', to: '2019'})")
    settle(page)
    assert (value(page, "from"), value(page, "to")) == ("2019", "2019")
    page.get_by_role("button", name="The journey of 2023", exact=True).click()
    settle(page)
    assert value(page, "to") == "30 November 2024"
    assert page.locator(".ge-chapter[aria-current=true]").inner_text() == "The journey of 2023"


def test_the_ends_wait_at_the_edges_of_a_zoomed_strip(opened, story):
    page = zoomed(opened(story), 6)
    assert end_of(page, "from").get_attribute("data-beyond") == "true"
    drag(page, "from", 400)
    page.mouse.up()
    assert end_of(page, "from").get_attribute("data-beyond") == "false"
    assert page.evaluate(IS_ZOOMED)
    narrowed = value(page, "from")
    page.get_by_role("button", name="Show the whole timeline").click()
    settle(page)
    assert value(page, "from") == narrowed
    assert end_of(page, "from").get_attribute("data-beyond") == "false"


def test_dragging_an_end_draws_nothing_anew_of_what_stands_on_the_strip(opened, story):
    page = opened(story)
    page.evaluate(
        """() => {
            window.redrawn = 0;
            const watch = new MutationObserver((changes) => { window.redrawn += changes.length; });
            for (const name of ["ge-blocks", "ge-ticks", "ge-breaks"]) {
                const part = document.querySelector(`.${name}`);
                watch.observe(part, {childList: true, subtree: true, attributes: true});
            }
        }"""
    )
    drag(page, "to", -500)
    page.mouse.up()
    settle(page)
    assert value(page, "to") != "30 November 2024"
    assert page.evaluate("redrawn") == 0


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (820, 1180), (390, 844), (360, 740), (844, 390)])
def test_a_finger_finds_the_ends_and_they_lie_on_nothing_else(opened, story, width, height):
    page = opened(story, viewport={"width": width, "height": height})
    for period in ({"from": None, "to": None}, {"from": "2019-02-01", "to": "2019-04-30"}):
        page.evaluate("(period) => geoEvents.set(period)", period)
        settle(page)
        boxes = [end_of(page, end).bounding_box() for end in ("from", "to")]
        assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
        assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
        found = page.evaluate(
            """() => ["from", "to"].map((end) => {
                const { left, right, top } = document.querySelector(`.ge-${end}`).getBoundingClientRect();
                const x = end === "from" ? left + 1 : right - 1;
                return document.elementFromPoint(x, top + 20).classList.contains(`ge-${end}`);
            })"""
        )
        assert found == [True, True]


OVERLAPS = """() => {
    const controls = [...document.querySelectorAll(
        ".ge-row button, .ge-row select, .ge-moment, .ge-zooms button, .ge-strip")]
        .filter((one) => one.offsetParent && getComputedStyle(one).visibility === "visible");
    const boxes = controls.map((one) => one.getBoundingClientRect());
    const faults = [];
    boxes.forEach((a, i) => {
        const name = controls[i].className + controls[i].textContent.slice(0, 20);
        const isBeside = a.left < 0 || a.right > innerWidth;
        if (isBeside || a.top < 0 || a.bottom > innerHeight) faults.push("cut " + name);
        const isNarrow = controls[i].scrollWidth > controls[i].clientWidth + 1;
        if (isNarrow && !controls[i].matches(".ge-strip")) faults.push("narrow " + name);
        boxes.slice(i + 1).forEach((b, j) => {
            const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1
                || b.bottom <= a.top + 1;
            if (!apart) faults.push(name + " over " + controls[i + 1 + j].className);
        });
    });
    return faults;
}"""
"""What of the panel is cut, too narrow for what it says, or over something else."""


@pytest.mark.parametrize("width", [1440, 900, 560, 390, 360, 320])
def test_nothing_of_the_panel_is_cut_or_overlaps(opened, story, width):
    page = opened(story, viewport={"width": width, "height": 800})
    page.evaluate("geoEvents.set({mode: 'window', window: 1826})")
    zoomed(page, 3)
    for language in ("en", "zh"):
        page.evaluate("(language) => geoEvents.set({language})", language)
        settle(page)
        assert page.evaluate(OVERLAPS) == []


# ---------------------------------------------------------------- a date is typed


def type_date(page, text):
    """Type a date into the field, which is open, and say that it is whole."""
    page.locator(".ge-date-form input").fill(text)
    page.keyboard.press("Enter")
    settle(page)


def test_a_date_is_typed_as_the_page_writes_it_or_as_edtf(opened, story):
    page = opened(story)
    date, field = page.locator(".ge-moment"), page.locator(".ge-date-form input")
    shown = "document.querySelector('.ge-day').textContent"
    for text, day in (
        ("25 April 2019", "25 April 2019"),
        ("2023年9月13日", "13 September 2023"),
        ("2019-04-16", "16 April 2019"),
        ("spring 2017", "March 2017"),
        ("2023-09-13T10:00:00+10:00", "13 September 2023"),
    ):
        page.keyboard.press("d")
        assert field.evaluate("(input) => input === document.activeElement && input.value !== ''")
        type_date(page, text)
        assert not field.is_visible()
        assert date.evaluate("(button) => button === document.activeElement")
        assert day in page.evaluate(shown), text
    date.click()
    written = field.input_value()
    type_date(page, written)
    assert page.evaluate(shown) in written, "what the page says can be typed back"


def test_a_wrong_date_says_what_was_expected_and_one_outside_says_so(opened, story):
    page = opened(story)
    page.evaluate(f"geoEvents.seek('{MET}')")
    settle(page)
    page.locator(".ge-moment").click()
    fault = page.locator(".ge-date-fault")
    for language, wrong, outside in (
        (
            "en",
            "Write it like 25 April 2019, April 2019 or 2019-04-25.",
            "outside the story's time, 1950–2024",
        ),
        ("zh", "请写成2019年4月25日、2019年4月或2019-04-25", "不在专题的时间范围（1950年至2024年）内"),
    ):
        page.evaluate("(language) => geoEvents.set({language})", language)
        settle(page)
        type_date(page, "24 Smarch 2019")
        assert wrong in fault.inner_text()
        assert "24 Smarch 2019" in fault.inner_text()
        type_date(page, "3 May 1899")
        assert outside in fault.inner_text()
        assert page.evaluate("geoEvents.time") == page.evaluate(f"Date.parse('{MET}')"), "nothing has moved"
    page.keyboard.press("Escape")
    settle(page)
    assert page.locator(".ge-moment").evaluate("(button) => button === document.activeElement")


def test_first_and_last_are_buttons_and_a_finger_can_type_a_date(opened, story):
    page = opened(story, viewport={"width": 390, "height": 844}, has_touch=True)
    page.get_by_role("button", name="To the end (End)").tap()
    settle(page)
    last = page.evaluate("geoEvents.time")
    page.evaluate("geoEvents.seek('9999')")
    assert page.evaluate("geoEvents.time") == last
    page.locator(".ge-moment").tap()
    page.locator(".ge-date-form input").fill("24 April 2019")
    page.get_by_role("button", name="Go to the date (Enter)").tap()
    settle(page)
    assert page.locator(".ge-day").inner_text() == "24 April 2019"
    page.get_by_role("button", name="To the beginning (Home)").tap()
    settle(page)
    assert page.locator(".ge-opening").is_visible()


TWINS = {
    "Space": ".ge-play",
    "Left": "[aria-label='Previous event (←)']",
    "Right": "[aria-label='Next event (→)']",
    "PageUp": "[aria-label='Previous event (←)']",
    "PageDown": "[aria-label='Next event (→)']",
    "Home": "[aria-label='To the beginning (Home)']",
    "End": "[aria-label='To the end (End)']",
    "+": "[aria-label='Zoom in on the timeline (+)']",
    "=": "[aria-label='Zoom in on the timeline (+)']",
    "-": "[aria-label='Zoom out of the timeline (−)']",
    "D": "[title='Type a date (D)']",
    "N": "[aria-label='Next of these events (N)']",
    "P": "[aria-label='Previous of these events (P)']",
    "C": ".ge-presets button",
    "F": "[aria-label='Present in full screen (F)']",
    "Escape": "[aria-label='Close (Esc)']",
}
"""By the keys of the documentation, which holds all there are, what a pointer presses instead."""
PRESENTING = {"B": "[aria-label='Black screen (B)']", ".": "[aria-label='Black screen (B)']"}


def test_every_key_has_a_visible_twin(opened, story):
    table = (ROOT / "docs" / "map.md").read_text(encoding="utf-8").split("## Keys\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")][2:]
    assert sorted(key for row in rows for key in re.split("[,;] ", row)) == sorted([*TWINS, *PRESENTING])
    page = opened(story)
    page.evaluate("geoEvents.set({language: 'en'}); geoEvents.select('kim-putin-vladivostok-2019')")
    page.locator(".ge-disclosure").click()
    settle(page)
    for key, twin in TWINS.items():
        assert page.locator(twin).first.is_visible(), key
    page.locator(TWINS["F"]).click()
    settle(page)
    for key, twin in PRESENTING.items():
        assert page.locator(twin).is_visible(), key
    black = page.locator(".ge-black")
    page.locator(PRESENTING["B"]).click()
    assert black.is_visible()
    black.click()
    assert not black.is_visible()
