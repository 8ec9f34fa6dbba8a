"""Debian's WebKit, driven by the driver that comes with it, on a screen that is not there.

It owns starting and ending the screen, the driver and one window of MiniBrowser. What a window can do is
driven.py's. Called by the benchmark engines.py and by the tests of the engines.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from driven import Window
from serving import free_port

PROGRAMS = ("WebKitWebDriver", "Xvfb")
OPTIONS = ("--automation", "--proxy=http://127.0.0.1:9", "--ignore-host=127.0.0.1")
"""Every host but this machine is cut off by a proxy that is not there."""

LISTEN = """(() => {
    const said = window.faultsOfThePage = [];
    const say = console.error;
    console.error = (...words) => { said.push(words.join(" ")); say(...words); };
    addEventListener("error", (event) => said.push(event.message));
    addEventListener("unhandledrejection", (event) => said.push(String(event.reason)));
    addEventListener("securitypolicyviolation", (event) => said.push(`policy: ${event.blockedURI}`));
})()"""
"""The driver knows no console: the page itself writes down what goes wrong once it has loaded."""

CORNER = """(() => {{
    const frame = document.querySelector({frame!r});
    const {{ x, y }} = frame.getBoundingClientRect();
    return [Math.round(x + frame.clientLeft), Math.round(y + frame.clientTop)];
}})()"""
SECONDS = 60


def minibrowser() -> str | None:
    """The browser that its driver starts, or None without one of the three programs."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))
    return str(found[-1]) if found and all(shutil.which(program) for program in PROGRAMS) else None


class WebKitWindow(Window):
    """One window of MiniBrowser."""

    def __init__(self, address: str, executable: str) -> None:
        self._session = f"{address}/session"
        wanted = {"webkitgtk:browserOptions": {"binary": executable, "args": list(OPTIONS)}}
        answer = self._ask("POST", "", {"capabilities": {"alwaysMatch": wanted}})
        self._session += f"/{answer['sessionId']}"

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self._session + path, data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise RuntimeError(f"{path}: {told['error']}: {told['message']}") from error

    @contextmanager
    def _inside(self, frame: str | None) -> Iterator[None]:
        """What is asked meanwhile is asked of a frame."""
        if frame is None:
            yield
            return
        element = self._ask("POST", "/element", {"using": "css selector", "value": frame})
        self._ask("POST", "/frame", {"id": element})
        try:
            yield
        finally:
            self._ask("POST", "/frame", {"id": None})

    def open(self, url: str) -> None:
        self._ask("POST", "/url", {"url": url})
        self.evaluate(LISTEN)

    def faults(self) -> list[str]:
        return list(self.evaluate("window.faultsOfThePage ?? []"))

    def resize(self, width: int, height: int) -> None:
        window = {"x": 0, "y": 0, "width": width, "height": height}
        self._ask("POST", "/window/rect", window)
        inner = self.evaluate("[innerWidth, innerHeight]")  # without the window's own frame and bar
        wanted = {**window, "width": 2 * width - inner[0], "height": 2 * height - inner[1]}
        self._ask("POST", "/window/rect", wanted)
        self.wait(f"innerWidth === {width} && innerHeight === {height}")

    def evaluate(self, expression: str, *, frame: str | None = None) -> Any:
        script = f"""const done = arguments[0];
            (async () => JSON.stringify(await ({expression})))().then((text) => done([text ?? "null"]),
                (fault) => done({{ fault: String(fault) }}));"""
        with self._inside(frame):
            answer = self._ask("POST", "/execute/async", {"script": script, "args": []})
        if isinstance(answer, dict):
            raise RuntimeError(f"{expression}: {answer['fault']}")
        return json.loads(answer[0])

    def perform(self, actions: Sequence[dict[str, Any]], *, frame: str | None = None) -> None:
        # The driver counts from the page's corner, in whatever frame it is.
        corner = [0, 0] if frame is None else self.evaluate(CORNER.format(frame=frame))
        moved = [
            {**source, "actions": [self._moved(action, corner) for action in source["actions"]]}
            for source in actions
        ]
        self._ask("POST", "/actions", {"actions": moved})

    @staticmethod
    def _moved(action: dict[str, Any], corner: list[int]) -> dict[str, Any]:
        if action["type"] != "pointerMove":
            return action
        return {**action, "x": action["x"] + corner[0], "y": action["y"] + corner[1]}

    def screenshot(self) -> bytes:
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def close(self) -> None:
        """End the browser."""
        self._ask("DELETE", "")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a screen that is not there, while it is not."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1400x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert process.stdout is not None
        yield f":{process.stdout.readline().decode().strip()}"
    finally:
        _stop(process)


def _wait_for(address: str) -> None:
    until = time.monotonic() + SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{address}/status", timeout=2):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@contextmanager
def open_webkit(executable: str, *, is_dark: bool = False, is_composited: bool = False) -> Iterator[Window]:
    """Run WebKit on a screen of its own until the block ends.

    That screen has no graphics card: WebKit is quicker there if it composes no layers, but then it cannot
    give a screenshot.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _screen() as display:
        own = {"DISPLAY": display, "HOME": folder, "GTK_THEME": "Adwaita:dark" if is_dark else "Adwaita"}
        if not is_composited:
            own["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1"
        driver = subprocess.Popen(["WebKitWebDriver", f"--port={port}"], env={**os.environ, **own})
        try:
            _wait_for(address)
            window = WebKitWindow(address, executable)
            try:
                yield window
            finally:
                window.close()
        finally:
            _stop(driver)
