"""What the player in a page consists of: script, styles, basemap and words, and what is sent to it.

Owns the order of the scripts and the shape of a parcel. Knows neither folium nor Streamlit: the app's map and
an exported page are given the same. Called by `web`, `export` and `ui`.
"""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from importlib import resources
from pathlib import Path

import js_lib_leaflet

from geo_events.model import LANGUAGES
from geo_events.scene import Scene
from geo_events.text import texts

SCRIPTS = (
    "dates.js",
    "axis.js",
    "ticks.js",
    "order.js",
    "clocks.js",
    "columns.js",
    "passage.js",
    "tally.js",
    "trains.js",
    "engine.js",
    "geometry.js",
    "symbols.js",
    "sheet.js",
    "words.js",
    "stacks.js",
    "fan.js",
    "buttons.js",
    "tracks.js",
    "arcs.js",
    "labels.js",
    "marks.js",
    "spots.js",
    "survey.js",
    "stamps.js",
    "clusters.js",
    "layer.js",
    "names.js",
    "basemap.js",
    "elements.js",
    "settings.js",
    "rhythm.js",
    "moment.js",
    "story.js",
    "opening.js",
    "viewport.js",
    "ground.js",
    "zoom.js",
    "ruler.js",
    "blocks.js",
    "breaks.js",
    "overview.js",
    "hands.js",
    "timeline.js",
    "ways.js",
    "controls.js",
    "keys.js",
    "legend.js",
    "listing.js",
    "beyond.js",
    "telling.js",
    "card.js",
    "programme.js",
    "slides.js",
    "presenter.js",
    "player.js",
    "gzip.js",
    "parcel.js",
)
"""The player's classic scripts in the order in which they are run."""
STYLES = ("marks.css", "player.css", "presenter.css")
BASEMAP = "basemap.json"
LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
"""Folder with Leaflet's own files."""
_WORDS = ("player.", "marks.", "state.")
_ALIGNED = 8
"""Bytes: columns behind the JSON begin at a multiple of it."""


def _read(name: str) -> str:
    return (resources.files("geo_events") / "web" / name).read_text(encoding="utf-8")


@cache
def script() -> str:
    """All scripts as one."""
    return "\n".join(_read(name) for name in SCRIPTS)


@cache
def style() -> str:
    """All style sheets as one."""
    return "\n".join(_read(name) for name in STYLES)


@cache
def basemap() -> str:
    """The basemap as TopoJSON."""
    return _read(BASEMAP)


@cache
def words() -> dict[str, dict[str, str]]:
    """Texts that the player uses, by language and key."""
    return {
        language: {key: text for key, text in texts(language).items() if key.startswith(_WORDS)}
        for language in LANGUAGES
    }


def pack(scene: Scene) -> str:
    """A scene as it is sent to the player: the same text for the same scene, and none of it markup.

    Base64 of gzip of: the length of a JSON text as four bytes, low byte first; the text in UTF-8; zeros up to
    a multiple of eight; the scene's columns.
    """
    written = json.dumps(scene.data, ensure_ascii=False, separators=(",", ":")).encode()
    head = len(written).to_bytes(4, "little") + written
    head += bytes(-len(head) % _ALIGNED)
    return compress(head + scene.columns)


def compress(content: bytes) -> str:
    """Base64 of gzip, without a date."""
    # Six is nearly as small as nine and three times as quick; of a million events every second counts.
    return base64.b64encode(gzip.compress(content, compresslevel=6, mtime=0)).decode("ascii")
