"""Refusals rest on evidence: each says what is missing and shows what comes nearest."""

from dataclasses import replace
from unittest.mock import patch

import pytest

from kb.confidence import REFUSE_FROM
from kb.judgement import Judgement, judge
from kb.messages import Language, message
from kb.model import Citation, Refusal, ReportRef
from kb.question import understand
from kb.ranking import Ranking
from kb.refusal import SURE, refuse
from tests.kb_texts import VALLEY, ranked_in, read

NEAREST = (Citation(ReportRef("r1", "Báo cáo", None, None, "1.txt"), "", (), "r1:0", "Đ", 0, 1, None, (1, 1), ""),)
UNDATED = "Tình hình huyện Thung Sâu\nĐàn trâu có 2.150 con."
SILENT, SPOKEN = REFUSE_FROM, REFUSE_FROM - 0.01
"""How likely it is that no report says what is asked: just enough to refuse for that alone, and just not."""


def judged(question: str, text: str = VALLEY) -> tuple[Ranking, Judgement]:
    ranking = ranked_in(understand(question), read(text))
    judgement = judge(ranking, {})
    assert judgement is not None
    return ranking, judgement


def refused(
    question: str, text: str = VALLEY, *, silent: float = SILENT, language: Language = Language.VI
) -> Refusal | None:
    """The refusal where the model gives this probability that no report says what is asked."""
    with patch("kb.refusal.silence", lambda support: silent):
        return refuse(*judged(question, text), language, lambda: NEAREST)


def code(question: str, text: str = VALLEY, *, silent: float = SILENT) -> str | None:
    refusal = refused(question, text, silent=silent)
    return refusal.code if refusal else None


def plan(sentence: str) -> str:
    return f"Tình hình huyện Thung Sâu năm 2031\n{sentence}"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("question", "text", "expected", "details"),
    [
        ("Theo bạn có nên sửa đập Khe Mây?", VALLEY, "opinion", {}),
        ("Đàn trâu năm 2029 có mấy con?", UNDATED, "period_not_covered", {"period": "2029"}),
        ("Quyết định 99/QĐ-UBND giao việc gì?", VALLEY, "term_not_reported", {"term": "99/QĐ-UBND"}),
        ("Đập Suối Đá trị giá bao nhiêu?", VALLEY, "term_not_reported", {"term": "Suối Đá"}),
        ("Đàn trâu ở Hà Giang có mấy con?", VALLEY, "place_not_covered", {"place": "Hà Giang"}),
        ("Riêng nhím có mấy con?", plan("Đàn thú có 31 con."), "breakdown_not_given", {"term": "nhím"}),
        ("Đàn nhím có mấy con?", plan("Đàn thú có 31 con."), "indicator_not_reported", {"term": "nhím"}),
        ("Năm 2031 trồng mấy ha?", plan("Mục tiêu trồng 31 ha."), "only_plan_exists", {"period": "2031"}),
        (
            "Năm 2031 trồng mấy ha?",
            "Tình hình huyện\nDự kiến năm 2031 trồng 31 ha.",
            "only_plan_exists",
            {"period": "2031"},
        ),
        ("bao nhiêu", VALLEY, "too_vague", {}),
        ("Đàn trâu có mấy con?", VALLEY, "evidence_too_weak", {}),
    ],
)
def test_each_refusal_names_what_is_missing_and_shows_what_comes_nearest(
    question: str, text: str, expected: str, details: dict[str, str], language: Language
) -> None:
    refusal = refused(question, text, language=language)
    assert refusal == Refusal(expected, message(expected, language, **details), NEAREST)
    assert all(detail in refusal.message for detail in details.values())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("question", "text", "asked", "stated"),
    [
        ("Đàn trâu năm 2029 có mấy con?", VALLEY, "2029", "2031"),
        ("Đàn trâu năm 2029 và 2027 có mấy con?", VALLEY, "2029, 2027", "2031"),
        ("Đàn ngựa năm 2029 có mấy con?", f"{UNDATED}\nĐàn ngựa năm 2017 có 31 con.", "2029", "2017"),
    ],
)
def test_a_period_that_is_not_covered_is_named_beside_the_nearest_one(
    question: str, text: str, asked: str, stated: str, language: Language
) -> None:
    refusal = refused(question, text, language=language)
    expected = message("period_not_covered_but", language, period=asked, stated=stated)
    assert refusal == Refusal("period_not_covered", expected, NEAREST)
    assert stated in refusal.message


