"""The command that reads texts.

Owns its options and where drafts are written. Called by `program`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from geo_events.cli.arguments import data_folder, language, misuse, remark, said
from geo_events.dataset import load
from geo_events.errors import DateError
from geo_events.files import replace_file
from geo_events.mentions import (
    DRAFTED,
    Document,
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
from geo_events.message import Message, joined
from geo_events.when import parse

_LONG = 5_000_000
"""Characters from which reading takes some seconds."""


@click.command(epilog="Example: geo-events mentions article.txt --date 2023-09-12")
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
        raise misuse(Message("cli.mentions.draft-alone"))
    if not is_draft and (output is not None or force):
        raise misuse(Message("cli.mentions.draft-only"))
    try:
        appeared = None if published is None else parse(published)
    except DateError as error:
        raise misuse(replace(error.mistake, column="--date")) from error
    dataset = load(data_folder(data))
    documents = documents_of(dataset, appeared)
    if files:
        documents = tuple(
            document_of(str(path), decoded(str(path), _bytes_of(path)), documents, appeared) for path in files
        )
    finder = Finder(dataset)
    with _progress(documents) as told:
        readings = [read_document(document, finder) for document in told]
    if is_draft:
        return _write_draft(draft(readings, dataset, language()), output, force=force)
    if uncovered:
        readings = [only_uncovered(reading, dataset) for reading in readings]
    if form == "json":
        click.echo(as_json(readings, language()), nl=False)
    else:
        for line in as_lines(readings, language()):
            click.echo(line)
    return 0


@contextmanager
def _progress(documents: Sequence[Document]) -> Iterator[Iterable[Document]]:
    """A bar on standard error, if somebody sits there and it takes long enough."""
    if not sys.stderr.isatty() or sum(len(document.text) for document in documents) < _LONG:
        yield documents
        return
    with click.progressbar(documents, file=sys.stderr) as bar:
        yield bar


def _bytes_of(path: Path) -> bytes:
    return sys.stdin.buffer.read() if path == Path("-") else path.read_bytes()


def _write_draft(drafted: Draft, folder: Path | None, *, force: bool) -> int:
    for key, count in (("undated", drafted.undated), ("repeated", drafted.repeated)):
        if count:
            remark(f"cli.mentions.{key}", sentences=Message.counted("sentence", count))
    if folder is None:
        click.echo("\n".join(drafted.csv(table) for table in DRAFTED), nl=False)
        return 0
    paths = {table: folder / f"{table}-draft.csv" for table in DRAFTED}
    existing = [str(path) for path in paths.values() if path.exists()]
    if existing and not force:
        raise misuse(Message("cli.mentions.exists", {"files": joined(existing, "message.nor")}))
    folder.mkdir(parents=True, exist_ok=True)
    for table, path in paths.items():
        replace_file(path, drafted.csv(table).encode())
        rows = Message.counted("row", len(drafted.rows[table]))
        click.echo(said("cli.rows-written", file=path, rows=rows))
    return 0
