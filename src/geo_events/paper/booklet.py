"""A handout: the first page, the chapters, the sources.

Owns the order of what stands in it, and the maps. Called by `export`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from geo_events.bounds import Bounds
from geo_events.citations import addresses, listed
from geo_events.cldr import joint
from geo_events.date_text import date_text
from geo_events.deck.plan import Part, Stop, scene_of, stops
from geo_events.deck.words import years
from geo_events.libraries import library
from geo_events.link import app_link, page_link
from geo_events.paper.document import About, written
from geo_events.paper.events import event, linked
from geo_events.paper.flow import MARGIN, Flow
from geo_events.paper.setting import PALE, Paragraph, Span, plain
from geo_events.paper.typeface import Type
from geo_events.picture import Picture, RenderOptions, draw, legend
from geo_events.picture.colours import Colours
from geo_events.request import (
    GENERATOR,
    Entry,
    Provenance,
    Request,
    entries,
    provenance,
    require_tellable,
    told,
    told_period,
)
from geo_events.scene import Scene
from geo_events.text import t

Parts = Sequence[tuple[Part, Sequence[Entry]]]
"""Parts of the story, each with those of its events that are told."""

SHEETS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Points of a sheet."""
_TITLE, _CHAPTER, _SMALL = 22.0, 16.0, 8.5
_OVERVIEW, _MAP = 0.6, 0.46
"""Heights of the maps, as shares of their width."""
_SCALE, _LEAST = 0.72, 7.0
"""Factor of what is drawn on a map, and points of its smallest type."""
_CODE = 76.0
"""Side of the code of a link."""


def write(
    request: Request, families: Sequence[str], find: Callable[[str, bool], Path]
) -> tuple[bytes, list[str]]:
    """The handout as a tagged PDF, and its letters that no font has.

    Parameters
    ----------
    request
        What is to be written.
    families
        Names of the fonts that there are, the one that letters what it can first.
    find
        Gives the file of a font, of the bold one if the second argument is true.

    Raises
    ------
    ExportError
        If there is no event to tell, or there are more than a handout holds.
    """
    require_tellable(request)
    origin = provenance(request)
    found, shown = tuple(entries(request)), told(request.selection, request.options.tell)
    parts = _parts(stops(found, tuple(request.dataset.chapters.values()), shown))
    width, height = SHEETS[request.options.paper]
    flow = Flow(width, height, Type(families, find), origin.title)
    _first(flow, request, origin, found, parts)
    for number, (part, those) in enumerate(parts):
        request.tell(0.1 + 0.7 * number / len(parts))
        _part(flow, request, part, those)
    _last(flow, origin)
    request.tell(0.8)
    subject = " · ".join((*origin.filters, origin.dated))
    content = written(flow, About(origin.title, subject, origin.tag, GENERATOR, origin.made))
    request.tell(1)
    return content, list(flow.type.missing)


def _parts(planned: Iterable[Stop]) -> Parts:
    """The chapters, and the runs outside them of which an event is told; each once."""
    found: dict[int, tuple[Part, list[Entry]]] = {}
    for one in planned:
        _, those = found.setdefault(id(one.part), (one.part, []))
        if one.entry is not None:
            those.append(one.entry)
    return list(found.values())


def _first(
    flow: Flow,
    request: Request,
    origin: Provenance,
    found: Sequence[Entry],
    parts: Parts,
) -> None:
    language = origin.language
    flow.turn()
    flow.put(plain(origin.title, _TITLE, tag="H1", bold=True))
    if request.is_whole:
        flow.put(plain(request.dataset.about.text(language), 11, before=4))
    flow.y += 6
    code = _code(flow, request)
    said = [*plain(f"{years(found, language)} · {_count(len(found), language)}", 11, bold=True)]
    count = sum(len(those) for _, those in parts)
    if count < len(found):
        said += plain(t("paper.told", language, count=count))
    said += [one for line in origin.filters for one in plain(line)]
    said += [Paragraph((Span(code, link=code),), _SMALL)] if code else []
    below = flow.y + _CODE if code else 0.0
    flow.put(said, beside=_CODE + 12 if code else 0.0)
    flow.y = max(flow.y, below) + 6
    _map(flow, request, request.scene, _OVERVIEW)
    named = [(part, those) for part, those in parts if part.chapter is not None]
    if len(named) > 1:
        flow.put(plain(t("deck.agenda", language), 12, tag="H2", bold=True, before=10), more=40)
    for part, _ in named:
        flow.put([_entry_of(part, request)])


