"""The marks of a picture: one an event, or one pill for events that would touch.

Owns the grouping and what a mark and a pill look like; symbols are `symbols`'s. Called by `draw`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo_events.clock import FILLED, State
from geo_events.date_text import edtf_text
from geo_events.design import GLYPHS, MEASURES
from geo_events.picture.boxes import Box
from geo_events.picture.colours import Colours
from geo_events.picture.frame import Frame
from geo_events.picture.measure import width
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Oval, Path, Pen, Point, Shape, Text
from geo_events.picture.symbols import front, rounded, symbol
from geo_events.picture.visible import Sight, standing_at
from geo_events.scene import Scene, ScenePlace
from geo_events.text import t
from geo_events.when import Edge
from geo_events.wording import text_in

INSIDE = 26.0
"""Units from the edge within which a mark would not be seen as a whole."""
_INFERRED, _ROUGH, _SELECTED = 20.0, 16.0, 17.5
"""Units: radii of the rings around what no source states, what is known only roughly, what is selected."""
_COUNT = 13.0
"""Size of the type in a pill."""
_SIGN = 4.0
"""Units that the sign of what is on one side only is high."""
_BOLDEST = (*FILLED, *(state for state in State if state not in FILLED))
"""The state that says most first."""


@dataclass(frozen=True)
class Mark:
    """What stands at one spot of a picture."""

    at: Point
    sights: tuple[Sight, ...]
    """Event that it shows, or those whose marks would touch, in the order of the scene."""
    place: str | None
    """Id of the place at which it stands; None for what is under way or inside an area."""
    box: Box
    places: tuple[str, ...] = ()
    """Ids of the places whose names it bears."""
    reach: Box | None = None
    """The box with rings and whatever else stands around it: what words keep clear of."""

    @property
    def fresh(self) -> float:
        """Of the freshest event."""
        return max(sight.fresh for sight in self.sights)


def arrange(sights: Sequence[Sight], scene: Scene, frame: Frame, render: RenderOptions) -> list[Mark]:
    """The marks of what is in the frame: events that would touch become one, where most of the story's are.

    What is under way keeps a mark of its own. The page's JavaScript groups in the same way;
    `tests/cases/clusters.json` holds the cases on which the two must agree.
    """
    places = scene.data["places"]
    weights = Counter(event["place"] for event in scene.data["events"])

    def rank(place: str, members: list[Sight]) -> tuple[bool, int, str]:
        # What the picture is of stands where it was; else most of the story's do.
        is_meant = any(sight.event_id == render.selected for sight in members)
        return not is_meant, -weights[place], place

    by_spot: dict[tuple[str, tuple[float, float]], list[Sight]] = {}
    single: list[Mark] = []
    for sight in sights:
        if sight.ride is not None:
            single.append(
                _mark(frame.point(sight.ride.latitude, sight.ride.longitude), [sight], None, render)
            )
        elif (at := standing_at(sight, places)) is not None:
            by_spot.setdefault((sight.place or sight.event_id, at), []).append(sight)
    made = [
        _mark(frame.point(*at), members, members[0].place, render)
        for (_, at), members in sorted(by_spot.items(), key=lambda item: rank(item[0][0], item[1]))
    ]
    made = [mark for mark in made if is_seen(mark.at, frame, render)]
    merged = [
        replace(_inside(mark, frame), places=_named(mark, places, render.selected))
        for mark in _merged(made, render)
    ]
    every = [*merged, *(mark for mark in single if is_seen(mark.at, frame, render))]
    return [replace(mark, reach=_reach(mark, render, places)) for mark in every]


def _reach(mark: Mark, render: RenderOptions, places: Mapping[str, ScenePlace]) -> Box:
    unit = render.unit
    if len(mark.sights) > 1:
        box = mark.box
        return Box(box.left - unit, box.top - unit, box.right + unit, box.bottom + unit)
    (sight,) = mark.sights
    place = places.get(sight.place or "")
    radii = [(MEASURES.mark - 2) / 2]
    if sight.is_inferred if sight.ride is None else sight.ride.is_vague:
        radii.append(_INFERRED)
    elif sight.ride is None and place is not None and place["radius"] >= MEASURES.rough_km:
        radii.append(_ROUGH)
    if _is_selected(mark, render):
        radii.append(_SELECTED)
    high = max(radii) + 1
    is_vague = Edge.VAGUE in sight.event["edges"]
    pieces = GLYPHS.pieces[-1][1] / GLYPHS.side - 0.5 if is_vague else 0.0
    wide = max(high, pieces * MEASURES.symbol)
    return Box.around(mark.at, 2 * wide * unit, 2 * high * unit)


def is_seen(at: Point, frame: Frame, render: RenderOptions) -> bool:
    """Whether a mark at a point would stand in the picture as a whole."""
    return frame.holds(at, INSIDE * render.unit)


def _inside(mark: Mark, frame: Frame) -> Mark:
    """The mark so far from the edge that none of its counts is cut."""
    box = mark.box
    right = max(0.0, -box.left) + min(0.0, frame.width - box.right)
    if right == 0:
        return mark
    moved = Box(box.left + right, box.top, box.right + right, box.bottom)
    return replace(mark, at=moved.middle, box=moved)


def _mark(at: Point, sights: Sequence[Sight], place: str | None, render: RenderOptions) -> Mark:
    unit = render.unit
    wide = MEASURES.mark - 2 if len(sights) == 1 else pill_width(sights, _count_size(render))
    return Mark(at, tuple(sights), place, Box.around(at, wide * unit, (MEASURES.mark - 2) * unit))


def _count_size(render: RenderOptions) -> float:
    """Units of the type in a pill."""
    return render.type(_COUNT) / render.unit


def _merged(marks: list[Mark], render: RenderOptions) -> list[Mark]:
    """Marks that would touch as one, which stands where the first of them stood."""
    made = list(marks)
    while True:
        pair = next(
            (
                (i, j)
                for i, one in enumerate(made)
                for j in range(i + 1, len(made))
                if one.box.meets(made[j].box, MEASURES.apart * render.unit)
            ),
            None,
        )
        if pair is None:
            return made
        keep, give = made[pair[0]], made.pop(pair[1])
        members = sorted(
            (*keep.sights, *give.sights), key=lambda sight: (sight.event["start"], sight.event_id)
        )
        made[pair[0]] = _mark(keep.at, members, keep.place, render)


def _named(mark: Mark, places: Mapping[str, ScenePlace], selected: str | None) -> tuple[str, ...]:
    """Whose names a mark bears: a town before all, else the place of most events; and every vague place.

    A town's name alone would say that what is known of a whole country happened there. A mark that holds what
    the picture is of has the name of its place alone.
    """
    for sight in mark.sights:
        if sight.event_id == selected:
            return () if sight.place is None or sight.is_inferred else (sight.place,)
    times: Counter[str] = Counter()
    for sight in mark.sights:
        if sight.place is not None:
            times[sight.place] += not sight.is_inferred
    if not times:
        return ()
    first = max(times, key=lambda place: (places[place]["kind"] in MEASURES.towns, times[place]))
    vague = (place for place, _ in times.most_common() if _is_vague(places[place]))
    return tuple(dict.fromkeys((first, *vague)))


def _is_vague(place: ScenePlace) -> bool:
    return place["kind"] == "country" or place["radius"] >= MEASURES.vague_km


def _entries(sights: Sequence[Sight]) -> list[tuple[str, State, int]]:
    """What a pill tells apart: of each layer what is drawn filled, and what is not, with their numbers."""
    states = [(sight.event["layer"], sight.state) for sight in sorted(sights, key=lambda one: one.rank)]
    groups = (
        (layer, [state for other, state in states if other == layer and (state in FILLED) is sure])
        for layer in dict.fromkeys(layer for layer, _ in states)
        for sure in (True, False)
    )
    return [(layer, min(group, key=_BOLDEST.index), len(group)) for layer, group in groups if group]


def pill_width(sights: Sequence[Sight], size: float = _COUNT) -> float:
    """Units that the pill of some events is wide, with type of so many units."""
    counts = (width(str(count), size, bold=True) for _, _, count in _entries(sights))
    return 8 + sum(MEASURES.small_symbol + 4 + wide + 6 for wide in counts)


def drawn(
    marks: Sequence[Mark], render: RenderOptions, colours: Colours, places: Mapping[str, ScenePlace]
) -> Group:
    """The group of all marks, what is new on top."""
    ordered = sorted(marks, key=lambda mark: (_is_selected(mark, render), mark.fresh))
    return Group("marks", tuple(_group(mark, render, colours, places) for mark in ordered))


def _is_selected(mark: Mark, render: RenderOptions) -> bool:
    return any(sight.event_id == render.selected for sight in mark.sights)


def _group(mark: Mark, render: RenderOptions, colours: Colours, places: Mapping[str, ScenePlace]) -> Group:
    label = t("picture.joint", render.language).join(_said(sight, render, places) for sight in mark.sights)
    sign = _sign(mark, render, colours)
    if len(mark.sights) == 1:
        shapes = tuple(_single(mark, render, colours, places))
        return Group(f"mark-{mark.sights[0].event_id}", (*shapes, *sign), label)
    return Group(
        f"marks-{mark.place or mark.sights[0].event_id}", (*_pill(mark, render, colours), *sign), label
    )


def only_sign(middle: float, top: float, wide: float, unit: float, colours: Colours) -> tuple[Shape, ...]:
    """The sign of what is on one side of a comparison only: a bar, told by its form and not by a colour."""
    high = _SIGN * unit
    bar = rounded(middle - wide / 2, top, wide, high, high / 2)
    return (Path((bar,), closed=True, fill=colours["ink"], pen=Pen(colours["rim"], 1.5 * unit)),)


def _sign(mark: Mark, render: RenderOptions, colours: Colours) -> tuple[Shape, ...]:
    """The bar below a mark, as long as the share of its events that are on this side only."""
    share = sum(sight.event_id in render.only for sight in mark.sights) / len(mark.sights)
    if share == 0:
        return ()
    unit, box = render.unit, mark.box
    wide = max((box.right - box.left - 6 * unit) * share, 2 * _SIGN * unit)
    left = box.left + 3 * unit
    return only_sign(left + wide / 2, box.bottom, wide, unit, colours)


def _said(sight: Sight, render: RenderOptions, places: Mapping[str, ScenePlace]) -> str:
    """Title, date, place and state: all that a mark says without being seen."""
    language = render.language
    place = places.get(sight.event["place"] or "")
    words = [text_in(sight.event["title"], language), edtf_text(sight.event["when"], language)]
    if place is not None:
        words.append(text_in(place["name"], language))
    if sight.event_id in render.only:
        words.append(t("player.compare.sign", language))
    return t("player.comma", language).join([*words, t(f"state.{sight.state}", language)])


def _single(
    mark: Mark, render: RenderOptions, colours: Colours, places: Mapping[str, ScenePlace]
) -> Iterator[Shape]:
    sight, unit = mark.sights[0], render.unit
    layer = sight.event["layer"]
    colour = colours.layer(layer)
    place = places.get(sight.place or "")
    if sight.is_inferred if sight.ride is None else sight.ride.is_vague:
        yield Oval(mark.at, _INFERRED * unit, colour, 0.14, Pen(colour, 1.5 * unit, (1.5 * unit, 3 * unit)))
    elif sight.ride is None and place is not None and place["radius"] >= MEASURES.rough_km:
        yield Oval(mark.at, _ROUGH * unit, pen=Pen(colour, 1.3 * unit, (3.5 * unit, 3 * unit)))
    if _is_selected(mark, render):
        yield Oval(mark.at, _SELECTED * unit, colours["rim"], pen=Pen(colours["ring"], 2.5 * unit))
    side = MEASURES.symbol * unit * (1.1 if sight.ride is not None else 1)
    yield from symbol(layer, sight.state, mark.at, side, colours, is_vague=Edge.VAGUE in sight.event["edges"])
    if sight.ride is not None and colours.symbol(layer) == GLYPHS.fronted and sight.state is State.CONFIRMED:
        yield from front(mark.at, side, colours)


def _pill(mark: Mark, render: RenderOptions, colours: Colours) -> Iterator[Shape]:
    unit, box = render.unit, mark.box
    is_bold = any(render.is_meant(sight.event_id, is_new=sight.fresh > MEASURES.new) for sight in mark.sights)
    pen = Pen(colours["ring"], 2 * unit) if is_bold else Pen(colours["chip-edge"], unit)
    outline = rounded(
        box.left, box.top, box.right - box.left, box.bottom - box.top, (box.bottom - box.top) / 2
    )
    yield Path((outline,), closed=True, fill=colours["chip"], pen=pen)
    x, y = box.left + 7 * unit, mark.at[1]
    side, size = MEASURES.small_symbol * unit, render.type(_COUNT)
    for layer, boldest, number in _entries(mark.sights):
        yield from symbol(layer, boldest, (x + side / 2, y), side, colours.rimmed(colours["chip"]))
        x += side + 4 * unit
        count = str(number)
        yield Text((x, y + 0.35 * size), count, size, colours["ink"], bold=True)
        x += width(count, size, bold=True) + 6 * unit
