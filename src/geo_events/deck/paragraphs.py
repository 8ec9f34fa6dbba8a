"""Words as paragraphs of runs, each paragraph in its language.

Owns what a file cannot hold, the tags of languages, the direction of writing and how paragraphs come into a
shape. Places nothing. Called by the other modules of `deck`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from geo_events.languages import canonical, script
from geo_events.request.safe_text import printable

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that would turn round what stands beside them."""
_TAGS = {"en": "en-US", "ko": "ko-KR", "ru": "ru-RU"}
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look."""

    words: str
    size: float | None = None
    """Size of the type in points; None for that of the layout."""
    bold: bool | None = None
    italic: bool = False
    colour: str | None = None
    """A colour of the theme, as `tx2`, or one as `#rrggbb`; None for that of the layout."""
    link: str | None = None
    """Address to which the words lead."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that stand together."""

    runs: tuple[Run, ...]
    language: str
    """Tag of the language, as a source or a view has it."""
    level: int = 0
    """Which of the placeholder's roles it has."""
    space_before: float | None = None
    """Points of air above it; None for those of its role."""

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(run.words for run in self.runs)


def linked(words: str, addresses: Collection[str]) -> tuple[Run, ...]:
    """Words of which the addresses, where they stand whole, are links and nothing else is.

    Some programs draw all of a link in one type, so it is no more than the address.

    Examples
    --------
    >>> [run.link for run in linked("The Paper · https://a.example", ["https://a.example"])]
    [None, 'https://a.example']
    """
    if not addresses:
        return (Run(words),)
    # An archive's address may end with the other one.
    named = "|".join(re.escape(address) for address in sorted(addresses, key=len, reverse=True))
    parts = re.split(rf"(?<![!-~])({named})(?!\S)", words)
    return tuple(Run(part, link=part if number % 2 else None) for number, part in enumerate(parts) if part)


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


def tag(language: str, words: str = "") -> str:
    """Tag of a language as office programs write it; of Chinese that names no script, by its characters.

    Examples
    --------
    >>> tag("zh-Hans"), tag("en"), tag("fr")
    ('zh-CN', 'en-US', 'fr')
    >>> tag("zh", "烏蘭烏德"), tag("zh", "乌兰乌德"), tag("zh-HK")
    ('zh-TW', 'zh-CN', 'zh-TW')
    """
    written = canonical(language) or ""
    name = written.split("-")[0]
    if name != "zh":
        return _TAGS.get(name) or written or _TAGS["en"]
    is_traditional = _is_traditional(words) if written == name else script(written) == "Hant"
    return "zh-TW" if is_traditional else "zh-CN"


def _is_traditional(words: str) -> bool:
    """Whether more of the characters are of the traditional script alone than of the simplified alone."""
    balance = 0
    for letter in words:
        if unicodedata.east_asian_width(letter) == "W":
            balance += _is_in(letter, "big5") - _is_in(letter, "gb2312")
    return balance > 0


def _is_in(letter: str, encoding: str) -> bool:
    return bool(letter.encode(encoding, "ignore"))


def languages(language: str, words: str = "") -> dict[str, str]:
    """Tags of the language of some words and, for letters of the other script in them, of another."""
    first = tag(language, words)
    return {"lang": first, "altLang": "en-US" if first.startswith("zh") else "zh-CN"}


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is of a script that is written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def paint(format_: Any, colour: str) -> None:
    """Give something a colour of the theme by its name, or one as `#rrggbb`."""
    if colour.startswith("#"):
        format_.rgb = RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]
    else:
        format_.theme_color = MSO_THEME_COLOR.from_xml(colour)


def write(shape: Any, paragraphs: Sequence[Paragraph]) -> None:
    """Put paragraphs into a shape that has none yet."""
    frame = shape.text_frame
    for number, paragraph in enumerate(paragraphs):
        written = frame.add_paragraph() if number else frame.paragraphs[0]
        for run in paragraph.runs:
            _write_run(written, run)
        if paragraph.level:
            written.level = paragraph.level
        if paragraph.space_before is not None:
            written.space_before = Pt(paragraph.space_before)
        element = shape.element.txBody.p_lst[number]
        if is_right_to_left(paragraph.words):
            written.alignment = PP_ALIGN.RIGHT
            element.pPr.set("rtl", "1")
        # The library knows only some of the languages.
        for run in element.r_lst:
            run.get_or_add_rPr().attrib.update(languages(paragraph.language, paragraph.words))


def _write_run(paragraph: Any, run: Run) -> None:
    for number, row in enumerate(plain(run.words).split("\n")):
        if number:
            paragraph.add_line_break()
        written = paragraph.add_run()
        written.text = row
        if run.size is not None:
            written.font.size = Pt(run.size)
        if run.bold is not None:
            written.font.bold = run.bold
        if run.italic:
            written.font.italic = True
        if run.colour is not None:
            paint(written.font.color, run.colour)
        if run.link is not None:
            written.hyperlink.address = run.link
