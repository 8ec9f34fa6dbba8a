"""What a file of a dataset holds, if it is a file.

Owns the refusal of what only looks like one: a pipe would be waited for without end, and a device has no end.
Called by whatever reads a file of the folder.
"""

from __future__ import annotations

import errno
from importlib.resources.abc import Traversable
from pathlib import Path

_LONGEST_HEADER = 1_000_000
"""Bytes."""


def require_regular(path: Traversable) -> None:
    """Refuse what only looks like a file.

    Raises
    ------
    OSError
        If there is a pipe, a device or a socket.
    """
    if isinstance(path, Path) and path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "no regular file", str(path))


def content_of(path: Traversable) -> bytes:
    """All bytes of a file.

    Raises
    ------
    OSError
        If it cannot be read, is not there, or is no file.
    """
    require_regular(path)
    return path.read_bytes()


def header_of(path: Traversable) -> list[str]:
    """Names of the columns of a table as they seem to be; none of a file that cannot be read.

    Whether they are so is told by who reads the table.
    """
    try:
        require_regular(path)
        with path.open("rb") as file:
            line = file.readline(_LONGEST_HEADER).decode("utf-8", "replace")
    except OSError:
        return []
    return [name.strip(' "\r\n\ufeff') for name in line.split(",")]
