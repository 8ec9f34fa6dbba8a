"""Stories in one language of any script, from their tables to the page: nothing is needed in English."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from geo_events import cli
from geo_events.dataset import DATA_VARIABLE, load, read, untranslated, write
from geo_events.export import EXPORTERS
from geo_events.model import View
from geo_events.request import Request
from geo_events.scene import build
from geo_events.tables import completed, unpack
from geo_events.view import select
from geo_events.wording import Wording
from test_app import open_app, sent

ROOT = Path(__file__).parent.parent
CASES = json.loads((ROOT / "tests" / "cases" / "wording.json").read_text(encoding="utf-8"))["cases"]
GERMAN = {
    "title.json": '{"language": "de", "title": "Die Pest in Hamburg"}',
    "places.csv": "place_id,name,latitude,longitude\nhafen,Hafen,53.5,9.9\n",
    "sources.csv": "source_id,title,publisher,kind,language\nchronik,Chronik,Rat der Stadt,other,de\n",
    "events.csv": "event_id,title,when,place_id,status,summary\n"
    "pest,Die Pest erreicht die Stadt,1350-07,hafen,reported,Viele sterben.\n"
    "ende,Die Pest ist vorbei,1351,hafen,,\n",
    "claims.csv": "claim_id,event_id,source_id,stance,asserted_by,asserted_on,quote,quote_en,note\n"
    "c1,pest,chronik,reports,Der Chronist,1350-08-01,Do starf vil volkes.,Many people died.,Niederdeutsch\n",
    "chapters.csv": "chapter_id,title,start,end,note\njahr,Das Jahr 1350,1350,1350,\n",
}
ARABIC = {
    "places.csv": "place_id,name_ar,latitude,longitude\ncairo,القاهرة,30.05,31.24\n",
    "sources.csv": "source_id,title,publisher,kind,language\npaper,الأهرام,الأهرام,news,ar\n",
    "events.csv": "event_id,title_ar,when,place_id,status,summary_ar\n"
    "march,مسيرة في ميدان التحرير,2011-01-25,cairo,confirmed,خرج الآلاف.\n",
    "claims.csv": "claim_id,event_id,source_id,stance,asserted_by,asserted_on,quote\n"
    "c1,march,paper,confirms,الأهرام,2011-01-26,خرج الآلاف إلى الميدان\n",
    "speakers.csv": "speaker_id,name_ar,timezone,kind\n",
}
STORIES = {"de": GERMAN, "ar": ARABIC}


@pytest.fixture(params=STORIES)
def story(request, tmp_path):
    folder = tmp_path / request.param
    folder.mkdir()
    for name, content in STORIES[request.param].items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_reader_is_given_the_nearest_language(case):
    assert list(Wording.of(case["texts"]).said(case["reader"])) == case["told"]


def test_a_story_in_one_language_has_no_fault(story):
    reading = read(story)
    assert reading.faults == ()
    assert reading.dataset.languages == (story.name,)
    assert untranslated(reading.dataset) == {}
    assert cli.main(["check", str(story)]) == 0


def test_it_survives_the_way_through_its_tables(story, tmp_path):
    first, target = load(story), tmp_path / "again"
    target.mkdir()
    write(first, target)
    again = load(target)
    assert (again.events, again.places, again.chapters) == (first.events, first.places, first.chapters)


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_takes_it(story, name):
    target = story / f"out{EXPORTERS[name].suffix}"
    more = ["--size", "320x240"] if name in ("gif", "mp4") else []
    if name in ("gif", "mp4", "png", "pdf", "handout") and story.name == "ar":
        pytest.skip("what draws letters has its own tests of scripts")
    assert cli.main(["export", name, "--data", str(story), "-o", str(target), *more]) == 0
    assert target.stat().st_size > 0


def test_files_have_a_column_for_each_language_of_the_story(story):
    dataset = load(story)
    selection = select(dataset, View())
    request = Request(selection, build(selection), date(2024, 12, 1))
    header = EXPORTERS["csv"].write(request).decode("utf-8-sig").splitlines()[0]
    assert f'"title_{story.name}"' in header
    assert "title_en" not in header
    event = request.scene.data["events"][0]
    assert list(event["title"]) == [story.name]


def test_the_app_shows_it_in_english(story, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(story))
    scene = sent(open_app())["scene"]
    assert scene["languages"] == [story.name]
    assert [list(event["title"]) for event in scene["events"]] == [[story.name]] * len(scene["events"])


def test_it_is_taken_as_an_upload(story, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in story.glob("*.*"):
            archive.write(path, path.name)
    files = completed(unpack([("story.zip", packed.getvalue())])).files
    target = tmp_path / "upload"
    target.mkdir()
    for name, content in files.items():
        (target / name).write_bytes(content)
    assert read(target).faults == ()


def told(tmp_path, header, row):
    (tmp_path / "events.csv").write_text(f"event_id,when,{header}\nboat,2020,{row}\n", encoding="utf-8")
    return read(tmp_path)


def test_a_column_in_no_language_is_told_with_the_nearest(tmp_path):
    reading = told(tmp_path, "title_de,title_jp,summary_zh-Hant", "Boot,船,船")
    assert [(fault.column, str(fault.advice)) for fault in reading.faults] == [
        ("title_jp", "is 'title_ja' meant?"),
        ("summary_zh-Hant", "is 'summary_zh_hant' meant?"),
    ]
    assert dict(reading.dataset.events["boat"].titles.pairs) == {"de": "Boot"}


def test_a_text_is_needed_in_one_language_and_in_no_particular_one(tmp_path):
    reading = told(tmp_path, "title_de,title_ko", ",배\nzug,2021,Zug,기차")
    assert reading.faults == ()
    event = reading.dataset.events["boat"]
    assert (event.title("en"), event.title("de"), event.title("ko")) == ("배", "배", "배")
    assert untranslated(reading.dataset) == {"de": 1}
    (fault,) = told(tmp_path, "title_de,title_ko", ",").faults
    assert (fault.column, fault.key) == ("title_de", "expected.text")
