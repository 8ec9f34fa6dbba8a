"""Which slides a deck has, and in which order.

Owns the order of chapters and events and the part of the scene that each map shows. Knows no
shapes. Called by `presentation`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from geo_events.model import Chapter
from geo_events.request import Entry
from geo_events.scene import Scene, SceneData, SceneTrack
from geo_events.scene.track_schema import SceneArea
from geo_events.when import MINUTE


@dataclass(frozen=True, eq=False)
class Part:
    """Events whose slides share one map: a chapter's, or a run of those outside all chapters."""

    chapter: Chapter | None
    entries: tuple[Entry, ...]
    """Events by start and id."""


@dataclass(frozen=True)
class Stop:
    """A slide after the title."""

    part: Part
    entry: Entry | None
    """Event of the slide; None for that of the chapter itself."""


def stops(entries: Sequence[Entry], chapters: Sequence[Chapter], told: Collection[str]) -> Iterator[Stop]:
    """The slides of the events that are told, in time order, that of each chapter before its first event.

    A chapter of which no event is in view has no slide. An event in more than one chapter belongs to the one
    that begins last before it.
    """
    of_event = {
        entry.event.event_id: chapter_at(
            entry.event.when.start + entry.event.when.offset_minutes * MINUTE, chapters
        )
        for entry in entries
    }
    parts: dict[str, Part] = {}
    for chapter, group in groupby(entries, key=lambda entry: of_event[entry.event.event_id]):
        run = tuple(group)
        part = Part(None, run)
        if chapter is not None and chapter.chapter_id in parts:
            part = parts[chapter.chapter_id]
        elif chapter is not None:
            inside = (entry for entry in entries if of_event[entry.event.event_id] is chapter)
            part = parts[chapter.chapter_id] = Part(chapter, tuple(inside))
            yield Stop(part, None)
        yield from (Stop(part, entry) for entry in run if entry.event.event_id in told)


def chapter_at(moment: int, chapters: Sequence[Chapter]) -> Chapter | None:
    """The chapter of what begins at a moment, as a clock on the spot shows it: of several the one begun last.

    The page's JavaScript has the same rule; `tests/cases/chapters.json` holds the cases on which they agree.
    """
    inside = [chapter for chapter in chapters if chapter.start.start <= moment < chapter.end.end]
    return max(reversed(inside), key=lambda chapter: chapter.start.start, default=None)


def scene_of(part: Part, scene: Scene) -> Scene:
    """The scene with the events of one part only."""
    wanted = {entry.event.event_id for entry in part.entries}
    events = [event for event in scene.data["events"] if event["id"] in wanted]
    position: Mapping[str, int] = {event["id"]: index for index, event in enumerate(events)}
    tracks: list[SceneTrack] = [
        {**track, "index": position[track["event"]]}
        for track in scene.data["tracks"]
        if track["event"] in position
    ]
    areas: list[SceneArea] = [
        {**area, "index": position[area["event"]]}
        for area in scene.data.get("areas", ())
        if area["event"] in position
    ]
    data: SceneData = {**scene.data, "events": events, "tracks": tracks, "areas": areas}
    return replace(scene, data=data, count=len(events))
