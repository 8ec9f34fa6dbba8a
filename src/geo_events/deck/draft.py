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

from geo_events.bounds import Bounds
from geo_events.deck import package
from geo_events.deck.fitting import fitted, sizes
from geo_events.deck.layouts import Box, Design, Layout, Slot
from geo_events.deck.map_shapes import Converter
from geo_events.deck.paragraphs import Paragraph, Run, one_line, write
from geo_events.deck.template import add_layout, add_slot, set_number
from geo_events.deck.time_strip import TimeStrip
from geo_events.design import palette
from geo_events.picture import Frame, Group, Path, Picture, RenderOptions, captions, draw, window
from geo_events.picture.ground import ground
from geo_events.picture.measure import BOLDER
from geo_events.picture.visible import sights
from geo_events.request import Request
from geo_events.scene import Scene
from geo_events.text import t

_SCALE = 1.34
"""Factor of all sizes on a map, so that its smallest words are as large as a slide's."""
_FINEST = 1.6
"""Points of a map below which its ground leaves out a vertex."""
_MANY = 100
"""Number of events from which maps are coarser, or the file grows too large to send."""
_SEEN = 36.0
"""Points between a place and the edge of its map within which its mark would not be seen whole."""
_GROUND = frozenset({"land", "regions", "rivers", "lakes", "borders", "disputed"})
"""Groups of a picture that do not change with time."""
_AFTER_FRAME = 2
"""Position behind what is not drawn of a page: there is what all else lies on."""
_NUMBER_ID, _FIRST_MAP_ID, _FIRST_GROUND_ID = 99, 100, 2000
"""Ids of the placeholder of a slide's number and of a map's first shape; the library's own are lower."""

Texts = Mapping[str, Sequence[Paragraph]]
"""Paragraphs by the names of the placeholders in which they stand."""


@dataclass(frozen=True)
class Stage:
    """Where slides of one part of the story stand: their layout, and the window of their maps."""

    layout: Layout
    frame: Frame
    ground: Picture
    """What lies on the layout, under all that their maps show."""


