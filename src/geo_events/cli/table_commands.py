"""The commands that begin, check and fill tables.

Owns how faults and counts are printed. Called by `program`.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from geo_events.cli.arguments import DATA, PROGRAM, data_at, language, misuse, said
from geo_events.cli.geocoded_table import beside, geocoded
from geo_events.cli.given_table import about_columns
from geo_events.dataset import (
    LAYERS,
    OF_EVENTS,
    TABLES,
    Dataset,
    Reading,
    idle_layers,
    offered_table,
    start,
    untranslated,
)
from geo_events.errors import FolderNotEmptyError, GeocodingError
from geo_events.files import replace_file
from geo_events.languages import own_name
from geo_events.layer import OTHER
from geo_events.message import Message, Mistake
from geo_events.places import PLACES, Filled, Service, geocode_missing, geonames, nominatim, place_ids
from geo_events.tables import Asked, Report, open_source


@click.command(epilog="Example: geo-events new my-story")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Begin a dataset: DIR with one worked example a table."""
    try:
        written = start(folder)
    except FolderNotEmptyError as error:
        raise misuse(*error.messages) from error
    files = Message.counted("file", len(written))
    click.echo(said("cli.new.written", folder=folder, files=files, readme=folder / "README.md"))
    return 0


@click.command(epilog="Example: geo-events check my-story")
@DATA
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or JSON for an editor.",
)
@about_columns
def check(data: Path | None, form: str, about: Asked) -> int:
    """Tell every fault in the tables of DATA, a folder or a file. Exit code 1 if there is any. Of one flat
    table it tells what each column was taken for.
    """
    opened = open_source(data_at(data), about)
    if opened.report is not None:
        return _reported(opened.report, form)
    reading = opened.reading
    dataset, undated = reading.dataset, reading.dataset.undated
    parts = [dataset] if undated is None else [dataset, undated]
    counts = {
        name: sum(len(getattr(part, name)) for part in (parts if name in OF_EVENTS else parts[:1]))
        for name in TABLES
    }
    if form == "json":
        report = {
            "faults": [{"key": fault.key, **fault.parts(language())} for fault in reading.faults],
            "rows": counts,
            "left_out": reading.left_out,
            "undated": 0 if undated is None else len(undated.events),
            "unchecked_quotes": dataset.unchecked_quotes,
            "idle_layers": idle_layers(dataset),
            "offered_layers": offered_table(dataset),
            "untranslated": dict(untranslated(dataset)),
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return 1 if reading.faults else 0
    if undated is not None:
        click.echo(said("cli.check.undated", events=Message.counted("event", len(undated.events))))
    if unchecked := dataset.unchecked_quotes:
        click.echo(said("cli.check.unchecked", quotes=Message.counted("quote", unchecked)))
    for line in _about_layers(dataset):
        click.echo(line)
    for tag, number in untranslated(dataset).items():
        click.echo(said("cli.check.untranslated", language=own_name(tag), tag=tag, number=number))
    for _, faults in itertools.groupby(reading.faults, key=lambda fault: fault.file):
        for fault in faults:
            click.echo(fault.text(language()))
        click.echo()
    if reading.faults:
        click.echo(_left_out(reading))
        click.echo(Message.counted("fault", len(reading.faults)).text(language()))
        return 1
    click.echo(said("cli.check.sound", tables=_tables("rows", counts)))
    return 0


def _reported(report: Report, form: str) -> int:
    """Say what was understood of a flat table."""
    if form == "json":
        click.echo(json.dumps(report.as_json(language()), ensure_ascii=False, indent=1))
    else:
        for line in report.lines(language()):
            click.echo(line)
        for fault in report.faults:
            click.echo(fault.text(language()))
    return 1 if report.left_out or report.faults else 0


def _about_layers(dataset: Dataset) -> Iterator[str]:
    for layer_id in idle_layers(dataset):
        yield said("cli.check.idle-layer", layer=layer_id)
    if dataset.merged:
        yield said("cli.check.many-layers", layer=OTHER, count=len(dataset.layers) - 1 + len(dataset.merged))
    table = offered_table(dataset)
    if table is not None:
        yield said("cli.check.offered-layers", file=LAYERS)
        yield table


def _left_out(reading: Reading) -> str:
    counts = {name: count for name, count in reading.left_out.items() if count}
    if not counts:
        return said("cli.check.none-left-out")
    return said("cli.check.left-out", tables=_tables("left-out-of", counts))


def _tables(key: str, counts: Mapping[str, int]) -> list[Message]:
    return [
        Message(f"cli.check.{key}", {"table": name, "count": str(count)}) for name, count in counts.items()
    ]


@click.command(epilog="Example: geo-events geocode my-story --email you@your.org")
@DATA
@click.option(
    "--service",
    type=click.Choice(["geonames", "nominatim"]),
    help="Ask this one only; else GeoNames' list, and Nominatim if there is a contact.",
)
@click.option("--email", help="Contact that Nominatim asks for; without one it is not asked.")
@click.option("--url", help="Address of another Nominatim server.")
@click.option(
    "--choose", "chosen", metavar="PLACE=N", multiple=True, help="Take candidate N of a doubtful place."
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Of a flat table: where it goes."
)
@about_columns
def geocode(
    data: Path | None,
    service: str | None,
    email: str | None,
    url: str | None,
    chosen: tuple[str, ...],
    output: Path | None,
    about: Asked,
) -> int:
    """Look up the places of DATA that have no coordinates: in the table itself, in GeoNames' list of towns
    (no network), and with --email at Nominatim, at most one question a second. Nothing doubtful is written:
    candidates are listed with a number, and --choose takes one. Of a flat table a copy is written beside it.
    """
    source = data_at(data)
    choices = dict(_choice(words) for words in chosen)
    fill = partial(_fill, services=_services(service, email, url), choices=choices)
    if source.is_dir():
        filled = fill(source)
    else:
        content, filled = geocoded(source, about, fill)
        target = beside(source) if output is None else output
        replace_file(target, content)
        click.echo(said("cli.geocode.written", file=target))
    found = Message.counted("place", len(filled.found))
    counts = {"missing": str(len(filled.not_found)), "doubtful": str(len(filled.doubtful))}
    click.echo(said("cli.geocode.told", found=found, **counts))
    left = filled.not_found + filled.doubtful
    if left and email is None and service is None:
        click.echo(said("cli.geocode.not-asked"))
    return 1 if left else 0


def _fill(folder: Path, services: list[Service], choices: Mapping[str, int]) -> Filled:
    """Look up the places of a folder, telling how far it is."""
    unknown = sorted(choices.keys() - place_ids(folder))
    if unknown:
        raise misuse(Mistake("expected.choice-id", {"file": PLACES}, unknown[0]))
    bar = _Bar()
    try:
        return geocode_missing(
            folder,
            services,
            today=date.today(),
            choices=choices,
            tell=bar.tell,
            ask=bar.ask if sys.stdin.isatty() and sys.stderr.isatty() else None,
            progress=bar.show,
        )
    finally:
        bar.clear()


def _services(only: str | None, email: str | None, url: str | None) -> list[Service]:
    """Those to be asked, in order."""
    if only == "geonames" and (email is not None or url is not None):
        raise misuse(Message("cli.geocode.nominatim-only"))
    found = [] if only == "nominatim" else [geonames()]
    if only == "nominatim" or email is not None or url is not None:
        try:
            found.append(nominatim(email, url))
        except GeocodingError as error:
            values = {"told": error.messages[0], "program": PROGRAM}
            raise misuse(Message("cli.geocode.see-help", values)) from error
    return found


def _choice(words: str) -> tuple[str, int]:
    place_id, _, number = words.partition("=")
    if not place_id or not number.isdecimal() or int(number) == 0:
        raise misuse(Mistake("expected.choice", found=words))
    return place_id, int(number)


class _Bar:
    """How far the work is, on a terminal alone; lines about places go above it."""

    _AWAY = "\r\x1b[K\x1b[?25h"
    """Codes that take the line back and show the cursor that the bar has hidden."""

    def __init__(self) -> None:
        self._bar: Any = None

    def show(self, done: int, total: int) -> None:
        if self._bar is None and total > 0 and sys.stderr.isatty():
            self._bar = click.progressbar(
                length=total, width=20, show_eta=False, show_pos=True, file=sys.stderr
            )
            self._bar.render_progress()
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)

    def clear(self) -> None:
        if self._bar is not None:
            click.echo(self._AWAY, file=sys.stderr, nl=False)

    def tell(self, message: Message) -> None:
        self.clear()
        click.echo(message.text(language()))

    def ask(self, place_id: str, count: int) -> int | None:
        self.clear()
        prompt = said("cli.geocode.which", place=place_id, count=count)
        number: int = click.prompt(prompt, type=click.IntRange(0, count), default=0, err=True)
        return None if number == 0 else number
