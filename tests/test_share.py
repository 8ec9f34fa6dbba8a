"""The box from which a reader takes the map along, run without a browser."""

from pathlib import Path
from typing import get_args
from urllib.parse import parse_qsl

import pytest
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.testing.v1 import AppTest

from builders import tiny_rows, write_rows
from geo_events.dataset import load
from geo_events.errors import ExportError, MissingLibraryError
from geo_events.export import EXPORTERS, Exporter, Group
from geo_events.link import from_query
from geo_events.message import Message
from geo_events.model import LANGUAGES, View
from geo_events.request import Options
from geo_events.text import texts
from geo_events.ui.markdown import plain
from geo_events.when import parse
from test_app import tell

ROOT = Path(__file__).parent.parent
SECONDS = 60
HEEDS = {
    "page": frozenset(),
    "slides": frozenset({"aspect", "theme", "compare", "has_film", "seconds", "frames_per_second"}),
    "picture": frozenset({"size", "theme", "at", "chapter"}),
    "film": frozenset({"size", "theme", "seconds", "frames_per_second"}),
    "data": frozenset(),
}


@pytest.fixture
def asked():
    """In place of all formats one quick one of each group; what it was asked is kept."""
    asked = []

    def write(request):
        request.tell(0.5)
        request.tell(1.2)
        asked.append(request)
        return b"x" * 1_234

    every = dict(EXPORTERS)
    EXPORTERS.clear()
    for group, heeds in HEEDS.items():
        label = f"share.group.{group}"
        exporter = Exporter(f".{group}", f"x/{group}", label, group, write, heeds, is_long=True)
        EXPORTERS[group] = exporter
    EXPORTERS["embed"] = every["embed"]
    yield asked
    # In their order, too.
    EXPORTERS.clear()
    EXPORTERS.update(every)


def page_of(folder, **query):
    app = AppTest.from_string(
        f"from pathlib import Path\nfrom geo_events.ui import show\nshow(Path({str(folder)!r}))",
        default_timeout=SECONDS,
    )
    for name, value in query.items():
        app.query_params[name] = value
    app.session_state["share-box"] = True
    return app.run()


@pytest.fixture
def open_box(dataset_folder):
    (dataset_folder / "title.json").write_text(
        '{"en": "Boats & *trains*", "zh": "船与列车"}', encoding="utf-8"
    )
    return lambda **query: page_of(dataset_folder, **query)


KINDS = ("pills", "segmented_control", "radio", "selectbox", "toggle", "slider", "text_input")


def widget(app, name, language="en"):
    """A widget of the box, whatever kind it is; None if it is not drawn."""
    key = f"share-{name}-{language}"
    return next((one for kind in KINDS for one in app.get(kind) if one.key == key), None)


def choose(app, name, value, language="en"):
    widget(app, name, language).set_value(value).run()
    assert not app.exception, app.exception
    return app


@pytest.fixture
def offered(monkeypatch):
    """Files that were handed to the browser: name, media type and bytes."""
    offered = []
    load = MemoryMediaFileStorage.load_and_get_id

    def keep(self, content, media_type, kind, filename=None):
        offered.append((filename, media_type, content))
        return load(self, content, media_type, kind, filename)

    monkeypatch.setattr(MemoryMediaFileStorage, "load_and_get_id", keep)
    return offered


def prepare(app):
    app.button(key="share-prepare").click().run()
    assert not app.exception, app.exception
    return app


def is_offered(app):
    return bool(app.get("download_button"))


def test_everything_written_in_the_box_is_there_in_both_languages():
    keys = {f"share.group.{group}" for group in get_args(Group)}
    for language in ("en", "zh"):
        assert keys <= set(texts(language))


def test_a_closed_box_costs_nothing(asked, dataset_folder):
    app = AppTest.from_string(
        f"from pathlib import Path\nfrom geo_events.ui import show\nshow(Path({str(dataset_folder)!r}))",
        default_timeout=SECONDS,
    ).run()
    assert widget(app, "group") is None
    assert "Share: files, slides, code to embed" in [box.label for box in app.expander]


@pytest.mark.parametrize("group", HEEDS)
def test_each_group_gives_a_download(asked, offered, open_box, group):
    app = prepare(choose(open_box(), "group", group))
    assert offered == [(f"boats-trains.{group}", EXPORTERS[group].media_type, b"x" * 1_234)]
    assert "1 kB" in app.get("download_button")[0].proto.label
    assert not app.button or "share-prepare" not in [button.key for button in app.button]
    [request] = asked
    assert (request.view, request.options) == (View(), Options())
    assert request.scene.count == 2


def formats():
    return [name for name, exporter in EXPORTERS.items() if exporter.group == "data" or name == "html"]


