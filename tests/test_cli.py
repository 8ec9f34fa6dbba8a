"""The command line: what it prints, where, and with which exit code."""

import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys

import pytest

from builders import tiny_rows, write_rows
from geo_events import cli
from geo_events.cli import arguments, run_command, table_commands
from geo_events.dataset import DATA_VARIABLE, load
from geo_events.places import Candidate, Service


@pytest.fixture
def run(capsys):
    """Run the command line and give its exit code and the lines of both outputs."""

    def _run(*words):
        code = cli.main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.splitlines()

    return _run


def test_a_sound_dataset_passes(run, dataset_folder):
    assert run("check", dataset_folder) == (
        0,
        ["no fault: 1 sources, 2 places, 2 events, 2 claims, 2 stops, 1 chapters"],
        [],
    )


def test_every_fault_is_told_by_file(run, dataset_folder):
    rows = tiny_rows()
    rows["places"][0]["latitude"] = "143"
    rows["chapters"][0] |= {"start": "winter", "title_en": "", "title_zh": ""}
    code, out, err = run("check", write_rows(dataset_folder, rows))
    assert (code, err) == (1, [])
    assert out[0].startswith(
        "places.csv, row 2, column latitude: expected a number from -90 to 90, found '143'"
    )
    assert out[1] == ""
    assert [line.partition(":")[0] for line in out[2:4]] == [
        "chapters.csv, row 2, column title_en",
        "chapters.csv, row 2, column start",
    ]
    assert (
        out[-2]
        == "rows left out because of them: 1 of places, 2 of events, 2 of claims, 2 of stops, 1 of chapters"
    )
    assert out[-1] == "3 faults"


def test_one_fault_is_one(run, dataset_folder):
    rows = tiny_rows()
    rows["claims"][0]["quote"] = "The "
    code, out, _ = run("check", write_rows(dataset_folder, rows))
    assert (code, out[-2:]) == (1, ["no row is left out because of them", "1 fault"])


def test_the_data_of_the_current_folder_is_meant_if_none_is_given(run, dataset_folder, monkeypatch):
    dataset_folder.rename(dataset_folder.parent / "data")
    monkeypatch.chdir(dataset_folder.parent)
    code, out, _ = run("check")
    assert (code, out[-1].split(":")[0]) == (0, "no fault")


