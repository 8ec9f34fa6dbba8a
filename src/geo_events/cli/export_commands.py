"""The commands that write the map to files.

Owns the options of the export and the bar that tells its progress. Called by `program`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from os.path import relpath
from pathlib import Path
from typing import Any, get_args

import click

from geo_events.cli.arguments import data_at, misuse, remark, said
from geo_events.cli.given_table import about_columns, dataset_at
from geo_events.codec import NAMES
from geo_events.dataset import Dataset
from geo_events.errors import ExportError
from geo_events.export import EXPORTERS, Exporter, options_of
from geo_events.export.html import PREVIEW_SIZE
from geo_events.files import is_stream, replace_file
from geo_events.link import filtered_as, from_query
from geo_events.look import AxisKind, Mode
from geo_events.message import Message
from geo_events.model import Status
from geo_events.request import (
    FRAMES,
    OPTION_NAMES,
    SECONDS,
    Aspect,
    Options,
    Paper,
    Telling,
    Theme,
    chapter_of,
    told,
)
from geo_events.story import Story
from geo_events.tables import Asked
from geo_events.view import Selection


@click.command(epilog="Example: geo-events export html -o talk.html --from 2019")
@click.argument("name", metavar="FORMAT", type=click.Choice(list(EXPORTERS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    help="File to write; - for standard output. At first the dataset's name with the format's suffix.",
)
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the dataset, or a file.")
@about_columns
@click.option("--from", metavar="DATE", help="First date: 2019, 2019-04 or 2019-04-25.")
@click.option("--to", metavar="DATE", help="Last date, included.")
@click.option("--layers", metavar="A,B", help="Ids of layers.")
@click.option("--status", metavar="A,B", help=f"Of {', '.join(Status)}.")
@click.option("--search", "q", metavar="WORDS", help="Only events in whose texts all of these stand.")
@click.option("--lang", metavar="A,B", help="Language in which it opens; of a page, all that it carries.")
@click.option("--clock", help="Clock with which it opens: hindsight or reported.")
@click.option("--event", metavar="ID", help="Event with which it opens.")
@click.option("--time", metavar="TIME", help="Moment at which it opens, as 2019-04-25 or 2019-04-25T10:00Z.")
@click.option("--mode", help=f"What it keeps of the past: {', '.join(Mode)}.")
@click.option("--trail", metavar="SHARE", help="Share of the axis over which a trail fades.")
@click.option("--window", metavar="DAYS", help="Days that a window keeps.")
@click.option("--axis", help=f"Kind of axis: {', '.join(AxisKind)}.")
@click.option("--map", metavar="Z/LAT/LON", help="Where its map stands, as 5/43.1/131.9.")
@click.option("--speed", metavar="FACTOR", help="Speed of playing, 0.25 to 8.")
@click.option("--at", metavar="DATE", help="Stills: the moment shown, as 2019-04-25; else the whole period.")
@click.option("--chapter", metavar="ID", help="Stills: the chapter to which they are cut.")
@click.option(
    "--compare",
    metavar="WHAT",
    help="Stills, decks and pages: beside it a date, end, clock, or FROM/TO.",
)
@click.option("--size", metavar="WxH", help="Pictures and films: pixels, as 1600x900.")
@click.option("--theme", type=click.Choice(get_args(Theme)), help="Pictures and films: light or dark.")
@click.option("--seconds", type=click.FloatRange(*SECONDS), help="Films: length; else what its words need.")
@click.option("--fps", "frames_per_second", type=click.IntRange(*FRAMES), help="Films: frames a second.")
@click.option("--aspect", type=click.Choice(get_args(Aspect)), help="Decks: shape of the slides.")
@click.option(
    "--tell",
    type=click.Choice(get_args(Telling)),
    help="Decks, films, handouts: how much is told; key at first.",
)
@click.option("--paper", type=click.Choice(get_args(Paper)), help="Handouts: the sheets.")
@click.option("--film", "has_film", is_flag=True, default=None, help="Decks: with the film on a slide.")
@click.option(
    "--url",
    help="Snippets, handouts: address of the app, or of the page, to which they lead. "
    "Pages: where they will stand.",
)
@click.option(
    "--preview",
    metavar="[FILE]",
    is_flag=False,
    flag_value="",
    help="Pages: with a picture for who links to them, beside the page; wants --url.",
)
def export(
    name: str,
    output: Path | None,
    data: Path | None,
    about: Asked,
    **chosen: Any,
) -> int:
    """Write the map to a file."""
    source = data_at(data)
    dataset = dataset_at(source, about)
    exporter = EXPORTERS[name]
    if chosen["lang"] is not None:
        chosen["languages"] = chosen["lang"] if name == "html" else None
        chosen["lang"] = chosen["lang"].partition(",")[0]
    path = _beside(source, exporter.suffix) if output in (None, Path("-")) else output
    picture = None if chosen["preview"] is None else _picture(chosen, path)
    options = _export_options(name, chosen, dataset)
    given = {name: value for name, value in chosen.items() if value is not None and name in NAMES}
    view, mistakes = from_query(given, dataset, filtered_as(dataset.opening))
    if mistakes:
        raise misuse(*mistakes)
    story = Story(dataset, view)
    if story.selection.count == 0:
        remark("cli.export.empty")
    if "tell" in exporter.options:
        _say_untold(story.selection, options)
    request = story.request(options, remark=lambda message: remark(message.key, **message.values))
    if exporter.film is not None and ("has_film" not in exporter.options or options.has_film):
        minutes, seconds = divmod(round(exporter.film.seconds(request)), 60)
        remark("cli.export.film", length=Message("film.length", {"minutes": minutes, "seconds": seconds}))
    with _progress(exporter) as tell:
        content = exporter.write(replace(request, tell=tell))
    if picture is not None:
        _write_picture(picture, story, has_address=options.url is not None)
    if output == Path("-"):
        click.echo(content, nl=False)
        return 0
    replace_file(path, content)
    events, size = Message.counted("event", story.selection.count), Message.counted("byte", len(content))
    written = said("cli.export.written", file=path, events=events, bytes=size)
    click.echo(written, err=is_stream(path))  # who reads the file through a pipe wants no word behind it
    return 0


def _beside(source: Path, suffix: str) -> Path:
    """What a file is called that nobody named: as the folder, or as the file without its own suffix."""
    name = source.resolve().name if source.is_dir() else source.stem
    return Path(name + suffix)


def _picture(chosen: dict[str, Any], page: Path) -> Path:
    """Where a page's picture is to be written; the page is told its name as seen from there."""
    picture = Path(chosen["preview"] or page.with_suffix(".png"))
    chosen["preview"] = Path(relpath(picture, page.parent)).as_posix()
    return picture


