"""The page, run without a browser: filters drive what is sent to the map."""

import base64
import gzip
import hashlib
import json
import re
import shutil
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from builders import tiny_rows, write_rows
from geo_events.ui.markdown import plain

ROOT = Path(__file__).parent.parent
SECONDS = 60


def open_app(**query):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def sent(app):
    """What the map was given: the parcel of the last update, unpacked."""
    assert not app.exception, app.exception
    arguments = json.loads(app.get("component_instance")[0].proto.json_args)
    call = re.search(r'geoEvents\.receive\("([A-Za-z0-9+/=]*)", (\{.*?\})\);', arguments["feature_group"])
    content = gzip.decompress(base64.b64decode(call[1]))
    length = int.from_bytes(content[:4], "little")
    return {"scene": json.loads(content[4 : 4 + length]), **json.loads(call[2])}


def drawn(app):
    return {event["id"]: event for event in sent(app)["scene"]["events"]}


@pytest.fixture(scope="module")
def first():
    return open_app()


def test_the_first_page_draws_all_three_layers_of_the_story(first):
    layers = {event["layer"] for event in drawn(first).values()}
    assert layers == {"meeting", "train", "deployment"}
    assert first.title[0].value == "How North Korea and Russia met"
    assert not first.error
    assert not first.warning


def test_every_event_of_the_tables_is_drawn_or_listed(first):
    rows = (ROOT / "data" / "events.csv").read_text(encoding="utf-8")
    assert all(event_id in rows for event_id in drawn(first))
    app = open_app()
    app.session_state["table-box"] = True
    app.run()
    assert len(drawn(first)) == len(app.dataframe[0].value)


def test_a_run_of_the_page_filters_once(filtered):
    app = open_app(q="vostochny")
    assert app.session_state["search"] == "vostochny"
    assert [view.search for view in filtered] == ["vostochny"]
    app.text_input(key="search").set_value("khasan").run()
    assert [view.search for view in filtered[1:]] == ["khasan"]


def test_the_base_script_stays_the_same_whatever_changes():
    def base(app):
        arguments = json.loads(app.get("component_instance")[0].proto.json_args)
        return arguments["script"], arguments["js_links"], arguments["css_links"], arguments["header"]

    app = open_app()
    before = base(app)
    app.segmented_control(key="language").set_value("zh")
    app.radio(key="clock-en").set_value("reported")
    app.pills(key="layers").set_value(["train"])
    app.run()
    assert base(app) == before


def test_nothing_is_loaded_from_outside(first):
    arguments = json.loads(first.get("component_instance")[0].proto.json_args)
    assert all(link.startswith("../geo_events.") for link in arguments["js_links"] + arguments["css_links"])
    assert "http" not in arguments["script"].replace("http://www.w3.org", "")


def test_layers_and_status_filter_the_map():
    app = open_app()
    app.pills(key="layers").set_value(["deployment"]).run()
    assert {event["layer"] for event in drawn(app).values()} == {"deployment"}
    app.pills(key="layers").set_value(["meeting", "train", "deployment"])
    app.pills(key="statuses").set_value(["unfulfilled"]).run()
    assert {event["status"] for event in drawn(app).values()} == {"unfulfilled"}


@pytest.mark.parametrize(
    ("words", "expected"), [("烏蘭烏德", "ulan-ude"), ("улан", "ulan-ude"), ("kursk", "kursk")]
)
def test_the_search_finds_places_in_every_script(words, expected):
    app = open_app()
    app.text_input(key="search").set_value(words).run()
    assert expected in {event["place"] for event in drawn(app).values()}
    app.text_input(key="search").set_value(f"{words} xyzzy").run()
    assert drawn(app) == {}


def test_a_chapter_sets_the_period_and_the_period_names_the_chapter():
    app = open_app()
    chapters = app.pills(key="chapter").options
    assert len(chapters) >= 4
    app.pills(key="chapter").set_value("2019-summit").run()
    start, end = app.session_state["period"]
    assert start.startswith("2019")
    assert end.startswith("2019")
    assert 0 < len(drawn(app)) < len(drawn(open_app()))
    app.pills(key="chapter").set_value("*").run()
    assert len(drawn(app)) == len(drawn(open_app()))


