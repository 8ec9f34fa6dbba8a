"""Draw ``docs/architecture.svg`` and the table of rooms in ``docs/architecture.md``.

Owns how the house is drawn: a floor for each length of the longest way to the ground, and only the arrows
that do not follow from others. Which arrows there are stands in ``EDGES`` in ``tests/test_imports.py``, and
what a room is in the first line of its docstring. ``tests/test_docs.py`` holds both files against this::

    python tools/draw_architecture.py
"""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

Edges = Mapping[str, set[str]]
Node = tuple[str, str, int]
"""A room as (name, name, floor), or the place where an arrow passes a floor as (from, to, floor)."""

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "docs" / "architecture.svg"
PAGE = ROOT / "docs" / "architecture.md"
ROOMS = re.compile(r"(?<=<!-- rooms -->\n).*(?=<!-- end -->)", re.DOTALL)
FLOOR_HEIGHT, BOX_HEIGHT, GAP, MARGIN = 62, 28, 18, 16
"""Pixels."""
LETTER_WIDTH, PASSAGE_WIDTH = 8, 6
SWEEPS = 12
"""How often the floors are put in order by where their arrows lead, down and up by turns."""


def floors(edges: Edges) -> dict[str, int]:
    """Return the floor of each room: 0 where it stands on nothing."""
    found: dict[str, int] = {}
    for room, others in edges.items():
        found[room] = 1 + max((found[other] for other in others), default=-1)
    return found


def needed(edges: Edges) -> dict[str, list[str]]:
    """Return the arrows that do not follow from others."""
    below: dict[str, set[str]] = {}
    for room, others in edges.items():
        below[room] = others.union(*(below[other] for other in others))
    return {
        room: sorted(other for other in others if not any(other in below[third] for third in others))
        for room, others in edges.items()
    }


def paths(edges: Edges) -> Iterator[list[Node]]:
    """Yield each arrow as what it passes, from its room down to the other."""
    floor = floors(edges)
    for room, others in needed(edges).items():
        for other in others:
            between = ((room, other, level) for level in range(floor[room] - 1, floor[other], -1))
            yield [(room, room, floor[room]), *between, (other, other, floor[other])]


def width(node: Node) -> int:
    """Return how wide a node is drawn."""
    return len(node[0]) * LETTER_WIDTH + 24 if node[0] == node[1] else PASSAGE_WIDTH


def positions(edges: Edges) -> dict[Node, float]:
    """Return where the middle of each node is, so that few arrows cross."""
    floor = floors(edges)
    rows: dict[int, list[Node]] = {level: [] for level in sorted(set(floor.values()))}
    neighbours: dict[Node, list[Node]] = {(room, room, floor[room]): [] for room in edges}
    for path in paths(edges):
        for upper, lower in pairwise(path):
            neighbours.setdefault(upper, []).append(lower)
            neighbours.setdefault(lower, []).append(upper)
    for node in neighbours:
        rows[node[2]].append(node)
    found: dict[Node, float] = {}
    for sweep in range(SWEEPS):
        step = 1 if sweep % 2 else -1
        for level in sorted(rows, reverse=step < 0):

            def middle(node: Node, came_from: int = level - step) -> float:
                around = [found[other] for other in neighbours[node] if other[2] == came_from]
                return sum(around) / len(around) if around else found.get(node, 0.0)

            rows[level].sort(key=middle)
            left = -(sum(map(width, rows[level])) + GAP * (len(rows[level]) - 1)) / 2
            for node in rows[level]:
                found[node] = left + width(node) / 2
                left += width(node) + GAP
    return found


def drawing(edges: Edges) -> str:
    """Return the picture as SVG."""
    x = positions(edges)
    left = min(x[node] - width(node) / 2 for node in x) - MARGIN
    right = max(x[node] + width(node) / 2 for node in x) + MARGIN
    top = max(node[2] for node in x)
    size = f"{right - left:.0f}", f"{top * FLOOR_HEIGHT + BOX_HEIGHT + 2 * MARGIN}"

    def at(node: Node) -> tuple[float, float]:
        return x[node] - left, MARGIN + (top - node[2]) * FLOOR_HEIGHT

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" width="{size[0]}" '
        f'height="{size[1]}" font-family="sans-serif" font-size="14" text-anchor="middle">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6b7a"/></marker>',
    ]
    for path in paths(edges):
        (begin_x, begin_y), *rest = (at(node) for node in path)
        words = [f"M{begin_x:.0f} {begin_y + BOX_HEIGHT:.0f}"]
        from_x, from_y = begin_x, begin_y + BOX_HEIGHT
        for number, (to_x, to_y) in enumerate(rest, start=1):
            end_y = to_y if number == len(rest) else to_y + BOX_HEIGHT / 2
            half = (from_y + end_y) / 2
            words.append(f"C{from_x:.0f} {half:.0f} {to_x:.0f} {half:.0f} {to_x:.0f} {end_y:.0f}")
            from_x, from_y = to_x, end_y
        lines.append(f'<path d="{" ".join(words)}" fill="none" stroke="#5b6b7a" marker-end="url(#head)"/>')
    for node in x:
        if node[0] == node[1]:
            middle, y = at(node)
            lines.append(
                f'<rect x="{middle - width(node) / 2:.0f}" y="{y}" width="{width(node)}" '
                f'height="{BOX_HEIGHT}" rx="4" fill="#f3f5f7" stroke="#1f5f8b"/>'
                f'<text x="{middle:.0f}" y="{y + 19}" fill="#1c2733">{node[0]}</text>'
            )
    return "\n".join([*lines, "</svg>", ""])


def table(edges: Edges) -> str:
    """Return the rooms from the top down, with what each is and what it stands on, as Markdown."""
    floor = floors(edges)
    rows = ["| room | is | stands on |", "| --- | --- | --- |"]
    for room in sorted(edges, key=lambda name: (-floor[name], name)):
        place = ROOT / "src" / "geo_events" / room
        file = module if (module := place.with_suffix(".py")).is_file() else place / "__init__.py"
        head = (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").partition("\n\n")[0]
        below = ", ".join(f"`{other}`" for other in sorted(edges[room]))
        rows.append(f"| `{room}` | {' '.join(head.split())} | {below} |")
    return "\n".join([*rows, ""])


def main() -> None:
    """Write both."""
    edges: Edges = runpy.run_path(str(ROOT / "tests" / "test_imports.py"))["EDGES"]
    DRAWING.write_text(drawing(edges), encoding="utf-8")
    page = PAGE.read_text("utf-8")
    PAGE.write_text(ROOMS.sub(lambda _: table(edges), page), encoding="utf-8")


if __name__ == "__main__":
    main()
