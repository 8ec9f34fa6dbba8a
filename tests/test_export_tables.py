"""CSV and Excel, read back with other people's readers: nothing is lost, and nothing is computed."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from python_calamine import load_workbook

from builders import make_claim, make_event, make_place, make_source, tiny_rows, write_rows
from geo_events.dataset import Dataset, load
from geo_events.errors import ExportError
from geo_events.export import EXPORTERS, xlsx
from geo_events.export.csv_table import PROVENANCE
from geo_events.export.event_rows import SOURCE, claim_columns, event_columns, place_columns
from geo_events.layer import layers_of
from geo_events.model import View
from geo_events.request import Request
from geo_events.scene import build
from geo_events.view import select
from geo_events.wording import Wording

ROOT = Path(__file__).parent.parent
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", '=cmd|" /C calc"!A0']
HOSTILE = '=1+1"</script>]]>\x00\x1b\u202e\n\r\t&<b>;,_x0041_\ufffe'


def of(dataset, **filters):
    selection = select(dataset, View(**filters))
    return Request(selection, build(selection), date(2024, 12, 1))


def made(event, claims=(), place=None):
    return Dataset(
        folder=ROOT,
        sources={"paper": make_source()},
        places={"port": make_place() if place is None else place},
        events={event.event_id: event},
        claims={claim.claim_id: claim for claim in claims},
        layers=layers_of([event.layer]),
        stops=(),
        chapters={},
        documents={},
        titles=Wording.of({"en": "Boats", "zh": "船"}),
        version="abc",
    )


def rows_of(request):
    text = EXPORTERS["csv"].write(request).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def book_of(request):
    return openpyxl.load_workbook(io.BytesIO(EXPORTERS["xlsx"].write(request)))


def records(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def story():
    return of(load(ROOT / "data"))


@pytest.fixture(scope="module")
def book(story):
    return book_of(story)


def test_csv_has_a_row_an_event(story):
    content = EXPORTERS["csv"].write(story)
    assert content.startswith(b'\xef\xbb\xbf"event_id",')
    assert content.count(b"\r\n") == len(story.dataset.events) + 1
    rows = rows_of(story)
    assert tuple(rows[0]) == (*event_columns(story.dataset), *PROVENANCE)
    assert {row["event_id"] for row in rows} == set(story.dataset.events)
    assert sum(int(row["claim_count"]) for row in rows) == len(story.dataset.claims) == 173
    for row in rows:
        assert row["claims"].count(" | ") == int(row["claim_count"]) - 1
        assert row["dataset_version"] == story.dataset.version


def test_csv_says_who_says_what_and_when():
    claims = [make_claim(figure=1200), make_claim("later", asserted_on=None, asserted_by="A sailor")]
    (row,) = rows_of(of(made(make_event(actors=("Ann", "Bob")), claims)))
    assert row["claims"] == "The Paper: reports it (2 January 2020) | A sailor: reports it (no date given)"
    assert row["figures"] == "1,200 (The Paper)"
    assert row["actors"] == "Ann | Bob"
    assert (row["latitude"], row["longitude"], row["radius_km"]) == ("10.0", "20.0", "10.0")
    assert (row["when"], row["when_en"], row["when_zh"]) == ("2020-01-02", "2 January 2020", "2020年1月2日")
    assert (row["start"], row["end"]) == ("2020-01-02T00:00:00Z", "2020-01-03T00:00:00Z")


def test_csv_follows_the_language_of_the_view():
    (row,) = rows_of(of(made(make_event(), [make_claim()]), language="zh"))
    assert row["claims"] == "The Paper：称已发生（2020年1月2日）"
    assert row["dataset"] == "船"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_spreadsheet_computes_a_text(text):
    request = of(made(make_event(title_en=text, actors=(text,)), [make_claim(asserted_by=text)]))
    (row,) = rows_of(request)
    for column in ("title_en", "actors", "claims"):
        assert row[column].startswith(f"'{text[0]}")
    sheets = book_of(request)
    assert {cell.data_type for sheet in sheets for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    assert records(sheets["Events"])[0]["title_en"] == text.replace("\r", "\n")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_no_spreadsheet_computes_a_text_whichever_mark_it_cuts_at(mark):
    texts = [f"x{cut}{sign}1+1{cut}y" for cut in ",;\t|\n" for sign in "=+-@"]
    claims = [make_claim(f"claim-{at}", asserted_by=text) for at, text in enumerate(texts)]
    content = EXPORTERS["csv"].write(of(made(make_event(summary_en=" ".join(texts)), claims)))
    cells = [
        cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=mark) for cell in row
    ]
    assert len(cells) > 28
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_a_row_of_csv_credits_its_own_places_alone(tmp_path):
    rows = tiny_rows()
    rows["places"] = [
        rows["places"][0] | {"place_id": f"place-{at}", "geocoder": f"gazetteer-{at}"} for at in range(50)
    ]
    rows["events"] = [
        rows["events"][0] | {"event_id": f"event-{at}", "place_id": f"place-{at}", "origin_id": ""}
        for at in range(50)
    ]
    rows["claims"] = [
        rows["claims"][0] | {"claim_id": f"claim-{at}", "event_id": f"event-{at}"} for at in range(50)
    ]
    rows["stops"] = []
    dataset = load(write_rows(tmp_path / "many", rows))
    owed = [row["credits"] for row in rows_of(of(dataset))]
    assert [credit.count("gazetteer-") for credit in owed] == [1] * 50
    assert len(set(owed)) == 50


def test_a_negative_number_stays_a_number():
    request = of(made(make_event(), place=make_place(longitude=-77.5)))
    assert rows_of(request)[0]["longitude"] == "-77.5"
    assert records(book_of(request)["Events"])[0]["longitude"] == -77.5


def test_hostile_texts_stay_in_their_cells():
    event = make_event(title_en=HOSTILE, summary_en=HOSTILE)
    request = of(made(event, [make_claim(quote=HOSTILE)], make_place(name_en=HOSTILE)))
    (row,) = rows_of(request)
    assert None not in row
    assert "\x00" not in row["title_en"]
    assert row["summary_en"].endswith("_x0041_")
    assert records(book_of(request)["Claims"])[0]["quote"].startswith('=1+1"</script>]]>\u202e')
    # Excel and calamine, unlike openpyxl, take a character's code for the character.
    sheet = load_workbook(io.BytesIO(EXPORTERS["xlsx"].write(request))).get_sheet_by_name("Claims")
    head, claim = sheet.to_python()
    assert claim[head.index("quote")].endswith(",_x0041_")


def test_an_empty_selection_says_so(story):
    empty = of(story.dataset, start="2030")
    (row,) = rows_of(empty)
    assert row["event_id"] == ""
    assert row["title_en"] == "No event in this period with these filters."
    assert row["dataset_version"] == story.dataset.version
    sheets = book_of(empty)
    assert records(sheets["Events"]) == []
    assert {"item": "note", "value": row["title_en"]} in records(sheets["About"])


def test_a_workbook_holds_the_whole_story(story, book):
    assert book.sheetnames == ["Events", "Claims", "Sources", "Places", "About"]
    data = story.dataset
    places = place_columns(data.places.values())
    headers = (event_columns(data), claim_columns(data), SOURCE, places)
    for name, columns in zip(book.sheetnames, headers, strict=False):
        assert tuple(cell.value for cell in book[name][1]) == columns
    assert {row["event_id"] for row in records(book["Events"])} == set(story.dataset.events)
    claims = records(book["Claims"])
    assert [row["claim_id"] for row in claims if row["claim_id"] not in story.dataset.claims] == []
    assert len({row["claim_id"] for row in claims}) == len(story.dataset.claims) == 173
    for row in claims:
        claim = story.dataset.claims[row["claim_id"]]
        assert (row["quote"], row["figure"]) == (claim.quote, claim.figure and claim.figure.plain)
    assert {row["source_id"] for row in records(book["Sources"])} == set(story.dataset.sources)
    used = {event.place_id for event in story.dataset.events.values()} - {None}
    assert used <= {row["place_id"] for row in records(book["Places"])}
    about = records(book["About"])
    assert {"item": "version", "value": story.dataset.version} in about
    assert len([row for row in about if row["item"] == "source"]) == len(story.dataset.sources)


def test_a_workbook_is_ready_to_be_read(book):
    for sheet in book:
        assert sheet["A1"].font.bold
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.column_dimensions["A"].width >= 14
    assert book["Events"]["E2"].alignment.wrap_text
    heads = [cell.value for cell in book["Events"][1]]
    assert isinstance(book["Events"].cell(2, heads.index("latitude") + 1).value, float)


def test_a_workbook_names_no_person_and_no_hour(story, book):
    properties = book.properties
    assert properties.title == story.dataset.title("en")
    assert properties.created == properties.modified == datetime(2024, 12, 1)
    assert properties.creator == properties.lastModifiedBy == "geo_events"
    with zipfile.ZipFile(io.BytesIO(EXPORTERS["xlsx"].write(story))) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_a_text_too_long_for_a_cell_says_so():
    request = of(made(make_event(summary_en="𝄞" * 20_000)))
    text = records(book_of(request)["Events"])[0]["summary_en"]
    assert text.endswith("𝄞 […]")
    assert len(text.encode("utf-16-le")) // 2 <= xlsx.MOST_CHARACTERS


def test_a_sheet_that_would_be_too_long_is_refused(story, monkeypatch):
    count = len(story.dataset.events)
    monkeypatch.setattr(xlsx, "MOST_ROWS", count - 1)
    with pytest.raises(ExportError, match=rf"at most {count - 1} events.* found {count}; narrow the period"):
        EXPORTERS["xlsx"].write(story)
