"""The table of speakers, which a dataset may have: who says so, in each language and in which time zone.

Owns its columns and checks, and which zone a claim's day is counted in. Called by `row_reader` and
`column_reader`.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable

from geo_events.dataset.cell_forms import ID
from geo_events.dataset.cells import Row
from geo_events.dataset.contents import columns_of
from geo_events.dataset.ids import Ids
from geo_events.dataset.table_reader import Table
from geo_events.dataset.text_columns import Languages
from geo_events.message import Fault
from geo_events.speaker import Speaker, SpeakerKind

SPEAKERS = "speakers.csv"
_REQUIRED = ("speaker_id", "name")


class SpeakersTable:
    """The sound rows of a table of speakers; none if there is no such file."""

    def __init__(self, path: Traversable, languages: Languages, faults: list[Fault]) -> None:
        self.rows: dict[str, Speaker] = {}
        self._ids = Ids()
        if path.is_file():
            self._read(path, languages, faults)

    def _read(self, path: Traversable, languages: Languages, faults: list[Fault]) -> None:
        table = Table(path, columns_of("speakers"), _REQUIRED, faults, languages)
        for record in table:
            row = Row(path.name, record, faults, table.texts)
            if row.faulty:
                self._ids.rows.setdefault(row.loose("speaker_id"), row.row)
                continue
            speaker = Speaker(
                speaker_id=row.identifier("speaker_id", self._ids),
                names=row.wording("name", is_needed=True),
                timezone=row.timezone("timezone") if row.optional("timezone") else None,
                kind=row.word("kind", SpeakerKind) if row.optional("kind") else SpeakerKind.OTHER,
            )
            if row.sound:
                self.rows[speaker.speaker_id] = speaker

    def zone(self, asserted_by: str) -> str | None:
        """The zone in which somebody speaks; None where it is that of the event's place."""
        speaker = self.rows.get(asserted_by)
        return None if speaker is None else speaker.timezone

    def lacks(self, asserted_by: str) -> bool:
        """Whether a claim names somebody by an id that is not here; plain words are no id."""
        if not self.rows or asserted_by in self._ids:
            return False
        return ID.fullmatch(asserted_by) is not None

    def check(self, row: Row) -> None:
        """Tell an id that is not here."""
        asserted_by = row.loose("asserted_by")
        if self.lacks(asserted_by):
            advice = self._ids.nearest(asserted_by)
            row.remark("asserted_by", "expected.id-of-speaker", asserted_by, advice)
