"""Stories in one language, and a bare table, through every door but a browser: check, all files, the page."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import geo_events as ge
from geo_events.cli.program import main
from geo_events.dataset import DATA_VARIABLE
from geo_events.export import EXPORTERS
from tellings import told

ROOT = Path(__file__).parent.parent
SMALL = {"gif": {"seconds": 2, "frames_per_second": 2}, "mp4": {"seconds": 2, "frames_per_second": 2}}


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    return told(tmp_path_factory.mktemp("told"))


@pytest.mark.parametrize("name", ["german", "arabic", "bare"])
def test_it_is_checked_without_a_fault(stories, name, capsys):
    path, _, _ = stories[name]
    assert main(["check", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["faults"] if isinstance(found, dict) else found) == []


@pytest.mark.parametrize("file", EXPORTERS)
@pytest.mark.parametrize("name", ["german", "arabic", "bare"])
def test_every_file_is_made_of_it(stories, name, file):
    path, language, title = stories[name]
    story = ge.read(path).view(language=language)
    content = story.export(file, **SMALL.get(file, {}))
    content = content.encode() if isinstance(content, str) else content
    if file != "html":
        assert "player." not in words_of(content)
    if file in ("html", "svg", "embed", "kml", "bibtex"):
        assert title in content.decode()
    elif file in ("csv", "geojson", "lpf", "xlsx", "pptx"):
        assert story.events[0].title(language) in words_of(content)
    elif file == "csl-json":
        assert [one["title"] for one in json.loads(content)] == (["يوميات النهر"] if name == "arabic" else [])
    else:
        assert content.startswith((b"\x89PNG", b"%PDF", b"GIF89a", b"\0\0\0"))


def words_of(content):
    """What of a file is text, markup included."""
    if content[:2] != b"PK":
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "".join(words_of(packed.read(name)) for name in packed.namelist())


@pytest.mark.parametrize("name", ["german", "arabic", "bare"])
def test_the_page_shows_it(stories, name, monkeypatch):
    path, language, title = stories[name]
    monkeypatch.setenv(DATA_VARIABLE, str(path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception, app.exception
    assert [app.title[0].value, app.error.values, app.warning.values] == [title, [], []]
