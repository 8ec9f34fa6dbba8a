"""What must hold for any input holds for what was found, and for what is nearly sound."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutations import HARD, LONG, mutated, seeds
from properties import TARGETS

CASES = Path(__file__).parent / "cases" / "fuzz"
KEPT = {
    (name, path.name): path.read_bytes for name in TARGETS for path in sorted((CASES / name).glob("*"))
} | LONG

PIECES = st.sampled_from([piece.decode("utf-8", "replace") for piece in HARD])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=10).map("".join)).map(str.encode)


def nearly_sound(target):
    """Seeds of a target of which a few things are spoilt."""
    chances = st.integers(0, 2**32 - 1).map(Random)
    return st.builds(mutated, st.sampled_from(seeds(target)), chances)


@pytest.mark.parametrize(("target", "name"), KEPT)
def test_what_was_found_stays_mended(target, name):
    TARGETS[target](KEPT[target, name]())


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_starts_from_something_sound(target):
    assert any(seeds(target))
    for content in seeds(target)[:1]:
        TARGETS[target](content)


@settings(max_examples=300)
@given(nearly_sound("dates") | TEXTS)
def test_any_cell_is_a_date_or_none(content):
    TARGETS["dates"](content)


@settings(max_examples=60)
@given(nearly_sound("tables"))
def test_any_folder_is_read_and_what_is_sound_survives(content):
    TARGETS["tables"](content)


@settings(max_examples=3)
@given(nearly_sound("long_tables"))
def test_any_row_may_stand_there_many_times(content):
    TARGETS["long_tables"](content)


@settings(max_examples=60)
@given(nearly_sound("mentions") | TEXTS)
def test_any_text_is_read(content):
    TARGETS["mentions"](content)


@settings(max_examples=60)
@given(nearly_sound("names") | TEXTS)
def test_whatever_a_place_is_called_it_is_found(content):
    TARGETS["names"](content)


@settings(max_examples=3)
@given(nearly_sound("long_texts") | TEXTS)
def test_any_text_may_be_long(content):
    TARGETS["long_texts"](content)


@settings(max_examples=60)
@given(nearly_sound("upload"))
def test_any_upload_is_refused_or_says_what_it_said(content):
    TARGETS["upload"](content)


@settings(max_examples=60)
@given(nearly_sound("workbooks"))
def test_any_workbook_is_refused_or_read(content):
    TARGETS["workbooks"](content)


@settings(max_examples=60)
@given(nearly_sound("geojson"))
def test_any_json_is_refused_or_a_table(content):
    TARGETS["geojson"](content)


@settings(max_examples=60)
@given(nearly_sound("editing"))
def test_any_edit_does_what_it_says_and_no_more(content):
    TARGETS["editing"](content)


@settings(max_examples=3)
@given(nearly_sound("long_uploads"))
def test_any_upload_may_be_long(content):
    TARGETS["long_uploads"](content)
