"""Where a date may begin in a text, and which is written there.

Owns the search: four scans of the text, each of which leaps to where a date can begin and says by what
follows which forms of `date_forms` are worth a try. Called by `resolution`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from geo_events.mentions import date_forms as forms
from geo_events.mentions.date_forms import DIGIT, EN_TO, NUMERAL, SPACE, TO, Form
from geo_events.mentions.date_parts import Build, Parts, Written

_Way = tuple[str, tuple[Form, ...]]
"""What follows a first character, and the forms that go on so."""

_AFTER_NUMBER: tuple[_Way, ...] = (
    ("年代", (forms.DECADE,)),
    ("年(?!代)", (forms.ZH_YEAR,)),
    ("月", (forms.ZH_MONTH,)),
    ("[日号號]", (forms.ZH_DAY,)),
    ("世[纪紀]", (forms.DECADE_OF_CENTURY,)),
)
_AFTER_RANGE: tuple[_Way, ...] = (
    ("年", (forms.ZH_YEAR,)),
    ("月", (forms.ZH_MONTH_TO,)),
    ("[日号號]", (forms.ZH_DAY,)),
)
_IN_DIGITS: tuple[_Way, ...] = (
    (r"[0-9]{3}[-/.]\d", (forms.MOMENT, forms.YEAR_MONTH_DAY, forms.YEAR_MONTH)),
    (r"[0-9]{3}s(?!\w)", (forms.EN_DECADE,)),
    (r"[0-9]{7}T\d", (forms.MOMENT,)),
    (r"[0-9]?\.\d", (forms.DAY_MONTH_YEAR,)),
    (
        rf"[0-9]?(?:st|nd|rd|th)?(?:{EN_TO}\d{{1,2}}(?:st|nd|rd|th)?)?\s(?:of\s)?[JFMASOND]",
        (forms.EN_DAY_MONTH,),
    ),
)
_IN_CHINESE: tuple[_Way, ...] = (
    (
        "[年月日天周週星期礼禮拜个個一二三四五六]",
        (forms.ZH_WORDED_YEAR, forms.ZH_WEEKDAY, forms.ZH_UNIT, forms.ZH_RELATIVE),
    ),
)


def _led(words: Iterable[str]) -> str:
    """Where one of some words may stand; a mixture of two is let through, and no form takes it."""
    firsts = sorted({letter for word in words for letter in (word[0], word[0].upper())})
    return f"[{''.join(firsts)}](?:{'|'.join(dict.fromkeys(word[1:] for word in words))})"


_MONTH = "[JFMASOND](?:an|eb|ar|pr|ay|u[nlg]|e[pc]|ct|ov)"
_IN_ENGLISH: tuple[_Way, ...] = (
    ("[MTWFS][a-z]{2,5}day", (forms.EN_WEEKDAY,)),
    (rf"{_MONTH}[a-z]{{0,6}}\.?,?\s(?:of\s|the\s)?[0-9]", (forms.EN_MONTH_DAY, forms.EN_MONTH_YEAR)),
    (
        rf"{_led(forms.EN_WHENS)}(?:\s(?:late|early|mid))?[\s-](?:{_MONTH}|[12])",
        (forms.EN_QUALIFIED_MONTH, forms.EN_QUALIFIED_YEAR),
    ),
    (rf"{_led(forms.EN_STEPS)}\s[A-Zwmy]", (forms.EN_QUALIFIED_MONTH, forms.EN_WEEKDAY, forms.EN_UNIT)),
    (_led(forms.EN_RELATIVES), (forms.EN_RELATIVE_DAY,)),
)


@dataclass(frozen=True, slots=True, eq=False)
class _Compiled:
    match: Callable[[str, int], re.Match[str] | None]
    build: Build


@dataclass(frozen=True, slots=True)
class _Scan:
    begins: re.Pattern[str]
    """Its last group tells the way; it begins with a set of characters, through which the engine leaps."""
    ways: tuple[tuple[_Compiled, ...], ...]
    before: int = 0
    """Characters that it takes before the date."""
    at_once: re.Pattern[str] | None = None
    """The same for a date with which the text begins."""

    def places(self, text: str) -> Iterator[tuple[int, tuple[_Compiled, ...]]]:
        """Where a date may begin, and the forms that may fit there."""
        ways, before = self.ways, self.before
        if self.at_once is not None and (first := self.at_once.match(text)) is not None:
            yield 0, ways[_way(first)]
        for place in self.begins.finditer(text):
            yield place.start() + before, ways[_way(place)]


def _way(place: re.Match[str]) -> int:
    return 0 if place.lastindex is None else place.lastindex - 1


def _marked(ways: tuple[_Way, ...]) -> str:
    return "|".join(f"{way}()" for way, _ in ways)


def _forms_of(*ways: _Way) -> tuple[tuple[_Compiled, ...], ...]:
    return tuple(tuple(map(_compiled, same)) for _, same in ways)


@cache
def _compiled(form: Form) -> _Compiled:
    pattern, build = form
    return _Compiled(re.compile(pattern).match, build)


def _number(signs: str, gap: str) -> str:
    """How a number of these signs goes on after the first; the gap is what may stand before its unit."""
    return (
        rf"(?<=[{signs}])(?<![{signs}].)[{signs}]{{0,3}}"
        rf"(?:{gap}(?:{_marked(_AFTER_NUMBER)})|{TO}[{signs}]{{1,4}}{SPACE}(?:{_marked(_AFTER_RANGE)}))"
    )


@cache
def _scans() -> tuple[_Scan, ...]:
    english = _marked(_IN_ENGLISH)
    return (
        _Scan(
            re.compile(f"[{DIGIT}{NUMERAL}](?={_number(DIGIT, SPACE)}|{_number(NUMERAL, '')})"),
            _forms_of(*_AFTER_NUMBER, *_AFTER_RANGE) * 2,
        ),
        _Scan(re.compile(f"[0-9](?<![0-9].)(?={_marked(_IN_DIGITS)})"), _forms_of(*_IN_DIGITS)),
        _Scan(
            re.compile(f"[今本去前明后後当當同该該上下这這周週星礼禮昨翌次隔第](?={_marked(_IN_CHINESE)})"),
            _forms_of(*_IN_CHINESE),
        ),
        _Scan(
            re.compile(rf"[^\w-](?={english})"),
            _forms_of(*_IN_ENGLISH),
            before=1,
            at_once=re.compile(english),
        ),
    )


def written(text: str) -> Iterator[Written]:
    """Every date of a text in its order; where two forms fit, the one that begins first, then the longer."""
    found: list[Written] = []
    # A text says the same few dates again and again.
    said: defaultdict[_Compiled, dict[str, Parts | None]] = defaultdict(dict)
    for scan in _scans():
        after = 0
        for start, candidates in scan.places(text):
            if start < after:
                continue
            for form in candidates:
                if (match := form.match(text, start)) is None:
                    continue
                words, known = match[0], said[form]
                if words not in known:
                    known[words] = form.build(match)
                if (parts := known[words]) is not None:
                    end = start + len(words)
                    found.append(Written(start, end, parts))
                    after = max(after, end)
    found.sort(key=lambda date_: (date_.start, -date_.end))
    end = 0
    for date_ in found:
        if date_.start >= end:
            end = date_.end
            yield date_
