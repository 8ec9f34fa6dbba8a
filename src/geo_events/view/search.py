"""The search: which events have all the words asked for in their texts.

Owns which texts are searched and how they are compared. Called by `selection`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset import Dataset
from geo_events.model import LANGUAGES
from geo_events.speaker import speaker_name
from geo_events.view.known_claims import claims_about

if TYPE_CHECKING:
    from numpy.typing import NDArray


def search(dataset: Dataset, rows: NDArray[np.int64], words: str) -> NDArray[np.bool_]:
    """Whether each word stands in a title, an actor, a place or a claim of each event at these positions."""
    has_all = np.ones(len(rows), bool)
    terms = _folded(words).split()
    if not terms:
        return has_all
    columns = [(*_words_of(texts), owners) for texts, owners in _texts(dataset, rows)]
    for term in terms:
        # Half a surrogate pair stands in no text, and Arrow takes it as bytes only.
        pattern = term.encode(errors="surrogatepass")
        has_term = np.zeros(len(rows), bool)
        for distinct, indices, owners in columns:
            matches = pc.match_substring(distinct, pattern).to_numpy(zero_copy_only=False)
            has_term[owners[matches[indices]]] = True
        has_all &= has_term
    return has_all


def _texts(dataset: Dataset, rows: NDArray[np.int64]) -> Iterator[tuple[pa.Array, NDArray[np.int64]]]:
    """The texts that are searched, each with the position of its event among the rows."""
    events, claims = dataset.columns.events, dataset.columns.claims
    every = np.arange(len(rows))
    for titles in events.titles.values():
        yield titles.take(rows), every
    # A word that is asked for may not reach from one actor into the next.
    yield pc.replace_substring(events.actors.take(rows).cast(pa.string()), "|", "\n"), every
    spellings = pa.array(["\n".join(place.spellings()) for place in dataset.places.values()], pa.string())
    for column in (events.places[rows], events.origins[rows]):
        given = np.flatnonzero(column >= 0)
        yield spellings.take(column[given]), given
    about, owners = claims_about(dataset.columns, rows)
    for texts in (claims.quotes, claims.translations, _speakers(dataset, claims.asserted_by)):
        yield texts.take(about), owners


def _speakers(dataset: Dataset, said_by: pa.Array) -> pa.Array:
    """Who speaks, in every language at once."""
    if not dataset.speakers:
        return said_by
    coded = said_by.cast(pa.string()).dictionary_encode()
    named = (
        "\n".join(dict.fromkeys(speaker_name(one, dataset.speakers, language) for language in LANGUAGES))
        for one in coded.dictionary.to_pylist()
    )
    return pa.array(named, pa.string()).take(coded.indices)


def _words_of(texts: pa.Array) -> tuple[pa.Array, NDArray[np.int32]]:
    """The distinct texts of a column as the search compares them, and which of them each is."""
    # The dictionary of a column holds the texts of all events: only those that are left here are folded.
    coded = texts.cast(pa.string()).dictionary_encode()
    distinct = coded.dictionary
    others = pc.invert(pc.string_is_ascii(distinct))
    folded = pa.array([_folded(text) for text in distinct.filter(others).to_pylist()], pa.string())
    return pc.replace_with_mask(pc.ascii_lower(distinct), others, folded), coded.indices.to_numpy()


def _folded(text: str) -> str:
    """Text as the search compares it: compatibility forms made one, upper and lower case made one."""
    return unicodedata.normalize("NFKC", text).casefold()
