"""Files are written whole or not at all, and what is no file stays what it is."""

import errno
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from geo_events.dataset import start, starter_files
from geo_events.files import make_folder, replace_file


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_pipe_is_written_to_and_stays(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    content, read = os.urandom(300_000), []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    replace_file(pipe, content)
    reader.join(10)
    assert read == [content]
    assert pipe.is_fifo()
    assert names(tmp_path) == ["pipe"]


def test_standard_output_by_its_path_holds_the_file_alone(tmp_path):
    command = [sys.executable, "-m", "geo_events", "export", "csl-json", "-o", "/dev/stdout"]
    piped = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    assert json.loads(piped)
    with (tmp_path / "kept.json").open("wb") as kept:
        subprocess.run(command, stdout=kept, stderr=subprocess.DEVNULL, check=True, timeout=60)
    assert (tmp_path / "kept.json").read_bytes() == piped


def test_a_device_stays():
    reading, writing = os.openpty()
    device = Path(os.ttyname(writing))
    replace_file(device, b"told")
    assert os.read(reading, 100) == b"told"
    assert device.is_char_device()


def test_a_link_stays_and_leads_to_the_new_file(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_full_disk_is_told_with_the_file_and_leaves_the_old_one(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "map.html"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match=r"map\.html") as caught:
        replace_file(path, b"new")
    assert caught.value.errno == errno.ENOSPC
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["map.html"]


def test_what_a_killed_process_left_of_a_file_goes_with_the_next_one(tmp_path):
    old, young, other = (
        tmp_path / f".{name}" for name in ("a.csv.0123abcd", "a.csv.89abcdef", "b.csv.01234567")
    )
    for path in (old, young, other):
        path.write_bytes(b"part")
    for path in (old, other):
        os.utime(path, (time.time() - 7200,) * 2)
    replace_file(tmp_path / "a.csv", b"whole")
    assert names(tmp_path) == [young.name, other.name, "a.csv"]


def test_a_folder_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    def refuse(_path, _content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    files = {"README.md": b"read me", "seeds/one.txt": b"words"}
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_bytes", refuse)
        with pytest.raises(OSError, match="story"):
            make_folder(tmp_path / "deep" / "story", files)
    assert names(tmp_path / "deep") == []
    make_folder(tmp_path / "deep" / "story", files)
    assert (tmp_path / "deep" / "story" / "seeds" / "one.txt").read_bytes() == b"words"
    assert names(tmp_path / "deep") == ["story"]


def test_a_dataset_that_was_begun_and_killed_is_begun_again(tmp_path):
    folder = tmp_path / "story"
    first, *_ = starter_files().items()
    folder.mkdir()
    (folder / first[0]).write_bytes(first[1])
    (folder / ".events.csv.0123abcd").write_bytes(b"pa")
    start(folder)
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} >= set(
        starter_files()
    )
