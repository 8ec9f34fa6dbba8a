"""A visitor's own data on the page: taken, reported, mended, kept apart, and let go."""

import gc
import hashlib
import json
import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from weakref import WeakSet, ref

import pytest
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile, UploadedFileRec

from builders import tiny_rows, write_rows
from geo_events.dataset import MemoryFolder, read, starter_files
from geo_events.errors import UploadError
from geo_events.message import Fault, Message
from geo_events.tables import csv_of, read_grid, unpack
from geo_events.ui.server import heavy_work, memory_budget
from geo_events.ui.upload.column_form import unlike
from geo_events.ui.upload.editing import (
    Edit,
    edited,
    marks,
    renamed_columns,
    table_grid,
    without_spare_columns,
)
from geo_events.ui.upload.example_zip import packed, template
from geo_events.ui.upload.kept_files import KeptFiles
from geo_events.ui.upload.uploader import still_there
from test_app import drawn, open_app, tell

FLAT = (
    b"date,place,lat,lon,title,source,quote\n2024-03-01,Port,53.5,9.9,Dockers stop work,News,They stopped\n"
)


def own_app(**query):
    app = open_app(**query)
    return app.button(key="own-switch").click().run()


def drop(app, *files):
    app.file_uploader[0].set_value([(name, content, "application/octet-stream") for name, content in files])
    app.run()
    assert not app.exception, app.exception
    return app


def zip_of(files):
    return packed(files, "my-story")


def broken_files(**replacements):
    files = starter_files()
    files["events.csv"] = files["events.csv"].replace(b"deployment", b"deploiment")
    return files


def words(elements):
    return " ".join(str(element.value) for element in elements).replace("\\", "")


# The page


def test_a_zip_of_tables_is_drawn_with_its_title():
    app = drop(own_app(), ("story.zip", zip_of(starter_files())))
    assert app.title[0].value == "A made\\-up example"
    assert set(drawn(app)) == {"mayors-meet", "mayor-train", "soldiers", "return-visit"}
    assert not app.error


def test_faults_are_reported_and_their_rows_marked():
    app = drop(own_app(), ("story.zip", zip_of(broken_files())))
    assert "Faults in the tables: 1" in words(app.error)
    assert set(drawn(app)) == {"mayors-meet", "mayor-train", "return-visit"}
    rows = app.data_editor[0].value
    assert list(rows["event_id"]) == ["soldiers"]
    assert list(rows["⚠"]) == ["layer: is 'deployment' meant?"]
    assert list(rows["#"]) == ["4"]
    tell(app, "lang=zh")
    assert list(app.data_editor[0].value["⚠"]) == ["layer：是否应为“deployment”？"]
    app.toggle(key="own-only-faults").set_value(False).run()
    assert len(app.data_editor[0].value) == 4


def test_the_sound_tables_can_be_edited_too():
    app = drop(own_app(), ("story.zip", zip_of(starter_files())))
    app.session_state["own-workbench"] = True
    app.run()
    assert "No fault in the tables" in words(app.success)
    app.segmented_control(key="own-table-open").set_value("stops").run()
    assert list(app.data_editor[0].value["place_id"]) == ["zurich", "bern"]


def test_a_flat_table_is_confirmed_and_drawn():
    app = drop(own_app(), ("strikes.csv", FLAT))
    boxes = {box.label: box.value for box in app.selectbox}
    assert (boxes["Date"], boxes["Place"], boxes["End"]) == ("date", "place", "")
    app.button(key="own-columns-take").click().run()
    assert not app.exception, app.exception
    assert app.title[0].value == "strikes"
    (event,) = drawn(app).values()
    assert event["layer"] == "other"
    assert any(box.label == "Events in view: 1 of 1" for box in app.expander)


