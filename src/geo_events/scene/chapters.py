"""The chapters of a scene: which events matter most in each, and where it takes place.

Owns which events are a chapter's, and what follows from them where the table of chapters says nothing. Called
by `builder`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset import Dataset
from geo_events.geodesy import enclosing
from geo_events.model import Chapter
from geo_events.scene.objects import both
from geo_events.scene.schema import SceneBounds, SceneChapter, SceneTrack
from geo_events.when import MINUTE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HEAVIEST = 2
"""So many events stand for a chapter that names none."""


@dataclass(frozen=True)
class Shown:
    """What a scene shows, as far as chapters are made of it."""

    dataset: Dataset
    rows: NDArray[np.int64]
    """Positions of the events in the dataset, by start and id."""
    weights: NDArray[np.int64]
    """Weight of each of these events."""
    tracks: Collection[SceneTrack]

    def chapters(self) -> list[SceneChapter]:
        """All chapters in file order."""
        return [self._chapter(chapter) for chapter in self.dataset.chapters.values()]

    def _chapter(self, chapter: Chapter) -> SceneChapter:
        inside = np.flatnonzero((chapter.start.start <= self._days) & (self._days < chapter.end.end))
        key = [event_id for event_id in chapter.key_events if event_id in self._named]
        if not key:
            # The sort is stable: of two that weigh the same, the first in time comes first.
            heaviest = inside[np.argsort(-self.weights[inside], kind="stable")[:_HEAVIEST]]
            key = self.dataset.columns.events.ids.take(self.rows[heaviest]).to_pylist()
        named = np.array([self._named[event_id] for event_id in key if event_id in self._named], np.int64)
        given = chapter.bounds
        return {
            "id": chapter.chapter_id,
            "title": both(chapter.title),
            "note": both(chapter.note),
            "start": chapter.start.start,
            "end": chapter.end.end,
            "key": key,
            "bounds": self._bounds(np.union1d(inside, named)) if given is None else SceneBounds(*given),
        }

    @cached_property
    def _days(self) -> NDArray[np.int64]:
        """Start of each event by the clock of its place: a day is a day wherever it dawns."""
        events = self.dataset.columns.events
        offsets = events.offsets[self.rows].astype(np.int64) * MINUTE
        days: NDArray[np.int64] = events.starts[self.rows] + offsets
        return days

    @cached_property
    def _named(self) -> dict[str, int]:
        """Positions, among the events shown, of those that some chapter names."""
        named = list({one: None for chapter in self.dataset.chapters.values() for one in chapter.key_events})
        if not named:
            return {}
        ids = self.dataset.columns.events.ids.take(self.rows)
        found = pc.index_in(pa.array(named, pa.string()), value_set=ids).to_pylist()
        return {one: position for one, position in zip(named, found, strict=True) if position is not None}

    @cached_property
    def _points(self) -> NDArray[np.float64]:
        """Latitude and longitude of each place of the dataset."""
        points = [(place.latitude, place.longitude) for place in self.dataset.places.values()]
        return np.array(points, np.float64).reshape(-1, 2)

    def _bounds(self, own: NDArray[np.int64]) -> SceneBounds | None:
        """Edges of what some of the events shown touch: their places, and the ways of their trains."""
        events, rows = self.dataset.columns.events, self.rows[own]
        places = np.union1d(events.places[rows], events.origins[rows])
        points = [tuple(point) for point in self._points[places[places >= 0]].tolist()]
        points.extend(self._ways(set(own.tolist())))
        return SceneBounds(*enclosing(points)) if points else None

    def _ways(self, own: Collection[int]) -> Iterator[tuple[float, float]]:
        for track in self.tracks:
            if track["index"] in own:
                yield from ((vertex.latitude, vertex.longitude) for vertex in track["vertices"])
