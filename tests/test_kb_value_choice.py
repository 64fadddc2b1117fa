"""The value that a question asks for, among those of a sentence."""

import pytest

from kb.question import understand
from kb.ranking import Candidate, Ranking
from kb.value_choice import CLEAR, best_candidates, choices, clear_value, number_of, same_unit
from kb.values import Value, find_values
from tests.kb_texts import ranked_in, read


def ranked(question: str, *sentences: str) -> Ranking:
    return ranked_in(understand(question), read("\n".join(["Tình hình huyện Thung Sâu", *sentences])))


def found(question: str, sentence: str) -> tuple[Ranking, Candidate]:
    """The sentence of a short report, ranked for a question."""
    ranking = ranked(question, sentence)
    return ranking, next(candidate for candidate in ranking.candidates if candidate.unit.text == sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Đàn bò có bao nhiêu con?", "Đàn bò có 980 con.", "980"),
        ("Tiêm chủng đạt bao nhiêu phần trăm?", "Tiêm chủng cho 760 trẻ, đạt 97,5%.", "97,5%"),
        ("Bán ong thu bao nhiêu tiền?", "Bán ong 18 tấn, thu 9,5 tỷ đồng.", "9,5 tỷ đồng"),
        ("Tiêm chủng đạt bao nhiêu phần trăm?", "Tiêm chủng đạt 97,5% (KH: 96%).", "97,5%"),
        ("Kế hoạch tiêm chủng bao nhiêu phần trăm?", "Tiêm chủng đạt 97,5% (KH: 96%).", "96%"),
        ("Khi nào khánh thành cầu?", "Cầu dài 40 m khánh thành ngày 14/3/2031.", "ngày 14/3/2031"),
        ("Cầu xây theo quyết định nào?", "Cầu dài 40 m xây theo Quyết định số 8/QĐ-UBND.", "Quyết định số 8/QĐ-UBND"),
        ("Đồi rộng bao nhiêu?", "Sắn 12 ha, ngô 13 ha.", None),
        ("Diện tích sắn và ngô lần lượt là bao nhiêu?", "Diện tích sắn 12 ha.", None),
        ("Ai trồng sắn?", "Diện tích sắn 12 ha.", None),
        ("Đàn bò có bao nhiêu con?", "Đàn bò đông lắm.", None),
    ],
)
def test_the_clear_value(question: str, sentence: str, expected: str | None) -> None:
    ranking, candidate = found(question, sentence)
    value = clear_value(ranking.asked, candidate)
    assert (value.text if value else None) == expected


def test_the_values_share_one_best_first() -> None:
    ranking, candidate = found("Vườn chè rộng bao nhiêu ha?", "Huyện có 7 bản, vườn chè rộng 31 ha, ngô 12 ha.")
    chosen = choices(ranking.asked, candidate)
    assert chosen[0].value.text == "31 ha"
    assert len(chosen) == 3
    assert sum(choice.share for choice in chosen) == pytest.approx(1.0)
    assert [choice.score for choice in chosen] == sorted((choice.score for choice in chosen), reverse=True)
    assert chosen[0].share > chosen[1].share
    assert chosen[0].share >= CLEAR


def test_only_values_of_the_kind_asked_for_are_chosen_from() -> None:
    sentence = "Ngày 14/3/2031 mở 7 chợ theo Quyết định số 8/QĐ-UBND."
    for question, expected in (
        ("Khi nào mở chợ?", ["Ngày 14/3/2031"]),
        ("Mở bao nhiêu chợ?", ["7"]),
        ("Mở chợ theo quyết định nào?", ["Quyết định số 8/QĐ-UBND"]),
        ("Ai mở chợ?", []),
    ):
        ranking, candidate = found(question, sentence)
        assert [choice.value.text for choice in choices(ranking.asked, candidate)] == expected


def test_a_comparison_has_values_but_no_clear_one() -> None:
    ranking, candidate = found("Sắn và ngô lần lượt bao nhiêu ha?", "Sắn rộng 12 ha, ngô rộng 13 ha.")
    assert {choice.value.text for choice in choices(ranking.asked, candidate)} == {"12 ha", "13 ha"}
    assert clear_value(ranking.asked, candidate) is None


def test_a_sentence_is_scored_by_its_best_value_too_where_one_is_asked_for() -> None:
    ranking = ranked("Đàn bò có bao nhiêu con?", "Đàn bò đông lắm.", "Đàn bò có 980 con.")
    scores = {candidate.unit.text: (score, candidate.score) for score, candidate in best_candidates(ranking)}
    joint, alone = scores["Đàn bò có 980 con."]
    assert joint > alone
    joint, alone = scores["Đàn bò đông lắm."]
    assert joint < alone
    order = [score for score, _ in best_candidates(ranking)]
    assert order == sorted(order, reverse=True)


def test_where_no_value_is_asked_for_the_ranking_stays() -> None:
    ranking = ranked("Ai nuôi đàn bò?", "Đàn bò đông lắm.", "Hội phụ nữ nuôi đàn bò 980 con.")
    assert best_candidates(ranking) == [(c.score, c) for c in ranking.candidates]


def value(text: str) -> Value:
    (found,) = find_values(text)
    return found


def test_units_and_numbers_are_compared_apart() -> None:
    assert same_unit(value("12,5 tỷ đồng"), value("1.300 tỷ đồng"))
    assert not same_unit(value("12,5 tỷ đồng"), value("12,5 triệu đồng"))
    assert not same_unit(value("12,5%"), value("12,5 ha"))
    assert number_of(value("07 ha")) == number_of(value("7 ha")) == "7"
    assert number_of(value("12,5%")) == "12,5"
