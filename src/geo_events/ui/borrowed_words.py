"""Streamlit's own words, in the language of the page: it says them in English, and takes no others.

Owns which they are. A word that a later Streamlit says otherwise stays as it is. Called by `page`.
"""

from __future__ import annotations

import json
from functools import cache

import streamlit as st

from geo_events.text import LANGUAGES, t

_KEYS = (
    *("upload", "limit", "file", "sidebar", "collapse", "expand", "menu", "skip", "heading"),
    *("row", "csv", "fullscreen", "search", "columns"),
)
_SCRIPT = """(() => {
    const names = ["aria-label", "title"];
    window.geoEventsWords = new Map(Object.entries(%s));
    const tell = () => {
        const words = window.geoEventsWords;
        for (const name of names) for (const one of document.querySelectorAll(`[${name}]`)) {
            const word = words.get(one.getAttribute(name));
            if (word !== undefined && word !== one.getAttribute(name)) one.setAttribute(name, word);
        }
        for (const root of document.querySelectorAll("[data-testid=stFileUploader], a[href^='#']")) {
            const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
                const word = words.get(text.data);
                if (word !== undefined && word !== text.data) text.data = word;
            }
        }
    };
    let due = 0;
    window.geoEventsWatch ??= new MutationObserver(() => {
        due ||= requestAnimationFrame(() => { due = 0; window.geoEventsTell(); });
    });
    window.geoEventsTell = tell;
    window.geoEventsWatch.observe(document.body,
        { subtree: true, childList: true, attributes: true, attributeFilter: names });
    tell();
})();"""


@cache
def script(language: str) -> str:
    """A script that says Streamlit's words in a language, whatever they are said in now."""
    most = {"megabytes": st.get_option("server.maxUploadSize")}
    words = {
        t(f"streamlit.{key}", said, **most): t(f"streamlit.{key}", language, **most)
        for key in _KEYS
        for said in LANGUAGES
    }
    return _SCRIPT % json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
