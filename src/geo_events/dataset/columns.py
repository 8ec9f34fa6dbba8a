"""Events and claims as columns: what a program reads that goes through a million of them.

Owns `Columns` and how it is made of objects. How columns come out of a file is in `column_reader`, and how an
object comes out of columns in `lazy_rows`. Used by `contents` and by whoever draws or filters.

A string column is a `pyarrow.StringArray`, or a `pyarrow.DictionaryArray` of strings where values repeat: who
reads one must accept both. A dictionary may hold the same word twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import pyarrow as pa

from geo_events.model import Claim, Event, Stance, Status
from geo_events.when import Edge, Precision, When
from geo_events.wording import Wording, merged

if TYPE_CHECKING:
    from numpy.typing import NDArray

NONE = -1
"""Value in place of a position or a figure that is not given."""
NO_PRECISION = 255
"""Value in place of the precision of a date that is not given."""
APPROXIMATE, UNCERTAIN = 1, 2
"""Bits of the flags of a date."""
EDGES = tuple((start, end) for start in Edge for end in Edge)
"""How the two ends of a date are known, by position."""


@dataclass(frozen=True, eq=False)
class EventColumns:
    """The events of a dataset as columns, in file order."""

    ids: pa.Array
    """Strings."""
    layers: NDArray[np.integer]
    """Position in `layer_words` and in `layer_ids`."""
    layer_words: tuple[str, ...]
    """Words that the events may hold."""
    layer_ids: tuple[str, ...]
    """Id of the layer for each of them: several may share one."""
    statuses: NDArray[np.uint8]
    """Position in `list(Status)`."""
    starts: NDArray[np.int64]
    """First moment, UTC milliseconds."""
    ends: NDArray[np.int64]
    """First moment after it, UTC milliseconds."""
    offsets: NDArray[np.int16]
    """Local clock minus UTC at the start, in minutes."""
    end_offsets: NDArray[np.int16]
    """Local clock minus UTC in the last moment, in minutes."""
    precisions: NDArray[np.uint8]
    """Position in `list(Precision)`."""
    flags: NDArray[np.uint8]
    """`APPROXIMATE` and `UNCERTAIN`, added up."""
    edges: NDArray[np.uint8]
    """Position in `EDGES`."""
    edtf: pa.Array
    """Strings: the date as `When.written` has it."""
    places: NDArray[np.int32]
    """Position in `list(dataset.places)`; `NONE` for none."""
    origins: NDArray[np.int32]
    """Position in `list(dataset.places)`, as for `places`."""
    titles: Mapping[str, pa.Array]
    """Strings by language, in the order of a `Wording`; may be empty."""
    summaries: Mapping[str, pa.Array]
    """Strings by language; may be empty."""
    actors: pa.Array
    """Strings: the names with `|` between them; may be empty."""
    figures_low: NDArray[np.int64]
    """`NONE` for none."""
    figures: pa.Array
    """Strings, as `Figure` writes them; empty for none."""
    figures_high: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def is_open(self, end: int) -> NDArray[np.bool_]:
        """Whether the beginning (0) or the end (1) of each is open."""
        return np.isin(self.edges, [at for at, edges in enumerate(EDGES) if edges[end] is Edge.OPEN])

    def dates(self, rows: NDArray[np.int64] | None = None) -> list[str]:
        """The distinct dates of the events at some positions, or of all, by where each first comes."""
        edtf = self.edtf if rows is None else self.edtf.take(rows)
        distinct: list[str] = edtf.unique().cast(pa.string()).to_pylist()
        return [text.partition("@")[0] for text in distinct]

    @classmethod
    def of(cls, events: Collection[Event], place_ids: Iterable[str], layers: Mapping[str, str]) -> Self:
        """Columns of events; a place and the word of a layer are positions in what is given."""
        places = positions(place_ids)
        dates = DateColumns.of([event.when for event in events])
        return cls(
            ids=_texts(event.event_id for event in events),
            layers=words([event.layer for event in events], layers),
            layer_words=tuple(layers),
            layer_ids=tuple(layers.values()),
            statuses=words([event.status for event in events], Status),
            **dates.named("{}s"),
            edtf=_texts(event.when.written for event in events),
            places=_found([event.place_id for event in events], places),
            origins=_found([event.origin_id for event in events], places),
            titles=_wordings([event.titles for event in events]),
            summaries=_wordings([event.summaries for event in events]),
            actors=_texts("|".join(event.actors) for event in events),
            figures_low=_figures([event.figure_low for event in events]),
            figures=_texts("" if event.figure is None else str(event.figure) for event in events),
            figures_high=_figures([event.figure_high for event in events]),
        )


@dataclass(frozen=True, eq=False)
class ClaimColumns:
    """The claims of a dataset as columns, in file order."""

    ids: pa.Array
    """Strings."""
    events: NDArray[np.int32]
    """Position of the event."""
    sources: NDArray[np.int32]
    """Position in `list(dataset.sources)`."""
    stances: NDArray[np.uint8]
    """Position in `list(Stance)`."""
    asserted_by: pa.Array
    """Strings: ids of speakers, or plain words."""
    quotes: pa.Array
    """Strings."""
    translations: Mapping[str, pa.Array]
    """Strings by language: the quotes; may be empty."""
    notes: Mapping[str, pa.Array]
    """Strings by language; may be empty."""
    figures: pa.Array
    """Strings, as `Figure` writes them; empty for none."""
    said: pa.Array
    """Strings: the date as the table has it; empty for none."""
    said_starts: NDArray[np.int64]
    """UTC milliseconds; this and the following mean nothing where no date is given."""
    said_ends: NDArray[np.int64]
    said_offsets: NDArray[np.int16]
    said_end_offsets: NDArray[np.int16]
    said_precisions: NDArray[np.uint8]
    """Position in `list(Precision)`; `NO_PRECISION` for no date."""
    said_flags: NDArray[np.uint8]
    said_edges: NDArray[np.uint8]
    by_event: NDArray[np.int64]
    """Positions of claims by event, and in file order for each."""
    first_of_event: NDArray[np.int64]
    """The claims of event i are `by_event[first_of_event[i]:first_of_event[i + 1]]`."""

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(cls, claims: Collection[Claim], event_ids: Collection[str], source_ids: Iterable[str]) -> Self:
        """Columns of claims; an event and a source are positions in the lists given."""
        events = _found([claim.event_id for claim in claims], positions(event_ids))
        by_event, first_of_event = grouped(events, len(event_ids))
        dates = DateColumns.of([claim.asserted_on for claim in claims])
        return cls(
            ids=_texts(claim.claim_id for claim in claims),
            events=events,
            sources=_found([claim.source_id for claim in claims], positions(source_ids)),
            stances=words([claim.stance for claim in claims], Stance),
            asserted_by=_texts(claim.asserted_by for claim in claims),
            quotes=_texts(claim.quote for claim in claims),
            translations=_wordings([claim.translations for claim in claims]),
            notes=_wordings([claim.notes for claim in claims]),
            figures=_texts("" if claim.figure is None else str(claim.figure) for claim in claims),
            said=_texts("" if claim.asserted_on is None else claim.asserted_on.edtf for claim in claims),
            **dates.named("said_{}s"),
            by_event=by_event,
            first_of_event=first_of_event,
        )


@dataclass(frozen=True)
class Columns:
    """Everything of a dataset that there may be a million of."""

    events: EventColumns
    claims: ClaimColumns
    told: Mapping[int, When] = field(default_factory=dict)
    """When the halt was that a claim states, by the claim's position."""


