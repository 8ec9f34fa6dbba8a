"""A page in one file, opened with the network cut: the story, crowds, and scenes that could break it."""

import subprocess
import sys
from pathlib import Path

import pytest

from builders import tiny_rows, write_rows
from geo_events import cli
from geo_events.dataset import load
from pages import READY, export, listening, many, settle, wait

DATA = Path(__file__).parent.parent.parent / "data"

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("exported")


@pytest.fixture(scope="module")
def crowd(folder):
    script = ROOT / "tools" / "make_synthetic.py"
    subprocess.run(
        [sys.executable, script, "6000", folder / "crowd", "--seed", "7"], check=True, capture_output=True
    )
    return export(folder / "crowd.html", folder / "crowd")


def seen(page, time):
    """What is there at a time: ids, or a number of them."""
    page.evaluate("async (time) => { geoEvents.seek(time); await geoEvents.settled(); }", time)
    return page.evaluate("geoEvents.visible()")


def number(found):
    return found if isinstance(found, int) else len(found)


def test_the_story_opens_as_an_overview_and_moves(opened, story):
    page = opened(story)
    assert set(page.evaluate("geoEvents.visible()")) == set(load(ROOT / "data").events)
    ids = seen(page, "2023-09-12T06:00:00Z")
    assert "kim-train-2023" in ids
    assert "kim-trump-hanoi-2019" not in ids
    assert page.locator(".ge-mark[data-role=ride]").count() == 1
    assert "2023" in page.locator(".ge-day").inner_text()


def test_it_is_drawn_on_its_own_ground(opened, story):
    page = opened(story)
    wait(page, "document.querySelector('canvas.ge-ground')?.width > 1000")
    assert "OpenStreetMap" in page.locator(".ge-credits").inner_text()


def test_a_link_opens_an_event_on_a_clock_in_a_language(opened, story):
    page = opened(story, hash_="#event=kim-train-2023&clock=reported&lang=zh")
    settle(page)
    assert page.evaluate("[geoEvents.selected, geoEvents.playing]") == ["kim-train-2023", False]
    assert page.locator(".ge-card h2").inner_text().startswith("金正恩")


def test_a_slide_drives_it_in_a_sandbox(opened, story):
    page = listening(opened, story)
    page.evaluate(
        "answers.length = 0; ask({geoEvents: 'seek', value: '2019-04-25'}); ask({geoEvents: 'time'});"
    )
    page.evaluate(
        "ask({geoEvents: 'select', value: 'kim-train-2023'}); ask({geoEvents: 'nonsense', value: {}});"
    )
    page.evaluate("ask({geoEvents: 'seek', value: NaN}); ask('nothing for us'); ask({geoEvents: ['seek']});")
    # The page answers in the order in which it was asked, but tells of a selection once it is painted.
    page.wait_for_function(
        """() => answers.filter((one) => one.geoEvents === "error").length === 3
            && answers.some((one) => one.geoEvents === "selected")"""
    )
    answers = page.evaluate("answers")
    assert {"geoEvents": "time", "value": 1556150400000} in answers
    assert {"geoEvents": "selected", "value": "kim-train-2023"} in answers
    errors = [one["value"] for one in answers if one["geoEvents"] == "error"]
    assert len(errors) == 3
    assert "seek() wants a time" in errors[1]
    assert all("wants" in error for error in errors)


def test_the_page_of_the_story_is_small(story, tmp_path):
    # A sixth of it is the list of events for who runs no scripts.
    two = export(tmp_path / "two.html", DATA, "--lang", "en,zh").stat().st_size
    assert two <= 630_000
    # It carries every language in which the story is told, with the words of the program in it.
    assert story.stat().st_size <= two + 80_000 * (len(load(DATA).languages) - 2)


def framed(page, url, ready=READY):
    """The map's frame in a page, once it is there."""
    frame = page.frames[-1]
    frame.wait_for_url(url)
    wait(frame, ready)
    return frame


