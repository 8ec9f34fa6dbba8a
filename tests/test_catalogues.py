"""Every language says all there is, in its plural forms, and the program reads what the catalogue says."""

import re

import build_texts
import pytest
from build_texts import FOLDER, SOURCE, categories, compiled, entries, forms, is_offered, key, missing, read

from geo_events.cldr import category
from geo_events.text import LANGUAGES, texts
from test_text import placeholders

TAGS = build_texts.tags()
OFFERED = [tag for tag in TAGS if tag == SOURCE or is_offered(read(tag))]


@pytest.mark.parametrize("tag", TAGS)
def test_what_the_program_reads_is_what_the_catalogue_says(tag):
    catalogue = read(tag)
    path = FOLDER / f"{tag}.json"
    assert path.is_file() == (tag in OFFERED)
    if tag in OFFERED:
        made = build_texts.as_json(compiled(tag, catalogue))
        assert path.read_text(encoding="utf-8") == made, "run: python tools/build_texts.py"


@pytest.mark.parametrize("tag", TAGS)
def test_each_catalogue_stands_as_the_tool_writes_it(tag):
    catalogue = read(SOURCE) if tag == SOURCE else build_texts.updated(tag, read(SOURCE))
    written = build_texts.written(tag, catalogue)
    assert (FOLDER / f"{tag}.po").read_bytes() == written, "run: python tools/build_texts.py"


@pytest.mark.parametrize("tag", [tag for tag in OFFERED if tag != SOURCE])
def test_nothing_is_missing_in_a_language_that_is_offered(tag):
    assert missing(read(tag)) == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_form_has_the_placeholders_of_the_english(tag):
    for message in entries(read(tag)):
        english = placeholders(message.id if isinstance(message.id, str) else message.id[-1])
        for said in filter(None, forms(message)):
            # A form for one or two may say the number in words.
            lacking = english - placeholders(said)
            assert placeholders(said) <= english, key(message)
            assert lacking <= ({"count"} if len(forms(message)) > 1 else set()), key(message)
            assert re.findall(r"![a-z]", said) == [] or "!r" in str(message.id), key(message)


def test_every_text_tells_translators_what_it_is():
    assert [key(message) for message in entries(read(SOURCE)) if not message.auto_comments] == []


@pytest.mark.parametrize("tag", TAGS)
def test_the_program_finds_a_form_for_every_number(tag):
    assert {category(number, tag) for number in (*range(200), 1_000_000)} <= set(categories(tag))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_is_spoken_of_a_button_holds_what_stands_on_it(tag):
    assert texts(tag)["player.period.only"] in texts(tag)["player.period.only.chapter"]
