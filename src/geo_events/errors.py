"""The error tree.

Owns what can go wrong; what is said of it are messages, which each error holds. Raised by every room,
translated once by the shells: the command line to an exit code, the app to a report on the page.
"""

from __future__ import annotations

from typing import ClassVar

from geo_events.message import Fault, Message, Mistake
from geo_events.text import t


class GeoEventsError(Exception):
    """Root of everything that this package raises on purpose; `messages` says what is wrong, in any
    language.
    """

    _is_list: ClassVar[bool] = False
    """Whether each message takes a line."""

    def __init__(self, *messages: Message) -> None:
        self.messages = messages
        super().__init__(*messages)

    def text(self, language: str) -> str:
        """All messages in a language."""
        joint = "\n" if self._is_list else t("message.joint", language)
        return joint.join(message.text(language) for message in self.messages)

    def __str__(self) -> str:
        return self.text("en")


class DateError(GeoEventsError, ValueError):
    """A date is not readable as EDTF level 1 with both ends between year 1 and 9999. Write it as in
    1999, 1999-04, 1999-04-25, 1999-04-25T18:00:00+09:00, 1999-04-25/1999-04-28 or 1999-10~.
    """

    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake
        super().__init__(mistake)


class DataError(GeoEventsError, ValueError):
    """A dataset has faults; all of them are in `faults`. Mend the named cells and read it again."""

    _is_list = True

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(*faults)


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

    _is_list = True


class ViewError(GeoEventsError, ValueError):
    """A filter names something that does not exist. The message lists what does."""


class ExportError(GeoEventsError, ValueError):
    """A format cannot hold what is asked for. The message says what it can hold, and what to narrow."""


class MissingLibraryError(GeoEventsError, ImportError):
    """A format needs a library that is not installed. The message holds the command that installs it."""
