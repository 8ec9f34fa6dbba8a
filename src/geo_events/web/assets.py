"""The files that the browser gets: the player as it was built, the basemap, Leaflet, and the player's texts.

Owns where they stand. Knows neither folium nor Streamlit: the app's map and an exported page are given the
same. The player's source and its build are in `player/` at the root. Called by `ui`, `export` and `picture`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import js_lib_leaflet

from geo_events.text import LANGUAGES, texts

FOLDER = Path(__file__).parent
"""Folder with the built player and the basemap."""
LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
"""Folder with Leaflet's own files."""
TEXTS = FOLDER.parent / "text"
"""Folder with the texts, of which the app's map fetches a language when it is chosen."""
BASEMAP = "basemap.json"
_PREFIXES = ("player.", "marks.", "state.", "date.", "axis.", "figure")
"""Beginnings of the keys of the texts that the player uses."""


@cache
def read(name: str) -> str:
    """Text of a file: `player.js` and `player.css`, both with `.min` too, `loader.min.js`, `basemap.json`."""
    return (FOLDER / name).read_text(encoding="utf-8")


def words(languages: Iterable[str] = LANGUAGES) -> dict[str, dict[str, str]]:
    """Texts that the player uses, by language and key."""
    return {language: _words(language) for language in languages}


@cache
def _words(language: str) -> dict[str, str]:
    return {key: text for key, text in texts(language).items() if key.startswith(_PREFIXES)}
