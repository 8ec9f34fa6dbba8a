"""What a public server stands: visitors at once, decks, uploads, hostile files, and a day of it all.

    python benchmarks/under_attack.py [SCENE ...] [--visitors 200] [--sessions 2000] [--memory MB]

Scenes: visitors, decks, uploads, hostile, day; all of them without any. Everything talks to servers of
its own on 127.0.0.1. Visitors speak as a page does, without a browser; `visitors` sets beside them the page
of `plain_folium.py`. With --memory the server stands in a memory group of so many megabytes, where this
process may make one.
"""

from __future__ import annotations

import random
import re
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from hostile_files import NOTED, made_hostile
from serving import ROOT, Server, arguments, serve
from upload import HOSTILE, dataset_zip, flat_csv
from visitor import Visitor

GROUPS = Path("/sys/fs/cgroup")
# The watcher of files would look through every module for each visitor; the app has none either.
OPTIONS = (
    *("--browser.gatherUsageStats", "false"),
    *("--server.enableXsrfProtection", "false"),
    *("--server.fileWatcherType", "none"),
)
LET_GO_SECONDS = 180
"""After which nothing is held for who has left."""
GROUPS_OF_FILES = ("Page", "Data and references", "Picture", "Page", "Slides")
"""Groups whose first format is asked for in a day, in turn: a fifth of its files are decks."""


class Watch:
    """Looks at a server's memory ten times a second."""

    def __init__(self, server: Server) -> None:
        self.highest = 0.0
        self._server = server
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._end.wait(0.1):
            with suppress(OSError, StopIteration):
                self.highest = max(self.highest, self._server.memory_megabytes())


@contextmanager
def served(app: Path = ROOT / "app.py", memory: int | None = None) -> Iterator[Server]:
    """A server, in a memory group if one is wanted and may be made."""
    with serve(app, options=OPTIONS) as server:
        if memory is not None and not bounded(server.pid, memory):
            print(f"(no memory group could be made: {memory} MB are not pushed against)")
        yield server


def bounded(pid: int, megabytes: int) -> bool:
    """Put a process into a memory group of its own, of either kind that Linux has."""
    is_unified = (GROUPS / "cgroup.controllers").exists()
    group = (GROUPS if is_unified else GROUPS / "memory") / f"geo-events-{pid}"
    limit = "memory.max" if is_unified else "memory.limit_in_bytes"
    try:
        group.mkdir()
        (group / limit).write_text(str(megabytes * 1_000_000), encoding="ascii")
        (group / "cgroup.procs").write_text(str(pid), encoding="ascii")
    except OSError:
        return False
    return True


def opened(url: str, waits: list[float], faults: list[str], begun: float) -> None:
    """One visitor's first page: seconds since all began to come."""
    try:
        with Visitor(url, 300) as visitor:
            visitor.run()
            waits.append(time.perf_counter() - begun)
            faults.extend(visitor.said)
    except Exception as error:
        faults.append(f"{type(error).__name__}: {error}")


