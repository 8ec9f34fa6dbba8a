"""The table of names, which a dataset may have: people, and names that hide a place's.

Owns its columns and checks. The map does not need it: only who looks for names in a text does. Called by
`folder`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from geo_events.dataset.cells import Row
from geo_events.dataset.contents import columns_of
from geo_events.dataset.ids import Ids
from geo_events.dataset.table_reader import Table
from geo_events.dataset.text_columns import Languages
from geo_events.message import Fault
from geo_events.model import Name, NameKind

NAMES = "names.csv"
_REQUIRED = ("name_id", "kind", "name")


def names_of(path: Traversable, languages: Languages, faults: list[Fault]) -> Mapping[str, Name]:
    """The sound rows of a table of names by id; none if there is no such file."""
    if not path.is_file():
        return {}
    ids, kept = Ids(), {}
    table = Table(path, columns_of("names"), _REQUIRED, faults, languages)
    for record in table:
        row = Row(path.name, record, faults, table.texts)
        if row.faulty:
            continue
        name = Name(
            name_id=row.identifier("name_id", ids),
            kind=row.word("kind", NameKind),
            names=row.wording("name", is_needed=True),
            aliases=row.items("aliases"),
        )
        if row.sound:
            kept[name.name_id] = name
    return kept
