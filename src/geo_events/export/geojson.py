"""GeoJSON (RFC 7946): a feature an event, with all its claims; journeys as lines with their halts.

Owns the members of the collection and the properties of a feature. The collection's foreign member
`metadata` says where the file comes from. Called through `EXPORTERS`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from geo_events.dataset import Dataset
from geo_events.date_text import date_text
from geo_events.export.lonlat import Line, Position, box, lines, position_of
from geo_events.export.records import about, claim_record, ends_of, precision_of, worded
from geo_events.instant import iso
from geo_events.model import Place, Route
from geo_events.request import Entry, Request, every_entry
from geo_events.scene import SceneTrack


def write(request: Request) -> bytes:
    """The feature collection as UTF-8, a feature a line."""
    tracks = {track["event"]: track for track in request.scene.data["tracks"]}
    positions: list[Position] = []
    features = []
    for entry in every_entry(request):
        track = tracks.get(entry.event.event_id)
        pieces = [] if track is None else lines(track["vertices"])
        positions.extend(_reached(entry, pieces))
        features.append(_json(_feature(entry, pieces, track, request)))
    edges = box(positions)
    head: dict[str, object] = {"type": "FeatureCollection"}
    if edges is not None:
        head["bbox"] = edges
    head["metadata"] = about(request)
    body = ",\n".join(features)
    return f'{_json(head)[:-1]},"features":[\n{body}\n]}}\n'.encode(errors="replace")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _reached(entry: Entry, pieces: list[Line]) -> Iterator[Position]:
    for piece in pieces:
        yield from piece
    if not pieces and entry.place is not None:
        yield position_of(entry.place)


def _feature(
    entry: Entry, pieces: list[Line], track: SceneTrack | None, request: Request
) -> dict[str, object]:
    properties = _properties(entry, request)
    if track is not None:
        properties |= _journey(track, request.dataset)
    return {
        "type": "Feature",
        "id": entry.event.event_id,
        "geometry": _geometry(entry, pieces),
        "properties": properties,
    }


def _geometry(entry: Entry, pieces: list[Line]) -> dict[str, object] | None:
    if len(pieces) > 1:
        return {"type": "MultiLineString", "coordinates": pieces}
    if pieces:
        return {"type": "LineString", "coordinates": pieces[0]}
    return None if entry.place is None else {"type": "Point", "coordinates": position_of(entry.place)}


def _properties(entry: Entry, request: Request) -> dict[str, object]:
    event, place, origin = entry.event, entry.place, entry.origin
    start, end = ends_of(event.when)
    language, languages = request.view.language, request.dataset.languages
    translated = request.dataset.translated
    claims = [
        claim_record(claim, known, entry.speaker(claim, language), language, translated)
        for claim, known in zip(entry.claims, entry.known, strict=True)
    ]
    return {
        "id": event.event_id,
        "layer": event.layer,
        "status": event.status.value,
        "state": None if entry.state is None else entry.state.value,
        **worded("title", event.titles, languages),
        "when": event.when.edtf,
        "when_en": date_text(event.when, "en"),
        "when_zh": date_text(event.when, "zh"),
        "start": start,
        "end": end,
        "precision": precision_of(event.when),
        "place": event.place_id,
        **worded("place", None if place is None else place.names, languages),
        "radius_km": None if place is None else place.radius_km,
        "origin": None if origin is None else _spot(origin, languages),
        "actors": list(event.actors),
        "figures": [
            {"figure": said["figure"], "asserted_by": said["asserted_by"], "claim": said["id"]}
            for said in claims
            if said["figure"] is not None
        ],
        **worded("summary", event.summaries, languages),
        "claims": claims,
    }


def _spot(place: Place, languages: Sequence[str]) -> dict[str, object]:
    return {
        "place": place.place_id,
        **worded("name", place.names, languages),
        "radius_km": place.radius_km,
        "coordinates": position_of(place),
    }


def _journey(track: SceneTrack, dataset: Dataset) -> dict[str, object]:
    """Halts with the dates that the table gives, and how each way is known; no hour that is only drawn."""
    halts = track["halts"]
    points = [halt["place"] for halt in halts if 0 <= halt["index"] < len(track["vertices"])]
    return {
        "halts": [
            {
                **_spot(dataset.places[halt["place"]], dataset.languages),
                "arrive": halt["arrive"],
                "depart": halt["depart"],
                "stated": halt["stated"],
            }
            for halt in halts
        ],
        "stretches": [
            {
                "from": points[number],
                "to": points[number + 1],
                "route": stretch["route"] if stretch["named"] is None else Route.NAMED,
                "known": iso(stretch["known"]),
            }
            for number, stretch in enumerate(track["stretches"])
        ],
    }
