"""The usual way to filter a folium map in Streamlit: every change builds the map again.

The marks are those of `plain_app.py`; the controls are of the kinds that `app.py` has. Scripts, style sheets
and tiles come from GEO_EVENTS_PACKAGES_URL, by file name. Run by `repaint.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import folium
import streamlit as st
from plain_app import CENTRE, FOLDER, HEIGHT, ZOOM, mark, read_once
from streamlit_folium import st_folium

from geo_events.model import LANGUAGES, Layer, View
from geo_events.ui.period_steps import steps
from geo_events.view import select

PACKAGES_URL = os.environ["GEO_EVENTS_PACKAGES_URL"]
UNUSED = ("glyphicons_css", "awesome_rotate_css")
"""Style sheets of no package, which these marks need nothing of: an answer that there is none costs time."""
CREDITS = {"en": "© OpenStreetMap contributors", "zh": "© OpenStreetMap 贡献者"}


def _near(links: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, f"{PACKAGES_URL}/{link.rsplit('/', 1)[-1]}") for name, link in links if name not in UNUSED]


class NearMap(folium.Map):
    """A plain folium map whose scripts lie near, so that no network counts."""

    default_js: list[tuple[str, str]] = _near(folium.Map.default_js)
    default_css: list[tuple[str, str]] = _near(folium.Map.default_css)


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title="rebuilt", layout="wide")
    dataset = read_once(FOLDER)
    available = steps(dataset.columns.events.dates())
    with st.sidebar:
        language = st.segmented_control(
            "Language",
            LANGUAGES,
            default=LANGUAGES[0],
            format_func=lambda tag: {"en": "English", "zh": "中文"}.get(tag, tag),
            required=True,
        )
        layers = st.pills("Layers", list(Layer), selection_mode="multi", default=list(Layer))
    st.title("Events")
    start, end = st.select_slider("Period", available, value=(available[0], available[-1]))
    view = View(start=start, end=end, layers=frozenset(layers), language=language)
    plain = NearMap(location=CENTRE, zoom_start=ZOOM, tiles=None)
    folium.TileLayer(f"{PACKAGES_URL}/tile/{{z}}/{{x}}/{{y}}.png", attr=CREDITS[language]).add_to(plain)
    mark(plain, dataset, select(dataset, view).events(), language)
    # Nothing is asked back of the map: it is shown at its best, without a second run after each.
    st_folium(plain, height=HEIGHT, use_container_width=True, returned_objects=[])


if __name__ == "__main__":
    main()
