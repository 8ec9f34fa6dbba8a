"""Where the sentences and paragraphs of a text begin and end.

Owns that cutting. A date is read together with its sentence, and a draft quotes one. Called by
`resolution` and `drafting`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSING = "”’」』）)\\]\"'】》〉"
_STOP = re.compile(
    # The first character alone is looked for in the whole text: the engine leaps to the next of a set.
    "[。！？!?….<\n](?:"
    rf"(?<=[。！？!?…])[。！？!?…]*[{_CLOSING}]*"
    rf"|(?<=\.)(?<![A-Z].)[{_CLOSING}]*"
    r"(?=\s{1,40}[\"'“‘(\[]?[A-Z0-9\u0400-\u042f\u4e00-\u9fff\uac00-\ud7a3])"
    r"|(?<=\n)(?:[^\S\n]*\n)*"
    r"|(?<=<)/(?:p|h\d|li|div)>"
    r")"
)
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|No|vs|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec)|\b[A-Za-z]|^\s*\d{1,3})$",
    re.MULTILINE,
)
"""Abbreviations, whose full stop ends no sentence."""
_WRAPPED = range(36, 121)
"""Characters in a line that a hard line break may have ended."""
_GOES_ON = re.compile(r"[^\W\d_]|\d")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text without outer spaces."""

    number: int
    """Position in the text, counted from 1."""
    start: int
    end: int
    words: str


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] = []
        self._paragraphs: list[int] = []
        for match in _STOP.finditer(text):
            start, end = match.span()
            sign = text[start]
            if sign == "\n":
                if not _is_wrapped(text, start, end):
                    self._ends.append(end)
                    self._paragraphs.append(end)
            elif sign != "." or _SHORT.search(text, max(0, start - 8), start) is None:
                self._ends.append(end)

    def __iter__(self) -> Iterator[Sentence]:
        start = number = 0
        for end in [*self._ends, len(self._text)]:
            piece = self._text[start:end]
            words = piece.strip()
            if words:
                number += 1
                first = start + len(piece) - len(piece.lstrip())
                yield Sentence(number, first, first + len(words), words)
            start = end

    def of(self, position: int) -> int:
        """Which sentence a position is in; only good for comparing two."""
        return bisect_right(self._ends, position)

    def paragraph_of(self, position: int) -> int:
        """Which paragraph a position is in; only good for comparing two."""
        return bisect_right(self._paragraphs, position)


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether a line break, with what is empty after it, only wraps a long line."""
    if text.find("\n", start + 1, end) >= 0:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    if len(line) not in _WRAPPED:
        return False
    ended = line[-1] in ".。！？!?…:：>*|" or line[0] in "#>|-*!"
    return not ended and _GOES_ON.match(text, end) is not None
