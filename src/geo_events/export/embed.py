"""Pieces of code that show the map elsewhere: in a web page, on a slide, in a text.

Owns the snippets, their escaping and the links in them. The link to the app is that of its address bar, the
link to an exported page the one that the page itself reads. Called through `EXPORTERS` and by `ui`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from geo_events.dataset import Dataset
from geo_events.errors import ExportError
from geo_events.model import View
from geo_events.request import Request, file_name, provenance
from geo_events.text import t
from geo_events.view import to_query

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_VALUE = _UNRESERVED | {","}
_PATH = _UNRESERVED | {"/"}
_ADDRESS = _PATH | frozenset(":@!$&+,=%[]")
"""What stays as it is in an address that was given whole; brackets name hosts of IPv6."""
_ABSOLUTE = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_FRAME = 'width="1280" height="720" style="border: 0; max-width: 100%" loading="lazy" allow="fullscreen"'
_MARKUP = re.compile(r"([\\`*_\[\]<>|~$#&])")
"""Characters that mean something inside a line of Markdown."""


@dataclass(frozen=True)
class Snippet:
    """Code to copy."""

    name: str
    """`app`, `page`, `slide` or `picture`."""
    label: str
    """Key of its text."""
    code: str
    language: str
    """Of the code: `html` or `markdown`."""


def snippets(view: View, *, title: str, app_url: str | None, page: str, image: str) -> tuple[Snippet, ...]:
    """Code that shows a view in other people's pages.

    Parameters
    ----------
    view
        What is shown.
    title
        Of the whole, for who cannot see it.
    app_url
        Address of the app; its query is replaced. None where there is none: the picture then links to the
        page.
    page
        Address or file name of a page that was exported for the view.
    image
        Address or file name of a picture of it.

    Raises
    ------
    ExportError
        If the app's address is none.

    Examples
    --------
    >>> made = snippets(View(start="2019"), title="Boats", app_url=None, page="boats.html", image="boats.png")
    >>> print(made[-1].code)
    [![Boats](boats.png)](boats.html#clock=hindsight&lang=en)
    """
    words = _line(title)
    named = f'title="{escape(words)}"'
    there = _opened(page, view)
    framed = f'{named} sandbox="allow-scripts"'
    made = []
    if app_url is not None:
        source = escape(link(app_url, view, embedded=True))
        made.append(Snippet("app", "embed.app", f'<iframe src="{source}" {named} {_FRAME}></iframe>', "html"))
    made.append(
        Snippet("page", "embed.page", f'<iframe src="{escape(there)}" {framed} {_FRAME}></iframe>', "html")
    )
    # The slide show copies data-src to src when the slide comes near: the map then starts on its slide.
    slide = (
        f'<section>\n  <iframe class="r-stretch" data-src="{escape(there)}" {framed} {_FRAME}></iframe>\n'
        "</section>"
    )
    made.append(Snippet("slide", "embed.slide", slide, "html"))
    target = there if app_url is None else link(app_url, view)
    picture = f"[![{_words(words)}]({_reference(image)})]({target})"
    made.append(Snippet("picture", "embed.picture", picture, "markdown"))
    return tuple(made)


def link(app_url: str, view: View, *, embedded: bool = False) -> str:
    """Address at which the app shows a view.

    Raises
    ------
    ExportError
        If the app's address is none.

    Examples
    --------
    >>> link("https://boats.example/app?from=1999", View(search="left & right"), embedded=True)
    'https://boats.example/app?embed=true&q=left%20%26%20right'
    """
    query = {"embed": "true"} if embedded else {}
    root = address(app_url)
    written = _pairs(query | to_query(view))
    return f"{root}?{written}" if written else root


def address(app_url: str) -> str:
    """The app's address without query and fragment.

    Raises
    ------
    ExportError
        If it is no address of the web.
    """
    root = app_url.strip().partition("#")[0].partition("?")[0]
    if _ABSOLUTE.match(root) is None:
        raise ExportError(f"url: expected an address such as https://example.org/map, found {app_url!r}")
    whole = root if "/" in root.partition("//")[2] else f"{root}/"
    return _percent(whole, _ADDRESS)


def _opened(page: str, view: View) -> str:
    """An exported page at what is selected, in the language and with the clock of a view."""
    parameters = {"event": view.event_id or "", "clock": view.clock.value, "lang": view.language}
    return f"{_reference(page)}#{_pairs({name: value for name, value in parameters.items() if value})}"


def _reference(name: str) -> str:
    """A whole address, or a file beside the page that refers to it: never another scheme."""
    return address(name) if _ABSOLUTE.match(name) is not None else _percent(name, _PATH, has_letters=True)


def _pairs(query: Mapping[str, str]) -> str:
    return "&".join(f"{name}={_percent(value, _VALUE)}" for name, value in query.items())


def _line(text: str) -> str:
    """Text as one line, without what has no sign of its own or turns the direction of writing."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def _percent(text: str, kept: frozenset[str], *, has_letters: bool = False) -> str:
    """Text as it may stand in an address; a file's name keeps the letters of all scripts, to be legible."""
    return "".join(
        char if char in kept or (has_letters and char.isalnum()) else _bytes(char) for char in text
    )


def _bytes(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", errors="replace"))


def _words(text: str) -> str:
    r"""Words as Markdown: what could begin markup inside a line is escaped, and nothing else.

    Examples
    --------
    >>> print(_words("![x](http://x), 5 * 2"))
    !\[x\](http://x), 5 \* 2
    """
    return _MARKUP.sub(r"\\\1", text)


def files(dataset: Dataset, view: View) -> tuple[str, str]:
    """Names of the page and of the picture that the snippets show, as the app gives them."""
    return file_name(dataset, view, "html", ".html"), file_name(dataset, view, "png", ".png")


def write(request: Request) -> bytes:
    """The snippets and where they come from, as Markdown in UTF-8."""
    return "\n".join(_lines(request)).encode()


def _lines(request: Request) -> Iterator[str]:
    view, dataset = request.view, request.dataset
    page, image = files(dataset, view)
    title, *origin = (_words(_line(line)) for line in provenance(request).lines())
    yield f"# {title}\n"
    yield t("embed.files", view.language, page=f"`{page}`", image=f"`{image}`") + "\n"
    for snippet in snippets(
        view, title=dataset.title(view.language), app_url=request.options.url, page=page, image=image
    ):
        # A fence is longer than any run of its own sign inside.
        fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", snippet.code))])
        yield f"## {_words(t(snippet.label, view.language))}\n"
        yield f"{fence}{snippet.language}\n{snippet.code}\n{fence}\n"
    yield from (f"- {line}" for line in origin)
    yield ""
