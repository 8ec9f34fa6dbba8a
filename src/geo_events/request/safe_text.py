"""Characters that a file can hold: the tables may hold any.

Owns what XML and spreadsheets forbid, and what no font has a shape for. How a format quotes the rest is its
own affair. Called by the modules of the formats.
"""

from __future__ import annotations

import re
import unicodedata

_NONE = "".join(chr(plane + code) for plane in range(0, 0x110000, 0x10000) for code in (0xFFFE, 0xFFFF))
_UNPRINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef{_NONE}]")
"""Control characters, halves of a pair, and what is no character and never will be: XML has no way to write
them, and no font a shape."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs"))
"""Categories of characters that have no shape."""
_GAPS = re.compile(r"\s+")
_COMMAND = re.compile(r"(?:^|(?<=[;|,\t\r\n]))(?=[=+\-@\t\r\n＝＋－＠])")
"""Where a spreadsheet would take what follows for a formula, whichever mark it cuts cells at; the wide forms
too, in East Asian settings.
"""


def printable(text: str) -> str:
    r"""A text without the characters that XML forbids.

    Examples
    --------
    >>> printable("one\x00 two\n")
    'one two\n'
    """
    return _UNPRINTABLE.sub("", text)


def one_line(text: str) -> str:
    r"""A text with a space for each run of spaces and line breaks.

    Examples
    --------
    >>> one_line("one\n  two ")
    'one two'
    """
    return _GAPS.sub(" ", printable(text)).strip()


def visible(text: str) -> str:
    r"""A text on one line, without the characters that have no shape.

    Examples
    --------
    >>> visible("soft\u00ad\nhyphen")
    'soft hyphen'
    """
    return "".join(letter for letter in one_line(text) if unicodedata.category(letter) not in _UNSEEN)


def shortened(text: str, most: int) -> str:
    """A text of so many characters at most; what is cut ends in an ellipsis.

    Examples
    --------
    >>> shortened("a long story", 7)
    'a long…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what looks like one.

    Examples
    --------
    >>> harmless("=1+1"), harmless("1+1"), harmless("one;=1+1")
    ("'=1+1", '1+1', "one;'=1+1")
    """
    return _COMMAND.sub("'", printable(text))
