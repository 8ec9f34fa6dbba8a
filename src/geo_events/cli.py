"""The command line: one function a command, errors as one line on standard error.

Owns the words of the commands and the exit codes: 0, 1 for bad data, 2 for misuse. The work is done in the
rooms below. Called by the script `geo-events` and by `python -m geo_events`.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from geo_events.dataset import TABLES, Reading, load, read, replace_file, start
from geo_events.errors import (
    DataError,
    DatasetNotFoundError,
    DateError,
    ExportError,
    FolderNotEmptyError,
    GeocodingError,
    GeoEventsError,
)
from geo_events.export import (
    EXPORTERS,
    FRAMES,
    SECONDS,
    WISHES,
    Aspect,
    Exporter,
    Options,
    Request,
    Theme,
    options_of,
    today,
)
from geo_events.mentions import (
    DRAFTED,
    Draft,
    Finder,
    as_json,
    as_lines,
    decoded,
    document_of,
    documents_of,
    draft,
    only_uncovered,
)
from geo_events.mentions import read as read_document
from geo_events.model import Layer, Status
from geo_events.places import Service, geocode_missing, geonames, nominatim
from geo_events.scene import build
from geo_events.text import t
from geo_events.view import QUERY, from_query
from geo_events.when import parse

PROGRAM = "geo-events"
_TAKES_OVER = os.name == "posix"
"""Whether Streamlit can take this process over, and with it every signal that is meant for the app."""
CHECKOUT = Path(__file__).resolve().parents[2]
"""Where app.py and data/ are, if this package is used from a checkout."""

_DATA = click.argument("data", required=False, type=click.Path(path_type=Path))


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
        return _fail("stopped", 1)
    except DatasetNotFoundError as error:
        return _fail(str(error), 2)
    except DataError as error:
        more = len(error.faults) - 1
        return _fail(str(error.faults[0]) + (f" (and {more} more: see {PROGRAM} check)" if more else ""), 1)
    except GeoEventsError as error:
        return _fail(str(error), 1)
    except OSError as error:
        return _fail(str(error), 1)
    return outcome if isinstance(outcome, int) else 0


def _write_what_the_terminal_can() -> None:
    """Escape what an output's encoding lacks: a quote in Chinese must not end the report of a fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(message: str, code: int) -> int:
    click.echo(f"{PROGRAM}: {' '.join(message.split())}", err=True)
    return code


def data_folder(given: Path | None) -> Path:
    """The dataset that is meant: the one given, else `data` in the current folder, else the project's.

    Raises
    ------
    DatasetNotFoundError
        If there is no such folder.
    """
    candidates = (Path("data"), CHECKOUT / "data") if given is None else (given,)
    for folder in candidates:
        if folder.is_dir():
            return folder
    tried = ", ".join(str(folder) for folder in candidates)
    names = ", ".join(f"{name}.csv" for name in TABLES)
    raise DatasetNotFoundError(f"expected a folder with {names}, found none at {tried}")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geo-events", prog_name=PROGRAM)
