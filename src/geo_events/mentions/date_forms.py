"""How dates are written in English and Chinese: the forms, one pattern each.

Owns the patterns, and what each makes of its match. Where in a text one may begin is for `date_search`, which
calls this; what a part such as "Monday" or "the 5th" means in a text is for `resolution`.
"""

from __future__ import annotations

import re

from geo_events.mentions.date_parts import (
    DAYS_FROM_PUBLICATION,
    DAYS_FROM_TEXT,
    YEARS_FROM_PUBLICATION,
    Build,
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

Form = tuple[str, Build]
"""A pattern, and what becomes of its match."""

DIGIT = "0-9０-９"
NUMERAL = "〇零○一二三四五六七八九十"
SPACE = r"[^\S\n]?"
TO = rf"{SPACE}(?:[至到~～–-]|—{{1,2}}){SPACE}"
EN_TO = r"[^\S\n]?(?:-|–|—|to|and|until|through)[^\S\n]?"
_NUMBER = (
    rf"(?:[{DIGIT}](?<![{DIGIT}.．第].)[{DIGIT}]?"
    r"|[一二三四五六七八九十](?<![〇零一二三四五六七八九十百千万第几幾数數].)[一二三四五六七八九十]{0,2})"
)
_YEAR = (
    rf"(?:[{DIGIT}](?<![{DIGIT}].)[{DIGIT}]{{3}}"
    r"|[一二](?<![〇零○一二三四五六七八九].)[〇零○一二三四五六七八九]{3})"
)
_PART = r"(?:[初底末]|[上中下]旬|[上下]半年)?"
_YEAR_PART = r"(?:年?[初底末]|[上下]半年)?"
_ZH_DAY = rf"(?P<d>{_NUMBER})(?:{SPACE}[日号號](?![本元圆圓报報电電])|(?={TO}{_NUMBER}{SPACE}[日号號]))"
_ZH_MONTH_DAY = rf"(?P<m>{_NUMBER}){SPACE}月份?(?:{SPACE}{_ZH_DAY}|{_PART})"
_NOT_IN_WORD = r"(?<![\w-].)"
_EN_MONTH = (
    r"(?P<m>J(?<![\w-].)(?:an(?:uary)?|une?|uly?)|F(?<![\w-].)eb(?:ruary)?|M(?<![\w-].)(?:ar(?:ch)?|ay)|"
    r"A(?<![\w-].)(?:pr(?:il)?|ug(?:ust)?)|S(?<![\w-].)ept?(?:ember)?|O(?<![\w-].)ct(?:ober)?|"
    r"N(?<![\w-].)ov(?:ember)?|D(?<![\w-].)ec(?:ember)?)(?![A-Za-z])\.?"
)
_EN_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%])"
_EN_YEAR = r"(?P<y>(?:1\d|20|21)\d\d)(?!\d)"


def _word(*words: str) -> str:
    """One of some English words, with or without a capital, where a word may begin."""
    return "(?:" + "|".join(f"[{word[0].upper()}{word[0]}]{_NOT_IN_WORD}{word[1:]}" for word in words) + ")"


def _any_of(words: dict[str, int], *, is_english: bool) -> str:
    chosen = sorted((word for word in words if word.isascii() is is_english), key=len, reverse=True)
    return "|".join(re.sub(" ", r"\\s", word) for word in chosen)


EN_STEPS = ("last", "this", "next")
EN_WHENS = ("in", "since", "until", "by", "from", "during", "of", "late", "early", "mid")
EN_RELATIVES = tuple(
    word
    for words in (DAYS_FROM_PUBLICATION, DAYS_FROM_TEXT)
    for word in _any_of(words, is_english=True).split("|")
)
_STEP = rf"(?P<s>{_word(*EN_STEPS)})\s"
_WHEN = _word(*EN_WHENS)
_QUALIFIER = rf"(?:{_STEP}|{_WHEN}(?:\s(?:late|early|mid))?[\s-])"
_ZH_RELATIVE = "|".join(_any_of(words, is_english=False) for words in (DAYS_FROM_PUBLICATION, DAYS_FROM_TEXT))

# Chinese, from a number

