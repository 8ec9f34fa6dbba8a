"""What is installed shows the story in any folder, and the app's settings hold however it is started."""

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from serving import serve
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

ROOT = Path(__file__).parent.parent
TITLE = json.loads((ROOT / "data" / "title.json").read_text(encoding="utf-8"))["en"]
GEO_EVENTS = (sys.executable, "-m", "geo_events")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The environment in which Python finds the wheel's package before that of the checkout."""
    folder = tmp_path_factory.mktemp("site")
    install = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run([*install, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return {"PYTHONPATH": str(folder)}


def visit(url, until="script_finished"):
    """The settings that a browser is sent, and every message until the page is there, or until one kind."""
    sent = []
    address = url.replace("http", "ws") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        hello = BackMsg()
        hello.rerun_script.query_string = ""
        socket.send(hello.SerializeToString())
        while not sent or sent[-1].WhichOneof("type") != until:
            sent.append(ForwardMsg.FromString(socket.recv(timeout=60)))
    session = next(message.new_session for message in sent if message.HasField("new_session"))
    return settings_of(session), [message.SerializeToString() for message in sent]


def settings_of(session):
    """Those of `.streamlit/config.toml` as a browser learns them, by the names that the file gives them."""
    told = {"browser.gatherUsageStats": session.config.gather_usage_stats}
    told["client.toolbarMode"] = type(session.config).ToolbarMode.Name(session.config.toolbar_mode).lower()
    told["theme.font"] = session.custom_theme.body_font
    for theme in ("light", "dark"):
        colours = getattr(session.custom_theme, theme)
        told[f"theme.{theme}.primaryColor"] = colours.primary_color
        told[f"theme.{theme}.backgroundColor"] = colours.background_color
        told[f"theme.{theme}.secondaryBackgroundColor"] = colours.secondary_background_color
        told[f"theme.{theme}.textColor"] = colours.text_color
    return told


def flat(table, prefix=""):
    """The settings of a TOML table with dotted names."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def test_the_wheel_holds_the_story_and_whose_it_is(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    story = {path.relative_to(ROOT) for folder in ("data", "seeds") for path in (ROOT / folder).iterdir()}
    assert {f"geo_events/shipped/{path.as_posix()}" for path in story} <= set(names)
    licences = {name.partition("/licenses/")[2] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE.md", "data/RAILWAYS-LICENCE.md"}


def test_in_an_empty_folder_it_writes_the_story(installed, tmp_path):
    command = [*GEO_EVENTS, "export", "html"]
    environment = {**os.environ, **installed}
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert installed["PYTHONPATH"] in done.stderr
    [page] = tmp_path.iterdir()
    assert TITLE in page.read_text(encoding="utf-8")


CLOUD = {"STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_SERVER_ENABLE_CORS": "false"}
"""Settings that a host makes in the environment, as Community Cloud does."""
STARTS = {
    "streamlit run app.py": {"app": Path("app.py"), "folder": ROOT},
    "on a host, from another folder": {"app": ROOT / "app.py", "environment": CLOUD},
    "geo-events run from a wheel": {"app": None, "command": GEO_EVENTS},
}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_however_it_is_started_the_story_is_there_with_its_settings(start, installed, tmp_path):
    environment = installed if start["app"] is None else {}
    with serve(**{"folder": tmp_path, "environment": environment, **start}, options=()) as server:
        settings, sent = visit(server.url)
    assert any(TITLE.encode() in message for message in sent)
    ours = dict(flat(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))))
    # No browser is told of these.
    assert ours.pop("server.enableStaticServing") is False
    assert ours.pop("server.maxUploadSize") == 50
    assert ours.pop("server.fileWatcherType") == "none"
    assert ours.pop("client.showErrorDetails") == "none"
    assert settings == ours


def test_what_is_passed_to_run_wins(installed, tmp_path):
    passed = {"theme.light.primaryColor": "#aa0000", "client.toolbarMode": "minimal"}
    options = [word for name, value in passed.items() for word in (f"--{name}", value)]
    environment = {**installed, "STREAMLIT_THEME_DARK_TEXT_COLOR": "#fefefe"}
    command = {"app": None, "command": GEO_EVENTS, "folder": tmp_path}
    with serve(**command, environment=environment, options=options) as server:
        settings, _ = visit(server.url, until="new_session")
    assert settings.items() >= {**passed, "theme.dark.textColor": "#fefefe"}.items()