IS_RIGHT = """async () => {
    await geoEvents.settled();
    const { clientWidth, clientHeight } = document.querySelector("#map");
    const ground = document.querySelector("canvas.ge-ground").getBoundingClientRect();
    const panel = document.querySelector(".ge-panel").getBoundingClientRect();
    const labels = [...document.querySelectorAll(".ge-label")].filter((one) => one.style.visibility === "");
    const inView = [...document.querySelectorAll(".ge-mark, .ge-cluster")].filter((mark) => {
        const box = mark.getBoundingClientRect();
        return box.left > 0 && box.right < clientWidth && box.top > 0 && box.bottom < panel.top;
    });
    return clientWidth === innerWidth && clientHeight === innerHeight && ground.width >= clientWidth
        && ground.height >= clientHeight && inView.length >= 5 && labels.length > 0
        && labels.every((label) => label.offsetWidth > label.offsetHeight);
}"""


@pytest.mark.parametrize("comes", ["while hidden", "when shown"])
def test_it_is_right_on_a_slide_that_was_hidden(opened, story, comes):
    slides = story.parent / "slides.html"
    slides.write_text(
        f"""<!doctype html><style>section[hidden] {{ display: none }}</style>
        <section>A slide before</section>
        <section hidden><iframe data-src="{story.name}" width="960" height="600"></iframe></section>""",
        encoding="utf-8",
    )
    page = opened(slides, ready=None)
    load = "document.querySelector('iframe').src = document.querySelector('iframe').dataset.src;"
    show = "document.querySelectorAll('section').forEach((one) => { one.hidden = !one.hidden; });"
    if comes == "while hidden":
        page.evaluate(load)
        framed(page, story.as_uri(), "globalThis.geoEvents?.visible?.().length > 50")
        page.evaluate(show)
    else:
        page.evaluate(show + load)
    frame = framed(page, story.as_uri(), "document.querySelector('canvas.ge-ground')?.width > 900")
    wait(frame, f"({IS_RIGHT})()")


def test_it_runs_in_the_srcdoc_of_a_sandbox(opened, story, tmp_path):
    notebook = tmp_path / "notebook.html"
    notebook.write_text(
        """<!doctype html><meta charset="utf-8">
        <iframe sandbox="allow-scripts" width="960" height="600"></iframe>""",
        encoding="utf-8",
    )
    page = opened(notebook, ready=None)
    text = story.read_text(encoding="utf-8")
    page.evaluate("(text) => { document.querySelector('iframe').srcdoc = text; }", text)
    frame = framed(page, "about:srcdoc", "document.querySelector('canvas.ge-ground')?.width > 900")
    wait(frame, f"({IS_RIGHT})()")


def test_without_scripts_it_says_what_it_is(opened, story):
    page = opened(story, ready=None, java_script_enabled=False)
    told = page.locator("noscript").inner_text()
    assert "North Korea and Russia: meetings, trains, troop reports" in told
    assert "Natural Earth" in told
    assert told.count("Source: ") == 5


def test_a_browser_that_cannot_unpack_it_is_told_so(browser, story):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete globalThis.DecompressionStream;")
    page.goto(story.as_uri())
    page.locator(".ge-page-notice").wait_for()
    assert "needs a browser of 2023 or later" in page.locator(".ge-page-notice").inner_text()
    context.close()


BAD_CALLS = {
    "geoEvents.seek(NaN)": "seek() wants a time as ISO 8601 text",
    "geoEvents.seek('tomorrow')": 'got "tomorrow"',
    "geoEvents.seek(null)": "got null",
    "geoEvents.select('no-such-event')": "select() wants the id of an event",
    "geoEvents.set({mode: 'backwards', trail: 0, window: -1, loop: 1})": "window wants a number of days",
    "geoEvents.set({colour: 'red'})": "set() knows scene, language",
    "geoEvents.set({scene: {}})": "scene wants a scene",
}


