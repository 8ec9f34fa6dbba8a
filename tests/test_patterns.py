"""No pattern can be made to try every way of sharing out what a stranger wrote.

Two runs without a bound that can hold the same letter, beside or inside each other, are matched in as many
ways as there are letters to share out: a cell of 100,000 digits then stops a server for minutes.
"""

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from re import _constants as op
from re import _parser

import pytest

import geo_events

ROOT = Path(geo_events.__file__).parent
MANY = 1_000
"""A repetition up to so many counts as bounded."""
LETTERS = [*range(0x250), *map(ord, "АяІЖ中日年月至，。、－～—–“”’·가ひカ\u2003\u3000\ufeff\ud800"), 0x20000]
IN_CODE = {"compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer"}


def written_patterns():
    """The patterns that stand in the code as literals, by where they stand."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            is_ours = isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr in IN_CODE
            if is_ours and node.args and isinstance(node.args[0], ast.Constant):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.args[0].value


def compiled_patterns():
    """The patterns that modules have made, those out of parts included."""
    for found in pkgutil.walk_packages([str(ROOT)], "geo_events."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for pattern in patterns_in(value):
                yield f"{found.name}.{name}", pattern


def patterns_in(value, depth=0):
    if isinstance(value, re.Pattern):
        yield value.pattern, value.flags & ~re.UNICODE if isinstance(value.pattern, bytes) else value.flags
    elif isinstance(value, dict):
        yield from (one for part in value.values() for one in patterns_in(part, depth + 1))
    elif isinstance(value, (tuple, list, set, frozenset)) and depth < 4:
        yield from (one for part in value for one in patterns_in(part, depth + 1))
    elif type(value).__module__.startswith("geo_events.") and hasattr(value, "__dict__") and depth < 4:
        yield from patterns_in(vars(value), depth + 1)


def letters_of(node):
    """The letters, of a sample, that a node for one letter can be."""
    kind, value = node
    if kind is op.LITERAL:
        return frozenset({value})
    if kind is op.NOT_LITERAL:
        return frozenset(LETTERS) - {value}
    if kind is op.ANY:
        return frozenset(LETTERS)
    if kind is op.IN:
        compiled = re.compile(_unparsed(value))
        return frozenset(code for code in LETTERS if compiled.fullmatch(chr(code)))
    return None


CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


def _unparsed(items):
    parts = []
    for kind, value in items:
        if kind is op.NEGATE:
            parts.insert(0, "^")
        elif kind is op.LITERAL:
            parts.append(re.escape(chr(value)) if value != 0x5E else r"\^")
        elif kind is op.RANGE:
            parts.append(f"{_hex(value[0])}-{_hex(value[1])}")
        else:
            parts.append(CATEGORIES[value])
    return f"[{''.join(parts)}]"


def _hex(code):
    return f"\\U{code:08x}"


REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Walk:
    """Goes through a parsed pattern and remembers which unbounded runs can still be shared out."""

    def __init__(self):
        self.faults = []

    def sequence(self, nodes, before):
        """Nodes after some open runs, each the letters that it can hold; gives the runs open at the end."""
        for node in nodes:
            before = self.node(node, before)
        return before

    def node(self, node, before):
        kind, value = node
        single = letters_of(node)
        if single is not None:
            return [run for run in before if run & single]
        if kind in REPEATS:
            return self.repeat(kind, value, before)
        if kind is op.SUBPATTERN:
            return self.sequence(value[-1], before)
        if kind is op.ATOMIC_GROUP:
            self.sequence(value, before)
            return []
        if kind is op.BRANCH:
            ends = [self.sequence(branch, before) for branch in value[1]]
            return [run for end in ends for run in end]
        if kind in (op.ASSERT, op.ASSERT_NOT):
            self.sequence(value[1], [])
        return before

    def repeat(self, kind, value, before):
        least, most, body = value
        if most is not op.MAXREPEAT and most <= MANY:
            end = self.sequence(body, before)
            return end if least else [*before, *end]
        letters = letters_within(body)
        if kind is op.POSSESSIVE_REPEAT:
            return before if not least else [run for run in before if run & letters]
        has_runs = not is_fixed(body)
        if has_runs:
            # Gone round twice: what its end leaves open may meet its own beginning.
            end = self.sequence(body, self.sequence(body, before))
        else:
            if any(run & letters for run in before):
                self.faults.append("beside each other")
            end = [letters]
        kept = before if not least else [run for run in before if run & letters]
        return [*kept, *end]


def is_fixed(nodes):
    """Whether nothing in it is repeated without a bound."""
    for kind, value in nodes:
        if kind in REPEATS:
            if value[1] is op.MAXREPEAT or value[1] > MANY or not is_fixed(value[2]):
                return False
            continue
        parts = value[1] if kind is op.BRANCH else [value[-1]] if kind is op.SUBPATTERN else []
        if not all(map(is_fixed, parts)):
            return False
    return True


def letters_within(nodes):
    found = frozenset()
    for node in nodes:
        kind, value = node
        single = letters_of(node)
        parts = value[1] if kind is op.BRANCH else [value[-1]] if kind in (op.SUBPATTERN, *REPEATS) else []
        found |= single or frozenset().union(*map(letters_within, parts))
    return found


def faults_of(pattern, flags=0):
    walk = Walk()
    if isinstance(pattern, bytes):
        pattern = pattern.decode("latin-1")
    walk.sequence(_parser.parse(pattern, flags & ~re.LOCALE), [])
    return walk.faults


@pytest.mark.parametrize(
    "pattern", [r"\d+\.?\d*x", r"(a+)+b", r"(\w+\s?)*!", r"[^/]+\S*$", r"a*(b|c*)a*z", r"(a|a*)*b"]
)
def test_the_walk_finds_what_can_be_shared_out(pattern):
    assert faults_of(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\d+(\.\d*)?x", r"(ab+)+c", r"[a-z]+(-[a-z]+)*", r"\s{0,9}\d+\s{0,9}", r"(?>a+)a*b"]
)
def test_the_walk_lets_what_cannot_pass(pattern):
    assert faults_of(pattern) == []


def test_no_pattern_can_be_shared_out():
    found = {where: faults_of(pattern) for where, pattern in written_patterns()}
    found |= {
        f"{where} {pattern!r}": faults_of(pattern, flags) for where, (pattern, flags) in compiled_patterns()
    }
    assert len(found) > 60
    assert {where: faults for where, faults in found.items() if faults} == {}
