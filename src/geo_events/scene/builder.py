"""The scene of a view: what every renderer reads.

Owns the shape of the scene. Knows neither folium nor Streamlit. A scene holds everything that passes the
filters, each event with its interval and claims: time, clock and language are chosen where it is drawn.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from geo_events.axis import Axis, elastic
from geo_events.clock import known_from
from geo_events.dataset import Columns, Dataset
from geo_events.dataset.columns import EventColumns
from geo_events.journeys import Track, along, build_network, rails_of, trace
from geo_events.languages import UNDETERMINED
from geo_events.layer import Form
from geo_events.model import Place
from geo_events.scene.areas_json import areas_json
from geo_events.scene.chapters import Shown
from geo_events.scene.objects import (
    event_json,
    layer_json,
    name_json,
    place_json,
    sources_json,
    track_json,
)
from geo_events.scene.packed_columns import pack_events
from geo_events.scene.schema import SceneAxis, SceneData, SceneKnot, SceneName
from geo_events.scene.search_knowledge import search_json
from geo_events.scene.track_schema import SceneTrack
from geo_events.scene.weight import weights_of
from geo_events.view import KnownClaims, Selection, period, select_undated
from geo_events.when import MINUTE, Precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

MANY = 5_000
"""More events than this travel packed as columns: as objects they would take fifty times the room."""


@dataclass(frozen=True)
class Scene:
    """A drawable selection of a dataset."""

    data: SceneData
    """Plain data as described in `docs/scene.md`; times are UTC milliseconds, coordinates degrees."""
    digest: str
    """Hexadecimal; equal scenes have equal digests."""
    count: int
    """How many events it holds."""
    columns: bytes = b""
    """The columns of a packed scene, which its data describes."""


def trace_all(dataset: Dataset) -> dict[str, Track]:
    """Tracks of all journeys of a dataset, by event id. Costly: keep the answer."""
    network = build_network(dataset.railways)
    tracks: dict[str, Track] = {}
    for event_id in dict.fromkeys((*(stop.event_id for stop in dataset.stops), *dataset.lines_of)):
        event = dataset.events.get(event_id)
        if event is None:
            continue
        known = {
            claim.claim_id: known_from(claim, event, dataset.told.get(claim.claim_id)).time
            for claim in dataset.claims_of(event_id)
        }
        stops, own = dataset.stops_of(event_id), dataset.lines_of.get(event_id, ())
        rails = build_network(rails_of(own)) if own else network
        track = trace(event, stops, dataset.places, rails, known) if stops else along(event, own, known)
        if track is not None:
            tracks[event_id] = track
    return tracks


def build(selection: Selection, tracks: Mapping[str, Track] | None = None) -> Scene:
    """Make the scene of a selection.

    Parameters
    ----------
    selection
        What is shown; the clock, language and selected event of its view do not change the scene.
    tracks
        What `trace_all` gave; traced anew if left out.
    """
    dataset, rows, known = selection.dataset, selection.rows, selection.claims.by_time()
    tracks = trace_all(dataset) if tracks is None else tracks
    shown = [track_json(track, index) for index, track in _tracks_of(dataset, rows, tracks)]
    weights = weights_of(dataset.columns, rows)
    areas = areas_json(dataset, rows)
    start, end = _span(selection, known)
    places = _places(dataset, rows, shown)
    data: SceneData = {
        "digest": "",
        "title": dict(dataset.titles.pairs) or {UNDETERMINED: dataset.title("en")},
        "about": dict(dataset.about.pairs),
        "languages": list(dataset.languages),
        "period": {"start": start, "end": end},
        "axis": _axis_json(_axis(dataset.columns, rows, known, shown, (start, end))),
        "layers": [layer_json(layer) for layer in dataset.layers.values()],
        "places": {place.place_id: place_json(place) for place in places},
        "people": _people(dataset, rows),
        "tracks": shown,
        "clocked": dataset.has_clock,
        "rails": bool(dataset.railways) and any(track["event"] not in dataset.lines_of for track in shown),
        "sources": sources_json(dataset),
        "chapters": Shown(dataset, rows, weights, shown, areas).chapters(),
    }
    if areas:
        data["areas"] = areas
    columns = b""
    if len(rows) > MANY:
        place_ids = [place.place_id for place in places]
        data["packed"], columns = pack_events(dataset, rows, weights, known, place_ids)
    else:
        told = zip(selection.with_claims(), weights.tolist(), strict=True)
        data["events"] = [event_json(*event, weight, dataset) for event, weight in told]
    rest = select_undated(dataset, selection.view)
    if rest is not None:
        _add_undated(data, rest)
    data["search"] = search_json(data, dataset, selection.view.search)
    data["digest"] = _digest(data, columns)
    return Scene(data, data["digest"], len(rows), columns)


def _add_undated(data: SceneData, selection: Selection) -> None:
    """Put in the events without a date, of very many the first, with their places and people."""
    dataset = selection.dataset
    shown = replace(selection, rows=selection.rows[:MANY])
    places = {place.place_id: place_json(place) for place in _places(dataset, shown.rows, ())}
    data["places"] = places | data["places"]
    data["people"] = _people(dataset, shown.rows) | data["people"]
    data["undated"] = [event_json(*event, 0, dataset) for event in shown.with_claims()]
    data["undated_count"] = selection.count


def _digest(data: SceneData, columns: bytes) -> str:
    content = {name: value for name, value in data.items() if name != "digest"}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode() + columns).hexdigest()[:16]


def _tracks_of(
    dataset: Dataset, rows: NDArray[np.int64], tracks: Mapping[str, Track]
) -> Iterable[tuple[int, Track]]:
    """The tracks of the events that are shown, in their order, each with its event's position among them."""
    if not tracks:
        return []
    events = dataset.columns.events
    able = [at for at, one in enumerate(events.layer_ids) if dataset.layers[one].may_be(Form.JOURNEY)]
    journeys = np.flatnonzero(np.isin(events.layers[rows], able))
    ids = events.ids.take(rows[journeys]).to_pylist()
    return [
        (index, tracks[event_id])
        for index, event_id in zip(journeys.tolist(), ids, strict=True)
        if event_id in tracks
    ]


