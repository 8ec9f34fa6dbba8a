"""What the columns of somebody's table are for: as it was said, as its kind is known, or guessed.

Owns the decision, and the columns that are put together for it. Called by `given_source`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.packaged import packaged_json
from geo_events.tables import composing
from geo_events.tables.column_roles import DATES, ORIGIN, ORIGIN_POINT, POINT, Role, bare, guess
from geo_events.tables.grids import Grid
from geo_events.tables.known_shapes import Named, Shape, shape_of

_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]m)?(?:\s*[-–]\s*\d{1,2}[:.h]\d\d)?", re.IGNORECASE
)
_ALIKE = 0.6
"""How much of a column's name a misspelt one shares with it."""


@dataclass(frozen=True)
class Understood:
    """A table, and what its columns are for."""

    grid: Grid
    """The table, with the columns that were put together behind its own."""
    columns: Mapping[Role, str]
    parts: Mapping[Role, tuple[str, ...]]
    """The table's own columns for each role."""
    shape: str = ""
    """What a kind of table that many have is called; empty for any other."""
    codes: tuple[str, ...] = ()
    """Columns that say how exactly dates and places are known."""
    clocks: tuple[str, ...] = ()
    """Columns of nothing but times of the day, where no column has dates."""

    @property
    def unused(self) -> tuple[str, ...]:
        """The table's own columns that are for nothing."""
        used = {name for names in self.parts.values() for name in names}.union(self.codes)
        made = set(self.columns.values()) - used
        return tuple(name for name in self.grid.header if name and name not in used and name not in made)


def understood(grid: Grid, named: Named | None = None, turn: composing.Turn | None = None) -> Understood:
    """What a table's columns are for.

    Parameters
    ----------
    grid
        The table.
    named
        What somebody said of it: of several columns for a date they are its year, month and day, or its day
        and a clock time.
    turn
        What turns shapes in metres into degrees.

    Raises
    ------
    UploadError
        If a column is named that the table does not have.

    Examples
    --------
    >>> grid = Grid(("year", "month", "lat", "lon", "city"), (("1912", "4", "41.7", "-49.9", "Sea"),), (2,))
    >>> found = understood(grid)
    >>> found.parts[Role.DATE], found.grid.column(found.columns[Role.DATE]), found.unused
    (('year', 'month'), ['1912-04'], ())
    """
    said = {role: tuple(names) for role, names in (named or {}).items()}
    _require(grid, said)
    shape = shape_of(grid.header)
    parts = said | {
        role: names
        for role, names in _known(grid, shape).items()
        if role not in said and not _taken(said, names)
    }
    for role, name in guess(grid, without={name for names in parts.values() for name in names}).items():
        if role not in parts and (shape is None or role in (*DATES[:1], *POINT, Role.POSITION)):
            parts[role] = (name,)
    _settle_origins(parts, said)
    if Role.DATE not in said and (shape is None or Role.DATE not in shape.columns):
        parts |= _dates(grid, parts)
    if not set(POINT) <= parts.keys():
        for role in set(POINT) & parts.keys() if Role.POSITION in parts else ():
            del parts[role]
    elif Role.POSITION not in said:
        parts.pop(Role.POSITION, None)
    if Role.TITLE not in parts and Role.SUMMARY in parts and Role.SUMMARY not in said:
        # A table that says what happened in one column says it as the title.
        parts[Role.TITLE] = parts.pop(Role.SUMMARY)
    made, columns = _made(grid, parts, shape, turn)
    codes = () if shape is None else tuple(name for name in shape.codes if name in grid.header)
    clocks = () if Role.DATE in columns else tuple(_clocks(grid))
    return Understood(grid.joined(made), columns, parts, "" if shape is None else shape.name, codes, clocks)


def _require(grid: Grid, said: Named) -> None:
    wrong = []
    for role, names in said.items():
        for name in names:
            if name in grid.header:
                continue
            near = get_close_matches(name, grid.header, 1, _ALIKE)
            key = "flat.no-column-but" if near else "flat.no-column"
            columns = [column for column in grid.header if column]
            wrong.append(
                Message(key, {"column": name, "role": role, "near": (near or [""])[0], "columns": columns})
            )
    if wrong:
        raise UploadError(*wrong)


def _known(grid: Grid, shape: Shape | None) -> dict[Role, tuple[str, ...]]:
    """The columns that a kind of table has for each role, as far as this one has them."""
    if shape is None:
        return {}
    here = {
        role: tuple(name for name in names if name in grid.header) for role, names in shape.columns.items()
    }
    return {role: names for role, names in here.items() if names}


