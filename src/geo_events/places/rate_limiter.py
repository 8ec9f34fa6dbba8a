"""The pace of questions to a public server: one a second over all processes of a user on this machine.

Owns the lock and the moment before which nobody asks. Knows no server. Called by `services`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from geo_events.errors import GeocodingError
from geo_events.message import Message

PAUSE_SECONDS = 1.0
"""Rest after each request: Nominatim allows one request a second over all users of a machine."""
LONGEST_SECONDS = 300.0
"""Longest rest that is kept when a server asks for one; beyond it the user is told to come back."""
PATIENCE_SECONDS = 600.0
"""Longest wait for another process that is asking, in seconds."""


def shared_path() -> Path:
    """File that all processes of this user agree on, whatever dataset they fill."""
    return user_cache_path("geo-events", appauthor=False) / "nominatim"


class Pace:
    """Lets one process at a time ask, and none before the rest of the last question is over.

    The file holds the earliest moment of the next question, so a rest outlives whoever is stopped during it.
    The system lifts the lock when its holder dies.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self._path = path
        self._clock = clock
        self._sleep = sleep
        self._patience_seconds = patience_seconds

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn to ask one question, and keep it while that is asked.

        Raises
        ------
        GeocodingError
            If another process does not finish.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock = FileLock(f"{self._path}.lock", timeout=self._patience_seconds)
            with lock:
                rest = self._rest()
                if rest > 0:
                    self._sleep(rest)
                self.defer(PAUSE_SECONDS)
                try:
                    yield
                finally:
                    self.defer(max(PAUSE_SECONDS, self._rest()))
        except Timeout as error:
            raise GeocodingError(Message("geocode.no-turn")) from error

    def defer(self, seconds: float) -> None:
        """Let nobody ask for a while; to be called during a turn."""
        self._path.write_text(repr(self._clock() + seconds), encoding="ascii")

    def _rest(self) -> float:
        try:
            rest = float(self._path.read_text(encoding="ascii")) - self._clock()
        except (FileNotFoundError, ValueError):
            return 0.0
        # More than anybody writes, or no number: the clock was set back, or the file is damaged.
        return max(rest, 0.0) if rest <= LONGEST_SECONDS + 1 else PAUSE_SECONDS
