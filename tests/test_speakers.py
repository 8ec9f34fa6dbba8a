"""Who speaks in the claims: the table of speakers, and what stands in its place without one."""

import csv
import io
from datetime import date

import pytest

from builders import tiny_rows, write_rows
from geo_events.dataset import folder as folder_module
from geo_events.dataset import load, read
from geo_events.export import EXPORTERS
from geo_events.model import View
from geo_events.request import Request
from geo_events.scene import build
from geo_events.view import select
from geo_events.when import parse

HEADER = "speaker_id,name_en,name_zh,timezone,kind\n"
PILOT = "pilot,The pilot in the Paper,报纸援引的领航员,America/New_York,unnamed\n"


@pytest.fixture(params=["row by row", "as columns"])
def spoken(request, tmp_path, monkeypatch):
    """A tiny folder whose first claim is the pilot's, read in both ways."""
    if request.param == "as columns":
        monkeypatch.setattr(folder_module, "LARGE", 0)
    rows = tiny_rows()
    rows["claims"][0] |= {"asserted_by": "pilot", "asserted_on": "2020-01-03"}
    folder = write_rows(tmp_path, rows)
    (folder / "speakers.csv").write_text(HEADER + PILOT, encoding="utf-8")
    return folder


def test_a_claim_counts_its_day_where_its_speaker_does(spoken):
    said, other = load(spoken).claims["said"], load(spoken).claims["said-too"]
    assert said.asserted_on == parse("2020-01-03", "America/New_York")
    assert other.asserted_on == parse(other.asserted_on.edtf, "Asia/Tokyo")


def test_a_speaker_without_a_zone_counts_days_at_the_place(spoken):
    (spoken / "speakers.csv").write_text(HEADER + "pilot,A,B,,\n", encoding="utf-8")
    assert load(spoken).claims["said"].asserted_on == parse("2020-01-03", "Asia/Tokyo")


def test_a_folder_without_the_table_reads_the_same_words_as_plain_ones(spoken):
    (spoken / "speakers.csv").unlink()
    dataset = load(spoken)
    scene = build(select(dataset, View())).data
    assert [
        claim["by"] for event in scene["events"] for claim in event["claims"] if claim["id"] == "said"
    ] == [{"und": "pilot"}]


def test_an_id_that_is_not_there_is_told_with_the_nearest_and_plain_words_are_none(spoken):
    content = (spoken / "claims.csv").read_text(encoding="utf-8")
    (spoken / "claims.csv").write_text(content.replace(",pilot,", ",pilott,"), encoding="utf-8")
    [fault] = read(spoken).faults
    assert (fault.column, str(fault.advice)) == ("asserted_by", "is 'pilot' meant?")
    (spoken / "claims.csv").write_text(content.replace(",pilot,", ",Pilot,"), encoding="utf-8")
    assert read(spoken).faults == ()


def test_a_speaker_has_a_name_in_each_language_and_a_known_zone_and_kind(spoken):
    wrong = "pilot,,,Asia/Tokio,newspaper\n"
    (spoken / "speakers.csv").write_text(HEADER + wrong, encoding="utf-8")
    faults = [(fault.file, fault.row, fault.column) for fault in read(spoken).faults]
    assert faults == [("speakers.csv", 2, column) for column in ("name_en", "timezone", "kind")]


@pytest.mark.parametrize(("language", "name"), [("en", "The pilot in the Paper"), ("zh", "报纸援引的领航员")])
def test_files_name_a_speaker_in_the_readers_language(spoken, language, name):
    selection = select(load(spoken), View(language=language))
    request = Request(selection, build(selection), date(2024, 12, 1))
    content = EXPORTERS["csv"].write(request).decode("utf-8-sig")
    assert any(name in row["claims"] for row in csv.DictReader(io.StringIO(content)))
