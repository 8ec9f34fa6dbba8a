"""What a visitor drops becomes tables in memory, or is refused with every reason; nothing else happens."""

import io
import re
import stat
import struct
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_events.errors import GeoEventsError, UploadError
from geo_events.message import Message
from geo_events.model import LANGUAGES
from geo_events.tables import Unpacked, unpack
from geo_events.tables.limits import LARGEST_BYTES, LARGEST_JSON_BYTES, LONGEST_CELL, MOST_MEMBERS, MOST_ROWS
from geo_events.text import texts

EVENTS = b"event_id,title_en\na,A boat leaves\n"


def check_any_bytes(given_files):
    """The property that every upload has: it is unpacked, or refused with reasons in both languages."""
    unpacked, said = Unpacked({}, ()), ()
    try:
        unpacked = unpack(given_files)
    except UploadError as error:
        said = error.messages
    assert bool(unpacked.files) != bool(said) or unpacked.notes
    if unpacked.files:
        said = unpacked.notes
        for name in unpacked.files:
            assert name
            assert ".." not in name.split("/")
            assert not name.startswith("/")
            if name.endswith(".csv") and not name.startswith("seeds/"):
                unpacked.files[name].decode("utf-8")
    for note in said:
        for language in LANGUAGES:
            text = note.text(language)
            assert text != note.key
            assert text.isprintable()


def fuzz(data: bytes) -> None:
    """Check bytes of any origin under every suffix that is told apart; a fuzzer calls this."""
    names = (
        "a.zip",
        "events.csv",
        "a.tsv",
        "a.xlsx",
        "a.ods",
        "title.json",
        "a.geojson",
        "events.txt",
        "a.bin",
    )
    if data:
        check_any_bytes([(names[data[0] % len(names)], data[1:])])


