"""One row of `stops.csv`: from its cells to a stop of a journey.

Owns which column holds what, and that the first claim of a stop is about its own journey. What must hold
among the stops of one journey is `journey_rules`'s. Called by `row_reader`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from geo_events.dataset.cells import Row
from geo_events.dataset.ids import Ids
from geo_events.layer import Form
from geo_events.message import Message
from geo_events.model import Basis, Claim, Event, Stop


def read_stop(
    row: Row,
    ids: Mapping[str, Ids],
    events: Mapping[str, Event],
    claims: Mapping[str, Claim],
    zone_of: Callable[[str], str],
    form_of: Callable[[str], Form | None],
) -> Stop:
    """The stop of a row; what is wrong with it is noted there.

    Parameters
    ----------
    row
        The row.
    ids
        Every id that a row may name, by table.
    events, claims
        The sound ones, by id.
    zone_of
        Gives the zone of a place.
    form_of
        Gives the form of a layer.
    """
    event_id = row.reference("event_id", ids["events"], "expected.id-of-event")
    event = events.get(event_id)
    if event is not None and form_of(event.layer) not in (Form.JOURNEY, None):
        advice = Message("advice.layer-is", {"layer": event.layer})
        row.note("event_id", "expected.journey", event_id, advice)

    def check_subject(column: str, claim_id: str) -> None:
        claim = claims.get(claim_id) if event is not None else None
        if claim is not None and claim.event_id != event_id:
            advice = Message("advice.is-about", {"event": claim.event_id})
            row.note(column, "expected.claim-about", claim_id, advice, event=event_id)

    claim_ids = row.references("claim_id", ids["claims"], "expected.id-of-claim")
    for claim_id in claim_ids[:1]:
        check_subject("claim_id", claim_id)
    way_claim_id = row.optional_reference("way_claim_id", ids["claims"], "expected.id-of-claim")
    if way_claim_id is not None:
        check_subject("way_claim_id", way_claim_id)
    place_id = row.reference("place_id", ids["places"], "expected.id-of-place")
    stop = row.whole("stop")
    if stop == 0 or not row.loose("stop"):
        row.note("stop", "expected.stop", row.loose("stop"))
    return Stop(
        event_id=event_id,
        stop=0 if stop is None else stop,
        place_id=place_id,
        arrive=row.optional_date("arrive", zone_of(place_id)),
        depart=row.optional_date("depart", zone_of(place_id)),
        basis=row.word("basis", Basis),
        claim_id=claim_ids,
        way_claim_id=way_claim_id,
    )
