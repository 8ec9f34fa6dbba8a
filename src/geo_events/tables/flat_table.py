"""One flat table, a row an event or a claim, as the tables of a dataset.

Owns what a row becomes. It rejects nothing: a cell that cannot be understood goes into its table as
it stands, where the reader reports it and the visitor can mend it. Called by `ui` once the columns are
confirmed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from geo_events.dataset import TABLES, columns_of, line_of
from geo_events.errors import DateError
from geo_events.layer import OTHER
from geo_events.message import Message
from geo_events.model import LANGUAGES, SourceKind, Stance, Status
from geo_events.tables.column_roles import DATES, Role, layer_of
from geo_events.tables.grids import Grid
from geo_events.tables.unpacking import Unpacked
from geo_events.text import t
from geo_events.when import OPEN, parse
from geo_events.written import DateColumn, Order, is_ongoing, judged

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 48
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_IN_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)
_LINK = re.compile(r"https?://(?:www\.)?([^\s/?#:]++)\S*", re.IGNORECASE)
_HAN, _KANA, _HANGUL = re.compile("[㐀-鿿]"), re.compile("[぀-ヿ]"), re.compile("[가-힣]")


@dataclass(frozen=True)
class Plan:
    """How a table is to be read, as the visitor confirmed it."""

    columns: Mapping[Role, str]
    """Name of the column for each role; a date and a title have to be among them."""
    file: str
    """Name of the file, which is named as the one that gave the coordinates."""
    title: str
    """Title of the whole."""
    publisher: str
    """Publisher of the source of the rows that name none."""
    layer: str = OTHER
    """Layer of the rows that name none."""
    timezone: str = "UTC"
    """Timezone in which days are counted."""
    order: Order | None = None
    """Order of day and month; None if the visitor did not say."""
    radius_km: float = 10
    """Largest distance of a point from its place in kilometres, where the row does not say."""
    language: str = LANGUAGES[0]
    """Language of what is noted in the tables."""


def tables_of(grid: Grid, plan: Plan) -> Unpacked:
    r"""The files of a dataset that says what a flat table says.

    Rows that agree in date, title, place, layer and summary are claims about one event; what differs in any
    of them is kept apart, so that nothing is lost. The sources have no files: nobody can check their quotes.

    Examples
    --------
    >>> from geo_events.tables.grids import read_grid
    >>> grid = read_grid(b"day,what,where\n25.5.2020,A boat leaves,Port\n")
    >>> plan = Plan({Role.DATE: "day", Role.TITLE: "what", Role.PLACE: "where"}, "a.csv", "Boats", "The club")
    >>> print(tables_of(grid, plan).files["events.csv"].decode().splitlines()[1])
    a-boat-leaves,other,A boat leaves,2020-05-25,port,,reported,,,,,
    """
    making = _Making(plan, _date_columns(grid, plan.columns, plan.order))
    for row in _rows(grid, plan.columns):
        making.take(row)
    files = {f"{name}.csv": making.content(name) for name in TABLES}
    files["title.json"] = (json.dumps({"title": plan.title}, ensure_ascii=False) + "\n").encode()
    return Unpacked(files, tuple(making.notes()))


def doubt(grid: Grid, columns: Mapping[Role, str], order: Order | None) -> str | None:
    """A date of which only the visitor can say what day is meant: no other one of its column tells."""
    found = _date_columns(grid, columns, order).values()
    return next((column.proof for column in found if column.doubt is not None), None)


def _date_columns(grid: Grid, columns: Mapping[Role, str], order: Order | None) -> dict[Role, DateColumn]:
    return {
        role: judged(map(str.strip, grid.column(columns[role])), order) for role in DATES if role in columns
    }


def _rows(grid: Grid, columns: Mapping[Role, str]) -> Iterator[Mapping[Role, str]]:
    positions = {role: grid.header.index(name) for role, name in columns.items()}
    for cells in grid.rows:
        row = {role: cells[position].strip() for role, position in positions.items()}
        if any(row.values()):
            yield dict.fromkeys(Role, "") | row


class _Ids:
    """Ids made of words, each once; a word without Latin letters gives way to the table's noun."""

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._count: dict[str, int] = {}

    def make(self, words: str) -> str:
        plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        stem = _NOT_IN_AN_ID.sub("-", plain)[:_LONGEST_ID].strip("-") or self._noun
        while True:
            number = self._count[stem] = self._count.get(stem, 0) + 1
            made = stem if number == 1 else f"{stem}-{number}"
            if number == 1 or made not in self._count:
                self._count.setdefault(made, 1)
                return made


