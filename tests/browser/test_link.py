"""The link to what is seen: every control changes it, it brings all of it back, and Back undoes the steps."""

import json

import pytest

from builders import tiny_rows, write_rows
from pages import export, listening, press, settle, wait

SEEN = """JSON.stringify([geoEvents.link(), geoEvents.time, geoEvents.selected,
    geoEvents.visible(), geoEvents.playing,
    [...document.querySelectorAll(".ge-sidebar [aria-pressed]")].map((one) => one.ariaPressed),
    [...document.querySelectorAll(".ge-sidebar label:not([hidden]) > select")].map((one) => one.value),
    document.querySelector(".ge-sidebar .ge-query").value, document.documentElement.lang])"""
CHOOSE = (
    "Object.assign(document.querySelector({list!r}), {{value: {value!r}}}).dispatchEvent(new Event('change'))"
)
CONTROLS = {
    "a step": lambda page: page.press(".ge-playhead", "ArrowRight"),
    "a chapter": lambda page: page.click(".ge-chapter >> nth=3"),
    "the playhead": lambda page: page.locator(".ge-strip").click(position={"x": 700, "y": 30}),
    "an event": lambda page: page.evaluate("document.querySelector('.ge-mark').click()"),
    "the trail": lambda page: page.evaluate(CHOOSE.format(list=".ge-length", value="0.3")),
    "the mode": lambda page: page.evaluate(
        "document.querySelectorAll('[aria-labelledby=ge-mode] button')[2].click()"
    ),
    "the window": lambda page: page.evaluate(CHOOSE.format(list=".ge-length", value="30")),
    "the axis": lambda page: page.evaluate(
        "document.querySelectorAll('[aria-labelledby=ge-axis] button')[1].click()"
    ),
    "the speed": lambda page: page.evaluate(CHOOSE.format(list=".ge-speed", value="4")),
    "the map": lambda page: page.click(".leaflet-control-zoom-in"),
    "the period": lambda page: (page.focus(".ge-end.ge-from"), page.keyboard.press("PageUp")),
    "a layer": lambda page: page.click(".ge-group-what .ge-choice >> nth=0"),
    "a status": lambda page: page.click(".ge-group-sure .ge-choice >> nth=1"),
    "the clock": lambda page: page.click("[aria-labelledby=ge-clock] button >> nth=1"),
    "the language": lambda page: page.get_by_role("combobox", name="Language").select_option("zh"),
    "the search": lambda page: page.fill(".ge-sidebar .ge-query", "Ким"),
}
ADDRESS = "decodeURIComponent(location.hash.slice(1)) === decodeURIComponent(geoEvents.link())"


def written(page, before):
    """Wait until the address is the link to what is seen, and another one than before; give it."""
    settle(page)
    wait(page, f"{ADDRESS} && location.hash !== {before!r}")
    return page.evaluate("location.hash")


def test_every_control_changes_the_address_which_brings_it_back(opened, story):
    page = opened(story)
    hash_ = ""
    for name, move in CONTROLS.items():
        move(page)
        hash_ = written(page, hash_)
        assert hash_, name
    assert page.evaluate(f"({SEEN}).includes('speed=4')")
    again = opened(story, hash_=hash_)
    settle(again)
    assert again.evaluate(SEEN) == page.evaluate(SEEN)
    assert again.evaluate("location.hash") == hash_
    assert again.is_hidden(".ge-unmet")


def test_back_undoes_ten_steps_one_by_one_and_forward_does_them_again(opened, story):
    page = opened(story)
    steps = [
        "a chapter",
        "a layer",
        "an event",
        "a status",
        "the clock",
        "the language",
        "the search",
        "the mode",
    ]
    passed = [("", page.evaluate(SEEN))]
    for name in [*steps, "the axis", "the speed"]:
        CONTROLS[name](page)
        hash_ = written(page, passed[-1][0])
        passed.append((hash_, page.evaluate(SEEN)))
    assert page.evaluate("history.length") == len(passed) + 1  # and the empty page before
    for go, way in ((page.go_back, passed[-2::-1]), (page.go_forward, passed[1:])):
        for hash_, seen in way:
            go()
            wait(page, f"location.hash === {hash_!r}")
            settle(page)
            assert page.evaluate(SEEN) == seen, hash_


def test_what_is_being_set_is_one_step_and_playing_none(opened, story):
    page = opened(story)
    page.locator(".ge-sidebar .ge-query").press_sequentially("kim")
    hash_ = written(page, "")
    assert (hash_, page.evaluate("history.length")) == ("#q=kim", 3)
    press(page, "Escape")
    hash_ = written(page, hash_)
    page.press(".ge-playhead", "ArrowRight")
    hash_ = written(page, hash_)
    assert page.evaluate("history.length") == 4
    page.press(".ge-playhead", " ")
    wait(page, "geoEvents.playing")
    time = page.evaluate("geoEvents.time")
    wait(page, f"geoEvents.time > {time}")
    assert page.evaluate("location.hash") == hash_
    page.press(".ge-playhead", " ")
    written(page, hash_)
    assert page.evaluate("history.length") == 4


LINKS = {
    "time=2031&mode=window": ("mode=window", "2031-01-01 lies outside the time shown"),
    "time=1066-10-14": ("time=", "1066-10-14 lies outside the time shown"),
    "map=5/91/0&axis=linear": ("axis=linear", "“5/91/0” is not known for “map”"),
    "mode=all&speed=2": ("speed=2", "“all” is not known for “mode”"),
    "event=nobody&clock=reported": ("clock=reported", "there is no event “nobody” here"),
    f"q={'x' * 50_000}&layers={'y' * 50_000},train&speed=4": ("speed=4", "y…” is not known for “layers”"),
    "clock=noon&lang=fr&axis=round&mode=all": ("", "and 1 more"),
    "event=kim-train-2023&clock=hindsight&lang=en&axis=elastic": ("event=kim-train-2023", None),
}


