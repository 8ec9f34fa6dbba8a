"""A handout: a document for paper, with a map and the words of the sources chapter by chapter."""

from geo_events.paper.booklet import write

__all__ = ["write"]
