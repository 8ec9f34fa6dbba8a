"""What a scene tells the page's search beside its words: ways to write a character, names, endings.

Owns what is left out because the scene has no use for it. Called by `builder`.
"""

from __future__ import annotations

import json

from geo_events.dataset import Dataset
from geo_events.folding import parted, searchable, simplified
from geo_events.scene.schema import SceneData
from geo_events.scene.search_schema import SceneSearch
from geo_events.view import ENDINGS, KnownNames


def search_json(data: SceneData, dataset: Dataset, query: str) -> SceneSearch:
    """What is of use to search a scene, whose words are all here; of a packed scene, everything."""
    told = None if "packed" in data else searchable(json.dumps(data, ensure_ascii=False))
    letters = None if told is None else set(told)
    words = None if told is None else set(parted(told).split(" "))
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
            if (written < "\U00010000" if letters is None else plain in letters)
        ),
        "names": [
            list(group)
            for group in KnownNames.of(dataset).groups
            if not shown.issuperset(group) and (words is None or _has_any(words, group))
        ],
        "endings": [list(endings) for endings in ENDINGS],
    }


def _has_any(words: set[str], group: tuple[str, ...]) -> bool:
    """Whether all words of a spelling are among those of a scene; some scripts have one a character."""
    return any(words.issuperset(parted(searchable(spelling)).split(" ")) for spelling in group)
