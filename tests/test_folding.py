"""Folding, on the cases that the page is tested on too."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_events.folding import fold, parted, searchable, searchable_lines, simplified

CASES = json.loads((Path(__file__).parent / "cases" / "folding.json").read_text(encoding="utf-8"))["cases"]
LETTERS = "aA'’-–  \n\0|ıİßſςΣ½Ａ\u0301é会會ﷺ가か\u3099+\u200b\ud800"


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_texts_are_folded_as_in_the_shared_cases(text, folded):
    assert searchable(text) == folded
    assert searchable(folded) == folded


@given(st.lists(st.text(st.sampled_from(LETTERS), max_size=8), max_size=4))
def test_texts_are_folded_together_as_each_for_itself(texts):
    lines = [text.replace("\n", " ").replace("\0", " ") for text in texts]
    assert searchable_lines("\n".join(lines)) == "\n".join(map(searchable, lines))
    assert searchable_lines("\0".join(lines)) == "\0".join(map(searchable, lines))


@given(st.text(st.one_of(st.sampled_from(LETTERS), st.characters())))
def test_any_text_is_folded_soundly(text):
    assert len(fold(text)) == len(text)
    folded = searchable(text)
    assert folded == folded.strip()
    assert "  " not in folded
    assert parted(folded).replace(" ", "") == folded.replace(" ", "")


def test_a_plain_form_has_no_plainer_one():
    assert set(simplified().values()).isdisjoint(simplified())
