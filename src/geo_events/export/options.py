"""From what somebody asks for to what an exporter is given.

Owns the checks of what is asked (is there such a format, does it support this option, what may an option
be), its defaults and the day of making. Words from a terminal and values from a notebook are read alike.
Called by `cli`, `story` and `ui`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, get_args

from geo_events.errors import DateError, ExportError
from geo_events.export.exporters import EXPORTERS, Exporter
from geo_events.link import address
from geo_events.request import FRAMES, LARGEST, SECONDS, SMALLEST, Aspect, Options, Theme
from geo_events.when import When, parse

_SIZE = re.compile(r"(\d{2,5})x(\d{2,5})", re.ASCII)

OPTION_NAMES = tuple(field.name for field in fields(Options))
"""Names of all options."""


def exporter_of(name: str) -> Exporter:
    """The exporter of a format.

    Raises
    ------
    ExportError
        If there is no such format; the message lists those that there are.
    """
    if name not in EXPORTERS:
        raise ExportError(f"format: expected one of {', '.join(EXPORTERS)}, found {name!r}")
    return EXPORTERS[name]


def options_of(name: str, chosen: Mapping[str, object]) -> Options:
    """The options of a format.

    Parameters
    ----------
    name
        Of the format.
    chosen
        By the names of the fields of `Options`; what is None takes its default. A size may be written as
        `1600x900`, a moment as a date.

    Raises
    ------
    ExportError
        If an option does not exist, does not go with the format or cannot be so; the message holds all of it.

    Examples
    --------
    >>> options_of("embed", {"url": "https://boats.example", "theme": None}).url
    'https://boats.example/'
    """
    exporter = exporter_of(name)
    given = {option: value for option, value in chosen.items() if value is not None}
    faults = [
        f"option: expected one of {', '.join(OPTION_NAMES)}, found {option!r}"
        for option in given
        if option not in OPTION_NAMES
    ]
    if unfit := [option for option in given if option in OPTION_NAMES and option not in exporter.options]:
        supporting = ", ".join(other for other, one in EXPORTERS.items() if one.options.issuperset(unfit))
        faults.append(f"{', '.join(unfit)}: expected with {supporting or 'no format'}, found with {name}")
    read: dict[str, Any] = {}
    for option, value in given.items():
        if option in _READERS:
            try:
                read[option] = _READERS[option](option, value)
            except ExportError as error:
                faults.append(str(error))
    if faults:
        raise ExportError("; ".join(faults))
    return Options(**read)


def _size(option: str, value: object) -> tuple[int, int]:
    match = _SIZE.fullmatch(value) if isinstance(value, str) else None
    pair = tuple(map(int, match.groups())) if match is not None else value
    match pair:
        case (int(width), int(height)) if min(width, height) >= SMALLEST and max(width, height) <= LARGEST:
            return width, height
    raise ExportError(
        f"{option}: expected two numbers from {SMALLEST} to {LARGEST} as in 1600x900, found {value!r}"
    )


def _moment(option: str, value: object) -> int | When:
    if isinstance(value, (int, When)) and not isinstance(value, bool):
        return value
    try:
        return parse(str(value))
    except DateError as error:
        raise ExportError(f"{option}: {error}") from error


def _one_of(*words: str) -> Callable[[str, object], object]:
    def read(option: str, value: object) -> object:
        if value in words:
            return value
        raise ExportError(f"{option}: expected one of {', '.join(words)}, found {value!r}")

    return read


def _number(least: int, most: int, kind: type[int] | type[float]) -> Callable[[str, object], float]:
    what = "a whole number" if kind is int else "a number"
    accepted = (int,) if kind is int else (int, float)

    def read(option: str, value: object) -> float:
        if isinstance(value, accepted) and not isinstance(value, bool) and least <= value <= most:
            return kind(value)
        raise ExportError(f"{option}: expected {what} from {least} to {most}, found {value!r}")

    return read


def _switch(option: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ExportError(f"{option}: expected True or False, found {value!r}")


def _address(option: str, value: object) -> str:
    if isinstance(value, str):
        return address(value)
    raise ExportError(f"{option}: expected an address as text, found {value!r}")


_READERS: Mapping[str, Callable[[str, object], object]] = {
    "size": _size,
    "theme": _one_of(*get_args(Theme)),
    "at": _moment,
    "seconds": _number(*SECONDS, float),
    "frames_per_second": _number(*FRAMES, int),
    "aspect": _one_of(*get_args(Aspect)),
    "has_film": _switch,
    "url": _address,
}
"""How each option is read."""


def today() -> date:
    """The day of making; as elsewhere, SOURCE_DATE_EPOCH (seconds since 1970) stands in for the clock.

    Raises
    ------
    ExportError
        If that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ExportError(f"SOURCE_DATE_EPOCH: expected seconds since 1970, found {epoch!r}") from error
