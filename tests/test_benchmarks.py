"""What of the benchmarks can be wrong without anybody seeing it: how it is counted, and set in lines."""

import pytest

pytest.importorskip("playwright")

from scrub import SETTINGS
from scrub_page import HEAD, line, percentile


def test_the_player_is_put_as_it_is_to_be_measured():
    for driver in SETTINGS.values():
        assert "PREPARE" not in driver
        assert "SEEK" not in driver
        assert driver.count("{") == driver.count("}")


@pytest.mark.parametrize(("percent", "value"), [(0, 1), (50, 10), (95, 19), (100, 20)])
def test_a_percentile_is_a_value_that_was_seen(percent, value):
    assert percentile([float(number) for number in range(20, 0, -1)], percent) == value


def test_a_row_is_as_wide_as_the_head():
    row = line("x", [16.66] * 14)
    assert len(row) == len(HEAD)
    assert row.split()[:3] == ["x", "17", "16.7"]
