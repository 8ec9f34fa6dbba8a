"""The Streamlit page."""

from geo_events.ui.page import show

__all__ = ["show"]
