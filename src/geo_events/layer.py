"""The layers of a story: what kinds of thing it tells of, and how each is called, drawn and coloured.

Owns `Layer`, the layers that folders without a table of layers have always had (`layers.json`), and those
that are made of the words of a column alone. What a table of layers may hold is `dataset`'s, how a symbol
and a colour look `design`'s. Called by `dataset`, and by whoever names or draws a layer.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Any

from geo_events.design import GLYPHS, layer_colours
from geo_events.packaged import packaged_json
from geo_events.wording import text_in

OTHER = "other"
"""Id of the layer of what is of no particular kind."""
MOST_LAYERS = 12
"""More kinds than these nobody tells apart."""
_REST = "*"
"""What is said in `layers.json` of the words that share a layer."""
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
    AREA = "area"
    """A part of the world, which comes and goes."""


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
        return text_in(self.names, language) or self.layer_id

    def plural(self, language: str) -> str:
        """What all of them are called."""
        return text_in(self.plurals, language) or self.name(language)

    def may_be(self, form: Form) -> bool:
        """Whether an event of it can have a form."""
        return self.form is None or self.form is form


@cache
def usual_layers() -> Mapping[str, Layer]:
    """The layers that a folder without a table of them may have, by id."""
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
        for layer_id, given in _usual().items()
        if layer_id != _REST
    }


@cache
def _usual() -> Mapping[str, Any]:
    usual: dict[str, Any] = packaged_json("layers.json")
    return usual


def layers_of(words: Iterable[str]) -> dict[str, Layer]:
    """Layers for the words of a column, of which nobody says more than the word.

    Those that are usual come first, as they are, and all of them where there are no others, but that of what
    is of no particular kind only if there is any. The others come in the order given, each with a symbol and
    a colour that no other has as long as there are any.

    Examples
    --------
    >>> [(one.layer_id, one.symbol, one.colour) for one in layers_of(["Strike", "other"]).values()]
    [('other', 'diamond', 'plum'), ('Strike', 'circle', 'blue')]

    Of more words than there may be layers, those behind the first eleven are one.

    >>> many = layers_of(f"kind {number}" for number in range(20))
    >>> len(set(map(id, many.values()))), many["kind 19"].layer_id, many["kind 19"].name("en")
    (12, 'other', '9 other kinds')
    """
    held, usual = dict.fromkeys(words), usual_layers()
    if len(held) > MOST_LAYERS:
        kept = [word for word in held if word != OTHER][: MOST_LAYERS - 1]
        rest = [word for word in held if word not in kept]
        names = {language: text.format(count=len(rest)) for language, text in _usual()[_REST]["name"].items()}
        merged = replace(usual[OTHER], form=None, names=names, plurals={}, counts={})
        return {**layers_of([*kept, OTHER]), **dict.fromkeys([*rest, OTHER], merged)}
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
