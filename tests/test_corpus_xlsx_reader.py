from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment

from corpus import formats, xlsx_reader
from corpus.errors import ReadError
from corpus.raw import Hint, RawBlock, RawDocument
from corpus.read import read_report
from corpus.xlsx_reader import read_xlsx


def saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def book(*rows: list[Any], title: str = "Biểu", merge: tuple[str, ...] = (), style: str | None = None) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merge:
        sheet.merge_cells(area)
    if style:
        for row_cells in sheet.iter_rows():
            for cell in row_cells:
                if isinstance(cell.value, float):
                    cell.number_format = style
    return saved(workbook)


def read(content: bytes) -> RawDocument:
    return read_xlsx(content, "a.xlsx")


def table(content: bytes) -> RawBlock:
    (found,) = [block for block in read(content).blocks if block.hint is Hint.TABLE]
    return found


STATISTICS: list[list[Any]] = [
    ["1. Sản lượng vườn cây"],
    [None, None, "Nghìn tấn"],
    [None, "Năm", "Năm"],
    [None, 2023, 2024],
    [],
    ["TỔNG SỐ", 1234.56, 2000.0],
    ["Phân theo vùng"],
    ["Phía bắc", 1000.0, 1500.25],
    ["Phía nam", 234.56, 499.75],
    [],
    ["Ghi chú: số ước tính."],
]


def test_a_sheet_is_a_heading_its_unit_its_table_and_its_remarks() -> None:
    document = read(book(*STATISTICS, style="#,##0.0"))
    heading, unit, found, remark = document.blocks
    assert (heading.hint, heading.text) == (Hint.HEADING, "1. Sản lượng vườn cây")
    assert (unit.text, unit.first_line) == ("Nghìn tấn", 2)
    assert found.header_rows == 2
    assert found.rows == [
        ["", "Năm", "Năm"],
        ["", "2023", "2024"],
        ["TỔNG SỐ", "1.234,6", "2.000,0"],
        ["Phân theo vùng", "", ""],
        ["Phía bắc", "1.000,0", "1.500,3"],
        ["Phía nam", "234,6", "499,8"],
    ]
    assert (remark.hint, remark.text, remark.first_line) == (Hint.NONE, "Ghi chú: số ước tính.", 11)
    assert [piece.line for piece in found.pieces] == [3, 3, 4, 4, 6, 6, 6, 7, 8, 8, 8, 9, 9, 9]
    assert {piece.page for piece in found.pieces} == {1}


def test_merged_headers_stand_over_every_column() -> None:
    rows: list[list[Any]] = [
        ["Vùng", "Năm nay", None, "So với (%)"],
        [None, "Diện tích", "Sản lượng", None],
        ["Bắc", 1, 2, 3.5],
        ["Nam", 4, 5, 6.5],
    ]
    found = table(book(*rows, merge=("A1:A2", "B1:C1", "D1:D2")))
    assert found.rows[:2] == [
        ["Vùng", "Năm nay", "Năm nay", "So với (%)"],
        ["Vùng", "Diện tích", "Sản lượng", "So với (%)"],
    ]
    assert found.header_rows == 2
    assert found.covered == {(0, 2), (1, 0), (1, 3)}
    assert [piece.text for piece in found.pieces].count("Năm nay") == 1


def test_text_centred_across_cells_counts_as_merged() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Vùng", "Năm nay", None], [None, "Lúa", "Cá"], ["Bắc", 1.5, 2.5], ["Nam", 3.5, 4.5]):
        sheet.append(row)
    for name in ("B1", "C1"):
        sheet[name].alignment = Alignment(horizontal="centerContinuous")
    assert table(saved(workbook)).rows[0] == ["Vùng", "Năm nay", "Năm nay"]


