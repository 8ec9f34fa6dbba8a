"""GeoJSON (RFC 7946): a feature an event, with all its claims; journeys as lines, areas as polygons.

Owns the members of the collection and the properties of a feature. The collection's foreign member
`metadata` says where the file comes from. Called through `EXPORTERS`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from geo_events.dataset import Dataset
from geo_events.date_text import date_text
from geo_events.export.lonlat import Line, Position, Ring, box, lines, polygons_of, position_of
from geo_events.export.records import about, claim_record, ends_of, precision_of, worded
from geo_events.instant import iso
from geo_events.model import Place, Route
from geo_events.picture.stages import areas_by_event
from geo_events.request import Entry, Request, every_entry
from geo_events.scene import SceneTrack
from geo_events.scene.track_schema import SceneArea
from geo_events.when import Edge


def write(request: Request) -> bytes:
    """The feature collection as UTF-8, a feature a line."""
    tracks = {track["event"]: track for track in request.scene.data["tracks"]}
    areas = areas_by_event(request.scene.data)
    positions: list[Position] = []
    features = []
    for entry in every_entry(request):
        track = tracks.get(entry.event.event_id)
        pieces = [] if track is None else lines(track["vertices"])
        shapes = areas.get(entry.event.event_id, ())
        polygons = polygons_of(shapes)
        positions.extend(_reached(entry, pieces, polygons))
        geometry = _geometry(entry, pieces, polygons)
        features.append(_json(_feature(entry, geometry, track, shapes, request)))
    edges = box(positions)
    head: dict[str, object] = {"type": "FeatureCollection"}
    if edges is not None:
        head["bbox"] = edges
    head["metadata"] = about(request)
    body = ",\n".join(features)
    return f'{_json(head)[:-1]},"features":[\n{body}\n]}}\n'.encode(errors="replace")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _span(entry: Entry, area: SceneArea) -> dict[str, str | None]:
    """When a shape is there; null where it is as its event is, and nobody says how that begins or ends."""
    when = entry.event.when
    is_since = area["start"] == when.start and when.start_edge is Edge.OPEN
    is_on = area["end"] == when.end and when.end_edge is Edge.OPEN
    return {"start": None if is_since else iso(area["start"]), "end": None if is_on else iso(area["end"])}


def _reached(entry: Entry, pieces: list[Line], polygons: list[list[Ring]]) -> Iterator[Position]:
    for line in (*pieces, *(rings[0] for rings in polygons)):
        yield from line
    if not (pieces or polygons) and entry.place is not None:
        yield position_of(entry.place)


def _feature(
    entry: Entry,
    geometry: dict[str, object] | None,
    track: SceneTrack | None,
    areas: Sequence[SceneArea],
    request: Request,
) -> dict[str, object]:
    properties = _properties(entry, request)
    if track is not None:
        properties |= _journey(track, request.dataset)
    if areas:
        properties["areas"] = [{**_span(entry, area), "polygons": len(area["polygons"])} for area in areas]
    return {
        "type": "Feature",
        "id": entry.event.event_id,
        "geometry": geometry,
        "properties": properties,
    }


def _geometry(entry: Entry, pieces: list[Line], polygons: list[list[Ring]]) -> dict[str, object] | None:
    parts = [_of_many("LineString", pieces), _of_many("Polygon", polygons)]
    drawn = [part for part in parts if part is not None]
    if len(drawn) > 1:
        return {"type": "GeometryCollection", "geometries": drawn}
    if drawn:
        return drawn[0]
    return None if entry.place is None else {"type": "Point", "coordinates": position_of(entry.place)}


def _of_many(kind: str, parts: Sequence[object]) -> dict[str, object] | None:
    if len(parts) > 1:
        return {"type": f"Multi{kind}", "coordinates": parts}
    return {"type": kind, "coordinates": parts[0]} if parts else None


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
            for number, stretch in enumerate(track["stretches"] if points else ())
        ],
    }
