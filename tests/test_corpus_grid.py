"""Tables from cells that span columns and rows."""

from __future__ import annotations

import pytest

from corpus.grid import MAX_SPAN, Cell, finished, table_blocks
from corpus.look import LookedBlock
from corpus.raw import Hint, Piece, RawBlock, mark
from tests.corpus_texts import raw
from tests.docx_files import blocks_of, cell, docx, p, table


def made(*paragraphs: str, columns: int = 1, rows: int = 1, bold: bool = False, head: bool = False) -> Cell:
    """A cell of these paragraphs."""
    blocks: list[RawBlock] = [LookedBlock([Piece(text, 1)], bold=bold) for text in paragraphs]
    return Cell(blocks, columns, rows, head)


def built(*rows: list[Cell], head_rows: int = 0) -> RawBlock:
    (block,) = table_blocks(rows, head_rows)
    assert block.hint is Hint.TABLE
    return block


def row(*texts: str, bold: bool = False, head: bool = False) -> list[Cell]:
    return [made(text, bold=bold, head=head) for text in texts]


def test_a_spanning_cell_is_in_every_place_and_said_once() -> None:
    block = built(
        [made("Chỉ tiêu", rows=2), made("Năm", columns=2)],
        row("Kế hoạch", "Thực hiện"),
        row("Thu", "10", "12"),
    )
    assert block.rows == [["Chỉ tiêu", "Năm", "Năm"], ["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Thu", "10", "12"]]
    assert block.covered == {(0, 2), (1, 0)}
    assert [piece.text for piece in block.pieces] == [
        "Chỉ tiêu", "Năm", "Kế hoạch", "Thực hiện", "Thu", "10", "12",
    ]  # fmt: skip
    assert block.header_rows == 2


def test_a_mark_is_not_repeated_with_its_cell() -> None:
    block = built([made("Năm" + mark("1"), columns=2)], row("a", "b"))
    assert block.rows[0] == ["Năm" + mark("1"), "Năm"]


def test_rows_of_unequal_length_are_filled_up() -> None:
    assert built(row("a", "b", "c"), row("d")).rows == [["a", "b", "c"], ["d", "", ""]]


def test_a_row_without_a_word_of_its_own_is_dropped() -> None:
    block = built([made("a", rows=2), made("b")], row(""), row("c", "d"))
    assert block.rows == [["a", "b"], ["c", "d"]]


def test_a_span_ends_with_the_table() -> None:
    assert built([made("a", rows=99), made("b")], row("c")).rows == [["a", "b"], ["a", "c"]]
    wide = built([made("a", columns=9999), made("b")], row("c", "d"))
    assert len(wide.rows[0]) == MAX_SPAN + 1
    assert wide.rows[0][-1] == "b"


def test_a_table_of_too_many_places_gives_its_paragraphs() -> None:
    blocks = table_blocks([[made(f"a{n}", columns=MAX_SPAN, rows=9999), made("b")] for n in range(1200)])
    assert len(blocks) == 2400
    assert {block.hint for block in blocks} == {Hint.NONE}


@pytest.mark.parametrize(
    ("rows", "named", "expected"),
    [
        ([row("a", "b"), row("c", "d"), row("e", "f")], 2, 2),
        ([row("a", "b", bold=True), row("c", "1")], 0, 1),
        ([row("a", "b", head=True), row("c", "1")], 0, 1),
        ([row("a", "b", bold=True), row("(1)", "(2)"), row("c", "1")], 0, 2),
        ([[made("a", bold=True), made("b")], row("c", "d")], 0, 1),
        ([row("", ""), row("a", "b"), row("c", "1")], 1, 1),
    ],
)
def test_header_rows(rows: list[list[Cell]], named: int, expected: int) -> None:
    assert built(*rows, head_rows=named).header_rows == expected


@pytest.mark.parametrize(
    "rows",
    [[[made("Một."), made("")], [made("Hai.")]], [[made("Một.", "Hai.")]], [[made("Một."), Cell([])], row("Hai.")]],
)
def test_one_column_is_a_frame_around_text(rows: list[list[Cell]]) -> None:
    found = table_blocks(rows, gap=2)
    assert [(block.plain, block.hint, block.gap) for block in found] == [("Một.", Hint.NONE, 2), ("Hai.", Hint.NONE, 0)]


def test_without_a_cell_there_is_no_block() -> None:
    assert table_blocks([]) == table_blocks([[]]) == table_blocks([[Cell([])]]) == []


def test_the_lines_of_a_letterhead_become_rows() -> None:
    left, right = made("ỦY BAN NHÂN DÂN\nSố: 1/BC"), made("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bến Lở, ngày 5")
    assert built([left, right]).rows == [
        ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 1/BC", "Bến Lở, ngày 5"],
    ]
    assert built([made("Lò\nMẻ"), made("Bắc")]).rows == [["Lò Mẻ", "Bắc"]]


def test_cells_of_plain_blocks_and_of_inner_tables() -> None:
    inner = RawBlock([Piece("a", 2), Piece("", 2), Piece("b", 3)], Hint.TABLE, rows=[["a", ""], ["b", ""]])
    block = built([Cell([raw("Lò ", 1)]), Cell([inner])])
    assert block.rows == [["Lò", "a b"]]
    assert [piece.line for piece in block.pieces] == [1, 2, 3]


def test_a_finished_block_has_clean_paragraphs() -> None:
    assert [block.plain for block in finished(LookedBlock([Piece(" Lò  cũ.\nMẻ ", 1)]))] == ["Lò cũ.", "Mẻ"]
    assert finished(LookedBlock([Piece(" \n ", 1)])) == []
    whole = raw(" Lò  ")
    assert finished(whole) == [whole]


def test_nested_tables_are_flattened() -> None:
    inner = table(cell("a") + cell("b"), cell("c") + cell("d")) + p()
    assert blocks_of(docx(table(cell("Tên") + cell("Số"), cell("Ô") + cell(inner))))[0].rows == [
        ["Tên", "Số"],
        ["Ô", "a b c d"],
    ]
