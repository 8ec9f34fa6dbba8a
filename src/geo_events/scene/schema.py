"""The types of everything that a scene holds: plain data, written as JSON as it stands.

Owns the names and types of the members; those of packed columns are `packed_schema`'s,
those of tracks `track_schema`'s. From both
`tools/build_scene_types.py` makes the player's `scene.d.ts`, and `docs/scene.md` explains them.
"""

from __future__ import annotations

from typing import NamedTuple, NotRequired, TypedDict

from geo_events.figure import Bound
from geo_events.model import Stance, Status
from geo_events.scene.layer_schema import SceneLayer
from geo_events.scene.packed_schema import ScenePacked
from geo_events.scene.search_schema import SceneSearch
from geo_events.scene.track_schema import SceneArea, SceneTrack
from geo_events.when import Edge, Precision

Texts = dict[str, str]
"""A plain text in each language in which it is written, by tag, the first one for who reads none of them."""


class SceneData(TypedDict):
    """A scene: what every renderer draws."""

    digest: str
    """Hexadecimal; equal scenes have equal digests."""
    title: Texts
    """Title of the whole."""
    about: Texts
    """One sentence of what the whole is; empty texts where none is given."""
    languages: NotRequired[list[str]]
    """BCP 47 tags of the languages in which the story is told, the first one most of all."""
    period: ScenePeriod
    """Where the axis begins and ends."""
    axis: SceneAxis
    """The elastic axis of time."""
    layers: list[SceneLayer]
    """All kinds of thing that the story tells of, in order."""
    places: dict[str, ScenePlace]
    """By id."""
    people: dict[str, SceneName]
    """What those who took part are called, by how the events name them; whom no table names is missing."""
    tracks: list[SceneTrack]
    """One a journey."""
    areas: NotRequired[list[SceneArea]]
    """One a shape; missing where there is none."""
    rails: bool
    """Whether any track may follow the lines of `railways.geojson`, whose makers are then to be credited."""
    sources: dict[str, SceneSource]
    """By id."""
    chapters: list[SceneChapter]
    """Stretches of time worth jumping to."""
    clocked: NotRequired[bool]
    """Whether any claim has a day: else the two clocks show the same, and none is offered."""
    search: NotRequired[SceneSearch]
    """What the search knows beside the words of the events; missing in a scene of an older version."""
    events: NotRequired[list[SceneEvent]]
    """By start and id; missing in a packed scene."""
    undated: NotRequired[list[SceneEvent]]
    """The events of which no source says when, of very many the first; missing where there are none."""
    undated_count: NotRequired[int]
    """How many there are of them."""
    packed: NotRequired[ScenePacked]
    """The same events as columns, only where there are more than 5,000."""


class ScenePeriod(TypedDict):
    """A period of time."""

    start: int
    """UTC milliseconds."""
    end: int
    """UTC milliseconds, after `start`; the first moment that no longer belongs to it."""


class SceneAxis(TypedDict):
    """A map from time to position that gives room to what happened and folds the gaps."""

    knots: list[SceneKnot]
    """At least two, between which the axis is straight; time and position rise strictly."""
    folds: list[SceneFold]
    """In order."""


class SceneKnot(NamedTuple):
    """A point of the axis."""

    time: int
    """UTC milliseconds."""
    position: float
    """Share of the axis, 0 to 1."""


class SceneFold(TypedDict):
    """A gap that the axis folds."""

    start: int
    """UTC milliseconds of the moment before it."""
    end: int
    """UTC milliseconds of the moment after it."""


class ScenePlace(TypedDict):
    """Where a place is, and how exactly."""

    name: Texts
    """Name of the place."""
    spellings: list[str]
    """Every other known way to write it, by which it is found."""
    lat: float
    """Degrees north, WGS 84."""
    lng: float
    """Degrees east, WGS 84, -180 to 180."""
    radius: float
    """Kilometres from the point within which the place may lie."""
    kind: str
    """Kind of place, as the table of places has it."""


