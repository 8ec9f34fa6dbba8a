"""A visitor's own data: dropped, looked through, mended and taken along, in the memory of one session."""

from geo_events.ui.upload.session_data import SessionData, held, is_open, switch
from geo_events.ui.upload.uploader import uploader
from geo_events.ui.upload.workbench import workbench

__all__ = ["SessionData", "held", "is_open", "switch", "uploader", "workbench"]
