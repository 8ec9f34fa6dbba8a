"""The same events on a plain folium map in a plain Streamlit page, to measure against.

Owns the plain map and its marks: `rebuilt_app.py` draws the same ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo_events.dataset import Dataset, read
from geo_events.model import Event

FOLDER = Path(os.environ.get("GEO_EVENTS_DATA", Path(__file__).parent.parent / "data"))
COLOURS = {"meeting": "blue", "train": "green", "deployment": "red"}
CENTRE, ZOOM, HEIGHT = (45, 105), 3, 700


@st.cache_resource
def read_once(folder: Path) -> Dataset:
    """Read a dataset, once for all visitors."""
    return read(folder).dataset


def mark(plain: folium.Map, dataset: Dataset, events: Iterable[Event], language: str = "en") -> None:
    """Put a marker with its tooltip and its card on a map for every event that has a place."""
    for event in events:
        if event.place_id is None:
            continue
        place = dataset.places[event.place_id]
        title, summary = (
            (event.title_zh, event.summary_zh) if language == "zh" else (event.title_en, event.summary_en)
        )
        said = "".join(
            f"<p>{claim.asserted_by}: {claim.quote}</p>" for claim in dataset.claims_of(event.event_id)
        )
        folium.Marker(
            (place.latitude, place.longitude),
            tooltip=title,
            popup=folium.Popup(
                f"<b>{title}</b><p>{event.when.edtf}</p><p>{summary}</p>{said}", max_width=300
            ),
            icon=folium.Icon(color=COLOURS[event.layer]),
        ).add_to(plain)


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title="plain", layout="wide")
    dataset = read_once(FOLDER)
    st.title("Events")
    plain = folium.Map(location=CENTRE, zoom_start=ZOOM)
    mark(plain, dataset, dataset.events.values())
    st_folium(plain, height=HEIGHT, use_container_width=True)


if __name__ == "__main__":
    main()
