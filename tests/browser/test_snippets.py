"""Every snippet that is exported or printed in the documentation, loaded in a page as it stands."""

import re
from datetime import date
from html import escape
from pathlib import Path

import pytest

from geo_events.dataset import load
from geo_events.export import EXPORTERS
from geo_events.model import View
from geo_events.request import Options, Request
from geo_events.scene import build
from geo_events.view import select
from pages import READY, map_of, wait

ROOT = Path(__file__).parent.parent.parent
VIEW = View(event_id="kim-train-2023")
DECK = "addEventListener('keydown', ({ keyCode }) => { document.title += `${keyCode},`; });"


def exported(url):
    """Snippets of `export embed`, by their headings."""
    selection = select(load(ROOT / "data"), VIEW)
    text = EXPORTERS["embed"].write(Request(selection, build(selection), date(2024, 12, 1), Options(url=url)))
    return dict(re.findall(r"^## (.*?)\n\n```(?:html|markdown)\n(.*?)\n```$", text.decode(), re.S | re.M))


def documented():
    text = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
    return re.findall(r"```html\n(.*?)```", text, re.DOTALL)


def put(story, code, page_name, around="{code}", width=600):
    """A page of somebody else's with a snippet in a column, and the slide show's way to load a slide."""
    file = story.parent / "host.html"
    shown = around.format(code=code.replace(page_name, story.name).replace("data-src", "src"))
    file.write_text(
        f"""<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
        <main style="width: {width}px">{shown}</main><script>{DECK}</script>""",
        encoding="utf-8",
    )
    return file


def framed(page):
    frame = page.frames[-1]
    frame.wait_for_url(re.compile("story"))
    wait(frame, READY)
    wait(frame, "geoEvents.settled().then(() => true)")
    return frame


def picture(story):
    """The picture that the snippets name."""
    file = story.parent / "talk.png"
    file.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
            "00000005000156a0f6ae0000000049454e44ae426082"
        )
    )
    return file


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (600, 480), (390, 480)])
def test_the_page_fits_its_column(opened, story, width, height):
    code, *_ = exported(None).values()
    name = re.search(r'src="([^"#]*)#', code)[1]
    page = opened(put(story, code, name, width=width), ready=None)
    frame = framed(page)
    assert frame.evaluate("[innerWidth, innerHeight]") == [width, height]
    assert frame.evaluate("geoEvents.selected") == "kim-train-2023"


def clicker(page, frame):
    """What the deck hears of a clicker after a click on a mark in the map."""
    frame.locator(".ge-mark, .ge-cluster").first.click()
    for key in ("PageDown", "ArrowRight"):
        page.keyboard.press(key)
    page.wait_for_function("() => document.title.split(',').length > 2")
    return page.title().split(",")[:-1]


def test_the_slide_leaves_the_deck_its_clicker(opened, story):
    code = list(exported(None).values())[1]
    name = re.search(r'src="([^"#]*)#', code)[1]
    page = opened(put(story, code, name, width=1000), ready=None)
    assert clicker(page, framed(page)) == ["34", "39"]


def test_the_picture_leads_to_the_page(opened, story):
    code = list(exported(None).values())[-1]
    image, target = re.fullmatch(r"\[!\[.*?\]\((.*?)\)\]\((.*?)\)", code).groups()
    link = f'<a href="{escape(target)}"><img src="{escape(image)}" alt=""></a>'
    page = opened(put(story, link.replace(image, picture(story).name), target.partition("#")[0]), ready=None)
    assert page.locator("img").evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 1
    page.locator("a").click()
    wait(page, READY)
    wait(page, "geoEvents.selected === 'kim-train-2023'")


def test_the_article_of_the_documentation_shows_the_map(opened, story):
    article, *_ = documented()
    page = opened(put(story, article, "talk.html"), ready=None)
    assert framed(page).evaluate("geoEvents.selected") == "kim-train-2023"


def test_the_text_of_the_documentation_drives_the_map_and_follows_it(opened, story):
    _, text, *_ = documented()
    page = opened(put(story, text, "talk.html"), ready=None)
    frame = framed(page)
    page.wait_for_function("() => document.getElementById('map').style.height === '480px'")
    page.get_by_role("button", name="the cosmodrome").click()
    wait(frame, "geoEvents.time === Date.UTC(2023, 8, 13)")
    frame.evaluate("geoEvents.select('kim-putin-vladivostok-2019')")
    page.wait_for_function(
        "() => document.getElementById('moment').value.includes('kim-putin-vladivostok-2019')"
    )


def test_the_slide_of_the_documentation_is_bare_and_leaves_the_deck_its_clicker(opened, story):
    *_, slide, _ = documented()
    page = opened(put(story, slide, "talk.html", width=1000), ready=None)
    frame = framed(page)
    wait(frame, "geoEvents.selected === 'kim-train-2023'")
    assert not frame.locator(".ge-panel").is_visible()
    assert clicker(page, frame) == ["34", "39"]


@pytest.mark.parametrize("source", ["exported", "documented"])
def test_the_app_runs_in_its_sandbox(browser, server, story, source):
    """It stays blank with `allow-scripts` alone: the attributes are those that it needs."""
    if source == "exported":
        code = list(exported(server.url).values())[2]
        picture_name = re.search(r'img src="([^"]*)"', code)[1]
    else:
        code = documented()[-1].replace("https://your-app.streamlit.app", server.url)
        picture_name = "talk.png"
    picture(story)
    context = browser.new_context(viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    page.add_init_script(
        "addEventListener('message', ({ data }) => { (globalThis.heard ??= []).push(data); });"
    )
    page.goto(put(story, code.replace(picture_name, "talk.png"), "nothing", width=1200).as_uri())
    outer = page.locator("iframe").element_handle().content_frame()
    inner = map_of(outer, "root.document.querySelector('.ge-ui')?.hidden === false")
    assert inner.evaluate("geoEvents.visible().length > 0")
    assert inner.locator(".ge-guest").is_visible()
    href = inner.locator(".ge-guest a").get_attribute("href")
    assert href.startswith(server.url)
    assert "embed" not in href
    assert page.locator("a").get_attribute("href").startswith(server.url)
    inner.evaluate("geoEvents.seek('2023-09-13')")
    page.wait_for_function(
        """() => ["ready", "time", "step", "height", "link"].every((name) =>
            heard.some(({ geoEvents }) => geoEvents === name))"""
    )
    context.close()
