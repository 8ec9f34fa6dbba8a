"""A deck while it is being made: slides with their words, maps, numbers and notes.

Owns how a slide is added and in which form it is kept until the file is written. Knows no events. Called by
`slides`, `closing` and `presentation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from lxml.etree import strip_elements
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from geo_events.deck import package
from geo_events.deck.fitting import fitted
from geo_events.deck.layouts import Box, Design, Layout, Slot
from geo_events.deck.map_shapes import Converter
from geo_events.deck.paragraphs import Paragraph, Run, one_line, write
from geo_events.deck.template import add_slot, set_number
from geo_events.picture import Frame, Picture, RenderOptions, draw, window
from geo_events.request import Request
from geo_events.scene import Scene

_SCALE = 1.34
"""Factor of all sizes on a map, so that its smallest words are as large as a slide's."""
_FINEST = 1.6
"""Points of a map below which its ground leaves out a vertex."""
_MANY = 100
"""Number of events from which maps are coarser, or the file grows too large to send."""
_BOLDER = 1.06
"""Width of bold type as a share of that of plain type."""
_NUMBER_ID, _FIRST_MAP_ID = 99, 100
"""Ids of the placeholder of a slide's number and of a map's first shape; the library's own are lower."""

Texts = Mapping[str, Sequence[Paragraph]]
"""Paragraphs by the names of the placeholders in which they stand."""


@dataclass
class Draft:
    """A deck that is being made."""

    request: Request
    design: Design
    presentation: Any
    converter: Converter
    frames: dict[tuple[tuple[str, ...], int, int], Frame] = field(default_factory=dict)
    """Windows of maps by the events that they hold and their size in pixels."""

    @property
    def language(self) -> str:
        """Tag of the language of its words."""
        return self.request.view.language

    @contextmanager
    def slide(self, layout: Layout, texts: Texts, notes: Iterable[str]) -> Iterator[Any]:
        """Add a slide with its words; within the context it takes further shapes, then it is done."""
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts.get_by_name(layout.name))
        tree = slide.shapes.element
        for placeholder, slot in zip(list(slide.shapes), layout.slots, strict=True):
            placeholder.name = slot.name
            paragraphs = texts.get(slot.name, ())
            if any(paragraph.words for paragraph in paragraphs):
                write(placeholder, paragraphs)
            else:
                # An empty one would show its prompt.
                tree.remove(placeholder.element)
        spoken = [Paragraph((Run(line),), self.language) for line in notes]
        write(slide.notes_slide.notes_placeholder, spoken)
        yield slide
        if layout.number is not None:
            # The library copies no placeholder of this kind to a slide.
            shape = add_slot(tree, _NUMBER_ID, layout.number)
            set_number(shape.txBody, str(len(self.presentation.slides)), self.language)
        self._settle(slide)

    def _settle(self, slide: Any) -> None:
        """Keep a slide as the bytes of its part: as elements, maps take fifteen times the room."""
        part, kind, presentation = slide.part, RELATIONSHIP_TYPE.SLIDE, self.presentation
        settled = package.done(part, part.blob)
        # Else the map would stay until Python looks for circles.
        strip_elements(part.slide.shapes.element, qn("p:grpSp"))
        package.exchange(slide.notes_slide.part, part, settled, kind)
        presentation.element.sldIdLst[-1].rId = package.exchange(presentation.part, part, settled, kind)

    def add_map(self, slide: Any, layout: Layout, scene: Scene, **shown: Any) -> None:
        """Draw a scene where the layout has its map."""
        if layout.map is None:
            return
        render = self.render(layout.map, **shown)
        self.put(slide, draw(scene, render, self._frame(scene, render)), layout.map, "Map")

    def render(self, box: Box, **shown: Any) -> RenderOptions:
        """How a map is drawn that fills a box of a slide."""
        width, height = (round(side) for side in box.points)
        view, theme = self.request.view, self.request.options.theme
        finest = min(max(self.request.scene.count / _MANY, 1.0), 2.5) * _FINEST
        return RenderOptions(
            width, height, view.language, view.clock, theme, scale=_SCALE, finest=finest, **shown
        )

    def put(self, slide: Any, picture: Picture, box: Box, name: str) -> None:
        """Put a picture where a box is."""
        tree = slide.shapes.element
        number = _FIRST_MAP_ID + sum(1 for _ in tree.iter(qn("p:cNvPr")))
        self.converter.add(tree, picture, box.emu[:2], name, number)

    def _frame(self, scene: Scene, render: RenderOptions) -> Frame:
        """The window that all slides of a part share, or another for an event that lies beyond its edge."""
        key = tuple(event["id"] for event in scene.data["events"]), render.width, render.height
        if key not in self.frames:
            self.frames[key] = window(scene, replace(render, at=None, selected=None))
        frame = self.frames[key]
        is_held = all(frame.holds(frame.point(*place)) for place in _places(scene, render.selected))
        return frame if is_held else window(scene, render)


def _places(scene: Scene, event_id: str | None) -> Iterator[tuple[float, float]]:
    """Latitudes and longitudes of an event: the way that it took, or its ends."""
    tracks = [track for track in scene.data["tracks"] if track["event"] == event_id]
    if tracks:
        yield from ((latitude, longitude) for latitude, longitude, _ in tracks[0]["vertices"])
        return
    for event in scene.data["events"]:
        if event["id"] == event_id:
            ends = (scene.data["places"][end] for end in (event["place"], event["origin"]) if end is not None)
            yield from ((place["lat"], place["lng"]) for place in ends)


def fitted_in(slot: Slot, text: str, language: str, sizes: Sequence[float]) -> list[Paragraph]:
    """One paragraph for a placeholder, as large as it can be."""
    width, height = slot.box.points
    size, kept = fitted(one_line(text), (width / _BOLDER if slot.is_bold else width, height), sizes)
    return [Paragraph((Run(kept, size if size != slot.size else None),), language)]
