"""What a reader may have meant who has found nothing: the nearest name or word that the story has.

Owns what is near. The player's `suggestion.js` is alike: `tests/cases/search.json` holds both to it. Called
by `search`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

_LONGEST = 40
"""Letters of a word that may be mistyped; of a longer one nobody can tell."""
_LATIN = re.compile("[0-9a-z]")

Candidate = tuple[str, str]
"""As the search compares it, and as it is written."""


def suggestion(
    words: Sequence[str],
    names: Sequence[Candidate],
    vocabulary: Callable[[], Sequence[Candidate]],
    finds: Callable[[str], bool],
) -> str | None:
    """A query that finds something, near to one that finds nothing; None without any.

    Parameters
    ----------
    words
        What is looked for, as the search compares it.
    names, vocabulary
        What the story has; where both are as near, the name is meant.
    finds
        Function that tells whether a query finds anything.
    """
    name = _nearest(" ".join(words), names)
    if name is not None and finds(name):
        return name
    candidates = [*names, *vocabulary()]
    meant = [word if finds(word) else _nearest(word, candidates) for word in words]
    query = " ".join(word for word in meant if word is not None)
    return query if words and None not in meant and finds(query) else None


def _most(word: str) -> int:
    """How many letters may be wrong."""
    if len(word) > _LONGEST:
        return 0
    if len(word) < 3:
        return int(len(word) == 2 and _LATIN.match(word) is None)
    return 1 if len(word) < 6 else 2


def _nearest(word: str, candidates: Sequence[Candidate]) -> str | None:
    """The first of the nearest candidates, as it is written."""
    most = _most(word)
    near = (
        [one for one in candidates if abs(len(one[0]) - len(word)) <= most and one[0] != word] if most else []
    )
    if not near:
        return None
    apart = _distances(word, [text for text, _ in near])
    first = int(np.argmin(apart))
    return near[first][1] if apart[first] <= most else None


def _distances(word: str, others: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """How many letters are put in, left out, changed, or changed with their neighbour, to all at once."""
    longest = max(map(len, others))
    letters = np.array(others, f"U{longest}").view(np.uint32).reshape(len(others), longest).T
    codes = list(map(ord, word))
    before = last = np.arange(longest + 1)[:, None].repeat(len(others), axis=1)
    for i, code in enumerate(codes, 1):
        row = np.empty_like(last)
        row[0] = i
        for j in range(1, longest + 1):
            row[j] = np.minimum(np.minimum(last[j], row[j - 1]) + 1, last[j - 1] + (letters[j - 1] != code))
            if i > 1 and j > 1:
                is_swapped = (letters[j - 2] == code) & (letters[j - 1] == codes[i - 2])
                row[j] = np.where(is_swapped, np.minimum(row[j], before[j - 2] + 1), row[j])
        before, last = last, row
    return last[[len(other) for other in others], np.arange(len(others))]