def test_the_page_says_what_it_wanted_and_stays_as_it_was(opened, story):
    page = opened(story)
    before = page.evaluate("[geoEvents.time, geoEvents.selected, geoEvents.visible().length]")
    for call, message in BAD_CALLS.items():
        said = page.evaluate(
            f"() => {{ try {{ {call}; return null; }} catch (fault) {{ return fault.message; }} }}"
        )
        assert message in said, call
    assert page.evaluate("[geoEvents.time, geoEvents.selected, geoEvents.visible().length]") == before


def test_trail_all_and_window_keep_what_they_say(opened, story):
    page = opened(story)

    def count(settings):
        page.evaluate("(settings) => geoEvents.set(settings)", settings)
        return len(seen(page, "2023-09-13T12:00:00Z"))

    everything = count({"mode": "upto"})
    lengths = [count({"mode": "trail", "trail": trail}) for trail in (0.02, 0.12, 0.5, 1)]
    assert lengths == sorted(lengths)
    assert 0 < lengths[0] < lengths[1] < lengths[3] <= everything
    days = [count({"mode": "window", "window": days}) for days in (1, 30, 3650, 100_000)]
    assert days == sorted(days)
    assert 0 < days[0] < days[1] < days[2] < days[3] == everything


def test_playing_loops_and_a_hidden_or_resized_page_breaks_nothing(opened, story):
    page = opened(story)
    end = page.evaluate("(() => { geoEvents.seek('9999'); return geoEvents.time; })()")
    page.evaluate("geoEvents.set({loop: true, speed: 8}); geoEvents.play();")
    for width in (1200, 500, 390, 1440):
        page.set_viewport_size({"width": width, "height": 700})
        wait(page, f"innerWidth === {width}")
        settle(page)
    assert page.evaluate("geoEvents.playing")
    assert page.evaluate("geoEvents.time") < end
    page.evaluate(
        """() => { Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange")); }"""
    )
    assert page.evaluate("geoEvents.playing") is False
    assert "kim-train-2023" in seen(page, "2023-09-13T12:00:00Z")


IN_VIEW = """(id) => {
    const box = document.querySelector(`[data-event="${id}"]`)?.getBoundingClientRect();
    return box !== undefined && box.left >= 0 && box.top >= 0 && box.right <= innerWidth
        && box.bottom <= innerHeight - 150;
}"""


@pytest.mark.parametrize("is_taken", [False, True], ids=["untouched", "taken by the reader"])
def test_stepping_eases_to_what_lies_outside_unless_the_reader_has_the_map(opened, story, is_taken):
    page = opened(story, reduced_motion="reduce")
    if is_taken:
        page.mouse.move(700, 300)
        page.mouse.down()
        page.mouse.move(720, 600, steps=4)
        page.mouse.up()
    page.evaluate("geoEvents.seek('2024-10-30'); geoEvents.next();")
    settle(page)
    assert "two-plus-two-2024" in page.evaluate("geoEvents.visible()")
    assert page.evaluate(IN_VIEW, "two-plus-two-2024") is not is_taken


def test_a_train_between_halts_without_exact_times_is_vague(opened, story):
    page = opened(story)
    seen(page, "2023-09-12T06:00:00Z")
    train = page.locator(".ge-mark[data-role=ride]")
    assert train.get_attribute("data-vague") == "true"
    assert "position inferred or not exact" in train.get_attribute("aria-label")


# ---------------------------------------------------------------- crowds


