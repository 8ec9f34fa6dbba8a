"""The names that a story knows, each with all its spellings: who looks for one spelling means every one.

Owns the groups of spellings. Called by `search_words` and `search_index`, and by `scene`, which sends the
groups to the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from geo_events.dataset import Dataset
from geo_events.folding import searchable


class KnownNames:
    """Groups of spellings; those of one group name the same."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self.groups = tuple(map(tuple, groups))
        """The spellings as they are written."""

    @classmethod
    def of(cls, dataset: Dataset) -> KnownNames:
        """The people and other names of a dataset, and its places."""
        people = (name.spellings() for name in dataset.names.values())
        return cls((*people, *(place.spellings() for place in dataset.places.values())))

    @cached_property
    def written(self) -> tuple[tuple[str, str], ...]:
        """Each spelling as the search compares it, and as it is written."""
        return tuple((searchable(one), one) for group in self.groups for one in group)

    @cached_property
    def _alternatives(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for group in self.groups:
            same = dict.fromkeys(filter(None, map(searchable, group)))
            for one in same:
                found.setdefault(one, {}).update(same)
        return found

    def alternatives(self, phrase: str) -> tuple[str, ...]:
        """What a name is also written like, itself first, as the search compares it; empty for no name."""
        found = self._alternatives.get(phrase)
        return () if found is None else tuple(dict.fromkeys((phrase, *found)))
