"""Line breaks inside a paragraph, stray spaces, and paragraphs in bold type."""

from __future__ import annotations

import pytest

from corpus.look import (
    MAX_BOLD_WORDS,
    LookedBlock,
    cleaned,
    hint_headings,
    looked_lines,
    paragraphs_of,
    plain_text,
)
from corpus.raw import MARK_OPEN, Hint, Piece
from tests.corpus_texts import raw, table
from tests.docx_files import blocks_of, docx, p, run
from tests.docx_files import texts as texts_of_docx


def looked(*pieces: str, bold: bool = False, gap: int = 0) -> LookedBlock:
    """A block with one piece a line of the file."""
    return LookedBlock([Piece(text, line) for line, text in enumerate(pieces, start=1)], gap=gap, bold=bold)


def paragraphs(*pieces: str) -> list[str]:
    return [" ".join(block.plain.split()) for block in paragraphs_of(looked(*pieces))]


# -- line breaks -------------------------------------------------------------------------------------------------------


def test_the_lines_of_a_block() -> None:
    block = looked("Lò cũ\n\n", " \nLò ", "mới", bold=True, gap=2)
    found = looked_lines(block)
    assert [line.plain.strip() for line in found] == ["Lò cũ", "Lò mới"]
    assert [(line.gap, line.bold, line.first_line) for line in found] == [(2, True, 1), (0, True, 2)]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["Gồm:\n- Một;\n- Hai"], ["Gồm:", "- Một;", "- Hai"]),
        (["VỀ VIỆC GIAO\nCHỈ TIÊU"], ["VỀ VIỆC GIAO CHỈ TIÊU"]),
        (["Lò cũ.\nLò mới."], ["Lò cũ.", "Lò mới."]),
        (["Lò cũ.\nvà mới."], ["Lò cũ. và mới."]),
        (["Năm nay đạt\n1. 200 mẻ"], ["Năm nay đạt 1. 200 mẻ"]),
        (["Kết quả\n1. Lò"], ["Kết quả", "1. Lò"]),
        (["Kết quả;\n1. lò"], ["Kết quả;", "1. lò"]),
        (["Lò cũ\n\nlò mới"], ["Lò cũ", "lò mới"]),
        (["Lò cũ\n \nlò mới"], ["Lò cũ", "lò mới"]),
        (["\n\nLò cũ\n"], ["Lò cũ"]),
        (["Lò\n", "cũ ", "và mới"], ["Lò cũ và mới"]),
        (["\n"], []),
    ],
)
def test_where_a_typed_break_starts_a_paragraph(pieces: list[str], expected: list[str]) -> None:
    assert paragraphs(*pieces) == expected


def test_paragraphs_keep_what_their_block_said() -> None:
    block = looked("Lò cũ.\n", "Lò mới.", bold=True, gap=3)
    block.hint, block.label = Hint.HEADING, "1"
    found = paragraphs_of(block)
    assert [(one.hint, one.label, one.bold, one.gap, one.first_line) for one in found] == [
        (Hint.HEADING, "1", True, 3, 1),
        (Hint.HEADING, "1", True, 0, 2),
    ]


def test_a_typed_break_before_a_marker_starts_a_paragraph() -> None:
    body = p("<w:r><w:t>Gồm:</w:t><w:br/><w:t>- Việc thứ nhất;</w:t><w:br/><w:t>- Việc thứ hai</w:t></w:r>")
    assert texts_of_docx(docx(body)) == ["Gồm:", "- Việc thứ nhất;", "- Việc thứ hai"]


def test_a_typed_break_in_a_title_is_a_space() -> None:
    body = p("<w:r><w:t>VỀ VIỆC GIAO</w:t><w:br/><w:t>CHỈ TIÊU NĂM</w:t></w:r>")
    assert texts_of_docx(docx(body)) == ["VỀ VIỆC GIAO CHỈ TIÊU NĂM"]


# -- spaces ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("  Lò ", 1), (" cũ  ", 1)], [("Lò cũ", 1)]),
        ([("Lò ", 1), (" cũ ", 2)], [("Lò ", 1), ("cũ", 2)]),
        ([("Lò", 1), (" ", 2), (" cũ", 3)], [("Lò", 1), (" ", 2), ("cũ", 3)]),
        ([("Xua", 1), ("\u0302\u0301t", 1)], [("Xuất", 1)]),
        ([(" ", 1), ("\n", 2)], []),
        ([("Lò", 1), (" ", 2)], [("Lò", 1)]),
        ([], []),
    ],
)
def test_pieces_without_stray_spaces(pieces: list[tuple[str, int]], expected: list[tuple[str, int]]) -> None:
    found = cleaned(Piece(text, line) for text, line in pieces)
    assert [(piece.text, piece.line) for piece in found] == expected


def test_pieces_of_two_pages_stay_apart() -> None:
    assert cleaned([Piece("Lò ", 1, 1), Piece("cũ", 1, 2)]) == [Piece("Lò ", 1, 1), Piece("cũ", 1, 2)]


def test_the_text_of_a_file_keeps_its_breaks_and_holds_no_marks() -> None:
    assert plain_text("Lò\u00ad cũ\nmới") == "Lò cũ\nmới"
    assert MARK_OPEN not in plain_text(f"a{MARK_OPEN}1")


# -- headings in bold type ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Kinh tế và đời sống", True),
        ("1. Kinh tế", True),
        ("kinh tế", False),
        ("1.", False),
        ("2031", False),
        ("Kinh tế tăng khá.", False),
        ("Trong đó:", False),
        ("Kinh tế,", False),
        ("Thật thế ư?", False),
        ("Kinh tế. Đời sống", False),
        ("Bảng 2. Thu ngân sách", False),
        ("Biểu đồ số 4 Thu ngân sách", False),
        (" ".join(["Đậm"] * MAX_BOLD_WORDS), True),
        (" ".join(["Đậm"] * (MAX_BOLD_WORDS + 1)), False),
    ],
)
def test_which_bold_paragraph_is_a_heading(text: str, heading: bool) -> None:
    block = looked(text, bold=True)
    hint_headings([block, raw("Đoạn văn bên dưới.", 2)])
    assert (block.hint is Hint.HEADING) is heading


def test_only_what_is_bold_and_has_no_hint_becomes_a_heading() -> None:
    plain, light = raw("Kinh tế"), looked("Kinh tế")
    hinted = looked("Kinh tế", bold=True)
    hinted.hint = Hint.TABLE
    hint_headings([plain, light, hinted, raw("Đoạn văn.", 2)])
    assert [block.hint for block in (plain, light, hinted)] == [Hint.NONE, Hint.NONE, Hint.TABLE]


@pytest.mark.parametrize(
    ("below", "heading"),
    [(raw("Đoạn văn."), True), (raw("trên địa bàn."), False), (raw("a) khá"), True), (table(["lò", "mẻ"]), True)],
)
def test_what_stands_below_a_heading(below: LookedBlock, heading: bool) -> None:
    block = looked("Tổng thu", bold=True)
    note = raw("chú thích", hint=Hint.NOTE)
    hint_headings([block, note, below])
    assert (block.hint is Hint.HEADING) is heading


def test_the_last_paragraph_names_nothing() -> None:
    block = looked("Kinh tế", bold=True)
    hint_headings([raw("Đoạn văn."), block])
    assert block.hint is Hint.NONE


def test_bold_text_that_goes_on_below_is_no_heading() -> None:
    content = docx(p(run("Tổng thu ngân sách", "<w:b/>")) + p("trên địa bàn tăng khá."))
    assert blocks_of(content)[0].hint is Hint.NONE
