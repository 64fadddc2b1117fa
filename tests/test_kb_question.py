"""What a question asks for."""

from datetime import date

import pytest
from hypothesis import given

from index.orthography import fold
from kb.messages import Language
from kb.question import understand
from tests.kb_texts import GENERATED, QUESTIONS

LANGUAGES = [
    ("Đàn trâu của huyện có bao nhiêu con?", Language.VI),
    ("Tỷ lệ tiêm chủng là mấy phần trăm?", Language.VI),
    ("đàn trâu huyện Thung Sâu", Language.VI),
    ("How many buffaloes are there in the district?", Language.EN),
    ("Which decision is the bridge built under?", Language.EN),
    ("Why did the herd grow in the valley?", Language.EN),
    ("How large are the rice and the tea area, respectively?", Language.EN),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_of_a_question_with_and_without_accents(text: str, language: Language) -> None:
    asked = understand(text)
    assert (asked.language, asked.accents) == (language, fold(text) != text.lower())
    plain = understand(fold(text))
    assert (plain.language, plain.accents, plain.type) == (language, False, asked.type)
    assert language is Language.VI or asked.names == ()


@pytest.mark.parametrize(
    ("text", "hint", "percent", "money"),
    [
        ("Huyện có bao nhiêu trường học?", "truong", False, False),
        ("Tăng bao nhiêu phần trăm?", "phan", True, False),
        ("Đạt bao nhiêu % kế hoạch?", "%", True, False),
        ("Thu bao nhiêu tỷ đồng?", "ty", False, True),
        ("Tốn bao nhiêu tiền?", "tien", False, True),
        ("How many schools are there?", "truong", False, False),
    ],
)
def test_the_unit_behind_the_question_word(text: str, hint: str, percent: bool, money: bool) -> None:
    asked = understand(text)
    assert asked.unit_hint[0] == hint
    assert (asked.asks_percent, asked.asks_money) == (percent, money)


def test_a_unit_may_also_follow_from_other_words() -> None:
    assert understand("tỷ lệ hộ nghèo").asks_percent
    assert understand("kinh phí sửa đập").asks_money
    asked = understand("diện tích lúa")
    assert not asked.asks_percent
    assert not asked.asks_money


def test_plan_and_change() -> None:
    assert understand("Kế hoạch năm 2032 là bao nhiêu?").asks_plan
    assert understand("What is the target for the herd?").asks_plan
    assert not understand("Đàn trâu có bao nhiêu con?").asks_plan
    assert understand("Đàn trâu tăng bao nhiêu?").asks_change
    assert not understand("Đàn trâu có bao nhiêu con?").asks_change


def test_periods_years_and_documents() -> None:
    asked = understand("Theo Quyết định 88/QĐ-UBND, từ năm 2025 đến năm 2030 và quý II năm 2031 có gì?")
    assert asked.periods == ("2031-Q2", "2025-2030") or asked.periods == ("2025-2030", "2031-Q2")
    assert asked.years == (2025, 2030, 2031)
    assert [fold(number) for number in asked.documents] == ["§88/qd-ubnd"]
    assert understand("Nghị quyết 45/2022/QH15 nói gì?").years == (), "the year of a number is no period"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đập Khe Mây trị giá bao nhiêu?", ("Khe Mây",)),
        ("Huyện có gì? Cầu ở Đồi Gió dài bao nhiêu?", ("Đồi Gió",)),
        ("số trường của tỉnh Hậu Giang", ("Hậu Giang",)),
        ("so truong o can tho", ("Cần Thơ",)),
        ("Chợ Khe Mây Hà Giang có gì?", ("Khe Mây", "Hà Giang")),
        ("Đường từ Cần Thơ Đồi Gió dài bao nhiêu?", ("Đồi Gió", "Cần Thơ")),
        ("Tàu Titan dài bao nhiêu?", ("Titan",)),
        ("Việc do Ủy ban nhân dân giao", ()),
        ("Chợ ở Việt Nam có gì?", ()),
        ("UBND giao việc cho HĐND", ()),
        ("ĐẬP KHE MÂY CÓ GÌ", ()),
    ],
)
def test_proper_names(text: str, names: tuple[str, ...]) -> None:
    assert understand(text).names == names


def test_terms_are_the_content_words_once_each() -> None:
    assert understand("Đàn trâu của huyện và đàn trâu của xã là bao nhiêu?").terms == ("đàn", "trâu", "huyện", "xã")
    assert understand("How many buffaloes are in the district?").terms == ("trâu", "huyện")


@given(QUESTIONS)
@GENERATED
def test_any_question_is_understood_the_same_way_twice(text: str) -> None:
    asked = understand(text)
    assert asked == understand(text)
    assert asked.text == text
    assert asked.search_text.startswith(text)
    assert len(asked.terms) == len(set(asked.terms))
    assert {str(year) for year in asked.years} <= set("".join(c if c.isdigit() else " " for c in text).split())


@pytest.mark.parametrize("text", ["?", "", "…", "ß", "İ", "\u0301", "12", "a" * 2000])
def test_strange_questions_are_understood_too(text: str) -> None:
    assert understand(text).text == text


def test_what_the_reader_takes_back_is_not_understood() -> None:
    text = "Kế hoạch của Cần Thơ năm 2022 theo 88/QĐ-UBND nói gì về “đập Khe Mây”?"
    asked = understand(text)
    assert (asked.periods, asked.years, asked.documents) == (("2022",), (2022,), ("§88/qd-ubnd",))
    assert (asked.phrases, asked.asks_plan) == (("đập Khe Mây",), True)
    assert "Cần Thơ" in asked.names
    without = frozenset({"period:2022", "place:Cần Thơ/before-2025-07", "document", "phrase", "value_kind:plan"})
    less = understand(text, without=without)
    assert (less.periods, less.years, less.documents, less.phrases, less.asks_plan) == ((), (), (), (), False)
    assert "Cần Thơ" not in less.names
    assert "2022" not in less.terms
    assert less.search_text == asked.search_text


def test_years_are_read_against_the_day_of_asking() -> None:
    assert understand("năm ngoái có mấy con trâu", today=date(2032, 1, 1)).periods == ("2031",)
    assert understand("6 tháng đầu năm có mấy con trâu").periods == ()


def test_abbreviations_are_searched_for_both_ways() -> None:
    assert understand("UBND làm gì").search_text == "UBND làm gì ủy ban nhân dân"
    assert understand("Ủy ban nhân dân làm gì").search_text == "Ủy ban nhân dân làm gì UBND"