def test_chinese_page():
    app = open_app(lang="zh")
    assert app.title[0].value == "朝鲜与俄罗斯：会晤、列车与部队报道"
    assert sent(app)["language"] == "zh"


def test_a_link_opens_its_view_and_the_address_follows_the_filters():
    app = open_app(clock="reported", layers="train", lang="zh", q="哈桑")
    assert sent(app)["clock"] == "reported"
    assert {event["layer"] for event in drawn(app).values()} == {"train"}
    app.text_input(key="search").set_value("").run()
    assert app.query_params == {"clock": "reported", "layers": "train", "lang": "zh"}


def test_what_a_link_gets_wrong_is_said_and_the_page_still_draws():
    app = open_app(clock="sundial", event="no-such-event")
    assert "sundial" in app.warning[0].value
    assert "no-such-event" in app.warning[0].value.replace("\\", "")
    assert drawn(app)
    app.segmented_control(key="language").set_value("zh").run()
    assert "- 链接参数clock：应为hindsight、reported之一，实为“sundial”" in app.warning[0].value


def test_a_selected_event_is_selected_in_map_and_table():
    app = open_app()
    chosen = next(iter(drawn(app)))
    app.session_state["event"] = chosen
    app.session_state["table-box"] = True
    app.run()
    assert sent(app)["selected"] == chosen
    assert app.session_state["table"]["selection"]["rows"] == [0]


def test_an_open_table_stays_open_when_its_heading_changes():
    app = open_app()
    app.session_state["table-box"] = True
    app.run()
    before = app.expander[0].label
    app.pills(key="layers").set_value(["train"]).run()
    app.segmented_control(key="language").set_value("zh").run()
    assert app.expander[0].label != before
    assert app.expander[0].proto.expanded
    assert set(app.dataframe[0].value["layer"]) == {"列车与铁路"}


def app_of(folder):
    return AppTest.from_string(
        f"from pathlib import Path\nfrom geo_events.ui import show\nshow(Path({str(folder)!r}))",
        default_timeout=SECONDS,
    )


def test_faults_are_reported_in_place_of_a_traceback_and_the_rest_is_drawn(tmp_path):
    rows = tiny_rows()
    rows["events"].append(rows["events"][0] | {"event_id": "lost", "place_id": "atlantis", "when": "someday"})
    app = app_of(write_rows(tmp_path, rows)).run()
    assert set(drawn(app)) == {"sailing", "journey"}
    report = app.dataframe[0].value
    assert {"atlantis", "someday"} <= set(report["found"])
    assert set(report["file"]) == {"events.csv"}
    app.segmented_control(key="language").set_value("zh").run()
    assert "某个地点的编号" in set(app.dataframe[0].value["expected"])


def test_an_empty_folder_is_reported(tmp_path):
    app = app_of(tmp_path).run()
    assert drawn(app) == {}
    assert len(app.dataframe[0].value) >= 5


def test_a_missing_folder_is_reported_and_the_page_comes_back_with_it(tmp_path):
    folder = tmp_path / "tiny"
    app = app_of(folder)
    app.query_params["lang"] = "zh"
    app.run()
    assert not app.exception
    assert str(folder) in app.error[0].value.replace("\\", "")
    assert "expected" not in app.error[0].value
    write_rows(folder, growing_rows())
    app.run()
    app.pills(key="layers").set_value(["train"]).run()
    folder.rename(tmp_path / "elsewhere")
    app.run()
    assert app.error
    (tmp_path / "elsewhere").rename(folder)
    app.run()
    assert not app.error
    assert sent(app)["language"] == "zh"
    assert {event["layer"] for event in drawn(app).values()} == {"train"}


