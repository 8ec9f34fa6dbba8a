"""A Nominatim on loopback that knows small.osm: its database, its server, and the end of both.

Everything it writes is in one folder that goes with it. The database listens on a socket in that folder, the
server on a free port of 127.0.0.1. Without their programs the tests fail and say what is missing: they run
only where somebody asks for the mark `integration`.
"""

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from serving import free_port

HERE = Path(__file__).parent
END_WITH_PARENT = 1
"""Linux's PR_SET_PDEATHSIG."""
HOW = "CONTRIBUTING.md says what to install"
DATABASE_USER = "nominatim"
SECONDS = 60
"""How long to wait for a server's first answer."""


@dataclass(frozen=True)
class Programs:
    """What is run."""

    nominatim: str
    postgresql: Path
    """Folder of initdb, postgres and createdb."""
    owner: str | None
    """User who runs the database; None for the one who runs the tests. PostgreSQL refuses to run as root."""


def found_programs():
    """What is run, or the list of what is missing."""
    nominatim = shutil.which(os.environ.get("GEO_EVENTS_NOMINATIM") or "nominatim")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    sound = [path for path in folders if (path / "postgres").exists() and has_postgis(path)]
    is_root = sys.platform != "win32" and os.geteuid() == 0
    missing = [
        name
        for name, is_there in (
            ("nominatim (GEO_EVENTS_NOMINATIM may name it)", nominatim is not None),
            ("PostgreSQL with PostGIS", bool(sound)),
            ("osm2pgsql", shutil.which("osm2pgsql") is not None),
            ("a user named postgres", not is_root or has_user("postgres")),
        )
        if not is_there
    ]
    return missing or Programs(nominatim, sound[-1], "postgres" if is_root else None)


def has_postgis(binaries):
    version = binaries.parent.name
    return Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists()


def has_user(name):
    import pwd

    return any(user.pw_name == name for user in pwd.getpwall())


@dataclass(frozen=True)
class Server:
    """A running Nominatim."""

    url: str
    log: Path

    def questions(self):
        """When each search was asked, and for what, in order."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        told = [json.loads(line) for line in lines]
        return [
            (datetime.fromisoformat(one["start"]), parse_qs(one["query"])["q"][0])
            for one in told
            if one["endpoint"] == "search"
        ]


def completed(*command, **options):
    """Run a command to its end.

    Raises
    ------
    RuntimeError
        If it fails; the message holds what it printed.
    """
    done = subprocess.run(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=5 * SECONDS,
        **options,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}:\n{done.stdout}")


@contextmanager
def running(*command, ready, **options):
    """Run a server until the block ends.

    Raises
    ------
    RuntimeError
        If it stops or stays silent; the message holds what it printed.
    """
    prctl = ctypes.CDLL(None).prctl
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # For a test run that is killed and ends nothing itself.
            preexec_fn=lambda: prctl(END_WITH_PARENT, signal.SIGINT),
            **options,
        )
        try:
            until = time.monotonic() + SECONDS
            while not ready():
                if process.poll() is not None or time.monotonic() > until:
                    printed.seek(0)
                    raise RuntimeError(f"{command[0]} did not start:\n{printed.read()}")
                time.sleep(0.1)
            yield
        finally:
            # Both servers end at once when they are interrupted, and wait for nobody.
            process.send_signal(signal.SIGINT)
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answers(url):
    try:
        with urllib.request.urlopen(f"{url}/status", timeout=SECONDS) as answer:
            return answer.read() == b"OK"
    except (urllib.error.URLError, ConnectionError):
        return False


@contextmanager
def database(programs, folder):
    """A database in a folder, for whoever can open the folder; nothing of it outlives the power."""
    owner = {} if programs.owner is None else {"user": programs.owner, "group": programs.owner}
    if owner:
        owner["extra_groups"] = []
        shutil.chown(folder, programs.owner, programs.owner)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    common = owner | {"cwd": folder, "env": environment}
    data = folder / "database"
    words = ("--no-sync", "--auth=trust", "--encoding=UTF8", f"--username={DATABASE_USER}")
    completed(programs.postgresql / "initdb", *words, "--pgdata", data, **common)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": folder,
        "dynamic_shared_memory_type": "mmap",
        "autovacuum": "off",
        "fsync": "off",
        "full_page_writes": "off",
        "jit": "off",
        "synchronous_commit": "off",
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    is_ready = (programs.postgresql / "pg_isready", "--quiet", "--host", folder)

    def ready():
        return subprocess.run(is_ready, env=environment, check=False).returncode == 0

    with running(programs.postgresql / "postgres", "-D", data, *options, ready=ready, **common):
        yield


@contextmanager
def nominatim(programs, folder):
    """Fill the database of a folder, and answer from it."""
    project, log = folder / "project", folder / "asked.jsonl"
    project.mkdir()
    environment = {
        "PATH": f"{programs.postgresql}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
        "NOMINATIM_DATABASE_DSN": f"pgsql:dbname=places;host={folder};user={DATABASE_USER}",
        "NOMINATIM_DATABASE_WEBUSER": DATABASE_USER,
        "NOMINATIM_IMPORT_STYLE": "full",
        # Names of countries in all languages would take as long as all the rest.
        "NOMINATIM_LANGUAGES": "en,es,ko,ru,zh",
        "NOMINATIM_LOG_FILE": str(log),
        "NOMINATIM_LOG_FORMAT": '{{"start": "{start}", "endpoint": "{endpoint}", "query": "{query_string}"}}',
    }
    common = {"cwd": project, "env": environment}
    quick = ("--offline", "--no-updates", "--no-partitions", "--threads", "2")
    completed(programs.nominatim, "import", *quick, "--osm-file", HERE / "small.osm", **common)
    completed(programs.nominatim, "special-phrases", "--import-from-csv", HERE / "phrases.csv", **common)
    address = f"127.0.0.1:{free_port()}"
    url = f"http://{address}"
    command = (programs.nominatim, "serve", "--server", address)
    with running(*command, ready=lambda: answers(url), **common):
        yield Server(url, log)


@pytest.fixture(scope="session")
def server():
    """A Nominatim that knows small.osm and the names of countries."""
    programs = found_programs()
    if isinstance(programs, list):
        pytest.fail(f"no Nominatim can be started, for there is no {', no '.join(programs)}; {HOW}")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="geo-events-nominatim-")))
        stack.enter_context(database(programs, folder))
        yield stack.enter_context(nominatim(programs, folder))
