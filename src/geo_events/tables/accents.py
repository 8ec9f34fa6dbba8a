"""Letters with accents: how much a text looks like one of the languages that an encoding is for.

Owns the evidence; how often each language has which letter stands in `accents.json`, in numbers that count
beside each other. Called by `encodings`.

What is Czech in one encoding has nothing but sound letters in another, but no language has these together, or
as often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import sqrt

from geo_events.packaged import packaged_json

_MARK = re.compile(r"[’‘“”„–—…«»°·€§]|£(?![^\W\d_])")
_SHARED = frozenset("éèêëàâäáåãçñíîïìóôöòõúûüùýßæœøÉÈÊÀÂÄÁÅÇÑÍÓÖÔÕÚÜØŒ")
"""Letters of names from elsewhere, which stand in texts of any language."""
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+", re.UNICODE)
_LIKENESS = 0.7
"""Part of the evidence that depends on the languages."""
_RARER = 0.95
"""How likely another encoding is beside that of Western Europe."""


def foreign(text: str) -> list[str]:
    """The characters of a text beyond ASCII."""
    return [letter for letter in text if letter > "\x7f"]


def latin_evidence(codec: str, text: str) -> float:
    """Share of accents in words of plain letters and of marks that word processors set, by their likeness.

    Examples
    --------
    >>> czech = "Loď opustila přístav"
    >>> wrong = czech.encode("cp1250").decode("cp1252")
    >>> latin_evidence("cp1250", czech) > latin_evidence("cp1252", wrong)
    True
    """
    letters = foreign(text)
    if not letters:
        return 0.0
    marks = len(_MARK.findall(text))
    accented = [letter for word in _WORD.findall(text) for letter in _accents(word, codec)]
    likeness = max((_alike(Counter(accented), profile) for profile in _profiles(codec)), default=0)
    believed = len(accented) * (1 - _LIKENESS + _LIKENESS * likeness)
    return (marks + believed * (1 if codec == "cp1252" else _RARER)) / len(letters)


def _accents(word: str, codec: str) -> Sequence[str]:
    """The accented letters of a sound word, small."""
    accents = foreign(word)
    most = 0.75 if len(word) > 3 else 0.5  # Łódź
    is_sound = len(accents) <= most * len(word) and _letters(codec).issuperset(accents)
    return [_small(letter) for letter in accents] if is_sound else ()


def _small(letter: str) -> str:
    # The capital of a dotted i has no small letter of one character.
    return letter if letter == "İ" else letter.lower()


def _alike(counts: Mapping[str, int], profile: Mapping[str, float]) -> float:
    """How alike two distributions are (Bhattacharyya), less what the language does not have at all."""
    total = sum(counts.values())
    if not total:
        return 0.0
    own = sum(count for letter, count in counts.items() if letter in profile) / total
    return own * sum(sqrt(count / total * profile.get(letter, 0)) for letter, count in counts.items())


@cache
def _profiles(codec: str) -> Sequence[Mapping[str, float]]:
    """How often each language has its accented letters, and all of them together."""
    shares = [
        {letter: share / sum(profile.values()) for letter, share in profile.items()}
        for profile in packaged_json("tables/accents.json")[codec].values()
    ]
    together: dict[str, float] = {}
    for profile in shares:
        for letter, share in profile.items():
            together[letter] = together.get(letter, 0) + share
    return [*shares, {letter: share / len(shares) for letter, share in together.items()}]


@cache
def _letters(codec: str) -> frozenset[str]:
    own = {letter for profile in _profiles(codec) for letter in profile}
    return _SHARED | own | {letter.upper() for letter in own}
