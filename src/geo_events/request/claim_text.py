"""A claim in words, wherever a whole one is told: who says it, what of it, and the quote as a reader sees it.

Called by the deck and by the page.
"""

from __future__ import annotations

import re

from geo_events.date_text import date_text
from geo_events.languages import chosen
from geo_events.model import Claim, Source
from geo_events.text import t
from geo_events.wording import NOTHING_SAID, Said

_LINKS = (re.compile(r'\[([^\][]*)\]\([^()\s]*(?: "[^"]*")?\)'), re.compile(r"<\/?a(?:\s[^<>]*)?>"))


def said_text(claim: Claim, by: str, language: str) -> str:
    """Who says what of the event, and when it was said."""
    said = claim.asserted_on
    date = t("sources.undated", language) if said is None else date_text(said, language)
    return t("export.claim", language, by=by, stance=t(f"player.stance.{claim.stance}", language), date=date)


def quoted(words: str) -> str:
    """A quote between its marks, without the links of the page on which it stands; empty if it is."""
    if not words:
        return ""
    for link in _LINKS:
        words = link.sub(r"\1" if link.groups else "", words)
    return f"“{words}”"


def translation_of(claim: Claim, source: Source, language: str) -> Said:
    """The translation of a quote into the language of a reader who needs one; empty if there is none."""
    if chosen([language], [source.language]) is not None:
        return NOTHING_SAID
    tag = chosen([language], claim.translations)
    return NOTHING_SAID if tag is None else Said(claim.translations.get(tag), tag)
