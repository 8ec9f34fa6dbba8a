"""The parts of a written date: from what a form has matched to numbers and steps.

Owns the numerals, the words that count from another day, and what no calendar has. The forms themselves are
in `date_forms`, which calls this.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZH_DIGITS = "〇一二三四五六七八九"
_ZH_WEEKDAYS = "一二三四五六日"

DAYS_FROM_PUBLICATION = {
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
DAYS_FROM_TEXT = {
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
YEARS_FROM_PUBLICATION = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "後年": 2}
_STEPS = {"last": -1, "this": 0, "next": 1, "上": -1, "本": 0, "这": 0, "這": 0, "下": 1}


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What a date says, wherever it stands; what is not given is None.

    One object serves every place where the same words stand, and is known by itself, not by what it holds.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    """Last day of a range within a month."""
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
    """Whether it is in the same year as the last date of the text."""
    direction: int | None = None
    """-1 for "last", 1 for "next" before a month or a weekday."""
    doubt: str | None = None
    """Reason why it may be no date at all."""

    @property
    def names_day(self) -> bool:
        """Whether it says which day is meant, rather than a weekday, a month or a year."""
        return self.day is not None or self.text_day_step is not None or self.day_step is not None

    @property
    def counts_from_publication(self) -> bool:
        """Whether it means nothing without the day of publication."""
        steps = (self.year_step, self.month_step, self.week_step, self.day_step, self.direction, self.weekday)
        return any(step is not None for step in steps)


class Written(NamedTuple):
    """A date as it is written in a text."""

    start: int
    end: int
    parts: Parts


Build = Callable[[re.Match[str]], Parts | None]


def _number(text: str) -> int | None:
    """A number in digits, in Chinese numerals or as a month's name; None for one that is not well formed.

    Examples
    --------
    >>> _number("二十五"), _number("二〇一九"), _number("3rd"), _number("Sept"), _number("十十")
    (25, 2019, 3, 9, None)
    """
    if text.isdecimal():
        return int(text)
    if text[:3].lower() in _MONTHS:
        return _MONTHS.index(text[:3].lower()) + 1
    text = text.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    if text.isdecimal():
        return int(text)
    text = text.replace("零", "〇").replace("○", "〇")
    if "十" not in text:
        return int("".join(str(_ZH_DIGITS.index(digit)) for digit in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    return 10 * (_ZH_DIGITS.index(tens) if tens else 1) + (_ZH_DIGITS.index(ones) if ones else 0)


def calendar(match: re.Match[str]) -> Parts | None:
    """What has a year, a month or a day as a number or a name; None if no calendar has it."""
    groups = match.groupdict()
    given = {name: words for name in "ymde" if (words := groups.get(name)) is not None}
    numbers = {name: _number(words) for name, words in given.items()}
    if None in numbers.values():
        return None
    year, month, day, last_day = (numbers.get(name) for name in "ymde")
    if not exists(year, month, day) or not exists(year, month, last_day):
        if len(numbers) == 1:
            return None
        # Left out, its end would be read as another date: "30 February 1999" as February.
        return Parts(doubt="undated.no-date")
    if day is not None and last_day is not None and last_day <= day:
        return None
    return Parts(year=year, month=month, day=day, last_day=last_day)


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a day; what is None may be any."""
    if year != 0 and (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 28):
        return True
    try:
        date(2000 if year is None else year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def moment(match: re.Match[str]) -> Parts | None:
    """A date with a clock time and an offset; the day alone without them."""
    day = calendar(match)
    if day is None or day.doubt is not None or match["o"] is None:
        return day
    hour, minute = int(match["h"]), int(match["n"])
    if not (hour < 24 and minute < 60):
        return day
    offset = "Z"
    if match["o"] != "Z":
        hours, minutes = int(match["o"][1:3]), int(match["o"][-2:])
        if not (hours < 24 and minutes < 60):
            return day
        offset = f"{match['o'][0]}{hours:02d}:{minutes:02d}"
    seconds = int(match["x"]) if match["x"] is not None and int(match["x"]) < 60 else 0
    clock = f"{hour:02d}:{minute:02d}:{seconds:02d}{offset}"
    # Digits of any width and script stand for themselves in a text, but not in EDTF.
    return replace(day, moment=f"{int(match['y']):04d}-{int(match['m']):02d}-{int(match['d']):02d}T{clock}")


def decade_of(match: re.Match[str]) -> Parts | None:
    """A decade by its first year."""
    return Parts(decade=int(match["y"])) if int(match["y"]) else None


def decade_of_century(match: re.Match[str]) -> Parts | None:
    """A decade by its century."""
    century, tens = _number(match["c"]), _number(match["t"])
    if century is None or tens is None or not 1 <= century <= 99 or tens not in range(10, 100, 10):
        return None
    return Parts(decade=(century - 1) * 100 + tens)


def worded_year(match: re.Match[str]) -> Parts | None:
    """A year counted from that of publication, or from the text."""
    rest = calendar(match)
    if rest is None:
        return None
    step = YEARS_FROM_PUBLICATION.get(match["w"])
    return replace(rest, year_step=step, is_text_year=step is None)


def zh_day(match: re.Match[str]) -> Parts | None:
    """A day alone, which may also be a number of something else."""
    day = calendar(match)
    if day is None or "日" in match[0] or match.end() == match.end("d"):
        return replace(day, doubt="undated.days") if day is not None and match["after"] else day
    # A pier, a house or a rocket has a number too.
    return replace(day, doubt="undated.in-a-row") if match["d"].isdecimal() else None


def weekday_of(match: re.Match[str]) -> Parts | None:
    """A weekday, of another week if it says so."""
    name = match["w"]
    if name in "一二三四五六日天":
        weekday = _ZH_WEEKDAYS.index(name.replace("天", "日"))
        step = None if match["s"] is None else _STEPS[match["s"][0]]
        return Parts(weekday=weekday, week_step=step)
    step = None if match["s"] is None else _STEPS[match["s"].lower()]
    return Parts(weekday=_WEEKDAYS.index(name[:3].lower()), direction=step or None)


def unit_of(match: re.Match[str]) -> Parts | None:
    """A week, month or year beside that of publication."""
    step = _STEPS[match["s"].lower()]
    unit = match["u"] if match["u"].isascii() else "month" if match["u"] == "月" else "week"
    return Parts(
        year_step=step if unit == "year" else None,
        month_step=step if unit == "month" else None,
        week_step=step if unit == "week" else None,
    )


def en_month(match: re.Match[str]) -> Parts | None:
    """A month after a word such as "last" or "in"."""
    month = calendar(match)
    if month is None or match["s"] is None:
        return month
    step = _STEPS[match["s"].lower()]
    return replace(month, direction=step) if step else replace(month, year_step=0)


def relative(match: re.Match[str]) -> Parts | None:
    """A day counted from that of publication, or from the text."""
    words = " ".join(match[0].lower().split())
    return Parts(
        day_step=DAYS_FROM_PUBLICATION.get(words),
        text_day_step=DAYS_FROM_TEXT.get(words),
    )
