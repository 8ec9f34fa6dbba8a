"""Files that are written whole or not at all.

Owns how a file takes the place of another, and a folder that of none; knows nothing of what is in them.
Called by whatever writes for somebody: `dataset`, `places`, `story` and `cli`.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

_MARK_BYTES = 4
"""Random bytes in the name of what is being written."""
_UNFINISHED = re.compile(r"\..+\.[0-9a-f]{8}", re.DOTALL)
_LEFT_BEHIND_SECONDS = 3600
"""Age from which what is being written counts as what a killed process left behind."""


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step: whoever reads sees the old one or the new one, whole.

    What is no file, as a pipe or a device, is written to and stays what it is.

    Raises
    ------
    OSError
        If it cannot be written, with the name of the file; the old file then stands as it was.
    """
    with _named(path):
        if is_stream(path):
            with path.open("wb", buffering=0) as stream:
                _write_all(stream.write, content)
            return
        target = path.resolve()
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
        beside = _beside(target)
        try:
            with beside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, beside)
            os.replace(beside, target)  # noqa: PTH105 - tests make this very function fail
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def make_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with these files in one step, where there is none or an empty one.

    Parameters
    ----------
    folder
        Where it is to stand.
    files
        Contents by their paths in the folder, with `/` between the parts.

    Raises
    ------
    OSError
        If it cannot be written, with the name of the folder; nothing of it is there then.
    """
    with _named(folder):
        target = folder.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = _beside(target)
        try:
            for name, content in files.items():
                path = beside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            if target.exists():
                shutil.copymode(target, beside)
                target.rmdir()
            beside.rename(target)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise


def is_stream(path: Path) -> bool:
    """Whether what is written there goes on: to a pipe, a device, or what a process has open."""
    # Asked before links are resolved: those of a process may lead to pipes, which have no path.
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    is_open = path.is_symlink() and path.readlink().is_relative_to("/proc")
    return is_open or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def is_unfinished(path: Path) -> bool:
    """Whether the name is that of something that is being written, or was when its process was killed."""
    return _UNFINISHED.fullmatch(path.name) is not None


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """The system names no file where a write fails, as on a full disk; the reader is to know which it was."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def _write_all(write: Callable[[memoryview], int | None], content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[write(rest) or 0 :]


def _beside(target: Path) -> Path:
    """A new name beside the target; what killed processes left there of it goes."""
    for left in target.parent.iterdir():
        if is_unfinished(left) and left.name[1 : -2 * _MARK_BYTES - 1] == target.name:
            _sweep(left)
    return target.with_name(f".{target.name}.{secrets.token_hex(_MARK_BYTES)}")


def _sweep(left: Path) -> None:
    with suppress(OSError):  # somebody else's, or gone by now
        if time.time() - left.lstat().st_mtime > _LEFT_BEHIND_SECONDS:
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left)
            else:
                left.unlink()
