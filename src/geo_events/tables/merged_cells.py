"""Cells of a sheet that were merged into one: the others get what stands in the first.

Owns which cells these are, not how a workbook says it. Called by `sheet`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_NUMBER = re.compile(r"[+-]?[\d.,/:\sT-]+", re.ASCII)


class Span(NamedTuple):
    """Cells that were merged, counted from 0; both ends are part of it."""

    top: int
    left: int
    bottom: int
    right: int


class MergedCells:
    """The merged cells of a sheet while its rows come in.

    What was merged over rows stands in all of them. What was merged over columns does so only below the names
    of the columns, and beside other cells: above stand titles, and names over several columns.

    Examples
    --------
    >>> merged = MergedCells([Span(0, 0, 1, 0)])
    >>> merged.filled(1, ["2019", "a"]), merged.filled(2, ["", "b"]), merged.count
    (['2019', 'a'], ['2019', 'b'], 1)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._waiting = sorted(spans, reverse=True)
        self._open: list[tuple[Span, str]] = []
        self._below_names = False
        self._width = 0
        self._filled: set[Span] = set()

    @property
    def count(self) -> int:
        """How many were filled."""
        return len(self._filled)

    def filled(self, row: int, cells: Sequence[str]) -> Sequence[str]:
        """A row, numbered from 1, with its merged cells filled."""
        at = row - 1
        self._width = max(self._width, len(cells))
        if not self._waiting and not self._open:
            return cells
        self._below_names = self._below_names or _holds_a_number(cells)
        while self._waiting and self._waiting[-1].top <= at:
            span = self._waiting.pop()
            word = cells[span.left] if span.top == at and span.left < len(cells) else ""
            if word:
                self._open.append((span, word))
        self._open = [(span, word) for span, word in self._open if span.bottom >= at]
        full, own = list(cells), [position for position, cell in enumerate(cells) if cell]
        for span, word in self._open:
            is_beside = any(not span.left <= position <= span.right for position in own)
            # No row gets wider by it than one was before.
            last = min(span.right, self._width - 1) if self._below_names and is_beside else 0
            last = max(span.left, last)
            full += [""] * (last + 1 - len(full))
            for position in range(span.left, last + 1):
                if not full[position]:
                    full[position] = word
                    self._filled.add(span)
        return full


def _holds_a_number(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and any(_NUMBER.fullmatch(cell) for cell in filled)