def test_a_change_of_language_keeps_the_answers():
    app = drop(own_app(), ("strikes.csv", FLAT))
    next(box for box in app.selectbox if box.label == "Summary").set_value("quote").run()
    app.segmented_control(key="language-en").set_value("zh").run()
    assert not app.exception, app.exception
    assert {box.label: box.value for box in app.selectbox}["摘要"] == "quote"


def test_without_a_date_there_is_no_map():
    app = drop(own_app(), ("list.csv", b"name,place\nA,B\n"))
    assert app.button(key="own-columns-take").disabled
    assert "Date" in words(app.warning)


def test_days_in_doubt_are_asked_for_and_never_guessed():
    app = drop(own_app(), ("list.csv", b"date,title\n03/04/2019,A\n"))
    question = next(one for one in app.segmented_control if "03/04/2019" in one.label)
    assert question.value is None
    assert app.button(key="own-columns-take").disabled
    assert "Say what 03/04/2019 means" in words(app.warning)
    question.set_value("day-first").run()
    app.button(key="own-columns-take").click().run()
    assert not app.exception, app.exception
    assert app.session_state["own-held"].reading.dataset.events["a"].when.edtf == "2019-04-03"


def test_a_table_without_rows_is_refused():
    app = drop(own_app(), ("list.csv", b"date,title\n"))
    assert "list.csv: expected a header and rows under it" in words(app.error)


def test_a_geojson_is_confirmed_and_drawn():
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [9.9, 53.5]},
        "properties": {"title": "Quake", "time": 1556182800000, "url": "https://a.example/q"},
    }
    content = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    app = drop(own_app(), ("quakes.geojson", content))
    app.button(key="own-columns-take").click().run()
    assert set(drawn(app)) == {"quake"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("story.zip", b"no zip"),
        ("broken.geojson", b"{"),
        ("notes.pdf", b"%PDF"),
    ],
)
def test_what_is_refused_is_said_and_the_page_stays(name, content):
    app = drop(own_app(), (name, content))
    assert name in words(app.error)
    assert app.file_uploader[0].value in (None, [])


def test_loose_tables_are_laid_over_and_a_zip_begins_anew():
    app = drop(own_app(), ("story.zip", zip_of(broken_files())))
    app.session_state["own-more"] = True
    app.run()
    drop(app, ("events.csv", starter_files()["events.csv"]))
    assert not app.error
    assert len(drawn(app)) == 4
    other = {name: content for name, content in starter_files().items() if name != "stops.csv"}
    drop(app, ("other.zip", zip_of(other)))
    assert app.session_state["own-held"].files["stops.csv"].count(b"\n") == 1


def test_what_was_open_before_other_files_can_be_had_again():
    app = drop(own_app(), ("story.zip", zip_of(broken_files())))
    app.session_state["own-more"] = True
    app.run()
    drop(app, ("other.zip", zip_of(starter_files())))
    assert len(drawn(app)) == 4
    app.button(key="own-before-again").click().run()
    assert len(drawn(app)) == 3
    assert app.session_state["own-held"].name == "story"


def test_nobody_else_sees_it_and_no_link_leads_to_it():
    app = drop(own_app(lang="zh", layers="train"), ("story.zip", zip_of(starter_files())))
    assert app.query_params == {"lang": "zh"}
    tell(app, "lang=zh")
    assert app.query_params == {"lang": "zh"}
    assert "mayors-meet" not in drawn(open_app())


def test_back_to_the_story_and_to_ones_own_data_again():
    app = drop(own_app(), ("story.zip", zip_of(starter_files())))
    tell(app, "layers=train")
    app.button(key="own-switch").click().run()
    assert not app.exception, app.exception
    assert app.title[0].value.replace("\\", "") == "North Korea and Russia: meetings, trains, troop reports"
    assert len(drawn(app)) > 50
    app.button(key="own-switch").click().run()
    assert len(drawn(app)) == 4


