"""A new dataset to fill in: one worked example a table, and a page that says where to start.

Owns the copying; the example itself is in `starter/`. Called by the command line and by `ui`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from geo_events.errors import FolderNotEmptyError
from geo_events.files import is_unfinished, make_folder, replace_file
from geo_events.message import Message


def start(folder: Path) -> list[Path]:
    """Write the example into a folder.

    Parameters
    ----------
    folder
        A new or an empty one, or one in which a killed process wrote a part of the example.

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
    files = starter_files()
    if not folder.exists():
        make_folder(folder, files)
    elif not folder.is_dir():
        raise FolderNotEmptyError(Message("dataset.is-file", {"folder": folder}))
    else:
        _fill(folder, files)
    return [folder / name for name in files]


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write into a folder that is there, if it holds nothing, or no more than a part of these files."""
    held = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if not (path.is_dir() or is_unfinished(path))
    }
    strange = sorted(name for name, path in held.items() if not _is_ours(path, files.get(name)))
    if strange or len(held) == len(files):
        values = {"count": len(held), "folder": folder, "file": (strange or sorted(held))[0]}
        raise FolderNotEmptyError(Message("dataset.not-empty", values))
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)


def _is_ours(path: Path, content: bytes | None) -> bool:
    """Whether a file is what a killed process wrote of the example."""
    return path.is_file() and content is not None and path.read_bytes() == content


def starter_files() -> dict[str, bytes]:
    """The example's files by their paths in the folder."""
    return dict(_files(resources.files("geo_events") / "dataset" / "starter", ""))


def _files(folder: Traversable, inside: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            yield from _files(item, f"{inside}{item.name}/")
        else:
            yield f"{inside}{item.name}", item.read_bytes()
