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


EXAMPLES = {"dates": 300, "long_tables": 3, "long_texts": 3, "long_uploads": 3}
"""How many; 60 of the others."""
ANY_TEXT = {"dates", "mentions", "names", "long_texts"}
"""Targets that take any text; the others begin with something sound."""


@pytest.mark.parametrize("target", TARGETS)
def test_what_must_hold_holds_for_what_is_nearly_sound(target):
    @settings(max_examples=EXAMPLES.get(target, 60))
    @given(nearly_sound(target) | TEXTS if target in ANY_TEXT else nearly_sound(target))
    def holds(content):
        TARGETS[target](content)

    holds()
