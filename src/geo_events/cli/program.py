"""The program: its commands, and errors as one line on standard error.

Owns the exit codes: 0, 1 for bad data, 2 for misuse. The work is done in the rooms below. Called by the
script `geo-events` and by `python -m geo_events`.
"""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from geo_events.cli import export_commands, mention_commands, run_command, table_commands
from geo_events.cli.arguments import PROGRAM, language, said
from geo_events.errors import DataError, DatasetNotFoundError, GeoEventsError

_LONGEST_FAULT = 300
"""Characters of an error that nobody foresaw."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        Words after the program's name; None for those of this process.

    Returns
    -------
    int
        The exit code.
    """
    _write_what_the_terminal_can()
    try:
        outcome = commands.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code)
    except click.Abort:
        return _fail(said("cli.stopped"), 1)
    except DataError as error:
        first, *others = error.faults
        more = said("cli.more", fault=first, count=str(len(others)), program=PROGRAM)
        return _fail(more if others else first.text(language()), 1)
    except GeoEventsError as error:
        return _fail(error.text(language()), 2 if isinstance(error, DatasetNotFoundError) else 1)
    except OSError as error:
        return _fail(str(error), 1)
    except MemoryError:
        return _fail(said("cli.memory"), 1)
    except Exception as error:  # nobody who uses a program wants its stack
        return _fail(said("cli.unforeseen", fault=_where(error)), 1)
    return outcome if isinstance(outcome, int) else 0


def _where(error: Exception) -> str:
    """An error that nobody foresaw: the last of our lines that it went through, its kind and its reason."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "geo_events" in Path(frame.filename).parts
    ]
    at = "".join(f"{Path(frame.filename).name}:{frame.lineno}, " for frame in ours[-1:])
    return f"{at}{type(error).__name__}: {error}"[:_LONGEST_FAULT]


def _write_what_the_terminal_can() -> None:
    """Escape what an output's encoding lacks: a quote in Chinese must not end the report of a fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(message: str, code: int) -> int:
    click.echo(f"{PROGRAM}: {' '.join(message.split())}", err=True)
    return code


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geo-events", prog_name=PROGRAM)
@click.pass_context
def commands(context: click.Context) -> None:
    """Sourced events on a map with a time slider."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for _command in (
    run_command.run,
    table_commands.new,
    table_commands.check,
    table_commands.geocode,
    mention_commands.mentions,
    export_commands.export,
    export_commands.formats,
):
    commands.add_command(_command)
