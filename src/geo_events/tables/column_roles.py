"""What the columns of somebody's table hold, guessed by their names and their cells.

Owns the guess; the visitor confirms or changes it. Called by `ui` before `flat_table` takes the table over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from enum import StrEnum
from functools import cache

from geo_events.calendars import Calendar
from geo_events.layer import usual_layers
from geo_events.packaged import packaged_json
from geo_events.tables.flat_cells import status_of
from geo_events.tables.grids import Grid
from geo_events.tables.well_known_text import is_shape
from geo_events.written import Axis, degrees_of, edtf_of, is_ongoing, judged, may_mean_two_days, pair_of


class Role(StrEnum):
    """What a column can hold."""

    DATE = "date"
    END = "end"
    TITLE = "title"
    PLACE = "place"
    COUNTRY = "country"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    RADIUS = "radius"
    SOURCE = "source"
    QUOTE = "quote"
    URL = "url"
    SPEAKER = "speaker"
    SAID = "said"
    SUMMARY = "summary"
    LAYER = "layer"
    POSITION = "position"
    """Latitude and longitude in one cell, or a shape as WKT."""
    ORIGIN = "origin"
    ORIGIN_LATITUDE = "origin_latitude"
    ORIGIN_LONGITUDE = "origin_longitude"
    STATUS = "status"
    FIGURE = "figure"
    LOWEST = "lowest"
    HIGHEST = "highest"
    CALENDAR = "calendar"
    """In which the date of a row stands, by a name of `Calendar`."""


KEYWORDS = {
    "time": Role.DATE,
    "end": Role.END,
    "latitude": Role.LATITUDE,
    "longitude": Role.LONGITUDE,
    "geometry": Role.POSITION,
    "place": Role.PLACE,
    "title": Role.TITLE,
    "summary": Role.SUMMARY,
    "layer": Role.LAYER,
    "status": Role.STATUS,
    "source_name": Role.SOURCE,
    "url": Role.URL,
    "quote": Role.QUOTE,
    "figure": Role.FIGURE,
    "origin": Role.ORIGIN,
    "origin_latitude": Role.ORIGIN_LATITUDE,
    "origin_longitude": Role.ORIGIN_LONGITUDE,
    "calendar": Role.CALENDAR,
}
"""The words in which a program and the command line name roles."""
DATES = (Role.DATE, Role.END, Role.SAID)
"""Roles of columns that hold dates."""
POINT = (Role.LATITUDE, Role.LONGITUDE)
"""Roles of columns that hold degrees."""
ORIGIN_POINT = (Role.ORIGIN_LATITUDE, Role.ORIGIN_LONGITUDE)
"""The same of where something came from."""
ORIGIN = (Role.ORIGIN, *ORIGIN_POINT)
"""Roles of columns that say where something came from."""
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_LOOKED_AT = 200
"""Cells of a column that are looked at."""
_HALF, _MOST = 0.5, 0.8
"""Share of the filled cells that must be alike: in a column whose name says what it holds, and in others."""


def guess(grid: Grid, without: Container[str] = ()) -> dict[Role, str]:
    r"""The column for each role that can be made out; each column has one role at most.

    What is given to something else already is passed over.

    Examples
    --------
    >>> from geo_events.tables.grids import read_grid
    >>> grid = read_grid("日期,Pier,Headline,link\n2020-01-02,Port,A boat leaves,https://a.org\n".encode())
    >>> {role.value: column for role, column in guess(grid).items()}
    {'date': '日期', 'title': 'Headline', 'url': 'link'}
    """
    found: dict[Role, str] = {}
    names_here = (name for name in grid.header if name and grid.header.count(name) == 1)
    free = {name: bare(name) for name in names_here if name not in without}
    for role, names in _names().items():
        for wanted in names:
            column = next((name for name, plain in free.items() if plain == wanted), None)
            if column is not None and _fits(role, grid.column(column)[:_LOOKED_AT]):
                found[role] = column
                del free[column]
                break
    for role in POINT:
        # Below a name over several columns: Place lat.
        named = (name for name in free if bare(name.split()[-1]) in _names()[role])
        column = next((name for name in named if _fits(role, grid.column(name)[:_LOOKED_AT])), None)
        if role not in found and column is not None:
            found[role] = column
            del free[column]
    for role, looks_so in ((Role.DATE, _is_date), (Role.URL, _is_link)):
        if role not in found:
            column = next((name for name in free if _mostly(grid.column(name)[:_LOOKED_AT], looks_so)), None)
            if column is not None:
                found[role] = column
                del free[column]
    return {role: found[role] for role in Role if role in found}


@cache
def _names() -> Mapping[Role, list[str]]:
    """How each is called in tables, without spaces and punctuation; the likelier names come first."""
    return {Role(role): names for role, names in packaged_json("tables/column_names.json").items()}


def puts_the_day_first(name: str) -> bool:
    """Whether a column is named in a language whose dates with dots put the day first."""
    return bare(name) in _day_first_names()


@cache
def _day_first_names() -> frozenset[str]:
    return frozenset(map(bare, packaged_json("tables/day_first_names.json")))


def layer_of(cell: str) -> str:
    """Id of the layer that a cell names: of a usual one by its word or its name, else the cell itself.

    Examples
    --------
    >>> layer_of("Other events"), layer_of("Earthquake")
    ('other', 'Earthquake')
    """
    return _layers().get(cell.casefold(), cell)


@cache
def _layers() -> Mapping[str, str]:
    usual = usual_layers().values()
    labels = {name.casefold(): layer.layer_id for layer in usual for name in layer.plurals.values()}
    return labels | {layer.layer_id: layer.layer_id for layer in usual}


def bare(name: str) -> str:
    """A column's name without spaces, marks and capitals."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _fits(role: Role, cells: list[str]) -> bool:
    """Whether the cells contradict a column's name: an empty column fits nothing."""
    if role in DATES and judged(cells).unit is not None:
        return True
    test = _TESTS.get(role)
    return any(cells) if test is None else _mostly(cells, test, _HALF)


