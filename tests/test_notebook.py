"""The example notebook runs, and shows what its words promise."""

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_cell_of_the_example_runs(tmp_path, monkeypatch):
    notebook = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
    for name in ("data", "seeds"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            *lines, last = "".join(cell["source"]).split("\n")
            exec("\n".join(lines), names)
            shown.append(eval(last, names))
    whole, events, claims, size, reported = shown
    assert "<iframe" in whole._repr_html_()
    assert events
    assert all("2019-04" <= when <= "2023-10" for when, _ in events)
    assert claims
    assert size > 10_000
    assert (tmp_path / "trains.html").stat().st_size > 100_000
    assert reported.current.clock == "reported"


def test_the_example_carries_no_output():
    notebook = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
    assert all(cell.get("outputs", []) == [] for cell in notebook["cells"])
