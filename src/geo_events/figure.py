"""Figures as a source gives them: exact, with a bound, or about.

Owns the forms in which a table holds a figure. How one is told to a reader is in `scene.objects`. Called by
`model`, `dataset` and `scene`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Self


class Bound(StrEnum):
    """What a figure says of the true number."""

    EXACT = "exact"
    LEAST = "least"
    MOST = "most"
    ABOUT = "about"
    BETWEEN = "between"


_DIGITS = r"(\d{1,15})"
_FORMS = {
    Bound.EXACT: _DIGITS,
    Bound.LEAST: rf"{_DIGITS}\+",
    Bound.MOST: rf"<{_DIGITS}",
    Bound.ABOUT: rf"~{_DIGITS}",
    Bound.BETWEEN: rf"{_DIGITS}\.\.{_DIGITS}",
}
_WRITTEN = {
    Bound.EXACT: "{}",
    Bound.LEAST: "{}+",
    Bound.MOST: "<{}",
    Bound.ABOUT: "~{}",
    Bound.BETWEEN: "{}..{}",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people or things.

    Examples
    --------
    >>> [str(Figure.parse(cell)) for cell in ("0030", "30+", "<500", "~20", "100..200")]
    ['30', '30+', '<500', '~20', '100..200']
    """

    bound: Bound
    number: int
    """The number given; of two the lower one."""
    other: int | None = None
    """The higher one of two."""

    @classmethod
    def parse(cls, cell: str) -> Self:
        """Read a cell.

        Raises
        ------
        ValueError
            If it holds no figure.
        """
        for bound, form in _FORMS.items():
            found = re.fullmatch(form, cell, re.ASCII)
            if found is not None:
                low, *high = map(int, found.groups())
                if not high or low < high[0]:
                    return cls(bound, low, *high)
        raise ValueError(f"expected a figure, found {cell!r}")

    def __str__(self) -> str:
        return _WRITTEN[self.bound].format(self.number, self.other)

    @property
    def plain(self) -> int | str:
        """A number where it is exact; else as the table has it, so that nobody takes it for exact."""
        return self.number if self.bound is Bound.EXACT else str(self)


@lru_cache(4_096)
def figure_of(cell: str) -> Figure | None:
    """A cell's figure; None where it is empty or holds none.

    Examples
    --------
    >>> figure_of("200..100"), figure_of("1.5"), figure_of("")
    (None, None, None)
    """
    try:
        return Figure.parse(cell)
    except ValueError:
        return None
