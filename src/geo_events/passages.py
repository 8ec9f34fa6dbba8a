"""Where the claims' quotes stand in a document.

Owns the cutting of a text into pieces that do or do not belong to quotes. Called by `ui`.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo_events.markup import Mark
from geo_events.model import Claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document."""

    text: str
    claim_ids: tuple[str, ...]
    """Claims whose quotes cover it, in the order in which the quotes begin."""


def pieces(text: str, claims: Iterable[Claim], marks: Sequence[Mark] = ()) -> list[Piece]:
    """Cut a document where quotes begin and end; joined together the pieces are the text.

    A quote that the text does not hold marks nothing.

    Parameters
    ----------
    text
        Of the document.
    claims
        Claims with the quotes.
    marks
        Stretches of the text, in order, that are to be shown as they say; but one that holds a whole quote
        is shown as it stands, so that no quote goes unseen.
    """
    spans = []
    for claim in claims:
        start = text.find(claim.quote)
        if start >= 0 and claim.quote:
            spans.append((start, start + len(claim.quote), claim.claim_id))
    spans.sort()
    seen = _without_quotes(marks, spans)
    ends = [mark.end for mark in seen]
    cuts = sorted({0, len(text), *(cut for start, end, _ in spans for cut in (start, end))})
    return [
        Piece(
            _shown(text, before, after, seen[bisect_right(ends, before) :]),
            tuple(name for start, end, name in spans if start <= before and after <= end),
        )
        for before, after in itertools.pairwise(cuts)
    ]


def _without_quotes(marks: Sequence[Mark], spans: Sequence[tuple[int, int, str]]) -> list[Mark]:
    """The marks in none of which a whole quote stands."""
    starts = [mark.start for mark in marks]
    holding = {
        at for start, end, _ in spans if (at := bisect_right(starts, start) - 1) >= 0 and end <= marks[at].end
    }
    return [mark for at, mark in enumerate(marks) if at not in holding]


def _shown(text: str, before: int, after: int, marks: Iterable[Mark]) -> str:
    """A stretch of the text with its marks as they are to be shown; a divided one counts before the cut."""
    parts = []
    for mark in marks:
        if mark.start >= after:
            break
        parts.append(text[before : mark.start])
        if mark.start >= before:
            parts.append(mark.shown)
        before = min(mark.end, after)
    return "".join([*parts, text[before:after]])
