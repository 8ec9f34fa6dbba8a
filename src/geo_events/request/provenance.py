"""Where a file comes from: what every output says of itself.

Owns the facts and their words: title, version, filters, date, sources and credits. How a format carries them
is its own affair. Called by the modules of the formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo_events.citations import citation
from geo_events.cldr import joint
from geo_events.dataset import Dataset
from geo_events.date_text import date_text
from geo_events.languages import marked
from geo_events.model import Clock, Place, Source, Status, View
from geo_events.picture.ground import topology
from geo_events.request.compared import day_text, moment_of, other_period
from geo_events.request.export_request import Request
from geo_events.text import t
from geo_events.view import whole_layers
from geo_events.when import parse

GENERATOR = "geo_events"
_BY_HAND = "manual"
"""Geocoder of what somebody placed themselves."""


@dataclass(frozen=True)
class Provenance:
    """What a file says of itself, in the language of its view."""

    title: str
    version: str
    """Version of the dataset; another one if any byte of its tables is another."""
    made: str
    """ISO date."""
    filters: tuple[str, ...]
    """Filters in words, one line each; never empty."""
    sources: tuple[Source, ...]
    """Sources that the claims about the events in view cite."""
    credits: tuple[str, ...]
    """Lines that say to whom map, positions and rails are owed."""
    language: str

    @property
    def tag(self) -> str:
        """BCP 47 tag of its language."""
        return marked(self.language)

    @property
    def citations(self) -> tuple[str, ...]:
        """The sources, a line each."""
        return tuple(citation(source, self.language) for source in self.sources)

    @property
    def dated(self) -> str:
        """Version of the data and day of making, in words."""
        return t("export.dataset", self.language, version=self.version, date=self.made)

    def lines(self) -> tuple[str, ...]:
        """All of it as lines to print."""
        language = self.language
        return (
            self.title,
            self.dated,
            *self.filters,
            *(t("export.source", language, source=source) for source in self.citations),
            *self.credits,
        )


def provenance(request: Request, language: str | None = None, *, has_map: bool = True) -> Provenance:
    """The provenance of a file that is to be written, with a basemap in it or without.

    Without a language it is in that of the view.
    """
    language = request.view.language if language is None else language
    layers = whole_layers(request.view.layers, request.dataset)
    view, other = replace(request.view, layers=layers, language=language), other_period(request)
    return Provenance(
        title=request.dataset.title(language),
        version=request.dataset.version,
        made=request.made.isoformat(),
        filters=(*filters(view, request.dataset), *_beside(request, language)),
        sources=_sources(request, other),
        credits=tuple(_credits((request, other), language, has_map=has_map)),
        language=language,
    )


def _sources(*requests: Request) -> tuple[Source, ...]:
    every = (part for request in requests for part in (request.selection, request.undated))
    return tuple(dict.fromkeys(source for part in every if part is not None for source in part.sources))


def filters(view: View, dataset: Dataset) -> Iterator[str]:
    """The filters of a view in words, one line each."""
    language = view.language
    yield _period(view)
    if view.layers is not None:
        names = [layer.plural(language) for layer in dataset.layers.values() if layer.layer_id in view.layers]
        yield t("export.layers", language, names=joint(language).join(names))
    if view.statuses != frozenset(Status):
        names = [t(f"status.{status}", language) for status in Status if status in view.statuses]
        yield t("export.statuses", language, names=joint(language).join(names))
    if view.search:
        yield t("export.search", language, words=view.search)
    yield t("export.clock", language, name=t(f"clock.{Clock(view.clock)}", language))


def _beside(request: Request, language: str) -> Iterator[str]:
    """What the request compares with, in words."""
    other = request.options.compare
    if other is None:
        return
    if other.kind == "clock":
        clock = next(clock for clock in Clock if clock is not request.view.clock)
        name = t(f"clock.{clock}", language)
    elif other.kind == "period":
        name = _period(View(start=other.start, end=other.end, language=language))
    else:
        name = day_text(request.scene, *moment_of(other.at), language)
    yield t("export.compared", language, name=name)


def _period(view: View) -> str:
    language = view.language
    start, end = (edge and date_text(parse(edge), language) for edge in (view.start, view.end))
    if start is None and end is None:
        return t("export.period.whole", language)
    if end is None:
        return t("export.period.from", language, start=start)
    if start is None:
        return t("export.period.to", language, end=end)
    return t("export.period.between", language, start=start, end=end)


def _credits(sides: Sequence[Request], language: str, *, has_map: bool) -> Iterator[str]:
    """To whom a file owes its map, its positions and its rails."""
    if has_map:
        for credit in topology()["credits"]:
            yield t("player.credits.map", language, name=f"{credit['name']} ({credit['licence']})")
    yield from place_credits((place for side in sides for place in _shown(side)), language)
    yield from dict.fromkeys(line for side in sides for line in rail_credits(side, language))


def _shown(side: Request) -> Iterator[Place]:
    """The places of a scene, one behind the other: to ask for each by its id takes ten times as long."""
    shown = side.scene.data["places"]
    return (place for place_id, place in side.dataset.places.items() if place_id in shown)


def place_credits(places: Iterable[Place | None], language: str) -> Iterator[str]:
    """To whom the positions of some places are owed, if to anybody."""
    owed = {(place.geocoder, place.licence) for place in places if place and place.geocoder != _BY_HAND}
    names = sorted(geocoder if licence is None else f"{geocoder} ({licence})" for geocoder, licence in owed)
    if names:
        yield t("export.places", language, names=joint(language).join(names))


def rail_credits(request: Request, language: str) -> Iterator[str]:
    """To whom the rails of a file are owed, if it may show any."""
    if request.scene.data["rails"]:
        yield t("player.credits.rails", language)
