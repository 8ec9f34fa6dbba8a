"""How much of what is in view a telling tells: its chapters, what matters most in them, or every event.

Owns that choice. What a format makes of it is its own affair. Called by the deck; `cli` and
`ui` say with it how much is left out.
"""

from __future__ import annotations

from geo_events.request.options import Telling
from geo_events.scene.chapters import Shown
from geo_events.scene.weight import weights_of
from geo_events.view import Selection

FEW = 12
"""So few events are told each even where only what matters most is asked for; of a whole without chapters so
many are."""


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
