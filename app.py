"""The Streamlit entry point: `streamlit run app.py`."""

from pathlib import Path

import streamlit as st

from geo_events.ui import show

st.set_page_config(page_title="geo_events", page_icon="🗺️", layout="wide", initial_sidebar_state="collapsed")
show(Path(__file__).parent / "data")