def _entry_of(part: Part, request: Request) -> Paragraph:
    """A chapter in the contents."""
    chapter, language = part.chapter, request.view.language
    title = "" if chapter is None else chapter.title(language)
    name = "" if chapter is None else f"#{chapter.chapter_id}"
    said = f" · {_dates(part, request)} · {_count(len(part.entries), language)}"
    return Paragraph((Span(title, bold=True, link=name), Span(said, colour=PALE)), before=2)


def _count(count: int, language: str) -> str:
    return t("marks.count.event", language, count=count)


def _dates(part: Part, request: Request) -> str:
    if part.chapter is None:
        return years(part.entries, request.view.language)
    return told_period(part.chapter, request.view)


def _code(flow: Flow, request: Request) -> str:
    """Put the code of the link to what the handout shows at the right; the link, empty without one."""
    url, view = request.options.url, request.view
    if url is None:
        return ""
    is_page = url.lower().endswith((".html", ".htm"))
    link = page_link(url, view) if is_page else app_link(url, view, request.dataset.opening)
    code = library("segno", "export").make(link, error="m", micro=False)
    rows = [[bool(dot) for dot in row] for row in code.matrix]
    flow.squares(rows, link, (flow.width - MARGIN - _CODE, flow.y, _CODE))
    return link


def _part(flow: Flow, request: Request, part: Part, those: Sequence[Entry]) -> None:
    chapter, language = part.chapter, request.view.language
    dates = _dates(part, request)
    title = dates if chapter is None else chapter.title(language)
    flow.turn(title)
    if chapter is not None:
        flow.mark(chapter.chapter_id, title)
    flow.put(plain(title, _CHAPTER, tag="H2", bold=True))
    said = _count(len(part.entries), language)
    flow.put(plain(said if chapter is None else f"{dates} · {said}", 10, before=2))
    # The note tells of all of the chapter, so it is true of all of it only.
    if chapter is not None and request.is_whole:
        flow.put(plain(chapter.note(language), 10, before=4))
    flow.y += 6
    _map(flow, request, scene_of(part, request.scene), _MAP, None if chapter is None else chapter.bounds)
    for entry in those:
        event(flow, entry, request)
    untold = [entry for entry in part.entries if entry not in those]
    if untold:
        count = len(untold)
        flow.put(plain(t("paper.untold", language, count=count), before=14), more=20)
    for entry in untold:
        flow.put(plain(_brief(entry, language), _SMALL, before=2))


def _brief(entry: Entry, language: str) -> str:
    """An event in a line: when, what, how sure."""
    when, happened = date_text(entry.event.when, language), entry.event.title(language)
    return f"{when} · {happened} · {entry.state_text(language)}"


def _map(flow: Flow, request: Request, scene: Scene, share: float, bounds: Bounds | None = None) -> None:
    """A map of events, and below it what its signs mean."""
    view, width = request.view, round(flow.room)
    render = RenderOptions(
        width, round(width * share), view.language, view.clock, scale=_SCALE, smallest=_LEAST, bounds=bounds
    )
    picture = draw(scene, render)
    flow.picture(picture, picture.description)
    signs = _legend(scene, render)
    if signs is not None:
        flow.picture(signs, signs.description)
    flow.y += 4


def _legend(scene: Scene, render: RenderOptions) -> Picture | None:
    colours = Colours.of_scene(scene.data, render.theme)
    titled = replace(render, heading=" ")
    samples = legend.samples(scene, titled, colours)
    band = legend.band(samples, titled)
    placed = replace(titled, height=round(band.height))
    groups = tuple(legend.drawn_band(band, placed, colours))
    said = joint(render.language).join(one.words for one in samples)
    return Picture(render.width, placed.height, "#ffffff", groups, "", said) if groups else None


def _last(flow: Flow, origin: Provenance) -> None:
    language = origin.language
    heading = t("sources.heading", language)
    flow.turn(heading)
    flow.mark("sources", heading)
    flow.put(plain(heading, _CHAPTER, tag="H2", bold=True))
    for source in origin.sources:
        flow.put([linked(listed(source, language), addresses(source), 9.5, before=5)])
    for key, told_lines in (
        ("deck.map", origin.credits),
        ("deck.data", (origin.title, origin.dated, *origin.filters)),
    ):
        flow.put(plain(t(key, language), 11, tag="H3", bold=True, before=12), more=20)
        for line in told_lines:
            flow.put(plain(line, before=2))
