"""Pages of other players with the same events: folium's TimestampedGeoJson and Timeline, and plain Leaflet.

Each shows the events of one year, as circle markers on a canvas, without a basemap, pop-ups or tooltips: at
their best. Knows no browser: what it makes are the pages of scrub_page.py. Called by scrub.py.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium
from first_paint import installed
from folium.plugins import Timeline as FoliumTimeline
from folium.plugins import TimelineSlider, TimestampedGeoJson
from scrub_page import Page

from geo_events.when import DAY, parse

HOUR = 3_600_000
YEAR = 365 * DAY
CENTER = (40.0, 90.0)
ZOOM = 3
PALETTE = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b")
NPM = (
    "leaflet@1.9.3 jquery@3.7.1 bootstrap@5.2.2 @fortawesome/fontawesome-free@6.2.0 "
    "leaflet.awesome-markers@2.0.5 moment@2.18.1 iso8601-js-period@0.2.1 "
    "leaflet-timedimension@1.1.1 leaflet.timeline@1.6.0"
)
"""What to install for the rivals' pages: the versions that folium's pages name."""
_NEEDED = ("leaflet.js", "jquery.min.js", "leaflet.timedimension.min.js", "iso8601.js", "leaflet.timeline.js")
_OTHER_NAMES = {
    "jquery-3.7.1.min.js": "jquery.min.js",
    "iso8601.min.js": "iso8601.js",
    "leaflet.timeline.min.js": "leaflet.timeline.js",  # the package's only build, and minified
}
SORT = b"""
;L.TimeDimension.Util.sort_and_deduplicate = (times) => [...new Set(times)].sort((a, b) => a - b);
"""
"""Leaflet.TimeDimension sorts its times as text: of events before and after 2001-09-09 some are lost."""
SHOWN = "Object.values(map._layers).filter((layer) => layer instanceof L.CircleMarker).length"


@dataclass(frozen=True)
class Point:
    """An event as the rivals have it."""

    start: int
    """UTC milliseconds since 1970."""
    latitude: float
    longitude: float
    colour: str

    @property
    def style(self) -> dict[str, Any]:
        """The options of its circle marker."""
        return {"radius": 5, "stroke": False, "fillColor": self.colour, "fillOpacity": 0.8}

    def feature(self, **properties: Any) -> dict[str, Any]:
        """The event as GeoJSON: longitude first."""
        geometry = {"type": "Point", "coordinates": [self.longitude, self.latitude]}
        return {"type": "Feature", "geometry": geometry, "properties": properties}


def points(folder: Path) -> list[Point]:
    """The events of a dataset's folder that have a place, by their start."""
    places = {
        row["place_id"]: (float(row["latitude"]), float(row["longitude"])) for row in _rows(folder, "places")
    }
    colours: dict[str, str] = {}
    found = []
    for row in _rows(folder, "events"):
        if row["place_id"] in places:
            colour = colours.setdefault(row["layer"], PALETTE[len(colours) % len(PALETTE)])
            found.append(Point(parse(row["when"]).start, *places[row["place_id"]], colour))
    return sorted(found, key=lambda point: point.start)


