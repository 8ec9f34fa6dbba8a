"""The slide of a comparison: two maps side by side, what each shows, and how much is on one of them only.

Owns its words and its two maps; what is compared, and what is told apart, is `request`'s and `picture`'s.
Called by `presentation`.
"""

from __future__ import annotations

from dataclasses import replace

from geo_events.deck.draft import Draft, fitted_in
from geo_events.deck.roles import LEAST
from geo_events.instant import instant
from geo_events.picture import common_window, draw, part
from geo_events.request import compared, dates


def compare(deck: Draft) -> None:
    """Add the slide of the comparison that the request asks for; none where it asks for none."""
    layout, request, language = deck.design.comparison, deck.request, deck.language
    if request.options.compare is None or layout.map is None or layout.beside is None:
        return
    time = request.view.look.time
    at = None if time is None else instant(time)
    now, then, date = compared(request, deck.render(layout.map, at=at, dates=dates(request)))
    found, now, then = part(now, then, request.options.compare.shown)
    counts = list(found.lines((now.words, then.words), language))
    said = {"Title": date, "Now": now.words, "Then": then.words, "Counts": "  ·  ".join(counts)}
    texts = {name: fitted_in(layout.slot(name), words, language, LEAST) for name, words in said.items()}
    # Half a slide is small: it shows where the two differ.
    differing = (*found.ids["now"], *found.ids["then"])
    frame = common_window(replace(now, render=replace(now.render, focus=differing)), then)
    with deck.slide(layout, texts, [date, *counts]) as slide:
        for side, box in ((now, layout.map), (then, layout.beside)):
            deck.put(slide, draw(side.scene, side.render, frame), box, side.words, frame)
