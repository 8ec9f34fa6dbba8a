"""What a cell looks like that holds an id, a list or a whole number.

Owns these forms; what is wrong with a cell is told by `cells`. Called by `cells`, and for whole columns
by `column_reader`.
"""

from __future__ import annotations

import re

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id as a whole looks like; written so that Arrow reads it too."""
DIGITS = 15
"""Longest whole number: JavaScript counts no further without rounding."""


def items_of(cell: str) -> tuple[str, ...]:
    """The parts of a list, without outer spaces; empty ones are passed over.

    Examples
    --------
    >>> items_of("Harbour | |Port")
    ('Harbour', 'Port')
    """
    return tuple(part for part in (part.strip() for part in cell.split("|")) if part)


def whole_of(cell: str) -> int | None:
    """A whole number from 0, or None if the cell is none.

    Examples
    --------
    >>> whole_of("007"), whole_of("-1"), whole_of("")
    (7, None, None)
    """
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= DIGITS else None
