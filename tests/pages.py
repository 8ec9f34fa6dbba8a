"""Exported pages, opened from a file with the network cut, and the map in the app."""

from contextlib import contextmanager

import pytest
from serving import MAP

from builders import tiny_rows, write_rows
from geo_events import cli

READY = "document.querySelector('.ge-sea') && document.querySelector('.ge-ui')?.hidden === false"
"""That the player stands, and the ground under it, which comes after it."""
PATIENCE_MILLISECONDS = 30_000


def export(file, data, *options):
    """Write a page of a dataset."""
    assert cli.main(["export", "html", "-o", str(file), "--data", str(data), *options]) == 0
    return file


def wait(frame, expression, faults=()):
    """Wait until an expression holds; the page's own policy forbids what wait_for_function does."""
    holds = frame.evaluate(
        f"""async () => {{
            const end = performance.now() + {PATIENCE_MILLISECONDS};
            while (!(await ({expression}))) {{
                if (performance.now() > end) return false;
                await new Promise((resolve) => {{ setTimeout(resolve, 10); }});
            }}
            return true;
        }}"""
    )
    if not holds:
        pytest.fail(f"never true: {expression}; {faults}")


def map_of(page, expression):
    """The frame of the app's map, once an expression about its window `root` holds there.

    A frame that the page has made anew is another one: it is looked for again each time.
    """
    page.wait_for_function(
        f"""(map) => [...document.querySelectorAll(map)].some(({{ contentWindow: root }}) =>
            root?.geoEvents?.visible && root.document.querySelector(".leaflet-container") && {expression})""",
        arg=MAP,
        timeout=60_000,
    )
    return page.query_selector(MAP).content_frame()


def settle(page):
    """Wait until the page has painted what was asked."""
    page.evaluate("geoEvents.settled()")


def press(page, *keys):
    """Press keys one after the other, and wait until what they did is painted."""
    for key in keys:
        page.keyboard.press(key)
    settle(page)


def many(tmp_path, count, change):
    """A dataset of `count` events with a claim each; `change` gives what differs in event i."""
    rows = tiny_rows()
    event, claim = rows["events"][0], rows["claims"][0]
    rows["events"] = [{**event, "event_id": f"e{i}", **change(i)} for i in range(count)]
    rows["claims"] = [
        {**claim, "claim_id": f"c{i}", "event_id": f"e{i}", "asserted_on": ""} for i in range(count)
    ]
    rows["stops"] = []
    return write_rows(tmp_path / "data", rows)


@contextmanager
def opening(browser):
    """Give what opens a file; no error and no request may have been seen in the end."""
    contexts, faults = [], []

    def open_file(file, *, hash_="", ready=READY, **options):
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and faults.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: faults.append(f"page: {error}"))
        page.on(
            "request",
            lambda asked: asked.url.startswith(("file:", "data:", "blob:")) or faults.append(asked.url),
        )
        page.goto(f"{file.as_uri()}{hash_}")
        if ready is not None:
            wait(page, ready, faults)
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert faults == []


def listening(open_file, page_file):
    """Open a slide that holds a page in a sandbox: `ask` sends it a message, `answers` holds what it says."""
    slide = page_file.parent / "slide.html"
    slide.write_text(
        f"""<!doctype html>
        <iframe sandbox="allow-scripts" allow="clipboard-write" src="{page_file.name}"
            width="900" height="600"></iframe>
        <script>
        const answers = [];
        addEventListener("message", (event) => answers.push(event.data));
        const ask = (message) => document.querySelector("iframe").contentWindow.postMessage(message, "*");
        </script>""",
        encoding="utf-8",
    )
    page = open_file(slide, ready=None)
    page.wait_for_function(
        """() => { ask({geoEvents: "time"});
        return answers.some((one) => one.geoEvents === "time" && one.value !== null); }""",
        polling=50,
    )
    return page