def test_places_without_coordinates_are_looked_up_and_chosen():
    rows = "date,title,place\n2024-03-01,Talks,Pyongyang\n2024-03-02,More talks,Nowhere at all\n"
    app = drop(own_app(), ("talks.csv", rows.encode()))
    app.button(key="own-columns-take").click().run()
    assert drawn(app) == {}
    app.button(key="own-lookup").click().run()
    assert "Nowhere at all: nothing found" in words(app.caption)
    question = next(box for box in app.selectbox if box.label == "Pyongyang")
    assert question.value is None
    assert app.button(key="own-lookup-take").disabled
    question.select_index(0).run()
    app.button(key="own-lookup-take").click().run()
    assert set(drawn(app)) == {"talks"}
    place = app.session_state["own-held"].reading.dataset.places["pyongyang"]
    assert place.geocoder not in ("", "manual")


def unplaced(query, country, twice=False):
    files = starter_files()
    grid = read_grid(files["places.csv"])
    rows = [dict(zip(grid.header, row, strict=True)) for row in grid.rows]
    for row in rows[: 2 if twice else 1]:
        row |= {"place_id": rows[0]["place_id"], "latitude": "", "longitude": ""}
        row |= {"query": query, "country": country}
    content = csv_of(grid.header, [list(row.values()) for row in rows])
    return files | {"places.csv": content}


def test_answers_about_other_data_are_no_answers():
    app = drop(own_app(), ("one.zip", zip_of(unplaced("Pyongyang", ""))))
    app.button(key="own-lookup").click().run()
    assert [box.label for box in app.selectbox] == ["Pyongyang"]
    app.session_state["own-more"] = True
    app.run()
    drop(app, ("other.zip", zip_of(unplaced("Hamburg", "DE"))))
    assert not app.selectbox


def test_of_two_places_with_one_id_one_is_asked_for():
    app = drop(own_app(), ("one.zip", zip_of(unplaced("Pyongyang", "KP", twice=True))))
    app.button(key="own-lookup").click().run()
    assert not app.exception, app.exception
    assert [box.label for box in app.selectbox] == ["Pyongyang"]


def test_other_data_opens_at_its_own_faults():
    app = drop(own_app(), ("story.zip", zip_of(broken_files())))
    app.session_state["own-more"] = True
    app.segmented_control(key="own-table-open").set_value("stops").run()
    files = starter_files()
    files["claims.csv"] = files["claims.csv"].replace(b"reports", b"reportz")
    drop(app, ("other.zip", zip_of(files)))
    assert app.segmented_control(key="own-table-open").value == "claims"


def test_what_is_to_be_copied_does_not_lead_to_the_app():
    app = drop(own_app(), ("story.zip", zip_of(starter_files())))
    app.session_state["share-box"] = True
    app.run()
    app.pills(key="share-group-en").set_value("code").run()
    assert [code.value for code in app.code]
    assert not any("http" in code.value for code in app.code)
    assert "Address of the app" not in [box.label for box in app.text_input]


def test_a_drop_and_a_click_in_one_run_are_both_done():
    app = own_app()
    app.file_uploader[0].set_value([("story.zip", zip_of(starter_files()), "application/zip")])
    app.button(key="own-switch").click().run()
    assert not app.exception, app.exception
    assert "own-held" in app.session_state


def test_thousands_of_sources_come_page_by_page():
    rows = "".join(f"2024-03-01,Title {number},https://a{number}.example/x\n" for number in range(120))
    app = drop(own_app(), ("list.csv", f"date,title,url\n{rows}".encode()))
    app.button(key="own-columns-take").click().run()
    assert len(app.session_state["own-held"].reading.dataset.sources) == 120
    assert sum("example" in box.label for box in app.expander) == 50
    app.number_input(key="sources-page-3").set_value(3).run()
    assert sum("example" in box.label for box in app.expander) == 20


