"""Text from tables and links where Streamlit would read Markdown."""

from geo_events.export.embed import plain

__all__ = ["plain"]