@dataclass
class Draft:
    """A deck that is being made."""

    request: Request
    design: Design
    presentation: Any
    converter: Converter
    strip: TimeStrip
    stages: dict[str, Stage] = field(default_factory=dict)
    """Stages by the names of their parts."""

    @property
    def language(self) -> str:
        """Tag of the language of its words."""
        return self.request.view.language

    @contextmanager
    def slide(self, layout: Layout, texts: Texts, notes: Iterable[str | Paragraph]) -> Iterator[Any]:
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
        spoken = [note if isinstance(note, Paragraph) else self.plain(note) for note in notes]
        write(slide.notes_slide.notes_placeholder, spoken)
        yield slide
        if layout.number is not None:
            # The library copies no placeholder of this kind to a slide.
            shape = add_slot(tree, _NUMBER_ID, layout.number)
            set_number(shape.txBody, str(len(self.presentation.slides)), self.language)
        package.add_transition(slide)
        self._settle(slide)

    def move(self, slide: Any, slots: Sequence[Slot]) -> None:
        """Put placeholders of a slide where they are not on its layout."""
        moved = {slot.name: slot.box for slot in slots}
        for shape in slide.placeholders:
            if shape.name in moved:
                shape.left, shape.top, shape.width, shape.height = moved[shape.name].emu

    def plain(self, words: str, level: int = 0) -> Paragraph:
        """A paragraph in the deck's language, in one of the roles of its placeholder."""
        return Paragraph((Run(words),), self.language, level)

    def _settle(self, slide: Any) -> None:
        """Keep a slide as the bytes of its part: as elements, maps take fifteen times the room."""
        part, kind, presentation = slide.part, RELATIONSHIP_TYPE.SLIDE, self.presentation
        settled = package.done(part, part.blob)
        # Else the map would stay until Python looks for circles.
        strip_elements(part.slide.shapes.element, qn("p:grpSp"))
        package.exchange(slide.notes_slide.part, part, settled, kind)
        presentation.element.sldIdLst[-1].rId = package.exchange(presentation.part, part, settled, kind)

    def set_stage(
        self, name: str, base: Layout, scene: Scene, bounds: Bounds | None, chapter_id: str | None = None
    ) -> Stage:
        """The stage of a part: its layout is one like the base, with the ground on which all its maps lie.

        Parameters
        ----------
        name
            Of the part; the very base takes the ground if it is the base's.
        base
            What else is on the layout.
        scene
            The events of the part.
        bounds
            What its maps show; None for what the events ask for.
        chapter_id
            Id of the chapter that the part is.
        """
        if name in self.stages or base.map is None:
            return self.stages[name]
        frame = window(scene, self.render(base.map, bounds=bounds))
        layout, layouts = replace(base, name=name), self.presentation.slide_layouts
        page = layouts.get_by_name(name) or add_layout(self.presentation, base.name, name)
        ground = self._ground(frame, base.map)
        whole = self.converter.add(
            page.shapes.element, ground, base.map.emu[:2], t("deck.map", self.language), _FIRST_GROUND_ID
        )
        page.shapes.element.insert(_AFTER_FRAME, whole)
        self.strip.lay(page, chapter_id)
        stage = self.stages[name] = Stage(layout, frame, ground)
        return stage

    def _ground(self, frame: Frame, box: Box) -> Picture:
        """What lies under a map: sea, land, water and borders."""
        render = self.render(box)
        colours = palette(render.theme)
        width, height = render.width, render.height
        sea = Path((((0, 0), (width, 0), (width, height), (0, height)),), closed=True, fill=colours["sea"])
        groups = ground(frame, render.theme, render.unit, render.finest)
        return Picture(width, height, colours["sea"], (Group("sea", (sea,)), *groups), "", "")

    def add_map(self, slide: Any, stage: Stage, scene: Scene, **shown: Any) -> None:
        """Draw a scene on its stage."""
        if stage.layout.map is not None:
            render = self.render(stage.layout.map, **shown)
            self.put(slide, draw(scene, render, stage.frame), stage.layout.map, t("deck.map", self.language))

    def add_own_map(self, slide: Any, layout: Layout, scene: Scene, **shown: Any) -> None:
        """Draw a scene with a window and a ground of its own."""
        if layout.map is not None:
            render = self.render(layout.map, **shown)
            frame = window(scene, render)
            self.put(slide, draw(scene, render, frame), layout.map, t("deck.map", self.language), frame)

    def untold(self, stage: Stage, scene: Scene, **shown: Any) -> Iterator[str]:
        """What of a scene its map does not show, in words."""
        if stage.layout.map is not None:
            render = self.render(stage.layout.map, **shown)
            yield from captions.beyond(sights(scene, render), scene.data["places"], stage.frame, render)

    def sees(self, stage: Stage, scene: Scene, event_id: str) -> bool:
        """Whether a stage shows where an event was."""
        frame = stage.frame
        return all(frame.holds(frame.point(*place), _SEEN) for place in _places(scene, event_id))

    def render(self, box: Box, **shown: Any) -> RenderOptions:
        """How a map is drawn that fills a box of a slide."""
        width, height = (round(side) for side in box.points)
        view, theme = self.request.view, self.request.options.theme
        finest = min(max(self.request.scene.count / _MANY, 1.0), 2.5) * _FINEST
        return RenderOptions(
            width, height, view.language, view.clock, theme, notes=False, scale=_SCALE, finest=finest, **shown
        )

    def put(self, slide: Any, picture: Picture, box: Box, name: str, frame: Frame | None = None) -> None:
        """Put a picture where a box is: on the ground of its layout, or on its own of a frame."""
        own = () if frame is None else self._ground(frame, box).groups
        changing = tuple(group for group in picture.groups if group.name not in _GROUND)
        tree = slide.shapes.element
        number = _FIRST_MAP_ID + sum(1 for _ in tree.iter(qn("p:cNvPr")))
        self.converter.add(tree, replace(picture, groups=(*own, *changing)), box.emu[:2], name, number)


def _places(scene: Scene, event_id: str) -> Iterator[tuple[float, float]]:
    """Latitudes and longitudes of an event: the way that it took, or its ends, and its shapes."""
    for area in scene.data.get("areas", ()):
        if area["event"] == event_id:
            yield from ((corner[0], corner[1]) for outer, *_ in area["polygons"] for corner in outer)
    tracks = [track for track in scene.data["tracks"] if track["event"] == event_id]
    if tracks:
        yield from ((latitude, longitude) for latitude, longitude, _ in tracks[0]["vertices"])
        return
    for event in scene.data["events"]:
        if event["id"] == event_id:
            ends = (scene.data["places"][end] for end in (event["place"], event["origin"]) if end is not None)
            yield from ((place["lat"], place["lng"]) for place in ends)


def fitted_in(slot: Slot, text: str, language: str, least: float | None = None) -> list[Paragraph]:
    """One paragraph for a placeholder, in its own size; down to the least one if it is too long for that."""
    width, height = slot.box.points
    room = (width / BOLDER if slot.styles[0].bold else width), height
    size, kept = fitted(one_line(text), room, sizes(slot.size, slot.size if least is None else least))
    return [Paragraph((Run(kept, size if size != slot.size else None),), language)]
