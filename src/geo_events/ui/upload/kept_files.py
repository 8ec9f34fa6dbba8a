"""The files that a visitor brought, pressed together: they lie there until one is looked at or taken along.

Owns how they are kept. What of them is kept, and for whom, is decided in `session_data`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

_LEVEL = 1
"""Tables come to a tenth with it already, in a tenth of a second for ten megabytes."""


class KeptFiles(Mapping[str, bytes]):
    r"""Content by path, as it was given.

    Parameters
    ----------
    files
        Content by path; what is kept already is not pressed again.

    Examples
    --------
    >>> kept = KeptFiles({"events.csv": b"a,b\n" * 1000})
    >>> len(kept["events.csv"]), kept.memory < 100
    (4000, True)
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        pressed = files._pressed if isinstance(files, KeptFiles) else None
        self._pressed: dict[str, bytes] = pressed or {
            path: zlib.compress(content, _LEVEL) for path, content in files.items()
        }

    @property
    def memory(self) -> int:
        """Bytes that they take."""
        return sum(map(len, self._pressed.values()))

    def __getitem__(self, path: str) -> bytes:
        return zlib.decompress(self._pressed[path])

    def __contains__(self, path: object) -> bool:
        return path in self._pressed

    def __iter__(self) -> Iterator[str]:
        return iter(self._pressed)

    def __len__(self) -> int:
        return len(self._pressed)
