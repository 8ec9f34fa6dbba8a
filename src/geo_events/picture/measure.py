"""How much room words take.

Owns an estimate that needs no font: a picture is laid out the same on every machine, and whoever opens a
slide may have other fonts. It is rather too wide than too narrow. Called by whatever places words.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW = frozenset("ijltfrI.,:;'!|()[] ·-/’‘“”\"")
_WIDE = frozenset("mwMW@%—…")
_NARROW_EM, _PLAIN_EM, _CAPITAL_EM, _WIDE_EM = 0.38, 0.62, 0.72, 1.0
BOLDER = 1.12
"""Width of bold type as a share of that of plain type."""
ELLIPSIS = "…"


@lru_cache(maxsize=65_536)
def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return _NARROW_EM
    if letter in _WIDE:
        return _WIDE_EM
    return _CAPITAL_EM if letter.isupper() else _PLAIN_EM


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Width of a line in the unit of the type's size.

    Examples
    --------
    >>> width("东方", 10)
    20.0
    """
    return sum(map(_em, words)) * size * (BOLDER if bold else 1)


def wrap(words: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """Break words into lines of some room; what does not fit on the last of them ends in an ellipsis.

    Examples
    --------
    >>> wrap("one two three four", 10, 60, 2)
    ['one two', 'three four']
    """
    words = " ".join(words.split())
    # Letters without width are few in words that are meant to be read.
    capacity = 2 * int(most * room / (size * _NARROW_EM)) + 2
    if len(words) > capacity:
        words = words[:capacity] + ELLIPSIS
    lines: list[str] = []
    line = ""
    for piece in _pieces(words):
        if not line or width((line + piece).rstrip(), size, bold=bold) <= room:
            line += piece
            continue
        lines.append(line.strip())
        line = piece
    lines.append(line.strip())
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + ELLIPSIS]
    return [_cut(line, size, room, bold=bold) for line in lines if line]


def balanced(words: str, size: float, room: float, most: int) -> list[str]:
    """As `wrap`, in as many lines and these as even as they can be: none holds a last word alone.

    Examples
    --------
    >>> balanced("one two three four five", 10, 100, 2)
    ['one two three', 'four five']
    """
    lines = wrap(words, size, room, most)
    narrower = max((width(line, size) for line in lines), default=0.0)
    while len(lines) > 1 and (narrower := narrower - size) > 0:
        tried = wrap(words, size, narrower, most)
        if len(tried) > len(lines) or any(line.endswith(ELLIPSIS) for line in tried):
            break
        lines = tried
    return lines


def _pieces(words: str) -> list[str]:
    """What a line may be broken between: words with the space behind them, and single Chinese characters."""
    pieces: list[str] = []
    for letter in words:
        wide = unicodedata.east_asian_width(letter) in "WF"
        opens = not pieces or pieces[-1].endswith(" ") or (wide and unicodedata.category(letter)[0] != "P")
        after_wide = bool(pieces) and unicodedata.east_asian_width(pieces[-1][-1]) in "WF" and not wide
        if opens or (after_wide and letter != " "):
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _cut(line: str, size: float, room: float, *, bold: bool) -> str:
    if width(line, size, bold=bold) <= room:
        return line
    line = line.removesuffix(ELLIPSIS)
    whole = line
    while line and width(line + ELLIPSIS, size, bold=bold) > room:
        line = line[:-1]
    if whole[len(line) : len(line) + 1].strip() and " " in line[len(line) // 2 :]:
        line = line[: line.rindex(" ")]  # half a name may be another one
    return line.rstrip(" ,;:") + ELLIPSIS
