from __future__ import annotations

from corpus.pdf_layout import Region, regions_of
from corpus.pdf_lines import Line
from corpus.pdf_tables import PageTable


def line(text: str, row: int, x: float = 70, width: float = 455, turned: int = 0) -> Line:
    top = 50 + 15 * row
    return Line(text, x, x + width, top, top + 11, 11, row=row, turned=turned)


def order(regions: list[Region]) -> list[list[str]]:
    return [[part.text if isinstance(part, Line) else "BẢNG" for part in region.elements] for region in regions]


def test_one_column_is_one_region() -> None:
    lines = [line("a", 0), line("b", 1, width=300), line("c", 2)]
    (region,) = regions_of(lines, [], 595)
    assert order([region]) == [["a", "b", "c"]]
    assert (region.left, region.leading, region.column) == (70, 15, False)


def test_columns_between_full_lines() -> None:
    rows = [part for row in range(1, 6) for part in (line(f"l{row}", row, 70, 210), line(f"r{row}", row, 310, 210))]
    regions = regions_of([line("trên", 0), *rows, line("dưới", 6)], [], 595)
    assert order(regions) == [["trên"], ["l1", "l2", "l3", "l4", "l5"], ["r1", "r2", "r3", "r4", "r5"], ["dưới"]]
    assert [region.column for region in regions] == [False, True, True, False]


def test_columns_whose_baselines_differ() -> None:
    left = [line(f"l{row}", 2 * row, 70, 210) for row in range(5)]
    right = [line(f"r{row}", 2 * row + 1, 310, 210) for row in range(5)]
    for part in right:
        part.top, part.bottom = part.top - 10, part.bottom - 10
    assert order(regions_of([*left, *right], [], 595)) == [
        [f"l{row}" for row in range(5)],
        [f"r{row}" for row in range(5)],
    ]


def test_a_letterhead_needs_two_lines_and_a_wide_gap() -> None:
    rows = [part for row in (0, 1) for part in (line(f"l{row}", row, 70, 150), line(f"r{row}", row, 300, 200))]
    assert order(regions_of([*rows, line("thân", 2)], [], 595)) == [["l0", "l1"], ["r0", "r1"], ["thân"]]


def test_figures_beside_words_are_read_row_by_row() -> None:
    rows = [part for row in range(6) for part in (line(f"Tên {row}", row, 70, 150), line(f"1.2{row}0,5", row, 400, 60))]
    assert order(regions_of(rows, [], 595)) == [[f"Tên {row} 1.2{row}0,5" for row in range(6)]]


def test_a_wide_gap_in_a_single_line_is_a_blank() -> None:
    assert order(regions_of([line("a", 0, 70, 200), line("b", 0, 300, 225), line("c", 1)], [], 595)) == [["a b", "c"]]


def test_a_table_stands_in_its_place() -> None:
    table = PageTable((70, 64, 525, 78), [70, 300, 525], [["x", "y"]], 0, [1])
    assert order(regions_of([line("a", 0), line("b", 2)], [table], 595)) == [["a", "BẢNG", "b"]]


def test_text_set_sideways_is_its_own_region() -> None:
    assert order(regions_of([line("lề", 0, turned=90), line("a", 1)], [], 595)) == [["a"], ["lề"]]


def test_an_empty_page_has_no_regions() -> None:
    assert regions_of([], [], 595) == []
