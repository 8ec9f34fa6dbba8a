"""A new dataset is sound, shows every table, and overwrites nothing."""

from pathlib import Path

import pytest

from geo_events import cli
from geo_events.dataset import TABLES, read, start
from geo_events.errors import FolderNotEmptyError
from geo_events.model import Clock, Stance, View
from geo_events.picture import RenderOptions, draw
from geo_events.scene import build
from geo_events.view import select


@pytest.fixture
def started(tmp_path):
    start(tmp_path / "story")
    return tmp_path / "story"


def test_it_has_no_fault_and_a_row_in_every_table(started):
    reading = read(started)
    assert reading.faults == ()
    for name in TABLES:
        assert getattr(reading.dataset, name), name
    assert {event.layer for event in reading.dataset.events.values()} >= {"meeting", "train", "deployment"}
    stances = {claim.stance for claim in reading.dataset.claims.values()}
    assert {Stance.EXPECTS, Stance.REPORTS, Stance.CONFIRMS} <= stances


def test_it_can_be_drawn(started):
    dataset = read(started).dataset
    scene = build(select(dataset, View()))
    assert scene.data["tracks"]
    assert draw(scene, RenderOptions(800, 450, clock=Clock.REPORTED)).groups


def test_its_page_names_every_table(started):
    page = (started / "README.md").read_text(encoding="utf-8")
    assert all(f"**{name}.csv**" in page for name in TABLES)


def test_what_is_there_stays(tmp_path, started):
    before = {path: path.read_bytes() for path in started.rglob("*") if path.is_file()}
    with pytest.raises(FolderNotEmptyError, match="expected a new or an empty folder, found"):
        start(started)
    assert {path: path.read_bytes() for path in started.rglob("*") if path.is_file()} == before
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderNotEmptyError, match="found a file"):
        start(tmp_path / "file")


def test_the_command_writes_what_check_passes(tmp_path, capsys):
    folder = tmp_path / "deep" / "story"
    assert cli.main(["new", str(folder)]) == 0
    assert str(Path("story") / "README.md") in capsys.readouterr().out
    assert cli.main(["check", str(folder)]) == 0
    assert cli.main(["export", "html", "--data", str(folder), "-o", str(tmp_path / "map.html")]) == 0
    assert cli.main(["new", str(folder)]) == 2
    assert "expected a new or an empty folder" in capsys.readouterr().err
