"""What is left of the limits while an upload is taken apart.

Owns the counting over all files of one upload. Made by `unpacking`, spent by the modules that read.
"""

from __future__ import annotations

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.limits import (
    LARGEST_PARTS_BYTES,
    LARGEST_UNPACKED_BYTES,
    MOST_CELLS,
    MOST_ROWS,
)


class Budget:
    """Counts down; whoever would go below zero is stopped.

    Attributes
    ----------
    spent
        Whether something has run out, so that reading on would only say so again.
    """

    def __init__(self) -> None:
        self._bytes = LARGEST_UNPACKED_BYTES
        self._parts = LARGEST_PARTS_BYTES
        self._rows = MOST_ROWS
        self.spent = False

    def take_bytes(self, number: int, file: str) -> None:
        """Spend bytes that stay in memory.

        Raises
        ------
        UploadError
            If there are too many; so do the others.
        """
        self._bytes -= number
        if self._bytes < 0:
            self._stop("upload.unpacked-too-large", file, LARGEST_UNPACKED_BYTES // 1_000_000)

    def take_parts(self, number: int, file: str) -> None:
        """Spend bytes of a spreadsheet's parts."""
        self._parts -= number
        if self._parts < 0:
            self._stop("upload.unpacked-too-large", file, LARGEST_PARTS_BYTES // 1_000_000)

    def take_rows(self, number: int, file: str) -> None:
        """Spend rows of tables."""
        self._rows -= number
        if self._rows < 0:
            self._stop("upload.too-many-rows", file, MOST_ROWS)

    def check_cells(self, rows: int, widest: int, file: str) -> None:
        """Stop at a table that, filled up to its widest row, has too many cells."""
        if rows * widest > MOST_CELLS:
            self._stop("upload.too-many-cells", file, MOST_CELLS)

    def _stop(self, key: str, file: str, most: int) -> None:
        self.spent = True
        raise UploadError(Message(key, {"file": file, "most": most}))
