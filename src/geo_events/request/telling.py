"""How much of what is in view a telling tells: its chapters, what matters most in them, or every event.

Owns that choice, and how many events a document that is read through may have. What a format makes of it is
its own affair. Called by the deck, the handout and the film; `cli` and `ui` say with it how much is left out.
"""

from __future__ import annotations

from geo_events.errors import ExportError
from geo_events.message import Message
from geo_events.request.export_request import Request
from geo_events.request.options import Telling
from geo_events.scene.chapters import Shown
from geo_events.scene.weight import weights_of
from geo_events.view import Selection

FEW = 12
"""So few events are told each even where only what matters most is asked for; of a whole without chapters so
many are."""

MOST = 300
"""Largest number of events in a document that is read through: a deck, a handout."""


def require_tellable(request: Request) -> None:
    """Refuse a request of which no document can be made that is read through.

    Raises
    ------
    ExportError
        If there is no event to tell, or there are more than `MOST`.
    """
    count = request.scene.count
    if count == 0:
        raise ExportError(Message("export.nothing-told"))
    if count > MOST:
        raise ExportError(Message("export.deck-too-long", {"most": MOST, "count": count}))


def told(selection: Selection, telling: Telling) -> frozenset[str]:
    """Ids of the events in view that are told each on its own.

    What matters most are the key events of the chapters, which the table names, else the heaviest of each.
    """
    dataset, rows = selection.dataset, selection.rows
    if telling == "chapters" and dataset.chapters:
        return frozenset()
    ids = dataset.columns.events.ids
    if telling == "all" or len(rows) <= FEW:
        return frozenset(ids.take(rows).to_pylist())
    weights = weights_of(dataset.columns, rows)
    shown = Shown(dataset, rows, weights, ())
    keys = {event_id for chapter in dataset.chapters.values() for event_id in shown.key_of(chapter)}
    return frozenset(keys or ids.take(rows[(-weights).argsort(kind="stable")[:FEW]]).to_pylist())
