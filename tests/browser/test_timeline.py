"""The strip under the map and the ways to look at time, in a real browser."""

import pytest

MET = "2019-04-25T04:00:00Z"
PLAYHEAD = "document.querySelector('.ge-playhead')"
TICKS = "[...document.querySelectorAll('.ge-tick')].map((tick) => tick.textContent)"
IS_ZOOMED = "document.querySelector('.ge-timeline').dataset.zoomed === 'true'"
SHARE = f"parseFloat({PLAYHEAD}.style.translate) / document.querySelector('.ge-strip').clientWidth"


def turn_wheel(page, notches, *, dx=0):
    """Turn the wheel over the playhead: below 0 zooms in."""
    slider = page.map.get_by_role("slider").bounding_box()
    page.page.mouse.move(slider["x"] + slider["width"] / 2, slider["y"] + slider["height"] / 2)
    for _ in range(abs(notches)):
        page.page.mouse.wheel(dx, 100 if notches > 0 else -100)
        page.settle()


def zoomed(page, notches=12):
    """Put the playhead on the summit of 2019 and zoom in around it."""
    page.call(f"geoEvents.seek('{MET}')")
    page.settle()
    turn_wheel(page, -notches)
    page.map.wait_for_function(f"() => {IS_ZOOMED}")
    return page


def test_the_wheel_zooms_around_the_pointer_down_to_hours(visit):
    page = visit()
    page.call(f"geoEvents.seek('{MET}')")
    page.settle()
    before = page.call(SHARE)
    zoomed(page, 6)
    assert page.call(SHARE) == pytest.approx(before, abs=0.02)
    turn_wheel(page, -10)
    ticks = page.call(TICKS)
    assert "14:00" in ticks
    assert "2019" in ticks[0]
    assert "UTC+10" in ticks[0]
    assert page.call("geoEvents.time") == 1556164800000


def test_a_wheel_turned_back_or_a_double_click_shows_the_whole(visit):
    page = zoomed(visit(), 4)
    turn_wheel(page, 8)
    assert not page.call(IS_ZOOMED)
    zoomed(page, 4)
    page.map.locator(".ge-strip").dblclick(position={"x": 200, "y": 12})
    page.settle()
    assert not page.call(IS_ZOOMED)


def test_sideways_the_wheel_moves_along_and_leaves_the_time(visit):
    page = zoomed(visit(), 6)
    before = page.call(TICKS)
    for _ in range(6):
        page.page.mouse.wheel(400, 0)
    page.settle()
    assert page.call(TICKS) != before
    assert page.call(f"{PLAYHEAD}.dataset.beyond") == "true"
    assert page.call("geoEvents.time") == 1556164800000
    page.map.get_by_role("slider").press("ArrowRight")
    page.settle()
    assert page.call(f"{PLAYHEAD}.dataset.beyond") == "false"  # followed when the time changes


def test_plus_zooms_on_the_strip_and_is_the_speed_elsewhere(visit):
    page = visit()
    speed = "Number(document.querySelector('.ge-speed').value)"
    page.map.get_by_role("slider").press("+")
    page.settle()
    assert page.call(IS_ZOOMED)
    assert page.call(speed) == 1
    page.map.get_by_role("slider").press("-")
    page.settle()
    assert not page.call(IS_ZOOMED)
    page.map.locator(".ge-play").focus()
    page.map.locator(".ge-play").press("+")
    page.settle()
    assert page.call(speed) == 2
    assert not page.call(IS_ZOOMED)


def test_the_buttons_zoom_and_the_focus_is_never_lost(visit):
    page = visit()
    page.map.get_by_role("button", name="Zoom in on the timeline").click()
    page.settle()
    assert page.call(IS_ZOOMED)
    assert "Shown:" in page.map.locator(".ge-shown").inner_text()
    page.map.get_by_role("button", name="Show the whole timeline").click()
    page.settle()
    assert not page.call(IS_ZOOMED)
    assert page.call(f"document.activeElement === {PLAYHEAD}")


def test_the_part_follows_the_playhead(visit):
    page = zoomed(visit(), 8)
    for moment in ("2023-09-13T00:00:00Z", "2001-08-04T00:00:00Z"):
        page.call(f"geoEvents.seek('{moment}')")
        page.settle()
        assert 0 <= page.call(SHARE) <= 1
        assert page.call(f"{PLAYHEAD}.dataset.beyond") == "false"
        assert page.call(IS_ZOOMED)
    for _ in range(5):
        page.call("geoEvents.next()")
        page.settle()
        assert page.call(f"{PLAYHEAD}.dataset.beyond") == "false"


def test_playing_past_the_end_of_the_part_turns_the_page(visit):
    page = zoomed(visit(), 8)
    first = page.call(TICKS)
    page.call("geoEvents.set({speed: 8})")
    width = page.call("document.querySelector('.ge-strip').clientWidth")
    page.map.locator(".ge-strip").click(position={"x": width - 3, "y": 10})
    page.settle()
    assert page.call(TICKS) == first, "the reader's own hand on the strip does not turn it"
    page.call("geoEvents.play()")
    page.map.wait_for_function(f"(first) => {TICKS}.join() !== first", arg=",".join(first))
    page.call("geoEvents.pause()")
    page.settle()
    assert 0 <= page.call(SHARE) < 0.6
    assert page.call(IS_ZOOMED)


