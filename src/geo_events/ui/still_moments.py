"""The moments that a still can show: the dates on which something began.

Owns which dates these are: crowded weeks are as easy to reach as empty years. Called by `share`.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo_events.instant import first_date
from geo_events.when import parse


def steps(dates: Iterable[str]) -> list[str]:
    """The first days, months or years of some dates, as EDTF, each once, in order.

    Examples
    --------
    >>> steps(["2019-04-24T18:00:00+10:00", "1965", "2019-04-24/2019-04-26"])
    ['1965', '2019-04-24']
    """
    by_start: dict[int, str] = {}
    for step in dict.fromkeys(map(first_date, dates)):
        by_start.setdefault(parse(step).start, step)
    return [by_start[start] for start in sorted(by_start)]