def _write_picture(path: Path, story: Story, *, has_address: bool) -> None:
    """Write the picture of a page, and say so if the page cannot name it."""
    replace_file(path, EXPORTERS["png"].write(story.request(Options(size=PREVIEW_SIZE))))
    if not has_address:
        remark("cli.export.preview", file=path)


def _export_options(name: str, chosen: Mapping[str, Any], dataset: Dataset) -> Options:
    try:
        given = {key: value for key, value in chosen.items() if key in OPTION_NAMES}
        if EXPORTERS[name].group in ("page", "code"):
            # There it is how the page opens.
            given.pop("compare")
        options = options_of(name, given)
        if options.chapter is not None:
            chapter_of(dataset, options.chapter)
        return options
    except ExportError as error:
        raise misuse(*error.messages) from error


def _say_untold(selection: Selection, options: Options) -> None:
    """Say how many events a telling leaves out, and how to have them."""
    count = selection.count - len(told(selection, options.tell))
    if count:
        remark("cli.export.untold", events=Message.counted("event", count))


@contextmanager
def _progress(exporter: Exporter) -> Iterator[Callable[[float], None]]:
    """A bar on standard error, if somebody sits there and it takes long enough."""
    if not exporter.is_long or not sys.stderr.isatty():
        yield lambda _share: None
        return
    with click.progressbar(length=100, file=sys.stderr) as bar:
        yield lambda share: bar.update(round(100 * share) - bar.pos)


@click.command(epilog="Example: geo-events formats")
def formats() -> int:
    """Tell what `export` can write."""
    width = max(map(len, EXPORTERS)) + 2
    for name, exporter in EXPORTERS.items():
        click.echo(f"{name:{width}}{said(exporter.label)}")
    return 0
