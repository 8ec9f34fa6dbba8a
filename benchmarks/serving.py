"""What the benchmarks share, and the browser tests too: a Streamlit app on loopback, and a Chromium."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""Every host is cut off, and the browser itself reaches out to none: every request seen is the page's."""

BESIDE = (ROOT / "benchmarks" / "bare_page.py", ROOT / "benchmarks" / "plain_folium.py")
"""Pages whose figures stand beside the app's: what Streamlit costs, and what plain folium does."""
MAP = "iframe[src*='streamlit_folium']"
PAINTED = """() => window.geoEvents?.visible && document.querySelector('.leaflet-container')
    && geoEvents.visible().length > 0"""


_MOST_PRINTED_BYTES = 10_000_000


@dataclass(frozen=True)
class Server:
    """A running app."""

    url: str
    pid: int
    printed: Callable[[], str]
    """Function that gives what the server has printed so far."""

    def memory_megabytes(self) -> float:
        """Resident memory of the server process now."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


def chromium() -> str | None:
    """A Chromium on this machine, or None."""
    named = os.environ.get("GEO_EVENTS_CHROMIUM")
    candidates = (named, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next((found for name in candidates if name and (found := shutil.which(name))), None)


def required_chromium() -> str:
    """A Chromium on this machine.

    Raises
    ------
    SystemExit
        If there is none.
    """
    executable = chromium()
    if executable is None:
        raise SystemExit("expected a Chromium on the PATH or in GEO_EVENTS_CHROMIUM, found none")
    return executable


def arguments(doc: str | None) -> argparse.ArgumentParser:
    """A command's parser, whose help is the docstring of its module."""
    return argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Run a headless Chromium until the block ends."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=required_chromium(), args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


def open_map(page: Page, url: str, patience_seconds: float = 60) -> Frame:
    """Open an app; its map's frame, once events are painted in it."""
    page.goto(url, timeout=1000 * patience_seconds)
    element = page.wait_for_selector(MAP, state="attached", timeout=1000 * patience_seconds)
    frame = None if element is None else element.content_frame()
    if frame is None:
        raise RuntimeError(f"{url} holds no map")
    frame.wait_for_function(PAINTED, timeout=1000 * patience_seconds)
    return frame


@contextmanager
def serve_checkouts(apps: Sequence[Path], beside: Sequence[Path] = ()) -> Iterator[dict[str, Server]]:
    """Servers of the `app.py` of some checkouts, or else of this one, by the name of their folder.

    Beside them stand other scripts of this checkout, by their own names.
    """
    checkouts = [path.resolve() for path in apps or [ROOT / "app.py"]]
    named = {app.parent.name: (app, app.parent / "src") for app in checkouts}
    named |= {script.stem: (script, ROOT / "src") for script in beside}
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(serve(script, environment={"PYTHONPATH": str(source)}))
            for name, (script, source) in named.items()
        }


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(
    app: Path | None = ROOT / "app.py",
    *,
    folder: Path | None = None,
    command: Sequence[str] = (sys.executable, "-m", "streamlit"),
    options: Sequence[str] = ("--browser.gatherUsageStats", "false"),
    environment: Mapping[str, str] | None = None,
    prepare: Callable[[], None] | None = None,
    seconds: float = 60,
) -> Iterator[Server]:
    """Run `streamlit run` until the block ends.

    Parameters
    ----------
    app
        The script; None if the command knows its own.
    folder
        Where it is run; None for the script's own folder.
    command
        How Streamlit is called, up to `run`.
    options
        What else is said to Streamlit.
    environment
        Variables beside those of this process.
    prepare
        Called in the new process before it becomes the server, to limit its memory, say.
    seconds
        How long to wait for its first answer.

    Raises
    ------
    RuntimeError
        If the server stops or stays silent; the message holds what it printed.
    """
    port = free_port()
    here = ("--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true")
    script = () if app is None else (str(app),)
    with tempfile.TemporaryFile("w+") as printed:
        process = subprocess.Popen(
            [*command, "run", *script, *here, *options],
            cwd=app.parent if folder is None and app is not None else folder,
            env={**os.environ, **(environment or {})},
            stdout=printed,
            stderr=subprocess.STDOUT,
            preexec_fn=prepare,
        )

        def output() -> str:
            # Read without moving: the server writes where the file stands.
            return os.pread(printed.fileno(), _MOST_PRINTED_BYTES, 0).decode(errors="replace")

        try:
            url = f"http://127.0.0.1:{port}"
            _wait(f"{url}/_stcore/health", process, output, seconds)
            yield Server(url, process.pid, output)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(url: str, process: subprocess.Popen[bytes], output: Callable[[], str], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with {process.returncode}:\n{output()}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer from {url} within {seconds} s:\n{output()}")
