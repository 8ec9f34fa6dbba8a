"""What one server gives all its visitors: memory, turns at heavy work, and an end when they have left."""

from geo_events.ui.server.departures import watch
from geo_events.ui.server.garbage import pass_over, settle
from geo_events.ui.server.heavy_work import exporting, first_run, give_back, reading
from geo_events.ui.server.memory_budget import claim, make_room, spare, visitor
from geo_events.ui.server.waiting_files import bound_waiting_files

__all__ = [
    "bound_waiting_files",
    "claim",
    "exporting",
    "first_run",
    "give_back",
    "make_room",
    "pass_over",
    "reading",
    "settle",
    "spare",
    "visitor",
    "watch",
]