def growing_rows(*more):
    """The tiny dataset, and a meeting at each further date."""
    rows = tiny_rows()
    for when in ("2019", *more):
        name = "on-" + "-".join(re.findall(r"\w+", when)).lower()
        rows["events"].append(rows["events"][0] | {"event_id": name, "when": when})
        rows["claims"].append(rows["claims"][0] | {"claim_id": name, "event_id": name})
    return rows


def test_tables_that_are_edited_while_the_app_runs_are_read_again(tmp_path):
    app = app_of(write_rows(tmp_path, {name: [] for name in tiny_rows()})).run()
    assert drawn(app) == {}
    write_rows(tmp_path, growing_rows())
    app.run()
    assert set(drawn(app)) == {"sailing", "journey", "on-2019"}
    write_rows(tmp_path, growing_rows("2030"))
    app.run()
    assert "on-2030" in drawn(app)
    assert app.select_slider[0].value == ("2019", "2030")


def layered_rows(*layers):
    """The tiny dataset with an event of each of some layers in place of its own events."""
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    rows["events"] = [event | {"event_id": f"one-{layer}", "layer": layer} for layer in layers]
    rows["claims"] = [claim | {"claim_id": f"of-{layer}", "event_id": f"one-{layer}"} for layer in layers]
    rows["stops"] = []
    return rows


def layers_of(app):
    return {event["layer"] for event in drawn(app).values()}


def test_the_story_offers_its_three_layers_and_no_other(first):
    assert [option.split(" · ")[0] for option in first.pills(key="layers").options] == [
        "Meetings and visits",
        "Trains and the line",
        "Troop reports",
    ]


def test_other_events_have_a_pill_and_a_place_in_the_link(tmp_path):
    app = app_of(write_rows(tmp_path, layered_rows("meeting", "other"))).run()
    assert list(app.pills(key="layers").options) == ["Meetings and visits · 1", "Other events · 1"]
    assert app.query_params == {}
    app.pills(key="layers").set_value(["other"]).run()
    assert layers_of(app) == {"other"}
    assert app.query_params == {"layers": "other"}
    app.segmented_control(key="language").set_value("zh").run()
    assert list(app.pills(key="layers").options)[1] == "其他事件 · 1"
    assert app.session_state["layers"] == ["other"]
    app.pills(key="layers").set_value(["meeting", "other"]).run()
    assert app.query_params == {"lang": "zh"}
    app.pills(key="layers").set_value([]).run()
    assert drawn(app) == {}
    assert app.query_params == {"lang": "zh", "layers": "none"}


def test_a_link_of_before_other_events_opens_what_it_opened(tmp_path):
    app = app_of(write_rows(tmp_path, layered_rows("meeting", "train", "deployment", "other")))
    app.query_params["layers"] = "meeting,train,deployment"
    app.run()
    assert layers_of(app) == {"meeting", "train", "deployment"}
    assert app.query_params == {"layers": "meeting,train,deployment"}


def test_the_chosen_layers_survive_a_change_of_the_tables(tmp_path):
    app = app_of(write_rows(tmp_path, layered_rows("meeting", "train"))).run()
    write_rows(tmp_path, layered_rows("meeting", "train", "other"))
    app.run()
    assert layers_of(app) == {"meeting", "train", "other"}
    assert app.query_params == {}
    app.pills(key="layers").set_value(["train", "other"]).run()
    write_rows(tmp_path, layered_rows("meeting", "train", "deployment"))
    app.run()
    assert layers_of(app) == {"train", "deployment"}
    app.pills(key="layers").set_value(["train"]).run()
    write_rows(tmp_path, layered_rows("other"))
    app.run()
    assert layers_of(app) == {"other"}
    app.pills(key="layers").set_value([]).run()
    write_rows(tmp_path, layered_rows("other", "meeting"))
    app.run()
    assert layers_of(app) == {"meeting"}
    write_rows(tmp_path, layered_rows("other"))
    app.run()
    assert layers_of(app) == {"other"}
    assert app.query_params == {}


def test_a_document_that_is_edited_while_the_app_runs_is_checked_again(tmp_path):
    app = app_of(write_rows(tmp_path, tiny_rows())).run()
    assert not app.error
    (tmp_path / "seeds" / "paper.txt").write_text("Something else.", encoding="utf-8")
    app.run()
    assert list(app.dataframe[0].value["column"]) == ["sha256"]


