"""Blocks on their way to a report: pieces that know their lines, and marks inside the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.raw import MARK, MARK_CLOSE, MARK_OPEN, Hint, Piece, RawBlock, cut, joined, mark
from tests.corpus_texts import raw

PIECES = st.lists(st.text("ab .,;" + MARK_OPEN + MARK_CLOSE, max_size=6), min_size=1, max_size=5)


def block_of(*texts: str) -> RawBlock:
    """A block with one piece a line."""
    return RawBlock([Piece(text, line, line + 10) for line, text in enumerate(texts, start=3)])


def test_a_mark_is_in_the_text_and_not_in_the_plain_text() -> None:
    block = block_of(f"Lò{mark('1')} cũ", f" và mẻ{mark('2a')}")
    assert block.plain == "Lò cũ và mẻ"
    assert MARK.findall(block.text) == ["1", "2a"]


@pytest.mark.parametrize("text", [f"a{MARK_OPEN}1", f"a1{MARK_CLOSE}", f"{MARK_CLOSE}1{MARK_OPEN}"])
def test_half_a_mark_is_none(text: str) -> None:
    assert MARK.findall(text) == []


def test_a_block_knows_its_lines() -> None:
    block = block_of("Lò", "mẻ", "gốm")
    assert (block.first_line, block.last_line) == (3, 5)


def test_one_paragraph_of_several_keeps_the_place_of_the_first() -> None:
    first = raw("Lò cũ", 1, 2, Hint.HEADING, after_break=True)
    found = joined([first, raw("và lò mới", 4, 1), raw(", mẻ.", 6)])
    assert found.text == "Lò cũ và lò mới, mẻ."
    assert (found.hint, found.gap, found.after_break) == (Hint.HEADING, 2, True)
    assert [piece.line for piece in found.pieces] == [1, 4, 6]
    assert first.text == "Lò cũ"


@pytest.mark.parametrize(
    ("head", "tail", "text"),
    [
        ("Lò", "mẻ", "Lò mẻ"),
        ("Lò ", "mẻ", "Lò mẻ"),
        ("Lò", " mẻ", "Lò mẻ"),
        ("Lò", ".", "Lò."),
        ("Lò", ")", "Lò)"),
        ("Lò", "(mẻ)", "Lò (mẻ)"),
        ("", "mẻ", "mẻ"),
    ],
)
def test_nothing_is_put_before_closing_punctuation(head: str, tail: str, text: str) -> None:
    assert joined([raw(head), raw(tail, 2)]).text == text


def test_another_separator_may_part_the_parts() -> None:
    assert joined([raw("Lò"), raw("mẻ", 2)], "\n").text == "Lò\nmẻ"


@given(PIECES, st.integers(0, 40), st.one_of(st.none(), st.integers(0, 40)))
def test_a_part_of_a_block_is_that_slice_of_its_text(texts: list[str], start: int, end: int | None) -> None:
    block = block_of(*texts)
    assert cut(block, start, end).text == block.text[start:end]


def test_the_pieces_of_a_part_stay_on_their_lines_and_pages() -> None:
    block = RawBlock([Piece("Lò cũ", 3, 13), Piece(" và ", 4, 14), Piece("mới", 5, 15)], Hint.NOTE, 1, after_break=True)
    found = cut(block, 3, 10)
    assert found.pieces == [Piece("cũ", 3, 13), Piece(" và ", 4, 14), Piece("m", 5, 15)]
    assert (found.hint, found.gap, found.after_break) == (Hint.NOTE, 1, True)
    assert cut(block, 5, 5).pieces == [Piece("", 3)]
