"""Ids made of words, each once, and names of which no two are alike.

Owns the rule: the words in Latin letters and digits, else the table's noun, and a number behind what comes
again. Called by `flat_table` and `header_rows`.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo_events.tables.coded_columns import counted

_LONGEST = 48


def made_ids(words: pa.Array, noun: str) -> pa.Array:
    """An id for each of some words; no two are alike.

    Examples
    --------
    >>> made_ids(pa.array(["Zürich Hbf", "zurich-hbf", "港", "港"]), "place").to_pylist()
    ['zurich-hbf', 'zurich-hbf-2', 'place', 'place-2']
    """
    plain = pc.utf8_lower(pc.replace_substring_regex(pc.utf8_normalize(words, "NFKD"), r"[^\x00-\x7f]", ""))
    dashed = pc.replace_substring_regex(plain, "[^a-z0-9]+", "-")
    stems = pc.utf8_trim(pc.utf8_slice_codeunits(dashed, 0, _LONGEST), "-")
    stems = pc.if_else(pc.equal(pc.binary_length(stems), 0), noun, stems)
    coded = stems.dictionary_encode()
    numbers = counted(coded.indices.to_numpy(zero_copy_only=False).astype(np.int64))
    is_again = numbers > 1
    if not is_again.any():
        return stems
    again = pc.binary_join_element_wise(stems, pa.array(numbers).cast(pa.string()), "-")
    ids = pc.if_else(pa.array(is_again), again, stems)
    if pc.count_distinct(ids).as_py() == len(ids):
        return ids
    # Some words end in a number themselves.
    return pa.array(apart(ids.to_pylist(), "{}-{}"), pa.string())


def apart(words: Iterable[str], form: str) -> list[str]:
    """Words of which no two are alike: what comes again is numbered. Empty ones stay.

    Examples
    --------
    >>> apart(["a", "", "a", "a (2)", ""], "{} ({})")
    ['a', '', 'a (2)', 'a (2) (2)', '']
    """
    taken = {""}
    made = []
    for word in words:
        number, unlike = 2, word
        while word and unlike in taken:
            unlike, number = form.format(word, number), number + 1
        taken.add(unlike)
        made.append(unlike)
    return made
