"""How much room words take, and how to make them fit.

Owns the count of lines, the choice of a size and the cut with an ellipsis as the last resort; how wide words
are is `picture.measure`'s. Knows no file format. Called by the other modules of `deck`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from geo_events.picture.measure import ELLIPSIS
from geo_events.picture.measure import width as width_in

LEADING = 1.2
"""Height of a line, in sizes of the type."""
_ORPHAN, _CONCESSION = 0.45, 0.72
"""Share of a line below which its end may stand lonely; share of its size that type keeps against that."""
_THINNEST = 0.2
"""Less than the width of any letter, in sizes of the type."""
_AMBIGUOUS = re.compile("[“”‘’…·—]")
"""Marks that are as wide as an ideograph beside ideographs."""
_SPACED = 0.96
"""Share of a line that is left by the small spaces between ideographs and other letters."""


def _pieces(words: str) -> Iterator[str]:
    """Pieces between which a line may break: words with the space behind them, and single ideographs."""
    piece = ""
    for character in words:
        if unicodedata.east_asian_width(character) in "WF":
            if piece:
                yield piece
            yield character
            piece = ""
            continue
        piece += character
        if character in " \n-–/":
            yield piece
            piece = ""
    if piece:
        yield piece


def lines(words: str, width: float) -> int:
    """Estimated number of lines in a column whose width is given in sizes of the type.

    Examples
    --------
    >>> lines("one two", 100), lines("one two", 3)
    (1, 2)
    """
    return _rows(words, width)[0]


def _rows(words: str, width: float) -> tuple[int, float]:
    """Number of lines, and how much of the last is used."""
    if has_ideographs := any(unicodedata.east_asian_width(letter) in "WF" for letter in words):
        width *= _SPACED
    count, used = 1, 0.0
    for piece in _pieces(words):
        size = width_in(piece, 1)
        if has_ideographs:
            size += 0.6 * len(_AMBIGUOUS.findall(piece))
        if used + size - width_in(" ", 1) * piece.endswith(" ") > width and used:
            count, used = count + 1, 0.0
        if size > width:
            # A word that no line holds is broken wherever the line ends.
            rows = int((used + size) // width)
            count, used = count + rows, used + size - rows * width
        else:
            used += size
        if piece.endswith("\n"):
            count, used = count + 1, 0.0
    return count, used


def _capacity(width: float, most: int) -> int:
    """More letters than so many lines hold: what is longer need not be measured to be too long."""
    return int(width * most / _THINNEST) + 1


def shortened(words: str, width: float, most: int) -> str:
    """Words that fill at most so many lines, the last cut with an ellipsis where they are more.

    Examples
    --------
    >>> shortened("one two three four", 6, 1)
    'one two…'
    """
    capacity = _capacity(width, most)
    if len(words) <= capacity and lines(words, width) <= most:
        return words
    low, high = 0, min(len(words), capacity)
    while low < high:
        middle = (low + high + 1) // 2
        if lines(words[:middle] + ELLIPSIS, width) <= most:
            low = middle
        else:
            high = middle - 1
    cut = words[:low]
    space = cut.rfind(" ")
    # A word is not cut in two unless it is most of what is there.
    if words[low : low + 1].isascii() and not words[low : low + 1].isspace() and space > low * 0.6:
        cut = cut[:space]
    return cut.rstrip(" ,;:，；：、") + ELLIPSIS


def ending(words: str, width: float, most: int) -> str:
    """The end of words that fills at most so many lines, behind an ellipsis.

    Examples
    --------
    >>> ending("one two three four", 6, 1)
    '…three four'
    """
    breaks = [at + 1 for at, letter in enumerate(words) if letter == " " or not letter.isascii()]
    first = next((at for at in breaks if lines(ELLIPSIS + words[at:], width) <= most), len(words))
    return ELLIPSIS + words[first:]


def fitted(words: str, room: tuple[float, float], sizes: Sequence[float]) -> tuple[float, str]:
    """The largest of some sizes at which words fit a room, and the words, shortened if none does.

    A somewhat smaller size is taken where it saves a short last line.

    Parameters
    ----------
    words
        One paragraph.
    room
        Width and height in points.
    sizes
        Of the type in points, from the largest to the smallest.
    """
    width, height = room
    smallest = sizes[-1]
    most = max(1, int(height / (LEADING * smallest)))
    if len(words) > _capacity(width / smallest, most):
        return smallest, shortened(words, width / smallest, most)
    for size in sizes:
        count, used = _rows(words, width / size)
        if count * LEADING * size > height:
            continue
        if count > 1 and used < _ORPHAN * width / size:
            smaller = (one for one in sizes if _CONCESSION * size <= one < size)
            return next((one for one in smaller if lines(words, width / one) < count), size), words
        return size, words
    return smallest, shortened(words, width / smallest, most)


def sizes(largest: float, least: float) -> list[float]:
    """Sizes of type to try, in points, from the largest on.

    Examples
    --------
    >>> sizes(18, 14)
    [18.0, 16.0, 14.0]
    """
    return [float(size) for size in range(round(largest), round(least) - 1, -2)]
