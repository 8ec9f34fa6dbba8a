"""Flat tables and GeoJSON that others made, taken over as the tables of a dataset."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_events.dataset import MemoryFolder, read
from geo_events.errors import UploadError
from geo_events.model import Stance
from geo_events.tables import (
    Grid,
    Plan,
    Role,
    Unpacked,
    completed,
    csv_of,
    flat_tables,
    guess,
    is_dataset,
    read_flat,
    read_grid,
    tables_of,
)
from geo_events.tables.geojson_reader import grid_of_geojson
from geo_events.when import Edge
from geo_events.written import Order

FLAT = """date,place,lat,lon,title,source,quote,url
2024-03-01,Port,53.5,9.9,Dockers stop work,Harbour News,“They stopped” on Friday,https://a.example/1
2024-03-09,Port,53.5,9.9,Talks begin,Harbour News,Both sides met,https://a.example/2
2024-03-09,Port,53.5,9.9,Talks begin,The Gazette,No result so far,https://b.example/1
"""


def plan(grid, **values):
    plain = {"columns": guess(grid), "file": "strikes.csv", "title": "Strikes", "publisher": "The desk"}
    return Plan(**plain | values)


def made(text, **values):
    grid = read_grid(text.encode())
    return tables_of(grid, plan(grid, **values)).files


def records(files, name):
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode())))


def reading(files):
    return read(MemoryFolder(files, "own"))


# Columns


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        (
            "date,place,title,source,quote,url",
            "2020,P,T,S,Q,https://a.b",
            "date,title,place,source,quote,url",
        ),
        (
            "日期,地点,标题,来源,引文,链接",
            "2020-01-02,港,船,报,话,https://a.b",
            "date,title,place,source,quote,url",
        ),
        (
            "Datum,Ort,Titel,Quelle,Zitat,Breite,Länge",
            '25.04.2019,O,T,Q,Z,"53,5","9,9"',
            "date,title,place,latitude,longitude,source,quote",
        ),
        ("When?,Where,What,Said by", "1 May 2020,P,T,Someone", "date,title,place,speaker"),
        ("Start Date,End-Date,event_title", "2020,2021,T", "date,end,title"),
        ("a,b,c", "2020-01-02,https://a.b,words", "date,url"),
        ("latitude,LON,name,time", "10.5,20,T,1556182800000", "date,title,latitude,longitude"),
    ],
)
def test_columns_are_guessed_by_name_and_cells(header, cells, expected):
    grid = read_grid(f"{header}\n{cells}\n".encode())
    assert [role.value for role in guess(grid)] == expected.split(",")


def test_a_name_that_its_cells_contradict_is_no_guess():
    grid = read_grid(b"date,url,type,title\nthe mayor,none,earthquake,T\n")
    assert guess(grid) == {Role.TITLE: "title", Role.LAYER: "type"}


def test_a_column_has_one_role_and_a_twin_has_none():
    grid = read_grid(b"title,title,date\nT,U,2020\n")
    assert guess(grid) == {Role.DATE: "date"}


# Dates


def test_a_day_in_doubt_is_what_the_visitor_says():
    files = made("date,title\n03/04/2019,T\n")
    assert records(files, "events")[0]["when"] == "03/04/2019"
    fault = next(fault for fault in reading(files).faults if fault.column == "when")
    assert str(fault.advice) == "write 2019-04-03 or 2019-03-04, whichever day the source means"


# Tables


def test_a_flat_table_becomes_a_sound_dataset():
    result = reading(made(FLAT))
    assert result.faults == ()
    dataset = result.dataset
    assert dataset.title("zh") == "Strikes"
    assert [event.title("en") for event in dataset.events.values()] == ["Dockers stop work", "Talks begin"]
    assert {event.layer for event in dataset.events.values()} == {"other"}
    assert dataset.places["port"].geocoder == "strikes.csv"
    assert [source.publisher for source in dataset.sources.values()] == [
        "Harbour News",
        "Harbour News",
        "The Gazette",
    ]
    assert dataset.unchecked_quotes == 3


def test_rows_that_agree_are_claims_about_one_event():
    dataset = reading(made(FLAT)).dataset
    assert [claim.quote for claim in dataset.claims_of("talks-begin")] == [
        "Both sides met",
        "No result so far",
    ]


@pytest.mark.parametrize("end", ["..", "Ongoing", "至今"])
def test_what_goes_on_has_no_end(end):
    result = reading(made(f"date,end,title\n2021-05-05,{end},Siege\n"))
    assert result.faults == ()
    (event,) = result.dataset.events.values()
    assert (event.when.edtf, event.when.end_edge) == ("2021-05-05/..", Edge.OPEN)


def test_what_a_row_says_of_itself_goes_before_the_form():
    files = made(
        "date,title,layer,radius_km,latitude,longitude,said by,said on\n"
        "2024-03-09,Train,Train,3,1,2,The club,2024-03-01\n",
        layer="meeting",
        radius_km=50,
    )
    dataset = reading(files).dataset
    assert dataset.events["train"].layer == "train"
    assert dataset.places["1-2"].radius_km == 3
    claim = dataset.claims["train-1"]
    assert (claim.asserted_by, claim.stance) == ("The club", Stance.EXPECTS)


def test_rows_without_a_source_have_the_visitors():
    dataset = reading(made("date,title\n2024,T\n")).dataset
    source = dataset.sources["the-desk"]
    assert (source.title, source.publisher, source.file) == ("strikes.csv", "The desk", None)
    claim = dataset.claims["t-1"]
    assert claim.quote == "T"
    assert claim.notes.text("en") == "The table gives no quote: its title stands here."


def test_a_link_alone_names_its_host():
    dataset = reading(made("date,title,source\n2024,T,https://www.Paper.example/a/b?c\n")).dataset
    source = dataset.sources["paper-example"]
    assert (source.publisher, source.url) == ("paper.example", "https://www.Paper.example/a/b?c")


def test_what_cannot_be_understood_is_kept_and_reported():
    files = made(
        "date,title,place,lat,lon,url\nsoon,T,P,north,1,ftp://x\n",
        columns={
            Role.DATE: "date",
            Role.TITLE: "title",
            Role.PLACE: "place",
            Role.LATITUDE: "lat",
            Role.LONGITUDE: "lon",
            Role.URL: "url",
        },
    )
    faults = {(fault.file, fault.column): fault.found for fault in reading(files).faults}
    assert faults == {
        ("sources.csv", "url"): "ftp://x",
        ("places.csv", "latitude"): "north",
        ("events.csv", "when"): "soon",
    }


def test_ids_stay_apart():
    files = made(
        "date,title,place\n2020,A b,Zürich\n2021,A-b,Zurich\n2022,船,港\n2023,船 2,港口\n2024,A b 2,P\n"
    )
    ids = [row["event_id"] for row in records(files, "events")]
    assert ids == ["a-b", "a-b-2", "event", "2", "a-b-2-2"]
    assert [row["place_id"] for row in records(files, "places")] == [
        "zurich",
        "zurich-2",
        "place",
        "place-2",
        "p",
    ]
    assert not [fault for fault in reading(files).faults if fault.column != "latitude"]


def test_a_country_in_words_helps_the_search_alone():
    files = made("date,title,place,country\n2020,T,Bern,Switzerland\n2021,U,Bern,ch\n")
    assert [(row["country"], row["query"]) for row in records(files, "places")] == [
        ("", "Bern, Switzerland"),
        ("CH", ""),
    ]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)


@given(st.lists(st.tuples(*[CELL] * 6), max_size=6), st.sampled_from([None, *Order]))
def test_any_table_becomes_tables_that_can_be_read(rows, order):
    header = ("date", "title", "place", "latitude", "source", "quote")
    grid = Grid(header, tuple(rows), tuple(range(2, len(rows) + 2)))
    columns = {Role(name): name for name in header}
    files = tables_of(grid, plan(grid, columns=columns, order=order)).files
    result = reading(files)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    parts = filter(None, (result.dataset, result.dataset.undated))
    kept = sum(len(part.claims) for part in parts) + result.left_out["claims"]
    assert kept == len(filled)
    assert all(fault.row is not None for fault in result.faults)


# Grids


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_is_written_of_a_grid_is_read_again(rows):
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    grid = read_grid(csv_of(["a", "b", "c"], rows))
    assert [list(row) for row in grid.rows] == rows


def test_ragged_and_broken_rows_lose_nothing():
    grid = read_grid(b'a,b\n1\n2,3,4\n\n5,"6\n')
    assert grid.header == ("a", "b", "")
    assert grid.rows[:2] == (("1", "", ""), ("2", "3", "4"))
    assert grid.rows[2][0] == "5"
    assert grid.numbers == (2, 3, 5)


# GeoJSON


def feature(geometry, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


def test_features_become_rows():
    content = collection(
        feature(
            {"type": "Point", "coordinates": [9.9, 53.5, 12]}, title="Quake", time=1556182800000, mag=4.0
        ),
        feature({"type": "LineString", "coordinates": [[0, 0], [2, 0]]}, title="Line", tags=["a"]),
        feature(None, title="Nowhere"),
    )
    grid = read_flat("quakes.geojson", content)
    assert grid.header == ("title", "time", "mag", "tags", "latitude", "longitude", "radius_km")
    assert grid.rows == (
        ("Quake", "1556182800000", "4", "", "53.5", "9.9", ""),
        ("Line", "", "", '["a"]', "0", "1", "112"),
        ("Nowhere", "", "", "", "", "", ""),
    )
    result = reading(tables_of(grid, plan(grid)).files)
    assert result.dataset.events["quake"].when.edtf == "2019-04-25T09:00:00Z"


def test_a_shape_that_cannot_be_read_costs_one_row():
    point = {"type": "Point", "coordinates": [9.9, 53.5]}
    content = collection(
        feature(point, title="A", date="2020"),
        feature(point, title="B", date="2020"),
        feature({"type": "Point", "coordinates": [500_000, 4_000_000]}, title="C", date="2020"),
    )
    grid = read_flat("quakes.geojson", content)
    result = reading(tables_of(grid, plan(grid)).files)
    assert set(result.dataset.events) == {"a", "b"}
    assert "500000" in next(fault.found for fault in result.faults if fault.column == "latitude")


def test_a_shape_over_the_antimeridian_has_its_middle_there():
    line = {"type": "LineString", "coordinates": [[179, 0], [-177, 0]]}
    grid = read_flat("a.geojson", collection(feature(line, title="A")))
    assert grid.rows[0][1:] == ("0", "-179", "223")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "expected JSON"),
        (b"[" * 100_000, "expected JSON"),
        (b"\xff\xfe", "expected JSON"),
        (b'{"type": "Topology"}', "found none"),
        (collection(), "found none"),
        (collection(feature({"type": "Point", "coordinates": [500_000, 4_000_000]})), "feature 1"),
        (collection(feature({"type": "Point", "coordinates": []})), "feature 1"),
        (collection(feature({"type": "Point", "coordinates": ["1", "2"]})), "feature 1"),
        (collection(feature({"type": "Point", "coordinates": [None, 1]})), "feature 1"),
        (collection(feature({"type": "Point"})), "feature 1"),
        (collection(feature(7)), "feature 1"),
        (collection(feature(None), crs={"properties": {"name": "EPSG:3857"}}), "EPSG:3857"),
    ],
)
def test_what_is_no_geojson_is_refused_with_the_reason(content, words):
    with pytest.raises(UploadError, match=words):
        grid_of_geojson(content, "quakes.geojson")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, JSON, JSON)
def test_any_geometry_and_properties_are_rows_or_refused(geometry, properties, coordinates):
    for shape in (geometry, {"type": "Point", "coordinates": coordinates}):
        content = json.dumps(
            {"type": "FeatureCollection", "features": [{"geometry": shape, "properties": properties}]}
        )
        try:
            grid = grid_of_geojson(content.encode(), "a.json")
        except UploadError:
            continue
        assert len(grid) == 1
        read_grid(csv_of(grid.header, grid.rows))


# What kind of data it is


def test_tables_are_told_from_a_flat_table_of_the_same_name():
    assert is_dataset({"events.csv": b'\xef\xbb\xbf"event_id",layer\n'})
    files = {"events.csv": b"date,title\n", "title.json": b"{}", "seeds/a.txt": b""}
    assert not is_dataset(files)
    assert flat_tables(files) == ("events.csv",)


def test_tables_that_may_be_empty_are_added_and_the_rest_is_named():
    given_files = {"events.csv": b"event_id\n", "other.csv": b"a\n1\n"}
    result = completed(Unpacked(given_files, ()))
    assert set(result.files) == {"events.csv", "stops.csv", "chapters.csv"}
    assert [note.values for note in result.notes] == [{"file": "other.csv"}]


# What must not be changed on the way


def test_rows_that_say_more_than_another_are_events_of_their_own():
    grid = read_grid(
        b"date,title,place,layer,summary,radius\n"
        b"2020-01-02,March,Port,train,One,1\n"
        b"2020-01-02,March,Port,train,One,1\n"
        b"2020-01-02,March,Port,train,Two,1\n"
        b'2020-01-02,March,Port,meeting,One,"1,500"\n'
    )
    plan = Plan({role: role.value for role in Role if role.value in grid.header}, "a.csv", "A", "B")
    files = tables_of(grid, plan).files
    assert read_grid(files["events.csv"]).column("summary") == ["One", "Two", "One"]
    assert len(read_grid(files["claims.csv"])) == 4
    assert read_grid(files["places.csv"]).column("radius_km") == ["1", "1,500"]


def test_a_column_with_decimal_commas_holds_numbers():
    found = guess(read_grid(b'date,title,lat,lon\n2020,A,"53,5","9,9"\n'))
    assert (found[Role.LATITUDE], found[Role.LONGITUDE]) == ("lat", "lon")
