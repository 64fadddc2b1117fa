"""Who signed, and for whom, is read from the end of a document."""

from __future__ import annotations

import pytest

from corpus.raw import Piece, RawBlock
from corpus.signature import TAIL_BLOCKS, read_signature


def blocks(*lines: str) -> list[RawBlock]:
    return [RawBlock([Piece(line, number)]) for number, line in enumerate(lines, start=1)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Trần Thị Mẫu"), ("Ủy ban nhân dân", "Trần Thị Mẫu")),
        (("**TM. UỶ BAN NHÂN DÂN CHỦ TỊCH**", "**Lê Văn Thử**"), ("Ủy ban nhân dân", "Lê Văn Thử")),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Đặng Ví Dụ"), (None, "Nguyễn Đặng Ví Dụ")),
        (("Nơi nhận T/M BAN THƯỜNG VỤ", "- Lưu, PHÓ BÍ THƯ", "Vàng A Thử"), ("Ban thường vụ", "Vàng A Thử")),
        (("CHỦ TỊCH Phạm Văn Nháp",), (None, "Phạm Văn Nháp")),
        (("TM. HỘI ĐỒNG NHÂN DÂN |", "|"), ("Hội đồng nhân dân", None)),
        (
            ("Nơi nhận:", "- Như trên;", "TM. BAN CHẤP HÀNH", "BÍ THƯ", "Đỗ Thử Nghiệm"),
            ("Ban chấp hành", "Đỗ Thử Nghiệm"),
        ),
    ],
)
def test_office_and_name(lines: tuple[str, ...], expected: tuple[str | None, str | None]) -> None:
    assert read_signature(blocks("Thân bài dài.", *lines)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("Chủ tịch nước tặng Huân chương cho tập thể.", "Hoa Phượng Đỏ"),
        ("Kết luận của báo cáo.", "Nguyễn Văn Mẫu"),
        (),
    ],
)
def test_a_sentence_about_an_office_is_no_signature(lines: tuple[str, ...]) -> None:
    assert read_signature(blocks(*lines)) == (None, None)


def test_only_the_end_is_looked_at() -> None:
    early = blocks("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Mẫu", *["Câu."] * TAIL_BLOCKS)
    assert read_signature(early) == (None, None)