def test_a_crowd_is_counted_and_a_click_leads_to_real_marks(opened, crowd):
    page = opened(crowd, reduced_motion="reduce")
    assert page.evaluate("geoEvents.visible()") == 6000
    page.evaluate("geoEvents.set({mode: 'upto'})")
    assert seen(page, "9999") == 6000
    canvas = page.locator("canvas.ge-crowd")
    assert canvas.is_visible()
    assert page.evaluate(
        """document.querySelector('canvas.ge-crowd').getContext('2d').getImageData(0, 0, 1400, 700).data
        .some((one) => one > 0)"""
    )
    cluster = page.locator(".ge-count-label:not([hidden])").first
    assert cluster.get_attribute("aria-label").endswith("events around here: show them")
    view = "document.querySelector('.leaflet-proxy').style.transform"
    listed = "document.querySelector('.ge-listing:not([hidden])')"
    for _ in range(12):
        if page.locator(".ge-listing").is_visible() or not canvas.is_visible():
            break
        before = page.evaluate(view)
        page.locator(".ge-count-label:not([hidden])").first.click()
        wait(page, f"{listed} || {view} !== {before!r}")
        settle(page)
    assert page.locator(".ge-listing li, .ge-mark, .ge-cluster").count() > 0


def test_what_is_selected_in_a_crowd_has_its_own_mark_and_a_card(opened, crowd):
    page = opened(crowd)
    page.evaluate("geoEvents.set({mode: 'upto'}); geoEvents.seek('9999'); geoEvents.select('e0000100');")
    settle(page)
    assert page.locator('[data-event="e0000100"]').count() == 1
    assert page.locator(".ge-card .ge-quote").first.inner_text().startswith("Entry ")


def test_both_clocks_and_a_step_back_count_the_same_in_a_crowd(opened, crowd):
    page = opened(crowd)
    for clock in ("hindsight", "reported"):
        page.evaluate("(clock) => geoEvents.set({clock, mode: 'window', window: 400})", clock)
        there = seen(page, "2016-06-01")
        for other in ("2023-01-01", "2001-01-01", "2016-06-01"):
            back = seen(page, other)
        assert number(back) == number(there) > 0


# ---------------------------------------------------------------- scenes that could break it


LEGEND = """[...document.querySelectorAll('.ge-sidebar :not([hidden]) > ul > li:not([hidden])')]
    .map((one) => one.querySelector("span").textContent)"""
STATES = ["Confirmed", "Reported only", "Cancelled", "Did not happen", "Expected: only announced"]


def test_a_page_explains_other_events_only_where_there_are_any(opened, story, tmp_path):
    three = ["Meeting or visit", "Train or line", "Troop report"]
    fold, hollow = "Strip: time without events, folded", "Strip: hollow is not confirmed"
    ways = ["Way named by a source", "Only both ends named", "Way inferred"]
    lines, vague = ["Place not exact", "Many events"], "Date not known to the day"
    told = [*ways, vague, *lines, fold, hollow, "Strip: how long it lasted"]
    assert opened(story).evaluate(LEGEND) == [*three, *STATES, *told]
    mixed = export(
        tmp_path / "mixed.html", many(tmp_path, 3, lambda i: {"layer": ("train", "other", "other")[i]})
    )
    page = opened(mixed)
    # Nothing rode, and all is confirmed on either clock: ways, statuses and hollow blocks are not there.
    assert page.evaluate(LEGEND) == ["Train or line", "Event", *lines]
    stack = page.locator(".ge-cluster")
    assert stack.get_attribute("aria-label").startswith(
        "1 2: 3 events, 1 train or railway event, 2 other events; "
    )
    colours = page.evaluate(
        """[...document.querySelectorAll('.ge-cluster .ge-shape')].map((one) => getComputedStyle(one).fill)"""
    )
    assert colours == ["rgb(0, 115, 90)", "rgb(102, 29, 85)"]
    assert page.locator('.ge-blocks .ge-block[data-layer="other"]').count() == 2
    page.evaluate("geoEvents.set({layers: ['meeting', 'train', 'deployment']})")
    settle(page)
    assert page.evaluate("geoEvents.visible()") == ["e0"]
    alone = opened(export(tmp_path / "alone.html", many(tmp_path, 2, lambda _: {"layer": "other"})))
    assert alone.evaluate(LEGEND) == lines
    assert alone.locator(".ge-cluster").get_attribute("aria-label").startswith("2 events; ")


