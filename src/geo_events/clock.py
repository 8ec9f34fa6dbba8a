"""Two clocks: when a claim became known, and what is known of an event at a moment.

Owns the rules for both. The page's JavaScript has the same state rule; `tests/cases/clock.json` holds
the cases on which the two must agree. Called by `view`, `scene`, `picture` and the formats.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from geo_events.model import Claim, Clock, Event, Stance, Status
from geo_events.when import DAY, MINUTE, Precision, When

if TYPE_CHECKING:
    from numpy.typing import NDArray


class State(StrEnum):
    """How an event is drawn: its status, or that it is only expected."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    EXPECTED = "expected"
    CANCELLED = "cancelled"
    UNFULFILLED = "unfulfilled"
    UNSTATED = "unstated"


FILLED = (State.CONFIRMED, State.UNSTATED)
"""States drawn filled: what is sure, and what nobody has said to be anything else."""
TELLING = (Stance.REPORTS, Stance.CONFIRMS)
"""Stances of who says that something has happened."""
AGAINST = (Stance.DENIES, Stance.CONTRADICTS)
"""Stances on which it rests that something expected did not happen."""
_OPEN = (Stance.EXPECTS, Stance.UNAWARE)
"""Stances that leave open whether it happens."""
_WEIGHT = {
    Stance.CONFIRMS: 0,
    Stance.REPORTS: 1,
    **dict.fromkeys((Stance.CANCELS, *AGAINST), 2),
    Stance.EXPECTS: 3,
    Stance.UNAWARE: 4,
}
"""Weights of stances: of two claims the one with the lesser weight leads."""
_DECIDERS = {
    State.EXPECTED: (Stance.EXPECTS,),
    State.CANCELLED: (Stance.CANCELS,),
    State.UNFULFILLED: (*AGAINST, Stance.CANCELS),
}
"""States that rest on other claims than the strongest ones: these lead before all others, in this order."""


@dataclass(frozen=True, slots=True)
class Known:
    """When a claim was there to be known."""

    time: int
    """UTC milliseconds."""
    assumed: bool
    """Whether no source gives the day, so that a rule had to."""


def known_from(claim: Claim, event: Event, told: When | None = None) -> Known:
    """Since when a reader of the day could have known a claim.

    A claim said on a day, or on one of some days, counts from the start of the first, as its speaker counts
    days. One said in a month or a year counts from its end, and one without a date from the day after the
    event; both are marked as assumed. A report or a confirmation is never known before its event begins. Who
    tells on a day of what may be of that very day, and has no hour, is not known before it is over: at the
    latest in the last minute of the day on which it was said.

    Parameters
    ----------
    claim, event
        What was said, and of what.
    told
        When what is told took place, where that is more exact than the event: a halt of a journey.
    """
    known, said, told = _said_from(claim, event), claim.asserted_on, told or event.when
    time = known.time
    if said is not None and said.precision is Precision.DAY and claim.stance not in _OPEN:
        is_overlap = said.start < told.end and told.start < said.end
        if is_overlap and told.precision in (Precision.DAY, Precision.MINUTE):
            over = told.start if told.end - told.start <= MINUTE else told.end - MINUTE
            time = max(time, min(over, said.end - MINUTE))
    if claim.stance in TELLING and time < event.when.lasting[0]:
        time = event.when.start
    return Known(time, known.assumed)


def _said_from(claim: Claim, event: Event) -> Known:
    said = claim.asserted_on
    if said is None:
        offset = event.when.end_offset_minutes * MINUTE
        last_day = math.floor((event.when.end - 1 + offset) / DAY)
        return Known((last_day + 1) * DAY - offset, assumed=True)
    if said.precision in (Precision.MINUTE, Precision.DAY):
        return Known(said.start, assumed=False)
    return Known(said.end, assumed=True)


