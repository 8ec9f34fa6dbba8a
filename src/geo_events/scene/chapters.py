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
from geo_events.scene.schema import SceneBounds, SceneChapter
from geo_events.scene.track_schema import SceneArea, SceneTrack
from geo_events.when import DAY, MINUTE

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
    areas: Collection[SceneArea] = ()

    def chapters(self) -> list[SceneChapter]:
        """All chapters in file order."""
        return [self._chapter(chapter) for chapter in self.dataset.chapters.values()]

    def _chapter(self, chapter: Chapter) -> SceneChapter:
        named = [self._named[event_id] for event_id in self._listed(chapter)]
        own = np.append(self._inside(chapter), named).astype(np.int64)
        given = chapter.bounds
        return {
            "id": chapter.chapter_id,
            "title": dict(chapter.titles.pairs),
            "note": dict(chapter.notes.pairs),
            "start": chapter.start.start,
            "end": chapter.end.end,
            "key": self.key_of(chapter),
            "bounds": self._bounds(own) if given is None else SceneBounds(*given),
        }

    def key_of(self, chapter: Chapter) -> list[str]:
        """Ids of the events that matter most in a chapter: those that the table names, else the heaviest."""
        heaviest = self.rows[self._heaviest(self._inside(chapter))]
        return self._listed(chapter) or list(self.dataset.columns.events.ids.take(heaviest).to_pylist())

    def _listed(self, chapter: Chapter) -> list[str]:
        return [event_id for event_id in chapter.key_events if event_id in self._named]

    def _inside(self, chapter: Chapter) -> NDArray[np.int64]:
        """Positions, among the events shown, of those that begin in a chapter by the clock of their place."""
        start, end = chapter.start.start, chapter.end.end
        # They stand by start: only those within a day of the chapter need a look at their clocks.
        first, after = np.searchsorted(self._starts, (start - DAY, end + DAY))
        offsets = self.dataset.columns.events.offsets[self.rows[first:after]].astype(np.int64) * MINUTE
        local = self._starts[first:after] + offsets
        inside: NDArray[np.int64] = np.flatnonzero((start <= local) & (local < end)) + first
        return inside

    def _heaviest(self, inside: NDArray[np.int64]) -> NDArray[np.int64]:
        """The few of some events that weigh most; of those that weigh the same, the first in time."""
        weights, found = self.weights[inside], []
        for _ in range(min(_HEAVIEST, len(inside))):
            found.append(int(weights.argmax()))
            weights[found[-1]] = -1
        return inside[found]

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        return self.dataset.columns.events.starts[self.rows]

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
        """Edges of what some of the events shown touch: their places, ways and areas."""
        events, rows = self.dataset.columns.events, self.rows[own]
        # One more than there are places, so that the position of no place, -1, is the last one's.
        is_touched = np.zeros(len(self._points) + 1, np.bool_)
        is_touched[events.places[rows]] = is_touched[events.origins[rows]] = True
        ways = list(self._ways(own))
        points = np.concatenate((self._points[is_touched[:-1]], np.array(ways, np.float64).reshape(-1, 2)))
        return SceneBounds(*enclosing(points)) if len(points) else None

    def _ways(self, own: NDArray[np.int64]) -> Iterator[tuple[float, float]]:
        of_tracks = np.array([track["index"] for track in self.tracks], np.int64)
        for track, is_own in zip(self.tracks, np.isin(of_tracks, own).tolist(), strict=True):
            if is_own:
                yield from ((vertex.latitude, vertex.longitude) for vertex in track["vertices"])
        for area in self.areas:
            if area["index"] in own:
                yield from (
                    (corner.latitude, corner.longitude) for outer, *_ in area["polygons"] for corner in outer
                )
