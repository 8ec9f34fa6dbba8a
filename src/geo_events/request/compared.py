"""The two sides of a request that compares: what its view shows, and the other moment, clock or period.

Owns what the comparison in the options comes to, and the words for moments and periods. Called by the stills
and the deck, which draw both sides.
"""

from __future__ import annotations

from dataclasses import replace

from geo_events.date_text import date_text, span_text
from geo_events.errors import ExportError
from geo_events.message import Message
from geo_events.model import Clock
from geo_events.picture import RenderOptions, Side, captions
from geo_events.picture.visible import offset_at
from geo_events.request.export_request import Request
from geo_events.scene import Scene, build
from geo_events.text import t
from geo_events.view import period, select
from geo_events.when import MINUTE, Precision, When, iso_day, parse


def moment_of(at: int | When | None) -> tuple[int | None, bool]:
    """The moment of a still, and whether it is as clocks on the spot show it: the last of a day is."""
    if not isinstance(at, When):
        return at, False
    return (at.start, False) if at.precision is Precision.MINUTE else (at.end - 1, True)


def dates(request: Request) -> str:
    """Words of the period that somebody has chosen; empty where nobody has."""
    start, end = period(request.view)
    if (start is None and end is None) or request.scene.count == 0:
        return ""
    first, last = local_span(request)
    return span_text(first if start is None else start, last if end is None else end, request.view.language)


def local_span(request: Request) -> tuple[int, int]:
    """First moment of all that is in view and the first after it, as clocks on the spot show them.

    Milliseconds; there must be an event in view.
    """
    columns, rows = request.dataset.columns.events, request.selection.rows
    first = columns.starts[rows] + columns.offsets[rows].astype(int) * MINUTE
    last = columns.ends[rows] + columns.end_offsets[rows].astype(int) * MINUTE
    return int(first.min()), int(last.max())


def compared(request: Request, render: RenderOptions) -> tuple[Side, Side, str]:
    """Both sides of a request whose options hold a comparison, and the words of the time that they show.

    Parameters
    ----------
    request
        What is to be written.
    render
        How the first side is drawn.

    Raises
    ------
    ExportError
        If two periods are to be compared at one moment.
    """
    other = request.options.compare
    if other is None:
        raise ValueError("expected a request that compares")
    scene, language = request.scene, render.language
    if other.kind == "clock":
        return _clocks(scene, render)
    if other.kind == "moment":
        at, is_local = moment_of(other.at)
        now, then = (
            Side(scene, one, _day(scene, one)) for one in (render, replace(render, at=at, is_local=is_local))
        )
    else:
        if render.at is not None:
            raise ExportError(Message("export.compare-period"))
        chosen = other_period(request)
        written = replace(render, dates=dates(chosen))
        now = Side(scene, render, captions.date(scene, render))
        then = Side(chosen.scene, written, captions.date(chosen.scene, written))
    return now, then, t("picture.compared", language, now=now.words, then=then.words)


def other_period(request: Request) -> Request:
    """What a request compares with, if that is another period; else the request itself."""
    other = request.options.compare
    if other is None or other.kind != "period":
        return request
    selection = select(request.dataset, replace(request.view, start=other.start, end=other.end))
    return replace(request, selection=selection, scene=build(selection))


def _clocks(scene: Scene, render: RenderOptions) -> tuple[Side, Side, str]:
    order = (render.clock, *(clock for clock in Clock if clock is not render.clock))
    now, then = (
        Side(scene, replace(render, clock=clock), t(f"clock.{clock}", render.language)) for clock in order
    )
    return now, then, _day(scene, render)


def day_text(scene: Scene, at: int | None, is_local: bool, language: str) -> str:
    """The day of a moment; of the end of all times the last day of the story."""
    last = scene.data["period"]["end"] - 1
    if at is None:
        return date_text(parse(iso_day(last, min(0, offset_at(scene, last)))), language)
    return date_text(parse(iso_day(at, 0 if is_local else offset_at(scene, at))), language)


def _day(scene: Scene, render: RenderOptions) -> str:
    return day_text(scene, render.at, render.is_local, render.language)
