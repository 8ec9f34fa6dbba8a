"""When the server looks for garbage: by its own clock, and not over everything after every run.

Owns that clock. Streamlit has all that is alive looked through after each run of the page, the story and what
it keeps of all other visitors too: of two hundred that come together each waited for two hundred. What was
there before a run is passed over; once a minute it is looked through. Called by `page` and `departures`.
"""

from __future__ import annotations

import gc
import time

from streamlit import runtime

EVERY_SECONDS = 60.0
_looked_at = time.monotonic()
_has_passed_over = False


def pass_over() -> None:
    """Leave out what is alive now when Streamlit looks for garbage after this run."""
    global _has_passed_over
    # Without a server there is no clock that would look through it later.
    if runtime.exists():
        _has_passed_over = True
        gc.freeze()


def settle() -> None:
    """Free whatever is held by circles alone, passed over or not, and pass over what remains."""
    global _looked_at, _has_passed_over
    _looked_at, _has_passed_over = time.monotonic(), False
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def is_due(now: float) -> bool:
    """Whether there were runs, and the last look was long ago."""
    return _has_passed_over and now - _looked_at >= EVERY_SECONDS
