"""Where texts name places and people, what their dates mean, and what becomes of both."""

import csv
import io
import json
import shutil
import string
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_event, make_place
from builders import make_name as named
from geo_events import cli, folding
from geo_events.dataset import UNMAPPED, Dataset, load, read
from geo_events.errors import DataError
from geo_events.layer import layers_of
from geo_events.mentions import (
    Basis,
    Document,
    Finder,
    MentionKind,
    dates,
    documents_of,
    draft,
    find,
    uncovered,
    unmapped,
)
from geo_events.mentions import read as read_document
from geo_events.mentions.sentences import Sentences
from geo_events.model import NameKind
from geo_events.when import parse

DATA = Path(__file__).parent.parent / "data"


def make_name(name_id, kind=NameKind.PERSON, **values):
    return named(name_id, kind, **{"name_en": name_id.title()} | values)


def dataset_of(*places, names=(), events=()):
    return Dataset(
        folder=Path(),
        sources={},
        places={place.place_id: place for place in places},
        events={event.event_id: event for event in events},
        layers=layers_of(event.layer for event in events),
        claims={},
        stops=(),
        chapters={},
        documents={},
        names={name.name_id: name for name in names},
    )


ULAN_UDE = make_place(
    "ulan-ude",
    name_en="Ulan-Ude",
    name_zh="乌兰乌德",
    name_ko="울란우데",
    name_ru="Улан-Удэ",
    aliases=("Ulan Ude Station",),
)
HANOI = make_place("hanoi", name_en="Hanoi", name_zh="河内", name_zh_hant="河內", aliases=())
PORT = make_place("port", name_en="Port", name_zh="港口", aliases=("North Port",))
HARBOUR = make_place("harbour", name_en="Harbour", name_zh="港口大学", aliases=())
ALL = dataset_of(ULAN_UDE, HANOI, PORT, HARBOUR)


def found(text, dataset=ALL):
    return [(mention.words, "|".join(mention.ids)) for mention in find(text, dataset)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他在乌兰乌德。", [("乌兰乌德", "ulan-ude")]),
        ("他在烏蘭烏德。", [("烏蘭烏德", "ulan-ude")]),  # the table has the simplified form only
        ("在河內與河内", [("河內", "hanoi"), ("河内", "hanoi")]),
        ("前往Ｈａｎｏｉ參加", [("Ｈａｎｏｉ", "hanoi")]),
        ("前往Hanoi参加", [("Hanoi", "hanoi")]),
        ("港口大学在港口", [("港口大学", "harbour"), ("港口", "port")]),
        ("North Port and Port", [("North Port", "port"), ("Port", "port")]),
        ("Ports, Airport, port, Porto, Port_1, PORT", [("PORT", "port")]),
        ("Port's, Port-based", [("Port", "port"), ("Port", "port")]),
        ("ULAN-UDE, Ulan-ude, ulan-ude", [("ULAN-UDE", "ulan-ude"), ("Ulan-ude", "ulan-ude")]),
        ("Ulan‑Ude", [("Ulan‑Ude", "ulan-ude")]),
        ("at Ulan Ude\n   Station.", [("Ulan Ude\n   Station", "ulan-ude")]),
        ("at Ulan Ude\n\nStation.", [("Ulan Ude", "ulan-ude")]),
        ("в Улан-Удэ. Улан-Удэнский", [("Улан-Удэ", "ulan-ude")]),
        (
            "울란우데에서 만났다. 울란우데 회담, 울란우데스키",
            [("울란우데", "ulan-ude"), ("울란우데", "ulan-ude")],
        ),
        ("𠮷河内𠮷", [("河内", "hanoi")]),
        ("", []),
    ],
)
def test_names_are_found(text, expected):
    assert found(text) == expected


def test_positions_are_those_of_the_original_text():
    text = "𠮷在\u200b烏蘭烏德，Ｈａｎｏｉ。"
    assert [(mention.start, mention.end) for mention in find(text, ALL)] == [(3, 7), (8, 13)]


