"""Layers belong to the data: their table, what stands in for it, and how they look."""

import csv
import itertools
import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from builders import tiny_rows, write_rows
from geo_events import cli
from geo_events.dataset import load, read
from geo_events.design import GLYPHS, contrast, layer_colour, layer_colours, palette
from geo_events.layer import Form, usual_layers
from geo_events.link import from_query
from geo_events.model import Clock, View
from geo_events.picture import RenderOptions, draw
from geo_events.scene import build
from geo_events.story import Story
from geo_events.view import select

ROOT = Path(__file__).parent.parent
SIGHT = np.array(
    [
        np.eye(3),
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
    ]
)
"""Eyes that see all colours, and those without red, without green, without blue: Machado and others, 2009."""


def told(folder, *rows, layer=None, **columns):
    """A folder with a table of layers; its two events are of those named."""
    data = tiny_rows()
    for event, layer_id in zip(data["events"], layer or [row["layer_id"] for row in rows], strict=False):
        event["layer"] = layer_id
    write_rows(folder, data)
    if rows:
        names = list(dict.fromkeys(itertools.chain.from_iterable(rows)))
        with (folder / "layers.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder


BOATS = {"layer_id": "boats", "form": "point", "symbol": "star", "colour": "red", "name_de": "Schiff"}
RIDES = {
    "layer_id": "Rides, by sea",
    "form": "journey",
    "symbol": "bar",
    "colour": "#336699",
    "name_en": "Ride",
}


def faults(folder):
    return [(fault.file, fault.row, fault.column, str(fault.advice or "")) for fault in read(folder).faults]


# ---------------------------------------------------------------- the table


def test_a_story_says_what_its_layers_are(tmp_path):
    dataset = load(told(tmp_path, BOATS | {"count_one_de": "{count} Schiff"}, RIDES))
    boats, rides = dataset.layers.values()
    assert (boats.form, boats.symbol, boats.colour) == (Form.POINT, "star", "red")
    assert (boats.name("en"), boats.counts) == ("Schiff", {"de": {"one": "{count} Schiff"}})
    assert (rides.layer_id, rides.form, rides.name("zh")) == ("Rides, by sea", Form.JOURNEY, "Ride")
    scene = build(select(dataset, View())).data
    assert [layer["id"] for layer in scene["layers"]] == ["boats", "Rides, by sea"]
    assert scene["layers"][1]["light"] == "#336699"
    assert [track["event"] for track in scene["tracks"]] == ["journey"]
    for name in ("geojson", "kml", "csv", "svg", "html", "bibtex"):
        assert Story(dataset).export(name)


def test_a_layer_may_be_any_words_in_a_link(tmp_path):
    dataset = load(told(tmp_path, BOATS, RIDES))
    story = Story(dataset).view(layers=["Rides, by sea"])
    assert [event.event_id for event in story.events] == ["journey"]
    view, mistakes = from_query({"layers": "Rides%2C by sea,other"}, dataset)
    assert (view.layers, mistakes) == ({"Rides, by sea"}, ())


def test_what_is_wrong_in_the_table_is_told_and_the_rest_is_drawn(tmp_path):
    wrong = BOATS | {"form": "journey", "symbol": "stra", "colour": "redd"}
    folder = told(tmp_path, wrong, RIDES | {"form": "jurney"}, layer=["boats", "boats"])
    assert faults(folder) == [
        ("layers.csv", 2, "symbol", "is 'star' meant?"),
        ("layers.csv", 2, "colour", "is 'red' meant?"),
        ("layers.csv", 3, "form", "is 'journey' meant?"),
    ]
    dataset = read(folder).dataset
    assert list(dataset.layers) == ["boats"]
    assert draw(build(select(dataset, View())), RenderOptions(800, 450)).groups


def test_an_event_of_a_layer_that_is_in_no_row_is_told_with_the_nearest(tmp_path):
    folder = told(tmp_path, BOATS, layer=["boats", "botas"])
    assert ("events.csv", 3, "layer", "is 'boats' meant?") in faults(folder)
    assert list(read(folder).dataset.events) == ["sailing"]


def test_what_is_of_no_kind_needs_no_row(tmp_path):
    folder = told(tmp_path, BOATS, layer=["boats", "other"])
    dataset = read(folder).dataset
    assert list(dataset.layers) == ["boats", "other"]
    assert dataset.layers["other"].name("en") == "Event"


def test_thirteen_layers_are_one_too_many(tmp_path):
    rows = [{"layer_id": f"kind-{number}"} for number in range(13)]
    folder = told(tmp_path, *rows)
    assert [fault[:3] for fault in faults(folder)] == [("layers.csv", 14, "layer_id")]
    layers = read(folder).dataset.layers.values()
    assert len({layer.symbol for layer in layers}) == len({layer.colour for layer in layers}) == 12


# ---------------------------------------------------------------- without a table


def test_any_words_become_layers(tmp_path):
    dataset = load(told(tmp_path, layer=["Protest", "Ferry"]))
    assert [(one.layer_id, one.form) for one in dataset.layers.values()] == [
        ("Protest", None),
        ("Ferry", None),
    ]
    scene = build(select(dataset, View())).data
    assert [track["event"] for track in scene["tracks"]] == ["journey"], "it has stops"


def many(folder, count):
    """A folder whose events are of so many kinds, the first the most frequent."""
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    kinds = [f"kind {number}" for number in range(count) for _ in range(count - number)]
    rows["events"] = [event | {"event_id": f"e{i}", "layer": kind} for i, kind in enumerate(kinds)]
    rows["claims"] = [claim | {"claim_id": f"c{i}", "event_id": f"e{i}"} for i in range(len(kinds))]
    rows["stops"] = []
    return write_rows(folder, rows)


@pytest.mark.parametrize("large", [0, 10**9])
def test_of_more_words_than_layers_the_rarest_share_one_and_stay_in_files(tmp_path, monkeypatch, large):
    monkeypatch.setattr("geo_events.dataset.folder.LARGE", large)
    dataset = load(many(tmp_path, 15))
    assert len(dataset.layers) == 12
    assert dataset.layers["other"].name("en") == "4 other kinds"
    rest = select(dataset, View(layers=frozenset({"other"})))
    assert (rest.count, rest.layer_counts["other"]) == (4 + 3 + 2 + 1, 10)
    assert {event.layer for event in rest.events()} == {f"kind {number}" for number in range(11, 15)}
    assert {event["layer"] for event in build(rest).data["events"]} == {"other"}
    text = Story(dataset).view(layers=["other"]).export("csv").decode()
    assert "kind 14" in text
    assert Story(dataset).export("kml")


def test_check_says_what_might_be_said_of_layers(tmp_path, capsys):
    told(tmp_path / "a", layer=["Protest", "Ferry"])
    assert cli.main(["check", str(tmp_path / "a")]) == 0
    said = capsys.readouterr().out
    assert "layer_id,form,symbol,colour,name_en\nProtest,point,circle,blue,Protest\nFerry,journey," in said
    (tmp_path / "a" / "layers.csv").write_text(said[said.index("layer_id,") :].split("\n\n")[0], "utf-8")
    assert cli.main(["check", str(tmp_path / "a")]) == 0
    assert "layer_id" not in capsys.readouterr().out
    told(tmp_path / "b", BOATS, RIDES, {"layer_id": "kites"})
    assert cli.main(["check", str(tmp_path / "b")]) == 0
    assert "no event has the layer kites" in capsys.readouterr().out
    assert cli.main(["check", str(many(tmp_path / "c", 13))]) == 0
    assert "13 kinds" in capsys.readouterr().out


def test_what_has_an_origin_and_no_stops_is_a_flow(tmp_path):
    rows = tiny_rows()
    rows["stops"] = []
    rows["events"][1]["layer"] = "Exports"
    rows["places"][1]["longitude"] = "60"
    scene = build(select(load(write_rows(tmp_path, rows)), View()))
    groups = {group.name: group for group in draw(scene, RenderOptions(1200, 700)).groups}
    assert groups["arcs"].shapes


def test_a_folder_of_before_has_its_layers_still(tmp_path):
    dataset = load(write_rows(tmp_path, tiny_rows()))
    assert dict(dataset.layers) == {name: layer for name, layer in usual_layers().items() if name != "other"}


@pytest.mark.parametrize("clock", Clock)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_story_without_its_table_is_the_same_picture(tmp_path, clock, language):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "data" / "layers.csv").unlink()
    render = RenderOptions(1600, 900, language=language, clock=clock, heading="Title")
    told, untold = (build(select(load(folder), View())) for folder in (ROOT / "data", tmp_path / "data"))
    assert draw(told, render) == draw(untold, render)
    assert json.dumps(told.data, sort_keys=True) == json.dumps(untold.data, sort_keys=True)