def _rows(folder: Path, table: str) -> csv.DictReader[str]:
    lines = (folder / f"{table}.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
    return csv.DictReader(lines)


def libraries(packages: Path) -> dict[str, bytes]:
    """The packages' files under the names by which the pages ask for them.

    Raises
    ------
    FileNotFoundError
        If one that a player needs is not there.
    """
    files = installed(packages)
    missing = [name for name in _NEEDED if name not in files]
    if missing:
        raise FileNotFoundError(
            f"expected {', '.join(missing)} below {packages}; run `npm install {NPM}` there"
        )
    files |= {asked: files[name] for asked, name in _OTHER_NAMES.items()}
    files["leaflet.timedimension.min.js"] += SORT
    return files


def canvas(events: list[Point], _steps: int) -> tuple[str, str]:
    """Plain Leaflet: circle markers enter and leave a canvas. The page and its driver."""
    columns = {
        "starts": [event.start for event in events],
        "latitudes": [event.latitude for event in events],
        "longitudes": [event.longitude for event in events],
        "colours": [event.colour for event in events],
    }
    page = (Path(__file__).parent / "rivals_canvas.html").read_text(encoding="utf-8")
    values = {
        "/* EVENTS */ null": json.dumps(columns),
        "/* WINDOW */ 0": str(YEAR),
        "/* CENTER */": ", ".join(map(str, CENTER)),
        "/* ZOOM */ 0": str(ZOOM),
    }
    for mark, value in values.items():
        page = page.replace(mark, value, 1)
    return page, "() => window.plain ?? null"


def timestamped(events: list[Point], steps: int) -> tuple[str, str]:
    """folium's TimestampedGeoJson, its period such that there are about as many times as steps."""
    hours = max(1, round((events[-1].start - events[0].start) / steps / HOUR))
    features = [event.feature(times=[event.start], icon="circle", iconstyle=event.style) for event in events]
    drawn = _map()
    TimestampedGeoJson(  # type: ignore[no-untyped-call]
        {"type": "FeatureCollection", "features": features},
        period=f"PT{hours}H",
        duration="P1Y",
        auto_play=False,
        loop=False,
    ).add_to(drawn)
    driver = f"""() => {{
      const map = window.{drawn.get_name()};
      const times = map.timeDimension.getAvailableTimes();
      return times.length === 0 ? null : {{ period: () => [times[0], times[times.length - 1]],
        seek: (time) => map.timeDimension.setCurrentTime(time), shown: () => {SHOWN} }};
    }}"""
    return drawn.get_root().render(), driver


def timeline(events: list[Point], steps: int, *, show_ticks: bool = True) -> tuple[str, str]:
    """folium's Timeline and its slider; an event ends a year after its start."""
    features = [
        event.feature(start=event.start, end=event.start + YEAR, style=event.style) for event in events
    ]
    drawn = _map()
    layer = FoliumTimeline(
        {"type": "FeatureCollection", "features": features},
        point_to_layer=folium.JsCode("(feature, place) => L.circleMarker(place, feature.properties.style)"),
    ).add_to(drawn)
    slider = TimelineSlider(auto_play=False, show_ticks=show_ticks, steps=steps)
    slider.add_timelines(layer)  # type: ignore[no-untyped-call]
    slider.add_to(drawn)
    driver = f"""() => {{
      const [map, slider] = [window.{drawn.get_name()}, window.{slider.get_name()}];
      return slider.timelines.length === 0 || !Number.isFinite(slider.start) ? null : {{
        period: () => [{events[0].start}, {events[-1].start}],
        seek: (time) => slider.setTime(time), shown: () => {SHOWN} }};
    }}"""
    return drawn.get_root().render(), driver


def timeline_without_ticks(events: list[Point], steps: int) -> tuple[str, str]:
    """folium's Timeline without the mark of every event below the slider."""
    return timeline(events, steps, show_ticks=False)


def _map() -> folium.Map:
    return folium.Map(location=CENTER, zoom_start=ZOOM, tiles=None, prefer_canvas=True)


RIVALS: Mapping[str, tuple[tuple[str, Callable[[list[Point], int], tuple[str, str]]], ...]] = {
    "canvas": (("Leaflet, canvas markers", canvas),),
    "timestamped": (("folium TimestampedGeoJson", timestamped),),
    "timeline": (
        ("folium Timeline", timeline),
        ("folium Timeline, no ticks", timeline_without_ticks),
    ),
}
"""The rows of each rival: their label, and what makes the page and its driver."""


def write(
    make: Callable[[list[Point], int], tuple[str, str]],
    events: list[Point],
    steps: int,
    file: Path,
    files: Mapping[str, bytes],
) -> Page:
    """Write a rival's page to a file."""
    html, driver = make(events, steps)
    file.write_text(html, encoding="utf-8")
    return Page(file, driver, files)
