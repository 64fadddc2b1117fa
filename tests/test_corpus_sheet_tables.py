from __future__ import annotations

from corpus.raw import Hint
from corpus.sheet_tables import sheet_blocks
from corpus.xlsx_sheet import Sheet, SheetCell


def sheet(rows: dict[int, list[str]], numbers: bool = True) -> Sheet:
    cells = {
        row: [SheetCell(row, column, text) for column, text in enumerate(texts, start=1) if text]
        for row, texts in rows.items()
    }
    return Sheet("Trang tính", 2, cells)


def shape(rows: dict[int, list[str]]) -> list[str | tuple[int, int]]:
    return [(block.header_rows, len(block.rows)) if block.rows else block.text for block in sheet_blocks(sheet(rows))]


def test_a_gap_may_stand_between_header_and_records() -> None:
    assert shape({1: ["Tựa"], 3: ["", "Năm", "Năm"], 4: ["", "2023", "2024"], 6: ["Lúa", "1,5", "2"]}) == [
        "Tựa",
        (2, 3),
    ]


def test_a_line_that_names_a_group_belongs_to_the_records() -> None:
    rows = {1: ["Tựa"], 2: ["Tên", "Số"], 4: ["Mía"], 5: ["Diện tích", "1"], 6: ["Lạc"], 7: ["Diện tích", "2"]}
    assert shape(rows) == ["Tựa", (1, 5)]


def test_a_unit_on_the_title_row_is_no_header() -> None:
    assert shape({1: ["Tựa", "Đơn vị: tấn"], 3: ["Tên", "Số"], 4: ["Lúa", "1"]})[-1] == (1, 2)


def test_a_number_of_columns_ends_the_header() -> None:
    assert shape({1: ["Tên", "Số", "Tổng"], 2: ["A", "1", "2"], 3: ["Lúa", "15", "7"]}) == ["Trang tính", (2, 3)]


def test_a_remark_is_no_record_and_a_short_label_is() -> None:
    rows = {1: ["Tên", "Số"], 2: ["Lúa", "1"], 3: ["Khác"], 5: ["(*) Ước tính"]}
    assert shape(rows) == ["Trang tính", (1, 3), "(*) Ước tính"]


def test_records_without_header() -> None:
    assert shape({1: ["Lúa", "1,5"], 2: ["Cá", "2"]}) == ["Trang tính", (0, 2)]


def test_pieces_name_the_row_and_the_sheet() -> None:
    (heading, table) = sheet_blocks(sheet({4: ["Tên", "Số"], 9: ["Lúa", "1"]}))
    assert heading.hint is Hint.HEADING
    assert [(piece.line, piece.page) for piece in table.pieces] == [(4, 2), (4, 2), (9, 2), (9, 2)]
