"""The box in which a reader takes the map along: as a file, or as code that shows it elsewhere.

Owns the way from a choice to a download. Formats and their options come from `EXPORTERS`; nothing here knows
one by name. Called by `page`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_events.dataset import Dataset
from geo_events.errors import ExportError, GeoEventsError
from geo_events.export import EXPORTERS, Group, options_of, snippets
from geo_events.export.embed import files
from geo_events.journeys import Track
from geo_events.languages import own_name
from geo_events.link import app_link, filtered_as
from geo_events.message import Message
from geo_events.model import View
from geo_events.request import (
    Options,
    Request,
    chapter_of,
    file_name,
    filters,
    today,
    told,
    view_of,
)
from geo_events.scene import build
from geo_events.text import LANGUAGES, t
from geo_events.ui import film_notes, server
from geo_events.ui.choices import options
from geo_events.ui.expander import box
from geo_events.ui.markdown import plain
from geo_events.ui.sticky_widgets import kept
from geo_events.ui.still_moments import steps
from geo_events.view import Selection, select

_BOX = "share-box"
_ASKED, _PREPARED = "share-asked", "share-prepared"
_SEEN, _ALL = "seen", "all"


@dataclass(frozen=True, eq=False)
class _Prepared:
    """A file that is ready. A visitor has one at most: films are large."""

    visitor: str
    wanted: tuple[str, View, Options, str]
    """Format, view, options and the dataset's version; another choice needs another file."""
    content: bytes
    lacking: tuple[Message, ...] = ()
    """What the file lacks that was made all the same."""

    @property
    def memory(self) -> int:
        """Bytes: once here and once where the browser fetches it."""
        return 2 * len(self.content)


@st.fragment  # It runs alone: a choice made in it leaves the map in peace.
def share(selection: Selection, tracks: Mapping[str, Track], language: str, *, has_link: bool = True) -> None:
    """Draw the box.

    Parameters
    ----------
    selection, tracks
        What is in view, and the tracks of all journeys of its dataset.
    language
        Of the page.
    has_link
        Whether others can open it in the app: what a visitor brought, nobody else can.
    """
    drawn = box(_BOX, t("share.heading", language), ":material/ios_share:")
    if not drawn.open:
        return
    with drawn:
        offered = {exporter.group for exporter in EXPORTERS.values()}
        groups = [group for group in get_args(Group) if group in offered]
        group = st.pills(
            t("share.group", language),
            groups,
            format_func=lambda group: t(f"share.group.{group}", language),
            required=True,
            label_visibility="collapsed",
            **kept("share-group", language, groups[0], groups),
        )
        if group == "code":
            with _row():
                shared = _extent(selection, language)
            _code(shared.dataset, shared.view, language, has_link=has_link)
            return
        name = _format(group or groups[0], language)
        with _row():
            shared = _extent(selection, language)
            dates = partial(shared.dataset.columns.events.dates, shared.rows)
            chapters = shared.dataset.chapters
            beside = shared.view.look.compare
            chosen = options(
                EXPORTERS[name],
                lambda: steps(dates()),
                chapters,
                language,
                beside=beside,
                room=film_notes.room(),
            )
        if "url" in EXPORTERS[name].options and has_link:
            chosen["url"] = _public(st.context.url)
        st.caption(plain(" · ".join(filters(replace(shared.view, language=language), shared.dataset))))
        untold = shared.count - len(told(shared, options_of(name, chosen).tell)) if "tell" in chosen else 0
        if untold:
            st.caption(t("share.untold", language, count=untold))
        if shared.count == 0:
            st.warning(t("share.empty", language))
        _file(shared, tracks, name, chosen, language)


def _row() -> DeltaGenerator:
    """Side by side where there is room, else one below the other."""
    return st.container(horizontal=True, vertical_alignment="bottom")


def _format(group: str, language: str) -> str:
    """The format chosen of a group."""
    names = [name for name, exporter in EXPORTERS.items() if exporter.group == group]
    labels = {name: plain(t(EXPORTERS[name].label, language)) for name in names}
    if len(names) == 1:
        st.markdown(labels[names[0]])
        return names[0]
    chosen = st.radio(
        t("share.format", language),
        names,
        format_func=lambda name: labels[name],
        **kept(f"share-format-{group}", language, names[0], names),
    )
    return chosen or names[0]


def _extent(selection: Selection, language: str) -> Selection:
    """What a file is to be made of, and in which language."""
    # A page in another language begins with that language.
    spoken = st.segmented_control(
        t("share.language", language),
        LANGUAGES,
        format_func=own_name,
        required=True,
        **kept(f"share-language-{language}", language, language, LANGUAGES),
    )
    dataset = selection.dataset
    counts = {_SEEN: selection.count, _ALL: len(dataset.events)}
    extent = st.segmented_control(
        t("share.extent", language),
        (_SEEN, _ALL),
        format_func=lambda extent: t(f"share.extent.{extent}", language, count=counts[extent]),
        required=True,
        **kept("share-extent", language, _SEEN),
    )
    view = replace(selection.view, language=spoken or language)
    if extent == _ALL:
        return select(dataset, filtered_as(view))
    return replace(selection, view=view)