@dataclass(frozen=True, eq=False)
class DateColumns:
    """What a column of dates comes to."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    offset: NDArray[np.int16]
    end_offset: NDArray[np.int16]
    precision: NDArray[np.uint8]
    flag: NDArray[np.uint8]
    edge: NDArray[np.uint8]

    @classmethod
    def of(cls, dates: Iterable[When | None]) -> Self:
        """Columns of dates, of which some may be missing."""
        return cls.of_numbers([numbers_of(date) for date in dates])

    @classmethod
    def of_numbers(cls, numbers: Sequence[tuple[int, ...]] | NDArray[np.int64]) -> Self:
        """Columns of what `numbers_of` gave for each date."""
        table = np.array(numbers, np.int64).reshape(-1, 7)
        kinds = (np.int64, np.int64, np.int16, np.int16, np.uint8, np.uint8, np.uint8)
        return cls(*(table[:, index].astype(kind) for index, kind in enumerate(kinds)))

    def take(self, rows: NDArray[Any]) -> Self:
        """The dates at some positions."""
        return type(self)(*(values[rows] for values in vars(self).values()))

    def travelled(self, rows: NDArray[Any], left: Self) -> Self:
        """The same dates, of which those of some rows are journeys' and begin as `when.travelled` has it."""
        fits = left.start < self.end[rows]
        start, offset = self.start.copy(), self.offset.copy()
        start[rows[fits]], offset[rows[fits]] = left.start[fits], left.offset[fits]
        return replace(self, start=start, offset=offset)

    def named(self, pattern: str) -> dict[str, Any]:
        """Its columns by the names that they have in another table."""
        return {pattern.format(name): values for name, values in vars(self).items()}


_PRECISIONS = {precision: position for position, precision in enumerate(Precision)}
_EDGES = {edges: position for position, edges in enumerate(EDGES)}


def numbers_of(date: When | None) -> tuple[int, ...]:
    """A date without its text, in the order of the fields of `DateColumns`."""
    if date is None:
        return 0, 0, 0, 0, NO_PRECISION, 0, 0
    flags = APPROXIMATE * date.approximate + UNCERTAIN * date.uncertain
    offsets = date.offset_minutes, date.end_offset_minutes
    edges = _EDGES[date.start_edge, date.end_edge]
    return date.start, date.end, *offsets, _PRECISIONS[date.precision], flags, edges


def grouped(events: NDArray[np.int32], count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """`by_event` and `first_of_event` of claims that name one of so many events.

    Examples
    --------
    >>> [column.tolist() for column in grouped(np.array([1, 0, 1], np.int32), 2)]
    [[1, 0, 2], [0, 1, 3]]
    """
    by_event = np.argsort(events, kind="stable").astype(np.int64)
    return by_event, np.searchsorted(events[by_event], np.arange(count + 1)).astype(np.int64)


def positions(ids: Iterable[str]) -> dict[str, int]:
    """Position of each id."""
    return {identifier: position for position, identifier in enumerate(ids)}


def words(values: Iterable[str], vocabulary: Iterable[str]) -> NDArray[Any]:
    """Positions of words in their vocabulary."""
    order = {word: position for position, word in enumerate(vocabulary)}
    return np.array([order[value] for value in values], np.min_scalar_type(max(len(order) - 1, 0)))


def _texts(values: Iterable[str]) -> pa.Array:
    return pa.array(list(values), pa.string())


def _wordings(texts: Sequence[Wording]) -> dict[str, pa.Array]:
    """Texts as a column for each language in which any of them is."""
    tags = merged(texts)
    return {tag: _texts(wording.get(tag) for wording in texts) for tag in tags}


def _found(ids: Sequence[str | None], places: Mapping[str, int]) -> NDArray[np.int32]:
    return np.array([NONE if value is None else places.get(value, NONE) for value in ids], np.int32)


def _figures(values: Sequence[int | None]) -> NDArray[np.int64]:
    return np.array([NONE if value is None else value for value in values], np.int64)
