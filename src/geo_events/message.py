"""What is said to a reader, in whichever language they read.

Owns `Message`, its kinds `Mistake` and `Fault`, and how the values in one are written; the words are in
`text/*.json`. Made in every room, held by every error, put into words by the shells: the page, the command
line, the files that are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

from geo_events.cldr import joint, number
from geo_events.text import form, t

_LONGEST, _LONGEST_FOUND, _LONGEST_QUOTED = 200, 80, 2_000
"""Characters of one value, of what was found, and of what is to be copied: names in hostile files may be as
long as the file."""


@dataclass(frozen=True)
class Message:
    """One thing that a reader should know.

    Examples
    --------
    >>> print(Message("upload.sheet-empty", {"file": "story.xlsx", "sheet": "Sheet2"}))
    story.xlsx, sheet Sheet2: it is empty and was not read.
    """

    key: str
    """Key of the text."""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What its placeholders stand for: texts, numbers, other messages, and lists of these."""

    @classmethod
    def counted(cls, noun: str, count: int) -> Message:
        """A number with its noun.

        Examples
        --------
        >>> print(Message.counted("row", 1), Message.counted("row", 2))
        1 row 2 rows
        """
        return Message(f"count.{noun}", {"count": count})

    def text(self, language: str) -> str:
        """The message in a language."""
        key = form(self.key, self.values.get("count"), language)
        return t(key, language, **{name: _shown(value, language) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.text("en")


@dataclass(frozen=True)
class Mistake(Message):
    """Something else than was expected, said so that a person can mend it: `key` and `values` are the
    expectation.

    Examples
    --------
    >>> print(Mistake("expected.number", {"least": 1, "most": 60}, 61, column="seconds"))
    seconds: expected a number from 1 to 60, found 61
    """

    found: object = None
    """Words found instead; None where nothing can be quoted."""
    advice: Message | None = None
    """What to do next."""
    column: str | None = None
    """Name of the column, the option or the parameter; None for the whole."""

    @property
    def expected(self) -> Message:
        """What would have been right."""
        return Message(self.key, self.values)

    def text(self, language: str) -> str:
        """The mistake in a language, on one line."""
        found = _shortened(self.found, _LONGEST_FOUND) if isinstance(self.found, str) else self.found
        told = t(self._pattern, language, expected=super().text(language), found=_shown(found, language))
        if self.advice is not None:
            told = t("message.also", language, one=told, other=self.advice.text(language))
        place = self._place(language)
        return told if place is None else t("fault.placed", language, place=place, told=told)

    @property
    def _pattern(self) -> str:
        """Key of the sentence: what is described in our words is not quoted in every language."""
        if self.found is None:
            return "fault.expected"
        if isinstance(self.found, Message):
            return "fault.described"
        return "fault.empty" if self.found == "" else "fault.found"

    def _place(self, language: str) -> str | None:
        return None if self.column is None else _shown(self.column, language)


@dataclass(frozen=True)
class Fault(Mistake):
    """A mistake in a table.

    Examples
    --------
    >>> where = {"file": "places.csv", "row": 7, "column": "latitude"}
    >>> print(Fault("expected.number", {"least": -90, "most": 90}, "143", **where))
    places.csv, row 7, column latitude: expected a number from -90 to 90, found '143'
    """

    file: str = field(kw_only=True)
    """Name of the file in the dataset folder."""
    row: int | None = field(default=None, kw_only=True)
    """Line of the record as a spreadsheet counts it: the header is row 1; None for the whole file."""

    def _place(self, language: str) -> str:
        # A header may hold anything, and a fault is one line.
        column = self.column if self.column is None or self.column.isprintable() else repr(self.column)
        where = {"file": self.file, "row": self.row, "column": column}
        kinds = {(True, True): "file", (True, False): "column", (False, True): "row", (False, False): "cell"}
        return t(f"place.{kinds[self.row is None, column is None]}", language, **where)

    def parts(self, language: str) -> dict[str, str | int | None]:
        """The fault as a row of a report, by names of columns; texts are in a language."""
        found = self.found.text(language) if isinstance(self.found, Message) else self.found
        found = None if found is None else _shortened(str(found), _LONGEST)
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "expected": self.expected.text(language),
            "found": found,
            "advice": None if self.advice is None else self.advice.text(language),
        }


def joined(values: Iterable[object], key: str = "message.or") -> Message:
    """Several values as one message, by a text that joins two.

    Examples
    --------
    >>> print(joined(["GBK", "Big5", "EUC-KR"]))
    GBK or Big5 or EUC-KR
    """
    first, *rest = values
    start = first if isinstance(first, Message) else Message("message.verbatim", {"words": first})
    return reduce(lambda one, other: Message(key, {"one": one, "other": other}), rest, start)


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


class _Shown(str):
    """A value in one line; a text may quote it as it is, with `!r`."""

    __slots__ = ("_quoted",)
    _quoted: str

    @classmethod
    def of(cls, text: str, quoted: str) -> _Shown:
        shown = cls(text)
        shown._quoted = quoted
        return shown

    def __repr__(self) -> str:
        return self._quoted


def _shown(value: object, language: str) -> _Shown:
    """A value in one line, without characters that a terminal or a page would obey."""
    if isinstance(value, Message):
        text = value.text(language)
        return _Shown.of(text, repr(text))
    if isinstance(value, list | tuple):
        text = joint(language).join(_shown(item, language) for item in value)
        return _Shown.of(text, repr(text))
    if isinstance(value, int) and not isinstance(value, bool):
        return _Shown.of(number(value, language), repr(value))
    quoted = repr(_shortened(value, _LONGEST_QUOTED) if isinstance(value, str) else value)
    text = _shortened(str(value), _LONGEST)
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return _Shown.of(text, quoted)
