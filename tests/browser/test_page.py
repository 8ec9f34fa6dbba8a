"""The app in a real browser, with every outside host blocked."""

import re
import select
import socket

import pytest
from serving import MAP

PLACED = "[...document.querySelectorAll('.leaflet-container canvas')].some((canvas) => canvas.width > 0)"


def painted_colours(visit):
    """How many different colours the basemap's canvas shows."""
    return visit.map.evaluate(
        """() => {
            const canvas = document.querySelector("canvas.ge-ground");
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
            copy.drawImage(canvas, 0, 0);
            const pixels = copy.getImageData(0, 0, canvas.width, canvas.height).data;
            const seen = new Set();
            for (let i = 0; i < pixels.length; i += 4 * 97) {
                seen.add(pixels[i] + "," + pixels[i + 1] + "," + pixels[i + 2] + "," + pixels[i + 3]);
            }
            return seen.size;
        }"""
    )


def test_the_map_is_painted_with_three_layers(visit):
    page = visit()
    page.map.wait_for_selector("canvas.ge-ground")
    assert painted_colours(page) > 3
    layers = page.call("[...new Set(geoEvents.visible().map((id) => id))].length")
    assert layers > 50
    for layer in ("meeting", "train", "deployment"):
        assert page.map.locator(f"[data-layer={layer}], .{layer}").count() > 0, layer


def test_the_playhead_moves_by_key_by_button_and_by_call(visit):
    page = visit()
    slider = page.map.locator(".ge-playhead")
    slider.focus()
    slider.press("Home")
    start = page.call("geoEvents.time")
    slider.press("ArrowRight")
    assert page.call("geoEvents.time") > start
    spoken = slider.get_attribute("aria-valuetext")
    assert any(character.isdigit() for character in spoken)
    page.call("geoEvents.seek('2019-04-25T04:00:00Z')")
    page.settle()
    assert page.call("geoEvents.time") == 1556164800000
    assert "2019" in slider.get_attribute("aria-valuetext")
    page.call("geoEvents.play()")
    page.map.wait_for_function("() => geoEvents.time > 1556164800000")
    page.call("geoEvents.pause()")
    assert page.call("geoEvents.playing") is False


def test_a_card_opens_with_its_claims_and_the_source_opens_at_the_passage(visit):
    page = visit("?event=kim-putin-vostochny-2023")
    card = page.map.get_by_role("dialog")
    card.wait_for()
    assert "Vostochny" in card.inner_text()
    assert "东方航天发射场" in card.inner_text()
    card.get_by_text("Read it in the source").first.click()
    mark = page.page.locator("[role=dialog] mark.passage-shown")
    mark.first.wait_for()
    assert mark.first.is_visible()
    assert "东方" in mark.first.inner_text()


def test_a_mark_chosen_on_the_map_is_the_row_in_the_table_and_in_the_address(visit):
    page = visit("?q=ulan-ude")
    page.map.get_by_role("button", name="Medvedev").first.press("Enter")
    page.map.get_by_role("dialog").wait_for()
    page.page.wait_for_url("**event=kim-jong-il-medvedev-2011**")
    assert page.call("geoEvents.selected") == "kim-jong-il-medvedev-2011"


def panel(page, words):
    """A button in the map's own panel, by how its words begin."""
    return page.map.locator(".ge-sidebar button").filter(has_text=re.compile(rf"^\s*{words}"))


def test_what_is_chosen_on_the_map_is_followed_by_table_address_and_title_without_another_map(visit):
    page = visit()
    page.map.evaluate("() => { window.first = 'yes'; }")
    page.call("geoEvents.seek('2023-09-12T04:00:00Z')")
    panel(page, "Train").click()
    page.page.get_by_text("Events in view: 53 of 61").wait_for()
    page.page.wait_for_url("**layers=deployment,meeting*")
    page.map.get_by_role("combobox", name="Language").select_option("zh")
    page.page.get_by_role("heading", name="朝鲜与俄罗斯").wait_for()
    page.page.wait_for_url("**lang=zh*")
    panel(page, "当时报道").click()
    page.page.wait_for_url("**clock=reported*")
    page.page.get_by_text("当前显示的事件：53/61").wait_for()
    page.map.get_by_role("combobox", name="语言").select_option("en")
    page.page.get_by_role("heading", name="North Korea and Russia").wait_for()
    panel(page, "Train").click()
    page.page.get_by_text("Events in view: 61 of 61").wait_for()
    page.page.wait_for_url(lambda url: "layers" not in url and "clock=reported" in url)
    page.settle()
    assert page.call("window.first") == "yes"
    assert page.call("geoEvents.time") == 1694491200000


def test_words_that_find_nothing_are_said_below_the_map_and_cleared_there(visit):
    page = visit()
    page.map.evaluate("() => { window.first = 'yes'; }")
    page.map.get_by_role("searchbox").fill("xyzzy")
    page.page.get_by_text("No event passes these filters").wait_for()
    page.page.wait_for_url("**q=xyzzy*")
    page.page.get_by_role("button", name="Show all events").click()
    page.page.get_by_text("Events in view: 61 of 61").wait_for()
    page.map.wait_for_function("() => document.querySelector('[type=search]').value === ''")
    assert page.call("window.first") == "yes"