def _places(dataset: Dataset, rows: NDArray[np.int64], tracks: Iterable[SceneTrack]) -> list[Place]:
    events = dataset.columns.events
    used = {*np.unique(events.places[rows]).tolist(), *np.unique(events.origins[rows]).tolist()}
    halts = {halt["place"] for track in tracks for halt in track["halts"]}
    every = enumerate(dataset.places.values())
    return [place for position, place in every if position in used or place.place_id in halts]


def _people(dataset: Dataset, rows: NDArray[np.int64]) -> dict[str, SceneName]:
    cells = pc.unique(dataset.columns.events.actors.take(rows)).to_pylist()
    actors = dict.fromkeys(actor for cell in cells for actor in cell.split("|"))
    named = ((actor, dataset.named(actor)) for actor in actors)
    return {actor: name_json(known) for actor, known in named if known is not None}


def _span(selection: Selection, known: KnownClaims) -> tuple[int, int]:
    """First and last moment, in UTC, of what events and claims say inside the period.

    Where nothing passes the filters it is the time of all that there is; where there is nothing, none.
    """
    events, rows = selection.dataset.columns.events, selection.rows
    if selection.count == 0:
        return _days_of_all(events) if len(events) else (0, 1)
    start, end = period(selection.view)
    offsets = events.offsets[rows].astype(np.int64) * MINUTE

    def inside(times: NDArray[np.int64], offset: NDArray[np.int64]) -> tuple[int, int]:
        # The period is in days as the event's own place counts them.
        times = times if start is None else np.maximum(times, start - offset)
        times = times if end is None else np.minimum(times, end - offset)
        return int(times.min()), int(times.max())

    spans = [inside(events.starts[rows], offsets), inside(events.ends[rows], offsets)]
    # What has no end goes on to that of the period, where one was chosen.
    for edge, chosen in enumerate((start, end)):
        lasting = offsets[events.is_open(edge)[rows]]
        if chosen is not None and len(lasting):
            spans.append(inside(np.full(len(lasting), chosen) - lasting, lasting))
    if len(known.times):
        spans.append(inside(known.times, offsets[known.owners]))
    first, last = min(low for low, _ in spans), max(high for _, high in spans)
    return first, max(last, first + 1)


def _days_of_all(events: EventColumns) -> tuple[int, int]:
    """First and last day as clocks on the spot show them: without an event no other clock tells the day."""
    starts = events.starts + events.offsets.astype(np.int64) * MINUTE
    ends = events.ends + events.end_offsets.astype(np.int64) * MINUTE
    return int(starts.min()), int(ends.max())


def _axis(
    columns: Columns,
    rows: NDArray[np.int64],
    known: KnownClaims,
    tracks: Iterable[SceneTrack],
    span: tuple[int, int],
) -> Axis:
    events = columns.events
    exact = [list(Precision).index(precision) for precision in (Precision.MINUTE, Precision.DAY)]
    ends = events.ends[rows][np.isin(events.precisions[rows], exact)]
    journeys = [track["vertices"][end].time for track in tracks for end in (0, -1)]
    moments = np.concatenate((events.starts[rows], known.times, ends, np.array(journeys, np.int64)))
    return elastic(moments, *span)


def _axis_json(axis: Axis) -> SceneAxis:
    return {
        "knots": [SceneKnot(time, round(position, 7)) for time, position in axis.knots],
        "folds": [{"start": fold.start, "end": fold.end} for fold in axis.folds],
    }
