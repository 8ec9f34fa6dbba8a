"""XML that strangers wrote, read as a stream.

Owns what no spreadsheet needs and an attack does: document types (entities), endless depth, tokens, names.
Called by `xlsx` and `ods`.

Each piece goes to two parsers. The first is bare `expat`, which keeps nothing and says what is refused; the
second builds elements in C, and whatever is finished is handed on and forgotten after each piece. Calling
Python at every tag took five times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import cast
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.parsers import expat

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.budget import Budget

_DEEPEST = 64
_MOST_NAMES = 5_000
"""Names of elements and attributes; parsers keep each one that they have seen."""
_LONGEST_TOKEN = 4_000_000
"""Bytes of one tag or comment; `expat` reads an unfinished one again with every piece that arrives."""
_MOST_PENDING = 200_000
"""Elements in memory at once; a row may have 16,384 cells."""
_LARGEST_PENDING = 16_000_000
"""Bytes of them."""


class _RefusedError(Exception):
    """Something that no spreadsheet needs."""


class _Guard:
    """A parser that only looks."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._parser = expat.ParserCreate(intern=self._names)
        # Looking a tag up in an empty dictionary does nothing, without leaving C; but names are then counted.
        nothing: dict[str, object] = {}
        self._parser.StartElementHandler = cast("Callable[[str, dict[str, str]], object]", nothing.get)
        self._parser.StartDoctypeDeclHandler = _refuse
        self._fed = 0

    def feed(self, piece: bytes) -> None:
        """Look at a piece."""
        self._parser.Parse(piece, False)
        self._fed += len(piece)
        unfinished = self._fed - self._parser.CurrentByteIndex
        if len(self._names) > _MOST_NAMES or unfinished > _LONGEST_TOKEN:
            raise _RefusedError


def _refuse(*_: object) -> None:
    raise _RefusedError


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def elements(
    file: str,
    part: str,
    pieces: Iterable[bytes],
    wanted: frozenset[str],
    budget: Budget,
    skipped: frozenset[str] = frozenset(),
) -> Iterator[tuple[tuple[Element, ...], Element]]:
    """Elements of a part in order as they are finished, each with those that it stands in.

    Parameters
    ----------
    wanted
        Their names without namespaces. What stands inside one is in it, and does not come by itself.
    skipped
        Names of elements in which nothing is looked for.

    Raises
    ------
    UploadError
        If it is no sound XML, or holds what no spreadsheet needs.
    """
    try:
        yield from _elements(file, pieces, wanted, skipped, budget)
    except _RefusedError as error:
        raise UploadError(Message("upload.workbook-refused", {"file": file, "part": part})) from error
    except UploadError:
        raise
    except (expat.ExpatError, ParseError, ValueError, LookupError) as error:
        raise UploadError(Message("upload.workbook-part", {"file": file, "part": part})) from error


def _elements(
    file: str, pieces: Iterable[bytes], wanted: frozenset[str], skipped: frozenset[str], budget: Budget
) -> Iterator[tuple[tuple[Element, ...], Element]]:
    guard = _Guard()
    tree = TreeBuilder()
    builder = XMLParser(target=tree)  # noqa: S314 - the guard has seen each piece before
    tags = size = 0
    for piece in pieces:
        opened = piece.count(b"<") - piece.count(b"</")
        budget.take_elements(opened, file)
        tags, size = tags + opened, size + len(piece)
        if tags > _MOST_PENDING or size > _LARGEST_PENDING:
            raise _RefusedError
        guard.feed(piece)
        builder.feed(piece)
        # In C this gives the root as far as it has come.
        root = tree.close()
        if root is not None:
            finished = yield from _finished(root, wanted, skipped)
            if finished:
                tags = size = 0
    whole = builder.close()
    yield from _within((), whole, wanted, skipped)


def _finished(
    root: Element, wanted: frozenset[str], skipped: frozenset[str]
) -> Generator[tuple[tuple[Element, ...], Element], None, bool]:
    """Take out of the tree whatever has a later sibling, and so is whole; return whether anything had one."""
    path: tuple[Element, ...] = ()
    node, depth, stays, finished = root, 0, False, False
    while len(node):
        depth += 1
        if depth > _DEEPEST:
            raise _RefusedError
        stays = stays or local(node.tag) in wanted
        path = (*path, node)
        if not stays and len(node) > 1:
            finished = True
            for child in node[:-1]:
                yield from _within(path, child, wanted, skipped)
            del node[:-1]
        node = node[-1]
    return finished


def _within(
    path: tuple[Element, ...], top: Element, wanted: frozenset[str], skipped: frozenset[str]
) -> Iterator[tuple[tuple[Element, ...], Element]]:
    """An element or, if it is not wanted itself, those in it; nothing where one above is passed over."""
    if any(local(above.tag) in skipped for above in path):
        return
    waiting = [(path, top)]
    while waiting:
        above, element = waiting.pop()
        name = local(element.tag)
        if name in wanted:
            yield above, element
        elif name not in skipped and len(element):
            if len(above) > _DEEPEST:
                raise _RefusedError
            inside = (*above, element)
            waiting.extend((inside, child) for child in reversed(element))
