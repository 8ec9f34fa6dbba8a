"""places.csv as it stands: its rows without coordinates, and the rewriting of a single one.

Owns the characters of the file: all rows but the one that is filled stay as they are, to the byte. Called by
`cache`, which holds the lock.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from pathlib import Path

from geo_events.dataset.csv_records import MARK, RawRecord, encoding_fault, line_of, raw_records
from geo_events.dataset.text_columns import NO_LANGUAGE, text_columns
from geo_events.errors import DataError
from geo_events.message import Fault
from geo_events.places.candidates import Candidate, Wanted, on_earth
from geo_events.places.gazetteer import folded
from geo_events.wording import ENGLISH

PLACES = "places.csv"
_NEEDED = ("place_id", "latitude", "longitude", "geocoder", "geocoder_id", "retrieved", "licence")
_BY_HAND = "manual"


def place_ids(folder: Path) -> set[str]:
    """Ids of all places in a folder's table, with coordinates or without."""
    return read_rows(folder / PLACES).ids()


def read_rows(path: Path) -> Rows:
    """The rows of a file.

    Raises
    ------
    DataError
        If the file cannot be read, or is no table with the columns that are to be filled.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(Fault("expected.readable", found=error.strerror, file=PLACES)) from error
    return Rows(content)


class Rows:
    """places.csv, each record with its own characters.

    Raises
    ------
    DataError
        If the content is no table with the columns that are to be filled.
    """

    def __init__(self, content: bytes) -> None:
        fault = encoding_fault(PLACES, content)
        if fault is not None:
            raise DataError(fault)
        self._mark = MARK.encode() if content.startswith(MARK.encode()) else b""
        self._records = list(raw_records(content.removeprefix(MARK.encode())))
        self._header = [name.strip() for name in self._records[0].cells] if self._records else []
        missing = [name for name in _NEEDED if name not in self._header]
        names = text_columns(self._header, ["name"], NO_LANGUAGE)["name"]
        self._names = [column for _, column in sorted(names, key=lambda one: one.tag != ENGLISH)]
        missing += [] if names else ["name"]
        if missing:
            raise DataError(*(Fault("expected.column", column=name, file=PLACES, row=1) for name in missing))

    def ids(self) -> set[str]:
        """Ids of all rows that can be read."""
        return {self._cell(record, "place_id") for record in self._sound()}

    def missing(self, passed: Container[str] = ()) -> list[Wanted]:
        """Places without coordinates, without those passed over; a half-filled one is left to a person."""
        wanted = [self._wanted(record) for record in self._sound() if not self._located(record)]
        return [place for place in wanted if place.place_id and place.query and place.place_id not in passed]

    def known(self, wanted: Wanted) -> list[Candidate]:
        """Rows that have coordinates and answer the same query, those of a geocoder first."""
        same = [
            candidate
            for record in self._sound()
            if folded(self._query(record)) == folded(wanted.query)
            and (candidate := self._candidate(record)) is not None
        ]
        return sorted(same, key=lambda candidate: candidate.geocoder == _BY_HAND)

    def filled(self, place_id: str, answer: Candidate, today: date) -> bytes | None:
        """The table with an answer in the row of a place; None if the row has coordinates or is gone."""
        values = {
            "latitude": f"{answer.latitude:.5f}",
            "longitude": f"{answer.longitude:.5f}",
            "geocoder": answer.geocoder,
            "geocoder_id": answer.geocoder_id,
            "retrieved": today.isoformat() if answer.retrieved is None else answer.retrieved,
            "licence": answer.licence,
        }
        for record in self._sound():
            if self._cell(record, "place_id") == place_id and not self._located(record):
                cells = [
                    values.get(name, cell) for name, cell in zip(self._header, record.cells, strict=True)
                ]
                end = record.text[len(record.text.rstrip("\r\n")) :]
                texts = [line_of(cells, end) if one is record else one.text for one in self._records]
                return self._mark + "".join(texts).encode()
        return None

    def _sound(self) -> Iterator[RawRecord]:
        for record in self._records[1:]:
            if record.error is None and len(record.cells) == len(self._header):
                yield record

    def _cell(self, record: RawRecord, column: str) -> str:
        """A cell without outer spaces; empty if there is no such column."""
        return record.cells[self._header.index(column)].strip() if column in self._header else ""

    def _query(self, record: RawRecord) -> str:
        cells = (self._cell(record, column) for column in ("query", *self._names))
        return next(filter(None, cells), "")

    def _located(self, record: RawRecord) -> bool:
        return bool(self._cell(record, "latitude") or self._cell(record, "longitude"))

    def _wanted(self, record: RawRecord) -> Wanted:
        return Wanted(
            self._cell(record, "place_id"),
            self._query(record),
            self._cell(record, "country").upper() or None,
            self._cell(record, "kind"),
        )

    def _candidate(self, record: RawRecord) -> Candidate | None:
        try:
            latitude = float(self._cell(record, "latitude"))
            longitude = float(self._cell(record, "longitude"))
        except ValueError:
            return None
        if not on_earth(latitude, longitude):
            return None
        return Candidate(
            name=self._cell(record, "place_id"),
            latitude=latitude,
            longitude=longitude,
            kind=self._cell(record, "kind"),
            country=self._cell(record, "country").upper() or None,
            geocoder=self._cell(record, "geocoder"),
            geocoder_id=self._cell(record, "geocoder_id"),
            licence=self._cell(record, "licence"),
            # What a person placed may stand for something else that is asked for by the same words.
            sure=self._cell(record, "geocoder") != _BY_HAND,
            retrieved=self._cell(record, "retrieved"),
        )
