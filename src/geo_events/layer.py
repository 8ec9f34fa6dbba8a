"""The layers of a story: what kinds of thing it tells of, and how each is called, drawn and coloured.

Owns `Layer`, the layers that folders without a table of layers have always had (`layers.json`), and those
that are made of the words of a column alone. What a table of layers may hold is `dataset`'s, how a symbol
and a colour look `design`'s. Called by `dataset`, and by whoever names or draws a layer.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources

from geo_events.design import GLYPHS, layer_colours
from geo_events.languages import chosen

OTHER = "other"
"""Id of the layer of what is of no particular kind."""
PLURALS = ("zero", "one", "two", "few", "many", "other")
"""Plural categories of CLDR."""
Texts = Mapping[str, str]


class Form(StrEnum):
    """How the events of a layer are drawn."""

    POINT = "point"
    JOURNEY = "journey"
    """From stop to stop, with a moving head."""
    FLOW = "flow"
    """An arc from where it came from to where it went."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of thing."""

    layer_id: str
    """What the events' column `layer` holds."""
    form: Form | None
    """None where it follows from each event: with stops a journey, from one place to another a flow."""
    symbol: str
    """One of the outlines of `design`."""
    colour: str
    """A name of `design`, or `#rrggbb`."""
    names: Texts = field(default_factory=dict)
    """What one event of it is called, by language; the id stands in for a name where there is none."""
    plurals: Texts = field(default_factory=dict)
    """What all of them are called; empty where that is no other name."""
    notes: Texts = field(default_factory=dict)
    counts: Mapping[str, Texts] = field(default_factory=dict)
    """What so many are called, by language and plural category, with `{count}` in it."""
    moved: Mapping[str, Texts] = field(default_factory=dict)
    """The same where each of them went from one place to another."""

    def name(self, language: str) -> str:
        """What one event of it is called."""
        return told(self.names, language) or self.layer_id

    def plural(self, language: str) -> str:
        """What all of them are called."""
        return told(self.plurals, language) or self.name(language)

    def may_be(self, form: Form) -> bool:
        """Whether an event of it can have a form."""
        return self.form is None or self.form is form


def told(texts: Texts, language: str) -> str:
    """The text for a reader of a language; empty if there is none at all.

    Examples
    --------
    >>> told({"en": "Strike", "fr": "Grève"}, "fr-CA"), told({"fr": "Grève"}, "ko"), told({}, "en")
    ('Grève', 'Grève', '')
    """
    found = chosen((language, "en"), texts)
    return texts[found] if found is not None else next(iter(texts.values()), "")


@cache
def usual_layers() -> Mapping[str, Layer]:
    """The layers that a folder without a table of them may have, by id."""
    content = (resources.files("geo_events") / "layers.json").read_text(encoding="utf-8")
    return {
        layer_id: Layer(
            layer_id,
            Form(given["form"]),
            given["symbol"],
            given["colour"],
            given["name"],
            given["plural"],
            counts=given["count"],
            moved=given.get("moved", {}),
        )
        for layer_id, given in json.loads(content).items()
    }


def layers_of(words: Iterable[str]) -> dict[str, Layer]:
    """Layers for the words of a column, of which nobody says more than the word.

    Those that are usual come first, as they are, and all of them where there are no others, but that of what
    is of no particular kind only if there is any. The others come in the order given, each with a symbol and
    a colour that no other has as long as there are any.

    Examples
    --------
    >>> [(one.layer_id, one.symbol, one.colour) for one in layers_of(["Strike", "other"]).values()]
    [('other', 'diamond', 'plum'), ('Strike', 'circle', 'blue')]
    """
    held, usual = dict.fromkeys(words), usual_layers()
    wanted = held if held.keys() - usual.keys() else held | dict.fromkeys(usual.keys() - {OTHER})
    found = {layer_id: layer for layer_id, layer in usual.items() if layer_id in wanted}
    symbols = free(GLYPHS.outlines, {layer.symbol for layer in found.values()})
    colours = free(layer_colours(), {layer.colour for layer in found.values()})
    for word in held:
        if word not in found:
            found[word] = Layer(word, None, next(symbols), next(colours))
    return found


def free(names: Iterable[str], taken: Container[str]) -> Iterator[str]:
    """The names that are free, then all of them over and over."""
    yield from (name for name in names if name not in taken)
    while True:
        yield from names
