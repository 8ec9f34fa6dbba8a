"""The elastic axis is a monotone map with room for crowded days."""

import itertools
import math
from operator import sub

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_events.axis import FOLD, elastic
from geo_events.when import DAY

moments = st.lists(st.integers(-62_135_596_800_000, 253_402_300_799_999), max_size=60)


@given(moments, st.integers(-(10**14), 2 * 10**14), st.integers(0, 10**14))
def test_knots_rise_strictly_from_0_to_1(times, start, length):
    axis = elastic(times, start, start + length)
    assert axis.knots[0] == (start, 0.0)
    assert axis.knots[-1] == (max(start + length, start + 1), 1.0)
    for (time, position), (later, farther) in zip(axis.knots, axis.knots[1:], strict=False):
        assert time < later
        assert position < farther


@given(moments)
def test_every_long_gap_is_folded_and_no_short_one(times):
    axis = elastic(times, min(times, default=0), max(times, default=1))
    gaps = [(a[0], b[0]) for a, b in zip(axis.knots, axis.knots[1:], strict=False) if b[0] - a[0] > FOLD]
    assert [(fold.start, fold.end) for fold in axis.folds] == gaps


def test_an_hour_gets_more_room_than_its_share_and_a_decade_less():
    hour, decade = DAY // 24, 3650 * DAY
    axis = elastic([decade, decade + hour], 0, decade + 2 * hour)
    positions = [position for _, position in axis.knots]
    assert positions[1] < 0.7
    assert positions[2] - positions[1] > 0.15


def test_gaps_beyond_the_fold_are_equally_wide():
    axis = elastic([10 * FOLD], 0, 110 * FOLD)
    assert axis.knots[1][1] == 0.5


def test_very_many_moments_make_few_knots_that_stay_close():
    moments = [round(10 * DAY * (1 + math.sin(i * i)) + (3_000 * DAY if i % 2 else 0)) for i in range(20_000)]
    end = 3_100 * DAY
    axis = elastic(moments, 0, end)
    times, positions = zip(*axis.knots, strict=True)
    assert len(axis.knots) < 2_100
    assert (axis.knots[0], axis.knots[-1]) == ((0, 0.0), (end, 1.0))
    assert all(before < after for before, after in itertools.pairwise(times))
    assert all(before < after for before, after in itertools.pairwise(positions))
    (fold,) = axis.folds
    assert {fold.start, fold.end} <= set(times)
    every = sorted({0, end, *moments})
    widths = [1 + 0.6 * math.log1p(min(gap, 180 * DAY) / (DAY / 2)) for gap in map(sub, every[1:], every)]
    reached = dict(zip(every, itertools.accumulate(widths, initial=0.0), strict=True))
    for moment in every[::97]:
        assert np.interp(moment, times, positions) == pytest.approx(
            reached[moment] / sum(widths), abs=1 / 2_000
        )
