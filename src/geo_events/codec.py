"""What stands in a link: a view as parameters, and back.

Owns the names in a link, how each is read and written, and which of them belong together. Knows no dataset:
whether an event is there says `link`. The player reads and writes alike (`player/src/page/link.js`):
`tests/cases/links.json` holds the cases on which both must agree. Called by `link`, and by `dataset` for the
view on which a story opens.

A name that a link leaves out has the value of that view; one without a value has that of `View()`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from urllib.parse import parse_qsl

from geo_events.almanac import YEAR
from geo_events.comparison import read_comparison
from geo_events.errors import DateError, ExportError, ViewError
from geo_events.instant import FIRST, LAST, first_date, instant, instant_text
from geo_events.languages import chosen
from geo_events.link_rows import Row, chosen_layers, many, one_of, whole
from geo_events.look import AxisKind, Look, Mode
from geo_events.message import Mistake
from geo_events.model import Clock, Status, View
from geo_events.text import LANGUAGES
from geo_events.when import parse

_LONGEST = 1000
"""Letters of a value; nobody writes more by hand."""
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,9})?", re.ASCII)
_TIME = re.compile(
    YEAR + r"(?:-\d\d(?:-\d\d"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)?)?",
    re.ASCII,
)
_SPEEDS = (0.25, 8.0)
_ZOOMS = (1.0, 18.0)
_WORLD = 256
"""Pixels that the world is wide at zoom 0."""
_UNSAID = View()


def _number(field: str, least: float, most: float) -> Row:
    def read(text: str) -> float:
        value = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not (least < value <= most if least == 0 else least <= value <= most):
            raise ViewError(Mistake("expected.number", {"least": least, "most": most}, text))
        return value

    return whole(field, read, _plain)


def _plain(value: float, digits: int = 6) -> str:
    """A number as short as it can be.

    Examples
    --------
    >>> _plain(90.0), _plain(0.05), _plain(-0.0)
    ('90', '0.05', '0')
    """
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _language(text: str) -> str:
    """The language of the program that a reader of another one reads best.

    Examples
    --------
    >>> _language("zh-Hans-CN"), _language("en-US")
    ('zh', 'en')
    """
    found = chosen([text], LANGUAGES)
    if found is None:
        raise ViewError(Mistake("expected.one-of", {"words": list(LANGUAGES)}, text))
    return found


def _day(text: str) -> str:
    if "/" in text:
        raise ViewError(Mistake("expected.one-date", found=text))
    return first_date(parse(text.strip()).edtf)


def _moment(text: str) -> str:
    """A moment as ISO 8601 in UTC, as short as it can be.

    Examples
    --------
    >>> _moment("1999-04-25T10:00+10:00"), _moment("1999-04"), _moment("1999-04-25T10:00:30Z")
    ('1999-04-25', '1999-04-01', '1999-04-25T10:00:30Z')
    """
    if _TIME.fullmatch(text) is None:
        raise ViewError(Mistake("expected.moment", found=text))
    try:
        moment = instant(text)
    except ValueError as error:
        raise ViewError(Mistake("expected.moment", found=text)) from error
    if not FIRST <= moment <= LAST:
        raise ViewError(Mistake("expected.moment", found=text))
    return instant_text(moment)


def _standpoint(text: str) -> str:
    """Where the map stands, no more exactly than to half a pixel.

    Examples
    --------
    >>> _standpoint("5/43.1234/131.9"), _standpoint("2/-0.001/180")
    ('5/43.12/131.9', '2/0/-180')
    """
    parts = text.split("/")
    numbers = [float(part) for part in parts if _DEGREES.fullmatch(part)]
    if len(parts) != 3 or len(numbers) != 3:
        raise ViewError(Mistake("expected.standpoint", found=text))
    zoom, latitude, longitude = numbers
    if not _ZOOMS[0] <= zoom <= _ZOOMS[1] or abs(latitude) > 90 or abs(longitude) > 180:
        raise ViewError(Mistake("expected.standpoint", found=text))
    digits = max(0, math.ceil(math.log10(2 * _WORLD * 2**zoom / 360)))
    around = (longitude + 180) % 360 - 180
    return "/".join((_plain(zoom, 2), _plain(latitude, digits), _plain(around, digits)))


def _comparison(text: str) -> str:
    try:
        read_comparison(text)
    except ExportError as error:
        raise ViewError(*error.messages) from error
    return text


_NAMES: dict[str, Row] = {
    "from": whole("start", _day),
    "to": whole("end", _day),
    "layers": chosen_layers(()),
    "status": many("statuses", tuple(Status), Status),
    "clock": one_of("clock", tuple(Clock), Clock),
    "lang": whole("language", _language),
    "event": whole("event_id", str),
    "q": whole("search", str),
    "time": whole("time", _moment),
    "mode": one_of("mode", tuple(Mode), Mode),
    "trail": _number("trail", 0, 1),
    "window": _number("window", 0, 1_000_000),
    "axis": one_of("axis", tuple(AxisKind), AxisKind),
    "map": whole("map", _standpoint),
    "speed": _number("speed", *_SPEEDS),
    "compare": whole("compare", _comparison),
}
"""By name, in the order in which they are written."""

NAMES = tuple(_NAMES)
"""Names in a link."""
FIELDS: Mapping[str, str] = {name: row.field for name, row in _NAMES.items()}
"""Names of the fields of `View` and of its `Look`, by what a link calls them."""
_LOOK = frozenset(field.name for field in fields(Look))
_PLACE = ("event", "time", "map")
"""Where the reader is: a link that names one of them says nothing else of them by keeping silent."""


def value_of(view: View, field: str) -> Any:
    """A field of a view, or of how it is looked at."""
    return getattr(view.look if field in _LOOK else view, field)


def _with(view: View, values: Mapping[str, Any]) -> View:
    look = {field: value for field, value in values.items() if field in _LOOK}
    other = {field: value for field, value in values.items() if field not in _LOOK}
    return replace(view, **other, look=replace(view.look, **look))


def parameters(link: str) -> dict[str, str]:
    """The parameters of a link as it stands behind the sign that begins it; of a repeated one the first."""
    return dict(reversed(parse_qsl(link, keep_blank_values=True, errors="replace")))


def read(
    query: Mapping[str, str], opening: View = _UNSAID, layers: Sequence[str] = ()
) -> tuple[View, tuple[Mistake, ...]]:
    """Read a view from the parameters of a link.

    Names that are not a link's are somebody else's.

    Parameters
    ----------
    query
        Parameters by name.
    opening
        View that has what they leave out.
    layers
        Ids of the layers of the story that is looked at.

    Returns
    -------
    tuple of View and Mistake
        The view that the sound parameters ask for, and what is wrong with each that is not sound.
    """
    is_placed = not query.keys().isdisjoint(_PLACE)
    values: dict[str, Any] = {FIELDS[name]: None for name in _PLACE if is_placed}
    mistakes: list[Mistake] = []
    for name, row in (_NAMES | {"layers": chosen_layers(layers)}).items():
        text = query.get(name)
        if text is None:
            continue
        try:
            values[row.field], lost = _value(row, text)
        except (DateError, ViewError) as error:
            lost = [one for one in error.messages if isinstance(one, Mistake)]
        mistakes.extend(replace(mistake, column=name) for mistake in lost)
    view = _with(opening, values)
    if view.start is not None and view.end is not None and parse(view.end).end <= parse(view.start).start:
        mistakes.append(Mistake("expected.not-before", {"date": view.start}, view.end, column="to"))
        view = replace(view, end=None)
    return view, tuple(mistakes)


def _value(row: Row, text: str) -> tuple[Any, list[Mistake]]:
    if not text:
        return value_of(_UNSAID, row.field), []
    if len(text) > _LONGEST:
        raise ViewError(Mistake("expected.short", {"most": _LONGEST}, text))
    return row.read(text)


def write(view: View, opening: View = _UNSAID) -> dict[str, str]:
    """The fewest parameters that lead to a view; `opening` is what they leave out."""
    return dict(_written(view, opening))


def _texts(view: View) -> dict[str, str]:
    return {name: row.write(value_of(view, row.field)) for name, row in _NAMES.items()}


def _written(view: View, opening: View) -> Iterator[tuple[str, str]]:
    texts, former, unsaid = map(_texts, (view, opening, _UNSAID))
    is_elsewhere = any(texts[name] != former[name] for name in _PLACE)
    is_said = any(texts[name] != unsaid[name] for name in _PLACE)
    for name, text in texts.items():
        if name in _PLACE:
            is_due = is_elsewhere and (text != unsaid[name] or (name == "time" and not is_said))
        else:
            is_due = text != former[name]
        if is_due:
            yield name, text
