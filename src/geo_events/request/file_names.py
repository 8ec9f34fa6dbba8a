"""What a file is called that a reader takes along.

Owns the name: what is told, of which time, in which form. Called by `ui`, and by `embed`, whose snippets
name files that are made on their own.
"""

from __future__ import annotations

import re

from geo_events.dataset import Dataset
from geo_events.model import View

_LENGTH = 48
"""Characters of a title: with four bytes each and a period, a file system still takes them."""
_OTHER = re.compile(r"[\W_]+")


def file_name(dataset: Dataset, view: View, name: str, suffix: str) -> str:
    """Title, period and format of a file, in letters that every file system takes.

    Parameters
    ----------
    dataset, view
        What the file holds.
    name
        Of the format; it stands in the file's name where the suffix does not tell it.
    suffix
        Of the format, with its dot.
    """
    title = _OTHER.sub("-", dataset.title(view.language)).strip("-").lower()[:_LENGTH].rstrip("-")
    parts = [title or "map", *_period(view)]
    if name.replace("-", ".") not in suffix:
        parts.append(name)
    return "_".join(parts) + suffix


def _period(view: View) -> list[str]:
    if view.start is None and view.end is None:
        return []
    if view.end is None:
        return ["from", str(view.start)]
    return ["to", view.end] if view.start is None else [view.start, view.end]
