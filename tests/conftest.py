"""Fixtures that several test files share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from builders import tiny_rows, write_rows

os.environ["LC_ALL"] = "C.UTF-8"  # whoever runs the tests, the shell is answered in English


@pytest.fixture
def dataset_folder(tmp_path: Path) -> Path:
    """Folder with a tiny sound dataset."""
    return write_rows(tmp_path / "tiny", tiny_rows())


# A slow machine is no fault of the code: what is tested is what holds, not how fast.
settings.register_profile("geo-events", deadline=None)
settings.load_profile("geo-events")