@pytest.mark.parametrize("name", formats())
def test_every_quick_format_can_be_had(offered, open_box, name):
    group = EXPORTERS[name].group
    app = choose(open_box(), "group", group)
    if widget(app, f"format-{group}") is not None:
        choose(app, f"format-{group}", name)
    prepare(app)
    assert not app.error, app.error[0].value
    [(file, media_type, content)] = offered
    assert file.startswith("boats-trains")
    assert file.endswith(EXPORTERS[name].suffix)
    assert media_type == EXPORTERS[name].media_type
    assert content


def test_a_file_holds_what_is_seen_or_everything(asked, offered, open_box):
    app = open_box(layers="train", clock="reported", event="journey", **{"from": "2019"})
    assert list(widget(app, "extent").options) == ["What you see · 1", "Everything · 2"]
    prepare(app)
    choose(app, "extent", "all")
    assert not is_offered(app)
    prepare(app)
    seen, everything = asked
    assert seen.view.layers == {"train"}
    assert (seen.view.start, seen.scene.count) == ("2019", 1)
    assert (everything.view.start, everything.scene.count) == (None, 2)
    assert everything.view.clock == seen.view.clock == "reported"
    assert [file for file, *_ in offered] == ["boats-trains_from_2019.page", "boats-trains.page"]


def test_the_options_of_a_format_reach_it(asked, open_box):
    app = choose(open_box(), "group", "picture")
    for name, value in (("size", "1080x1080"), ("theme", "dark"), ("at", "2020-01-02")):
        choose(app, name, value)
    prepare(app)
    choose(app, "group", "film")
    for name, value in (("seconds", 20), ("frames", 5)):
        choose(app, name, value)
    prepare(app)
    picture, film = (request.options for request in asked)
    assert picture == Options((1080, 1080), "dark", parse("2020-01-02"))
    # What two formats share is chosen once.
    assert film == Options((1080, 1080), "dark", seconds=20.0, frames_per_second=5)


def test_a_picture_can_be_cut_to_a_chapter_with_the_moments_in_it(asked, offered, dataset_folder):
    rows = tiny_rows()
    winter = rows["chapters"][0]
    spring = {"chapter_id": "spring", "title_en": "Spring", "start": "2020-03", "end": "2020-04"}
    rows["chapters"].append(winter | spring)
    app = choose(page_of(write_rows(dataset_folder, rows)), "group", "picture")
    assert list(widget(app, "chapter").options) == ["All that is in view", "Winter", "Spring"]
    choose(app, "chapter", "spring")
    assert list(widget(app, "at").options) == ["The whole period"]
    choose(app, "chapter", "winter")
    assert len(widget(app, "at").options) > 1
    prepare(app)
    assert [request.options.chapter for request in asked] == ["winter"]
    assert [file for file, *_ in offered] == ["tiny_2020-01_2020-02.picture"]


def test_a_server_offers_the_films_for_which_it_has_memory(open_box, monkeypatch):
    app = choose(open_box(), "group", "film")
    assert "3840 × 2160" not in widget(app, "size").options
    assert any("The film will take" in caption.value for caption in app.caption)
    assert app.button(key="share-prepare").label
    monkeypatch.setattr("geo_events.ui.server.memory_budget._OWN_BYTES", 680_000_000)
    app.run()
    assert "MB to spare" in app.warning[0].value
    assert all(button.key != "share-prepare" for button in app.button)


def test_a_large_picture_is_offered(open_box):
    app = choose(open_box(), "group", "picture")
    choose(app, "size", "3840x2160")
    assert not app.warning
    assert app.button(key="share-prepare").label


def test_a_film_in_a_deck_is_asked_for_before_its_length(asked, open_box):
    app = choose(open_box(), "group", "slides")
    assert widget(app, "seconds") is None
    choose(app, "has-film", True)
    choose(app, "seconds", 10)
    choose(app, "aspect", "4:3")
    prepare(app)
    assert asked[0].options == Options(seconds=10.0, aspect="4:3", has_film=True)


def test_a_deck_compares_what_the_view_compares_unless_the_reader_does_not_want_it(asked, open_box):
    app = choose(open_box(compare="clock"), "group", "slides")
    prepare(app)
    prepare(choose(app, "compare", False))
    assert [request.options.compare and request.options.compare.kind for request in asked] == ["clock", None]
    assert widget(choose(open_box(), "group", "slides"), "compare") is None


def test_a_file_is_kept_until_something_else_is_asked_for(asked, open_box):
    app = prepare(open_box())
    kept = app.session_state["share-prepared"]
    app.run()
    assert is_offered(app)
    assert app.session_state["share-prepared"] is kept
    tell(app, "q=boat")
    assert not is_offered(app)
    assert "share-prepared" not in app.session_state
    prepare(app)
    assert len(asked) == 2


