"""Text in which two ways to write one character are one: traditional as simplified, full width as narrow.

Owns the folding. It goes character by character and never changes a length, so that a position in the folded
text is the same position in the original. Called by `finder`.
"""

from __future__ import annotations

import re
from functools import cache

from geo_events.libraries import library

_HAN = re.compile("[㐀-鿿豈-﫿𠀀-𳎯]")
_RANGES = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
"""Where Chinese characters stand."""
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_TO_NARROW = 0xFEE0
_SPACES = {0x3000: " ", 0xA0: " ", 0x2019: "'", 0x2010: "-", 0x2011: "-"}
"""Characters that keyboards and typesetters put in the place of plain ones."""


def fold(text: str) -> str:
    """The text with each character in its plain form; as long as the original.

    Raises
    ------
    MissingLibraryError
        If the text has Chinese characters and OpenCC is not installed.

    Examples
    --------
    >>> fold("烏蘭烏德，Ｕｌａｎ－Ｕｄｅ")
    '乌兰乌德,Ulan-Ude'
    """
    if text.isascii():
        return text
    return text.translate(_simplified() if _HAN.search(text) else _narrow())


def _plain(code: int) -> str:
    if code in _FULL_WIDTH:
        return chr(code - _FULL_TO_NARROW)
    return _SPACES.get(code, chr(code))


@cache
def _narrow() -> str:
    # A table that is a string is read by position: no character of a text costs a failed look-up.
    return "".join(map(_plain, range(_FULL_WIDTH.stop)))


@cache
def _simplified() -> str:
    characters = [chr(code) for first, after in _RANGES for code in range(first, after)]
    # One a line: OpenCC would read neighbours as a word, and a word may change its length.
    converted = library("opencc", "mentions").OpenCC("t2s").convert("\n".join(characters)).split("\n")
    simple = {
        ord(old): new for old, new in zip(characters, converted, strict=True) if len(new) == 1 and new != old
    }
    return "".join(simple.get(code) or _plain(code) for code in range(_RANGES[-1][1]))
