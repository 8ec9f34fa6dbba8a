"""The documentation names all that there is, and every example in it runs."""

import inspect
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import draw_architecture
import pytest
from streamlit.testing.v1 import AppTest

from geo_events import cli
from geo_events.cli import run_command
from geo_events.codec import NAMES as LINK
from geo_events.dataset import DATA_VARIABLE, NAMES, SPEAKERS, TABLES, UNMAPPED, columns_of, load, start
from geo_events.export import EXPORTERS
from geo_events.link import from_query
from geo_events.mentions.coverage import Unmapped
from geo_events.model import Basis, NameKind, SourceKind, Stance, Status
from geo_events.request import OPTION_NAMES
from geo_events.speaker import SpeakerKind
from geo_events.story import Story
from geo_events.tables.column_roles import Role
from test_imports import EDGES

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORDS = {"status": Status, "stance": Stance, "basis": Basis}
KINDS = {"source": SourceKind, "name": NameKind, "speaker": SpeakerKind}


def text(page):
    return (ROOT / page).read_text(encoding="utf-8")


def rows(page, heading):
    """The cells of the first table with these words at its head."""
    _, found, rest = text(page).partition(f"| {heading} |\n")
    assert found, f"{page} has no table that begins with {heading}"
    table = rest.split("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in row.split("|")[1:-1]] for row in table]


def coded(words):
    """What stands between backquotes, lists taken apart."""
    return [word for code in re.findall("`(.+?)`", words) for word in code.split(", ")]


def blocks(page, language):
    return re.findall(
        rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def with_examples(language):
    pages = [page for page in PAGES if blocks(page, language)]
    return pytest.mark.parametrize("page", pages, ids=[page.stem for page in pages])


# ------------------------------------------------------------------ names


def test_every_command_and_option_is_told():
    told = {
        coded(name)[0].split()[0]: coded(options)
        for name, _, options in rows("docs/command-line.md", "command | does | options")
    }
    assert list(told) == list(cli.commands.commands)
    for name, command in cli.commands.commands.items():
        options = [
            option for parameter in command.params for option in parameter.opts if option.startswith("-")
        ]
        assert {word.split()[0] for word in told[name]} - {"json"} == set(options), name


def test_every_column_is_told():
    told = {coded(file)[0]: coded(columns) for file, columns in rows("docs/tables.md", "file | columns")}
    for table in TABLES:
        assert tuple(told[f"{table}.csv"]) == tuple(columns_of(table))
    assert told[SPEAKERS] == list(columns_of("speakers"))
    assert told[NAMES] == list(columns_of("names"))
    assert told[UNMAPPED] == list(inspect.signature(Unmapped).parameters)


def test_every_word_of_the_vocabularies_is_told():
    told = {heading: coded(words) for heading, words in rows("docs/tables.md", "column | words")}
    known = {f"`{column}` of a": words for column, words in WORDS.items()} | {
        f"`kind` of a {what}": words for what, words in KINDS.items()
    }
    for beginning, words in known.items():
        [found] = [told[heading] for heading in told if heading.replace(" an ", " a ").startswith(beginning)]
        assert set(words) <= set(found), beginning


def test_every_role_of_a_column_is_told():
    assert sorted(
        role for roles, _ in rows("docs/upload.md", "role | holds") for role in coded(roles)
    ) == sorted(Role)


def test_every_format_and_option_is_told():
    told = [name for names, _ in rows("docs/files.md", "format | what it is") for name in coded(names)]
    assert sorted(told) == sorted(EXPORTERS)
    in_python = [name for names, _ in rows("docs/python.md", "option | value") for name in coded(names)]
    assert sorted(in_python) == sorted(OPTION_NAMES)
    options = [option for parameter in cli.commands.commands["export"].params for option in parameter.opts]
    assert [
        option for option in options if option.startswith("--") and option not in text("docs/files.md")
    ] == ["--output"]


def test_every_argument_of_view_is_told():
    told = [name for names, _ in rows("docs/python.md", "argument | value") for name in coded(names)]
    assert told == list(inspect.signature(Story.view).parameters)[1:]


def test_every_parameter_of_a_link_is_told():
    told = [name for names, _ in rows("docs/streamlit.md", "parameter | value") for name in coded(names)]
    assert sorted(told) == sorted([*LINK, "embed"])


def test_every_extra_and_variable_is_told():
    everything = "".join(map(text, PAGES))
    assert set(re.findall(r"\.\[(.+?)\]", everything)) == set(PROJECT["optional-dependencies"])
    sources = [
        path.read_text(encoding="utf-8")
        for folder in ("src", "tests")
        for path in (ROOT / folder).rglob("*.py")
    ]
    variables = {name for source in sources for name in re.findall(r'"(GEO_EVENTS_[A-Z_]+)"', source)}
    assert {name for name in variables if name not in everything} == set()


# ------------------------------------------------------------------ pages


def test_the_front_page_is_short_and_its_commands_are_one_line_each():
    lines = text("README.md").splitlines()
    assert len(lines) <= 120
    for mark in ("run", "test"):
        begin = lines.index(f"<!-- {mark} -->")
        assert lines[begin + 1] == "```sh"
        assert lines[begin + 2].startswith("python3 ")
        assert lines[begin + 3] == "```"
    assert "<!-- end -->" in lines


def anchors(page):
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "page", [*PAGES, ROOT / "NOTICE.md", ROOT / "tools" / "README.md"], ids=lambda page: page.stem
)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            file, _, anchor = target.partition("#")
            there = page.parent / file if file else page
            assert there.exists(), target
            assert not anchor or anchor in anchors(there), target


def test_every_page_can_be_reached_from_the_front_page():
    assert [
        page.name for page in (ROOT / "docs").glob("*.md") if f"(docs/{page.name})" not in text("README.md")
    ] == []


def test_the_house_is_drawn_as_it_stands():
    how = "run: python tools/draw_architecture.py"
    assert text("docs/architecture.svg") == draw_architecture.drawing(EDGES), how
    assert draw_architecture.table(EDGES) in text("docs/architecture.md"), how


def test_words_are_explained_once_and_in_order():
    words = [word.lower() for word, _ in rows("docs/glossary.md", "word | means")]
    assert words == sorted(set(words))


def test_the_changelog_has_dated_versions_in_sections():
    headings = re.findall(r"^(##+) (.+)$", text("CHANGELOG.md"), re.MULTILINE)
    versions = [words for level, words in headings if level == "##"]
    assert versions[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ — \d{4}-\d\d-\d\d", version) for version in versions[1:])
    assert {words for level, words in headings if level == "###"} <= {"Added", "Changed", "Fixed"}


# ------------------------------------------------------------------ examples


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where examples run: beside the story's tables, with a dataset called my-story and a table of boats."""
    (tmp_path / "boats.csv").write_text("year,month,day,y,x,what\n2019,4,25,43.1,131.9,A boat leaves\n")
    for name in ("data", "seeds"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DATA_VARIABLE, "")
    return tmp_path


@with_examples("sh")
def test_every_command_runs(page, folder, monkeypatch, capsys):
    started = []
    monkeypatch.setattr(run_command, "_TAKES_OVER", False)
    monkeypatch.setattr(subprocess, "call", lambda words: started.append(words) or 0)
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("geo-events ")]
    if page.stem not in ("README", "tables", "places"):
        start(folder / "my-story")
    for words in commands:
        assert cli.main(words) == 0, (words, capsys.readouterr().err)
    assert len(started) == sum(words[0] == "run" for words in commands)


@with_examples("python")
def test_every_program_runs(page, folder):
    start(folder / "my-story")
    names = {}
    for block in blocks(page, "python"):
        if "geo_events.ui" in block:
            assert not AppTest.from_string(block, default_timeout=30).run().exception
        else:
            exec(block, names)


def test_every_address_is_understood():
    dataset = load(ROOT / "data")
    everything = "".join(map(text, PAGES))
    found = re.findall(r"""(?:[\w./:-]*\?|#)[\w-]+=[^\s`"']+""", everything)
    assert found
    for address in found:
        parts = urlsplit(address)
        asked = {name: value for name, [value] in parse_qs(parts.query or parts.fragment).items()}
        assert from_query({name: value for name, value in asked.items() if name in LINK}, dataset)[1] == ()
        assert asked.keys() <= {*LINK, "embed", "present"}
