"""Refusals rest on evidence: what the question names must be named there."""

from dataclasses import replace

import pytest

from kb.messages import Language
from kb.question import understand
from kb.refusal import MAX_SPAN_YEARS, MIN_COVERAGE, Missing, missing, refuse

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
    assert bool(found) is bool(lacking.years or lacking.documents or lacking.names)


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


@pytest.mark.parametrize(
    ("lacking", "coverage", "code", "term"),
    [
        (Missing((2033, 2034), (), ("Khe Mây",)), 1.0, "period_not_covered", "2033, 2034"),
        (Missing((), ("§99/qd-ubnd",), ("Khe Mây",)), 1.0, "term_not_reported", "99/QĐ-UBND"),
        (Missing((), (), ("Suối Đá",)), 1.0, "term_not_reported", "Suối Đá"),
        (Missing((), (), ()), MIN_COVERAGE - 0.01, "evidence_too_weak", ""),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_each_refusal_names_what_is_missing(
    lacking: Missing, coverage: float, code: str, term: str, language: Language
) -> None:
    refusal = refuse(understand("Quyết định 99/QĐ-UBND giao gì?"), lacking, coverage, language, tuple)
    assert refusal is not None
    assert refusal.code == code
    assert term in refusal.message


def test_enough_evidence_is_no_refusal() -> None:
    asked = understand("Đàn trâu có bao nhiêu con?")
    assert refuse(asked, Missing((), (), ()), MIN_COVERAGE, Language.VI, tuple) is None


def test_an_english_question_shares_no_words_with_the_reports() -> None:
    asked = understand("How many buffaloes are there in the district?")
    assert refuse(asked, Missing((), (), ()), 0.0, Language.EN, tuple) is None
