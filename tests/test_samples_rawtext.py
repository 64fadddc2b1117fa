"""Sample reports as raw text: footnotes of two converters, headings by their numbers."""

from __future__ import annotations

import pytest

from scripts.samples_blocks import Heading, Paragraph, SourceError, Span, Table, plain
from scripts.samples_rawtext import notes_at_line_end, notes_at_page_foot, read_lines
from tests.test_make_samples import SCANNED, report, texts

HEAD = ["Bản tóm tắt.", "ỦY BAN", "Số: 1/BC", "CỘNG HÒA XÃ HỘI", "Độc lập", "Bến Lở, ngày 5", "BÁO CÁO", "Về nghề gốm"]
FOOT = ["Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "(Đã ký)", "Lê Thị Lúa"]


def test_page_breaks_are_mended() -> None:
    body = texts(report(SCANNED))
    assert any("nhưng trong nửa năm chỉ ghi nhận 03 dự án" in text for text in body)
    assert any("vốn ngoài ngân sách vào ít hơn mong đợi vì quy hoạch, giá đất" in text for text in body)
    assert any("57/2024/NĐ-CP ngày 20/5/2024 làm căn cứ, nên" in text for text in body)
    assert "1. Kinh tế" in body
    assert any(text.startswith("a) Tăng trưởng:") for text in body)


def test_unit_is_not_a_note() -> None:
    paragraphs = [block for block in report(SCANNED).blocks if isinstance(block, Paragraph)]
    assert [span.text for block in paragraphs for span in block.inline if span.raised] == ["2"]


def test_notes_at_the_end_of_their_line() -> None:
    text = "Lò[footnoteRef:1] cũ[footnoteRef:2]. [1:  Lò đất.] [2:  Từ [1930].]\nMẻ [3: một dấu cách]"
    assert notes_at_line_end(text) == (
        ["Lò{{1}} cũ{{2}}.", "Mẻ [3: một dấu cách]"],
        {1: "Lò đất.", 2: "Từ [1930]."},
    )


@pytest.mark.parametrize(
    ("text", "lines", "notes"),
    [
        ("Lò<sup>1</sup> cũ\n<sup>1</sup> Lò đất.\nvà mới.", ["Lò{{1}} cũ và mới."], {1: "Lò đất."}),
        ("Lò cũ\n\nvà mới.", ["Lò cũ và mới."], {}),
        ("Lò cũ.\n\nvà mới.", ["Lò cũ.", "và mới."], {}),
        ("Lò cũ\n\na) Lò mới", ["Lò cũ", "a) Lò mới"], {}),
        ("Lò cũ\nvà mới", ["Lò cũ", "và mới"], {}),
        ("Lò cũ\n\nMẻ mới", ["Lò cũ", "Mẻ mới"], {}),
        ("## **1. Lò**", ["1. Lò"], {}),
        ("5 km<sup>2</sup>, 7<sup>2</sup>", ["5 km^{2}, 7{{2}}"], {}),
        ("", [], {}),
    ],
)
def test_notes_at_the_foot_of_a_page(text: str, lines: list[str], notes: dict[int, str]) -> None:
    assert notes_at_page_foot(text) == (lines, notes)


def test_the_frame_of_a_report() -> None:
    blocks, notes = read_lines([*HEAD, "Lò{{1}} đỏ.", *FOOT], {1: "5 m^{2}"})
    note, letterhead, title, subject, body, signature = blocks
    assert isinstance(note, Paragraph)
    assert isinstance(letterhead, Table)
    assert isinstance(signature, Table)
    assert not letterhead.framed
    assert [[plain(cell) for cell in row] for row in letterhead.rows] == [
        ["ỦY BAN", "CỘNG HÒA XÃ HỘI Độc lập"], ["Số: 1/BC", "Bến Lở, ngày 5"],
    ]  # fmt: skip
    assert title == Heading(1, (Span("BÁO CÁO"),))
    assert subject == Paragraph((Span("Về nghề gốm"),))
    assert body == Paragraph((Span("Lò"), Span(note=1), Span(" đỏ.")))
    assert [[plain(cell) for cell in row] for row in signature.rows] == [
        ["Nơi nhận: - Lưu: VT.", "CHỦ TỊCH (Đã ký) Lê Thị Lúa"]
    ]
    assert notes == {1: (Span("5 m"), Span("2", raised=True))}


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("I. KẾT QUẢ", Heading(2, (Span("I. KẾT QUẢ"),))),
        ("1. Lò gốm", Heading(3, (Span("1. Lò gốm"),))),
        ("1.1. Lò đất", Heading(4, (Span("1.1. Lò đất"),))),
        ("1. Lò gốm đỏ lửa.", Paragraph((Span("1. Lò gốm đỏ lửa."),))),
        ("- Lò", Paragraph((Span("Lò"),), "-", 1)),
        ("+ Lò", Paragraph((Span("Lò"),), "+", 2)),
    ],
)
def test_a_line_is_known_by_its_number_or_sign(line: str, block: Heading | Paragraph) -> None:
    assert read_lines([*HEAD, line, *FOOT], {})[0][4] == block


def test_the_number_of_a_part_joins_its_title() -> None:
    blocks, _ = read_lines([*HEAD, "PHẦN II", "NHIỆM VỤ", *FOOT], {})
    assert blocks[4] == Heading(2, (Span("PHẦN II. NHIỆM VỤ"),))


@pytest.mark.parametrize("rows", [("Lò\tMẻ", "Bắc\t7"), ("| Lò | Mẻ |", "|---|---|", "| Bắc | 7 |")])
def test_rows_become_one_table(rows: tuple[str, ...]) -> None:
    blocks, _ = read_lines([*HEAD, *rows, "Hết.", *FOOT], {})
    assert blocks[4] == Table((((Span("Lò"),), (Span("Mẻ"),)), ((Span("Bắc"),), (Span("7"),))))
    assert blocks[5] == Paragraph((Span("Hết."),))


@pytest.mark.parametrize("missing", ["BÁO CÁO", "Nơi nhận:"])
def test_a_report_without_title_or_recipients_is_refused(missing: str) -> None:
    with pytest.raises(SourceError, match="Nơi nhận"):
        read_lines([line for line in [*HEAD, *FOOT] if line != missing], {})
