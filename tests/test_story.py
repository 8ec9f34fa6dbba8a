"""The front door for Python: what it reads, shows, writes and refuses."""

import re
import subprocess
import sys
from datetime import date, datetime
from html.parser import HTMLParser

import pytest

import geo_events
from builders import tiny_rows, write_rows
from geo_events.errors import DataError, DatasetNotFoundError, ExportError, ViewError
from geo_events.export import EXPORTERS, Exporter, options_of
from geo_events.message import Message
from geo_events.model import Clock, Status, View
from geo_events.request import Options
from geo_events.when import parse


@pytest.fixture
def story(dataset_folder):
    return geo_events.read(dataset_folder)


def test_a_folder_becomes_a_story_of_all_its_events(story):
    assert [event.event_id for event in story.events] == ["journey", "sailing"]
    assert story.current == View()
    assert story.made == date.today()


def test_a_path_may_be_text(dataset_folder):
    assert geo_events.read(str(dataset_folder)) == geo_events.read(dataset_folder)


def test_every_fault_of_the_tables_is_told_at_once(dataset_folder):
    rows = tiny_rows()
    rows["places"][0]["latitude"] = "143"
    rows["chapters"][0]["start"] = "winter"
    with pytest.raises(DataError) as caught:
        geo_events.read(write_rows(dataset_folder, rows))
    assert len(caught.value.faults) == 2
    with pytest.raises(DatasetNotFoundError, match="Expected a folder"):
        geo_events.read(dataset_folder / "nowhere")


def test_a_view_says_what_it_means(story):
    seen = story.view(
        start=date(2019, 4, 1),
        end=2020,
        layers={"train", "meeting"},
        statuses="confirmed,reported",
        search="boat",
        clock=Clock.REPORTED,
        language="zh",
        event="sailing",
    )
    assert seen.current == View(
        start="2019-04-01",
        end="2020",
        layers=frozenset({"train", "meeting"}),
        statuses=frozenset({Status.CONFIRMED, Status.REPORTED}),
        search="boat",
        clock=Clock.REPORTED,
        language="zh",
        event_id="sailing",
    )
    assert story.current == View()


def test_what_is_left_out_stays_and_none_is_as_at_first(story):
    seen = story.view(start="2019", layers=["train"], language="zh")
    assert seen.view(end="2021").current == View("2019", "2021", frozenset({"train"}), language="zh")
    assert seen.view(start=None, layers=None, language=None).current == View()
    assert seen.view(layers=[]).events == ()


def test_a_moment_of_a_day_is_its_day(story):
    assert story.view(start=datetime(2019, 4, 25, 18)).current.start == "2019-04-25"


def test_all_faults_of_a_view_are_told_at_once_in_its_own_words(story):
    with pytest.raises(ViewError) as caught:
        story.view(
            start="soon",
            end="2019/2020",
            layers=["trian", "train"],
            statuses=[""],
            clock="noon",
            language=3,
            event="nobody",
        )
    message = str(caught.value)
    for name in ("start", "end", "layers", "statuses", "clock", "language", "event"):
        assert re.search(rf"(^|; ){name}: expected .*, found '", message), name
    assert "link" not in message
    assert "parameter" not in message
    with pytest.raises(ViewError, match="end: expected a date not before 2020, found '2019'"):
        story.view(start=2020).view(end=2019)


def test_every_format_without_a_path_gives_bytes_and_with_one_the_path(story, tmp_path):
    content = story.view(layers=["train"]).export("html")
    path = tmp_path / "talk.html"
    path.write_bytes(b"older")
    assert story.view(layers=["train"]).export("html", str(path)) == path
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["talk.html"]


@pytest.mark.parametrize(
    "name", [name for name, one in EXPORTERS.items() if one.group not in ("picture", "film")]
)
def test_a_format_takes_its_events_from_one_selection(story, filtered, name):
    story.view(search="boat").export(name)
    assert [view.search for view in filtered] == ["boat"]


def test_a_file_that_cannot_be_made_leaves_the_one_that_was_there(story, tmp_path, monkeypatch):
    def fail(request):
        raise ExportError(Message("export.too-many-marks", {"count": 6}))

    monkeypatch.setitem(EXPORTERS, "fails", Exporter(".x", "x/x", "x", "data", fail))
    (tmp_path / "talk.x").write_bytes(b"older")
    with pytest.raises(ExportError, match="narrow the period"):
        story.export("fails", tmp_path / "talk.x")
    assert (tmp_path / "talk.x").read_bytes() == b"older"