def test_label_columns_that_only_indent_are_one() -> None:
    rows: list[list[Any]] = [
        [None, None, None, "2023", "2024"],
        ["CẢ TỈNH", None, None, 1.5, 2.5],
        [None, "Trong đó:", "Lúa", 3.5, 4.5],
        [None, None, "Cá", 5.5, 6.5],
    ]
    found = table(book(*rows))
    assert [row[0] for row in found.rows] == ["", "CẢ TỈNH", "Trong đó: Lúa", "Cá"]
    assert len(found.rows[0]) == 3


def test_columns_with_their_own_headers_stay_apart() -> None:
    found = table(book(["TT", "Tên", "Số"], [1, "Lúa", 2.5], [2, "Cá", 3.5]))
    assert found.rows == [["TT", "Tên", "Số"], ["1", "Lúa", "2,5"], ["2", "Cá", "3,5"]]


def test_two_tables_of_a_sheet_are_parted_by_the_new_header() -> None:
    rows: list[list[Any]] = [
        ["1. Đàn gia súc"],
        [],
        ["Loài", "Con"],
        ["Trâu", 10],
        ["Bò", 20],
        [],
        ["2. Đàn gia cầm"],
        [],
        ["Loài", "Con"],
        ["Gà", 300],
        ["Vịt", 400],
    ]
    document = read(book(*rows))
    assert [block.text for block in document.blocks if block.hint is Hint.HEADING] == [
        "1. Đàn gia súc",
        "2. Đàn gia cầm",
    ]
    assert [len(block.rows) for block in document.blocks if block.rows] == [3, 3]


def test_a_sheet_without_title_is_headed_by_its_name() -> None:
    document = read(book(["Loài", "Con"], ["Trâu", 10], title="Chăn nuôi"))
    assert document.blocks[0].text == "Chăn nuôi"
    assert document.blocks[0].hint is Hint.HEADING


def test_a_list_without_figures_is_a_table_and_loose_text_is_not() -> None:
    document = read(book(["Danh sách"], [], ["Tên", "Nơi"], ["Cầu Lở", "xã Bắc"], ["Cầu Bồi", "xã Nam"]))
    assert [block.rows for block in document.blocks if block.rows] == [
        [["Tên", "Nơi"], ["Cầu Lở", "xã Bắc"], ["Cầu Bồi", "xã Nam"]]
    ]
    document = read(book(["Lời dẫn"], [], ["Một dòng chữ."]))
    assert [block.text for block in document.blocks] == ["Lời dẫn", "Một dòng chữ."]


def test_the_sign_for_as_above_is_resolved() -> None:
    found = table(book(["Tên", "Đơn vị", "Số"], ["Lúa", "tấn", 1.5], ["Cá", '"', 2.5], ["Tôm", '"', 3.5]))
    assert [row[1] for row in found.rows] == ["Đơn vị", "tấn", "tấn", "tấn"]


def test_raised_digits_are_kept_apart_from_the_text() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    raised = InlineFont(vertAlign="superscript")
    sheet.append(["Tên", "Đơn vị", "Số"])
    sheet.append(["Nước", CellRichText("Triệu m", TextBlock(raised, "3")), 2.5])
    assert table(saved(workbook)).rows[1][1] == "Triệu m³"


def test_what_is_hidden_is_set_aside() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Tên", "Số", "Giấu"], ["Lúa", 1, 7], ["Cá", 2, 8], ["Tôm", 3, 9]):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    other = workbook.create_sheet("Nháp")
    other.append(["không ai thấy"])
    other.sheet_state = "hidden"
    document = read(saved(workbook))
    (found,) = [block for block in document.blocks if block.rows]
    assert found.rows == [["Tên", "Số"], ["Lúa", "1"], ["Tôm", "3"]]
    assert {entry.reason for entry in document.set_aside} == {"hidden"}
    assert [entry.text for entry in document.set_aside] == ["Giấu\n7\nCá 2 8\n9", "không ai thấy"]