def known_columns(
    stances: NDArray[Any],
    spans: tuple[NDArray[Any], NDArray[Any], NDArray[Any]],
    told: tuple[NDArray[Any], NDArray[Any], NDArray[Any]],
    said: tuple[NDArray[Any], NDArray[Any], NDArray[Any]],
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """`known_from` for many claims: when each was known, and whether that is assumed.

    Parameters
    ----------
    stances
        Position in `list(Stance)` of each claim.
    spans
        Of the event of each: start and end in UTC milliseconds, and the minutes of local time from UTC in its
        last moment.
    told
        Of what each tells: start and end, and the position of the precision in `list(Precision)`.
    said
        Of the date on which each was said: start and end, and the position of the precision in
        `list(Precision)`; another number if there is no date.
    """
    start, end, offset = (values.astype(np.int64) for values in spans)
    said_start, said_end, precision = said
    offset = offset * MINUTE
    times = ((end - 1 + offset) // DAY + 1) * DAY - offset
    words = list(Precision)
    exact = np.isin(precision, [words.index(Precision.MINUTE), words.index(Precision.DAY)])
    given = precision < len(words)
    times = np.where(given, np.where(exact, said_start, said_end), times)

    told_start, told_end, told_precision = told
    by_day = (precision == words.index(Precision.DAY)) & ~_among(stances, _OPEN)
    overlap = (said_start < told_end) & (told_start < said_end)
    of_a_day = np.isin(told_precision, [words.index(Precision.DAY), words.index(Precision.MINUTE)])
    over = np.where(told_end - told_start <= MINUTE, told_start, told_end - MINUTE)
    over = np.minimum(over, said_end - MINUTE)
    times = np.where(by_day & overlap & of_a_day, np.maximum(times, over), times)
    return np.where(_among(stances, TELLING), np.maximum(times, start), times), ~exact


def _among(stances: NDArray[Any], chosen: tuple[Stance, ...]) -> NDArray[np.bool_]:
    return np.isin(stances, [list(Stance).index(stance) for stance in chosen])


def state(
    status: Status,
    span: tuple[float, int],
    claims: Sequence[tuple[Stance, int]],
    moment: float,
    clock: Clock,
) -> State | None:
    """How an event is drawn at a moment, or None if it is not there yet.

    Parameters
    ----------
    status
        The event's status with hindsight.
    span
        UTC milliseconds of the event's start, endless where its beginning is open, and of its end; where that
        is open, of when it has begun.
    claims
        Stance and UTC milliseconds since when it was known, for each claim in file order.
    moment
        UTC milliseconds; infinity for the end of all times.
    clock
        Whose knowledge counts.
    """
    start, end = span
    if clock is Clock.HINDSIGHT:
        if moment < start:
            return None
        only_expected = bool(claims) and all(stance in _OPEN for stance, _ in claims)
        return State.EXPECTED if status is Status.REPORTED and only_expected else State(status)
    known = sorted((time, index, stance) for index, (stance, time) in enumerate(claims) if time <= moment)
    if not known:
        return None
    said = [stance for _, _, stance in known if stance is not Stance.UNAWARE]
    decisive = [stance for stance in said if stance in (*TELLING, Stance.CANCELS)]
    if not decisive:
        return State.UNFULFILLED if said and said[-1] in AGAINST and moment >= end else State.EXPECTED
    if decisive[-1] is Stance.CANCELS:
        return State.CANCELLED
    return State.CONFIRMED if Stance.CONFIRMS in decisive else State.REPORTED


def ages_from(
    span: tuple[float, float], claims: Sequence[tuple[Stance, int]], moment: float, clock: Clock
) -> float:
    """UTC milliseconds from which an event ages that is there at a moment.

    With hindsight that is when it is over, and never where it goes on; as reported the news of it too makes
    it young again. The page's JavaScript has the same rule; `tests/cases/ageing.json` holds the cases on
    which the two must agree. The parameters are those of `state`, but that an end which is open is infinite.
    """
    start, end = span
    over = max(start, end)
    if clock is Clock.HINDSIGHT:
        return over
    news = max(known for _, known in claims if known <= moment)
    return max(news, over) if moment >= start else news


def final_states(
    statuses: NDArray[Any], owners: NDArray[Any], stances: NDArray[Any], clock: Clock
) -> NDArray[np.uint8]:
    """`state` for many events at the end of all times.

    Parameters
    ----------
    statuses
        Position in `list(Status)` of each event.
    owners
        Of each claim the position of its event: by event, and then by when it was known.
    stances
        Position in `list(Stance)` of each claim.
    clock
        Whose knowledge counts.

    Returns
    -------
    numpy.ndarray
        Positions in `list(State)`; the number of states for what is not there.
    """
    place = {state: position for position, state in enumerate(State)}
    order = list(Stance)

    def count(*counted: Stance) -> NDArray[Any]:
        chosen = np.isin(stances, [order.index(stance) for stance in counted])
        return np.bincount(owners[chosen], minlength=len(statuses))

    said, open_ones = count(*Stance), count(*_OPEN)
    if clock is Clock.HINDSIGHT:
        reported = statuses == list(Status).index(Status.REPORTED)
        only_expected = reported & (said > 0) & (said == open_ones)
        own = np.array([place[State(status)] for status in Status], np.uint8)[statuses]
        return np.where(only_expected, place[State.EXPECTED], own).astype(np.uint8)

    def last(*among: Stance) -> NDArray[Any]:
        """Position of the last claim of one of these stances; -1 for none."""
        found = np.full(len(statuses), -1)
        chosen = np.flatnonzero(np.isin(stances, [order.index(stance) for stance in among]))
        found[owners[chosen]] = chosen
        return found

    decisive = last(*TELLING, Stance.CANCELS)
    conditions = [
        said == 0,
        (decisive < 0) & (last(*AGAINST) > last(Stance.EXPECTS)),
        decisive < 0,
        decisive > last(*TELLING),
        count(Stance.CONFIRMS) > 0,
    ]
    states = (State.UNFULFILLED, State.EXPECTED, State.CANCELLED, State.CONFIRMED)
    found = np.select(conditions, [len(place), *map(place.__getitem__, states)], place[State.REPORTED])
    return found.astype(np.uint8)


def leading(claims: Sequence[tuple[Stance, int]], moment: float, drawn: State | None) -> int | None:
    """Which claim speaks for an event where there is room for one only: the one that decides its state.

    Of what is only expected, was called off or did not happen it is who says so; else who confirms before who
    reports before who cancels, denies or contradicts before who expects before who had no word of it; the
    earliest of them. The page's JavaScript has the same rule; `tests/cases/leading.json` holds the cases on
    which the two must agree.

    Parameters
    ----------
    claims
        Stance and UTC milliseconds since when it was known, for each claim in file order.
    moment
        UTC milliseconds, claims known later do not count; infinity for the end of all times.
    drawn
        The state beside which the claim stands; None if there is none.

    Returns
    -------
    int or None
        Its position; None if nothing was known.

    Examples
    --------
    >>> said = [(Stance.EXPECTS, 1), (Stance.REPORTS, 2), (Stance.CANCELS, 3)]
    >>> leading(said, 9, State.REPORTED), leading(said, 9, State.CANCELLED)
    (1, 2)
    """
    deciders = () if drawn is None else _DECIDERS.get(drawn, ())
    weights = _WEIGHT | {stance: rank - len(deciders) for rank, stance in enumerate(deciders)}
    known = [(weights[stance], time, index) for index, (stance, time) in enumerate(claims) if time <= moment]
    return min(known)[2] if known else None
