"""A page in one file: map, player, basemap, words and scene, with nothing left to load.

Owns the page around the player and its content security policy: it allows this page's own scripts and no
request at all. The same request gives the same bytes. Called through `EXPORTERS`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from geo_events.citations import dated
from geo_events.cldr import regional
from geo_events.export.listing import listed
from geo_events.languages import chosen, direction
from geo_events.link import beside, page_opening
from geo_events.request import GENERATOR, Provenance, Request, local_span, provenance
from geo_events.scene import Scene, in_languages
from geo_events.text import LANGUAGES, t, texts
from geo_events.web import assets
from geo_events.web.payload import compress, encode
from geo_events.when import iso_day
from geo_events.wording import narrowed

PREVIEW_SIZE = (1200, 630)
"""Pixels of the picture that networks show where somebody links to a page."""
_OTHERS = "style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
"""Directives of the policy beside that of the scripts; `default-src` does not cover the last two."""


def write(request: Request) -> bytes:
    """The page as UTF-8."""
    view = request.view
    languages = _languages(request)
    about = {language: provenance(request, language) for language in languages}
    told = about[view.language]
    settings = {"language": view.language, "opening": page_opening(view, request.dataset)}
    loader = assets.read("loader.min.js")
    carried = (_library(), assets.read("player.min.js"))
    page = _template().render(
        lang=told.tag,
        title=told.title,
        generator=GENERATOR,
        description=_description(request, told),
        address=request.options.url,
        preview=_preview(request),
        preview_size=PREVIEW_SIZE,
        digest=request.scene.digest,
        about=_about(request),
        locale=regional(view.language),
        dir=direction(view.language),
        is_open=request.options.languages is None and view.language == LANGUAGES[0],
        linked=_json(_linked(request, told)),
        noscript=t("export.noscript", view.language),
        events=listed(request),
        lines=told.lines()[1:],
        provenance=_json({language: _about_json(one) for language, one in about.items()}),
        styles=_styles(),
        loader=loader,
        packed=_packed(carried),
        policy=_policy([loader, *carried]),
        basemap=_packed_basemap(languages),
        words=_packed_words(languages),
        unreadable=_json(texts(view.language)["player.unreadable"]),
        settings=_json(settings),
        payload=encode(_carried(request)),
    )
    return page.encode()


def _preview(request: Request) -> str | None:
    """The whole address of the picture: by the rules of networks another is none."""
    url, name = request.options.url, request.options.preview
    return None if url is None or name is None else beside(url, name)


def _languages(request: Request) -> tuple[str, ...]:
    """The languages whose texts the page carries: those that are asked for, else those of the story."""
    asked = request.options.languages
    told = request.dataset.languages if asked is None else asked
    spoken = (chosen([language], LANGUAGES) for language in (request.view.language, *told))
    return tuple(dict.fromkeys(language for language in spoken if language is not None))


def _carried(request: Request) -> Scene:
    """The scene, in the languages that are asked for."""
    asked = request.options.languages
    return request.scene if asked is None else in_languages(request.scene, (request.view.language, *asked))


def _about_json(told: Provenance) -> dict[str, object]:
    """What the page says of itself, as the closing slide shows it."""
    return {
        "title": told.title,
        "version": told.version,
        "made": told.made,
        "dataset": told.dated,
        "filters": told.filters,
        "sources": [
            {
                "title": source.title,
                "publisher": source.published_by(told.language),
                "dated": dated(source, told.language),
                "url": source.url,
                "archive_url": source.archive_url,
                "language": source.language,
            }
            for source in told.sources
        ],
        "credits": told.credits,
    }


def _linked(request: Request, told: Provenance) -> dict[str, object]:
    """The same in the vocabulary of search engines."""
    covered = {}
    if request.selection.count:
        first, after = local_span(request)
        covered = {"temporalCoverage": f"{iso_day(first)}/{iso_day(after - 1)}"}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": told.title,
        "description": _about(request) or _description(request, told),
        "inLanguage": told.tag,
        "version": told.version,
        "dateModified": told.made,
        **covered,
        "citation": list(told.citations),
    }


def _about(request: Request) -> str:
    """What the whole is, in a sentence; empty where only a part of it is here."""
    return request.dataset.about.text(request.view.language) if request.is_whole else ""


def _description(request: Request, told: Provenance) -> str:
    counts = t("export.counts", told.language, events=request.scene.count, sources=len(told.sources))
    return " · ".join((told.title, counts, *told.filters))


def _json(content: object) -> str:
    """JSON that a script element can hold."""
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(assets.read("page.html.jinja"))


@cache
def _library() -> str:
    # The file ends with the address of a map of its source, which is not there.
    return (assets.LEAFLET / "leaflet.js").read_text(encoding="utf-8").partition("\n//# sourceMappingURL")[0]


@cache
def _styles() -> list[str]:
    library = (assets.LEAFLET / "leaflet.css").read_text(encoding="utf-8")
    return [library, assets.read("player.min.css"), assets.read("loader.min.css")]


@cache
def _packed(scripts: tuple[str, ...]) -> str:
    return compress(json.dumps(scripts).encode())


@cache
def _packed_words(languages: tuple[str, ...]) -> str:
    return compress(json.dumps(assets.words(languages), ensure_ascii=False).encode())


@cache
def _packed_basemap(languages: tuple[str, ...]) -> str:
    topology = json.loads(assets.read(assets.BASEMAP))
    for label in topology["labels"]:
        label["name"] = narrowed(label["name"], languages)
    return compress(json.dumps(topology, ensure_ascii=False, separators=(",", ":")).encode())


def _policy(scripts: list[str]) -> str:
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return f"default-src 'none'; script-src {allowed}; {_OTHERS}"
