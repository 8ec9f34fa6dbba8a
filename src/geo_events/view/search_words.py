"""What a reader looks for: words that all must be found, each in any of its forms and spellings.

Owns how a query is read. It reads no dataset: the index tells where a phrase stands. The player's
`search-words.js` reads alike: `tests/cases/search.json` holds both to it. Called by `search`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geo_events.folding import parted, searchable
from geo_events.view.known_names import KnownNames

MOST_LETTERS, MOST_WORDS = 500, 32
"""What is looked at of a query: what is longer was pasted, and every word costs a search."""
SHORT = 4
"""A word of fewer letters is looked for at the beginning of words only: it stands inside too many."""
ENDINGS = (("", "s", "es", "ed", "ing"), ("e", "es", "ed", "ing"), ("y", "ies", "ied", "ying"))
"""Endings with which one English word is written, each group on stems of its own."""
_LONGEST_NAME = 6
"""Words of a name."""
_SHORTEST_STEM = 3
_QUOTES = re.compile('["“”„«»「」『』＂〝〞]')
_GAPS = re.compile("[\\s\\x00-\\x1f\\x7f-\\x9f，、；;]+")
_SPACED = re.compile("[0-9a-z\u00df-\u052f\u1e00-\u1fff]")
"""Latin, Greek, Cyrillic, digits."""
_ENGLISH = re.compile("[a-z]{3,}")


class Phrase(NamedTuple):
    """Letters that stand in a text one behind the other."""

    text: str
    """As the search compares it."""
    is_whole: bool = False
    """Whether words begin and end with it."""

    @property
    def begins_word(self) -> bool:
        """Whether a word begins with it."""
        return self.is_whole or (len(self.text) < SHORT and _SPACED.match(self.text) is not None)

    def stands_in(self, text: str) -> bool:
        """Whether it stands in a text, as the search compares it."""
        if not self.begins_word:
            return self.text in text
        end = " " if self.is_whole else ""
        return f" {parted(self.text)}{end}" in f" {parted(text)} "


Condition = tuple[tuple[Phrase, ...], ...]
"""Ways to be met, in each of which all phrases must be found."""


def conditions(query: str, names: KnownNames) -> tuple[Condition, ...]:
    """What an event must meet; empty where nothing is looked for."""
    found = dict.fromkeys(condition for words in words_of(query) for condition in _named(words, names))
    return tuple(found)[:MOST_WORDS]


def words_of(query: str) -> Iterator[list[str]]:
    """What is looked for, as the search compares it: words that follow each other, or one phrase."""
    for number, part in enumerate(_QUOTES.split(query[:MOST_LETTERS])):
        # What stands between quotation marks, or behind one that is not closed yet, is one phrase.
        words = [part] if number % 2 else _GAPS.split(part)
        yield [phrase for phrase in map(searchable, words) if phrase]


def _named(phrases: Sequence[str], names: KnownNames) -> Iterator[Condition]:
    """Words as conditions; those that together are a name are one."""
    at = 0
    while at < len(phrases):
        for end in range(min(len(phrases), at + _LONGEST_NAME), at, -1):
            spellings = names.alternatives(" ".join(phrases[at:end]))
            if spellings or end == at + 1:
                yield (*((Phrase(one),) for one in spellings), *_plain(phrases[at:end]))
                at = end
                break


def _plain(phrases: Sequence[str]) -> Iterator[tuple[Phrase, ...]]:
    yield tuple(map(Phrase, phrases))
    if len(phrases) == 1:
        yield from ((Phrase(form, is_whole=True),) for form in _forms(phrases[0]))


def _forms(word: str) -> list[str]:
    """Other forms of a word that do not hold the word itself."""
    if _ENGLISH.fullmatch(word) is None:
        return []
    stems = (
        (word[: len(word) - len(ending)], endings)
        for endings in ENDINGS
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
    )
    forms = dict.fromkeys(stem + ending for stem, endings in stems for ending in endings)
    return [form for form in forms if word not in form]
