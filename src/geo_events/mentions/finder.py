"""Where a text names the places and the people of a dataset.

Owns the spellings, what ends a name in which script, and `find`. Reads no file and knows no dates. Called by
`reading`, `coverage` and the command line.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geo_events.dataset import Dataset
from geo_events.folding import fold
from geo_events.model import NameKind

_LETTERS = "0-9A-Za-z_\u00c0-\u052f\u1e00-\u1fff"
"""Scripts that put a space between words: Latin, Greek, Cyrillic."""
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_IS_LETTER, _IS_HANGUL = re.compile(f"[{_LETTERS}]"), re.compile(f"[{_HANGUL}]")
_PARTICLES = "은는이가을를의에도만과와로으서게까지부터보다처럼나라측"
"""Syllables of what Korean writes behind a name without a space."""
_HYPHEN = re.compile(r"(?<=\w)-{1,40}(?=\w)")
_GAP = rf"(?:{_HYPHEN.pattern}|[^\S\n]{{1,40}}|[^\S\n]{{0,40}}\n[^\S\n]{{0,40}})"
"""Space in a name, also where a line breaks, or a hyphen between its words: `Jong-un` is `Jong Un`."""
_SMALL = {"\u0130": "i", "\u0131": "i", "\ufb06": "\ufb05", "\u1fd3": "\u0390", "\u1fe3": "\u03b0"}
"""Letters that an expression takes for others, though `casefold` and `lower` do not."""


class MentionKind(StrEnum):
    """What a name stands for."""

    PLACE = "place"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text."""

    start: int
    """First character, counted from 0 in the original text."""
    end: int
    """First character after it."""
    kind: MentionKind
    ids: tuple[str, ...]
    """Ids of the places or people that are written so; without a table of names, the actor's name."""
    words: str
    """Words as they stand in the text."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def reading(self) -> tuple[MentionKind, tuple[str, ...]] | None:
        if self.places:
            return MentionKind.PLACE, self.places
        return (MentionKind.PERSON, self.people) if self.people else None


@dataclass(frozen=True, slots=True)
class Names:
    """What stands in a text."""

    mentions: tuple[Mention, ...]
    """Names in the order of the text, none over another."""
    others: tuple[tuple[int, int], ...]
    """Stretches that are longer names of something else, and therefore no mention."""


class Finder:
    """The names of a dataset, ready to be looked for in many texts.

    Where two names begin at one place the longer one is meant. A name of the kind `other` hides the shorter
    one inside it. If a place and a person are written alike, the place is meant.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._meanings: dict[str, _Meaning] = {}
        for place in dataset.places.values():
            self._add(place.spellings(), places=(place.place_id,))
        for name in dataset.names.values():
            if name.kind is NameKind.GROUP:
                continue
            people = (name.name_id,) if name.kind is NameKind.PERSON else ()
            self._add(name.spellings(), people=people)
        if not dataset.names:
            for actor in _actors(dataset):
                self._add([actor], people=(actor,))
        self._pattern = re.compile(_pattern(self._meanings)) if self._meanings else None

    def _add(
        self, spellings: Iterable[str], places: tuple[str, ...] = (), people: tuple[str, ...] = ()
    ) -> None:
        for spelling in dict.fromkeys(form for word in spellings for form in _forms(word)):
            known = self._meanings.get(spelling, _Meaning())
            self._meanings[spelling] = _Meaning(
                tuple(dict.fromkeys(known.places + places)), tuple(dict.fromkeys(known.people + people))
            )

    def find(self, text: str) -> Names:
        """Mentions in a text, and the longer names that hide one."""
        if self._pattern is None:
            return Names((), ())
        mentions, others = [], []
        # A text says the same few names again and again.
        readings: dict[str, tuple[MentionKind, tuple[str, ...]] | None] = {}
        folded = fold(text)
        # What folding left alone is cut out once, with the match.
        is_same = folded == text
        for match in self._pattern.finditer(folded):
            words = match[0]
            start, end = match.span()
            if words not in readings:
                readings[words] = self._meanings[_key(words)].reading()
            if (reading := readings[words]) is None:
                others.append((start, end))
            else:
                kind, ids = reading
                mentions.append(Mention(start, end, kind, ids, words if is_same else text[start:end]))
        return Names(tuple(mentions), tuple(others))


def find(text: str, dataset: Dataset) -> tuple[Mention, ...]:
    """Where a text names the places and people of a dataset.

    Parameters
    ----------
    text
        Any text; positions are characters of it.
    dataset
        Whose places and names are looked for. Without a table of names, people are the actors of its
        events, as they are written there.
    """
    return Finder(dataset).find(text).mentions


def _actors(dataset: Dataset) -> Iterator[str]:
    places = {spelling for place in dataset.places.values() for spelling in place.spellings()}
    for cell in dict.fromkeys(dataset.columns.events.actors.to_pylist()):
        yield from (actor for actor in cell.split("|") if actor and actor not in places)


def _forms(spelling: str) -> Iterator[str]:
    """A spelling as keys: as it is, composed and decomposed, and with a capital where it has none."""
    composed, decomposed = (unicodedata.normalize(form, spelling) for form in ("NFC", "NFD"))
    for form in dict.fromkeys((spelling, composed, decomposed)):
        key = _key(fold(form))
        if key:
            yield key
            yield from [key[0].upper() + key[1:]] if len(key[0].upper()) == 1 else []


def _key(words: str) -> str:
    """Words with single spaces, also for hyphens between them, in small letters after the first."""
    joined = " ".join(_HYPHEN.sub(" ", words).split())
    return joined[:1] + "".join(map(_small, joined[1:]))


@lru_cache(maxsize=4_096)
def _small(letter: str) -> str:
    """One letter for all that an expression takes for equal when it ignores case; `lower` has fewer."""
    small = next((form for form in (letter.casefold(), letter.lower()) if len(form) == 1), letter)
    return _SMALL.get(small, small)


def _pattern(keys: Iterable[str]) -> str:
    by_first: dict[str, list[str]] = {}
    for key in sorted(keys, key=lambda key: (-len(key), key)):
        by_first.setdefault(key[0], []).append(key)
    # Every branch begins with a plain character: only then does the engine leap to the next possible place.
    return "|".join(f"{re.escape(first)}(?:{_branches(same)})" for first, same in by_first.items())


def _branches(keys: Iterable[str]) -> str:
    """What may follow a first character, the longest first; neighbours share what must stand around them."""
    groups = itertools.groupby(keys, key=lambda key: (_begins(key[0]), _ends(key[-1])))
    return "|".join(f"{begins}(?:{'|'.join(map(_rest, same))}){ends}" for (begins, ends), same in groups)


def _rest(key: str) -> str:
    rest = _GAP.join(map(re.escape, key[1:].split(" ")))
    return f"(?i:{rest})" if key[1:].lower() != key[1:].upper() else rest


def _begins(first: str) -> str:
    if _IS_LETTER.match(first):
        return f"(?<![{_LETTERS}].)"
    return f"(?<![{_HANGUL}].)" if _IS_HANGUL.match(first) else ""


def _ends(last: str) -> str:
    if _IS_LETTER.match(last) or unicodedata.combining(last):
        return f"(?![{_LETTERS}])"
    if _IS_HANGUL.match(last):
        return f"(?=[{_PARTICLES}]{{0,3}}(?![{_HANGUL}]))"
    return ""
