"""What several commands need: the program's name, the dataset that is meant, numbers with their nouns.

Owns where a dataset is looked for. Called by the commands.
"""

from __future__ import annotations

from pathlib import Path

import click

from geo_events.dataset import TABLES
from geo_events.errors import DatasetNotFoundError
from geo_events.message import Message

PROGRAM = "geo-events"
_IN_WHEEL = Path(__file__).resolve().parents[1] / "shipped"
SHIPPED = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_WHEEL.parents[2]
"""Folder of `app.py`, `data` and `seeds`: the top of a checkout, or that part of it which a wheel holds."""
DATA = click.argument("data", required=False, type=click.Path(path_type=Path))


def data_folder(given: Path | None) -> Path:
    """The dataset that is meant: the one given, else the current folder or `data` in it, else what ships.

    One that was not given is named on standard error: nobody should take another's tables for their own.

    Raises
    ------
    DatasetNotFoundError
        If there is no such folder.
    """
    candidates = (Path("data"), SHIPPED / "data") if given is None else (given,)
    if given is None and all(Path(f"{name}.csv").is_file() for name in TABLES):
        candidates = (Path(), *candidates)
    for folder in candidates:
        if folder.is_dir():
            if given is None:
                click.echo(f"{PROGRAM}: reading {folder.resolve()}", err=True)
            return folder
    values = {"tables": [f"{name}.csv" for name in TABLES], "tried": candidates}
    raise DatasetNotFoundError(Message("dataset.none-there", values))


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    Examples
    --------
    >>> counted(1, "row"), counted(2, "row")
    ('1 row', '2 rows')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
