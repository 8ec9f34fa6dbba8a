"""An example to fill in, as a zip: the same that `geo-events new` writes.

Owns nothing but its packing. Called by `uploader` and, for a visitor's own files, by `workbench`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from geo_events.dataset import starter_files

TEMPLATE_FILE = "my-story.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can name: the same files make the same bytes."""
_FOLDER = "my-story"
_NOT_IN_A_NAME = re.compile(r"[^\w -]+")
_LONGEST_NAME = 80


def template() -> bytes:
    """The example."""
    return packed(starter_files(), _FOLDER)


def packed(files: Mapping[str, bytes], folder: str) -> bytes:
    """Files as a zip, in a folder of their own that is named after what the visitor calls them."""
    folder = _safe(folder)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", _EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _safe(name: str) -> str:
    """The name of a folder on any machine, and one that this program takes when the zip comes back.

    Examples
    --------
    >>> _safe("Q: boats / carts 2019"), _safe("../x"), _safe("seeds"), _safe("船")
    ('Q- boats - carts 2019', 'x', 'my-story', '船')
    """
    plain = _NOT_IN_A_NAME.sub("-", name)[:_LONGEST_NAME].strip(" -_")
    return _FOLDER if plain.lower() in ("", "seeds") else plain
