"""What a link says: a view as the query of an address, and back.

Owns the parameters, their words, and which characters an address may hold as they are. Called by `request`,
`export`, `story`, `cli` and `ui`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from geo_events.dataset import Dataset
from geo_events.errors import DateError, ExportError
from geo_events.message import Mistake
from geo_events.model import LANGUAGES, Clock, Layer, Status, View
from geo_events.view import whole_layers
from geo_events.when import first_date, parse

Word = TypeVar("Word", bound=StrEnum)

QUERY = ("from", "to", "layers", "status", "clock", "lang", "event", "q")
"""Parameters of a link."""

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_VALUE = _UNRESERVED | {","}
_PATH = _UNRESERVED | {"/"}
_ADDRESS = _PATH | frozenset(":@!$&+,=%[]")
"""What stays as it is in an address that was given whole; brackets name hosts of IPv6."""
_ABSOLUTE = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


def to_query(view: View) -> dict[str, str]:
    """The URL parameters that bring this view back; defaults are left out."""
    query = {
        "from": view.start or "",
        "to": view.end or "",
        "layers": _joined(view.layers, Layer),
        "status": _joined(view.statuses, Status),
        "clock": "" if view.clock is Clock.HINDSIGHT else view.clock.value,
        "lang": "" if view.language == LANGUAGES[0] else view.language,
        "event": view.event_id or "",
        "q": view.search,
    }
    return {name: value for name, value in query.items() if value}


def _joined(chosen: frozenset[Word], vocabulary: type[Word]) -> str:
    if chosen == frozenset(vocabulary):
        return ""
    return ",".join(word for word in vocabulary if word in chosen) or "none"


def from_query(query: Mapping[str, str], dataset: Dataset) -> tuple[View, tuple[Mistake, ...]]:
    """Read a view from URL parameters.

    Returns
    -------
    tuple of View and Mistake
        The view that the sound parameters ask for, and what is wrong with each that is not sound.
    """
    mistakes: list[Mistake] = []

    def one(name: str, vocabulary: Iterable[str], default: str) -> str:
        value = query.get(name, default)
        if value in (allowed := list(vocabulary)):
            return value
        mistakes.append(Mistake("expected.one-of", {"words": allowed}, value, column=name))
        return default

    def many(name: str, vocabulary: type[Word]) -> frozenset[Word]:
        value = query.get(name, "")
        if not value or value == "none":
            return frozenset() if value else frozenset(vocabulary)
        words = value.split(",")
        allowed = [word.value for word in vocabulary]
        mistakes.extend(
            Mistake("expected.one-of", {"words": allowed}, word, column=name)
            for word in words
            if word not in allowed
        )
        return frozenset(vocabulary(word) for word in words if word in allowed) or frozenset(vocabulary)

    start, end = _period_of(query, mistakes)
    event_id: str | None = query.get("event") or None
    if event_id is not None and event_id not in dataset.events:
        mistakes.append(Mistake("expected.id-of-event", found=event_id, column="event"))
        event_id = None
    view = View(
        start=start,
        end=end,
        layers=whole_layers(many("layers", Layer), dataset),
        statuses=many("status", Status),
        search=query.get("q", ""),
        clock=Clock(one("clock", Clock, Clock.HINDSIGHT)),
        language=one("lang", LANGUAGES, LANGUAGES[0]),
        event_id=event_id,
    )
    return view, tuple(mistakes)


def _period_of(query: Mapping[str, str], mistakes: list[Mistake]) -> tuple[str | None, str | None]:
    def date(name: str) -> str | None:
        value = query.get(name)
        if not value:
            return None
        if "/" in value:
            mistakes.append(Mistake("expected.one-date", found=value, column=name))
            return None
        try:
            return first_date(parse(value).edtf)
        except DateError as error:
            mistakes.append(replace(error.mistake, column=name))
            return None

    start, end = date("from"), date("to")
    if start is not None and end is not None and parse(end).end <= parse(start).start:
        mistakes.append(Mistake("expected.not-before", {"date": start}, end, column="to"))
        end = None
    return start, end


def app_link(app_url: str, view: View, *, embedded: bool = False) -> str:
    """Address at which the app shows a view.

    Raises
    ------
    ExportError
        If the app's address is none.

    Examples
    --------
    >>> app_link("https://boats.example/app?from=1999", View(search="left & right"), embedded=True)
    'https://boats.example/app?embed=true&q=left%20%26%20right'
    """
    query = {"embed": "true"} if embedded else {}
    root = address(app_url)
    written = _pairs(query | to_query(view))
    return f"{root}?{written}" if written else root


def address(app_url: str) -> str:
    """The app's address without query and fragment.

    Raises
    ------
    ExportError
        If it is no address of the web.
    """
    root = app_url.strip().partition("#")[0].partition("?")[0]
    if _ABSOLUTE.match(root) is None:
        raise ExportError(Mistake("expected.address", found=app_url, column="url"))
    whole = root if "/" in root.partition("//")[2] else f"{root}/"
    return _percent(whole, _ADDRESS)


def page_link(page: str, view: View) -> str:
    """An exported page at what is selected, in the language and with the clock of a view."""
    parameters = {"event": view.event_id or "", "clock": view.clock.value, "lang": view.language}
    return f"{reference(page)}#{_pairs({name: value for name, value in parameters.items() if value})}"


def reference(name: str) -> str:
    """A whole address, or a file beside the page that refers to it: never another scheme."""
    return address(name) if _ABSOLUTE.match(name) is not None else _percent(name, _PATH, has_letters=True)


def _pairs(query: Mapping[str, str]) -> str:
    return "&".join(f"{name}={_percent(value, _VALUE)}" for name, value in query.items())


def _percent(text: str, kept: frozenset[str], *, has_letters: bool = False) -> str:
    """Text as it may stand in an address; a file's name keeps the letters of all scripts, to be legible."""
    return "".join(
        char if char in kept or (has_letters and char.isalnum()) else _bytes(char) for char in text
    )


def _bytes(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", errors="replace"))
