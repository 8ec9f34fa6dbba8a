"""A visitor's own data: dropped, looked through, mended and taken along, in the memory of one session."""

from geo_events.ui.own.bring import bring
from geo_events.ui.own.holding import Holding, held, is_open, switch
from geo_events.ui.own.workbench import workbench

__all__ = ["Holding", "bring", "held", "is_open", "switch", "workbench"]
