"""Links to a view: of the app, and of an exported page.

Owns which characters an address may hold as they are, and what a dataset makes of a link; the names in it are
those of `codec`. Called by `request`, `export`, `story`, `cli` and `ui`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from geo_events import codec
from geo_events.dataset import Dataset
from geo_events.errors import ExportError
from geo_events.message import Mistake
from geo_events.model import Clock, View
from geo_events.view import whole_layers

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_VALUE = _UNRESERVED | {",", "/", ":"}
_PATH = _UNRESERVED | {"/"}
_ADDRESS = _PATH | frozenset(":@!$&+,=%[]")
"""What stays as it is in an address that was given whole; brackets name hosts of IPv6."""
_ABSOLUTE = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


_WHOLE = View()
to_query = codec.write


def from_query(
    query: Mapping[str, str], dataset: Dataset, opening: View = _WHOLE
) -> tuple[View, tuple[Mistake, ...]]:
    """Read a view of a dataset from URL parameters.

    Parameters
    ----------
    query
        Parameters by name.
    dataset
        What is looked at: an event that it does not hold is not selected.
    opening
        View that has what the parameters leave out.

    Returns
    -------
    tuple of View and Mistake
        The view that the sound parameters ask for, and what is wrong with each that is not sound.
    """
    view, mistakes = codec.read(query, opening, tuple(dataset.layers))
    if view.event_id is not None and dataset.event(view.event_id) is None:
        mistakes += (Mistake("expected.id-of-event", found=view.event_id, column="event"),)
        view = replace(view, event_id=None)
    clock = view.clock if dataset.has_clock else Clock.HINDSIGHT
    return replace(view, layers=whole_layers(view.layers, dataset), clock=clock), mistakes


def filtered_as(view: View, other: View = _WHOLE) -> View:
    """The same view through the filters of another."""
    return replace(other, clock=view.clock, language=view.language, event_id=view.event_id, look=view.look)


def written(view: View, opening: View = _WHOLE) -> str:
    """The shortest link to a view; `opening` is what it leaves out.

    Examples
    --------
    >>> written(View(start="1999", search="left & right"))
    'from=1999&q=left%20%26%20right'
    """
    return _pairs(to_query(view, opening))


def page_opening(view: View, dataset: Dataset) -> str:
    """The view on which an exported page opens, as a link.

    The page holds what the filters leave; where they leave everything, it opens with those of the dataset.
    """
    is_whole = view == filtered_as(view)
    return written(filtered_as(view, dataset.opening if is_whole else _WHOLE))


def app_link(app_url: str, view: View, opening: View = _WHOLE, *, embedded: bool = False) -> str:
    """Address at which the app shows a view; `opening` is what it shows without a query.

    Raises
    ------
    ExportError
        If the app's address is none.

    Examples
    --------
    >>> app_link("https://boats.example/app?from=1999", View(search="left & right"), embedded=True)
    'https://boats.example/app?embed=true&q=left%20%26%20right'
    """
    query = {"embed": "true"} if embedded else {}
    root = address(app_url)
    asked = _pairs(query | to_query(view, opening))
    return f"{root}?{asked}" if asked else root


def address(app_url: str) -> str:
    """The app's address without query and fragment.

    Raises
    ------
    ExportError
        If it is no address of the web.
    """
    root = app_url.strip().partition("#")[0].partition("?")[0]
    if _ABSOLUTE.match(root) is None:
        raise ExportError(Mistake("expected.address", found=app_url, column="url"))
    whole = root if "/" in root.partition("//")[2] else f"{root}/"
    return _percent(whole, _ADDRESS)


def page_link(page: str, view: View) -> str:
    """An exported page as a view has it, which holds what the filters leave; the page may open otherwise."""
    look = to_query(filtered_as(view))
    always = {"clock": view.clock.value, "lang": view.language}
    return f"{reference(page)}#{_pairs(look | always)}"


def reference(name: str) -> str:
    """A whole address, or a file beside the page that refers to it: never another scheme."""
    return address(name) if _ABSOLUTE.match(name) is not None else _percent(name, _PATH, has_letters=True)


def beside(page: str, name: str) -> str:
    """The whole address of a file that is named from a page, as an address without a query.

    Examples
    --------
    >>> beside("https://boats.example/maps/talk.html", "talk.png")
    'https://boats.example/maps/talk.png'
    """
    named = reference(name)
    return named if _ABSOLUTE.match(named) is not None else f"{page.rpartition('/')[0]}/{named}"


def _pairs(query: Mapping[str, str]) -> str:
    return "&".join(f"{name}={_percent(value, _VALUE)}" for name, value in query.items())


def _percent(text: str, kept: frozenset[str], *, has_letters: bool = False) -> str:
    """Text as it may stand in an address; a file's name keeps the letters of all scripts, to be legible."""
    return "".join(
        char if char in kept or (has_letters and char.isalnum()) else _bytes(char) for char in text
    )


def _bytes(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", errors="replace"))
