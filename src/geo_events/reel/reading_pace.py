"""How long words stand in a film, which nobody can stop.

Owns that pace, for scripts with narrow and with wide letters. Called by the rooms of `reel`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LEAST = 2.5
"""Seconds for which any words stand."""
_BEFORE = 0.8
"""Seconds until the eye has found them."""
_LETTERS_A_SECOND = 18.0
"""Of the Latin alphabet, beside a map that is to be looked at too; subtitles have 15 to 20."""
_WIDE = 2.4
"""Letters for which a Chinese character counts."""


def reading_seconds(words: Iterable[str]) -> float:
    """Seconds for which some words stand so that they can be read once.

    Examples
    --------
    >>> reading_seconds(["Yes"])
    2.5
    >>> reading_seconds(["a" * 90]) == reading_seconds(["a" * 40, "a" * 50]) > reading_seconds(["a" * 60])
    True
    """
    letters = sum(
        _WIDE if unicodedata.east_asian_width(letter) in "WF" else 1.0 for one in words for letter in one
    )
    return max(LEAST, _BEFORE + letters / _LETTERS_A_SECOND)
