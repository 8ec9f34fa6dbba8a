"""The events of a scene as plain objects, and what a scene says of tracks, places and sources.

Owns the members of an event, a claim, a track, a place and a source, as `docs/scene.md` describes
them. Called by `builder`.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_events.clock import Known
from geo_events.dataset import Dataset
from geo_events.design import layer_colour
from geo_events.journeys import Track
from geo_events.languages import UNDETERMINED
from geo_events.layer import Layer
from geo_events.model import Basis, Claim, Event, Name, Place
from geo_events.scene.figures import figures_json, speaker_texts
from geo_events.scene.layer_schema import SceneLayer
from geo_events.scene.schema import (
    SceneClaim,
    SceneEdges,
    SceneEvent,
    SceneName,
    ScenePlace,
    SceneSource,
)
from geo_events.scene.track_schema import SceneHalt, SceneStretch, SceneTrack, SceneVertex
from geo_events.speaker import Speakers
from geo_events.when import When


def date(when: When | None) -> str | None:
    """A date in EDTF."""
    return None if when is None else when.edtf.strip()


def layer_json(layer: Layer) -> SceneLayer:
    """A layer, with its colour in both themes."""
    names = dict(layer.names) or {UNDETERMINED: layer.layer_id}
    return {
        "id": layer.layer_id,
        "form": layer.form,
        "symbol": layer.symbol,
        "light": layer_colour(layer.colour, "light"),
        "dark": layer_colour(layer.colour, "dark"),
        "name": names,
        "all": {**names, **layer.plurals},
        "counts": {language: dict(words) for language, words in layer.counts.items()},
        "moved": {language: dict(words) for language, words in layer.moved.items()},
    }


def event_json(
    event: Event, claims: Sequence[Claim], known: Sequence[Known], weight: int, dataset: Dataset
) -> SceneEvent:
    """An event with its claims, since when each was known, and its weight."""
    return {
        "id": event.event_id,
        "layer": dataset.layer(event).layer_id,
        "status": event.status,
        "title": dict(event.titles.pairs),
        "when": event.when.written,
        "start": event.when.start,
        "end": event.when.end,
        "edges": SceneEdges(event.when.start_edge, event.when.end_edge),
        "precision": event.when.precision,
        "offset": event.when.offset_minutes,
        "end_offset": event.when.end_offset_minutes,
        "weight": weight,
        "place": event.place_id,
        "origin": event.origin_id,
        "figure": figures_json(
            ((claim.figure, claim.asserted_by) for claim in claims if claim.figure is not None),
            dataset.speakers,
        ),
        "actors": list(event.actors),
        "summary": dict(event.summaries.pairs),
        "claims": [claim_json(*pair, dataset.speakers) for pair in zip(claims, known, strict=True)],
    }


def claim_json(claim: Claim, known: Known, speakers: Speakers) -> SceneClaim:
    """A claim, and when it was there to be known."""
    return {
        "id": claim.claim_id,
        "source": claim.source_id,
        "stance": claim.stance,
        "by": speaker_texts(claim.asserted_by, speakers),
        "on": date(claim.asserted_on),
        "known": known.time,
        "assumed": known.assumed,
        "quote": claim.quote,
        "translation": dict(claim.translations.pairs),
        "note": dict(claim.notes.pairs),
    }


def track_json(track: Track, index: int) -> SceneTrack:
    """Where a journey led, and when; its event is at that position in the scene."""
    return {
        "event": track.event_id,
        "index": index,
        "vertices": [
            SceneVertex(round(v.latitude, 5), round(v.longitude, 5), v.time) for v in track.vertices
        ],
        "stretches": [
            SceneStretch(first=s.first, last=s.last, route=s.route, named=s.named_from, known=s.known_from)
            for s in track.stretches
        ],
        "halts": [
            SceneHalt(
                place=h.place_id,
                index=h.index,
                arrive=None if h.arrive is None else h.arrive.edtf,
                depart=None if h.depart is None else h.depart.edtf,
                stated=h.basis is Basis.STATED,
                slack=h.slack,
            )
            for h in track.halts
        ],
    }


def name_json(named: Name | Place) -> SceneName:
    """What somebody or something is called."""
    name = dict(named.names.pairs)
    return {
        "name": name,
        "spellings": [spelling for spelling in named.spellings() if spelling not in name.values()],
    }


def place_json(place: Place) -> ScenePlace:
    """Where a place is, and how exactly."""
    return {
        **name_json(place),
        "lat": place.latitude,
        "lng": place.longitude,
        "radius": place.radius_km,
        "kind": place.kind,
    }


def sources_json(dataset: Dataset) -> dict[str, SceneSource]:
    """All sources by id."""
    return {
        source.source_id: {
            "title": source.title,
            "publisher": dict(source.publishers.pairs),
            "published": date(source.published),
            "language": source.language,
            "url": source.url,
            "archive_url": source.archive_url,
        }
        for source in dataset.sources.values()
    }
