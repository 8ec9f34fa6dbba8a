"""The search: which events have all that a reader looks for somewhere on their cards.

Owns the one index of a dataset, made when it is first searched and kept as long as the dataset. Called by
`selection`, and by `ui` for what to say where nothing is found.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING
from weakref import finalize

import numpy as np

from geo_events.dataset import Dataset
from geo_events.folding import searchable
from geo_events.view.search_index import SearchIndex
from geo_events.view.search_words import MOST_WORDS, Condition, conditions, words_of
from geo_events.view.suggestion import suggestion

if TYPE_CHECKING:
    from numpy.typing import NDArray

_indices: dict[int, SearchIndex] = {}
"""By the dataset's identity: its rows cannot be hashed, and it cannot be changed."""
_making = Lock()


def search(dataset: Dataset, rows: NDArray[np.int64], query: str) -> NDArray[np.bool_]:
    """Whether the events at these positions meet every condition of a query."""
    has_all = np.ones(len(rows), bool)
    if not query.strip():
        return has_all
    index = index_of(dataset)
    for condition in conditions(query, index.names):
        has_all &= _fulfilling(index, condition)[rows]
    return has_all


def suggested(dataset: Dataset, query: str) -> str | None:
    """What a reader may have meant with a query that finds nothing: one that does; None without any."""
    every = np.arange(len(dataset.columns.events))

    def finds(other: str) -> bool:
        return bool(search(dataset, every, other).any())

    words = [word for words in words_of(query) for word in words][:MOST_WORDS]
    if not words or finds(query):
        return None
    index = index_of(dataset)
    return suggestion(
        words, index.names.written, lambda: [(word, word) for word in index.vocabulary()], finds
    )


def hits(dataset: Dataset, query: str) -> Callable[[str], bool]:
    """A function that tells whether anything that is looked for stands in a text."""
    wanted = conditions(query, index_of(dataset).names) if query.strip() else ()
    phrases = {phrase for condition in wanted for way in condition for phrase in way}

    def has_hit(text: str) -> bool:
        folded = searchable(text)
        return any(phrase.stands_in(folded) for phrase in phrases)

    return has_hit


def _fulfilling(index: SearchIndex, condition: Condition) -> NDArray[np.bool_]:
    single = [way[0] for way in condition if len(way) == 1]
    found = index.events_with(single)
    for way in condition:
        if len(way) > 1:
            found |= np.logical_and.reduce([index.events_with([phrase]) for phrase in way])
    return found


def index_of(dataset: Dataset) -> SearchIndex:
    """The index of a dataset."""
    with _making:
        key = id(dataset)
        if key not in _indices:
            _indices[key] = SearchIndex(dataset)
            finalize(dataset, _indices.pop, key, None)
        return _indices[key]


def memory_of_index(dataset: Dataset) -> int:
    """Bytes that the index of a dataset takes; 0 as long as nobody has searched."""
    index = _indices.get(id(dataset))
    return 0 if index is None else index.memory
