"""How well a value of a sentence fits a question."""

import math

import pytest

from kb.question import understand
from kb.ranking import Candidate, Ranking
from kb.value_features import FEATURES, value_features
from tests.kb_texts import ranked_in, read

Named = dict[str, float]


def found(question: str, sentence: str) -> tuple[Ranking, Candidate]:
    """The sentence of a short report, ranked for a question."""
    ranking = ranked_in(understand(question), read(f"Tình hình huyện Thung Sâu\n{sentence}"))
    return ranking, next(candidate for candidate in ranking.candidates if candidate.unit.text == sentence)


def features(question: str, sentence: str) -> dict[str, Named]:
    """For every value of the sentence its features by name."""
    ranking, candidate = found(question, sentence)
    return {
        value.text: dict(
            zip(FEATURES, value_features(ranking.asked, candidate.where, candidate.unit, value), strict=True)
        )
        for value in candidate.unit.values
    }


def test_words_in_the_stretch_of_a_value_count_for_it() -> None:
    found = features("Vườn chè rộng bao nhiêu?", "Vườn chè rộng 31 ha, 7 ha sắn; 12 ha ngô.")
    assert [found[text]["clause"] for text in ("31 ha", "7 ha", "12 ha")] == [1.0, 0.0, 0.0]
    assert [found[text]["segment"] for text in ("31 ha", "7 ha", "12 ha")] == [1.0, 1.0, 0.0]


def test_a_comma_inside_a_number_ends_no_clause() -> None:
    assert features("Vườn chè rộng bao nhiêu?", "Vườn chè rộng thêm từ 2,5 ha lên 31 ha.")["31 ha"]["clause"] == 1.0


def test_words_pull_the_more_the_nearer_they_stand() -> None:
    found = features("Bò có bao nhiêu?", "Bò 31 con sống cùng 7 con trâu.")
    assert found["31"]["before"] > found["7"]["before"] > 0.0
    assert found["31"]["behind"] == found["7"]["behind"] == 0.0
    found = features("Trâu có bao nhiêu?", "Bò 31 con sống cùng 7 con trâu.")
    assert found["7"]["behind"] > found["31"]["behind"] > 0.0
    assert found["7"]["before"] == 0.0


def test_the_pull_of_a_word_falls_to_a_third_over_six_words() -> None:
    found = features("Bò có bao nhiêu?", "Bò 31 con sống cùng với 7 con trâu.")
    assert found["31"]["before"] == pytest.approx(math.exp(-1 / 6))
    assert found["7"]["before"] == pytest.approx(math.exp(-6 / 6))


def test_a_number_that_counts_what_follows_is_told_apart() -> None:
    found = features("Bò có bao nhiêu?", "Bò 31 con trên 7 ha.")
    assert found["31"]["before_count"] == found["31"]["before"] > 0.0
    assert found["7 ha"]["before_count"] == 0.0 < found["7 ha"]["before"]


def test_without_words_of_its_own_a_question_pulls_at_nothing() -> None:
    (value,) = features("bao nhiêu", "Bò 31 con.").values()
    assert [value[name] for name in ("segment", "clause", "before", "behind")] == [0.0] * 4


