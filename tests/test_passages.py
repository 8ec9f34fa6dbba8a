"""Cutting a document where quotes begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from builders import make_claim
from geo_events.passages import pieces


def test_overlapping_quotes_share_their_middle():
    claims = [make_claim(claim_id="one", quote="bcd"), make_claim(claim_id="two", quote="cde")]
    assert [(piece.text, piece.claim_ids) for piece in pieces("abcdef", claims)] == [
        ("a", ()),
        ("b", ("one",)),
        ("cd", ("one", "two")),
        ("e", ("two",)),
        ("f", ()),
    ]


def test_a_quote_that_is_not_there_marks_nothing():
    assert [piece.claim_ids for piece in pieces("abc", [make_claim(quote="xyz")])] == [()]


@given(st.text(min_size=1), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=6))
def test_pieces_joined_are_the_text(text, cuts):
    claims = [
        make_claim(claim_id=f"c{i}", quote=text[a : a + n])
        for i, (a, n) in enumerate(cuts)
        if text[a : a + n]
    ]
    found = pieces(text, claims)
    assert "".join(piece.text for piece in found) == text
    assert {name for piece in found for name in piece.claim_ids} == {claim.claim_id for claim in claims}