DECADE: Form = (rf"(?P<y>[{DIGIT}](?<![{DIGIT}].)[{DIGIT}]{{2}}[0０])年代", decade_of)
DECADE_OF_CENTURY: Form = (rf"(?P<c>{_NUMBER})世[纪紀](?P<t>{_NUMBER})年代", decade_of_century)
ZH_YEAR: Form = (
    rf"(?P<y>{_YEAR})(?:{SPACE}年(?!代)(?:{SPACE}{_ZH_MONTH_DAY}|{_YEAR_PART})|(?={TO}{_YEAR}{SPACE}年))",
    calendar,
)
ZH_MONTH: Form = (_ZH_MONTH_DAY, calendar)
ZH_MONTH_TO: Form = (rf"(?P<m>{_NUMBER})(?={TO}{_NUMBER}{SPACE}月)", calendar)
ZH_DAY: Form = (rf"{_ZH_DAY}(?P<after>(?:[内內间間游遊后後前]|之[内內间間后後前]))?", zh_day)

# Any language or English, from a digit

MOMENT: Form = (
    r"(?P<y>[0-9](?<![0-9].)[0-9]{3})(?P<i>-?)(?P<m>\d\d)(?P=i)(?P<d>\d\d)"
    r"T(?P<h>\d\d):?(?P<n>\d\d)(?::?(?P<x>\d\d)(?:\.\d+)?)?(?P<o>Z|[+-]\d\d:?\d\d)?",
    moment,
)
YEAR_MONTH_DAY: Form = (
    r"(?P<y>[0-9](?<![\d./-].)[0-9]{3})(?P<i>[-/.])(?P<m>\d\d?)(?P=i)(?P<d>\d\d?)(?!\d)",
    calendar,
)
YEAR_MONTH: Form = (r"(?P<y>[12](?<![\d./-].)[0-9]{3})-(?P<m>0[1-9]|1[0-2])(?![\d-])", calendar)
DAY_MONTH_YEAR: Form = (r"(?P<d>[0-9](?<![\d.].)[0-9]?)\.(?P<m>\d\d?)\.(?P<y>\d{4})(?!\d)", calendar)
EN_DAY_MONTH: Form = (
    rf"(?P<d>[0-9](?<![\w.,-].)[0-9]?(?:st|nd|rd|th)?)(?:{EN_TO}(?P<e>{_EN_DAY}))?"
    rf"\s(?:of\s)?{_EN_MONTH}(?:,?\s{_EN_YEAR})?",
    calendar,
)
EN_DECADE: Form = (r"(?P<y>[12](?<!\w.)[0-9]{2}0)s(?!\w)", decade_of)

# Chinese, from a word

ZH_WORDED_YEAR: Form = (
    rf"(?P<w>{'|'.join(YEARS_FROM_PUBLICATION)}|[当當同该該]年)(?:{SPACE}{_ZH_MONTH_DAY}|{_YEAR_PART})",
    worded_year,
)
ZH_WEEKDAY: Form = (
    r"(?P<s>[上本这這下](?:一?[个個])?)?(?:[周週](?<![一两兩每几幾数數\d].)|星期|[礼禮]拜)"
    r"(?P<w>[一二三四五六日天])(?![年岁歲次致本])",
    weekday_of,
)
ZH_UNIT: Form = (
    rf"(?P<s>[上本这這下])一?[个個]?(?:(?P<u>月|[周週](?!年)|星期|[礼禮]拜)(?:(?<=月){_PART})?)",
    unit_of,
)
ZH_RELATIVE: Form = (_ZH_RELATIVE, relative)

# English, from a word

EN_MONTH_DAY: Form = (
    rf"{_EN_MONTH}\s(?:the\s)?(?P<d>{_EN_DAY})(?:{EN_TO}(?P<e>{_EN_DAY}))?(?:,?\s{_EN_YEAR})?",
    calendar,
)
EN_MONTH_YEAR: Form = (rf"{_EN_MONTH},?\s(?:of\s)?{_EN_YEAR}", calendar)
EN_QUALIFIED_MONTH: Form = (rf"{_QUALIFIER}{_EN_MONTH}(?!\s\d)", en_month)
EN_QUALIFIED_YEAR: Form = (rf"{_WHEN}\s{_EN_YEAR}(?!\w)", calendar)
EN_WEEKDAY: Form = (
    r"(?:(?P<s>[Ll]ast|[Tt]his|[Nn]ext)\s)?(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\w)",
    weekday_of,
)
EN_UNIT: Form = (rf"{_STEP}(?P<u>week|month|year)(?!\w)", unit_of)
EN_RELATIVE_DAY: Form = (rf"{_word(*EN_RELATIVES)}(?!\w)", relative)