class SceneName(TypedDict):
    """What somebody is called."""

    name: Texts
    """Name of a person or a group."""
    spellings: list[str]
    """Every other known way to write it, by which it is found."""


class SceneFigure(TypedDict):
    """A number that is claimed."""

    bound: Bound
    """Whether it is exact, the least, the most, about right, or the lower one of two."""
    number: int
    """The number, of two the lower one."""
    other: int | None
    """The higher one of two; null for one."""
    by: Texts
    """Who gave it first."""


class SceneEvent(TypedDict):
    """An event with its claims."""

    id: str
    """Id of the event."""
    layer: str
    """Id of its layer: what kind of thing happened."""
    status: Status
    """What is known of it with hindsight over all the sources."""
    title: Texts
    """What happened, in one line."""
    when: str
    """Its date as `When.written` has it; empty where no source says when."""
    start: int
    """UTC milliseconds of the first moment at which it may have begun; if that is open, may have ended."""
    end: int
    """UTC milliseconds of the first moment at which it is over; if that is open, has begun."""
    edges: SceneEdges
    """How its two ends are known."""
    precision: Precision
    """Unit to which its date is known."""
    offset: int
    """Minutes of local time from UTC in its first moment."""
    end_offset: int
    """Minutes of local time from UTC in its last moment."""
    weight: int
    """What it matters beside others: claims count first, then status, then how exactly its date is known."""
    place: str | None
    """Id of the place where it happened or to which it led; null if no source says."""
    origin: str | None
    """Id of the place from which a journey or a movement came; null for none."""
    figure: list[SceneFigure] | None
    """Each number that is claimed and who gave it; null without any."""
    actors: list[str]
    """Who took part."""
    summary: Texts
    """What is known of it, in a few sentences."""
    claims: list[SceneClaim]
    """In the order of the table; in that of `known` where the scene was packed."""


class SceneEdges(NamedTuple):
    """How the two ends of a date are known."""

    start: Edge
    """Its beginning."""
    end: Edge
    """Its end."""


class SceneClaim(TypedDict):
    """One thing that a source says about an event."""

    id: str
    """Id of the claim."""
    source: str
    """Id of the source."""
    stance: Stance
    """What it says of the event."""
    by: Texts
    """Who says so, as precisely as the source gives it."""
    on: str | None
    """Date on which it was said, in EDTF; null if the source gives none."""
    known: int
    """UTC milliseconds since when it was there to be known."""
    assumed: bool
    """Whether that is by a rule, because no source gives the day."""
    quote: str
    """Verbatim piece of the source."""
    translation: Texts
    """Plain translations of the quote."""
    note: Texts
    """Remark on the claim."""


class SceneBounds(NamedTuple):
    """A part of the world with its edges; west is greater than east where the antimeridian crosses it."""

    west: float
    """Degrees east, WGS 84, -180 to 180."""
    south: float
    """Degrees north, WGS 84."""
    east: float
    """Degrees east, WGS 84, -180 to 180."""
    north: float
    """Degrees north, WGS 84."""


class SceneSource(TypedDict):
    """A document."""

    title: str
    """Title of the document."""
    publisher: Texts
    """Who published it."""
    published: str | None
    """Date of publication, in EDTF; null if unknown."""
    language: str
    """BCP 47 tag of the document's language."""
    url: str | None
    """Its address on the web, http or https; null for none."""
    archive_url: str | None
    """Address of an archived copy, http or https; null for none."""


class SceneChapter(TypedDict):
    """A stretch of time worth jumping to."""

    id: str
    """Id of the chapter."""
    title: Texts
    """Title of the chapter."""
    note: Texts
    """What happened in it, in a few sentences."""
    start: int
    """UTC milliseconds."""
    end: int
    """UTC milliseconds, not part of it."""
    key: list[str]
    """Ids of the events that matter most in it, the first one most of all; never of one that is not here."""
    bounds: SceneBounds | None
    """Where it takes place; null where none of its events has a place."""
