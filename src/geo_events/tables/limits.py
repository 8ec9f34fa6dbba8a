"""How much may be read at once: of an upload, and of one's own files.

Owns the numbers and why they are what they are; checks nothing. Called by the other modules of `tables` and
by the page, which says them beside the field where files are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_BYTES = 50_000_000
"""Bytes received in all: what a server with a gigabyte can hold for a few visitors at once."""

LARGEST_UNPACKED_BYTES = 100_000_000
"""Bytes out of all zips together, counted while they are read and not as their headers say. A spreadsheet's
own parts are read piece by piece; what counts of them here is the text of their tables."""

LARGEST_PARTS_BYTES = 150_000_000
"""Bytes of the parts of all spreadsheets together: a full table takes some 70 MB, and none stays."""

LARGEST_JSON_BYTES = 12_000_000
"""Bytes of one JSON file. It is parsed as a whole; a hostile one takes twenty times its size in memory."""

MOST_MEMBERS = 1_000
"""Members of one zip. A dataset has eight files and its documents."""

MOST_ROWS = 50_000
"""Rows of all tables together, headers not counted. As one flat table they take ten seconds and 300 MB while
they are read; Community Cloud grants 690 MB at least, of which the app itself needs some 200."""

MOST_LINES = 1_048_576
"""Rows of one table with the blank ones: as many as a sheet has, for some format all of them."""

LONGEST_CELL = 131_072
"""Characters of one cell; the module `csv` reads no longer one."""

LONGEST_ROW = 2_000_000
"""Characters of one row, the marks between its cells included."""

MOST_COLUMNS = 1_000
"""Cells of one row. A spreadsheet may claim 16,384 at no cost to the sender."""

MOST_CELLS = 5_000_000
"""Rows of a table times its widest row: every row is as wide where a table is shown or edited."""


@dataclass(frozen=True)
class Limits:
    """What may be read at once."""

    received: int = LARGEST_BYTES
    unpacked: int = LARGEST_UNPACKED_BYTES
    parts: int = LARGEST_PARTS_BYTES
    json: int = LARGEST_JSON_BYTES
    rows: int = MOST_ROWS
    cells: int = MOST_CELLS


UPLOAD = Limits()
"""Of a visitor's files, on a server."""
OWN = Limits(4_000_000_000, 4_000_000_000, 4_000_000_000, 1_000_000_000, 20_000_000, 500_000_000)
"""Of one's own files, on one's own machine: what would fill its memory."""
