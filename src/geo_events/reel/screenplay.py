"""What a film tells, in which order: its chapters, and the events that are told each.

Owns the order, the moment of each and the words that stand below the map. Where the camera is, is the
business of `windows`, how long it takes that of `cut`. Called by these.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo_events.clock import FILLED
from geo_events.date_text import edtf_text
from geo_events.errors import ExportError
from geo_events.message import Message
from geo_events.model import Clock
from geo_events.picture import RenderOptions, captions
from geo_events.picture.visible import Sight, said_of, sights
from geo_events.request import Request, told, told_period
from geo_events.scene import Scene, SceneChapter, SceneEvent
from geo_events.scene.figures import figures_text
from geo_events.text import t
from geo_events.when import DAY, MINUTE, Precision, local_day
from geo_events.wording import text_in

MOST = 300
"""Largest number of events that a film tells."""
_MONTH = 365.2425 / 12
"""Mean length of a month in days."""
_IN_MONTHS = 24
"""Gaps of fewer months are said in months."""


@dataclass(frozen=True)
class Beat:
    """A chapter or an event that is told."""

    moment: int
    """When it is told, UTC milliseconds."""
    until: int
    """How far time runs while it is told, for what is under way then; as a rule its moment."""
    chapter: SceneChapter | None
    """The chapter in which it is."""
    sight: Sight | None
    """The event; None for the chapter itself."""
    dated: str
    title: str
    below: str
    """Who says so, or what the chapter is about."""
    precision: Precision | None
    """To which its moment is known; None where that is by a rule, for no source gives the day."""
    year: int
    """In which it is, where it is."""
    gap: str = ""
    """How much later it is than what was told before, where the axis folds the time between."""

    @property
    def event_id(self) -> str | None:
        """Id of the event."""
        return None if self.sight is None else self.sight.event_id

    @property
    def words(self) -> tuple[str, ...]:
        """All that is to be read."""
        return self.gap, self.dated, self.title, self.below


def beats_of(request: Request, render: RenderOptions) -> list[Beat]:
    """What a request tells, in order of time.

    Raises
    ------
    ExportError
        If it tells nothing, or too much.
    """
    scene, telling = request.scene, request.options.tell
    if scene.count == 0:
        raise ExportError(Message("export.nothing-told"))
    wanted = told(request.selection, telling)
    if len(wanted) > MOST:
        raise ExportError(Message("export.film-too-long", {"most": MOST, "count": len(wanted)}))
    every = [
        (moment, chapter_at(scene, moment, event["offset"]), event)
        for event in scene.data.get("events", ())
        for moment in _moments(event, render.clock)
    ]
    firsts: dict[str, tuple[int, SceneChapter]] = {}
    for moment, chapter, _ in sorted(every, key=lambda one: one[0]):
        if chapter is not None:
            firsts.setdefault(chapter["id"], (moment, chapter))
    found = [_of_chapter(request, moment, chapter, every) for moment, chapter in firsts.values()]
    for moment, chapter, event in every:
        if event["id"] in wanted:
            found += _of_event(scene, replace(render, at=moment), chapter, event["id"])
    if not found:
        raise ExportError(Message("export.nothing-told"))
    # A chapter comes before its first event.
    found.sort(key=lambda beat: (beat.moment, beat.sight is not None))
    return list(_bounded(found, scene, render.language))


def chapter_at(scene: Scene, moment: int, offset_minutes: int) -> SceneChapter | None:
    """The chapter in which something happens, as days are counted there; of two the one that began last."""
    local = moment + offset_minutes * MINUTE
    within = [one for one in reversed(scene.data["chapters"]) if one["start"] <= local < one["end"]]
    return max(within, key=lambda one: one["start"], default=None)


def _moments(event: SceneEvent, clock: Clock) -> list[int]:
    """When an event is told: with hindsight when it begins, as reported whenever more is known of it."""
    if clock is Clock.HINDSIGHT:
        return [event["start"]]
    return sorted({known for _, known in said_of(event)})


def _of_chapter(
    request: Request,
    moment: int,
    chapter: SceneChapter,
    every: Sequence[tuple[int, SceneChapter | None, SceneEvent]],
) -> Beat:
    language = request.view.language
    # It tells of all of the chapter, so it is true of all of it only.
    inside = [at for at, other, _ in every if other is not None and other["id"] == chapter["id"]]
    first = next(one for at, _, one in every if at == moment)
    return Beat(
        moment=moment,
        until=max(inside) if request.options.tell == "chapters" else moment,
        chapter=chapter,
        sight=None,
        dated=told_period(request.dataset.chapters[chapter["id"]], request.view),
        title=text_in(chapter["title"], language),
        below=text_in(chapter["note"], language) if request.is_whole else "",
        precision=_precision(first, moment, request.view.clock),
        year=_year(moment, first),
    )


def _of_event(
    scene: Scene, render: RenderOptions, chapter: SceneChapter | None, event_id: str
) -> Iterator[Beat]:
    """The beat of an event at a moment; none if nothing about it is another than just before."""
    at, language = render.at, render.language
    if at is None:
        return
    sight = _seen(scene, render, event_id)
    if sight is None:
        return
    event = sight.event
    dated = edtf_text(event["when"], language)
    if render.clock is not Clock.HINDSIGHT:
        before = _seen(scene, replace(render, at=at - 1), event_id)
        if before is not None and before.state is sight.state:
            return
        said = next((one["on"] for one in event["claims"] if one["known"] == at and not one["assumed"]), None)
        dated = dated if said is None else t("film.known", language, date=edtf_text(said, language))
    if sight.state not in FILLED:
        dated = t("film.dated", language, date=dated, state=t(f"state.{sight.state}", language))
    runs_to = event["end"] - 1 if sight.track is not None and render.clock is Clock.HINDSIGHT else at
    title, precision = text_in(event["title"], language), _precision(event, at, render.clock)
    below, year = _below(sight, render), _year(at, event)
    yield Beat(at, max(at, runs_to), chapter, sight, dated, title, below, precision, year)


def _precision(event: SceneEvent, moment: int, clock: Clock) -> Precision | None:
    """To which it is known when an event is told."""
    if clock is Clock.HINDSIGHT:
        return event["precision"]
    is_said = any(claim["known"] == moment and not claim["assumed"] for claim in event["claims"])
    return Precision.DAY if is_said else None


def _year(moment: int, event: SceneEvent) -> int:
    return local_day(moment, event["offset"])[0]


def _seen(scene: Scene, render: RenderOptions, event_id: str) -> Sight | None:
    return next((sight for sight in sights(scene, render) if sight.event_id == event_id), None)


def _below(sight: Sight, render: RenderOptions) -> str:
    """How many, according to whom; where nobody counted, or not yet, who says so."""
    event, language = sight.event, render.language
    if event["figure"] is not None and render.clock is Clock.HINDSIGHT:
        return figures_text(event["figure"], language)
    lead = captions.lead_of(sight, render)
    if lead is None:
        return ""
    claim = event["claims"][lead]
    stance = t(f"player.stance.{claim['stance']}", language)
    return t("picture.counted", language, label=text_in(claim["by"], language), count=stance)


def _bounded(found: Sequence[Beat], scene: Scene, language: str) -> Iterator[Beat]:
    """Beats that end before the next begins, each with how much later it is than the one before."""
    before: Beat | None = None
    for position, beat in enumerate(found):
        after = found[position + 1].moment if position + 1 < len(found) else math.inf
        until = int(min(max(beat.until, beat.moment), max(after, beat.moment)))
        told_then = replace(beat, until=until)
        yield replace(told_then, gap="" if before is None else _later(scene, before, beat, language))
        # Nothing is later than the card of the first chapter, for nothing was told yet.
        if before is not None or beat.sight is not None:
            before = told_then


def _later(scene: Scene, before: Beat, beat: Beat, language: str) -> str:
    """How much time went by, in words, where the axis folds any of it; no more exactly than it is known."""
    start, end = before.until, beat.moment
    if not any(start <= fold["start"] and fold["end"] <= end for fold in scene.data["axis"]["folds"]):
        return ""
    months = int((end - start) / DAY / _MONTH)
    known = {before.precision, beat.precision}
    if known & {None, Precision.DECADE, Precision.CENTURY}:
        return ""
    if known & {Precision.SEASON, Precision.YEAR}:
        years = beat.year - before.year
        return t("film.later.year", language, count=years) if years else ""
    if months < _IN_MONTHS:
        return t("film.later.month", language, count=months)
    return t("film.later.year", language, count=months // 12)
