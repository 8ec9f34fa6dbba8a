"""How dates are written in English and Chinese: from words to their parts, before anything is resolved.

Owns the forms. What a part such as "Monday" or "the 5th" means in a text is for `dates`, which calls this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZH_DIGITS = "〇一二三四五六七八九"
_ZH_WEEKDAYS = "一二三四五六日"

_DAYS_FROM_PUBLICATION = {
    "今天": 0,
    "今日": 0,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "後天": 2,
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
}
_DAYS_FROM_TEXT = {
    "当天": 0,
    "當天": 0,
    "当日": 0,
    "當日": 0,
    "同日": 0,
    "同一天": 0,
    "翌日": 1,
    "次日": 1,
    "隔日": 1,
    "隔天": 1,
    "第二天": 1,
    "that day": 0,
    "the same day": 0,
    "the next day": 1,
    "the following day": 1,
    "the day after": 1,
    "a day later": 1,
    "the previous day": -1,
    "the day before": -1,
}
_YEARS_FROM_PUBLICATION = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "後年": 2}
_STEPS = {"last": -1, "this": 0, "next": 1, "上": -1, "本": 0, "这": 0, "這": 0, "下": 1}


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written; what is not given is None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    """Of a range within a month."""
    decade: int | None = None
    """Its first year."""
    moment: str | None = None
    """A whole date-time with its offset."""
    weekday: int | None = None
    """0 for Monday."""
    year_step: int | None = None
    """Years from that of publication; so are the other steps."""
    month_step: int | None = None
    week_step: int | None = None
    day_step: int | None = None
    text_day_step: int | None = None
    """Days from the last day that the text names."""
    is_text_year: bool = False
    """In the same year as the last date of the text."""
    direction: int | None = None
    """-1 for "last", 1 for "next" before a month or a weekday."""
    doubt: str | None = None
    """Why it may be no date at all."""


_Build = Callable[[re.Match[str]], Written | None]

# What may not stand before a number is asked after its first character: a pattern that begins with plain
# characters lets the engine leap to the next one.
_DIGIT = "0-9０-９"
_NUMBER = (
    rf"(?:[{_DIGIT}](?<![{_DIGIT}.．].)[{_DIGIT}]?"
    r"|[一二三四五六七八九十](?<![〇零一二三四五六七八九十百千万第几幾数數].)[一二三四五六七八九十]{0,2})"
)
_YEAR = (
    rf"(?:[{_DIGIT}](?<![{_DIGIT}].)[{_DIGIT}]{{3}}"
    r"|[一二](?<![〇零○一二三四五六七八九].)[〇零○一二三四五六七八九]{3})"
)
_TO = r"[^\S\n]?(?:[至到~～–-]|—{1,2})[^\S\n]?"
_PART = r"(?:[初底末中]|[上中下]旬|[上下]半年)?"
_YEAR_PART = r"(?:年?[初底末中]|[上下]半年)?"
_ZH_DAY = rf"(?P<d>{_NUMBER})(?:[日号號](?![本元圆圓报報电電])|(?={_TO}{_NUMBER}[日号號]))"
_ZH_MONTH_DAY = rf"(?P<m>{_NUMBER})月份?(?:[^\S\n]?{_ZH_DAY}|{_PART})"
_EN_MONTH = (
    r"(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![A-Za-z])\.?"
)
_NOT_IN_WORD = r"(?<![\w-].)"
_EN_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%])"
_EN_YEAR = r"(?P<y>(?:1\d|20|21)\d\d)(?!\d)"
_EN_TO = r"[^\S\n]?(?:-|–|—|to|and|until|through)[^\S\n]?"
_STEP = r"(?P<s>[LlTtNn](?<![\w-].)(?:ast|his|ext))\s"
_QUALIFIER = (
    rf"(?:{_STEP}|[ISUBFDLEMisubfdlem]{_NOT_IN_WORD}(?:n|ince|ntil|y|rom|uring|ate|arly|id)"
    r"(?:\s(?:late|early|mid))?[\s-])"
)


def _number(text: str | None) -> int | None:
    """A number in digits or in Chinese numerals; None for none, and for one that is not well formed.

    Examples
    --------
    >>> _number("二十五"), _number("二〇一九"), _number("１２"), _number("十十")
    (25, 2019, 12, None)
    """
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    text = text.replace("零", "〇").replace("○", "〇")
    if "十" not in text:
        return int("".join(str(_ZH_DIGITS.index(digit)) for digit in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    return 10 * (_ZH_DIGITS.index(tens) if tens else 1) + (_ZH_DIGITS.index(ones) if ones else 0)


def _calendar(match: re.Match[str]) -> Written | None:
    """What has a year, a month or a day as a number or a name; None if no calendar has it."""
    groups = match.groupdict()
    month_words = groups.get("m")
    month = _number(month_words) if month_words is None or not month_words[:1].isalpha() else None
    if month_words is not None and month is None:
        month = _month(month_words)
        if month is None:
            return None
    year, day = _number(groups.get("y")), _number(_bare(groups.get("d")))
    last_day = _number(_bare(groups.get("e")))
    if not _exists(year, month, day) or (last_day is not None and not _exists(year, month, last_day)):
        return None
    if day is not None and last_day is not None and last_day <= day:
        return None
    if groups.get("d") is not None and day is None:
        return None
    return Written(match.start(), match.end(), year=year, month=month, day=day, last_day=last_day)


def _month(words: str) -> int | None:
    if words[:3].lower() in _MONTHS:
        return _MONTHS.index(words[:3].lower()) + 1
    return _number(words) if all(digit in _ZH_DIGITS + "十" for digit in words) else None


def _bare(day: str | None) -> str | None:
    return None if day is None else re.sub(r"(?:st|nd|rd|th)$", "", day)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    try:
        date(2000 if year is None else year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def _moment(match: re.Match[str]) -> Written | None:
    day = _calendar(match)
    if day is None or match["o"] is None or not (int(match["h"]) < 24 and int(match["n"]) < 60):
        return day
    offset = match["o"] if match["o"] == "Z" else f"{match['o'][:3]}:{match['o'][-2:]}"
    if offset != "Z" and not (int(offset[1:3]) < 24 and int(offset[4:]) < 60):
        return day
    seconds = match["x"] if match["x"] is not None and int(match["x"]) < 60 else "00"
    clock = f"{match['h']}:{match['n']}:{seconds}{offset}"
    return replace(day, moment=f"{match['y']}-{match['m']}-{match['d']}T{clock}")


def _decade(match: re.Match[str]) -> Written | None:
    if match["c"] is None:
        first = int(match["y"])
    else:
        century, tens = _number(match["c"]), _number(match["t"])
        if century is None or tens is None or not 1 <= century <= 99 or not 10 <= tens <= 90:
            return None
        first = (century - 1) * 100 + tens
    return Written(match.start(), match.end(), decade=first)


def _worded_year(match: re.Match[str]) -> Written | None:
    rest = _calendar(match)
    if rest is None:
        return None
    step = _YEARS_FROM_PUBLICATION.get(match["w"])
    return replace(rest, year_step=step, is_text_year=step is None)


def _zh_day(match: re.Match[str]) -> Written | None:
    day = _calendar(match)
    if day is None or not match["after"]:
        return day
    return replace(day, doubt="may be a number of days")


def _weekday(match: re.Match[str]) -> Written | None:
    name = match["w"]
    if name in "一二三四五六日天":
        weekday = _ZH_WEEKDAYS.index(name.replace("天", "日"))
        step = None if match["s"] is None else _STEPS[match["s"][0]]
        return Written(match.start(), match.end(), weekday=weekday, week_step=step)
    step = None if match["s"] is None else _STEPS[match["s"].lower()]
    return Written(
        match.start(), match.end(), weekday=_WEEKDAYS.index(name[:3].lower()), direction=step or None
    )


def _unit(match: re.Match[str]) -> Written | None:
    word = match["s"]
    step = _STEPS.get(word[0]) if match["u"] in "周月" else _STEPS[word.lower()]
    unit = {"周": "week", "月": "month"}.get(match["u"], match["u"])
    return Written(
        match.start(),
        match.end(),
        year_step=step if unit == "year" else None,
        month_step=step if unit == "month" else None,
        week_step=step if unit == "week" else None,
    )


def _en_month(match: re.Match[str]) -> Written | None:
    month = _calendar(match)
    if month is None or match["s"] is None:
        return month
    step = _STEPS[match["s"].lower()]
    return replace(month, direction=step) if step else replace(month, year_step=0)


def _relative(match: re.Match[str]) -> Written | None:
    words = " ".join(match[0].lower().split())
    return Written(
        match.start(),
        match.end(),
        day_step=_DAYS_FROM_PUBLICATION.get(words),
        text_day_step=_DAYS_FROM_TEXT.get(words),
    )


def _any_of(words: dict[str, int], *, is_english: bool) -> str:
    chosen = sorted((word for word in words if word.isascii() is is_english), key=len, reverse=True)
    return "|".join(re.sub(" ", r"\\s", word) for word in chosen)


_ZH_RELATIVE = "|".join(
    _any_of(words, is_english=False) for words in (_DAYS_FROM_PUBLICATION, _DAYS_FROM_TEXT)
)
_EN_RELATIVE = "|".join(
    re.sub("^(.)", lambda first: f"[{first[1].upper()}{first[1]}]{_NOT_IN_WORD}", word)
    for words in (_DAYS_FROM_PUBLICATION, _DAYS_FROM_TEXT)
    for word in _any_of(words, is_english=True).split("|")
)
_FORMS: tuple[tuple[str, _Build], ...] = (
    (
        r"(?P<y>[0-9](?<![0-9].)[0-9]{3})(?P<i>-?)(?P<m>\d\d)(?P=i)(?P<d>\d\d)"
        r"T(?P<h>\d\d):?(?P<n>\d\d)(?::?(?P<x>\d\d)(?:\.\d+)?)?(?P<o>Z|[+-]\d\d:?\d\d)?",
        _moment,
    ),
    (r"(?P<y>[0-9](?<![\d./-].)[0-9]{3})(?P<i>[-/.])(?P<m>\d\d?)(?P=i)(?P<d>\d\d?)(?!\d)", _calendar),
    (r"(?P<y>[12](?<![\d./-].)[0-9]{3})-(?P<m>0[1-9]|1[0-2])(?![\d-])", _calendar),
    (r"(?P<d>[0-9](?<![\d.].)[0-9]?)\.(?P<m>\d\d?)\.(?P<y>\d{4})(?!\d)", _calendar),
    (rf"(?P<c>{_NUMBER})世[纪紀](?P<t>{_NUMBER})年代(?P<y>)", _decade),
    (rf"(?P<y>[{_DIGIT}](?<![{_DIGIT}].)[{_DIGIT}]{{2}}[0０])年代(?P<c>)?", _decade),
    (
        rf"(?P<y>{_YEAR})(?:年(?![代级級来來间間])(?:[^\S\n]?{_ZH_MONTH_DAY}|{_YEAR_PART})|(?={_TO}{_YEAR}年))",
        _calendar,
    ),
    (
        rf"(?P<w>{'|'.join(_YEARS_FROM_PUBLICATION)}|[当當同该該]年)(?:[^\S\n]?{_ZH_MONTH_DAY}|{_YEAR_PART})",
        _worded_year,
    ),
    (_ZH_MONTH_DAY, _calendar),
    (rf"(?P<m>{_NUMBER})(?={_TO}{_NUMBER}月)", _calendar),
    (rf"{_ZH_DAY}(?P<after>(?:[内內间間游遊后後前]|之[内內间間后後前]))?", _zh_day),
    (
        r"(?P<s>[上本这這下](?:一?[个個])?)?(?:[周週]|星期|[礼禮]拜)(?P<w>[一二三四五六日天])(?![年岁歲])",
        _weekday,
    ),
    (rf"(?P<s>[上本这這下])一?[个個]?(?:(?P<u>月){_PART}|周(?!年)(?<=(?P<v>周))|(?:週|星期|[礼禮]拜))", _unit),
    (_ZH_RELATIVE, _relative),
    (
        rf"(?P<d>[0-3](?<![\w.,-].)(?:(?<=0)[1-9]|(?<=[12])\d|(?<=3)[01]|)|[4-9](?<![\w.,-].))(?:st|nd|rd|th)?"
        rf"(?:{_EN_TO}(?P<e>{_EN_DAY}))?\s(?:of\s)?{_EN_MONTH}(?:,?\s{_EN_YEAR})?",
        _calendar,
    ),
    (
        rf"(?=[JFMASOND]){_EN_MONTH}\s(?:the\s)?(?P<d>{_EN_DAY})"
        rf"(?:{_EN_TO}(?P<e>{_EN_DAY}))?(?:,?\s{_EN_YEAR})?",
        _calendar,
    ),
    (rf"{_EN_MONTH},?\s(?:of\s)?{_EN_YEAR}", _calendar),
    (rf"{_QUALIFIER}{_EN_MONTH}(?!\s\d)", _en_month),
    (
        rf"(?:[IiSsUuBbFfDdOoLlEe]{_NOT_IN_WORD}(?:n|ince|ntil|y|rom|uring|f|ate|arly))\s{_EN_YEAR}(?!\w)",
        _calendar,
    ),
    (r"(?P<y>[12](?<!\w.)\d\d0)s(?!\w)(?P<c>)?", _decade),
    (
        r"(?:(?P<s>[Ll]ast|[Tt]his|[Nn]ext)\s)?(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\w)",
        _weekday,
    ),
    (rf"{_STEP}(?P<u>week|month|year)(?!\w)", _unit),
    (rf"(?:{_EN_RELATIVE})(?!\w)", _relative),
)