def test_a_decomposed_spelling_is_found():
    dataset = dataset_of(make_place("mas", name_en="Mâs", name_ko="평양"))
    assert found("in Ma\u0302s, \u1111\u1167\u11bc\u110b\u1163\u11bc", dataset) == [
        ("Ma\u0302s", "mas"),
        ("\u1111\u1167\u11bc\u110b\u1163\u11bc", "mas"),
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Vostok", "Vo\u017ftok"),
        ("Kalk", "Kal\u212a"),
        ("Καστρίς", "ΚΑΣΤΡΊΣ"),
        ("Vis", "V\u0130S"),
        ("Vis", "V\u0131s"),
    ],
)
def test_letters_that_an_expression_takes_for_equal_are_one(name, written):
    assert found(f"in {written}.", dataset_of(make_place("here", name_en=name))) == [(written, "here")]


def test_a_spelling_of_two_places_keeps_both():
    twins = dataset_of(
        make_place("one", aliases=("Springfield",)), make_place("two", aliases=("Springfield",))
    )
    assert found("in Springfield", twins) == [("Springfield", "one|two")]


def test_people_come_from_the_table_of_names():
    dataset = dataset_of(PORT, names=[make_name("ann", name_zh="安娜"), make_name("bob", name_zh="鲍勃")])
    mentions = find("安娜和鮑勃在港口。", dataset)
    assert [(mention.kind, mention.ids) for mention in mentions] == [
        (MentionKind.PERSON, ("ann",)),
        (MentionKind.PERSON, ("bob",)),
        (MentionKind.PLACE, ("port",)),
    ]


def test_without_that_table_people_are_the_actors():
    dataset = dataset_of(PORT, events=[make_event(actors=("Ann Lee", "Port"), place_id="port")])
    assert [(m.kind, m.ids) for m in find("Ann Lee left Port.", dataset)] == [
        (MentionKind.PERSON, ("Ann Lee",)),
        (MentionKind.PLACE, ("port",)),
    ]


def test_a_longer_name_of_something_else_hides_a_place_and_a_date():
    other = make_name("paper", NameKind.OTHER, name_zh="今日港口")
    dataset = dataset_of(PORT, names=[other])
    reading = read_document(
        Document("-", "《今日港口》昨日称，港口关闭。", "-", "-", parse("2020-01-02")), Finder(dataset)
    )
    assert [mention.start for mention in reading.mentions] == [10]
    assert [date.edtf for date in reading.dates] == ["2020-01-01"]


@pytest.mark.parametrize(
    "words", ["Kim Jong Un", "Kim Jong-un", "Kim Jong\u2010un", "KIM JONG-UN", "Kim Jóng Un"]
)
def test_a_name_is_known_with_hyphens_accents_and_capitals(words):
    dataset = dataset_of(names=[make_name("kim", name_en="Kim Jong Un")])
    assert found(f"He met {words} there.", dataset) == [(words, "kim")]
    assert found("He met Kim - Jong - Un there.", dataset) == []


def test_a_place_is_meant_where_a_person_is_written_alike():
    dataset = dataset_of(PORT, names=[make_name("someone", name_en="Port")])
    assert [mention.kind for mention in find("Port", dataset)] == [MentionKind.PLACE]


# Dates

WORDS = """
    2019年 ４月 25日 至 28日 周一 星期日 上周 去年 当日 翌日 二〇一九年 十月 五日 底 25 th - （ ） 。 昨天
    下个月 0001年 1月1日 2019-04-25 T18:00:00Z 0000-00-00 9999年12月31日 1960s yesterday tomorrow Monday
    烏蘭烏德
    港口大学 河 에서 울란우데 İ 𠮷 Port 2月30日
"""
SPACED = [
    "\n",
    "\n\n",
    " ",
    "April ",
    "of ",
    "May 2019",
    "last ",
    "the next day",
    "Ulan Ude\nStation",
    "\ud800",
    "\0",
]
PIECES = st.sampled_from([*WORDS.split(), *SPACED])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join))
PUBLISHED = st.sampled_from(
    [None, "2023-09-11", "2023-09", "2023", "0001-01-01", "9999-12-31", "2023-09-05/2023-09-06"]
)
FINDER = Finder(ALL)


@given(TEXTS)
def test_any_text_is_searched_soundly(text):
    position = 0
    for mention in FINDER.find(text).mentions:
        assert position <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.words
        position = mention.end
    assert len(folding.fold(text)) == len(text)


