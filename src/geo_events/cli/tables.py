"""The commands that begin, check and fill tables.

Owns how faults and counts are printed. Called by `program`.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from geo_events.cli.folder import DATA, PROGRAM, counted, data_folder
from geo_events.dataset import TABLES, Reading, read, start
from geo_events.errors import FolderNotEmptyError, GeocodingError
from geo_events.places import Service, geocode_missing, geonames, nominatim


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Begin a dataset: DIR with one worked example a table, for example: geo-events new my-story"""
    try:
        written = start(folder)
    except FolderNotEmptyError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{folder}: {counted(len(written), 'file')}; {folder / 'README.md'} says where to start")
    return 0


@click.command()
@DATA
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
        click.echo(counted(len(reading.faults), "fault"))
        return 1
    click.echo(f"no fault: {', '.join(f'{count} {name}' for name, count in counts.items())}")
    return 0


def _left_out(reading: Reading) -> str:
    counts = ", ".join(f"{count} of {name}" for name, count in reading.left_out.items() if count)
    return f"rows left out because of them: {counts}" if counts else "no row is left out because of them"


@click.command()
@DATA
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
    click.echo(f"{counted(len(filled.found), 'place')} found, {len(filled.not_found)} not found")
    return 1 if filled.not_found else 0


def _service(name: str, url: str | None, email: str | None, username: str | None) -> Service:
    if name != "nominatim" and (url is not None or email is not None):
        raise click.UsageError("expected --url and --email with --service nominatim only")
    try:
        return nominatim(email, url) if name == "nominatim" else geonames(username)
    except GeocodingError as error:
        raise click.UsageError(f"{error}; see {PROGRAM} geocode --help") from error
