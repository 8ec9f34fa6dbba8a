"""How many texts of a story are not in one of the languages in which it is told.

Owns what counts: titles, summaries, names and notes. A quote's translations do not: who reads the original
needs none. Called by the command line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geo_events.dataset.contents import Dataset
from geo_events.languages import UNDETERMINED
from geo_events.wording import Wording


def untranslated(dataset: Dataset) -> Counter[str]:
    """The texts that are not there in a language of the story, by its tag; without those that lack none.

    A text in a language that nobody names may be in any: it lacks none.
    """
    languages = [tag for tag in dataset.languages if tag != UNDETERMINED]
    parts = [dataset] if dataset.undated is None else [dataset, dataset.undated]
    missing: Counter[str] = Counter()
    for text in _texts(dataset):
        missing.update(tag for tag in languages if text and tag not in text and UNDETERMINED not in text)
    for part in parts:
        columns = part.columns
        for texts in (columns.events.titles, columns.events.summaries, columns.claims.notes):
            missing.update(_missing(texts, languages))
    return +missing


def _texts(dataset: Dataset) -> Iterator[Wording]:
    """The texts of which there are few."""
    yield from (dataset.titles, dataset.about)
    for chapter in dataset.chapters.values():
        yield from (chapter.titles, chapter.notes)
    for named in (dataset.places, dataset.names, dataset.speakers):
        yield from (one.names for one in named.values())


def _missing(texts: Mapping[str, Any], languages: list[str]) -> dict[str, int]:
    """Rows that have a text, and not in a language."""
    if not texts:
        return {}
    filled = {tag: pc.not_equal(column.cast(pa.string()), "") for tag, column in texts.items()}
    said = None
    for one in filled.values():
        said = one if said is None else pc.or_(said, one)
    if UNDETERMINED in filled:
        said = pc.and_not(said, filled[UNDETERMINED])
    return {
        tag: pc.sum(said if tag not in filled else pc.and_not(said, filled[tag])).as_py() or 0
        for tag in languages
    }
