from __future__ import annotations

from corpus.pdf_layout import Region
from corpus.pdf_letterhead import with_letterheads
from corpus.pdf_lines import Line
from corpus.pdf_tables import PageTable


def column(*texts: str) -> Region:
    lines = [
        Line(text, 135 - 3 * len(text), 135 + 3 * len(text), 15.0 * row, 15.0 * row + 10, 10, row=row)
        for row, text in enumerate(texts)
    ]
    return Region(list(lines), True, 70, 200, 15)


def test_two_columns_with_the_motto_are_a_table() -> None:
    body = column("Kính gửi các sở.")
    left, right = column("SỞ THỬ", "Số: 7/BC-ST"), column("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    first, second = with_letterheads([left, right, body], 3)
    (table,) = first.elements
    assert isinstance(table, PageTable)
    assert table.rows == [["SỞ THỬ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 7/BC-ST", ""]]
    assert table.origins == [3, 3]
    assert second is body


def test_other_columns_stay() -> None:
    regions = [column("một", "hai"), column("ba", "bốn")]
    assert with_letterheads(regions, 1) == regions
    long = [column(*["dòng"] * 12), column("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    assert with_letterheads(long, 1) == long
    assert with_letterheads([], 1) == []
