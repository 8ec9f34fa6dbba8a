"""The types of what a scene tells the page's search beside its words.

Owns the names and types of the members, which `search_knowledge` fills. Called by whatever reads a scene.
"""

from __future__ import annotations

from typing import TypedDict


class SceneSearch(TypedDict):
    """What the search knows beside the words of the events and the spellings of the places."""

    query: str
    """What these events were chosen by; empty for nothing. More may have been searched than is here."""
    variants: str
    """Every two characters are one and its simplified form; only of those that the words have in any form."""
    names: list[list[str]]
    """Groups of spellings of one name: of people, and of places that only the words name."""
    endings: list[list[str]]
    """Groups of endings with which one word is written."""
