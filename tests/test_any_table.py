"""Any table that people bring: files and tables in memory, by Python and by the shell."""

import json
import sys
import warnings
from datetime import UTC, date, datetime

import pandas as pd
import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import feather, parquet

import geo_events as ge
from geo_events.cli.program import main
from geo_events.errors import DatasetNotFoundError, FolderNotEmptyError, MissingLibraryError, UploadError
from geo_events.tables import Asked, Role
from geo_events.tables.merged_cells import MergedCells, Span

ROWS = "day,lat,lon,what\n2020-01-02,10,20,A boat leaves\n2020-01-03,11,21,A boat returns\n"


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def told(story):
    """Date, title and point of each event."""
    places = story.dataset.places
    return [
        (
            event.when.edtf,
            event.title("en"),
            places[event.place_id].latitude,
            places[event.place_id].longitude,
        )
        for event in story.events
    ]


BOATS = [("2020-01-02", "A boat leaves", 10, 20), ("2020-01-03", "A boat returns", 11, 21)]
RECORDS = [
    {"day": "2020-01-02", "lat": 10, "lon": 20, "what": "A boat leaves"},
    {"day": "2020-01-03", "lat": 11.0, "lon": 21.0, "what": "A boat returns"},
]


def as_file(kind, folder):
    frame = pd.DataFrame(RECORDS)
    path = folder / f"boats.{kind}"
    match kind:
        case "csv":
            path.write_text(ROWS)
        case "tsv":
            path.write_text(ROWS.replace(",", "\t"))
        case "json":
            path.write_text(json.dumps(RECORDS))
        case "jsonl":
            path.write_text("\n".join(map(json.dumps, RECORDS)))
        case "parquet":
            parquet.write_table(pa.Table.from_pandas(frame), path)
        case "feather":
            feather.write_feather(frame, path)
        case "xlsx":
            frame.to_excel(path, index=False, engine="xlsxwriter")
    return path


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "jsonl", "parquet", "feather", "xlsx"])
def test_a_file_of_any_kind_gives_the_same_story(kind, tmp_path):
    story = ge.read(as_file(kind, tmp_path))
    assert told(story) == BOATS
    assert story.report.rows == 2


class Handed:
    """A table of a library that nobody imports here: it hands its columns over as Arrow."""

    def __init__(self, columns):
        self._columns = columns

    def __arrow_c_stream__(self, requested_schema=None):
        return self._columns.__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize(
    "table",
    [RECORDS, pd.DataFrame(RECORDS), pa.Table.from_pylist(RECORDS), Handed(pa.Table.from_pylist(RECORDS))],
    ids=["list", "pandas", "arrow", "another library"],
)
def test_a_table_in_memory_gives_the_same_story(table):
    assert told(ge.read(table)) == BOATS


def test_values_of_a_frame_keep_what_they_know():
    frame = pd.DataFrame(
        {
            "when": [datetime(2020, 1, 2, 9, 30, tzinfo=UTC), pd.NaT],
            "day": [date(2020, 1, 2), None],
            "lat": [1.5, 2.5],
            "lon": [3.0, 4.0],
            "title": ["A", None],
        }
    )
    story = ge.read(frame, time="when")
    assert [event.when.edtf for event in story.events] == ["2020-01-02T09:30:00Z"]
    assert len(story.dataset.undated.events) == 1
    assert story.report.unused == ("day",)


def test_a_folder_is_read_as_before_and_has_no_report(tmp_path):
    folder = tmp_path / "story"
    main(["new", str(folder)])
    story = ge.read(folder)
    assert story.report is None
    assert len(story.events) > 0


