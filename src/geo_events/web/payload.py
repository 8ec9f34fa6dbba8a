"""What is sent to the player: a scene, compressed, as text.

Owns the shape of a payload; `player/src/page/payload.js` reads it. Called by `export` and `ui`.
"""

from __future__ import annotations

import base64
import gzip
import json

from geo_events.scene import Scene

_ALIGNMENT = 8
"""Number of bytes at whose multiples the columns behind the JSON begin."""


def encode(scene: Scene) -> str:
    """A scene as it is sent to the player: the same text for the same scene, and none of it markup.

    Base64 of gzip of: the length of a JSON text as four bytes, low byte first; the text in UTF-8; zeros up to
    a multiple of eight; the scene's columns.
    """
    written = json.dumps(scene.data, ensure_ascii=False, separators=(",", ":")).encode()
    head = len(written).to_bytes(4, "little") + written
    head += bytes(-len(head) % _ALIGNMENT)
    return compress(head + scene.columns)


def compress(content: bytes) -> str:
    """Base64 of gzip, without a date."""
    # Six is nearly as small as nine and three times as quick; of a million events every second counts.
    return base64.b64encode(gzip.compress(content, compresslevel=6, mtime=0)).decode("ascii")
