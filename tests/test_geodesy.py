"""Distances and directions on the globe."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_events import geodesy

positions = st.tuples(st.floats(-80, 80), st.floats(-180, 180))


def test_a_quarter_of_the_globe_is_as_long_as_its_radius_says():
    quarter = np.pi / 2 * geodesy.EARTH_RADIUS_KM
    assert geodesy.distance_km((0, 0), (0, 90)) == pytest.approx(quarter)
    assert geodesy.distance_km((0, 0), (90, 0)) == pytest.approx(quarter)
    assert geodesy.chord_km(2**0.5) == pytest.approx(quarter)


@given(positions, st.floats(1, 1500))
def test_a_circle_is_everywhere_as_far_from_its_centre(centre, radius_km):
    found = [geodesy.distance_km(centre, position) for position in geodesy.circle(centre, radius_km)]
    assert found == pytest.approx([radius_km] * len(found), rel=1e-6)


@given(positions, positions, st.floats(0, 1))
def test_a_position_between_two_others_lies_on_the_way(start, end, share):
    whole = geodesy.distance_km(start, end)
    middle = geodesy.between(start, end, share)
    parts = geodesy.distance_km(start, middle), geodesy.distance_km(middle, end)
    assert sum(parts) == pytest.approx(whole, abs=1e-3)


@given(positions, st.floats(-0.2, 0.2), st.floats(-0.2, 0.2))
def test_near_by_the_globe_is_flat(origin, north, east):
    position = origin[0] + north, (origin[1] + east + 180) % 360 - 180
    flat = np.hypot(*geodesy.flat_km(position, origin))
    assert flat == pytest.approx(geodesy.distance_km(position, origin), rel=0.02, abs=1e-3)
