"""The thresholds and sizes that the player and the still pictures share.

Owns `measures.json`, which the player reads too, and what each of its numbers means; what is a matter of one
renderer alone stands there. Called by `geodesy` and `picture`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo_events.packaged import packaged_json


@dataclass(frozen=True, slots=True)
class Opening:
    """When a map leaves events that lie far off beyond its edge."""

    spare: float
    """Greatest share of the events that is left out."""
    most: int
    """Greatest number of events that is left out."""
    price_each: float
    """Zoom levels to be gained by leaving out each one."""
    price_all: float
    """Zoom levels to be gained by leaving out a share, for the whole."""
    least_gain: float
    """Zoom levels to be gained in all."""
    many: int
    """Number of events above which no single one is far off."""


@dataclass(frozen=True, slots=True)
class GroundName:
    """When a kind of name on the ground is written; each name has a rank, 0 for the greatest."""

    order: float
    """Place of the kind among all names, low first."""
    zoom: float
    """Zoom from which a name of rank 0 is written."""
    zoom_a_rank: float
    """Zoom levels by which the next rank comes later."""
    last_zoom: float | None
    """Zoom to which it is written; None for all."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """When a kind of place is named that bears no mark."""

    zoom: float
    """Zoom from which it is named."""
    rank: float
    """Rank among the names of places, low first."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How an arc is drawn."""

    width: float
    """In units."""
    opacity: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class AreaLook(Stroke):
    """How an area is drawn: the stroke of its outline, and its fill."""

    fill: float
    """Opacity, 0 to 1; half of it where nobody has confirmed it."""


@dataclass(frozen=True, slots=True)
class Measures:
    """All of them."""

    earth_radius_km: float
    """Mean radius of the Earth (IUGG's R1)."""
    trail: float
    """Share of the axis over which an event gets old."""
    named: float
    """Freshness above which an event is named."""
    new: float
    """Freshness above which an event is new."""
    vague_halt_hours: float
    """Hours to which a halt's time must be known for a journey's head near it to have an exact place."""
    exact_km: float
    """Kilometres within which a place must be known to need no circle."""
    rough_km: float
    """Kilometres from which on a mark at a place known so roughly wears a dashed ring."""
    vague_km: float
    """Kilometres from which on a place is hardly a place."""
    vast_km: float
    """Kilometres from which on a circle says little and covers much."""
    symbol: float
    """Side of a symbol on the map, in units: pixels where the map has its plain size."""
    small_symbol: float
    """Side of a symbol in a cluster's pill, in units."""
    mark: float
    """Side of a mark's room and height of a pill, in units."""
    apart: float
    """Gap in units that two marks need, or they become one cluster."""
    towns: list[str]
    """Kinds of place whose name stands for a whole cluster, whatever else it holds."""
    bend: float
    """Share of its length by which an arc is bent."""
    bend_step: float
    """Share by which the next arc between the same ends is bent more."""
    bend_span: float
    """Share by which the last arc between the same ends is bent more at most."""
    arcs: Mapping[str, Stroke]
    """Strokes of arcs by age: `new`, `recent` or `old`."""
    areas: Mapping[str, AreaLook]
    """Looks by age, as of arcs; `meant` if chosen, `past` if its event has another shape by now."""
    regions_from: float
    """Zoom from which the borders of regions are drawn."""
    rivers_from: float
    """Zoom from which rivers are drawn."""
    opening: Opening
    """When events beyond the edge are left there."""
    ground_names: Mapping[str, GroundName]
    """Names of the ground by kind."""
    place_order: float
    """Place of the story's places among all names, low first."""
    place_names: Mapping[str, PlaceName]
    """Names of the story's places by kind."""


def _read() -> Measures:
    given = packaged_json("design/measures.json")
    given["opening"] = Opening(**given["opening"])
    given["arcs"] = {age: Stroke(**stroke) for age, stroke in given["arcs"].items()}
    given["areas"] = {age: AreaLook(**look) for age, look in given["areas"].items()}
    given["ground_names"] = {kind: GroundName(**name) for kind, name in given["ground_names"].items()}
    given["place_names"] = {kind: PlaceName(**name) for kind, name in given["place_names"].items()}
    return Measures(**given)


MEASURES = _read()
