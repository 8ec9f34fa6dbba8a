"""A gif that is written while its frames are painted: none of them is kept.

Owns the blocks of the file and what of a frame is written: where it is another than the one before. Called by
`film`.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from geo_events.libraries import library

if TYPE_CHECKING:
    from numpy.typing import NDArray

_UNCHANGED = 255
"""Place in the palette of what is as it was; long runs of it take next to no room."""
MOST_COLOURS = _UNCHANGED
"""Largest number of colours of a gif."""
_DROPPED = 3
"""Bits of each part of a colour that do not count when the nearest is looked for."""
_NAMED = 48
"""So many colours, the first of them, are hit exactly."""
_BLOCK = 255
"""Bytes of the longest block of a comment."""


class GifStream:
    """A gif of one palette that runs for ever.

    Parameters
    ----------
    size
        Width and height in pixels.
    colours
        Red, green and blue of each colour in turn, at most `MOST_COLOURS` of them.
    comment
        What the file says of itself.
    """

    def __init__(self, size: tuple[int, int], colours: Sequence[int], comment: str) -> None:
        self._image = library("PIL.Image", "export")
        self._frames = library("PIL.GifImagePlugin", "export")
        own = np.array(colours, np.uint8).reshape(-1, 3)
        self._nearest = _nearest(own)
        cells = (own >> _DROPPED).T
        self._beside = [
            (place, colour)
            for place, colour in enumerate(own)
            if place < _NAMED and self._nearest[tuple(cells[:, place])] != place
        ]
        """The map's own colours that lie so near to another that the upper bits are the same."""
        self._last: NDArray[np.uint8] | None = None
        self._waiting: tuple[Any, tuple[int, int]] | None = None
        self._seconds, self._shown = 0.0, 0
        self._out = io.BytesIO()
        table = bytes(colours).ljust(3 * 256, b"\0")
        self._out.write(b"GIF89a" + struct.pack("<HHBBB", *size, 0xF7, 0, 0) + table)
        self._out.write(b"\x21\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<H", 0) + b"\0")
        said = comment.encode()
        blocks = (said[start : start + _BLOCK] for start in range(0, len(said), _BLOCK))
        self._out.write(b"\x21\xfe" + b"".join(bytes((len(one),)) + one for one in blocks) + b"\0")

    def add(self, pixels: NDArray[np.uint8], seconds: float) -> None:
        """Show a picture of the shape (height, width, 3 or more) for so long."""
        red, green, blue = (pixels[:, :, part] >> _DROPPED for part in range(3))
        drawn = self._nearest[red, green, blue]
        for place, colour in self._beside:
            drawn[(pixels[:, :, :3] == colour).all(axis=2)] = place
        if self._last is None:
            self._waiting = (self._image.fromarray(drawn), (0, 0))
        else:
            changed = drawn != self._last
            if changed.any():
                self._flush()
                rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
                box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
                part = np.where(changed[box], drawn[box], np.uint8(_UNCHANGED))
                self._waiting = (self._image.fromarray(part), (int(columns[0]), int(rows[0])))
        self._last = drawn
        self._seconds += seconds

    def content(self) -> bytes:
        """The whole file; nothing can be added then."""
        self._flush()
        return self._out.getvalue() + b";"

    def _flush(self) -> None:
        """Write the picture that was shown up to now."""
        if self._waiting is None:
            return
        # A gif counts hundredths of a second: what one picture lacks, the next one gets.
        hundredths = max(2, round(100 * self._seconds) - self._shown)
        self._shown += hundredths
        picture, corner = self._waiting
        for part in self._frames.getdata(
            picture, corner, duration=10 * hundredths, transparency=_UNCHANGED, disposal=1
        ):
            self._out.write(part)
        self._waiting = None


def _nearest(colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Place of the nearest colour, by the upper bits of red, green and blue."""
    steps = np.arange(0, 256, 1 << _DROPPED, dtype=np.float32) + (1 << _DROPPED) / 2
    cells = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    given = colours.astype(np.float32)
    apart = (given**2).sum(axis=1) - 2 * cells @ given.T
    found: NDArray[np.uint8] = apart.argmin(axis=1).astype(np.uint8).reshape((len(steps),) * 3)
    own = colours >> _DROPPED
    # Where two lie in one cell, the first has it: the map's own stand before their mixtures.
    found[own[::-1, 0], own[::-1, 1], own[::-1, 2]] = np.arange(len(colours), dtype=np.uint8)[::-1]
    return found
