"""The types of a packed scene: very many events as columns of bytes, and where each column is.

Owns the names of the columns; how numbers and words become bytes is `packed_columns`'s. Called by whatever
reads a packed scene.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from geo_events.model import Stance, Status
from geo_events.when import Edge, Precision


class ScenePacked(TypedDict):
    """Very many events as columns; the columns' bytes stand behind the JSON."""

    count: int
    """How many events there are."""
    words: PackedVocabularies
    """Lists in which the numbers of some columns are positions."""
    columns: PackedColumns
    """Where each column is among the bytes."""


class PackedVocabularies(TypedDict):
    """Lists in which the numbers of the columns of the same name are positions."""

    layer: list[str]
    """Ids of all layers."""
    status: list[Status]
    """All statuses."""
    precision: list[Precision]
    """All precisions."""
    edge: list[Edge]
    """All ways in which an end of a date is known."""
    claim_stance: list[Stance]
    """All stances."""
    place: list[str]
    """Ids of the places; `origin` is a position among them too."""
    claim_source: list[str]
    """Ids of the sources."""


class NumberColumn(TypedDict):
    """A column of whole numbers: all lowest bytes, then all second bytes, for so they compress best."""

    at: int
    """First byte."""
    width: int
    """Bytes of a number."""
    base: int
    """What is added to each number."""
    unit: int
    """Factor of each number."""
    length: int
    """How many numbers there are."""
    isDelta: NotRequired[bool]
    """Whether a number is added to all before it."""


class WordColumn(TypedDict):
    """A column of words in UTF-8, each ended by a zero byte."""

    at: int
    """First byte."""
    bytes: int
    """How many bytes the words take."""
    count: int
    """How many words there are."""
    index: NotRequired[NumberColumn]
    """Which word each row has; without it each row has its own."""
    languages: NotRequired[list[str]]
    """BCP 47 tags, of a column of texts: each row has a word for each, which may be empty."""


class PackedEventColumns(TypedDict):
    """Columns with a row an event, by start and id."""

    start: NumberColumn
    """UTC milliseconds."""
    duration: NumberColumn
    """Milliseconds."""
    layer: NumberColumn
    """Positions in the vocabulary."""
    status: NumberColumn
    """Positions in the vocabulary."""
    precision: NumberColumn
    """Positions in the vocabulary."""
    edges: NumberColumn
    """Three times the position of the beginning in the vocabulary of `edge`, and that of the end."""
    offset: NumberColumn
    """Minutes of local time from UTC in the first moment."""
    end_offset: NumberColumn
    """Minutes of local time from UTC in the last moment."""
    weight: NumberColumn
    """What each event matters beside others."""
    place: NumberColumn
    """Positions in the vocabulary; -1 for none."""
    origin: NumberColumn
    """Positions in the vocabulary of places; -1 for none."""
    id: WordColumn
    """Ids."""
    title: WordColumn
    """Texts."""
    summary: WordColumn
    """Texts."""
    actors: WordColumn
    """Actors, joined by `|`."""
    when: WordColumn
    """EDTF; empty where it follows from start, precision and offset by rule."""
    figure: WordColumn
    """JSON; empty for null."""


class PackedClaimColumns(TypedDict):
    """Columns with a row a claim, by event and then by when they were known."""

    claim_known: NumberColumn
    """Milliseconds after the event's start."""
    claim_stance: NumberColumn
    """Positions in the vocabulary."""
    claim_source: NumberColumn
    """Positions in the vocabulary."""
    claim_assumed: NumberColumn
    """0 said on that day, 1 assumed, 2 assumed because no date is given at all."""
    claim_id: WordColumn
    """Ids."""
    claim_by: WordColumn
    """Who says so, a word a language."""
    claim_quote: WordColumn
    """Verbatim pieces of the sources."""
    claim_translation: WordColumn
    """Plain translations; empty for none."""
    claim_note: WordColumn
    """Remarks; empty for null."""
    claim_on: WordColumn
    """EDTF; empty where it is the day of `claim_known`."""


class PackedColumns(PackedEventColumns, PackedClaimColumns):
    """All columns of a packed scene."""

    claims: NumberColumn
    """How many claims each event has."""