def _mostly(cells: list[str], test: Callable[[str], bool], share: float = _MOST) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(test, filled)) >= share * len(filled)


def _is_date(cell: str) -> bool:
    return edtf_of(cell) is not None or may_mean_two_days(cell) or is_ongoing(cell)


def _is_link(cell: str) -> bool:
    return _LINK.fullmatch(cell) is not None


def _is_number(cell: str) -> bool:
    try:
        return abs(float(cell.replace(",", ".", 1))) <= 20_040
    except ValueError:
        return False


def _is_position(cell: str) -> bool:
    return pair_of(cell) is not None or is_shape(cell)


def _is_figure(cell: str) -> bool:
    return cell.lstrip("<~").rstrip("+").replace(",", "").replace(".", "").isdigit()


def _is_coordinate(axis: Axis) -> Callable[[str], bool]:
    # Metres, which are told, are numbers too.
    return lambda cell: degrees_of(cell, axis) is not None or _PLAIN.fullmatch(cell) is not None


_TESTS: Mapping[Role, Callable[[str], bool]] = {
    **dict.fromkeys(DATES, _is_date),
    Role.URL: _is_link,
    **dict.fromkeys((Role.LATITUDE, Role.ORIGIN_LATITUDE), _is_coordinate(Axis.LATITUDE)),
    **dict.fromkeys((Role.LONGITUDE, Role.ORIGIN_LONGITUDE), _is_coordinate(Axis.LONGITUDE)),
    Role.ORIGIN: lambda cell: not (_is_date(cell) or _is_number(cell) or _is_link(cell)),
    Role.RADIUS: _is_number,
    Role.POSITION: _is_position,
    Role.STATUS: lambda cell: status_of(cell) is not None,
    Role.CALENDAR: lambda cell: cell in list(Calendar),
    **dict.fromkeys((Role.FIGURE, Role.LOWEST, Role.HIGHEST), _is_figure),
}
