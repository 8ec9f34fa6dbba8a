"""What is left of the limits while an upload is taken apart.

Owns the counting over all files of one upload. Made by `unpacking`, spent by the modules that read.
"""

from __future__ import annotations

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.limits import UPLOAD, Limits


class Budget:
    """Counts down; whoever would go below zero is stopped.

    Attributes
    ----------
    spent
        Whether something has run out, so that reading on would only say so again.
    """

    def __init__(self, limits: Limits = UPLOAD) -> None:
        self.limits = limits
        self._bytes, self._parts, self._rows = limits.unpacked, limits.parts, limits.rows
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
            self._stop("upload.unpacked-too-large", file, self.limits.unpacked // 1_000_000)

    def take_parts(self, number: int, file: str) -> None:
        """Spend bytes of a spreadsheet's parts."""
        self._parts -= number
        if self._parts < 0:
            self._stop("upload.unpacked-too-large", file, self.limits.parts // 1_000_000)

    def take_rows(self, number: int, file: str) -> None:
        """Spend rows of tables."""
        self._rows -= number
        if self._rows < 0:
            self._stop("upload.too-many-rows", file, self.limits.rows)

    def check_cells(self, rows: int, widest: int, file: str) -> None:
        """Stop at a table that, filled up to its widest row, has too many cells."""
        if rows * widest > self.limits.cells:
            self._stop("upload.too-many-cells", file, self.limits.cells)

    def _stop(self, key: str, file: str, most: int) -> None:
        self.spent = True
        raise UploadError(Message(key, {"file": file, "most": most}))
