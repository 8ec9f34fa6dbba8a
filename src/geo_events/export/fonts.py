"""The fonts in which pictures are lettered.

Owns which fonts are looked for and the error where none has the characters of a picture. Called by
`painting`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from geo_events.errors import ExportError
from geo_events.libraries import library
from geo_events.message import Message, joined
from geo_events.picture import Group, Text
from geo_events.request.safe_text import one_line

WANTED = (
    "DejaVu Sans",  # comes with matplotlib: Latin, Cyrillic and Greek look alike everywhere
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "Arial Unicode MS",
)
"""The first that has a character letters it."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs"))
"""Categories of characters that have no shape."""
_BLANK = frozenset(("Zs", "Mn"))
"""Categories without which words can be read."""
_SHOWN = 12


@cache
def families() -> tuple[str, ...]:
    """Those of the wanted fonts that are installed."""
    manager = library("matplotlib.font_manager", "export")
    installed = {font.name for font in manager.fontManager.ttflist}
    return tuple(name for name in WANTED if name in installed)


@cache
def _characters() -> frozenset[int]:
    manager = library("matplotlib.font_manager", "export")
    paths = [manager.findfont(name, fallback_to_default=False) for name in families()]
    return frozenset(code for path in paths for code in manager.get_font(path).get_charmap())


def visible(words: str) -> str:
    """Words on one line, without the characters that have no shape."""
    return "".join(letter for letter in one_line(words) if unicodedata.category(letter) not in _UNSEEN)


def require_characters(groups: Iterable[Group]) -> None:
    """See to it that every character of some groups can be drawn.

    Raises
    ------
    ExportError
        If an installed font has not got one of them.
    """
    used = {letter for text in _texts(groups) for letter in visible(text.words)}
    missing = sorted(
        letter
        for letter in used
        if ord(letter) not in _characters() and unicodedata.category(letter) not in _BLANK
    )
    if missing:
        shown = "".join(missing[:_SHOWN]) + ("…" if len(missing) > _SHOWN else "")
        raise ExportError(Message("export.no-font", {"characters": shown, "fonts": joined(WANTED[1:4])}))


def _texts(groups: Iterable[Group]) -> Iterator[Text]:
    for group in groups:
        for shape in group.shapes:
            if isinstance(shape, Text):
                yield shape
            elif isinstance(shape, Group):
                yield from _texts([shape])
