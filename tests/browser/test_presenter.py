"""The presentation in an exported page: its slides, what drives it, and that the back row can read it."""

from pathlib import Path

import pytest

from geo_events.dataset import load
from geo_events.model import View
from geo_events.scene import build
from geo_events.view import select
from pages import listening, press, settle, wait

DATA = Path(__file__).parent.parent.parent / "data"

SIZES = [
    (1280, 720, "hindsight", 20),
    (1280, 720, "reported", 20),
    (1024, 768, "hindsight", 18),
    (390, 844, "hindsight", 14),
]
"""Width, height and clock, and the pixels that a title has at least."""
EVENT = "kim-putin-vladivostok-2019"


def position(page):
    """Number of the slide, and how many there are."""
    number, _, total = page.locator(".ge-steps-position").inner_text().split()
    return int(number), int(total)


SHOWN = """async () => {
    await geoEvents.settled();
    const isStep = document.querySelector(".ge-caption").checkVisibility();
    return [isStep ? "step" : document.querySelector(".ge-title-card").dataset.kind, geoEvents.time];
}"""
"""The kind of the slide, and its time."""


def kind(page):
    return page.evaluate(SHOWN)[0]


def test_f_fills_the_screen_and_f_gives_all_back(opened, story):
    page = opened(story, hash_=f"#event={EVENT}", reduced_motion="reduce")
    before = page.evaluate("[geoEvents.time, geoEvents.selected]")
    assert page.locator(".ge-sidebar").is_visible()
    press(page, "f")
    assert page.evaluate("geoEvents.presenting") is True
    wait(page, "document.fullscreenElement?.id === 'map'")
    for hidden in (".ge-row", ".ge-sidebar", ".ge-card", ".leaflet-control-zoom", ".ge-chapters"):
        assert page.locator(hidden).is_hidden(), hidden
    assert page.locator(".ge-strip").is_visible()
    assert page.evaluate("document.activeElement.className") == "ge-slides"
    told, mark = (
        page.locator(one).first.bounding_box() for one in (".ge-caption", f'[data-event="{EVENT}"]')
    )
    assert told["x"] + told["width"] < mark["x"] < 1440 - mark["width"]
    press(page, "F")
    wait(page, "document.fullscreenElement === null")
    assert page.evaluate("geoEvents.presenting") is False
    assert page.evaluate("[geoEvents.time, geoEvents.selected]") == before
    assert page.locator(".ge-sidebar").is_visible()
    assert page.locator(".ge-card").is_visible()
    assert page.evaluate("document.querySelector('#map').contains(document.activeElement)")


def test_leaving_before_a_step_gives_the_overview_back(opened, story):
    page = opened(story)
    whole = page.evaluate("geoEvents.visible()")
    press(page, "f")
    assert kind(page) == "start"
    press(page, "Escape")
    assert page.evaluate("[geoEvents.visible(), geoEvents.presenting]") == [whole, False]


def test_a_clicker_walks_through_it(opened, story):
    page = opened(story, hash_="#present", reduced_motion="reduce")
    assert page.evaluate("document.fullscreenElement") is None
    _, total = position(page)
    shown = [page.evaluate(SHOWN)]
    for _ in range(1, total):
        page.keyboard.press("PageDown")
        shown.append(page.evaluate(SHOWN))
    kinds, times = map(list, zip(*shown, strict=True))
    assert kinds[0] == "start"
    assert kinds[-1] == "closing"
    assert kinds.count("chapter") == 6
    assert set(kinds[1:-1]) == {"chapter", "step"}
    assert kinds[1:3] == ["chapter", "step"]
    assert times == sorted(times)
    press(page, "PageDown")
    assert position(page) == (total, total)
    press(page, "PageUp", "ArrowLeft")
    assert position(page) == (total - 2, total)
    press(page, "ArrowRight")
    assert position(page) == (total - 1, total)
    press(page, "Home")
    assert kind(page) == "start"
    press(page, "End")
    assert kind(page) == "closing"
    press(page, "Escape")
    assert page.evaluate("geoEvents.presenting") is False
    assert page.locator(".ge-row").is_visible()


