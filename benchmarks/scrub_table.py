"""How the figures of scrub.py are set in lines of one width."""

from __future__ import annotations

from collections.abc import Callable

from scrub_page import Figures

MISSING = "-"

_COLUMNS: tuple[tuple[str, int, Callable[[Figures, int], str]], ...] = (
    ("shown", 8, lambda figures, _: number(figures.shown, 0)),
    ("step ms: p50", 13, lambda figures, _: number(part(figures.step, 0))),
    ("p95", 8, lambda figures, _: number(part(figures.step, 1))),
    ("max", 8, lambda figures, _: number(part(figures.step, 2))),
    ("work ms: p50", 13, lambda figures, _: number(part(figures.work, 0), 2)),
    ("p95", 8, lambda figures, _: number(part(figures.work, 1), 2)),
    ("main ms", 8, lambda figures, _: number(figures.main_thread, 2)),
    ("frames/s", 9, lambda figures, _: number(figures.frames_per_second)),
    ("settled ms: p50", 16, lambda figures, _: number(part(figures.settled, 0))),
    ("p95", 8, lambda figures, _: number(part(figures.settled, 1))),
    ("ready s", 8, lambda figures, _: number(figures.interactive_seconds, 2)),
    ("page kB", 9, lambda figures, _: number(figures.page_bytes / 1000 or None, 0)),
    ("gz B/event", 11, lambda figures, events: number(per_event(figures, events))),
    ("heap MB", 8, lambda figures, _: number(figures.heap_megabytes)),
)
_PLAYER, _EVENTS = 28, 10
HEAD = f"{'player':<{_PLAYER}}{'events':>{_EVENTS}}" + "".join(
    f"{title:>{width}}" for title, width, _ in _COLUMNS
)
"""The first line of the table."""


def number(value: float | None, digits: int = 1) -> str:
    """A number with so many digits after the point, or a dash.

    >>> number(16.68), number(None), number(1234.5, 0)
    ('16.7', '-', '1234')
    """
    return MISSING if value is None else f"{value:.{digits}f}"


def part(values: tuple[float, ...] | None, index: int) -> float | None:
    """One of the values, or None where there are none."""
    return None if values is None else values[index]


def per_event(figures: Figures, events: int) -> float | None:
    """Compressed bytes an event; None without events or a page."""
    return figures.gzipped_bytes / events if events and figures.gzipped_bytes else None


def line(player: str, events: int, figures: Figures) -> str:
    """A row; its note stands behind it."""
    size = f"{events:,}" if events else MISSING
    cells = "".join(f"{value(figures, events):>{width}}" for _, width, value in _COLUMNS)
    note = f"  {figures.note}" if figures.note else ""
    return f"{player:<{_PLAYER}}{size:>{_EVENTS}}{cells}{note}"
