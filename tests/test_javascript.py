"""The player's engine, tested by Node where there is one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_the_engine_passes_its_own_tests():
    node = shutil.which("node")
    if node is None:
        if os.environ.get("GEO_EVENTS_REQUIRE_BROWSER"):
            pytest.fail("no node found, and GEO_EVENTS_REQUIRE_BROWSER is set; install Debian's nodejs")
        pytest.skip("no node found; install Debian's nodejs")
    files = sorted(str(path) for path in (ROOT / "tests" / "js").glob("*.test.mjs"))
    assert files
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
