"""`areas.geojson` and `lines.geojson`: the shapes of events.

Owns how their features are read and what is said of one that cannot be drawn; the others are. Called by
`folder`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from geo_events.area import (
    FEWEST,
    MOST_CORNERS,
    Area,
    Corner,
    Line,
    Polygon,
    Ring,
    crosses_itself,
    reaches_round,
)
from geo_events.dataset.ids import Ids
from geo_events.dataset.json_file import is_text, json_of, told
from geo_events.dataset.layers_table import LayersTable
from geo_events.dataset.place_row import zone_of
from geo_events.errors import DateError
from geo_events.layer import Form
from geo_events.message import Fault, Message
from geo_events.model import Event, Place
from geo_events.when import OPEN, When, parse

AREAS, LINES = "areas.geojson", "lines.geojson"
_SHOWN = 80
"""Characters of what was found."""


class _WrongError(Exception):
    """What a feature should have been: the key of a message, and what was found."""

    def __init__(self, key: str, found: object, advice: Message | None = None, **values: object) -> None:
        super().__init__(key)
        self.key, self.found, self.advice, self.values = key, found, advice, values


@dataclass(frozen=True)
class Owners:
    """The events that shapes may belong to."""

    events: Mapping[str, Event]
    """Sound ones by id."""
    ids: Ids
    """Those of faulty rows too."""
    places: Mapping[str, Place]
    layers: LayersTable


def areas_of(path: Traversable, owners: Owners, faults: list[Fault]) -> tuple[Area, ...]:
    """The areas that can be drawn, in file order."""
    return tuple(
        Area(event_id, polygons, *dates)
        for event_id, polygons, dates in _features(path, owners, Form.AREA, _polygons, faults)
    )


def lines_of(path: Traversable, owners: Owners, faults: list[Fault]) -> tuple[Line, ...]:
    """The lines that can be drawn, in file order; a feature of several parts gives several."""
    return tuple(
        Line(event_id, positions, *dates)
        for event_id, parts, dates in _features(path, owners, Form.JOURNEY, _lines, faults)
        for positions in parts
    )


def _features(
    path: Traversable, owners: Owners, form: Form, read: Callable[[Any], Any], faults: list[Fault]
) -> Iterator[tuple[str, Any, tuple[When | None, When | None]]]:
    content = json_of(path, faults)
    if content is None:
        return
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        faults.append(Fault("expected.features", found=told(content)[:_SHOWN], file=path.name))
        return
    if not features:
        faults.append(Fault("expected.one-feature", file=path.name))
    for number, feature in enumerate(features, start=1):
        try:
            event = _event_of(feature, owners, form)
            if event is not None:
                zone = zone_of(owners.places, event.place_id, event.origin_id)
                dates = _dates_of(feature["properties"], event, zone)
                yield event.event_id, read(feature.get("geometry")), dates
        except _WrongError as wrong:
            values = {"number": str(number), **wrong.values}
            found = told(wrong.found)[:_SHOWN]
            faults.append(Fault(wrong.key, values, found, wrong.advice, file=path.name))


def _event_of(feature: Any, owners: Owners, form: Form) -> Event | None:
    """The event of a feature; None for one that is itself left out, which is told there."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    event_id = properties.get("event_id") if isinstance(properties, dict) else None
    event = owners.events.get(event_id) if is_text(event_id) else None
    if event is None:
        is_id = is_text(event_id)
        if is_id and (event_id in owners.ids or not owners.ids.readable):
            return None
        advice = owners.ids.nearest(str(event_id)) if is_id else None
        raise _WrongError("expected.shape-event", "" if event_id is None else event_id, advice)
    if owners.layers.is_given and owners.layers.form_of(event.layer) not in (form, None):
        advice = Message("advice.layer-is", {"layer": event.layer})
        raise _WrongError("expected.shape-form", event_id, advice, form=form.value)
    return event


def _dates_of(properties: Mapping[str, Any], event: Event, timezone: str) -> tuple[When | None, When | None]:
    start, end = (_date(properties.get(name), timezone, name) for name in ("start", "end"))
    first = event.when.lasting[0] if start is None else start.start
    if (event.when.lasting[1] if end is None else end.end) <= first:
        raise _WrongError("expected.shape-order", properties.get("end") or event.when.edtf)
    return start, end


def _date(given: object, timezone: str, name: str) -> When | None:
    if given in (None, "", OPEN):
        return None
    try:
        return parse(str(given), timezone)
    except DateError as error:
        raise _WrongError("expected.shape-date", given, name=name) from error


def _polygons(geometry: Any) -> tuple[Polygon, ...]:
    kind, coordinates = _taken_apart(geometry)
    if kind not in ("Polygon", "MultiPolygon") or not coordinates:
        raise _WrongError("expected.area", _begun(geometry))
    polygons = [coordinates] if kind == "Polygon" else coordinates
    made = tuple(tuple(_ring(ring, geometry) for ring in polygon) for polygon in polygons)
    if not all(made) or sum(len(ring) for polygon in made for ring in polygon) > MOST_CORNERS:
        raise _WrongError("expected.area", _begun(geometry))
    return made


def _ring(given: Any, geometry: Any) -> Ring:
    ring = _positions(given, geometry, "expected.area")
    if len(ring) < FEWEST or ring[0] != ring[-1]:
        raise _WrongError("expected.ring", _begun(given))
    if reaches_round(ring):
        raise _WrongError("expected.no-antimeridian", _begun(given))
    if crosses_itself(ring):
        raise _WrongError("expected.no-crossing", _begun(given))
    return ring


def _lines(geometry: Any) -> tuple[tuple[Corner, ...], ...]:
    kind, coordinates = _taken_apart(geometry)
    if kind not in ("LineString", "MultiLineString") or not coordinates:
        raise _WrongError("expected.line", _begun(geometry))
    parts = [coordinates] if kind == "LineString" else coordinates
    made = tuple(_positions(part, geometry, "expected.line") for part in parts)
    if any(len(part) < 2 for part in made) or sum(map(len, made)) > MOST_CORNERS:
        raise _WrongError("expected.line", _begun(geometry))
    return made


def _taken_apart(geometry: Any) -> tuple[Any, Any]:
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    return (geometry.get("type"), coordinates) if isinstance(coordinates, list) else (None, None)


def _positions(given: Any, geometry: Any, key: str) -> tuple[Corner, ...]:
    """Longitude and latitude of each position; a height is left off."""
    try:
        found = tuple((_number(position[0]), _number(position[1])) for position in given)
    except (TypeError, LookupError, ValueError, OverflowError) as error:
        raise _WrongError(key, _begun(geometry)) from error
    if not all(abs(longitude) <= 180 and abs(latitude) <= 90 for longitude, latitude in found):
        raise _WrongError("expected.shape-degrees", _begun(given))
    return found


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"expected a number, found {value!r}")
    return float(value)


def _begun(value: object) -> str:
    """The beginning of what was found."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
