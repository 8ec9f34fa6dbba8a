"""The player on other people's folium maps: saved, two in a page, and in a Streamlit page of theirs."""

import folium
import pytest
from branca.element import Figure
from serving import serve

import geo_events as ge
from geo_events.errors import ViewError
from geo_events.folium import EventPlayer
from geo_events.web.assets import LEAFLET
from pages import wait

BOATS = [
    {"day": "2019-04-25", "lat": 43.1, "lon": 131.9, "what": "A boat leaves"},
    {"day": "2019-04-28", "lat": 45.1, "lon": 135.9, "what": "A boat arrives"},
]


def base(**options):
    """A map of theirs, whose library comes from this machine."""
    made = folium.Map(tiles=None, location=(44, 133), zoom_start=6, height="400px", **options)
    made.default_js = [("leaflet", (LEAFLET / "leaflet.js").as_uri())]
    made.default_css = [("leaflet_css", (LEAFLET / "leaflet.css").as_uri())]
    return made


def saved(path, *maps):
    """Maps in one page."""
    page = Figure()
    for one in maps:
        page.add_child(one)
    path.write_text(page.render(), encoding="utf-8")
    return path


def test_two_in_one_page_have_each_their_story_and_hear_only_their_own_keys(opened, tmp_path):
    maps = [base(), base()]
    players = [
        EventPlayer(ge.read(BOATS), name="Boats", ground=True).add_to(maps[0]),
        EventPlayer(ge.read(BOATS[:1]).view(language="zh"), show=False).add_to(maps[1]),
    ]
    folium.CircleMarker((44, 133), tooltip="Theirs").add_to(maps[0])
    folium.LayerControl(collapsed=False).add_to(maps[0])
    folium.LayerControl(collapsed=False).add_to(maps[1])
    page = opened(saved(tmp_path / "two.html", *maps))
    one, other = (f"{player.get_name()}.player" for player in players)
    wait(page, f"{one}.visible().length === 2")
    assert page.evaluate("[typeof geoEvents, document.querySelectorAll('.ge-ui').length]") == ["undefined", 1]
    assert page.evaluate(f"{other}.visible()") == []

    page.locator(".leaflet-control-layers label").nth(1).click()
    wait(page, f"{other}.visible().length === 1 && document.querySelectorAll('.ge-ui').length === 2")
    assert page.locator(".ge-play").nth(1).get_attribute("aria-label").startswith("播放")
    before = page.evaluate(f"[{one}.time, {other}.time]")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("End")
    assert page.evaluate(f"[{one}.time, {other}.time]") == before
    page.locator(".ge-play").first.focus()
    page.keyboard.press("End")
    after = page.evaluate(f"[{one}.time, {other}.time]")
    assert (after[0] > before[0], after[1]) == (True, before[1])

    # Switched off and on again it stands where it stood, and what is theirs was never gone.
    page.locator(".leaflet-control-layers label").first.click()
    wait(page, "document.querySelectorAll('.ge-ui').length === 1")
    assert page.locator("path.leaflet-interactive").count() == 1
    page.locator(".leaflet-control-layers label").first.click()
    wait(page, "document.querySelectorAll('.ge-ui').length === 2")
    assert page.evaluate(f"{one}.time") == after[0]


def test_the_library_is_there_once_and_the_ground_for_who_wants_it(tmp_path):
    maps = [base(), base()]
    story = ge.read(BOATS)
    for one in maps:
        EventPlayer(story).add_to(one)
    plain = saved(tmp_path / "plain.html", *maps).read_text(encoding="utf-8")
    assert plain.count("window.geoEventsPlayer ??=") == 1
    assert "window.geoEventsGround = null" in plain
    EventPlayer(story, ground=True).add_to(maps[1])
    assert "window.geoEventsGround = {" in saved(tmp_path / "ground.html", *maps).read_text(encoding="utf-8")


def test_what_is_no_story_is_refused():
    with pytest.raises(ViewError, match=r"Expected a story, as geo_events\.read gives one, found list"):
        EventPlayer(BOATS)


APP = """
import folium
import streamlit as st
from streamlit_folium import st_folium

import geo_events as ge
from geo_events.folium import EventPlayer

st.title("Theirs")
base = folium.Map(tiles=None, location=(44, 133), zoom_start=6)
EventPlayer(ge.read({boats!r}), ground=True).add_to(base)
st_folium(base, height=420, use_container_width=True, returned_objects=[])
"""


def from_here(route):
    """Leaflet as folium asks for it, and nothing of the rest."""
    name = route.request.url.rpartition("/")[2]
    if name in ("leaflet.js", "leaflet.css"):
        route.fulfill(path=LEAFLET / name)
    else:
        route.fulfill(body="", content_type="text/css" if name.endswith(".css") else "text/javascript")


def test_it_stands_in_a_streamlit_page_of_theirs(browser, tmp_path):
    app = tmp_path / "theirs.py"
    app.write_text(APP.format(boats=BOATS), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    faults = []
    with serve(app) as server:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.route(lambda url: not url.startswith(server.url), from_here)
        page.goto(server.url)
        frame = page.frame_locator("iframe[title^='streamlit_folium']")
        frame.locator(".ge-ui:not([hidden])").wait_for()
        frame.locator(".ge-play").click()
        frame.locator(".ge-mark").first.wait_for()
        assert frame.locator(".leaflet-container").bounding_box()["height"] == pytest.approx(420, abs=2)
        context.close()
    assert faults == []