def test_comments_and_formulas_without_value_are_set_aside() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Tên", "Số"], ["Lúa", 1], ["Cộng", "=SUM(B2:B2)"]):
        sheet.append(row)
    sheet["A2"].comment = Comment("xem lại", "ai đó")
    document = read(saved(workbook))
    assert [(entry.text, entry.reason, entry.first_line) for entry in document.set_aside] == [
        ("xem lại", "comment", 2),
        ("B3 =SUM(B2:B2)", "formula without value", 3),
    ]


def test_dates_and_percentages_are_shown_as_the_sheet_shows_them() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Tên", "Ngày", "Tỷ lệ"])
    sheet.append(["Lúa", date(2024, 12, 31), 0.1234])
    sheet["C2"].number_format = "0.0%"
    assert table(saved(workbook)).rows[1] == ["Lúa", "31/12/2024", "12,3%"]


def test_a_workbook_goes_through_the_whole_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(formats.READERS, ".xlsx", read_xlsx)
    report = read_report("so-lieu.xlsx", book(*STATISTICS, style="#,##0.0"))
    assert report.tables[0].header_rows == 2
    start = report.text.index("1.500,3")
    assert report.lines(start, start + 7) == (8, 8)


def test_a_far_cell_costs_nothing() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "đầu", "cuối"
    assert [block.text for block in read(saved(workbook)).blocks] == ["đầu", "cuối"]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_reader, "MAX_CELLS", 10)
    with pytest.raises(ReadError) as caught:
        read(book(*STATISTICS))
    assert (caught.value.code, caught.value.detail["limit"]) == ("file_too_large", 10)


def rewritten(content: bytes, name: str, change: Any) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, change(data) if entry == name else data)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_merge_over_the_whole_sheet_is_refused() -> None:
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    content = rewritten(book(["a", 1]), SHEET, lambda data: data.replace(b"</worksheet>", merge))
    with pytest.raises(ReadError, match="file_too_large"):
        read(content)


def test_a_document_type_in_the_xml_is_refused() -> None:
    content = rewritten(book(["a", 1]), SHEET, lambda data: b'<!DOCTYPE x [<!ENTITY a "b">]>' + data)
    with pytest.raises(ReadError, match="file_corrupt"):
        read(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"PK\x03\x04 no archive", "file_corrupt"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "file_corrupt"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
        (book(), "file_empty"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert caught.value.code == code


WHOLE = book(*STATISTICS, merge=("B3:C3",))  # made once: a workbook holds the time of its making


def read_or_refuse(content: bytes) -> None:
    """Any exception but ReadError fails the test."""
    with contextlib.suppress(ReadError):
        assert read(content).blocks


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_files_are_read_or_refused_cleanly(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=20)
    ):
        whole[place] = value
    cut = data.draw(st.integers(0, len(whole)))
    read_or_refuse(bytes(whole[:cut] if data.draw(st.booleans()) else whole))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_sheets_are_read_or_refused_cleanly(data: st.DataObject) -> None:
    def change(xml: bytes) -> bytes:
        broken = bytearray(xml)
        for place, value in data.draw(
            st.lists(st.tuples(st.integers(0, len(broken) - 1), st.integers(32, 126)), min_size=1, max_size=12)
        ):
            broken[place] = value
        return bytes(broken)

    read_or_refuse(rewritten(WHOLE, SHEET, change))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.integers(-9999, 9999),
                st.floats(-1e6, 1e6),
                st.sampled_from(["Lúa", "Cá", "Năm 2024", "-"]),
            ),
            max_size=6,
        ),
        min_size=1,
        max_size=14,
    )
)
def test_every_cell_stands_somewhere(rows: list[list[Any]]) -> None:
    from corpus.number_formats import shown

    assume(any(cell is not None for row in rows for cell in row))
    document = read(book(*rows))
    said = " ".join(piece.text for block in document.blocks for piece in block.pieces).split()
    wanted = [shown(cell) for row in rows for cell in row if cell is not None]
    assert sorted(word for text in wanted for word in text.split()) == sorted(word for word in said if word != "Biểu")
    for block in document.blocks:
        assert len({len(row) for row in block.rows}) <= 1
        assert block.header_rows <= len(block.rows)
