"""The card leads on: to the sources, in the exported page, in a frame of another page and in the app."""

import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from builders import tiny_rows, write_rows
from geo_events.export.embed import SANDBOX
from pages import export, map_of, settle


@pytest.fixture(scope="module")
def newspaper():
    """A paper on the web: its address, and what it was asked with which headers."""
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):  # the name is the library's
            asked.append((self.path, dict(self.headers)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>{self.path}</title>".encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.asked = asked
    server.url = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, newspaper):
    """A paper with an address and a copy, and a letter that has none."""
    rows = tiny_rows()
    (paper,) = rows["sources"]
    paper |= {"url": f"{newspaper.url}/boat", "archive_url": f"{newspaper.url}/2020/boat"}
    letter = {name: paper[name] for name in ("kind", "language", "publisher")}
    rows["sources"].append({"source_id": "letter", "title": "A letter", **letter})
    rows["claims"].append({**rows["claims"][0], "claim_id": "c9", "source_id": "letter"})
    return write_rows(tmp_path_factory.mktemp("linked") / "tiny", rows)


@pytest.fixture(scope="module")
def page_file(folder):
    return export(folder.parent / "linked.html", folder, "--event", "sailing")


def follow(page, link):
    """Where a click on a link leads: title and opener of the new tab."""
    with page.context.expect_page() as opened:
        link.click()
    tab = opened.value
    tab.wait_for_load_state()
    found = tab.title(), tab.evaluate("window.opener")
    tab.close()
    return found


def check_links(page, frame, newspaper):
    """Both links lead to the paper in a tab of its own, which does not learn from where."""
    newspaper.asked.clear()
    card = frame.get_by_role("dialog")
    assert follow(page, card.get_by_role("link").first) == ("/boat", None)
    assert follow(page, card.get_by_role("link", name="archived copy")) == ("/2020/boat", None)
    headers = [headers for path, headers in newspaper.asked if path.endswith("boat")]
    assert len(headers) == 2
    assert all("Referer" not in one for one in headers)
    assert "no address given" in card.locator(".ge-source").last.inner_text()


def test_a_source_is_a_link_in_the_exported_page(opened, page_file, newspaper):
    page = opened(page_file)
    settle(page)
    page.context.set_offline(False)
    check_links(page, page, newspaper)
    assert page.evaluate("geoEvents.selected") == "sailing"


def test_a_source_is_a_link_in_the_frame_of_another_page(opened, page_file, newspaper):
    host = page_file.parent / "host.html"
    frame = f'<iframe sandbox="{SANDBOX}" src="{page_file.name}" width="1200" height="800"></iframe>'
    host.write_text(f"<!doctype html>{frame}", encoding="utf-8")
    page = opened(host, ready=None)
    frame = page.frame_locator("iframe")
    frame.get_by_role("dialog").wait_for()
    page.context.set_offline(False)
    check_links(page, frame, newspaper)


def test_a_source_is_a_link_in_the_app(visit, folder, newspaper, tmp_path):
    table = shutil.make_archive(str(tmp_path / "tiny"), "zip", folder)
    page = visit("?lang=en").page
    page.get_by_role("button", name="Your own data").last.click()
    page.locator("input[type=file]").set_input_files(table)
    frame = map_of(page, "root.geoEvents.visible().includes('sailing')")
    frame.evaluate("geoEvents.select('sailing')")
    frame.get_by_role("dialog").wait_for()
    check_links(page, frame, newspaper)
    frame.get_by_role("button", name="Read it in the source").first.click()
    document = page.get_by_role("dialog").last
    document.get_by_text("published").wait_for()
    assert follow(page, document.get_by_role("link").first) == ("/boat", None)


def test_dates_seek_places_frame_and_people_and_speakers_are_looked_for(opened, story):
    page = opened(story, hash_="#event=kim-putin-vostochny-2023")
    card = page.get_by_role("dialog")
    card.get_by_role("button", name="4 September 2023").click()
    settle(page)
    assert page.locator(".ge-day").inner_text() == "4 September 2023"
    card.get_by_role("button", name="13 September 2023", exact=True).first.click()
    settle(page)
    assert page.locator(".ge-day").inner_text() == "13 September 2023"
    mark = page.locator(".ge-mark[data-event=kim-putin-vostochny-2023]")
    page.evaluate("document.activeElement.blur()")
    for _ in range(12):
        page.keyboard.press("Shift+ArrowLeft")
    settle(page)
    card.get_by_role("button", name="Vostochny Cosmodrome").first.click()
    settle(page)
    assert page.evaluate("geoEvents.selected") == "kim-putin-vostochny-2023"
    box = mark.bounding_box()
    assert 300 < box["x"] < 1050
    card.get_by_role("button", name="Vladimir Putin", exact=True).first.click()
    settle(page)
    field = page.get_by_role("searchbox")
    assert field.input_value() == "Vladimir Putin"
    assert "of 61 events" in page.locator(".ge-passing").inner_text()
    card.locator(".ge-claim-by button").last.click()
    settle(page)
    assert field.input_value() == f'"{card.locator(".ge-claim-by").last.inner_text()}"'
    assert page.evaluate("geoEvents.visible()").count("kim-putin-vostochny-2023") == 1


def position(page):
    return page.locator(".ge-neighbours > span").text_content()


def test_an_event_leads_to_those_of_its_place_its_people_and_its_chapter(opened, story):
    page = opened(story, hash_="#event=kim-putin-vostochny-2023", has_touch=True)
    choice = page.get_by_role("combobox", name="Walk along")
    assert [one.split(" · ")[1] for one in choice.locator("option").all_inner_texts()] == [
        "Vostochny Cosmodrome",
        "Kim Jong Un",
        "Vladimir Putin",
        "The journey of 2023",
    ]
    choice.select_option(
        label=next(one for one in choice.locator("option").all_inner_texts() if "Kim Jong Un" in one)
    )
    number, _, total = position(page).split(" · ")[0].split()
    assert 1 < int(number) < int(total)
    back = page.get_by_role("button", name="Previous of these events")
    back.tap()
    settle(page)
    assert position(page) == f"{int(number) - 1} of {total} · Kim Jong Un"
    assert "Kim Jong Un" in page.locator(".ge-card .ge-people").inner_text()
    page.get_by_role("button", name="Next of these events").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("geoEvents.selected") == "kim-putin-vostochny-2023"
    assert page.evaluate("document.activeElement.closest('.ge-neighbours') !== null")
    assert page.locator(".ge-neighbours [role=status]").text_content().endswith(position(page))
    page.evaluate("document.activeElement.blur()")
    for _ in range(int(total)):
        page.keyboard.press("n")
        settle(page)
    assert position(page) == f"{total} of {total} · Kim Jong Un"
    assert page.get_by_role("button", name="Next of these events").is_disabled()


def test_what_has_no_date_is_listed_searched_and_opened(opened, tmp_path):
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    for number, (name, title) in enumerate((("bell", "A bell rings"), ("rumour", "A rumour"))):
        rows["events"].append({**event, "event_id": name, "when": "", "title_en": title})
        said = "" if number else "2020-01-02"
        rows["claims"].append({**claim, "claim_id": f"u{number}", "event_id": name, "asserted_on": said})
    page = opened(export(tmp_path / "x.html", write_rows(tmp_path / "data", rows)), hash_="#event=bell")
    card = page.locator(".ge-card")
    assert card.locator(".ge-when").inner_text() == "date not given"
    assert card.locator(".ge-when button").count() == 0
    page.keyboard.press("Escape")
    settle(page)
    pill = page.get_by_role("button", name="2 events without a date")
    pill.click()
    settle(page)
    listing = page.get_by_role("dialog", name="2 events without a date")
    assert [row.inner_text().split("\n")[-1] for row in listing.locator("button[data-event]").all()] == [
        "A bell rings",
        "A rumour",
    ]
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("geoEvents.selected") == "bell"
    assert position(page) == "1 of 2 · date not given"
    page.keyboard.press("n")
    settle(page)
    assert page.evaluate("geoEvents.selected") == "rumour"
    page.evaluate("geoEvents.select(null); geoEvents.set({query: 'bell'})")
    settle(page)
    assert page.get_by_role("button", name="1 event without a date").is_visible()
    assert page.locator(".ge-empty").is_hidden()
    page.evaluate("geoEvents.set({query: '', from: '2019'})")
    settle(page)
    assert page.locator(".ge-left button:visible").count() == 0
    page.evaluate("geoEvents.set({from: null, clock: 'reported'}); geoEvents.seek('2020-01-02T03:00Z')")
    settle(page)
    assert page.get_by_role("button", name="1 event without a date").is_visible()
    page.keyboard.press("End")
    settle(page)
    assert page.get_by_role("button", name="2 events without a date").is_visible()
    page.evaluate("geoEvents.select('bell'); geoEvents.present(true)")
    settle(page)
    assert page.evaluate("geoEvents.presenting")
