"""A new dataset to fill in: one worked example a table, and a page that says where to start.

Owns the copying; the example itself is in `starter/`. Called by the command line and by `ui`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from geo_events.dataset.csv_records import replace_file
from geo_events.errors import FolderNotEmptyError
from geo_events.message import Message


def start(folder: Path) -> list[Path]:
    """Write the example into a folder.

    Parameters
    ----------
    folder
        A new or an empty one.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    FolderNotEmptyError
        If anything is in the folder; nothing is written then.
    OSError
        If the folder or a file cannot be written.
    """
    if folder.exists():
        if not folder.is_dir():
            raise FolderNotEmptyError(Message("dataset.is-file", {"folder": folder}))
        if held := sorted(path.name for path in folder.iterdir()):
            values = {"count": len(held), "folder": folder, "file": held[0]}
            raise FolderNotEmptyError(Message("dataset.not-empty", values))
    written = []
    for name, content in starter_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
        written.append(path)
    return written


def starter_files() -> dict[str, bytes]:
    """The example's files by their paths in the folder."""
    return dict(_files(resources.files("geo_events") / "dataset" / "starter", ""))


def _files(folder: Traversable, inside: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            yield from _files(item, f"{inside}{item.name}/")
        else:
            yield f"{inside}{item.name}", item.read_bytes()