def visitors(count: int, memory: int | None) -> None:
    """Many visitors at once, here and on a page with one plain folium map."""
    for label, app in (("app", ROOT / "app.py"), ("plain folium", ROOT / "benchmarks" / "plain_folium.py")):
        with served(app, memory) as server, Watch(server) as watch:
            opened(server.url, [], [], time.perf_counter())  # the first reads the story
            waits, faults = list[float](), list[str]()
            begun = time.perf_counter()
            threads = [
                threading.Thread(target=opened, args=(server.url, waits, faults, begun)) for _ in range(count)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            waits.sort()
            print(
                f"visitors, {label}: {len(waits)} of {count}, the tenth after {waits[9]:.1f} s, "
                f"median {statistics.median(waits):.1f}, last {waits[-1]:.1f}; "
                f"highest {watch.highest:.0f} MB; faults {faults[:3]}",
                flush=True,
            )


def exported(url: str, group: str = "Slides") -> Visitor:
    """A visitor who has the first format of a group made, a deck unless another is named, and stays."""
    visitor = Visitor(url)
    visitor.run()
    visitor.choose("share-box-drawn", True)
    visitor.choose("share-group-en", [group])
    visitor.press("share-prepare")
    if not visitor.has("share-download"):
        raise RuntimeError(f"no file: {visitor.said}")
    return visitor


def decks(memory: int | None, count: int = 24) -> None:
    """Decks one after another, each by another visitor who stays."""
    with served(memory=memory) as server, Watch(server) as watch:
        begun = time.perf_counter()
        staying = [exported(server.url) for _ in range(count)]
        taken = time.perf_counter() - begun
        print(
            f"decks: {len(staying)} in {taken:.0f} s; highest {watch.highest:.0f} MB, "
            f"at the end {server.memory_megabytes():.0f}",
            flush=True,
        )


def brought(url: str, name: str, content: bytes) -> Visitor:
    """A visitor who drops a file on the page for own data, and stays."""
    visitor = Visitor(url, 300)
    visitor.run()
    visitor.press("own-switch")
    visitor.upload(name, content)
    return visitor


def uploads(memory: int | None) -> None:
    """Visitors with five megabytes of tables each, who all stay, until one is refused."""
    content = flat_csv(40_000)
    rows = 40_000 * 5_000_000 // len(content)
    content = flat_csv(rows)
    with served(memory=memory) as server, Watch(server) as watch:
        for number in range(1, 31):
            begun = time.perf_counter()
            visitor = brought(server.url, "a.csv", content)
            visitor.press_primary()
            said = " ".join(visitor.said)[:90]
            print(
                f"uploads: {number}: {len(content) / 1e6:.1f} MB, {time.perf_counter() - begun:.1f} s, "
                f"highest {watch.highest:.0f} MB, now {server.memory_megabytes():.0f}; {said}",
                flush=True,
            )
            if said:
                break


def hostile(memory: int | None, count: int = 200) -> None:
    """Hostile files, their columns confirmed, while another visitor comes to the page again and again."""
    # Each is made when its turn comes: together they would take the memory of this process. The largest bomb
    # takes it alone; `upload.py` measures it.
    known = {label: file for label, file in {**HOSTILE, **NOTED}.items() if "1 GB" not in label}
    files: list[tuple[str, Callable[[], tuple[str, bytes]]]] = [
        (label, lambda name=name, make=make: (name, make()))  # type: ignore[misc]
        for label, (name, make) in known.items()
    ]
    files += [(f"made {seed}", partial(made_hostile, random.Random(seed))) for seed in range(count)]
    with served(memory=memory) as server, Watch(server) as watch:
        end, waits = threading.Event(), list[float]()
        other = threading.Thread(target=beside, args=(server.url, end, waits))
        other.start()
        slow, silent = list[str](), list[str]()
        for label, make in files:
            name, content = make()
            visitor = Visitor(server.url, 120)
            visitor.run()
            visitor.press("own-switch")
            begun = time.perf_counter()
            status = visitor.upload(name, content)
            is_taken = visitor.has("own-columns-take") or visitor.has("own-more")
            if status < 400 and not visitor.said and not is_taken:
                silent.append(label)
            visitor.press_primary()
            seconds = time.perf_counter() - begun
            if seconds > 5:
                slow.append(f"{label} {seconds:.1f} s")
            if any(line.startswith("exception") for line in visitor.said):
                silent.append(f"{label}: {visitor.said}")
            visitor.__exit__()
        end.set()
        other.join()
        print(
            f"hostile: {len(files)} files; over 5 s: {slow}; without words: {silent}; "
            f"highest {watch.highest:.0f} MB; tracebacks {server.printed().count('Traceback')}; "
            f"another visitor's page: median {statistics.median(waits):.2f} s, longest {max(waits):.2f}",
            flush=True,
        )


def beside(url: str, end: threading.Event, waits: list[float]) -> None:
    """Another visitor, who comes to the page every half second."""
    while not end.wait(0.5):
        begun = time.perf_counter()
        with Visitor(url) as visitor:
            visitor.run()
        waits.append(time.perf_counter() - begun)


def day(sessions: int, memory: int | None) -> None:
    """Visitors one after another, among them some who bring data, have files made, or mean no good."""
    chance = random.Random(11)
    small, hostile_files = dataset_zip(2_000, is_faulty=False), [made_hostile(chance) for _ in range(20)]
    doings: list[Callable[[str], object]] = [read_on] * sessions
    doings += [partial(left, partial(brought, name="a.zip", content=small))] * 50
    doings += [partial(left, partial(exported, group=GROUPS_OF_FILES[number % 5])) for number in range(50)]
    doings += [partial(left, partial(brought, name=name, content=content)) for name, content in hostile_files]
    chance.shuffle(doings)
    before = temporary()
    with served(memory=memory) as server, Watch(server) as watch:
        early = 0.0
        faults = list[str]()
        for number, doing in enumerate(doings):
            if number == 100:
                early = server.memory_megabytes()
            try:
                doing(server.url)
            except Exception as error:
                faults.append(f"{type(error).__name__}: {error}"[:200])
        late = server.memory_megabytes()
        time.sleep(LET_GO_SECONDS)
        print(
            f"day: {len(doings)} visitors; after the first hundred {early:.0f} MB, at the end {late:.0f}, "
            f"when all are let go of {server.memory_megabytes():.0f}, highest {watch.highest:.0f}; "
            f"faults {len(faults)} {faults[:2]}; "
            f"tracebacks in the log {len(re.findall('Traceback', server.printed()))}; "
            f"files left {sorted(temporary() - before)[:5]}",
            flush=True,
        )


def read_on(url: str) -> None:
    """A visitor who comes and goes."""
    with Visitor(url) as visitor:
        visitor.run()


def left(doing: Callable[[str], Visitor], url: str) -> None:
    """A visitor who leaves when it is done."""
    doing(url).__exit__()


def temporary() -> set[str]:
    """Names in the folder for temporary files."""
    return {path.name for path in Path(tempfile.gettempdir()).iterdir() if "geo" in path.name}


def main() -> None:
    """Play the scenes that are asked for."""
    parser = arguments(__doc__)
    scenes = ("visitors", "decks", "uploads", "hostile", "day")
    parser.add_argument("scenes", nargs="*", metavar="SCENE", choices=(*scenes, []))
    parser.add_argument("--visitors", type=int, default=200)
    parser.add_argument("--sessions", type=int, default=2_000)
    parser.add_argument("--memory", type=int, metavar="MB")
    asked = parser.parse_args()
    plays: dict[str, Callable[[], None]] = {
        "visitors": lambda: visitors(asked.visitors, asked.memory),
        "decks": lambda: decks(asked.memory),
        "uploads": lambda: uploads(asked.memory),
        "hostile": lambda: hostile(asked.memory),
        "day": lambda: day(asked.sessions, asked.memory),
    }
    for scene in asked.scenes or scenes:
        plays[scene]()


if __name__ == "__main__":
    main()
