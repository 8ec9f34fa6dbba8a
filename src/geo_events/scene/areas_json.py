"""The areas of a scene: shapes of the events that are shown, with the time of each.

Owns what an area becomes. Called by `builder`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.area import Area, Ring
from geo_events.dataset import Dataset
from geo_events.scene.track_schema import SceneArea, SceneCorner

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DIGITS = 5
"""Of degrees: a metre."""


def areas_json(dataset: Dataset, rows: NDArray[np.int64]) -> list[SceneArea]:
    """The areas of the events at some positions, in the order of the events and their own beginnings.

    An area without dates is there as long as its event is.
    """
    if not dataset.areas:
        return []
    events = dataset.columns.events
    named = pa.array([area.event_id for area in dataset.areas], pa.string())
    found = pc.index_in(named, value_set=events.ids.take(rows)).to_pylist()
    starts, ends = events.starts[rows], events.ends[rows]
    shown = [
        _area(area, index, int(starts[index]), int(ends[index]))
        for area, index in zip(dataset.areas, found, strict=True)
        if index is not None
    ]
    return sorted(shown, key=lambda area: (area["index"], area["start"]))


def _area(area: Area, index: int, start: int, end: int) -> SceneArea:
    return {
        "event": area.event_id,
        "index": index,
        "start": start if area.start is None else area.start.start,
        "end": end if area.end is None else area.end.end,
        "polygons": [[_corners(ring) for ring in polygon] for polygon in area.polygons],
    }


def _corners(ring: Ring) -> list[SceneCorner]:
    return [SceneCorner(round(latitude, _DIGITS), round(longitude, _DIGITS)) for longitude, latitude in ring]