@dataclass
class _Making:
    """The tables while they are made: as lines, for rows of cells would take five times their memory."""

    plan: Plan
    dates: Mapping[Role, DateColumn]
    """How the cells of each column of dates are to be read."""
    _lines: dict[str, list[str]] = field(
        default_factory=lambda: {name: [line_of(columns_of(name))] for name in TABLES}
    )
    _ids: dict[str, _Ids] = field(
        default_factory=lambda: {"sources": _Ids("source"), "places": _Ids("place"), "events": _Ids("event")}
    )
    _known: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Ids of what was made, by table and by what tells one from another."""
    _claims: dict[str, int] = field(default_factory=dict)
    _rows: int = 0
    _without_quote: int = 0

    def __post_init__(self) -> None:
        self._edtf = cache(lambda role, cell: self.dates[role].edtf(cell, self.plan.timezone))

    def take(self, row: Mapping[Role, str]) -> None:
        """Put a row into the tables."""
        self._rows += 1
        source_id, publisher = self._source(row)
        when = self._when(row)
        event_id = self._event(row, when, self._place(row))
        number = self._claims[event_id] = self._claims.get(event_id, 0) + 1
        said = self._date(row, Role.SAID)
        is_before = _is_before(said, when, self.plan.timezone)
        quote = row[Role.QUOTE]
        self._without_quote += not quote
        self._add(
            "claims",
            {
                "claim_id": f"{event_id}-{number}",
                "event_id": event_id,
                "source_id": source_id,
                "stance": Stance.EXPECTS if is_before else Stance.REPORTS,
                "asserted_by": row[Role.SPEAKER] or publisher,
                "asserted_on": said,
                "quote": quote or row[Role.TITLE] or self._title_of(row) or when,
                "note": "" if quote else t("upload.flat.no-quote", self.plan.language),
            },
        )

    def content(self, table: str) -> bytes:
        """A table as a file."""
        return "".join(self._lines[table]).encode()

    def _add(self, table: str, values: Mapping[str, str]) -> None:
        self._lines[table].append(line_of(values.get(column, "") for column in columns_of(table)))

    def notes(self) -> Iterator[Message]:
        """What the visitor should know of the tables."""
        events = len(self._lines["events"]) - 1
        yield Message("upload.flat.made", {"rows": self._rows, "events": events})
        if count := self._without_quote:
            yield Message("upload.flat.without-quote", {"count": count})

    def _when(self, row: Mapping[Role, str]) -> str:
        start, end = self._date(row, Role.DATE), self._date(row, Role.END)
        if is_ongoing(end):
            return f"{start}/{OPEN}"
        return start if not end or end == start else f"{start}/{end}"

    def _date(self, row: Mapping[Role, str], role: Role) -> str:
        """A date as EDTF; one that cannot be understood as it stands."""
        return (self._edtf(role, row[role]) if row[role] else None) or row[role]

    def _source(self, row: Mapping[Role, str]) -> tuple[str, str]:
        """Id and publisher."""
        name, url = row[Role.SOURCE], row[Role.URL]
        if not url and _LINK.fullmatch(name):
            name, url = "", name
        publisher = name or _host(url) or self.plan.publisher
        key = ("sources", publisher, url)
        if key not in self._known:
            self._known[key] = self._ids["sources"].make(publisher)
            named = bool(name or url)
            self._add(
                "sources",
                {
                    "source_id": self._known[key],
                    "title": (url.partition("://")[2] or publisher) if named else self.plan.file,
                    "publisher": publisher,
                    "kind": SourceKind.OTHER,
                    "language": _language(row[Role.QUOTE] or row[Role.TITLE]),
                    "url": url,
                },
            )
        return self._known[key], publisher

    def _place(self, row: Mapping[Role, str]) -> str:
        """Id of the row's place; empty if it names none."""
        latitude, longitude = (_number(row[role]) for role in (Role.LATITUDE, Role.LONGITUDE))
        located = bool(latitude or longitude)
        name = row[Role.PLACE] or (f"{latitude}, {longitude}" if located else "")
        if not name:
            return ""
        country = row[Role.COUNTRY]
        key = ("places", name, country, latitude, longitude, row[Role.RADIUS])
        if key not in self._known:
            self._known[key] = self._ids["places"].make(name)
            is_code = len(country) == 2 and country.isascii() and country.isalpha()
            self._add(
                "places",
                {
                    "place_id": self._known[key],
                    "name": name,
                    "query": f"{name}, {country}" if country and not is_code else "",
                    "latitude": latitude,
                    "longitude": longitude,
                    "radius_km": _radius(row[Role.RADIUS]) or f"{self.plan.radius_km:g}",
                    "kind": "place",
                    "country": country.upper() if is_code else "",
                    "timezone": self.plan.timezone,
                    "geocoder": self.plan.file if located else "",
                },
            )
        return self._known[key]

    def _title_of(self, row: Mapping[Role, str]) -> str:
        """What an event is called in a table without titles: where it was; empty where a cell is missing."""
        if Role.TITLE in self.plan.columns:
            return ""
        return row[Role.PLACE] or ", ".join(filter(None, (row[Role.LATITUDE], row[Role.LONGITUDE])))

    def _event(self, row: Mapping[Role, str], when: str, place_id: str) -> str:
        title = row[Role.TITLE] or self._title_of(row)
        key = ("events", when, title, place_id, row[Role.LAYER], row[Role.SUMMARY])
        if key not in self._known:
            self._known[key] = self._ids["events"].make(title)
            named = row[Role.LAYER]
            layer = layer_of(named) if named else self.plan.layer
            self._add(
                "events",
                {
                    "event_id": self._known[key],
                    "layer": layer,
                    "title": title,
                    "when": when,
                    "place_id": place_id,
                    "status": Status.REPORTED,
                    "summary": row[Role.SUMMARY],
                },
            )
        return self._known[key]


def _number(cell: str) -> str:
    return cell.replace(",", ".") if _DECIMAL_COMMA.fullmatch(cell) else cell


def _radius(cell: str) -> str:
    """As a number; 1,500 stays as it is and is reported: it may be a thousand times 1.500."""
    return cell if _IN_THOUSANDS.fullmatch(cell) else _number(cell)


def _host(url: str) -> str:
    match = _LINK.fullmatch(url)
    return "" if match is None else match[1].lower()


def _language(text: str) -> str:
    """Tag of the language whose script a text has; `und` where a script serves many."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh" if _HAN.search(text) else "und"


def _is_before(said: str, when: str, timezone: str) -> bool:
    try:
        return bool(said) and parse(said, timezone).end <= parse(when, timezone, may_be_open=True).start
    except DateError:
        return False
