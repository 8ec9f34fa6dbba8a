"""Finding a known place by what somebody writes.

Owns which spelling means which place. Asks nobody and reads no file: the places come from a dataset.
Called by whoever has a name and wants its place.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

from geo_events.model import Place
from geo_events.places.candidates import Candidate, Wanted


class Gazetteer:
    """Finds known places by id, by any spelling or by query, without asking anybody.

    Letter case and full-width forms make no difference. Where two places share a spelling, an id goes before
    a name, a name before an alias, an alias before a query, and an earlier row before a later one.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: dict[str, Place] = {}
        ranked = list(places)
        for words in (_id, _names, _aliases, _query):
            for place in ranked:
                for word in words(place):
                    self._places.setdefault(folded(word), place)

    def find(self, words: str) -> Place | None:
        """The place that is known under these words, or None."""
        return self._places.get(folded(words))

    def candidates(self, wanted: Wanted) -> list[Candidate]:
        """The known place that is asked for, sure only in a country that is named; none if there is none."""
        place = self.find(wanted.query)
        if place is None:
            return []
        return [
            Candidate(
                name=place.name("en"),
                latitude=place.latitude,
                longitude=place.longitude,
                kind=place.kind,
                country=place.country,
                geocoder=place.geocoder,
                geocoder_id=place.geocoder_id or "",
                licence=place.licence or "",
                sure=wanted.country is not None and wanted.country == place.country,
                retrieved=place.retrieved,
            )
        ]

    def nearest(self, words: str) -> str | None:
        """The known spelling that looks most like these words, or None."""
        near = difflib.get_close_matches(folded(words), self._places, 1)
        return near[0] if near else None


def _id(place: Place) -> tuple[str, ...]:
    return (place.place_id,)


def _names(place: Place) -> tuple[str, ...]:
    return tuple(word for word in place.spellings() if word not in place.aliases)


def _aliases(place: Place) -> tuple[str, ...]:
    return place.aliases


def _query(place: Place) -> tuple[str, ...]:
    return () if place.query is None else (place.query,)


def folded(words: str) -> str:
    """Words without what makes no difference: letter case, full-width forms, doubled spaces."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
