"""The command that starts the page.

Owns the way from this process to Streamlit's. Called by `program`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from geo_events.cli import arguments
from geo_events.cli.given_table import about_columns
from geo_events.dataset import DATA_VARIABLE
from geo_events.tables import COLUMNS_VARIABLE, Asked

_TAKES_OVER = os.name == "posix"
"""Whether Streamlit can take this process over, and with it every signal that is meant for the app."""


@click.command(
    context_settings={"ignore_unknown_options": True}, epilog="Example: geo-events run --data my-story"
)
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the dataset to show, or a file.")
@about_columns
@click.argument("options", metavar="[STREAMLIT OPTIONS]...", nargs=-1, type=click.UNPROCESSED)
def run(data: Path | None, about: Asked, options: tuple[str, ...]) -> int:
    """Start the page in a browser. What follows goes to Streamlit, such as --server.port 8600."""
    if data is not None:
        os.environ[DATA_VARIABLE] = str(arguments.data_at(data).resolve())
        os.environ[COLUMNS_VARIABLE] = about.as_json()
    # Each thread would else keep what it once needed. It is read when a process begins, no later.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    command = [sys.executable, "-m", "streamlit", "run", str(arguments.SHIPPED / "app.py"), *options]
    if _TAKES_OVER:
        os.execv(sys.executable, command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 0
