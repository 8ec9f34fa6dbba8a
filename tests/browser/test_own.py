"""A visitor's own data in a real browser: dropped, mended in the table, drawn, downloaded."""

import shutil
import zipfile

import pytest

from builders import tiny_rows, write_rows
from geo_events.dataset import MemoryFolder, read, starter_files
from geo_events.ui.upload.example_zip import packed
from pages import map_of

WAIT = 60_000


def drawn(page, event_id):
    """The map's frame, once it shows an event."""
    return map_of(page, f"root.geoEvents.visible().includes('{event_id}')")


@pytest.fixture
def story_with_a_slip(tmp_path):
    files = starter_files()
    files["events.csv"] = files["events.csv"].replace(b"soldiers,deployment", b"soldiers,deploiment")
    path = tmp_path / "my-story.zip"
    path.write_bytes(packed(files, "my-story"))
    return path


def test_a_slip_is_mended_in_the_table_and_the_event_drawn(visit, story_with_a_slip, tmp_path):
    page = visit("?lang=en").page
    page.get_by_role("button", name="Your own data").last.click()
    page.locator("input[type=file]").set_input_files(story_with_a_slip)
    page.get_by_text("Tables: one fault to mend").wait_for(timeout=WAIT)
    grid = page.get_by_test_id("stDataFrame").last
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 52)
    for _ in ("⚠", "event_id", "layer"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator("#portal textarea").fill("deployment")
    page.keyboard.press("Enter")
    page.get_by_text("No fault in the tables").wait_for(timeout=WAIT)
    drawn(page, "soldiers")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the tables").click()
    mended = tmp_path / "mended.zip"
    download.value.save_as(mended)
    with zipfile.ZipFile(mended) as archive:
        files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    result = read(MemoryFolder(files))
    assert result.faults == ()
    assert len(result.dataset.events) == 4
    page.get_by_role("button", name="Back to the story").last.click()
    page.get_by_role("heading", name="North Korea and Russia: meetings, trains, troop reports").wait_for(
        timeout=WAIT
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_flat_table_fits_a_phone(visit, tmp_path, language):
    table = tmp_path / "strikes.csv"
    table.write_text("date,place,lat,lon,title,quote\n2024-03-01,Port,53.5,9.9,Strike,They stopped\n")
    page = visit(f"?lang={language}", width=390, height=844).page
    page.get_by_test_id("stExpandSidebarButton").click()
    names = {"en": ("Your own data", "Make the map"), "zh": ("使用自己的数据", "生成地图")}[language]
    page.get_by_test_id("stSidebar").get_by_role("button", name=names[0]).click()
    # The sidebar gives way to the field, which stands in the page.
    page.wait_for_function("() => document.querySelector('#stSidebar').dataset.collapsed === 'true'")
    field = page.get_by_test_id("stFileUploaderDropzone")
    field.wait_for()
    assert field.bounding_box()["x"] >= 0
    page.locator("input[type=file]").set_input_files(table)
    page.get_by_role("button", name=names[1]).wait_for(timeout=WAIT)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390
    page.get_by_role("button", name=names[1]).click()
    drawn(page, "strike")


def test_markup_in_the_tables_is_shown_as_typed(visit, tmp_path):
    text = "<img src=x onerror=alert(1)></script>"
    rows = tiny_rows()
    rows["events"][0] |= {"title_en": text, "summary_en": text}
    rows["claims"][0] |= {"asserted_by": text, "note": text}
    rows["places"][0]["name_en"] = text
    folder = write_rows(tmp_path / "hostile", rows)
    table = shutil.make_archive(str(folder), "zip", folder)
    page = visit("?lang=en").page
    page.get_by_role("button", name="Your own data").last.click()
    page.locator("input[type=file]").set_input_files(table)
    frame = drawn(page, "sailing")
    frame.evaluate("geoEvents.select('sailing')")
    card = frame.get_by_role("dialog")
    card.wait_for()
    assert text in card.inner_text()
    assert frame.locator("img[src=x]").count() == 0
    assert page.locator("img[src=x]").count() == 0
