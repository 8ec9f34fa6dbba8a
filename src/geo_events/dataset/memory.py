"""A folder of files that stands in memory alone: what a visitor brings is read without a disk.

Owns that stand-in; the reader takes it as it takes a folder. Called by `ui` and by tests.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import IO, Any


class MemoryFolder(Traversable):
    """Files by their paths, with `/` between folders; or one of them, or a folder inside.

    Parameters
    ----------
    files
        Content by path.
    name
        Of the whole.

    Examples
    --------
    >>> folder = MemoryFolder({"seeds/a.txt": b"words"}, "story")
    >>> (folder / "seeds" / "a.txt").read_bytes(), [path.name for path in folder.iterdir()]
    (b'words', ['seeds'])
    """

    def __init__(self, files: Mapping[str, bytes], name: str = "", path: str = "") -> None:
        self._files = files
        self._name = name
        self._path = path

    @property
    def name(self) -> str:
        """Last part of the path; of the whole, the name that it was given."""
        return self._path.rpartition("/")[2] or self._name

    def joinpath(self, *descendants: str | os.PathLike[str]) -> MemoryFolder:
        """What lies further inside, whether it is there or not."""
        parts = [self._path, *(os.fspath(part) for part in descendants)]
        return MemoryFolder(self._files, self._name, "/".join(part for part in parts if part))

    def __truediv__(self, child: str | os.PathLike[str]) -> MemoryFolder:
        return self.joinpath(child)

    def is_file(self) -> bool:
        """Whether it is one of the files."""
        return self._path in self._files

    def is_dir(self) -> bool:
        """Whether it is the whole, or files lie in it."""
        return not self._path or any(path.startswith(f"{self._path}/") for path in self._files)

    def iterdir(self) -> Iterator[MemoryFolder]:
        """Files and folders right inside, each once."""
        inside = f"{self._path}/" if self._path else ""
        names = (path[len(inside) :].partition("/")[0] for path in self._files if path.startswith(inside))
        return (self / name for name in dict.fromkeys(names))

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        """Open the file for reading; it must be there."""
        raw = io.BytesIO(self.read_bytes())
        return raw if "b" in mode else io.TextIOWrapper(raw, *args, **kwargs)

    def read_bytes(self) -> bytes:
        """Content of the file.

        Raises
        ------
        FileNotFoundError
            If there is none.
        """
        if not self.is_file():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self._path)
        return self._files[self._path]

    def read_text(self, encoding: str | None = None) -> str:
        """Content of the file as text."""
        return self.read_bytes().decode(encoding or "utf-8")