@pytest.mark.parametrize(("theme", "colour"), [("light", [102, 29, 85]), ("dark", [243, 205, 227])])
def test_a_crowd_of_other_events_has_their_colour(opened, tmp_path, theme, colour):
    page = opened(export(tmp_path / "x.html", many(tmp_path, 300, lambda _: {"layer": "other"})))
    page.evaluate("(theme) => geoEvents.set({mode: 'upto', theme})", theme)
    assert number(seen(page, "9999")) == 300
    found = page.evaluate(
        """(wanted) => {
            const canvas = document.querySelector("canvas.ge-crowd");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const isWanted = (i) => wanted.every((part, k) => data[4 * i + k] === part);
            return Array.from({ length: data.length / 4 }, (_, i) => isWanted(i)).filter(Boolean).length;
        }""",
        colour,
    )
    assert found > 20


def test_the_years_1_to_9999(opened, tmp_path):
    years = ["0001", "0987-06-05", "1500", "2020-01-02T10:00:00Z", "9999-12-31"]
    page = opened(export(tmp_path / "x.html", many(tmp_path, 5, lambda i: {"when": years[i]})))
    page.evaluate("geoEvents.set({mode: 'upto'})")
    assert len(seen(page, "0001-06-01")) == 1
    assert len(seen(page, "9999-12-31")) == 5
    for kind in ("linear", "elastic"):
        page.evaluate("(axis) => geoEvents.set({axis})", kind)
        page.evaluate("geoEvents.seek('0001-01-01'); geoEvents.set({speed: 8}); geoEvents.play();")
        begun = page.evaluate("geoEvents.time")
        wait(page, f"geoEvents.time > {begun}")
        assert page.evaluate("geoEvents.playing")
        page.evaluate("geoEvents.pause()")


def test_no_event_at_all(opened, tmp_path):
    file = export(tmp_path / "x.html", ROOT / "data", "--from", "1800", "--to", "1801")
    page = opened(file)
    assert page.evaluate("geoEvents.visible()") == []
    said = page.locator(".ge-empty").inner_text()
    assert said.startswith("No event passes what this page was made for: Period: 1800 to 1801")
    assert page.locator(".ge-day").inner_text() == "1950–2024"
    assert page.get_by_role("button", name="Show all").count() == 0
    page.evaluate(
        "geoEvents.next(); geoEvents.previous(); geoEvents.play(); geoEvents.pause(); geoEvents.seek('2019')"
    )
    settle(page)


def test_fifty_thousand_events_at_one_point_in_one_minute(opened, tmp_path):
    data = many(tmp_path, 50_000, lambda i: {"when": f"2020-01-02T10:00:{i % 60:02}Z"})
    page = opened(export(tmp_path / "x.html", data))
    page.evaluate("geoEvents.set({mode: 'upto'})")
    assert seen(page, "2020-01-02T10:01:30Z") == 50_000
    page.locator(".ge-count-label:not([hidden])").first.click()
    assert page.locator(".ge-listing h2").inner_text() == "50,000 events here"
    assert page.locator(".ge-list-more").inner_text() == "and 49,940 more"
    page.keyboard.press("Escape")
    page.locator(".ge-listing").wait_for(state="hidden")
    page.locator(".ge-count-label:not([hidden])").first.click()
    page.locator(".ge-listing-body button").first.click()
    assert page.evaluate("geoEvents.selected") == "e0"
    page.locator(".ge-listing").wait_for(state="hidden")
    assert page.locator(".ge-neighbours > span").text_content() == "1 of 50,000"


