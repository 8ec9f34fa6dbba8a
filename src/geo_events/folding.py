"""Text in which several ways to write the same are one: script, width, accents, apostrophes, hyphens, case.

Owns both foldings: `fold` goes character by character and never changes a length, so that a position in the
folded text is the same position in the original; `searchable` goes on from there to what the search compares.
The player's `folding.js` has the same; `tests/cases/folding.json` holds both to it. Called by `dataset`,
`mentions`, `view` and `scene`.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from geo_events.packaged import packaged_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CODES = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_TO_NARROW = 0xFEE0
_APOSTROPHES = "'`\u00b4\u02b9\u02ba\u02bb\u02bc\u2018\u2019\u201b\u2032"
_PLAIN = {
    **dict.fromkeys("\u3000\u00a0", " "),
    **dict.fromkeys("\u00b4\u02bb\u02bc\u2018\u2019\u201b", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict(zip("ıøØđĐłŁ", "ioOdDlL", strict=True)),
}
"""Characters that keyboards and typesetters put in the place of plain ones, and letters with a stroke."""
_MARKS = ((0x300, 0x370), (0x591, 0x5C8), (0x64B, 0x660), (0x670, 0x671), (0xFE00, 0xFE10))
"""Where accents, vowel signs of Hebrew and Arabic and choices of a glyph stand: a word is one without."""
_TATWEEL = "\u0640"
_SPACELESS = (
    *((0xE00, 0xF00), (0x1000, 0x10A0), (0x1780, 0x1800)),  # Thai, Lao, Burmese, Khmer
    *((0x2E80, 0x3130), (0x3190, 0xA000), (0xF900, 0xFB00), (0x20000, 0x40000)),  # Chinese and Japanese
)
"""Scripts that put no space between words: there a space says nothing."""
_GONE, _SPACE = 0xFFFFFFFF, 0x20
_ENDS = (0x00, 0x0A)
"""What ends a text, and a line in it."""


def fold(text: str) -> str:
    """The text with each character in its plain form; as long as the original.

    Examples
    --------
    >>> fold("臺北，Ｔａｉｐｅｉ")
    '台北,Taipei'
    """
    return text if text.isascii() else _text(_folded()[_codes(text)])


def searchable(text: str) -> str:
    """The text as the search compares it: letters, digits and signs, single spaces where words are parted.

    Beside a script that parts none there is no space either.

    Examples
    --------
    >>> searchable("Kim Jong-un’s  «臺北 號»")
    'kim jong uns台北号'
    """
    return searchable_lines(text.replace("\n", " ").replace("\0", " "))


def searchable_lines(text: str) -> str:
    """Each line as the search compares it; lines end with a newline, texts of several lines with a zero."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    codes = _codes(plain)
    codes = (_searched() if codes.itemsize > 1 else _searched_bytes())[codes]
    codes = codes[codes != np.array(_GONE, np.uint32).astype(codes.dtype)]
    spaces = codes == _SPACE
    spaces[1:] &= codes[:-1] == _SPACE
    codes = codes[~spaces]
    is_edge = np.concatenate(([True], _tight()[codes], [True]))
    return _text(codes[(codes != _SPACE) | ~(is_edge[:-2] | is_edge[2:])])


def parted(lines: str) -> str:
    """What is searchable with a space between words in every script: each character that has none is a word.

    Examples
    --------
    >>> parted("kim 会谈c++")
    'kim 会 谈 c + +'
    """
    codes = _codes(lines)
    is_tight, is_bare = _tight()[codes], (codes == _SPACE) | (codes == _ENDS[0])
    gaps = np.append((is_tight[1:] | is_tight[:-1]) & ~(is_bare[1:] | is_bare[:-1]), False)
    lengths = 1 + gaps
    spaced = np.repeat(codes, lengths)
    spaced[np.cumsum(lengths)[gaps] - 1] = _SPACE
    return _text(spaced)


@cache
def simplified() -> dict[str, str]:
    """The simplified form of each Chinese character that has another."""
    pairs = packaged_text("simplified.txt")
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


def _codes(text: str) -> NDArray[np.unsignedinteger[Any]]:
    """The characters as numbers, in a quarter of the room where they are all plain."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    return np.frombuffer(text.encode(_CODES, "surrogatepass"), np.uint32)


def _text(codes: NDArray[np.unsignedinteger[Any]]) -> str:
    return codes.tobytes().decode("ascii" if codes.itemsize == 1 else _CODES, "surrogatepass")


@cache
def _marks() -> frozenset[str]:
    inside = (chr(code) for first, after in _MARKS for code in range(first, after))
    return frozenset(char for char in inside if unicodedata.category(char) == "Mn")


def _plain(char: str) -> str:
    """The letter under the accents; the character itself if there is not just one."""
    bare = "".join(part for part in unicodedata.normalize("NFD", char) if part not in _marks())
    letter = unicodedata.normalize("NFC", bare)
    return letter if len(letter) == 1 else char


@cache
def _folded() -> NDArray[np.uint32]:
    """What each character becomes, by its code: going through a table is ten times as fast as `translate`."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for code in range(0x80, 0x3000):
        table[code] = ord(_plain(chr(code)))
    for char, plain in chain(_PLAIN.items(), simplified().items()):
        table[ord(char)] = ord(plain)
    for code in _FULL_WIDTH:
        table[code] = code - _FULL_TO_NARROW
    return table


@cache
def _searched() -> NDArray[np.uint32]:
    """What the search makes of each character: a space of what parts words, nothing of what does not."""
    table = _folded().copy()
    for code in chain(range(0x3400), range(0xA000, 0xAC00), range(0xD7A4, 0xD800), range(0xFB00, 0x20000)):
        char = chr(code)
        category = unicodedata.category(char)
        if char in _APOSTROPHES or char == _TATWEEL or category == "Cf" or char in _marks():
            table[code] = _GONE
        elif category[0] in "ZP" or category == "Cc":
            table[code] = _SPACE
    table[0xE0000:0xE1000] = _GONE
    table[list(_ENDS)] = _ENDS
    return table


@cache
def _searched_bytes() -> NDArray[np.uint8]:
    return _searched()[:0x80].astype(np.uint8)


@cache
def _tight() -> NDArray[np.bool_]:
    """Whether no space stands beside each character: an end, a sign, and scripts without spaces."""
    table = np.zeros(sys.maxunicode + 1, bool)
    for first, after in _SPACELESS:
        table[first:after] = True
    for code in chain(range(0x3400), range(0xA000, 0xAC00), range(0xFB00, 0x20000)):
        table[code] |= unicodedata.category(chr(code))[0] == "S"
    table[list(_ENDS)] = True
    return table
