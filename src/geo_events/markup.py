r"""The marks that Markdown, wikis and HTML put into a text, and what a reader sees in their place.

Owns what counts as such a mark; the text itself is never changed, for quotes are looked for in it as it
stands. Where plain words could be meant, it is none. Called by `passages` and `ui`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters that are not there to be read."""

    start: int
    end: int
    """Position after the last."""
    shown: str = ""
    """Text that a reader sees instead."""


# Every repetition has an end: a document of a megabyte that never closes what it opens is read at once.
_ADDRESS = (
    r"(?:<[^<>\n]{0,2000}>|(?:https?:|mailto:|\.{0,2}/|\#)[^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,300}){0,4}"
    r"|[^()\s]{1,300}\.[A-Za-z][A-Za-z0-9]{1,4}|)"
)
_TITLE = r"""(?:[ \t]+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?"""
_PAIRS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # Links and pictures of Markdown: the words stay.
        rf"(!?\[)(?:\\.|[^\[\]\\]){{0,400}}(\]\([ ]?{_ADDRESS}{_TITLE}\))",
        # Links and headings of a wiki.
        r"(\[\[(?:[^\[\]|\n]{1,200}\|)?)[^\[\]|\n]{1,200}(\]\])",
        r"^(={2,6}[ \t]{0,9})[^=\n]{1,200}?([ \t]{0,9}={2,6}[ \t]{0,9})$",
        # Strong and slanted words.
        r"(\*\*)(?=[^\s*])[^\n]{1,600}?(?<=[^\s*])(\*\*)",
        r"(?<![\w_])(__)(?=[^\s_])[^\n]{1,600}?(?<=[^\s_])(__)(?![\w_])",
        r"(?<![\w*])(\*)(?=[^\s*])[^*\n]{1,600}?(?<=[^\s*])(\*)(?![\w*])",
        r"(?<![\w_/])(_)(?=[^\s_])(?:[^_\n]|\n(?!\s)){1,600}?(?<=[^\s_])(_)(?![\w_])",
        r"('{2,3})(?=[^\s'])[^'\n]{1,600}?(?<=[^\s'])('{2,3})",
    )
)
_SINGLE = re.compile(
    r"(?:^[ ]{0,3}(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*(?:\n|\Z))"  # rules and underlines
    r"|(?:^[ ]{0,3}\#{1,6}[ \t]+)|(?:^[ ]{0,3}>(?:[ ]{0,3}>){0,9}[ ]?)"  # headings, quoted lines
    r"|(?:\\(?=[!-/:-@\[-`{-~]))"  # a character that is escaped
    r"|(?:<!--(?:(?!-->)[\s\S]){0,500}-->)",
    re.MULTILINE,
)
_BREAKS = (
    "p",
    "div",
    "br",
    "hr",
    "li",
    "tr",
    "table",
    "ul",
    "ol",
    "blockquote",
    "section",
    "article",
    "figure",
)
_TAG = re.compile(
    rf"</?({'|'.join(_BREAKS)}|h[1-6]|a|abbr|b|big|center|cite|code|em|figcaption|font|i|img|nowiki|ref|s|small"
    r"|span|strong|sub|sup|tbody|td|th|thead|u)(?:[\s/][^<>]{0,3000})?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|\#[0-9]{1,7}|\#x[0-9A-Fa-f]{1,6});")


def marks(text: str) -> list[Mark]:
    r"""The marks in a text, in order; none lies in another.

    Examples
    --------
    >>> marks("## The [bridge](https://a.example/b)")
    [Mark(start=0, end=3, shown=''), Mark(start=7, end=8, shown=''), Mark(start=14, end=36, shown='')]
    >>> marks("2 * 3 < 4, see [1] (page 5) in my_own_file")
    []
    """
    found: list[Mark] = []
    reached = 0
    for mark in sorted(_all(text), key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= reached:
            found.append(mark)
            reached = mark.end
    return found


def _all(text: str) -> Iterator[Mark]:
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            yield Mark(*match.span(1))
            yield Mark(*match.span(2))
    for match in _SINGLE.finditer(text):
        yield Mark(*match.span())
    for match in _TAG.finditer(text):
        name = match[1].lower()
        yield Mark(*match.span(), "\n" if name in _BREAKS or name[1:].isdigit() else "")
    for match in _ENTITY.finditer(text):
        if (shown := unescape(match[0])) != match[0]:
            yield Mark(*match.span(), shown)
