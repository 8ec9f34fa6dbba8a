"""places.csv as a cache: rows without coordinates are looked up once and kept.

Owns the lock on the file, the order of who is asked, and what is said about a doubt. Only the command line
asks; the page never does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from geo_events.errors import GeocodingError, MissingLibraryError
from geo_events.files import replace_file
from geo_events.message import Message, Mistake
from geo_events.places.candidates import Candidate, Judgement, Wanted, apart_km, judged
from geo_events.places.places_file import PLACES, Rows, read_rows
from geo_events.places.rate_limiter import PATIENCE_SECONDS
from geo_events.places.services import Service

LISTED = 10
"""Number of candidates that are shown and can be chosen from."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of filling the cache."""

    found: tuple[str, ...]
    """Ids of the places that now have coordinates."""
    not_found: tuple[str, ...]
    """Ids of the places that nobody knows, or only in another country."""
    doubtful: tuple[str, ...] = ()
    """Ids of the places for which a person has to choose."""


def geocode_missing(
    folder: Path,
    services: Sequence[Service],
    *,
    today: date,
    choices: Mapping[str, int] | None = None,
    tell: Callable[[Message], None] = lambda _: None,
    ask: Callable[[str, int], int | None] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    patience_seconds: float = PATIENCE_SECONDS,
) -> Filled:
    """Look up every place that has neither latitude nor longitude: in the file itself, then at each service.

    A service is asked only while there is no sure answer. Each answer is in the file before the next place.
    A lock, which the system lifts when its holder dies, is held from reading the file to writing it: so
    several processes never ask twice for a place that is found, and overwrite nothing.

    Parameters
    ----------
    folder
        Where places.csv is.
    services
        Who is asked, in this order.
    today
        Written in the column retrieved.
    choices
        For a place, the number of the candidate to take, counted from 1 as they were listed.
    tell
        Called with what is to be said of each place, a line each.
    ask
        Called with a place's id and the number of its candidates after they were listed; gives the number to
        take, or None. None if nobody is there to be asked.
    progress
        Called with how many places are done, and how many there are.
    patience_seconds
        How long to wait for another process.

    Raises
    ------
    DataError
        If places.csv is missing, or is no table with the columns that are to be filled.
    GeocodingError
        If a service fails or another process does not finish; what was found so far is kept. Also if a
        choice names no place of the file.
    """
    # A folder without a sound table is told so, and no lock is left in it.
    total = len(read_rows(folder / PLACES).missing())
    _check_choices(folder, choices or {}, tell)
    progress(0, total)
    run = _Run(folder / PLACES, services, today, choices or {}, tell, patience_seconds)
    while (outcome := run.step()) is not None:
        place, judgement = outcome
        if judgement.taken is None and ask is not None and judgement.plausible:
            number = ask(place.place_id, min(len(judgement.plausible), LISTED))
            if number is not None:
                run.take(place, judgement.plausible[number - 1])
        progress(run.done, total)
    return Filled(tuple(run.found), tuple(run.not_found), tuple(run.doubtful))


def _check_choices(folder: Path, choices: Mapping[str, int], tell: Callable[[Message], None]) -> None:
    rows = read_rows(folder / PLACES)
    ids, missing = rows.ids(), {place.place_id for place in rows.missing()}
    for place_id in choices:
        if place_id not in ids:
            raise GeocodingError(Mistake("expected.choice-place", {"file": PLACES}, place_id))
        if place_id not in missing:
            tell(Message("geocode.has-coordinates", {"place": place_id}))


@dataclass
class _Run:
    """One filling, from the first place to the last."""

    path: Path
    services: Sequence[Service]
    today: date
    choices: Mapping[str, int]
    tell: Callable[[Message], None]
    patience_seconds: float
    found: list[str] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    _hints: set[str] = field(default_factory=set)

    @property
    def done(self) -> int:
        """How many places were looked up."""
        return len(self.found) + len(self.not_found) + len(self.doubtful)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The file, kept from other processes."""
        try:
            with FileLock(self.path.with_name(f".{PLACES}.lock"), timeout=self.patience_seconds):
                yield
        except Timeout as error:
            raise GeocodingError(Message("geocode.locked", {"file": PLACES})) from error

    def step(self) -> tuple[Wanted, Judgement] | None:
        """Look up the first place that is left; None if there is none."""
        with self.locked():
            rows = read_rows(self.path)
            left = rows.missing((*self.found, *self.not_found, *self.doubtful))
            if not left:
                return None
            place = left[0]
            judgement = self._search(place, rows)
            if judgement.taken is not None:
                # Read once more: an editor knows no lock and may have saved the file during the question.
                self._write(place, judgement.taken)
        self._report(place, judgement)
        return place, judgement

    def take(self, place: Wanted, candidate: Candidate) -> None:
        """Write what a person chose for a doubtful place."""
        with self.locked():
            self._write(place, candidate)
        self.doubtful.remove(place.place_id)
        self.found.append(place.place_id)
        self._say("taken", place=place.place_id, candidate=candidate.told())

    def _say(self, key: str, **values: object) -> None:
        self.tell(Message(f"geocode.{key}", values))

    def _write(self, place: Wanted, candidate: Candidate) -> None:
        content = read_rows(self.path).filled(place.place_id, candidate, self.today)
        if content is not None:
            replace_file(self.path, content)

    def _search(self, place: Wanted, rows: Rows) -> Judgement:
        number = self.choices.get(place.place_id)
        candidates = rows.known(place)
        for service in (None, *self.services):
            if service is not None:
                candidates += self._ask(service, place)
            judgement = judged(candidates, place.country)
            if number is None and judgement.taken is not None:
                return judgement
            # Numbers count the answers in the order of the services: asking more of them changes none.
            if number is not None and 1 <= number <= min(len(judgement.plausible), LISTED):
                return Judgement(judgement.plausible[number - 1], judgement.plausible, judgement.refused)
        return Judgement(None, judgement.plausible, judgement.refused)

    def _ask(self, service: Service, place: Wanted) -> Sequence[Candidate]:
        try:
            return service.search(place)
        except MissingLibraryError as error:
            if service.name not in self._hints:
                self._hints.add(service.name)
                self._say("passed-over", service=service.name, reason=error.messages[0])
            return ()
        except GeocodingError as error:
            values = {"file": PLACES, "place": place.place_id, "told": error.messages[0]}
            raise GeocodingError(Message("geocode.at-place", values)) from error

    def _report(self, place: Wanted, judgement: Judgement) -> None:
        name, plausible = place.place_id, judgement.plausible
        if judgement.taken is not None:
            self.found.append(name)
            self._say("taken", place=name, candidate=judgement.taken.told())
            return
        if plausible:
            self.doubtful.append(name)
            self._say("doubtful", place=name)
        else:
            self.not_found.append(name)
            self._say("not-found", place=name)
        if name in self.choices:
            self._say("no-such-choice", number=str(self.choices[name]))
        for number, one in enumerate(plausible[:LISTED], 1):
            km = f"{apart_km(plausible[0], one):.0f}"
            self._say("candidate", number=number, km=km, candidate=one.told())
        if len(plausible) > LISTED:
            self._say("more", count=len(plausible) - LISTED)
        for one in judgement.refused[:LISTED]:
            self._say("refused", country=place.country, candidate=one.told())
