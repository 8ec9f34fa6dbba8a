"""A workbook read in a process of its own: what is hostile in it costs a message, and not the server.

Owns the start of that process, its bounds and its end. On Linux the system bounds its memory and its time; on
macOS and Windows, where no bound of memory is kept, it is watched, and ended soon after it takes too much.
What it does is in `workbook_reader`. Called by `workbook`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, cast

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables import workbook_reader
from geo_events.tables.limits import LONGEST_CELL, LONGEST_ROW, MOST_COLUMNS

READER_BYTES = 400_000_000
"""Memory of the process: a full table takes 150 MB, one of two million cells 350."""
READER_CPU_SECONDS = 3
"""Seconds of the processor: a full table takes 1.3."""
READER_CLOCK_SECONDS = 20.0
"""Seconds from its start to its end, the waiting for others included."""
_LOOK_SECONDS = 0.05
_LONGEST_LINE = 8 * LONGEST_ROW
"""Bytes of a line: JSON has six for a letter beyond ASCII, and marks between cells."""
_SPAN = 40
"""Bytes of a group of merged cells in a line."""
_FAULTS = {
    "damaged": "upload.workbook-damaged",
    "limit": "upload.workbook-limit",
    "locked": "upload.locked",
    "macros": "upload.macros",
}
_turn = threading.Lock()
"""One such process for the whole server; whoever comes meanwhile waits."""


def workbook_lines(file: str, content: bytes) -> Generator[Any]:
    """What `workbook_reader` says of a workbook, line by line.

    Raises
    ------
    UploadError
        If it is locked, damaged, or takes more than it may.
    """
    with _turn, _started() as (feed, output):
        with suppress(BrokenPipeError), feed:
            feed.write(content)
        for line in _parsed(output):
            if isinstance(line, dict) and "failure" in line:
                raise RuntimeError(line["failure"])
            if isinstance(line, dict) and "fault" in line:
                raise UploadError(Message(_FAULTS[line["fault"]], {"file": file}))
            if isinstance(line, dict) and "end" in line:
                return
            yield line
    raise UploadError(Message(_FAULTS["limit"], {"file": file}))


def reader_command() -> list[str]:
    """The program and its bounds. No variable and no folder of packages has a say in what it imports."""
    library = find_spec("python_calamine")
    if library is None or library.origin is None:
        raise ModuleNotFoundError("python_calamine")
    bounds = workbook_reader.Bounds(
        library=str(Path(library.origin).parents[1]),
        memory_bytes=READER_BYTES,
        cpu_seconds=READER_CPU_SECONDS,
        longest_cell=LONGEST_CELL,
        longest_row=LONGEST_ROW,
        most_columns=MOST_COLUMNS,
        most_merged=_LONGEST_LINE // _SPAN,
    )
    return [sys.executable, "-I", "-S", workbook_reader.__file__, json.dumps(bounds)]


@contextmanager
def _started() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """What feeds the process, and what it says; it does not outlive the block."""
    pipe, window = subprocess.PIPE, getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(  # noqa: S603 - the command holds nothing of the workbook
        reader_command(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=window
    ) as process:
        most_bytes = None if sys.platform == "linux" else READER_BYTES
        watch = (process, READER_CLOCK_SECONDS, most_bytes)
        threading.Thread(target=end_if_over, args=watch, daemon=True).start()
        try:
            yield cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        finally:
            process.kill()


def _parsed(output: IO[bytes]) -> Iterator[Any]:
    """Whole lines; one that was cut short when the process ended is none."""
    while (line := output.readline(_LONGEST_LINE)).endswith(b"\n"):
        yield json.loads(line)


def end_if_over(process: subprocess.Popen[bytes], seconds: float, most_bytes: int | None) -> None:
    """Wait for the end of a process, and make one once it takes too long, or more memory than is allowed."""
    until = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > until or (most_bytes is not None and _resident_bytes(process.pid) > most_bytes):
            process.kill()
        time.sleep(_LOOK_SECONDS)


def _resident_bytes(pid: int) -> int:
    """Memory that a process holds now."""
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0