CASES = {
    "year, month and day": (
        "year,month,day,city,lat,lng\n1912,4,15,Sea,41.7,-49.9\n1912,,,Port,50.9,-1.4\n",
        ["1912", "1912-04-15"],
    ),
    "a day and a clock": (
        "Date,Time,lat,lon\n2/24/2022,05:30,1,2\n2/25/2022,,3,4\n",
        ["2022-02-24T05:30:00+00:00", "2022-02-25"],
    ),
    "years alone": ("year,latitude,longitude,event\n1700,1,2,A\n1969,3,4,B\n", ["1700", "1969"]),
    "milliseconds": (
        "timestamp,lat,lon\n1582979400000,1,2\n1583065800000,3,4\n",
        ["2020-02-29T12:30:00Z", "2020-03-01T12:30:00Z"],
    ),
    "from and to": (
        "start,end,lat,lon\n1800,1815,1,2\n1806-10-01,ongoing,3,4\n",
        ["1800/1815", "1806-10-01/.."],
    ),
    "German headers": ("Datum;Ort;Breite;Länge\n1.10.2023;Graz;47,0707;15,4395\n", ["2023-10-01"]),
    "Darwin Core": (
        "eventDate,decimalLatitude,decimalLongitude,scientificName\n"
        "2019-05-01/2019-05-03,52.1,5.1,Pica pica\n",
        ["2019-05-01/2019-05-03"],
    ),
    "ACLED": (
        "event_date,timestamp,time_precision,event_type,sub_event_type,actor1,"
        "latitude,longitude,geo_precision\n"
        "03 January 2024,1700000000,1,Battles,Clash,A,1,2,1\n"
        "10 January 2024,1700000000,3,Protests,March,B,1,2,3\n"
        "11 January 2024,1700000000,2,Protests,March,B,1,2,3\n",
        ["2024-01", "2024-01-03", "2024-01-08~/2024-01-14~"],
    ),
    "UCDP GED": (
        "date_start,date_end,date_prec,where_prec,type_of_violence,best,low,high,latitude,longitude\n"
        "2019-03-01 00:00:00.000,2019-03-31 00:00:00.000,4,4,3,7,7,9,13.0,14.0\n",
        ["2019-03-01/2019-03-31"],
    ),
    "GDELT 2": (
        "GLOBALEVENTID,SQLDATE,Actor1Name,EventCode,QuadClass,ActionGeo_Type,"
        "ActionGeo_Lat,ActionGeo_Long,SOURCEURL\n"
        "1,20190401,PORT,043,1,4,10,20,https://paper.example/a\n",
        ["2019-04-01"],
    ),
    "Wikidata": (
        "item,itemLabel,coord,pointInTime,date\n"
        "http://www.wikidata.org/entity/Q1,A bridge,Point(20 10),x,2019-04-01T00:00:00Z\n",
        ["2019-04-01"],
    ),
    "EM-DAT": (
        "DisNo.,Disaster Type,Event Name,Start Year,Start Month,Start Day,"
        "End Year,End Month,End Day,Latitude,Longitude\n"
        "1,Flood,,2019,4,,2019,5,2,10,20\n",
        ["2019-04/2019-05-02"],
    ),
    "USGS": (
        "time,latitude,longitude,depth,mag,magType,place,type\n"
        "2019-04-01T02:03:04.567Z,10,20,5,4.2,mb,Sea,earthquake\n",
        ["2019-04-01T02:03:04Z"],
    ),
}
"""A table of each kind, and the dates that it must give."""


@pytest.mark.parametrize("kind", CASES)
def test_dates_come_as_exact_as_they_are_known(kind, tmp_path):
    content, expected = CASES[kind]
    story = ge.read(written(tmp_path, "table.csv", content))
    assert sorted(event.when.edtf for event in story.events) == expected
    assert story.report.left_out == 0
    assert all(event.place_id for event in story.events)


def test_what_a_known_kind_says_of_itself_is_taken(tmp_path):
    story = ge.read(written(tmp_path, "ged.csv", CASES["UCDP GED"][0]))
    (event,) = story.events
    place = story.dataset.places[event.place_id]
    assert (event.layer, str(event.figure), event.figure_low, event.figure_high) == (
        "One-sided violence",
        "7",
        7,
        9,
    )
    assert (place.latitude, place.longitude, place.radius_km) == (13, 14, 150)
    assert story.report.understood.shape == "UCDP GED"


POINTS = {
    "degrees and minutes": ('date,lat,lon\n2020,"48°12\'30""N","16°22\'25""E"\n', (48.208333, 16.373611)),
    "decimal commas": ("date;lat;lon\n2020;48,2082;16,3738\n", (48.2082, 16.3738)),
    "in one cell": ('date,coordinates\n2020,"48.2082, 16.3738"\n', (48.2082, 16.3738)),
    "a point": ("date,geom\n2020,POINT(16.3738 48.2082)\n", (48.2082, 16.3738)),
    "a shape": ('date,wkt\n2020,"LINESTRING (10 50, 12 52)"\n', (51, 11)),
    "round the world": ("date,lat,lon\n2020,10,190.5\n", (10, -169.5)),
}


@pytest.mark.parametrize("kind", POINTS)
def test_points_are_found_as_people_write_them(kind, tmp_path):
    content, expected = POINTS[kind]
    story = ge.read(written(tmp_path, "table.csv", content))
    (place,) = story.dataset.places.values()
    assert (place.latitude, place.longitude) == expected


