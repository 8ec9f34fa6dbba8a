"""The error tree and the fault that a reader of tables reports.

Owns what can go wrong and how it is worded; owns no checks. Raised by every room, translated
once by the shells: the command line to an exit code, the app to a report on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_events.message import Message


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a dataset, said so that a person can mend it.

    Examples
    --------
    >>> print(Fault("places.csv", 7, "latitude", "a number from -90 to 90", "143"))
    places.csv, row 7, column latitude: expected a number from -90 to 90, found '143'
    """

    file: str
    """Name of the file in the dataset folder."""
    row: int | None
    """Line of the record as a spreadsheet counts it: the header is row 1; None for the whole file."""
    column: str | None
    """Name of the column; None for the whole row."""
    expected: str
    """What would have been right."""
    found: str | None = None
    """What stands there instead; None where nothing can be quoted."""
    advice: str | None = None
    """What to do next."""

    def __str__(self) -> str:
        where = self.file
        if self.row is not None:
            where += f", row {self.row}"
        if self.column is not None:
            # A header may hold anything, and a fault is one line.
            where += f", column {self.column if self.column.isprintable() else repr(self.column)}"
        found = "" if self.found is None else f", found {_shortened(self.found)!r}"
        advice = "" if self.advice is None else f"; {self.advice}"
        return f"{where}: expected {self.expected}{found}{advice}"


def _shortened(text: str, length: int = 120) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


class GeoEventsError(Exception):
    """Root of everything that this package raises on purpose."""


class DateError(GeoEventsError, ValueError):
    """A date is not readable as EDTF level 1 with both ends between year 1 and 9999. Write it as in
    1999, 1999-04, 1999-04-25, 1999-04-25T18:00:00+09:00, 1999-04-25/1999-04-28 or 1999-10~.
    """


class DataError(GeoEventsError, ValueError):
    """A dataset has faults; all of them are in `faults`. Mend the named cells and read it again."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class DatasetNotFoundError(GeoEventsError, FileNotFoundError):
    """The folder of a dataset is not there. Name an existing folder with sources.csv and its sisters."""


class FolderNotEmptyError(GeoEventsError, FileExistsError):
    """A new dataset was to be written where something is already. Name another folder, or empty this one."""


class GeocodingError(GeoEventsError, LookupError):
    """A geocoder gave no usable answer. Fill the row in by hand, or try again later."""


class UploadError(GeoEventsError, ValueError):
    """Files that a visitor brought are refused; `messages` holds every reason. Mend what they name and drop
    the files again.
    """

    def __init__(self, *messages: Message) -> None:
        self.messages = messages
        super().__init__("\n".join(map(str, messages)))


class ViewError(GeoEventsError, ValueError):
    """A filter names something that does not exist. The message lists what does."""


class ExportError(GeoEventsError, ValueError):
    """A format cannot hold what is asked for. The message says what it can hold, and what to narrow."""


class MissingLibraryError(GeoEventsError, ImportError):
    """A format needs a library that is not installed. The message holds the command that installs it."""
