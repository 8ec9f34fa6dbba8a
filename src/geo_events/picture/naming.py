"""Which events get the words of a picture, and which first: what matters before what is merely late.

Owns that order. The page's JavaScript names by the same rule; `tests/cases/naming.json` holds the cases on
which both must agree. Where the words stand is the business of `labels`. Called by `draw`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo_events.design import MEASURES
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.visible import Sight
from geo_events.scene import SceneChapter


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that may be named."""

    event_id: str
    fresh: float
    """1 for what is new at the moment shown, 0 for what is old."""
    weight: int
    is_key: bool = False
    """Whether it is a key event of the chapter in which the moment lies."""


def in_naming_order(candidates: Sequence[Candidate], selected: str | None) -> list[Candidate]:
    """What is to be named: the selected, the chapter's key events, what is new.

    Among these comes first what weighs most, then the freshest, then the latest in the order given.
    """

    def rank(indexed: tuple[int, Candidate]) -> tuple[bool, bool, bool, int, float, int]:
        index, one = indexed
        is_new = one.fresh > MEASURES.new
        return one.event_id == selected, one.is_key, is_new, one.weight, one.fresh, index

    wanted = (
        (index, one)
        for index, one in enumerate(candidates)
        if one.fresh > MEASURES.named or one.event_id == selected
    )
    return [one for _, one in sorted(wanted, key=rank, reverse=True)]


def key_events_at(chapters: Iterable[SceneChapter], at: int) -> set[str]:
    """Key events of the chapters in which a moment lies, up to their very end."""
    return {key for one in chapters if one["start"] <= at <= one["end"] for key in one["key"]}


def named(seen: Sequence[Sight], chapters: Sequence[SceneChapter], render: RenderOptions) -> list[Sight]:
    """The events of a picture that are to be named, in that order: the one that it is of, and no other.

    In a picture of none, what is new is named. Of a whole nothing is fresher than the rest: its chapters' key
    events come first, then what weighs most.
    """
    at = render.at
    keys = {key for one in chapters for key in one["key"]} if at is None else key_events_at(chapters, at)
    by_id = {sight.event_id: sight for sight in seen}
    candidates = [
        Candidate(name, 1.0 if at is None else sight.fresh, sight.event["weight"], name in keys)
        for name, sight in by_id.items()
    ]
    order = in_naming_order(candidates, render.selected)
    meant = order if render.selected is None else [one for one in order if one.event_id == render.selected]
    return [by_id[one.event_id] for one in meant]
