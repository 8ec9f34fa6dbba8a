"""What axe-core finds in the exported page and in the app: WCAG 2.0 to 2.2, A and AA, and best practice."""

import os
from functools import cache
from pathlib import Path

import pytest

from pages import READY, export, wait
from tellings import ARABIC, written

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "player" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WAYS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
# Three of the six are looked at whenever the tests run, the others with the other engines.
PAIRS = [
    ("light", "en"),
    ("dark", "zh"),
    ("forced", "en"),
    *(
        pytest.param(*pair, marks=pytest.mark.integration)
        for pair in (("light", "zh"), ("dark", "en"), ("forced", "zh"))
    ),
]
STREAMLITS = {
    # Its own elements, which the page cannot name or colour.
    "presentation-role-conflict": "stFileUploaderDropzone",
}

FIND = """async ([tags, around]) => {
    const { violations } = await axe.run(around, { runOnly: tags, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) =>
        [id, target.join(" "), html.slice(0, 160), failureSummary.split("\\n").slice(1).join(" ")]));
}"""


@cache
def axe():
    """The source of axe-core."""
    if not AXE.exists():
        how = "run npm install --no-package-lock in player/"
        if os.environ.get("GEO_EVENTS_REQUIRE_BROWSER"):
            pytest.fail(f"no axe-core found, and GEO_EVENTS_REQUIRE_BROWSER is set; {how}")
        pytest.skip(f"no axe-core found; {how}")
    return AXE.read_text(encoding="utf-8")


def found(page, *frames):
    """What axe finds in a page and in frames of it, one line each."""
    for one in (page, *frames):
        if not one.evaluate("typeof axe === 'object'"):
            one.evaluate(f"{axe()}; 0")
    return [
        f"{rule}: {target}: {summary}: {html}"
        for rule, target, html, summary in page.evaluate(FIND, [list(TAGS), {"include": "html"}])
        if STREAMLITS.get(rule, "\0") not in html
    ]


class Look:
    """A page that is looked at in one state after another; what is found is told in the end."""

    def __init__(self, page, frame=None):
        self.page, self.frame, self.faults = page, frame, {}

    def at(self, state):
        """Look at the page as it is now; a fault that lasts is told once."""
        frames = [] if self.frame is None else [self.frame]
        for one in (self.page, *frames):
            one.evaluate("window.geoEvents?.settled()")
        for fault in found(self.page, *frames):
            self.faults.setdefault(fault, state)

    def end(self):
        assert self.faults == {}, "\n".join(f"{state}: {fault}" for fault, state in self.faults.items())


@pytest.mark.parametrize(("way", "language"), PAIRS)
def test_the_exported_page(opened, story, way, language):
    axe()
    page = opened(story, hash_=f"#lang={language}", bypass_csp=True, reduced_motion="reduce", **WAYS[way])
    look = Look(page)
    look.at("opening")
    page.locator(".ge-cluster[aria-haspopup]").first.click()
    look.at("stack")
    page.keyboard.press("Escape")
    page.locator(".ge-chapter:visible").nth(2).click()
    look.at("chapter")
    page.evaluate("geoEvents.select('kim-train-2023')")
    page.locator(".ge-card h2").first.wait_for()
    look.at("card")
    page.evaluate("geoEvents.present(true)")
    look.at("first slide")
    page.evaluate("(geoEvents.next(), geoEvents.next(), geoEvents.next())")
    look.at("slide")
    look.end()


@pytest.mark.parametrize(("way", "language"), [("light", "en"), ("dark", "zh")])
def test_a_page_in_a_frame(opened, story, way, language):
    axe()
    host = story.parent / "around.html"
    host.write_text(
        f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title>
        <main><h1>An article</h1><iframe title="The map" src="{story.name}#lang={language}"
        width="600" height="400"></iframe></main>""",
        encoding="utf-8",
    )
    page = opened(host, ready=None, bypass_csp=True, reduced_motion="reduce", **WAYS[way])
    frame = page.frames[-1]
    frame.wait_for_url("**/story.html*")
    wait(frame, READY)
    look = Look(page, frame)
    look.at("opening")
    frame.locator(".ge-guest button").click()
    frame.locator(".ge-guest .ge-copied:not(:empty)").wait_for()
    look.at("link")
    frame.evaluate("geoEvents.select('kim-train-2023')")
    look.at("card")
    frame.evaluate("geoEvents.controls(false)")
    look.at("bare")
    look.end()


@pytest.mark.parametrize("way", ["light", "dark"])
def test_a_page_that_is_read_from_the_right(opened, tmp_path, way):
    axe()
    folder = written(tmp_path / "arabic", ARABIC)
    exported = export(tmp_path / "arabic.html", folder, "--lang", "ar")
    page = opened(exported, bypass_csp=True, reduced_motion="reduce", **WAYS[way])
    look = Look(page)
    look.at("opening")
    page.evaluate("geoEvents.select('safina')")
    page.locator(".ge-card h2").first.wait_for()
    look.at("card")
    page.evaluate("geoEvents.present(true)")
    look.at("slide")
    look.end()


@pytest.mark.parametrize(("way", "language"), [*PAIRS, ("light", "ar")])
def test_the_app(visit, way, language):
    axe()
    visited = visit(f"?lang={language}", reduced_motion="reduce", **WAYS[way])
    page = visited.page
    look = Look(page, visited.map)
    look.at("opening")
    for summary in page.locator("[data-testid=stExpander] summary").all()[:2]:
        summary.click()
    page.get_by_test_id("stDataFrame").first.wait_for()
    visited.settle()
    look.at("table and Share")
    visited.call("geoEvents.select('kim-train-2023')")
    visited.map.locator(".ge-card h2").first.wait_for()
    visited.settle()
    look.at("card")
    page.get_by_test_id("stExpandSidebarButton").click()
    page.locator(".st-key-own-switch button").click()
    page.locator("input[type=file]").first.wait_for(state="attached")
    page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")
    look.frame = None
    look.at("own data")
    look.end()
