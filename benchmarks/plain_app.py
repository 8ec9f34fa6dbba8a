"""The same events on a plain folium map in a plain Streamlit page, to measure against."""

import os
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo_events.dataset import Dataset, read

st.set_page_config(page_title="plain", layout="wide")
FOLDER = Path(os.environ.get("GEO_EVENTS_DATA", Path(__file__).parent.parent / "data"))
COLOURS = {"meeting": "blue", "train": "green", "deployment": "red"}


@st.cache_resource
def _read(folder: Path) -> Dataset:
    return read(folder).dataset


dataset = _read(FOLDER)
st.title("Events")
plain = folium.Map(location=(45, 105), zoom_start=3)
for event in dataset.events.values():
    if event.place_id is None:
        continue
    place = dataset.places[event.place_id]
    said = "".join(
        f"<p>{claim.asserted_by}: {claim.quote}</p>" for claim in dataset.claims_of(event.event_id)
    )
    folium.Marker(
        (place.latitude, place.longitude),
        tooltip=event.title_en,
        popup=folium.Popup(
            f"<b>{event.title_en}</b><p>{event.when.edtf}</p><p>{event.summary_en}</p>{said}", max_width=300
        ),
        icon=folium.Icon(color=COLOURS[event.layer]),
    ).add_to(plain)
st_folium(plain, height=700, use_container_width=True)
