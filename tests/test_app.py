"""The page, run without a browser: filters drive what is sent to the map."""

import base64
import gzip
import hashlib
import json
import re
import shutil
from dataclasses import replace
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
    call = re.search(r"geoEvents\.receive\((.*)\);\n", arguments["feature_group"])
    payload, settings, words = json.loads(f"[{call[1]}]")
    assert list(words) == [settings["language"]]
    content = gzip.decompress(base64.b64decode(payload))
    length = int.from_bytes(content[:4], "little")
    return {"scene": json.loads(content[4 : 4 + length]), **settings}


def drawn(app):
    return {event["id"]: event for event in sent(app)["scene"]["events"]}


def tell(app, link="", *, claim=None, nonce=None, is_written=False):
    """Have the map tell what its reader chose: `st_folium` leaves it in the session state."""
    nonce = app.session_state["nonce"] + 1 if nonce is None else nonce
    told = {"link": link, "isWritten": is_written, "nonce": nonce}
    app.session_state["map"] = told if claim is None else {**told, "claim": claim}
    return app.run()


def listed(app):
    """Ids of the events that pass, in the order of the table."""
    app.session_state["table-box"] = True
    app.run()
    return set(app.dataframe[-1].value["title"])


@pytest.fixture(scope="module")
def first():
    return open_app()


def test_the_first_page_draws_all_three_layers_of_the_story(first):
    layers = {event["layer"] for event in drawn(first).values()}
    assert layers == {"meeting", "train", "deployment"}
    assert first.title[0].value.replace("\\", "") == "North Korea and Russia: meetings, trains, troop reports"
    assert not first.error
    assert not first.warning


def test_every_event_of_the_tables_is_drawn_or_listed(first):
    rows = (ROOT / "data" / "events.csv").read_text(encoding="utf-8")
    assert all(event_id in rows for event_id in drawn(first))
    app = open_app()
    app.session_state["table-box"] = True
    app.run()
    assert len(drawn(first)) == len(app.dataframe[0].value)


def test_nothing_is_loaded_from_outside(first):
    arguments = json.loads(first.get("component_instance")[0].proto.json_args)
    assert all(link.startswith("../geo_events.") for link in arguments["js_links"] + arguments["css_links"])
    assert "://" not in arguments["script"].replace("http://www.w3.org", "")


def test_what_the_map_tells_reaches_table_address_and_file_in_one_run_that_filters_once(filtered):
    app = open_app()
    whole = sent(app)["scene"]
    filtered.clear()
    tell(app, "q=khasan&layers=train,other&status=confirmed&clock=reported&mode=window")
    assert [view.search for view in filtered] == ["khasan"]
    assert app.query_params == {
        "q": "khasan",
        "layers": "train",
        "status": "confirmed",
        "clock": "reported",
        "mode": "window",
    }
    (heading,) = [box.label for box in app.expander if box.label.startswith("Events in view")]
    count, total = map(int, re.findall(r"\d+", heading))
    assert 0 < count < total == len(whole["events"])
    # The map filters itself: it is told what it told, and has the whole story as before.
    told = sent(app)
    assert told["scene"] == whole
    assert (told["query"], told["layers"], told["statuses"]) == ("khasan", ["train"], ["confirmed"])
    assert told["nonce"] == app.session_state["nonce"]


def test_an_older_word_of_the_map_is_not_heard_again():
    app = open_app()
    tell(app, "lang=zh", nonce=5)
    app.session_state["view"] = replace(app.session_state["view"], search="khasan")
    app.run()
    assert app.query_params == {"lang": "zh", "q": "khasan"}
    tell(app, nonce=4)
    assert app.query_params == {"lang": "zh", "q": "khasan"}


def test_what_no_reader_can_choose_is_left_out_of_what_the_map_tells():
    app = open_app()
    tell(app, "event=no-such-event&from=someday&to=2019&layers=submarine,train")
    assert not app.exception
    assert not app.warning
    assert app.query_params == {"to": "2019", "layers": "train"}


