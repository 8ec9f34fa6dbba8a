"""places.csv as a cache: rows without coordinates are looked up once and kept.

Owns the lock, the order of questions and the rewriting of single rows; all others stay as they are, to the
byte. Only the command line asks a geocoder; the page never does.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import sleep as real_sleep
from typing import Any

from filelock import FileLock, Timeout

from geo_events.dataset.records import MARK, RawRecord, encoding_fault, line_of, raw_records, replace_file
from geo_events.errors import DataError, Fault, GeocodingError
from geo_events.places.services import Location, Service

PLACES = "places.csv"
PAUSE_SECONDS = 1.0
"""Rest after each request: Nominatim allows one request a second over all users of a machine."""
PATIENCE_SECONDS = 600.0
"""How long to wait for another process that is filling the same file."""
_NEEDED = ("place_id", "name_en", "latitude", "longitude", "geocoder", "geocoder_id", "retrieved", "licence")


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of filling the cache."""

    found: tuple[str, ...]
    """Ids of the places that now have coordinates."""
    not_found: tuple[str, ...]
    """Ids of the places that the geocoder does not know."""


def geocode_missing(
    folder: Path,
    service: Service,
    *,
    today: date,
    sleep: Callable[[float], None] = real_sleep,
    tell: Callable[[str], None] = lambda _: None,
    patience_seconds: float = PATIENCE_SECONDS,
) -> Filled:
    """Ask a geocoder for every place that has neither latitude nor longitude, once each.

    Each answer is in the file before the next question. A lock, which the system lifts when its holder dies,
    is held from reading the file to the end of the pause after the question: so several processes together
    ask no more often than one, never twice for a place, and overwrite nothing.

    Parameters
    ----------
    folder
        Where places.csv is.
    service
        Who is asked.
    today
        Written in the column retrieved.
    sleep
        Called with `PAUSE_SECONDS` after each question.
    tell
        Called with a line about each answer.
    patience_seconds
        How long to wait for another process.

    Raises
    ------
    DataError
        If places.csv is missing, or is no table with the columns that are to be filled.
    GeocodingError
        If the service fails or another process does not finish; what was found so far is kept.
    """
    found: list[str] = []
    not_found: list[str] = []
    _Cache(folder / PLACES)  # a folder without a sound table is told so, and no lock is left in it
    while True:
        try:
            with FileLock(folder / f".{PLACES}.lock", timeout=patience_seconds):
                asked = _look_up(folder / PLACES, service, not_found, today, sleep)
        except Timeout as error:
            message = (
                f"expected to write {PLACES}, found it locked by another process; try again when it has ended"
            )
            raise GeocodingError(message) from error
        if asked is None:
            return Filled(tuple(found), tuple(not_found))
        place_id, answer = asked
        (not_found if answer is None else found).append(place_id)
        tell(
            f"{place_id}: "
            + ("not found" if answer is None else f"{answer.latitude:.5f}, {answer.longitude:.5f}")
        )


def _look_up(
    path: Path, service: Service, passed: Container[str], today: date, sleep: Callable[[float], None]
) -> tuple[str, Location | None] | None:
    """Fill the first row without coordinates; None if there is none but those passed over."""
    cache = _Cache(path)
    record = cache.first_missing(passed)
    if record is None:
        return None
    place_id, query = cache.cell(record, "place_id"), cache.query(record)
    try:
        answer = _ask(service, place_id, query)
        if answer is not None:
            # Read once more: an editor knows no lock and may have saved the file during the question.
            _Cache(path).fill(place_id, answer, service, today)
    finally:
        sleep(PAUSE_SECONDS)
    return place_id, answer


def _ask(service: Service, place_id: str, query: str) -> Location | None:
    asked = f"{PLACES}, place {place_id}: expected an answer of {service.name} to {query!r}"
    try:
        answer: Location | None = service.geocoder.geocode(query, exactly_one=True)
    except service.errors as error:
        kept = "what was found before is kept, try again later"
        raise GeocodingError(f"{asked}, found {type(error).__name__}: {error}; {kept}") from error
    if answer is None:
        return None
    # Written so that it does not hold for a number that is none. geopy makes 0, 0 of an answer without
    # coordinates; nothing lies there but the sea.
    somewhere = answer.latitude != 0 or answer.longitude != 0
    if somewhere and abs(answer.latitude) <= 90 and abs(answer.longitude) <= 180:
        return answer
    raise GeocodingError(
        f"{asked} in degrees, found {answer.latitude!r}, {answer.longitude!r}; fill the row in by hand"
    )


class _Cache:
    """places.csv as it stands, each record with its own characters."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DataError(
                [Fault(path.name, None, None, "a file that can be read", error.strerror)]
            ) from error
        fault = encoding_fault(path.name, content)
        if fault is not None:
            raise DataError([fault])
        self._mark = MARK.encode() if content.startswith(MARK.encode()) else b""
        self._records = list(raw_records(content.removeprefix(MARK.encode())))
        self._header = [name.strip() for name in self._records[0].cells] if self._records else []
        missing = [name for name in _NEEDED if name not in self._header]
        if missing:
            raise DataError([Fault(path.name, 1, name, "a column of this name") for name in missing])

    def cell(self, record: RawRecord, column: str) -> str:
        """A cell without outer spaces; empty if there is no such column."""
        return record.cells[self._header.index(column)].strip() if column in self._header else ""

    def query(self, record: RawRecord) -> str:
        """What to ask for: the column query, else the English name."""
        return self.cell(record, "query") or self.cell(record, "name_en")

    def first_missing(self, passed: Container[str]) -> RawRecord | None:
        """First record without coordinates whose id is not among those passed over, or None."""
        for record in self._records[1:]:
            if record.error is None and len(record.cells) == len(self._header):
                place_id, query = self.cell(record, "place_id"), self.query(record)
                if place_id and query and place_id not in passed and not self._located(record):
                    return record
        return None

    def _located(self, record: RawRecord) -> bool:
        return bool(self.cell(record, "latitude") or self.cell(record, "longitude"))

    def fill(self, place_id: str, answer: Location, service: Service, today: date) -> None:
        """Write an answer into the row of a place, unless the row has coordinates by now or is gone."""
        values = {
            "latitude": f"{answer.latitude:.5f}",
            "longitude": f"{answer.longitude:.5f}",
            "geocoder": service.name,
            "geocoder_id": _id_of(answer.raw),
            "retrieved": today.isoformat(),
            "licence": service.licence,
        }
        texts = [record.text for record in self._records]
        for index, record in enumerate(self._records):
            if record.error is not None or len(record.cells) != len(self._header):
                continue
            if self.cell(record, "place_id") == place_id and not self._located(record):
                cells = [
                    values.get(name, cell) for name, cell in zip(self._header, record.cells, strict=True)
                ]
                texts[index] = line_of(cells, record.text[len(record.text.rstrip("\r\n")) :])
                replace_file(self._path, self._mark + "".join(texts).encode())
                return


def _id_of(raw: Any) -> str:
    """The service's own id of an answer: `relation/123` in OpenStreetMap, a number in GeoNames."""
    if not isinstance(raw, dict):
        return ""
    if "osm_type" in raw and "osm_id" in raw:
        return f"{raw['osm_type']}/{raw['osm_id']}"
    return str(raw.get("geonameId", ""))
