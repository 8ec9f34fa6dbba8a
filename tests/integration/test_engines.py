"""The exported page and the app in Firefox and in WebKit: what a reader does, and no error meanwhile."""

import os
from pathlib import Path

import pytest
from firefox import firefox, open_firefox
from serving import MAP, serve
from webkit import minibrowser, open_webkit

from pages import READY, export

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parent.parent.parent
ENGINES = {
    "firefox": (firefox, open_firefox, "Debian's firefox-esr"),
    "webkit": (minibrowser, open_webkit, "Debian's webkit2gtk-driver and xvfb"),
}
DATE = "document.querySelector('.ge-day').textContent"
APP_READY = "window.geoEvents?.visible().length > 0 && document.querySelector('.ge-mark, .ge-cluster')"


@pytest.fixture(scope="module", params=list(ENGINES))
def window(request):
    find, opened, packages = ENGINES[request.param]
    executable = find()
    if executable is None:
        if os.environ.get("GEO_EVENTS_REQUIRE_BROWSER"):
            pytest.fail(
                f"no {request.param} found, and GEO_EVENTS_REQUIRE_BROWSER is set; install {packages}"
            )
        pytest.skip(f"no {request.param} found; install {packages}")
    with opened(executable) as window:
        window.resize(1280, 800)
        yield window


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return export(tmp_path_factory.mktemp("engines") / "story.html", ROOT / "data")


@pytest.fixture(scope="module")
def server():
    with serve() as server:
        yield server


@pytest.fixture
def page(window, file):
    """The exported page, opened; in the end no error may have been seen."""
    window.open(file.as_uri())
    window.wait(READY)
    window.evaluate("geoEvents.settled()")
    yield window
    assert window.faults() == []


def test_it_plays_and_pauses(page):
    page.evaluate("geoEvents.seek('2019-04-20')")
    page.press("Space")
    page.wait("geoEvents.time > Date.UTC(2019, 3, 21)")
    assert page.evaluate("geoEvents.playing")
    page.press("Space")
    page.wait("!geoEvents.playing")
    assert "2019" in page.evaluate(DATE)


def test_it_steps(page):
    page.evaluate("geoEvents.seek('2019-04-20')")
    before = page.evaluate("geoEvents.time")
    page.press("Right")
    after = page.evaluate("geoEvents.time")
    page.press("Left")
    assert page.evaluate("geoEvents.time") < after > before


def test_the_ground_is_drawn_in_the_colours_of_the_theme(page):
    page.wait("document.querySelector('canvas.ge-ground')?.width > 1280")
    colours = page.evaluate(
        """(() => {
            const ground = document.querySelector("canvas.ge-ground");
            const { width, height } = ground;
            const copy = new OffscreenCanvas(width, height).getContext("2d");
            copy.drawImage(ground, 0, 0);
            return [...new Set(new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer))].length;
        })()"""
    )
    assert colours > 10


def test_a_card_opens_at_a_mark_and_closes(page):
    page.evaluate("geoEvents.seek('2023-09-13')")
    page.evaluate("geoEvents.settled()")
    page.click(".ge-mark")
    page.wait("geoEvents.selected !== null && document.querySelector('.ge-card')?.offsetHeight > 100")
    page.press("Escape")
    page.wait("geoEvents.selected === null")


def test_it_is_presented(page):
    page.press("f")
    page.wait("geoEvents.presenting && document.querySelector('.ge-slides').offsetHeight > 100")
    page.press("Escape")
    page.wait("!geoEvents.presenting && document.fullscreenElement === null")


def test_a_slide_drives_it_in_a_sandbox(window, file):
    slide = file.parent / "slide.html"
    slide.write_text(
        f"""<!doctype html>
        <iframe sandbox="allow-scripts" src="{file.name}" width="900" height="600"></iframe>
        <script>
        const answers = {{}};
        addEventListener("message", ({{ data }}) => {{ answers[data.geoEvents] = data.value; }});
        const ask = (geoEvents, ...value) => document.querySelector("iframe").contentWindow
            .postMessage(value.length > 0 ? {{ geoEvents, value: value[0] }} : {{ geoEvents }}, "*");
        </script>""",
        encoding="utf-8",
    )
    window.open(slide.as_uri())
    window.wait("ask('time') ?? Number.isFinite(answers.time)")
    window.evaluate("[ask('seek', '2019-04-25'), ask('time')]")
    window.wait("answers.time === 1556150400000")
    window.evaluate("ask('select', 'kim-train-2023')")  # which goes to its moment, and tells so
    window.wait("answers.selected === 'kim-train-2023'")
    window.evaluate("[ask('present', true), ask('presenting')]")
    window.wait("answers.presenting === true")
    window.evaluate("answers.presenting = null")
    window.click(".ge-slides", frame="iframe")
    window.press("f", frame="iframe")
    window.wait("ask('presenting') ?? answers.presenting === false")
    window.press("f", frame="iframe")
    window.wait("ask('presenting') ?? answers.presenting === true")
    assert window.faults() == []


def test_a_click_in_the_app_stands_in_the_address(window, server):
    window.open(server.url)
    window.wait(f"document.querySelector({MAP!r})")
    window.wait(APP_READY, frame=MAP)
    window.evaluate("geoEvents.settled()", frame=MAP)
    window.click(".ge-mark", frame=MAP)
    window.wait("new URLSearchParams(location.search).has('event')")
    assert window.faults() == []


def test_the_app_speaks_chinese(window, server):
    window.open(f"{server.url}/?lang=zh")
    window.wait(f"document.querySelector({MAP!r})")
    window.wait(APP_READY, frame=MAP)
    window.wait(f"{DATE}.includes('年')", frame=MAP)
    assert window.faults() == []
