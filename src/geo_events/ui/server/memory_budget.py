"""How much memory all visitors hold together, and what one of them may hold.

Owns the figures and the refusal in words, before the work is done. What a thing takes it says itself. Called
by whatever keeps something for a visitor: own data, tables whose columns are not confirmed, what an undo
would bring back, and files that are ready to be downloaded.
"""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet

from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo_events.errors import UploadError
from geo_events.message import Message

SERVER_VARIABLE = "GEO_EVENTS_SERVER_MB"
"""Environment variable with the megabytes that the server may take; a larger machine holds more."""
_LEAST_SERVER_BYTES = 690_000_000
"""What Community Cloud grants at least."""
_OWN_BYTES = 440_000_000
"""What the app takes itself, with its libraries, and the peak of reading one more upload."""
_SHARE = 0.4
"""Most that one visitor may hold of what there is for all."""


class Held(Protocol):
    """Something that is kept for a visitor as long as it lives."""

    @property
    def visitor(self) -> str:
        """Id of the visitor's session."""

    @property
    def memory(self) -> int:
        """Bytes that it takes."""


def visitor() -> str:
    """Id of the session that this run belongs to."""
    context = get_script_run_ctx()
    return "" if context is None else context.session_id


_held: WeakSet[Held] = WeakSet()


def claim(one: Held) -> None:
    """Count something from now on, as long as it lives."""
    _held.add(one)


def visitors() -> set[str]:
    """Ids of the sessions that hold anything."""
    return {one.visitor for one in set(_held)}


def for_all() -> int:
    """Bytes that all visitors may hold together."""
    given = os.environ.get(SERVER_VARIABLE, "")
    server = int(given) * 1_000_000 if given.isdecimal() else _LEAST_SERVER_BYTES
    return max(server, _LEAST_SERVER_BYTES) - _OWN_BYTES


def spare() -> int:
    """Bytes that the making of one file may take for a while, beside what all visitors hold."""
    return max(0, for_all() - sum(one.memory for one in set(_held)))


def make_room(wanted: int, *replaced: Held | None, peak: int = 0) -> None:
    """Refuse what does not fit for this visitor. Ask within a turn: two at once would each find room for one.

    Parameters
    ----------
    wanted
        Bytes that it will take.
    replaced
        What of the visitor's will be let go for it.
    peak
        Bytes that it will take while it is made, if more: one visitor's share bounds them too.

    Raises
    ------
    UploadError
        If it is too large for this server, or others hold too much of it now.
    """
    all_of_it = for_all()
    kept = [one for one in set(_held) if not any(one is other for other in replaced)]
    own = sum(one.memory for one in kept if one.visitor == visitor())
    most = own + max(wanted, peak)
    if most > _SHARE * all_of_it:
        values = {"megabytes": round(most / 1e6), "most": round(_SHARE * all_of_it / 1e6)}
        raise UploadError(Message("upload.too-large-here", values))
    if sum(one.memory for one in kept) + wanted > all_of_it:
        raise UploadError(Message("upload.full"))
