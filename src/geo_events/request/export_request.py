"""What file is asked for: what is shown, how it is to be shown at first, and on which day.

Owns the one value that every exporter is given, and the day of making. Called by `cli`, `story`, `ui`,
the formats and the deck.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

from geo_events.dataset import Dataset
from geo_events.errors import ExportError
from geo_events.message import Message, Mistake
from geo_events.model import View
from geo_events.request.options import Options
from geo_events.scene import Scene
from geo_events.view import Selection, select_undated


def untold(share: float) -> None:
    """Tell nobody."""


def unremarked(message: Message) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Request:
    """What file is asked for."""

    selection: Selection
    """The events; its view also says with which language, clock and event they are shown at first."""
    scene: Scene
    """Drawing of them."""
    made: date
    """The day that the file names as its own."""
    options: Options = field(default_factory=Options)
    tell: Callable[[float], None] = field(default=untold, compare=False)
    """Function that is told the share that is done, 0 to 1, now and then."""
    remark: Callable[[Message], None] = field(default=unremarked, compare=False)
    """Function that is told what a file lacks that is made all the same."""

    @property
    def dataset(self) -> Dataset:
        """That from which the events are."""
        return self.selection.dataset

    @property
    def is_whole(self) -> bool:
        """Whether all that the dataset dates is in view: what is said of the whole is true of that only."""
        return self.scene.count == len(self.dataset.events)

    @cached_property
    def undated(self) -> Selection | None:
        """The events of which no source says when; None without any."""
        return select_undated(self.dataset, self.view)

    @property
    def view(self) -> View:
        """The filters, and how the file opens."""
        return self.selection.view


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
        raise ExportError(Mistake("expected.epoch", found=epoch, column="SOURCE_DATE_EPOCH")) from error