def test_half_a_character_in_the_name_of_a_property_harms_nobody():
    feature = b'{"type": "Feature", "geometry": null, "properties": {"a\\ud800": "x", "title": "T"}}'
    app = drop(own_app(), ("one.geojson", feature))
    assert "a?" in app.dataframe[0].value.columns


def test_nothing_is_written_on_the_server(monkeypatch, tmp_path):
    app = own_app()

    def refuse(*arguments, **_):
        raise AssertionError(f"written: {arguments}")

    for name in ("write_bytes", "write_text", "mkdir", "touch", "rename", "replace"):
        monkeypatch.setattr(Path, name, refuse)
    monkeypatch.setattr("os.replace", refuse)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    monkeypatch.setattr("tempfile.SpooledTemporaryFile", refuse)
    drop(app, ("story.zip", zip_of(broken_files())))
    assert len(drawn(app)) == 3


# What is held


@pytest.fixture
def server_bytes(monkeypatch):
    """Says how many bytes all visitors may hold; what other tests brought is not counted."""
    monkeypatch.setattr(memory_budget, "_held", WeakSet())
    return lambda most: monkeypatch.setattr(memory_budget, "for_all", lambda: most)


def test_what_is_too_large_for_the_server_is_told_as_such(server_bytes):
    server_bytes(100)
    app = drop(own_app(), ("story.zip", zip_of(starter_files())))
    assert "a visitor may hold" in words(app.error)
    assert "own-held" not in app.session_state


def test_what_waits_for_its_columns_counts_as_what_it_will_be(server_bytes, monkeypatch):
    first = drop(own_app(), ("strikes.csv", FLAT))
    pending = first.session_state["own-pending"].memory
    assert pending == 6 * len(FLAT)
    monkeypatch.setattr(memory_budget, "_SHARE", 3)
    server_bytes(2 * pending - 1)
    # In these tests all sessions have one name: each is a visitor's of its own.
    monkeypatch.setattr(memory_budget, "visitor", lambda: "another")
    other = drop(own_app(), ("strikes.csv", FLAT))
    assert "Other visitors hold this server's memory now" in words(other.error)
    assert "own-pending" not in other.session_state


def test_what_an_undo_would_bring_back_counts_and_gives_way(server_bytes):
    app = drop(own_app(), ("story.zip", zip_of(starter_files())))
    app.session_state["own-more"] = True
    drop(app.run(), ("story.zip", zip_of(starter_files())))
    before, holding = app.session_state["own-before"], app.session_state["own-held"]
    assert 1_000 < before.memory == before.files.memory < holding.memory
    assert {before, holding} <= set(memory_budget._held)
    server_bytes(round((holding.memory + 100) / memory_budget._SHARE))
    drop(app, ("story.zip", zip_of(starter_files())))
    assert not app.error
    assert app.session_state["own-before"] is None


def test_no_second_copy_of_a_file_stays_in_memory(monkeypatch):
    removed = []
    monkeypatch.setattr(
        "streamlit.runtime.memory_uploaded_file_manager.MemoryUploadedFileManager.remove_file",
        lambda _, session_id, file_id: removed.append(file_id),
    )
    drop(own_app(), ("one.csv", FLAT), ("two.csv", FLAT))
    assert len(set(removed)) == 2


def test_one_upload_is_read_at_a_time(monkeypatch):
    monkeypatch.setattr(heavy_work, "_WAIT_SECONDS", 0.01)
    app = own_app()
    with heavy_work.reading():
        drop(app, ("story.zip", zip_of(starter_files())))
    assert "Another upload is being read" in words(app.error)
    drop(app, ("story.zip", zip_of(starter_files())))
    assert not app.error


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_an_upload_beyond_the_machine_is_told_and_lets_go(monkeypatch, error):
    def fail(_files):
        raise error

    app = own_app()
    with monkeypatch.context() as patch:
        patch.setattr(import_module("geo_events.ui.upload.uploader"), "unpack", fail)
        drop(app, ("story.zip", zip_of(starter_files())))
    assert "more memory than there is" in words(app.error)
    drop(app, ("story.zip", zip_of(starter_files())))
    assert not app.error


