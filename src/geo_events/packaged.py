"""What comes with the program beside its code: words, colours and tables, as JSON or as text.

Owns where it is. Called by every room that keeps what it knows in a file.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def packaged_text(path: str) -> str:
    """The text of a file of the package, by its path in it."""
    return (resources.files("geo_events") / path).read_text(encoding="utf-8")


def packaged_json(path: str) -> Any:
    """What a JSON file of the package holds, by its path in it.

    Examples
    --------
    >>> packaged_json("design/colours.json")["light"]["rim"]
    '#ffffff'
    """
    return json.loads(packaged_text(path))