@given(TEXTS, PUBLISHED)
def test_any_date_is_sound(text, published):
    position = 0
    for date in dates(text, None if published is None else parse(published)):
        assert position <= date.start < date.end
        assert text[date.start : date.end] == date.words
        assert (date.edtf is None) == (date.basis is Basis.UNRESOLVED) == (date.reason is not None)
        assert date.edtf is None or parse(date.edtf).edtf == date.edtf
        assert (date.against is None) == (date.basis in (Basis.WRITTEN, Basis.UNRESOLVED))
        position = date.end


@given(TEXTS)
def test_sentences_take_every_word_once(text):
    sentences = list(Sentences(text))
    assert "".join("".join(s.words for s in sentences).split()) == "".join(text.split())
    assert all(text[sentence.start : sentence.end] == sentence.words for sentence in sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年4月25日", "2019-04-25"),
        ("2019 年 4 月", "2019-04"),
        ("2019 年 2 月 27 日至 28 日", "2019-02-27/2019-02-28"),
        ("２０１９年４月", "2019-04"),
        ("二〇一九年四月二十五日", "2019-04-25"),
        ("二○一九年十二月三十一號", "2019-12-31"),
        ("1960年代", "196X"),
        ("20世紀60年代", "196X"),
        ("the 1960s", "196X"),
        ("2022年底", "2022"),
        ("2019年2月27日至28日", "2019-02-27/2019-02-28"),
        ("2019年4月11至12日", "2019-04-11/2019-04-12"),
        ("2019年2月27日—3月1日", "2019-02-27/2019-03-01"),
        ("2011年至2017年", "2011/2017"),
        ("2011-2017年", "2011/2017"),
        ("25 April 2019", "2019-04-25"),
        ("25th of April, 2019", "2019-04-25"),
        ("April 25, 2019", "2019-04-25"),
        ("Apr. 25 2019", "2019-04-25"),
        ("April the 25th, 2019", "2019-04-25"),
        ("in April 2019", "2019-04"),
        ("since 2019", "2019"),
        ("2-3 November 2024", "2024-11-02/2024-11-03"),
        ("November 2–3, 2024", "2024-11-02/2024-11-03"),
        ("24 to 26 April 2019", "2019-04-24/2019-04-26"),
        ("April 24 to May 2, 2019", "2019-04-24/2019-05-02"),
        ("December 24 to January 2, 2019", "2018-12-24/2019-01-02"),
        ("April 2018 to May 2019", "2018-04/2019-05"),
        ("2019-04-25", "2019-04-25"),
        ("2019/4/25", "2019-04-25"),
        ("25.04.2019", "2019-04-25"),
        ("2023-09-11T13:26:13.000Z", "2023-09-11T13:26:13Z"),
        ("20240619T1113+0800", "2024-06-19T11:13:00+08:00"),
        ("2019-\u0660\u0664-25T18:\uff10\uff10Z", "2019-04-25T18:00:00Z"),
    ],
)
def test_a_date_in_full_needs_nothing(text, expected):
    (date,) = dates(text)[:1]
    assert (date.edtf, date.basis, date.against) == (expected, Basis.WRITTEN, None)


@pytest.mark.parametrize(
    "text",
    [
        "第25日",
        "33号码头",
        "光明星三号",
        "每周一次",
        "10,000 soldiers",
        "version 1.2.3",
        "May I march in Sunday best?",
        "marched",
        "Tast week",
        "Nhis April",
        "25周年",
        "122毫米",
        "五角大楼",
        "二十五亿",
    ],
)
def test_what_is_no_date_is_none(text):
    assert [date for date in dates(text, parse("2023-09-13")) if date.words != "Sunday"] == []


