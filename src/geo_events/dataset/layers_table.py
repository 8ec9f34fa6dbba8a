"""The table of layers, which a dataset may have, and what stands in for it where it has none.

Owns its columns and checks, and which layer a row of events may name. Called by `folder` and `row_reader`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.resources.abc import Traversable
from typing import TypedDict

from geo_events.dataset.cells import Row
from geo_events.dataset.csv_records import MARK, raw_records
from geo_events.dataset.ids import Ids
from geo_events.dataset.regular_files import content_of
from geo_events.dataset.table_reader import Table
from geo_events.design import GLYPHS, is_colour, layer_colours
from geo_events.languages import canonical, is_known
from geo_events.layer import MOST_LAYERS, OTHER, PLURALS, Form, Layer, free, layers_of, usual_layers
from geo_events.message import Fault

LAYERS = "layers.csv"
PLAIN = ("layer_id", "form", "symbol", "colour")
_TEXT = re.compile(
    rf"(?P<kind>name|plural|note|(?:count|moved)_(?P<category>{'|'.join(PLURALS)}))_(?P<tag>\w+)"
)
"""A column whose name ends in a language."""


class LayersTable:
    """The sound rows of a table of layers; without such a file, what the words of the events are.

    Attributes
    ----------
    found
        The layers by the words of the events: those of the table, or of the words that were told by `settle`.
    """

    def __init__(self, path: Traversable, faults: list[Fault]) -> None:
        self._faults = faults
        self._ids = Ids()
        self.is_given = path.is_file()
        self.found: dict[str, Layer] = {}
        if self.is_given:
            self._read(path)

    def _read(self, path: Traversable) -> None:
        texts = dict(_text_columns(path))
        table = Table(path, [*PLAIN, *texts], PLAIN[:1], self._faults)
        self._ids.readable = table.readable
        rows = [Row(path.name, record, self._faults) for record in table]
        taken = {column: [row.loose(column) for row in rows] for column in ("symbol", "colour")}
        symbols = free(GLYPHS.outlines, taken["symbol"])
        colours = free(layer_colours(), taken["colour"])
        for row in rows:
            layer_id = row.loose("layer_id")
            first = self._ids.rows.setdefault(layer_id, row.row)
            if row.faulty or not self._is_new(row, layer_id, first):
                continue
            layer = Layer(
                layer_id,
                row.word("form", Form) if row.loose("form") else None,
                _one(row, "symbol", GLYPHS.outlines, GLYPHS.outlines.__contains__) or next(symbols),
                _one(row, "colour", layer_colours(), is_colour) or next(colours),
                **_texts(row, texts),
            )
            if row.sound:
                self.found[layer_id] = layer
        self._ids.kept = self.found

    def _is_new(self, row: Row, layer_id: str, first: int) -> bool:
        if not row.text("layer_id", "expected.id"):
            return False
        if first != row.row:
            row.note("layer_id", "expected.id-once", layer_id)
            return False
        if len(self.found) >= MOST_LAYERS:
            row.note("layer_id", "expected.few-layers", layer_id, most=MOST_LAYERS)
            return False
        return True

    def of(self, row: Row) -> str:
        """Id of the layer of a row of events."""
        cell = row.loose("layer") or OTHER
        if not self.is_given or cell in self.found or cell == OTHER:
            return cell
        if cell in self._ids or not self._ids.readable:
            row.dangling = True
        else:
            row.note("layer", "expected.one-of", cell, self._ids.nearest(cell), words=list(self.found))
        return cell

    def form_of(self, layer_id: str) -> Form | None:
        """The form of a layer; None where it follows from each event."""
        usual = usual_layers()
        layer = self.found.get(layer_id) or (None if self.is_given else usual.get(layer_id))
        return None if layer is None else layer.form

    def free(self, words: Collection[str]) -> None:
        """Let the form of the layers of some words follow from each event, where no table says what it is.

        Their events have shapes: what is usually a point may be an area then.
        """
        freed = {self.found[word].layer_id for word in words if not self.is_given}
        formless = {one: replace(layer, form=None) for one, layer in self.distinct.items() if one in freed}
        self.found = {word: formless.get(layer.layer_id, layer) for word, layer in self.found.items()}

    @property
    def distinct(self) -> dict[str, Layer]:
        """The layers by id."""
        return {layer.layer_id: layer for layer in self.found.values()}

    @property
    def merged(self) -> dict[str, Layer]:
        """The layers of the words that share one."""
        return {word: layer for word, layer in self.found.items() if word != layer.layer_id}

    def settle(self, words: Sequence[str]) -> None:
        """Make the layers of the words that the events hold, the most frequent first, where no table does.

        What is of no particular kind needs no row in a table.
        """
        if not self.is_given:
            self.found = layers_of(words)
        elif OTHER in words:
            self.found.setdefault(OTHER, usual_layers()[OTHER])


def _text_columns(path: Traversable) -> Iterator[tuple[str, re.Match[str]]]:
    """The columns of a file that hold a text in a language."""
    with suppress(OSError, UnicodeDecodeError):
        header = next(raw_records(content_of(path).removeprefix(MARK.encode())), None)
        for cell in () if header is None else header.cells:
            found = _TEXT.fullmatch(cell.strip())
            if found is not None and is_known(found["tag"]):
                yield found[0], found


def _one(row: Row, column: str, words: Collection[str], is_one: Callable[[str], bool]) -> str | None:
    """A word that a layer may have; None where there is none, and another is chosen for it."""
    cell = row.loose(column)
    if not cell or is_one(cell):
        return cell or None
    row.remark(column, "expected.one-of", cell, row.nearest(cell.lower(), words), words=list(words))
    return None


class _Texts(TypedDict):
    names: dict[str, str]
    plurals: dict[str, str]
    notes: dict[str, str]
    counts: dict[str, dict[str, str]]
    moved: dict[str, dict[str, str]]


def _texts(row: Row, columns: Mapping[str, re.Match[str]]) -> _Texts:
    """The texts of a row by the fields of a layer that hold them."""
    texts: _Texts = {"names": {}, "plurals": {}, "notes": {}, "counts": {}, "moved": {}}
    plain = {"name": texts["names"], "plural": texts["plurals"], "note": texts["notes"]}
    for column, found in columns.items():
        language, cell = canonical(found["tag"]) or found["tag"], row.loose(column)
        if not cell:
            continue
        if found["category"] is None:
            plain[found["kind"]][language] = cell
        else:
            counted = texts["counts"] if found["kind"].startswith("count") else texts["moved"]
            counted.setdefault(language, {})[found["category"]] = cell
    return texts