def test_a_table_without_sources_claims_nothing_and_one_with_them_does(tmp_path):
    plain = ge.read(written(tmp_path, "plain.csv", ROWS))
    assert not plain.dataset.claims
    assert {event.status.value for event in plain.events} == {"unstated"}
    sourced = ge.read(written(tmp_path, "sourced.csv", "date,title,lat,lon,source\n2020,A,1,2,The Paper\n"))
    (claim,) = sourced.dataset.claims.values()
    assert claim.asserted_by == "The Paper"


def test_rows_that_say_the_same_stay_as_many_events(tmp_path):
    story = ge.read(written(tmp_path, "same.csv", "date,title,lat,lon\n2020,A,1,2\n2020,A,1,2\n"))
    assert len(story.events) == 2


def test_columns_can_be_named(tmp_path):
    path = written(tmp_path, "odd.csv", "a,b,c,d,e\n1912,4,10,20,Ship\n")
    story = ge.read(path, time=["a", "b"], latitude="c", longitude="d", title="e")
    assert told(story) == [("1912-04", "Ship", 10, 20)]
    assert story.report.understood.parts[Role.DATE] == ("a", "b")


def test_a_column_that_is_not_there_is_told_with_the_nearest(tmp_path):
    with pytest.raises(UploadError, match="found 'wat'; what may be meant"):
        ge.read(written(tmp_path, "a.csv", ROWS), title="wat")


def test_every_column_that_was_not_used_is_told(tmp_path):
    story = ge.read(written(tmp_path, "a.csv", "date,lat,lon,colour,mood\n2020,1,2,red,calm\n"))
    assert story.report.unused == ("colour", "mood")
    assert "Not used: colour, mood." in str(story.report)


def test_rows_that_cannot_be_drawn_are_left_out_and_counted_by_cause(tmp_path):
    rows = "date,lat,lon,figure\nsoon,1,2,1\n2020,91,2,1\n2020,1,2,3\nnever,1,2,4\n2020,1,2,many\n"
    path = written(tmp_path, "a.csv", rows)
    with pytest.warns(
        UserWarning, match="2 rows left out: date, row 2: expected a date, found 'soon'"
    ) as caught:
        story = ge.read(path, figure="figure")
    assert len(caught) == 3
    assert (len(story.events), story.report.left_out) == (1, 4)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(ge.read(path, figure="figure", on_bad_rows="skip").events) == 1
    with pytest.raises(UploadError, match="row 3: expected a latitude, found '91'"):
        ge.read(path, on_bad_rows="error")


def test_an_end_before_the_beginning_is_a_row_left_out(tmp_path):
    path = written(tmp_path, "a.csv", "start,end,lat,lon\n2020,2019,1,2\n2020,2021,1,2\n")
    with pytest.warns(UserWarning, match="end after its beginning, found '2019'"):
        assert len(ge.read(path).events) == 1


def test_a_day_in_doubt_stops_with_both_readings(tmp_path):
    path = written(tmp_path, "a.csv", "date,lat,lon\n03/04/2019,1,2\n")
    with pytest.raises(UploadError, match="may be 2019-04-03 or 2019-03-04; day_first=True means the first"):
        ge.read(path)
    assert [event.when.edtf for event in ge.read(path, day_first=True).events] == ["2019-04-03"]
    assert [event.when.edtf for event in ge.read(path, day_first=False).events] == ["2019-03-04"]


def test_a_row_that_is_left_out_still_shows_which_number_is_the_day(tmp_path):
    path = written(tmp_path, "a.csv", "date,lat,lon\n03/04/2019,1,2\n24/12/2019,91,2\n")
    story = ge.read(path, on_bad_rows="skip")
    assert "the day comes first, as 24/12/2019 shows" in str(story.report)
    assert [event.when.edtf for event in story.events] == ["2019-04-03"]


def test_places_at_zero_are_counted_row_by_row(tmp_path):
    rows = "date,lat,lon\n2020,n/a,5\n2020,3,0\n2020,0,7\n2020,6,8\n"
    report = ge.read(written(tmp_path, "a.csv", rows), on_bad_rows="skip").report
    assert [one.values for one in report.messages() if one.key == "flat.zero"] == []


