"""What might be said of the layers of a dataset: the table that it might have, and its rows that are idle.

Owns that advice; nothing of it is a fault. Called by the command line.
"""

from __future__ import annotations

import numpy as np

from geo_events.dataset.contents import Dataset
from geo_events.dataset.csv_records import line_of
from geo_events.dataset.layers_table import LAYERS, PLAIN
from geo_events.layer import Form, usual_layers
from geo_events.model import Event


def offered_table(dataset: Dataset) -> str | None:
    """The table of layers that a dataset without one might have; None where it has one or needs none.

    What each layer is called is left to be said: its id is its name until then. Where words share a layer,
    each would need a row of its own.
    """
    is_usual = dataset.layers.keys() <= usual_layers().keys()
    if is_usual or dataset.merged or (dataset.folder / LAYERS).is_file():
        return None
    forms: dict[str, set[Form]] = {layer_id: set() for layer_id in dataset.layers}
    for event in dataset.events.values():
        forms[dataset.layer(event).layer_id].add(_form_of(event, dataset))
    rows = [[*PLAIN, "name_en"]]
    for layer in dataset.layers.values():
        found = forms[layer.layer_id]
        form = layer.form or (next(iter(found)) if len(found) == 1 else "")
        rows.append([layer.layer_id, form, layer.symbol, layer.colour, layer.name("en")])
    return "".join(map(line_of, rows))


def _form_of(event: Event, dataset: Dataset) -> Form:
    if dataset.stops_of(event.event_id) or event.event_id in dataset.lines_of:
        return Form.JOURNEY
    if event.event_id in dataset.areas_of:
        return Form.AREA
    return Form.POINT if event.place_id is None or event.origin_id is None else Form.FLOW


def idle_layers(dataset: Dataset) -> list[str]:
    """Ids of the layers of a table that no event has."""
    parts = [dataset] if dataset.undated is None else [dataset, dataset.undated]
    held = {word for part in parts for word in np.unique(part.columns.events.layers).tolist()}
    ids = dataset.columns.events.layer_ids
    given = dataset.layers if (dataset.folder / LAYERS).is_file() else {}
    return [layer_id for layer_id in given if not any(ids[at] == layer_id for at in held)]
