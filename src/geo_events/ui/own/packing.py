"""An example to fill in, as a zip: the same that `geo-events new` writes.

Owns nothing but its packing. Called by `bring` and, for a visitor's own files, by `workbench`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from geo_events.dataset import starter_files

TEMPLATE_FILE = "my-story.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can name: the same files make the same bytes."""


def template() -> bytes:
    """The example."""
    return packed(starter_files(), "my-story")


def packed(files: Mapping[str, bytes], folder: str) -> bytes:
    """Files as a zip, in a folder of their own."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", _EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return content.getvalue()
