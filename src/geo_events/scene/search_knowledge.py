"""What a scene tells the page's search beside its words: ways to write a character, names, endings.

Owns what is left out because the scene has no use for it. Called by `builder`.
"""

from __future__ import annotations

import json
import re

from geo_events.dataset import Dataset
from geo_events.folding import simplified
from geo_events.scene.schema import SceneData
from geo_events.scene.search_schema import SceneSearch
from geo_events.view import ENDINGS, KnownNames

_WORD = re.compile(r"\w+")


def search_json(data: SceneData, dataset: Dataset, query: str) -> SceneSearch:
    """What is of use to search a scene, whose words are all here; of a packed scene, everything."""
    # The tables by which texts are folded are large, and nobody has searched yet: simpler means must do.
    told = None if "packed" in data else json.dumps(data, ensure_ascii=False).lower()
    letters = set() if told is None else set(map(_simple, set(told)))
    words = set() if told is None else set(_WORD.findall(told))
    shown = {
        spelling
        for named in (*data["people"].values(), *data["places"].values())
        for spelling in (*named["name"].values(), *named["spellings"])
    }
    return {
        "query": query,
        "variants": "".join(
            written + plain
            for written, plain in simplified().items()
            if (written < "\U00010000" if told is None else plain in letters)
        ),
        "names": [
            list(group)
            for group in KnownNames.of(dataset).groups
            if not shown.issuperset(group) and (told is None or _may_hold(words, letters, group))
        ],
        "endings": [list(endings) for endings in ENDINGS],
    }


def _may_hold(words: set[str], letters: set[str], group: tuple[str, ...]) -> bool:
    """Whether all words of a spelling, or where none are parted its letters, are among those of a scene."""
    small = [spelling.lower() for spelling in group]
    return any(
        words.issuperset(_WORD.findall(one)) or (not one.isascii() and letters.issuperset(map(_simple, one)))
        for one in small
    )


def _simple(letter: str) -> str:
    return simplified().get(letter, letter)
