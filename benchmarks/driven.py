"""Firefox and WebKit, driven: what both can do for a test or a benchmark.

Firefox speaks WebDriver BiDi itself (firefox.py); Debian's WebKit comes with a driver for the classic
protocol (webkit.py). It owns what is the same for both: what a page is asked, how it is clicked and waited
for.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

KEYS = {
    "Left": "\ue012",
    "Right": "\ue014",
    "Escape": "\ue00c",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Space": " ",
    "End": "\ue010",
    "Home": "\ue011",
}
"""The protocol's code of a key that writes no letter."""

CENTRE = """(() => {{
    const box = document.querySelector({selector!r})?.getBoundingClientRect();
    return box === undefined ? null : [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}})()"""


class Window(ABC):
    """One window of a browser, with the page that is open in it."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Open a page, and wait until it has loaded."""

    @abstractmethod
    def faults(self) -> list[str]:
        """What went wrong in the page that is open: errors, and requests beyond this machine."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page a size in CSS pixels."""

    @abstractmethod
    def evaluate(self, expression: str, *, frame: str | None = None) -> Any:
        """What an expression gives, or what it promises, as JSON has it.

        Parameters
        ----------
        expression
            JavaScript.
        frame
            Selector of the frame in which it is evaluated; None for the page itself.
        """

    @abstractmethod
    def perform(self, actions: Sequence[dict[str, Any]], *, frame: str | None = None) -> None:
        """Do what a hand does: WebDriver's sources of actions, in coordinates of the frame."""

    @abstractmethod
    def screenshot(self) -> bytes:
        """A picture of the page, as PNG."""

    def wait(self, expression: str, *, frame: str | None = None, seconds: float = 30) -> None:
        """Wait until an expression holds.

        Raises
        ------
        TimeoutError
            If it never does.
        """
        until = time.monotonic() + seconds
        while not self.evaluate(f"Boolean({expression})", frame=frame):
            if time.monotonic() > until:
                raise TimeoutError(f"never true: {expression}; {self.faults()}")
            time.sleep(0.05)

    def click(self, selector: str, *, frame: str | None = None) -> None:
        """Click the middle of an element, wherever that is, with the mouse.

        Raises
        ------
        LookupError
            If there is no such element.
        """
        at = self.evaluate(CENTRE.format(selector=selector), frame=frame)
        if at is None:
            raise LookupError(f"expected an element {selector!r}, found none")
        steps: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": at[0], "y": at[1]},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.perform([{"type": "pointer", "id": "mouse", "actions": steps}], frame=frame)

    def press(self, key: str, *, frame: str | None = None) -> None:
        """Press a key, by its letter or its name, wherever the focus is."""
        value = KEYS.get(key, key)
        steps = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self.perform([{"type": "key", "id": "keyboard", "actions": steps}], frame=frame)
