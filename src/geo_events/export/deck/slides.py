"""What stands on the slides: the title, the chapters, the events and the film.

Owns which words go into which placeholder, how large, and the making of one slide. The maps' points stay text
until the file is written: as objects of a library they would take a hundred times the room. Called by `deck`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geo_events.citations import citation
from geo_events.export.deck import cards, plan, words
from geo_events.export.deck.drawing_ml import EMU_PER_POINT, Converter, Placement
from geo_events.export.deck.fitting import fitted, sizes
from geo_events.export.deck.layouts import EMU_PER_INCH, Box, Design, Layout, Slot
from geo_events.export.deck.markup import block_xml, number_xml
from geo_events.export.deck.paragraphs import Paragraph, Run, attribute, one_line, paragraphs_xml, plain
from geo_events.libraries import library
from geo_events.model import Layer
from geo_events.picture import Frame, Picture, RenderOptions, draw, window
from geo_events.request import Entry, Provenance, Request
from geo_events.scene import Scene
from geo_events.text import plural, t

_FINEST = 1.6
"""Points of a map below which its ground leaves out a vertex."""
_MANY = 100
"""From so many events on, maps are coarser, or the file grows too large to send."""
_BOLDER = 1.06
"""Width of bold type by that of plain type."""
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


@dataclass
class Deck:
    """A deck that is being made."""

    request: Request
    design: Design
    presentation: Any
    converter: Converter
    fills: dict[str, list[str]] = field(default_factory=dict)
    """Shapes as text by the name of the slide's part, with their ids open."""
    frames: dict[tuple[tuple[str, ...], int, int], Frame] = field(default_factory=dict)
    """Windows of maps by the events that they hold and their size in pixels."""

    @property
    def language(self) -> str:
        """Of its words."""
        return self.request.view.language

    def add(self, layout: Layout, shapes: Iterable[str], notes: Iterable[str]) -> Any:
        """Add a slide whose shapes are written later."""
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts.get_by_name(layout.name))
        tree = slide.shapes.element
        for shape in list(slide.shapes):
            tree.remove(shape.element)
        oxml = library("pptx.oxml", "export")
        tree.append(library("lxml.etree", "export").Comment("shapes"))
        self.fills[slide.part.partname.lstrip("/")] = [*shapes, *self._number(layout)]
        frame = slide.notes_slide.notes_placeholder.element.txBody
        for paragraph in list(frame.p_lst):
            frame.remove(paragraph)
        spoken = [Paragraph((Run(line, self.language),)) for line in notes]
        content = f'<p:txBody xmlns:p="{_P}" xmlns:a="{_A}">{paragraphs_xml(spoken)}</p:txBody>'
        for paragraph in list(oxml.parse_xml(content)):
            frame.append(paragraph)
        return slide

    def _number(self, layout: Layout) -> Iterator[str]:
        for slot in layout.slots:
            if slot.kind == "sldNum":
                yield _placeholder(slot, number_xml(str(len(self.presentation.slides)), self.language))


