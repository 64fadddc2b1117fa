from __future__ import annotations

from typing import Any

import pytest

from corpus.pdf_tables import PageTable, continues, joined_tables, repeated_header
from corpus.raw import Hint, RawBlock, mark
from tests.pdf_pages import LEFT, TOP, paragraph, pdf, table, write


def page_table(rows: list[list[str]], page: int = 1, header: int = 1, left: float = 70) -> PageTable:
    width = len(rows[0])
    edges = [left + 100 * column for column in range(width + 1)]
    return PageTable((left, 0, edges[-1], 50), edges, rows, header, [page] * len(rows), list(range(len(rows))))


def test_tables_with_the_same_columns_continue() -> None:
    first = page_table([["Tên", "Số"], ["a", "1"]])
    assert continues(first, page_table([["b", "2"]], 2))
    assert continues(first, page_table([["b", "2"]], 2, left=95))
    assert not continues(first, page_table([["b", "2", "3"]], 2))
    narrow = page_table([["b", "2"]], 2)
    narrow.edges[1] += 30
    assert not continues(first, narrow)


def test_a_repeated_header_is_found_without_its_marks_and_spaces() -> None:
    first = page_table([["Tên", "Số" + mark("1")], ["a", "1"]])
    assert repeated_header(first, page_table([["TÊN", " Số"], ["b", "2"]], 2)) == 1
    assert repeated_header(first, page_table([["b", "2"], ["c", "3"]], 2)) == 0


def test_a_row_cut_by_the_page_is_mended() -> None:
    first = page_table([["Tên", "Việc"], ["a", "làm đường và"]])
    assert joined_tables(first, page_table([["", "bắc cầu"], ["b", "đào kênh"]], 2, header=0)) == []
    assert first.rows == [["Tên", "Việc"], ["a", "làm đường và bắc cầu"], ["b", "đào kênh"]]
    assert first.origins == [1, 1, 2]


def test_covered_places_move_with_their_rows() -> None:
    first = page_table([["Tên", "Số"], ["a", "1"]])
    second = page_table([["Tên", "Số"], ["b", "b"]], 2)
    second.covered = {(1, 1)}
    assert joined_tables(first, second) == [("Tên Số", 0)]
    assert first.covered == {(2, 1)}
    assert [piece.text for piece in first.pieces] == ["Tên", "Số", "a", "1", "b"]


def blocks(draw: Any) -> list[RawBlock]:
    from corpus.pdf_reader import read_pdf

    return read_pdf(pdf(draw), "a.pdf").blocks


def test_a_frame_around_text_is_no_table() -> None:
    def page(canvas: Any) -> None:
        canvas.rect(LEFT - 10, 690, 460, 60)
        paragraph(canvas, "Chữ trong khung.", 720)

    assert [block.hint for block in blocks(page)] == [Hint.NONE]


def test_cells_of_several_lines_and_empty_columns() -> None:
    def page(canvas: Any) -> None:
        table(canvas, [["Tên", "", "Số"], ["Lúa", "", "5"]], TOP, [120, 60, 60], height=30)
        write(canvas, ["vụ đầu"], TOP - 56, x=LEFT + 4, size=9)

    (block,) = blocks(page)
    assert block.rows == [["Tên", "Số"], ["Lúa vụ đầu", "5"]]


def test_a_page_of_many_lines_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.pdf_tables.MAX_EDGES", 3)
    found = blocks(lambda canvas: table(canvas, [["Tên", "Số"], ["Lúa", "5"]], TOP, [120, 60]))
    assert all(not block.rows for block in found)
    assert "Lúa" in " ".join(block.text for block in found)