def test_the_base_script_stays_the_same_whatever_changes():
    def base(app):
        arguments = json.loads(app.get("component_instance")[0].proto.json_args)
        return arguments["script"], arguments["js_links"], arguments["css_links"], arguments["header"]

    app = open_app()
    before = base(app)
    tell(app, "from=2019&layers=train&lang=zh&clock=reported")
    assert base(app) == before


@pytest.mark.parametrize(
    ("words", "expected"), [("烏蘭烏德", "Dmitry Medvedev"), ("улан", "Dmitry Medvedev"), ("kursk", "Kursk")]
)
def test_the_search_finds_places_in_every_script(words, expected):
    app = open_app(q=words)
    assert any(expected in title for title in listed(app))
    app = open_app(q=f"{words} xyzzy")
    assert "xyzzy" in app.info[0].value


def test_who_mistypes_a_name_is_offered_it_where_the_table_was():
    app = open_app(q="Putln")
    app.button(key="table-meant").click().run()
    assert sent(app)["query"] == "Putin"
    assert not app.info
    assert any("Putin" in title for title in listed(app))


def test_chinese_page():
    app = open_app(lang="zh")
    assert app.title[0].value == "朝鲜与俄罗斯：会晤、列车与部队动向报道"
    assert sent(app)["language"] == "zh"


def test_a_link_opens_its_view_and_the_address_follows_the_filters():
    app = open_app(clock="reported", layers="train", lang="zh", q="哈桑", status="confirmed,reported")
    told = sent(app)
    assert (told["clock"], told["layers"], told["query"]) == ("reported", ["train"], "哈桑")
    assert told["statuses"] == ["confirmed", "reported"]
    assert (told["from"], told["to"], told["selected"]) == (None, None, None)
    tell(app, "clock=reported&layers=train&lang=zh")
    assert app.query_params == {"clock": "reported", "layers": "train", "lang": "zh"}
    app = open_app(event="kim-putin-vladivostok-2019", to="2019-06", **{"from": "2019"})
    told = sent(app)
    assert (told["from"], told["to"], told["selected"]) == ("2019", "2019-06", "kim-putin-vladivostok-2019")


def test_what_a_link_gets_wrong_is_left_to_the_map_to_say():
    app = open_app(clock="sundial", event="no-such-event", lang="zh")
    told = sent(app)
    assert not app.warning
    assert (told["clock"], told["selected"], told["language"]) == ("hindsight", None, "zh")


def test_an_address_that_the_map_writes_is_left_alone():
    app = open_app(lang="zh")
    tell(app, "lang=zh&layers=train&time=2019-04-25", is_written=True)
    assert app.query_params == {"lang": "zh"}
    assert sent(app)["layers"] == ["train"]
    tell(app, "lang=zh&time=2019-04-25")
    assert app.query_params == {"lang": "zh", "time": "2019-04-25"}


def test_a_folder_that_says_on_which_view_it_opens_opens_there(tmp_path):
    folder = write_rows(tmp_path, tiny_rows())
    title = {"en": "Boats", "zh": "船", "view": "clock=reported&event=sailing&mode=upto"}
    (folder / "title.json").write_text(json.dumps(title), encoding="utf-8")
    app = app_of(folder).run()
    told = sent(app)
    assert (told["clock"], told["selected"]) == ("reported", "sailing")
    assert told["opening"] == "clock=reported&event=sailing&mode=upto"


def test_a_selected_event_is_selected_in_map_table_and_address():
    app = open_app()
    app.session_state["table-box"] = True
    chosen = next(iter(drawn(app)))
    tell(app, f"event={chosen}")
    assert sent(app)["selected"] == chosen
    assert app.query_params == {"event": chosen}
    assert app.session_state["table"]["selection"]["rows"] == [0]


