"""Write ``src/geo_events/simplified.txt``: which Chinese characters are another way to write which.

Owns the choice of the characters: all that stand for one simplified character each. It is run once by hand
and kept for the record; nothing in the program imports it. Every two characters of the file are a character
and its simplified form, in the order of the codes::

    pip install opencc==1.4.2     # for this tool only, not for the project
    python tools/build_simplified.py

The result is the same bytes on every run.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent.parent / "src" / "geo_events" / "simplified.txt"
RANGES = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
"""Where Chinese characters stand."""


def main() -> None:
    """Write the file."""
    characters = [chr(code) for first, after in RANGES for code in range(first, after)]
    # One a line: neighbours would be read as a word, and a word may change its length.
    converted = import_module("opencc").OpenCC("t2s").convert("\n".join(characters)).split("\n")
    plain = {a: b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}
    # Some lead to one that has a plainer form itself.
    found = [a + plain.get(plain.get(b, b), plain.get(b, b)) for a, b in plain.items()]
    OUTPUT.write_text("".join(found), encoding="utf-8")
    print(f"{len(found)} characters, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