@pytest.mark.parametrize("text", ["2019年13月", "30 February 2019", "2019-02-30", "2019年2月30日", "4月31日"])
def test_a_day_that_no_calendar_has_is_not_taken_for_another(text):
    (date,) = dates(text, parse("2019-02-28"))
    assert (date.words, date.edtf, str(date.reason)) == (text, None, "the calendar has no such date")


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # Monday, 11 September 2023
        ("周一", "2023-09-11", "2023-09-11"),
        ("禮拜天", "2023-09-11", "2023-09-10"),
        ("星期三", "2023-09-11", "2023-09-13"),
        ("on Tuesday", "2023-09-11", "2023-09-12"),
        ("on Thursday", "2023-09-11", "2023-09-14"),
        ("on Friday", "2023-09-11", None),
        ("上周五", "2023-09-11", "2023-09-08"),
        ("下周三", "2023-09-11", "2023-09-20"),
        ("last Friday", "2023-09-11", "2023-09-08"),
        ("last Monday", "2023-09-15", None),
        ("next Monday", "2023-09-15", "2023-09-18"),
        ("next Friday", "2023-09-11", None),
        ("上周", "2023-09-11", "2023-09-04/2023-09-10"),
        ("上周至昨天", "2023-09-11", "2023-09-04/2023-09-10"),
        ("上周至今天", "2023-09-11", "2023-09-04/2023-09-11"),
        ("next week", "2023-09-11", "2023-09-18/2023-09-24"),
        ("今天", "2023-09-11", "2023-09-11"),
        ("昨日", "2023-09-11", "2023-09-10"),
        ("tomorrow", "2023-12-31", "2024-01-01"),
        ("today", "2023-12-31", "2023-12-31"),
        ("去年4月", "2023-09-11", "2022-04"),
        ("今年7月", "2023", "2023-07"),
        ("明年", "2023-09", "2024"),
        ("本月底", "2023-09-11", "2023-09"),
        ("上个月", "2023-01-11", "2022-12"),
        ("last year", "2023-09-11", "2022"),
        ("this month", "2023-09-11", "2023-09"),
        ("7月", "2023-09-11", "2023-07"),
        ("十二月", "2023-01-11", "2022-12"),
        ("in February", "2023-12-11", "2024-02"),
        ("late August", "2023-09-11", "2023-08"),
        ("1月", "2023-09-11", None),  # eight months back, four ahead
        ("last April", "2023-03-11", "2022-04"),
        ("last April", "2023-09-11", None),
        ("9月10日", "2023-09-11", "2023-09-10"),
        ("April 25", "2023-04-26", "2023-04-25"),
        ("9月10日至13日", "2023-09-05", "2023-09-10/2023-09-13"),
        ("5日", "2023-09-06", "2023-09-05"),
        ("31日", "2023-09-02", "2023-08-31"),
        ("25日", "2023-09-06", None),  # twelve days back, nineteen ahead
        ("5日", "2023-09-05/2023-09-06", "2023-09-05"),
        ("昨日", "2023-09-05/2023-09-06", None),
        ("三日内", "2023-09-05", None),
        ("5号", "2023-09-05", None),
        ("昨日", "0001-01-01", None),
        ("2月29日", "2023-03-01", None),
    ],
)
def test_a_date_is_counted_from_publication(text, published, expected):
    (date,) = dates(text, parse(published))
    assert date.edtf == expected
    if expected is None:
        assert date.basis is Basis.UNRESOLVED
    else:
        assert (date.basis, date.against) == (Basis.PUBLISHED, published)
    (alone,) = dates(text)
    assert alone.edtf is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年4月25日会面，翌日返回。", ["2019-04-25", "2019-04-26"]),
        ("2019年4月25日会面。同日，他离开。次日到达。", ["2019-04-25", "2019-04-25", "2019-04-26"]),
        ("On 31 December 2018 it left. The next day it came.", ["2018-12-31", "2019-01-01"]),
        ("2019年4月3日发表。11至12日举行，16日返回。", ["2019-04-03", "2019-04-11/2019-04-12", "2019-04-16"]),
        ("2019年4月26日。24日抵达。翌日会面。", ["2019-04-26", None, None]),
        ("1961年6月24日公布。7月签订。", ["1961-06-24", "1961-07"]),
        ("1981年，他参加当年3月的大会。", ["1981", "1981-03"]),
        ("2024年6月19日签署，同年10月24日、11月6日批准。", ["2024-06-19", "2024-10-24", "2024-11-06"]),
        ("2018年12月24日宣布，1月5日举行。", ["2018-12-24", None]),
        ("2019年4月26日。他2002年来过。2月再来。", ["2019-04-26", "2002", None]),
        ("2016年3月及11月", ["2016-03", "2016-11"]),
        ("2019年4月30日，31日", ["2019-04-30", None]),
        ("昨天，他说7月来。2019年4月来过。\n\n5月又来。", [None, None, "2019-04", None]),
    ],
)
def test_a_date_is_counted_from_the_text_before_it(text, expected):
    found_dates = dates(text)
    assert [date.edtf for date in found_dates] == expected
    assert {date.basis for date in found_dates if date.edtf} <= {Basis.WRITTEN, Basis.TEXT}


