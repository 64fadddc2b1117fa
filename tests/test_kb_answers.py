"""Answers: the right value, the words that prove it, or a reason not to answer."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Report
from index.orthography import fold
from kb.answers import Answerer, Draft
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language, message
from kb.question import understand
from tests.kb_texts import GENERATED, QUESTIONS, REPORTS, RIDGE, VALLEY, filled, ranked_in, read

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def draft(question: str, *texts: str, language: Language = Language.VI) -> tuple[Draft, dict[str, Report]]:
    reports = {f"r{number}": read(text, f"{number}.txt") for number, text in enumerate(texts, start=1)}
    parts = {report_id: tuple(part.title for part in report.parts) for report_id, report in reports.items()}
    answerer = Answerer(reports.__getitem__, parts, language)
    return answerer.answer(ranked_in(understand(question), *reports.values())), reports


def answer(question: str, *lines: str) -> str:
    """The answer that a report with these sentences gives."""
    result, _ = draft(question, "Tình hình huyện Thung Sâu năm 2031\n" + "\n".join(lines))
    assert result.refusal is None
    assert result.answer is not None
    return result.answer


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Đàn trâu có bao nhiêu con?", "2.150 con"),
        ("Đàn trâu tăng bao nhiêu phần trăm?", "4,2%"),
        ("Đập Khe Mây trị giá bao nhiêu tiền?", "95 tỷ đồng"),
        ("Vườn chè rộng bao nhiêu ha?", "310 ha"),
        ("Kế hoạch vườn chè là bao nhiêu ha?", "300 ha"),
        ("Cầu treo xây theo quyết định nào?", "Quyết định số 88/QĐ-UBND"),
        ("Khi nào phải hoàn thành việc sửa chữa đập Khe Mây?", "ngày 30/9/2032"),
    ],
)
def test_the_value_asked_for(question: str, expected: str) -> None:
    result, _ = draft(question, VALLEY, RIDGE)
    assert result.refusal is None
    assert result.answer is not None
    assert result.answer.startswith(expected)
    assert expected.split()[0] in result.citations[0].quote
    assert 0.0 < result.confidence <= 1.0


def test_a_question_typed_without_accents_is_answered_as_the_one_with_them(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        assert kb.ask("dan trau co bao nhieu con").answer == "2.150 con"


@pytest.mark.parametrize(
    ("question", "expected"),
    [("Đàn trâu năm 2030 có bao nhiêu con?", "2.063 con"), ("Đàn trâu năm 2031 có bao nhiêu con?", "2.150 con")],
)
def test_of_several_values_in_a_sentence_that_of_the_period(question: str, expected: str) -> None:
    assert answer(question, "Đàn trâu của huyện là 2.150 con (năm 2031), là 2.063 con (năm 2030).").startswith(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [("Xuất bán bao nhiêu tấn mật ong?", "18"), ("Xuất bán mật ong được bao nhiêu tỷ đồng?", "9,5 tỷ đồng")],
)
def test_of_several_values_in_a_sentence_that_of_the_unit(question: str, expected: str) -> None:
    assert answer(question, "Xuất bán mật ong 18 tấn, thu về 9,5 tỷ đồng.").startswith(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Tỷ lệ tiêm chủng đạt bao nhiêu phần trăm?", "97,5%"),
        ("Kế hoạch tỷ lệ tiêm chủng là bao nhiêu phần trăm?", "96%"),
    ],
)
def test_the_plan_stands_beside_the_result(question: str, expected: str) -> None:
    assert answer(question, "Tỷ lệ tiêm chủng đạt 97,5% (KH: 96%).") == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Cầu treo được xây theo nghị quyết nào?", "Nghị quyết số 12/NQ-HĐND"),
        ("Cầu treo được xây theo quyết định nào?", "Quyết định số 88/QĐ-UBND"),
        ("Cầu treo được xây theo kế hoạch nào?", "Kế hoạch 07/KH-UBND"),
    ],
)
def test_the_document_is_of_the_kind_asked_for(question: str, expected: str) -> None:
    sentence = "Cầu treo được xây theo Nghị quyết số 12/NQ-HĐND, Quyết định số 88/QĐ-UBND và Kế hoạch 07/KH-UBND."
    assert answer(question, sentence) == expected


def test_a_list_in_a_note_is_cited_together_with_its_sentence() -> None:
    text = "\n".join(
        [
            "Tình hình huyện Thung Sâu năm 2031",
            "Huyện công nhận 03 sản phẩm mới<sup>1</sup>.",
            "<sup>1</sup> Mật ong rừng; chè búp khô; măng nứa.",
        ]
    )
    result, reports = draft("Huyện công nhận những sản phẩm mới nào?", text)
    assert result.answer == "Mật ong rừng; chè búp khô; măng nứa."
    sentence, note = result.citations
    assert sentence.quote == "Huyện công nhận 03 sản phẩm mới."
    assert note.quote == result.answer
    assert result.statement == f"{sentence.quote} {note.quote}"
    assert all(reports["r1"].text[c.start : c.end] == c.quote for c in result.citations)


def test_between_two_values_as_good_the_sentence_is_the_answer() -> None:
    result, _ = draft("Có bao nhiêu trường đạt chuẩn?", VALLEY, RIDGE)
    assert "31 trường" in (result.answer or "")


def test_without_a_clear_value_its_clause_is_the_answer() -> None:
    text = answer("Huyện trồng bao nhiêu?", "Huyện trồng 12 ha sắn, 13 ha ngô, 14 ha khoai.")
    assert {"12", "13", "14"} <= set(NUMBER.findall(text))


def test_a_long_sentence_is_cut_to_what_holds_the_value() -> None:
    filler = " ".join(["người dân các bản làng cùng nhau góp công"] * 12)
    text = answer(
        "Huyện trồng bao nhiêu sắn và bao nhiêu ngô?", f"{filler}, huyện trồng 12 ha sắn, 13 ha ngô, {filler}."
    )
    assert len(text.split()) <= 60
    assert "12 ha sắn, 13 ha ngô" in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("question", "code", "term"),
    [
        ("Đàn trâu năm 2029 có bao nhiêu con?", "period_not_covered", "2029"),
        ("Đập Suối Đá trị giá bao nhiêu?", "term_not_reported", "Suối Đá"),
        ("Quyết định 99/QĐ-UBND giao việc gì?", "term_not_reported", "99/QĐ-UBND"),
        ("Sân bay quốc tế đón máy bay phản lực đường dài", "indicator_not_reported", "bay"),
    ],
)
def test_refusals_say_why_and_show_what_comes_nearest(question: str, code: str, term: str, language: Language) -> None:
    result, reports = draft(question, VALLEY, language=language)
    assert result.refusal is not None
    assert (result.answer, result.statement, result.confidence, result.citations) == (None, None, 0.0, ())
    assert result.refusal.code == code
    assert term in result.refusal.message
    (nearest,) = result.refusal.nearest
    assert reports["r1"].text[nearest.start : nearest.end] == nearest.quote


@pytest.mark.parametrize("language", Language)
def test_nothing_found_and_no_reports_differ(language: Language) -> None:
    known: dict[str, tuple[str, ...]] = {"r1": ("Báo cáo",)}
    for parts, code in (({}, "no_reports"), (known, "nothing_found")):
        refusal = Answerer(read, parts, language).answer(ranked_in(understand("Đàn trâu?"))).refusal
        assert refusal is not None
        assert (refusal.code, refusal.message, refusal.nearest) == (code, message(code, language), ())


def test_another_report_with_another_figure_is_told() -> None:
    other = "Tình hình huyện Thung Sâu năm 2031, bản bổ sung\nĐàn trâu có 2.190 con, tăng nhẹ so với năm 2030."
    result, reports = draft("Đàn trâu huyện Thung Sâu năm 2031 có bao nhiêu con?", VALLEY, other)
    values = {result.answer, *(also.value for also in result.also_reported)}
    assert any(value and value.startswith("2.150") for value in values)
    for also in result.also_reported:
        citation = also.citation
        assert also.value in citation.quote
        assert reports[citation.report.id].text[citation.start : citation.end] == citation.quote


def well_formed(result: Draft, report_text: dict[str, str]) -> None:
    """What holds for every answer and every refusal."""
    nearest = result.refusal.nearest if result.refusal else ()
    also = [entry.citation for entry in result.also_reported]
    for citation in [*result.citations, *nearest, *also]:
        assert report_text[citation.report.id][citation.start : citation.end] == citation.quote
    if result.refusal is not None:
        assert result.answer is None
        assert result.citations == ()
        return
    assert result.answer
    assert result.statement
    assert result.citations
    assert len(result.answer.split()) <= 200
    quoted = " ".join(citation.quote for citation in result.citations)
    assert set(NUMBER.findall(result.answer)) <= set(NUMBER.findall(quoted))
    assert 0.0 <= result.confidence <= 1.0


@given(QUESTIONS, REPORTS)
@GENERATED
def test_every_answer_over_generated_reports_can_be_checked(question: str, text: str) -> None:
    result, reports = draft(question, text)
    well_formed(result, {report_id: report.text for report_id, report in reports.items()})
    if result.answer is not None and understand(question).type.value != "list":
        assert len(result.answer.split()) <= 60


def test_every_number_of_an_answer_over_the_samples_is_cited(samples_kb: KnowledgeBase) -> None:
    questions = [
        "Năng suất lao động năm 2022 là bao nhiêu?",
        "Nhà ở xã hội năm 2026 khởi công bao nhiêu căn?",
        "Thu ngân sách của Hậu Giang năm 2024 là bao nhiêu?",
        "Số sản phẩm OCOP 6 tháng đầu năm 2024",
        "When must the health records be finished?",
        "ai chu tri viec sua co che dac thu",
    ]
    for question in questions:
        result = samples_kb.ask(question)
        quoted = " ".join(citation.quote for citation in result.citations)
        assert set(NUMBER.findall(result.answer or "")) <= set(NUMBER.findall(quoted)), fold(question)


@given(st.data())
@GENERATED
def test_every_number_of_an_answer_to_a_question_in_words_of_the_samples_is_cited(
    samples_kb: KnowledgeBase, data: st.DataObject
) -> None:
    report_id = data.draw(st.sampled_from(samples_kb.store.report_ids()))
    passage = data.draw(st.sampled_from(samples_kb.store.passages_of(report_id))).passage
    words = passage.text.split()
    first = data.draw(st.integers(0, max(0, len(words) - 4)))
    asked = " ".join(words[first : first + data.draw(st.integers(3, 9))])
    end = data.draw(st.sampled_from((" là bao nhiêu?", " khi nào?", " gồm những gì?", " lần lượt bao nhiêu?", "?")))
    result = samples_kb.ask(asked + end)
    quoted = " ".join(citation.quote for citation in result.citations)
    assert set(NUMBER.findall(result.answer or "")) <= set(NUMBER.findall(quoted))
    for citation in result.citations:
        text = samples_kb.store.report(citation.report.id).text
        assert text[citation.start : citation.end] == citation.quote


def test_a_list_may_have_more_words_than_a_value() -> None:
    items = "; ".join(f"bản thứ {number} của xã" for number in range(100, 160))
    listed = answer("Huyện có những bản vùng cao nào?", f"Huyện có những bản vùng cao: {items}.")
    assert 60 < len(listed.split()) <= 200