def test_swapped_columns_are_told_and_mended_on_request(tmp_path):
    path = written(tmp_path, "a.csv", "date,lat,lon\n2021,106.8,-6.2\n2021,110.4,-7.0\n")
    with pytest.warns(UserWarning, match="2 rows left out"):
        story = ge.read(path)
    assert "swap=True" in str(story.report)
    assert told(ge.read(path, swap=True))[0][2:] == (-6.2, 106.8)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("date,x,y\n2020,500000,4600000\n2020,510000,4610000\n", "metres of a projection"),
        ("date,lat,lon\n2020,0,0\n2020,1,2\n", "One row lies at latitude 0"),
        ("date,title,mood\n2020,A,calm\n", "No column says where"),
    ],
)
def test_what_looks_wrong_is_said(rows, words, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert words in str(ge.read(written(tmp_path, "a.csv", rows)).report)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "hours,lat,lon\n15:00-18:00,1,2\n", "hours holds times of the day"),
        ("a.csv", "lat,lon,title\n1,2,A\n", "found no column of dates among lat, lon, title"),
        ("a.pdf", b"%PDF-1.7 ...", "this is PDF"),
        ("a.csv", b"%PDF-1.7 ...", "this is PDF"),
        ("a.kml", b"<?xml version='1.0'?><kml></kml>", "this is KML"),
        ("a.json", "[1, 2]", "found something else as item 1"),
        ("a.json", '[{"a": 1}, 2]', "found something else as item 2"),
        ("a.jsonl", '{"a": 1}\n{', "expected JSON"),
        ("a.parquet", b"PAR1 broken PAR1", "cannot be read"),
        ("a.arrow", b"ARROW1 broken", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name, content, words, tmp_path):
    with pytest.raises(UploadError, match=words):
        ge.read(written(tmp_path, name, content))


@pytest.mark.parametrize("source", [42, None, b"date,lat", {"date": "2020"}])
def test_what_is_no_table_is_named(source):
    with pytest.raises(UploadError, match=f"found {type(source).__name__}"):
        ge.read(source)


def test_nothing_is_fetched_and_nothing_missing_is_made_up(tmp_path):
    with pytest.raises(UploadError, match="save the file and give its path"):
        ge.read("https://paper.example/table.csv")
    with pytest.raises(DatasetNotFoundError, match="found nothing at"):
        ge.read(tmp_path / "nowhere.csv")


def test_formulas_and_markup_stay_text(tmp_path):
    story = ge.read(written(tmp_path, "a.csv", "date,lat,lon,title\n2020,1,2,<b>=1+1</b>\n"))
    assert story.events[0].title("en") == "<b>=1+1</b>"


