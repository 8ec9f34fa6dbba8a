"""The same events as a plain folium map: a circle each in `st_folium`, and a slider that leaves some out.

Leaflet comes from this machine, as the app's does, and there are no tiles. Beside it stand the figures of
`first_paint.py` and `repaint.py`.
"""

import csv
from pathlib import Path

import folium
import streamlit as st
import streamlit.components.v1 as components
from js_lib_leaflet import __file__ as package
from streamlit_folium import st_folium

DATA = Path(__file__).parent.parent / "data"


@st.cache_resource
def events() -> list[tuple[str, float, float]]:
    """Title, latitude and longitude of every event with a place."""
    components.declare_component("leaflet", path=str(Path(package).parent / "static" / "js_lib_leaflet"))
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        places = {row["place_id"]: row for row in csv.DictReader(file)}
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        placed = [(row["title_en"], places.get(row["place_id"])) for row in csv.DictReader(file)]
    return [(title, float(row["latitude"]), float(row["longitude"])) for title, row in placed if row]


st.set_page_config(layout="wide")
found = events()
value = st.session_state.get("value", 50)
st.title(f"Plain folium: {value}")
st.slider("Value", 0, 100, 50, key="value")
world = folium.Map(location=(50, 100), zoom_start=3, tiles=None)
world.default_js = [("leaflet", "../plain_folium.leaflet/leaflet.js")]
world.default_css = [("leaflet", "../plain_folium.leaflet/leaflet.css")]
for name, latitude, longitude in found[: len(found) * value // 100]:
    folium.CircleMarker((latitude, longitude), radius=6, tooltip=name).add_to(world)
st_folium(world, key="map", height=700, use_container_width=True, returned_objects=[])
