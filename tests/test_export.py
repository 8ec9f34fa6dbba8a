"""Exported files hold what they should, and nothing that could break out of them."""

import base64
import gzip
import hashlib
import html
import json
import re
from datetime import date
from pathlib import Path

import pytest

from builders import tiny_rows, write_rows
from geo_events import cli
from geo_events.dataset import load
from geo_events.export import EXPORTERS
from geo_events.model import View
from geo_events.request import Options, Request
from geo_events.scene import build
from geo_events.text import LANGUAGES, texts
from geo_events.view import select

ROOT = Path(__file__).parent.parent
HOSTILE = '</script><script>alert("x")</script>]]><!--\u202e'


def page_of(folder, options=Options(), **chosen):  # noqa: B008  # it is frozen
    selection = select(load(folder), View(**chosen))
    return EXPORTERS["html"].write(Request(selection, build(selection), date(2024, 12, 1), options)).decode()


@pytest.fixture(scope="module")
def story():
    return page_of(ROOT / "data")


def test_every_format_has_a_label_in_both_languages():
    for exporter in EXPORTERS.values():
        assert exporter.suffix.startswith(".")
        for language in ("en", "zh"):
            assert exporter.label in texts(language)


def test_the_same_input_gives_the_same_bytes(story):
    assert page_of(ROOT / "data") == story


def carried(page, name):
    """What a page carries compressed under a name."""
    packed = re.search(f'<script type="text/plain" id="{name}">([^<]*)</script>', page)[1]
    return json.loads(gzip.decompress(base64.b64decode(packed)))


def test_a_page_says_where_it_comes_from(story):
    told = json.loads(re.search(r'id="provenance">([^<]*)</script>', story)[1])
    assert told["en"]["title"] == "North Korea and Russia: meetings, trains, troop reports"
    assert told["zh"]["title"] != told["en"]["title"]
    for about in told.values():
        assert about["made"] == "2024-12-01"
        assert about["version"] in about["dataset"]
        assert len(about["sources"]) == 5
        assert all(source["title"] and source["language"] and source["dated"] for source in about["sources"])
        assert any("OpenStreetMap" in credit for credit in about["credits"])
    description = re.search(r'<meta name="description" content="([^"]*)"', story)[1]
    assert "Events: 61; sources: 5" in description
    plain = re.search(r"<noscript>(.*?)</noscript>", story, re.DOTALL)[1]
    assert plain.count("<li>Source: ") == 5
    assert told["en"]["version"] in plain


def test_who_runs_no_scripts_reads_every_event_with_its_claims(story):
    plain = html.unescape(re.search(r"<noscript>(.*?)</noscript>", story, re.DOTALL)[1])
    dataset = load(ROOT / "data")
    assert set(re.findall(r'<article id="event=([^"&]*)', plain)) == set(dataset.events)
    assert all(
        f'<a href="#event={event_id}&clock=hindsight&lang=en">' in plain for event_id in dataset.events
    )
    assert plain.count("<blockquote>") == len(dataset.claims)
    assert all(event.title("en") in plain for event in dataset.events.values())
    assert "8000名朝鲜军人已移至库尔斯克地区" in plain
    assert "](" not in plain  # the marks of a wiki's links are no words


def test_the_list_and_what_search_engines_are_told_hold_what_passes_the_filters():
    page = page_of(ROOT / "data", start="2019-04", end="2019-04", language="zh")
    plain = html.unescape(re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)[1])
    told = json.loads(re.search(r'application/ld\+json">([^<]*)</script>', page)[1])
    assert plain.count("<article ") == plain.count('<h2><a href="#lang=zh&event=') == 15
    assert told["temporalCoverage"].startswith("2019-04-")
    assert told["inLanguage"] == "zh-Hans"
    shared = re.search(r'property="og:description" content="([^"]*)"', page)[1]
    assert shared == told["description"]
    assert "2019年4月" in shared  # and not what the whole is


def test_search_engines_and_networks_are_told_what_the_page_is(story):
    told = json.loads(re.search(r'application/ld\+json">([^<]*)</script>', story)[1])
    assert told["@type"] == "Dataset"
    assert told["name"] == load(ROOT / "data").title("en")
    assert told["temporalCoverage"] == "1950-01-01/2024-11-30"
    assert len(told["citation"]) == 5
    shared = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', story))
    assert shared["title"] == told["name"]
    assert shared["description"] == told["description"]