def test_a_row_of_the_table_selects_its_event_on_the_map(visit):
    page = visit("?q=ulan-ude")
    page.page.get_by_text("Events in view: 1 of 61").click()
    table = page.page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    table.locator("canvas").first.wait_for()
    box = table.bounding_box()
    page.page.mouse.click(box["x"] + 16, box["y"] + 52)
    page.page.wait_for_url("**event=kim-jong-il-medvedev-2011*")
    page.map.wait_for_function("() => geoEvents.selected === 'kim-jong-il-medvedev-2011'")
    page.map.get_by_role("dialog").wait_for()


def test_as_it_was_reported_september_2023_unfolds(visit):
    page = visit("?from=2023-07&to=2023-10&clock=reported")
    expected, train, met = "kim-putin-vladivostok-expected-2023", "kim-train-2023", "kim-putin-vostochny-2023"

    def known(moment):
        page.call(f"geoEvents.seek('{moment}')")
        page.settle()
        return page.call("geoEvents.visible()")

    assert expected not in known("2023-09-03T00:00:00Z")
    assert expected in known("2023-09-06T00:00:00Z")
    assert train in known("2023-09-12T12:00:00Z")
    assert met in known("2023-09-13T12:00:00Z")


@pytest.mark.parametrize(
    ("language", "tag", "words"),
    [("en", "en", "North Korea and Russia"), ("zh", "zh-Hans", "朝鲜与俄罗斯")],
)
def test_page_and_frame_say_what_they_are_and_in_which_language(visit, language, tag, words):
    page = visit(f"?lang={language}").page
    page.wait_for_function("(tag) => document.documentElement.lang === tag", arg=tag)
    page.wait_for_function("(words) => document.title.includes(words)", arg=words)
    assert words in page.locator(MAP).get_attribute("title")
    levels = page.evaluate("() => [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => tagName)")
    assert levels == ["H1", "H2"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_map_and_player_without_scrolling_sideways(visit, scheme):
    page = visit("?lang=zh", width=390, height=844, color_scheme=scheme, has_touch=True)
    assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert page.call("document.documentElement.scrollWidth") <= 390
    assert page.map.locator(".ge-playhead").is_visible()
    assert page.call("document.querySelector('.leaflet-container').dataset.theme") == scheme


def test_every_control_has_a_name_and_room_for_a_finger(visit):
    page = visit()
    faults = page.map.evaluate(
        """() => [...document.querySelectorAll("button, select, input, a[href], [role=slider]")]
            .filter((control) => control.offsetParent && !control.closest(".leaflet-control-attribution"))
            .map((control) => {
                const box = control.getBoundingClientRect();
                const name = control.getAttribute("aria-label") || control.title || control.textContent.trim()
                    || control.labels?.[0]?.textContent;
                return {name, width: box.width, height: box.height, html: control.outerHTML.slice(0, 120)};
            })
            .filter((control) => !control.name || control.width < 24 || control.height < 24)"""
    )
    assert faults == []


def test_a_script_in_the_frame_of_the_map_could_send_nothing_out(visit):
    page = visit()
    elsewhere = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/"
    told = page.map.evaluate(
        """async (address) => {
            const told = [];
            const tell = (event) => told.push(event.effectiveDirective);
            document.addEventListener("securitypolicyviolation", tell);
            await fetch(address).catch(() => {});
            const made = [["img", "src"], ["iframe", "src"], ["object", "data"]].map(([tag, name]) => {
                const element = document.createElement(tag);
                element[name] = address;
                document.body.append(element);
                return element;
            });
            navigator.sendBeacon?.(address, "words");
            for (let i = 0; i < 200 && new Set(told).size < 4; i += 1) {
                await new Promise((done) => { setTimeout(done, 10); });
            }
            for (const element of made) element.remove();
            return [...new Set(told)].sort();
        }""",
        address,
    )
    assert told == ["connect-src", "frame-src", "img-src", "object-src"]
    with elsewhere:
        # The browser may knock before it asks its policy; it says nothing then.
        while select.select([elsewhere], [], [], 0.2)[0]:
            connection, _ = elsewhere.accept()
            with connection:
                assert not select.select([connection], [], [], 0.5)[0] or connection.recv(1) == b""
    assert all(address in fault for fault in visit.faults)
    visit.faults.clear()


def test_embedded_only_the_map_and_its_player_are_there(visit):
    page = visit("?embed=true", width=1280, height=720)
    assert page.page.locator("h1").count() == 0
    assert page.page.locator("[data-testid=stDataFrame]").count() == 0
    box = page.page.locator(MAP).bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 720)


LABELS_FIT = """() => {
    const shown = [...document.querySelectorAll(".ge-label")].filter((node) => node.style.visibility === "");
    return shown.length > 0 && shown.every((node) => {
        const words = document.createRange();
        words.selectNodeContents(node);
        return node.offsetWidth - words.getBoundingClientRect().width < 20;
    });
}"""


def test_labels_are_measured_anew_when_the_style_comes_after_them(visit):
    held = []
    page = visit(held=held)
    assert page.map.locator(".ge-label").count() > 0
    (style,) = held
    style.continue_()
    page.map.wait_for_function(LABELS_FIT)
