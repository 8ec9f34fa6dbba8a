"""The player's types of a scene and the page about the scene say the same."""

import re
from pathlib import Path

import build_scene_types

from geo_events.scene import layer_schema, packed_schema, schema, search_schema, track_schema

ROOT = Path(__file__).parent.parent
MEMBERS = {
    node.name: [name for name, _ in build_scene_types.fields(node)]
    for module in (schema, layer_schema, track_schema, packed_schema, search_schema)
    for node in build_scene_types.classes(module)
}


def test_the_player_has_the_types_of_the_scene():
    written = (ROOT / "player/src/scene.d.ts").read_text(encoding="utf-8")
    assert written == build_scene_types.declarations(), "run: python tools/build_scene_types.py"


def test_the_page_about_the_scene_names_every_member_and_no_other():
    page = (ROOT / "docs/scene.md").read_text(encoding="utf-8")
    told = {}
    for section in re.split(r"^##+ ", page, flags=re.MULTILINE):
        heading, *lines = section.splitlines()
        rows = [line.split("|")[1] for line in lines if line.startswith("| `")]
        for name in re.findall("`(.+)`", heading):
            told[name] = sorted(word for row in rows for word in re.findall("`(.+?)`", row))
    assert told == {name: sorted(members) for name, members in MEMBERS.items()}
