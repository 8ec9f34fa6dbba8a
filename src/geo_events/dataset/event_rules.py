"""What must hold between the numbers of an event, and between it and what is said of it.

Owns the wording of such a fault; the rules are in `row_rules`, where whole columns are held to them too.
Called by `row_reader`.
"""

from __future__ import annotations

from geo_events.clock import TELLING
from geo_events.dataset.cells import Row
from geo_events.dataset.columns import NONE
from geo_events.dataset.row_rules import out_of_order, told_too_early
from geo_events.message import Message
from geo_events.model import Claim, Event, Stance


def check_figures(row: Row, event: Event) -> None:
    """Note a number of an event that is above or below one that bounds it."""
    figure = None if event.figure is None else event.figure.number
    given = {"figure_low": event.figure_low, "figure": figure, "figure_high": event.figure_high}
    figures = {name: NONE if number is None else number for name, number in given.items()}
    for order, is_wrong in out_of_order(figures):
        if is_wrong:
            is_below = order.blamed == order.greater
            other = order.lesser if is_below else order.greater
            key = "expected.not-below" if is_below else "expected.not-above"
            row.note(order.blamed, key, str(figures[order.blamed]), column=other, number=str(figures[other]))


def check_saying(row: Row, claim: Claim, event: Event | None) -> None:
    """Remark a report of what had not begun on the day on which it is said to have been made."""
    said = claim.asserted_on
    if row.faulty or event is None or said is None:
        return
    is_exact = not (said.approximate or said.uncertain or event.when.approximate or event.when.uncertain)
    if told_too_early(claim.stance in TELLING, is_exact, said.end, event.when.lasting[0]):
        advice = Message("advice.announced", {"stance": Stance.EXPECTS})
        row.remark("asserted_on", "expected.not-before-event", said.edtf, advice, date=event.when.edtf)
