from __future__ import annotations

from openpyxl import Workbook

from corpus.model import SetAside
from corpus.xlsx_sheet import SheetCell, read_sheet


def test_cells_know_what_they_cover() -> None:
    worksheet = Workbook().active
    assert worksheet is not None
    worksheet["A1"], worksheet["A3"], worksheet["C3"] = "Tên ", 1.5, "x"
    worksheet.merge_cells("A1:C2")
    aside: list[SetAside] = []
    sheet = read_sheet(worksheet, None, 4, aside)
    assert sheet.rows == {
        1: [SheetCell(1, 1, "Tên", rows=2, columns=3)],
        3: [SheetCell(3, 1, "1,5", number=True), SheetCell(3, 3, "x")],
    }
    assert (sheet.number, aside) == (4, [])


def test_a_range_of_hidden_columns() -> None:
    worksheet = Workbook().active
    assert worksheet is not None
    worksheet.append(["a", "b", "c", "d"])
    worksheet.column_dimensions.group("B", "C", hidden=True)
    aside: list[SetAside] = []
    assert [cell.text for cell in read_sheet(worksheet, None, 1, aside).rows[1]] == ["a", "d"]
    assert [(entry.text, entry.reason) for entry in aside] == [("b c", "hidden")]


def test_a_ditto_needs_something_above() -> None:
    worksheet = Workbook().active
    assert worksheet is not None
    for row in (['"'], ["tấn"], ["″"], ["''"]):
        worksheet.append(row)
    sheet = read_sheet(worksheet, None, 1, [])
    assert [cells[0].text for cells in sheet.rows.values()] == ['"', "tấn", "tấn", "tấn"]
