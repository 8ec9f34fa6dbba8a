"""Text in which two ways to write one character are one: traditional as simplified, full width as narrow.

Owns the folding. It goes character by character and never changes a length, so that a position in the folded
text is the same position in the original. Called by
`dataset` and `mentions`.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geo_events.libraries import library

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CODES = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
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
    >>> fold("臺北，Ｔａｉｐｅｉ")
    '台北,Taipei'
    """
    if text.isascii():
        return text
    table = _simplified() if _HAN.search(text) else _narrow()
    codes = np.frombuffer(text.encode(_CODES, "surrogatepass"), np.uint32)
    return table[codes].tobytes().decode(_CODES, "surrogatepass")


def _plain(code: int) -> str:
    if code in _FULL_WIDTH:
        return chr(code - _FULL_TO_NARROW)
    return _SPACES.get(code, chr(code))


@cache
def _narrow() -> NDArray[np.uint32]:
    """What each character becomes, by its code: going through a table is ten times as fast as `translate`."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for code in (*_FULL_WIDTH, *_SPACES):
        table[code] = ord(_plain(code))
    return table


@cache
def _simplified() -> NDArray[np.uint32]:
    table = _narrow().copy()
    codes = [code for first, after in _RANGES for code in range(first, after)]
    # One a line: OpenCC would read neighbours as a word, and a word may change its length.
    converted = library("opencc", "mentions").OpenCC("t2s").convert("\n".join(map(chr, codes))).split("\n")
    for code, simple in zip(codes, converted, strict=True):
        if len(simple) == 1:
            table[code] = ord(simple)
    return table
