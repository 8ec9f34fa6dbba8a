"""A real server and a real browser; any console error or outside request fails the test."""

import os
from pathlib import Path

import pytest
from serving import chromium, open_browser, serve

from pages import export, map_of, opening

HOW = "install Debian's chromium and fonts-noto-cjk, or name a Chromium in GEO_EVENTS_CHROMIUM"


@pytest.fixture(scope="session")
def browser():
    if chromium() is None:
        if os.environ.get("GEO_EVENTS_REQUIRE_BROWSER"):
            pytest.fail(f"no Chromium found, and GEO_EVENTS_REQUIRE_BROWSER is set; {HOW}")
        pytest.skip(f"no Chromium found; {HOW}")
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def server(browser):
    with serve() as server:
        yield server


class Visit:
    """A page of the app and the map's frame in it."""

    def __init__(self, page, url):
        self.page = page
        page.goto(url)
        self.map = map_of(page, "root.document.querySelector('.leaflet-control-zoom-in')?.offsetWidth > 20")
        self.settle()

    def settle(self):
        """Wait until no rerun is under way and the map is painted."""
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")
        self.map.evaluate("() => geoEvents.settled()")

    def call(self, expression):
        """Evaluate an expression in the map's frame."""
        return self.map.evaluate(f"() => {expression}")


@pytest.fixture
def visit(browser, server):
    """Open the app; at the end, no console error and no request beyond this machine may have been seen."""
    contexts, faults = [], []

    def open_page(query="", width=1440, height=900, held=None, **options):
        """Open a page; `held` is a list for the requests for the style, which then wait to be continued."""
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)

        if held is not None:
            context.route("**/player*.css*", lambda route: held.append(route))
        page = context.new_page()
        page.on(
            "console", lambda message: message.type == "error" and faults.append(f"console: {message.text}")
        )
        page.on("pageerror", lambda error: faults.append(f"page: {error}"))
        page.on(
            "request",
            lambda asked: asked.url.startswith((server.url, "data:", "blob:")) or faults.append(asked.url),
        )
        return Visit(page, f"{server.url}/{query}")

    open_page.faults = faults
    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def story(tmp_path_factory):
    """The story as a page in one file."""
    data = Path(__file__).parent.parent.parent / "data"
    return export(tmp_path_factory.mktemp("story") / "story.html", data)


@pytest.fixture
def opened(browser):
    """What opens a file in the browser; at the end, no console error and no request may have been seen."""
    with opening(browser) as open_file:
        yield open_file
