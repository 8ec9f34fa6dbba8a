"""`title.json`: what the whole is called, what it is about, and on which view it opens.

Owns that file. Called by `folder`.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable

from geo_events import codec
from geo_events.dataset.json_file import is_text, json_of, told
from geo_events.message import Fault, Mistake
from geo_events.model import LANGUAGES, View

TITLE = "title.json"


@dataclass(frozen=True)
class Title:
    """What the file says; what it does not say is empty."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """Title of the whole by language."""
    about: Mapping[str, str] = field(default_factory=dict)
    """One sentence of what the whole is, by language."""
    opening: View = field(default_factory=View)
    """View on which it opens."""


def title_of(path: Traversable, events: Container[str], layers: Sequence[str], faults: list[Fault]) -> Title:
    """Read the file; the view is a link, as its text or as an object of its parameters."""
    content = json_of(path, faults)
    if content is None:
        return Title()
    titles = _texts(content)
    if titles is None:
        faults.append(Fault("expected.titles", {"names": LANGUAGES}, told(content), file=path.name))
    about = content.get("about") if isinstance(content, dict) else None
    sentences = {} if about is None else _texts(about)
    if sentences is None:
        faults.append(Fault("expected.about", {"names": LANGUAGES}, told(about), file=path.name))
    view = content.get("view") if isinstance(content, dict) else None
    opening, mistakes = (View(), []) if view is None else _opening(view, events, layers)
    faults.extend(
        Fault(one.key, one.values, one.found, column=one.column and f"view.{one.column}", file=path.name)
        for one in mistakes
    )
    return Title(titles or {}, sentences or {}, opening)


def _texts(content: object) -> dict[str, str] | None:
    """A text in each language; None if one of them is not there."""
    if not isinstance(content, dict) or not all(is_text(content.get(language)) for language in LANGUAGES):
        return None
    return {language: content[language] for language in LANGUAGES}


def _opening(given: object, events: Container[str], layers: Sequence[str]) -> tuple[View, list[Mistake]]:
    """The view that is asked for, and what is wrong with it."""
    asked = codec.parameters(given.lstrip("?#")) if is_text(given) else given
    if not isinstance(asked, dict):
        return View(), [Mistake("expected.link-text", found=told(given), column=None)]
    mistakes = [
        Mistake("expected.one-of", {"words": codec.NAMES}, name) for name in asked if name not in codec.NAMES
    ]
    query = {}
    for name, value in asked.items():
        text = _written(value)
        if text is None:
            mistakes.append(Mistake("expected.text", found=told(value), column=name))
        else:
            query[name] = text
    view, unsound = codec.read(query, layers=layers)
    if view.event_id is not None and view.event_id not in events:
        mistakes.append(Mistake("expected.id-of-event", found=view.event_id, column="event"))
        view = replace(view, event_id=None)
    return view, mistakes + list(unsound)


def _written(value: object) -> str | None:
    """A value as a link has it; None if it can be none."""
    if isinstance(value, list) and all(is_text(word) for word in value):
        return ",".join(value) or "none"
    if isinstance(value, bool) or not (is_text(value) or isinstance(value, int | float)):
        return None
    return str(value)