def test_the_shell_reads_what_python_reads(tmp_path, capsys):
    path = written(tmp_path, "boats.csv", ROWS)
    assert main(["check", str(path), "--column", "title=what"]) == 0
    assert "Title: what" in capsys.readouterr().out
    assert main(["check", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["events"] == 2
    page = tmp_path / "boats.html"
    assert main(["export", "html", "--data", str(path), "-o", str(page)]) == 0
    assert "A boat returns" in page.read_text(encoding="utf-8")
    assert main(["check", str(path), "--column", "mood=what"]) == 2
    assert "ROLE=NAME" in capsys.readouterr().err


def test_rows_left_out_are_told_by_the_shell(tmp_path, capsys):
    path = written(tmp_path, "boats.csv", "date,lat,lon\nsoon,1,2\n2020,1,2\n")
    assert main(["check", str(path)]) == 1
    assert "One row left out: date, row 2: expected a date, found 'soon'." in capsys.readouterr().out


def test_what_is_in_view_goes_on_as_a_frame(tmp_path):
    story = ge.read(written(tmp_path, "a.csv", "date,title,lat,lon\n2020-01-02,B,3,4\n,C,5,6\n"))
    frame = story.to_dataframe()
    assert list(frame["title"]) == ["B", "C"]
    assert str(frame["start"][0]) == "2020-01-02 00:00:00+00:00"
    assert pd.isna(frame["start"][1])
    assert frame["latitude"].dtype == float
    assert list(story.view(start="2020").to_dataframe()["title"]) == ["B"]
    assert story.to_arrow()["start"][0].cast(pa.int64()).as_py() == story.events[0].when.start


def test_a_frame_with_years_before_1_can_be_printed(tmp_path):
    story = ge.read(written(tmp_path, "a.csv", "date,title,lat,lon\n44 BC,A,1,2\n2020-01-02,B,3,4\n"))
    frame = story.to_dataframe()
    assert "-000043-01-01" in frame.to_string()
    assert story.to_arrow()["start"][0].cast(pa.int64()).as_py() == story.events[0].when.start


def test_what_was_read_is_saved_and_read_again(tmp_path):
    story = ge.read(written(tmp_path, "boats.csv", ROWS))
    saved = story.save(tmp_path / "boats")
    assert tmp_path / "boats" / "events.csv" in saved
    assert told(ge.read(tmp_path / "boats")) == BOATS
    with pytest.raises(FolderNotEmptyError, match="found something in"):
        story.save(tmp_path / "boats")


def test_a_folder_is_saved_byte_for_byte(tmp_path):
    main(["new", str(tmp_path / "story")])
    ge.read(tmp_path / "story").save(tmp_path / "copy")
    for path in (tmp_path / "copy").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "story" / path.relative_to(tmp_path / "copy")).read_bytes()
    assert ge.read(tmp_path / "copy").dataset.claims == ge.read(tmp_path / "story").dataset.claims


HEADERS = {
    "a title above": ("Our boats,,\nexported on 2020-01-05,,\ndate,lat,lon\n2020,1,2\n", 1),
    "two rows of names": (",Where,,\nDate,Latitude,Longitude,Note\n2020,1,2,calm\n", 1),
    "names that come twice": ("date,lat,lon,note,note\n2020,1,2,a,b\n", 1),
    "nothing above": ("date,lat,lon\n2020,1,2\n2021,3,4\n", 2),
}


@pytest.mark.parametrize("kind", HEADERS)
def test_the_row_of_names_is_found(kind, tmp_path):
    content, count = HEADERS[kind]
    story = ge.read(written(tmp_path, "a.csv", content))
    assert len(story.events) == count
    assert story.report.left_out == 0


def test_rows_above_the_names_are_told_and_another_row_can_be_chosen(tmp_path):
    path = written(tmp_path, "a.csv", "Our boats,,\ndate,lat,lon\n2020,1,2\nday,y,x\n2021,3,4\n")
    with pytest.warns(UserWarning, match="date, row 4"):
        story = ge.read(path)
    assert "row 2 holds the names of the columns; what stands above it, 1 rows" in str(story.report)
    assert [event.when.edtf for event in ge.read(path, header=4).events] == ["2021"]


def test_a_table_without_names_is_read_when_told(tmp_path):
    path = written(tmp_path, "a.csv", "2020,1,2\n2021,3,4\n")
    story = ge.read(path, header=0, time="column 1", latitude="column 2", longitude="column 3")
    assert len(story.events) == 2


def test_one_of_several_sheets_is_named(tmp_path):
    path = tmp_path / "book.xlsx"
    with pd.ExcelWriter(path, engine="xlsxwriter") as book:
        for sheet, day in (("spring", "2020-03-01"), ("autumn", "2020-10-01")):
            pd.DataFrame({"date": [day], "lat": [1], "lon": [2]}).to_excel(
                book, sheet_name=sheet, index=False
            )
    with pytest.raises(UploadError, match="found spring, autumn; give one of them"):
        ge.read(path)
    assert [event.when.edtf for event in ge.read(path, sheet="autumn").events] == ["2020-10-01"]


def test_an_encoding_can_be_said(tmp_path):
    path = written(tmp_path, "a.csv", "date,lat,lon,title\n2020,1,2,Łódź\n".encode("cp1250"))
    assert ge.read(path, encoding="cp1250").events[0].title("en") == "Łódź"
    with pytest.raises(UploadError, match="it is not in ascii"):
        ge.read(path, encoding="ascii")


def test_places_of_a_table_are_looked_up_into_a_copy(tmp_path, capsys):
    path = written(
        tmp_path, "a.csv", "date,place,country,note\n2020,Vladivostok,RU,x\n2021,Nowhere at all,,y\n"
    )
    before = path.read_bytes()
    assert main(["geocode", str(path), "--service", "geonames", "--choose", "vladivostok=1"]) == 1
    copy = pd.read_csv(tmp_path / "a.geocoded.csv")
    assert list(copy.columns) == ["date", "place", "country", "note", "latitude", "longitude"]
    assert copy["latitude"][0] == pytest.approx(43.1, abs=0.2)
    assert pd.isna(copy["latitude"][1])
    assert path.read_bytes() == before
    assert "a.geocoded.csv" in capsys.readouterr().out


def test_where_something_came_from_is_looked_up_too(tmp_path):
    path = written(tmp_path, "a.csv", "date,from,to\n2020,Vladivostok,Vladivostok\n2021,,Vladivostok\n")
    assert main(["geocode", str(path), "--service", "geonames", "--choose", "vladivostok=1"]) == 0
    copy = pd.read_csv(tmp_path / "a.geocoded.csv")
    assert copy["origin_latitude"][0] == copy["latitude"][0] == copy["latitude"][1]
    assert pd.isna(copy["origin_latitude"][1])


def test_a_table_without_names_of_places_cannot_be_looked_up(tmp_path, capsys):
    path = written(tmp_path, "a.csv", "date,note\n2020,x\n")
    assert main(["geocode", str(path)]) == 1
    assert "no column names places" in capsys.readouterr().err


def flows_of(story):
    """Title, origin and place of each event, by their points."""
    places = story.dataset.places
    ends = [(places.get(event.origin_id), places.get(event.place_id)) for event in story.events]
    return [
        (event.title("en"), *(end and (end.latitude, end.longitude) for end in pair))
        for event, pair in zip(story.events, ends, strict=True)
    ]


FLOWS = {
    "from and to": "date,from,from_lat,from_lon,to,to_lat,to_lon\n2020,Vienna,48,16,Berlin,52,13\n",
    "rides": (
        "started_at,ended_at,start_station_name,end_station_name,start_lat,start_lng,end_lat,end_lng\n"
        "2020-01-02 10:00,2020-01-02 10:20,Vienna,Berlin,48,16,52,13\n"
    ),
    "flights": "Date,Origin,Dest,orig_lat,orig_lon,dest_lat,dest_lon\n2020,Vienna,Berlin,48,16,52,13\n",
    "capitals": "Date,Origin,Place,OriginLatitude,OriginLongitude,Lat,Lon\n2020,Vienna,Berlin,48,16,52,13\n",
    "numbers": "date,origin,place,lat1,lon1,lat2,lon2\n2020,Vienna,Berlin,48,16,52,13\n",
    "Chinese": "日期,出发地,目的地,起点纬度,起点经度,终点纬度,终点经度\n2020,Vienna,Berlin,48,16,52,13\n",
}


@pytest.mark.parametrize("kind", FLOWS)
def test_columns_of_where_from_and_where_to_make_flows(kind, tmp_path):
    story = ge.read(written(tmp_path, "flows.csv", FLOWS[kind]))
    assert flows_of(story) == [("Vienna → Berlin", (48, 16), (52, 13))]
    assert story.report.unused == ()


def test_an_origin_by_name_is_the_place_of_that_name(tmp_path):
    rows = (
        "year,from,to,lat,lon,title\n1901,Vienna,Berlin,52,13,a\n1902,Berlin,Vienna,48,16,b\n"
        "1903,Nowhere,Vienna,48,16,c\n"
    )
    story = ge.read(written(tmp_path, "flows.csv", rows))
    berlin, vienna = (52, 13), (48, 16)
    assert flows_of(story) == [("a", vienna, berlin), ("b", berlin, vienna), ("c", None, vienna)]
    assert "Without coordinates, and so not on the map: Nowhere." in str(story.report)


def test_an_origin_with_no_place_is_where_it_was(tmp_path):
    story = ge.read(written(tmp_path, "starts.csv", "date,title,start_lat,start_lon\n1901,A,52,13\n"))
    assert flows_of(story) == [("A", None, (52, 13))]


def test_years_from_and_to_are_no_places(tmp_path):
    story = ge.read(written(tmp_path, "reigns.csv", "from,to,title,lat,lon\n1901,1902,A,52,13\n"))
    assert [event.when.edtf for event in story.events] == ["1901/1902"]
    assert flows_of(story) == [("A", None, (52, 13))]


def test_a_faulty_coordinate_of_an_origin_is_told(tmp_path):
    rows = "date,title,from_lat,from_lon,lat,lon\n2020,a,48,16,52,13\n2021,b,north,16,52,13\n2022,c,1,2,3,4\n"
    story = ge.read(written(tmp_path, "flows.csv", rows), on_bad_rows="skip")
    assert "from_lat, row 3: expected a latitude, found 'north'" in str(story.report)
    assert story.report.left_out == 1


def test_places_without_coordinates_are_named(tmp_path):
    rows = "year,place,lat,lon,title\n1901,Berlin,52,13,a\n1903,Nowhere,,,c\n"
    story = ge.read(written(tmp_path, "towns.csv", rows))
    assert "Without coordinates, and so not on the map: Nowhere." in str(story.report)


def merged_workbook(path):
    """A title over all columns, names in two rows, and a day over two rows."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Boats")
        sheet.merge_range("A1:D1", "Our boats, as told")
        for cells, name in (("A2:A3", "Date"), ("B2:C2", "Place"), ("D2:D3", "What")):
            sheet.merge_range(cells, name)
        sheet.write_row("B3", ["lat", "lon"])
        sheet.merge_range("A4:A5", "2020-01-02")
        sheet.write_row("B4", [10, 20, "A boat leaves"])
        sheet.write_row("B5", [11, 21, "A boat returns"])
    return path


def test_merged_cells_are_filled_and_told(tmp_path):
    story = ge.read(merged_workbook(tmp_path / "a.xlsx"))
    assert told(story) == [("2020-01-02", "A boat leaves", 10, 20), ("2020-01-02", "A boat returns", 11, 21)]
    assert "groups of merged cells the others were filled" in str(story.report)


def test_names_in_two_rows_are_joined_and_told(tmp_path):
    story = ge.read(merged_workbook(tmp_path / "a.xlsx"))
    assert "rows 2 and 3 and were joined" in str(story.report)
    assert story.report.columns[Role.LATITUDE] == "Place lat"


def test_merged_columns_are_filled_below_the_names_alone():
    spans = [Span(0, 0, 0, 3), Span(1, 1, 1, 2), Span(2, 1, 2, 2), Span(3, 0, 3, 3), Span(4, 0, 4, 9**6)]
    merged = MergedCells(spans)
    rows = [["Boats"], ["date", "place", "", "title"], ["2020", "Port", "", "a"], ["1"], ["2", "", "x"]]
    assert [merged.filled(number, row) for number, row in enumerate(rows, 1)] == [
        *rows[:2],
        ["2020", "Port", "Port", "a"],
        ["1"],
        ["2", "", "x"],
    ]
    assert merged.count == 1


LETTERS = {
    "Russian": ("koi8-r", "Встреча в порту", "Поезд вышел из столицы"),
    "Russian towns": ("koi8-r", "Москва", "Санкт-Петербург", "Казань"),
    "Russian capitals": ("koi8-r", "ОСЛО", "МОСКВА", "КИЕВ"),
    "Russian of Windows": ("cp1251", "Встреча в порту", "Поезд вышел из столицы"),
    "capitals of Windows": ("cp1251", "ОСЛО", "МОСКВА", "КИЕВ"),
    "Ukrainian": ("cp1251", "Харків", "Київ", "Львів"),
    "Bulgarian": ("cp1251", "София", "Пловдив", "Варна"),
    "Polish": ("cp1250", "Statek wypłynął z portu", "Pociąg opuścił stolicę"),
    "Polish towns": ("cp1250", "Łódź", "Kraków", "Poznań", "Gdańsk"),
    "Czech": ("cp1250", "Loď opustila přístav", "Vlak odjel z hlavního města"),
    "Czech towns": ("cp1250", "Plzeň", "České Budějovice", "Ústí nad Labem", "Hradec Králové"),
    "Slovak": ("cp1250", "Košice", "Žilina", "Prešov", "Trenčín"),
    "Hungarian": ("cp1250", "A hajó elhagyta a kikötőt", "A vonat elindult a fővárosból"),
    "Hungarian towns": ("cp1250", "Győr", "Pécs", "Kőszeg"),
    "Croatian": ("cp1250", "Čakovec", "Šibenik", "Koprivnica"),
    "Romanian": ("cp1250", "Constanţa", "Braşov", "Piteşti"),
    "Turkish": ("cp1254", "Gemi limandan ayrıldı", "Tren başkentten çıktı"),
    "Turkish towns": ("cp1254", "İstanbul", "İzmir", "Eskişehir", "Diyarbakır"),
    "few Turkish letters": ("cp1254", "Muğla", "Çanakkale", "Ağrı"),
    "French": ("cp1252", "Départ du navire à l’été", "Le train a quitté la gare"),
    "French towns": ("cp1252", "Orléans", "Besançon", "Nîmes", "Sète"),
    "German": ("cp1252", "Das Schiff verließ den Hafen", "Der Zug fährt nach München", "Früh über Köln"),
    "German towns": ("cp1252", "München", "Köln", "Düsseldorf"),
    "Spanish": ("cp1252", "Bogotá", "Medellín", "Córdoba", "Logroño"),
    "Portuguese": ("cp1252", "São Paulo", "Brasília", "Belém", "Maceió", "Cuiabá"),
    "Italian": ("cp1252", "Forlì", "Cantù", "la nave è partita"),
    "Swedish": ("cp1252", "Malmö", "Göteborg", "Jönköping", "Växjö", "Åre"),
    "Danish": ("cp1252", "København", "Århus", "Sønderborg", "Æbeltoft"),
    "Icelandic": ("cp1252", "Reykjavík", "Ísafjörður", "Akureyri", "Þórshöfn", "Egilsstaðir"),
    "Finnish": ("cp1252", "Jyväskylä", "Hämeenlinna"),
    "many languages": ("cp1252", "São Paulo", "Malmö", "Zürich", "Bogotá", "Québec", "Tromsø", "A Coruña"),
}


@pytest.mark.parametrize("kind", LETTERS)
def test_an_encoding_is_told_by_the_letters_of_a_language(kind, tmp_path):
    codec, *titles = LETTERS[kind]
    rows = "".join(f"{2000 + number},{title}\n" for number, title in enumerate(titles))
    story = ge.read(written(tmp_path, "a.csv", f"date,title\n{rows}".encode(codec)))
    assert [event.title("en") for event in story.events] == titles


def test_where_two_encodings_are_likely_both_are_told_and_one_can_be_chosen(tmp_path):
    path = written(tmp_path, "a.csv", "date,title\n2000,Plzeň\n2001,Ústí\n2002,Králové\n".encode("cp1250"))
    assert "was read as Windows-1250; it could also be Windows-1252" in str(ge.read(path).report)
    chosen = ge.read(path, encoding="cp1252")
    assert chosen.events[0].title("en") == "Plzeò"
    assert "could also be" not in str(chosen.report)


METRES = {
    "UTM": ("EPSG:32632", 691608, 5334760),
    "a number": (32632, 691608, 5334760),
    "Web Mercator": ("EPSG:3857", 1288540, 6129732),
    "Gauss-Krüger": ("EPSG:31468", 4468510, 5333320),
}


@pytest.mark.parametrize("kind", METRES)
def test_metres_of_a_projection_are_turned_on_request(kind, tmp_path):
    crs, east, north = METRES[kind]
    path = written(tmp_path, "a.csv", f"date,title,easting,northing\n2020,Munich,{east},{north}\n")
    [(_, _, latitude, longitude)] = told(ge.read(path, crs=crs))
    assert (latitude, longitude) == (pytest.approx(48.14, abs=0.01), pytest.approx(11.575, abs=0.01))
    assert ge.read(path, crs=crs).report.unused == ()


def test_origins_and_shapes_in_metres_are_turned_too(tmp_path):
    rows = "date,from_x,from_y,shape\n2020,691608,5334760,POINT(691608 5334760)\n"
    [(_, origin, place)] = flows_of(
        ge.read(written(tmp_path, "a.csv", rows), geometry="shape", crs="EPSG:32632")
    )
    assert origin == pytest.approx((48.14, 11.575), abs=0.01)
    assert place == pytest.approx(origin, abs=1e-4)


def test_systems_that_metres_may_be_of_are_named(tmp_path):
    rows = "date,title,x,y\n2020,Bern,2600000,1200000\n2021,Zurich,2683000,1248000\n"
    story = ge.read(written(tmp_path, "a.csv", rows), on_bad_rows="skip")
    assert "Say which with crs; these would fit: EPSG:2056" in str(story.report)


def test_a_system_that_is_none_is_told(tmp_path):
    path = written(tmp_path, "a.csv", "date,title,x,y\n2020,a,2600000,1200000\n")
    with pytest.raises(UploadError, match="no coordinate reference system 'EPSG:1'"):
        ge.read(path, crs="EPSG:1")


def test_without_pyproj_the_command_that_installs_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyproj", None)
    path = written(tmp_path, "a.csv", "date,title,x,y\n2020,a,2600000,1200000\n")
    with pytest.raises(MissingLibraryError, match=r"pip install 'geo-events\[geo\]'"):
        ge.read(path, crs="EPSG:2056")


def test_the_language_of_the_texts_can_be_said(tmp_path):
    path = written(tmp_path, "a.csv", "date,título,lat,lon\n2020,O navio parte,10,20\n")
    assert ge.read(path, language="pt-br").events[0].titles.pairs == (("pt-BR", "O navio parte"),)
    with pytest.raises(UploadError, match="expected a language tag such as zh-Hans, found 'portugese'"):
        ge.read(path, language="portugese")


def test_the_shell_takes_what_is_said_of_cells(tmp_path, capsys):
    path = written(tmp_path, "a.csv", "date,title,x,y\n2020,Łódź,2600000,1200000\n".encode("cp1250"))
    options = ["--encoding", "cp1250", "--texts-in", "pl", "--crs", "EPSG:2056"]
    assert main(["check", str(path), *options]) == 0
    assert "1 rows: 1 events" in capsys.readouterr().out
    asked = Asked(encoding="cp1250", told_in="pl", crs="EPSG:2056")
    assert Asked.of_json(asked.as_json()) == asked
