"""The documents in `seeds`: found, checked against their SHA-256, and searched for quotes.

Owns those checks and the advice where they fail. Called by `row_reader` and `column_reader`.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from geo_events.dataset.cells import Row
from geo_events.dataset.regular_files import content_of
from geo_events.folding import fold
from geo_events.message import Message


def documents_folders(folder: Path) -> tuple[Path, Path]:
    """Where the documents of a dataset on a disk may be: `seeds` inside its folder, else beside it."""
    return folder / "seeds", folder.resolve().parent / "seeds"


class Documents:
    """Texts by source id."""

    def __init__(self, folder: Traversable) -> None:
        self.texts: dict[str, str] = {}
        """Text of each source, as the file's bytes have it."""
        self._folders: Sequence[Traversable] = (
            documents_folders(folder) if isinstance(folder, Path) else (folder / "seeds",)
        )
        self._counts: dict[tuple[str, str], int] = {}
        self._letters: dict[str, tuple[str, array[int]]] = {}

    def read(self, row: Row, file: str, sha256: str | None) -> str | None:
        """Text of a file; None, and a fault in the row, if it is not there or not what the row says."""
        content = self._bytes_of(row, file)
        if content is None:
            return None
        digest = hashlib.sha256(content).hexdigest()
        if sha256 is None or sha256.lower() != digest:
            row.note("sha256", "expected.sha256", sha256 or "", Message("advice.sha256", {"digest": digest}))
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            where = {"byte": f"{content[error.start]:#04x}", "position": str(error.start)}
            row.note("file", "expected.document", file, Message("advice.byte-at", where))
            return None

    def _bytes_of(self, row: Row, file: str) -> bytes | None:
        if file in (".", "..") or "/" in file or "\\" in file:
            row.note("file", "expected.plain-name", file)
            return None
        for folder in self._folders:
            try:
                return content_of(folder / file)
            except FileNotFoundError:
                continue
            except OSError as error:
                advice = Message("message.verbatim", {"words": error.strerror})
                row.note("file", "expected.readable", file, advice)
                return None
        near = row.nearest(file, self._names) or Message("advice.without-text")
        row.note("file", "expected.in-seeds", file, near)
        return None

    @cached_property
    def _names(self) -> list[str]:
        return sorted(path.name for folder in self._folders if folder.is_dir() for path in folder.iterdir())

    def count(self, source_id: str, quote: str) -> int:
        """How often a source that was read holds a quote: 0, 1, or 2 for more; overlapping ones count."""
        pair = (source_id, quote)
        if pair not in self._counts:
            self._counts[pair] = _count(self.texts[source_id], quote)
        return self._counts[pair]

    def check_quote(self, row: Row, source_id: str, quote: str) -> None:
        """Note a fault if the source does not hold the quote, or holds it more than once.

        A quote that stands there twice remains usable: it is only unclear which passage is meant.
        """
        document = self.texts.get(source_id)
        if document is None:  # the source names none, or has a fault
            return
        count = self.count(source_id, quote)
        if count == 0:
            advice = self._advice(source_id, quote) if row.is_advised else None
            row.note("quote", "expected.quote-in", quote, advice, source=source_id)
        elif count > 1:
            row.remark("quote", "expected.quote-once", quote, Message("advice.longer"), source=source_id)

    def _advice(self, source_id: str, quote: str) -> Message:
        document = self.texts[source_id]
        if "".join(quote.split()) in "".join(document.split()):
            return Message("advice.spaces")
        if (passage := self._same_words(source_id, quote)) is not None:
            return Message("advice.characters", {"passage": passage})
        # Every beginning of a beginning that is there is there too: halve the doubt until none is left.
        there, not_there = 0, len(quote)
        while not_there - there > 1:
            middle = (there + not_there) // 2
            if quote[:middle] in document:
                there = middle
            else:
                not_there = middle
        if there < min(4, len(quote)):
            return Message("advice.nothing-there")
        words = quote[max(0, there - 12) : there]
        return Message("advice.up-to", {"words": words, "number": str(there)})

    def _same_words(self, source_id: str, quote: str) -> str | None:
        """The passage that differs from a quote in punctuation, spaces and ways to write a character only."""
        document = self.texts[source_id]
        # Kept with the texts and no longer: what a visitor brought must not stay on the server.
        if source_id not in self._letters:
            self._letters[source_id] = _letters(document)
        letters, places = self._letters[source_id]
        wanted, _ = _letters(quote)
        found = letters.find(wanted) if wanted else -1
        return None if found < 0 else document[places[found] : places[found + len(wanted) - 1] + 1]


def _count(document: str, quote: str) -> int:
    first = document.find(quote)
    if first < 0:
        return 0
    return 1 if document.find(quote, first + 1) < 0 else 2


def _letters(text: str) -> tuple[str, array[int]]:
    """Letters and digits in their plain form, and where each stands in the text."""
    plain = fold(text)
    places = array("I", (place for place, letter in enumerate(plain) if letter.isalnum()))
    return "".join(plain[place] for place in places), places