@pytest.mark.parametrize(
    ("name", "question", "sentence", "expected"),
    [
        ("part", "Bò có bao nhiêu?", "Bò có 31 con, trong đó 7 con cái.", {"31": 0.0, "7": 1.0}),
        ("measure", "Đạt bao nhiêu phần trăm?", "Bán 5 tỷ đồng, đạt 97%.", {"97%": 1.0, "5 tỷ đồng": -1.0}),
        ("measure", "Bán được bao nhiêu tiền?", "Bán 5 tỷ đồng, đạt 97%.", {"97%": -1.0, "5 tỷ đồng": 1.0}),
        ("measure", "Bán được bao nhiêu?", "Bán 5 tỷ đồng, đạt 97%.", {"97%": 0.0, "5 tỷ đồng": 0.0}),
        ("hint", "Có bao nhiêu bản?", "Xã có 7 bản và 2 chợ.", {"7": 1.0, "2": 0.0}),
        ("plan", "Kế hoạch trồng bao nhiêu?", "Trồng 31 ha (KH: 30 ha).", {"31 ha": 0.0, "30 ha": 1.0}),
        ("plan", "Đã trồng bao nhiêu?", "Trồng 31 ha (KH: 30 ha).", {"31 ha": 0.0, "30 ha": 0.0}),
        ("plan_unasked", "Đã trồng bao nhiêu?", "Trồng 31 ha (KH: 30 ha).", {"31 ha": 0.0, "30 ha": 1.0}),
        ("plan_unasked", "Kế hoạch trồng bao nhiêu?", "Trồng 31 ha (KH: 30 ha).", {"31 ha": 0.0, "30 ha": 0.0}),
        ("change", "Bò tăng bao nhiêu?", "Bò có 31 con, tăng thêm 7 con.", {"31": 0.0, "7": 1.0}),
        ("change_unasked", "Bò tăng bao nhiêu?", "Bò có 31 con, tăng thêm 7 con.", {"31": 0.0, "7": 0.0}),
        ("change_unasked", "Bò có bao nhiêu?", "Bò có 31 con, tăng thêm 7 con.", {"31": 0.0, "7": 1.0}),
        ("of_plan", "Bò có bao nhiêu?", "Bò đạt 97% kế hoạch, 31% là bò cái.", {"97%": 1.0, "31%": 0.0}),
        ("of_plan", "Bò vượt bao nhiêu?", "Bò đạt 97% kế hoạch, 31% là bò cái.", {"97%": 0.0, "31%": 0.0}),
        ("period", "Bò năm 2031 có mấy con?", "Có 31 con (năm 2031), 7 con (năm 2030).", {"31": 1.0}),
        ("period", "Bò năm 2030 có mấy con?", "Năm 2031 có 31 con; năm 2030 có 7 con.", {"7": 1.0}),
        ("period", "Bò có mấy con?", "Năm 2031 có 31 con.", {"31": 0.0}),
        ("period", "Năm 2031 xong ngày nào?", "Xong ngày 14/3/2031.", {"ngày 14/3/2031": 0.0}),
        ("repeated", "31 ha trồng mấy cây chè?", "Trên 31 ha trồng 7 cây chè.", {"31 ha": 1.0, "7": 0.0}),
        ("first", "Bò có bao nhiêu?", "Đạt 97%, có 31 con, bán 7 con.", {"97%": 1.0, "31": 1.0, "7": 0.0}),
        ("bracket", "Bò có bao nhiêu?", "Có 31 con (7 con cái) và 2 bê.", {"31": 0.0, "7": 1.0, "2": 0.0}),
        ("year_for_day", "Xong ngày nào?", "Xong năm 2031, mở ngày 1/2/2032.", {"năm 2031": 1.0, "ngày 1/2/2032": 0.0}),
        ("year_for_day", "Xong năm nào?", "Xong năm 2031.", {"năm 2031": 0.0}),
        ("duration", "Bò có bao nhiêu con?", "Sau 3 năm có 31 con.", {"3": 1.0, "31": 0.0}),
        ("duration", "Sau bao nhiêu năm?", "Sau 3 năm có 31 con.", {"3": 0.0, "31": 0.0}),
        ("bare", "Chỉ số là bao nhiêu?", "Có 31 con, 7 ha, hệ số 0,78.", {"31": 0.0, "7 ha": 0.0, "0,78": 1.0}),
    ],
)
def test_what_a_feature_tells(name: str, question: str, sentence: str, expected: Named) -> None:
    found = features(question, sentence)
    assert {text: found[text][name] for text in expected} == expected


def test_another_period_agrees_less() -> None:
    found = features("Bò năm 2031 có mấy con?", "Có 31 con (năm 2031), 7 con (năm 2030).")
    assert found["7"]["period"] < 0.0 < found["31"]["period"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Theo quyết định nào?", {"Quyết định số 8/QĐ-UBND": 1.0, "số 12/NQ-HĐND": -1.0}),
        ("Theo nghị quyết số mấy?", {"Quyết định số 8/QĐ-UBND": -1.0, "số 12/NQ-HĐND": 1.0}),
        ("Theo NQ nào?", {"Quyết định số 8/QĐ-UBND": -1.0, "số 12/NQ-HĐND": 1.0}),
        ("Theo văn bản nào?", {"Quyết định số 8/QĐ-UBND": 0.0, "số 12/NQ-HĐND": 0.0}),
    ],
)
def test_a_document_is_of_the_kind_asked_for_by_name_or_by_the_letters_of_its_number(
    question: str, expected: Named
) -> None:
    found = features(question, "Xây cầu theo Quyết định số 8/QĐ-UBND và số 12/NQ-HĐND, dài 7 m.")
    assert {text: found[text]["document"] for text in expected} == expected
    assert found["7"]["document"] == 0.0