# Editing


def test_an_edit_changes_adds_and_deletes_rows():
    content = b"a,b\n1,2\n3,4\n5,6\n"
    grid = read_grid(content)
    state = {
        "edited_rows": {"0": {"b": "x", "#": "no"}, 1: {"a": None}},
        "added_rows": [{"b": "y"}, {}],
        "deleted_rows": [],
    }
    edit = Edit.of(state, [2, 0], {"a": 0, "b": 1})
    assert edited(content, grid, edit) == b"a,b\n,2\n3,4\n5,x\n,y\n"
    state = {"edited_rows": {}, "added_rows": [], "deleted_rows": [1]}
    assert edited(content, grid, Edit.of(state, [2, 0], {"a": 0, "b": 1})) == b"a,b\n3,4\n5,6\n"


def test_an_edit_leaves_broken_and_ragged_rows_as_they_are():
    content = b'\xef\xbb\xbfa,b\r\n1,"x"y\r\n2, z ,\r\n3\r\n4,5,6\r\n7,8'
    grid = read_grid(content)
    changed = edited(content, grid, Edit({4: {1: "q"}}, [{0: "n"}], frozenset()))
    assert changed == b'a,b\r\n1,"x"y\r\n2, z ,\r\n3\r\n4,5,6\r\n7,q\nn,\n'
    mended = edited(content, grid, Edit({3: {2: ""}}, [], frozenset({0, 1})))
    assert mended == b"a,b\r\n3\r\n4,5\n7,8\n"


def test_a_quote_that_is_not_closed_does_not_swallow_what_is_new():
    content = b'a,b\n1,"x\n'
    again = read_grid(edited(content, read_grid(content), Edit({}, [{0: "n", 1: ",m"}], frozenset())))
    assert [row[0] for row in again.rows] == ["1", "n"]
    assert again.rows[1][1] == ",m"


def test_a_row_that_is_added_and_still_empty_changes_nothing():
    state = {"edited_rows": {}, "added_rows": [{}, {"a": None}], "deleted_rows": []}
    assert Edit.of(state, [], {"a": 0}).is_idle
    assert not Edit.of(state | {"deleted_rows": [0]}, [0], {"a": 0}).is_idle


def test_no_two_columns_of_the_page_have_one_name():
    assert unlike(["a", "a (3)", "a"]) == ["a", "a (3)", "a (3) (3)"]
    app = drop(own_app(), ("list.csv", b"date,title,a,a (5),a\n2020,A,1,2,3\n"))
    assert len(app.dataframe[0].value.columns) == 5


def test_an_edit_leaves_the_other_rows_of_a_sound_table_as_they_read(tmp_path):
    folder = write_rows(tmp_path, tiny_rows())
    before = read(folder)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
    for name in [name for name in files if name.endswith(".csv")]:
        grid = table_grid(name.removesuffix(".csv"), files[name])
        files[name] = edited(files[name], grid, Edit({}, [], frozenset()))
    assert read(MemoryFolder(files)) == before


def test_marks_stand_at_the_rows_that_the_faults_name():
    grid = read_grid(b"a,b\n\n1,2\n3,4\n")
    faults = [
        Fault("expected.text", column="b", file="t.csv", row=4),
        Fault("expected.cells", {"count": 2}, "three", Message("advice.unread"), file="t.csv", row=4),
        Fault("expected.readable", file="t.csv"),
        Fault("expected.column", column="c", file="t.csv", row=1),
    ]
    told = {1: "b: expected a text · it is not read: delete or rename it"}
    assert marks(grid, faults, "en") == told
    assert marks(grid, faults, "zh") == {1: "b：应为文字 · 此列不会读取：请删除或改名"}