def test_an_open_table_stays_open_when_its_heading_changes():
    app = open_app()
    app.session_state["table-box"] = True
    app.run()
    before = app.expander[0].label
    tell(app, "layers=train&lang=zh")
    assert app.expander[0].label != before
    assert app.expander[0].proto.expanded
    assert set(app.dataframe[0].value["layer"]) == {"列车与铁路"}


def test_beside_the_map_stands_what_the_page_is(first):
    told = " ".join(str(one.value) for one in [*first.sidebar.markdown, *first.sidebar.caption]).replace(
        "\\", ""
    )
    assert "claim by claim from five documents in Chinese" in told
    assert "173 claims from 5 sources" in told
    assert not first.sidebar.text_input


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
    tell(app, "lang=zh")
    assert "某个地点的编号" in set(app.dataframe[0].value["expected"])


def test_an_empty_folder_is_reported(tmp_path):
    app = app_of(tmp_path).run()
    assert drawn(app) == {}
    assert list(app.dataframe[0].value["file"]) == ["events.csv"]


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
    tell(app, "layers=train&lang=zh")
    folder.rename(tmp_path / "elsewhere")
    app.run()
    assert app.error
    (tmp_path / "elsewhere").rename(folder)
    app.run()
    assert not app.error
    assert sent(app)["language"] == "zh"
    assert sent(app)["layers"] == ["train"]


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


def layered_rows(*layers):
    """The tiny dataset with an event of each of some layers in place of its own events."""
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    rows["events"] = [event | {"event_id": f"one-{layer}", "layer": layer} for layer in layers]
    rows["claims"] = [claim | {"claim_id": f"of-{layer}", "event_id": f"one-{layer}"} for layer in layers]
    rows["stops"] = []
    return rows


def test_other_events_have_a_place_in_the_link(tmp_path):
    app = app_of(write_rows(tmp_path, layered_rows("meeting", "other"))).run()
    assert app.query_params == {}
    tell(app, "layers=train,deployment,other&lang=zh")
    assert app.query_params == {"lang": "zh", "layers": "other"}
    tell(app, "layers=meeting,other")
    assert app.query_params == {}
    tell(app, "layers=train")
    assert app.query_params == {}
    tell(app, "layers=none")
    assert app.query_params == {"layers": "none"}
    assert sent(app)["layers"] == []


def test_a_link_of_before_other_events_opens_what_it_opened(tmp_path):
    app = app_of(write_rows(tmp_path, layered_rows("meeting", "train", "deployment", "other")))
    app.query_params["layers"] = "meeting,train,deployment"
    app.run()
    assert sent(app)["layers"] == ["deployment", "meeting", "train"]
    assert app.query_params == {"layers": "meeting,train,deployment"}


def test_the_chosen_layers_survive_a_change_of_the_tables(tmp_path):
    app = app_of(write_rows(tmp_path, layered_rows("meeting", "train"))).run()
    tell(app, "layers=train,deployment,other")
    assert sent(app)["layers"] == ["train"]
    write_rows(tmp_path, layered_rows("meeting", "train", "deployment"))
    app.run()
    assert sent(app)["layers"] == ["deployment", "train"]
    tell(app, "layers=train")
    write_rows(tmp_path, layered_rows("other", "meeting"))
    app.run()
    # Nothing is left of the choice: nobody is to look at an empty map.
    assert sent(app)["layers"] is None
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


HOSTILE = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{{ 7*7 }}", "[x](http://y)"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_the_tables_never_becomes_markup(tmp_path, text):
    rows = growing_rows()
    rows["events"][0]["title_en"] = text
    rows["chapters"][0]["title_en"] = text
    rows["sources"][0] |= {"title": text, "publisher": text}
    app = app_of(write_rows(tmp_path, rows)).run()
    assert drawn(app)["sailing"]["title"]["en"] == text
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
    assert (sent(app)["query"], sent(app)["from"]) == ("", None)
    assert len(drawn(app)) == len(drawn(open_app()))
