"""Firefox, driven by the protocol that it speaks itself: WebDriver BiDi over a WebSocket.

It owns starting and ending Firefox, and one window in it. What a window can do is driven.py's. Called by the
benchmark engines.py and by the tests of the engines.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from driven import Window
from websockets.sync.client import ClientConnection, connect

PREFERENCES: dict[str, str | int | bool] = {
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "full-screen-api.warning.timeout": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "remote.active-protocols": 1,
    "security.fileuri.strict_origin_policy": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""Nothing is asked of the reader, and every host but this machine is cut off by a proxy that is not there."""

DARK = {"layout.css.prefers-color-scheme.content-override": 0, "ui.systemUsesDarkTheme": 1}
SECONDS = 60


def firefox() -> str | None:
    """A Firefox on this machine, or None."""
    return next((found for name in ("firefox-esr", "firefox") if (found := shutil.which(name))), None)


class FirefoxWindow(Window):
    """One window of Firefox."""

    def __init__(self, connection: ClientConnection) -> None:
        self._faults: list[str] = []
        self._connection = connection
        self._number = 0
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        contexts = self._ask("browsingContext.getTree")["contexts"]
        self._page = contexts[0]["context"]

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        self._connection.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._connection.recv(SECONDS))
            if message["type"] == "event":
                self._hear(message["method"], message["params"])
            elif message["id"] == self._number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]

    def _hear(self, event: str, told: dict[str, Any]) -> None:
        if event == "log.entryAdded" and told["level"] == "error":
            self._faults.append(f"console: {told['text']}")
        elif event == "network.beforeRequestSent":
            url = told["request"]["url"]
            if not re.match(r"file:|data:|blob:|about:|(http|ws)://127\.0\.0\.1", url):
                self._faults.append(url)

    def _context(self, frame: str | None) -> str:
        """The frame that a selector chooses: the page's own stand in the order of the document."""
        if frame is None:
            return str(self._page)
        index = self.evaluate(
            f"[...document.querySelectorAll('iframe')].findIndex((one) => one.matches({frame!r}))"
        )
        tree = self._ask("browsingContext.getTree", root=self._page)["contexts"][0]["children"]
        if not 0 <= index < len(tree):
            raise LookupError(f"expected a frame {frame!r}, found none among {len(tree)}")
        return str(tree[index]["context"])

    def open(self, url: str) -> None:
        self._faults.clear()
        self._ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def faults(self) -> list[str]:
        self.evaluate("null")  # what was said until now comes before the answer
        return list(self._faults)

    def resize(self, width: int, height: int) -> None:
        self._ask(
            "browsingContext.setViewport", context=self._page, viewport={"width": width, "height": height}
        )

    def evaluate(self, expression: str, *, frame: str | None = None) -> Any:
        answer = self._ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self._context(frame)},
            awaitPromise=True,
            userActivation=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"].get("value", "null"))

    def perform(self, actions: Sequence[dict[str, Any]], *, frame: str | None = None) -> None:
        self._ask("input.performActions", context=self._context(frame), actions=list(actions))

    def screenshot(self) -> bytes:
        return base64.b64decode(self._ask("browsingContext.captureScreenshot", context=self._page)["data"])


def _preferences(is_dark: bool) -> str:
    all_of_them = PREFERENCES | (DARK if is_dark else {})
    return "".join(
        f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in all_of_them.items()
    )


def _address(process: subprocess.Popen[bytes], printed: Path) -> str:
    """Where Firefox says that it listens."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", printed.read_text(errors="replace")):
            return found[1]
        time.sleep(0.05)
    raise RuntimeError(f"Firefox does not listen:\n{printed.read_text(errors='replace')}")


@contextmanager
def open_firefox(executable: str, *, is_dark: bool = False) -> Iterator[Window]:
    """Run Firefox without a screen, with a profile of its own, until the block ends.

    Raises
    ------
    RuntimeError
        If it does not start; the message holds what it printed.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile, printed = Path(folder, "profile"), Path(folder, "printed")
        profile.mkdir()
        (profile / "user.js").write_text(_preferences(is_dark), encoding="ascii")
        with printed.open("wb") as output:
            process = subprocess.Popen(
                [
                    executable,
                    "--headless",
                    "--remote-debugging-port",
                    "0",
                    "--profile",
                    str(profile),
                    "about:blank",
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            with connect(
                f"{_address(process, printed)}/session", max_size=None, compression=None
            ) as connection:
                yield FirefoxWindow(connection)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
