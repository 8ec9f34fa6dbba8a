"""Two pictures of one story side by side, under one heading: what is on both, and what on one of them only.

Owns that count, the sign on the marks that follows from it, and the layout: side by side, or one above the
other where the picture is higher than wide. Either map is drawn by `draw`. Called by the stills and the deck.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo_events.comparison import PARTS, Part
from geo_events.picture import captions, heading, legend
from geo_events.picture.colours import Colours
from geo_events.picture.draw import draw, title, window
from geo_events.picture.frame import Frame
from geo_events.picture.marks import only_sign
from geo_events.picture.measure import width, wrap
from geo_events.picture.render_options import RenderOptions
from geo_events.picture.shapes import Group, Path, Pen, Picture, Shape, Text, moved
from geo_events.picture.typography import LINE, MARGIN
from geo_events.picture.visible import Sight, sights
from geo_events.scene import Scene, SceneEvent, ScenePlace, SceneTrack
from geo_events.text import t

_CAPTION = 15.0
"""Size of the type of a caption in units."""
_HIGHEST = 0.9
"""Height of the maps' room, as a share of its width, above which they stand one above the other."""


@dataclass(frozen=True)
class Side:
    """One side of a comparison."""

    scene: Scene
    render: RenderOptions
    words: str
    """What it shows: a date, a clock or a period."""


@dataclass(frozen=True)
class Parted:
    """The events of two sides, told apart."""

    ids: Mapping[Part, frozenset[str]]
    """Ids of the events of each part."""
    changed: int
    """How many of those on both sides are in another state."""

    def lines(self, words: tuple[str, str], language: str) -> Iterator[str]:
        """The three counts in words, by what either side is called."""
        now, then = (t("player.compare.only", language, side=side) for side in words)
        labels = {"now": now, "both": t("player.compare.both", language), "then": then}
        for one in PARTS:
            count = str(len(self.ids[one]))
            if one == "both" and self.changed:
                count = t("player.compare.changed", language, count=count, changed=self.changed)
            yield t("picture.counted", language, label=labels[one], count=count)


def parted(now: Sequence[Sight], then: Sequence[Sight]) -> Parted:
    """Tell the events of two sides apart."""
    here, there = ({sight.event_id: sight.state for sight in side} for side in (now, then))
    both = here.keys() & there.keys()
    ids: dict[Part, frozenset[str]] = {
        "now": frozenset(here.keys() - both),
        "both": frozenset(both),
        "then": frozenset(there.keys() - both),
    }
    return Parted(ids, sum(here[one] is not there[one] for one in both))


def part(now: Side, then: Side, shown: frozenset[Part]) -> tuple[Parted, Side, Side]:
    """Count the events of two sides; each draws the sign at its own and leaves out what is not shown."""
    found = parted(sights(now.scene, now.render), sights(then.scene, then.render))
    out = frozenset[str]().union(*(found.ids[one] for one in PARTS if one not in shown))

    def signed(side: Side, own: Part) -> Side:
        return replace(side, render=replace(side.render, only=found.ids[own], left_out=out))

    return found, signed(now, "now"), signed(then, "then")


def common_window(now: Side, then: Side) -> Frame:
    """The one window of both sides, as large as the smaller of them, around the events of both."""
    return window(_united(now.scene, then.scene), replace(now.render, left_out=frozenset()))


