"""Stills are what their readers say they are."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

import lettering
from builders import tiny_rows, write_rows
from geo_events import libraries as libraries_of_formats
from geo_events.comparison import read_comparison
from geo_events.dataset import load
from geo_events.date_text import date_text
from geo_events.design import layer_colour, palette
from geo_events.errors import ExportError, MissingLibraryError
from geo_events.export import EXPORTERS, fonts, stills
from geo_events.model import View
from geo_events.picture import Text, window
from geo_events.picture.visible import sights
from geo_events.request import Options, Request, cut_to_chapter
from geo_events.scene import build
from geo_events.view import select
from geo_events.when import parse

ROOT = Path(__file__).parent.parent
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("x")</script>]]>&amp;\u202eabc\x07$x^2$'
STILLS = ["png", "svg", "pdf"]


EVERYTHING = View()


def request_of(folder, view=EVERYTHING, **options):
    selection = select(load(folder), view)
    return Request(selection, build(selection), date(2024, 12, 1), Options(**options))


@pytest.fixture(scope="module")
def story():
    return request_of(ROOT / "data")


def with_options(request, **options):
    return replace(request, options=Options(**options))


def written(name, request):
    return EXPORTERS[name].write(request)


# ---------------------------------------------------------------- stills


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_png_has_the_size_asked_for_and_the_colours_of_the_map(story, theme):
    request = with_options(story, size=(640, 400), theme=theme)
    image = Image.open(io.BytesIO(written("png", request)))
    assert image.size == (640, 400)
    colours = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in image.getcolors(1 << 20)}
    assert {palette(theme)[name] for name in ("land", "sea", "chip")} <= colours
    assert layer_colour("blue", theme) in colours


def test_a_png_says_where_it_comes_from(story):
    image = Image.open(io.BytesIO(written("png", with_options(story, size=(640, 400)))))
    image.load()
    assert image.text["Title"] == f"{story.dataset.title('en')}, 1950–2024"
    for words in (story.dataset.version, "2024-12-01", "Natural Earth", "OpenStreetMap contributors"):
        assert words in image.text["Description"]
    for source in story.dataset.sources.values():
        assert source.title in image.text["Description"]


def test_a_moment_is_another_picture_than_the_whole(story):
    whole = written("png", with_options(story, size=(640, 400)))
    moment = written("png", with_options(story, size=(640, 400), at=parse("2019-04-25").end))
    assert whole != moment


def test_words_of_an_svg_are_words_and_its_groups_have_names(story):
    root = ET.fromstring(written("svg", story))
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert {"Vladivostok", "1950–2024"} <= set(words)
    assert any(word.startswith("Pyongyang") for word in words)
    names = [element.get("id") for element in root.iter() if element.get("id") is not None]
    assert len(names) == len(set(names))
    assert {"land", "borders", "rails", "marks", "legend", "scale", "credits", "title"} <= set(names)
    assert not list(root.iter(f"{SVG}image"))
    assert not list(root.iter(f"{SVG}script"))
    described = ET.tostring(root.find(f"{SVG}metadata"), "unicode")
    assert story.dataset.version in described


def test_an_svg_in_chinese_says_so(story):
    chinese = replace(story.selection, view=View(language="zh"))
    root = ET.fromstring(written("svg", replace(story, selection=chinese)))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert "符拉迪沃斯托克" in [element.text for element in root.iter(f"{SVG}text")]


def test_words_of_a_pdf_can_be_copied(story):
    reader = PdfReader(io.BytesIO(written("pdf", story)))
    (page,) = reader.pages
    text = page.extract_text()
    for words in (
        "North Korea and Russia: meetings, trains, troop reports",
        "Vladivostok",
        "1950–2024",
        "大纪元",
    ):
        assert words in text
    assert reader.metadata.title == f"{story.dataset.title('en')}, 1950–2024"
    assert story.dataset.version in reader.metadata.subject
    assert reader.metadata.creation_date.date() == story.made
    fonts_of_page = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts_of_page
    assert all(font["/Subtype"] != "/Type3" for font in fonts_of_page)


@pytest.mark.parametrize("name", STILLS)
def test_the_same_request_gives_the_same_bytes(dataset_folder, name):
    request = request_of(dataset_folder, size=(400, 300))
    assert written(name, request) == written(name, request)


@pytest.mark.parametrize("name", STILLS)
def test_hostile_words_stay_words(tmp_path, name):
    rows = tiny_rows()
    rows["events"][0] |= {"title_en": HOSTILE, "title_zh": HOSTILE}
    rows["sources"][0] |= {"title": HOSTILE, "publisher": HOSTILE}
    rows["places"][0] |= {"name_en": HOSTILE}
    folder = write_rows(tmp_path / "hostile", rows)
    request = request_of(folder, size=(640, 400), at=parse("2020-01-02").end - 1)
    content = written(name, request)
    if name == "svg":
        root = ET.fromstring(content)
        assert not list(root.iter(f"{SVG}script"))
        assert any("<script>" in (element.text or "") for element in root.iter(f"{SVG}text"))
    else:
        assert content


@pytest.mark.parametrize("name", STILLS)
def test_an_empty_selection_is_a_sound_file(dataset_folder, name):
    assert written(name, request_of(dataset_folder, View(start="2030"), size=(400, 300)))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"at": parse("2019-04-25"), "theme": "dark"},
        {"at": parse("2024-11-01"), "size": (1080, 1080)},
        {"chapter": "2023-journey", "size": (1600, 900)},
        {"size": (1080, 1920)},
        {"compare": read_comparison("clock"), "at": parse("2023-09-06")},
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_of_a_still_are_large_and_apart(story, language, options):
    view = replace(story.view, language=language)
    request = replace(with_options(story, **options), selection=replace(story.selection, view=view))
    picture = stills.picture(request)
    least = min(picture.width, picture.height) * 0.025
    small = [text.words for text in lettering.texts(picture.groups) if text.size < least - 0.01]
    assert small == []
    assert lettering.overlaps(picture.groups) == []
    assert lettering.outside(picture.groups, picture.width, picture.height) == []


# ---------------------------------------------------------------- what may be missing


@pytest.mark.parametrize("name", ["png", "pdf"])
def test_what_no_font_has_is_told_and_the_picture_is_made(dataset_folder, monkeypatch, name):
    monkeypatch.setattr(fonts, "_characters", lambda: frozenset(map(ord, "The Paper")))
    fonts.without_font.cache_clear()
    told = []
    request = replace(request_of(dataset_folder, size=(400, 300)), remark=told.append)
    assert written(name, request)
    fonts.without_font.cache_clear()
    (message,) = told
    assert re.search(r"no installed font has the characters .*fonts-noto-cjk", str(message))


@pytest.mark.parametrize("name", ["png", "pdf", "svg", "gif", "pptx"])
def test_what_is_no_character_stops_no_painter(dataset_folder, name):
    rows = tiny_rows()
    for event in rows["events"]:
        event["title_en"] = event["title_zh"] = "A meeting\ufffe\ufdd0\U0001ffff\x07 ends"
    made = written(name, request_of(write_rows(dataset_folder, rows), seconds=2.0))
    assert len(made) > 1_000
    assert not any(letter.encode() in made for letter in "\ufffe\ufdd0\U0001ffff")


def test_an_svg_needs_no_font(dataset_folder, monkeypatch):
    monkeypatch.setattr(fonts, "_characters", frozenset)
    assert written("svg", request_of(dataset_folder)).startswith(b"<?xml")


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("png", "matplotlib", "export"), ("gif", "PIL", "export"), ("mp4", "imageio_ffmpeg", "film")],
)
def test_a_missing_library_is_named_with_its_command(dataset_folder, monkeypatch, name, module, extra):
    real = libraries_of_formats.import_module

    def without(wanted):
        if wanted.split(".")[0] == module:
            raise ModuleNotFoundError(f"No module named {module!r}", name=module)
        return real(wanted)

    monkeypatch.setattr(libraries_of_formats, "import_module", without)
    fonts.families.cache_clear()
    command = re.escape(f"pip install 'geo-events[{extra}]'")
    with pytest.raises(MissingLibraryError, match=rf"the library {module}, .*{command}"):
        written(name, request_of(dataset_folder))


@pytest.mark.parametrize("day", ["2019-04-25", "2023-09-12", "2024-11-01"])
def test_a_still_of_a_day_shows_that_day_and_none_after_it(story, day):
    picture = stills.picture(with_options(story, at=parse(day)))
    (head,) = [group for group in picture.groups if group.name == "heading"]
    assert date_text(parse(day), "en") in [shape.words for shape in head.shapes if isinstance(shape, Text)]
    options = stills.render_options(with_options(story, at=parse(day)), stills.SIZE)
    for sight in sights(story.scene, options):
        local = (sight.event["start"] + sight.event["offset"] * 60_000) / 86_400_000
        assert local < parse(day).end / 86_400_000 + 0.5  # places count their days up to half a day apart


def heading_of(picture):
    """Title, date, and the lines beside them."""
    (head,) = [group for group in picture.groups if group.name == "heading"]
    lines = [shape for shape in head.shapes if isinstance(shape, Text)]
    dated = next(number for number, line in enumerate(lines) if line.bold)
    return [" ".join(line.words for line in lines[:dated]), *(line.words for line in lines[dated:])]


@pytest.mark.parametrize(("language", "dates"), [("en", "February–April 2019"), ("zh", "2019年2月至4月")])
def test_a_still_of_a_chapter_shows_its_time_its_places_and_its_note(story, language, dates):
    request = with_options(story, chapter="2019-summit")
    request = replace(
        request, selection=replace(request.selection, view=replace(request.view, language=language))
    )
    chapter = story.dataset.chapters["2019-summit"]
    picture = stills.picture(request)
    title, shown, *beside = heading_of(picture)
    assert title.endswith(chapter.title(language))
    assert shown == dates
    # A line that is too long is broken, where a language has them at spaces.
    assert "".join(beside).replace(" ", "").startswith(chapter.note(language).replace(" ", ""))
    assert dates in picture.title
    cut = cut_to_chapter(request)
    frame = window(cut.scene, stills.render_options(cut, stills.SIZE))
    for latitude in (chapter.bounds.south, chapter.bounds.north):
        for longitude in (chapter.bounds.west, chapter.bounds.east):
            assert frame.holds(frame.point(latitude, longitude))
    for event in cut.selection.events():
        assert event.when.start < chapter.end.end
        assert chapter.start.start < event.when.end


def test_a_moment_of_a_chapter_is_shown_in_the_chapters_window(story):
    whole, moment = (
        cut_to_chapter(with_options(story, chapter="2023-journey", at=at))
        for at in (None, parse("2023-09-12"))
    )
    frames = [window(one.scene, stills.render_options(one, stills.SIZE)) for one in (whole, moment)]
    assert frames[0] == frames[1]
    assert "12 September 2023" in heading_of(stills.picture(moment))


def test_a_chapter_that_is_not_there_is_told_with_the_nearest(story):
    with pytest.raises(ExportError, match="found '2019-sumit'; is '2019-summit' meant"):
        stills.picture(with_options(story, chapter="2019-sumit"))


@pytest.mark.parametrize(
    ("view", "dates"),
    [
        ({"start": "2019-02", "end": "2019-04"}, "February–April 2019"),
        ({"start": "2019", "end": "2023"}, "2019–2023"),
        ({"start": "2019-04-24", "end": "2019-04-26"}, "24–26 April 2019"),
        ({"start": "2024-10"}, "October–November 2024"),
        ({}, "1950–2024"),
    ],
)
def test_the_title_of_a_still_says_the_period_that_it_shows(story, view, dates):
    selection = select(story.dataset, View(**view))
    picture = stills.picture(replace(story, selection=selection, scene=build(selection)))
    assert heading_of(picture)[1] == dates
    assert picture.title == f"{story.dataset.title('en')}, {dates}"


def test_what_the_whole_is_is_said_above_it_and_not_above_a_part(story):
    about = story.scene.data["about"]["en"]
    assert about.startswith(heading_of(stills.picture(story))[2])
    selection = select(story.dataset, View(start="2019"))
    part = stills.picture(replace(story, selection=selection, scene=build(selection)))
    assert not any(about.startswith(words) for words in heading_of(part)[2:])
