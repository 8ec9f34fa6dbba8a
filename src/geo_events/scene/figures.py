"""The numbers that are claimed of an event, and how they are read.

Owns their members in a scene and their words. Called by the rooms of the scene, and by whoever writes them.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo_events.cldr import number
from geo_events.figure import Figure
from geo_events.languages import UNDETERMINED
from geo_events.scene.schema import SceneFigure, Texts
from geo_events.speaker import Speakers
from geo_events.text import t
from geo_events.wording import text_in


def speaker_texts(by: str, speakers: Speakers) -> Texts:
    """Who says so; plain words are in no language that is told."""
    return dict(speakers[by].names.pairs) if by in speakers else {UNDETERMINED: by}


def figures_json(figures: Iterable[tuple[Figure, str]], speakers: Speakers) -> list[SceneFigure] | None:
    """Each number that is claimed, with the first who gave it; None without any."""
    counted: dict[Figure, str] = {}
    for figure, by in figures:
        counted.setdefault(figure, by)
    return [
        {"bound": one.bound, "number": one.number, "other": one.other, "by": speaker_texts(by, speakers)}
        for one, by in counted.items()
    ] or None


def figures_text(figures: Iterable[SceneFigure], language: str) -> str:
    """Numbers in words, exact or with their bounds, each with who gave it."""
    return t("figure.joint", language).join(
        t("figure", language, number=_words(one, language), by=text_in(one["by"], language))
        for one in figures
    )


def _words(figure: SceneFigure, language: str) -> str:
    other = "" if figure["other"] is None else number(figure["other"], language)
    return t(f"figure.{figure['bound']}", language, number=figure["number"], other=other)