def test_a_file_that_vanishes_while_the_folder_is_looked_at_does_no_harm(tmp_path):
    write_rows(tmp_path, tiny_rows())
    for name in (".places.csv.0123abcd", "notes.txt"):
        (tmp_path / name).symlink_to(tmp_path / "gone")
    app = app_of(tmp_path).run()
    assert set(drawn(app)) == {"sailing", "journey"}


def test_a_period_cut_by_a_chapter_stays_cut_when_the_tables_grow(tmp_path):
    app = app_of(write_rows(tmp_path, growing_rows("2021"))).run()
    app.pills(key="chapter").set_value("winter").run()
    write_rows(tmp_path, growing_rows("2021", "2030"))
    app.run()
    assert set(drawn(app)) == {"sailing", "journey"}


def test_a_chapter_may_be_called_all(tmp_path):
    rows = growing_rows()
    rows["chapters"][0]["chapter_id"] = "all"
    app = app_of(write_rows(tmp_path, rows)).run()
    assert list(app.pills(key="chapter").options) == ["All", "Winter"]


HOSTILE = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{{ 7*7 }}", "[x](http://y)"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_the_tables_never_becomes_markup(tmp_path, text):
    rows = growing_rows()
    rows["events"][0]["title_en"] = text
    rows["chapters"][0]["title_en"] = text
    rows["sources"][0] |= {"title": text, "publisher": text}
    app = app_of(write_rows(tmp_path, rows)).run()
    assert drawn(app)["sailing"]["title"]["en"] == text
    assert app.pills(key="chapter").options[1] == plain(text)
    assert [box.label for box in app.expander][-1] == f"{plain(text)} · {plain(text)}"
    assert text not in plain(text)


@pytest.mark.parametrize("text", HOSTILE[:2])
def test_text_from_a_document_never_becomes_markup(tmp_path, text):
    rows = tiny_rows()
    content = f"Before. {text} After."
    rows["sources"][0]["sha256"] = hashlib.sha256(content.encode()).hexdigest()
    for claim in rows["claims"]:
        claim["quote"] = text
    write_rows(tmp_path, rows)
    (tmp_path / "seeds" / "paper.txt").write_text(content, encoding="utf-8")
    app = app_of(tmp_path).run()
    app.session_state["source-paper"] = True
    app.session_state["passage"] = "said"
    app.run()
    assert not app.error
    bodies = [html.proto.body for html in app.get("html") if '<div class="document"' in html.proto.body]
    assert len(bodies) == 2
    for body in bodies:
        assert escape(text) in body
        assert text not in body


def test_the_story_reads_without_a_fault(tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    app = app_of(tmp_path / "data").run()
    assert not app.error


def test_the_table_has_one_date_in_words_and_sorts_by_time(tmp_path):
    rows = growing_rows("2019-04-25", "2019-04~", "2018-12/2019-01", "201X")
    app = app_of(write_rows(tmp_path, rows))
    app.session_state["table-box"] = True
    app.run()
    shown = app.dataframe[-1].value
    dates = list(shown["date"])
    assert [name for name in shown if "date" in name] == ["date"]
    assert dates == sorted(dates)
    assert "2019-04-01 (2019-04~)" in dates
    assert dates.index("2019-04-01 (2019-04~)") < dates.index("2019-04-25")
    written = app.dataframe[-1].proto.arrow_data.styler.display_values
    assert b"about April 2019" in written


def test_filters_that_leave_nothing_say_so_in_place_of_the_table_and_can_be_cleared():
    app = open_app(q="xyzzy", layers="train", **{"from": "2019"})
    said = app.info[0].value.replace("\\", "")
    assert "xyzzy" in said
    assert "Trains and the line" in said
    assert "2019" in said
    app.button(key="table-clear").click().run()
    assert not app.info
    assert app.query_params == {}
    assert len(drawn(app)) == len(drawn(open_app()))
