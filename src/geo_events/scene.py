"""What is to be drawn, as plain JSON-able data: the one thing that every renderer reads.

Owns the shape of the scene. Knows neither folium nor Streamlit. A scene holds everything that passes the
filters, each event with its interval and claims: time, clock and language are chosen where it is drawn.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from geo_events.axis import elastic
from geo_events.clock import known_from
from geo_events.dataset import Dataset
from geo_events.journeys import Track, build_network, trace
from geo_events.model import LANGUAGES, Claim, Event, Layer, Place, View
from geo_events.text import date_text, gap_text, t
from geo_events.view import period, select
from geo_events.when import MINUTE, Precision, When

Json = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """A drawable selection of a dataset."""

    data: Json
    """Plain data as described in `docs/scene.md`; times are UTC milliseconds, coordinates degrees."""
    digest: str
    """Hexadecimal; equal scenes have equal digests."""


def trace_all(dataset: Dataset) -> dict[str, Track]:
    """Tracks of all journeys of a dataset, by event id. Costly: keep the answer."""
    network = build_network(dataset.railways)
    tracks: dict[str, Track] = {}
    for event in dataset.events.values():
        stops = dataset.stops_of(event.event_id)
        if event.layer is not Layer.TRAIN or not stops:
            continue
        known = {claim.claim_id: known_from(claim, event).time for claim in dataset.claims_of(event.event_id)}
        track = trace(event, stops, dataset.places, network, known)
        if track is not None:
            tracks[event.event_id] = track
    return tracks


def build(dataset: Dataset, view: View, tracks: Mapping[str, Track] | None = None) -> Scene:
    """Make the scene of a view.

    Parameters
    ----------
    dataset
        The sound rows of the tables.
    view
        Filters; its clock, language and selected event do not change the scene.
    tracks
        What `trace_all` gave; traced anew if left out.

    Raises
    ------
    ViewError
        If an end of the period is no date.
    """
    tracks = trace_all(dataset) if tracks is None else tracks
    events = select(dataset, view)
    drawn = [_event(event, dataset) for event in events]
    shown = [_track(tracks[event.event_id]) for event in events if event.event_id in tracks]
    start, end = _span(drawn, view)
    data: Json = {
        "period": {"start": start, "end": end},
        "axis": _axis(drawn, shown, start, end),
        "places": {place.place_id: _place(place) for place in _places(events, shown, dataset)},
        "events": drawn,
        "tracks": shown,
        "sources": _sources(dataset),
        "chapters": [
            {
                "id": chapter.chapter_id,
                "title": _both(chapter.title),
                "note": _both(chapter.note),
                "start": chapter.start.start,
                "end": chapter.end.end,
            }
            for chapter in dataset.chapters.values()
        ],
    }
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()[:16]
    return Scene({"digest": digest, **data}, digest)


def _both(words: Any) -> dict[str, str]:
    return {language: words(language) for language in LANGUAGES}


def _date(when: When | None) -> dict[str, str] | None:
    return None if when is None else _both(lambda language: date_text(when, language))


def _event(event: Event, dataset: Dataset) -> Json:
    claims = dataset.claims_of(event.event_id)
    return {
        "id": event.event_id,
        "layer": event.layer.value,
        "status": event.status.value,
        "title": _both(event.title),
        "when": _date(event.when),
        "start": event.when.start,
        "end": event.when.end,
        "precision": event.when.precision.value,
        "offset": event.when.offset_minutes,
        "place": event.place_id,
        "origin": event.origin_id,
        "figure": _figure(claims),
        "actors": list(event.actors),
        "summary": _both(event.summary),
        "claims": [_claim(claim, event) for claim in claims],
    }


def _figure(claims: Iterable[Claim]) -> dict[str, str] | None:
    """Each number that is claimed, with the first who gave it."""
    counted: dict[int, str] = {}
    for claim in claims:
        if claim.figure is not None:
            counted.setdefault(claim.figure, claim.asserted_by)
    if not counted:
        return None
    return {
        language: t("figure.joint", language).join(
            t("figure", language, number=f"{number:,}", by=by) for number, by in counted.items()
        )
        for language in LANGUAGES
    }


def _claim(claim: Claim, event: Event) -> Json:
    known = known_from(claim, event)
    return {
        "id": claim.claim_id,
        "source": claim.source_id,
        "stance": claim.stance.value,
        "by": claim.asserted_by,
        "on": _date(claim.asserted_on),
        "known": known.time,
        "assumed": known.assumed,
        "quote": claim.quote,
        "translation": claim.quote_en,
        "note": claim.note,
    }


def _track(track: Track) -> Json:
    return {
        "event": track.event_id,
        "vertices": [[round(v.latitude, 5), round(v.longitude, 5), v.time] for v in track.vertices],
        "stretches": [
            {"first": s.first, "last": s.last, "vouched": s.vouched, "known": s.known_from}
            for s in track.stretches
        ],
        "halts": [
            {
                "place": h.place_id,
                "index": h.index,
                "time": h.time,
                "stated": h.basis == "stated",
                "assumed": h.assumed,
            }
            for h in track.halts
        ],
    }


def _place(place: Place) -> Json:
    return {
        "name": _both(place.name),
        "lat": place.latitude,
        "lng": place.longitude,
        "radius": place.radius_km,
        "kind": place.kind,
    }


def _places(events: Iterable[Event], tracks: Iterable[Json], dataset: Dataset) -> list[Place]:
    used = {
        place_id for event in events for place_id in (event.place_id, event.origin_id) if place_id is not None
    }
    used |= {halt["place"] for track in tracks for halt in track["halts"]}
    return [place for place in dataset.places.values() if place.place_id in used]


def _sources(dataset: Dataset) -> Json:
    return {
        source.source_id: {
            "title": source.title,
            "publisher": source.publisher,
            "published": _date(source.published),
            "language": source.language,
        }
        for source in dataset.sources.values()
    }


def _span(events: Iterable[Json], view: View) -> tuple[int, int]:
    """First and last moment, in UTC, of what events and claims say inside the period."""
    start, end = period(view)
    times: list[int] = []
    for event in events:
        # The period is in days as the event's own place counts them.
        offset = event["offset"] * MINUTE
        earliest = -math.inf if start is None else start - offset
        latest = math.inf if end is None else end - offset
        said = (event["start"], event["end"], *_known(event))
        times.extend(int(min(max(time, earliest), latest)) for time in said)
    if not times:
        return 0, 1
    return min(times), max(max(times), min(times) + 1)


def _known(event: Json) -> list[int]:
    return [claim["known"] for claim in event["claims"]]


def _axis(events: Iterable[Json], tracks: Iterable[Json], start: int, end: int) -> Json:
    moments: list[int] = []
    for event in events:
        moments.append(event["start"])
        moments.extend(_known(event))
        if event["precision"] in (Precision.MINUTE, Precision.DAY):
            moments.append(event["end"])
    for track in tracks:
        moments.extend((track["vertices"][0][2], track["vertices"][-1][2]))
    axis = elastic(moments, start, end)
    return {
        "knots": [[time, round(position, 7)] for time, position in axis.knots],
        "folds": [
            {
                "start": fold.start,
                "end": fold.end,
                "text": {
                    language: t("axis.fold", language, gap=gap_text(fold.end - fold.start, language))
                    for language in LANGUAGES
                },
            }
            for fold in axis.folds
        ],
    }
