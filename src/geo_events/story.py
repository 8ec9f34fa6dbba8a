"""The front door for Python: read a dataset, choose what to see, look at it in a notebook, write it.

Owns the words with which a program asks. What they mean is decided below: filters by `view`, formats and
options by `export`. Called by users' own programs and notebooks.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from html import escape
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, overload

from geo_events.codec import FIELDS
from geo_events.dataset import Dataset, save
from geo_events.errors import ViewError
from geo_events.export import exporter_of, options_of
from geo_events.export.arrow_table import arrow_table, printable
from geo_events.export.embed import SANDBOX
from geo_events.files import replace_file
from geo_events.link import from_query, to_query
from geo_events.link_rows import coded
from geo_events.message import Message, Mistake
from geo_events.model import Event, View
from geo_events.request import Options, Request, today, unremarked, untold
from geo_events.scene import Scene, build
from geo_events.tables import Report
from geo_events.view import Selection, select

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_HEIGHT = 640
"""CSS pixels of the map in a notebook."""
_PARAMETERS = {field.removesuffix("_id"): name for name, field in FIELDS.items()}
"""An argument of `Story.view`, and what a link calls it."""


@dataclass(frozen=True)
class Story:
    """A dataset and what of it is to be seen. In a notebook it shows itself.

    Examples
    --------
    >>> empty = Story(Dataset(Path("boats"), {}, {}, {}, {}, (), {}, {}))
    >>> empty.view(start="1999-04")
    <Story 'boats': 0 of 0 events, from='1999-04'>
    >>> page = empty.export("html")
    """

    dataset: Dataset
    current: View = field(default_factory=View)
    """Filters, and how it looks at first."""
    made: date = field(default_factory=today)
    """The day that its files name as their own."""
    report: Report | None = field(default=None, compare=False)
    """What was understood of a flat table; None for a folder."""

    def view(
        self,
        *,
        start: str | date | EllipsisType | None = ...,
        end: str | date | EllipsisType | None = ...,
        layers: str | Iterable[str] | EllipsisType | None = ...,
        statuses: str | Iterable[str] | EllipsisType | None = ...,
        search: str | EllipsisType | None = ...,
        clock: str | EllipsisType | None = ...,
        language: str | EllipsisType | None = ...,
        event: str | EllipsisType | None = ...,
        time: str | date | EllipsisType | None = ...,
        mode: str | EllipsisType | None = ...,
        trail: float | EllipsisType | None = ...,
        window: float | EllipsisType | None = ...,
        axis: str | EllipsisType | None = ...,
        map: str | EllipsisType | None = ...,  # noqa: A002  # as a link calls it
        speed: float | EllipsisType | None = ...,
        compare: str | EllipsisType | None = ...,
    ) -> Story:
        """The same dataset seen in another way.

        What is left out stays as it is; None stands for the default: everything, with hindsight, in
        English, at the opening. The words are those of a link.

        Parameters
        ----------
        start, end
            First and last date, both included: 2019, 2019-04, 2019-04-25 or a date.
        layers, statuses
            Ids of layers, and words of `Status`.
        search
            Words that all have to stand in an event's texts.
        clock
            `hindsight` or `reported`.
        language
            `en` or `zh`.
        event
            Id of the event that is selected.
        time
            Moment of the playhead: 2019-04-25, 2019-04-25T10:00+10:00 or a date.
        mode
            `trail`, `upto` or `window`.
        trail
            Share of the axis over which an event gets old.
        window
            Days that a window keeps.
        axis
            `elastic` or `linear`.
        map
            Where the map stands: zoom, latitude and longitude, as 5/43.1/131.9.
        speed
            Factor of playing, 0.25 to 8.
        compare
            What stands beside it: a time or date, `end`, `clock` or a period such as 2018/2019.

        Raises
        ------
        ViewError
            If anything is not as expected; the message holds all of it.
        """
        asked: dict[str, object] = {
            "start": start,
            "end": end,
            "layers": layers,
            "statuses": statuses,
            "search": search,
            "clock": clock,
            "language": language,
            "event": event,
            "time": time.isoformat(timespec="milliseconds") if isinstance(time, datetime) else time,
            "mode": mode,
            "trail": trail,
            "window": window,
            "axis": axis,
            "map": map,
            "speed": speed,
            "compare": compare,
        }
        query = to_query(self.current)
        for name, value in asked.items():
            if value is None:
                query.pop(_PARAMETERS[name], None)
            elif value is not ...:
                query[_PARAMETERS[name]] = _written(value, name == "layers")
        view, mistakes = from_query(query, self.dataset)
        if mistakes:
            raise ViewError(*(_renamed(mistake) for mistake in mistakes))
        return replace(self, current=view)

    @cached_property
    def selection(self) -> Selection:
        """What is in view, filtered once for events, scene and files."""
        return select(self.dataset, self.current)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events in view, by start and id."""
        return tuple(self.selection.events())

    @cached_property
    def scene(self) -> Scene:
        """What every format draws."""
        return build(self.selection)

    def request(
        self,
        options: Options,
        tell: Callable[[float], None] = untold,
        remark: Callable[[Message], None] = unremarked,
    ) -> Request:
        """What an exporter is given to write what is in view.

        `tell` is told how much of it is done, `remark` what the file lacks.
        """
        return Request(self.selection, self.scene, self.made, options, tell, remark)

    @overload
    def export(self, format: str, path: str | Path, **options: object) -> Path: ...

    @overload
    def export(self, format: str, path: None = None, **options: object) -> bytes: ...

    def export(self, format: str, path: str | Path | None = None, **options: object) -> Path | bytes:  # noqa: A002
        """Write what is in view.

        Parameters
        ----------
        format
            A name in `geo_events.export.EXPORTERS`, such as `html`.
        path
            File to write, in one step; None to have the bytes.
        options
            Fields of `geo_events.request.Options`, as far as the format supports them. A size may be
            written as 1600x900, a moment as a date.

        Returns
        -------
        Path or bytes
            The path if one was given.

        Raises
        ------
        ExportError
            If there is no such format or option, or if the format cannot hold what is in view.
        MissingLibraryError
            If the format needs a library that is not installed.
        OSError
            If the file cannot be written; one that was there stands as it was.
        """
        asked = self.request(options_of(format, options), remark=_warn)
        content = exporter_of(format).write(asked)
        if path is None:
            return content
        replace_file(Path(path), content)
        return Path(path)

    def to_arrow(self) -> pa.Table:
        """What is in view as a table of Arrow: a row an event, with the columns of the CSV export.

        `start` and `end` are moments in UTC, empty where they are open; then come events without a date.
        """
        return arrow_table(self.request(Options()))

    def to_dataframe(self) -> pd.DataFrame:
        """What is in view as a data frame of pandas, as `to_arrow` has it.

        Python's own dates begin with the year 1: where a moment lies before it, `start` and `end` are texts
        in ISO 8601.
        """
        frame: pd.DataFrame = printable(self.to_arrow()).to_pandas()
        return frame

    def save(self, folder: str | Path) -> list[Path]:
        """Write all that was read, whatever is in view, as a folder of tables that `read` takes.

        Raises
        ------
        FolderNotEmptyError
            If anything is in the folder.
        OSError
            If it cannot be written.
        """
        return save(self.dataset, Path(folder))

    def _repr_html_(self) -> str:
        """The map and player, in a frame that reaches nothing else of the notebook."""
        title = escape(self.dataset.title(self.current.language))
        page = escape(self.export("html").decode())
        style = f"width:100%;height:{_HEIGHT}px;border:0"
        return (
            f'<iframe title="{title}" sandbox="{SANDBOX}" allow="fullscreen" style="{style}" '
            f'srcdoc="{page}"></iframe>'
        )

    def __repr__(self) -> str:
        title = self.dataset.title(self.current.language)
        query = "".join(f", {name}={value!r}" for name, value in to_query(self.current).items())
        return f"<Story {title!r}: {self.selection.count} of {len(self.dataset.events)} events{query}>"


def _warn(message: Message) -> None:
    """Say what a file lacks that was made all the same."""
    warnings.warn(str(message), stacklevel=3)


def _written(value: object, are_layers: bool) -> str:
    """A value as a link writes it; ids of layers may be any words."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str):
        # Sets have no order, and a message that names their words should.
        words = sorted(coded(str(word)) if are_layers else str(word) for word in value)
        # An empty word alone would be no word at all to a link.
        return "," if words == [""] else ",".join(words) or "none"
    return str(value)


def _renamed(mistake: Mistake) -> Mistake:
    """A mistake of a link in the words of `Story.view`."""
    names = {parameter: argument for argument, parameter in _PARAMETERS.items()}
    return mistake if mistake.column is None else replace(mistake, column=names[mistake.column])
