from __future__ import annotations

import pytest

from corpus.raw import mark
from corpus.table_headers import Cell, filled_in, header_rows, is_ordinals, is_value


@pytest.mark.parametrize("text", ["12", "1.234,5", "-3,2%", "(5,1)", "1 234", "…", "-", "<0,1", "+7"])
def test_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["", "2024", "(2019)", "Năm", "6 tháng", "Quý I", "12 tỷ"])
def test_no_values(text: str) -> None:
    assert not is_value(text)


def test_numbers_of_columns() -> None:
    assert is_ordinals(["A", "B", "1", "2", "3=2/1"])
    assert is_ordinals(["(1)", "(2)", "(3)"])
    assert not is_ordinals(["1", "25", "7"])
    assert not is_ordinals(["Lúa", "1", "2"])
    assert not is_ordinals(["1"])


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([["Tên", "Số"], ["a", "1"]], 1),
        ([["Tên", "Năm", "Năm"], ["Tên", "2023", "2024"], ["a", "1", "2"]], 2),
        ([["Tên", "Số"], ["A", "1"], ["a", "12"]], 2),
        ([["a", "1"], ["b", "2"]], 0),
        ([["Tên", "Việc"], ["a", "làm"], ["b", "bán"]], 1),
        ([["Tên", "Số"], ["I. Nhóm", ""], ["a", "12"]], 1),
        ([["Tên", "Việc"]], 0),
        ([], 0),
    ],
)
def test_header_rows(rows: list[list[str]], count: int) -> None:
    assert header_rows(rows) == count


def test_rows_that_a_header_cell_reaches_into_belong_to_it() -> None:
    rows = [["Tên", "Việc", ""], ["", "làm", "bán"], ["a", "có", "không"]]
    assert header_rows(rows, [Cell(0, 0, "Tên", rows=2), Cell(0, 1, "Việc", columns=2)]) == 2


def test_merged_cells_are_repeated_without_their_marks() -> None:
    rows = [["Năm" + mark("1"), ""], ["", ""]]
    filled, covered = filled_in(rows, [Cell(0, 0, "Năm" + mark("1"), rows=2, columns=2)])
    assert filled == [["Năm" + mark("1"), "Năm"], ["Năm", "Năm"]]
    assert covered == {(0, 1), (1, 0), (1, 1)}
