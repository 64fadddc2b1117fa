"""Run-in headings are split from their text; subjects of a sentence are not."""

from __future__ import annotations

import pytest

from corpus.raw import Hint, Piece, RawBlock, mark
from corpus.run_in import MIN_TEXT_WORDS, split_run_in

TEXT = "Các nhà máy mới ở phía bắc đã chạy hết công suất từ quý hai nên sản lượng tăng đều."


def split(text: str) -> list[RawBlock]:
    return split_run_in([RawBlock([Piece(text, 7)], gap=2)])


@pytest.mark.parametrize("marker", ["a)", "b.", "1.", "1.2.", "-", "+", "(3)", "*"])
def test_a_numbered_label_before_a_sentence_becomes_a_heading(marker: str) -> None:
    heading, text = split(f"{marker} Nhà máy và kho: {TEXT}")
    assert (heading.plain.strip(), heading.hint) == (f"{marker} Nhà máy và kho:", Hint.HEADING)
    assert (text.plain, text.hint) == (TEXT, Hint.NONE)
    assert (heading.gap, text.gap, text.first_line) == (2, 0, 7)


@pytest.mark.parametrize(
    "text",
    [
        f"Nhà máy và kho: {TEXT}",
        f"a) Nhà máy (kho lạnh): {TEXT[0].lower()}{TEXT[1:]}",
        f"a) Nhà máy: 12,5% {TEXT}",
        "(2) Nhà máy mới: Vượt chỉ tiêu.",
        f"a) Nhà máy. Và kho: {TEXT}",
        f"a) {'rất ' * 25}dài: {TEXT}",
        "a) " + " ".join(["Từ"] * MIN_TEXT_WORDS),
    ],
    ids=["no marker", "small letter", "number", "a remark", "two sentences", "long label", "no colon"],
)
def test_what_is_part_of_its_sentence_stays(text: str) -> None:
    (block,) = split(text)
    assert block.plain == text


def test_marks_and_other_blocks_are_kept() -> None:
    note = RawBlock([Piece(f"a) Ghi chú: {TEXT}", 9)], Hint.NOTE, label="1")
    blocks = split_run_in([RawBlock([Piece(f"c) Kho{mark('1')} lạnh: {TEXT}{mark('2')}", 3)]), note])
    assert [block.text for block in blocks] == [f"c) Kho{mark('1')} lạnh: ", f"{TEXT}{mark('2')}", note.text]
