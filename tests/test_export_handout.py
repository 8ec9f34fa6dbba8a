"""A handout is opened by two readers of PDF that are not ours: words, sheets, structure and links."""

import io
import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
import segno
from pypdf import PdfReader

from builders import tiny_rows, write_rows
from geo_events import cli
from geo_events.dataset import load
from geo_events.errors import ExportError
from geo_events.export import EXPORTERS, options_of
from geo_events.model import View
from geo_events.paper.pdf_file import written
from geo_events.paper.setting import Paragraph, Span, lines
from geo_events.request import Options, Request, quoted, told
from geo_events.scene import build
from geo_events.view import select

ROOT = Path(__file__).parent.parent
SEA = (0xCF, 0xDF, 0xE8)


def request_of(folder=ROOT / "data", view=None, said=None, **options):
    selection = select(load(folder), view or View())
    heard = {} if said is None else {"remark": said.append}
    return Request(selection, build(selection), date(2024, 12, 1), Options(**options), **heard)


@cache
def handout(language="en", tell="key", paper="a4", url=None):
    return EXPORTERS["handout"].write(
        request_of(view=View(language=language), tell=tell, paper=paper, url=url)
    )


def sheets(content):
    with pypdfium2.PdfDocument(content) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def squeezed(words):
    return re.sub(r"[\s\ufffe]", "", unicodedata.normalize("NFC", words))


def elements(content):
    """The parts of the document as they are read: tag, language and alternative words."""
    root = PdfReader(io.BytesIO(content), strict=True).trailer["/Root"]["/StructTreeRoot"]
    [document] = root["/K"]
    return [
        (one.get_object()["/S"], one.get_object().get("/Lang"), one.get_object().get("/Alt"))
        for one in document.get_object()["/K"]
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_tells_the_key_events_with_every_claim_and_the_others_in_a_line(language):
    request = request_of(view=View(language=language))
    dataset, words = request.dataset, "".join(sheets(handout(language)))
    mentioned = [
        event.event_id for event in dataset.events.values() if squeezed(event.title(language)) in words
    ]
    assert len(mentioned) == len(dataset.events)
    shown = told(request.selection, "key")
    for claim in dataset.claims.values():
        if claim.event_id in shown and claim.quote:
            assert squeezed(quoted(claim.quote)) in words
            assert language == "zh" or squeezed(claim.translations.get("en")) in words
        if claim.event_id in shown and claim.notes:
            assert squeezed(claim.notes.get(language) or "untranslated") in words
    untold = [event for event in dataset.events.values() if event.event_id not in shown]
    assert not any(squeezed(event.summary(language)) in words for event in untold if event.summary(language))
    assert all(squeezed(source.title) in words for source in dataset.sources.values())
    assert re.findall(r"(?<!/)\b(?:export|player|paper|deck)\.[a-z]+", words) == []  # no key of a text


def test_it_begins_with_what_it_is_and_ends_with_whom_it_owes():
    first, *_, last = sheets(handout())
    for said in ("meetings,trains,troopreports", "Period:allthatisrecorded", "Clock:Withhindsight"):
        assert said in first
    assert "12ofthemaretoldwiththeirclaims" in first
    assert "NaturalEarth" in last
    assert all(
        f"{number}/{len(sheets(handout()))}" in sheet for number, sheet in enumerate(sheets(handout()), 1)
    )


def test_a_filtered_one_says_so_and_is_of_that_alone():
    view = View(start="2019-04", end="2019-04", clock="reported", language="zh")
    content = EXPORTERS["handout"].write(request_of(view=view))
    first, *others = sheets(content)
    assert "2019年4月" in first
    assert "当时报道" in first
    assert len(PdfReader(io.BytesIO(content)).outline) == 2
    assert "2023年" not in others[0]


@pytest.mark.parametrize(("tell", "least", "most"), [("chapters", 7, 9), ("key", 15, 22), ("all", 30, 45)])
def test_it_tells_as_much_as_it_is_asked(tell, least, most):
    assert least <= len(sheets(handout(tell=tell))) <= most


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_each_sheet_has_its_size_and_its_map_is_not_blank(paper, size):
    with pypdfium2.PdfDocument(handout(paper=paper)) as document:
        assert {tuple(map(round, page.get_size())) for page in document} == {size}
        pixels = document[0].render(scale=0.5).to_numpy()[:, :, 2::-1].astype(int)
    assert (abs(pixels - SEA).max(axis=2) < 8).mean() > 0.05


def test_who_hears_it_is_told_what_each_part_is():
    content = handout("zh")
    root = PdfReader(io.BytesIO(content), strict=True).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-Hans"
    parts = elements(content)
    tags = [tag for tag, _, _ in parts]
    assert tags[0] == "/H1"
    assert tags.count("/H2") == 8  # contents, six chapters, sources
    assert all(words is not None for tag, _, words in parts if tag == "/Figure")
    assert {language for tag, language, _ in parts if tag == "/BlockQuote"} >= {"zh"}


def test_every_part_of_a_sheet_has_an_owner():
    reader = PdfReader(io.BytesIO(handout(url="https://boats.example/map")), strict=True)
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        marked = re.findall(rb"/MCID (\d+)", page.get_contents().get_data())
        assert list(map(int, marked)) == list(range(len(owners[page["/StructParents"]])))
        for link in page.get("/Annots", ()):
            assert link.get_object()["/StructParent"] in owners


def test_its_fonts_are_in_it_and_none_is_of_type_3():
    reader = PdfReader(io.BytesIO(handout("zh")))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 2
    for font in fonts.values():
        assert font["/Subtype"] == "/Type0"
        [below] = font["/DescendantFonts"]
        held = below.get_object()["/FontDescriptor"]
        assert "/FontFile2" in held or "/FontFile3" in held
    assert len(handout("zh")) < 700_000


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://boats.example/map", "https://boats.example/map?lang=zh"),
        ("https://boats.example/story.html", "https://boats.example/story.html#lang=zh&clock=hindsight"),
    ],
)
def test_its_link_leads_to_what_it_shows_and_stands_there_as_a_code(url, link):
    content = handout("zh", url=url)
    [page, *_] = PdfReader(io.BytesIO(content)).pages
    assert link in {one.get_object()["/A"]["/URI"] for one in page["/Annots"] if "/A" in one.get_object()}
    assert link in sheets(content)[0]
    squares = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", page.get_contents().get_data())
    dots = [one for one in squares if one[2] == one[3] and float(one[2]) < 4]
    assert len(dots) == sum(map(sum, segno.make(link, error="m", micro=False).matrix))


