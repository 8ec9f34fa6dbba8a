"""BibTeX: the sources that are cited in view, for papers written with TeX.

Owns the entries and how TeX's own characters are written; other scripts stay in UTF-8. Where the file comes
from stands in comment lines above. Called through `EXPORTERS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geo_events.citations import addresses
from geo_events.export.records import calendar
from geo_events.model import Source, SourceKind
from geo_events.request import Provenance, Request, provenance
from geo_events.request.safe_text import one_line
from geo_events.text import t
from geo_events.when import When

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Names that every style of BibTeX has in its own language; they stand without braces."""
_UNSAFE = re.compile(r"[\\{}\s]")
"""Characters that an address may not hold, as it is printed as it stands."""


def write(request: Request) -> bytes:
    """The entries as UTF-8, in the order of the sources' table."""
    said = replace(provenance(request), credits=())  # of the map
    blocks = ["".join(_remarks(said, request)), *(_entry(source, said.language) for source in said.sources)]
    return "\n".join(blocks).encode(errors="replace")


def _remarks(said: Provenance, request: Request) -> Iterator[str]:
    empty = [] if request.scene.count else [t("table.empty", said.language)]
    for line in (*said.lines(), *empty):
        # An entry would begin at this sign, even in a comment.
        yield f"% {one_line(line).replace('@', '(at)')}\n"


def _entry(source: Source, language: str) -> str:
    kind = _kind(source)
    fields = {"title": f"{{{_escaped(source.title)}}}", **_publication(kind, source, language)}
    if source.published is not None:
        fields |= _date(source.published)
    first, *copies = (*addresses(source), None)
    if first is not None:
        fields["url"] = _UNSAFE.sub(_percent, one_line(first))
    fields["language"] = _escaped(source.language)
    file = "" if source.file is None else f" ({source.file})"
    copy = next((f"; {address}" for address in copies if address is not None), "")
    fields["note"] = _escaped(f"{source.published_by(language)}{file}{copy}")
    values = {name: value if name == "month" else f"{{{value}}}" for name, value in fields.items()}
    lines = "".join(f"  {name} = {value},\n" for name, value in values.items())
    return f"@{kind}{{{source.source_id},\n{lines}}}\n"


def _kind(source: Source) -> str:
    if source.kind is SourceKind.NEWS:
        return "article"
    return "online" if addresses(source) else "misc"


def _publication(kind: str, source: Source, language: str) -> dict[str, str]:
    field = {"article": "journal", "online": "organization"}.get(kind, "howpublished")
    return {field: _escaped(source.published_by(language))}


def _date(when: When) -> dict[str, str]:
    """As far as it is known: for BibTeX by its parts, for biblatex as EDTF."""
    year, month = [*calendar(when), None, None][:2]
    fields = {} if year is None else {"year": f"{year:04d}"}
    if month is not None:
        fields["month"] = _MONTHS[month - 1]
    return {**fields, "date": re.sub(r"T[^/]*", "", when.edtf)}


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _escaped(text: str) -> str:
    r"""A text as TeX prints it.

    Examples
    --------
    >>> print(_escaped("50 % of {A_1}"))
    50 \% of \textbraceleft{}A\_1\textbraceright{}
    """
    return "".join(_SPECIAL.get(character, character) for character in one_line(text))
