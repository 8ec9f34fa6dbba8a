"""KML (OGC 2.2) for Google Earth and GIS: a folder a layer, a placemark an event, each with its time span.

Owns the document, its styles and the words in its balloons; the colours are those of the map. A placemark
that is not of a confirmed event says so in its name. Names no file outside itself. Called through
`EXPORTERS`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from xml.etree import ElementTree as ET

from geo_events.citations import citation
from geo_events.clock import FILLED
from geo_events.dataset.cell_forms import ID
from geo_events.date_text import date_text
from geo_events.design import layer_colour
from geo_events.export.lonlat import Line, Position, Ring, lines, polygons_of, position_of
from geo_events.instant import iso
from geo_events.layer import Layer
from geo_events.model import Clock, Route, Source
from geo_events.picture.stages import areas_by_event
from geo_events.request import Entry, Request, every_entry, provenance, said_text, translation_of
from geo_events.request.safe_text import printable
from geo_events.scene import SceneStretch, SceneTrack
from geo_events.scene.track_schema import SceneArea
from geo_events.text import labelled, t
from geo_events.when import Edge

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_CERTAIN, _OPEN = "ff", "80"
"""Opacity of what is confirmed or whose way a source names, and of what is not."""
_FILLED = {"": "40", "-open": "20"}
"""Opacity of the fill of areas of either kind."""
_BREAK = "<br/>"


def write(request: Request) -> bytes:
    """The document as UTF-8."""
    language = request.view.language
    said = provenance(request, has_map=False)
    root = ET.Element("kml", {"xmlns": _NAMESPACE})
    document = ET.SubElement(root, "Document")
    empty = [t("table.empty", language)] if request.scene.count == 0 else []
    _add(document, "name", said.title)
    _add(document, "open", "1")
    _add(document, "description", _html([*said.lines(), *empty]))
    tracks = {track["event"]: track for track in request.scene.data["tracks"]}
    areas = areas_by_event(request.scene.data)
    layers = request.dataset.layers
    by_layer: dict[str, list[Entry]] = {layer: [] for layer in layers}
    for entry in every_entry(request):
        by_layer[request.dataset.layer(entry.event).layer_id].append(entry)
    shaped = {layer for layer, found in by_layer.items() for one in found if one.event.event_id in areas}
    document.extend(_styles(layers, shaped))
    for layer, found in by_layer.items():
        if found:
            folder = ET.SubElement(document, "Folder")
            _add(folder, "name", layers[layer].plural(language))
            for entry in found:
                event_id = entry.event.event_id
                shapes = areas.get(event_id, ())
                folder.extend(_shaped(entry, shapes, request))
                if event_id in tracks or not shapes:
                    folder.extend(_placemarks(entry, tracks.get(event_id), request))
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = printable(text)
    return element


def _html(parts: Iterable[str]) -> str:
    """Lines of a balloon, which is read as HTML."""
    return _BREAK.join(escape(part, quote=False) for part in parts)


def _styles(layers: Mapping[str, Layer], shaped: Container[str]) -> Iterator[ET.Element]:
    """One a layer for what is certain, and one for what is not; with a fill for layers that have areas."""
    for number, layer in enumerate(layers.values(), 1):
        for suffix, opacity, width in (("", _CERTAIN, "3"), ("-open", _OPEN, "2")):
            style = ET.Element("Style", {"id": f"{_style(layer.layer_id, number)}{suffix}"})
            colour = _colour(layer_colour(layer.colour, "light"), opacity)
            _add(ET.SubElement(style, "IconStyle"), "color", colour)
            line = ET.SubElement(style, "LineStyle")
            _add(line, "color", colour)
            _add(line, "width", width)
            if layer.layer_id in shaped:
                _add(ET.SubElement(style, "PolyStyle"), "color", _FILLED[suffix] + colour[2:])
            yield style


def _style(layer_id: str, number: int) -> str:
    """Id of a layer's style: its own where XML takes it for one."""
    return layer_id if ID.fullmatch(layer_id) and layer_id[0].isalpha() else f"layer-{number}"


def _colour(rgb: str, opacity: str) -> str:
    """A colour as KML writes it: opacity, blue, green, red."""
    red, green, blue = rgb[1:3], rgb[3:5], rgb[5:7]
    return f"{opacity}{blue}{green}{red}"


def _placemarks(entry: Entry, track: SceneTrack | None, request: Request) -> Iterator[ET.Element]:
    """The event's placemark; of a journey one for each way in which its route is known."""
    language = request.view.language
    name, order = entry.name(language), list(request.dataset.layers)
    layer_id = request.dataset.layer(entry.event).layer_id
    layer = _style(layer_id, order.index(layer_id) + 1)
    if track is None:
        point = [] if entry.place is None else [_point(position_of(entry.place))]
        style = layer if entry.state in FILLED else f"{layer}-open"
        yield _placemark(entry, request, (name, style, ""), point)
        return
    known = [(route, pieces) for route in Route if (pieces := list(_lines(track, route)))]
    for route, pieces in known:
        told = t(f"player.legend.{route}", language)
        titled = t("player.titled", language, title=name, state=told)
        title, style = (name, layer) if route is Route.NAMED else (titled, f"{layer}-open")
        yield _placemark(entry, request, (title, style, route.value), pieces)


