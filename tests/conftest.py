"""Fixtures that several test files share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from builders import tiny_rows, write_rows
from geo_events.model import View
from geo_events.view import period, selection

os.environ["LC_ALL"] = "C.UTF-8"  # whoever runs the tests, the shell is answered in English


@pytest.fixture
def dataset_folder(tmp_path: Path) -> Path:
    """Folder with a tiny sound dataset."""
    return write_rows(tmp_path / "tiny", tiny_rows())


@pytest.fixture
def filtered(monkeypatch: pytest.MonkeyPatch) -> list[View]:
    """The views for which a dataset was filtered, once for each time."""
    views: list[View] = []

    def counting(view: View) -> tuple[int | None, int | None]:
        views.append(view)
        return period(view)

    monkeypatch.setattr(selection, "period", counting)
    return views


def pytest_addoption(parser: pytest.Parser) -> None:
    """Name the one option of the tests' own."""
    parser.addoption("--refresh", action="store_true", help="write tests/cases/golden anew")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """The whole suite runs on all cores; what is named on the command line is quicker in one process."""
    return 0 if config.args_source is config.ArgsSource.ARGS else None


class FilesAndBrowser(LoadFileScheduling):
    """Keeps a file in one process, and all of the browser too: two browsers would wait for each other."""

    def _split_scope(self, nodeid: str) -> str:
        return "tests/browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FilesAndBrowser:
    """Give what shares the tests out."""
    return FilesAndBrowser(config, log)


# A slow machine is no fault of the code: what is tested is what holds, not how fast.
settings.register_profile("geo-events", deadline=None, derandomize=True, database=None)
settings.load_profile("geo-events")
