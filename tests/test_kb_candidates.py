"""Sentences in which an answer may stand."""

from itertools import pairwise

import pytest
from hypothesis import given

from corpus.model import Report
from kb.candidates import Candidate, candidates, covered, focus_of, period_fit
from kb.question import understand
from tests.kb_texts import GENERATED, QUESTIONS, REPORTS, RIDGE, VALLEY, found_in, read


def ranked(question: str, *texts: str) -> list[Candidate]:
    reports = [read(text, f"{number}.txt") for number, text in enumerate(texts, start=1)]
    by_id = {f"r{number}": report for number, report in enumerate(reports, start=1)}
    return candidates(understand(question), found_in(*reports), by_id.__getitem__)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Đàn trâu có bao nhiêu con?", "2.150 con"),
        ("Vườn chè rộng bao nhiêu?", "310 ha"),
        ("Cầu treo xây theo quyết định nào?", "88/QĐ-UBND"),
        ("Đập Khe Mây trị giá bao nhiêu?", "95 tỷ đồng"),
        ("Bao giờ sửa chữa xong đập Khe Mây?", "30/9/2032"),
        ("dan trau co bao nhieu con", "2.150 con"),
        ("Bao nhiêu trường đạt chuẩn?", "31 trường"),
    ],
)
def test_the_best_sentence_holds_the_answer(question: str, words: str) -> None:
    assert words in ranked(question, VALLEY, RIDGE)[0].text


def test_nothing_found_gives_no_candidates() -> None:
    assert candidates(understand("Đàn trâu?"), [], read) == []


@given(QUESTIONS, REPORTS)
@GENERATED
def test_candidates_are_slices_best_first(question: str, text: str) -> None:
    report = read(text)
    result = candidates(understand(question), found_in(report), lambda _: report)
    for candidate in result:
        assert report.text[candidate.start : candidate.end] == candidate.text
        passage = candidate.found.stored.passage
        assert passage.start <= candidate.start < candidate.end <= passage.end
        assert 0.0 <= candidate.coverage <= 1.0
        assert all(candidate.text[value.start : value.end] == value.text for value in candidate.values)
    order = [(-candidate.score, candidate.found.hit.key, candidate.start) for candidate in result]
    assert all(first <= second for first, second in pairwise(order))


def test_a_long_sentence_is_offered_clause_by_clause() -> None:
    clauses = [
        f"xã thứ {number} trồng {number} ha ngô và nuôi nhiều trâu bò trên nương rẫy" for number in range(20, 27)
    ]
    text = "Tình hình huyện Thung Sâu\nNông nghiệp trong năm: " + "; ".join(clauses) + "."
    texts = [candidate.text for candidate in ranked("Xã trồng bao nhiêu ha ngô?", text)]
    assert any(len(text.split()) > 100 for text in texts)
    assert any(text.startswith(clauses[3]) and len(text.split()) < 25 for text in texts)


def test_a_label_leads_to_the_sentences_of_its_paragraph() -> None:
    text = (
        "Tình hình huyện Thung Sâu\nI. NÔNG NGHIỆP\na) Chè: Diện tích mở rộng. Sản lượng đạt 18 tấn.\nb) Ngô: Được mùa."
    )
    leads = {candidate.text: candidate.lead for candidate in ranked("sản lượng chè", text)}
    assert "Chè" in leads["Sản lượng đạt 18 tấn."]
    assert "Chè" not in leads["b) Ngô: Được mùa."]


def test_words_that_only_name_the_report_are_no_focus() -> None:
    report: Report = read(VALLEY)
    asked = understand("Tình hình đàn trâu của huyện Thung Sâu")
    focus = focus_of(asked, [report], set())
    assert "trâu" in focus
    assert "Thung" not in focus
    assert "Sâu" not in focus
    only = understand("Huyện Thung Sâu")
    assert focus_of(only, [report], set()).startswith("Huyện Thung Sâu"), "a question of nothing else keeps its words"


def test_coverage_counts_the_words_of_the_question_without_accents() -> None:
    asked = understand("Đàn trâu có bao nhiêu con?")
    assert covered(asked, "dan trau con") == 1.0
    assert covered(asked, "Đàn trâu") == pytest.approx(2 / 3)
    assert covered(asked, "") == 0.0
    assert covered(understand("bao nhiêu?"), "bao nhiêu") == 0.0


def test_the_period_is_read_from_the_sentence_then_its_lead_then_its_report() -> None:
    asked = understand("Đàn trâu năm 2031 có bao nhiêu con?")
    assert period_fit(asked, "năm 2031 có", "năm 2030", "2030") == pytest.approx(0.4)
    assert period_fit(asked, "có 2.150 con", "năm 2030", "2031") == pytest.approx(-0.35)
    assert period_fit(asked, "có 2.150 con", "", "2031") == pytest.approx(0.3)
    assert period_fit(asked, "tăng so với năm 2030", "", "2031") == pytest.approx(0.3), "a base period is not it"
    assert period_fit(asked, "có 2.150 con", "", None) == 0.0
    assert period_fit(understand("Đàn trâu?"), "năm 2031", "", "2031") == 0.0


def test_of_two_years_the_one_asked_for_wins() -> None:
    text = "Tình hình huyện Thung Sâu\nNăm 2030 đàn trâu có 2.063 con.\nNăm 2031 đàn trâu có 2.150 con."
    for year, value in (("2030", "2.063"), ("2031", "2.150")):
        assert value in ranked(f"Đàn trâu năm {year} có bao nhiêu con?", text)[0].text


def test_the_plan_beside_the_result_is_for_questions_about_the_plan() -> None:
    text = "Tình hình huyện Thung Sâu\nVườn chè rộng 310 ha. (KH: vườn chè 300 ha)."
    assert "310" in ranked("Vườn chè rộng bao nhiêu ha?", text)[0].text
