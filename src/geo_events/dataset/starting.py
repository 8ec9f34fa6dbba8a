"""A new dataset to fill in: one worked example a table, and a page that says where to start.

Owns the copying; the example itself is in `starter/`. Called by the command line.
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from geo_events.dataset.records import replace_file
from geo_events.errors import FolderNotEmptyError


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
            raise FolderNotEmptyError(f"expected a new or an empty folder, found a file at {folder}")
        if held := sorted(path.name for path in folder.iterdir()):
            raise FolderNotEmptyError(
                f"expected a new or an empty folder, found {len(held)} files in {folder}, such as {held[0]!r}"
            )
    return _copy(resources.files("geo_events") / "dataset" / "starter", folder)


def _copy(source: Traversable, target: Path) -> list[Path]:
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for item in sorted(source.iterdir(), key=lambda one: one.name):
        path = target / item.name
        if item.is_dir():
            written += _copy(item, path)
        else:
            replace_file(path, item.read_bytes())
            written.append(path)
    return written
