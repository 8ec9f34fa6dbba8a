"""The libraries that not everybody needs.

Owns the error that names the command which installs a missing one. Called by `export` and
`places`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from geo_events.errors import MissingLibraryError
from geo_events.message import Message


def library(module: str, extra: str) -> Any:
    """Import a library when it is needed.

    Parameters
    ----------
    module
        Its name as in an import.
    extra
        The extra of this package that brings it.

    Raises
    ------
    MissingLibraryError
        If it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        command = f"pip install 'geo-events[{extra}]'"
        values = {"library": error.name, "command": command}
        raise MissingLibraryError(Message("library.missing", values)) from error