def draw_both(now: Side, then: Side, shown: frozenset[Part], date: str) -> Picture:
    """Draw two sides under one heading, over one legend.

    Parameters
    ----------
    now, then
        The sides; their renders are those of the whole picture.
    shown
        What of the three parts is drawn.
    date
        What the heading says of the time.

    Raises
    ------
    ExportError
        If there is too little room, or more events than can be drawn as marks.
    """
    whole = now.render
    colours, unit = Colours.of_scene(now.scene.data, whole.theme), whole.unit
    found, now, then = part(now, then, shown)
    head = heading.head_height(whole)
    band = legend.band(_samples(now, then, colours), whole)
    room = whole.width, whole.height - head - band.height
    is_beside = room[1] < _HIGHEST * room[0]
    wide, high = (round(room[0] / 2), room[1]) if is_beside else (whole.width, room[1] / 2)
    above = whole.type(_CAPTION) * LINE + MARGIN * unit
    size = wide, round(high - above)
    sides = [replace(side, render=_bare(side.render, size)) for side in (now, then)]
    frame = common_window(*sides)
    groups: list[Group] = []
    for name, side, place in zip(("now", "then"), sides, (0, 1), strict=True):
        left, top = (place * float(wide), head) if is_beside else (0.0, head + place * high)
        drawn = draw(side.scene, side.render, frame)
        sea = _block(left, top + above, wide, high - above, colours["sea"])
        groups += [Group(f"{name}-sea", (sea,))]
        groups += [
            replace(moved(group, left, top + above), name=f"{name}-{group.name}") for group in drawn.groups
        ]
        groups += [_caption(name, side, (left, top, wide, above), colours)]
    edge = (
        ((float(wide), head), (float(wide), head + high))
        if is_beside
        else ((0.0, head + high), (float(wide), head + high))
    )
    groups += [Group("edge", (Path((edge,), closed=False, pen=Pen(colours["chip-edge"], 2 * unit)),))]
    said = list(found.lines((now.words, then.words), whole.language))
    groups += [
        heading.head(date, said, whole, colours),
        heading.strip(now.scene, whole, colours, then.render.at),
    ]
    groups += legend.drawn_band(band, whole, colours)
    return Picture(
        width=whole.width,
        height=whole.height,
        background=colours["sea"],
        groups=tuple(group for group in groups if group.shapes),
        title=title(now.scene, replace(whole, at=None, dates=date)),
        description=" ".join(
            _said(side, captions.described(sights(side.scene, side.render), whole)) for side in sides
        ),
    )


def _said(side: Side, words: str) -> str:
    """Words behind what a side is called."""
    return t("picture.counted", side.render.language, label=side.words, count=words)


def _bare(render: RenderOptions, size: tuple[int, int]) -> RenderOptions:
    """The same as a map of some size without bands, with everything as large as it is in the whole."""
    width, height = size
    return replace(render, heading="", footing=(), width=width, height=height, scale=render.unit)


def _block(left: float, top: float, wide: float, high: float, fill: str) -> Path:
    run = ((left, top), (left + wide, top), (left + wide, top + high), (left, top + high))
    return Path((run,), closed=True, fill=fill)


def _caption(name: str, side: Side, box: tuple[float, float, float, float], colours: Colours) -> Group:
    """What a map shows, in a band above it."""
    left, top, wide, high = box
    unit = side.render.unit
    room = wide - 2 * MARGIN * unit
    size = side.render.type(_CAPTION)
    size = max(side.render.type(0), min(size, size * room / max(width(side.words, size, bold=True), 1.0)))
    at = (left + MARGIN * unit, top + high - (high - size * 0.75) / 2)
    words = [
        Text(at, line, size, colours["ink"], bold=True) for line in wrap(side.words, size, room, 1, bold=True)
    ]
    return Group(f"{name}-caption", (_block(left, top, wide, high, colours["chip"]), *words))


def _samples(now: Side, then: Side, colours: Colours) -> list[legend.Sample]:
    """What is to be explained on either side, and the sign of what is on one of them only."""
    language, unit = now.render.language, now.render.unit
    scene = _united(now.scene, then.scene)
    found = {
        sample.words: sample for side in (now, then) for sample in legend.samples(scene, side.render, colours)
    }

    def sign(at: tuple[float, float]) -> tuple[Shape, ...]:
        return only_sign(at[0], at[1] + 2 * unit, 16 * unit, unit, colours)

    words = t("player.compare.sign", language)
    return [*found.values(), legend.Sample(words, sign)]


def _united(now: Scene, then: Scene) -> Scene:
    """The events of two scenes as one."""
    if now is then:
        return now
    events: dict[str, SceneEvent] = {
        event["id"]: event for scene in (now, then) for event in scene.data["events"]
    }
    tracks: dict[str, SceneTrack] = {
        track["event"]: track for scene in (now, then) for track in scene.data["tracks"]
    }
    held = {area["event"] for area in now.data.get("areas", ())}
    areas = [*now.data.get("areas", ())]
    areas += [area for area in then.data.get("areas", ()) if area["event"] not in held]
    places: dict[str, ScenePlace] = {**now.data["places"], **then.data["places"]}
    whole = [events[one] for one in sorted(events)]
    return replace(
        now,
        data={**now.data, "events": whole, "tracks": list(tracks.values()), "areas": areas, "places": places},
        count=len(whole),
    )
