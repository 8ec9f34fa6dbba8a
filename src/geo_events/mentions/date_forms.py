"""How dates are written in English and Chinese: the forms, and where each may begin.

Owns the patterns. What a part such as "Monday" or "the 5th" means in a text is for `resolution`, which calls
this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geo_events.mentions.date_parts import (
    DAYS_FROM_PUBLICATION,
    DAYS_FROM_TEXT,
    YEARS_FROM_PUBLICATION,
    Build,
    Written,
    calendar,
    decade_of,
    decade_of_century,
    en_month,
    moment,
    relative,
    unit_of,
    weekday_of,
    worded_year,
    zh_day,
)

_DIGIT = "0-9０-９"
_NUMBER = (
    rf"(?:[{_DIGIT}](?<![{_DIGIT}.．第].)[{_DIGIT}]?"
    r"|[一二三四五六七八九十](?<![〇零一二三四五六七八九十百千万第几幾数數].)[一二三四五六七八九十]{0,2})"
)
_YEAR = (
    rf"(?:[{_DIGIT}](?<![{_DIGIT}].)[{_DIGIT}]{{3}}"
    r"|[一二](?<![〇零○一二三四五六七八九].)[〇零○一二三四五六七八九]{3})"
)
_SPACE = r"[^\S\n]?"
_TO = rf"{_SPACE}(?:[至到~～–-]|—{{1,2}}){_SPACE}"
_PART = r"(?:[初底末]|[上中下]旬|[上下]半年)?"
_YEAR_PART = r"(?:年?[初底末]|[上下]半年)?"
_ZH_DAY = rf"(?P<d>{_NUMBER})(?:{_SPACE}[日号號](?![本元圆圓报報电電])|(?={_TO}{_NUMBER}{_SPACE}[日号號]))"
_ZH_MONTH_DAY = rf"(?P<m>{_NUMBER}){_SPACE}月份?(?:{_SPACE}{_ZH_DAY}|{_PART})"
_NOT_IN_WORD = r"(?<![\w-].)"
_EN_MONTH = (
    r"(?P<m>J(?<![\w-].)(?:an(?:uary)?|une?|uly?)|F(?<![\w-].)eb(?:ruary)?|M(?<![\w-].)(?:ar(?:ch)?|ay)|"
    r"A(?<![\w-].)(?:pr(?:il)?|ug(?:ust)?)|S(?<![\w-].)ept?(?:ember)?|O(?<![\w-].)ct(?:ober)?|"
    r"N(?<![\w-].)ov(?:ember)?|D(?<![\w-].)ec(?:ember)?)(?![A-Za-z])\.?"
)
_EN_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%])"
_EN_YEAR = r"(?P<y>(?:1\d|20|21)\d\d)(?!\d)"
_EN_TO = r"[^\S\n]?(?:-|–|—|to|and|until|through)[^\S\n]?"
_STEP = r"(?P<s>[LlTtNn](?<![\w-].)(?:ast|his|ext))\s"


def _word(*words: str) -> str:
    """One of some English words, with or without a capital, where a word may begin."""
    return "(?:" + "|".join(f"[{word[0].upper()}{word[0]}]{_NOT_IN_WORD}{word[1:]}" for word in words) + ")"


_WHEN = _word("in", "since", "until", "by", "from", "during", "of", "late", "early", "mid")
_QUALIFIER = rf"(?:{_STEP}|{_WHEN}(?:\s(?:late|early|mid))?[\s-])"


def _any_of(words: dict[str, int], *, is_english: bool) -> str:
    chosen = sorted((word for word in words if word.isascii() is is_english), key=len, reverse=True)
    return "|".join(re.sub(" ", r"\\s", word) for word in chosen)


_ZH_RELATIVE = "|".join(_any_of(words, is_english=False) for words in (DAYS_FROM_PUBLICATION, DAYS_FROM_TEXT))
_EN_RELATIVE = _word(
    *(
        word
        for words in (DAYS_FROM_PUBLICATION, DAYS_FROM_TEXT)
        for word in _any_of(words, is_english=True).split("|")
    )
)
_Forms = tuple[tuple[str, Build], ...]

_NUMERAL = "〇零○一二三四五六七八九十"
_BEGINS_WITH_NUMBER = (
    rf"[{_DIGIT}](?<![{_DIGIT}].)(?=[{_DIGIT}]*(?:[^\S\n]?[年月日号號世]|{_TO}[{_DIGIT}]))"
    rf"|[{_NUMERAL}](?<![{_NUMERAL}].)(?=[{_NUMERAL}]*(?:[年月日号號世]|{_TO}[{_NUMERAL}]))"
)
_IN_CHINESE_NUMBERS: _Forms = (
    (rf"(?P<c>{_NUMBER})世[纪紀](?P<t>{_NUMBER})年代", decade_of_century),
    (rf"(?P<y>[{_DIGIT}](?<![{_DIGIT}].)[{_DIGIT}]{{2}}[0０])年代", decade_of),
    (
        rf"(?P<y>{_YEAR})(?:{_SPACE}年(?!代)(?:{_SPACE}{_ZH_MONTH_DAY}|{_YEAR_PART})|(?={_TO}{_YEAR}{_SPACE}年))",
        calendar,
    ),
    (_ZH_MONTH_DAY, calendar),
    (rf"(?P<m>{_NUMBER})(?={_TO}{_NUMBER}{_SPACE}月)", calendar),
    (rf"{_ZH_DAY}(?P<after>(?:[内內间間游遊后後前]|之[内內间間后後前]))?", zh_day),
)
_BEGINS_WITH_DIGIT = (
    rf"[0-9](?<![0-9].)(?=[0-9]*(?:st|nd|rd|th)?(?:s(?!\w)|[-/.T]\d|{_EN_TO}\d|\s(?:of\s)?[JFMASOND]))"
)
_IN_DIGITS: _Forms = (
    (
        r"(?P<y>[0-9](?<![0-9].)[0-9]{3})(?P<i>-?)(?P<m>\d\d)(?P=i)(?P<d>\d\d)"
        r"T(?P<h>\d\d):?(?P<n>\d\d)(?::?(?P<x>\d\d)(?:\.\d+)?)?(?P<o>Z|[+-]\d\d:?\d\d)?",
        moment,
    ),
    (r"(?P<y>[0-9](?<![\d./-].)[0-9]{3})(?P<i>[-/.])(?P<m>\d\d?)(?P=i)(?P<d>\d\d?)(?!\d)", calendar),
    (r"(?P<y>[12](?<![\d./-].)[0-9]{3})-(?P<m>0[1-9]|1[0-2])(?![\d-])", calendar),
    (r"(?P<d>[0-9](?<![\d.].)[0-9]?)\.(?P<m>\d\d?)\.(?P<y>\d{4})(?!\d)", calendar),
    (
        rf"(?P<d>[0-9](?<![\w.,-].)[0-9]?(?:st|nd|rd|th)?)(?:{_EN_TO}(?P<e>{_EN_DAY}))?"
        rf"\s(?:of\s)?{_EN_MONTH}(?:,?\s{_EN_YEAR})?",
        calendar,
    ),
    (r"(?P<y>[12](?<!\w.)[0-9]{2}0)s(?!\w)", decade_of),
)
_BEGINS_IN_CHINESE = (
    "[今本去前明后後当當同该該上下这這周週星礼禮昨翌次隔第](?=[年月日天周週星期礼禮拜个個一二三四五六])"
)
_IN_CHINESE_WORDS: _Forms = (
    (
        rf"(?P<w>{'|'.join(YEARS_FROM_PUBLICATION)}|[当當同该該]年)(?:{_SPACE}{_ZH_MONTH_DAY}|{_YEAR_PART})",
        worded_year,
    ),
    (
        r"(?P<s>[上本这這下](?:一?[个個])?)?(?:[周週](?<![一两兩每几幾数數\d].)|星期|[礼禮]拜)"
        r"(?P<w>[一二三四五六日天])(?![年岁歲次致本])",
        weekday_of,
    ),
    (rf"(?P<s>[上本这這下])一?[个個]?(?:(?P<u>月|[周週](?!年)|星期|[礼禮]拜)(?:(?<=月){_PART})?)", unit_of),
    (_ZH_RELATIVE, relative),
)
_BEGINS_IN_ENGLISH = (
    r"[A-Za-z](?<![\w-].)(?=(?:ast|his|ext|n|ince|ntil|y|rom|uring|f|ate|arly|id|he|hat|\sday|[a-z]{2,5}day|"
    r"esterday|omorrow|an|eb|ar|pr|ay|u[nlg]|e[pc]|ct|ov)(?:[a-z]{0,6}))"
)
_IN_ENGLISH: _Forms = (
    (rf"{_EN_MONTH}\s(?:the\s)?(?P<d>{_EN_DAY})(?:{_EN_TO}(?P<e>{_EN_DAY}))?(?:,?\s{_EN_YEAR})?", calendar),
    (rf"{_EN_MONTH},?\s(?:of\s)?{_EN_YEAR}", calendar),
    (rf"{_QUALIFIER}{_EN_MONTH}(?!\s\d)", en_month),
    (rf"{_WHEN}\s{_EN_YEAR}(?!\w)", calendar),
    (
        r"(?:(?P<s>[Ll]ast|[Tt]his|[Nn]ext)\s)?(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\w)",
        weekday_of,
    ),
    (rf"{_STEP}(?P<u>week|month|year)(?!\w)", unit_of),
    (rf"(?:{_EN_RELATIVE})(?!\w)", relative),
)


def _compiled(
    begins: str, forms: _Forms
) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Build], ...]]:
    return re.compile(begins), tuple((re.compile(form), build) for form, build in forms)


@cache
def _groups() -> tuple[tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Build], ...]], ...]:
    """The forms by what they begin with: two dozen are tried only where one can begin."""
    return (
        _compiled(_BEGINS_WITH_NUMBER, _IN_CHINESE_NUMBERS),
        _compiled(_BEGINS_WITH_DIGIT, _IN_DIGITS),
        _compiled(_BEGINS_IN_CHINESE, _IN_CHINESE_WORDS),
        _compiled(_BEGINS_IN_ENGLISH, _IN_ENGLISH),
    )


def written(text: str) -> Iterator[Written]:
    """Every date of a text in its order; where two forms fit, the one that begins first, then the longer."""
    found: list[Written] = []
    for begins, forms in _groups():
        after = 0
        for place in begins.finditer(text):
            start = place.start()
            if start < after:
                continue
            for form, build in forms:
                match = form.match(text, start)
                if match is not None and (date_ := build(match)) is not None:
                    found.append(date_)
                    after = max(after, date_.end)
    found.sort(key=lambda date_: (date_.start, -date_.end))
    end = 0
    for date_ in found:
        if date_.start >= end:
            end = date_.end
            yield date_
