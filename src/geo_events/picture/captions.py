"""The words around a picture: its date, what is new, what lies beyond, and the whole in words.

Owns what is said; where it stands is the business of `heading` and `legend`. Called by `draw`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from geo_events.almanac import spelled
from geo_events.cldr import category, joint, number
from geo_events.clock import leading
from geo_events.date_text import edtf_text
from geo_events.design import MEASURES
from geo_events.layer import OTHER
from geo_events.model import Clock
from geo_events.picture.frame import Frame
from geo_events.picture.marks import is_seen
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.visible import Sight, offset_at, said_of, standing_at
from geo_events.scene import Scene, SceneEvent, SceneLayer, ScenePlace
from geo_events.text import t
from geo_events.when import DAY, MINUTE, iso_day, local_day
from geo_events.wording import text_in

_MOSTNEWS, _MOST_DESCRIBED, _MOST_AWAY = 2, 20, 4


def date(scene: Scene, render: RenderOptions) -> str:
    """The day shown, as it is counted where the nearest event is; of the whole its period, or its years."""
    language = render.language
    if render.at is not None:
        day = iso_day(render.at, 0 if render.is_local else offset_at(scene, render.at))
        return edtf_text(day, language)
    if scene.count == 0:
        return t("player.empty", language)
    if render.dates:
        return render.dates
    first, last = scene.data["period"]["start"], scene.data["period"]["end"] - 1
    start, end = (spelled(local_day(time, offset_at(scene, time))[0]) for time in (first, last))
    return edtf_text(f"{start}/{end}", language)


def beyond(
    seen: Sequence[Sight], places: Mapping[str, ScenePlace], frame: Frame, render: RenderOptions
) -> Iterator[str]:
    """What is there and cannot be seen: beyond the edge, or without a stated place."""
    language = render.language
    away = Counter(
        text_in(sight.event["title"] if sight.place is None else places[sight.place]["name"], language)
        for sight in seen
        if (at := standing_at(sight, places)) is not None
        and sight.ride is None
        and not is_seen(frame.point(*at), frame, render)
    )
    if away:
        names = (
            t("player.beyond", language, place=place, count=count)
            for place, count in away.most_common(_MOST_AWAY)
        )
        yield t("picture.beyond", language, places=joint(language).join(names))
    nowhere = sum(standing_at(sight, places) is None for sight in seen)
    if nowhere:
        yield t("player.unplaced", language, count=nowhere)


def news(scene: Scene, seen: Sequence[Sight], render: RenderOptions) -> Iterator[str]:
    """What is new at the moment shown, each with who said it; of the whole, what it is and how much."""
    language = render.language
    if render.at is None:
        if render.lead:
            yield render.lead
        held = [
            (layer, events)
            for layer in scene.data["layers"]
            if (events := [one.event for one in seen if one.event["layer"] == layer["id"]])
        ]
        has_parts = any(layer["id"] != OTHER for layer, _ in held)
        if not (render.lead and has_parts):
            yield t("marks.count.event", language, count=len(seen))
        if has_parts:
            counts = [counted(layer, events, language) for layer, events in held]
            yield joint(language).join(counts)
        return
    if not seen:
        yield t("picture.nothing", language)
    fresh = [sight for sight in seen if sight.fresh > MEASURES.new]
    for sight in sorted(fresh, key=lambda one: _rank(one, render))[:_MOSTNEWS]:
        claims, lead = sight.event["claims"], lead_of(sight, render)
        values = {
            "when": edtf_text(sight.event["when"], language),
            "title": text_in(sight.event["title"], language),
            "state": t(f"state.{sight.state}", language),
        }
        if lead is None:
            yield t("picture.event", language, **values)
            continue
        source = text_in(scene.data["sources"][claims[lead]["source"]]["publisher"], language)
        stance = t(f"player.stance.{claims[lead]['stance']}", language)
        yield t(
            "picture.news",
            language,
            by=text_in(claims[lead]["by"], language),
            stance=stance,
            source=source,
            **values,
        )


def counted(layer: SceneLayer, events: Sequence[SceneEvent], language: str) -> str:
    """So many events of a layer, in its own words: there may be others where each of them led somewhere.

    The page's JavaScript has the same rule; `tests/cases/nouns.json` holds the cases on which they agree.
    """
    count = len(events)
    has_moved = all(event["origin"] is not None for event in events)
    for nouns in (layer["moved"], layer["counts"]) if has_moved else (layer["counts"],):
        words = nouns.get(language, {})
        form = words.get(category(count, language)) or words.get("other")
        if form is not None:
            return form.replace("{count}", number(count, language))
    return t("marks.count.layer", language, name=text_in(layer["all"], language), count=count)


def lead_of(sight: Sight, render: RenderOptions) -> int | None:
    """Position of the claim that speaks for an event; with hindsight it may be one that came later."""
    horizon = math.inf if sight.at is None or render.clock is Clock.HINDSIGHT else sight.at
    return leading(said_of(sight.event), horizon, sight.state)


def _rank(sight: Sight, render: RenderOptions) -> tuple[float, bool, float]:
    """The news of the latest day first; of the same day what decides its event, then what is near in time."""
    lead = lead_of(sight, render)
    is_decisive = lead is not None and sight.event["claims"][lead]["known"] == sight.news
    away = 0 if sight.at is None else abs(sight.event["start"] - sight.at)
    day = (sight.news + sight.event["offset"] * MINUTE) // DAY
    return -day, not is_decisive, away


def described(seen: Sequence[Sight], render: RenderOptions) -> str:
    """The picture in words, for who cannot see it."""
    language = render.language
    said = [
        t(
            "picture.event",
            language,
            when=edtf_text(sight.event["when"], language),
            title=text_in(sight.event["title"], language),
            state=t(f"state.{sight.state}", language),
        )
        for sight in sorted(seen, key=lambda one: -one.news)[:_MOST_DESCRIBED]
    ]
    if not said:
        return t("player.empty", language)
    more = len(seen) - len(said)
    return t("picture.joint", language).join(said) + (t("picture.more", language, count=more) if more else "")
