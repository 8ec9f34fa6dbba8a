"""Who speaks in the claims: a name in each language, and the time zone in which they speak.

Owns `Speaker` and how a claim names one. Called by `dataset`, and by whoever tells a claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from geo_events.wording import Wording


class SpeakerKind(StrEnum):
    """What sort of speaker it is."""

    GOVERNMENT = "government"
    """A state, its bodies and who speaks for them."""
    MEDIA = "media"
    ENCYCLOPEDIA = "encyclopedia"
    EXPERT = "expert"
    UNNAMED = "unnamed"
    """Whose name the document does not give, whatever they are."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something, as precisely as the documents give it."""

    speaker_id: str
    names: Wording
    timezone: str | None
    """IANA name of the zone in which they speak; None if their days are those of the event's place."""
    kind: SpeakerKind

    def name(self, language: str) -> str:
        """Name in a language of the page."""
        return self.names.text(language)


Speakers = Mapping[str, Speaker]
"""By id."""


def speaker_name(asserted_by: str, speakers: Speakers, language: str) -> str:
    """Who says so: the speaker of that id, or plain words as they stand.

    Examples
    --------
    >>> speaker_name("A sailor", {}, "zh")
    'A sailor'
    """
    speaker = speakers.get(asserted_by)
    return asserted_by if speaker is None else speaker.name(language)
