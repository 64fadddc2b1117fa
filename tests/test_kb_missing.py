"""What a question names and the evidence does not."""

from dataclasses import replace

import pytest

from kb.missing import MAX_SPAN_YEARS, Missing, missing
from kb.question import understand

EVIDENCE = "Tình hình huyện Thung Sâu năm 2031\nQuyết định số 88/QĐ-UBND về đập Khe Mây, giai đoạn 2026 - 2030."


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Đàn trâu năm 2031 có bao nhiêu con?", Missing((), (), ())),
        ("Đàn trâu năm 2030 có bao nhiêu con?", Missing((), (), ())),
        ("Đàn trâu năm 2028 có bao nhiêu con?", Missing((), (), ())),
        ("Đàn trâu năm 2033 có bao nhiêu con?", Missing((2033,), (), ())),
        ("Từ năm 2031 đến năm 2040 thì sao?", Missing((2040,), (), ())),
        ("Theo Quyết định 88/QĐ-UBND thì sao?", Missing((), (), ())),
        ("Theo Quyết định 99/QĐ-UBND thì sao?", Missing((), ("§99/qd-ubnd",), ())),
        ("Đập Khe Mây xây khi nào?", Missing((), (), ())),
        ("Đập Suối Đá xây khi nào?", Missing((), (), ("Suối Đá",))),
        ("dap o khe may va ha giang", Missing((), (), ("Hà Giang",))),
    ],
)
def test_what_the_evidence_does_not_name(question: str, lacking: Missing) -> None:
    found = missing(understand(question), EVIDENCE)
    assert found == lacking
    assert found.count == len([*lacking.years, *lacking.documents, *lacking.names])
    assert bool(found) is (found.count > 0)


def test_a_long_span_is_a_horizon_and_covers_only_its_ends() -> None:
    asked = understand("Đàn trâu năm 2030 có bao nhiêu con?")
    assert not missing(asked, f"giai đoạn 2025 - {2025 + MAX_SPAN_YEARS}")
    assert missing(asked, f"giai đoạn 2025 - {2025 + MAX_SPAN_YEARS + 1}").years == (2030,)


def test_of_a_long_name_most_words_suffice() -> None:
    asked = replace(understand("đập"), names=("Khu Bảo Tồn Rừng Thông",))
    assert not missing(asked, "khu rừng bảo tồn").names
    assert missing(asked, "khu dân cư").names == ("Khu Bảo Tồn Rừng Thông",)


def test_a_short_name_must_stand_there_whole_and_not_inside_words() -> None:
    asked = replace(understand("đập"), names=("Khe Mây",))
    assert not missing(asked, "đập khe mây lớn").names
    assert missing(asked, "khe của mây").names
    assert missing(asked, "khe mâyy").names


def test_a_document_may_be_named_by_the_beginning_of_its_number() -> None:
    asked = replace(understand("đập"), documents=("§88",))
    assert not missing(asked, EVIDENCE).documents
    assert missing(asked, EVIDENCE.replace("88", "188")).documents == ("§88",)


def test_all_that_is_missing_is_counted() -> None:
    asked = understand("Năm 2033 và 2034, Quyết định 99/QĐ-UBND nói gì về đập Suối Đá?")
    lacking = missing(asked, EVIDENCE)
    assert lacking == Missing((2033, 2034), ("§99/qd-ubnd",), ("Suối Đá",))
    assert lacking.count == 4


MERGED = "tỉnh Tuyên Quang"  # of today: made of the former ones of Tuyên Quang and Hà Giang


@pytest.mark.parametrize(
    ("question", "evidence", "lacking"),
    [
        ("Đàn trâu của Hà Giang và Tuyên Quang có mấy con?", MERGED, ()),
        ("Đàn trâu của Hà Giang có mấy con?", MERGED, ("Hà Giang",)),
        ("Đàn trâu của Hậu Giang và Sóc Trăng có mấy con?", "thành phố Cần Thơ", ()),
        ("Đàn trâu của Hậu Giang có mấy con?", "thành phố Cần Thơ", ("Hậu Giang",)),
        ("Đàn trâu của Hậu Giang và Sóc Trăng có mấy con?", MERGED, ("Hậu Giang", "Sóc Trăng")),
    ],
)
def test_the_former_provinces_named_together_are_the_one_of_today(
    question: str, evidence: str, lacking: tuple[str, ...]
) -> None:
    assert missing(understand(question), evidence).names == lacking
