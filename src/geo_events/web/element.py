"""The map in a Streamlit page: a folium map whose marks are drawn by this package's own player.

Owns all that is said to folium and `st_folium`. The base map never changes, so it is never mounted anew;
what changes travels in a feature group whose script calls the player. Called by `ui`.
"""

from __future__ import annotations

import atexit
import base64
import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import folium
import js_lib_leaflet
import streamlit.components.v1 as components
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from geo_events.model import LANGUAGES
from geo_events.scene import Scene
from geo_events.text import texts

SCRIPTS = (
    "axis.js",
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
    "names.js",
    "basemap.js",
    "elements.js",
    "settings.js",
    "moment.js",
    "story.js",
    "opening.js",
    "viewport.js",
    "ground.js",
    "timeline.js",
    "controls.js",
    "keys.js",
    "legend.js",
    "beyond.js",
    "card.js",
    "player.js",
    "parcel.js",
)
"""The player's classic scripts in the order in which they are run."""
STYLES = ("marks.css", "player.css")
BASEMAP = "basemap.json"
_PLAYERS_TEXTS = ("player.", "marks.", "state.")

_WEB = resources.files("geo_events") / "web"
_LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"


def _served() -> Path:
    """A folder with one script, one style sheet and the basemap: `st_folium` loads scripts one by one."""
    folder = Path(tempfile.mkdtemp(prefix="geo-events-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for bundle, names in (("player.js", SCRIPTS), ("player.css", STYLES), (BASEMAP, (BASEMAP,))):
        parts = [(_WEB / name).read_text(encoding="utf-8") for name in names]
        (folder / bundle).write_text("\n".join(parts), encoding="utf-8")
    return folder


_FOLDERS = {"leaflet": _LEAFLET, "web": _served()}
for _name, _folder in _FOLDERS.items():
    # A component is declared for its folder only: Streamlit then serves the files to the map's own frame.
    components.declare_component(_name, path=str(_folder))


@cache
def _link(folder: str, name: str) -> str:
    """Address of a served file as seen from the map's frame, new whenever the file is."""
    digest = hashlib.sha256((_FOLDERS[folder] / name).read_bytes()).hexdigest()
    return f"../{__name__}.{folder}/{name}?v={digest[:12]}"


class BaseMap(folium.Map):
    """A Leaflet map without tiles, with every script served from this machine."""

    default_js: list[tuple[str, str]] = [  # noqa: RUF012  # folium declares them so
        ("leaflet", _link("leaflet", "leaflet.js")),
        ("player", _link("web", "player.js")),
    ]
    default_css: list[tuple[str, str]] = [  # noqa: RUF012
        ("leaflet", _link("leaflet", "leaflet.css")),
        ("player", _link("web", "player.css")),
    ]


class PlayerElement(MacroElement):
    """Makes the player once, when the map is made."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        geoEvents.mount({{ this._parent.get_name() }}, {
            basemap: {{ this.basemap|tojson }},
            texts: {{ this.texts|tojson }},
            report: (message) => window.Streamlit.setComponentValue(message),
        });
        const followTheme = () => {
            const ground = getComputedStyle(document.documentElement).getPropertyValue("--background-color");
            const [red, green, blue] = ground.trim().match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16));
            geoEvents.set({theme: red + green + blue < 384 ? "dark" : "light"});
        };
        followTheme();
        window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, followTheme);
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "Player"
        self.basemap = _link("web", BASEMAP)
        self.texts = {
            language: {key: text for key, text in texts(language).items() if key.startswith(_PLAYERS_TEXTS)}
            for language in LANGUAGES
        }


class Update(folium.FeatureGroup):
    """Carries a scene and settings to the player; draws nothing itself."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        geoEvents.receive({{ this.parcel|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, payload: Mapping[str, Any]) -> None:
        super().__init__()
        self.parcel = pack(payload)


def pack(payload: Mapping[str, Any]) -> str:
    """JSON in UTF-8, gzip, base64: the same text for the same payload, and none of it markup."""
    written = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(written, compresslevel=6, mtime=0)).decode("ascii")


def draw(
    scene: Scene, settings: Mapping[str, Any], *, height: int, key: str, on_change: Callable[[], None]
) -> None:
    """Show a scene in the page.

    Parameters
    ----------
    scene
        What to draw.
    settings
        Language, clock, theme, layers and selection, by the player's names.
    height
        Of the map in CSS pixels, before the page's style sheet has its say.
    key
        Where in the session state stands what the reader last did in the map: an `event` or a `claim`,
        and a `nonce`.
    on_change
        Called when the reader did something in the map.
    """
    base = BaseMap(location=(0, 0), zoom_start=2, tiles=None, zoom_control=True, attr="", prefer_canvas=True)
    PlayerElement().add_to(base)
    st_folium(
        base,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=Update({"scene": scene.data, **settings}),
        on_change=on_change,
    )
