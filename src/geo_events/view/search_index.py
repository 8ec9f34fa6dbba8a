"""Every word of a story's cards, and where it stands: made once, asked with each key that a reader presses.

Owns which texts are searched, and where a phrase stands in them. For each distinct word it keeps the
positions at which it stands, all texts one behind the other: four bytes a word of the texts, and four for
each text of each event. Called by `search`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset import Dataset
from geo_events.date_text import edtf_text
from geo_events.folding import parted, searchable_lines
from geo_events.model import LANGUAGES
from geo_events.view.known_names import KnownNames
from geo_events.view.search_words import Phrase

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HALF = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair: it stands in no text."""
_AT_ONCE = 4_000
"""Texts that are folded together: what lies between takes twenty times the room of the text."""


class SearchIndex:
    """Where each word of a dataset stands."""

    def __init__(self, dataset: Dataset) -> None:
        self.names = KnownNames.of(dataset)
        self._count = len(dataset.columns.events)
        self._columns: list[tuple[slice, NDArray[np.int32], NDArray[np.int32] | None]] = []
        words, chunks, lengths = [], [], [np.zeros(1, np.int64)]
        before = 0
        for texts, owners in _texts(dataset):
            coded = texts.cast(pa.string()).dictionary_encode()
            texts_of_it = slice(before, before + len(coded.dictionary))
            self._columns.append((texts_of_it, coded.indices.to_numpy(), owners))
            before = texts_of_it.stop
            for at in range(0, len(coded.dictionary), _AT_ONCE):
                of_texts = _words(coded.dictionary.slice(at, _AT_ONCE))
                lengths.append(np.diff(of_texts.offsets.to_numpy()))
                chunk = of_texts.flatten().dictionary_encode()
                words.append(chunk.dictionary)
                chunks.append(chunk.indices.to_numpy())
        # Between two texts a position stays free: no phrase reaches from one into the next.
        self._starts = np.cumsum(np.concatenate(lengths) + 1) - 1
        self._sort(words, chunks, lengths[1:])

    def _sort(
        self,
        words: Sequence[pa.Array],
        chunks: Sequence[NDArray[np.int32]],
        lengths: Sequence[NDArray[np.int64]],
    ) -> None:
        """Keep by word where it stands; chunk after chunk, for all at once would take four times the room."""
        joined = pa.concat_arrays([*words, pa.array([], pa.string())]).dictionary_encode()
        order = pc.sort_indices(joined.dictionary).to_numpy()
        self.words = joined.dictionary.take(order)
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        ranks = ranks[joined.indices.to_numpy()]
        before = list(accumulate(map(len, words), initial=0))
        counts = np.zeros(len(order), np.int64)
        for chunk, first in zip(chunks, before, strict=False):
            counts += np.bincount(ranks[first + chunk], minlength=len(order))
        self._first = np.concatenate(([0], np.cumsum(counts)))
        self._positions = np.empty(int(self._first[-1]), np.uint32)
        free, text = self._first[:-1].copy(), 0
        for chunk, first, of_texts in zip(chunks, before, lengths, strict=False):
            starts = self._starts[text : text + len(of_texts)]
            text += len(of_texts)
            found = ranks[first + chunk]
            by_word = np.argsort(found, kind="stable")
            sorted_ = found[by_word]
            begins = np.flatnonzero(np.diff(sorted_, prepend=-1))
            within = np.arange(len(found)) - np.repeat(begins, np.diff(begins, append=len(found)))
            inside = np.arange(len(found)) - np.repeat(np.cumsum(of_texts) - of_texts, of_texts)
            self._positions[free[sorted_] + within] = (np.repeat(starts, of_texts) + inside)[by_word]
            free += np.bincount(found, minlength=len(order))

    @property
    def memory(self) -> int:
        """Bytes that it takes."""
        held = [self._first, self._positions, self._starts, *(of_rows for _, of_rows, _ in self._columns)]
        return int(self.words.nbytes) + sum(array.nbytes for array in held)

    # ------------------------------------------------------------------ where a phrase stands

    def events_with(self, phrases: Sequence[Phrase]) -> NDArray[np.bool_]:
        """Whether any of some phrases stands in a text of each event."""
        has_any = np.zeros(len(self._starts) - 1, bool)
        whole = [phrase.text for phrase in phrases if phrase.is_whole]
        if whole:
            self._mark(has_any, self._of_words(pc.is_in(self.words, pa.array(whole))))
        for phrase in phrases:
            if not phrase.is_whole:
                self._mark(has_any, self._find(phrase))
        found = np.zeros(self._count, bool)
        for texts, of_rows, owners in self._columns:
            if not has_any[texts].any():
                continue
            has = has_any[texts][of_rows]
            if owners is None:
                found |= has
            else:
                found[owners[has]] = True
        return found

    def _mark(self, has_any: NDArray[np.bool_], positions: NDArray[np.uint32]) -> None:
        has_any[np.searchsorted(self._starts, positions, "right") - 1] = True

    def _find(self, phrase: Phrase) -> NDArray[np.uint32]:
        """Positions at which a phrase ends."""
        if _HALF.search(phrase.text):
            return self._positions[:0]
        first, *rest = parted(phrase.text).split(" ")
        if not rest:
            match = pc.starts_with if phrase.begins_word else pc.match_substring
            return self._of_words(match(self.words, first))
        match = pc.equal if phrase.begins_word else pc.ends_with
        found = self._of_words(match(self.words, first))
        for number, word in enumerate(rest, 1):
            match = pc.starts_with if number == len(rest) else pc.equal
            found = self._followed(found, self._of_words(match(self.words, word)))
        return found

    def _followed(self, before: NDArray[np.uint32], behind: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Those positions that stand right behind one of the others."""
        stands = np.zeros(int(self._starts[-1]) + 2, bool)
        stands[before + np.uint32(1)] = True
        return behind[stands[behind]]

    def _of_words(self, chosen: pa.Array) -> NDArray[np.uint32]:
        """Positions at which the chosen words stand."""
        ids = np.flatnonzero(chosen.to_numpy(zero_copy_only=False))
        if len(ids) == 0:
            return self._positions[:0]
        if ids[-1] - ids[0] + 1 == len(ids):  # what begins alike stands together
            return self._positions[self._first[ids[0]] : self._first[ids[-1] + 1]]
        return np.concatenate([self._positions[self._first[one] : self._first[one + 1]] for one in ids])

    # ------------------------------------------------------------------ which words there are

    def vocabulary(self) -> list[str]:
        """Words of three letters and more, as the search compares them, in order."""
        words: list[str] = self.words.filter(pc.greater(pc.utf8_length(self.words), 2)).to_pylist()
        return words


def _words(texts: pa.Array) -> pa.Array:
    """The words of each text, as lists."""
    joined = "\0".join(texts.to_pylist())
    return pc.split_pattern(pa.array(parted(searchable_lines(joined)).split("\0"), pa.string()), " ")


def _texts(dataset: Dataset) -> Iterator[tuple[pa.Array, NDArray[np.int32] | None]]:
    """The texts that are searched, each with the position of its event; None if there is one an event."""
    events, claims = dataset.columns.events, dataset.columns.claims
    yield from ((_line(column), None) for column in (*events.titles.values(), *events.summaries.values()))
    dates = events.edtf.cast(pa.string()).dictionary_encode()
    for language in LANGUAGES:
        texts = pa.array([edtf_text(text, language) for text in dates.dictionary.to_pylist()], pa.string())
        yield pa.DictionaryArray.from_arrays(dates.indices, texts), None
    actors = events.actors.cast(pa.string()).dictionary_encode()
    of_cells = [
        "\n".join(name for actor in cell.split("|") for name in _called(dataset, actor))
        for cell in actors.dictionary.to_pylist()
    ]
    yield pa.DictionaryArray.from_arrays(actors.indices, pa.array(of_cells, pa.string())), None
    spellings = pa.array(["\n".join(place.spellings()) for place in dataset.places.values()], pa.string())
    for places in (events.places, events.origins):
        given = np.flatnonzero(places >= 0)
        yield pa.DictionaryArray.from_arrays(pa.array(places[given]), spellings), given.astype(np.int32)
    yield _speakers(dataset, claims.asserted_by), claims.events
    for column in (claims.quotes, *claims.translations.values(), *claims.notes.values()):
        yield _line(column), claims.events
    sources = pa.array(
        ["\n".join((source.title, *source.publishers.texts())) for source in dataset.sources.values()],
        pa.string(),
    )
    yield pa.DictionaryArray.from_arrays(pa.array(claims.sources), sources), claims.events


def _called(dataset: Dataset, actor: str) -> tuple[str, ...]:
    known = dataset.named(actor)
    return (actor,) if known is None else (actor, *known.spellings())


def _speakers(dataset: Dataset, said_by: pa.Array) -> pa.Array:
    """Who speaks, in every language at once."""
    coded = _line(said_by).dictionary_encode()
    named = (
        "\n".join(dataset.speakers[one].names.texts() if one in dataset.speakers else (one,))
        for one in coded.dictionary.to_pylist()
    )
    return pa.DictionaryArray.from_arrays(coded.indices, pa.array(named, pa.string()))


def _line(texts: pa.Array) -> pa.Array:
    """Texts in which nothing ends but the text itself."""
    # The dictionary of a column may hold a word twice, and what no row has.
    plain = texts.cast(pa.string())
    for end in ("\n", "\0"):
        plain = pc.replace_substring(plain, end, " ")
    return plain