def test_a_step_says_who_said_what(opened, story):
    page = opened(story, hash_=f"#present&event={EVENT}", reduced_motion="reduce")
    told = page.locator(".ge-caption")
    assert "2019" in told.locator(".ge-caption-date").inner_text()
    assert told.locator("h2").inner_text().startswith("Kim Jong Un and Vladimir Putin meet")
    assert told.locator(".ge-stance").first.inner_text() == "confirms it"
    assert told.locator(".ge-caption-quote").get_attribute("lang").startswith("zh")
    # What is in the reader's language is marked by the page's own.
    language = "(node) => node.closest('[lang]').lang"
    assert told.locator(".ge-caption-translation").evaluate(language) == "en"
    assert "Wikipedia" in told.locator(".ge-caption-source").inner_text()
    assert told.locator(".ge-caption-state").count() == 0
    assert page.locator(".ge-slides").get_attribute("aria-live") == "polite"
    mark = page.locator(".ge-cluster[data-meant=true]").bounding_box()
    assert mark["x"] > told.bounding_box()["x"] + told.bounding_box()["width"]


def test_what_is_not_confirmed_says_so(opened, story):
    page = opened(story, hash_="#present&event=kim-putin-vladivostok-expected-2023")
    assert page.locator(".ge-caption-state").inner_text() == "Expected, but it did not take place."
    others = page.locator(".ge-caption-others button")
    assert others.count() == 1
    assert "At the same time: 1 more event" in page.locator(".ge-caption-others").inner_text()
    title = others.first.inner_text()
    others.first.click()
    settle(page)
    assert title.startswith(page.locator(".ge-caption h2").inner_text())


def test_a_chapter_is_a_card_over_its_places(opened, story):
    page = opened(story, hash_="#present", reduced_motion="reduce")
    press(page, "PageDown")
    card = page.locator(".ge-title-card")
    assert card.locator("h2").inner_text() == "Before 2000"
    assert "Visits between" in card.inner_text()
    rings = page.locator(".ge-ring")
    assert rings.count() >= 3
    words = page.locator(".ge-title-words").bounding_box()
    assert all(ring.bounding_box()["x"] > words["width"] / 2 for ring in rings.all())
    press(page, "PageDown")
    assert page.locator(".ge-ring").count() == 0


def test_the_last_slide_names_sources_makers_and_version(opened, story):
    page = opened(story, hash_="#present&lang=zh")
    assert page.locator(".ge-story-title").inner_text().startswith("朝鲜与俄罗斯")
    press(page, "End")
    card = page.locator(".ge-title-card")
    assert card.locator("cite").count() == 5
    assert all(one.get_attribute("lang").startswith("zh") for one in card.locator("cite").all())
    text = card.inner_text()
    for words in ("关于这张地图", "Natural Earth", "OpenStreetMap", "数据版本"):
        assert words in text, words
    assert page.locator(".ge-caption-translation").count() == 0


def test_space_plays_and_the_caption_follows(opened, story):
    page = opened(story, hash_="#present&time=2019-04-24")
    first = position(page)[0]
    page.keyboard.press(" ")
    wait(page, f"parseInt(document.querySelector('.ge-steps-position').textContent) > {first}")
    assert page.evaluate("geoEvents.playing")
    assert page.locator(".ge-slides").get_attribute("aria-live") == "off"
    press(page, " ")
    at = position(page)[0]
    assert at > first
    press(page, "PageDown")
    assert position(page)[0] > at
    assert page.evaluate("geoEvents.playing") is False


def test_b_makes_the_screen_black(opened, story):
    page = opened(story)
    black = page.locator(".ge-black")
    press(page, "b")
    assert black.is_hidden()  # only while presenting
    page.evaluate("geoEvents.present(true)")
    for key in ("b", ".", "B"):
        press(page, "Home", key)
        box = black.bounding_box()
        assert (box["width"], box["height"]) == (1440, 900)
        press(page, key)
        assert black.is_hidden()
        press(page, key, "PageDown")
        assert black.is_hidden()
        assert position(page)[0] == 2


def test_messages_drive_it(opened, story):
    page = listening(opened, story)
    page.evaluate(
        """answers.length = 0;
        for (const name of ["presenting", "present", "next", "next", "presenting", "previous"]) {
            ask(name === "present" ? { geoEvents: name, value: true } : { geoEvents: name });
        }
        for (const value of ["yes", undefined]) ask({ geoEvents: "present", value });"""
    )
    page.wait_for_function("answers.filter((one) => one.geoEvents === 'error').length === 2")
    answers = page.evaluate("answers")
    assert [one["value"] for one in answers if one["geoEvents"] == "presenting"] == [False, True]
    errors = [one["value"] for one in answers if one["geoEvents"] == "error"]
    assert errors == [
        'present() wants true or false, got "yes"',
        "present() wants true or false, got undefined",
    ]
    frame = page.frames[-1]
    assert position(frame)[0] == 2
    assert kind(frame) == "chapter"
    assert page.evaluate("document.activeElement.tagName") == "BODY"  # the slide keeps the keys