def test_the_chapters_can_be_gone_to():
    reader = PdfReader(io.BytesIO(handout()))
    assert len(reader.outline) == 7
    inner = [one.get_object() for one in reader.pages[0]["/Annots"] if "/Dest" in one.get_object()]
    assert [one["/Contents"] for one in inner][:2] == ["Before 2000", "2000 to 2017"]


def test_the_same_input_gives_the_same_bytes():
    assert EXPORTERS["handout"].write(request_of()) == handout()


def test_a_letter_that_no_font_has_is_named_and_the_handout_made(tmp_path):
    rows = tiny_rows()
    rows["events"][0]["title_en"] = "A boat \U000131c9\U00013080"
    said = []
    content = EXPORTERS["handout"].write(request_of(write_rows(tmp_path / "data", rows), said=said))
    [message] = said
    assert message.key == "export.no-font"
    assert message.values["characters"] == "\U000131c9\U00013080"
    assert "Aboat" in "".join(sheets(content))


def test_where_nothing_is_to_be_told_no_file_is_made(tmp_path, capsys):
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")
    asked = ["export", "handout", "--data", str(ROOT / "data"), "--search", "nobody at all", "-o", str(old)]
    assert cli.main(asked) == 1
    assert "an event to tell" in capsys.readouterr().err
    assert old.read_bytes() == b"old"


def test_another_size_of_paper_is_refused_with_the_two_that_there_are(capsys):
    with pytest.raises(ExportError, match="a4"):
        options_of("handout", {"paper": "a3"})
    assert cli.main(["export", "handout", "--paper", "a3"]) == 2
    assert "letter" in capsys.readouterr().err


class Even:
    """Type in which every letter is as wide as it is high, and a wide one too."""

    def face(self, _letter, _bold):
        return self

    def width(self, _letter):
        return 1.0


@pytest.mark.parametrize(
    ("words", "set_"),
    [
        ("one two three", ["one two", "three"]),
        ("金正恩与普京会谈。他", ["金正恩与普京会", "谈。他"]),
        ("金正恩与普京会（谈判", ["金正恩与普京会", "（谈判"]),
        ("a longwordthatgoeson", ["a", "longword", "thatgoes", "on"]),
        ("https://a.example/b", ["https://", "a.", "example/", "b"]),
    ],
)
def test_lines_break_between_words_and_not_before_what_closes(words, set_):
    found = lines(Paragraph((Span(words),), 1.0), 8.0, Even())
    assert ["".join(part for _, part in line) for line in found] == set_


def test_words_in_a_file_are_safe_whatever_they_are():
    assert written({"Title": "a) >> (b\\"}) == b"<</Title<FEFF0061002900200" + b"03E003E002000280062005C>>>"
