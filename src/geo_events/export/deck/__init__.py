"""A deck of slides that a person can edit, with maps made of the slides' own shapes."""

from geo_events.export.deck.presentation import MOST, write

__all__ = ["MOST", "write"]
