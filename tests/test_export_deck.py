"""A deck reads back whole, says who said what, and can be edited."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pptx
import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_FILL, MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.util import Inches, Pt

import slide_boxes
from builders import make_chapter, tiny_rows, write_rows
from geo_events.comparison import read_comparison
from geo_events.dataset import load
from geo_events.deck import words, write
from geo_events.deck.fitting import fitted, lines
from geo_events.deck.layouts import DESIGNS
from geo_events.deck.map_shapes import Converter
from geo_events.deck.package import undated
from geo_events.deck.paragraphs import tag
from geo_events.deck.plan import chapter_at, stops
from geo_events.design import layer_colour, palette
from geo_events.errors import ExportError
from geo_events.export import EXPORTERS
from geo_events.layer import usual_layers
from geo_events.look import Look
from geo_events.model import LANGUAGES, Clock, View
from geo_events.picture import RenderOptions
from geo_events.picture.shapes import Group, Oval, Pen, Picture, Text
from geo_events.picture.shapes import Path as Outline
from geo_events.picture.visible import sights
from geo_events.request import Options, Request, entries, quoted, told
from geo_events.scene import build
from geo_events.view import select
from geo_events.when import MINUTE, parse

ROOT = Path(__file__).parent.parent
HOSTILE = '</script><a:t>]]>&amp;"\x01\x0b\u202e =1+1\n' + "שלום עולם "
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd"
    "0000000c4944415478da63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


EVERYTHING = View()


def request_of(folder, view=EVERYTHING, **options):
    selection = select(load(folder), view)
    return Request(selection, build(selection), date(2024, 12, 1), Options(**options))


def deck_of(request):
    return pptx.Presentation(io.BytesIO(EXPORTERS["pptx"].write(request)))


def in_view(request):
    return tuple(entries(request))


FIXED = ("Title", "Film", "Comparison", "Contents", "Sources")


def kind_of(slide):
    """The name of its layout, or of what has a layout for each part of the story."""
    if slide.slide_layout.name in FIXED:
        return slide.slide_layout.name
    return "Event" if any(shape.name == "Layer" for shape in slide.shapes) else "Chapter"


def kinds_of(deck):
    return [kind_of(slide) for slide in deck.slides]


def words_of(slide):
    return {
        shape.placeholder_format.idx: shape.text_frame.text
        for shape in slide.placeholders
        if shape.has_text_frame
    }


def shape_of(slide, name):
    return next(shape for shape in slide.shapes if shape.name == name)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return write_rows(tmp_path_factory.mktemp("tiny"), tiny_rows())


@pytest.fixture(scope="module")
def deck(tiny):
    return deck_of(request_of(tiny))


@pytest.fixture(scope="module")
def story():
    request = request_of(ROOT / "data", tell="all")
    return request, EXPORTERS["pptx"].write(request)


def test_slides_stand_in_order_and_on_layouts_of_their_own(deck):
    assert kinds_of(deck) == ["Title", "Chapter", "Event", "Event", "Sources", "Sources"]
    names = [layout.name for layout in deck.slide_layouts]
    assert names == ["Title", "Story", "Film", "Comparison", "Contents", "Sources", "1. Winter"]
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))


def test_every_placeholder_hangs_on_its_layout(deck):
    for slide in deck.slides:
        of_layout = {one.placeholder_format.idx: one for one in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            base = of_layout[shape.placeholder_format.idx]
            assert shape.placeholder_format.type == base.placeholder_format.type
            assert shape.width > 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_an_event_says_when_what_who_and_where_it_stands(deck):
    said = words_of(deck.slides[3])
    assert deck.slides[3].shapes.title.text_frame.text == "A boat leaves"
    lines = said[11].split("\n")
    assert lines[:3] == ["Meeting or visit", "2 January 2020", "Confirmed"]
    assert lines[-2:] == ["The Paper: reports it (2 January 2020)", "“The boat left on Monday.”"]
    assert said[13].startswith("Source: A boat leaves · The Paper")


def accents(folder):
    content = EXPORTERS["pptx"].write(request_of(folder))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        theme = etree.fromstring(packed.read("ppt/theme/theme1.xml"))
    return pptx.Presentation(io.BytesIO(content)), [
        theme.find(f".//{A}accent{number}/{A}srgbClr").get("val").lower() for number in range(1, 7)
    ]


def test_a_deck_with_other_events_has_their_colour_after_the_three(tmp_path):
    colours = palette("light") | {
        layer.layer_id: layer_colour(layer.colour, "light") for layer in usual_layers().values()
    }
    names = ["meeting", "train", "deployment", "other", "sea-name", "border", "place"]
    _, found = accents(write_rows(tmp_path / "three", tiny_rows()))
    assert found == [colours[name][1:] for name in names if name != "other"]
    rows = tiny_rows()
    rows["events"][0]["layer"] = "other"
    deck, found = accents(write_rows(tmp_path / "four", rows))
    assert found == [colours[name][1:] for name in names[:6]]
    heads = [shape.text_frame for slide in deck.slides for shape in slide.placeholders]
    (head,) = [head for head in heads if head.text.startswith("Event\n")]
    assert head.paragraphs[0].runs[0].font.color.theme_color == MSO_THEME_COLOR.ACCENT_4


def test_notes_hold_every_claim_with_its_reference(deck):
    notes = deck.slides[3].notes_slide.notes_text_frame.text
    for part in ("A boat leaves", "The Paper: reports it", "“The boat left on Monday.”", "paper.txt"):
        assert part in notes
    assert "https://paper.example/boat" in notes
    assert "Data version" in deck.slides[0].notes_slide.notes_text_frame.text
    assert "A boat leaves" in deck.slides[1].notes_slide.notes_text_frame.text


def test_maps_are_shapes_in_named_groups_with_a_text_for_who_cannot_see_them(deck):
    for slide in list(deck.slides)[:-2]:
        group = shape_of(slide, "Map")
        assert group.shape_type == MSO_SHAPE_TYPE.GROUP
        assert "A boat leaves" in group.element.nvGrpSpPr.cNvPr.get("descr")
        names = [one.name for one in group.shapes]
        assert "marks" in names
        assert "land" not in names
        ground = shape_of(slide.slide_layout, "Map")
        assert {"sea", "land"} <= {one.name for one in ground.shapes}
        assert (ground.left, ground.top, ground.width) == (group.left, group.top, group.width)
        assert group.width > Inches(7)
        assert not list(slide.element.iter(f"{P}pic"))
        assert all(len(one.shapes) > 0 for one in group.shapes)


def test_shapes_have_ids_of_their_own(deck):
    for slide in deck.slides:
        ids = [one.get("id") for one in slide.element.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))


def test_types_show_chinese(tiny):
    content = EXPORTERS["pptx"].write(request_of(tiny, View(language="zh")))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        theme = etree.fromstring(packed.read("ppt/theme/theme1.xml"))
    assert [one.get("typeface") for one in theme.iter(f"{A}ea")][:2] == ["Microsoft YaHei"] * 2
    slide = pptx.Presentation(io.BytesIO(content)).slides[3]
    title = slide.shapes.title
    assert title.text_frame.text == "船出发"
    assert next(title.element.iter(f"{A}rPr")).attrib["lang"] == "zh-CN"
    # What is not translated leaves no empty marks.
    assert words_of(slide)[11].endswith("\n“The boat left on Monday.”")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_follows_the_theme(tiny, theme):
    deck = deck_of(request_of(tiny, theme=theme))
    ground = deck.slide_master.element.find(f"{P}clrMap").get("bg1")
    assert ground == {"light": "lt1", "dark": "dk1"}[theme]


def test_the_same_request_gives_the_same_bytes(tiny):
    request = request_of(tiny)
    assert EXPORTERS["pptx"].write(request) == EXPORTERS["pptx"].write(request)


def test_narrow_slides(tiny):
    deck = deck_of(request_of(tiny, aspect="4:3"))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert shape_of(deck.slides[2], "Map").width == deck.slide_width


def test_a_deck_that_has_nothing_to_tell_is_not_made(tiny):
    with pytest.raises(ExportError, match="found none"):
        deck_of(request_of(tiny, View(start="2030")))


def test_too_many_events_are_told(tiny):
    request = request_of(tiny)
    with pytest.raises(ExportError, match="at most 300 events for a deck, found 812; narrow the period"):
        EXPORTERS["pptx"].write(replace(request, scene=replace(request.scene, count=812)))


def test_hostile_words_make_a_sound_deck(tmp_path):
    rows = tiny_rows()
    long = (HOSTILE * 20)[:500]
    rows["events"][0] |= {"title_en": long, "title_zh": long}
    rows["sources"][0] |= {"title": long, "publisher": HOSTILE, "language": 'x" y'}
    rows["claims"][0] |= {"asserted_by": long}
    rows["chapters"][0] |= {"title_en": long, "note_en": long * 4}
    rows["places"][0] |= {"name_en": HOSTILE}
    deck = deck_of(request_of(write_rows(tmp_path / "hostile", rows)))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    cut = next(title for title in titles if title.endswith("…"))
    assert len(cut) < 500
    event = next(s for s in deck.slides if kind_of(s) == "Event" and "</script>" in s.shapes.title.text)
    notes = event.notes_slide.notes_text_frame.text
    assert notes.count("שלום") >= long.count("שלום")
    assert "\u202e" not in notes


def test_a_hebrew_title_runs_from_the_right(tmp_path):
    rows = tiny_rows()
    rows["events"][0] |= {"title_en": "שלום עולם"}
    deck = deck_of(request_of(write_rows(tmp_path / "hebrew", rows)))
    title = next(s.shapes.title for s in deck.slides if "שלום" in s.shapes.title.text)
    assert next(title.element.iter(f"{A}pPr")).get("rtl") == "1"


def test_many_sources_are_spread_over_slides(tmp_path):
    rows = tiny_rows()
    paper, claim = rows["sources"][0], rows["claims"][0]
    for number in range(40):
        rows["sources"].append(
            paper | {"source_id": f"p{number}", "title": f"Title {number} " + "long " * 30}
        )
        rows["claims"].append(claim | {"claim_id": f"c{number}", "source_id": f"p{number}"})
    deck = deck_of(request_of(write_rows(tmp_path / "many", rows)))
    pages = [slide for slide in deck.slides if kind_of(slide) == "Sources"]
    assert len(pages) > 2
    said = "\n".join(words_of(page)[14] for page in pages)
    assert all(f"Title {number} " in said for number in range(40))
    *pages, owed = pages
    assert pages[0].shapes.title.text_frame.text == f"Sources (1 of {len(pages)})"
    assert owed.shapes.title.text_frame.text == "Credits"
    for page in pages:
        box = page.slide_layout.placeholders[1]
        points = box.width.pt / 14
        used = sum(lines(one.text, points) for one in page.placeholders[14].text_frame.paragraphs)
        assert used * 14 * 1.2 <= box.height.pt


def test_an_address_is_a_link(deck):
    runs = deck.slides[4].placeholders[14].text_frame.paragraphs[0].runs
    assert [run.hyperlink.address for run in runs] == [None, "https://paper.example/boat"]


def test_an_archived_copy_is_a_link_too_and_a_source_without_an_address_says_so(tmp_path):
    paper = "https://paper.example/boat"
    copy = f"https://old.example/2020/{paper}"
    rows = tiny_rows()
    rows["sources"][0]["archive_url"] = copy
    rows["sources"].append({**rows["sources"][0], "source_id": "letter", "url": "", "archive_url": ""})
    rows["claims"].append({**rows["claims"][0], "claim_id": "c9", "source_id": "letter"})
    slides = deck_of(request_of(write_rows(tmp_path / "tiny", rows))).slides
    closing, _ = (slide for slide in slides if kind_of(slide) == "Sources")
    first, second = closing.placeholders[14].text_frame.paragraphs[:2]
    assert [run.hyperlink.address for run in first.runs] == [None, paper, None, copy]
    assert second.text.endswith("no address given")
    assert [run.hyperlink.address for run in second.runs] == [None]


def test_the_document_says_where_it_comes_from(tiny):
    request = request_of(tiny)
    properties = deck_of(request).core_properties
    assert properties.title == request.dataset.title("en")
    assert properties.subject == "2020 · 2 events"
    assert properties.keywords == "Meetings and visits, Trains and the line"
    assert properties.created == properties.modified == datetime(2024, 12, 1)
    for part in (request.dataset.version, "Clock: With hindsight", "Source: A boat leaves", "Natural Earth"):
        assert part in properties.comments


def test_the_film_stands_behind_the_title(tiny):
    content = write(request_of(tiny, has_film=True), lambda request: (b"film", PNG))
    deck = pptx.Presentation(io.BytesIO(content))
    assert kinds_of(deck)[:2] == ["Title", "Film"]
    movie = shape_of(deck.slides[1], "Film")
    assert movie.shape_type == MSO_SHAPE_TYPE.MEDIA
    assert movie.poster_frame.blob == PNG
    assert movie.width / movie.height == pytest.approx(2, rel=0.01)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert [packed.read(name) for name in packed.namelist() if name.endswith(".mp4")] == [b"film"]
    ids = [one.get("id") for one in deck.slides[1].element.iter(f"{P}cNvPr")]
    assert len(ids) == len(set(ids))


def test_progress_rises_to_the_whole(tiny):
    told = []
    EXPORTERS["pptx"].write(replace(request_of(tiny), tell=told.append))
    assert told == sorted(told)
    assert told[-1] == 1


# ---------------------------------------------------------------- the story


def test_the_story_has_a_slide_for_each_chapter_and_event(story):
    request, content = story
    deck = pptx.Presentation(io.BytesIO(content))
    names = kinds_of(deck)
    assert names.count("Event") == request.scene.count
    assert names.count("Chapter") == len(request.dataset.chapters)
    assert names[:3] == ["Title", "Contents", "Chapter"]
    assert len(content) < 2_000_000
    notes = [
        re.sub(r"\s", "", slide.notes_slide.notes_text_frame.text)
        for slide in deck.slides
        if kind_of(slide) == "Event"
    ]
    for event, said in zip(request.scene.data["events"], notes, strict=True):
        for claim in event["claims"]:
            assert re.sub(r"\s", "", quoted(claim["quote"])) in said
            assert re.sub(r"\s", "", claim["by"]["en"]) in said


def test_as_it_was_reported_shows_the_day_of_the_last_claim(tiny):
    request = request_of(tiny, View(clock=Clock.REPORTED))
    entry = next(one for one in in_view(request) if one.event.event_id == "sailing")
    assert words.moment_of(entry, Clock.HINDSIGHT) == entry.event.when.end - 1
    assert words.moment_of(entry, Clock.REPORTED) == entry.claims[0].asserted_on.end - MINUTE
    deck = deck_of(request)
    assert len(deck.slides) == 6
    assert "Clock: As it was reported" in words_of(deck.slides[1])[13]


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_of_a_slide_lie_over_others_or_over_marks(aspect, language):
    # The slides of the key events are among these, each as it is.
    deck = deck_of(request_of(ROOT / "data", View(language=language), aspect=aspect, tell="all"))
    layouts = {layout.name: layout for layout in DESIGNS[aspect].layouts}
    found = []
    for number, slide in enumerate(deck.slides, 1):
        layout = layouts.get(slide.slide_layout.name, DESIGNS[aspect].story)
        found += [(number, *pair) for pair in slide_boxes.overlaps(slide)]
        found += [(number, *one) for one in slide_boxes.overfull(slide, layout)]
    assert found == []


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_no_places_of_a_layout_lie_over_others(aspect):
    design = DESIGNS[aspect]
    for layout in design.layouts:
        boxes = [slot.box for slot in (*layout.slots, layout.number) if slot is not None]
        boxes += [box for box in (layout.map, layout.beside, layout.bar, design.strip) if box is not None]
        edges = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in boxes]
        for one, other in combinations(edges, 2):
            apart = one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
            assert apart, (layout.name, one, other)
        assert all(edge[2] <= design.width and edge[3] <= design.height for edge in edges)


@pytest.mark.integration
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("aspect", "theme"), [("16:9", "light"), ("4:3", "dark")])
def test_a_presentation_program_draws_every_slide(tmp_path, language, aspect, theme):
    if shutil.which("soffice") is None:
        pytest.fail("expected LibreOffice (soffice) on this machine, found none; install libreoffice-impress")
    view = View(language=language)
    request = request_of(ROOT / "data", view, tell="all", aspect=aspect, theme=theme)
    (tmp_path / "deck.pptx").write_bytes(EXPORTERS["pptx"].write(request))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "deck.pptx")], check=True, capture_output=True, timeout=300)
    count = 0
    for count, (width, height), said, picture in slide_boxes.as_drawn(tmp_path / "deck.pdf"):
        assert list(slide_boxes.drawn_over(said)) == [], count
        edges = [box for _, box in said if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height]
        assert edges == [], count
        assert picture.std() > 5, count  # a page of one colour shows nothing
    assert count == 4 + len(request.dataset.chapters) + request.scene.count


# ---------------------------------------------------------------- parts


def drawn(*groups):
    template = pptx.Presentation()
    slide = template.slides.add_slide(template.slide_layouts.get_by_name("Blank"))
    picture = Picture(200, 100, "#cfdfe8", groups, "", 'A "map"\nof all')
    Converter("en").add(slide.shapes.element, picture, (Pt(3), Pt(4)), "Map", 7)
    return shape_of(slide, "Map")


def test_paths_ovals_and_texts_become_shapes():
    hole = Outline(
        (((0, 0), (50, 0), (50, 50)), ((10, 5), (40, 5), (40, 30))), closed=True, fill="#f5f3ee", opacity=0.5
    )
    line = Outline((((0, 20), (90, 20)),), closed=False, pen=Pen("#c04a00", 2, dash=(8, 4)))
    whole = drawn(
        Group("land", (hole, line)),
        Group("marks", (Oval((50, 50), 5, "#0069a6"), Text((9, 9), "A & B", 10, "#000000"))),
    )
    assert whole.shape_id == 7
    assert whole.element.nvGrpSpPr.cNvPr.get("descr") == 'A "map"\nof all'
    (land, border), (mark, label) = (list(group.shapes) for group in whole.shapes)
    assert len(list(land.element.iter(f"{A}moveTo"))) == len(list(land.element.iter(f"{A}close"))) == 2
    assert next(land.element.iter(f"{A}alpha")).get("val") == "50000"
    assert land.fill.fore_color.rgb == RGBColor(0xF5, 0xF3, 0xEE)
    assert (border.height, border.line.width, border.line.dash_style) == (Pt(0.1), Pt(2), MSO_LINE.DASH)
    assert border.fill.type == MSO_FILL.BACKGROUND
    assert (mark.auto_shape_type, mark.width) == (MSO_SHAPE.OVAL, Pt(10))
    assert (label.name, label.text_frame.text, label.left) == ("A & B", "A & B", Pt(9))


def test_groups_without_shapes_are_left_out():
    whole = drawn(Group("land", (Group("nothing", ()),)), Group("names", (Text((0, 0), " ", 10, "#000000"),)))
    assert len(whole.shapes) == 0


def test_a_group_is_as_large_as_what_it_holds():
    whole = drawn(Group("marks", (Oval((50, 50), 5, "#0069a6"), Oval((80, 20), 5, "#0069a6"))))
    assert (whole.left, whole.top, whole.width, whole.height) == (Pt(3), Pt(4), Pt(200), Pt(100))
    (marks,) = whole.shapes
    assert (marks.left, marks.top, marks.width, marks.height) == (Pt(45), Pt(15), Pt(40), Pt(40))
    assert [shape.left for shape in marks.shapes] == [Pt(45), Pt(75)]


def test_a_file_does_not_tell_when_it_was_packed():
    def packed(year):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("b.txt", "ä.txt"):
                archive.writestr(zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6)), name * 9)
        return undated(content)

    assert packed(1999) == packed(2024) == undated(io.BytesIO(packed(2024)))
    with zipfile.ZipFile(io.BytesIO(packed(2024))) as archive:
        assert archive.testzip() is None
        assert [archive.read(name).decode() for name in archive.namelist()] == ["b.txt" * 9, "ä.txt" * 9]
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_words_fit_by_size_and_are_cut_as_the_last_resort():
    assert fitted("short", (300, 50), (30, 20)) == (30, "short")
    size, kept = fitted("word " * 100, (300, 50), (30, 20))
    assert size == 20
    assert kept.endswith("…")
    assert lines(kept, 300 / 20) <= 2
    assert fitted("长" * 500, (300, 50), (20,))[1].endswith("…")


def test_a_deck_tells_what_matters_most_unless_it_is_asked_for_more(story):
    request, _ = story
    counts = {}
    for telling in ("chapters", "key"):
        deck = deck_of(replace(request, options=Options(tell=telling)))
        counts[telling] = kinds_of(deck).count("Event")
        shown = [slide.shapes.title.text_frame.text for slide in deck.slides if kind_of(slide) == "Event"]
        keys = [key for chapter in request.scene.data["chapters"] for key in chapter["key"]]
        titles = {event["id"]: event["title"]["en"] for event in request.scene.data["events"]}
        assert sorted(shown) == sorted(titles[key] for key in (keys if telling == "key" else ()))
        assert kinds_of(deck).count("Chapter") == len(request.dataset.chapters)
    assert counts == {"chapters": 0, "key": len(keys)}
    assert len(told(request.selection, "all")) == request.scene.count


def test_few_events_are_told_each_and_of_many_without_chapters_the_heaviest(story):
    request, _ = story
    few = select(request.dataset, View(start="2019-04-25", end="2019-04-26"))
    assert 0 < few.count == len(told(few, "key"))
    bare = select(replace(request.dataset, chapters={}), View())
    assert len(told(bare, "key")) == len(told(bare, "chapters")) == 12


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_no_words_are_smaller_than_the_last_row_reads(aspect):
    deck = deck_of(request_of(ROOT / "data", tell="key", aspect=aspect))
    sizes = [
        int(look.get("sz"))
        for slide in deck.slides
        for look in slide.shapes.element.iter(f"{A}rPr", f"{A}defRPr")
        if look.get("sz")
    ]
    assert sizes
    assert min(sizes) >= 1400
    slots = [slot for layout in DESIGNS[aspect].layouts for slot in (*layout.slots, layout.number) if slot]
    assert min(slot.size for slot in slots) >= 14


def test_a_quote_is_not_cut_before_the_number_that_it_proves(story):
    _, content = story
    told = [words_of(slide).get(11, "") for slide in pptx.Presentation(io.BytesIO(content)).slides]
    (moved,) = [said for said in told if "moved to the Kursk region" in said]
    assert "8,000" in moved


def test_a_deck_of_some_days_says_these_days_on_its_first_slide_and_on_its_chapters():
    view = View(start="2019-04-20", end="2019-04-30")
    deck = deck_of(request_of(ROOT / "data", view))
    assert "Period: 20 April 2019 to 30 April 2019" in words_of(deck.slides[0])[1]
    (chapter,) = [slide for slide in deck.slides if kind_of(slide) == "Chapter"]
    kind, dates, count, *_ = words_of(chapter)[11].split("\n")
    # Its note tells of more than is in view.
    assert (kind, dates, count.endswith("events")) == ("Chapter 1 of 1", "20–30 April 2019", True)
    assert words_of(chapter)[13].startswith("Period: 20 April 2019 to 30 April 2019")


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_slide_compares_two_maps_and_counts_what_is_on_one_of_them_only(aspect):
    view = View(look=Look(time="2023-09-11T12:00Z"))
    compare = read_comparison("clock")
    request = request_of(ROOT / "data", view, aspect=aspect, compare=compare, tell="chapters")
    deck = deck_of(request)
    (slide,) = [slide for slide in deck.slides if kind_of(slide) == "Comparison"]
    said = words_of(slide)
    assert said[0] == "11 September 2023"
    assert (said[11], said[13]) == ("With hindsight", "As it was reported")
    only, both, reported = (int(number) for number in re.findall(r": (\d+)", said[14]))
    at = int(datetime(2023, 9, 11, 12, tzinfo=UTC).timestamp() * 1000)
    now, then = (
        {sight.event_id for sight in sights(request.scene, RenderOptions(600, 400, at=at, clock=clock))}
        for clock in (Clock.HINDSIGHT, Clock.REPORTED)
    )
    assert (only, both, reported) == (len(now - then), len(now & then), len(then - now))
    maps = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert [shape.name for shape in maps] == ["With hindsight", "As it was reported"]
    assert maps[0].left + maps[0].width <= maps[1].left + Pt(2)
    ids = [one.get("id") for one in slide.shapes.element.iter(f"{P}cNvPr")]
    assert len(ids) == len(set(ids))


def test_programs_find_notes_sections_and_what_is_only_decoration(story):
    request, content = story
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        whole = etree.fromstring(packed.read("ppt/presentation.xml"))
        relations = etree.fromstring(packed.read("ppt/_rels/presentation.xml.rels"))
        properties = etree.fromstring(packed.read("docProps/app.xml"))
        slides = [name for name in packed.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        decorated = [b"decorative" in packed.read(name) for name in slides]
    assert [child.tag.split("}")[1] for child in whole][:3] == [
        "sldMasterIdLst",
        "notesMasterIdLst",
        "sldIdLst",
    ]
    (master,) = whole.find(f"{P}notesMasterIdLst")
    target = {one.get("Id"): one.get("Target") for one in relations}[
        master.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    ]
    assert target == "notesMasters/notesMaster1.xml"
    named = [section.get("name") for section in whole.iter() if section.tag.endswith("}section")]
    chapters = [chapter.title("en") for chapter in request.dataset.chapters.values()]
    assert named == [request.dataset.title("en"), *chapters, "Sources"]
    listed = [one.get("id") for one in whole.iter() if one.tag.endswith("}sldId") and one.get("id")]
    assert len(listed) == 2 * len(slides)
    assert properties.findtext("{*}Slides") == str(len(slides))
    assert sum(decorated) == request.scene.count


CHAPTERS = json.loads((Path(__file__).parent / "cases" / "chapters.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CHAPTERS, ids=lambda case: case["name"])
def test_an_event_belongs_to_the_chapter_that_the_page_says(case):
    chapters = [make_chapter(one["id"], start=one["start"], end=one["end"]) for one in case["chapters"]]
    for moment, expected in case["at"]:
        found = chapter_at(parse(f"{moment}:00Z").start, chapters)
        assert (None if found is None else found.chapter_id) == expected


def test_maps_and_words_follow_theme_and_layout(tiny):
    content = EXPORTERS["pptx"].write(request_of(tiny))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        pages = {
            name: etree.fromstring(packed.read(name))
            for name in packed.namelist()
            if re.fullmatch(r"ppt/slide(s|Layouts)/\w+\.xml", name)
        }
    for name, page in pages.items():
        assert [one.get("val") for one in page.iter(f"{A}srgbClr")] == [], name
        assert list(page.iter(f"{A}latin", f"{A}ea")) == [], name
        assert [run.get("lang") for run in page.iter(f"{A}rPr") if not run.get("lang")] == [], name
        if "slides/" in name:
            assert page.find(f"{P}transition/{P}fade") is not None
    deck = pptx.Presentation(io.BytesIO(content))
    sized = [
        shape.name
        for slide in list(deck.slides)[1:]
        for shape in slide.placeholders
        for look in shape.element.iter(f"{A}rPr")
        if look.get("sz")
    ]
    assert sized == []
    # The first that is read is the title, and the map comes after the words.
    names = [shape.name for shape in deck.slides[3].shapes]
    assert names[:4] == ["Title", "Words", "Source", "Map"]


def test_a_source_is_a_link_on_its_slide_and_in_the_notes(deck):
    slide = deck.slides[3]
    (source,) = (shape for shape in slide.placeholders if shape.name == "Source")
    linked = [run for run in source.text_frame.paragraphs[0].runs if run.hyperlink.address]
    assert [(run.text, run.hyperlink.address) for run in linked] == [
        ("A boat leaves", "https://paper.example/boat")
    ]
    notes = slide.notes_slide.notes_text_frame.paragraphs
    assert "https://paper.example/boat" in [run.hyperlink.address for one in notes for run in one.runs]


def test_the_strip_says_where_in_time_an_event_and_its_chapter_are(story):
    request, content = story
    deck = pptx.Presentation(io.BytesIO(content))
    chapters = list(request.dataset.chapters)
    lefts = []
    for slide in deck.slides:
        strip = {shape.name: shape for shape in slide.slide_layout.shapes}
        assert {"Time", "1950", "2024", *chapters} <= set(strip)
        if kind_of(slide) == "Event":
            (mark,) = (shape for shape in slide.shapes if shape.name == "Time")
            dark = [
                strip[one]
                for one in chapters
                if strip[one].fill.fore_color.theme_color == MSO_THEME_COLOR.TEXT_2
            ]
            assert len(dark) == 1
            assert dark[0].left - Inches(0.2) <= mark.left <= dark[0].left + dark[0].width
            lefts.append(mark.left)
    assert len(lefts) == request.scene.count
    assert lefts[0] < lefts[-1]


def test_chinese_that_names_no_script_has_the_tag_of_its_characters():
    assert tag("zh", "與普京會談") == "zh-TW"
    assert tag("zh", "与普京会谈") == tag("zh", "中文") == "zh-CN"


def test_chapters_that_overlap_share_their_events(tiny):
    found = in_view(request_of(tiny))
    later = make_chapter("later", start="2020-01-02", end="2020-01-05")
    every = {one.event.event_id for one in found}
    order = list(stops(found, (make_chapter(), later), every))
    assert [stop.entry is None for stop in order] == [True, False, False]
    assert order[0].part.chapter.chapter_id == "later"
    alone = list(stops(found, (), every))
    assert [stop.entry is None for stop in alone] == [False, False]
    assert alone[0].part is alone[1].part
