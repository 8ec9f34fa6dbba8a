"""What a format may be told beside the filters, and how each of it is read.

Owns the options, their defaults and what each may be. Words from a terminal and values from a notebook are
read alike. Which format supports which option stands in the table of formats. Called by `export`; `cli` and
`ui` offer the same choices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from geo_events.comparison import Comparison, read_comparison
from geo_events.errors import DateError, ExportError
from geo_events.languages import chosen
from geo_events.link import address
from geo_events.message import Message, Mistake
from geo_events.text import LANGUAGES
from geo_events.when import When, parse

Theme = Literal["light", "dark"]
Aspect = Literal["16:9", "4:3"]
Telling = Literal["chapters", "key", "all"]
Paper = Literal["a4", "letter"]

SMALLEST, LARGEST = 200, 8_000
"""Pixels that a side of a picture may have."""
SECONDS = (1, 300)
"""Shortest and longest film."""
FRAMES = (1, 50)
"""Fewest and most frames of a film in a second."""
_SIZE = re.compile(r"(\d{2,5})x(\d{2,5})", re.ASCII)


@dataclass(frozen=True)
class Options:
    """What a format may be told beside the filters; each format reads what concerns it."""

    size: tuple[int, int] | None = None
    """Width and height of a picture in pixels; None for the format's own."""
    theme: Theme = "light"
    at: int | When | None = None
    """Moment that a still shows: UTC milliseconds, or a date, when it is over; None for the whole period."""
    chapter: str | None = None
    """Id of the chapter to whose time and place a still is cut; None for all that is in view."""
    compare: Comparison | None = None
    """What stands beside it on a still, or on a slide of a deck; None for nothing."""
    seconds: float | None = None
    """Length of a film; None for what its words need."""
    frames_per_second: int | None = None
    """Of a film; None for the format's own."""
    aspect: Aspect = "16:9"
    """Proportion of a deck's slides."""
    tell: Telling = "key"
    """What a deck, a film or a handout tells: chapters, the key events in them too, or every event."""
    paper: Paper = "a4"
    """Sheets of a handout."""
    has_film: bool = False
    """Whether a deck holds the film."""
    languages: tuple[str, ...] | None = None
    """Languages whose texts a page carries; None for those of the story."""
    url: str | None = None
    """Address of the app, or where a page will stand, for links to it; None where there is none."""
    preview: str | None = None
    """Name of a picture beside a page, which networks show with a link to it; None for none."""


OPTION_NAMES = tuple(field.name for field in fields(Options))
"""Names of all options."""


def read_options(given: Mapping[str, object]) -> tuple[dict[str, Any], list[Message]]:
    """The options that are given, as fields of `Options`, and what is wrong with the others.

    What has another name is left out; a size may be written as `1600x900`, a moment as a date.
    """
    read: dict[str, Any] = {}
    misread: list[Message] = []
    for option, value in given.items():
        if option in _READERS:
            try:
                read[option] = _READERS[option](option, value)
            except ExportError as error:
                misread.extend(error.messages)
    return read, misread


def _size(option: str, value: object) -> tuple[int, int]:
    match = _SIZE.fullmatch(value) if isinstance(value, str) else None
    pair = tuple(map(int, match.groups())) if match is not None else value
    match pair:
        case (int(width), int(height)) if min(width, height) >= SMALLEST and max(width, height) <= LARGEST:
            return width, height
    bounds = {"least": str(SMALLEST), "most": str(LARGEST)}
    raise ExportError(Mistake("expected.size", bounds, value, column=option))


def _moment(option: str, value: object) -> int | When:
    if isinstance(value, (int, When)) and not isinstance(value, bool):
        return value
    try:
        return parse(str(value))
    except DateError as error:
        raise ExportError(replace(error.mistake, column=option)) from error


def _comparison(option: str, value: object) -> Comparison:
    return value if isinstance(value, Comparison) else read_comparison(_text(option, value))


def _one_of(*words: str) -> Callable[[str, object], object]:
    def read(option: str, value: object) -> object:
        if value in words:
            return value
        raise ExportError(Mistake("expected.one-of", {"words": words}, value, column=option))

    return read


def _number(least: int, most: int, kind: type[int] | type[float]) -> Callable[[str, object], float]:
    key = "expected.whole-number" if kind is int else "expected.number"
    accepted = (int,) if kind is int else (int, float)

    def read(option: str, value: object) -> float:
        if isinstance(value, accepted) and not isinstance(value, bool) and least <= value <= most:
            return kind(value)
        raise ExportError(Mistake(key, {"least": least, "most": most}, value, column=option))

    return read


def _switch(option: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ExportError(Mistake("expected.switch", found=value, column=option))


def _languages(option: str, value: object) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list | tuple) or not words:
        raise ExportError(Mistake("expected.language", found=value, column=option))
    found = [chosen([str(word)], LANGUAGES) for word in words]
    lost = [word for word, language in zip(words, found, strict=True) if language is None]
    if lost:
        raise ExportError(Mistake("expected.one-of", {"words": LANGUAGES}, lost[0], column=option))
    return tuple(dict.fromkeys(language for language in found if language is not None))


def _text(option: str, value: object) -> str:
    if isinstance(value, str):
        return value
    raise ExportError(Mistake("expected.text", found=value, column=option))


def _address(option: str, value: object) -> str:
    if isinstance(value, str):
        return address(value)
    raise ExportError(Mistake("expected.address-text", found=value, column=option))


_READERS: Mapping[str, Callable[[str, object], object]] = {
    "size": _size,
    "theme": _one_of(*get_args(Theme)),
    "at": _moment,
    "chapter": _text,
    "compare": _comparison,
    "seconds": _number(*SECONDS, float),
    "frames_per_second": _number(*FRAMES, int),
    "tell": _one_of(*get_args(Telling)),
    "aspect": _one_of(*get_args(Aspect)),
    "paper": _one_of(*get_args(Paper)),
    "has_film": _switch,
    "languages": _languages,
    "url": _address,
    "preview": _text,
}
"""Reader of each option."""
