"""Print the lowest versions that ``pyproject.toml`` promises, as constraints for pip.

``.ci/run`` installs them into an environment of its own and runs tests there, so that the promise holds::

    python tools/oldest.py > oldest.txt
    pip install --constraint oldest.txt -e '.[film,geonames,mentions]'
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOWEST = re.compile(r"([\w.-]+)>=([\w.]+)")


def oldest(project: dict[str, Any]) -> list[str]:
    """Return a line for each library of the program; those that only the tests use may be any version."""
    extras = project["optional-dependencies"]
    groups = [project["dependencies"], *(extras[name] for name in extras if name != "test")]
    found = (LOWEST.match(requirement) for group in groups for requirement in group)
    return sorted(f"{match[1]}=={match[2]}" for match in found if match is not None)


if __name__ == "__main__":
    content = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    print("\n".join(oldest(content["project"])))
