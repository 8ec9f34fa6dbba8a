"""What the files of data say of a claim and a source, and of themselves.

Owns the records that several formats share, and their moments in ISO 8601; the keys are English identifiers
and do not change with the language. How a format writes them is its own affair. Called by the modules of the
formats.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from geo_events.almanac import numbers_in
from geo_events.clock import Known
from geo_events.dataset import columns_in
from geo_events.instant import iso
from geo_events.model import Claim, Source
from geo_events.request import GENERATOR, Request, provenance
from geo_events.text import t
from geo_events.when import Edge, When, parse
from geo_events.wording import Wording

_EVER = parse("9999").end
"""What is known from here on only was said nobody knows when, of what was nobody knows when."""

Record = dict[str, str | int | None]
"""The members of a claim or a document."""


class About(TypedDict):
    """What a file of data says of itself."""

    title: str
    version: str
    date: str
    generator: str
    language: str
    filters: list[str]
    """Filters in words."""
    events: int
    """Number of events with a date."""
    undated: NotRequired[int]
    """Number of events of which no source says when."""
    sources: list[Record]
    credits: list[str]
    note: NotRequired[str]
    """Why the file is empty."""


def ends_of(when: When) -> tuple[str | None, str | None]:
    """The first moment of a date and the first after it, in ISO 8601; None where it is open."""
    return (
        None if when.start_edge is Edge.OPEN else iso(when.start),
        None if when.end_edge is Edge.OPEN else iso(when.end),
    )


def precision_of(when: When) -> str | None:
    """The unit to which a date is known; None where there is no date."""
    return when.precision.value if when.edtf else None


def edtf(when: When | None) -> str | None:
    """A date as the table has it."""
    return None if when is None else when.edtf


def calendar(when: When, end: int = 0) -> list[int]:
    """Year, month and day of one end of a date, as far as they are known; empty if not even the year is.

    Examples
    --------
    >>> from geo_events.when import parse
    >>> calendar(parse("2019-04~/2019-05-02"), 1), calendar(parse("2019-04~")), calendar(parse("201X"))
    ([2019, 5, 2], [2019, 4], [])
    """
    numbers = numbers_in(when.edtf.strip().split("/")[end])
    # Beyond the months stand the seasons.
    return list(numbers[:1] if len(numbers) > 1 and numbers[1] > 12 else numbers)


def worded(stem: str, text: Wording | None, languages: Sequence[str]) -> dict[str, str | None]:
    """A text in each of some languages, by the names of their columns; empty where it lacks one.

    Examples
    --------
    >>> worded("title", Wording.of({"de": "Ein Boot"}), ["de", "zh-Hant"])
    {'title_de': 'Ein Boot', 'title_zh_hant': ''}
    """
    names = columns_in(stem, languages)
    texts = (None if text is None else text.get(tag) for tag in languages)
    return dict(zip(names, texts, strict=True))


def claim_record(claim: Claim, known: Known, by: str, language: str, translated: Sequence[str]) -> Record:
    """All that a claim says and who says it, and since when it was there to be known.

    Parameters
    ----------
    claim, known, by
        The claim, since when it was known, and who says so.
    language
        Of the reader.
    translated
        Languages into which any quote is translated.
    """
    return {
        "id": claim.claim_id,
        "stance": claim.stance.value,
        "asserted_by": by,
        "asserted_on": edtf(claim.asserted_on),
        "known": iso(known.time) if known.time < _EVER else None,
        "known_assumed": known.assumed,
        "quote": claim.quote,
        **worded("quote", claim.translations, translated),
        "figure": None if claim.figure is None else claim.figure.plain,
        "note": claim.notes.text(language) or None,
        "source": claim.source_id,
    }


def source_record(source: Source, language: str) -> Record:
    """All that is known of a document."""
    return {
        "id": source.source_id,
        "title": source.title,
        "publisher": source.published_by(language),
        "kind": source.kind.value,
        "language": source.language,
        "published": edtf(source.published),
        "url": source.url,
        "archive_url": source.archive_url,
        "file": source.file,
        "sha256": source.sha256,
    }


def about(request: Request) -> About:
    """What a file of data says of itself."""
    said = provenance(request, has_map=False)
    record: About = {
        "title": said.title,
        "version": said.version,
        "date": said.made,
        "generator": GENERATOR,
        "language": said.language,
        "filters": list(said.filters),
        "events": request.scene.count,
        "sources": [source_record(source, said.language) for source in said.sources],
        "credits": list(said.credits),
    }
    if request.undated is not None:
        record["undated"] = request.undated.count
    if request.scene.count == 0:
        record["note"] = t("table.empty", said.language)
    return record
