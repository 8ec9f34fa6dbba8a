"""The table of formats.

Owns what a format is called, who writes it and which options it heeds. A new format is one module and one
line here. Called by `cli`, `ui` and the package's own front door.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo_events.export import html
from geo_events.export.request import Request


@dataclass(frozen=True)
class Exporter:
    """A format to which a scene can be written."""

    suffix: str
    """Of the file's name, with its dot."""
    media_type: str
    label: str
    """Key of its text."""
    write: Callable[[Request], bytes]
    options: frozenset[str] = frozenset()
    """Names of the `Options` that it heeds."""
    is_long: bool = False
    """Whether it may take more than a second, and tells its progress."""


_FILM = frozenset({"size", "theme", "seconds", "frames_per_second"})
_STILL = frozenset({"size", "theme", "at"})

EXPORTERS: Mapping[str, Exporter] = {
    "html": Exporter(".html", "text/html", "export.html", html.write),
}
"""By the name that the command line knows."""
