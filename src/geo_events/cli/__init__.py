"""The command line: one function a command."""

from geo_events.cli.program import commands, main

__all__ = ["commands", "main"]
