"""What a server gives its visitors: bounds on what waits, and an end of what nobody comes back for."""

import gc
import threading
import time
from types import SimpleNamespace
from weakref import ref

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from geo_events.errors import ExportError
from geo_events.ui.server import departures, garbage, heavy_work, memory_budget, waiting_files


@pytest.fixture
def manager(monkeypatch):
    """A manager of files that came in, of which few bytes may wait."""
    monkeypatch.setattr(waiting_files, "MOST_OF_ONE_BYTES", 100)
    monkeypatch.setattr(waiting_files, "MOST_OF_ALL_BYTES", 200)
    made = MemoryUploadedFileManager("/upload")
    context = SimpleNamespace(uploaded_file_mgr=made, session_id="me")
    monkeypatch.setattr(waiting_files, "get_script_run_ctx", lambda: context)
    waiting_files.bound_waiting_files()
    waiting_files.bound_waiting_files()
    return made


def receive(manager, session, *sizes):
    for at, size in enumerate(sizes):
        manager.add_file(session, UploadedFileRec(f"{session}-{at}", "a.csv", "text/csv", b"x" * size))


def waiting(manager):
    return {
        session: [len(file.data) for file in files.values()]
        for session, files in manager.file_storage.items()
    }


def test_of_one_session_the_oldest_files_give_way(manager):
    receive(manager, "me", 40, 50, 60)
    assert waiting(manager) == {"me": [60]}


def test_one_file_is_kept_however_large(manager):
    receive(manager, "me", 40, 150)
    assert waiting(manager) == {"me": [150]}


def test_of_all_sessions_the_oldest_files_give_way(manager):
    for session in ("one", "two", "three"):
        receive(manager, session, 90)
    assert waiting(manager) == {"one": [], "two": [90], "three": [90]}


class Server:
    """Sessions that hold something, and those of them that have a page."""

    def __init__(self):
        self.uploaded_file_mgr = MemoryUploadedFileManager("/upload")
        self.active = set()
        self.is_active_session = self.active.__contains__


def test_a_session_goes_when_its_page_has_been_gone_for_long():
    server, gone = Server(), {}
    receive(server.uploaded_file_mgr, "here", 10)
    receive(server.uploaded_file_mgr, "left", 10)
    server.active.add("here")
    assert departures._overdue(server, gone, 1000) == []
    assert departures._overdue(server, gone, 1000 + departures.GRACE_SECONDS) == []
    assert departures._overdue(server, gone, 1001 + departures.GRACE_SECONDS) == ["left"]


def test_who_comes_back_in_time_keeps_what_is_theirs():
    server, gone = Server(), {}
    receive(server.uploaded_file_mgr, "back", 10)
    departures._overdue(server, gone, 1000)
    server.active.add("back")
    departures._overdue(server, gone, 1100)
    server.active.clear()
    assert departures._overdue(server, gone, 1001 + departures.GRACE_SECONDS) == []


def test_files_are_made_one_at_a_time(monkeypatch):
    monkeypatch.setattr(heavy_work, "_WAIT_SECONDS", 0.01)
    told = []

    def second():
        try:
            with heavy_work.exporting():
                told.append("made")
        except ExportError as error:
            told.append(str(error))

    with heavy_work.exporting():
        other = threading.Thread(target=second)
        other.start()
        other.join(5)
    second()
    assert "Another file is being made" in told[0]
    assert told[1] == "made"


def test_who_comes_for_the_first_time_waits_to_be_let_in_and_who_is_in_does_not(monkeypatch):
    told = []
    gate = SimpleNamespace(acquire=lambda timeout: not told.append("in"), release=lambda: told.append("out"))
    monkeypatch.setattr(heavy_work, "_first_runs", gate)
    monkeypatch.setattr("streamlit.session_state", {})
    with heavy_work.first_run():
        told.append("first")
    with heavy_work.first_run():
        told.append("again")
    assert told == ["in", "first", "out", "again"]


def test_a_visitor_is_let_go_of_who_came_before_the_story_was_read():
    """What the collector passes over it would never free."""

    class Visitor:
        """One who refers to themselves."""

        def __init__(self):
            self.own = self

    visitor = Visitor()
    left = ref(visitor)
    garbage.settle()
    del visitor
    gc.collect()
    garbage.settle()
    assert left() is None


def test_what_was_passed_over_is_looked_through_in_a_minute(monkeypatch):
    monkeypatch.setattr("streamlit.runtime.exists", lambda: True)
    garbage.settle()
    now = time.monotonic()
    assert not garbage.is_due(now + 3600)
    garbage.pass_over()
    assert not garbage.is_due(now + 1)
    assert garbage.is_due(now + garbage.EVERY_SECONDS + 1)
    garbage.settle()
    assert not garbage.is_due(now + 3600)


@pytest.mark.parametrize(("given", "most"), [("", 250), ("2000", 1560), ("10", 250), ("many", 250)])
def test_a_larger_server_holds_more(monkeypatch, given, most):
    monkeypatch.setenv(memory_budget.SERVER_VARIABLE, given)
    assert memory_budget.for_all() == most * 1_000_000