def test_a_file_is_made_anew_when_the_tables_are_others(asked, open_box, dataset_folder):
    app = prepare(open_box())
    rows = tiny_rows()
    rows["events"][0]["title_en"] = "Another boat leaves"
    write_rows(dataset_folder, rows)
    app.run()
    assert not is_offered(app)


def test_two_visitors_have_a_file_each(asked, open_box):
    first, second = prepare(open_box()), open_box()
    assert is_offered(first)
    assert not is_offered(second)


def test_the_language_of_a_file_is_the_pages_until_another_is_chosen(asked, offered, open_box):
    app = prepare(open_box(lang="zh"))
    choose(app, "language-zh", "en", "zh")
    prepare(app)
    assert [request.view.language for request in asked] == ["zh", "en"]
    assert [file for file, *_ in offered] == ["船与列车.page", "boats-trains.page"]


def test_another_language_of_the_page_keeps_what_was_chosen(asked, open_box):
    app = choose(open_box(), "group", "picture")
    choose(app, "theme", "dark")
    choose(app, "at", "2020-01-02")
    choose(app, "extent", "all")
    tell(app, "lang=zh")
    assert not app.exception
    choices = {name: widget(app, name, "zh").value for name in ("group", "theme", "at", "extent")}
    assert choices == {"group": "picture", "theme": "dark", "at": "2020-01-02", "extent": "all"}
    tell(app, "lang=en")
    assert widget(app, "theme").value == "dark"
    prepare(app)
    assert (asked[0].options.theme, asked[0].view.language) == ("dark", "en")


def test_a_box_that_was_closed_opens_as_it_was(asked, open_box):
    app = choose(open_box(), "group", "film")
    choose(app, "seconds", 30)
    app.session_state["share-box"] = False
    app.run()
    assert widget(app, "group") is None
    app.session_state["share-box"] = True
    app.run()
    assert (widget(app, "group").value, widget(app, "seconds").value) == ("film", 30)


def test_a_moment_that_is_no_longer_in_view_gives_way_to_the_whole(asked, open_box):
    app = choose(open_box(), "group", "picture")
    choose(app, "at", "2020-01-02")
    tell(app, "q=xyzzy")
    assert widget(app, "at").value == ""
    assert app.warning[0].value == texts("en")["share.empty"]
    prepare(app)
    assert asked[0].options.at is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [
        MissingLibraryError(Message("library.missing", {"library": "x_y", "command": "pip install 'a[b]'"})),
        ExportError(Message("export.deck-too-long", {"most": 5, "count": 6})),
    ],
)
def test_what_went_wrong_is_told(asked, open_box, monkeypatch, error, language):
    def fail(request):
        raise error

    monkeypatch.setitem(EXPORTERS, "page", Exporter(".page", "text/html", "export.html", "page", fail))
    app = prepare(open_box(lang=language))
    told = plain(error.text(language))
    assert app.error[0].value == f"{texts(language)['share.failed']}\n\n{told}"
    assert not is_offered(app)
    assert app.button(key="share-prepare")


def test_the_link_and_the_snippets_bring_the_view_back(open_box, dataset_folder):
    app = open_box(layers="train", clock="reported", q="船")
    choose(app, "group", "code")
    assert [code.language for code in app.code] == ["html", "html", "markdown"]
    choose(app, "url", "https://boats.example/app?x=1")
    link = app.code[0].value
    address, _, query = link.partition("?")
    assert address == "https://boats.example/app"
    view, faults = from_query(dict(parse_qsl(query)), load(dataset_folder))
    assert (view, faults) == (View(layers=frozenset({"train"}), clock="reported", search="船"), ())
    assert "boats-trains.html#clock=reported" in app.code[1].value
    assert "embed=true" in app.code[3].value
    choose(app, "url", "https//boats")
    assert "url: expected an address" in app.error[0].value.replace("\\", "")
    assert len(app.code) == 3


def test_an_address_of_this_computer_is_told_to_be_one(open_box):
    app = choose(open_box(), "group", "code")
    choose(app, "url", "http://localhost:8501")
    assert texts("en")["share.url.local"] in [caption.value for caption in app.caption]


def test_an_embedded_page_has_no_box(dataset_folder, monkeypatch):
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.is_embedded", True)
    app = page_of(dataset_folder)
    assert not app.exception
    assert not app.expander
    assert widget(app, "group") is None


def test_the_story_opens_its_box():
    app = page_of(ROOT / "data", lang="zh")
    assert not app.exception
    assert widget(app, "group", "zh").value == "page"
