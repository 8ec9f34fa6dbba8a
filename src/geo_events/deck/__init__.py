"""A deck of slides that a person can edit, with maps made of the slides' own shapes."""

from geo_events.deck.presentation import write

__all__ = ["write"]
