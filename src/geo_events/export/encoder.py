"""The encoder of films: a process that is given frames and leaves a file.

Owns that process: what it is told, and whether it did what it was told. A film that it did not finish is
never handed over. Called by `film`.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from geo_events.errors import ExportError
from geo_events.libraries import library
from geo_events.message import Message

_CODES = 256
_LONGEST_REASON = 300
"""Characters of what the encoder says that are repeated."""
_COLOURS = (
    "scale=in_range=full:out_range=tv:out_color_matrix=bt709,format=yuv420p,"
    "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"
)
"""Filters that turn the painter's colours into those of films, and say which these are."""
_ESCAPED = frozenset("=;#\\\n")
"""What has a meaning in a file of metadata."""


def encode(
    size: tuple[int, int],
    rate: int,
    notes: Mapping[str, str],
    send: Callable[[Callable[[memoryview], object]], None],
) -> bytes:
    """A film as MP4, H.264 without sound.

    Parameters
    ----------
    size
        Width and height in pixels, both even.
    rate
        Frames a second.
    notes
        Metadata by the names of MP4.
    send
        Called with what takes a frame: its pixels as red, green, blue and opacity, row by row.

    Raises
    ------
    ExportError
        If the encoder cannot finish the film; the message holds its own reason.
    MissingLibraryError
        If it is not installed.
    """
    program = library("imageio_ffmpeg", "film").get_ffmpeg_exe()
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryFile() as said:
        folder = Path(name)
        told = folder / "notes.txt"
        told.write_text(_metadata(notes), encoding="utf-8", errors="replace")
        film = folder / "film.mp4"
        command = [program, *_arguments(size, rate, told, film)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=said) as process:  # noqa: S603 - all of it is ours
            try:
                # A process that has ended takes no more; why it has, it says itself.
                with suppress(BrokenPipeError), _input(process) as frames:
                    send(frames.write)
            except BaseException:
                process.kill()
                raise
        content = film.read_bytes() if film.is_file() else b""
        # On a full disk some encoders leave a part of a film and say that all went well.
        if process.returncode != 0 or not _is_whole(content):
            raise ExportError(Message("export.encoder", {"reason": _reason(said, process.returncode)}))
        return content


def _is_whole(content: bytes) -> bool:
    r"""Whether the boxes of an MP4 are all there, to the last byte.

    Examples
    --------
    >>> whole = b"\0\0\0\x08moov\0\0\0\x09mdat1"
    >>> _is_whole(whole), _is_whole(whole[:-1])
    (True, False)
    """
    place, found = 0, set[bytes]()
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4])
        found.add(content[place + 4 : place + 8])
        if size == 1:
            size = int.from_bytes(content[place + 8 : place + 16])
        place += max(size, 8)
    return place == len(content) and {b"moov", b"mdat"} <= found


def _arguments(size: tuple[int, int], rate: int, notes: Path, film: Path) -> Iterable[str]:
    width, height = size
    return (
        # A frame of 4K is 33 MB: as few as can be wait to be encoded.
        *("-y", "-v", "error", "-thread_queue_size", "1", "-filter_threads", "1"),
        *("-f", "rawvideo", "-pix_fmt", "rgba", "-s", f"{width}x{height}"),
        *(
            "-r",
            str(rate),
            "-i",
            "-",
            "-f",
            "ffmetadata",
            "-i",
            str(notes),
            "-map_metadata",
            "1",
            "-map",
            "0",
        ),
        # Said in so many words, or each player guesses: then the sea is another blue in every one.
        *("-vf", _COLOURS),
        *("-an", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "20"),
        # Half the memory and half the time; of maps, which stand still but for a few marks, no larger a file.
        *(
            "-preset",
            "veryfast",
            "-threads",
            "1",
            "-x264-params",
            "rc-lookahead=4:sync-lookahead=0:bframes=1",
        ),
        *("-movflags", "+faststart", "-fflags", "+bitexact", str(film)),
    )


def _metadata(notes: Mapping[str, str]) -> str:
    """Notes as a file: on a command line they would have to be short, and of the letters of the system."""
    lines = (f"{name}={''.join(map(_escape, note))}" for name, note in notes.items())
    return "\n".join((";FFMETADATA1", *lines, ""))


def _escape(char: str) -> str:
    return f"\\{char}" if char in _ESCAPED else char


def _input(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdin is None:
        raise RuntimeError("the encoder was started without a pipe to it")
    return process.stdin


def _reason(said: IO[bytes], code: int) -> str:
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").split("\n")
    told = next((line for line in reversed(lines) if line.strip()), "")
    # What it could not even say, on a full disk, its code says: a number of the system below 256.
    named = os.strerror(_CODES - code) if _CODES // 2 < code < _CODES else f"exit code {code}"
    return told[:_LONGEST_REASON] or named