def test_text_and_publication_that_disagree_leave_a_date_open():
    text = "2019年4月25日会面，26日返回。金正日4月来过。"
    assert [date.edtf for date in dates(text, parse("2023-09-11"))] == ["2019-04-25", "2019-04-26", None]
    (*_, last) = dates(text, parse("2023-09-11"))
    assert str(last.reason) == "may be 2019-04, after the text, or 2023-04, after publication"


def test_a_weekday_beside_its_date_is_that_day():
    assert [(d.edtf, d.basis) for d in dates("周一（2023年9月11日）证实")] == [
        ("2023-09-11", Basis.TEXT),
        ("2023-09-11", Basis.WRITTEN),
    ]
    wrong, _ = dates("Tuesday, September 11, 2023")
    assert str(wrong.reason) == "2023-09-11, which stands beside it, is another weekday"


# The command line


@pytest.fixture
def run(capsys):
    def _run(*arguments):
        code = cli.main(["mentions", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return _run


TEXT = "A boat left Harbour.\n它1月2日抵达港口。\n"


def test_the_command_tells_file_line_and_column(run, dataset_folder, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    code, out, err = run(path, "--data", dataset_folder, "--date", "2020-01-03")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{path}:1:13 place Harbour -> port",
        f"{path}:2:2 date 1月2日 -> 2020-01-02 (published, from 2020-01-03)",
        f"{path}:2:8 place 港口 -> port",
        "",
        "1 document: 2 places, 0 people, 1 date (0 unresolved)",
    ]


def test_the_command_reads_standard_input_and_writes_json(run, dataset_folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    code, out, _ = run("-", "--data", dataset_folder, "--format", "json")
    (document,) = json.loads(out)
    assert (code, document["file"], document["published"]) == (0, "-", None)
    place, date, other = document["mentions"]
    assert (place["words"], place["ids"], place["line"], place["column"]) == ("Harbour", ["port"], 1, 13)
    assert TEXT[other["start"] : other["end"]] == other["words"] == "港口"
    assert (date["kind"], date["edtf"], date["basis"]) == ("date", None, "unresolved")


def test_without_a_file_the_dataset_s_own_documents_are_read(run, dataset_folder):
    code, out, _ = run("--data", dataset_folder)
    assert code == 0
    assert "paper.txt:1:33 date Monday -> unresolved: two dates are as likely" in out
    assert out.splitlines()[-1].startswith("1 document: ")


def test_one_of_the_dataset_s_documents_is_known_again(run, dataset_folder):
    _, out, _ = run(dataset_folder / "seeds" / "paper.txt", "--data", dataset_folder, "--format", "json")
    (document,) = json.loads(out)
    assert (document["source_id"], document["published"]) == ("paper", "2020-01-03")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("朝鲜".encode("gb18030"), "found 'byte 0xb3 in line 1; probably GBK or"),
        ("港口".encode("utf-16"), "found 'something else; probably UTF-16'; save it as UTF-8"),
        (b"a\0b", "a zero byte: is it a text?"),
    ],
)
def test_what_is_not_utf_8_is_told(run, dataset_folder, tmp_path, content, message):
    path = tmp_path / "note.txt"
    path.write_bytes(content)
    code, out, err = run(path, "--data", dataset_folder)
    assert (code, out) == (1, "")
    assert "expected text in UTF-8" in err
    assert message in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt"], "'nowhere.txt' does not exist"),
        (["--date", "soon"], "--date: expected an EDTF date"),
        (["--draft", "--format", "json"], "expected --format and --uncovered without --draft"),
        (["-o", "here"], "expected --output and --force with --draft only"),
    ],
)
def test_misuse_is_told(run, dataset_folder, arguments, message):
    code, out, err = run(*arguments, "--data", dataset_folder)
    assert (code, out) == (2, "")
    assert message in err


