from __future__ import annotations

import pytest

from corpus.pdf_layout import Region
from corpus.pdf_lines import Line
from corpus.pdf_paragraphs import Paragraph, block_of, continues, is_heading, paragraphs_of, uses_indents
from corpus.raw import Hint


def line(text: str, row: int, x0: float = 70, x1: float = 525, bold: bool = False, size: float = 11) -> Line:
    top = 50 + 15 * row
    return Line(text, x0, x1, top, top + size, size, row=row, bold=bold, first_width=20, number=row + 1)


def region(*lines: Line, column: bool = False) -> Region:
    return Region(list(lines), column, left=70, right=525, leading=15)


def texts(*lines: Line, column: bool = False) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(region(*lines, column=column), list(lines))]


def test_full_lines_run_on_and_a_short_one_ends() -> None:
    assert texts(line("một", 0), line("hai", 1, x1=300), line("ba", 2)) == ["một hai", "ba"]


def test_a_line_is_not_short_when_the_next_word_does_not_fit() -> None:
    assert texts(line("một", 0, x1=505), line("hai", 1)) == ["một hai"]


def test_an_indent_starts_a_paragraph_and_a_hanging_one_does_not() -> None:
    assert texts(line("một", 0, x0=100), line("hai", 1), line("ba", 2, x0=100)) == ["một hai", "ba"]
    assert texts(line("- một", 0), line("hai", 1, x0=82), line("ba", 2, x0=82)) == ["- một hai ba"]


def test_a_gap_starts_a_paragraph() -> None:
    (first, second) = paragraphs_of(region(line("một", 0), line("hai", 3)), [line("một", 0), line("hai", 3)])
    assert (first.gap, second.gap) == (0, 1)


def test_another_size_or_weight_starts_a_paragraph() -> None:
    assert texts(line("một", 0, bold=True), line("hai", 1)) == ["một", "hai"]
    assert texts(line("một", 0, size=13), line("hai", 1)) == ["một", "hai"]


def test_numbering_starts_a_paragraph_behind_a_sentence_only() -> None:
    assert texts(line("một.", 0), line("b) hai", 1)) == ["một.", "b) hai"]
    assert texts(line("theo nghị quyết số", 0), line("12. Các", 1)) == ["theo nghị quyết số 12. Các"]


def test_centred_lines() -> None:
    assert texts(line("Bảng 1. Kết quả của", 0, 80, 515), line("cả năm", 1, 250, 345)) == ["Bảng 1. Kết quả của cả năm"]
    lines = (line("SỞ THỬ", 0, 200, 395), line("PHÒNG MỘT", 1, 180, 415))
    assert texts(*lines, column=True) == ["SỞ THỬ", "PHÒNG MỘT"]


def paragraph(*lines: Line) -> Paragraph:
    return Paragraph(list(lines), 70, 525)


@pytest.mark.parametrize(
    ("last", "first", "indents", "joined"),
    [
        (line("và", 0), line("tiếp", 1), False, True),
        (line("và", 0, x1=200), line("tiếp", 1), False, True),
        (line("và", 0, x1=200), line("Tiếp", 1), False, False),
        (line("hết.", 0), line("Mới", 1), False, False),
        (line("hết.", 0), line("Mới", 1), True, True),
        (line("hết.", 0), line("Mới", 1, x0=100), True, False),
        (line("hết.", 0), line("a) mới", 1), True, False),
        (line("và", 0, bold=True), line("tiếp", 1), False, False),
    ],
)
def test_paragraphs_go_on_over_a_page_break(last: Line, first: Line, indents: bool, joined: bool) -> None:
    assert continues(paragraph(last), paragraph(first), indents) is joined


def test_the_style_of_a_document() -> None:
    inset = paragraph(line("một", 0, x0=100), line("hai", 1), line("ba", 2))
    plain = paragraph(line("một", 0), line("hai", 1), line("ba", 2))
    assert uses_indents([inset, inset, plain])
    assert not uses_indents([inset, plain])
    assert not uses_indents([])


@pytest.mark.parametrize(
    ("text", "bold", "size", "heading"),
    [
        ("1. Kinh tế", True, 11, True),
        ("1. Kinh tế", False, 11, False),
        ("KINH TẾ XÃ HỘI", True, 11, True),
        ("Kinh tế", True, 11, False),
        ("Kinh tế", False, 14, True),
        ("1. Kinh tế phát triển;", True, 11, False),
        ("- Kinh tế", True, 11, False),
        ("của tỉnh", False, 14, False),
        ("a) kinh tế", True, 11, True),
        ("chữ " * 80, False, 14, False),
    ],
)
def test_headings(text: str, bold: bool, size: float, heading: bool) -> None:
    assert is_heading(paragraph(line(text, 0, bold=bold, size=size)), 11, False) is heading


def test_bold_says_nothing_in_a_bold_document() -> None:
    assert not is_heading(paragraph(line("1. Kinh tế", 0, bold=True)), 11, True)


def test_a_block_has_a_piece_for_each_line() -> None:
    block = block_of(paragraph(line("một", 0), line("hai", 1)), Hint.NOTE)
    assert [(piece.text, piece.line, piece.page) for piece in block.pieces] == [("một ", 1, 1), ("hai", 2, 1)]
    assert block.hint is Hint.NOTE
