"""Coordinates for places that have none: what may be meant is shown, and the visitor chooses.

Owns the asking; nothing leaves the machine. Who answers is in `places`. Called by `workbench`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import streamlit as st

from geo_events.errors import DataError, MissingLibraryError
from geo_events.message import Message
from geo_events.places import PLACES, Candidate, Gazetteer, Rows, Service, Wanted, geonames, judged
from geo_events.text import t
from geo_events.ui.markdown import plain
from geo_events.ui.upload.session_data import held

_ANSWERS, _NO_LIST = "own-answers", "own-no-list"
_AT_ONCE = 50
"""Places that are looked up at once: each takes a look through the whole list."""
_LISTED = 10


@st.cache_resource(show_spinner=False)
def _towns() -> Service:
    return geonames()


def lookup(known: Gazetteer, language: str, take: Callable[[bytes], None]) -> None:
    """Draw the search for places without coordinates; nothing if there is none.

    Parameters
    ----------
    known
        Places that the program has in its own tables.
    language
        Of the page.
    take
        Called with the table of places once coordinates are chosen.
    """
    try:
        rows = Rows(_places()).missing()
    except DataError:  # a header without these columns: it is reported as a fault
        return
    # Of two rows with one id only the first can be filled; the other is reported as a fault.
    missing = list({place.place_id: place for place in reversed(rows)}.values())[::-1]
    if not missing:
        return
    st.markdown(t("own.lookup.missing", language, count=len(missing)))
    if st.button(t("own.lookup", language), icon=":material/travel_explore:", key="own-lookup"):
        _search(missing[:_AT_ONCE], known, language)
    answers: Mapping[Wanted, Sequence[Candidate]] = st.session_state.get(_ANSWERS, {})
    if reason := st.session_state.get(_NO_LIST):
        st.caption(plain(Message("own.lookup.no-list", {"reason": reason}).text(language)))
    # What was found for a row that asks for something else by now is no answer to it.
    asked = [place for place in missing if place in answers]
    chosen = dict(_choices(asked, answers, language))
    if not asked:
        return

    def fill() -> None:
        content = _places()
        for place_id, candidate in chosen.items():
            content = Rows(content).filled(place_id, candidate, date.today()) or content
        take(content)

    st.button(
        t("own.lookup.take", language, count=len(chosen)),
        on_click=fill,
        disabled=not chosen,
        type="primary",
        key="own-lookup-take",
    )


def _places() -> bytes:
    """The visitor's table of places as it is now."""
    holding = held()
    return b"" if holding is None else holding.files.get(PLACES, b"")


def _search(missing: Sequence[Wanted], known: Gazetteer, language: str) -> None:
    st.session_state.pop(_NO_LIST, None)
    answers: dict[Wanted, Sequence[Candidate]] = {}
    bar = st.progress(0.0, t("own.lookup.searching", language))
    for number, place in enumerate(missing, start=1):
        found = known.candidates(place)
        try:
            found += _towns().search(place)
        except MissingLibraryError as error:
            st.session_state[_NO_LIST] = error.messages[0]
        judgement = judged(found, place.country)
        # The sure one first: it is what is chosen unless the visitor says otherwise.
        first = () if judgement.taken is None else (judgement.taken,)
        answers[place] = list(dict.fromkeys([*first, *judgement.plausible]))[:_LISTED]
        bar.progress(number / len(missing))
    bar.empty()
    st.session_state[_ANSWERS] = answers


def _choices(
    asked: Sequence[Wanted], answers: Mapping[Wanted, Sequence[Candidate]], language: str
) -> Iterator[tuple[str, Candidate]]:
    """Draw a choice for each place; give those that are made."""
    for place in asked:
        candidates = answers[place]
        if not candidates:
            st.caption(plain(t("own.lookup.nothing", language, place=place.query)))
            continue
        is_sure = judged(candidates, place.country).taken is not None
        chosen = st.selectbox(
            plain(place.query),
            candidates,
            index=0 if is_sure else None,
            format_func=lambda candidate: candidate.told().text(language),
            placeholder=t("own.lookup.choose", language, count=len(candidates)),
            key=f"own-lookup-{place}-{language}",
        )
        if chosen is not None:
            yield place.place_id, chosen
