"""Pieces of code that show the map elsewhere: in a web page, on a slide, in a text.

Owns the snippets and their escaping; the links in them are those of `link`. Called through `EXPORTERS` and by
`ui`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from geo_events.dataset import Dataset
from geo_events.link import app_link, page_link, reference
from geo_events.model import View
from geo_events.request import Request, file_name, provenance
from geo_events.text import t

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What a page may do in a frame: run, and open the sources that it links to as what they are."""
_APP_SANDBOX = f"{SANDBOX} allow-same-origin allow-forms allow-downloads"
"""What the app needs to: without its own origin Streamlit shows nothing."""
_WIDE = "border: 0; width: 100%; aspect-ratio: 16 / 9"
_ALLOWED = 'loading="lazy" allow="fullscreen; clipboard-write"'
_FRAME = f'style="{_WIDE}; min-height: 480px" {_ALLOWED}'
"""As high as its column asks for, and on a phone not too low for a map and its player."""
_KEYS = """\
  <script>
    // Keys that the map has no use for go on to the slides: after a click into it the clicker still works.
    {
      const map = document.currentScript.previousElementSibling;
      addEventListener("message", ({ source, data }) => {
        if (source === map.contentWindow && data?.geoEvents === "key") {
          document.dispatchEvent(new KeyboardEvent("keydown", { ...data.value, bubbles: true }));
        }
      });
    }
  </script>
"""
_WHOLE = View()
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
    """Language of the code: `html` or `markdown`."""


def snippets(
    view: View, opening: View = _WHOLE, *, title: str, app_url: str | None, page: str, image: str
) -> tuple[Snippet, ...]:
    """Code that shows a view in other people's pages.

    Parameters
    ----------
    view
        What is shown.
    opening
        What the app shows without a query.
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
    there = page_link(page, view)
    framed = f'{named} sandbox="{SANDBOX}"'
    made = [
        Snippet("page", "embed.page", f'<iframe src="{escape(there)}" {framed} {_FRAME}></iframe>', "html")
    ]
    # The slide show copies data-src to src when the slide comes near: the map then starts on its slide.
    slide = (
        f'<section>\n  <iframe class="r-stretch" data-src="{escape(there)}" {framed} '
        f'style="{_WIDE}" {_ALLOWED}></iframe>\n{_KEYS}</section>'
    )
    made.append(Snippet("slide", "embed.slide", slide, "html"))
    target = there if app_url is None else app_link(app_url, view, opening)
    if app_url is not None:
        source = escape(app_link(app_url, view, opening, embedded=True))
        app = (
            f'<iframe src="{source}" {named} sandbox="{_APP_SANDBOX}" {_FRAME}></iframe>\n'
            f'<a href="{escape(target)}"><img src="{escape(reference(image))}" alt="{escape(words)}" '
            'loading="lazy" style="max-width: 100%"></a>'
        )
        made.append(Snippet("app", "embed.app", app, "html"))
    picture = f"[![{_words(words)}]({reference(image)})]({target})"
    made.append(Snippet("picture", "embed.picture", picture, "markdown"))
    return tuple(made)


def _line(text: str) -> str:
    """Text as one line, without what has no sign of its own or turns the direction of writing."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


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
        view,
        dataset.opening,
        title=dataset.title(view.language),
        app_url=request.options.url,
        page=page,
        image=image,
    ):
        # A fence is longer than any run of its own sign inside.
        fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", snippet.code))])
        yield f"## {_words(t(snippet.label, view.language))}\n"
        yield f"{fence}{snippet.language}\n{snippet.code}\n{fence}\n"
    yield from (f"- {line}" for line in origin)
    yield ""