def _taken(said: Named, names: Sequence[str]) -> bool:
    return any(name in given for given in said.values() for name in names)


def _settle_origins(parts: dict[Role, tuple[str, ...]], said: Named) -> None:
    """Where something came from is where it was, if nothing else is known; half a point is none."""
    half = set(ORIGIN_POINT) & parts.keys()
    if len(half) == 1 and not half & said.keys():
        del parts[half.pop()]
    here = (Role.PLACE, *POINT)
    if (
        set(ORIGIN_POINT) <= parts.keys()
        and not parts.keys() & {*here, Role.POSITION}
        and not said.keys() & set(ORIGIN)
    ):
        for role, instead in zip(ORIGIN, here, strict=True):
            if role in parts:
                parts[instead] = parts.pop(role)


def _dates(grid: Grid, parts: Mapping[Role, tuple[str, ...]]) -> dict[Role, tuple[str, ...]]:
    """A date that stands in several columns."""
    taken = {name for role, names in parts.items() for name in names if role is not Role.DATE}
    free = {bare(name): name for name in grid.header if name and name not in taken}
    found = {
        part: next((free[name] for name in names if name in free), None) for part, names in _parts().items()
    }
    year, month, day, clock = (found[part] for part in ("year", "month", "day", "clock"))
    whole = parts.get(Role.DATE, ())
    if year is not None and month is not None and not (whole and whole[0] not in (year, month, day)):
        return {Role.DATE: (year, month) if day is None else (year, month, day)}
    if year is not None and not whole:
        return {Role.DATE: (year,)}
    if whole and clock is not None and clock not in whole and _is_clock(grid, clock):
        return {Role.DATE: (*whole, clock)}
    return {}


@cache
def _parts() -> Mapping[str, list[str]]:
    """What columns of years, months, days and clock times are called, in this order."""
    found: dict[str, list[str]] = packaged_json("tables/date_parts.json")
    return found


def _is_clock(grid: Grid, name: str) -> bool:
    filled = [cell for cell in grid.column(name) if cell]
    return bool(filled) and all(_CLOCK.fullmatch(cell) for cell in filled)


def _clocks(grid: Grid) -> Iterator[str]:
    return (name for name in grid.header if name and grid.header.count(name) == 1 and _is_clock(grid, name))


def _made(
    grid: Grid, parts: Mapping[Role, tuple[str, ...]], shape: Shape | None, turn: composing.Turn | None
) -> tuple[dict[str, list[str]], dict[Role, str]]:
    """The columns that are put together, and the column for each role."""
    made: dict[str, list[str]] = {}
    columns: dict[Role, str] = {}
    for role, names in parts.items():
        cells = _cells(grid, role, names, shape)
        if cells is None:
            columns[role] = names[0]
            continue
        columns[role] = _new(" + ".join(names), grid, made)
        made[columns[role]] = cells
    if Role.POSITION in columns:
        for half, cells in composing.halves(grid, columns.pop(Role.POSITION), turn).items():
            if Role(half) not in columns and any(cells):
                columns[Role(half)] = _new(half, grid, made)
                made[columns[Role(half)]] = cells
    if shape is not None and shape.radii is not None and shape.radii[0] in grid.header:
        codes, values = shape.radii
        columns[Role.RADIUS] = _new(f"{codes} (km)", grid, made)
        made[columns[Role.RADIUS]] = composing.in_words(
            grid, codes, {code: f"{km:g}" for code, km in values.items()}
        )
    return made, columns


def _new(name: str, grid: Grid, made: Mapping[str, object]) -> str:
    """A name that no column has."""
    while name in grid.header or name in made:
        name += "*"
    return name


def _cells(grid: Grid, role: Role, names: Sequence[str], shape: Shape | None) -> list[str] | None:
    """The cells for a role, where they are not those of a column as they stand."""
    if len(names) > 1:
        return (composing.joined_dates if role in DATES else composing.joined_texts)(grid, names)
    if shape is None:
        return None
    name = names[0]
    if name in shape.words:
        return composing.in_words(grid, name, shape.words[name])
    if name in shape.metres:
        return composing.kilometres(grid, name)
    if role is Role.DATE and shape.units is not None and shape.units[0] in grid.header:
        return composing.coarser(grid, name, *shape.units)
    if role in DATES and shape.midnight_is_a_day:
        return composing.days_of_midnights(grid, name)
    return None
