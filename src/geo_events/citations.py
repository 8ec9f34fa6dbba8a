"""How a source is named wherever it is named: on the page, on a slide, under a picture.

Owns the reference of a document as one line. Called by `export` and `ui`.
"""

from __future__ import annotations

import re

from geo_events.date_text import date_text
from geo_events.model import Source
from geo_events.text import labelled, t

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
"""What may be a link: any other scheme could be a script."""


def citation(source: Source, language: str) -> str:
    """A document as a list of sources names it: its title first, its addresses last."""
    parts = (
        source.title,
        source.published_by(language),
        dated(source, language),
        source.url,
        _archived(source, language),
    )
    return " · ".join(part for part in parts if part)


def listed(source: Source, language: str) -> str:
    """The same where each document is to be got at: one without an address says so."""
    named = citation(source, language)
    return named if addresses(source) else f"{named} · {t('player.claim.no-address', language)}"


def addresses(source: Source) -> tuple[str, ...]:
    """Where a document is to be found: on the web, and in an archive."""
    given = (source.url, source.archive_url)
    return tuple(address for address in given if address is not None and _WEB.fullmatch(address))


def dated(source: Source, language: str) -> str:
    """When a document was published, or that it does not say."""
    if source.published is None:
        return t("sources.undated", language)
    return t("sources.published", language, date=date_text(source.published, language))


def _archived(source: Source, language: str) -> str | None:
    # A full stop or a bracket after an address would be taken for a part of it.
    address = source.archive_url
    return None if address is None else labelled("sources.archived", address, language)
