"""What comes out of a printer, by the browser's own print to PDF: words by pypdf, colours by pypdfium2."""

import io
import re
import unicodedata
from pathlib import Path

import pypdf
import pypdfium2

from geo_events.dataset import load
from geo_events.request import quoted
from pages import READY, export, press, settle, wait

DATA = Path(__file__).parent.parent.parent / "data"
SEA, MEETING = (0xCF, 0xDF, 0xE8), (0x00, 0x69, 0xA6)
"""Colours of the map, as marks.css has them."""
CONTROLS = ("Start the story", "Speed", "Previous", "Esc")


class Print:
    """The sheets, their words and what is on them."""

    def __init__(self, page, **how):
        self.content = page.pdf(**how)
        self.pages = [squeezed(one.extract_text()) for one in pypdf.PdfReader(io.BytesIO(self.content)).pages]
        self.words = "".join(self.pages)

    def share(self, colour, number=0):
        """How much of a sheet is of a colour, or nearly."""
        with pypdfium2.PdfDocument(self.content) as document:
            pixels = document[number].render(scale=0.5).to_numpy()[:, :, 2::-1].astype(int)
        return (abs(pixels - colour).max(axis=2) < 12).mean()

    def has(self, words):
        return squeezed(words) in self.words


RADICALS = str.maketrans(
    "⺠⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻩⻬⻮⻰", "民西见角贝车長长门青韦页风飞食马鱼鸟黄齐齿龙"
)
"""What the browser's PDF takes a character for that shares its shape with a radical."""


def squeezed(words):
    """Words without room, for a reader of PDF has to guess where it was."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words).translate(RADICALS))


SHEETS = [(390, "A4", False), (800, "Letter", False), (1440, "A4", True), (1920, "Letter", True)]
"""Widths of windows, and the sheets printed from there: their size, and whether they lie on their side."""


def test_a_page_prints_its_map_and_its_list_from_every_window(opened, story):
    page = opened(story, color_scheme="dark")
    for width, paper, is_wide in SHEETS:
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        printed = Print(page, format=paper, landscape=is_wide)
        assert printed.share(SEA) > 0.05
        assert printed.share(MEETING) > 0.001
        assert printed.has("1950–2024 · 61 events · With hindsight")
        assert 15 < len(printed.pages) < 45
        assert all(printed.pages)
        assert not [name for name in CONTROLS if printed.has(name)]
        assert page.evaluate("document.querySelector('.ge-paper-host')") is None
        assert page.evaluate("document.querySelector('.ge-ui').offsetWidth") == width


def test_it_holds_every_event_with_its_claims_and_cuts_none(opened, story):
    printed = Print(opened(story), format="A4")
    dataset = load(DATA)
    assert all(printed.has(event.title("en")) for event in dataset.events.values())
    assert [source.title for source in dataset.sources.values() if not printed.has(source.title)] == []
    claims = [claim for event in dataset.events.values() for claim in dataset.claims_of(event.event_id)]
    quotes = [squeezed(quoted(claim.quote)) for claim in claims if claim.quote]
    assert len(quotes) > 100
    assert [quote for quote in quotes if not any(quote in page for page in printed.pages)] == []
    # A chapter that goes on is named on its next sheet too, and no sheet ends with the name of one.
    chapter = squeezed("Before 2000")
    assert [chapter in page for page in printed.pages[:2]] == [True, True]
    assert not any(page.endswith(chapter) for page in printed.pages)


def test_it_prints_what_the_reader_has_filtered_in_the_reader_s_language(opened, story):
    page = opened(story, hash_="#lang=zh&clock=reported&from=2019&to=2023&layers=train")
    printed = Print(page, format="A4")
    assert printed.has("当时报道")
    assert printed.has("列车或铁路")
    assert printed.has("61")
    assert not printed.has("1965")
    assert len(printed.pages) < 8


def test_a_table_in_another_language_that_says_nothing_of_how_sure_it_is(opened, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "events.csv").write_text(
        "event_id,title_de,when,latitude,longitude\nflut,Die Flut,2020-01-02,54,10\n", encoding="utf-8"
    )
    (folder / "chapters.csv").write_text(
        "chapter_id,title_de,start,end\njahr,Das Jahr des Wassers,2020,2020\n", encoding="utf-8"
    )
    printed = Print(opened(export(tmp_path / "page.html", folder)), format="A4")
    assert printed.has("Die Flut")
    assert printed.has("Das Jahr des Wassers")
    assert printed.has("as the table says")
    assert not printed.has("player.")


def test_a_presentation_prints_its_slide(opened, story):
    page = opened(story, hash_="#present", reduced_motion="reduce")
    wait(page, "geoEvents.presenting")
    press(page, "ArrowRight", "ArrowRight")
    printed = Print(page, format="A4", landscape=True)
    assert len(printed.pages) == 1
    assert printed.has("1950")
    assert printed.share(SEA) > 0.05
    assert not printed.has("of 59")


def test_in_an_article_the_map_is_printed_with_its_sea_and_without_controls(opened, story):
    article = story.parent / "article.html"
    article.write_text(
        f"""<!doctype html><p>An article.</p>
        <iframe sandbox="allow-scripts" src="{story.name}" style="width: 100%; height: 420px"></iframe>""",
        encoding="utf-8",
    )
    page = opened(article, ready=None)
    wait(page.frames[1], READY)
    settle(page.frames[1])
    printed = Print(page, format="A4")
    assert len(printed.pages) == 1
    assert printed.share(SEA) > 0.05
    assert printed.has("North Korea and Russia: meetings, trains, troop reports")
    assert not [name for name in CONTROLS if printed.has(name)]


def test_the_app_prints_the_same_with_its_link(visit):
    seen = visit("?from=2019-04&to=2019-04", width=390, height=844)
    printed = Print(seen.page, format="Letter")
    assert printed.share(SEA) > 0.05
    assert printed.has("15 of 61 events")
    assert printed.has("/?from=2019-04&to=2019-04")
    assert all(printed.pages)
    assert not printed.has("Share")
    assert seen.page.evaluate("document.querySelector('.ge-paper-host')") is None
