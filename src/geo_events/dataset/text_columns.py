"""Columns that hold a text in one language each: `title_de`, `title_zh_hant`, or `title` alone.

Owns how the header of a table says in which languages its texts are. Called by `table_reader` and
`column_reader`, and by whoever writes tables.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from geo_events.languages import UNDETERMINED, canonical, column, is_known, nearest
from geo_events.wording import in_order

STEMS: Mapping[str, Mapping[str, str]] = {
    "sources": {"publisher": "publishers"},
    "places": {"name": "names"},
    "events": {"title": "titles", "summary": "summaries"},
    "claims": {"quote": "translations", "note": "notes"},
    "stops": {},
    "chapters": {"title": "titles", "note": "notes"},
    "names": {"name": "names"},
    "speakers": {"name": "names"},
}
"""Of each table the texts that it may hold in several languages, and the fields that hold them."""
_ALIKE = 0.75
"""How much of a text's name a misspelt one shares with it."""
ORIGINAL = "quote"
"""A text whose column without a tag is something else: the words of the source, in its own language."""


class Tagged(NamedTuple):
    """A column of one text in one language."""

    tag: str
    column: str


@dataclass(frozen=True)
class Languages:
    """In which languages the texts of a story may be."""

    bare: str = UNDETERMINED
    """Language of a column without a tag."""
    first: str = UNDETERMINED
    """The first language of the story."""


NO_LANGUAGE = Languages()


def tag_of(name: str, stem: str, languages: Languages) -> str | None:
    """The language of a column of a text; None if it is none.

    Examples
    --------
    >>> tag_of("title_zh_hant", "title", Languages()), tag_of("title_soon!", "title", Languages())
    ('zh-Hant', None)
    """
    if name == stem:
        return None if stem == ORIGINAL else languages.bare
    beginning, _, end = name.partition("_")
    tag = canonical(end) if beginning == stem and end == end.lower() else None
    return tag if tag is not None and is_known(tag) else None


def text_columns(
    header: Iterable[str], stems: Collection[str], languages: Languages, own: Collection[str] = ()
) -> dict[str, tuple[Tagged, ...]]:
    """The columns of each text, in the order in which one language stands in for another.

    What the table has a column of its own for is none, though it looks so: `name_id` is no Indonesian name.
    """
    others = set(own).difference(stems)
    names = [name for name in dict.fromkeys(header) if name not in others]
    found: dict[str, tuple[Tagged, ...]] = {}
    for stem in stems:
        by_tag: dict[str, str] = {}
        for name in names:
            tag = tag_of(name, stem, languages)
            if tag is not None:
                by_tag.setdefault(tag, name)
        found[stem] = tuple(Tagged(tag, by_tag[tag]) for tag in in_order(by_tag, languages.first))
    return found


def meant_by(name: str, stems: Collection[str]) -> str | None:
    """The column of a text that one was meant to be which is of no text, or of no language that there is.

    Examples
    --------
    >>> meant_by("title_german", ["title"]), meant_by("title_zh-Hant", ["title"]), meant_by("day", ["title"])
    ('title_de', 'title_zh_hant', None)
    >>> meant_by("titel_en", ["title", "summary"])
    'title_en'
    """
    beginning, _, end = name.partition("_")
    stem = next(iter(get_close_matches(beginning, stems, 1, _ALIKE)), None)
    if stem is None or not end:
        return None
    tag = canonical(end)
    near = tag if tag is not None and is_known(tag) else nearest(end)
    return None if near is None or (near != tag and stem != beginning) else f"{stem}_{column(near)}"


def is_of_a_text(name: str, stems: Iterable[str]) -> bool:
    """Whether a column says that it holds a text in some language, known or not."""
    beginning, sign, _ = name.partition("_")
    return bool(sign) and beginning in stems


def columns_in(stem: str, tags: Sequence[str], bare: str | None = None) -> tuple[str, ...]:
    """Names of the columns of a text in some languages; `bare` is that of the column without a tag.

    Examples
    --------
    >>> columns_in("title", ["en", "zh-Hant"]), columns_in("title", ["und"])
    (('title_en', 'title_zh_hant'), ('title',))
    """
    return tuple(stem if tag in (UNDETERMINED, bare) else f"{stem}_{column(tag)}" for tag in tags)