def test_a_zoomed_strip_stays_so_in_another_language_and_not_on_another_axis(visit):
    page = zoomed(visit(), 10)
    page.call("geoEvents.set({language: 'zh', clock: 'reported', layers: ['meeting']})")
    page.settle()
    assert page.call(IS_ZOOMED)
    page.call("geoEvents.set({axis: 'linear'})")
    page.settle()
    assert not page.call(IS_ZOOMED)


def test_the_overview_says_which_part_is_shown_and_moves_it(visit):
    page = zoomed(visit(), 6)
    part = page.map.locator(".ge-overview-part").bounding_box()
    before = page.call(TICKS)
    page.page.mouse.move(part["x"] + part["width"] / 2, part["y"] + 9)
    page.page.mouse.down()
    page.page.mouse.move(part["x"] + part["width"] / 2 - 200, part["y"] + 9, steps=4)
    page.page.mouse.up()
    page.settle()
    moved = page.map.locator(".ge-overview-part").bounding_box()
    assert moved["x"] == pytest.approx(part["x"] - 200, abs=3)
    assert page.call(TICKS) != before
    assert page.call("geoEvents.time") == 1556164800000


def test_two_fingers_zoom_and_leave_the_playhead(visit):
    page = visit(width=390, height=844, has_touch=True)
    page.call(f"geoEvents.seek('{MET}')")
    page.settle()
    page.map.evaluate(
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
    page.settle()
    assert page.call(IS_ZOOMED)
    width = page.call("parseFloat(document.querySelector('.ge-overview-part').style.width)")
    assert width == pytest.approx(25, abs=1)
    assert page.call("geoEvents.time") == 1556164800000


def test_the_ways_to_look_at_time_are_chosen_in_the_row(visit):
    page = visit()
    length = page.map.locator(".ge-length")
    assert page.map.get_by_role("button", name="Trail").get_attribute("aria-pressed") == "true"
    assert [option.inner_text() for option in length.locator("option").all()] == ["Short", "Medium", "Long"]
    counts = []
    for label in ("Short", "Long"):
        length.select_option(label=label)
        page.settle()
        counts.append(page.call("geoEvents.visible().length"))
    assert counts[0] < counts[1]
    page.map.get_by_role("button", name="All so far").click()
    page.settle()
    assert not length.is_visible()
    everything = page.call("geoEvents.visible().length")
    page.map.get_by_role("button", name="Window", exact=True).click()
    page.settle()
    assert length.input_value() == "90"
    page.map.get_by_label("Length of the window").select_option(label="10 years")
    page.settle()
    assert page.call("document.querySelector('.ge-travelled').dataset.mode") == "window"
    assert counts[0] < page.call("geoEvents.visible().length") < everything
    page.call("geoEvents.set({window: 45})")
    page.settle()
    assert "45 days" in length.inner_text()
    assert length.input_value() == "45"


def test_the_window_is_a_band_as_long_as_it_is(visit):
    page = visit()
    page.call("geoEvents.set({axis: 'linear', mode: 'window', window: 3652})")
    page.call("geoEvents.seek('2020-01-01T00:00:00Z')")
    page.settle()
    band = "document.querySelector('.ge-travelled').style"
    left = page.call(f"parseFloat({band}.translate) / document.querySelector('.ge-strip').clientWidth")
    width = page.call(f"parseFloat({band}.scale)")
    share = page.call(SHARE)
    assert left + width == pytest.approx(share, abs=1e-3)
    assert 0.1 < width < 0.5


def test_with_the_loop_playing_goes_on_from_the_start(visit):
    page = visit()
    loop = page.map.get_by_role("button", name="Play again from the start")
    loop.click()
    page.settle()
    assert loop.get_attribute("aria-pressed") == "true"
    end = page.call("geoEvents.time")
    page.call(f"geoEvents.seek({end} - 1000)")
    page.call("geoEvents.play()")
    page.map.wait_for_function(f"() => geoEvents.time < {end} - 86400000 && geoEvents.playing")
    page.call("geoEvents.pause()")


def test_the_ways_speak_chinese(visit):
    page = visit("?lang=zh")
    for label in ("渐隐", "截至此时", "时段"):
        assert page.map.get_by_role("button", name=label, exact=True).is_visible()
    page.map.get_by_role("button", name="时段", exact=True).click()
    page.settle()
    assert "3个月" in page.map.locator(".ge-length").inner_text()
    zoomed(page)
    assert "年" in page.call(TICKS)[0]
    assert page.map.get_by_role("button", name="显示整条时间轴").is_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1440, 900, 560, 390])
def test_nothing_of_the_panel_is_cut_or_overlaps(visit, width, language):
    page = visit(f"?embed=true&lang={language}", width=width, height=800)
    page.call("geoEvents.set({mode: 'window', window: 1826})")
    zoomed(page, 3)
    menu = page.map.locator(".ge-menu")
    if menu.is_visible():
        menu.click()
    faults = page.map.evaluate(
        """() => {
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
    )
    assert faults == []
