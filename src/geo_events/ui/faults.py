"""What stands in place of a traceback: faults of tables, files that were refused, how others were read.

Owns how messages are drawn on the page; they are made below. Called by `page` and `upload`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from geo_events.message import Fault, Message
from geo_events.request.safe_text import harmless
from geo_events.text import t
from geo_events.ui.markdown import plain

_MOST_SHOWN = 1_000
"""Faults that are listed; their number is told whole."""


def faults(found: Sequence[Fault], left_out: Mapping[str, int], language: str) -> None:
    """Draw every fault of the tables, with what was left out because of them."""
    if not found:
        return
    counts = ", ".join(f"{table} {count}" for table, count in left_out.items() if count) or "0"
    st.error(t("faults.count", language, count=len(found)), icon=":material/error:")
    st.caption(t("faults.help", language, left_out=counts))
    st.dataframe(
        pd.DataFrame(
            # Streamlit lets a reader download them: no cell is one that a spreadsheet takes for a formula.
            [
                {name: harmless(words) if isinstance(words, str) else words for name, words in parts.items()}
                for parts in (fault.parts(language) for fault in found[:_MOST_SHOWN])
            ]
        ),
        hide_index=True,
        column_config={
            name: t(f"faults.{name}", language)
            for name in ("file", "row", "column", "expected", "found", "advice")
        },
        height=min(38 + 35 * len(found), 300),
    )


def refusals(found: Sequence[Message], language: str) -> None:
    """Draw why files were not taken."""
    st.error(listed("own.refused", found, language), icon=":material/error:")


def remarks(found: Sequence[Message], language: str) -> None:
    """Draw what was done to files to read them, if anything was."""
    if found:
        st.info(listed("own.notes", found, language), icon=":material/info:")


def listed(heading: str, found: Sequence[Message], language: str) -> str:
    """Messages as a list under a heading, in Markdown."""
    return "\n".join([t(heading, language), *(f"- {plain(message.text(language))}" for message in found)])
