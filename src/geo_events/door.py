"""The door by which a program brings a story: a folder, a file, a table in memory.

Owns the words in which columns are named. How a source is read is decided in `tables`. Called by users' own
programs and notebooks.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from geo_events.link import filtered_as
from geo_events.story import Story
from geo_events.tables import KEYWORDS, Asked, BadRows, open_source

Columns = str | Sequence[str] | None
"""Name of the column for something; several names for what stands in several columns."""


def read(
    source: object,
    *,
    time: Columns = None,
    end: Columns = None,
    latitude: Columns = None,
    longitude: Columns = None,
    geometry: Columns = None,
    place: Columns = None,
    title: Columns = None,
    summary: Columns = None,
    layer: Columns = None,
    status: Columns = None,
    source_name: Columns = None,
    url: Columns = None,
    quote: Columns = None,
    figure: Columns = None,
    origin: Columns = None,
    origin_latitude: Columns = None,
    origin_longitude: Columns = None,
    day_first: bool | None = None,
    timezone: str = "UTC",
    header: int | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
    crs: str | int | None = None,
    swap: bool = False,
    on_bad_rows: BadRows = "warn",
) -> Story:
    """Read a story: a folder of tables, a file with one table, or a table in memory.

    A folder is kept by hand, and nothing in it may be wrong. A flat table is somebody's export: what its
    columns are for is guessed unless you name them, rows that cannot be drawn are left out and told, and
    `Story.report` says what was understood. Nothing is fetched.

    Parameters
    ----------
    source
        A folder or a zip of one; a file in CSV, TSV, JSON, GeoJSON, Excel, OpenDocument, Parquet or Feather;
        a table of pandas, polars, geopandas, Arrow, DuckDB or Ibis; or a list of dictionaries.
    time, end
        Columns of when it was, or began and ended. Several are a year, a month and a day, or a day and a
        time.
    latitude, longitude
        Columns of degrees (WGS 84), decimal or with minutes and seconds.
    geometry
        Column with both of them in a cell, or with a shape as WKT.
    place, origin
        Columns of names of places: where it was, or where it went from.
    origin_latitude, origin_longitude
        Columns of degrees of where it went from: with an origin and a place an event is a flow.
    title, summary, layer, status, figure
        Columns of what it was, of what kind, how sure, and how many.
    source_name, url, quote
        Columns of who says so, where, and in which words.
    day_first
        Which number of 03/04/2019 is the day, where no date of its column shows it.
    timezone
        Of clock times that name none; an IANA name.
    header
        Row of a file that holds the names of the columns, as a spreadsheet counts; 0 for a table without
        names. It is looked for where nothing is said.
    sheet
        Sheet of a workbook, or table of a zip, where there are several.
    encoding
        Of a file of text, as Python calls it; it is told by its letters where nothing is said.
    language
        Of the texts of a flat table, as a BCP 47 tag such as `pt-BR`.
    crs
        Coordinate reference system of coordinates in metres, such as `EPSG:25832`; they are turned into
        degrees by pyproj (`pip install 'geo-events[geo]'`).
    swap
        Whether latitudes stand in the column of longitudes.
    on_bad_rows
        Rows of a flat table that cannot be drawn: `warn` leaves them out and says so, `skip` only leaves them
        out, `error` refuses the table.

    Raises
    ------
    DatasetNotFoundError
        If there is no such folder or file.
    DataError
        If there is any fault in a folder; the error holds all of them.
    UploadError
        If a file or table cannot be understood; the error holds every reason.

    Examples
    --------
    >>> story = read([{"day": "25.4.2019", "lat": 43.1, "lon": 131.9, "what": "A boat leaves"}])
    >>> story
    <Story 'table': 1 of 1 events>
    >>> print(story.report)
    Date: day
    Title: what
    Latitude: lat
    Longitude: lon
    1 rows: 1 events on the map or beside it, 0 without a date, 0 left out.
    """
    named = {
        "time": time,
        "end": end,
        "latitude": latitude,
        "longitude": longitude,
        "geometry": geometry,
        "place": place,
        "title": title,
        "summary": summary,
        "layer": layer,
        "status": status,
        "source_name": source_name,
        "url": url,
        "quote": quote,
        "figure": figure,
        "origin": origin,
        "origin_latitude": origin_latitude,
        "origin_longitude": origin_longitude,
    }
    columns = {KEYWORDS[word]: _names(names) for word, names in named.items() if names is not None}
    asked = Asked(
        columns,
        day_first,
        timezone,
        header,
        sheet,
        encoding,
        swap,
        on_bad_rows,
        told_in=language,
        crs=None if crs is None else str(crs),
    )
    opened = open_source(source, asked)
    dataset = opened.dataset
    if opened.report is not None and on_bad_rows == "warn":
        for one in opened.report.wrong:
            warnings.warn(str(one.message), stacklevel=2)
    return Story(dataset, filtered_as(dataset.opening), report=opened.report)


def _names(columns: str | Sequence[str]) -> tuple[str, ...]:
    return (columns,) if isinstance(columns, str) else tuple(columns)
