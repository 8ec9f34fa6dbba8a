"""A dataset written to a folder as it was read: its tables, documents and other files, byte for byte.

Owns which files belong to it. Called by `story`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path

from geo_events.dataset.contents import Dataset
from geo_events.dataset.documents import documents_folders
from geo_events.dataset.folder import FILES
from geo_events.dataset.regular_files import require_regular
from geo_events.errors import FolderNotEmptyError
from geo_events.files import make_folder
from geo_events.message import Message

UNMAPPED = "unmapped.csv"
"""What of the documents is on no map: kept with a dataset, and read by who compares the two."""


def save(dataset: Dataset, folder: Path) -> list[Path]:
    """Write a dataset's files into a new or an empty folder, in one step.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    FolderNotEmptyError
        If anything is in the folder; nothing is written then.
    OSError
        If it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmptyError(Message("dataset.save-not-empty", {"folder": folder}))
    files = dict(_files(dataset))
    make_folder(folder, files)
    return [folder / name for name in files]


def _files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    for name in (*FILES, UNMAPPED):
        with suppress(OSError):
            require_regular(dataset.folder / name)
            yield name, (dataset.folder / name).read_bytes()
    for file in dict.fromkeys(source.file for source in dataset.sources.values() if source.file):
        for seeds in _seeds(dataset.folder):
            with suppress(OSError):
                require_regular(seeds / file)
                yield f"seeds/{file}", (seeds / file).read_bytes()
                break


def _seeds(folder: Traversable) -> tuple[Traversable, ...]:
    return documents_folders(folder) if isinstance(folder, Path) else (folder / "seeds",)
