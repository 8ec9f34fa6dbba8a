"""A dataset as the command line names it: a folder, or a file and what its columns are for.

Owns the options that name columns. Called by the commands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from geo_events.cli.arguments import language, misuse, remark
from geo_events.dataset import Dataset
from geo_events.message import Message
from geo_events.tables import KEYWORDS, Asked, open_source


def about_columns(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say what a flat table's columns are for, as its argument `about`."""

    @wraps(command)
    def told(*args: Any, columns: Sequence[str], day_first: bool | None, **rest: Any) -> int:
        return command(*args, about=_asked(columns, day_first), **rest)

    order = click.option(
        "--day-first/--month-first",
        "day_first",
        default=None,
        help="Flat tables: which number of 03/04/2019 is the day.",
    )
    columns = click.option(
        "--column",
        "columns",
        metavar="ROLE=NAME",
        multiple=True,
        help=f"Flat tables: the column for {', '.join(KEYWORDS)}; several as NAME,NAME.",
    )
    return order(columns(told))


def _asked(columns: Sequence[str], day_first: bool | None) -> Asked:
    """What the options say of a table."""
    found = {}
    for words in columns:
        keyword, _, names = words.partition("=")
        if keyword not in KEYWORDS or not names:
            raise misuse(Message("cli.column", {"found": words, "roles": list(KEYWORDS)}))
        found[KEYWORDS[keyword]] = tuple(names.split(","))
    return Asked(found, day_first, language=language())


def dataset_at(path: Path, about: Asked) -> Dataset:
    """The dataset at a path; what a flat table left out is said."""
    found = open_source(path, about)
    for one in () if found.report is None else found.report.wrong:
        remark(one.message.key, **one.message.values)
    return found.dataset
