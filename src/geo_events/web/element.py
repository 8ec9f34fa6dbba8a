"""The map in a Streamlit page: a folium map whose marks are drawn by this package's own player.

Owns all that is said to folium and `st_folium`. The base map never changes, so it is never mounted anew;
what changes travels in a feature group whose script calls the player. Called by `ui`.
"""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import folium
import streamlit.components.v1 as components
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from geo_events.player import BASEMAP, LEAFLET, basemap, script, style, words


def _served() -> Path:
    """A folder with one script, one style sheet and the basemap: `st_folium` loads scripts one by one."""
    folder = Path(tempfile.mkdtemp(prefix="geo-events-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, text in (("player.js", script()), ("player.css", style()), (BASEMAP, basemap())):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


_FOLDERS = {"leaflet": LEAFLET, "web": _served()}
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
        self.texts = words()


class Update(folium.FeatureGroup):
    """Carries a scene and settings to the player; draws nothing itself."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        geoEvents.receive({{ this.parcel|tojson }}, {{ this.settings|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, parcel: str, settings: Mapping[str, Any]) -> None:
        super().__init__()
        self.parcel = parcel
        self.settings = settings

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002
        """Nothing: `st_folium` reads the script alone, and a page around it would only take time."""
        return ""


def draw(
    parcel: str, settings: Mapping[str, Any], *, height: int, key: str, on_change: Callable[[], None]
) -> None:
    """Show a scene in the page.

    Parameters
    ----------
    parcel
        The scene, as `pack` gives it.
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
        feature_group_to_add=Update(parcel, settings),
        on_change=on_change,
    )