def test_a_header_is_mended_and_nothing_lost():
    content = b"chapter_id,titel_en,title_zh,start,end,note_en,note_zh,colour\na,A,B,2020,2021,,,red\n"
    offer = renamed_columns("chapters", table_grid("chapters", content))
    assert offer.changes == ("titel_en → title_en",)
    grid = table_grid("chapters", offer.content)
    assert grid.rows == (("a", "A", "B", "2020", "2021", "", "", "red"),)
    assert renamed_columns("chapters", grid) is None
    spare = without_spare_columns("chapters", grid)
    assert spare.changes == ("− colour",)
    assert without_spare_columns("chapters", table_grid("chapters", spare.content)) is None


def test_a_missing_table_can_be_filled_in():
    assert table_grid("stops", None).header[0] == "event_id"
    assert table_grid("stops", b"").header[0] == "event_id"


# Downloads


def test_the_template_is_a_sound_dataset_and_always_the_same():
    assert hashlib.sha256(template()).digest() == hashlib.sha256(template()).digest()
    with zipfile.ZipFile(BytesIO(template())) as archive:
        files = {name.removeprefix("my-story/"): archive.read(name) for name in archive.namelist()}
    assert read(MemoryFolder(files)).faults == ()


def test_what_is_downloaded_is_what_is_held_and_can_be_brought_again():
    app = drop(own_app(), ("story.zip", zip_of(broken_files())))
    held = app.session_state["own-held"]
    again = drop(own_app(), ("again.zip", packed(held.files, held.name)))
    assert again.session_state["own-held"].files == held.files


def test_a_passage_of_a_source_without_a_text_says_so():
    app = drop(own_app(), ("strikes.csv", FLAT))
    app.button(key="own-columns-take").click().run()
    app.session_state["passage"] = "dockers-stop-work-1"
    app.run()
    assert "Its text is not at hand: nobody checked the quotes." in words(app.caption)


@pytest.mark.parametrize("name", ["Q: what?", "../x", "seeds", ".hidden", "~$x", "", "a\nb", "x" * 70_000])
def test_a_download_can_be_brought_again_whatever_it_is_called(name):
    files = {"events.csv": b"event_id,when\na,2019\n", "seeds/paper.txt": b"It left."}
    assert unpack([("again.zip", packed(files, name))]).files == files


def test_a_cell_that_could_not_be_read_again_is_refused():
    content = b"a,b\n1,2\n"
    with pytest.raises(UploadError):
        edited(content, read_grid(content), Edit({0: {1: "x" * 131_073}}, [], frozenset()))


def test_a_file_that_a_late_page_names_again_is_not_read_again():
    table = UploadedFile(UploadedFileRec("2", "table.csv", "text/csv", b"date,title\n"), FileURLs())
    assert still_there([DeletedFile("1"), table]) == [table]
    assert still_there([DeletedFile("1")]) == []


def test_what_was_held_before_an_edit_is_let_go():
    """Streamlit keeps the functions of each widget: they must not keep a dataset each."""
    files = starter_files()
    files["events.csv"] = files["events.csv"].replace(b"title_en", b"titel_en")
    app = drop(own_app(), ("story.zip", zip_of(files)))
    app.segmented_control(key="own-table-open").set_value("events").run()
    before = ref(app.session_state["own-held"])
    app.button(key="own.header.rename").click().run()
    assert not app.exception, app.exception
    assert b"title_en" in app.session_state["own-held"].files["events.csv"]
    del app
    gc.unfreeze()
    gc.collect()
    assert before() is None


def test_what_lies_there_is_pressed_together_and_is_the_same():
    files = {"events.csv": b"a,b\n" * 1_000, "seeds/a.txt": b"", "title.json": b"{}"}
    kept = KeptFiles(files)
    assert kept == files
    assert kept.memory < 200
    assert dict(KeptFiles(kept)) == files
    assert "b.csv" not in kept
    assert kept.get("b.csv") is None
