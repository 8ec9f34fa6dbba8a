"""Snippets say what they should to a parser, whatever the words, and their links bring the view back."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import tiny_rows, write_rows
from geo_events.dataset import load
from geo_events.errors import ExportError
from geo_events.export import EXPORTERS, snippets
from geo_events.link import app_link, from_query
from geo_events.model import Clock, Status, View
from geo_events.request import Options, Request, file_name
from geo_events.scene import build
from geo_events.text import texts
from geo_events.view import select
from geo_events.wording import Wording

APP = "https://boats.example/app"
# What turns the direction or has no sign of its own does not reach a title.
UNSEEN = dict.fromkeys(map(ord, "\u202e\x00"))
HOSTILE = "\"><script>alert(1)</script>\n](javascript:alert(1)) `~~~` \\ '&amp;\u202e\x00 [x]"
TITLE = " ".join(HOSTILE.split()).translate(UNSEEN)
VIEW = View(
    start="2020-01",
    end="2020-02-03",
    layers=frozenset({"train"}),
    statuses=frozenset({Status.CONFIRMED, Status.REPORTED}),
    search=HOSTILE,
    clock=Clock.REPORTED,
    language="zh",
    event_id="sailing",
)


class Elements(HTMLParser):
    """Start tags with their attributes, in order, and the tags that stay open."""

    def __init__(self, code):
        super().__init__()
        self.found, self.open = [], []
        self.feed(code)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        assert self.open[-1:] == ["script"] or not data.strip(), f"words outside of a tag: {data!r}"


def made(view=VIEW, title=HOSTILE, app_url=APP, page="talk.html", image="talk.png"):
    return {one.name: one for one in snippets(view, title=title, app_url=app_url, page=page, image=image)}


def frame(code):
    elements = Elements(code)
    assert elements.open == []
    [attributes] = [attributes for tag, attributes in elements.found if tag == "iframe"]
    return attributes


def pairs(query):
    return dict(parse_qsl(query, keep_blank_values=True, strict_parsing=True))


@pytest.fixture
def dataset(dataset_folder):
    return load(dataset_folder)


def test_the_app_opens_with_the_view(dataset):
    address = urlsplit(frame(made()["app"].code)["src"])
    query = pairs(address.query)
    assert f"{address.scheme}://{address.netloc}{address.path}" == APP
    assert query.pop("embed") == "true"
    assert from_query(query, dataset) == (VIEW, ())


def test_the_exported_page_opens_at_the_event_and_reaches_nothing():
    attributes = frame(made()["page"].code)
    address, _, fragment = attributes["src"].partition("#")
    assert address == "talk.html"
    assert pairs(fragment) == {"event": "sailing", "clock": "reported", "lang": "zh"}
    assert attributes["sandbox"] == "allow-scripts allow-popups allow-popups-to-escape-sandbox"


def test_a_slide_loads_the_page_when_it_comes_near():
    code = made()["slide"].code
    assert [tag for tag, _ in Elements(code).found] == ["section", "iframe", "script"]
    attributes = frame(code)
    assert "src" not in attributes
    assert attributes["data-src"] == frame(made()["page"].code)["src"]
    assert attributes["sandbox"] == "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@pytest.mark.parametrize("name", ["app", "page", "slide"])
def test_every_frame_has_a_title_waits_and_may_fill_the_screen(name):
    attributes = frame(made()[name].code)
    assert attributes["title"] == TITLE
    assert (attributes["loading"], attributes["allow"]) == ("lazy", "fullscreen; clipboard-write")
    assert "aspect-ratio: 16 / 9" in attributes["style"]
    assert "height" not in attributes


def test_the_app_may_do_what_it_needs_and_has_a_picture_beneath_for_when_it_sleeps():
    code = made()["app"].code
    assert "allow-same-origin" in frame(code)["sandbox"].split()
    (_, link), (_, picture) = Elements(code).found[1:]
    assert link["href"].startswith(f"{APP}?")
    assert "embed" not in link["href"]
    assert (picture["src"], picture["alt"]) == ("talk.png", TITLE)


_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKDOWN = re.compile(r"\[!\[((?:\\.|[^\\\]\[\n])*)\]\(([^()\s<>]*)\)\]\(([^()\s<>]*)\)")


def test_the_picture_links_to_the_app(dataset):
    match = _MARKDOWN.fullmatch(made()["picture"].code)
    words, image, target = match.groups()
    assert _ESCAPED.sub(r"\1", words) == TITLE
    assert image == "talk.png"
    assert from_query(pairs(urlsplit(target).query), dataset) == (VIEW, ())


def test_without_an_app_the_picture_links_to_the_page():
    snippets = made(app_url=None)
    assert list(snippets) == ["page", "slide", "picture"]
    assert list(made()) == ["page", "slide", "app", "picture"]
    assert (
        _MARKDOWN.fullmatch(snippets["picture"].code)[3] == "talk.html#clock=reported&lang=zh&event=sailing"
    )


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_the_words_the_link_gives_them_back(search, title):
    snippets = made(View(search=search), title)
    query = pairs(urlsplit(frame(snippets["app"].code)["src"]).query)
    assert query == {"embed": "true"} | ({"q": search} if search else {})
    assert _MARKDOWN.fullmatch(snippets["picture"].code)


@pytest.mark.parametrize(
    "name", ["javascript:alert(1)//x.html", "a b#c?.html", "data:text/html,x", '"><b>.html', "a)[].html"]
)
def test_a_file_is_never_another_scheme_and_never_ends_its_attribute(name):
    snippets = made(page=name, image=name)
    address = frame(snippets["page"].code)["src"].partition("#")[0]
    assert urlsplit(address).scheme == ""
    assert unquote(address) == name
    assert _MARKDOWN.fullmatch(snippets["picture"].code)[2] == address


def test_a_whole_address_and_letters_stay_legible():
    assert frame(made(page="https://x.example/a/talk.html")["page"].code)["src"].startswith(
        "https://x.example/a/talk.html#"
    )
    assert frame(made(page="船-1.html")["page"].code)["src"].startswith("船-1.html#")


@pytest.mark.parametrize(
    "address", ["", "boats", "javascript:alert(1)", "ftp://x.example", "https://", "//x"]
)
def test_what_is_no_address_is_told(address):
    with pytest.raises(ExportError, match=r"url: expected an address such as .*, found"):
        app_link(address, View())


def test_the_address_loses_its_query_and_gains_a_path():
    assert app_link(" https://boats.example?from=1999#x ", View()) == "https://boats.example/"
    assert app_link("https://boats.example/a b\"'", View()) == "https://boats.example/a%20b%22%27"


def test_every_snippet_has_a_label():
    for language in ("en", "zh"):
        assert {one.label for one in made().values()} <= set(texts(language))


def written(dataset, view, url=APP):
    selection = select(dataset, view)
    request = Request(selection, build(selection), date(2024, 12, 1), Options(url=url))
    return EXPORTERS["embed"].write(request).decode()


def test_the_document_holds_every_snippet_in_a_fence_of_its_own(tmp_path):
    folder = write_rows(tmp_path / "tiny", tiny_rows())
    dataset = replace(load(folder), titles=Wording.of({"en": HOSTILE, "zh": HOSTILE}))
    text = written(dataset, replace(VIEW, search="a ```` b"))
    blocks = re.findall(r"^(`{3,})(html|markdown)\n(.*?)\n\1$", text, re.DOTALL | re.MULTILINE)
    assert [kind for _, kind, _ in blocks] == ["html", "html", "html", "markdown"]
    for _, _, code in blocks[:3]:
        assert frame(code)["title"] == TITLE
    outside = re.sub(r"^(`{3,})(html|markdown)\n(.*?)\n\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    # A backslash stands before each sign that could begin a tag, a link or a heading.
    assert re.search(r"(?<!\\)[<\[]", outside) is None
    assert "A boat leaves" in written(dataset, View())
    assert written(dataset, VIEW, None).count("```html") == 2


def test_a_file_is_named_by_title_period_and_format(dataset):
    told = replace(dataset, titles=Wording.of({"en": "Boats: a/b <story>", "zh": "船。故事。" * 30}))
    assert file_name(told, View(), "html", ".html") == "boats-a-b-story.html"
    assert (
        file_name(told, View(start="2019-04", end="2020"), "png", ".png")
        == "boats-a-b-story_2019-04_2020.png"
    )
    assert file_name(told, View(start="2019"), "bibtex", ".bib") == "boats-a-b-story_from_2019_bibtex.bib"
    assert file_name(told, View(end="2019"), "csl-json", ".csl.json") == "boats-a-b-story_to_2019.csl.json"
    long = file_name(told, View(language="zh"), "kml", ".kml")
    assert long.startswith("船-故事-")
    assert len(long.encode()) < 200
    assert file_name(replace(told, titles=Wording.of({"en": "?!"})), View(), "kml", ".kml") == "map.kml"
