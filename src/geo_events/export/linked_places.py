"""Linked Places Format: a feature a place, with its names, and the dates and titles of what is told of it.

Owns the members of the format, which gazetteers and historical maps read: GeoJSON that is also JSON-LD. The
address of its context is only named, never fetched. Called through `EXPORTERS`.

References
----------
https://github.com/LinkedPasts/linked-places-format
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from geo_events.citations import citation
from geo_events.clock import State
from geo_events.date_text import date_text
from geo_events.export.lonlat import position_of
from geo_events.export.records import about
from geo_events.languages import UNDETERMINED
from geo_events.model import Place
from geo_events.request import Entry, Request, entries
from geo_events.when import Edge, Precision, When, iso_day, parse

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
_CONCEPTS = {
    "city": ("aat:300008389", "cities", "P"),
    "town": ("aat:300008375", "towns", "P"),
    "village": ("aat:300008372", "villages", "P"),
    "port": ("aat:300120599", "ports (settlements)", "P"),
    "province": ("aat:300000774", "provinces", "A"),
    "country": ("aat:300387506", "countries", "A"),
    "region": ("aat:300182722", "regions (geographic)", "L"),
}
"""Concept of the Art & Architecture Thesaurus, its name and GeoNames' class, by kind of place."""
_CLASSES = {"oblast": "A", "area": "L", "site": "S", "station": "S"}
"""GeoNames' class of kinds for which the format lists no concept."""
_SURE_KM, _VAGUE_KM = 25, 100
"""A place known to within the first is certain, one known to within the second less so."""
_UNREADABLE = (Precision.SEASON, Precision.DECADE, Precision.CENTURY)
"""Precisions for which ISO 8601 has no word."""
_NEVER = (State.CANCELLED, State.UNFULFILLED)
"""States of what did not take place: it dates no place."""


def write(request: Request) -> bytes:
    """The feature collection as UTF-8."""
    halts = {track["event"]: track["halts"] for track in request.scene.data["tracks"]}
    told: dict[str, list[Entry]] = {}
    placeless = 0
    for entry in entries(request):
        stated = [halt["place"] for halt in halts.get(entry.event.event_id, ()) if halt["stated"]]
        named = dict.fromkeys((entry.event.place_id, entry.event.origin_id, *stated))
        used = [place_id for place_id in named if place_id is not None]
        placeless += not used
        for place_id in used:
            told.setdefault(place_id, []).append(entry)
    places = [place for place in request.dataset.places.values() if place.place_id in told]
    collection = {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "metadata": about(request) | {"events_without_place": placeless},
        "features": [_feature(place, told[place.place_id], request) for place in places],
    }
    return (json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode(
        errors="replace"
    )


def _feature(place: Place, told: list[Entry], request: Request) -> dict[str, object]:
    return {
        "@id": f"#place-{place.place_id}",
        "type": "Feature",
        "properties": _properties(place, request.view.language),
        "names": list(_names(place, request)),
        "types": [_type(place)],
        "geometry": {
            "type": "Point",
            "coordinates": position_of(place),
            "certainty": _certainty(place),
        },
        "when": {"timespans": _timespans(entry.event.when for entry in told if entry.state not in _NEVER)},
        **_links(place),
        "descriptions": [_description(entry, request) for entry in told],
    }


def _properties(place: Place, language: str) -> dict[str, object]:
    known = _CONCEPTS.get(place.kind)
    feature_class = _CLASSES.get(place.kind) if known is None else known[2]
    return {
        "title": place.name(language),
        "ccodes": [] if place.country is None else [place.country],
        **({} if feature_class is None else {"fclasses": [feature_class]}),
        "radius_km": place.radius_km,
    }


def _names(place: Place, request: Request) -> Iterator[dict[str, object]]:
    """Every spelling; the first with where it stands, as the format demands."""
    address = _address(place)
    written: set[tuple[str, str | None]] = set()
    pairs = [(name, None if tag == UNDETERMINED else tag) for tag, name in place.names.pairs]
    for toponym, language in [*pairs, *((alias, None) for alias in place.aliases)]:
        if not toponym or (toponym, language) in written:
            continue
        name: dict[str, object] = {"toponym": toponym}
        if language is not None:
            name["lang"] = language
        if not written:
            dataset = f"{request.dataset.title(request.view.language)} ({request.dataset.version})"
            label = dataset if address is None else "GeoNames"
            name["citations"] = [{"label": label, "@id": address or f"#place-{place.place_id}"}]
        written.add((toponym, language))
        yield name


def _address(place: Place) -> str | None:
    """Of the place in the gazetteer from which it comes."""
    if place.geocoder != "geonames" or place.geocoder_id is None or not place.geocoder_id.isdecimal():
        return None
    return f"https://www.geonames.org/{place.geocoder_id}"


def _links(place: Place) -> dict[str, object]:
    address = _address(place)
    return {} if address is None else {"links": [{"type": "exactMatch", "identifier": address}]}


def _type(place: Place) -> dict[str, object]:
    known = _CONCEPTS.get(place.kind)
    own = {"sourceLabels": [{"label": place.kind, "lang": "en"}]}
    if known is None:
        return {"label": place.kind, **own}
    return {"identifier": known[0], "label": known[1], **own}


def _certainty(place: Place) -> str:
    if place.radius_km <= _SURE_KM:
        return "certain"
    return "less-certain" if place.radius_km <= _VAGUE_KM else "uncertain"


def _timespans(dates: Iterable[When]) -> list[dict[str, object]]:
    """Each date once, in order."""
    spans = {when.edtf: _timespan(when) for when in sorted(dates, key=lambda when: (when.start, when.edtf))}
    return list(spans.values())


def _timespan(when: When) -> dict[str, object]:
    ends = when.edtf.strip().split("/")
    # Without an end a timespan would be over with its start, and none may be without a start.
    if when.end_edge is Edge.OPEN:
        return {"start": _edge(ends[0]), "end": {"earliest": _day(when.end - 1, when)}}
    if when.start_edge is Edge.OPEN:
        return {"start": {"latest": _day(when.start, when)}, "end": _edge(ends[1])}
    if len(ends) == 1:
        start = _edge(ends[0])
        return {"start": start, "end": start} if "earliest" in start else {"start": start}
    return {"start": _edge(ends[0]), "end": _edge(ends[1])}


def _edge(edtf: str) -> dict[str, object]:
    """One date; what ISO 8601 cannot say becomes the first and last day that it may mean."""
    when = parse(edtf)
    if when.precision not in _UNREADABLE and "X" not in edtf:
        return {"in": edtf}
    mark = edtf[-1] if edtf[-1] in "~?%" else ""
    return {"earliest": _day(when.start, when) + mark, "latest": _day(when.end - 1, when) + mark}


def _day(moment: int, when: When) -> str:
    """The day of a moment where it happened."""
    return iso_day(moment, when.offset_minutes)


def _description(entry: Entry, request: Request) -> dict[str, object]:
    """An event in one line, with what is known of it and who says so."""
    language = request.view.language
    sources = (citation(request.dataset.sources[source_id], language) for source_id in entry.source_ids)
    parts = (date_text(entry.event.when, language), entry.name(language), *sources)
    return {
        "@id": f"#event-{entry.event.event_id}",
        "value": " · ".join(parts),
        "lang": language,
    }