# ---------------------------------------------------------------- how they look


def linear(colour):
    shares = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def oklab(light):
    cones = np.cbrt(
        np.array(
            [
                [0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ]
        )
        @ np.clip(light, 0, 1)
    )
    return (
        np.array(
            [
                [0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ]
        )
        @ cones
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_told_apart_by_every_eye_and_stand_out_from_land_and_sea(theme):
    colours = [layer_colour(name, theme) for name in layer_colours()]
    assert len(colours) == 12
    for colour, ground in itertools.product(colours, ("land", "sea")):
        assert contrast(colour, palette(theme)[ground]) >= 3, (colour, ground)
    for eye, least in zip(SIGHT, (0.07, 0.05, 0.05, 0.02), strict=True):
        seen = [oklab(eye @ linear(colour)) for colour in colours]
        pairs = itertools.combinations(range(len(colours)), 2)
        nearest = min(pairs, key=lambda pair: np.linalg.norm(seen[pair[0]] - seen[pair[1]]))
        apart = np.linalg.norm(seen[nearest[0]] - seen[nearest[1]])
        assert apart >= least, ([list(layer_colours())[at] for at in nearest], apart)


@pytest.mark.parametrize("own", ["#ffffff", "#000000", "#ffff00", "#0000ff", "#808080"])
def test_a_colour_of_ones_own_is_moved_until_it_can_be_seen(own):
    for theme in ("light", "dark"):
        for ground in ("land", "sea"):
            assert contrast(layer_colour(own, theme), palette(theme)[ground]) >= 3


def cells_of(outline):
    """Which of the points of a grid lie in an outline."""
    xs, ys = np.meshgrid(np.arange(0.125, 24, 0.25), np.arange(0.125, 24, 0.25))
    if "circle" in outline:
        x, y, radius = outline["circle"]
        return (xs - x) ** 2 + (ys - y) ** 2 <= radius**2
    if "rectangle" in outline:
        left, top, width, height, _ = outline["rectangle"]
        return (xs >= left) & (xs <= left + width) & (ys >= top) & (ys <= top + height)
    inside = np.zeros(xs.shape, bool)
    corners = outline["polygon"]
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if y1 != y2:
            inside ^= ((y1 > ys) != (y2 > ys)) & (xs < (x2 - x1) * (ys - y1) / (y2 - y1) + x1)
    return inside


def test_symbols_differ_without_colour_and_hold_a_core():
    cells = {name: cells_of(outline) for name, outline in GLYPHS.outlines.items()}
    assert len(cells) >= 12
    assert cells.keys() == GLYPHS.middles.keys()
    for one, other in itertools.combinations(cells, 2):
        shared = (cells[one] & cells[other]).sum() / (cells[one] | cells[other]).sum()
        assert shared < 0.85, (one, other)
    for name, (x, y) in GLYPHS.middles.items():
        around = cells_of({"circle": [x, y, GLYPHS.core]})
        assert (cells[name] & around).sum() == around.sum(), name


# ---------------------------------------------------------------- what the code knows


def test_no_code_knows_what_the_shipped_story_is_about():
    words = "|".join(layer for layer in usual_layers() if layer != "other")
    quoted = re.compile(rf"""(["'`])(?:{words})s?\1""", re.IGNORECASE)
    # A word of a name: alone, between underscores, or where a capital begins one.
    part = re.compile(
        rf"(?:^|_)(?i:{words})s?(?:_|$)|(?:^|[a-z])(?:{words.title()})s?(?=[A-Z_]|$)|^(?:{words})(?=[A-Z])"
    )
    code = [*(ROOT / "src").rglob("*.py"), *(ROOT / "player" / "src").rglob("*.js")]
    assert len(code) > 300
    for path in code:
        text = path.read_text(encoding="utf-8")
        assert quoted.search(text) is None, path
        bare = re.sub(r'""".*?"""|/\*.*?\*/|//[^\n]*|#[^\n]*|"[^"\n]*"', "", text, flags=re.DOTALL)
        names = {path.stem.replace("-", "_"), *re.findall(r"[A-Za-z_$][\w$]*", bare)}
        assert not list(filter(part.search, names)), path
