"""Lists for spreadsheets: the same rows in both forms, and no cell is a formula."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from kb.programmes.export import COLUMNS, FORMATS, as_csv, as_xlsx
from kb.programmes.views import Programme

PLAIN = Programme(
    "7-kh", "kế hoạch", "7/KH-UBND", "2031-02-03", "Ủy ban", "trồng, “rừng”", 3, ("a", "b"), "/programmes/7-kh"
)
EVIL = Programme("x", "=1+1", "+7", "-8", "@SUM(A1)", '=HYPERLINK("http://a")\x07', 1, ("a",), "\t=2")


def test_both_forms_have_the_same_rows() -> None:
    rows = list(csv.reader(StringIO(as_csv([PLAIN]).decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(BytesIO(as_xlsx([PLAIN]))).active
    assert sheet is not None
    cells = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert rows == cells
    assert rows[0] == list(COLUMNS)
    assert rows[1][:3] == ["7-kh", "kế hoạch", "7/KH-UBND"]
    assert rows[1][7] == "a; b"


def test_csv_opens_with_accents() -> None:
    assert as_csv([]).startswith(b"\xef\xbb\xbf")


def test_no_cell_is_a_formula() -> None:
    (_, row) = csv.reader(StringIO(as_csv([EVIL]).decode("utf-8-sig"), newline=""))
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    sheet = openpyxl.load_workbook(BytesIO(as_xlsx([EVIL]))).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["B2"].value == "=1+1"


@pytest.mark.parametrize("form", FORMATS)
def test_a_list_without_items_has_its_heading(form: str) -> None:
    assert FORMATS[form]([])
