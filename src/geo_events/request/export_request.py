"""What is to be written: a scene, how it is to be shown at first, and on which day.

Owns the one value that every exporter is given. Called by `cli`, `story`, `ui`, `export` and the deck.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from geo_events.dataset import Dataset
from geo_events.model import View
from geo_events.scene import Scene
from geo_events.when import When

Theme = Literal["light", "dark"]
Aspect = Literal["16:9", "4:3"]


SMALLEST, LARGEST = 200, 8_000
"""Pixels that a side of a picture may have."""
SECONDS = (1, 300)
"""Shortest and longest film."""
FRAMES = (1, 50)
"""Fewest and most frames of a film in a second."""


def _silent(share: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Options:
    """What a format may be told beside the filters; each format reads what concerns it."""

    size: tuple[int, int] | None = None
    """Width and height of a picture in pixels; None for the format's own."""
    theme: Theme = "light"
    at: int | When | None = None
    """Moment that a still shows: UTC milliseconds, or a date, when it is over; None for the whole period."""
    seconds: float = 10.0
    """Length of a film."""
    frames_per_second: int = 10
    aspect: Aspect = "16:9"
    """Of a deck's slides."""
    has_film: bool = False
    """Whether a deck holds the film."""
    url: str | None = None
    """Address of the app, for links to it; None where there is no app to link to."""


@dataclass(frozen=True)
class Request:
    """What file is asked for."""

    dataset: Dataset
    view: View
    """The filters that made the scene, and the language, clock and event with which it opens."""
    scene: Scene
    made: date
    """The day that the file names as its own."""
    options: Options = Options()
    tell: Callable[[float], None] = field(default=_silent, compare=False)
    """Is told the share that is done, from 0 to 1, now and then."""
