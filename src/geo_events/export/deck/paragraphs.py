"""Words as DrawingML: paragraphs of runs, each in its language.

Owns what XML cannot hold, the tags of languages and the direction of writing. Places nothing. Called by the
other modules of `deck`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from geo_events.request.safe_text import printable

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""They would turn round what stands beside them."""
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_TAGS = {"en": "en-US", "zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW", "ko": "ko-KR", "ru": "ru-RU"}
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look."""

    words: str
    language: str = "en"
    """As a source or a view has it."""
    size: float | None = None
    """Points; None for that of the layout."""
    bold: bool | None = None
    italic: bool = False
    colour: str | None = None
    """Of the theme, such as `tx2` or `accent1`; None for that of the layout."""
    link: str | None = None
    """Id of the slide's relation to an address."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that stand together."""

    runs: tuple[Run, ...]
    space_before: float = 0.0
    """Points."""

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(run.words for run in self.runs)


def plain(text: str) -> str:
    r"""Text without what a file cannot hold and without marks that change the direction of writing.

    Examples
    --------
    >>> plain("a\x00b\u202ec")
    'abc'
    """
    return _DIRECTIONS.sub("", printable(text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """Text in one line: every stretch of white space is one space."""
    return " ".join(plain(text).split())


def attribute(text: str) -> str:
    """Text as the value of an attribute between double quotes."""
    return escape(plain(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def tag(language: str) -> str:
    """Tag of a language as office programs write it.

    Examples
    --------
    >>> tag("zh-Hans"), tag("en"), tag("fr")
    ('zh-CN', 'en-US', 'fr')
    """
    folded = language.lower()
    known = _TAGS.get(folded) or _TAGS.get(folded.split("-")[0])
    if known is not None:
        return known
    return language if _TAG.fullmatch(language) else _TAGS["en"]


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is of a script that is written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def paragraphs_xml(paragraphs: Iterable[Paragraph]) -> str:
    """`a:p` elements; one empty if there is no paragraph, for a text body needs one."""
    return "".join(map(_paragraph_xml, paragraphs)) or "<a:p/>"


def _paragraph_xml(paragraph: Paragraph) -> str:
    turned = ' algn="r" rtl="1"' if is_right_to_left(paragraph.words) else ""
    space = f'<a:spcBef><a:spcPts val="{round(100 * paragraph.space_before)}"/></a:spcBef>'
    properties = f"<a:pPr{turned}>{space if paragraph.space_before > 0 else ''}</a:pPr>"
    return f"<a:p>{properties}{''.join(map(_run_xml, paragraph.runs))}</a:p>"


def _run_xml(run: Run) -> str:
    language = tag(run.language)
    other = "en-US" if language.startswith("zh") else "zh-CN"
    look = f' lang="{language}" altLang="{other}"'
    if run.size is not None:
        look += f' sz="{round(100 * run.size)}"'
    if run.bold is not None:
        look += f' b="{int(run.bold)}"'
    if run.italic:
        look += ' i="1"'
    inside = "" if run.colour is None else f'<a:solidFill><a:schemeClr val="{run.colour}"/></a:solidFill>'
    if run.link is not None:
        inside += f'<a:hlinkClick r:id="{run.link}"/>'
    properties = f"<a:rPr{look}>{inside}</a:rPr>"
    rows = plain(run.words).split("\n")
    breaks = f"<a:br>{properties}</a:br>"
    return breaks.join(f"<a:r>{properties}<a:t>{escape(row)}</a:t></a:r>" for row in rows)