@click.pass_context
def commands(context: click.Context) -> None:
    """Sourced events on a map with a time slider."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@commands.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def run(options: tuple[str, ...]) -> int:
    """Start the page in a browser. OPTIONS are Streamlit's, such as --server.port 8600."""
    candidates = (CHECKOUT / "app.py", Path("app.py"))
    app = next((path for path in candidates if path.is_file()), None)
    if app is None:
        tried = " and ".join(str(path) for path in candidates)
        raise click.UsageError(f"expected app.py of a checkout, found none at {tried}; run it in a checkout")
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    if _TAKES_OVER:
        os.execv(sys.executable, command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 0


@commands.command()
@_DATA
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or JSON for an editor.",
)
def check(data: Path | None, form: str) -> int:
    """Tell every fault in the tables of DATA, as in: geo-events check data. Exit code 1 if there is any."""
    reading = read(data_folder(data))
    counts = {name: len(getattr(reading.dataset, name)) for name in TABLES}
    if form == "json":
        report = {
            "faults": [asdict(fault) for fault in reading.faults],
            "rows": counts,
            "left_out": reading.left_out,
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return 1 if reading.faults else 0
    for _, faults in itertools.groupby(reading.faults, key=lambda fault: fault.file):
        for fault in faults:
            click.echo(str(fault))
        click.echo()
    if reading.faults:
        click.echo(_left_out(reading))
        click.echo(_counted(len(reading.faults), "fault"))
        return 1
    click.echo(f"no fault: {', '.join(f'{count} {name}' for name, count in counts.items())}")
    return 0


def _left_out(reading: Reading) -> str:
    counts = ", ".join(f"{count} of {name}" for name, count in reading.left_out.items() if count)
    return f"rows left out because of them: {counts}" if counts else "no row is left out because of them"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@commands.command()
@click.argument("name", metavar="FORMAT", type=click.Choice(list(EXPORTERS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    help="File to write; - for standard output. At first the dataset's name with the format's suffix.",
)
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the dataset.")
@click.option("--from", metavar="DATE", help="First date: 2019, 2019-04 or 2019-04-25.")
@click.option("--to", metavar="DATE", help="Last date, included.")
@click.option("--layers", metavar="A,B", help=f"Of {', '.join(Layer)}.")
@click.option("--status", metavar="A,B", help=f"Of {', '.join(Status)}.")
@click.option("--search", "q", metavar="WORDS", help="Only events in whose texts all of these stand.")
@click.option("--lang", help="Language with which it opens: en or zh.")
@click.option("--clock", help="Clock with which it opens: hindsight or reported.")
@click.option("--event", metavar="ID", help="Event with which it opens.")
@click.option("--at", metavar="DATE", help="Stills: the moment shown, as 2019-04-25; else the whole period.")
@click.option("--size", metavar="WxH", help="Pictures and films: pixels, as 1600x900.")
@click.option("--theme", type=click.Choice(get_args(Theme)), help="Pictures and films: light or dark.")
@click.option("--seconds", type=click.FloatRange(*SECONDS), help="Films: length.")
@click.option("--fps", "frames_per_second", type=click.IntRange(*FRAMES), help="Films: frames a second.")
@click.option("--aspect", type=click.Choice(get_args(Aspect)), help="Decks: shape of the slides.")
@click.option("--film", "has_film", is_flag=True, default=None, help="Decks: with the film on a slide.")
@click.option("--url", help="Snippets: address of the app that they show.")
def export(name: str, output: Path | None, data: Path | None, **wishes: Any) -> int:
    """Write the map to a file, for example: geo-events export html -o talk.html --from 2019"""
    folder = data_folder(data)
    dataset = load(folder)
    exporter = EXPORTERS[name]
    options = _export_options(name, wishes)
    asked = {name: value for name, value in wishes.items() if value is not None and name in QUERY}
    view, faults = from_query(asked, dataset)
    if faults:
        raise click.UsageError("; ".join(fault.removeprefix("link parameter ") for fault in faults))
    scene = build(dataset, view)
    if scene.count == 0:
        click.echo(f"{PROGRAM}: no event passes these filters", err=True)
    with _progress(exporter) as tell:
        content = exporter.write(Request(dataset, view, scene, today(), options, tell))
    if output == Path("-"):
        click.echo(content, nl=False)
        return 0
    path = Path(folder.resolve().name + exporter.suffix) if output is None else output
    replace_file(path, content)
    click.echo(f"{path}: {_counted(scene.count, 'event')}, {_counted(len(content), 'byte')}")
    return 0


def _export_options(name: str, wishes: Mapping[str, Any]) -> Options:
    try:
        return options_of(name, {option: value for option, value in wishes.items() if option in WISHES})
    except ExportError as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def _progress(exporter: Exporter) -> Iterator[Callable[[float], None]]:
    """A bar on standard error, if somebody sits there and it takes long enough."""
    if not exporter.is_long or not sys.stderr.isatty():
        yield lambda _share: None
        return
    with click.progressbar(length=100, file=sys.stderr) as bar:
        yield lambda share: bar.update(round(100 * share) - bar.pos)


@commands.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Begin a dataset: DIR with one worked example a table, for example: geo-events new my-story"""
    try:
        written = start(folder)
    except FolderNotEmptyError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{folder}: {_counted(len(written), 'file')}; {folder / 'README.md'} says where to start")
    return 0


@commands.command()
def formats() -> int:
    """Tell what `export` can write."""
    width = max(map(len, EXPORTERS)) + 2
    for name, exporter in EXPORTERS.items():
        click.echo(f"{name:{width}}{t(exporter.label, 'en')}")
    return 0


@commands.command()
@_DATA
@click.option(
    "--service", type=click.Choice(["nominatim", "geonames"]), default="nominatim", show_default=True
)
@click.option("--url", help="Address of another Nominatim server.")
@click.option("--email", help="Contact that Nominatim asks for.")
@click.option("--username", envvar="GEONAMES_USERNAME", help="Account at GeoNames.")
def geocode(data: Path | None, service: str, url: str | None, email: str | None, username: str | None) -> int:
    """Look up the places of DATA that have no coordinates, once each, at most one a second."""
    folder = data_folder(data)
    asked = _service(service, url, email, username)
    filled = geocode_missing(folder, asked, today=date.today(), tell=click.echo)
    click.echo(f"{_counted(len(filled.found), 'place')} found, {len(filled.not_found)} not found")
    return 1 if filled.not_found else 0


def _service(name: str, url: str | None, email: str | None, username: str | None) -> Service:
    if name != "nominatim" and (url is not None or email is not None):
        raise click.UsageError("expected --url and --email with --service nominatim only")
    try:
        return nominatim(email, url) if name == "nominatim" else geonames(username)
    except GeocodingError as error:
        raise click.UsageError(f"{error}; see {PROGRAM} geocode --help") from error


@commands.command()
@click.argument(
    "files",
    nargs=-1,
    metavar="[FILE]...",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the dataset.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), help="Lines for a person, or JSON.  [text]"
)
@click.option("--date", "published", metavar="EDTF", help="When a text appeared, if no table says it.")
@click.option("--uncovered", is_flag=True, help="Only places in documents that no claim's quote covers.")
@click.option("--draft", "is_draft", is_flag=True, help="Write rows for events.csv and claims.csv.")
@click.option(
    "-o", "--output", metavar="FOLDER", type=click.Path(path_type=Path), help="Where the drafts go."
)
@click.option("--force", is_flag=True, help="Write over existing drafts.")
def mentions(
    files: tuple[Path, ...],
    data: Path | None,
    form: str | None,
    published: str | None,
    uncovered: bool,
    is_draft: bool,
    output: Path | None,
    force: bool,
) -> int:
    """Tell where texts name known places and people, and which dates they hold.

    FILE is a text in UTF-8; - is standard input. Without one, the dataset's own documents are read.
    """
    if is_draft and (form is not None or uncovered):
        raise click.UsageError("expected --format and --uncovered without --draft")
    if not is_draft and (output is not None or force):
        raise click.UsageError("expected --output and --force with --draft only")
    try:
        appeared = None if published is None else parse(published)
    except DateError as error:
        raise click.UsageError(f"--date: {error}") from error
    dataset = load(data_folder(data))
    documents = documents_of(dataset, appeared)
    if files:
        documents = tuple(
            document_of(str(path), decoded(str(path), _bytes_of(path)), documents, appeared) for path in files
        )
    finder = Finder(dataset)
    readings = [read_document(document, finder) for document in documents]
    if is_draft:
        return _write_draft(draft(readings, dataset), output, force=force)
    if uncovered:
        readings = [only_uncovered(reading, dataset) for reading in readings]
    if form == "json":
        click.echo(as_json(readings), nl=False)
    else:
        for line in as_lines(readings):
            click.echo(line)
    return 0


def _bytes_of(path: Path) -> bytes:
    return sys.stdin.buffer.read() if path == Path("-") else path.read_bytes()


def _write_draft(drafted: Draft, folder: Path | None, *, force: bool) -> int:
    reasons = {"no date could be resolved": drafted.undated, "the text repeats them": drafted.repeated}
    for reason, count in reasons.items():
        if count:
            click.echo(f"{PROGRAM}: {_counted(count, 'sentence')} left out: {reason}", err=True)
    if folder is None:
        click.echo("\n".join(drafted.csv(table) for table in DRAFTED), nl=False)
        return 0
    paths = {table: folder / f"{table}-draft.csv" for table in DRAFTED}
    existing = [str(path) for path in paths.values() if path.exists()]
    if existing and not force:
        raise click.UsageError(f"expected no {' and no '.join(existing)} yet; --force writes over them")
    folder.mkdir(parents=True, exist_ok=True)
    for table, path in paths.items():
        replace_file(path, drafted.csv(table).encode())
        click.echo(f"{path}: {_counted(len(drafted.rows[table]), 'row')}")
    return 0