def make_zip(members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def make_workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(workbook, name, content):
    """A workbook with one part in place of another, or beside the others."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()


ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
)


def make_ods(tables, styles="", locked="", extra=()):
    """A workbook of LibreOffice; `<r>`, `<c>` and `<p>` are short for its rows, cells and paragraphs."""
    tables = tables.replace("<c><p>", '<c office:value-type="string"><p>')
    for short, name in (("r", "table:table-row"), ("c", "table:table-cell"), ("p", "text:p")):
        tables = re.sub(rf"(</?){short}(?=[ />])", rf"\1{name}", tables)
    content = (
        f"{ODS_HEAD}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        f"{locked}</manifest:manifest>"
    )
    parts = [("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest), *extra]
    return make_zip(parts)


def reasons(*given_files):
    with pytest.raises(UploadError) as caught:
        unpack(given_files)
    return [note.key.removeprefix("upload.") for note in caught.value.messages]


def keys(unpacked):
    return [note.key.removeprefix("upload.") for note in unpacked.notes]


def sheet_xml(rows):
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{rows}</sheetData></worksheet>"


SHEET = "xl/worksheets/sheet1.xml"
FAR_CELL = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
UNREADABLE = ("workbook-damaged", "workbook-empty", "workbook-limit")
"""What is said where the library decides; another version of it may come to another end."""
ONE_CELL = '<row><c t="str"><v>%s</v></c></row>'
LAUGHS = "<!DOCTYPE w [{}]>{}".format(
    "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10 or "ha"}">' for number in range(1, 10)),
    sheet_xml(ONE_CELL % "&a9;"),
)


class TestPlaces:
    def test_a_folder_in_a_zip_is_a_dataset_and_nothing_of_it_vanishes_silently(self):
        content = make_zip(
            [
                ("story/data/events.csv", EVENTS),
                ("story/data/names.csv", b"name_id\n"),
                ("story/data/title.json", b"{}"),
                ("story/data/railways.geojson", b"{}"),
                ("story/seeds/paper.txt", b"caf\xe9"),
                ("story/README.md", b"words"),
                ("story/picture.png", b"\x89PNG"),
                ("__MACOSX/story/._events.csv", b"\0\5"),
                ("story/.DS_Store", b"\0"),
                ("story/data/Thumbs.db", b"\0"),
            ]
        )
        unpacked = unpack([("story.zip", content)])
        expected = {"events.csv", "names.csv", "title.json", "railways.geojson", "seeds/paper.txt"}
        assert set(unpacked.files) == expected
        assert unpacked.files["seeds/paper.txt"] == b"caf\xe9"
        assert keys(unpacked) == ["passed-over"]
        assert "picture.png" in str(unpacked.notes[0])
        assert "picture.png" in str(unpacked.notes[0])

    def test_loose_files_of_any_spelling(self):
        unpacked = unpack(
            [
                ("Events (1).CSV", EVENTS),
                ("sources.txt", "source_id\tfile\na\tb\n".encode("utf-16")),
                ("paper.md", b"It left."),
                ("strikes.tsv", b"date\tplace\n2019\tPort\n"),
                ("quakes.geojson", b"\xef\xbb\xbf{}"),
            ]
        )
        assert unpacked.files["events.csv"] == EVENTS
        assert unpacked.files["sources.csv"] == b"source_id,file\na,b\n"
        assert unpacked.files["seeds/paper.md"] == b"It left."
        assert unpacked.files["strikes.csv"] == b"date,place\n2019,Port\n"
        assert unpacked.files["quakes.geojson"] == b"{}"

    def test_two_files_of_one_name_are_both_named(self):
        with pytest.raises(UploadError) as caught:
            unpack([("events.csv", EVENTS), ("a.zip", make_zip([("data/Events.csv", EVENTS)]))])
        assert "events.csv and a.zip: data/Events.csv" in str(caught.value)
        assert reasons(("events.csv", EVENTS), ("events.xlsx", make_workbook(Sheet1=[["a"]]))) == [
            "same-name"
        ]

    def test_every_reason_is_given_at_once(self):
        assert reasons(
            ("a.rar", b"Rar!"), ("events.csv", b"a\n\xff"), ("b.zip", b"no"), ("c.xls", b"no")
        ) == ["packed", "encoding-unknown", "zip-damaged", "not-a-workbook"]

    def test_nothing_to_read_is_said(self):
        assert reasons() == ["nothing"]
        assert reasons(("a.png", b"")) == ["nothing"]
        assert reasons(("a.zip", make_zip([(".hidden", b"")]))) == ["nothing"]

    def test_more_bytes_than_may_be(self):
        assert reasons(("a.csv", bytes(LARGEST_BYTES + 1))) == ["too-large"]


class TestZips:
    @pytest.mark.parametrize(
        "name",
        [
            "../../events.csv",
            "/etc/events.csv",
            "C:\\events.csv",
            "a\\..\\..\\events.csv",
            "a/../events.csv",
            "c:x.csv",
        ],
    )
    def test_names_that_lead_out(self, name):
        assert reasons(("a.zip", make_zip([(name, EVENTS)]))) == ["zip-unsafe-name"]
        assert reasons((name, EVENTS)) == ["unsafe-name"]

    def test_backslashes_between_folders_are_folders(self):
        unpacked = unpack([("a.zip", make_zip([("data\\events.csv", EVENTS), (".\\seeds\\a.txt", b"a")]))])
        assert set(unpacked.files) == {"events.csv", "seeds/a.txt"}

    def test_links_and_devices(self):
        link = zipfile.ZipInfo("events.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        assert reasons(("a.zip", make_zip([(link, b"/etc/passwd")]))) == ["zip-link"]

    def test_locked_members(self):
        content = bytearray(make_zip([("events.csv", EVENTS)]))
        content[6] |= 1
        content[content.index(b"PK\x01\x02") + 8] |= 1
        assert reasons(("a.zip", bytes(content))) == ["zip-encrypted"]

    def test_zips_in_zips(self):
        inner = make_zip([("events.csv", EVENTS)])
        assert reasons(("a.zip", make_zip([("inner.zip", inner)]))) == ["zip-nested"]

    def test_unusual_compression(self):
        assert reasons(("a.zip", make_zip([("events.csv", EVENTS)], zipfile.ZIP_LZMA))) == ["zip-method"]
        assert reasons(("a.zip", make_zip([("events.csv", EVENTS)], zipfile.ZIP_BZIP2))) == ["zip-method"]

    def test_a_bomb_is_stopped_while_it_is_read(self):
        bomb = make_zip([(f"{number}.csv", bytes(60_000_000)) for number in range(2)])
        assert len(bomb) < 200_000
        assert "unpacked-too-large" in reasons(("a.zip", bomb))

    def test_a_header_that_claims_less_does_not_help(self):
        content = bytearray(make_zip([("events.csv", EVENTS * 100)]))
        entry = content.index(b"PK\x01\x02")
        content[entry + 24 : entry + 28] = struct.pack("<L", 10)
        assert reasons(("a.zip", bytes(content))) == ["zip-member-damaged"]

    def test_a_wrong_checksum(self):
        content = bytearray(make_zip([("events.csv", EVENTS)], zipfile.ZIP_STORED))
        content[content.index(b"A boat")] = ord("B")
        assert reasons(("a.zip", bytes(content))) == ["zip-member-damaged"]

    def test_members_that_share_bytes(self):
        content = make_zip([("events.csv", EVENTS), ("claims.csv", EVENTS)])
        second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
        changed = bytearray(content)
        changed[second + 42 : second + 46] = struct.pack("<L", 0)
        assert "zip-overlap" in reasons(("a.zip", bytes(changed)))

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_one_name_twice(self):
        assert "zip-double" in reasons(("a.zip", make_zip([("events.csv", EVENTS), ("events.csv", EVENTS)])))

    def test_too_many_members(self):
        content = make_zip([(f"{number}.txt", b"") for number in range(MOST_MEMBERS + 1)])
        assert reasons(("a.zip", content)) == ["zip-members"]

    @pytest.mark.parametrize(("codec", "said"), [("gb18030", "GBK"), ("utf-8", None)])
    def test_names_without_the_mark_for_utf8(self, codec, said):
        name = "中国的事件.csv"
        raw = name.encode(codec)
        content = make_zip([("x" * len(raw), b"date,place\n2019,Port\n")]).replace(b"x" * len(raw), raw)
        unpacked = unpack([("a.zip", content)])
        assert list(unpacked.files) == [name]
        assert keys(unpacked) == ([] if said is None else ["zip-names"])

    def test_a_cut_zip(self):
        content = make_zip([("events.csv", EVENTS)])
        assert reasons(("a.zip", content[:-30])) == ["zip-damaged"]


TEXTS = {
    "gb18030": "event_id,title_zh\na,两国领导人在港口会面\nb,列车从首都出发\n",
    "big5": "event_id,title_zh\na,兩國領導人在港口會面\nb,列車從首都出發\n",
    "euc-kr": "event_id,title_ko\na,두 나라 정상이 항구에서 회담했다\nb,열차가 수도에서 출발했다\n",
    "cp1251": "event_id,title_ru\na,Встреча в порту\nb,Поезд вышел из столицы\n",
    "cp1252": "event_id,title_fr\na,Départ du navire à l’été\nb,Le train a quitté la gare\n",
    "cp932": "event_id,title_ja\na,港での会談について\nb,列車が出発しました\n",
    "utf-16": "event_id,title_zh\na,港口\n",
    "utf-16-le": "event_id,title_zh\na,港口\n",
    "utf-16-be": "event_id,title_zh\na,港口\n",
    "utf-32": "event_id,title_zh\na,港口\n",
}


class TestCharacters:
    @pytest.mark.parametrize("codec", TEXTS)
    def test_tables_in_other_encodings_are_read_and_the_encoding_is_said(self, codec):
        unpacked = unpack([("events.csv", TEXTS[codec].encode(codec))])
        assert unpacked.files["events.csv"].decode() == TEXTS[codec]
        assert keys(unpacked)[0] in ("encoding", "encoding-doubt")

    def test_utf8_needs_no_word(self):
        unpacked = unpack([("events.csv", b"\xef\xbb\xbf" + TEXTS["gb18030"].encode())])
        assert unpacked.files["events.csv"].decode() == TEXTS["gb18030"]
        assert not unpacked.notes

    def test_a_few_bad_bytes_do_not_turn_utf8_into_something_else(self):
        content = TEXTS["gb18030"].encode() + b"c,\xff\n"
        with pytest.raises(UploadError) as caught:
            unpack([("events.csv", content)])
        assert "line 4" in str(caught.value)
        assert "0xff" in str(caught.value)

    def test_documents_keep_their_bytes(self):
        content = TEXTS["gb18030"].encode("gb18030")
        assert unpack([("a.txt", content)]).files["seeds/a.txt"] == content


class TestTables:
    def test_semicolons_become_commas(self):
        content = b'event_id;title_en;"a;b"\na;"one, two";3,5\n'
        unpacked = unpack([("events.csv", content)])
        assert unpacked.files["events.csv"] == b'event_id,title_en,a;b\na,"one, two","3,5"\n'
        assert keys(unpacked) == ["semicolons"]

    def test_excels_own_line_about_the_separator(self):
        unpacked = unpack([("a.csv", b"sep=;\r\na;b\r\n1;2\r\n")])
        assert unpacked.files["a.csv"] == b"a,b\n1,2\n"

    @pytest.mark.parametrize("content", [b"a,b\n1;2,3\n", b"a;b\n1\n", b"event_id,a;b\nx,1;2\n"])
    def test_what_is_not_surely_another_separator_stays(self, content):
        unpacked = unpack([("a.csv", content)])
        assert unpacked.files["a.csv"] == content
        assert not unpacked.notes

    def test_a_zero_byte_a_long_cell_a_long_row_and_many_columns_are_named_with_their_row(self):
        contents = {
            "zero-byte": b"a,b\n1,\0\n",
            "cell-too-long": b"a,b\n1," + b"x" * 200_000,
            "too-many-columns": b"a,b\n" + b"," * 5_000,
            "row-too-long": b"a,b\n1," + b"x" * 10_000_000,
        }
        for key, content in contents.items():
            with pytest.raises(UploadError) as caught:
                unpack([("a.csv", content)])
            assert [note.key for note in caught.value.messages] == [f"upload.{key}"]
            assert "a.csv, row 2" in str(caught.value)

    def test_rows_are_counted_over_all_tables(self):
        half = b"a\n" + b"1\n" * (MOST_ROWS // 2)
        assert unpack([("a.csv", half), ("b.csv", half)]).files
        assert reasons(("a.csv", half), ("b.csv", half + b"1\n")) == ["too-many-rows"]
        assert reasons(("a.csv", b"a\n" + b"\n" * 2_000_000)) == ["too-many-lines"]

    def test_another_kind_of_file_under_the_name_of_a_table(self):
        assert reasons(("events.csv", make_workbook(events=[["a"]]))) == ["not-a-table"]


class TestExcel:
    def test_each_sheet_is_a_table_and_cells_are_written_as_a_person_would(self):
        content = make_workbook(
            **{
                " Events": [
                    ["event_id", "when", "figure", "latitude", "sure", "title_en"],
                    ["a", date(2019, 4, 25), 12.0, 43.10562, True, 'He said "go", and\nwent'],
                    ["b", datetime(2019, 4, 25, 18), 3, -0.5, False, "=not a formula"[1:]],
                    ["c", time(18, 30), None, 1e300, None, "港口"],
                ],
                "Strikes": [["date"], ["2019"]],
                "Empty": [],
            }
        )
        unpacked = unpack([("story.xlsx", content)])
        assert unpacked.files["events.csv"].decode() == (
            "event_id,when,figure,latitude,sure,title_en\n"
            'a,2019-04-25,12,43.10562,true,"He said ""go"", and\nwent"\n'
            "b,2019-04-25T18:00:00,3,-0.5,false,not a formula\n"
            "c,18:30:00,,1e+300,,港口\n"
        )
        assert unpacked.files["Strikes.csv"] == b"date\n2019\n"
        assert keys(unpacked) == ["sheet-empty"]

    def test_the_only_sheet_has_the_name_of_its_file(self):
        assert list(unpack([("strikes.xlsx", make_workbook(Sheet1=[["date"]]))]).files) == ["strikes.csv"]
        assert list(unpack([("Events.xlsx", make_workbook(Sheet1=[["event_id"]]))]).files) == ["events.csv"]

    def test_rows_keep_their_distance_and_the_first_is_the_header(self):
        book = openpyxl.Workbook()
        for row, column, value in ((2, 1, "x"), (2, 2, "y"), (5, 1, 1)):
            book.active.cell(row, column, value)
        unpacked = unpack([("a.xlsx", saved(book))])
        assert unpacked.files["a.csv"] == b"x,y\n\n\n1,\n"
        assert keys(unpacked) == ["sheet-begins"]

    def test_days_that_are_all_the_first_of_a_month_are_told(self):
        rows = [
            ["month", "day", "moment", "once"],
            [date(2019, 4, 1), date(2019, 4, 1), datetime(2019, 4, 1, 9), date(2019, 4, 1)],
            [date(2019, 5, 1), date(2019, 5, 25), datetime(2019, 5, 1, 9), "later"],
        ]
        unpacked = unpack([("a.xlsx", make_workbook(a=rows))])
        assert (
            unpacked.files["a.csv"].decode().splitlines()[2]
            == "2019-05-01,2019-05-25,2019-05-01T09:00:00,later"
        )
        assert keys(unpacked) == ["months"]
        assert "column A is the first" in str(unpacked.notes[0])

    def test_formulas_errors_and_merged_cells_are_told(self):
        rows = (
            '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>'
            '<c r="C1" t="e"><v>#REF!</v></c>'
            '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><v>3</v></c></row>'
            '<row r="2"><c r="A2"><v>4</v></c></row>'
        )
        sheet = sheet_xml(rows).replace(
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A1:A1"/><mergeCell ref="E1:E2"/></mergeCells>',
        )
        unpacked = unpack([("a.xlsx", with_part(make_workbook(a=[["x"]]), SHEET, sheet))])
        assert unpacked.files["a.csv"] == b"2,,,,3\n4,,,,3\n"
        assert keys(unpacked) == ["formulas", "unsaved", "cell-errors", "merged"]
        said = [str(note) for note in unpacked.notes]
        assert "for 2 formulas" in said[0]
        assert "1 (B1)" in said[1]
        assert "1 (C1)" in said[2]

    def test_days_from_1904(self):
        book = openpyxl.Workbook()
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book.active.append([date(2019, 4, 25)])
        assert unpack([("a.xlsx", saved(book))]).files["a.csv"] == b"2019-04-25\n"

    def test_words_in_runs_and_escaped_letters(self):
        rows = (
            '<row><c t="inlineStr"><is><r><t xml:space="preserve">one </t></r><r><t>two</t></r>'
            "<rPh><t>no</t></rPh></is></c>"
            '<c t="inlineStr"><is><t>a_x0041_b_xD800_</t></is></c></row>'
        )
        unpacked = unpack([("a.xlsx", with_part(make_workbook(a=[["x"]]), SHEET, sheet_xml(rows)))])
        assert unpacked.files["a.csv"] == b"one two,aAb_xD800_\n"

    def test_hidden_sheets_are_passed_over_unless_they_are_tables(self):
        book = openpyxl.Workbook()
        book.active.append(["event_id"])
        for name in ("lists", "places"):
            book.create_sheet(name).append(["x"])
            book[name].sheet_state = "hidden"
        unpacked = unpack([("events.xlsx", saved(book))])
        assert set(unpacked.files) == {"Sheet.csv", "places.csv"}
        assert keys(unpacked) == ["sheet-hidden"]

    def test_macros_are_refused_under_any_suffix(self):
        content = with_part(make_workbook(a=[["x"]]), "xl/vbaProject.bin", b"\xd0\xcf")
        assert reasons(("a.xlsm", content)) == ["macros"]
        assert reasons(("a.xlsx", content)) == ["macros"]

    def test_links_to_other_files_are_not_followed(self):
        content = with_part(make_workbook(a=[["x"]]), "xl/externalLinks/externalLink1.xml", "<externalLink/>")
        assert keys(unpack([("a.xlsx", content)])) == ["external-links"]

    @pytest.mark.parametrize(
        ("markup", "reason"),
        [
            (LAUGHS, UNREADABLE),
            (
                '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + sheet_xml(ONE_CELL % "&a;"),
                UNREADABLE,
            ),
            ("<a>" * 100_000, UNREADABLE),
            ("", UNREADABLE),
            (sheet_xml('<row><c t="s"><v>99</v></c></row>'), "workbook-damaged"),
            (sheet_xml(FAR_CELL), UNREADABLE),
            (sheet_xml('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), "too-many-lines"),
            (sheet_xml('<row r="7"><c r="XFD7"><v>1</v></c></row>'), "too-many-columns"),
            (sheet_xml(ONE_CELL % ("x" * (LONGEST_CELL + 1))), "cell-too-long"),
            (
                sheet_xml("<row>" + f'<c t="str"><v>{"x" * LONGEST_CELL}</v></c>' * 20 + "</row>"),
                "row-too-long",
            ),
            (sheet_xml("<row><c><v>1</v></c></row>" * (MOST_ROWS + 2)), "too-many-rows"),
        ],
        ids=range(11),
    )
    def test_hostile_markup(self, markup, reason):
        [found] = reasons(("a.xlsx", with_part(make_workbook(a=[["x"]]), SHEET, markup)))
        assert found in reason

    def test_one_long_text_in_every_cell(self):
        relation = '<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        rows = sheet_xml('<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * 5_000)
        strings = "<sst><si><t>" + "x" * 100_000 + "</t></si></sst>"
        content = with_part(make_workbook(a=[["x"]]), "xl/sharedStrings.xml", strings)
        listed = "xl/_rels/workbook.xml.rels"
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            relations = archive.read(listed).decode().replace("</Relationships>", relation)
        content = with_part(content, listed, relations)
        assert reasons(("a.xlsx", with_part(content, SHEET, rows))) == ["workbook-limit"]

    def test_other_kinds_are_told_apart(self):
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        assert reasons(("a.xls", ole + b"Workbook")) == ["workbook-damaged"]
        assert reasons(("a.xls", ole + "_VBA_PROJECT_CUR".encode("utf-16-le"))) == ["macros"]
        assert reasons(("a.xlsx", ole + "EncryptedPackage".encode("utf-16-le"))) == ["locked"]
        assert reasons(("a.numbers", make_zip([("Index/Document.iwa", b"")]))) == ["not-a-workbook"]
        assert reasons(("a.xlsx", make_zip([("[Content_Types].xml", b"<Types/>")]))) == ["workbook-damaged"]
        assert reasons(("a.xlsx", b"event_id\n")) == ["not-a-workbook"]


class TestOpenDocument:
    def test_cells_of_every_kind(self):
        rows = (
            '<r><c office:value-type="string"><p>when</p></c>'
            '<c office:value-type="string" table:number-columns-repeated="2"><p>n</p>'
            "</c></r>"
            '<r><c office:value-type="date" office:date-value="2019-04-25">'
            "<p>25.04.19</p></c>"
            '<c office:value-type="float" office:value="12"><p>12,00</p></c>'
            '<c office:value-type="boolean" office:boolean-value="true"/></r>'
            '<r table:number-rows-repeated="2"><c table:number-columns-repeated="9"/>'
            "</r>"
            '<r><c office:value-type="date" office:date-value="2019-04-25T18:00:00"/>'
            '<c office:value-type="time" office:time-value="PT18H30M00S"/>'
            '<c office:value-type="string"><office:annotation><p>a comment</p></office:annotation>'
            '<p>a<text:s text:c="2"/>b<text:span>c</text:span></p><p>d</p></c>'
            "</r>"
            '<r table:number-rows-repeated="1048000"><c/></r>'
        )
        unpacked = unpack([("story.ods", make_ods(f'<table:table table:name="Events">{rows}</table:table>'))])
        expected = 'when,n,n\n2019-04-25,12,true\n\n\n2019-04-25T18:00:00,18:30:00,"a  bc\nd"\n'
        assert unpacked.files["events.csv"].decode() == expected
        assert not unpacked.notes

    def test_formulas_links_errors_and_hidden_sheets(self):
        cells = (
            '<c table:formula="of:=1" office:value-type="float" office:value="1"/>'
            '<c table:formula="of:=1"/>'
            '<c table:formula="of:=1" office:value-type="string" office:string-value="">'
            "<p>#REF!</p></c>"
        )
        tables = (
            f'<table:table table:name="a"><table:table-source/><r>{cells}</r></table:table>'
            '<table:table table:name="b" table:style-name="h"><r><c><p>x</p>'
            "</c></r></table:table>"
        )
        style = (
            '<style:style style:name="h" style:family="table">'
            '<style:table-properties table:display="false"/></style:style>'
        )
        unpacked = unpack([("s.ods", make_ods(tables, style))])
        assert list(unpacked.files) == ["s.csv"]
        assert unpacked.files["s.csv"] == b"1\n"
        assert set(keys(unpacked)) == {"external-links", "sheet-hidden", "formulas", "unsaved", "cell-errors"}

    @pytest.mark.parametrize(
        ("rows", "columns", "reason"),
        [
            (1_048_576, 1, "too-many-rows"),
            (1, 16_384, "too-many-columns"),
            (999_999_999, 1, ("too-many-rows", *UNREADABLE)),
            (1, 999_999_999, ("too-many-columns", *UNREADABLE)),
            (999_999_999, 999_999_999, UNREADABLE),
        ],
    )
    def test_repetition_costs_the_sender_nothing_and_us_little(self, rows, columns, reason):
        table = (
            f'<table:table table:name="a"><r table:number-rows-repeated="{rows}"><table:table-cell'
            f' office:value-type="string" table:number-columns-repeated="{columns}"><p>x</p></c></r>'
            "</table:table>"
        )
        [found] = reasons(("a.ods", make_ods(table)))
        assert found in reason

    def test_merged_cells_are_filled(self):
        rows = (
            '<r table:number-rows-repeated="2"><c/></r><r><c><p>date</p></c><c><p>title</p></c></r>'
            '<r><c table:number-columns-spanned="1" table:number-rows-spanned="2"'
            ' office:value-type="string"><p>2020</p></c><c><p>a</p></c></r>'
            "<r><table:covered-table-cell/><c><p>b</p></c></r>"
        )
        unpacked = unpack([("a.ods", make_ods(f'<table:table table:name="S">{rows}</table:table>'))])
        assert unpacked.files["a.csv"] == b"date,title\n2020,a\n2020,b\n"
        assert keys(unpacked) == ["merged", "sheet-begins"]

    def test_locked_and_with_macros(self):
        assert reasons(("a.ods", make_ods("", locked="<manifest:encryption-data/>"))) == ["locked"]
        assert reasons(("a.ods", make_ods("", extra=[("Basic/Standard/a.xml", "")]))) == ["macros"]
        assert reasons(("a.ods", make_ods(""))) == ["workbook-empty"]


def test_every_reason_has_its_words():
    said = {key for key in texts("en") if key.startswith("upload.")}
    assert {"upload.same-name", "upload.macros", "upload.zip-nested"} <= said
    assert issubclass(UploadError, GeoEventsError)


def test_hostile_names_are_shown_as_text():
    note = Message("upload.packed", {"file": "a\x1b[31m\u202e\n.rar" + "x" * 5_000})
    assert note.text("en").isprintable()
    assert len(note.text("zh")) < 400


SEEDS = [
    make_zip([("data/events.csv", EVENTS), ("seeds/a.txt", b"a")]),
    make_workbook(events=[["event_id", "when"], ["a", date(2019, 4, 25)]]),
    make_ods('<table:table table:name="a"><r><c><p>x</p></c>'
             "</r></table:table>"),
    *(TEXTS[codec].encode(codec) for codec in TEXTS),
    b'a;b\n1;"2\n',
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.text(max_size=20),
                st.sampled_from(
                    ["a.zip", "events.csv", "a.xlsx", "a.ods", "a.tsv", "a.geojson", "title.json"]
                ),
            ),
            st.binary(max_size=300),
        ),
        max_size=3,
    )
)
def test_any_bytes_under_any_name_are_unpacked_or_refused(files):
    check_any_bytes(files)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SEEDS),
    st.integers(0, 8),
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255))),
    st.data(),
)
def test_sound_files_with_bytes_changed_are_unpacked_or_refused(seed, name, changes, data):
    content = bytearray(seed)
    for place, value in changes:
        content[place % len(content)] = value
    cut = data.draw(st.integers(0, len(content)))
    fuzz(bytes([name]) + bytes(content[: cut if cut % 3 == 0 else None]))


# Workbooks that other programs wrote

WORKBOOKS = Path(__file__).parent / "cases" / "workbooks"


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("calc.xlsx", []),
        ("calc.ods", []),
        ("calc.xls", ["binary-workbook"]),
        ("calc.xlsb", ["binary-workbook"]),
    ],
)
def test_a_workbook_that_another_program_saved_is_read_as_it_is_shown(name, notes):
    unpacked = unpack([(name, (WORKBOOKS / name).read_bytes())])
    assert keys(unpacked) == notes
    assert unpacked.files["calc.csv"].decode() == (
        "date,place,title,figure,said,done,quote\n"
        '2019-04-25,Port,"A boat, a train",5,2019-04-24T18:00:00,true,“Zwölf” sagte er\n'
        "2020-01-02,港口,船出发,2000,2020-01-01T07:30:00,false,它星期一出发\n"
        "\n"
        '2021-12-31,Порт,Корабль,0.5,,,"two\nlines"\n'
    )


def test_an_old_workbook_behind_a_password_is_refused():
    content = bytearray((WORKBOOKS / "calc.xls").read_bytes())
    record = content.index(b"\x09\x08\x10\x00") + 20  # the one after the mark with which the stream begins
    content[record : record + 2] = b"\x2f\x00"  # it says that all after it is enciphered
    assert reasons(("a.xls", bytes(content))) == ["locked"]


def test_shared_and_rich_strings_are_read_as_excel_writes_them():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("events")
        bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "d mmm yyyy"})
        sheet.write_row(0, 0, ["event_id", "when", "title_en", "figure"])
        sheet.write_row(1, 0, ["a", "", "A boat", 5])
        sheet.write_datetime(1, 1, datetime(2019, 4, 25), day)
        sheet.write_row(2, 0, ["b", "2020-01~", "A boat"])
        sheet.write_formula(2, 3, "=1+1", None, 2)
        sheet.write(3, 0, "c")
        sheet.write_rich_string(3, 2, "A ", bold, "train")
    unpacked = unpack([("story.xlsx", content.getvalue())])
    assert unpacked.files["events.csv"].decode().splitlines() == [
        "event_id,when,title_en,figure",
        "a,2019-04-25,A boat,5",
        "b,2020-01~,A boat,2",
        "c,,A train,",
    ]
    assert "formula" in str(unpacked.notes[0])


def test_a_json_that_is_too_large_to_parse_is_refused():
    content = b"[" + b"0," * (LARGEST_JSON_BYTES // 2) + b"0]"
    with pytest.raises(UploadError, match=r"quakes\.geojson: expected a JSON file of at most 12 MB"):
        unpack([("quakes.geojson", content)])


# Rows that one reader takes for one and another for many


def test_rows_are_counted_as_they_are_read():
    rows = b'x,"y\n' + b"z\n" * (MOST_ROWS + 1) + b'" w\n'
    assert reasons(("events.csv", b"event_id,when\n" + rows)) == ["too-many-rows"]


def test_quotes_that_open_in_every_row_are_not_read_again_and_again():
    rows = (b'a",",x\n' * 490 + b'"z\n') * 8
    assert reasons(("events.csv", b"event_id,when\n" + rows)) == ["quotes"]


@pytest.mark.parametrize("name", ["title.json", "a.geojson"])
def test_a_json_with_a_zero_byte_is_refused(name):
    assert reasons((name, b'{"en": "a\0"}')) == ["encoding-unknown"]


def test_one_wide_row_does_not_widen_thousands():
    assert reasons(("list.csv", b"a\n" * 6_000 + b"," * 999 + b"x\n")) == ["too-many-cells"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("wide.csv", b"a,b\n" + b"1,2\n" * 6_000 + b"," * 900 + b"x\n"),
        ("wide.tsv", b"a\tb\n" + b"1\t2\n" * 6_000 + b"\t" * 900 + b"x\n"),
        ("wide.xlsx", None),
    ],
)
def test_one_wide_row_does_not_widen_every_other(name, content):
    if content is None:
        written = io.BytesIO()
        with xlsxwriter.Workbook(written, {"in_memory": True}) as workbook:
            sheet = workbook.add_worksheet("wide")
            for row in range(6_001):
                sheet.write_row(row, 0, ["a", "b"])
            sheet.write(6_001, 900, "x")
        content = written.getvalue()
    with pytest.raises(UploadError, match=r"5,000,000|cells"):
        unpack([(name, content)])
