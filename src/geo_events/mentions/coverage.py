"""Which mentions of places no quote of a claim covers, and the list that says why each is left out.

Owns `uncovered` and what `unmapped.csv` holds. Called by the command line and by whoever keeps that list.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.resources.abc import Traversable

from geo_events.dataset import Dataset
from geo_events.dataset.cells import Row
from geo_events.dataset.table_reader import Table
from geo_events.errors import DataError
from geo_events.mentions.finder import Mention, MentionKind
from geo_events.mentions.reading import Reading
from geo_events.message import Fault

_COLUMNS = ("source_id", "start", "words", "place_id", "reason", "note")


class Reason(StrEnum):
    """Why a mention of a place is on no map."""

    GOVERNMENT = "government"
    """The place stands for its government or its state."""
    ATTRIBUTE = "attribute"
    """It says whose a person, an office, an army or a thing is."""
    NAME = "name"
    """It is part of the name of an organisation, a publication or a treaty."""
    RELATION = "relation"
    """The relations between two states as a subject."""
    BACKGROUND = "background"
    """It is told besides, or belongs to none of the layers."""
    REPETITION = "repetition"
    """A title, a caption or a sentence that says once more what a claim has."""
    MARKUP = "markup"
    """The target of a link, a category or another part that a reader does not read as text."""


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A row of the list."""

    source_id: str
    start: int
    """First character of the mention, counted from 0."""
    words: str
    place_id: str
    reason: Reason
    note: str | None


def uncovered(reading: Reading, dataset: Dataset) -> tuple[Mention, ...]:
    """Mentions of places in a document of a dataset that lie in no quote of any claim."""
    text = reading.document.text
    quotes = [
        (start, start + len(claim.quote))
        for claim in dataset.claims.values()
        if claim.source_id == reading.document.source_id and (start := text.find(claim.quote)) >= 0
    ]
    return tuple(
        mention
        for mention in reading.mentions
        if mention.kind is MentionKind.PLACE
        and not any(start <= mention.start and mention.end <= end for start, end in quotes)
    )


def only_uncovered(reading: Reading, dataset: Dataset) -> Reading:
    """A document with nothing found in it but what `uncovered` tells."""
    return Reading(reading.document, uncovered(reading, dataset), ())


def unmapped(path: Traversable) -> tuple[Unmapped, ...]:
    """Read the list.

    Raises
    ------
    DataError
        If there is any fault in it; the error holds all of them.
    """
    faults: list[Fault] = []
    rows = []
    for record in Table(path, _COLUMNS, _COLUMNS[:-1], faults):
        row = Row(path.name, record, faults)
        start = row.whole("start")
        if start is None:
            if not row.loose("start"):
                row.note("start", "expected.position", "")
            continue
        rows.append(
            Unmapped(
                row.text("source_id"),
                start,
                row.text("words"),
                row.text("place_id"),
                row.word("reason", Reason),
                row.optional("note"),
            )
        )
    if faults:
        raise DataError(*faults)
    return tuple(rows)
