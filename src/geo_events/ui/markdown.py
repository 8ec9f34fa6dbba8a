"""Text from tables and links where Streamlit would read Markdown.

Owns the escaping. Called by the other rooms of `ui`.
"""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    r"""Escape every character that Markdown might give a meaning.

    Examples
    --------
    >>> print(plain("![x](http://x)"))
    \!\[x\]\(http\:\/\/x\)
    """
    return _PUNCTUATION.sub(r"\\\1", text)