@pytest.mark.parametrize(
    "question",
    [
        "Theo bạn sửa đập Khe Mây để làm gì?",
        "Theo quan điểm của bạn thì đàn trâu thế nào?",
        "Bạn nghĩ gì về đàn trâu?",
        "Huyện có nên nuôi trâu?",
        "ban danh gia dan trau ra sao",
        "huyen co nen nuoi trau",
        "Chủ tịch có giỏi không?",
        "Trâu tốt hơn hay bò?",
        "Do you think the herd is large?",
        "Should we repair the dam?",
    ],
)
def test_opinions_are_not_asked_of_reports(question: str) -> None:
    assert code(question, silent=0.0) == "opinion"


@pytest.mark.parametrize(
    "question",
    [
        "Theo bản báo cáo, đàn trâu có mấy con?",
        "Theo ban quản lý, đàn trâu có mấy con?",
        "Theo ý kiến của huyện, đàn trâu có mấy con?",
        "Huyện có nền nông nghiệp ra sao?",
        "Chè ở dạng chế biến có mấy tấn?",
    ],
)
def test_a_question_of_fact_is_no_opinion(question: str) -> None:
    assert code(question, silent=0.0) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Đàn trâu năm 2029 có mấy con?", "period_not_covered"),
        ("Quyết định 99/QĐ-UBND giao việc gì?", "term_not_reported"),
        ("Đàn trâu ở Hà Giang có mấy con?", "place_not_covered"),
        ("Đàn nhím có mấy con?", None),
        ("bao nhiêu", None),
        ("Đàn trâu có mấy con?", None),
    ],
)
def test_what_is_named_but_lacking_refuses_however_sure_the_rest(question: str, expected: str | None) -> None:
    assert code(question, silent=SPOKEN) == expected


def test_of_several_things_lacking_the_period_is_told_first_then_the_document() -> None:
    assert code("Năm 2029, Quyết định 99/QĐ-UBND giao gì cho Suối Đá?") == "period_not_covered"
    refusal = refused("Quyết định 99/QĐ-UBND giao gì cho Suối Đá?")
    assert refusal is not None
    assert "99/QĐ-UBND" in refusal.message


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Mục tiêu năm 2031 trồng mấy ha?", plan("Mục tiêu trồng 31 ha.")),
        ("Trồng mấy ha?", plan("Mục tiêu trồng 31 ha.")),
        ("Năm 2031 trồng mấy ha?", plan("Đã trồng 31 ha.")),
    ],
)
def test_a_plan_is_the_reason_only_where_a_result_of_a_period_is_asked_for(question: str, text: str) -> None:
    assert code(question, text) == "evidence_too_weak"


def test_a_refusal_tells_nothing_that_it_was_not_given() -> None:
    ranking, judgement = judged("Đàn trâu năm 2029 có mấy con?")
    given = replace(judgement, lacking=replace(judgement.lacking, years=()))
    with patch("kb.refusal.silence", lambda support: SILENT):
        refusal = refuse(ranking, given, Language.VI, tuple)
    assert refusal is not None
    assert (refusal.code, refusal.nearest) == ("evidence_too_weak", ())


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Có bao nhiêu phụ nữ nuôi trâu?", "“phụ nữ”"),
        ("Đàn nhím có mấy con?", "“nhím”"),
    ],
)
def test_what_is_not_reported_is_named_by_its_whole_word(question: str, term: str) -> None:
    refusal = refused(question)
    assert refusal is not None
    assert refusal.code == "indicator_not_reported"
    assert term in refusal.message


def test_a_document_may_be_meant_that_the_evidence_does_not_number() -> None:
    question = "Quyết định 99/QĐ-UBND giao việc gì?"
    assert code(question, silent=SURE) == "term_not_reported"
    assert code(question, silent=SURE - 0.01) is None
