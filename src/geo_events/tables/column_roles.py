"""What the columns of somebody's table hold, guessed by their names and their cells.

Owns the guess; the visitor confirms or changes it. Called by `ui` before `flat_table` takes the table over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources

from geo_events.layer import usual_layers
from geo_events.tables.grids import Grid
from geo_events.written import edtf_of, is_ongoing, judged, may_mean_two_days


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


DATES = (Role.DATE, Role.END, Role.SAID)
"""Roles of columns that hold dates."""
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LOOKED_AT = 200
"""Cells of a column that are looked at."""
_HALF, _MOST = 0.5, 0.8
"""Share of the filled cells that must be alike: in a column whose name says what it holds, and in others."""


def guess(grid: Grid) -> dict[Role, str]:
    r"""The column for each role that can be made out; each column has one role at most.

    Examples
    --------
    >>> from geo_events.tables.grids import read_grid
    >>> grid = read_grid("日期,Pier,Headline,link\n2020-01-02,Port,A boat leaves,https://a.org\n".encode())
    >>> {role.value: column for role, column in guess(grid).items()}
    {'date': '日期', 'title': 'Headline', 'url': 'link'}
    """
    found: dict[Role, str] = {}
    free = {name: _bare(name) for name in grid.header if name and grid.header.count(name) == 1}
    for role, names in _names().items():
        for wanted in names:
            column = next((name for name, bare in free.items() if bare == wanted), None)
            if column is not None and _fits(role, grid.column(column)[:_LOOKED_AT]):
                found[role] = column
                del free[column]
                break
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
    content = (resources.files("geo_events") / "tables" / "column_names.json").read_text(encoding="utf-8")
    return {Role(role): names for role, names in json.loads(content).items()}


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


def _bare(name: str) -> str:
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


_TESTS: Mapping[Role, Callable[[str], bool]] = {
    **dict.fromkeys(DATES, _is_date),
    Role.URL: _is_link,
    Role.LATITUDE: _is_number,
    Role.LONGITUDE: _is_number,
    Role.RADIUS: _is_number,
}
