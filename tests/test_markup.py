"""What a reader sees of a text that is written in Markdown, for a wiki or as HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_claim
from geo_events.markup import marks
from geo_events.passages import pieces


def seen(text, *quotes):
    claims = [make_claim(claim_id=quote, quote=quote) for quote in quotes]
    return pieces(text, claims, marks(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            'The [bridge](https://a.example/b_(c) "b") at [Khasan](../Page/Khasan.md "wikilink")\\[1\\]',
            "The bridge at Khasan[1]",
        ),
        ("![Waving](_1_2.jpg)\n![](https://a.example/x/1000)\n", "Waving\n\n"),
        ("## One\n### Two\n> three\n> > four\n------\nfive\n===\n", "One\nTwo\nthree\nfour\nfive\n"),
        (
            "**strong**（also），__so__ and *slanted* or\n_over\ntwo lines_",
            "strong（also），so and slanted or\nover\ntwo lines",
        ),
        ("== Wiki ==\nthe [[Rajin|port]] of [[Rason]] is '''old'''", "Wiki\nthe port of Rason is old"),
        (
            '<div>\n<p>One <a href="https://a.example/">two</a></p><!-- 5 --><h2>Three</h2>&lt;</div>',
            "\n\n\nOne two\n\nThree\n<\n",
        ),
    ],
)
def test_marks_are_not_shown(written, read):
    assert "".join(piece.text for piece in seen(written)) == read


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 < 5 > 2, my_own_file_name, a__b, [1] (page 5) and [1](p.5), C# is #1",
        "it's 'quoted', Smith <smith@example.org>, &c.; x = y == z, AT&T; [sic](emphasis added)",
        "- one\n1. two\n\n---- three\n#four",
    ],
)
def test_plain_words_stay(text):
    assert "".join(piece.text for piece in seen(text)) == text


def test_a_quote_is_marked_exactly_and_without_the_marks_in_it():
    text = 'On [Friday he](https://a.example/x "wikilink")left. [He met them](../y.md "wikilink") there.'
    quotes = ('Friday he](https://a.example/x "wikilink")left', "[He met them]")
    found = [(piece.text, bool(piece.claim_ids)) for piece in seen(text, *quotes) if piece.text]
    assert found == [
        ("On ", False),
        ("Friday heleft", True),
        (". ", False),
        ("He met them", True),
        (" there.", False),
    ]


def test_a_quote_that_is_markup_itself_is_shown():
    assert [piece.text for piece in seen("[x](https://a.example/b)", "a.example")] == [
        "x](https://", "a.example", "/b)",
    ]  # fmt: skip


@given(st.text("ab*_[]()<>p/#>=\\'!-&; \n.:", max_size=80), st.integers(0, 60), st.integers(1, 20))
def test_marks_lie_one_after_the_other_and_no_quote_is_lost(text, start, length):
    found = marks(text)
    ends = [0, *(end for mark in found for end in (mark.start, mark.end))]
    assert ends == sorted(ends)
    assert all(mark.start < mark.end <= len(text) for mark in found)
    quote = text[start : start + length]
    if quote:
        assert any(piece.claim_ids for piece in seen(text, quote))
