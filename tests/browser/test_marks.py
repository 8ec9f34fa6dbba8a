"""What stands on the map and is chosen from it: stacks, lists, fans, titles, the train, sizes of labels."""

import pytest

from pages import settle, wait

ALL = "geoEvents.set({mode: 'upto'}); geoEvents.seek('2024-11-30')"


def stack(page, least, most=1000):
    """The first cluster with so many events."""
    index = page.evaluate(
        """([least, most]) => [...document.querySelectorAll(".ge-cluster")].findIndex((one) => {
            const numbers = [...one.querySelectorAll("span > span")].map((part) => Number(part.textContent));
            const count = numbers.reduce((sum, number) => sum + number, 0);
            return count >= least && count <= most;
        })""",
        [least, most],
    )
    assert index >= 0
    return page.locator(".ge-cluster").nth(index)


def focused(page, what="textContent"):
    return page.evaluate(f"document.activeElement?.{what}")


def test_a_high_stack_opens_a_list_that_is_walked_by_key(opened, story):
    page = opened(story)
    page.evaluate(ALL)
    settle(page)
    pill = stack(page, 21, 21)
    name = pill.get_attribute("aria-label")
    assert name.startswith("16 5: 21 events, 16 meetings or visits, 5 train or railway events; Vladivostok")
    assert pill.get_attribute("aria-haspopup") == "dialog"
    pill.focus()
    page.keyboard.press("Enter")
    listing = page.get_by_role("dialog", name="Vladivostok and around: 21 events")
    rows = listing.locator("button[data-event]")
    assert rows.count() == 21
    assert [one.inner_text() for one in listing.locator("h3").all()] == [
        "2002",
        "2019",
        "2020",
        "2022",
        "2023",
    ]
    ids = [row.get_attribute("data-event") for row in rows.all()]
    for key, at in (
        ("ArrowDown", 1),
        ("ArrowDown", 2),
        ("ArrowUp", 1),
        ("End", 20),
        ("ArrowDown", 20),
        ("Home", 0),
    ):
        page.keyboard.press(key)
        assert focused(page, "dataset.event") == ids[at]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("geoEvents.selected") == ids[2]
    assert not listing.is_visible()
    foot = page.locator(".ge-neighbours")
    assert foot.locator("> span").text_content() == "3 of 21 · Vladivostok and around"
    foot.get_by_role("button", name="Next of these events").click()
    settle(page)
    assert page.evaluate("geoEvents.selected") == ids[3]
    assert foot.locator("> span").text_content().startswith("4 of 21")
    page.keyboard.press("Escape")
    settle(page)
    assert listing.is_visible()
    assert focused(page, "dataset.event") == ids[3]
    page.keyboard.press("Escape")
    assert not listing.is_visible()
    assert focused(page, "getAttribute('aria-label')") == name


def test_a_list_speaks_the_other_language_and_ends_with_the_moment(opened, story):
    page = opened(story)
    page.evaluate(ALL)
    settle(page)
    stack(page, 9).click()
    assert page.locator(".ge-listing").is_visible()
    page.evaluate("geoEvents.set({language: 'zh'})")
    settle(page)
    assert "个事件" in page.locator(".ge-listing h2").inner_text()
    page.evaluate("geoEvents.seek('2019-04-25')")
    settle(page)
    assert not page.locator(".ge-listing").is_visible()


def test_what_has_no_place_is_listed_alike(opened, story):
    page = opened(story)
    page.evaluate(ALL)
    settle(page)
    page.get_by_role("button", name="4 events without a stated place").click()
    listing = page.get_by_role("dialog", name="4 events without a stated place")
    listing.locator("button[data-event]").nth(1).click()
    settle(page)
    assert page.locator(".ge-neighbours > span").text_content() == "2 of 4 · Place not stated"


def test_on_a_phone_nothing_lies_on_the_list(opened, story):
    page = opened(story, viewport={"width": 390, "height": 844})
    assert page.locator(".ge-opening").is_visible()
    stack(page, 9).click()
    settle(page)
    title = page.locator(".ge-listing h2")
    at = """(one) => { const { left, top, height } = one.getBoundingClientRect();
        return document.elementFromPoint(left + 4, top + height / 2) === one; }"""
    assert title.evaluate(at)
    assert page.locator(".ge-opening").get_attribute("data-shown") == "false"


