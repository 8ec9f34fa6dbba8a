"""Zip files that do not tell when they were packed.

Owns the dates inside them. The same members give the same bytes on any day. Called by the modules of the
formats that are zip files.
"""

from __future__ import annotations

import io
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip file can hold."""


def sealed(content: bytes) -> bytes:
    """Pack a zip file again with one fixed date for all its members, in the order in which they stand."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            plain = zipfile.ZipInfo(member.filename, _DATE)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.create_system = 3  # else the machine's own
            plain.external_attr = 0o644 << 16
            new.writestr(plain, old.read(member))
    return packed.getvalue()
