"""Small files that exporters write are what they were: a change to them is a decision, seen line by line.

`python -m pytest tests/test_golden.py --refresh` writes them anew.
"""

from datetime import date
from pathlib import Path

import pytest

from geo_events.dataset import load
from geo_events.export import EXPORTERS
from geo_events.model import View
from geo_events.request import Request
from geo_events.scene import build
from geo_events.view import select

FOLDER = Path(__file__).parent / "cases" / "golden"


@pytest.mark.parametrize("name", ["csv", "geojson", "kml", "bibtex", "csl-json", "embed"])
def test_a_file_is_what_it_was(dataset_folder, name, request):
    selection = select(load(dataset_folder), View())
    content = EXPORTERS[name].write(Request(selection, build(selection), date(2024, 12, 1)))
    content = content.replace(selection.dataset.version.encode(), b"VERSION")
    golden = FOLDER / f"tiny{EXPORTERS[name].suffix}"
    if request.config.getoption("refresh"):
        FOLDER.mkdir(exist_ok=True)
        golden.write_bytes(content)
    assert content.decode() == golden.read_bytes().decode()
