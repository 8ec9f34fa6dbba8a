"""Languages by their BCP 47 tags: how a tag is written, what is read in its place, which way it is read.

Owns the tags themselves, of the program's words and of the data's alike; which words there are is not known
here. What a script, a region or a name follows from is CLDR's, by Babel. The player has the same rules in
`languages.js`, and `tests/cases/languages.json` the cases. Called by every room that chooses a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Literal

from babel import localedata
from babel.core import Locale, get_global

UNDETERMINED = "und"
"""Tag of a text of which nobody says in which language it is."""
_FORM = re.compile(
    r"(?P<language>[a-z]{2,3}|[a-z]{5,8})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*+)"
    r"(?P<more>(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})++)*+(?:-x(?:-[a-z0-9]{1,8})++)?)",
    re.IGNORECASE | re.ASCII,
)
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
"""Scripts in use that run from right to left, by ISO 15924."""


def canonical(tag: str) -> str | None:
    """A tag as it is written, from any case and with `_` for `-`; None of what has not the form of one.

    Examples
    --------
    >>> canonical("zh_hant"), canonical("EN-gb"), canonical("soon!")
    ('zh-Hant', 'en-GB', None)
    """
    found = _FORM.fullmatch(tag.strip().replace("_", "-"))
    if found is None:
        return None
    script, region = found["script"] or "", found["region"] or ""
    parts = (found["language"].lower(), script.title(), region.upper())
    return "-".join(filter(None, parts)) + (found["variants"] + found["more"]).lower()


def column(tag: str) -> str:
    """A tag as the end of a column's name.

    Examples
    --------
    >>> column("zh-Hant")
    'zh_hant'
    """
    return tag.lower().replace("-", "_")


def is_known(tag: str) -> bool:
    """Whether there is such a language, script and region.

    Examples
    --------
    >>> is_known("zh-Hant"), is_known("xq"), is_known("en-Xxxx")
    (True, False, False)
    """
    written = canonical(tag)
    if written is None:
        return False
    language, written_in, region = _parts(written)
    english = Locale.parse("en")
    known = language in english.languages or language in get_global("likely_subtags")
    return known and (written_in or "Latn") in english.scripts and (region or "001") in english.territories


def nearest(tag: str) -> str | None:
    """The tag that may be meant by one that is none: by its spelling, or by the language's name.

    Examples
    --------
    >>> nearest("german"), nearest("jp"), nearest("zh-hnas")
    ('de', 'ja', 'zh-Hans')
    """
    names = _names()
    word = tag.strip().replace("_", "-").casefold()
    if word in names:
        return names[word]
    language, _, rest = word.partition("-")
    language = get_global("language_aliases").get(language, language)
    # Who writes a country's code means what is spoken there.
    there = get_global("likely_subtags").get(f"und_{language.upper()}", "").partition("_")[0]
    found = language if is_known(language) else there
    if found:
        scripts = {str(script).casefold(): script for script in Locale.parse("en").scripts}
        near = get_close_matches(rest, scripts, 1, 0.7) if rest else []
        return f"{found}-{scripts[near[0]]}" if near else found
    close = get_close_matches(word, names, 1, 0.75)
    return names[close[0]] if close else None


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tag and those that say less, from the nearest on.

    Examples
    --------
    >>> fallbacks("zh-TW"), fallbacks("de-AT")
    (('zh-TW', 'zh-Hant', 'zh'), ('de-AT', 'de'))
    """
    language, written, region = _parts(tag)
    likely = _likely(tag)
    chain = [tag]
    chain += [f"{language}-{written}-{region}"] if written and region else []
    # What a language is mostly written in is the language: of German there is no `de-Latn` to look for.
    is_other = likely != _likely(language)
    chain += [f"{language}-{likely}"] if likely and (written or is_other) else []
    return tuple(dict.fromkeys([*chain, language]))


