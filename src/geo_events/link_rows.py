"""The values in a link: how one is read and written, and lists of words.

Owns the forms that values may have; which stand in a link is `codec`'s. Called by `codec`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from geo_events.errors import ViewError
from geo_events.layer import OTHER
from geo_events.message import Mistake

NONE = "none"
"""In place of a list that is empty."""


@dataclass(frozen=True)
class Row:
    """How one name of a link is read and written."""

    field: str
    """Name of the field of `View`, or of its `Look`."""
    read: Callable[[str], tuple[Any, list[Mistake]]]
    """Function that gives the value, and what had to be left out of it; raises `ViewError` or `DateError`."""
    write: Callable[[Any], str]
    """Function whose text is empty for what is so in `View()`, if that is not a word."""


def whole(field: str, read: Callable[[str], Any], write: Callable[[Any], str] | None = None) -> Row:
    """A value that is sound or not."""
    return Row(
        field, lambda text: (read(text), []), write or (lambda value: "" if value is None else str(value))
    )


def one_of(field: str, words: tuple[str, ...], kind: Callable[[str], Any] = str) -> Row:
    """One of some words."""

    def read(text: str) -> Any:
        if text not in words:
            raise ViewError(Mistake("expected.one-of", {"words": list(words)}, text))
        return kind(text)

    return whole(field, read)


def many(field: str, allowed: Sequence[str], kind: Callable[[str], str] = str) -> Row:
    """Any of some words, with commas between them."""

    def read(text: str) -> tuple[Any, list[Mistake]]:
        if text == NONE:
            return frozenset(), []
        words = list(dict.fromkeys(text.split(",")))
        lost = [Mistake("expected.one-of", {"words": allowed}, word) for word in words if word not in allowed]
        if len(lost) == len(words):
            raise ViewError(*lost)
        return frozenset(kind(word) for word in words if word in allowed), lost

    def write(chosen: frozenset[str]) -> str:
        if chosen.issuperset(allowed):
            return ""
        return ",".join(word for word in allowed if word in chosen) or NONE

    return Row(field, read, write)


def chosen_layers(offered: Sequence[str]) -> Row:
    """The layers of a story, which are words of its own."""
    own = {coded(layer_id): layer_id for layer_id in offered}
    # Stories had a layer for what is of no kind, whether anything was of it or not: old links name it.
    allowed = many("layers", list(own))

    def read(text: str) -> tuple[Any, list[Mistake]]:
        words = [word for word in text.split(",") if word != OTHER or OTHER in own]
        if not words:
            return frozenset(), []
        chosen, lost = allowed.read(",".join(words))
        return None if len(chosen) == len(own) else frozenset(own[word] for word in chosen), lost

    def write(chosen: frozenset[str] | None) -> str:
        return "" if chosen is None else ",".join(sorted(map(coded, chosen))) or NONE

    return Row("layers", read, write)


def coded(layer_id: str) -> str:
    """A layer's id as one word of a list.

    Examples
    --------
    >>> coded("Strikes"), coded("Riots, looting"), coded("none")
    ('Strikes', 'Riots%2C looting', '%6Eone')
    """
    word = layer_id.replace("%", "%25").replace(",", "%2C")
    return f"%6E{word[1:]}" if word == NONE else word