def _placeholder(slot: Slot, paragraphs: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="\0" name="{attribute(slot.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{slot.link}</p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def filled(slot: Slot, paragraphs: Sequence[Paragraph]) -> str:
    """A placeholder with its words; nothing without any, for an empty one shows its prompt."""
    return _placeholder(slot, paragraphs_xml(paragraphs)) if any(one.words for one in paragraphs) else ""


def fitted_in(slot: Slot, text: str, language: str, sizes: Sequence[float]) -> str:
    """A placeholder with one paragraph as large as it can be."""
    width, height = slot.box.points
    size, kept = fitted(one_line(text), (width / _BOLDER if slot.is_bold else width, height), sizes)
    return filled(slot, [Paragraph((Run(kept, language, size if size != slot.size else None),))])


def _map(deck: Deck, layout: Layout, scene: Scene, **shown: Any) -> list[str]:
    box = layout.map
    if box is None:
        return []
    width, height = (round(side) for side in box.points)
    view, theme = deck.request.view, deck.request.options.theme
    finest = min(max(deck.request.scene.count / _MANY, 1.0), 2.5) * _FINEST
    render = RenderOptions(width, height, view.language, view.clock, theme, scale=1.0, finest=finest, **shown)
    picture: Picture = draw(scene, render, _frame(deck, scene, render))
    placement = Placement(round(box.left * EMU_PER_INCH), round(box.top * EMU_PER_INCH), EMU_PER_POINT)
    return deck.converter.convert(picture, placement, "Map")


def _frame(deck: Deck, scene: Scene, render: RenderOptions) -> Frame:
    """The window that all slides of a part share, or another one for an event that lies beyond its edge."""
    key = tuple(event["id"] for event in scene.data["events"]), render.width, render.height
    if key not in deck.frames:
        deck.frames[key] = window(scene, replace(render, at=None, selected=None))
    frame = deck.frames[key]
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


def title(deck: Deck, found: Sequence[Entry], origin: Provenance) -> None:
    """The first slide, with everything on its map."""
    layout, language = deck.design.title, deck.language
    subtitle = layout.slot("Subtitle")
    version = t("export.dataset", language, version=origin.version, date=origin.made)
    count = len(found)
    said = t(plural("marks.count.event", count), language, count=count)
    below = [
        Paragraph((Run(words.years(found, language), language),)),
        Paragraph((Run(said, language, 14, colour="tx2"),), 4),
        Paragraph((Run(version, language, 11, colour="tx2"),), 10),
    ]
    shapes = [
        fitted_in(layout.slot("Title"), origin.title, language, sizes(layout.slot("Title").size, 16)),
        filled(subtitle, [one for one in below if one.words]),
        *_map(deck, layout, deck.request.scene),
    ]
    deck.add(layout, shapes, origin.lines())


def stop(deck: Deck, one: plan.Stop) -> None:
    """The slide of a chapter or of an event."""
    scene = plan.scene_of(one.part, deck.request.scene)
    if one.entry is None:
        _chapter(deck, one.part, scene)
    else:
        _event(deck, one.entry, scene)


def _chapter(deck: Deck, part: plan.Part, scene: Scene) -> None:
    layout, language, chapter = deck.design.chapter, deck.language, part.chapter
    if chapter is None:
        return
    count = len(part.entries)
    said = t(plural("marks.count.event", count), language, count=count)
    shapes = [
        fitted_in(layout.slot("Period"), words.chapter_period(chapter, language), language, (18, 16, 14, 12)),
        fitted_in(
            layout.slot("Title"), chapter.title(language), language, sizes(layout.slot("Title").size, 14)
        ),
        fitted_in(layout.slot("Note"), chapter.note(language), language, sizes(layout.slot("Note").size, 12)),
        fitted_in(layout.slot("Count"), said, language, (layout.slot("Count").size,)),
        *_map(deck, layout, scene),
    ]
    deck.add(layout, shapes, words.chapter_notes(chapter, part.entries, language))


def _event(deck: Deck, entry: Entry, scene: Scene) -> None:
    layout, language, view = deck.design.event, deck.language, deck.request.view
    event = entry.event
    accent = f"accent{list(Layer).index(event.layer) + 1}"
    claim = words.claim_of(entry)
    heading = layout.slot("Title")
    moment = words.moment_of(entry, view.clock)
    shapes = [
        filled(layout.slot("Date"), cards.date(entry, layout.slot("Date"), accent, language)),
        fitted_in(heading, event.title(language), language, sizes(heading.size + 4, 14)),
        filled(layout.slot("Status"), cards.status(entry, layout.slot("Status"), language)),
    ]
    if claim is not None:
        source = deck.request.dataset.sources[claim.source_id]
        said = words.said_text(claim, event, language)
        translation = words.translation_of(claim, source, language)
        voices = (
            Run(said, language, colour="tx2"),
            Run(words.quoted(claim.quote) if claim.quote else "", source.language),
            Run(words.quoted(translation) if translation else "", "en", italic=True),
        )
        shapes.append(filled(layout.slot("Claim"), cards.claim(voices, layout.slot("Claim"))))
        slot, others = layout.slot("Source"), len(entry.claims) - 1
        shapes.append(filled(slot, cards.source(slot, citation(source, language), others, language)))
    shapes += [*_map(deck, layout, scene, at=moment, selected=event.event_id)]
    if layout.bar is not None:
        shapes.append(block_xml("Layer", layout.bar, accent))
    deck.add(layout, shapes, words.event_notes(entry, deck.request.dataset, language))


def empty(deck: Deck, origin: Provenance) -> None:
    """A slide that says that there is no event."""
    layout, language = deck.design.chapter, deck.language
    said = t("player.empty", language)
    filters = " · ".join(origin.filters)
    shapes = [
        fitted_in(layout.slot("Title"), said, language, sizes(layout.slot("Title").size - 8, 14)),
        fitted_in(layout.slot("Note"), filters, language, sizes(layout.slot("Note").size - 2, 12)),
        *_map(deck, layout, deck.request.scene),
    ]
    deck.add(layout, shapes, [said, *origin.filters])


def film(deck: Deck, origin: Provenance, share: float) -> None:
    """The film of the request, of which its making takes a share of the work."""
    from geo_events.export.film import mp4
    from geo_events.export.stills import png

    request, layout, language = deck.request, deck.design.film, deck.language
    still = png(request)
    film = mp4(replace(request, tell=lambda done: request.tell(share * done)))
    label = t("deck.film", language)
    heading = layout.slot("Title")
    slide = deck.add(layout, [fitted_in(heading, label, language, (heading.size,))], origin.lines())
    box = _inside(layout.map or Box(0, 0, deck.design.width, deck.design.height), _proportion(still))
    sides = (round(side * EMU_PER_INCH) for side in (box.left, box.top, box.width, box.height))
    movie = slide.shapes.add_movie(io.BytesIO(film), *sides, io.BytesIO(still), "video/mp4")
    named = movie.element.nvPicPr.cNvPr
    named.set("name", "Film")
    named.set("descr", plain(origin.title))


def _proportion(png: bytes) -> float:
    """Width by height of a PNG, which stand in its header."""
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    return width / height if width > 0 and height > 0 else 16 / 9


def _inside(box: Box, proportion: float) -> Box:
    """The largest box of a proportion in the middle of another."""
    width = min(box.width, box.height * proportion)
    height = width / proportion
    return Box(box.left + (box.width - width) / 2, box.top + (box.height - height) / 2, width, height)
