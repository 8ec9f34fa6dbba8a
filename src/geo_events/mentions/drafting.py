"""Rows for the tables of events and claims, made of sentences, for a person to look through.

Owns what a sentence alone allows to be said. It judges nothing: the status is left empty, and what else is a
proposal says so in the claim's note. Called by the command line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from geo_events.dataset import Dataset
from geo_events.dataset.contents import columns_of
from geo_events.dataset.csv_records import line_of
from geo_events.date_text import date_text
from geo_events.layer import OTHER
from geo_events.mentions.date_values import Basis, DateMention, basis_text
from geo_events.mentions.finder import Mention, MentionKind
from geo_events.mentions.reading import Document, Reading
from geo_events.mentions.sentences import Sentence, Sentences
from geo_events.message import Message, joined
from geo_events.model import LANGUAGES, Place, Stance
from geo_events.packaged import packaged_json
from geo_events.when import Precision, When, parse

Found = TypeVar("Found", Mention, DateMention)

DRAFTED = ("events", "claims")
"""The tables for which rows are drafted."""
_NEIGHBOURS = 12
"""Sentences that a quote may have at most."""
_BETWEEN = {"en": ", ", "zh": "，"}
_PRECISIONS = tuple(Precision)


_TEXTS = {"title": LANGUAGES, "summary": LANGUAGES, "quote": ("en",)}
"""In which languages a draft has its texts."""


@dataclass(frozen=True)
class Draft:
    """Rows by table, each with its cells by column."""

    rows: Mapping[str, Sequence[Mapping[str, str]]]
    undated: int
    """Sentences left out because none of their dates could be resolved."""
    repeated: int = 0
    """Sentences left out because the text says them, and what stands around them, more than once."""

    def csv(self, table: str) -> str:
        """One table with its header."""
        columns = columns_of(table, _TEXTS)
        lines = (line_of(row.get(column, "") for column in columns) for row in self.rows[table])
        return line_of(columns) + "".join(lines)


def draft(readings: Iterable[Reading], dataset: Dataset, language: str = LANGUAGES[0]) -> Draft:
    """One event and one claim for each sentence with a date and a place.

    Parameters
    ----------
    readings
        Of the documents, whose ids must differ.
    dataset
        Whose places and names were found in them.
    language
        Of the notes.
    """
    rows: dict[str, list[dict[str, str]]] = {table: [] for table in DRAFTED}
    undated = repeated = 0
    for reading in readings:
        sentences = list(Sentences(reading.document.text))
        for sentence, mentions, dates in _by_sentence(sentences, reading):
            places = [mention for mention in mentions if mention.kind is MentionKind.PLACE]
            resolved = [date for date in dates if date.edtf is not None]
            if not places or not dates:
                continue
            if not resolved:
                undated += 1
                continue
            quote = _quote(sentence, sentences, reading.document.text)
            if quote is None:
                repeated += 1
                continue
            event, claim, note = _rows(sentence, quote, reading.document, dataset, mentions, resolved)
            rows["events"].append(event)
            rows["claims"].append(claim | {"note": note.text(language)})
    return Draft(rows, undated, repeated)


def _by_sentence(
    sentences: Sequence[Sentence], reading: Reading
) -> Iterator[tuple[Sentence, list[Mention], list[DateMention]]]:
    mentions, dates = list(reading.mentions)[::-1], list(reading.dates)[::-1]
    for sentence in sentences:
        yield sentence, _taken(mentions, sentence), _taken(dates, sentence)


def _taken(items: list[Found], sentence: Sentence) -> list[Found]:
    """Those that begin in a sentence, taken from a list whose last one comes first in the text."""
    taken = []
    while items and items[-1].start < sentence.end:
        item = items.pop()
        if item.start >= sentence.start:
            taken.append(item)
    return taken


def _rows(
    sentence: Sentence,
    quote: str,
    document: Document,
    dataset: Dataset,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
) -> tuple[dict[str, str], dict[str, str], Message]:
    date = min(dates, key=_coarseness)
    edtf = "" if date.edtf is None else date.edtf
    candidates = _finest([mention for mention in mentions if mention.kind is MentionKind.PLACE], dataset)
    titles = {
        language: f"{' / '.join(place.name(language) for place in candidates)}"
        f"{_BETWEEN[language]}{date_text(parse(edtf), language)}"
        for language in LANGUAGES
    }
    event_id = f"{document.source_id}-s{sentence.number}"
    people = [mention.ids[0] for mention in mentions if mention.kind is MentionKind.PERSON]
    actors = [
        dataset.names[person].name("en") if person in dataset.names else person
        for person in dict.fromkeys(people)
    ]
    event = {
        "event_id": event_id,
        "layer": _layer(sentence.words, dataset),
        **{f"title_{language}": title for language, title in titles.items()},
        "when": edtf,
        "place_id": candidates[0].place_id if len(candidates) == 1 else "",
        "actors": "|".join(actors),
    }
    claim = {
        "claim_id": f"{event_id}-1",
        "event_id": event_id,
        "source_id": document.source_id,
        "stance": Stance.EXPECTS if _is_ahead(edtf, document.published) else Stance.REPORTS,
        "asserted_by": document.publisher,
        "asserted_on": "" if document.published is None else document.published.edtf,
        "quote": quote,
        "quote_en": quote if document.language.startswith("en") else "",
    }
    return event, claim, _note(sentence, mentions, date, dates, candidates)


def _is_ahead(edtf: str, published: When | None) -> bool:
    """Whether a date begins after the document appeared: it can only be expected there."""
    return bool(edtf) and published is not None and parse(edtf).start >= published.end


def _finest(mentions: Sequence[Mention], dataset: Dataset) -> tuple[Place, ...]:
    """The places of the mention that says most exactly where: several if it can mean several."""
    choices = [tuple(dataset.places[place_id] for place_id in mention.ids) for mention in mentions]
    return min(choices, key=lambda places: min(place.radius_km for place in places))


def _layer(words: str, dataset: Dataset) -> str:
    """The first layer that the words of a sentence propose; without any, that of no particular kind."""
    fitting = (layer for layer, cue in _cues().items() if layer in dataset.layers and cue.search(words))
    return next(fitting, OTHER)


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    found = packaged_json("mentions/layer_cues.json")
    return {layer: re.compile(cue, re.IGNORECASE) for layer, cue in found.items()}


def _quote(sentence: Sentence, sentences: Sequence[Sentence], text: str) -> str | None:
    """The sentence, with those after and before it until the text has it only once; None if it always has."""
    first = last = sentence.number - 1
    for _ in range(_NEIGHBOURS):
        quote = text[sentences[first].start : sentences[last].end]
        position = text.find(quote)
        if text.find(quote, position + 1) < 0:
            return quote
        if last + 1 < len(sentences):
            last += 1
        elif first:
            first -= 1
        else:
            break
    return None


def _coarseness(date: DateMention) -> int:
    return len(_PRECISIONS) if date.edtf is None else _PRECISIONS.index(parse(date.edtf).precision)


def _note(
    sentence: Sentence,
    mentions: Sequence[Mention],
    date: DateMention,
    dates: Sequence[DateMention],
    places: Sequence[Place],
) -> Message:
    others = dict.fromkeys(
        other.edtf for other in dates if other.edtf is not None and other.edtf != date.edtf
    )
    read = {
        "number": str(sentence.number),
        "words": " ".join(date.words.split()),
        "date": date.edtf,
        "basis": basis_text(date.basis),
        "against": date.against,
    }
    parts = [Message("draft.read" if date.basis is Basis.WRITTEN else "draft.read-counted", read)]
    if len(places) > 1:
        parts.append(Message("draft.may-be", {"places": joined(place.place_id for place in places)}))
    known = {place.place_id for place in places}
    more = dict.fromkeys(
        place_id
        for mention in mentions
        if mention.kind is MentionKind.PLACE
        for place_id in mention.ids
        if place_id not in known
    )
    if more:
        parts.append(Message("draft.places", {"places": list(more)}))
    if others:
        parts.append(Message("draft.dates", {"dates": list(others)}))
    return joined([*parts, Message("draft.check")], "message.also")
