"""Text from tables and links where Streamlit would read Markdown.

Owns the escaping. Called by the other rooms of `ui`.
"""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_IN_A_TARGET = {"<": "%3C", ">": "%3E", "\\": "%5C", "&": "&amp;", "$": "%24"}
"""Characters that mean something in the target of a link too, or to Streamlit anywhere."""


def plain(text: str) -> str:
    r"""Escape every character that Markdown might give a meaning.

    Examples
    --------
    >>> print(plain("![x](http://x)"))
    \!\[x\]\(http\:\/\/x\)
    """
    return _PUNCTUATION.sub(r"\\\1", text)


def link(address: str) -> str:
    r"""A link to an address, whose words are the address.

    Examples
    --------
    >>> print(link("https://a.example/?q=<b>&c"))
    [https\:\/\/a\.example\/\?q\=\<b\>\&c](<https://a.example/?q=%3Cb%3E&amp;c>)
    """
    target = "".join(_IN_A_TARGET.get(character, character) for character in address)
    return f"[{plain(address)}](<{target}>)"
