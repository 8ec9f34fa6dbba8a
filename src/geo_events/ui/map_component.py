"""The map in a Streamlit page: a folium map whose marks are drawn by this package's own player.

Owns all that is said to folium and `st_folium`. The base map never changes, so it is never mounted anew;
what changes travels in a feature group whose script calls the player. Called by `page`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import folium
import streamlit as st
import streamlit.components.v1 as components
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from geo_events.text import LANGUAGES
from geo_events.web.assets import BASEMAP, FOLDER, LEAFLET, TEXTS, words

_POLICY = (
    "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src 'self'; "
    "img-src 'self' data: blob:; frame-src 'none'; object-src 'none'; form-action 'none'; base-uri 'none'"
)
"""A second wall in the map's frame: `st_folium` evaluates what it is sent, so scripts cannot be forbidden,
but one that got in could send nothing to anywhere else.
"""


@cache
def _folders() -> dict[str, Path]:
    """Folders from which Streamlit serves the map's frame, each registered as a component of that name.

    A component is declared for its folder only. It is done once, when the first map is drawn.
    """
    folders = {"leaflet": LEAFLET, "text": TEXTS, "web": FOLDER}
    for name, folder in folders.items():
        components.declare_component(name, path=str(folder))
    return folders


@cache
def _link(folder: str, name: str) -> str:
    """Address of a served file as seen from the map's frame, new whenever the file is."""
    digest = hashlib.sha256((_folders()[folder] / name).read_bytes()).hexdigest()
    return f"../{__name__}.{folder}/{name}?v={digest[:12]}"


def _links(suffix: str) -> list[tuple[str, str]]:
    """Leaflet's file of that suffix, then the player's, as folium names them."""
    return [
        ("leaflet", _link("leaflet", f"leaflet.{suffix}")),
        ("player", _link("web", f"player.min.{suffix}")),
    ]


class BaseMap(folium.Map):
    """A Leaflet map without tiles, with every script served from this machine."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # folium's own are lists of its class: the map's own take their place.
        self.default_js = _links("js")
        self.default_css = _links("css")


class PlayerElement(MacroElement):
    """Makes the player once, when the map is made."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        const policy = document.createElement("meta");
        policy.httpEquiv = "Content-Security-Policy";
        policy.content = {{ this.policy|tojson }};
        document.head.append(policy);
        geoEvents.mount({{ this._parent.get_name() }}, {
            basemap: {{ this.basemap|tojson }},
            catalogues: {{ this.catalogues|tojson }},
            address: "query",
            isEmbedded: {{ this.is_embedded|tojson }},
            onLanguage: (tag) => { document.documentElement.lang = tag; },
            report: (message) => window.Streamlit.setComponentValue(message),
        });
        const followTheme = () => {
            const ground = getComputedStyle(document.documentElement).getPropertyValue("--background-color");
            const [red, green, blue] = ground.trim().match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16));
            geoEvents.set({theme: red + green + blue < 384 ? "dark" : "light"});
        };
        followTheme();
        {{ this._parent.get_name() }}.getContainer().dataset.fills = "true";
        window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, followTheme);
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "Player"
        self.basemap = _link("web", BASEMAP)
        self.catalogues = {tag: _link("text", f"{tag}.json") for tag in LANGUAGES}
        self.is_embedded = bool(st.context.is_embedded)
        self.policy = _POLICY


class Update(folium.FeatureGroup):
    """Carries a scene and settings to the player; draws nothing itself."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        geoEvents.receive({{ this.payload|tojson }}, {{ this.settings|tojson }}, {{ this.texts|tojson }});
        // Streamlit names every frame after its component, and no reader by what is in it.
        window.frameElement.title = {{ this.title|tojson }};
        {% endmacro %}
        """
    )

    def __init__(self, payload: str, settings: Mapping[str, Any], title: str) -> None:
        super().__init__()
        self.payload = payload
        self.settings = settings
        self.texts = words([settings["language"]])
        self.title = title

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002
        """Nothing: `st_folium` reads the script alone, and a page around it would only take time."""
        return ""


def draw(
    payload: str,
    settings: Mapping[str, Any],
    *,
    title: str,
    height: int,
    key: str,
) -> None:
    """Show a scene in the page.

    Parameters
    ----------
    payload
        The scene, as `encode` gives it.
    settings
        Language, clock, filters and selection, by the player's names.
    title
        Of the frame, for who does not see it.
    height
        Of the map in CSS pixels, before the page's style sheet has its say.
    key
        Where in the session state stands what the reader last did in the map: the `link` to what is seen,
        whether it `isWritten` in the address, the `claim` whose source is asked for, and a `nonce`.
    """
    base = BaseMap(location=(0, 0), zoom_start=2, tiles=None, zoom_control=True, attr="", prefer_canvas=True)
    PlayerElement().add_to(base)
    st_folium(
        base,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=Update(payload, settings, title),
    )
