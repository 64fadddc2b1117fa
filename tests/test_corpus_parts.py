from __future__ import annotations

import pytest

from corpus.parts import document_kind, is_letterhead_table, is_title, split_parts
from corpus.raw import Hint
from tests.corpus_texts import raw, raws, read, sentence, table, text_of

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
BODY = [sentence(12, seed) for seed in range(14)]
FIRST = (MOTTO, "BÁO CÁO", "Nghề gốm năm 2031", *BODY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("BÁO CÁO CHÍNH TRỊ", "báo cáo chính trị"),
        ("Báo cáo thành tích", "báo cáo thành tích"),
        ("BÁO CÁO", "báo cáo"),
        ("| **NGHỊ  QUYẾT** |", "nghị quyết"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "chương trình hành động"),
        ("Kế hoạch phát triển", "kế hoạch"),
        ("KẾ HOẠCHX", None),
        ("Về báo cáo", None),
        ("", None),
    ],
)
def test_document_kind(text: str, kind: str | None) -> None:
    assert document_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("BÁO CÁO", True),
        ("BÁO CÁO kết quả nghề gốm", True),
        ("TÓM TẮT BÁO CÁO", True),
        ("# BÁO CÁO", True),
        ("Báo cáo nghề gốm", False),
        ("NGHỀ GỐM", False),
    ],
)
def test_is_title(text: str, title: bool) -> None:
    assert is_title(raw(text)) is title


def test_a_table_is_no_title() -> None:
    assert not is_title(raw("BÁO CÁO", hint=Hint.TABLE))


def test_a_letterhead_laid_out_as_a_table() -> None:
    assert is_letterhead_table(table(["ỦY BAN NHÂN DÂN", MOTTO], ["Số: 1/BC", "Bến Lở"]))
    assert not is_letterhead_table(table(["Lò", "Mẻ"]))
    assert not is_letterhead_table(raw(MOTTO))
    assert not is_letterhead_table(table([MOTTO, sentence(60)]))


def lengths(*lines: str) -> list[int]:
    return [len(part) for part in split_parts(raws(*lines))]


def test_one_document() -> None:
    assert lengths(*FIRST) == [len(FIRST)]
    assert split_parts([]) == [[]]


def test_a_second_motto_over_a_second_title_starts_a_part() -> None:
    assert lengths(*FIRST, MOTTO, "NGHỊ QUYẾT", *BODY) == [17, 16]


def test_a_motto_without_a_title_soon_below_starts_none() -> None:
    assert lengths(*FIRST, MOTTO, *BODY, "NGHỊ QUYẾT", *BODY) == [47]


def test_a_title_without_a_motto_starts_none() -> None:
    assert lengths(*FIRST, "NGHỊ QUYẾT", *BODY) == [32]


def test_a_motto_in_a_sentence_starts_none() -> None:
    assert lengths(*FIRST, f"{BODY[0]} {MOTTO} {BODY[1]}", "NGHỊ QUYẾT", *BODY) == [33]


def test_a_motto_before_the_first_title_starts_none() -> None:
    assert lengths(*BODY, MOTTO, "BÁO CÁO", *BODY) == [30]


def test_a_letterhead_table_starts_a_part() -> None:
    blocks = [
        *raws(*FIRST),
        table(["HỘI ĐỒNG NHÂN DÂN TỈNH BẾN LỞ", MOTTO], ["Số: 2/NQ", "Bến Lở, ngày 5 tháng 8 năm 2031"]),
    ]
    assert [len(part) for part in split_parts([*blocks, *raws("NGHỊ QUYẾT", *BODY)])] == [17, 16]


def test_two_documents_in_one_file_are_two_parts_of_the_report() -> None:
    report = read(
        "Số: 17/BC-UBND", *FIRST, MOTTO, "Số: 3/NQ-HĐND", "NGHỊ QUYẾT", "Về nghề gốm năm 2032", "I. MỤC TIÊU", *BODY
    )
    first, second = report.parts
    assert (first.title, first.kind, first.number) == ("BÁO CÁO Nghề gốm năm 2031", "báo cáo", "17/BC-UBND")
    assert (second.title, second.kind, second.number) == ("NGHỊ QUYẾT Về nghề gốm năm 2032", "nghị quyết", "3/NQ-HĐND")
    assert report.metadata.title == first.title
    assert report.text[first.start : first.end].startswith("BÁO CÁO")
    assert report.text[first.end : second.start] == "\n\n"
    assert report.text[second.start : second.end].startswith("NGHỊ QUYẾT")
    assert second.end == len(report.text)
    for block in report.blocks:
        part = report.parts[block.part]
        assert part.start <= block.start < block.end <= part.end
    assert {text_of(report, block) for block in report.blocks if block.part == 1} >= {"I. MỤC TIÊU", "NGHỊ QUYẾT"}


@pytest.mark.parametrize(("above", "parts"), [(11, 1), (12, 2)])
def test_a_second_document_starts_no_sooner_than_a_head_is_long(above: int, parts: int) -> None:
    lines = ["BÁO CÁO", *BODY[: above - 1], MOTTO, "NGHỊ QUYẾT", *BODY]
    assert len(lengths(*lines)) == parts


@pytest.mark.parametrize(("between", "parts"), [(11, 2), (12, 1)])
def test_a_title_stands_within_twelve_blocks_of_its_motto(between: int, parts: int) -> None:
    assert len(lengths(*FIRST, MOTTO, *BODY[:between], "NGHỊ QUYẾT", *BODY)) == parts


def test_a_letterhead_at_the_head_of_a_file_starts_no_second_part() -> None:
    letterhead = table(["ỦY BAN NHÂN DÂN", MOTTO])
    assert len(split_parts([*raws("BÁO CÁO", *BODY[:3]), letterhead, *raws("NGHỊ QUYẾT", *BODY)])) == 1
