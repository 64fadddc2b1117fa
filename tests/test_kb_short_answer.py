"""The short answer: the value, or the run of words that holds it."""

import pytest

from kb.composition import Piece
from kb.question import understand
from kb.short_answer import MAX_ANSWER_WORDS, MAX_LIST_WORDS, short_answer, with_noun
from kb.values import find_values
from tests.kb_texts import ranked_in, read

FILLER = " ".join(["bản làng"] * 40)


def answered(question: str, sentence: str) -> str:
    ranking = ranked_in(understand(question), read(f"Tình hình huyện Thung Sâu\n{sentence}"))
    best = next(candidate for candidate in ranking.candidates if candidate.unit.text == sentence)
    return short_answer(ranking.asked, [Piece(best, best.unit)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xã có 42 trường học mới.", "42 trường học"),
        ("Xã có 42  hộ nghèo.", "42  hộ"),
        ("Xã có 42.", "42"),
        ("Xã trồng 42 ha ngô.", "42 ha"),
        ("Xã đạt 42% số hộ.", "42%"),
    ],
)
def test_a_bare_number_is_given_with_what_it_counts(text: str, expected: str) -> None:
    (value,) = find_values(text)
    assert with_noun(text, value) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Đàn bò có bao nhiêu con?", "Đàn bò có 980 con, khỏe mạnh.", "980 con"),
        ("Khi nào khánh thành cầu?", "Cầu dài 40 m khánh thành ngày 14/3/2031.", "ngày 14/3/2031"),
        ("Đồi rộng bao nhiêu?", "Sắn 12 ha, ngô 13 ha.", "Sắn 12 ha, ngô 13 ha."),
        ("Sắn và ngô lần lượt bao nhiêu ha?", "Sắn rộng 12 ha, ngô 13 ha.", "Sắn rộng 12 ha, ngô 13 ha."),
        ("Ai nuôi bò?", "Hội phụ nữ nuôi 980 con bò.", "Hội phụ nữ nuôi 980 con bò."),
        ("Đàn bò có bao nhiêu con?", "Đàn bò đông lắm.", "Đàn bò đông lắm."),
    ],
)
def test_a_clear_value_stands_alone_all_else_in_its_sentence(question: str, sentence: str, expected: str) -> None:
    assert answered(question, sentence) == expected


def test_a_comparison_keeps_two_values_in_sight() -> None:
    sentence = f"Năm nay {FILLER} sắn 12% {' '.join(['bản làng'] * 20)} 13% {FILLER}."
    both = answered("Sắn lần lượt bao nhiêu phần trăm?", sentence)
    assert "sắn 12%" in both
    assert "13%" in both


@pytest.mark.parametrize(
    ("question", "limit"), [("Huyện có những bản nào?", MAX_LIST_WORDS), ("Ai ở huyện?", MAX_ANSWER_WORDS)]
)
def test_a_list_may_be_longer(question: str, limit: int) -> None:
    sentence = "Huyện có những bản " + ", ".join(f"Khe Mây {'xa' * (number + 1)}" for number in range(90)) + "."
    assert len(answered(question, sentence).split()) == limit
