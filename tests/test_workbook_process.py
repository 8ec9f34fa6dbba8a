"""A workbook is read by a small process, which may take so much and no more, one at a time."""

import io
import json
import resource
import subprocess
import sys
import threading
import time
import zipfile
from contextlib import closing, suppress

import pytest
import xlsxwriter

from geo_events.errors import UploadError
from geo_events.tables import unpack, workbook_process
from test_app import drawn, open_app

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no bound of memory")


def make_workbook(last_row=0, blanks=0, times=1, blank=b"<c/>"):
    """A workbook with a text at the top and one in a row; its sheet, with blank cells too, comes often."""
    written, changed = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("first")
        sheet.write(0, 0, "x")
        sheet.write(last_row, 2, "y")
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</sheetData>", b"<row>" + blank * blanks + b"</row></sheetData>")
            if name == "xl/workbook.xml":
                listed = [
                    b'<sheet name="%d" sheetId="%d" r:id="rId1"/>' % (each, each) for each in range(times)
                ]
                start, end = part.index(b"<sheets>") + len(b"<sheets>"), part.index(b"</sheets>")
                part = part[:start] + b"".join(listed) + part[end:]
            new.writestr(name, part)
    return changed.getvalue()


def refusal(content):
    with pytest.raises(UploadError) as caught:
        unpack([("a.xlsx", content)])
    return [message.key for message in caught.value.messages]


PROBE = """
import json, runpy, sys
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
status = open("/proc/self/status").read()
print(json.dumps([sorted(sys.modules), int(status.partition("VmHWM:")[2].split()[0])]))
"""


@ON_LINUX
def test_the_reader_is_small_and_knows_no_library_but_calamine():
    python, *flags, program, bounds = workbook_process.reader_command()
    probe = [python, *flags, "-c", PROBE, program, bounds]
    done = subprocess.run(probe, input=b"", stdout=subprocess.PIPE, check=True)
    modules, kilobytes = json.loads(done.stdout.splitlines()[-1])
    assert "python_calamine" in modules
    assert not {"geo_events", "numpy", "pandas", "pyarrow", "streamlit"} & set(modules)
    assert kilobytes < 40_000


@ON_LINUX
def test_memory_is_bounded(monkeypatch):
    content = make_workbook(last_row=900_000)
    assert unpack([("a.xlsx", content)]).files["a.csv"].endswith(b"\n,,y\n")
    monkeypatch.setattr(workbook_process, "READER_BYTES", 60_000_000)
    assert refusal(content) == ["upload.workbook-limit"]


@ON_LINUX
def test_time_on_the_processor_is_bounded(monkeypatch):
    monkeypatch.setattr(workbook_process, "READER_CPU_SECONDS", 1)
    monkeypatch.setattr(workbook_process, "READER_CLOCK_SECONDS", 600)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert refusal(make_workbook(blanks=2_000_000, times=200)) == ["upload.workbook-limit"]
    assert 0.5 < resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 3


def test_time_on_the_clock_is_bounded(monkeypatch):
    monkeypatch.setattr(workbook_process, "READER_CLOCK_SECONDS", 0.2)
    assert refusal(make_workbook(blanks=2_000_000, times=200)) == ["upload.workbook-limit"]


def test_memory_is_watched_where_the_system_does_not_bound_it():
    pytest.importorskip("psutil")
    greedy = [sys.executable, "-c", "held = 'x' * 200_000_000; input()"]
    with subprocess.Popen(greedy, stdin=subprocess.PIPE) as process:
        workbook_process.end_if_over(process, 600, 100_000_000)
        assert process.returncode != 0


@pytest.mark.parametrize("blank", [b"<c ", b"<c x><f", b"<c x><f>", b'<c t="e" ', b' t="e"'])
def test_markup_that_never_ends_is_looked_at_once(blank):
    content = make_workbook(blanks=500_000, blank=blank)
    before = time.process_time()
    with suppress(UploadError):
        unpack([("a.xlsx", content)])
    assert time.process_time() - before < 3


def test_workbooks_are_read_one_at_a_time():
    content = make_workbook()
    said = []
    second = threading.Thread(target=lambda: said.append(unpack([("b.xlsx", content)])))
    with closing(workbook_process.workbook_lines("a.xlsx", content)) as lines:
        next(lines)
        second.start()
        second.join(0.3)
        assert not said
    second.join(60)
    assert said


def test_no_process_outlives_a_reading_that_is_given_up(monkeypatch):
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **b: started.append(popen(*a, **b)) or started[-1])
    with closing(workbook_process.workbook_lines("a.xlsx", make_workbook())) as lines:
        next(lines)
    assert [process.returncode is None for process in started] == [False]


def test_a_page_answers_while_a_hostile_workbook_is_read(monkeypatch):
    monkeypatch.setattr(workbook_process, "READER_CPU_SECONDS", 2)
    refused = []
    content = make_workbook(blanks=2_000_000, times=200)
    upload = threading.Thread(target=lambda: refused.extend(refusal(content)))
    upload.start()
    assert drawn(open_app())
    upload.join(60)
    assert refused == ["upload.workbook-limit"]
