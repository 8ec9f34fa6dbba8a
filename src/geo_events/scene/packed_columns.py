"""Very many events as columns of bytes, which the page reads where they lie.

Owns which columns there are and how numbers and words become bytes: `docs/scene.md` describes both, and the
page's `columns.js` reads them. Called by `builder`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset import ClaimColumns, Dataset, EventColumns
from geo_events.figure import Figure
from geo_events.languages import UNDETERMINED
from geo_events.model import Stance, Status
from geo_events.scene.figures import figures_json, speaker_texts
from geo_events.scene.packed_schema import (
    NumberColumn,
    PackedClaimColumns,
    PackedColumns,
    PackedEventColumns,
    ScenePacked,
    WordColumn,
)
from geo_events.view import KnownClaims
from geo_events.when import DAY, MINUTE, Edge, Precision
from geo_events.wording import Wording, merged

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PRECISIONS = list(Precision)
_BY_RULE = [
    _PRECISIONS.index(precision)
    for precision in (Precision.MINUTE, Precision.DAY, Precision.MONTH, Precision.YEAR)
]
"""The page writes these dates from their numbers; the others bring their words."""
_END = "\0"
"""Behind every word; no cell of a table holds it."""
_NEVER_SAID = 2
"""In the column `claim_assumed`: no date is given at all."""


class Packer:
    """Columns one behind the other; each tells where it was put."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._length = 0

    def content(self) -> bytes:
        """Everything that was put in."""
        return b"".join(self._parts)

    def _put(self, content: bytes) -> int:
        at = self._length
        self._parts.append(content)
        self._length += len(content)
        return at

    def rising(self, values: NDArray[Any]) -> NumberColumn:
        """Put in a column of whole numbers that never fall: what each adds to the one before."""
        first = int(values[0]) if len(values) else 0
        steps = self.numbers(np.diff(values, prepend=first), base=0)
        return {**steps, "base": first, "isDelta": True}

    def numbers(self, values: NDArray[Any], base: int | None = None) -> NumberColumn:
        """Put in a column of whole numbers, none below the base; None for the least of them."""
        values = values.astype(np.int64)
        base = int(values.min(initial=0)) if base is None else base
        above = values - base
        unit = int(np.gcd.reduce(above, initial=0)) or 1
        scaled = (above // unit).astype("<u8")
        width = max(1, (int(scaled.max(initial=0)).bit_length() + 7) // 8)
        planes = scaled.view(np.uint8).reshape(-1, 8)[:, :width]
        at = self._put(np.ascontiguousarray(planes.T).tobytes())
        return {"at": at, "width": width, "base": base, "unit": unit, "length": len(values)}

    def words(self, *columns: pa.Array) -> WordColumn:
        """Put in a column of words, or of several words each; each distinct one stands there once."""
        joined = pc.binary_join_element_wise(*(_plain(column) for column in columns), _END)
        coded = pc.dictionary_encode(joined)
        dictionary = coded.dictionary.to_pylist()
        written = "".join(f"{word}{_END}" for word in dictionary).encode()
        count = len(dictionary) * len(columns)
        column: WordColumn = {"at": self._put(written), "bytes": len(written), "count": count}
        if len(dictionary) < len(joined):
            column["index"] = self.numbers(coded.indices.to_numpy())
        return column

    def texts(self, values: Mapping[str, pa.Array]) -> WordColumn:
        """Put in a column of texts in each language; where there is none, of empty ones."""
        return {**self.words(*values.values()), "languages": list(values)}


def pack_events(
    dataset: Dataset,
    rows: NDArray[np.int64],
    weights: NDArray[np.int64],
    known: KnownClaims,
    place_ids: Sequence[str],
) -> tuple[ScenePacked, bytes]:
    """Pack events.

    Parameters
    ----------
    dataset
        Where they are from.
    rows
        Positions of the events, in the order in which they are to be packed: by start.
    weights
        Weight of each event.
    known
        The claims about them.
    place_ids
        The places that the scene holds: in the columns a place is a position among these.

    Returns
    -------
    dict and bytes
        What the columns are, and the columns.
    """
    packer = Packer()
    columns: PackedColumns = {
        **_pack_events(packer, dataset, rows, weights, place_ids),
        **_pack_claims(packer, dataset, rows, known),
        "claims": packer.numbers(np.bincount(known.owners, minlength=len(rows))),
    }
    packed: ScenePacked = {
        "count": len(rows),
        "words": {
            "layer": list(dataset.columns.events.layer_ids),
            "status": list(Status),
            "precision": list(Precision),
            "edge": list(Edge),
            "claim_stance": list(Stance),
            # A script's object puts ids that are numbers first, so the order travels too.
            "place": list(place_ids),
            "claim_source": list(dataset.sources),
        },
        "columns": columns,
    }
    return packed, packer.content()


def _pack_events(
    packer: Packer,
    dataset: Dataset,
    rows: NDArray[np.int64],
    weights: NDArray[np.int64],
    place_ids: Iterable[str],
) -> PackedEventColumns:
    events = dataset.columns.events
    shown = {place_id: position for position, place_id in enumerate(place_ids)}
    # One more than there are places, so that the position of no place, -1, is the last one's.
    among = np.array([*(shown.get(place_id, -1) for place_id in dataset.places), -1])
    return {
        "start": packer.rising(events.starts[rows]),
        "duration": packer.numbers(events.ends[rows] - events.starts[rows]),
        "layer": packer.numbers(events.layers[rows]),
        "status": packer.numbers(events.statuses[rows]),
        "precision": packer.numbers(events.precisions[rows]),
        "edges": packer.numbers(events.edges[rows]),
        "offset": packer.numbers(events.offsets[rows]),
        "end_offset": packer.numbers(events.end_offsets[rows]),
        "weight": packer.numbers(weights),
        "place": packer.numbers(among[events.places[rows]]),
        "origin": packer.numbers(among[events.origins[rows]]),
        "id": packer.words(events.ids.take(rows)),
        "title": packer.texts(_taken(events.titles, rows)),
        "summary": packer.texts(_taken(events.summaries, rows)),
        "actors": packer.words(events.actors.take(rows)),
        "when": packer.words(_dates(events.edtf.take(rows), _ruled_events(events, rows))),
        "figure": packer.words(_figures(dataset, rows)),
    }


def _pack_claims(
    packer: Packer, dataset: Dataset, rows: NDArray[np.int64], known: KnownClaims
) -> PackedClaimColumns:
    events, claims = dataset.columns.events, dataset.columns.claims
    chosen, of = known.rows, rows[known.owners]
    said = claims.said_precisions[chosen] < len(_PRECISIONS)
    ruled = ~said | _ruled_claims(claims, known, events.offsets[of].astype(np.int64) * MINUTE)
    return {
        "claim_known": packer.numbers(known.times - events.starts[of]),
        "claim_stance": packer.numbers(claims.stances[chosen]),
        "claim_source": packer.numbers(claims.sources[chosen]),
        "claim_assumed": packer.numbers(np.where(said, known.assumed, _NEVER_SAID)),
        "claim_id": packer.words(claims.ids.take(chosen)),
        "claim_by": packer.texts(_speakers(dataset, claims.asserted_by.take(chosen))),
        "claim_quote": packer.words(claims.quotes.take(chosen)),
        "claim_translation": packer.texts(_taken(claims.translations, chosen)),
        "claim_note": packer.texts(_taken(claims.notes, chosen)),
        "claim_on": packer.words(_dates(claims.said.take(chosen), ruled)),
    }


def _ruled_events(events: EventColumns, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which dates the page writes by rule: single ones, without a mark."""
    single = ~pc.match_substring_regex(_plain(events.edtf.take(rows)), "[/@]").to_numpy(zero_copy_only=False)
    ruled: NDArray[np.bool_] = single & (events.flags[rows] == 0) & np.isin(events.precisions[rows], _BY_RULE)
    return ruled


def _ruled_claims(claims: ClaimColumns, known: KnownClaims, offsets: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which dates are the day on which the claim was known, as the event's place counts days."""
    chosen = known.rows
    single = ~pc.match_substring(_plain(claims.said.take(chosen)), "/").to_numpy(zero_copy_only=False)
    own = claims.said_starts[chosen] + claims.said_offsets[chosen].astype(np.int64) * MINUTE
    same_day = own // DAY == (known.times + offsets) // DAY
    exact = claims.said_precisions[chosen] == _PRECISIONS.index(Precision.DAY)
    ruled: NDArray[np.bool_] = single & same_day & exact & (claims.said_flags[chosen] == 0)
    return ruled


def _dates(edtf: pa.Array, ruled: NDArray[np.bool_]) -> pa.Array:
    """The dates that do not follow by rule, in EDTF; empty for those that do."""
    return pc.if_else(pa.array(ruled), "", pc.utf8_trim_whitespace(_plain(edtf)))


def _figures(dataset: Dataset, rows: NDArray[np.int64]) -> pa.Array:
    """The figures that are claimed of each event, as JSON; empty for none."""
    claims = dataset.columns.claims
    figures = _plain(claims.figures.take(claims.by_event))
    given = np.flatnonzero(pc.greater(pc.binary_length(figures), 0).to_numpy(zero_copy_only=False))
    counted = claims.by_event[given]
    by_event: dict[int, list[tuple[Figure, str]]] = {}
    said = zip(
        map(Figure.parse, figures.take(given).to_pylist()),
        _plain(claims.asserted_by.take(counted)).to_pylist(),
        strict=True,
    )
    for event, figure in zip(claims.events[counted].tolist(), said, strict=True):
        by_event.setdefault(event, []).append(figure)
    written = np.full(len(rows), "", object)
    for index in np.flatnonzero(np.isin(rows, list(by_event))).tolist():
        told = figures_json(by_event[int(rows[index])], dataset.speakers)
        written[index] = json.dumps(told, ensure_ascii=False)
    return pa.array(written, pa.string())


def _speakers(dataset: Dataset, said_by: pa.Array) -> dict[str, pa.Array]:
    """Who speaks, in each language in which any of them is named; plain words are in none that is told."""
    if not dataset.speakers:
        return {UNDETERMINED: said_by}
    coded = _plain(said_by).dictionary_encode()
    named = [Wording.of(speaker_texts(one, dataset.speakers)) for one in coded.dictionary.to_pylist()]
    return {
        tag: pa.array([one.get(tag) for one in named], pa.string()).take(coded.indices)
        for tag in merged(named)
    }


def _taken(texts: Mapping[str, pa.Array], rows: NDArray[np.int64]) -> dict[str, pa.Array]:
    found = {tag: values.take(rows) for tag, values in texts.items()}
    return found or {UNDETERMINED: pa.array([""] * len(rows), pa.string())}


def _plain(values: pa.Array) -> pa.Array:
    """Strings, whether or not they came as a dictionary."""
    return values.cast(pa.string()) if pa.types.is_dictionary(values.type) else values
