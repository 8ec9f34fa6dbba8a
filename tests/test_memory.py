"""What multiplies what it was given is held to what is allowed before it is made."""

import io
import tracemalloc
import zipfile
from datetime import date

import pytest

from builders import tiny_rows, write_rows
from geo_events.dataset import load
from geo_events.errors import UploadError
from geo_events.export import EXPORTERS
from geo_events.model import View
from geo_events.request import Request
from geo_events.scene import build
from geo_events.tables import unpack
from geo_events.ui.table import frame
from geo_events.view import select

MEGABYTE = 1_000_000


def peak_of(work):
    """Bytes that Python held at most beside what was there before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def of_many(folder, count):
    """A dataset of so many events, each at a place of its own, each place from a gazetteer of its own."""
    rows = tiny_rows()
    place, event, claim = rows["places"][0], rows["events"][0], rows["claims"][0]
    numbers = range(count)
    rows["places"] = [{**place, "place_id": f"p{n}", "geocoder": f"gazetteer {n}"} for n in numbers]
    rows["events"] = [{**event, "event_id": f"e{n}", "place_id": f"p{n}", "origin_id": ""} for n in numbers]
    rows["claims"] = [{**claim, "claim_id": f"c{n}", "event_id": f"e{n}"} for n in numbers]
    rows["stops"] = []
    rows["chapters"] = []
    return load(write_rows(folder, rows))


def test_a_table_of_many_places_grows_with_its_rows_and_not_with_their_square(tmp_path):
    sizes, peaks = [], []
    for count in (250, 1_000):
        selection = select(of_many(tmp_path / str(count), count), View())
        request = Request(selection, build(selection), date(2024, 12, 1))
        made = []
        peaks.append(peak_of(lambda made=made, request=request: made.append(EXPORTERS["csv"].write(request))))
        sizes.append(len(made[0]))
    assert sizes[1] < 5 * sizes[0]
    assert peaks[1] < 6 * peaks[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("quotes.csv", b"date,title,place\n" + b'"' * 2_000_000),
        ("cells.csv", b"date,title,place\n" + b"," * 2_000_000),
        ("lines.csv", b"date,title,place\n" * 100 + b"\n" * 2_000_000),
    ],
)
def test_what_would_multiply_is_refused_before_it_is_made(name, content):
    def read():
        with pytest.raises(UploadError):
            unpack([(name, content)])

    assert peak_of(read) < 25 * len(content)


def test_a_zip_is_measured_before_it_is_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("events.csv", b"0" * (300 * MEGABYTE))
    assert len(packed.getvalue()) < MEGABYTE

    def read():
        with pytest.raises(UploadError):
            unpack([("own.zip", packed.getvalue())])

    # The 50 MB that are allowed, and once more while they are put together.
    assert peak_of(read) < 120 * MEGABYTE


def test_no_cell_that_a_reader_downloads_is_a_formula(tmp_path):
    rows = tiny_rows()
    rows["events"][0] |= {"title_en": "=1+1", "title_zh": "=1+1", "actors": "@SUM(A1)|+2"}
    shown = frame(select(load(write_rows(tmp_path / "formulas", rows)), View()), "en")
    assert set(shown["title"]) >= {"'=1+1"}
    assert not any(str(cell).startswith(("=", "@", "+", "-")) for column in shown for cell in shown[column])