def test_the_policy_allows_the_pages_own_scripts_and_nothing_else(story):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', story)[1].replace("&#39;", "'")
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["default-src"] == "'none'"
    scripts = [*re.findall(r"<script>(.*?)</script>", story, re.DOTALL), *carried(story, "scripts")]
    assert len(scripts) == 3
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    assert directives["script-src"].split() == [f"'sha256-{digest}'" for digest in hashes]
    assert "connect-src" not in directives
    assert "http:" not in policy
    assert "https:" not in policy


def test_nothing_in_a_table_can_end_the_page(tmp_path, story):
    rows = tiny_rows()
    rows["events"][0] |= {"title_en": HOSTILE, "title_zh": HOSTILE}
    folder = write_rows(tmp_path / HOSTILE.replace("/", "|"), rows)
    page = page_of(folder)
    assert page.count("</script>") == story.count("</script>")
    assert HOSTILE not in page
    assert "<script>alert" not in page


@pytest.fixture
def run(capsysbinary):
    def _run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        printed = capsysbinary.readouterr()
        return code, printed.out, printed.err.decode()

    return _run


def test_a_page_is_written_whole_or_to_standard_output(run, tmp_path, dataset_folder):
    file = tmp_path / "talk.html"
    assert run("export", "html", "-o", file, "--data", dataset_folder)[0] == 0
    code, out, err = run("export", "html", "-o", "-", "--data", dataset_folder)
    assert (code, err) == (0, "")
    assert out == file.read_bytes()
    assert [path.name for path in tmp_path.glob("*.html")] == ["talk.html"]


def test_filters_make_another_page(run, dataset_folder):
    whole = run("export", "html", "-o", "-", "--data", dataset_folder)[1]
    trains = run("export", "html", "-o", "-", "--data", dataset_folder, "--layers", "train", "--lang", "zh")[
        1
    ]
    assert whole != trains
    assert b'<html lang="zh-Hans" dir="ltr">' in trains


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("docx",), "'docx' is not"),
        (("html", "--layers", "trian"), "expected one of meeting, train, deployment, found 'trian'"),
        (("html", "--from", "2019-13"), "expected an EDTF date"),
        (("html", "--lang", "xx"), f"expected one of {', '.join(LANGUAGES)}, found 'xx'"),
        (("html", "--clock", "noon"), "expected one of hindsight, reported, found 'noon'"),
    ],
)
def test_misuse_is_one_line_and_exit_code_2(run, dataset_folder, arguments, message):
    code, _, err = run("export", *arguments, "-o", "-", "--data", dataset_folder)
    assert code == 2
    assert message in err
    assert err.count("\n") == 1


def test_a_path_that_cannot_be_written_is_told(run, tmp_path, dataset_folder):
    code, _, err = run("export", "html", "-o", tmp_path / "no" / "such" / "x.html", "--data", dataset_folder)
    assert code == 1
    assert "No such file or directory" in err


def test_an_empty_selection_is_told(run, tmp_path, dataset_folder):
    command = ("export", "html", "-o", tmp_path / "x.html", "--data", dataset_folder, "--from", "2030")
    code, out, err = run(*command)
    assert code == 0
    assert b"0 events" in out
    assert "no event passes these filters" in err


def test_formats_are_listed(run):
    code, out, _ = run("formats")
    assert code == 0
    assert [line.split()[0] for line in out.decode().splitlines()] == list(EXPORTERS)


def test_a_page_names_its_picture_by_a_whole_address():
    options = Options(url="https://news.example.org/maps/talk.html", preview="a talk.png")
    named = dict(
        re.findall(
            r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)"',
            page_of(ROOT / "data", options=options),
        )
    )
    assert named["og:image"] == named["twitter:image"] == "https://news.example.org/maps/a%20talk.png"
    assert named["og:url"] == "https://news.example.org/maps/talk.html"
    assert named["twitter:card"] == "summary_large_image"
    assert named["og:title"] == named["twitter:title"] == named["og:image:alt"]
    assert named["og:description"] == named["twitter:description"] != ""


def test_without_an_address_or_a_picture_a_page_names_none():
    for options in (Options(preview="talk.png"), Options(url="https://news.example.org/talk.html")):
        page = page_of(ROOT / "data", options=options)
        assert "og:image" not in page
        assert 'content="summary"' in page