# Drafts


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def append_drafts(folder, drafts, status="reported"):
    for name in ("events", "claims"):
        rows = table(drafts / f"{name}-draft.csv")
        columns = list(table(folder / f"{name}.csv")[0])
        with (folder / f"{name}.csv").open("a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            for row in rows:
                assert row.get("status", "") == ""
                writer.writerow(row | ({"status": status} if name == "events" else {}))
    return folder


def test_drafts_of_the_shipped_documents_are_sound_once_the_status_is_filled_in(run, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    shutil.copytree(DATA.parent / "seeds", tmp_path / "seeds")
    before = read(folder)
    code, _, err = run("--data", folder, "--draft", "-o", tmp_path / "drafts", "--date", "2023-09-12")
    assert code == 0
    assert "no date could be resolved" in err
    after = read(append_drafts(folder, tmp_path / "drafts"))
    assert (before.faults, after.faults) == ((), ())
    added = len(table(tmp_path / "drafts" / "events-draft.csv"))
    assert added > 50
    assert len(after.dataset.events) == len(before.dataset.events) + added
    assert read(append_drafts(folder, tmp_path / "drafts", status="")).faults  # the ids are there twice


def test_drafts_are_never_written_over_without_force(run, dataset_folder, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("On 2 January 2020 it left Port. On 3 January 2020 it came.\n", encoding="utf-8")
    arguments = [path, "--data", dataset_folder, "--draft", "-o", tmp_path / "drafts"]
    assert run(*arguments)[0] == 0
    (tmp_path / "drafts" / "events-draft.csv").write_text("mine", encoding="utf-8")
    code, _, err = run(*arguments)
    assert (code, "--force writes over them" in err) == (2, True)
    assert (tmp_path / "drafts" / "events-draft.csv").read_text(encoding="utf-8") == "mine"
    assert run(*arguments, "--force")[0] == 0
    assert [row["when"] for row in table(tmp_path / "drafts" / "events-draft.csv")] == ["2020-01-02"]


def test_a_draft_quotes_and_says_what_it_took(run, dataset_folder, tmp_path):
    path = tmp_path / "Ma Note.txt"
    path.write_text(
        '"Out." On 2 January 2020 two "trains" left Port for Island. Then nothing.\n', encoding="utf-8"
    )
    code, out, _ = run(path, "--data", dataset_folder, "--draft")
    events, claims = (list(csv.DictReader(io.StringIO(part))) for part in out.split("\n\n"))
    (event,), (claim,) = events, claims
    assert code == 0
    assert (event["event_id"], event["layer"], event["place_id"]) == ("ma-note-s2", "train", "port")
    assert (event["title_en"], event["title_zh"]) == ("Port, 2 January 2020", "港，2020年1月2日")
    assert (claim["claim_id"], claim["source_id"]) == ("ma-note-s2-1", "ma-note")
    assert claim["quote"] == 'On 2 January 2020 two "trains" left Port for Island.'
    assert "it also names island" in claim["note"]


@pytest.mark.parametrize(
    ("sentence", "layer"),
    [
        ("On 2 January 2020 two trains left Port for talks.", "train"),
        ("On 2 January 2020 the captains met in Port.", "meeting"),
        ("2020年1月2日，船长在港口会晤。", "meeting"),
        ("On 2 January 2020 the river rose in Port.", "other"),
    ],
)
def test_a_draft_proposes_a_layer_by_the_words(sentence, layer):
    reading = read_document(Document("-", sentence, "note", "Note", None), Finder(ALL))
    assert [row["layer"] for row in draft([reading], ALL).rows["events"]] == [layer]


def test_a_sentence_that_stands_twice_is_quoted_with_its_neighbour():
    text = "On 2 January 2020 it left Port. It rained.\nOn 2 January 2020 it left Port. It snowed.\n"
    reading = read_document(Document("-", text, "note", "Note", None), Finder(ALL))
    quotes = [claim["quote"] for claim in draft([reading], ALL).rows["claims"]]
    assert [text.count(quote) for quote in quotes] == [1, 1]
    assert quotes[0] == "On 2 January 2020 it left Port. It rained."


def test_a_sentence_that_a_text_only_repeats_is_left_out():
    text = "On 2 January 2020 it left Port. " * 2_000
    reading = read_document(Document("-", text, "note", "Note", None), Finder(ALL))
    drafted = draft([reading], ALL)
    assert (len(drafted.rows["events"]) + drafted.repeated, drafted.repeated > 1_900) == (2_000, True)


@pytest.mark.parametrize(
    "piece",
    [
        "5日。",
        "2019年。5日，",
        " ",
        ". ",
        "周一（",
        "Ulan Ude   ",
        "9",
        "一",
        "\n \n",
        "April ",
        "年",
        "-",
        "（",
        "\n",
        "9-",
        "1 to ",
        "the ",
    ],
)
def test_a_long_text_takes_no_more_than_its_length(piece):
    text = piece * 20_000
    assert len(dates(text)) + len(find(text, ALL)) <= len(text)


def test_a_draft_leaves_open_which_of_two_places_is_meant():
    twins = dataset_of(
        make_place("one", aliases=("Springfield",)), make_place("two", aliases=("Springfield",))
    )
    reading = read_document(Document("-", "2020-01-02 in Springfield", "note", "Note", None), Finder(twins))
    drafted = draft([reading], twins)
    assert drafted.rows["events"][0]["place_id"] == ""
    assert "the place may be one or two" in drafted.rows["claims"][0]["note"]


@given(TEXTS.filter(lambda text: "\0" not in text and "\ud800" not in text))
def test_any_text_makes_rows_that_can_be_read_back(text):
    reading = read_document(Document("-", text, "note", "Note", parse("2023-09-11")), FINDER)
    drafted = draft([reading], ALL)
    for name in ("events", "claims"):
        rows = list(csv.DictReader(io.StringIO(drafted.csv(name), newline="")))
        assert [row[f"{name[:-1]}_id"] for row in rows] == [
            row[f"{name[:-1]}_id"] for row in drafted.rows[name]
        ]
    for claim in drafted.rows["claims"]:
        assert text.count(claim["quote"]) == 1
    for event in drafted.rows["events"]:
        assert parse(event["when"])
        assert set(event["event_id"]) <= set(string.ascii_lowercase + string.digits + "-")


# The tables that only this reads


def test_names_are_checked_with_the_other_tables(dataset_folder):
    header = "name_id,kind,name_en,name_zh,name_zh_hant,name_ko,name_ru,aliases\n"
    rows = "ann,person,Ann,安娜,,,,Anna|Annie\nbob,dog,Bob,,,,,\nann,person,,,,,,\n"
    (dataset_folder / "names.csv").write_text(header + rows, encoding="utf-8")
    reading = read(dataset_folder)
    assert list(reading.dataset.names) == ["ann"]
    assert reading.dataset.names["ann"].spellings() == ("Ann", "安娜", "Anna", "Annie")
    assert [(fault.file, fault.row, fault.column) for fault in reading.faults] == [
        ("names.csv", 3, "kind"),
        ("names.csv", 4, "name_id"),
        ("names.csv", 4, "name_en"),
    ]


def test_a_dataset_needs_no_names(dataset_folder):
    assert load(dataset_folder).names == {}


def test_the_list_of_unmapped_mentions_is_checked(tmp_path):
    path = tmp_path / UNMAPPED
    path.write_text(
        "source_id,start,words,place_id,reason,note\npaper,x,Port,port,because,\n", encoding="utf-8"
    )
    with pytest.raises(DataError) as caught:
        unmapped(path)
    assert [fault.column for fault in caught.value.faults] == ["start"]


@pytest.fixture(scope="module")
def shipped():
    return load(DATA)


def test_every_mention_in_the_shipped_documents_is_accounted_for(shipped):
    finder = Finder(shipped)
    left_out = [
        (document.source_id, mention.start, mention.words, "|".join(mention.ids))
        for document in documents_of(shipped)
        for mention in uncovered(read_document(document, finder), shipped)
    ]
    listed = [(row.source_id, row.start, row.words, row.place_id) for row in unmapped(DATA / UNMAPPED)]
    assert listed == left_out


def test_the_dates_of_the_shipped_documents_agree_with_what_was_read_by_hand(shipped):
    documents = {document.source_id: document for document in documents_of(shipped)}
    epoch = {date.words: date.edtf for date in dates(documents["epoch-times-2023"].text, parse("2023-09-11"))}
    assert {word: epoch[word] for word in ("周一", "周日", "周二", "周三", "9月5日")} == {
        "周一": "2023-09-11",
        "周日": "2023-09-10",
        "周二": "2023-09-12",
        "周三": "2023-09-13",
        "9月5日": "2023-09-05",
    }
    summit = [date.edtf for date in dates(documents["wikipedia-summit-2019"].text)]
    assert [edtf for edtf in summit if edtf in ("2019-04-11/2019-04-12", "2019-04-16", "2019-04-23")] == [
        "2019-04-11/2019-04-12",
        "2019-04-16",
        "2019-04-23",
    ]