@pytest.fixture
def every(monkeypatch):
    """A format that heeds every option, and gives back what it was asked."""
    asked = []
    heeds = frozenset(vars(Options()))
    exporter = Exporter(".x", "x/x", "x", "data", lambda request: asked.append(request) or b"x", heeds)
    monkeypatch.setitem(EXPORTERS, "every", exporter)
    return asked


def test_options_are_read_as_a_terminal_or_a_program_writes_them(story, every):
    written = {"size": "1600x900", "at": "2019-04-25", "theme": "dark", "url": "https://boats.example?x=1"}
    story.export("every", **written)
    story.export(
        "every", size=(1600, 900), at=parse("2019-04-25"), theme="dark", url="https://boats.example/"
    )
    first, second = (request.options for request in every)
    assert first == second == Options((1600, 900), "dark", parse("2019-04-25"), url="https://boats.example/")
    story.export("every", seconds=2, frames_per_second=5, aspect="4:3", has_film=True, at=0, size=None)
    assert every[2].options == Options(at=0, seconds=2.0, frames_per_second=5, aspect="4:3", has_film=True)
    assert every[0].made == story.made


WRONG = {
    "size": [(0, 900), (1600,), "1600", (1600.0, 900), (9000, 900), 5],
    "theme": ["pink", 3],
    "at": ["soon", True],
    "chapter": [3, True],
    "seconds": [0, 301, "10", float("nan"), True],
    "frames_per_second": [0, 51, 2.5],
    "aspect": ["1:1", ("16", "9")],
    "has_film": [1, "yes"],
    "url": ["boats", 5],
    "compare": ["sometime", 5],
    "tell": ["everything", 5],
    "paper": ["a5", 5],
    "languages": ["xx", "en,xx", (), [], 5, ["en", 5]],
    "preview": [5, ["near.png"]],
}


@pytest.mark.parametrize(("option", "value"), [(name, value) for name in WRONG for value in WRONG[name]])
def test_an_option_that_cannot_be_is_told(every, option, value):
    with pytest.raises(ExportError, match=rf"^{option}: expected .*, found "):
        options_of("every", {option: value})


def test_every_option_has_a_reader():
    assert set(WRONG) == set(vars(Options()))


def test_all_faults_of_options_are_told_at_once(story, every):
    with pytest.raises(ExportError) as caught:
        story.export("every", size="big", theme="pink", colour="red")
    message = str(caught.value)
    assert "option: expected one of size, theme, at," in message
    assert all(found in message for found in ("found 'colour'", "found 'big'", "found 'pink'"))
    with pytest.raises(ExportError, match=r"^theme: expected with .*every.*, found with html$"):
        story.export("html", theme="dark")


def test_an_unknown_format_is_told_with_those_that_there_are(story):
    with pytest.raises(ExportError, match=r"format: expected one of html, .*, found 'docx'"):
        story.export("docx")


class Frames(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def test_a_notebook_shows_the_page_in_a_closed_frame(dataset_folder):
    (dataset_folder / "title.json").write_text('{"en": "\\"><script>alert(1)</script>", "zh": "x"}')
    story = geo_events.read(dataset_folder).view(layers=["train"])
    [(tag, attributes)] = Frames(story._repr_html_()).found
    assert tag == "iframe"
    assert attributes["sandbox"] == "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    assert attributes["title"] == '"><script>alert(1)</script>'
    assert attributes["srcdoc"].encode() == story.export("html")


def test_a_story_tells_of_itself_in_a_line(story):
    assert repr(story.view(layers=["train"], search="船")) == (
        "<Story 'tiny': 1 of 2 events, layers='train', q='船'>"
    )


def test_the_scene_is_made_once(story):
    assert story.scene is story.scene
    assert story.scene.count == 2


def test_the_package_itself_stays_light():
    code = (
        "import sys, geo_events\n"
        "heavy = {'numpy', 'pyarrow', 'pandas', 'streamlit', 'folium', 'matplotlib'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "from geo_events import Story, read\n"
        "assert (read.__module__, Story.__module__) == ('geo_events.door', 'geo_events.story')\n"
        "assert all(hasattr(geo_events, name) for name in geo_events.__all__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not hasattr(geo_events, "nonsense")
