"""Who signed a report."""

import pytest

from kb.question import understand
from kb.signers import Signed, asks_signer, signer_of
from tests.kb_texts import RIDGE, ranked_in, read

SIGNED = """ỦY BAN NHÂN DÂN
HUYỆN THUNG SÂU
Số: 45/BC-UBND
Thung Sâu, ngày 05 tháng 12 năm 2031
BÁO CÁO
Tình hình huyện Thung Sâu năm 2031
I. CHĂN NUÔI
Đàn trâu có 2.150 con. Mật ong bán tốt.
{line}
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Sáng
"""
NAMING = "Ông Lò Văn Sáng thăm bản."


def signer(question: str, line: str = "") -> Signed | None:
    reports = [read(SIGNED.format(line=line), "a.txt"), read(RIDGE, "b.txt")]
    return signer_of(ranked_in(understand(question), *reports), {})


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Ai ký báo cáo này?", True),
        ("ai la nguoi ky bao cao", True),
        ("Báo cáo do ai ký?", True),
        ("Ai đã ký kế hoạch 7/KH-UBND?", True),
        ("Who signed the report?", True),
        ("Ai ký kết với công ty?", False),
        ("Ai ký hợp đồng mua trâu?", False),
        ("Ai nuôi trâu?", False),
        ("Bao nhiêu người ký bản ghi nhớ?", False),
    ],
)
def test_whether_the_signer_of_a_document_is_asked_for(question: str, asked: bool) -> None:
    assert asks_signer(understand(question)) is asked


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký báo cáo tình hình huyện Thung Sâu năm 2031?",
        "ai ky bao cao tinh hinh huyen thung sau nam 2031",
        "Ai là người ký báo cáo 45/BC-UBND?",
    ],
)
def test_the_signer_of_the_report_that_is_meant(question: str) -> None:
    found = signer(question)
    assert found is not None
    assert (found.signer, found.report.found.stored.report.id, found.naming) == ("Lò Văn Sáng", "r1", None)


def test_the_shortest_sentence_that_names_the_signer_proves_it() -> None:
    found = signer("Ai ký báo cáo tình hình huyện Thung Sâu năm 2031?", f"Vì mưa lớn, {NAMING.lower()} {NAMING}")
    assert found is not None
    assert found.naming is not None
    assert found.naming.unit.text == NAMING


def test_a_report_without_a_known_signer_is_meant_all_the_same() -> None:
    found = signer("Ai ký báo cáo tình hình huyện Đồi Gió năm 2031?")
    assert found is not None
    assert (found.signer, found.report.found.stored.report.id) == (None, "r2")


@pytest.mark.parametrize(
    "question",
    ["Ai ký báo cáo 46/BC-UBND?", "Ai ký báo cáo tình hình huyện Thung Sâu năm 2029?", "Ai ký báo cáo của xã Suối Đá?"],
)
def test_another_report_than_those_found_has_no_signer_here(question: str) -> None:
    assert signer(question) is None
