"""A page in one file: map, player, basemap, words and scene, with nothing left to load.

Owns the page around the player and its content security policy: it allows this page's own scripts and no
request at all. The same request gives the same bytes. Called through `EXPORTERS`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template

from geo_events.export.request import Request
from geo_events.player import LEAFLET, basemap, compress, pack, script, style, words

_LANG = {"en": "en", "zh": "zh-Hans"}


def write(request: Request) -> bytes:
    """The page as UTF-8."""
    view = request.view
    settings = {"language": view.language, "clock": view.clock.value, "selected": view.event_id}
    scripts = [_library(), script(), _start()]
    page = _template().render(
        lang=_LANG[view.language],
        title=request.dataset.title(view.language),
        digest=request.scene.digest,
        styles=_styles(),
        scripts=scripts,
        policy=_policy(scripts),
        basemap=_packed_basemap(),
        words=_json(words()),
        settings=_json(settings),
        parcel=pack(request.scene),
    )
    return page.encode()


def _json(content: object) -> str:
    """JSON that a script element can hold."""
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")


@cache
def _template() -> Template:
    source = (resources.files("geo_events") / "web" / "page.html.jinja").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(source)


@cache
def _start() -> str:
    return (resources.files("geo_events") / "web" / "page.js").read_text(encoding="utf-8")


@cache
def _library() -> str:
    # The file ends with the address of a map of its source, which is not there.
    return (LEAFLET / "leaflet.js").read_text(encoding="utf-8").partition("\n//# sourceMappingURL")[0]


@cache
def _styles() -> list[str]:
    page = (resources.files("geo_events") / "web" / "page.css").read_text(encoding="utf-8")
    return [(LEAFLET / "leaflet.css").read_text(encoding="utf-8"), style(), page]


@cache
def _packed_basemap() -> str:
    return compress(basemap().encode())


def _policy(scripts: list[str]) -> str:
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:"