def test_a_low_stack_fans_out_and_tab_follows_the_fan(opened, story):
    page = opened(story)
    page.evaluate(ALL)
    settle(page)
    pill = stack(page, 3, 8)
    pill.focus()
    page.keyboard.press("Enter")
    settle(page)
    fan = page.locator(".ge-mark[data-role=spread]")
    ids = [mark.get_attribute("data-event") for mark in fan.all()]
    assert len(ids) >= 3
    for at in range(1, len(ids)):
        page.keyboard.press("Tab")
        assert focused(page, "dataset.event") == ids[at]
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".ge-neighbours > span").text_content().startswith(f"{len(ids)} of {len(ids)} · ")


def test_on_its_day_the_summit_is_named(opened, story):
    page = opened(story)
    for size in ((1440, 900), (390, 844)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.evaluate("geoEvents.seek('2019-04-25T12:00:00Z')")
        settle(page)
        titles = [one.inner_text() for one in page.locator(".ge-label:visible").all()]
        assert any(
            title.startswith("Kim Jong Un and Vladimir Putin meet") and "more" in title for title in titles
        )


def test_labels_are_measured_anew_when_the_type_grows(opened, story):
    page = opened(story)
    page.evaluate("geoEvents.seek('2019-04-25T12:00:00Z')")
    settle(page)
    seen = "[...document.querySelectorAll('.ge-label')].filter((one) => one.style.visibility === '')"
    fits = f"""{seen}.every((one) => {{
        const range = document.createRange();
        range.selectNodeContents(one);
        const [text, box] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
        return box.width - text.width < 20 && text.width <= box.width;
    }})"""
    assert page.evaluate(fits)
    before = page.evaluate(f"{seen}[0].offsetHeight")
    page.add_style_tag(content=".ge-label { font-size: 20px !important; }")
    wait(page, f"{seen}[0].offsetHeight > {before} && {fits}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_name_of_each_stack_begins_with_what_it_shows(opened, story, language):
    page = opened(story, hash_=f"#lang={language}")
    page.evaluate(ALL)
    settle(page)
    names = page.evaluate(
        """[...document.querySelectorAll(".ge-cluster")].map((one) => [one.getAttribute("aria-label"),
            [...one.querySelectorAll("span > span")].map(({ textContent }) => textContent).join(" ")])"""
    )
    assert len(names) > 3
    assert [name for name, shown in names if not name.startswith(shown)] == []


APART = """(selector) => {
    const boxes = (what) => [...document.querySelectorAll(what)].map((one) => one.getBoundingClientRect())
        .filter((box) => box.width > 0);
    const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return boxes(selector).flatMap((a) => boxes(".ge-cluster").filter((b) => overlaps(a, b))).length;
}"""


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_train_hides_no_pill_on_its_way(opened, story, size):
    page = opened(story, viewport={"width": size[0], "height": size[1]})
    seen = 0
    for hour in range(0, 60, 5):
        page.evaluate("(ms) => geoEvents.seek(ms)", 1694390400000 + hour * 3600000)
        settle(page)
        seen += page.locator(".ge-mark[data-role=ride]").count()
        assert page.evaluate(APART, ".ge-mark[data-role=ride]") == 0
    assert seen >= 10


def test_a_train_hides_no_pill_while_it_moves(opened, story):
    page = opened(story)
    page.evaluate("geoEvents.seek('2023-09-11T00:00:00Z'); geoEvents.play()")
    for _ in range(10):
        page.evaluate(
            "new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); })"
        )
        assert page.evaluate(APART, ".ge-mark[data-role=ride]") == 0
    page.evaluate("geoEvents.pause()")


@pytest.mark.parametrize("size", [(1440, 900), (844, 390), (390, 844), (820, 1180), (360, 740)])
def test_pills_and_labels_keep_off_the_controls(opened, story, size):
    page = opened(story, viewport={"width": size[0], "height": size[1]})
    page.evaluate(ALL)
    settle(page)
    for controls in (".leaflet-control", ".ge-panel", ".ge-left > *", ".ge-sidebar"):
        assert page.evaluate(APART, controls) == 0, controls
    assert (
        page.evaluate(APART.replace(".ge-cluster", ".ge-label:not([style*=hidden])"), ".leaflet-control") == 0
    )
    cut = """[...document.querySelectorAll(".ge-cluster")].filter((one) => {
        const { left, right, width } = one.getBoundingClientRect();
        const middle = (left + right) / 2;
        return middle > 0 && middle < innerWidth && (left < 0 || right > innerWidth);
    }).length"""
    assert page.evaluate(cut) == 0


def test_an_old_arc_is_faint_and_says_its_years(opened, story):
    page = opened(story)
    page.evaluate(ALL)
    settle(page)
    opacity = """[...document.querySelectorAll("path.ge-arc")]
        .map((one) => Number(one.getAttribute("stroke-opacity")))"""
    shown = sorted(page.evaluate(opacity))
    assert shown[0] <= 0.5 < shown[-1]
    assert "1950–1953" in [one.inner_text() for one in page.locator(".ge-years:visible").all()]
    page.evaluate("geoEvents.select('soviet-air-force-korean-war')")
    settle(page)
    assert page.locator(".ge-years:visible").count() == 0
    assert page.locator(".ge-arc-figure:visible", has_text="Soviet air force").count() == 1


def test_a_presentation_has_its_label_and_rings_where_the_selected_is(opened, story):
    page = opened(story, hash_="#present&event=kim-putin-vladivostok-2019", reduced_motion="reduce")
    settle(page)
    mark = page.locator("[data-meant=true]").bounding_box()
    assert page.locator(".ge-caption").bounding_box()["width"] < mark["x"] < 1440 - mark["width"]
    assert page.locator(".ge-label:visible").count() == 1


def test_what_is_chosen_from_a_list_has_its_mark_beside_the_stack(opened, story):
    page = opened(story)
    page.evaluate(ALL)
    settle(page)
    stack(page, 9).click()
    row = page.locator(".ge-listing button[data-event]").first
    event = row.get_attribute("data-event")
    row.click()
    settle(page)
    mark = page.locator(f'.ge-mark[data-event="{event}"]')
    assert mark.get_attribute("aria-pressed") == "true"
    assert page.evaluate(APART, f'.ge-mark[data-event="{event}"]') == 0
    page.locator(".ge-card .ge-close").click()
    settle(page)
    assert mark.count() == 0
    assert focused(page, "dataset.event") == event


FAN = """() => {
    const rect = (one) => one.getBoundingClientRect();
    const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const fan = [...document.querySelectorAll(".ge-mark[data-role=spread]")].map(rect);
    const others = [...document.querySelectorAll(
        ".ge-cluster, .ge-mark:not([data-role=spread]), .leaflet-control-zoom, .ge-panel")].map(rect);
    const outside = fan.filter((box) => box.left < 0 || box.right > innerWidth || box.top < 0);
    const covering = fan.filter((box) => others.some((other) => overlaps(box, other)));
    return [fan.length, outside.length, covering.length];
}"""


@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (820, 1180)])
def test_a_fan_stays_in_the_window_and_covers_nothing(opened, story, size):
    page = opened(story, viewport={"width": size[0], "height": size[1]})
    fanned = 0
    for time in ("2019-04-25T12:00:00Z", "2023-09-12T06:00:00Z", "2024-11-30"):
        page.evaluate("(time) => geoEvents.seek(time)", time)
        settle(page)
        pills = page.locator(".ge-cluster[aria-expanded=false]")
        for index in range(pills.count()):
            box = pills.nth(index).bounding_box()
            if not (0 < box["x"] < size[0] - box["width"]):
                continue
            pills.nth(index).click()
            settle(page)
            count, outside, covering = page.evaluate(FAN)
            fanned += count > 1
            assert (outside, covering) == (0, 0)
            page.locator(".ge-cluster[aria-expanded=true]").click()
            settle(page)
    assert fanned >= 2