def test_without_data_there_the_story_that_ships_is_meant(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shipped" / "data").mkdir(parents=True)
    monkeypatch.setattr(arguments, "SHIPPED", tmp_path / "shipped")
    assert arguments.data_folder(None) == tmp_path / "shipped" / "data"


ENGLISH = re.compile(r"\b(and|expected|for|found|from|is|not|of|out|the|to|with)\b")
"""Words without which no sentence of ours is said."""
MISUSE = [
    (["nonsense"], "No such command 'nonsense'"),
    (["check", "nowhere"], "expected a folder with sources.csv, places.csv"),
    (["check", "--loudly"], "No such option"),
    (
        ["geocode", "{folder}", "--url", "https://maps.se"],
        "expected the mail address of a real contact for Nominatim, found None",
    ),
    (["export", "docx"], "'docx' is not one of 'html'"),
    (["export", "html", "--size", "1600x900", "--data", "{folder}"], "size: expected with png"),
    (["export", "png", "--size", "5x5", "--data", "{folder}"], "size: expected two numbers from 200 to 8000"),
    (["export", "png", "--at", "soon", "--data", "{folder}"], "at: expected an EDTF date"),
    (
        ["export", "embed", "--url", "boats", "--data", "{folder}"],
        "url: expected an address such as https://",
    ),
    (["geocode", "{folder}", "--email", "me@example.org"], "found 'me@example.org'"),
    (["geocode", "{folder}", "--service", "oracle"], "'oracle' is not one of 'geonames', 'nominatim'"),
    (["geocode", "{folder}", "--service", "nominatim"], "the mail address of a real contact for Nominatim"),
    (
        ["geocode", "{folder}", "--service", "geonames", "--url", "https://maps.se"],
        "expected --url and --email with --service nominatim only",
    ),
    (["geocode", "{folder}", "--choose", "port"], "expected --choose with a place and a number from 1"),
    (["geocode", "{folder}", "--choose", "port=0"], "a number from 1, found 'port=0'"),
    (["geocode", "{folder}", "--choose", "harbour=1"], "the id of a place in places.csv, found 'harbour'"),
]


@pytest.mark.parametrize(("words", "message"), MISUSE, ids=[message for _, message in MISUSE])
def test_misuse_is_one_line_and_exit_code_2(run, dataset_folder, words, message):
    code, out, err = run(*(argument.format(folder=dataset_folder) for argument in words))
    assert (code, out, len(err)) == (2, [], 1)
    assert err[0].startswith("geo-events: ")
    assert message in err[0]


CLICKS_OWN = ("No such command", "No such option", "is not one of")


@pytest.mark.parametrize(
    "words", [words for words, message in MISUSE if not any(one in message for one in CLICKS_OWN)]
)
def test_misuse_is_told_in_the_language_of_the_shell(run, dataset_folder, monkeypatch, words):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    code, _, err = run(*(argument.format(folder=dataset_folder) for argument in words))
    assert code == 2
    assert ENGLISH.search(err[0]) is None, err[0]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh-Hant"),
        ({"LANG": "zh_SG.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "fi_FI.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LC_ALL": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_shell_says_its_language_as_programs_expect_it(monkeypatch, variables, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert arguments.language() == language


@pytest.mark.usefixtures("dataset_folder")
def test_every_command_answers_a_chinese_shell_in_chinese(run, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL")
    monkeypatch.chdir(tmp_path)
    rows = tiny_rows()
    rows["places"][0] |= {"latitude": "143", "timezone": "Asia/Tokio"}
    rows["places"][1] |= {"latitude": "", "longitude": "", "geocoder": ""}
    write_rows(tmp_path / "faulty", rows)
    commands = (
        ("new", "new"),
        ("check", "tiny"),
        ("check", "faulty"),
        ("geocode", "faulty", "--service", "geonames"),
        ("geocode", "tiny", "--service", "geonames"),
        ("export", "html", "--data", "tiny", "-o", "talk.html", "--layers", "other"),
        ("export", "pptx", "--data", "faulty"),
        ("formats",),
        ("mentions", "--data", "tiny"),
        ("mentions", "--data", "tiny", "--draft", "-o", "draft"),
        ("mentions", "--data", "tiny", "--draft", "-o", "draft"),
    )
    for command in commands:
        _, out, err = run(*command)
        for line in (*out, *err):
            assert ENGLISH.search(line) is None, line


def test_bad_data_is_one_line_and_exit_code_1(run, dataset_folder):
    (dataset_folder / "places.csv").write_bytes(b"place_id\n")
    code, _, err = run("geocode", dataset_folder, "--email", "map@newspaper.se")
    assert (code, len(err)) == (1, 1)
    assert err[0].startswith(
        "geo-events: places.csv, row 1, column latitude: expected a column of this name (and "
    )


def test_snippets_name_the_app(run, dataset_folder):
    command = ("export", "embed", "-o", "-", "--data", dataset_folder, "--layers", "train")
    code, out, _ = run(*command, "--url", "https://boats.example")
    assert code == 0
    assert any("https://boats.example/?embed=true&amp;layers=train" in line for line in out)


@pytest.fixture
def atlas(monkeypatch):
    """In place of Nominatim: knows one Port, and two far apart in the north."""
    asked = []

    def search(wanted):
        latitudes = {"Port": (1.0,), "North Port": (60.0, 70.0)}.get(wanted.query, ())
        return [
            Candidate("Port", latitude, 2.0, "town", "SE", "fake", "", "CC0-1.0", sure=True)
            for latitude in latitudes
        ]

    def fake(email, url):
        asked.append((email, url))
        return Service("fake", search)

    monkeypatch.setattr(table_commands, "nominatim", fake)
    monkeypatch.setattr(table_commands, "geonames", lambda: Service("geonames", lambda _: ()))
    return asked


def unplaced(folder, island="Island"):
    rows = tiny_rows()
    for row in rows["places"]:
        row.update(latitude="", longitude="")
    rows["places"][1]["query"] = island
    return write_rows(folder, rows)


def test_geocode_fills_the_table_and_counts(run, dataset_folder, atlas):
    unplaced(dataset_folder)
    code, out, err = run("geocode", dataset_folder, "--email", "map@newspaper.se", "--url", "https://maps.se")
    assert (code, err, atlas) == (1, [], [("map@newspaper.se", "https://maps.se")])
    assert out == [
        "port: Port (SE); town; 1.00000, 2.00000; fake",
        "island: not found",
        "1 place found, 1 not found, 0 doubtful",
    ]
    code, out, _ = run("check", dataset_folder)
    assert (code, out[-1]) == (1, "1 fault")


def test_geocode_lists_what_is_doubtful_and_takes_what_is_chosen(run, dataset_folder, atlas):
    unplaced(dataset_folder, "North Port")
    command = ("geocode", dataset_folder, "--email", "map@newspaper.se")
    code, out, _ = run(*command)
    assert (code, out[-1]) == (1, "1 place found, 0 not found, 1 doubtful")
    assert out[1] == "island: doubtful, nothing is written; take one with --choose island=NUMBER"
    assert out[3].startswith("  2: 1112 km from the first; Port (SE)")
    code, out, _ = run(*command, "--choose", "island=2", "--choose", "port=1")
    assert (code, out[-1]) == (0, "1 place found, 0 not found, 0 doubtful")
    assert out[0] == "port: has coordinates already, the choice is not needed"
    assert load(dataset_folder).places["island"].latitude == 70.0


def test_geocode_without_a_contact_asks_no_server(run, dataset_folder, atlas):
    code, out, _ = run("geocode", unplaced(dataset_folder))
    assert (code, atlas) == (1, [])
    assert out[-2:] == [
        "0 places found, 2 not found, 0 doubtful",
        "Nominatim was not asked: it wants a contact, --email you@your.org",
    ]


class Terminal(io.StringIO):
    """Somewhere to write that says it is a terminal, and answers what is asked there."""

    def isatty(self):
        return True


def test_geocode_on_a_terminal_shows_a_bar_and_asks(run, dataset_folder, atlas, monkeypatch):
    unplaced(dataset_folder, "North Port")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal("2\n"))
    monkeypatch.setattr(sys, "stderr", screen)
    code, out, _ = run("geocode", dataset_folder, "--email", "map@newspaper.se")
    assert (code, out[-1]) == (0, "2 places found, 0 not found, 0 doubtful")
    assert "[##########----------]  1/2" in screen.getvalue()
    assert "island: which one, 1 to 2? 0 for none" in screen.getvalue() + "".join(out)
    assert load(dataset_folder).places["island"].latitude == 70.0


def test_geocode_with_nothing_to_do_asks_nobody(run, dataset_folder):
    before = load(dataset_folder)
    code, out, _ = run("geocode", dataset_folder, "--email", "map@newspaper.se")
    assert (code, out) == (0, ["0 places found, 0 not found, 0 doubtful"])
    assert load(dataset_folder) == before


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_run_starts_streamlit_on_the_app_that_ships(run, tmp_path, monkeypatch, system):
    called = []
    taken_over = system == "posix"
    monkeypatch.setattr(run_command, "_TAKES_OVER", taken_over)
    monkeypatch.setattr(subprocess, "call", lambda command: 0 if taken_over else called.append(command) or 0)
    monkeypatch.setattr(os, "execv", lambda _, command: called.append(command))
    monkeypatch.setattr(arguments, "SHIPPED", tmp_path)
    assert run("run", "--server.port", "8600") == (0, [], [])
    assert called == [
        [sys.executable, "-m", "streamlit", "run", str(tmp_path / "app.py"), "--server.port", "8600"]
    ]


def test_run_shows_another_dataset(run, dataset_folder, monkeypatch):
    named = []
    monkeypatch.setattr(run_command, "_TAKES_OVER", True)
    monkeypatch.setattr(os, "execv", lambda *_: named.append(os.environ.get(DATA_VARIABLE)))
    monkeypatch.setattr(subprocess, "call", lambda _: 0)
    monkeypatch.setenv(DATA_VARIABLE, "")
    run("run", "--data", dataset_folder, "--server.headless", "true")
    assert named == [str(dataset_folder.resolve())]
    code, _, err = run("run", "--data", "nowhere")
    assert (code, len(named)) == (2, 1)
    assert "expected a folder with sources.csv" in err[0]


def test_without_a_command_there_is_help(run):
    code, out, err = run()
    assert (code, err) == (0, [])
    assert out[0].startswith("Usage: geo-events")


@pytest.mark.parametrize("name", sorted(cli.commands.commands))
def test_every_command_has_help(run, name):
    code, out, err = run(name, "--help")
    assert (code, err) == (0, [])
    assert out[0].startswith(f"Usage: geo-events {name}")
    assert out[-1].startswith(f"  Example: geo-events {name}")


def test_a_terminal_without_the_letters_gets_them_escaped(dataset_folder):
    rows = tiny_rows()
    rows["claims"][1]["quote"] = "船星期二出发。"
    done = subprocess.run(
        [sys.executable, "-m", "geo_events", "check", write_rows(dataset_folder, rows)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert rb"\u8239\u661f\u671f\u4e8c" in done.stdout


def test_the_module_runs_as_the_command(dataset_folder):
    done = subprocess.run(
        [sys.executable, "-m", "geo_events", "check", dataset_folder],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("no fault: ")


def test_check_tells_faults_to_an_editor(run, dataset_folder):
    events = dataset_folder / "events.csv"
    events.write_text(
        events.read_text(encoding="utf-8").replace("2020-01-02", "03/04/2020", 1), encoding="utf-8"
    )
    code, out, _ = run("check", dataset_folder, "--format", "json")
    report = json.loads("\n".join(out))
    assert code == 1
    fault = next(fault for fault in report["faults"] if fault["column"] == "when")
    assert (fault["file"], fault["row"], fault["found"]) == ("events.csv", 2, "03/04/2020")
    assert fault["advice"] == "write 2020-04-03 or 2020-03-04, whichever day the source means"
    assert report["left_out"]["events"] == 1
    assert report["rows"]["places"] == 2
    assert report["unchecked_quotes"] == 0


def test_check_counts_the_quotes_that_it_cannot_look_up(run, dataset_folder):
    rows = tiny_rows()
    rows["sources"][0] |= {"file": "", "sha256": ""}
    code, out, _ = run("check", write_rows(dataset_folder, rows))
    assert code == 0
    assert out[0] == "2 quotes not checked: their sources name no file"
    assert out[1].startswith("no fault: ")


def test_check_tells_an_editor_that_nothing_is_wrong(run, dataset_folder):
    code, out, _ = run("check", dataset_folder, "--format", "json")
    assert (code, json.loads("\n".join(out))["faults"]) == (0, [])


def test_the_tables_of_the_current_folder_go_before_the_story(run, dataset_folder, monkeypatch):
    monkeypatch.chdir(dataset_folder)
    code, out, err = run("check")
    assert (code, out) == (0, ["no fault: 1 sources, 2 places, 2 events, 2 claims, 2 stops, 1 chapters"])
    assert err == [f"geo-events: reading {dataset_folder.resolve()}"]


def test_a_page_has_its_picture_beside_it(run, dataset_folder, tmp_path):
    page, url = tmp_path / "talk.html", "https://news.example.org/maps/talk.html"
    command = ("export", "html", "--data", dataset_folder, "-o", page, "--preview")
    code, _, told = run(*command, "--url", url)
    assert (code, told) == (0, [])
    width, height = struct.unpack(">II", (tmp_path / "talk.png").read_bytes()[16:24])
    assert (width, height) == (1200, 630)
    assert 'property="og:image" content="https://news.example.org/maps/talk.png"' in page.read_text("utf-8")
    (tmp_path / "pictures").mkdir()
    code, _, told = run(*command, tmp_path / "pictures" / "a.png", "--url", url)
    assert (code, told) == (0, [])
    assert 'content="https://news.example.org/maps/pictures/a.png"' in page.read_text("utf-8")


def test_a_page_without_an_address_says_that_it_cannot_name_its_picture(run, dataset_folder, tmp_path):
    page = tmp_path / "talk.html"
    code, _, (told,) = run("export", "html", "--data", dataset_folder, "-o", page, "--preview")
    assert code == 0
    assert "talk.png" in told
    assert "--url" in told
    assert (tmp_path / "talk.png").exists()
    assert "og:image" not in page.read_text("utf-8")
    code, _, (told,) = run("export", "csv", "--data", dataset_folder, "-o", tmp_path / "a.csv", "--preview")
    assert code == 2
    assert "preview" in told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TypeError("a b"), r"this should not have happened: \w+\.py:\d+, TypeError: a b; please report"),
        (RecursionError(), r"this should not have happened: \w+\.py:\d+, RecursionError: ; please report"),
        (MemoryError(), "there is not enough memory for this"),
    ],
)
def test_what_nobody_foresaw_is_one_line(dataset_folder, monkeypatch, capsys, error, told):
    def fail(*_given):
        raise error

    monkeypatch.setattr("geo_events.cli.export_commands.dataset_at", fail)
    assert cli.main(["export", "svg", "--data", str(dataset_folder)]) == 1
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "reading" not in line]
    assert re.match(rf"geo-events: {told}", line)


def test_a_zip_of_a_dataset_is_read_as_strictly_as_its_folder(dataset_folder, tmp_path, capsys):
    events = dataset_folder / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace("2020", "20x0"), encoding="utf-8")
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", dataset_folder)
    told = []
    for data in (dataset_folder, packed):
        assert cli.main(["export", "svg", "-o", str(tmp_path / "map.svg"), "--data", str(data)]) == 1
        told.append([line for line in capsys.readouterr().err.splitlines() if "20x0" in line])
    assert told[0]
    assert told[0] == told[1]
    assert not (tmp_path / "map.svg").exists()
