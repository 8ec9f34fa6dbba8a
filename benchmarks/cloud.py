"""Community Cloud, imitated: a memory cap, one browser, then twenty visitors at once; all must get the map.

    python benchmarks/cloud.py STREAMLIT [--megabytes 690] [--visitors 20]

STREAMLIT is the `streamlit` command of an environment made from `requirements.txt` alone. Needs root and
Linux's memory control group, version 1 or 2: the kernel itself ends a server that goes over the cap.
The twenty speak Streamlit's own protocol, as browsers do, and a real browser comes along with them: twenty
browsers would measure this machine's processors and not the server.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from serving import ROOT, arguments, open_browser, open_map, serve
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


@contextmanager
def memory_cap(megabytes: int) -> Iterator[tuple[Callable[[], None], Callable[[], float]]]:
    """A control group with a cap; gives what a process calls to enter it, and the peak in megabytes."""
    second = Path("/sys/fs/cgroup/cgroup.controllers").exists()
    root = Path("/sys/fs/cgroup") if second else Path("/sys/fs/cgroup/memory")
    group = root / f"geo-events-{os.getpid()}"
    group.mkdir()
    limits = ("memory.max", "memory.swap.max") if second else ("memory.limit_in_bytes",)
    peak = "memory.peak" if second else "memory.max_usage_in_bytes"

    def enter() -> None:
        (group / "cgroup.procs").write_text(str(os.getpid()))

    try:
        for name in limits:
            if (group / name).exists():
                (group / name).write_text("0" if "swap" in name else str(megabytes * 2**20))
        yield enter, lambda: int((group / peak).read_text()) / 2**20
    finally:
        time.sleep(0.5)
        group.rmdir()


def visit(url: str) -> float:
    """Seconds until a new visitor's map shows events."""
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": 1024, "height": 768})
        begun = time.perf_counter()
        open_map(page, url, patience_seconds=180)
        return time.perf_counter() - begun


def visit_by_protocol(url: str) -> float:
    """Seconds until the server has run the page for a new session and sent the map's update."""
    begun = time.perf_counter()
    address = url.replace("http", "ws") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, open_timeout=60) as socket:  # type: ignore[list-item]
        hello = BackMsg()
        hello.rerun_script.query_string = ""
        socket.send(hello.SerializeToString())
        got_map = False
        while True:
            message = ForwardMsg()
            received = socket.recv(timeout=120)
            message.ParseFromString(received if isinstance(received, bytes) else received.encode())
            got_map |= b"geoEvents.receive" in message.SerializeToString()
            if message.WhichOneof("type") == "script_finished":
                break
    if not got_map:
        raise RuntimeError("the server finished without sending a map")
    return time.perf_counter() - begun


def main() -> None:
    """Print what each round took, and the server's peak memory."""
    parser = arguments(__doc__)
    parser.add_argument("streamlit", type=Path)
    parser.add_argument("--megabytes", type=int, default=690)
    parser.add_argument("--visitors", type=int, default=20)
    options = parser.parse_args()
    with (
        memory_cap(options.megabytes) as (enter, peak),
        serve(ROOT / "app.py", command=(str(options.streamlit),), prepare=enter) as server,
    ):
        print(f"cap {options.megabytes} MB; server idle: peak {peak():.0f} MB")
        print(f"1 visitor: map after {visit(server.url):.1f} s, peak {peak():.0f} MB")
        with ThreadPoolExecutor(options.visitors + 1) as pool:
            browser = pool.submit(visit, server.url)
            seconds = sorted(pool.map(lambda _: visit_by_protocol(server.url), range(options.visitors)))
            print(f"a browser among them: map after {browser.result():.1f} s")
        print(
            f"{options.visitors} at once: {len(seconds)} got the map, first after {seconds[0]:.1f} s, "
            f"last after {seconds[-1]:.1f} s, peak {peak():.0f} MB, "
            f"resident now {server.memory_megabytes():.0f} MB"
        )


if __name__ == "__main__":
    main()