def test_what_a_link_asks_for_in_vain_is_said_in_one_line(opened, story):
    page = opened(story)
    for link, (kept, said) in LINKS.items():
        page.evaluate(f"location.hash = {link!r}")
        wait(page, f"{ADDRESS} && location.hash.slice(1) !== {link!r}")
        assert kept in page.evaluate("geoEvents.link()"), link[:80]
        words = page.inner_text(".ge-unmet") if page.is_visible(".ge-unmet") else ""
        assert (said or "") in words, link[:80]
        assert len(words) < 300
        assert (said is None) == (words == "")
    page.evaluate("location.hash = 'lang=zh&mode=all'")
    wait(page, "document.querySelector('.ge-unmet').innerText.startsWith('链接中')")
    page.click(".ge-unmet button")
    assert page.is_hidden(".ge-unmet")


def test_in_somebody_elses_page_the_link_is_told_and_adds_no_entry(opened, story):
    page = listening(opened, story)
    page.evaluate("ask({geoEvents: 'select', value: 'kim-train-2023'})")
    told = "answers.filter((one) => one.geoEvents === 'link').at(-1)?.value"
    page.wait_for_function(f"() => {told} === 'event=kim-train-2023'")
    page.evaluate("ask({geoEvents: 'set', value: {map: '5/43.12/131.9', time: '2019-04-25'}})")
    link = "event=kim-train-2023&time=2019-04-25&map=5/43.12/131.9"
    page.wait_for_function(f"() => answers.some((one) => one.geoEvents === 'link' && one.value === {link!r})")
    page.frames[1].evaluate("document.querySelector('.ge-choice').click()")
    page.wait_for_function(f"() => {told}?.startsWith('layers=')")
    assert page.evaluate("history.length") == 2


def test_a_folder_and_an_export_say_where_the_page_opens(opened, tmp_path):
    folder = write_rows(tmp_path / "data", tiny_rows())
    title = {"en": "Boats", "zh": "船", "view": "event=sailing&mode=upto&lang=zh"}
    (folder / "title.json").write_text(json.dumps(title), encoding="utf-8")
    page = opened(export(tmp_path / "folder.html", folder))
    settle(page)
    assert page.evaluate("[geoEvents.selected, geoEvents.link(), document.documentElement.lang]") == [
        "sailing",
        "",
        "zh-Hans",
    ]
    assert page.is_hidden(".ge-opening button")
    page = opened(export(tmp_path / "export.html", folder, "--time", "2000", "--lang", "en", "--event", ""))
    settle(page)
    assert page.evaluate("[geoEvents.selected, document.documentElement.lang]") == [None, "en"]


def test_a_link_is_copied_or_shown_to_be_copied(opened, story):
    page = opened(
        story, hash_="#event=kim-train-2023&mode=window", permissions=["clipboard-write", "clipboard-read"]
    )
    page.click(".ge-card .ge-copy")
    wait(page, "document.querySelector('.ge-card .ge-copied').innerText === 'The link is copied.'")
    assert page.evaluate("navigator.clipboard.readText()") == f"{story.as_uri()}#event=kim-train-2023"
    page.evaluate(
        """Object.defineProperty(navigator, "clipboard",
        {value: {writeText: () => Promise.reject(new Error())}})"""
    )
    page.click(".ge-disclosure")
    page.click("[aria-labelledby=ge-copy-link] button >> nth=0")
    field = page.locator(".ge-sidebar .ge-copy-field")
    field.wait_for()
    assert field.input_value() == page.url
    page.click("[aria-labelledby=ge-copy-link] button >> nth=1")
    wait(page, "document.querySelector('.ge-sidebar .ge-copy-field').value.split('#')[1].startsWith('time=')")


@pytest.mark.parametrize("embedded", [False, True])
def test_the_apps_address_is_the_view_and_back_undoes_it_without_another_map(visit, embedded):
    app = visit("?clock=reported&time=2019-04-25&map=5/43.12/131.9" + ("&embed=true" if embedded else ""))
    seen = f"[{SEEN}, parent.location.search]"
    passed = [app.call(seen)]
    app.call("window.isSame = true")
    assert app.call("[geoEvents.time, geoEvents.link()]") == [
        1556150400000,
        "clock=reported&time=2019-04-25&map=5/43.12/131.9",
    ]
    # A layer would be written twice: that nobody can choose those of which there is nothing, Python adds.
    clock = "document.querySelector('[aria-labelledby=ge-clock] button').click()"
    for step in (
        CONTROLS["a chapter"],
        lambda frame: frame.evaluate(clock),
        CONTROLS["an event"],
        CONTROLS["the mode"],
    ):
        before = app.call("parent.location.search")
        step(app.map)
        written = "decodeURIComponent(parent.location.search).endsWith(decodeURIComponent(geoEvents.link()))"
        wait(app.map, f"parent.location.search !== {before!r} && {written}")
        app.settle()
        passed.append(app.call(seen))
    for was in passed[-2::-1]:
        app.page.go_back()
        wait(app.map, f"parent.location.search === {was[1]!r}")
        app.settle()
        assert app.call(seen) == was
    assert app.call("window.isSame")