def chosen(wanted: Iterable[str], offered: Iterable[str]) -> str | None:
    """The first of the offered languages that a reader of the wanted ones reads best; None if there is none.

    The same script is read before another: who wants `zh-TW` has `zh-Hant` before `zh`, and `zh` if that is
    all there is.

    Examples
    --------
    >>> chosen(["zh-TW"], ["en", "zh", "zh-Hant"]), chosen(["zh-CN"], ["en", "zh-Hant", "zh"])
    ('zh-Hant', 'zh')
    >>> chosen(["th", "de-AT"], ["en", "de"]), chosen(["th"], ["en"])
    ('de', None)
    """
    there = tuple(offered)
    for tag in filter(None, map(canonical, wanted)):
        found = next(_fitting(tag, there), None)
        if found is not None:
            return found
    return None


def _fitting(tag: str, offered: tuple[str, ...]) -> Iterator[str]:
    """The offered languages that do for a tag, the best first: itself, its script, its language."""
    yield from (one for one in offered if one.casefold() == tag.casefold())
    language, script = _parts(tag)[0], _likely(tag)
    same = [one for one in offered if _parts(one)[0] == language]
    alike = [one for one in same if _likely(one) == script]
    yield from sorted(alike, key=lambda one: _rank(one, tag))
    yield from same


def _rank(one: str, tag: str) -> int:
    chain = fallbacks(tag)
    return chain.index(one) if one in chain else len(chain)


@cache
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way a language is read.

    Examples
    --------
    >>> direction("ar"), direction("az-Arab"), direction("ko")
    ('rtl', 'rtl', 'ltr')
    """
    return "rtl" if _likely(tag) in _RIGHT_TO_LEFT else "ltr"


def script(tag: str) -> str:
    """The script of a language, by ISO 15924; empty where nobody knows.

    Examples
    --------
    >>> script("zh-HK"), script("ko"), script("und")
    ('Hant', 'Kore', '')
    """
    return _likely(tag)


def marked(tag: str) -> str:
    """A tag as it marks a text: Chinese says in which script it is, by which its fonts are chosen.

    Examples
    --------
    >>> marked("zh"), marked("zh-HK"), marked("ar")
    ('zh-Hans', 'zh-HK', 'ar')
    """
    return f"{tag}-{_likely(tag)}" if tag == "zh" else tag


@cache
def own_name(tag: str) -> str:
    """What a language calls itself; its tag where nobody knows.

    Examples
    --------
    >>> own_name("fr"), own_name("zh-Hant"), own_name("xx-unknown")
    ('Français', '繁體中文', 'xx-unknown')
    """
    if tag == UNDETERMINED:
        return tag
    keys = [key.replace("-", "_") for key in (f"{_parts(tag)[0]}-{_likely(tag)}", *fallbacks(tag))]
    at = next((key for key in keys if localedata.exists(key)), None)
    names = {} if at is None else Locale.parse(at).languages
    name = next((str(names[key]) for key in keys if key in names), None)
    return tag if name is None else name[:1].upper() + name[1:]


def _parts(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag; empty where it does not say."""
    found = _FORM.fullmatch(tag)
    if found is None:
        return tag, "", ""
    return found["language"].lower(), (found["script"] or "").title(), (found["region"] or "").upper()


@cache
def _likely(tag: str) -> str:
    """The script that a tag names, or that its language is mostly written in there."""
    language, written, region = _parts(tag)
    if written or language == UNDETERMINED:
        return written
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return next((part for part in full.split("_") if len(part) == 4 and part.isalpha()), "")


@cache
def _names() -> dict[str, str]:
    """Tags by the names of the languages, in English and as they call themselves, in small letters."""
    english = Locale.parse("en").languages
    own = {own_name(tag).casefold(): tag for tag in ("ar", "de", "en", "es", "fr", "ja", "ko", "ru", "zh")}
    return {name.casefold(): tag.replace("_", "-") for tag, name in english.items()} | own