def _file(
    selection: Selection,
    tracks: Mapping[str, Track],
    name: str,
    chosen: Mapping[str, object],
    language: str,
) -> None:
    """Draw the button that makes a file, and then the one that hands it over."""
    options = options_of(name, chosen)
    wanted = (name, selection.view, options, selection.dataset.version)
    prepared: _Prepared | None = st.session_state.get(_PREPARED)
    if prepared is not None and prepared.wanted != wanted:
        del st.session_state[_PREPARED]
        prepared = None
    if not film_notes.say(selection, tracks, name, options, language):
        return
    # While a file is made its button is away: a second press would begin anew.
    if prepared is None and st.session_state.pop(_ASKED, False):
        try:
            made = _made(selection, tracks, name, options, language)
            prepared = _Prepared(server.visitor(), wanted, *made)
            server.claim(prepared)
            st.session_state[_PREPARED] = prepared
        except GeoEventsError as error:
            message = f"{t('share.failed', language)}\n\n{plain(error.text(language))}"
            st.error(message, icon=":material/error:")
    if prepared is None:
        st.button(
            t("share.prepare", language),
            key="share-prepare",
            on_click=lambda: st.session_state.update({_ASKED: True}),
            type="primary",
            icon=":material/draft:",
        )
        return
    exporter = EXPORTERS[name]
    view = selection.view
    if options.chapter is not None:
        view = view_of(view, chapter_of(selection.dataset, options.chapter))
    file = file_name(selection.dataset, view, name, exporter.suffix)
    st.download_button(
        t("share.download", language, size=_size(len(prepared.content))),
        prepared.content,
        file,
        exporter.media_type,
        key="share-download",
        on_click="ignore",
        type="primary",
        icon=":material/download:",
    )
    st.caption(plain(file))
    for lack in prepared.lacking:
        st.warning(plain(lack.text(language)), icon=":material/font_download_off:")


def _made(
    selection: Selection, tracks: Mapping[str, Track], name: str, options: Options, language: str
) -> tuple[bytes, tuple[Message, ...]]:
    exporter = EXPORTERS[name]
    words = t("share.preparing", language)
    place = st.empty()
    try:
        with place.container(), st.spinner(words):
            bar = st.progress(0.0) if exporter.is_long else None

            def tell(share: float) -> None:
                if bar is not None:
                    bar.progress(min(max(share, 0.0), 1.0))

            lacking: list[Message] = []
            request = Request(selection, build(selection, tracks), today(), options, tell, lacking.append)
            with server.exporting():
                content = exporter.write(request)
            return content, tuple(lacking)
    finally:
        place.empty()


def _size(count: int) -> str:
    """So many bytes as a reader takes them in.

    Examples
    --------
    >>> _size(800), _size(74_400), _size(2_340_000)
    ('1 kB', '74 kB', '2.3 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"


def _code(dataset: Dataset, view: View, language: str, *, has_link: bool) -> None:
    """Draw the link and the snippets, each with the button that copies it."""
    url = _link(dataset, view, language) if has_link else None
    page, image = files(dataset, view)
    title = dataset.title(view.language)
    for snippet in snippets(view, dataset.opening, title=title, app_url=url, page=page, image=image):
        _copied(t(snippet.label, language), snippet.code, snippet.language)
    st.caption(t("embed.files", language, page=f"`{page}`", image=f"`{image}`"))


def _link(dataset: Dataset, view: View, language: str) -> str | None:
    """Ask for the app's address and draw the link to a view there; give the address."""
    written = st.text_input(
        t("share.url", language), icon=":material/link:", **kept("share-url", language, st.context.url or "")
    )
    url = (written or "").strip() or None
    if url is None:
        st.caption(t("share.url.none", language))
    elif film_notes.THIS_COMPUTER.match(url):
        st.caption(t("share.url.local", language))
    try:
        address = url and app_link(url, view, dataset.opening)
    except ExportError as error:
        st.error(plain(error.text(language)), icon=":material/error:")
        url = address = None
    if address:
        _copied(t("share.link", language), address, None)
    return url


def _public(url: str | None) -> str | None:
    """The address of the app if others can open it."""
    return None if url is None or film_notes.THIS_COMPUTER.match(url) else url


def _copied(label: str, code: str, language: str | None) -> None:
    st.caption(plain(label))
    st.code(code, language=language, wrap_lines=True)
