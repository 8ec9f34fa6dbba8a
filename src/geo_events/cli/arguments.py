"""What several commands need: the program's name, the dataset that is meant, the language of the shell.

Owns where a dataset is looked for, and in which language the shell is answered. Called by the commands.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from geo_events.dataset import TABLES
from geo_events.errors import DatasetNotFoundError, GeoEventsError
from geo_events.languages import chosen
from geo_events.message import Message
from geo_events.text import LANGUAGES

PROGRAM = "geo-events"
_IN_WHEEL = Path(__file__).resolve().parents[1] / "shipped"
SHIPPED = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_WHEEL.parents[2]
"""Folder of `app.py`, `data` and `seeds`: the top of a checkout, or that part of it which a wheel holds."""
DATA = click.argument("data", required=False, type=click.Path(path_type=Path))


def data_at(given: Path | None) -> Path:
    """Where the dataset stands that is meant: the folder or file given, else as `data_folder` says."""
    return given if given is not None and given.is_file() else data_folder(given)


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
                remark("cli.reading", folder=folder.resolve())
            return folder
    values = {"tables": [f"{name}.csv" for name in TABLES], "tried": candidates}
    raise DatasetNotFoundError(Message("dataset.none-there", values))


def language() -> str:
    """The language of the shell, as LC_ALL, LC_MESSAGES or LANG says; English if it is none of ours."""
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return chosen([re.split("[.@]", named)[0]], LANGUAGES) or LANGUAGES[0]


def said(key: str, /, **values: object) -> str:
    """A message in the language of the shell."""
    return Message(key, values).text(language())


def remark(key: str, /, **values: object) -> None:
    """Say something on standard error."""
    click.echo(f"{PROGRAM}: {said(key, **values)}", err=True)


def misuse(*messages: Message) -> click.UsageError:
    """The error for a command that is used in a wrong way."""
    return click.UsageError(GeoEventsError(*messages).text(language()))
