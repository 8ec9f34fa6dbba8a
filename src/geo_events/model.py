"""What the program talks about: sources, places, events, claims, stops, chapters, and a view of them.

Owns the vocabularies and the frozen values; the field names are the column names of the tables.
Reads and draws nothing. Used by every room above.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from geo_events.bounds import Bounds
from geo_events.figure import Figure
from geo_events.look import Look
from geo_events.when import When
from geo_events.wording import Wording

LANGUAGES = ("en", "zh")
"""Languages in which the page has its texts; those of the tables are the tables' own."""


class Status(StrEnum):
    """What is known of an event with hindsight over all the sources."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    CANCELLED = "cancelled"
    UNFULFILLED = "unfulfilled"
    UNSTATED = "unstated"
    """Nobody says how sure it is: the table has no word for it, and shows none."""


class Stance(StrEnum):
    """What one claim says of its event."""

    EXPECTS = "expects"
    REPORTS = "reports"
    CONFIRMS = "confirms"
    CANCELS = "cancels"
    CONTRADICTS = "contradicts"
    """It says otherwise: another place, another day, a doubt."""
    UNAWARE = "unaware"
    """Who might know has no order, no word yet."""
    DENIES = "denies"
    """It says explicitly that it is not so."""


class Basis(StrEnum):
    """Why a stop stands in a journey."""

    STATED = "stated"
    INFERRED = "inferred"


class Route(StrEnum):
    """How the way between two stops of a journey is known."""

    NAMED = "named"
    """A source names the line."""
    ENDS = "ends"
    """Sources name a stop at or before its beginning and one at or after its end, and no line between."""
    INFERRED = "inferred"


class SourceKind(StrEnum):
    """What sort of document a source is."""

    ENCYCLOPEDIA = "encyclopedia"
    NEWS = "news"
    OTHER = "other"
    """A report, a book, a table, a post."""


class NameKind(StrEnum):
    """What a name that is no place's stands for."""

    PERSON = "person"
    GROUP = "group"
    """Who took part without being a person: an office, an army. It is looked for in no text."""
    OTHER = "other"
    """Something whose longer name holds that of a place: a war, a newspaper."""


class Clock(StrEnum):
    """Whose knowledge the map shows."""

    HINDSIGHT = "hindsight"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Source:
    """One document."""

    source_id: str
    file: str | None
    """File name in the folder `seeds`; None if its text is not at hand: then nobody can check its quotes."""
    title: str
    publishers: Wording
    """Who published it."""
    kind: SourceKind
    language: str
    """BCP 47 tag of the document's language."""
    published: When | None
    url: str | None
    archive_url: str | None
    """Address of a copy that stays when the first one goes."""
    sha256: str | None
    """Of the file's bytes, hexadecimal; None without a file."""

    def published_by(self, language: str) -> str:
        """Who published it, in a language of the page."""
        return self.publishers.text(language)

    @property
    def publisher(self) -> str:
        """Who published it, in the first language in which that is known."""
        return next(iter(self.publishers.texts()), "")


@dataclass(frozen=True, slots=True)
class Place:
    """A place, geocoded once."""

    place_id: str
    names: Wording
    aliases: tuple[str, ...]
    """Every other spelling that the sources use."""
    query: str | None
    """Words that a geocoder is asked."""
    latitude: float
    """Degrees north, WGS 84."""
    longitude: float
    """Degrees east, WGS 84, -180 to 180."""
    radius_km: float
    """Largest distance of the place from the point in kilometres."""
    kind: str
    country: str | None
    """ISO 3166-1 alpha-2 code."""
    timezone: str
    """IANA name."""
    geocoder: str
    geocoder_id: str | None
    retrieved: str | None
    licence: str | None

    def name(self, language: str) -> str:
        """Name in a language of the page."""
        return self.names.text(language)

    def spellings(self) -> tuple[str, ...]:
        """Every known way to write this place, without repetition."""
        return tuple(dict.fromkeys((*self.names.texts(), *self.aliases)))


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a group, or something else whose name must not be read as that of a place inside it."""

    name_id: str
    kind: NameKind
    names: Wording
    aliases: tuple[str, ...]
    """Every other spelling that the sources use."""

    def name(self, language: str) -> str:
        """Name in a language of the page."""
        return self.names.text(language)

    def spellings(self) -> tuple[str, ...]:
        """Every known way to write this name, without repetition."""
        return tuple(dict.fromkeys((*self.names.texts(), *self.aliases)))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, was said to have happened, or was to happen."""

    event_id: str
    layer: str
    """Id of its layer: what kind of thing happened."""
    titles: Wording
    when: When
    place_id: str | None
    """Where it happened, or where a journey or a movement was going; None if no source says."""
    origin_id: str | None
    """Where a journey or a movement came from."""
    status: Status
    actors: tuple[str, ...]
    figure_low: int | None
    """Lowest number of troops or people that a source gives."""
    figure: Figure | None
    figure_high: int | None
    summaries: Wording

    def title(self, language: str) -> str:
        """Title in a language of the page."""
        return self.titles.text(language)

    def summary(self, language: str) -> str:
        """Summary in a language of the page."""
        return self.summaries.text(language)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a source says about an event."""

    claim_id: str
    event_id: str
    source_id: str
    stance: Stance
    asserted_by: str
    """Who says so, as precisely as the source gives it: the id of a speaker, or plain words."""
    asserted_on: When | None
    """The day on which it was said; None if the source looks back without a date."""
    quote: str
    """A verbatim, contiguous piece of the source."""
    translations: Wording
    """Plain translations of it."""
    figure: Figure | None
    notes: Wording


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a journey halted or passed."""

    event_id: str
    stop: int
    """Position in the journey, from 1."""
    place_id: str
    arrive: When | None
    depart: When | None
    basis: Basis
    claim_id: tuple[str, ...]
    """Claims that tell of it; the first one is about the journey, others may tell of an event at the halt."""
    way_claim_id: str | None = None
    """Claim that names the way from the stop before; None where none does."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of time worth jumping to."""

    chapter_id: str
    titles: Wording
    start: When
    end: When
    notes: Wording
    key_events: tuple[str, ...] = ()
    """Ids of the events that matter most in it, the first one most of all; empty where none are named."""
    bounds: Bounds | None = None
    """Where it takes place; None where that follows from its events."""

    def title(self, language: str) -> str:
        """Title in a language of the page."""
        return self.titles.text(language)

    def note(self, language: str) -> str:
        """Note in a language of the page."""
        return self.notes.text(language)


@dataclass(frozen=True, slots=True)
class View:
    """What a reader has asked to see."""

    start: str | None = None
    """First day of the period as EDTF; None for the first event."""
    end: str | None = None
    """Last day of the period as EDTF, included; None for the last event."""
    layers: frozenset[str] | None = None
    """Ids of the chosen layers; None for all."""
    statuses: frozenset[Status] = frozenset(Status)
    search: str = ""
    clock: Clock = Clock.HINDSIGHT
    language: str = "en"
    event_id: str | None = None
    """The selected event."""
    look: Look = field(default_factory=Look)