def test_stepping_keeps_the_zoom_while_all_is_well_in_view(opened, story):
    page = opened(story, hash_="#present&event=kim-putin-vladivostok-2019", reduced_motion="reduce")
    scale = "document.querySelector('.leaflet-proxy').style.transform"
    found = []
    for _ in range(4):
        press(page, "PageDown")
        found.append(page.evaluate(scale))
    assert len(set(found)) < len(found)


FIT = """async () => {
    const found = [];
    const total = Number(document.querySelector(".ge-steps-position").textContent.match(/\\d+/g).at(-1));
    for (let i = 0; i < total; i += 1) {
        const told = document.querySelector(".ge-caption");
        const box = told.hidden ? document.querySelector(".ge-title-card") : told;
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const panel = document.querySelector(".ge-panel").getBoundingClientRect();
        const small = [...box.querySelectorAll("p, h2, blockquote, li, cite")]
            .map((one) => parseFloat(getComputedStyle(one).fontSize));
        found.push({ kind: told.hidden ? box.dataset.kind : "step",
            isCut: box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1,
            isOut: left < 0 || top < 0 || right > innerWidth || bottom > panel.top + 1
                || panel.bottom > innerHeight,
            title: parseFloat(getComputedStyle(box.querySelector("h2")).fontSize),
            least: Math.min(...small) });
        geoEvents.next();
        await geoEvents.settled();
    }
    return found;
}"""


@pytest.mark.parametrize(("width", "height", "clock", "least"), SIZES)
def test_nothing_is_cut_and_nothing_overlaps(opened, story, width, height, clock, least):
    page = opened(
        story,
        hash_=f"#present&clock={clock}",
        reduced_motion="reduce",
        viewport={"width": width, "height": height},
    )
    found = page.evaluate(FIT)
    assert len(found) > 50
    assert [one for one in found if one["isCut"] or one["isOut"]] == []
    titles = sorted(one["title"] for one in found if one["kind"] == "step")
    assert titles[0] >= least
    assert titles[len(titles) // 2] >= 1.3 * least
    assert min(one["least"] for one in found) >= 12


EMPHASIS = """async () => {
    const pressed = document.querySelector("[aria-pressed=true][data-event]");
    const seen = (selector) => [...document.querySelectorAll(selector)]
        .filter((one) => getComputedStyle(one).visibility === "visible");
    return {
        kind: document.querySelector(".ge-caption").hidden ? "card" : "step", time: geoEvents.time,
        title: document.querySelector(".ge-caption h2")?.textContent, isPressed: pressed !== null,
        marks: seen(".ge-mark[data-meant=true]").map((one) => one.dataset.event),
        clusters: seen(".ge-cluster[data-meant=true]").length,
        labels: seen(".ge-label").map((one) => one.dataset.of), dates: seen(".ge-date").length,
        towns: seen(".ge-place-text[data-kind=story]").map((one) => one.textContent),
        there: geoEvents.visible(),
    };
}"""


def test_every_step_rings_and_names_its_own_events_and_no_place_of_another_time(opened, story):
    scene = build(select(load(DATA), View())).data
    events = {event["id"]: event for event in scene["events"]}
    halts = {track["event"]: [halt["place"] for halt in track["halts"]] for track in scene["tracks"]}
    names = {place_id: place["name"]["en"] for place_id, place in scene["places"].items()}
    page = opened(story, hash_="#present", reduced_motion="reduce")
    steps = 0
    for _ in range(position(page)[1] - 1):
        press(page, "PageDown")
        found = page.evaluate(EMPHASIS)
        if found["kind"] != "step":
            continue
        steps += 1
        own = {name for name, event in events.items() if event["start"] == found["time"]}
        placed = {name for name in own if events[name]["place"] is not None}
        assert found["title"] in {events[name]["title"]["en"] for name in own}
        assert set(found["labels"]) <= placed, found["title"]
        assert set(found["marks"]) <= placed, found["title"]
        assert bool(placed) <= len(found["marks"]) + found["clusters"] <= len(placed), found["title"]
        assert not found["isPressed"]
        assert found["dates"] == 0
        told = {events[name][end] for name in found["there"] for end in ("place", "origin")}
        told |= {place for name in found["there"] for place in halts.get(name, ())}
        assert set(found["towns"]) <= {names[place] for place in told - {None}}, found["title"]
    assert steps == len({event["start"] for event in scene["events"]})


def test_the_map_and_its_names_are_written_larger(opened, story):
    page = opened(story, hash_=f"#event={EVENT}", reduced_motion="reduce")
    size = "parseFloat(getComputedStyle(document.querySelector('.ge-label')).fontSize)"
    before = page.evaluate(size)
    press(page, "f")
    wait(page, f"{size} >= {1.3 * before}")
