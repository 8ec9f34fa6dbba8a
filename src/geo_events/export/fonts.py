"""The fonts in which pictures are lettered.

Owns which fonts are looked for, and what is told where none has the characters of a picture: it is made all
the same. Called by `painting`, `stills` and `film`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from geo_events.libraries import library
from geo_events.message import Message, joined
from geo_events.picture import Group, Text
from geo_events.request.safe_text import visible

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
_BLANK = frozenset(("Zs", "Mn"))
"""Categories without which words can be read."""
_SHOWN = 12
"""So many letters that no font has are named."""


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


def report_missing(letters: Sequence[str], remark: Callable[[Message], None]) -> None:
    """Tell which letters no font has, if there are any, and what brings them."""
    if letters:
        shown = "".join(letters[:_SHOWN]) + "…" * (len(letters) > _SHOWN)
        remark(Message("export.no-font", {"characters": shown, "fonts": joined(WANTED[1:4])}))


class Lettering:
    """What of the letters of some pictures no font has; who asked for them is told once.

    Parameters
    ----------
    remark
        Takes what is to be told.
    """

    def __init__(self, remark: Callable[[Message], None]) -> None:
        self._remark = remark
        self._missing: dict[str, None] = {}

    def look_at(self, groups: Iterable[Group]) -> None:
        """Look which letters of some groups there are."""
        for text in _texts(groups):
            self._missing |= dict.fromkeys(without_font(visible(text.words)))

    def report(self) -> None:
        """Tell what is missing, and what brings it."""
        report_missing(sorted(self._missing), self._remark)


@lru_cache(maxsize=65_536)
def without_font(words: str) -> tuple[str, ...]:
    """Letters of some words that no installed font has."""
    return tuple(
        letter
        for letter in dict.fromkeys(words)
        if ord(letter) not in _characters() and unicodedata.category(letter) not in _BLANK
    )


def _texts(groups: Iterable[Group]) -> Iterator[Text]:
    for group in groups:
        for shape in group.shapes:
            if isinstance(shape, Text):
                yield shape
            elif isinstance(shape, Group):
                yield from _texts([shape])
