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
