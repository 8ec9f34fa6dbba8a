"""Stories in German and in Arabic, brought into the app; a page in Arabic is mirrored, and in Arabic."""

import re
import shutil

import pytest

from pages import export, map_of
from tellings import ARABIC, GERMAN, written

LATIN = re.compile(r"[A-Za-z]{3,}")
NAMES = re.compile(
    r"Esc|Home|End|Leaflet|Natural Earth|OpenStreetMap|ODbL|UTC|geo[-_]events|https?://\S+|localhost\S*|127\.0\.0\.1\S*"
    r"|CSV|TSV|XLSX?|ODS|ZIP|JSON|GeoJSON|KML|SVG|PNG|PDF|GIF|MP4|HTML|EDTF|GitHub|PowerPoint|Excel|Streamlit"
    r"|sources|places|events|claims|stops|chapters|date|place|title|source|quote|url"
    r"|Linked Places|BibTeX|CSL|Markdown|(?:English|Deutsch|Español|Français)\b|\.\w+|zip|MB"
)
SEEN = """() => {
    const found = new Set();
    const walk = (node) => {
        for (const one of node.querySelectorAll("*")) {
            if (one.closest("script, style, [hidden], [lang=en], option, code")) continue;
            if (one.closest(".ge-type-sample, [data-testid=stIconMaterial], [translate=no]")) continue;
            if (one.getClientRects().length === 0) continue;
            for (const name of ["aria-label", "title", "placeholder", "alt"]) {
                if (one.getAttribute(name)) found.add(one.getAttribute(name));
            }
            for (const child of one.childNodes) {
                if (child.nodeType === Node.TEXT_NODE && child.data.trim()) found.add(child.data.trim());
            }
        }
    };
    walk(document);
    return [...found];
}"""


def english(*frames):
    """What of the words of a page is none of its language, and no name."""
    told = [words for frame in frames for words in frame.evaluate(SEEN)]
    return sorted(words for words in told if LATIN.search(NAMES.sub("", words)))


def test_a_page_in_arabic_is_mirrored_and_in_arabic(opened, tmp_path):
    folder = written(tmp_path / "arabic", ARABIC)
    page = opened(export(tmp_path / "arabic.html", folder, "--lang", "ar"))
    assert page.evaluate("[document.documentElement.dir, document.documentElement.lang]") == ["rtl", "ar"]
    page.evaluate("geoEvents.select('safina')")
    page.locator(".ge-card h2").first.wait_for()
    card, panel = (page.locator(part).bounding_box() for part in (".ge-card", ".ge-sidebar"))
    assert card["x"] < panel["x"]
    assert english(page) == []


@pytest.mark.parametrize(
    ("tag", "files", "event", "title"),
    [("de", GERMAN, "streik-1", "Das Jahr am Fluss"), ("ar", ARABIC, "safina", "سنة النهر")],
)
def test_a_story_in_one_language_is_brought_into_the_app(visit, tmp_path, tag, files, event, title):
    folder = written(tmp_path / "mine", files)
    packed = shutil.make_archive(str(tmp_path / "mine"), "zip", folder)
    visited = visit(f"?lang={tag}")
    page = visited.page
    page.get_by_test_id("stExpandSidebarButton").click()
    page.locator(".st-key-own-switch button").last.click()
    page.locator("input[type=file]").set_input_files(packed)
    frame = map_of(page, f"root.geoEvents.visible().includes('{event}')")
    page.get_by_role("heading", name=title).wait_for()
    if tag == "ar":
        assert english(page, frame) == []