def _shaped(entry: Entry, areas: Sequence[SceneArea], request: Request) -> Iterator[ET.Element]:
    """A placemark for each shape of the event, in its own time."""
    name, order = entry.name(request.view.language), list(request.dataset.layers)
    layer_id = request.dataset.layer(entry.event).layer_id
    layer = _style(layer_id, order.index(layer_id) + 1)
    style = layer if entry.state in FILLED else f"{layer}-open"
    for area in areas:
        polygons = [_polygon(rings) for rings in polygons_of([area])]
        yield _placemark(entry, request, (name, style, ""), polygons, area)


def _polygon(rings: Sequence[Ring]) -> ET.Element:
    polygon = ET.Element("Polygon")
    _add(polygon, "tessellate", "1")
    for number, ring in enumerate(rings):
        edge = ET.SubElement(polygon, "innerBoundaryIs" if number else "outerBoundaryIs")
        inner = ET.SubElement(edge, "LinearRing")
        _add(inner, "coordinates", " ".join(map(_coordinates, ring)))
    return polygon


def _span(entry: Entry, area: SceneArea | None, request: Request) -> Iterator[tuple[str, int]]:
    """When a placemark is there: `begin` and `end`, each where it is known."""
    when, clock = entry.event.when, request.view.clock
    is_hindsight = clock is Clock.HINDSIGHT  # what was once reported stays known
    has_start = area is not None and area["start"] != when.start
    has_end = area is not None and area["end"] != when.end
    if has_start or not (is_hindsight and when.start_edge is Edge.OPEN):
        first = entry.first_moment(clock)
        yield "begin", max(first, area["start"]) if has_start and area is not None else first
    if has_end and area is not None:
        yield "end", area["end"]
    elif is_hindsight and when.end_edge is not Edge.OPEN:
        yield "end", when.end


def _xsd(moment: int) -> str:
    """A moment in the way of XML Schema 1.1, which has no sign or zero before a year that needs none."""
    return re.sub(r"^-0{1,2}(?=\d{4})", "-", iso(moment))


def _placemark(
    entry: Entry,
    request: Request,
    looks: tuple[str, str, str],
    geometries: list[ET.Element],
    area: SceneArea | None = None,
) -> ET.Element:
    """A placemark with its name, its style and how its route is known, of a shape or of the whole event."""
    name, style, route = looks
    placemark = ET.Element("Placemark")
    _add(placemark, "name", name)
    _add(placemark, "description", _html(_balloon(entry, request)))
    span = ET.SubElement(placemark, "TimeSpan")
    for edge, moment in _span(entry, area, request):
        _add(span, edge, _xsd(moment))
    _add(placemark, "styleUrl", f"#{style}")
    placemark.append(_data(entry, route))
    if len(geometries) == 1:
        placemark.append(geometries[0])
    elif geometries:
        ET.SubElement(placemark, "MultiGeometry").extend(geometries)
    return placemark


def _balloon(entry: Entry, request: Request) -> Iterator[str]:
    language = request.view.language
    event = entry.event
    yield f"{date_text(event.when, language)} · {entry.state_text(language)}"
    yield entry.journey_text(language)
    if figures := entry.figures_text(language):
        yield labelled("player.card.figure", figures, language)
    if summary := event.summary(language):
        yield summary
    for claim in entry.claims:
        translated = translation_of(claim, request.dataset.sources[claim.source_id], language).text
        translation = f" ({translated})" if translated else ""
        said = t(
            "export.quoted",
            language,
            claim=said_text(claim, entry.speaker(claim, language), language),
            quote=claim.quote,
        )
        yield f"• {said}{translation}"
        if note := claim.notes.text(language):
            yield labelled("player.claim.note", note, language)
    for source in _sources(entry, request):
        yield t("export.source", language, source=citation(source, language))


def _sources(entry: Entry, request: Request) -> list[Source]:
    return [request.dataset.sources[source_id] for source_id in entry.source_ids]


def _data(entry: Entry, route: str) -> ET.Element:
    event = entry.event
    values = {
        "event_id": event.event_id,
        "layer": event.layer,
        "status": event.status.value,
        "state": "" if entry.state is None else entry.state.value,
        "route": route,
        "when": event.when.edtf,
        "precision": event.when.precision.value,
        "place_id": event.place_id or "",
        "radius_km": "" if entry.place is None else f"{entry.place.radius_km:g}",
        "origin_id": event.origin_id or "",
        "actors": " | ".join(event.actors),
        "claims": " ".join(claim.claim_id for claim in entry.claims),
        "sources": " ".join(entry.source_ids),
    }
    extended = ET.Element("ExtendedData")
    for name, value in values.items():
        _add(ET.SubElement(extended, "Data", {"name": name}), "value", value)
    return extended


def _lines(track: SceneTrack, route: Route) -> Iterator[ET.Element]:
    """Lines for the stretches whose way is known so; neighbours in one."""
    for is_known, run in groupby(track["stretches"], key=lambda stretch: _route(stretch) is route):
        if is_known:
            stretches = list(run)
            for piece in lines(track["vertices"][stretches[0]["first"] : stretches[-1]["last"] + 1]):
                yield _line(piece)


def _route(stretch: SceneStretch) -> Route:
    return stretch["route"] if stretch["named"] is None else Route.NAMED


def _line(piece: Line) -> ET.Element:
    line = ET.Element("LineString")
    _add(line, "tessellate", "1")
    _add(line, "coordinates", " ".join(_coordinates(place) for place in piece))
    return line


def _point(place: Position) -> ET.Element:
    point = ET.Element("Point")
    _add(point, "coordinates", _coordinates(place))
    return point


def _coordinates(place: Position) -> str:
    longitude, latitude = place
    return f"{longitude:.6f},{latitude:.6f}"
