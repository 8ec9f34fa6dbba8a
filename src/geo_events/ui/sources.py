"""The documents as they stand, with the passages that the map rests on marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import islice

import streamlit as st

from geo_events.citations import addresses, dated
from geo_events.dataset import Dataset
from geo_events.markup import marks
from geo_events.model import Claim, Source
from geo_events.passages import pieces
from geo_events.text import t
from geo_events.ui import state
from geo_events.ui.markdown import link, plain

_ON_A_PAGE = 50
_PAGE_WIDTH = 220
"""CSS pixels of the number of a page."""
_SCROLL = """<script>
document.querySelector("mark.passage-shown")?.scrollIntoView({block: "center"});
</script>"""


def sources(dataset: Dataset, language: str) -> None:
    """Draw one closed box a document; its text is sent when it is opened."""
    st.header(t("sources.heading", language))
    st.caption(t("sources.help", language))
    for source in _page(dataset.sources, language):
        title = f"{plain(source.title)} · {plain(source.published_by(language))}"
        box = st.expander(title, key=f"source-{source.source_id}", on_change="rerun")
        if not box.open:
            continue
        text = dataset.documents.get(source.source_id)
        claims = [claim for claim in dataset.claims.values() if claim.source_id == source.source_id]
        with box:
            count = t("sources.claims", language, count=len(claims))
            st.caption(f"{_reference(source, language)} · {count}")
            if text is None:
                st.caption(t("sources.no-document", language))
            else:
                st.html(marked(text, claims, source.language))


def _page(found: Mapping[str, Source], language: str) -> Iterable[Source]:
    """The sources that are shown: a table with a link in each row has thousands."""
    pages = -(-len(found) // _ON_A_PAGE)
    if pages < 2:
        return found.values()
    label = t("own.page", language, count=pages)
    number = int(st.number_input(label, 1, pages, key=f"sources-page-{pages}", width=_PAGE_WIDTH))
    return islice(found.values(), (number - 1) * _ON_A_PAGE, number * _ON_A_PAGE)


def _reference(source: Source, language: str) -> str:
    """Publisher, date, addresses and file of a document, as Markdown."""
    parts = [plain(source.published_by(language)), plain(dated(source, language))]
    parts += [link(address) for address in addresses(source)] or [t("player.claim.no-address", language)]
    return " · ".join((*parts, *([] if source.file is None else [plain(source.file)])))


def passage(dataset: Dataset, language: str) -> None:
    """Open the document of the claim that the reader asked for, at its words."""
    claim = dataset.claims.get(st.session_state[state.PASSAGE] or "")
    if claim is None:
        return
    source = dataset.sources[claim.source_id]

    def close() -> None:
        st.session_state[state.PASSAGE] = None

    @st.dialog(plain(source.title), width="medium", on_dismiss=close)
    def dialog() -> None:
        st.caption(_reference(source, language))
        text = dataset.documents.get(source.source_id)
        if text is None:
            st.caption(t("sources.no-document", language))
        body = marked(claim.quote if text is None else text, [claim], source.language, "passage-shown")
        st.html(body + _SCROLL, unsafe_allow_javascript=True)

    dialog()


def marked(text: str, claims: list[Claim], language: str, css_class: str = "passage") -> str:
    """The document as HTML with its quotes in `<mark>`; the text is escaped, and its own markup not shown."""
    parts = []
    for piece in pieces(text, claims, marks(text)):
        if not piece.text:
            continue
        shown = escape(piece.text)
        names = escape(" ".join(piece.claim_ids))
        parts.append(
            f'<mark class="{css_class}" title="{names}">{shown}</mark>' if piece.claim_ids else shown
        )
    return f'<div class="document" lang="{escape(language)}">{"".join(parts)}</div>'
