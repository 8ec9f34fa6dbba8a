"""Files of a folder that are JSON: what they hold, and whether a text in them can be written.

Owns how such a file is read and what a fault shows of it. Called by `folder` and `title_file`.
"""

from __future__ import annotations

import json
from importlib.resources.abc import Traversable
from typing import Any, TypeGuard

from geo_events.dataset.regular_files import content_of
from geo_events.message import Fault


def json_of(path: Traversable, faults: list[Fault]) -> Any:
    """What a JSON file holds; None if it is not there or cannot be read."""
    try:
        content = json.loads(content_of(path).decode("utf-8-sig"))
        if content is None:
            faults.append(Fault("expected.json-object", found="null", file=path.name))
        return content
    except FileNotFoundError:
        return None
    except OSError as error:
        faults.append(Fault("expected.readable", found=error.strerror, file=path.name))
    except (ValueError, RecursionError) as error:
        faults.append(Fault("expected.json", found=str(error), file=path.name))
    return None


def is_text(value: object) -> TypeGuard[str]:
    """Whether it can be written: JSON may hold halves of a character."""
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)


def told(content: object) -> str:
    """What a fault says was found: halves of a character as numbers, for nothing could print them."""
    return str(content).encode("utf-8", "backslashreplace").decode()
