"""Where the claims' quotes stand in a document.

Owns the cutting of a text into pieces that do or do not belong to quotes. Called by `ui`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from geo_events.model import Claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document."""

    text: str
    claim_ids: tuple[str, ...]
    """Claims whose quotes cover it, in the order in which the quotes begin."""


def pieces(text: str, claims: Iterable[Claim]) -> list[Piece]:
    """Cut a document where quotes begin and end; joined together the pieces are the text.

    A quote that the text does not hold marks nothing.
    """
    spans = []
    for claim in claims:
        start = text.find(claim.quote)
        if start >= 0 and claim.quote:
            spans.append((start, start + len(claim.quote), claim.claim_id))
    spans.sort()
    cuts = sorted({0, len(text), *(cut for start, end, _ in spans for cut in (start, end))})
    return [
        Piece(
            text[before:after], tuple(name for start, end, name in spans if start <= before and after <= end)
        )
        for before, after in itertools.pairwise(cuts)
    ]
