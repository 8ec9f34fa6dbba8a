"""`title.json`: what the whole is called, what it is about, and on which view it opens.

Owns that file. Called by `folder`.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable

from geo_events import codec
from geo_events.dataset.json_file import is_text, json_of, told
from geo_events.dataset.regular_files import header_of
from geo_events.dataset.text_columns import Languages, tag_of
from geo_events.languages import UNDETERMINED, canonical, is_known, nearest
from geo_events.message import Fault, Message, Mistake
from geo_events.model import View
from geo_events.wording import NOTHING, Wording, in_order

TITLE = "title.json"


@dataclass(frozen=True)
class Title:
    """What the file says; what it does not say is empty."""

    titles: Wording = NOTHING
    """Title of the whole."""
    about: Wording = NOTHING
    """One sentence of what the whole is."""
    opening: View = field(default_factory=View)
    """View on which it opens."""


def languages_of(folder: Traversable) -> Languages:
    """The language of a column without a tag, and the first of the story: by the file, else by the events."""
    said = json_of(folder / TITLE, [])
    tag = said.get("language") if isinstance(said, dict) else None
    bare = (canonical(tag) if is_text(tag) else None) or UNDETERMINED
    return Languages(bare, bare if bare != UNDETERMINED else _first_of(folder / "events.csv", bare))


def _first_of(events: Traversable, bare: str) -> str:
    """The language of the first title in the header of the events."""
    tags = (tag_of(name, "title", Languages(bare)) for name in header_of(events))
    return next(filter(None, tags), bare)


def title_of(
    path: Traversable,
    events: Container[str],
    layers: Sequence[str],
    languages: Languages,
    faults: list[Fault],
) -> Title:
    """Read the file; the view is a link, as its text or as an object of its parameters."""
    content = json_of(path, faults)
    if content is None:
        return Title()
    titles = _texts(content, "title", languages)
    if titles is None:
        faults.append(Fault("expected.titles", {}, told(content), file=path.name))
    about = content.get("about") if isinstance(content, dict) else None
    sentences = NOTHING if about is None else _texts(about, "text", languages)
    if sentences is None:
        faults.append(Fault("expected.about", {}, told(about), file=path.name))
    tag = content.get("language") if isinstance(content, dict) else None
    if tag is not None and not (is_text(tag) and is_known(tag)):
        near = nearest(tag) if is_text(tag) else None
        advice = None if near is None else Message("advice.meant", {"word": near})
        faults.append(Fault("expected.language", {}, told(tag), advice, "language", file=path.name))
    view = content.get("view") if isinstance(content, dict) else None
    opening, mistakes = (View(), []) if view is None else _opening(view, events, layers)
    faults.extend(
        Fault(one.key, one.values, one.found, column=one.column and f"view.{one.column}", file=path.name)
        for one in mistakes
    )
    return Title(titles or NOTHING, sentences or NOTHING, opening)


def _texts(content: object, bare: str, languages: Languages) -> Wording | None:
    """A text by language, or alone; None where there is none."""
    given = {bare: content} if is_text(content) else content
    if not isinstance(given, dict):
        return None
    texts: dict[str, str] = {}
    for name, text in given.items():
        tag = languages.bare if name == bare else canonical(name)
        if tag is None or not (name == bare or is_known(tag)):
            continue
        if not is_text(text):
            return None
        texts.setdefault(tag, text)
    return Wording.of({tag: texts[tag] for tag in in_order(texts, languages.first)}) or None


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
