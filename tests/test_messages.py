"""Nothing is said in one language alone: errors hold messages, keys are used, messages are complete."""

import ast
import re
from pathlib import Path

import pytest

from geo_events import errors
from geo_events.errors import DataError, ExportError, GeoEventsError
from geo_events.message import Fault, Message, Mistake, joined
from geo_events.model import LANGUAGES
from geo_events.text import texts
from test_text import placeholders

SOURCE = Path(errors.__file__).parent
PLAYER = SOURCE.parent.parent / "player" / "src"
NODES = [
    (path.relative_to(SOURCE), node)
    for path in sorted(SOURCE.rglob("*.py"))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
]
CALLS = [(path, node) for path, node in NODES if isinstance(node, ast.Call)]
ERRORS = {"click.UsageError", "click.ClickException", "click.BadParameter"} | {
    name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, GeoEventsError)
}


def text_of(node):
    """The text that stands in the code; None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_every_error_is_made_of_messages():
    made = [(f"{path}:{call.lineno}", call) for path, call in CALLS if ast.unparse(call.func) in ERRORS]
    assert len(made) > 80
    prose = (ast.JoinedStr, ast.BinOp, ast.Constant)
    assert [place for place, call in made if not call.args or isinstance(call.args[0], prose)] == []


# Keys

KEY = re.compile(r"[a-z]+\.[\w.-]+")
GAP = r"([\w.-]+)"


def words_and_patterns():
    """Every word in the code, and as patterns the texts that are put together of words."""
    words, patterns = set(), set()
    for _, node in NODES:
        if isinstance(node, ast.JoinedStr):
            patterns.add(
                "".join(GAP if (one := text_of(part)) is None else re.escape(one) for part in node.values)
            )
        elif (one := text_of(node)) is not None:
            words.add(one)
    for path in PLAYER.rglob("*.js"):
        script = path.read_text(encoding="utf-8")
        words.update(re.findall(r"[\w.-]+", script))
        for template in re.findall(r"`([^`\n]*)`", script):
            patterns.add(GAP.join(map(re.escape, re.split(r"\$\{[^}]*\}", template))))
    return words, {pattern for pattern in patterns if re.search(r"[a-z]", pattern.replace(GAP, ""))}


def test_every_key_is_used():
    words, patterns = words_and_patterns()
    keys = {re.sub(r"\.(zero|one|two|few|many|other)$", "", key) for key in texts("en")}

    def is_made(key):
        found = (re.fullmatch(pattern, key) for pattern in patterns)
        return any(all(part in words or part.isdecimal() for part in one.groups()) for one in found if one)

    assert [key for key in sorted(keys - words) if not is_made(key)] == []


def said():
    """Where something is said: the key, and the names of its values if they can be seen there."""
    for path, call in CALLS:
        name, *arguments = ast.unparse(call.func).split(".")[-1], *call.args
        key = next(
            (
                one
                for one in map(text_of, arguments)
                if one is not None and re.fullmatch(r"[a-z]+\.[\w.-]+", one)
            ),
            None,
        )
        if key is None or name not in ("Message", "Mistake", "Fault", "t", "said", "remark", "note", "_note"):
            continue
        values = {keyword.arg for keyword in call.keywords}
        if name in ("Message", "Mistake", "Fault"):
            given = arguments[1] if len(arguments) > 1 else ast.Dict([], [])
            values = {text_of(one) for one in given.keys} if isinstance(given, ast.Dict) else {None}
        yield f"{path}:{call.lineno}", key, values


def test_every_message_has_its_text_and_the_values_that_it_names():
    known = texts("en")
    for place, key, values in said():
        assert key in known or f"{key}.one" in known, place
        if key in known and None not in values:
            assert placeholders(known[key]) <= values, place


# What is said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_expectation_makes_a_sentence(language):
    for key in texts(language):
        if key.startswith("expected."):
            values = dict.fromkeys(placeholders(texts(language)[key]), "x")
            told = Fault(key, values, "y", file="events.csv", row=2, column="when").text(language)
            assert told.startswith("events.csv")
            assert key not in told
            assert told.isprintable()


def test_a_mistake_is_said_as_a_reader_of_chinese_says_it():
    number = Mistake("expected.number", {"least": 1, "most": 5_000}, 61, column="seconds")
    assert number.text("zh") == "seconds：应为1到5,000之间的数，实为“61”"
    assert Mistake("expected.text", found="").text("zh") == "应为文字，实为空"
    described = Mistake("expected.cells", {"count": 7}, Message("found.cells", {"count": 8}))
    assert described.text("zh") == "应为与表头一致的7个单元格，实为8个单元格"
    one_of = Mistake("expected.one-of", {"words": ["png", "svg"]}, "a\x1b\u202eb", Message("advice.unread"))
    assert one_of.text("zh") == "应为png、svg之一，实为“a\ufffd\ufffdb”；此列不会读取：请删除或改名"
    assert str(one_of).startswith("expected one of png, svg, found 'a\\x1b\\u202eb'; ")


def test_several_messages_of_one_error():
    two = Mistake("expected.date", found="soon"), Mistake("expected.switch", found=None, column="has_film")
    assert ExportError(*two).text("zh").count("；") == 1
    assert str(ExportError(*two)).endswith("; has_film: expected True or False")
    faults = [Fault("expected.header", file=name) for name in ("events.csv", "places.csv")]
    assert str(DataError(*faults)).splitlines() == [
        "events.csv: expected a header",
        "places.csv: expected a header",
    ]


def test_words_are_joined_in_each_language():
    codes = joined(("KP", "KR", "RU"))
    assert [codes.text(language) for language in LANGUAGES] == ["KP or KR or RU", "KP或KR或RU"]
    assert Message.counted("event", 1).text("zh") == "1个事件"