def test_an_event_that_ends_before_it_starts_is_refused_by_the_tables_and_drawn_from_its_start(
    opened, tmp_path, story
):
    data = many(tmp_path, 2, lambda i: {"when": "2020-01-02/2019-01-02" if i else "2020-01-02"})
    assert cli.main(["export", "html", "-o", str(tmp_path / "x.html"), "--data", str(data)]) == 1
    assert not (tmp_path / "x.html").exists()
    page = opened(story)
    scene = {
        "digest": "odd",
        "period": {"start": 0, "end": 1000},
        "axis": {"knots": [[0, 0], [1000, 1]], "folds": []},
        "places": {},
        "sources": {},
        "chapters": [],
        "tracks": [],
        "events": [
            {
                "id": "odd",
                "layer": "meeting",
                "status": "confirmed",
                "title": {"en": "Odd", "zh": "怪"},
                "when": "1970-01-01",
                "start": 600,
                "end": 200,
                "precision": "day",
                "edges": ["known", "known"],
                "offset": 0,
                "place": None,
                "origin": None,
                "figure": None,
                "actors": [],
                "summary": {"en": "", "zh": ""},
                "claims": [],
            }
        ],
    }
    page.evaluate("(scene) => geoEvents.set({scene, mode: 'upto'})", scene)
    counts = [
        page.evaluate("(t) => { geoEvents.seek(t); return geoEvents.visible().length; }", t)
        for t in (300, 599, 600)
    ]
    assert counts == [0, 0, 1]


def test_only_the_page_around_it_is_answered(opened, story):
    page = listening(opened, story)
    heard = page.evaluate(
        """async () => {
            const sibling = document.createElement("iframe");
            sibling.srcdoc = `<script>
                addEventListener("message", ({ data }) => { document.title += data.geoEvents; });
                parent.frames[0].postMessage({ geoEvents: "visible" }, "*");
                parent.frames[0].postMessage({ geoEvents: "seek", value: "2001" }, "*");
                parent.postMessage({ asked: true }, "*");
            </` + "script>";
            const asked = new Promise((done) => {
                addEventListener("message", ({ data }) => { if (data.asked) done(); });
            });
            document.body.append(sibling);
            await asked;
            answers.length = 0;
            ask({ geoEvents: "time" });
            while (!answers.some((one) => one.geoEvents === "time")) {
                await new Promise((done) => { setTimeout(done, 10); });
            }
            return [sibling.contentDocument.title, answers.find((one) => one.geoEvents === "time").value];
        }"""
    )
    assert heard[0] == ""
    assert heard[1] != 978307200000


def inherited_rows():
    """A dataset whose every free word is one that each object of JavaScript has by inheritance."""
    rows = tiny_rows()
    for row in rows["places"]:
        row |= {"kind": "__proto__", "name_en": "toString", "name_zh": "valueOf"}
    renamed = {
        "port": "constructor",
        "sailing": "constructor",
        "said": "constructor",
        "winter": "constructor",
    }
    renamed |= {"paper": "constructor"}
    for name, table in rows.items():
        for row in table:
            for column in row.keys() & {
                "event_id",
                "place_id",
                "origin_id",
                "claim_id",
                "source_id",
                "chapter_id",
            }:
                row[column] = renamed.get(row[column], row[column])
            if name == "events":
                row |= {
                    "title_en": "__proto__",
                    "title_zh": "hasOwnProperty",
                    "actors": "constructor|__proto__",
                }
    rows["places"][1]["kind"] = "constructor"
    return rows


def test_words_that_every_object_inherits_are_words(opened, folder):
    page = opened(export(folder / "inherited.html", write_rows(folder / "inherited", inherited_rows())))
    for event in ("constructor", "journey"):
        page.evaluate("async (id) => { geoEvents.select(id); await geoEvents.settled(); }", event)
        assert page.locator(".ge-card h2").inner_text() == "__proto__"
        assert page.evaluate("geoEvents.selected") == event
    page.evaluate("async () => { geoEvents.set({query: 'constructor'}); await geoEvents.settled(); }")
    assert set(page.evaluate("geoEvents.visible()")) == {"constructor", "journey"}
    page.evaluate(
        "async () => { geoEvents.present(true); await geoEvents.settled(); geoEvents.present(false); }"
    )
    assert not page.evaluate("geoEvents.presenting")
    assert page.locator(".ge-notice:visible").count() == 0
