"""The ids of a table while it is read, and the word that a wrong one was meant to be.

Owns which ids a file holds and which of them are sound. Called by `cells` and `row_reader`.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Container

from geo_events.message import Message


class Ids:
    """The ids of one table, those of faulty rows too, while it and what refers to it are read."""

    _LARGE = 5_000
    _MANY = 50

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        """Every id of the file with its first row, those of faulty rows included."""
        self.kept: Container[str] = ()
        """Ids of the sound rows, once they are known."""
        self.readable = True
        """Whether the file could be read: else no reference to it can be called wrong."""
        self.is_missed = False
        """Whether a row refers to it although it could not be read."""
        self._guesses = 0

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.kept or identifier in self.rows

    def nearest(self, wrong: str) -> Message | None:
        """Advice with the id that looks most like a wrong one; None when asked too often or in vain."""
        # Comparing is slow: a million wrong ids must not take hours.
        self._guesses += 1
        if self._guesses > self._MANY or len(self.rows) > self._LARGE:
            return None
        return nearest(wrong, self.rows)


def nearest(wrong: str, right: Collection[str]) -> Message | None:
    """Advice with the word that looks most like a wrong one; None if none does.

    Examples
    --------
    >>> print(nearest("stirke", ["march", "strike"]))
    is 'strike' meant?
    """
    near = difflib.get_close_matches(wrong, right, 1)
    return Message("advice.meant", {"word": near[0]}) if near else None
