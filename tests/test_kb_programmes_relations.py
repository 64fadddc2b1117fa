"""What documents do to each other."""

import pytest

from kb.programmes.drawn import drawn_from
from kb.programmes.model import RelationKind
from tests.kb_texts import read
from tests.programme_texts import PLAN

HEAD = "BÁO CÁO\nTình hình tỉnh Cao Bằng năm 2031\nI. RỪNG\n"


def told(text: str) -> list[tuple[str, str, str]]:
    report = read(text)
    mentions, relations = drawn_from(report)
    for relation in relations:
        quote = report.text[relation.start : relation.end]
        assert report.text[mentions[relation.target].start : mentions[relation.target].end] in quote
    names = [m.number or m.name for m in mentions]
    return [(names[r.source], r.kind.value, names[r.target]) for r in relations]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kế hoạch số 7/KH-UBND ngày 05/3/2030 của UBND tỉnh về thực hiện Nghị quyết số 11/NQ-CP về nuôi ong.",
            ("7/KH-UBND", "carries_out", "11/NQ-CP"),
        ),
        (
            "Ban hành Kế hoạch số 7/KH-UBND ngày 05/3/2030 để triển khai thực hiện Nghị quyết số 11/NQ-CP.",
            ("7/KH-UBND", "carries_out", "11/NQ-CP"),
        ),
        (
            "Thực hiện Nghị quyết số 11/NQ-CP của Chính phủ, tỉnh đã ban hành Kế hoạch số 7/KH-UBND.",
            ("7/KH-UBND", "carries_out", "11/NQ-CP"),
        ),
        (
            "Quyết định số 800/QĐ-TTg ngày 04/6/2030 phê duyệt Đề án “Mỗi bản một vườn chè”.",
            ("800/QĐ-TTg", "approves", "Mỗi bản một vườn chè"),
        ),
        (
            "Đề án “Mỗi bản một vườn chè” theo Quyết định số 800/QĐ-TTg được triển khai.",
            ("800/QĐ-TTg", "approves", "Mỗi bản một vườn chè"),
        ),
        (
            "Quyết định số 9/QĐ-UBND ngày 04/6/2031 (thay thế Quyết định số 8/QĐ-UBND ngày 02/3/2030).",
            ("9/QĐ-UBND", "replaces", "8/QĐ-UBND"),
        ),
        (
            "Nghị quyết số 12/2031/NQ-HĐND sửa đổi, bổ sung một số điều của Nghị quyết số 4/2030/NQ-HĐND.",
            ("12/2031/NQ-HĐND", "amends", "4/2030/NQ-HĐND"),
        ),
    ],
)
def test_a_relation_is_read_from_the_words_between(sentence: str, expected: tuple[str, str, str]) -> None:
    assert told(HEAD + sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nghị quyết số 11/NQ-CP ngày 30/01/2030 của Chính phủ, Kế hoạch số 7/KH-UBND ngày 05/3/2030.",
        "Nghị quyết số 11/NQ-CP của Chính phủ. Thực hiện Kế hoạch số 7/KH-UBND.",
        "Đề xuất sửa đổi, bổ sung Nghị quyết số 4/2030/NQ-HĐND.",
    ],
)
def test_documents_side_by_side_do_nothing(sentence: str) -> None:
    assert told(HEAD + sentence) == []


def test_a_document_carries_out_what_it_opens_with_and_says_what_it_replaces() -> None:
    assert told(PLAN) == [
        ("32/KH-UBND", "carries_out", "59-NQ/TW"),
        ("32/KH-UBND", "carries_out", "02-CTr/TU"),
        ("32/KH-UBND", "replaces", "7/KH-UBND"),
    ]


def test_the_kinds_are_those_of_the_api() -> None:
    assert [kind.value for kind in RelationKind] == ["carries_out", "approves", "amends", "replaces"]
