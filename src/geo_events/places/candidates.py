"""What may be meant by a name, and whether it can be taken without asking anybody.

Owns the weighing of answers: another country is refused, a bare name is doubtful, and so are answers that lie
far apart. Asks nobody and reads no file. Called by `services`, which makes the candidates, and by `cache`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from geo_events.geodesy import distance_km
from geo_events.message import Message, joined

NEAR_KM = 10.0
"""Answers no further than this from the best one mean the same place: a town's middle and its station."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place that lacks coordinates."""

    place_id: str
    """Id in places.csv."""
    query: str
    """Words to ask for."""
    country: str | None = None
    """Two capital letters; None if the row has none."""
    kind: str = ""
    """Kind of place that the row names."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer to what was asked."""

    name: str
    """Name that its source gives it."""
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    kind: str | Message
    """Kind of thing that it is, in its source's words."""
    country: str | None
    """Two capital letters; None if its source tells none."""
    geocoder: str
    """Name of who answered, as in the column geocoder."""
    geocoder_id: str
    """Id there; may be empty."""
    licence: str
    """Licence under which its coordinates may be passed on."""
    sure: bool
    """Whether everything that was asked is known to hold for it, and not the name alone."""
    retrieved: str | None = None
    """Day of the answer; None for today."""

    def told(self) -> Message:
        """Name, country, kind, degrees and id on one line."""
        country = Message("candidate.no-country") if self.country is None else self.country
        named = Message("candidate.name", {"name": self.name, "country": country})
        degrees = f"{self.latitude:.5f}, {self.longitude:.5f}"
        words = (self.kind, degrees, f"{self.geocoder} {self.geocoder_id}".strip())
        return joined((named, *filter(None, words)), "message.also")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of weighing the answers for one place."""

    taken: Candidate | None
    """Answer to be taken without asking anybody; None if there is a doubt, or no answer."""
    plausible: tuple[Candidate, ...]
    """Answers that may be meant, in their order."""
    refused: tuple[Candidate, ...]
    """Answers that lie in another country than the row's."""


def judged(candidates: Sequence[Candidate], country: str | None) -> Judgement:
    """Weigh answers.

    Parameters
    ----------
    candidates
        All answers, each source's best first.
    country
        Two capital letters of the country that it has to be in; None for any.
    """
    elsewhere = [
        country is not None and one.country is not None and one.country != country for one in candidates
    ]
    refused = tuple(one for one, other in zip(candidates, elsewhere, strict=True) if other)
    plausible = tuple(one for one, other in zip(candidates, elsewhere, strict=True) if not other)
    sure = [one for one in plausible if one.sure and (country is None or one.country == country)]
    together = all(apart_km(sure[0], one) <= NEAR_KM for one in sure)
    return Judgement(sure[0] if sure and together else None, plausible, refused)


def apart_km(one: Candidate, other: Candidate) -> float:
    """Kilometres between two candidates, as the crow flies."""
    return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))


def on_earth(latitude: float, longitude: float) -> bool:
    """Whether two numbers are degrees of a place; 0, 0 is what an answer without coordinates becomes."""
    finite = math.isfinite(latitude) and math.isfinite(longitude)
    return finite and abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude != 0 or longitude != 0)
