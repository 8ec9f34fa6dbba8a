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
from geo_events.tables import KEYWORDS, Asked, Role, open_source


def about_columns(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say what a flat table's columns are for, as its argument `about`."""

    @wraps(command)
    def told(
        *args: Any,
        columns: Sequence[str],
        day_first: bool | None,
        encoding: str | None,
        told_in: str | None,
        crs: str | None,
        **rest: Any,
    ) -> int:
        about = Asked(
            _columns(columns), day_first, encoding=encoding, language=language(), told_in=told_in, crs=crs
        )
        return command(*args, about=about, **rest)

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
    options = [
        columns,
        order,
        click.option("--encoding", metavar="NAME", help="Flat tables: the encoding of the file."),
        click.option("--texts-in", "told_in", metavar="TAG", help="Flat tables: the language of the texts."),
        click.option("--crs", metavar="SYSTEM", help="Flat tables: what metres are of, such as EPSG:25832."),
    ]
    for option in reversed(options):
        told = option(told)
    return told


def _columns(columns: Sequence[str]) -> dict[Role, tuple[str, ...]]:
    """What the options say of columns."""
    found = {}
    for words in columns:
        keyword, _, names = words.partition("=")
        if keyword not in KEYWORDS or not names:
            raise misuse(Message("cli.column", {"found": words, "roles": list(KEYWORDS)}))
        found[KEYWORDS[keyword]] = tuple(names.split(","))
    return found


def dataset_at(path: Path, about: Asked) -> Dataset:
    """The dataset at a path; what a flat table left out is said."""
    found = open_source(path, about)
    for one in () if found.report is None else found.report.wrong:
        remark(one.message.key, **one.message.values)
    return found.dataset
